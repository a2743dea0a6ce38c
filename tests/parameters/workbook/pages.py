"""Sheets made in memory from the rows of a plan, as a spreadsheet programme would save them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path as FilePath

from xlsxwriter import Workbook

from parameters.documents import Scalar
from parameters.figures import YEARS
from parameters.problems import Collector
from parameters.workbook.book import PlanBook, plan_of
from parameters.workbook.cells import Cell, Page
from parameters.workbook.layout import COMMENT, ELEMENT, SETTING, headers
from parameters.workbook.plan_row import PlanRow
from parameters.workbook.written_plan import written_plan


def page_of(sheet: str, rows: Iterable[PlanRow], top: int = 1, calendar: Iterable[int] = ()) -> Page:
    """A sheet with its headers in row ``top``, and columns for each year that a row has and those of the plan."""
    rows = list(rows)
    used = {year for row in rows for year in row.years}
    years = sorted({*used, *calendar}) or []
    years = [*range(years[0], years[-1] + 1)] if used else []
    names: list[Scalar] = [*headers(sheet)]
    names[names.index(COMMENT) : names.index(COMMENT)] = years
    cells = {(top, column): Cell(name) for column, name in enumerate(names, start=1)}
    for number, row in enumerate(rows, start=top + 1):
        held: dict[Scalar, Scalar] = {**row.entries, **row.years}
        held |= {ELEMENT: row.element, SETTING: row.setting, COMMENT: row.comment}
        for column, name in enumerate(names, start=1):
            if held.get(name) not in (None, ""):
                cells[number, column] = Cell(_saved(held[name]))
    return Page(sheet, cells)


def table(sheet: str, *lines: Iterable[Scalar]) -> Page:
    """A sheet written cell by cell, from A1."""
    found = {
        (row, column): Cell(value)
        for row, line in enumerate(lines, start=1)
        for column, value in enumerate(line, start=1)
        if value is not None
    }
    return Page(sheet, found)


def read(*pages: Page) -> tuple[PlanBook, list[str], list[str]]:
    """What sheets say, with problems and warnings as a user sees them."""
    problems, warnings = Collector(), Collector()
    book = plan_of({page.name: page for page in pages}, "plan.xlsx", problems, warnings)
    return book, [str(one) for one in problems.problems], [str(one) for one in warnings.problems]


def read_rows(rows: Mapping[str, Iterable[PlanRow]]) -> tuple[PlanBook, list[str], list[str]]:
    """The same for the rows of a plan by sheet."""
    return read(*(page_of(sheet, found, calendar=calendar_of(rows)) for sheet, found in rows.items()))


def calendar_of(rows: Mapping[str, Iterable[PlanRow]]) -> range:
    """The years of a plan, from its row on the sheet Plan; none if it does not say them."""
    said = next(
        (str(row.entries["value"]) for row in rows.get("Plan", ()) if row.setting == "years" and row.entries), ""
    )
    match = YEARS.fullmatch(said)
    return range(int(match[1]), int(match[2]) + 1) if match else range(0)


def _saved(value: Scalar) -> Scalar:
    """A value as it comes back from a file: whole numbers have no decimals."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value


def saved(path: FilePath, pages: Iterable[Page]) -> FilePath:
    """A workbook file that holds sheets and nothing else."""
    with Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}) as book:
        for page in pages:
            sheet = book.add_worksheet(page.name)
            for (row, column), cell in page.cells.items():
                if isinstance(cell.value, str):
                    sheet.write_string(row - 1, column - 1, cell.value)
                elif cell.formula:
                    sheet.write_formula(row - 1, column - 1, "=1+1", None, cell.value)
                else:
                    sheet.write(row - 1, column - 1, cell.value)
    return path


def pages_of(plan: FilePath) -> dict[str, Page]:
    """A plan in YAML as sheets, its regions with it."""
    sheets = written_plan(plan).sheets()
    calendar = calendar_of(sheets.rows)
    pages = {sheet: page_of(sheet, rows, calendar=calendar) for sheet, rows in sheets.rows.items()}
    return pages | ({"Regions": table("Regions", *sheets.regions)} if sheets.regions else {})


def saved_plan(path: FilePath, plan: FilePath) -> FilePath:
    """A plan in YAML as a workbook file."""
    return saved(path, pages_of(plan).values())


def place(page: Page, setting: str, header: Scalar, element: str = "") -> tuple[int, int]:
    """Row and column of a cell, found by its element, setting and header."""
    columns = {cell.value: column for (row, column), cell in page.cells.items() if row == 1}
    for row in {row for row, _ in page.cells}:
        if (page.value(row, columns.get(ELEMENT, 0)) or "", page.value(row, columns[SETTING])) == (element, setting):
            return row, columns[header]
    raise AssertionError(f"{page.name} has no row {element} {setting}")


def changed(page: Page, at: tuple[int, int], value: Scalar, formula: bool = False) -> Page:
    """A sheet with one cell changed; None clears it."""
    cells = {key: cell for key, cell in page.cells.items() if key != at}
    return Page(page.name, cells if value is None else {**cells, at: Cell(value, formula)})
