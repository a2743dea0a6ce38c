"""The workbook of an analysis: what was found, then each table with its columns explained; engine values throughout."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from outputs.analyses.analysis import Analysis
from outputs.annex.page import CREATED
from outputs.annex.sheet import Page, Sheet
from outputs.annex.styles import Styles
from outputs.codebook_terms import Columns

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
HEAD = 4
WIDEST, NARROWEST = 60, 10


def write_book(path: Path, record: Mapping[str, Any], analysis: Analysis) -> None:
    """Write the workbook; the same analysis gives the same bytes.

    Args:
        path: the file.
        record: the record of the analysis.
        analysis: what was found.
    """
    buffer = BytesIO()
    with Workbook(buffer, OPTIONS) as workbook:
        about = {"title": record["plan"], "subject": record["method"], "author": "CareShift", "created": CREATED}
        workbook.set_properties({**about, "comments": f"Analysis {record['analysis']}"})
        styles = Styles(workbook)
        _finding(_sheet(workbook, styles, "Finding"), record)
        for name, rows in analysis.tables.items():
            shown = name.replace("_", " ").capitalize()
            _table(_sheet(workbook, styles, shown), record, (shown, analysis.columns[name]), record["tables"][name])
            assert len(rows) == len(record["tables"][name])
    path.write_bytes(buffer.getvalue())


def _sheet(workbook: Workbook, styles: Styles, name: str) -> Sheet:
    page = workbook.add_worksheet(name, worksheet_class=Page)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    return Sheet(name, page, styles)


def _finding(sheet: Sheet, record: Mapping[str, Any]) -> None:
    sheet.widths(24, 110)
    sheet.text(0, 0, f"{record['method'].capitalize()}: {record['plan']}", "title")
    sheet.text(1, 0, "Engine values: results of computed cases, not formulas", "alarm")
    row = 3
    for sentence in record["sentences"]:
        sheet.text(row, 1, sentence, "wrap")
        sheet.tall(row, (sentence, 105))
        row += 1
    asked = {key: value for key, value in record["request"].items() if value not in (None, [], {}, "")}
    facts = {"Analysis": record["analysis"], "Version": record["careshift"], **asked}
    for label, value in facts.items():
        row += 1
        sheet.text(row, 0, str(label).replace("_", " ").capitalize(), "heading")
        sheet.text(row, 1, ", ".join(map(str, value)) if isinstance(value, list) else str(value))


def _table(sheet: Sheet, record: Mapping[str, Any], about: tuple[str, Columns], rows: list[dict[str, Any]]) -> None:
    name, columns = about
    sheet.text(0, 0, f"{name}: {record['plan']}", "title")
    sheet.text(1, 0, "Engine values: results of computed cases, not formulas", "alarm")
    for place, (column, (meaning, unit)) in enumerate(columns.items()):
        sheet.text(HEAD - 1, place, f"{meaning} [{unit}]" if unit else meaning, "note")
        sheet.text(HEAD, place, column, "head")
        longest = max([len(column), *(len(_text(row[column])) for row in rows)])
        sheet.page.set_column(place, place, min(WIDEST, max(NARROWEST, longest + 2)))
    for row, values in enumerate(rows, start=HEAD + 1):
        for place, column in enumerate(columns):
            _cell(sheet, row, place, values[column])
    sheet.page.freeze_panes(HEAD + 1, 0)


def _cell(sheet: Sheet, row: int, column: int, value: Any) -> None:
    if isinstance(value, bool) or value is None or isinstance(value, str):
        sheet.text(row, column, _text(value))
    else:
        sheet.number(row, column, value, "money" if abs(value) >= 1000 and float(value) > 2200 else "general")


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else f"{value:.6g}"
