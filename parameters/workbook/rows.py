"""A plan's tree as rows of the input workbook: nothing more than the tree says, and nothing less."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from parameters.documents import Node, Scalar
from parameters.parameter import WRITTEN
from parameters.workbook.cell_value import cell_of
from parameters.workbook.layout import (
    CHANGE,
    CHANGES,
    COUNTRY,
    FIGURE,
    FILE,
    HEADER_OF,
    OF_ELEMENTS,
    PLAN,
    SCENARIOS,
    SECTION_OF,
    SHEETS,
    VALUE,
    is_year,
    sheet_of,
)
from parameters.workbook.plan_row import PlanRow
from parameters.workbook.remarks import Remark
from parameters.workbook.setting_path import HERE, Trail, joined, joined_address
from parameters.workbook.yaml_scalar import quoted

PARAMETERS = "parameters"
_RANGE = ("low", "high", "standard_error")


def plan_rows(
    node: Node, remarks: Sequence[Remark] = (), files: Collection[str] = ()
) -> Mapping[str, tuple[PlanRow, ...]]:
    """The rows of a plan by sheet, in the order of the workbook; sheets without rows are left out.

    Args:
        node: the whole plan, scenarios that have files of their own among the others.
        remarks: its comments.
        files: names of the scenarios that have a file of their own.
    """
    maker = _Maker(files)
    for remark in remarks:
        maker.said.setdefault((remark.where, remark.trail), []).append(remark.text)
    maker.plan(node)
    return {sheet: tuple(maker.rows[sheet]) for sheet in SHEETS if maker.rows.get(sheet)}


def place_of(trail: Trail) -> tuple[str, str, str]:
    """Sheet, element and setting that stand for a trail."""
    if not trail:
        return PLAN, "", ""
    sheet, rest = sheet_of(str(trail[0])), trail[1:]
    if sheet in (PLAN, COUNTRY):
        return sheet, "", joined(trail)
    if sheet in OF_ELEMENTS or sheet == SCENARIOS:
        inside = joined_address(rest[1:]) if sheet == SCENARIOS else joined(rest[1:])
        return sheet, _name(str(rest[0])) if rest else "", inside
    return sheet, "", joined(rest)


def _name(text: str) -> str:
    return quoted(text) if not text or text != text.strip() or text[0] == '"' else text


@dataclass
class _Maker:
    """Makes rows one after the other, with the comments before, beside and behind them."""

    files: Collection[str]
    said: dict[tuple[str, Trail], list[str]] = field(default_factory=dict)
    rows: dict[str, list[PlanRow]] = field(default_factory=dict)
    opened: set[Trail] = field(default_factory=lambda: {()})
    waiting: list[tuple[Trail, str]] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    """Scenarios whose file is named already."""

    def plan(self, node: Node) -> None:
        """The rows of a whole plan; where its order is not that of the sheets, the sheet Plan keeps it."""
        home = {key: _home(key, child) for key, child in node.items.items()}
        usual = sorted(home, key=lambda key: SHEETS.index(home[key]))
        beside = [key for key in home if key in SECTION_OF.values() and ("beside", (key,)) in self.said]
        for key, child in node.items.items():
            if home[key] != PLAN and (usual != list(home) or beside):
                texts = self.said.pop(("beside", (key,)), []) if key in beside else []
                self._put(PLAN, PlanRow("", joined((key,)), comment="\n".join(texts)))
            self.add((key,), child)
        for text in self.said.pop(("end", ()), []):
            self._put(PLAN, PlanRow(comment=text))

    def add(self, trail: Trail, node: Node) -> None:
        """The rows of what stands at a trail."""
        self.waiting += [(trail, text) for text in self.said.pop(("above", trail), [])]
        years, cell = _years(trail, node), cell_of(node, VALUE)
        if years:
            self._row(trail, {}, years, [trail])
        elif cell is not None:
            self._row(trail, {VALUE: cell}, {}, [trail])
        else:
            self._parts(trail, node)

    def _parts(self, trail: Trail, node: Node) -> None:
        """The rows of a mapping or a list: a figure in one row, everything else by itself."""
        figure = _figure(trail, node)
        if not figure and ("beside", trail) in self.said:
            sheet, element, setting = place_of(trail)
            self._flush(trail, sheet)
            self._put(sheet, PlanRow(element, setting, comment="\n".join(self.said.pop(("beside", trail)))))
            self.opened |= {trail[:length] for length in range(len(trail) + 1)}
        written = False
        for name, child in _children(node):
            if name not in figure:
                self._part((*trail, name), child)
            elif not written:
                cells = {header: figure[key] for header, key in FIGURE.items() if key in figure}
                self._row(trail, cells, {}, [(*trail, key) for key in figure])
                written = True
        for text in self.said.pop(("end", trail), []):
            sheet, element, setting = place_of(trail)
            self._put(sheet, PlanRow(element, setting + HERE, comment=text))

    def _part(self, trail: Trail, node: Node) -> None:
        change = _change(trail, node)
        if change is None:
            return self.add(trail, node)
        verb, amount = change
        self.waiting += [(trail, text) for text in self.said.pop(("above", trail), [])]
        return self._row(trail, {CHANGE: verb, VALUE: amount}, {}, [trail], setting=joined_address(trail[3:]))

    def _row(
        self, trail: Trail, entries: dict[str, Scalar], years: Mapping[int, Scalar], covered: Sequence[Trail],
        *, setting: str | None = None,
    ) -> None:  # fmt: skip
        """One row, with the comments of everything that it covers."""
        sheet, element, usual = place_of(trail)
        if len(trail) == 1 and sheet in SECTION_OF:
            sheet, usual = PLAN, joined(trail)
        self._flush(trail, sheet)
        if sheet == SCENARIOS and trail[1] in self.files and trail[1] not in self.told:
            self.told.add(str(trail[1]))
            entries = {**entries, FILE: f"scenarios/{trail[1]}.yaml"}
        inside = [key for key in self.said if any(key[1][: len(one)] == one for one in covered)]
        texts = self.said.pop(("beside", trail), [])
        for key in inside:
            texts += self.said.pop(key, [])
        self._put(sheet, PlanRow(element, usual if setting is None else setting, entries, years, "\n".join(texts)))

    def _flush(self, trail: Trail, sheet: str) -> None:
        """The comments that stand above a row: each says inside what it stands, unless that is plain."""
        new = [trail[:length] for length in range(1, len(trail) + 1) if trail[:length] not in self.opened]
        for above, text in self.waiting:
            if new and above == new[0]:
                self._put(sheet, PlanRow(comment=text))
            else:
                _, element, setting = place_of(above[:-1])
                self._put(sheet, PlanRow(element, setting + HERE, comment=text))
        self.waiting.clear()
        self.opened.update(new)

    def _put(self, sheet: str, row: PlanRow) -> None:
        self.rows.setdefault(sheet, []).append(row)


def _home(key: str, node: Node) -> str:
    """The sheet on which a key at the top stands; a section that holds nothing stands on Plan."""
    sheet = sheet_of(key)
    return PLAN if sheet in SECTION_OF and cell_of(node, VALUE) is not None else sheet


def _children(node: Node) -> Iterator[tuple[str | int, Node]]:
    if isinstance(node.value, tuple):
        yield from enumerate(node.value)
    else:
        yield from node.items.items()


def _years(trail: Trail, node: Node) -> dict[int, Scalar]:
    """The cells of a flow or path of plain values by year; empty for anything else."""
    names = list(node.items)
    if len(trail) == 1 and sheet_of(str(trail[0])) != COUNTRY:
        return {}
    if not all(map(is_year, names)) or names != sorted(names):
        return {}
    found = {
        int(year): cell_of(child, VALUE)
        for year, child in node.items.items()
        if not isinstance(child.value, (dict, tuple))
    }
    return found if len(found) == len(names) and None not in found.values() else {}


def _figure(trail: Trail, node: Node) -> dict[str | int, Scalar]:
    """The cells of a figure by key, if a mapping is one that fits into a row; empty for anything else."""
    sheet = sheet_of(str(trail[0]))
    deep = {COUNTRY: 1, "Uncertainty": 3}.get(sheet, 3)
    if sheet == PLAN or len(trail) < deep:
        return {}
    cells: dict[str | int, Scalar] = {
        key: cell
        for key, child in node.items.items()
        if key in WRITTEN and (cell := cell_of(child, HEADER_OF[key])) is not None
    }
    if "value" in cells:
        return dict(cells) if len(cells) > 1 else {}
    whole = len(cells) == len(node.items) and any(key in cells for key in _RANGE)
    return dict(cells) if whole else {}


def _change(trail: Trail, node: Node) -> tuple[str, Scalar] | None:
    """Verb and amount of an entry of a scenario's ``parameters``, if it is one that fits into a row."""
    if len(trail) != 4 or trail[0] != "scenarios" or trail[2] != PARAMETERS:
        return None
    if node.number is not None:
        return CHANGES[-1], cell_of(node, VALUE)
    verb = next(iter(node.items), "")
    amount = node.items.get(verb)
    if len(node.items) != 1 or verb not in CHANGES[:-1] or amount is None or isinstance(amount.value, (dict, tuple)):
        return None
    cell = cell_of(amount, VALUE)
    return None if cell is None else (verb, cell)
