"""The sheet Codes: the long lists of the other sheets, each in a column."""

from __future__ import annotations

from outputs.plan_book.context import PlanBook
from outputs.plan_book.lists import FIRST_ROW
from outputs.plan_book.notes import NOTES
from outputs.plan_book.page import banner, print_setup, print_title_only
from outputs.plan_book.sheet import Sheet

_LEAST, _MOST = 12, 80
_SHOWN = 5
"""Columns over which the title is printed."""


def write_codes(book: PlanBook, sheet: Sheet) -> None:
    """Write every list that the other sheets asked for, with what its words mean."""
    banner(book, sheet, "Codes", NOTES["Codes"])
    placed = book.known.lists.columns()
    for column, each in placed:
        sheet.put(FIRST_ROW - 1, column, each.title, "head")
        _width(sheet, column, (each.title, *each.words))
        for row, word in enumerate(each.words, FIRST_ROW):
            sheet.put(row, column, word, "text")
        if each.meanings:
            sheet.put(FIRST_ROW - 1, column + 1, "what it means", "head")
            _width(sheet, column + 1, each.meanings)
            for row, text in enumerate(each.meanings, FIRST_ROW):
                sheet.put(row, column + 1, text, "text faint")
    sheet.page.freeze_panes(FIRST_ROW, 0)
    print_setup(book, sheet)
    print_title_only(sheet, _SHOWN)


def _width(sheet: Sheet, column: int, texts: tuple[str, ...]) -> None:
    longest = max(len(text) for text in texts)
    sheet.page.set_column(column, column, min(_MOST, max(_LEAST, longest + 1)))
