"""The sheets of an annex that came back: those that are read, and what was typed into the others."""

from __future__ import annotations

from collections.abc import Iterator

from outputs.annex import inputs, inputs_by_year
from outputs.annex.checks import FLAG, TOLERANCE
from outputs.annex.layout import STRUCTURAL
from outputs.annex.workbook import AFTER, BEFORE
from outputs.annex_read.typed_cells import HEAD_ROWS, Findings, place_of, shown
from parameters import Book, Cell, Page

FIGURES, YEARS = "Inputs", "Inputs by year"
HEADINGS = {FIGURES: frozenset(inputs.HEADS), YEARS: frozenset(inputs_by_year.HEADS)}
_OF_ANNEX = frozenset(name.casefold() for name in (*BEFORE, *AFTER))
ENGINE = ("uncertainty", "regions", "regional lines", "change log")
"""Sheets whose figures are no formulas."""
_INVESTMENT, _CHECKS, _MODEL, _TRANSITION = "investment case", "checks", "model ", "transition "
INSTEAD = f"type over the blue cells of {FIGURES}, or write it into the plan"
_MOST = 5
"""Cells of one sheet that are named."""


def read_sheet(book: Book, name: str, found: Findings) -> Page | None:
    """A sheet by its name; one that was renamed by its headings."""
    by_name = {page.name.strip().casefold(): page for page in book.pages.values()}
    if name.casefold() in by_name:
        return by_name[name.casefold()]
    taken = {known.casefold() for known in HEADINGS}
    renamed = [page for key, page in by_name.items() if key not in taken and _has_headings(page, name)]
    if not renamed:
        return None
    found.taken.append((renamed[0].name, f"was read as the sheet '{name}'"))
    return renamed[0]


def _has_headings(page: Page, name: str) -> bool:
    rows: dict[int, set[str]] = {}
    for (row, _), cell in page.cells.items():
        if row <= HEAD_ROWS and isinstance(cell.value, str):
            rows.setdefault(row, set()).add(cell.value.strip().casefold())
    return any(texts >= HEADINGS[name] for texts in rows.values())


def tell_other_sheets(book: Book, found: Findings) -> None:
    """Tell every figure that was typed into a sheet of the annex that is computed.

    Args:
        book: the workbook, with a glance at all its sheets.
        found: takes what is not read, with its cell.
    """
    for page in book.pages.values():
        typed = list(_typed(page)) if _is_computed(page) else []
        for row, column, cell in typed[:_MOST]:
            message = f"{shown(_number(cell))} is not read: this sheet is computed; {INSTEAD}"
            found.passed.append((place_of(page, row, column), message))
        if len(typed) > _MOST:
            message = f"{len(typed) - _MOST} more figures were typed into this sheet, and are not read"
            found.passed.append((page.name, message))


def _is_computed(page: Page) -> bool:
    """Whether a sheet is one of the annex, and holds formulas alone but for what `_typed` knows."""
    name = page.name.strip().casefold()
    if name in ENGINE or name in {known.casefold() for known in HEADINGS}:
        return False
    return name in _OF_ANNEX or name.startswith((_MODEL, _TRANSITION))


def _typed(page: Page) -> Iterator[tuple[int, int, Cell]]:
    """Cells with a plain number; the few that are exported as such are left out."""
    name = page.name.strip().casefold()
    computed = {row for (row, _), cell in page.cells.items() if cell.formula}
    for (row, column), cell in sorted(page.cells.items()):
        if cell.formula or isinstance(cell.value, bool) or not isinstance(cell.value, (int, float)):
            continue
        counts_years = name.startswith(_MODEL) and page.value(row, 1) in STRUCTURAL
        allowed = name == _CHECKS and column in (TOLERANCE + 1, FLAG + 1)
        if not (counts_years or allowed or (name == _INVESTMENT and row not in computed)):
            yield row, column, cell


def _number(cell: Cell) -> int | float:
    return cell.value if isinstance(cell.value, (int, float)) else 0
