"""Writing the input workbook: all sheets in order; nothing is written unless all of it can be."""

from __future__ import annotations

import re
from dataclasses import fields
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from costing import kinds
from outputs.annex.page import CREATED
from outputs.annex.styles import DARK, GREEN
from outputs.annex.workbook import OPTIONS
from outputs.plan_book.allowed import Known
from outputs.plan_book.codes_sheet import write_codes
from outputs.plan_book.columns import columns_of
from outputs.plan_book.context import PlanBook
from outputs.plan_book.guarded import Guards
from outputs.plan_book.lists import Lists
from outputs.plan_book.looks import Looks
from outputs.plan_book.meanings import meanings
from outputs.plan_book.menu_sheet import write_menu
from outputs.plan_book.notes import NOTES
from outputs.plan_book.page import TOP, banner, headed
from outputs.plan_book.region_sheet import write_regions
from outputs.plan_book.sheet import ExactPage, Sheet
from outputs.plan_book.start_sheet import write_start
from outputs.plan_book.table import Table
from parameters import FOR_THE_EYE, OF_ELEMENTS, REGIONS, SHEETS, Node, Outlook, PlanSheets, book_lines, outlook
from scenarios import Thresholds, asked_settings

YELLOW = "#E8C547"
USUAL_YEARS = (2025, 2035)
"""Base year and last year of a workbook whose plan has no years yet."""
_YEARS = re.compile(r"\s*(\d{4})\s*-\s*(\d{4})\s*")


def write(path: Path, sheets: PlanSheets, node: Node) -> None:
    """Write a plan as a workbook to be filled in; a file that is there is replaced.

    Args:
        path: the file.
        sheets: the rows of the plan.
        node: the plan's tree, for what could be given too.
    """
    buffer = BytesIO()
    with Workbook(buffer, OPTIONS) as workbook:
        book = _opened(workbook, sheets, outlook(node, kinds(), limits(), asked=asked_settings()))
        workbook.set_properties(
            {"title": book.title, "subject": "Plan to be costed", "author": "CareShift", "created": CREATED}
        )
        _fill(book)
    path.write_bytes(buffer.getvalue())


def _opened(workbook: Workbook, plan: PlanSheets, found: Outlook) -> PlanBook:
    first, last = plan_years(found)
    title = found.written.items.get("plan")
    lists = Lists()
    lists.know(meanings())
    known = Known(found.names, found.cadres, first, last, found.currency, lists)
    names = tuple(name for name in SHEETS if name != REGIONS or plan.regions)
    looks = Looks(workbook)
    sheets = {}
    for name in names:
        page = workbook.add_worksheet(name, worksheet_class=ExactPage)
        page.set_tab_color(GREEN if name == "Start" else DARK if name in FOR_THE_EYE else YELLOW)
        sheets[name] = Sheet(name, page, looks)
    said = str(title.value) if title is not None else ""
    years = tuple(range(first, last + 1))
    return PlanBook(plan, found, said, years, known, workbook, looks, names, sheets)


def limits() -> dict[str, tuple[float, str]]:
    """The limits of the rules: what they are, and what they mean."""
    return {one.name: (float(one.default), str(one.metadata["what"])) for one in fields(Thresholds)}  # type: ignore[arg-type]


def plan_years(found: Outlook) -> tuple[int, int]:
    """Base year and last year of a plan, as far as it says them."""
    written = found.written.items.get("years")
    match = _YEARS.fullmatch(str(written.value)) if written is not None else None
    return (int(match[1]) - 1, int(match[2])) if match and match[1] <= match[2] else USUAL_YEARS


def _fill(book: PlanBook) -> None:
    """Write every sheet; Codes last, because the others ask for its lists."""
    for name, sheet in book.sheets.items():
        if name == REGIONS:
            write_regions(book, sheet)
        elif name not in FOR_THE_EYE:
            _write_lines(book, sheet)
    write_menu(book, book.sheets["Menu"])
    write_codes(book, book.sheets["Codes"])
    write_start(book, book.sheets["Start"])
    book.sheets["Start"].page.activate()


def _write_lines(book: PlanBook, sheet: Sheet) -> None:
    rows = book.plan.rows.get(sheet.name, ())
    lines = book_lines(sheet.name, rows, book.outlook, (book.years[0], book.years[-1]))
    columns = columns_of(sheet.name, lines, book.years)
    banner(book, sheet, sheet.name, NOTES[sheet.name])
    headed(book, sheet, columns, len(lines))
    guards = Guards(sheet)
    table = Table(book, sheet, columns, guards, grouped=sheet.name in OF_ELEMENTS)
    end = table.write(lines)
    table.check_columns(TOP + 1, end)
    table.mark_typed(TOP + 1, end)
    guards.write()
