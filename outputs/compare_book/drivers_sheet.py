"""The sheet By driver: the difference of each comparison as scope, volume, timing and price, live, with its checks."""

from __future__ import annotations

from outputs.annex.sheet import Sheet, here, stretch
from outputs.compare_book.book import Book, about, banner, check
from outputs.compare_said import LEGEND
from scenarios import DRIVERS, Compared

NOTE = "Sums over the sheet Lines, live. The parts add up to the difference to the cent, in every year and line."


def write_drivers(book: Book, sheet: Sheet) -> None:
    """Write one block for each comparison and money."""
    banner(book, sheet, "Difference by driver", NOTE)
    sheet.widths(34, 18, 14, 60)
    row = 4
    for key, one in book.money_pairs:
        for basis in reversed(one.pair.bases):
            row = _block(book, sheet, row, (key, basis), one) + 2
    sheet.page.freeze_panes(4, 0)


def summed(book: Book, name: str, chosen: dict[str, str]) -> str:
    """A sum over the lines whose columns hold some texts, such as the key of a comparison."""
    conditions = ",".join(f'{book.ranges[column]},"{text}"' for column, text in chosen.items())
    return f"SUMIFS({book.ranges[name]},{conditions})"


def _block(book: Book, sheet: Sheet, row: int, place: tuple[str, str], one: Compared) -> int:
    key, basis = place
    (whole,) = one.sums(basis, "all")
    sheet.text(row, 0, about(one, basis), "section")
    for column, title in enumerate(("because of", "amount", "of the cost there", "what it is")):
        sheet.text(row + 1, column, title, "head right" if column in (1, 2) else "head indent1" if column else "head")
    row += 2
    first = row
    ends = {"first": f"cost of {one.pair.first.label}", "other": f"cost of {one.pair.other.label}"}
    cost = first + len(DRIVERS) + 1
    for number, name in enumerate((*DRIVERS, "difference", *ends)):
        place_row = first + number
        bold = " total" if name == "difference" else ""
        sheet.text(place_row, 0, ends.get(name, name), f"text{bold}")
        formula = f"SUM({stretch((first, 1), (first + 3, 1))})"
        formula = summed(book, f"{basis} {name}", {"comparison": key}) if name != "difference" else formula
        value = sum(getattr(whole, driver) for driver in DRIVERS) if name == "difference" else getattr(whole, name)
        sheet.formula(place_row, 1, formula, value, f"money{bold}")
        if name not in ends:
            share = value / whole.first if whole.first else 0.0
            under = here(cost, 1)
            sheet.formula(place_row, 2, f"IF({under}=0,0,{here(place_row, 1)}/{under})", share, f"share{bold}")
            sheet.text(place_row, 3, LEGEND.get(name, ""), f"text indent1{bold}")
    book.totals["difference", key, basis] = (sheet, first + 4, 1)
    _checks(book, sheet, cost + 2, (key, basis))
    return cost + 3


def _checks(book: Book, sheet: Sheet, row: int, place: tuple[str, str]) -> None:
    """The drivers against the two costs, and against the sum of the years."""
    _, apart = book.cell("difference", *place)
    _, top, _ = book.totals["difference", *place]
    costs = [sheet.value(top + step, 1) for step in (1, 2)]
    sheet.text(row, 0, "adds up to the difference of the two costs")
    formula = f"{here(top, 1)}-({here(top + 2, 1)}-{here(top + 1, 1)})"
    check(book, sheet, (row, 1), formula, apart - (costs[1] - costs[0]))
    years, of_years = book.cell("years", *place)
    sheet.text(row + 1, 0, "adds up to the difference of the years")
    check(book, sheet, (row + 1, 1), f"{here(top, 1)}-{years}", apart - of_years)
