"""The sheet of lines: every ledger line of both scenarios with its difference by driver; all sums are taken of it."""

from __future__ import annotations

from outputs.annex.sheet import Sheet, stretch
from outputs.compare_book.book import HEAD, Book, banner, heads
from scenarios import DRIVERS, LineChange

TEXTS = ("comparison", "scenario", "element", "name", "what is paid", "put on", "layer", "standing", "payer there",
         "payer key there", "payer", "payer key", "economic class there", "economic class", "only in",
         "unit")  # fmt: skip
WIDTHS = (11, 14, 16, 30, 34, 24, 12, 11, 20, 9, 20, 9, 11, 11, 12, 14)
FIRST_NUMBER = len(TEXTS)
AMOUNTS = ("first", "other", *DRIVERS)
BASES = ("real", "nominal")
KEYS = {"comparison": 0, "element": 2, "payer_first": 9, "payer": 11, "economic_first": 12, "economic": 13}
"""Columns that sums are chosen by."""


def write_lines(book: Book, sheet: Sheet) -> None:
    """Write every line; the amounts are values of the engine, their sum over the drivers is a formula."""
    banner(
        book, sheet, "Lines", "Every ledger line over the years that both plans have. Amounts are engine values; "
        "'difference' adds the drivers up. 'There' is the scenario compared with.",
    )  # fmt: skip
    sheet.widths(*WIDTHS, 14, 14, *(15 for _ in range(2 * (len(AMOUNTS) + 1))))
    titles = [f"{basis}: {name}" for basis in BASES for name in (*AMOUNTS, "difference")]
    heads(sheet, HEAD, (*TEXTS, "quantity there", "quantity", *titles), FIRST_NUMBER)
    sheet.page.set_row(HEAD, 28)
    row = HEAD
    payers = payer_keys(book)
    for key, one in book.money_pairs:
        for line in one.lines:
            row += 1
            _line(sheet, row, (key, payers), line)
    last = max(row, HEAD + 1)
    for name, column in KEYS.items():
        book.ranges[name] = sheet.column(column, HEAD + 1, last)
    for place, basis in enumerate(BASES):
        for position, name in enumerate(AMOUNTS):
            column = _first(place) + position
            book.ranges[f"{basis} {name}"] = sheet.column(column, HEAD + 1, last)
    sheet.page.freeze_panes(HEAD + 1, 5)
    sheet.page.autofilter(HEAD, 0, last, _first(2) - 1)


def payer_keys(book: Book) -> dict[str, str]:
    """Keys of payers, by which sums find them: a payer's own name may hold what a spreadsheet takes for a pattern."""
    lines = [line for _, one in book.money_pairs for line in one.lines]
    names = sorted({name for line in lines for name in (line.payer, line.payer_first)})
    return {name: f"P{number}" for number, name in enumerate(names, start=1)}


def _first(place: int) -> int:
    return FIRST_NUMBER + 2 + place * (len(AMOUNTS) + 1)


def _line(sheet: Sheet, row: int, keys: tuple[str, dict[str, str]], line: LineChange) -> None:
    key, payers = keys
    texts = (key, line.scenario, line.element, line.name, line.line, line.on, line.layer, line.standing,
             line.payer_first, payers[line.payer_first], line.payer, payers[line.payer], line.econ_first, line.econ,
             line.only, line.quantity_unit)  # fmt: skip
    for column, text in enumerate(texts):
        sheet.text(row, column, text)
    sheet.number(row, FIRST_NUMBER, line.quantity_first, "small")
    sheet.number(row, FIRST_NUMBER + 1, line.quantity, "small")
    for place, basis in enumerate(BASES):
        first = _first(place)
        for position, name in enumerate(AMOUNTS):
            sheet.number(row, first + position, line.amounts[basis, name], "money")
        drivers = stretch((row, first + 2), (row, first + len(AMOUNTS) - 1))
        value = sum(line.amounts[basis, name] for name in DRIVERS)
        sheet.formula(row, first + len(AMOUNTS), f"SUM({drivers})", value, "money bold")
