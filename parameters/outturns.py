"""Outturns: what really was spent, open, counted and paid, from a CSV file; every problem with its line and column."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from parameters.documents import Mark
from parameters.problems import Collector, PlanError, did_you_mean

WHOM = ("element", "payer", "class", "programme")
"""What an amount may be told for: an action or institution, a payer, an economic class, a directive."""
COLUMNS = ("year", *WHOM, "amount", "what", "address", "value", "unit", "source")
LARGEST = 5_000_000
NO_TABLE = "look for a quote that is not closed, and save the file as CSV UTF-8"


@dataclass(frozen=True)
class Money:
    """What was spent in a year, in money of that year: `whom` says for what kind of thing, `name` for which."""

    year: int
    whom: str
    name: str
    amount: float
    what: str
    mark: Mark


@dataclass(frozen=True)
class Counted:
    """A figure of the new base year, at its address in the plan."""

    address: str
    value: float
    unit: str
    source: str
    mark: Mark


@dataclass(frozen=True)
class Outturns:
    """Everything in a file of outturns; `year` is the last of them, the new base year."""

    file: str
    year: int
    money: tuple[Money, ...]
    figures: tuple[Counted, ...]


def read_outturns(path: Path, years: range, known: Mapping[str, Collection[str]]) -> Outturns:
    """Read a CSV file of outturns.

    A line holds a `year`, one of element, payer, class and programme, and an `amount`; or an `address` of the plan
    with its `value`, `unit` and `source`.

    Args:
        path: the file.
        years: the plan years; the last outturn must leave one of them to plan.
        known: the names that element, payer, class and programme may have.

    Raises:
        PlanError: with every problem found.
        OSError: the file cannot be read.
    """
    raw = path.read_bytes()
    problems = Collector()
    try:
        text = raw[: LARGEST + 1].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        mark = Mark(path.name, raw[: error.start].count(b"\n") + 1)
        problems.add(mark, "", "is not UTF-8 text", "save the file as CSV UTF-8")
        raise PlanError(problems.problems, subject=path.name) from None
    if len(raw) > LARGEST:
        problems.add(Mark(path.name), "", f"has {len(raw):,} bytes; the most is {LARGEST:,}")
    reading = _Reading(path.name, text.splitlines(), years, known, problems)
    rows = csv.reader(io.StringIO(text, newline=None))
    try:
        found = reading.outturns(rows)
    except csv.Error as error:
        problems.add(Mark(path.name, rows.line_num), "", f"is not a table ({error})", NO_TABLE)
        found = None
    if problems.problems or found is None:
        raise PlanError(problems.problems, subject=path.name)
    return found


@dataclass
class _Reading:
    file: str
    lines: list[str]
    years: range
    known: Mapping[str, Collection[str]]
    problems: Collector

    def outturns(self, rows: csv._reader) -> Outturns | None:  # type: ignore[name-defined, unused-ignore]
        heading = [name.strip().lower() for name in next(rows, [])]
        for column, name in enumerate(heading):
            if name and name not in COLUMNS:
                self.problems.unknown(self._mark(1, heading, column), name, name, COLUMNS, "column")
        if not {"amount", "value"} & set(heading):
            self.problems.add(Mark(self.file, 1), "", f"needs a heading with some of: {', '.join(COLUMNS)}")
            return None
        money: list[Money] = []
        figures: list[Counted] = []
        for row in rows:
            if any(cell.strip() for cell in row):
                self._row(heading, [cell.strip() for cell in row], rows.line_num, money, figures)
        year = max((one.year for one in money), default=0)
        if not self.problems.problems and year == 0:
            self.problems.add(
                Mark(self.file), "", "holds no amount of any year: one row with year and amount is needed"
            )
        self._check_years(money)
        return Outturns(self.file, year, tuple(money), tuple(figures))

    def _check_years(self, money: list[Money]) -> None:
        last = self.years[-2] if len(self.years) > 1 else self.years[0] - 1
        for one in money:
            if not self.years[0] <= one.year <= last:
                message = f"must be a plan year from {self.years[0]} to {last}, so that a year is left to plan"
                self.problems.add(one.mark, "year", f"{message} (got {one.year})")
        missing = sorted(set(range(self.years[0], max((o.year for o in money), default=0))) - {o.year for o in money})
        if missing and not self.problems.problems:
            said = ", ".join(map(str, missing))
            self.problems.add(Mark(self.file), "year", f"no outturn of {said}: give every past year of the plan")

    def _row(self, heading: list[str], row: list[str], line: int, money: list[Money], figures: list[Counted]) -> None:
        cells = dict(zip(heading, row, strict=False))
        if len(row) > len(heading):
            message = f"has {len(row)} cells under {len(heading)} columns: is a number written with a comma?"
            self.problems.add(self._mark(line, row, len(heading)), "", message)
        elif cells.get("address"):
            self._figure(heading, cells, line, row, figures)
        else:
            self._amount(heading, cells, line, row, money)

    def _figure(
        self, heading: list[str], cells: dict[str, str], line: int, row: list[str], figures: list[Counted]
    ) -> None:
        address, mark = cells["address"], self._mark(line, row, heading.index("address"))
        value = self._number(heading, cells, line, row, "value")
        twice = next((one for one in figures if one.address == address), None)
        if twice is not None:
            self.problems.add(mark, address, f"is given twice (first on line {twice.mark.line})")
        elif value is not None:
            source = cells.get("source") or f"outturns, {self.file}"
            figures.append(Counted(address, value, cells.get("unit", ""), source, mark))

    def _amount(self, heading: list[str], cells: dict[str, str], line: int, row: list[str], money: list[Money]) -> None:
        year = cells.get("year", "")
        named = [name for name in WHOM if cells.get(name)]
        if not (year.isdigit() and len(year) == 4):
            return self.problems.add(self._mark(line, row, 0), "year", f"must be a year such as 2026 (got '{year}')")
        if len(named) != 1:
            message = f"needs one of {', '.join(WHOM)}, or an address (got {' and '.join(named) or 'none'})"
            return self.problems.add(self._mark(line, row, 0), "", message)
        whom, name = named[0], cells[named[0]]
        mark = self._mark(line, row, heading.index(whom))
        if name not in self.known[whom]:
            hint = did_you_mean(name, self.known[whom]) or f"there are: {', '.join(sorted(self.known[whom]))}"
            self.problems.add(mark, f"{whom} {name}", "is not in the plan", hint)
        elif any((o.year, o.whom, o.name) == (int(year), whom, name) for o in money):
            self.problems.add(mark, f"{whom} {name}", f"is given twice for {year}")
        amount = self._number(heading, cells, line, row, "amount")
        if amount is not None:
            money.append(Money(int(year), whom, name, amount, cells.get("what", ""), mark))
        return None

    def _number(self, heading: list[str], cells: dict[str, str], line: int, row: list[str], name: str) -> float | None:
        text = cells.get(name, "")
        mark = self._mark(line, row, heading.index(name) if name in heading else 0)
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if math.isfinite(value) and value >= 0:
            return value
        self.problems.add(mark, name, f"must be a number from 0 on, without separators (got '{text}')")
        return None

    def _mark(self, line: int, row: list[str], column: int) -> Mark:
        """Where a cell begins, as near as its line tells."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        before = sum(len(cell) + 1 for cell in row[:column])
        return Mark(self.file, line, min(before, len(text)) + 1, text)
