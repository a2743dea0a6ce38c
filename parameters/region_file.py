"""Reading a table of regions; every problem with its line and column, or its cell, all at once."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from parameters.beside import file_beside
from parameters.documents import Mark, Node
from parameters.magnitudes import Shipped, far_apart, shipped_figures
from parameters.number_hints import number_hint
from parameters.parameter import Parameter
from parameters.problems import Collector
from parameters.region_checks import refuse_missing, warn_of_sums
from parameters.region_columns import Column, Figures, HeadingError, is_date
from parameters.region_table import LEADING, CsvTable, RegionTable, TableError
from parameters.regions import Own, Region, Regions, Way
from parameters.scenario import Scenario
from parameters.settings import KindSchema

POPULATION = "population"
RESERVED = ("plan", "sum")
"""Codes that tables of results need for themselves."""
LARGEST = 5_000_000
MOST = 2_000
"""Rows that a table may have."""
_YES = {"yes": True, "no": False, "1": True, "0": False, "true": True, "false": False, "": True}


@dataclass(frozen=True)
class Known:
    """What a table of regions is checked against."""

    scenarios: Mapping[str, Scenario]
    kinds: Mapping[str, KindSchema]
    shipped: Shipped


def read_regions(
    node: Node | None, plan: Path, known: Known, problems: Collector, warnings: Collector,
    *, table: RegionTable | None = None,
) -> Regions | None:  # fmt: skip
    """The table of regions that a plan names, checked against its figures; None if it names none.

    Args:
        node: the section ``regions``, the name of a CSV file beside the plan.
        plan: the plan file.
        known: the scenarios of the plan and its cost kinds.
        problems: takes what is wrong; figures are looked up only if nothing was wrong before.
        warnings: takes what is worth a look.
        table: the table that the plan brings along, which is then read instead of the file.
    """
    if node is None or node.value is None:
        if table is not None:
            message = "is not read: no setting 'regions' on the sheet Plan names the table"
            warnings.add(
                table.mark(0, (), 0), "", message, "write regions, with the value regions.csv, on the sheet Plan"
            )
        return None
    if not isinstance(node.value, str):
        problems.add(node.mark, "regions", f"must be the name of a CSV file (got {node.said})")
        return None
    table = _beside(node, plan, problems) if table is None else table
    if table is None or problems.problems:
        return None
    reading = _Reading(table, Figures.of(known.scenarios), known, problems, warnings)
    try:
        found = reading.regions(table.rows())
    except TableError as error:
        problems.add(Mark(table.name, error.line), "", f"is not a table ({error})", "save it as CSV again")
        return None
    if found is not None and not problems.problems:
        refuse_missing(found, known.scenarios, known.kinds, problems)
        warn_of_sums(found, reading.columns, known.scenarios["reform"], warnings)
    return found


def _beside(node: Node, plan: Path, problems: Collector) -> RegionTable | None:
    """The table in the CSV file that a plan names."""
    path = file_beside(node, "regions", plan, problems)
    if path is None or problems.problems:
        return None
    text = _text(path, str(node.value), problems)
    return None if text is None else CsvTable(str(node.value), text)


def _text(path: Path, name: str, problems: Collector) -> str | None:
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        problems.add(Mark(name), "", f"has {len(raw):,} bytes; the most is {LARGEST:,}")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        mark = Mark(name, raw[: error.start].count(b"\n") + 1)
        problems.add(mark, "", "is not UTF-8 text", "save the file as CSV UTF-8")
        return None


@dataclass
class _Reading:
    table: RegionTable
    figures: Figures
    against: Known
    problems: Collector
    warnings: Collector
    columns: list[Column] = field(default_factory=list)
    heading: list[str] = field(default_factory=list)

    def regions(self, rows: Iterator[tuple[int, list[str]]]) -> Regions | None:
        top, titles = next(rows, (1, []))
        self.heading = [title.strip() for title in titles]
        if tuple(title.lower() for title in self.heading[:2]) != LEADING:
            hint = "separate cells with commas" if ";" in self.heading[0:1] or ";" in "".join(self.heading) else ""
            self.problems.add(
                self._mark(top, self.heading, 0), "", "the first two columns must be 'region' and 'name'", hint
            )
            return None
        below = [(line, [cell.strip() for cell in row]) for line, row in rows]
        if len(below) > MOST:
            message = f"has {len(below):,} rows; the most is {MOST:,}: each region is costed by itself"
            self.problems.add(self._mark(0, [], 0), "", message)
            return None
        self._columns(top, [cells for _, cells in below])
        found: dict[str, Region] = {}
        written: list[Mapping[str, str]] = []
        for line, cells in below:
            if any(cells):
                self._row(cells, line, found)
                written.append({title: cell for title, cell in zip(self.heading, cells, strict=False) if cell})
        if not found and not self.problems.problems:
            message = "holds no region: one row for each is needed below the headings"
            self.problems.add(self._mark(0, [], 0), "", message)
        return Regions(self.table.name, tuple(found.values()), tuple(written))

    def _columns(self, top: int, below: list[list[str]]) -> None:
        """What each heading stands for; two may not speak of the same figure."""
        touched: dict[str, str] = {}
        for position, title in enumerate(self.heading[2:], start=2):
            mark = self._mark(top, self.heading, position)
            try:
                column = self.figures.column(position, title)
            except HeadingError as error:
                if title or any(cells[position] for cells in below if len(cells) > position):
                    self.problems.add(mark, title or f"column {position + 1}", str(error), error.hint)
                continue
            twice = next((touched[address] for address in column.addresses if address in touched), "")
            if twice:
                self.problems.add(mark, title, f"speaks of a figure that column '{twice}' speaks of already")
            touched |= dict.fromkeys(column.addresses, title)
            self.columns.append(column)
        if POPULATION not in {column.title for column in self.columns}:
            mark = replace(self._mark(top, self.heading, 0), text="", column=1)
            self.problems.add(mark, POPULATION, "this column is missing: the people of each region")

    def _row(self, cells: list[str], line: int, found: dict[str, Region]) -> None:
        if len(cells) > len(self.heading):
            message = f"has {len(cells)} cells under {len(self.heading)} columns: is a number written with a comma?"
            return self.problems.add(self._mark(line, cells, len(self.heading)), "", message)
        cells = [*cells, *("" for _ in range(len(self.heading) - len(cells)))]
        code = cells[0]
        if not code or code in found or code.lower() in RESERVED:
            message = "is given twice" if code in found else f"must be a code other than {' and '.join(RESERVED)}"
            return self.problems.add(self._mark(line, cells, 0), "region", f"{message} (got '{code}')")
        without = {
            column.title
            for column in self.columns
            if column.kind == "stands" and self._stands(column, cells, line) is False
        }
        own: dict[str, Own] = {}
        for column in self.columns:
            if column.kind != "stands":
                own |= self._own(column, cells, line, without)
        found[code] = Region(code, cells[1] or code, own, frozenset(without))
        return None

    def _stands(self, column: Column, cells: list[str], line: int) -> bool | None:
        text = cells[column.position]
        said = _YES.get(text.lower())
        if said is None:
            mark = self._mark(line, cells, column.position)
            self.problems.add(mark, column.title, f"must be yes or no: whether it stands in the region (got '{text}')")
        return said

    def _own(self, column: Column, cells: list[str], line: int, without: set[str]) -> dict[str, Own]:
        """What a cell says of the figures of its column."""
        text, mark = cells[column.position], self._mark(line, cells, column.position)
        absent = column.elements & without
        if not text:
            if column.title == POPULATION:
                self.problems.add(mark, POPULATION, f"is missing for region {cells[0]}")
            return {}
        value = self._number(column, text, mark)
        if value is None or (absent and column.kind == "times"):
            return {}
        if absent:
            message = f"{absent.pop()} does not stand in region {cells[0]}"
            self.problems.add(mark, column.title, message, "leave the cell empty, or say yes in the other column")
            return {}
        if column.kind == "times":
            made = {address: self._times(address, value) for address in column.addresses}
        else:
            made = {address: self._value(address, value) for address in column.addresses}
        if not all([self._inside(column, a, one, mark) for a, one in made.items()]):
            return {}
        self._tell_far(made, column.title, mark)
        return made

    def _tell_far(self, made: Mapping[str, Own], title: str, mark: Mark) -> None:
        """Warn of a price or a rate that is far from the one shipped; how much there is differs between regions."""
        for address, own in made.items():
            figure, node = self.usual.get(address, (None, None))
            if figure is None or node is None or (figure.unit and "/" not in figure.unit):
                continue
            value = own.value if own.way == "own" else own.value / own.plan * figure.value
            here = figure.model_copy(update={"value": value})
            if message := far_apart(here, node, self.against.scenarios["reform"].world):
                self.warnings.add(mark, title, message)

    @cached_property
    def usual(self) -> Mapping[str, tuple[Parameter, Node]]:
        return shipped_figures(self.against.scenarios["reform"], self.against.shipped)

    def _number(self, column: Column, text: str, mark: Mark) -> float | None:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            hint = number_hint(text)
            self.problems.add(mark, column.title, f"must be a number, without separators (got '{text}')", hint)
            return None
        if column.kind == "times" and value < 0:
            self.problems.add(mark, column.title, f"must be a factor from 0 on (got {text})")
            return None
        return value

    def _times(self, address: str, value: float) -> Own:
        figure = self.figures.known[address]
        return Own(value, 1.0, "times", figure.least, figure.most)

    def _value(self, address: str, value: float) -> Own:
        figure = self.figures.known[address]
        way: Way = "plus" if is_date(figure) else "times" if figure.value else "own"
        return Own(value, float(figure.value), way, figure.least, figure.most)

    def _inside(self, column: Column, address: str, own: Own, mark: Mark) -> bool:
        """Whether the region's value lies within the bounds of the figure."""
        times = column.kind == "times"
        value = own.value * self.figures.known[address].value if times else own.value
        got = f" (got {value:g} for {address})" if times else f" (got {value:g})"
        if own.least is not None and value < own.least:
            bound = f"must be >= {own.least:g}" if own.least in (0.0, 1.0) else "must be above 0"
            element = ".".join(address.split(".")[:2])
            hint = (
                f"if it does not stand there, say no in a column {element}" if element in self.figures.elements else ""
            )
            self.problems.add(mark, column.title, bound + got, hint)
            return False
        if own.most is not None and value > own.most:
            self.problems.add(mark, column.title, f"must be <= {own.most:g}{got}")
            return False
        return True

    def _mark(self, line: int, row: list[str], column: int) -> Mark:
        return self.table.mark(line, row, column)
