"""Writing the workbook of a comparison: all sheets in the order in which a reader wants them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from outputs.annex.page import CREATED
from outputs.annex.sheet import Page, Sheet
from outputs.annex.styles import BLUE, GREEN, Styles
from outputs.annex.workbook import OPTIONS
from outputs.compare_book.book import Book
from outputs.compare_book.drivers_sheet import write_drivers
from outputs.compare_book.groups_sheet import SHEETS, write_groups
from outputs.compare_book.lines_sheet import write_lines
from outputs.compare_book.plain_sheets import write_figures, write_findings, write_inputs, write_ranges
from outputs.compare_book.summary_sheet import write_summary
from outputs.compare_book.years_sheet import write_years
from scenarios import Comparison

NAMES = ("Summary", "Inputs that differ", "Results by year", "By driver", *SHEETS.values(), "Figures", "Findings",
         "Ranges", "Lines")  # fmt: skip


def write(path: Path, comparison: Comparison) -> None:
    """Write the workbook; nothing is written unless all of it can be."""
    buffer = BytesIO()
    with Workbook(buffer, OPTIONS) as workbook:
        workbook.set_properties({
            "title": comparison.first.plan.title, "subject": "Comparison", "author": "CareShift", "created": CREATED,
        })  # fmt: skip
        workbook.set_calc_mode("auto")
        _fill(_opened(workbook, comparison))
    path.write_bytes(buffer.getvalue())


def _opened(workbook: Workbook, comparison: Comparison) -> Book:
    book = Book(comparison, workbook, Styles(workbook))
    for name in NAMES:
        if name != "Ranges" or comparison.draws:
            page = workbook.add_worksheet(name, worksheet_class=Page)
            page.set_tab_color(GREEN if name == "Summary" else BLUE)
            book.sheets[name] = Sheet(name, page, book.styles)
    return book


def _fill(book: Book) -> None:
    """Write what others read before what reads it."""
    sheets = book.sheets
    write_lines(book, sheets["Lines"])
    write_years(book, sheets["Results by year"])
    write_drivers(book, sheets["By driver"])
    for by, name in SHEETS.items():
        write_groups(book, sheets[name], by)
    write_inputs(book, sheets["Inputs that differ"])
    write_figures(book, sheets["Figures"])
    write_findings(book, sheets["Findings"])
    if "Ranges" in sheets:
        write_ranges(book, sheets["Ranges"])
    write_summary(book, sheets["Summary"])
