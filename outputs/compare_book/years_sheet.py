"""The sheet Results by year: totals of every scenario, what they differ by, and that by year and driver."""

from __future__ import annotations

from collections.abc import Sequence

from outputs.annex.sheet import Sheet, here, stretch
from outputs.compare_book.book import Book, about, banner, heads
from scenarios import DRIVERS, Compared, Side, YearTotal

NOTE = (
    "Totals and drivers are engine values, differences and sums are formulas. Timing adds up to little over the years."
)
FIRST = 1


def write_years(book: Book, sheet: Sheet) -> None:
    """Write the totals by year of every comparison, with the difference, then the difference by year and driver."""
    banner(book, sheet, "Results by year", NOTE)
    longest = max(len(side.projection.years) for side in book.comparison.sides)
    sheet.widths(38, *(15 for _ in range(longest + 1)))
    row = 4
    for key, one in book.money_pairs:
        for basis in reversed(one.pair.bases):
            row = _totals(book, sheet, row, (key, basis), one) + 1
            row = _drivers(sheet, row, basis, one) + 2
    if row == 4:
        _alone(book, sheet, row)
    sheet.page.freeze_panes(4, FIRST)


def _totals(book: Book, sheet: Sheet, row: int, place: tuple[str, str], one: Compared) -> int:
    key, basis = place
    years = one.pair.years
    sheet.text(row, 0, about(one, basis), "section")
    heads(sheet, row + 1, ("", *map(str, years), "all years"), FIRST)
    totals = (book.comparison.first_totals, one.totals)
    for number, (side, found) in enumerate(zip((one.pair.first, one.pair.other), totals, strict=True)):
        _total(sheet, row + 2 + number, side, [_at(found, year, basis) for year in years])
    below = row + 4
    sheet.text(below, 0, "difference", "text total")
    for column in range(FIRST, FIRST + len(years) + 1):
        value = sheet.value(row + 3, column) - sheet.value(row + 2, column)
        sheet.formula(below, column, f"{here(row + 3, column)}-{here(row + 2, column)}", value, "money total")
    book.totals["years", key, basis] = (sheet, below, FIRST + len(years))
    return below + 1


def _total(sheet: Sheet, row: int, side: Side, values: Sequence[float]) -> None:
    sheet.text(row, 0, side.label)
    _row(sheet, row, values)


def _row(sheet: Sheet, row: int, values: Sequence[float]) -> None:
    for column, value in enumerate(values, start=FIRST):
        sheet.number(row, column, value, "money")
    last = FIRST + len(values)
    sheet.formula(row, last, f"SUM({stretch((row, FIRST), (row, last - 1))})", sum(values), "money bold")


def _at(totals: Sequence[YearTotal], year: int, basis: str) -> float:
    return next(float(getattr(one, f"total_{basis}")) for one in totals if one.year == year)


def _drivers(sheet: Sheet, row: int, basis: str, one: Compared) -> int:
    """The difference of each year by driver: engine values."""
    found = one.sums(basis, "year")
    for number, name in enumerate(DRIVERS):
        sheet.text(row + number, 0, f"because of {name}", "text indent1")
        _row(sheet, row + number, [float(getattr(year, name)) for year in found])
    return row + len(DRIVERS)


def _alone(book: Book, sheet: Sheet, row: int) -> None:
    """Totals beside each other, where nothing may be subtracted."""
    for one in book.comparison.others:
        for side, totals in ((one.pair.first, book.comparison.first_totals), (one.pair.other, one.totals)):
            sheet.text(row, 0, f"{side.label}: {side.plan.currency}, cash of each year; not subtracted", "section")
            heads(sheet, row + 1, ("", *(str(total.year) for total in totals), "all years"), FIRST)
            _total(sheet, row + 2, side, [total.total_nominal for total in totals])
            row += 4
