"""What every sheet has alike: title, price basis, print set-up, and the years across."""

from __future__ import annotations

from datetime import datetime

from outputs.annex.catalogue import BASE
from outputs.annex.context import Annex
from outputs.annex.sheet import Sheet, here
from outputs.annex.tongue import Own, say

CREATED = datetime(2000, 1, 1)


def basis(annex: Annex) -> str:
    """The price basis in words."""
    plan = annex.projection.plan
    return say(
        "Money in {currency}: nominal = cash of each year; real = money of {year} ({money})",
        currency=plan.currency, year=plan.base_year, money=annex.plan_money,
    )  # fmt: skip


def banner(annex: Annex, sheet: Sheet, title: str, note: str, second: str = "") -> None:
    """Write title, price basis and what the sheet is for in the first three rows, and set the sheet up for print."""
    sheet.across(0, say("{sheet}: {plan}", sheet=say(title), plan=annex.projection.plan.title), "title")
    sheet.across(1, second or basis(annex), "subtitle")
    sheet.across(2, note, "note")
    warned = invalid(annex)
    if warned:
        sheet.across(3, warned, "alarm")
    print_setup(annex, sheet)


def say_shown(annex: Annex, sheet: Sheet) -> None:
    """Say in the second row which scenario and which money the sheet shows, live."""
    sheet.across(1, Own(annex.stored("basis")), "subtitle", annex.cell("basis"))


def invalid(annex: Annex) -> str:
    """What a broken rule makes of the run; nothing if none is broken."""
    blocks = [finding for finding in annex.findings if finding.severity == "BLOCK"]
    return say("not valid: {message} (see Cover)", message=blocks[0].message) if blocks else ""


def print_setup(annex: Annex, sheet: Sheet, wide: int = 1) -> None:
    """A4 across, `wide` pages wide, with the price basis on every page."""
    page = sheet.page
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(wide, 0)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    mark = f"{say('NOT VALID')}: " if invalid(annex) else ""
    plan = f"{mark}{annex.projection.plan.title}"[:70].replace("&", "&&")
    page.set_header(f"&L&9{plan}&R&9{say(sheet.name).replace('&', '&&')}")
    page.set_footer(f"&L&8{basis(annex).replace('&', '&&')}&C&8{annex.info.run_id}&R&8&P / &N")
    page.hide_gridlines(2)
    everywhere = "A1:XFD1048576"
    page.ignore_errors(
        {"formula_differs": everywhere, "formula_range": everywhere, "number_stored_as_text": everywhere}
    )


def year_heads(
    annex: Annex, sheet: Sheet, row: int, first: int, count: int, *, scenario: str = BASE, what: str = ""
) -> None:
    """Write calendar years as column headings that follow the base year in Inputs; years after the plan are grey."""
    known, at_row, at_column = annex.inputs[scenario, "base_year"]
    plan = len(annex.years)
    for number in range(count):
        formula = known.cell(at_row, at_column) if number == 0 else f"{here(row, first + number - 1)}+1"
        style = "year head right" if number < plan else "year tail bold right"
        sheet.formula(row, first + number, formula, annex.projection.plan.base_year + number, style)
    if what:
        sheet.text(row - 1, first, what, "heading")
