"""The Indicators sheet: what the plan means in shares, per head and per unit, for the live scenario."""

from __future__ import annotations

from costing import Indicator
from outputs.annex.catalogue import BASE
from outputs.annex.context import Annex
from outputs.annex.figures import Figures, indicator_key
from outputs.annex.page import banner, year_heads
from outputs.annex.sheet import Sheet
from outputs.annex.styles import unit_style
from outputs.annex.tongue import Own, say
from outputs.annex.units import unit_said

HEAD, FIRST = 4, 5
PAID_BY = "share paid by "
MEASURE_WIDTH, PRINTED_WIDTH = 58, 50
NAMES = {
    "BI01": "Mental health in government health spending",
    "BI02": "Government mental health spending a head",
    "BI03": "What the plan costs, against what a country has",
    "BI04": "Growth of mental health spending",
    "BI05": "Community, institutions and the rest",
    "BI06": "Community and integration in the health ministry's budget",
    "BI07": "Forms of help",
    "BI08": "Integration in general care",
    "BI09": "Children and older adults",
    "BI10": "Promotion and prevention",
    "BI11": "Lived experience and peers",
    "BI12": "Services under contract",
    "BI13": "Who pays",
    "BI14": "Capital, one-off and recurrent",
    "BI15": "Training and supervision",
    "BI32": "Staff",
    "BI33": "Services for the population",
    "BI34": "Cost of one unit, contact, place or resident",
}
HEALTH = "Indicators of the health sector"


def write_indicators(annex: Annex, sheet: Sheet, figures: Figures) -> None:
    """Write a row for each indicator that any scenario has, in the order of its code."""
    note = "Follows the live scenario. What changes in institutions (BI16-BI23) is on the Transition sheets."
    banner(annex, sheet, "Indicators", note)
    sheet.widths(5, 9, MEASURE_WIDTH, 22, 14, *(12 for _ in annex.years), PRINTED_WIDTH)
    printed = FIRST + len(annex.years)
    for column, title in ((1, "code"), (2, "indicator"), (3, "of"), (4, "unit"), (printed, "in print")):
        sheet.text(HEAD, column, title, "head")
    year_heads(annex, sheet, HEAD, FIRST, len(annex.years))
    row, heading = HEAD + 1, ""
    for one in _known(annex):
        name = NAMES.get(one.code, HEALTH)
        if name != heading:
            sheet.text(row, 1, name, "section")
            row, heading = row + 1, name
        _write(annex, sheet, figures, row, one)
        sheet.text(row, printed, one.benchmark, "wrap note indent1")
        sheet.tall(row, (measured(one), MEASURE_WIDTH), (say(one.benchmark), PRINTED_WIDTH - 2), (one.element, 22))
        row += 1
    sheet.page.freeze_panes(HEAD + 1, FIRST)
    sheet.page.repeat_rows(HEAD)


def _known(annex: Annex) -> list[Indicator]:
    """Every indicator once, by code; those of money before those of the health sector."""
    found = {indicator_key(one): one for _, each, _ in annex.scenarios for one in each.model.indicators}
    return sorted(found.values(), key=lambda one: (not one.code.startswith("BI"), one.code))


def _write(annex: Annex, sheet: Sheet, figures: Figures, row: int, one: Indicator) -> None:
    key = indicator_key(one)
    style = _style(one)
    for column, text in ((1, Own(one.code)), (2, measured(one)), (3, Own(one.element)), (4, unit_said(_unit(one)))):
        sheet.text(row, column, text, "wrap")
    for year in range(len(annex.years)):
        value = figures.value(BASE, key, year)
        sheet.formula(row, FIRST + year, figures.live(annex, key, year), value, style)


def measured(one: Indicator) -> str:
    """What an indicator measures."""
    before, found, payer = one.measure.partition(PAID_BY)
    return say("share paid by {payer}", payer=say(payer)) if found and not before else say(one.measure)


def _style(one: Indicator) -> str:
    return "permille" if _unit(one) == "share" else unit_style(str(one.row.unit))


def _unit(one: Indicator) -> str:
    """Its unit in words: a plain number is a share unless its measure says otherwise."""
    unit = str(one.row.unit)
    return "share" if not unit and "share" in one.measure else unit or "number"
