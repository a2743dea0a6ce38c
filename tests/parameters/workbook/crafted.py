"""Workbooks made for a test: a good one, and the same with something in it that no plan needs."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from xlsxwriter import Workbook

from parameters.problems import Collector
from parameters.workbook.cells import Book
from parameters.workbook.opening import open_book

RELATION = '<Relationship Id="rId{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/{kind}" {rest}/>'
MAIN, SHEET, TEXTS, TYPES = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "[Content_Types].xml"
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
SAVE = "open it in a spreadsheet programme, save it as .xlsx and hand that in"
Change = bytes | None | Callable[[bytes], bytes]


def good(path: Path) -> Path:
    """A workbook with two sheets, as XlsxWriter writes it."""
    with Workbook(path, OPTIONS) as workbook:
        plan = workbook.add_worksheet("Plan")
        plan.write_row(0, 0, ["setting", "value", "unit"])
        plan.write_row(1, 0, ["years", 10, "year"])
        plan.write_row(2, 0, ["inflation", 0.025, ""])
        workbook.add_worksheet("Actions").write_row(0, 0, ["element", "setting", "value"])
    return path


def changed(path: Path, changes: Mapping[str, Change], into: Path | None = None) -> Path:
    """The workbook with parts replaced (bytes, or a function of the old bytes), added, or left out (None)."""
    with zipfile.ZipFile(path) as old:
        parts: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
    for name, change in changes.items():
        parts[name] = change(parts[name] or b"") if callable(change) else change
    into = into or path
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return into


def put(old: str, new: str) -> Callable[[bytes], bytes]:
    """A change of one place in a part."""

    def change(content: bytes) -> bytes:
        assert content.count(old.encode()) == 1, f"{old} is there {content.count(old.encode())} times"
        return content.replace(old.encode(), new.encode())

    return change


def sheet_of(rows: str) -> bytes:
    """The part of a sheet that holds these rows."""
    start = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return f"{start}{rows}</sheetData></worksheet>".encode()


def cell(written: str, *, path: Path) -> Path:
    """A workbook whose first sheet holds this cell alone (the XML of ``c``)."""
    return changed(good(path), {SHEET: sheet_of(f'<row r="3">{written}</row>')})


def opened(path: Path, **options: object) -> tuple[Book | None, list[str]]:
    """What is read, and everything that is said."""
    problems = Collector()
    book = open_book(path, path.name, problems, **options)  # type: ignore[arg-type]
    return book, [str(problem) for problem in problems.problems]


def said(path: Path) -> list[str]:
    """Everything that is said of a workbook that is refused."""
    book, messages = opened(path)
    assert book is None
    return messages


def message(what: str, to_do: str = "", file: str = "plan.xlsx") -> str:
    """A message as it is printed."""
    return f"{file}: {what}\n       hint: {to_do}" if to_do else f"{file}: {what}"
