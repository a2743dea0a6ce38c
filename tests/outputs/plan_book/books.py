"""Input workbooks of the examples and of a blank plan, written once, and opened for the tests."""

import atexit
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from costing import kinds
from outputs import start_plan
from parameters import BookLine, Outlook, WrittenPlan, book_lines, menu_lines, outlook, written_plan
from scenarios import asked_settings
from tests.command import EXAMPLES

COUNTRIES = {"arandia": "ARA", "czechia": "CZE", "peru": "PER"}
TYPED = ("Plan", "Country", "Places", "Institutions", "Actions", "Benefits", "Financing", "Indicators", "Uncertainty",
         "Scenarios")  # fmt: skip


class Line(NamedTuple):
    """A line of a workbook with its row."""

    row: int
    line: BookLine


class Check(NamedTuple):
    """What a cell lets in."""

    sheet: str
    row: int
    column: int
    rule: Any


@cache
def book(name: str) -> Path:
    """The workbook of an example, or of a blank plan for the country of a code."""
    folder = Path(mkdtemp(prefix="careshift-book-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    blank = name not in COUNTRIES
    return start_plan(folder / name, COUNTRIES.get(name, name), blank, kinds(), workbook=True)[0]


@cache
def opened(name: str) -> Any:
    """The same, as openpyxl reads it."""
    return load_workbook(book(name))


@cache
def written(name: str) -> WrittenPlan:
    """The plan that a workbook was written from."""
    return written_plan(EXAMPLES / name / "plan.yaml" if name in COUNTRIES else book(name))


@cache
def seen(name: str) -> Outlook:
    """What that plan leaves out."""
    from outputs.plan_book.workbook import limits

    return outlook(written(name).tree, kinds(), limits(), asked=asked_settings())


def heading(page: Worksheet) -> tuple[int, dict[Any, int]]:
    """The header row of a sheet, and the column of each header."""
    for row in range(1, 21):
        found = {cell.value: cell.column for cell in page[row] if cell.value is not None}
        if "setting" in found and "value" in found:
            return row, found
    raise AssertionError(f"{page.title} has no header row")


def lines(name: str, sheet: str) -> Iterator[Line]:
    """The lines of a sheet, each with the row it should stand on."""
    from outputs.plan_book.workbook import plan_years

    start = heading(opened(name)[sheet])[0] + 1
    if sheet == "Menu":
        found = tuple(menu_lines(seen(name)))
    else:
        rows = written(name).sheets().rows.get(sheet, ())
        found = book_lines(sheet, rows, seen(name), plan_years(seen(name)))
    yield from (Line(row, line) for row, line in enumerate(found, start))


def checks(name: str, sheet: str) -> Iterator[Check]:
    """The check of every cell of a sheet that has one; those of whole columns are told by their first row."""
    for rule in opened(name)[sheet].data_validations.dataValidation:
        for block in rule.sqref.ranges:
            for row in range(block.min_row, min(block.max_row, block.min_row + 400) + 1):
                for column in range(block.min_col, block.max_col + 1):
                    yield Check(sheet, row, column, rule)


def words(name: str, rule: Any) -> list[str]:
    """The words of a list, also where they stand on Codes."""
    formula = str(rule.formula1)
    if formula.startswith('"'):
        return formula.strip('"').split(",")
    area = formula.removeprefix("=").partition("!")[2].replace("$", "")
    return [str(cell.value) for (cell,) in opened(name)["Codes"][area]]
