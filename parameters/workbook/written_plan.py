"""A plan as it is written, with its comments: read from YAML files or a workbook, given as either."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from parameters.beside import file_beside
from parameters.documents import Mark, Node, Scalar, read_file
from parameters.plan_source import is_workbook, no_plan
from parameters.problems import Collector, PlanError, Problem
from parameters.region_table import CsvTable, RegionTable, SheetTable, TableError, cell_text
from parameters.scenario_files import scenario_paths, written_scenarios
from parameters.workbook.book import read_plan_book
from parameters.workbook.cell_value import LONGEST, cell_of
from parameters.workbook.layout import VALUE
from parameters.workbook.plan_row import PlanSheets
from parameters.workbook.remarks import Remark, remarks_of
from parameters.workbook.rows import plan_rows
from parameters.workbook.yaml_text import yaml_text

SCENARIOS, NAME = "scenarios", "scenario"
REGIONS = "regions"
_LEADING_TEXTS = 2
"""Columns of the table of regions that hold text whatever it looks like: code and name."""


@dataclass(frozen=True)
class WrittenPlan:
    """A plan, its scenarios, and its table of regions, as somebody wrote them.

    Attributes:
        tree: the whole plan; scenarios that have files of their own are among its ``scenarios``.
        remarks: its comments.
        files: names of the scenarios that have a file of their own in YAML.
        beside: names of the files beside the plan that scenarios and regions were read from.
        regions: the rows of the table of regions, headings first; empty if the plan brings none along.
        warnings: what was passed over while reading.
    """

    tree: Node
    remarks: tuple[Remark, ...]
    files: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    regions: tuple[tuple[str, ...], ...] = ()
    warnings: tuple[Problem, ...] = ()

    def sheets(self) -> PlanSheets:
        """The plan as rows of a workbook."""
        return PlanSheets(plan_rows(self.tree, self.remarks, self.files), self.region_cells())

    def region_cells(self) -> tuple[tuple[Scalar, ...], ...]:
        """The table of regions with numbers as numbers."""
        below = tuple(tuple(_cell(text, column) for column, text in enumerate(row)) for row in self.regions[1:])
        return (*self.regions[:1], *below)

    def scenarios(self) -> Mapping[str, Node]:
        """The scenarios by name, those of files too."""
        known = self.tree.items.get(SCENARIOS)
        return known.items if known is not None else {}

    def without_scenarios(self) -> Node:
        """The plan without its scenarios."""
        kept = {key: child for key, child in self.tree.items.items() if key != SCENARIOS or not self.scenarios()}
        return Node(kept, self.tree.mark)

    def texts(self, name: str) -> dict[str, str]:
        """The plan as text files, by their names: the plan itself first, called ``name``."""
        found = {name: yaml_text(*self._alone())}
        for one in self.files:
            found[f"{SCENARIOS}/{one}.yaml"] = yaml_text(*self._scenario(one))
        table = self.tree.items.get(REGIONS)
        if self.regions and table is not None and isinstance(table.value, str):
            found[table.value] = _csv(self.regions)
        return found

    def _alone(self) -> tuple[Node, list[Remark]]:
        """The plan without scenarios that have files of their own, and its comments."""
        entries = dict(self.tree.items)
        remarks = [one for one in self.remarks if not self._of_file(one)]
        if self.files and SCENARIOS in entries:
            kept = {key: child for key, child in entries[SCENARIOS].items.items() if key not in self.files}
            entries[SCENARIOS] = Node(kept, entries[SCENARIOS].mark, entries[SCENARIOS].key)
            if not kept:
                del entries[SCENARIOS]
                remarks = [Remark((), "end", one.text) if one.trail == (SCENARIOS,) else one for one in remarks]
        return Node(entries, self.tree.mark), remarks

    def _of_file(self, remark: Remark) -> bool:
        return len(remark.trail) > 1 and remark.trail[0] == SCENARIOS and remark.trail[1] in self.files

    def _scenario(self, name: str) -> tuple[Node, list[Remark]]:
        """The file of a scenario, and its comments."""
        inside = self.tree.items[SCENARIOS].items[name]
        tree = Node({NAME: Node(name, inside.mark), **inside.items}, inside.mark)
        remarks = []
        for one in self.remarks:
            if self._of_file(one) and one.trail[1] == name:
                rest = one.trail[2:]
                remarks.append(Remark(rest if rest or one.where == "end" else (NAME,), one.where, one.text))
        return tree, remarks


def written_plan(path: Path) -> WrittenPlan:
    """A plan with its scenario files and its table of regions; it need not be complete.

    Args:
        path: a YAML file, or a workbook (.xlsx).

    Raises:
        PlanError: with every reason why it cannot be read.
    """
    problems, warnings = Collector(), Collector()
    if reason := no_plan(path):
        problems.add(Mark(path.name), "", *reason)
        raise PlanError(problems.problems, subject=path.name)
    found = (_of_book if is_workbook(path) else _of_yaml)(path, problems, warnings)
    if found is None or problems.problems:
        raise PlanError(problems.problems, warnings.problems, subject=path.name)
    return found


def _of_book(path: Path, problems: Collector, warnings: Collector) -> WrittenPlan | None:
    book = read_plan_book(path, path.name, problems, warnings)
    if book is None:
        return None
    table = SheetTable(path.name, book.regions, problems, warnings) if book.regions else None
    return _whole(path, WrittenPlan(book.tree, book.remarks, book.files), table, problems, warnings)


def _of_yaml(path: Path, problems: Collector, warnings: Collector) -> WrittenPlan | None:
    tree = read_file(path, path.name, problems)
    if tree is None:
        return None
    return _whole(path, WrittenPlan(tree, remarks_of(_text(path), tree)), None, problems, warnings)


def _whole(
    path: Path, plan: WrittenPlan, table: RegionTable | None, problems: Collector, warnings: Collector
) -> WrittenPlan | None:
    """A plan with the scenario files and the table of regions that lie beside it."""
    written_scenarios(path, plan.tree.items.get(SCENARIOS), problems, plan.files)  # for what is wrong in them
    if problems.problems:
        return None
    tree, remarks, files = plan.tree, list(plan.remarks), list(plan.files)
    for file in scenario_paths(path, plan.files):
        own = read_file(file, f"{SCENARIOS}/{file.name}", problems)
        if own is not None:
            tree = _with_scenario(tree, file.stem, own)
            remarks += [_moved(one, file.stem) for one in remarks_of(_text(file), own)]
            files.append(file.stem)
    beside = [f"{SCENARIOS}/{name}.yaml" for name in files if name not in plan.files]
    if table is None and (table := _beside(path, tree, problems)) is not None:
        beside.append(table.name)
    rows = _rows(table, problems)
    _refuse_long(tree, "", problems)
    return WrittenPlan(tree, tuple(remarks), tuple(files), tuple(beside), rows, tuple(warnings.problems))


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


def _with_scenario(tree: Node, name: str, own: Node) -> Node:
    """A plan's tree with a scenario from a file of its own at the end of its scenarios."""
    known = tree.items.get(SCENARIOS)
    inside = Node({key: child for key, child in own.items.items() if key != NAME}, own.mark, own.mark)
    entries = {**(known.items if known else {}), name: inside}
    mark, key = (known.mark, known.key) if known else (own.mark, own.mark)
    return Node({**tree.items, SCENARIOS: Node(entries, mark, key)}, tree.mark)


def _moved(remark: Remark, name: str) -> Remark:
    """A comment of a scenario's file as one of the whole plan."""
    rest = () if remark.trail[:1] == (NAME,) else remark.trail
    return Remark((SCENARIOS, name, *rest), remark.where, remark.text)


def _beside(path: Path, tree: Node, problems: Collector) -> RegionTable | None:
    """The table of regions in the file that a plan names, if it lies beside it."""
    node = tree.items.get(REGIONS)
    if node is None or not isinstance(node.value, str):
        return None
    file = file_beside(node, REGIONS, path, Collector())
    if file is None:
        return None
    try:
        return CsvTable(node.value, _text(file))
    except UnicodeDecodeError:
        problems.add(Mark(node.value), "", "is not UTF-8 text", "save the file as CSV UTF-8")
        return None


def _refuse_long(node: Node, address: str, problems: Collector) -> None:
    """Texts that no cell holds."""
    if isinstance(node.value, (dict, tuple)):
        for part, child in _parts(node):
            _refuse_long(child, f"{address}.{part}".strip("."), problems)
    elif cell_of(node, VALUE) is None:
        problems.add(node.mark, address, f"is longer than the {LONGEST:,} characters that a cell holds", show=False)


def _parts(node: Node) -> Iterator[tuple[object, Node]]:
    yield from enumerate(node.value) if isinstance(node.value, tuple) else node.items.items()


def _rows(table: RegionTable | None, problems: Collector) -> tuple[tuple[str, ...], ...]:
    """The rows of a table of regions that hold something."""
    try:
        return () if table is None else tuple(_trimmed(row) for _, row in table.rows() if any(row))
    except TableError as error:
        problems.add(Mark(table.name if table else "", error.line), "", f"is not a table ({error})")
        return ()


def _trimmed(row: list[str]) -> tuple[str, ...]:
    """A row without the empty cells at its end."""
    last = max(position for position, text in enumerate(row, start=1) if text)
    return tuple(row[:last])


def _cell(text: str, column: int) -> Scalar:
    """A cell of the table of regions: a number where it would be written as it is."""
    try:
        number = float(text)
    except ValueError:
        return text or None
    whole: Scalar = int(number) if number.is_integer() and "." not in text else number
    alike = math.isfinite(number) and cell_text(whole) == text
    return whole if alike and column >= _LEADING_TEXTS else text


def _csv(rows: tuple[tuple[str, ...], ...]) -> str:
    buffer, width = io.StringIO(), max(map(len, rows))
    csv.writer(buffer, lineterminator="\n").writerows([*row, *[""] * (width - len(row))] for row in rows)
    return buffer.getvalue()
