"""The sheet Menu: all actions, to be copied into the plan, and all kinds with their settings."""

from __future__ import annotations

from outputs.plan_book.columns import DEFAULT, columns_of
from outputs.plan_book.context import PlanBook
from outputs.plan_book.guarded import Guards
from outputs.plan_book.notes import NOTES
from outputs.plan_book.page import TOP, banner, headed, print_setup, print_title_only
from outputs.plan_book.sheet import Sheet
from outputs.plan_book.table import Table
from parameters import menu_lines


def write_menu(book: PlanBook, sheet: Sheet) -> None:
    """Write the menu in the columns of the sheet Actions, so that rows can be copied as they are."""
    lines = tuple(menu_lines(book.outlook))
    columns = columns_of("Menu", lines, book.years)
    banner(book, sheet, "Menu", NOTES["Menu"])
    headed(book, sheet, columns, len(lines))
    guards = Guards(sheet)
    table = Table(book, sheet, columns, guards, grouped=True)
    end = table.write(lines)
    table.mark_unread(TOP + 1, end)
    print_setup(book, sheet)
    print_title_only(sheet, columns.place[DEFAULT] + 1)
    guards.write()
