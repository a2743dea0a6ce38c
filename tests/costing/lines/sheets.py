"""Books as workbooks with one sheet each, and what LibreOffice finds in them."""

from collections.abc import Mapping
from pathlib import Path

import xlsxwriter
from openpyxl import load_workbook

from costing.lines import Book, Input, Results
from costing.lines.sheet_writer import SheetWriter

SCALAR, FIRST = 1, 2


def write_workbook(file: Path, books: Mapping[str, tuple[Book, Results]], draw: int = 0) -> Path:
    """Each book on its own sheet: label, scalar value, then a column a year, with stored results."""
    with xlsxwriter.Workbook(file) as workbook:
        for name, (book, results) in books.items():
            sheet = workbook.add_worksheet(name)
            writer = SheetWriter(book, {row.index: row.index + 1 for row in book.rows}, SCALAR, FIRST)
            for row in book.rows:
                sheet.write_string(row.index, 0, row.address)
                values = results[row][:, min(draw, results[row].shape[1] - 1)]
                for column in range(1 if row.scalar else book.columns):
                    place = row.index, SCALAR if row.scalar else FIRST + column
                    value = float(values[column]) + 0.0
                    if isinstance(row, Input):
                        sheet.write_number(*place, value)
                    else:
                        sheet.write_formula(*place, f"={writer.formula(row, column)}", value=value)
    return file


def read_workbook(file: Path, books: Mapping[str, Book]) -> dict[str, list[list[object]]]:
    """By sheet, the values of each row of its book."""
    found = {}
    workbook = load_workbook(file, data_only=True)
    for name, book in books.items():
        cells = list(workbook[name].iter_rows(min_row=1, max_row=len(book.rows), values_only=True))
        found[name] = [
            [cells[row.index][SCALAR]] if row.scalar else list(cells[row.index][FIRST : FIRST + book.columns])
            for row in book.rows
        ]
    return found
