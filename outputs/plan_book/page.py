"""What every sheet has alike: its title, what to do there, and how it is printed."""

from __future__ import annotations

import math

from outputs.plan_book.columns import Columns
from outputs.plan_book.context import PlanBook
from outputs.plan_book.sheet import Sheet

TOP = 4
"""The row of the headers, counted from 0."""
PAGE_WIDTH = 190
"""Characters that one printed page takes at a size that can be read."""


def banner(book: PlanBook, sheet: Sheet, title: str, note: str) -> None:
    """Write title, price basis and what to do in the first three rows, and set the sheet up for print."""
    sheet.put(0, 0, f"{title}: {book.title}" if book.title else title, "title")
    sheet.put(1, 0, book.basis, "subtitle")
    sheet.put(2, 0, note, "note")
    sheet.page.set_row(0, 24)
    sheet.page.set_row(1, 16)
    print_setup(book, sheet)


def print_setup(book: PlanBook, sheet: Sheet, wide: int = 1) -> None:
    """A4 across, `wide` pages wide, with the plan's title and price basis on every page."""
    page = sheet.page
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(wide, 0)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    page.set_header(f"&L&9{_printed(book.title)[:150]}&R&9{_printed(sheet.name)}")
    page.set_footer(f"&L&8{_printed(book.basis)}&R&8&P / &N")
    page.hide_gridlines(2)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def headed(book: PlanBook, sheet: Sheet, columns: Columns, rows: int) -> None:
    """Write the header row; keep it and the names in sight, let it filter, and repeat it on every printed page.

    What is printed ends with the last year, since sources and notes are longer than any page is wide; without the
    title, which the pages carry themselves.

    Args:
        book: the workbook.
        sheet: where.
        columns: its columns.
        rows: how many rows follow.
    """
    for column, header in enumerate(columns.headers):
        sheet.put(TOP, column, header, "head right" if isinstance(header, int) else "head")
        sheet.page.set_column(column, column, columns.width(header))
    sheet.page.set_row(TOP, 29)
    sheet.page.freeze_panes(TOP + 1, columns.frozen)
    sheet.page.autofilter(TOP, 0, TOP + max(rows, 1), len(columns.headers) - 1)
    sheet.page.repeat_rows(TOP)
    sheet.page.outline_settings(True, False, True, False)
    kept = sum(columns.width(header) for header in columns.headers[: columns.frozen])
    printed = sum(columns.width(header) for header in columns.headers[: columns.printed])
    wide = 1 if printed <= PAGE_WIDTH else math.ceil((printed - kept) / (PAGE_WIDTH - kept))
    if wide > 1:
        sheet.page.repeat_columns(0, columns.frozen - 1)
    sheet.page.print_area(TOP, 0, TOP + max(rows, 1), columns.printed - 1)
    print_setup(book, sheet, wide)


def print_title_only(sheet: Sheet, columns: int) -> None:
    """Print the title and what the sheet is for, over some columns, and nothing else: things are looked up in it."""
    sheet.page.print_area(0, 0, 2, columns - 1)


def _printed(text: str) -> str:
    return text.replace("&", "&&")
