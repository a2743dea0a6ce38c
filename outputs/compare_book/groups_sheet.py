"""The sheets By element, By payer, By economic class: the same difference, each group by driver, live."""

from __future__ import annotations

from outputs.annex.sheet import Sheet, here, stretch
from outputs.compare_book.book import Book, about, banner, check, heads
from outputs.compare_book.drivers_sheet import summed
from outputs.compare_book.lines_sheet import payer_keys
from scenarios import DRIVERS, Compared, DriverSum

NOTE = "Sums over the sheet Lines, live. 'Moved' is what went to or came from another payer or class."
FIRST = 2
COLUMNS = ("first", "other", "difference", *DRIVERS, "moved")
SHEETS = {"element": "By element", "payer": "By payer", "economic": "By economic class"}
"""Which way of summing each sheet shows."""


def write_groups(book: Book, sheet: Sheet, by: str) -> None:
    """Write one block for each comparison and money; the greatest difference comes first."""
    banner(book, sheet, f"Difference {SHEETS[by].lower()}", NOTE)
    sheet.widths(18, 46, *(17 for _ in COLUMNS))
    row = 4
    for key, one in book.money_pairs:
        for basis in reversed(one.pair.bases):
            row = _block(book, sheet, row, (key, basis, by), one) + 2
    sheet.page.freeze_panes(4, FIRST)


def _block(book: Book, sheet: Sheet, row: int, place: tuple[str, str, str], one: Compared) -> int:
    key, basis, by = place
    sheet.text(row, 0, about(one, basis), "section")
    names = {"first": one.pair.first.label, "other": one.pair.other.label}
    heads(sheet, row + 1, ("key", by, *(names.get(column, column) for column in COLUMNS)), FIRST)
    first = row + 2
    rows = sorted(one.sums(basis, by), key=lambda group: -abs(group.difference))
    keys = payer_keys(book) if by == "payer" else {}
    for number, group in enumerate(rows):
        _group(book, sheet, first + number, place, (keys.get(group.key, group.key), group))
    last = first + len(rows)
    sheet.text(last, 0, "", "total")
    sheet.text(last, 1, "all", "total")
    for column, name in enumerate(COLUMNS, start=FIRST):
        value = sum(getattr(group, name) for group in rows)
        sheet.formula(last, column, f"SUM({stretch((first, column), (last - 1, column))})", value, "money total")
    total, apart = book.cell("difference", key, basis)
    sheet.text(last + 1, 1, "adds up to the difference by driver")
    column = FIRST + COLUMNS.index("difference")
    check(book, sheet, (last + 1, column), f"{here(last, column)}-{total}", sheet.value(last, column) - apart)
    return last + 2


def _group(book: Book, sheet: Sheet, row: int, place: tuple[str, str, str], known: tuple[str, DriverSum]) -> None:
    """One group: costs and drivers are sums of lines, the difference is of the costs, moved what is left of it."""
    (key, basis, by), (text, group) = place, known
    before = by if by == "element" else f"{by}_first"
    sheet.text(row, 0, text)
    sheet.text(row, 1, group.name, "wrap")
    sheet.tall(row, (group.name, 46))
    cells = {name: here(row, FIRST + position) for position, name in enumerate(COLUMNS)}
    drivers = f"SUM({cells[DRIVERS[0]]}:{cells[DRIVERS[-1]]})"
    formulas = {
        "first": summed(book, f"{basis} first", {"comparison": key, before: text}),
        "other": summed(book, f"{basis} other", {"comparison": key, by: text}),
        "difference": f"{cells['other']}-{cells['first']}",
        **{name: summed(book, f"{basis} {name}", {"comparison": key, by: text}) for name in DRIVERS},
        "moved": f"{cells['difference']}-{drivers}",
    }
    for column, name in enumerate(COLUMNS, start=FIRST):
        sheet.formula(row, column, formulas[name], getattr(group, name), "money")
