"""What the sheets of a comparison's workbook have alike: title, basis, print set-up, tables of text and amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from xlsxwriter import Workbook

from outputs.annex.sheet import Sheet
from outputs.annex.styles import Styles
from scenarios import Compared, Comparison

HEAD = 4
"""The row of the first heading of a sheet that is one table."""
OK, NOT_OK = "OK", "NOT OK"
EVERYWHERE = "A1:XFD1048576"


@dataclass
class Book:
    """The workbook being written.

    Attributes:
        sheets: by name; `checks`: cells that say OK or NOT OK, as references.
        ranges: columns of the sheet of lines that sums are taken over, by their names.
        totals: the cell of the difference of a comparison in a basis, and of the sum of its years.
    """

    comparison: Comparison
    workbook: Workbook
    styles: Styles
    sheets: dict[str, Sheet] = field(default_factory=dict)
    checks: list[str] = field(default_factory=list)
    ranges: dict[str, str] = field(default_factory=dict)
    totals: dict[tuple[str, str, str], tuple[Sheet, int, int]] = field(default_factory=dict)

    @property
    def money_pairs(self) -> Iterator[tuple[str, Compared]]:
        """Every comparison whose money is subtracted, with the key by which sums find its lines: C1, C2 and so on."""
        for number, one in enumerate(self.comparison.others, start=1):
            if one.pair.bases:
                yield f"C{number}", one

    def cell(self, name: str, key: str, basis: str) -> tuple[str, float]:
        """The reference to a total and what it comes to."""
        sheet, row, column = self.totals[name, key, basis]
        return sheet.cell(row, column), sheet.value(row, column)


def about(one: Compared, basis: str) -> str:
    """What a block holds: which scenario against which, in which money, over which years."""
    plan, years = one.pair.first.plan, one.pair.years
    money = f"real, {plan.currency} {plan.base_year}" if basis == "real" else f"nominal, {plan.currency} of each year"
    return f"{one.pair.other.label} against {one.pair.first.label}: {money}, {years[0]}-{years[-1]}"


def banner(book: Book, sheet: Sheet, title: str, note: str) -> None:
    """Write what a sheet is and what its amounts are, and set it up for print."""
    sheet.text(0, 0, title, "title")
    sheet.text(1, 0, _compared(book.comparison), "subtitle")
    sheet.text(2, 0, note, "note")
    sheet.page.set_row(0, 24)
    page = sheet.page
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    page.set_header(f"&L&9{_compared(book.comparison)[:70].replace('&', '&&')}&R&9{sheet.name}")
    page.set_footer("&R&8&P / &N")
    page.hide_gridlines(2)
    page.ignore_errors(
        {"formula_differs": EVERYWHERE, "formula_range": EVERYWHERE, "number_stored_as_text": EVERYWHERE}
    )


def _compared(comparison: Comparison) -> str:
    others = ", ".join(one.pair.other.label for one in comparison.others)
    return f"{others} against {comparison.first.label}: {comparison.first.plan.title}"


def heads(sheet: Sheet, row: int, titles: Sequence[str], first_number: int = 10**6) -> None:
    """Write column headings, those of numbers flush right."""
    for column, title in enumerate(titles):
        sheet.text(row, column, title, "head right" if column >= first_number else "head")


def check(book: Book, sheet: Sheet, place: tuple[int, int], formula: str, value: float) -> None:
    """Write whether a difference that should be nothing is below half a cent."""
    row, column = place
    stored = OK if abs(value) < 0.005 else NOT_OK
    sheet.formula(row, column, f'IF(ABS({formula})<0.005,"{OK}","{NOT_OK}")', stored, "bold centre")
    book.checks.append(sheet.cell(row, column))
    for text, style in ((NOT_OK, "bad"), (OK, "good")):
        rule = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": sheet.styles[style]}
        sheet.page.conditional_format(row, column, row, column, rule)
