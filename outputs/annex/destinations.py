"""Who moved where over the plan: support-need groups down, kinds of homes across."""

from __future__ import annotations

from outputs.annex.change_page import FIRST, LABEL, ONCE, UNIT, Page
from outputs.annex.change_shape import Shape
from outputs.annex.sheet import here, stretch


def write_destinations(page: Page, shape: Shape) -> None:
    """Keep rows for the matrix of an institution and write it from the moves of each group to each home."""
    page.section("Who moved where, over the plan years")
    page.block(len(shape.groups) + 2, lambda row: _matrix(page, shape, row))


def _matrix(page: Page, shape: Shape, top: int) -> None:
    sheet, homes = page.sheet, list(shape.homes)
    sheet.text(top, LABEL, "group", "head")
    sheet.text(top, UNIT, "", "head")
    sheet.text(top, ONCE, "all", "head right")
    sheet.tall(top, *((shape.homes[home], 9) for home in homes))
    for column, home in enumerate(homes, start=FIRST):
        sheet.own(top, column, shape.homes[home], "head right")
    for row, group in enumerate(shape.groups, start=top + 1):
        sheet.own(row, LABEL, shape.groups[group], "wrap")
        sheet.text(row, UNIT, "people")
        for column, home in enumerate(homes, start=FIRST):
            formula, value = _moved(page, shape, group, home)
            sheet.formula(row, column, formula, value, "people")
        _sum(page, row, len(homes), "people")
    _last(page, shape, top, len(homes))


def _moved(page: Page, shape: Shape, group: str, home: str) -> tuple[str, float]:
    if (group, home) not in shape.ways:
        return "0", 0.0
    cells = [page.figure(f"moves.{shape.identity}.{group}.{home}", year, "people") for year in range(1, page.years)]
    figures, annex = page.tables.figures, page.tables.annex
    key = f'{annex.cell("live")}&".moves.{shape.identity}.{group}.{home}"'
    return figures.over_years(key, page.years), sum(value for _, value in cells)


def _sum(page: Page, row: int, count: int, style: str) -> None:
    value = sum(page.sheet.value(row, FIRST + column) for column in range(count))
    page.sheet.formula(row, ONCE, f"SUM({stretch((row, FIRST), (row, FIRST + count - 1))})", value, style)


def _last(page: Page, shape: Shape, top: int, count: int) -> None:
    row, groups = top + 1 + len(shape.groups), len(shape.groups)
    page.sheet.text(row, LABEL, "Everybody", "text bold")
    page.sheet.text(row, UNIT, "people")
    for column in range(FIRST, FIRST + count):
        value = sum(page.sheet.value(top + 1 + number, column) for number in range(groups))
        page.sheet.formula(
            row, column, f"SUM({here(top + 1, column)}:{here(top + groups, column)})", value, "people bold"
        )
    _sum(page, row, count, "people bold")
