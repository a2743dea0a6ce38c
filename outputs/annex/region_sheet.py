"""The sheet Regions: what every region costs, as the engine computed it, and their sum."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from outputs.annex.context import Annex
from outputs.annex.page import banner
from outputs.annex.sheet import Sheet, here, stretch
from outputs.annex.tongue import Own, say
from outputs.annex.units import unit_said
from scenarios import RegionValue, region_values

SHEET = "Regions"
HEAD, CODE, NAME, FIRST, NAME_WIDTH = 4, 0, 1, 2, 34
TITLES = {
    "total_real": "total, real",
    "total_nominal": "total, nominal (cash of each year)",
    "difference_real": "above no change, real",
    "difference_nominal": "above no change, nominal (cash of each year)",
    "double_funding_real": "double funding, real",
    "double_funding_nominal": "double funding, nominal (cash of each year)",
}
QUANTILES = {"p10": "P10", "p50": "P50", "p80": "P80", "p90": "P90"}
TIED = ("its lines", "difference")
NOTE = (
    "Engine values: CareShift costs every region apart, so that they do not follow changes made in this file; "
    "the sums of regions are live."
)
SECOND = (
    "Units are whole in every region, and regions have figures of their own: their sum is not the plan as one. "
    "Quantiles are of the plan years together; those of regions do not add up to that of the sum."
)


def write_regions(annex: Annex, sheet: Sheet) -> None:
    """Write a table for each scenario and figure: regions by year, their sum, the plan as one, and the difference."""
    regions = annex.projection.regions
    assert regions is not None
    banner(annex, sheet, SHEET, NOTE)
    sheet.across(HEAD, SECOND, "note")
    sheet.widths(14, NAME_WIDTH, *(14 for _ in annex.years), 16, *(14 for _ in QUANTILES), 16, 14)
    sheet.page.freeze_panes(0, FIRST)
    row = HEAD + 2
    values = region_values(regions, annex.projection)
    for scenario, found in groupby(values, key=lambda one: one.scenario):
        figures = {figure: list(each) for figure, each in groupby(found, key=lambda one: one.figure)}
        for figure in (name for name in TITLES if name in figures):
            row = _block(annex, sheet, row, (scenario, figure), figures[figure]) + 1


def _block(annex: Annex, sheet: Sheet, row: int, about: tuple[str, str], found: list[RegionValue]) -> int:
    scenario, figure = about
    sheet.text(row, CODE, Own(f"{scenario}: {say(TITLES[figure])}, {unit_said(found[0].unit)}"), "section")
    _heads(annex, sheet, row + 1, figure)
    lines = [(code, list(each)) for code, each in groupby(found, key=lambda one: one.region)]
    first = row + 2
    for number, (code, values) in enumerate(lines[:-2], start=first):
        sheet.own(number, CODE, code, "text bold")
        sheet.own(number, NAME, values[0].name, "wrap")
        sheet.tall(number, (values[0].name, NAME_WIDTH))
        _amounts(annex, sheet, number, values, "money")
    end = first + len(lines) - 2
    _tied(annex, sheet, (first, end), about)
    _sum(annex, sheet, (first, end), lines[-2][1])
    sheet.text(end + 1, NAME, "The plan as one", "text")
    _amounts(annex, sheet, end + 1, lines[-1][1], "money")
    sheet.text(end + 2, NAME, "Sum less the plan as one", "text")
    for column in _summed(annex, figure):
        gap = sheet.value(end, column) - sheet.value(end + 1, column)
        sheet.formula(end + 2, column, f"{here(end, column)}-{here(end + 1, column)}", gap, "money")
    return end + 3


def _tied(annex: Annex, sheet: Sheet, rows: tuple[int, int], about: tuple[str, str]) -> None:
    """Beside each region's total over the plan what its lines on Regional lines come to, and the difference."""
    ledger, (first, end), (scenario, figure) = annex.regional, rows, about
    assert ledger is not None
    ledger.sums[about] = end
    if figure != "total_real":
        return
    whole = FIRST + len(annex.years)
    lines = whole + 1 + len(QUANTILES)
    for region, row in enumerate(range(first, end)):
        found = float(ledger.totals[scenario, "real"][region, 1:].sum())
        sheet.formula(row, lines, ledger.lines_of(scenario, region), found, "money")
        gap = found - sheet.value(row, whole)
        sheet.formula(row, lines + 1, f"ROUND({here(row, lines)}-{here(row, whole)},4)", round(gap, 4), "money")
    ledger.gaps[scenario] = sheet.column(lines + 1, first, end - 1)


def _heads(annex: Annex, sheet: Sheet, row: int, figure: str) -> None:
    sheet.text(row, CODE, "region", "head")
    sheet.text(row, NAME, "name", "head")
    for column, year in enumerate(annex.years, start=FIRST):
        sheet.own(row, column, str(year), "head right")
    if figure.endswith("_real"):
        at = FIRST + len(annex.years)
        tied = TIED if figure == "total_real" else ()
        for column, said in enumerate(("plan years", *QUANTILES.values(), *tied), start=at):
            sheet.text(row, column, said, "head right")


def _amounts(annex: Annex, sheet: Sheet, row: int, values: list[RegionValue], style: str) -> None:
    """The base case of each year; of real figures also the plan years together, and quantiles of those."""
    for column, one in enumerate(values[: len(annex.years)], start=FIRST):
        sheet.number(row, column, one.base, style)
    for one in values[len(annex.years) :]:
        sheet.number(row, FIRST + len(annex.years), one.base, style)
        _quantiles(annex, sheet, row, one, style)


def _quantiles(annex: Annex, sheet: Sheet, row: int, one: RegionValue, style: str) -> None:
    for column, value in enumerate(_drawn(one), start=FIRST + len(annex.years) + 1):
        if value is None:
            sheet.empty(row, column)
        else:
            sheet.number(row, column, value, style)


def _drawn(one: RegionValue) -> Iterator[float | None]:
    return (getattr(one, quantile) for quantile in QUANTILES)


def _sum(annex: Annex, sheet: Sheet, rows: tuple[int, int], values: list[RegionValue]) -> None:
    """The sum of the regions above, live; its quantiles are those of the sums of draws."""
    first, end = rows
    sheet.text(end, CODE, "sum", "text total")
    sheet.text(end, NAME, values[0].name, "text total")
    for column in _summed(annex, values[0].figure):
        found = sum(sheet.value(row, column) for row in range(first, end))
        sheet.formula(end, column, f"SUM({stretch((first, column), (end - 1, column))})", found, "money total")
    for one in values[len(annex.years) :]:
        _quantiles(annex, sheet, end, one, "money total")


def _summed(annex: Annex, figure: str) -> range:
    """The columns that hold the base case."""
    return range(FIRST, FIRST + len(annex.years) + figure.endswith("_real"))
