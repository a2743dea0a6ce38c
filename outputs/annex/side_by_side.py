"""The Scenarios sheet: all scenarios beside each other, and what each costs above no change."""

from __future__ import annotations

from dataclasses import dataclass

from outputs.annex.catalogue import BASE
from outputs.annex.charts import COLOURS, ROWS, Frame, place, series
from outputs.annex.classified import Tables
from outputs.annex.page import year_heads
from outputs.annex.said import choice, figure, own, words
from outputs.annex.sheet import here, stretch
from outputs.annex.tongue import Own, say
from outputs.annex.units import QUO, money_said, titles, unit_word

CHART, LABEL, TITLE, FIRST = 6, 0, 1, 2
HEAD = CHART + ROWS + 1
TITLE_WIDTH = 46
BASIS = "Nominal: {currency}, cash of each year. Real: {money}."


@dataclass(frozen=True)
class Block:
    """A figure of every scenario by year: itself, or above no change."""

    title: str
    figure: str
    money: bool = True
    difference: bool = False


BLOCKS = {
    "nominal": Block("Total, nominal (cash of each year)", "total_nominal"),
    "real": Block("Total, real", "total_real"),
    "more nominal": Block("Above no change, nominal", "total_nominal", difference=True),
    "more real": Block("Above no change, real", "total_real", difference=True),
    "head": Block("Total a head, real", "per_head", money=False),
}

WHOLE = {
    "at 0 %": Block("", "undiscounted"),
    "present value": Block("", "present_value"),
    "more, at 0 %": Block("", "undiscounted", difference=True),
    "more, present value": Block("", "present_value", difference=True),
}


def write_scenarios(tables: Tables) -> None:
    """Write every scenario by year, the differences, and the sums over the plan."""
    tables.open(
        "Scenarios", "All scenarios at once, whatever Settings says; only the unit of amounts follows Settings."
    )
    annex, sheet = tables.annex, tables.sheet
    sheet.widths(24, TITLE_WIDTH, *(13 for _ in annex.years), 16)
    sheet.across(1, say(BASIS, currency=annex.projection.plan.currency, money=annex.plan_money), "subtitle")
    row, rows = HEAD, {}
    for name, block in BLOCKS.items():
        rows[name] = row + 2
        row = _block(tables, row, block) + 1
    _whole(tables, row)
    _finding(tables, rows)
    _chart(tables, rows["more real"])
    sheet.page.freeze_panes(0, FIRST)


def _block(tables: Tables, row: int, block: Block) -> int:
    sheet, annex = tables.sheet, tables.annex
    sheet.text(row, LABEL, block.title, "section")
    real = block.figure != "total_nominal"
    if block.money:
        _scale(tables, row, annex.plan_money if real else annex.projection.plan.currency)
    sheet.text(row + 1, LABEL, "scenario", "head")
    sheet.text(row + 1, TITLE, "what it is", "head")
    year_heads(annex, sheet, row + 1, FIRST, len(annex.years))
    sheet.text(row + 1, FIRST + len(annex.years), "plan years" if block.money else "", "head right")
    row += 2
    for scenario in annex.projection.scenarios:
        _name(tables, row, scenario)
        for year in range(len(annex.years)):
            style = "scaled" if block.money else "small"
            sheet.formula(row, FIRST + year, *_amount(tables, scenario, block, year), style)
        if block.money:
            _sum(tables, row)
        row += 1
    return row


def _name(tables: Tables, row: int, scenario: str) -> None:
    title = titles(tables.annex)[scenario]
    tables.sheet.own(row, LABEL, scenario, "text bold")
    tables.sheet.text(row, TITLE, title, "wrap")
    tables.sheet.tall(row, (title, TITLE_WIDTH))


def _amount(tables: Tables, scenario: str, block: Block, year: int | None) -> tuple[str, float]:
    """A figure of a scenario in a year (None: the single value), as a formula and its value."""
    figures, name = tables.figures, block.figure
    formula, value = figures.cell(scenario, name, year), figures.value(scenario, name, year)
    if block.difference:
        formula, value = f"({formula}-{figures.cell(QUO, name, year)})", value - figures.value(QUO, name, year)
    return (f"{formula}/{tables.annex.cell('divisor')}", value / tables.divisor) if block.money else (formula, value)


def _sum(tables: Tables, row: int) -> None:
    last = FIRST + len(tables.annex.years) - 1
    value = sum(tables.sheet.value(row, column) for column in range(FIRST + 1, last + 1))
    tables.sheet.formula(row, last + 1, f"SUM({stretch((row, FIRST + 1), (row, last))})", value, "scaled bold")


def _scale(tables: Tables, row: int, money: str) -> None:
    """Write the unit of the amounts below, such as million PEN."""
    said = money_said(tables.annex, money)
    tables.sheet.formula(row, FIRST, said.formula, said.text, "note")


def _whole(tables: Tables, row: int) -> None:
    """Sums over the plan years: undiscounted, at the plan's discount rate, and above no change."""
    sheet, annex = tables.sheet, tables.annex
    sheet.text(row, LABEL, say("Over the plan years, real ({money})", money=annex.plan_money), "section")
    _scale(tables, row, annex.plan_money)
    for column, title in enumerate(("scenario", "what it is", *WHOLE, "discount rate")):
        sheet.text(row + 1, column, title, "head")
    row += 2
    for scenario in annex.projection.scenarios:
        _name(tables, row, scenario)
        for column, block in enumerate(WHOLE.values(), start=FIRST):
            sheet.formula(row, column, *_amount(tables, scenario, block, None), "scaled")
        known, at_row, at_column = annex.inputs[scenario, "discount_rate"]
        sheet.formula(row, FIRST + 4, known.cell(at_row, at_column), known.value(at_row, at_column), "share")
        row += 1


def _finding(tables: Tables, rows: dict[str, int]) -> None:
    """The sentence on what the plan costs above no change; the cover says it too."""
    sheet, annex = tables.sheet, tables.annex
    names = list(annex.projection.scenarios)
    row, column = rows["more real"] + names.index(BASE), FIRST + len(annex.years)
    value, cell = sheet.value(row, column), here(row, column)
    said = words("Against no change, the plan costs ") + figure(f"ABS({cell})", abs(value)) + words(" ")
    said += unit_word(annex) + own(f"{annex.plan_money} ")
    said += choice(f"{cell}<0", value < 0, words("less over"), words("more over")) + words(" ")
    years = (here(rows["nominal"] - 1, FIRST + 1), here(rows["nominal"] - 1, FIRST + len(annex.years) - 1))
    plan = annex.projection.plan
    said += figure(years[0], plan.first, 0) + words(" to ") + figure(years[1], plan.last, 0) + words(" (real)")
    sheet.across(4, Own(said.text), "finding", said.formula)
    annex.cells["scenario finding"] = (sheet, 4, 0)


def _chart(tables: Tables, row: int) -> None:
    """The amounts above no change; `row` is the first of them."""
    sheet, annex = tables.sheet, tables.annex
    chart = annex.workbook.add_chart({"type": "line"})
    span = (FIRST, FIRST + len(annex.years) - 1)
    for number in range(len(annex.projection.scenarios)):
        dash = "dash" if number == 0 else "solid"
        line = {"color": COLOURS[number % len(COLOURS)], "width": 2.5, "dash_type": dash}
        chart.add_series({**series(sheet, row + number, LABEL, row - 1, span), "line": line})
    alt = "cost of each scenario above no change by year, real"
    frame = Frame("scenario finding", (row - 2, FIRST), say("Real, {money}", money=annex.plan_money), alt)
    place(annex, sheet, chart, (CHART, 0), frame)
