"""The Summary: what costs more and why, in sentences; the drivers; whether everything adds up; what is compared."""

from __future__ import annotations

from collections.abc import Sequence

from outputs.annex.sheet import Sheet, safe
from outputs.annex.styles import BLUE, DARK
from outputs.compare_book.book import NOT_OK, OK, Book, about, banner, check, heads
from outputs.compare_said import compared_sentence, drawn_sentence, with_sign
from outputs.wording import plain
from scenarios import DRIVERS, Compared

NOTE = "Scope: only one buys it. Volume: how much is bought. Timing: when. Price: what one costs. They add up exactly."
WIDE = 150
COLUMNS = ("first", "other", "difference", *DRIVERS)


def write_summary(book: Book, sheet: Sheet) -> None:
    """Write the summary; it stands first and is written last."""
    banner(book, sheet, "Comparison", NOTE)
    sheet.widths(30, 36, *(17 for _ in COLUMNS))
    row = 4
    for one in book.comparison.others:
        row = _said(book, sheet, row, one)
    row = _table(book, sheet, row + 1)
    row = _checked(book, sheet, row + 1)
    row = _sides(book, sheet, row + 1)
    _chart(book, sheet, row + 1)


def _said(book: Book, sheet: Sheet, row: int, one: Compared) -> int:
    comparison = book.comparison
    texts = [(compared_sentence(one), "finding wrap", WIDE)]
    texts.append((drawn_sentence(one, comparison.draws, comparison.seed), "wrap", WIDE + 30))
    texts += [(f"Note: {note}", "alarm wrap", WIDE) for note in one.pair.notes]
    for text, style, width in texts:
        if text:
            sheet.page.merge_range(row, 0, row, len(COLUMNS) + 1, "", sheet.styles[style])
            sheet.text(row, 0, text, style)
            sheet.tall(row, (text, width))
            row += 1
    return row


def _table(book: Book, sheet: Sheet, row: int) -> int:
    """The drivers of every comparison, taken from the sheet By driver."""
    heads(sheet, row, ("scenario against scenario", "money and years", "cost there", "cost", *COLUMNS[2:]), 2)
    for key, one in book.money_pairs:
        for basis in reversed(one.pair.bases):
            row += 1
            label, _, money = about(one, basis).partition(": ")
            sheet.text(row, 0, label)
            sheet.text(row, 1, money)
            known, top, column = book.totals["difference", key, basis]
            rows = {"first": top + 1, "other": top + 2, "difference": top}
            rows |= {name: top - len(DRIVERS) + number for number, name in enumerate(DRIVERS)}
            for place, name in enumerate(COLUMNS, start=2):
                style = "money bold" if name == "difference" else "money"
                sheet.formula(row, place, known.cell(rows[name], column), known.value(rows[name], column), style)
    return row + 1


def _checked(book: Book, sheet: Sheet, row: int) -> int:
    sheet.text(row, 0, "All checks", "heading")
    if not book.checks:
        sheet.text(row, 1, "nothing is subtracted, so nothing must add up")
        return row + 1
    bad = "+".join(f'({cell}<>"{OK}")' for cell in book.checks)
    wrong = sum(_stored(book, cell) != OK for cell in book.checks)
    check(book, sheet, (row, 1), f"IF(({bad})>0,1,0)", float(wrong > 0))
    book.checks.pop()
    sheet.text(row, 2, f"{len(book.checks)} sums are compared with what they must add up to")
    return row + 1


def _stored(book: Book, cell: str) -> str:
    for sheet in book.sheets.values():
        for (row, column), value in sheet.values.items():
            if value in (OK, NOT_OK) and sheet.cell(row, column) == cell:
                return str(value)
    return NOT_OK


def _sides(book: Book, sheet: Sheet, row: int) -> int:
    heads(sheet, row, ("what is compared", "scenario", "currency", "base year", "years", "read from"))
    for side in book.comparison.sides:
        row += 1
        plan = side.plan
        texts = (side.label, side.model.scenario.title, plan.currency, str(plan.base_year), f"{plan.first}-{plan.last}")
        for column, text in enumerate((*texts, side.source)):
            sheet.text(row, column, text, "wrap" if column == 1 else "text")
        sheet.tall(row, (side.model.scenario.title, 36))
    return row + 1


def _title(pairs: Sequence[tuple[str, Compared]]) -> str:
    """The finding of the chart: what each scenario costs above the first."""
    if len(pairs) == 1:
        return plain(compared_sentence(pairs[0][1])).split(":")[0]
    told = []
    for _, one in pairs:
        (whole,) = one.sums(one.pair.bases[-1], "all")
        told.append(f"{one.pair.other.label} {with_sign(whole.difference, one.pair.first.plan.currency)}")
    return plain(f"Against {pairs[0][1].pair.first.label}: {', '.join(told)}")


def _chart(book: Book, sheet: Sheet, row: int) -> None:
    """The drivers of each comparison, real where it is known."""
    pairs = list(book.money_pairs)
    if not pairs:
        return
    chart = book.workbook.add_chart({"type": "column"})
    drivers = book.sheets["By driver"]
    for number, (key, one) in enumerate(pairs):
        _, top, column = book.totals["difference", key, one.pair.bases[-1]]
        first = top - len(DRIVERS)
        colour = (BLUE, "#28A197", "#801650", "#F46A25", DARK, "#A285D1")[number % 6]
        chart.add_series({
            "name": safe(f"{one.pair.other.label} against {one.pair.first.label}"),
            "categories": [drivers.name, first, 0, top, 0], "values": [drivers.name, first, column, top, column],
            "fill": {"color": colour}, "gap": 80,
        })  # fmt: skip
    one = pairs[0][1]
    small = {"size": 9, "bold": False, "color": DARK}
    title = _title(pairs)
    chart.set_title({"name": safe(title), "name_font": {"size": 11, "color": DARK}})
    grid = {"visible": True, "line": {"color": "#D9D9D9"}}
    unit = about(one, one.pair.bases[-1]).partition(": ")[2]
    chart.set_y_axis({"name": unit, "name_font": small, "num_format": "#,##0", "major_gridlines": grid})
    chart.set_x_axis({"name": "Source: sheet By driver", "name_font": small, "label_position": "low"})
    chart.set_legend({"position": "bottom"} if len(pairs) > 1 else {"none": True})
    chart.set_size({"width": 900, "height": 380})
    sheet.page.insert_chart(row, 0, chart, {"description": f"Chart: {title}, by driver. The numbers are in By driver."})
