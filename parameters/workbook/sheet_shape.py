"""What the shape of a sheet hides: merged cells, hidden rows, years without a column, half a row of headers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from typing import NamedTuple

from parameters.documents import Mark
from parameters.problems import Collector
from parameters.workbook.cells import Cell, Page, cell_name
from parameters.workbook.layout import HEADING_ROWS, SETTING, VALUE, headers

_MOST_NAMED = 8
UNMERGE = "unmerge them, and write into each cell what it should say"


class Spoken(NamedTuple):
    """Columns of a sheet: those that name a row, and those that give values."""

    naming: Set[int]
    giving: Set[int]


def tell_merged(page: Page, file: str, top: int, columns: Spoken, problems: Collector) -> None:
    """A problem for each stretch of merged cells below the headers that hides cells of a row that says something."""
    filled: dict[int, list[int]] = {}
    for row, column in page.cells:
        if column in columns.giving:
            filled.setdefault(row, []).append(column)
    for first, left, last, right in page.merged:
        across = range(left, right + 1)
        rows = [row for row in filled if max(first, top + 1) <= row <= last]
        if rows and not (columns.naming | columns.giving).isdisjoint(across):
            place = f"{page.place(first, left)}:{cell_name(last, right)}"
            message = "the cells are merged into one: what it holds counts for the first of them alone"
            problems.add(Mark(file, first, left, cell=place), "", message, UNMERGE)


def inside_merged(page: Page, row: int, column: int) -> bool:
    """Whether a cell is one that a merged one hides."""
    return any(
        first <= row <= last and left <= column <= right and (row, column) != (first, left)
        for first, left, last, right in page.merged
    )


def tell_hidden_rows(page: Page, file: str, speaking: Iterable[int], warnings: Collector) -> None:
    """Warn of rows that say something and cannot be seen."""
    hidden = [row for row in speaking if row in page.hidden_rows]
    if hidden:
        what = "hidden row counts" if len(hidden) == 1 else "hidden rows count"
        named = ", ".join(map(str, hidden[:_MOST_NAMED])) + (", ..." if len(hidden) > _MOST_NAMED else "")
        hint = "show them, so that everybody sees what the plan says"
        warnings.add(Mark(file, cell=page.name), "", f"{len(hidden)} {what} ({named})", hint)


def tell_missing_years(
    page: Page, file: str, found: Collection[int], calendar: tuple[int, int] | None, warnings: Collector
) -> None:
    """Warn of years between those of a sheet, or of the plan, that have no column."""
    first, last = (min(found), max(found)) if calendar is None else calendar
    missing = [year for year in range(first, last + 1) if year not in found]
    if missing:
        what = "column for the year" if len(missing) == 1 else "columns for the years"
        message = f"has no {what} {_spans(missing)}: what happens there counts as 0, a path runs straight on"
        hint = "write each year as the header of a column of its own, if something is planned in it"
        warnings.add(Mark(file, cell=page.name), "", message, hint)


def half_headers(names_by_row: Mapping[int, Set[str]]) -> str:
    """What is missing in the row that is most like a row of headers; empty if none is."""
    for row, names in names_by_row.items():
        both = {SETTING, VALUE} & names
        if row <= HEADING_ROWS and both:
            there = both.pop()
            return f"row {row} holds '{there}', but no '{VALUE if there == SETTING else SETTING}'"
    return ""


def tell_no_headers(page: Page, file: str, names_by_row: Mapping[int, Set[str]], problems: Collector) -> None:
    """A sheet without a row of headers is a problem, with what its most likely row lacks."""
    said = half_headers(names_by_row)
    said = said or f"one of the first {HEADING_ROWS} rows must hold 'setting' and 'value'"
    hint = f"the headers of this sheet are: {', '.join(headers(page.name))}, and years"
    problems.add(Mark(file, cell=page.name), "", f"has no row of headers: {said}", hint)


def header_text(cell: Cell) -> str:
    """A header as it is compared: small letters, single spaces."""
    return " ".join(str(cell.value).split()).lower() if cell.value is not None else ""


def _spans(years: list[int]) -> str:
    """Years in words, neighbours as spans: ``2027, 2030-2032``."""
    spans: list[list[int]] = []
    for year in years:
        if spans and spans[-1][1] == year - 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)
