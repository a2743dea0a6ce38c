"""One cell of an annex against what was exported into it: left alone, typed over, or not to be used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from parameters import Cell, Page, Problem, cell_name, number_hint

Figure = int | float


@dataclass(frozen=True)
class Edit:
    """A value that was typed over another.

    Attributes:
        scenario: whose value it is.
        address: of the figure, or of one year of a list (``....moves.2027``).
        cell: where, such as ``Inputs!N6``.
    """

    scenario: str
    address: str
    unit: str
    cell: str
    old: Figure
    new: Figure


@dataclass
class Findings:
    """What was found in an annex.

    Attributes:
        edits: the values typed in, in the order of the sheets.
        problems: what keeps them from being taken.
        passed: cell and why what stands there is not taken.
        taken: cell and what is to be known of how it was taken.
        follows: scenario and address of every cell that still follows the plan.
        absent: addresses (with the scenario, where it matters) whose rows are gone.
    """

    name: str
    edits: list[Edit] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    passed: list[tuple[str, str]] = field(default_factory=list)
    taken: list[tuple[str, str]] = field(default_factory=list)
    follows: set[tuple[str, str]] = field(default_factory=set)
    absent: list[str] = field(default_factory=list)

    def refuse(self, cell: str, address: str, message: str, hint: str = "") -> None:
        """Keep a problem of a cell or sheet."""
        self.problems.append(Problem(self.name, 0, 1, address, message, hint, cell=cell))


@dataclass(frozen=True)
class Exported:
    """What was exported into a cell: a value of a scenario; None where the scenario has no such figure.

    Attributes:
        linked: the cell is a formula that follows the plan.
        plan: what the plan's cell in the same file holds now.
        empty_is_nothing: an empty cell is 0 (lists by year), not a mistake.
    """

    scenario: str
    address: str
    unit: str
    value: float | None
    linked: bool
    plan: Cell | None
    empty_is_nothing: bool = False


def same(found: float, exported: float) -> bool:
    """Whether a cell holds the number that was exported, as spreadsheets keep numbers: 15 digits at least.

    >>> same(0.3, 0.1 + 0.2), same(0.30000000001, 0.3)
    (True, False)
    """
    near = float(f"{exported:.16G}")
    return found in (exported, near, float(f"{exported:.15G}"), float(f"{near:.15G}"))


def shown(value: Figure) -> str:
    """A number in full, a whole one without decimals.

    >>> shown(5.0), shown(0.1), shown(1000000)
    ('5', '0.1', '1000000')
    """
    return str(whole(value))


def whole(value: Figure) -> Figure:
    """A whole number as int."""
    return int(value) if float(value).is_integer() and abs(value) < 2**53 else value


def compare(cell: Cell | None, exported: Exported, place: str, found: Findings) -> None:
    """Look at one cell, and keep what is to be said of it among the findings."""
    if exported.value is None:
        return _outside(cell, exported, place, found)
    if cell is None:
        return _empty(exported, place, found)
    if cell.formula:
        return _formula(cell, exported, place, found)
    if isinstance(cell.value, bool) or not isinstance(cell.value, (int, float)):
        said = "TRUE or FALSE" if isinstance(cell.value, bool) else repr(cell.value)[:80]
        hint = number_hint(cell.value) or _as_text(cell.value) or f"type the number; it was {shown(exported.value)}"
        return found.refuse(place, exported.address, f"must be a number (got {said})", hint)
    if not same(cell.value, exported.value):
        found.edits.append(_edit(exported, place, cell.value))
    return None


def _as_text(value: object) -> str:
    """What to do with a cell that holds a number as text."""
    try:
        float(str(value))
    except ValueError:
        return ""
    return "the cell holds text that looks like a number: clear it, format it as a number, and type it again"


def _edit(exported: Exported, place: str, new: Figure) -> Edit:
    old = whole(exported.value or 0)
    return Edit(exported.scenario, exported.address, exported.unit, place, old, whole(new))


def _outside(cell: Cell | None, exported: Exported, place: str, found: Findings) -> None:
    if cell is not None:
        message = f"{exported.scenario} has no such figure, so nothing can be typed here"
        found.refuse(place, exported.address, message, "empty the cell; new actions and homes are written in the plan")


def _empty(exported: Exported, place: str, found: Findings) -> None:
    value = exported.value or 0
    if not exported.empty_is_nothing:
        hint = f"type 0 if nothing is meant, or {shown(value)} as it was"
        found.refuse(place, exported.address, "was emptied", hint)
    elif value:
        found.edits.append(_edit(exported, place, 0))
        found.taken.append((place, "was emptied: read as 0"))


def _formula(cell: Cell, exported: Exported, place: str, found: Findings) -> None:
    """A formula that follows the plan is left; any other is not taken."""
    plan = exported.plan.value if exported.plan is not None else None
    stored = cell.value
    if exported.linked and (
        cell.missing
        or (isinstance(stored, (int, float)) and same(stored, exported.value or 0))
        or (stored == plan and stored is not None)
    ):
        found.follows.add((exported.scenario, exported.address))
        return
    gives = f" that gives {_said(stored)}" if stored is not None else ""
    found.passed.append((place, f"{exported.address}: a formula{gives} is not taken; type the value"))


def _said(value: object) -> str:
    return shown(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else repr(value)[:80]


HEAD_ROWS = 20
"""Rows among which the headings are looked for."""


@dataclass(frozen=True)
class Heads:
    """The row of the headings, and the columns by what stands there."""

    row: int
    columns: Mapping[str, tuple[int, ...]]

    def column(self, name: str) -> int | None:
        """The first column with a heading."""
        found = self.columns.get(name.casefold())
        return found[0] if found else None


def headings(page: Page, addresses: Iterable[str]) -> Heads | None:
    """The headings of a sheet: the row that says ``address``, else the one above the first known address."""
    known = set(addresses)
    for row, cells in page.rows():
        texts = {column: str(cell.value).strip().casefold() for column, cell in cells.items() if _is_text(cell)}
        if row <= HEAD_ROWS and ADDRESS in texts.values():
            return _heads(row, texts)
    for row, cells in page.rows():
        first = next((column for column, cell in cells.items() if cell.value in known), 0)
        if first:
            above = {place[1]: cell for place, cell in page.cells.items() if place[0] == row - 1}
            texts = {column: str(cell.value).strip().casefold() for column, cell in above.items() if _is_text(cell)}
            return _heads(row - 1, {**texts, first: ADDRESS})
    return None


ADDRESS = "address"


def _is_text(cell: Cell) -> bool:
    return isinstance(cell.value, str)


def _heads(row: int, texts: Mapping[int, str]) -> Heads:
    found: dict[str, tuple[int, ...]] = {}
    for column, text in sorted(texts.items()):
        found[text] = (*found.get(text, ()), column)
    return Heads(row, found)


def text_of(cell: Cell | None) -> str:
    """A text without the apostrophe that keeps it from being a formula, and with single blanks."""
    if cell is None or cell.value is None:
        return ""
    text = " ".join(str(cell.value).split())
    return text[1:] if text[:1] == "'" and text[1:2] in DANGEROUS else text


DANGEROUS = ("=", "+", "-", "@")


def place_of(page: Page, row: int, column: int) -> str:
    """How a cell is named: ``Inputs!N6``, also in a sheet whose name has blanks."""
    return f"{page.name}!{cell_name(row, column)}"
