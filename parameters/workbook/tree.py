"""The rows of an input workbook as a plan's tree: each value marked with its cell, each comment with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from parameters.documents import Mark, Node
from parameters.problems import Collector, did_you_mean
from parameters.workbook.branches import ANY, Branch, Branches
from parameters.workbook.cell_value import Lists, read_cell
from parameters.workbook.layout import (
    CHANGE,
    CHANGES,
    ELEMENT,
    FIGURE,
    FILE,
    PLAN,
    SCENARIOS,
    SECTION_OF,
    VALUE,
    headers,
)
from parameters.workbook.remarks import Remark
from parameters.workbook.setting_path import HERE, PathError, Trail, split, split_address
from parameters.workbook.sheet_columns import Entry
from parameters.workbook.sheet_reading import UNUSABLE, SheetRow
from parameters.workbook.yaml_scalar import quoted

PARAMETERS = "parameters"


@dataclass
class PlanTree:
    """Grows from the rows of one sheet after the other.

    Attributes:
        file: the workbook's name in messages.
        problems: takes what is wrong, with its cell.
        remarks: the comments of the rows.
        files: names of the scenarios that say that they have a file of their own.
        order: keys at the top of the plan in the order of the sheet Plan.
    """

    file: str
    problems: Collector
    remarks: list[Remark] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lists = Lists()
        self._waiting: list[tuple[Trail | None, str]] = []
        mark = Mark(self.file, cell=PLAN)
        self._branches = Branches(Branch(mark, mark), self.problems)

    def sheet(self, name: str, rows: Iterator[SheetRow]) -> None:
        """Take in the rows of a sheet."""
        last = ""
        for row in rows:
            trail = self._trail(name, row, last)
            last = str(row.element.value) if row.element else last
            if trail is not None:
                self._take(name, row, trail)
        section = SECTION_OF.get(name)
        for inside, text in self._waiting:
            end = inside if inside is not None else (section,) if section else ()
            self.remarks.append(Remark(end, "end", text))
        self._waiting.clear()

    def node(self) -> Node:
        """The tree of the whole plan, its top in the order of the sheet Plan."""
        tree = self._branches.node()
        first = {key: tree.items[key] for key in self.order if key in tree.items}
        return Node({**first, **tree.items}, tree.mark)

    def placed_remarks(self) -> tuple[Remark, ...]:
        """The comments; one about a setting that is not given names it, and stands at the end of what holds it."""
        return tuple(self._placed(remark) for remark in self.remarks)

    def _placed(self, remark: Remark) -> Remark:
        trail, text = remark.trail, remark.text
        if self._branches.known(trail):
            return remark
        while not self._branches.known(trail):
            trail = trail[:-1]
        about = ".".join(map(str, remark.trail[len(trail) :]))
        return Remark(trail, "end", f"{about}: {text}" if remark.where == "beside" else text)

    def _trail(self, sheet: str, row: SheetRow, last: str) -> Trail | None:
        """Where the value or the comment of a row belongs; a path that cannot be read is a problem."""
        setting = str(row.setting.value).strip() if row.setting else ""
        if not row.says_something and setting.endswith(HERE):
            setting = setting.removesuffix(HERE).removesuffix(": ")
        try:
            inside = split_address(setting) if sheet == SCENARIOS else split(setting)
            element = split(_as_path(row.element)) if row.element else ()
        except PathError as error:
            self.problems.add(row.first, setting, str(error))
            return None
        section = SECTION_OF.get(sheet)
        if "element" not in headers(sheet):
            trail = (*((section,) if section else ()), *inside)
            return self._complete(row, trail, needed=2 if section else 1)
        if not element and (inside or row.says_something):
            hint = f"write '{last}', if the row belongs to it" if last else "write its name"
            message = f"is empty: which element the row{f' {setting!r}' if setting else ''} speaks of is not said"
            mark = replace(row.keys[ELEMENT], fault=(message, hint))
            self.problems.add(mark, "", message)
            self._branches.offer((str(section), ANY, *inside), mark)
            return None
        return self._complete(row, (str(section), *element, *inside), needed=2)

    def _complete(self, row: SheetRow, trail: Trail, needed: int) -> Trail | None:
        """The trail, if it is long enough for what the row says."""
        if not row.says_something:
            return trail
        whole = len(trail) >= needed and (row.setting is not None or self._whole(row))
        if not whole:
            mark = next(iter([*row.entries.values(), *row.years.values()])).mark
            message = "has a value and no setting: what it is the value of is not said"
            self.problems.add(mark, ".".join(map(str, trail)), message, "name it in the column 'setting'")
        return trail if whole else None

    @staticmethod
    def _whole(row: SheetRow) -> bool:
        """Whether a row without a setting speaks of the whole element: that it holds nothing, or all in one value."""
        value = row.entries.get(VALUE)
        text = str(value.value).strip() if value else ""
        return text == "null" or text.startswith("{")

    def _take(self, sheet: str, row: SheetRow, trail: Trail) -> None:
        if FILE in row.entries and len(trail) > 1 and trail[1] not in self.files:
            self.files.append(str(trail[1]))
        if not row.says_something:
            if row.setting is not None and trail:
                self._branches.offer(trail, row.keys[VALUE])
            return self._remark(sheet, row, trail)
        if sheet == PLAN and trail[0] not in self.order:
            self.order.append(str(trail[0]))
        if CHANGE in row.entries:
            return self._change(row, row.entries[CHANGE], trail)
        return self._put(row, trail, self._node(row, ".".join(map(str, trail))))

    def _put(self, row: SheetRow, trail: Trail, node: Node | None) -> None:
        new = [trail[:length] for length in range(1, len(trail) + 1) if not self._branches.known(trail[:length])]
        for inside, text in self._waiting:
            self.remarks.append(_above(inside, trail, new, text))
        self._waiting.clear()
        if node is not None:
            named = (row.element or row.setting, row.setting or row.element)
            keys = (named[0].mark if named[0] else row.first, named[1].mark if named[1] else row.first)
            self._branches.put(trail, node, ".".join(map(str, trail)), keys)
        if row.comment:
            self.remarks.append(Remark(trail, "beside", row.comment))

    def _remark(self, sheet: str, row: SheetRow, trail: Trail) -> None:
        """A row that gives no value: a comment, or on the sheet Plan the name of a section to keep its place."""
        here = row.setting is not None and str(row.setting.value).strip().endswith(HERE)
        if sheet == PLAN and trail and not here and trail[0] not in self.order:
            self.order.append(str(trail[0]))
        if not row.comment:
            return
        if row.setting is None and row.element is None:
            self._waiting.append((None, row.comment))
        elif here:
            self._waiting.append((trail, row.comment))
        else:
            self.remarks.append(Remark(trail, "beside", row.comment))

    def _change(self, row: SheetRow, change: Entry, trail: Trail) -> None:
        """An entry of a scenario's ``parameters``: a verb and an amount."""
        verb, value = str(change.value).strip().lower(), row.entries.get(VALUE)
        address = ".".join(map(str, trail))
        if verb not in CHANGES:
            hint = did_you_mean(verb, CHANGES)
            self.problems.add(change.mark, address, f"must be one of {', '.join(CHANGES)} (got '{verb}')", hint)
        elif value is None:
            self.problems.add(row.keys[VALUE], address, f"is empty: a row with '{verb}' needs a value")
        elif len(trail) != 3 or row.years or set(row.entries) - {CHANGE, FILE, VALUE}:
            message = f"a row with '{verb}' needs the address of one figure and a value, and nothing else"
            self.problems.add(change.mark, address, message)
        else:
            node = read_cell(value, VALUE, address, self.problems, self._lists)
            if verb != CHANGES[-1]:
                node = Node({verb: node}, value.mark, value.mark)
            self._put(row, (*trail[:2], PARAMETERS, *trail[2:]), node)

    def _node(self, row: SheetRow, address: str) -> Node | None:
        """What a row says: years, a figure, or a value."""
        cells = {header: entry for header, entry in row.entries.items() if header in FIGURE}
        if row.years and cells:
            first, year = next(iter(cells.values())), next(iter(row.years.values()))
            message = f"{address}: the row gives years too ({year.mark.cell})"
            hint = (
                "a path or flow holds years and nothing else: clear the other cells, or write each in a row of its own"
            )
            mark = replace(first.mark, fault=(message, hint))
            self.problems.add(mark, "", message)
            return Node(UNUSABLE, mark)
        if row.years:
            found = {
                str(year): read_cell(entry, VALUE, f"{address}.{year}", self.problems, self._lists)
                for year, entry in sorted(row.years.items())
            }
            return Node(found, next(iter(row.years.values())).mark)
        nodes = {
            FIGURE[header]: read_cell(cells[header], header, address, self.problems, self._lists)
            for header in FIGURE
            if header in cells
        }
        if set(nodes) == {"value"}:
            return nodes["value"]
        return Node(nodes, next(iter(nodes.values())).mark)


def _as_path(element: Entry) -> str:
    """The name of an element as a path of one part."""
    text = str(element.value).strip()
    return text if text.startswith('"') else quoted(text)


def _above(inside: Trail | None, trail: Trail, new: list[Trail], text: str) -> Remark:
    """A comment that waited for the next row: above the outermost thing that the row begins."""
    if inside is None:
        return Remark(new[0] if new else trail, "above", text)
    if trail[: len(inside)] != inside or len(trail) == len(inside):
        return Remark(inside, "end", text)
    below = [one for one in new if len(one) > len(inside)]
    return Remark(below[0] if below else trail[: len(inside) + 1], "above", text)
