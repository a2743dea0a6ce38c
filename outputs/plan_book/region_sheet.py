"""The sheet Regions: the table of regions as it is, its headings in the first row."""

from __future__ import annotations

from outputs.plan_book.context import PlanBook
from outputs.plan_book.page import print_setup
from outputs.plan_book.sheet import Sheet

_LEAST, _MOST = 10, 30


def write_regions(book: PlanBook, sheet: Sheet) -> None:
    """Write the table of regions."""
    table = book.plan.regions
    for row, values in enumerate(table):
        for column, value in enumerate(values):
            number = isinstance(value, (int, float)) and not isinstance(value, bool)
            sheet.put(row, column, value, "head" if row == 0 else "given number" if number else "given wrap")
    for column, title in enumerate(table[0]):
        longest = max(len(str(values[column])) for values in table[1:] or table if column < len(values))
        sheet.page.set_column(column, column, min(_MOST, max(_LEAST, longest + 2, len(str(title)) / 2)))
    sheet.page.set_row(0, 54)
    sheet.page.freeze_panes(1, 1)
    sheet.page.autofilter(0, 0, len(table) - 1, len(table[0]) - 1)
    sheet.page.repeat_rows(0)
    print_setup(book, sheet)
