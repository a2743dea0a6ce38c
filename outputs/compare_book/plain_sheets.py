"""Sheets that are one table: inputs that differ, figures and indicators, findings, ranges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from outputs.annex.sheet import Sheet
from outputs.annex.styles import unit_style
from outputs.compare_book.book import HEAD, Book, banner, heads
from outputs.compare_said import units_said

Cell = str | float | None
SMALL = 1e-9


def write_inputs(book: Book, sheet: Sheet) -> None:
    """Write every input that differs."""
    banner(book, sheet, "Inputs that differ", "Value, unit, range, source or note; and what only one of them has.")
    titles = ("scenario", "address", "what differs", "there", "here", "here / there - 1", "unit there", "unit",
              "range there", "range", "source there", "source", "written there", "written in")  # fmt: skip
    widths = (12, 40, 12, 32, 32, 9, 12, 12, 20, 20, 28, 28, 18, 18)
    rows = [
        (c.scenario, c.address, c.what, c.old, c.new, c.relative, c.unit_old, c.unit_new, c.range_old, c.range_new,
         c.source_old, c.source_new, c.origin_old, c.origin_new)
        for one in book.comparison.others for c in one.inputs
    ]  # fmt: skip
    _table(sheet, titles, widths, [(row, "share") for row in rows], "No input differs.")


def write_figures(book: Book, sheet: Sheet) -> None:
    """Write the key figures, then the indicators that differ."""
    banner(book, sheet, "Figures and indicators", "Amounts are summed over the years that both have; engine values.")
    titles = ("scenario", "figure or indicator", "about", "year", "unit", "there", "here", "difference")
    rows: list[tuple[Sequence[Cell], str]] = []
    for one in book.comparison.others:
        rows += [((f.scenario, f.figure, "", "", units_said(f), f.first, f.value, f.difference), _style(f.unit))
                 for f in one.figures]  # fmt: skip
        rows += [
            ((i.scenario, f"{i.indicator} {i.measure}", i.element, str(i.year or "plan"), i.unit, i.first, i.value,
              i.difference), _style(i.unit))
            for i in one.indicators if i.difference is None or abs(i.difference) > SMALL
        ]  # fmt: skip
    _table(sheet, titles, (14, 56, 22, 8, 18, 18, 18, 18), rows, "Nothing to compare.", first_number=5)


def _style(unit: str) -> str:
    return "year" if unit == "year" else unit_style(unit)


def write_findings(book: Book, sheet: Sheet) -> None:
    """Write the findings that appear, vanish or change."""
    banner(book, sheet, "Findings", "What the rules find in one of them only, or say otherwise of each.")
    titles = ("scenario", "change", "rule", "about", "there", "here", "found there", "found here", "what would mend it")
    rows = [
        ((f.scenario, f.change, f.rule, f.element, f.severity_first, f.severity, f.message_first, f.message,
          f.remedy), "")
        for one in book.comparison.others for f in one.findings
    ]  # fmt: skip
    _table(sheet, titles, (14, 11, 14, 20, 9, 9, 60, 60, 50), rows, "The rules find the same in all.")


def write_ranges(book: Book, sheet: Sheet) -> None:
    """Write the ranges over draws, which are values of the engine."""
    drawn = f"{book.comparison.draws} draws, seed {book.comparison.seed}"
    note = f"Engine values: {drawn}. Differences are taken draw by draw, quantiles last, so parts do not add up."
    banner(book, sheet, "Ranges of the difference", note)
    titles = ("scenario", "money", "by", "which", "figure", "base case", "without contingencies", "P10", "P50", "P90",
              "chance that it is above 0")  # fmt: skip
    rows = [
        ((r.scenario, r.basis, r.by, r.name, r.figure, r.base, r.bare, r.p10, r.p50, r.p90, r.chance_more), "money")
        for one in book.comparison.others for r in one.ranges
    ]  # fmt: skip
    _table(sheet, titles, (14, 10, 10, 46, 12, 17, 17, 17, 17, 17, 13), rows, "", shares=(10,), first_number=5)


def _table(
    sheet: Sheet, titles: Sequence[str], widths: Sequence[float], rows: Iterable[tuple[Sequence[Cell], str]],
    nothing: str, *, shares: Sequence[int] = (), first_number: int = 10**6,
) -> None:  # fmt: skip
    """Headings and rows; each row comes with the style of its numbers."""
    sheet.widths(*widths)
    heads(sheet, HEAD, titles, first_number)
    sheet.page.set_row(HEAD, 28)
    row = HEAD
    for cells, style in rows:
        row += 1
        for column, cell in enumerate(cells):
            if isinstance(cell, float):
                sheet.number(row, column, cell, "share" if column in shares else style)
            else:
                sheet.text(row, column, cell or "", "wrap")
        sheet.tall(
            row, *((str(cell), width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, str))
        )
    if row == HEAD:
        sheet.text(HEAD + 1, 0, nothing)
    sheet.page.freeze_panes(HEAD + 1, 2)
