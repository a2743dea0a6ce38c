"""What drives the difference from no change, on the Uncertainty sheet: tornado and importance."""

from __future__ import annotations

from outputs.analyses.bars_chart import importance_title, outcome_words, tornado_title
from outputs.analyses.figure_words import figure_words
from outputs.annex.charts import Frame
from outputs.annex.engine_sheet import PURE, SCALED, SHARE, TEXT, EngineSheet
from outputs.annex.styles import BLUE, ORANGE
from outputs.annex.tongue import Own, say
from outputs.annex.units import unit_said
from outputs.wording import number
from parameters import Scenario
from scenarios import Sure, how_sure

SHOWN = 15
GENERAL = "general"
MORE_DRAWS = "too few draws for so many figures: make at least {draws} draws"
FITTED = "R2 {r2}, adjusted {adjusted}, {draws} draws"
TITLE = "Each figure alone at the ends of its range: {outcome}, {unit}, base case {base}"


def _scenario(page: EngineSheet, sure: Sure) -> Scenario:
    return page.annex.projection.scenarios[sure.outcome.scenario].model.scenario


def write_tornado(page: EngineSheet, size: float, unit: str) -> None:
    """The figures alone at their ends, the widest bars first, and the chart."""
    sure = how_sure(page.annex.projection)
    if sure.tornado is None:
        return
    found, scenario = sure.tornado, _scenario(page, sure)
    base = number(found.base / size, 1)
    page.section(say(TITLE, outcome=outcome_words(found.outcome), unit=unit, base=base))
    page.finding("uncertainty tornado", tornado_title(found, scenario))
    head = page.row
    rows = [
        (figure_words(scenario, bar.address), unit_said(bar.unit), bar.low, bar.value, bar.high, bar.at_low / size,
         bar.at_high / size, (bar.at_low - found.base) / size, (bar.at_high - found.base) / size, bar.share)
        for bar in found.bars[:SHOWN]
    ]  # fmt: skip
    heads = ("figure", "unit", "low", "base case", "high", "at low", "at high", "low less base", "high less base",
             "share of squared widths")  # fmt: skip
    styles = (TEXT, TEXT, GENERAL, GENERAL, GENERAL, SCALED, SCALED, SCALED, SCALED, SHARE)
    inside = page.table(heads, styles, rows)
    page.note(say("{unit} above or below the base case", unit=unit))
    series = [
        {"name": [page.sheet.name, head, column], "categories": page.column(0, inside),
         "values": page.column(column, inside), "fill": {"color": colour}, "gap": 40, "overlap": 100}
        for column, colour in ((7, BLUE), (8, ORANGE))
    ]  # fmt: skip
    alt = "bars to the left and right of the base case, the widest on top"
    frame = Frame("uncertainty tornado", (page.row - 1, 0), "Other figures as in the base case", alt)
    page.bars(series, frame)


def write_importance(page: EngineSheet) -> None:
    """How much of the spread goes back to each figure, with how well that is known."""
    sure = how_sure(page.annex.projection)
    if sure.importance is None:
        return
    found, scenario = sure.importance, _scenario(page, sure)
    page.section(say("What spreads it over the draws: {outcome}", outcome=outcome_words(sure.outcome)))
    page.finding("uncertainty importance", importance_title(found, sure.outcome, scenario))
    advice = f"{say('; ')}{_advice(found.advice)}" if found.advice else ""
    told = say(FITTED, r2=number(found.r2, 3), adjusted=number(found.adjusted, 3), draws=number(found.draws))
    page.note(Own(f"{told}{advice}"))
    rows = [
        (figure_words(scenario, one.address), "", one.share, one.coefficient, one.correlation)
        for one in found.weights[:SHOWN]
    ]
    heads = ("figure", "", "share of the spread", "coefficient", "correlation")
    head = page.row
    inside = page.table(heads, (TEXT, TEXT, SHARE, PURE, PURE), rows)
    page.note("share of the spread (variance)")
    series = [{"name": [page.sheet.name, head, 2], "categories": page.column(0, inside),
               "values": page.column(2, inside), "fill": {"color": BLUE}, "gap": 40}]  # fmt: skip
    alt = "bars, the longest on top"
    page.bars(series, Frame("uncertainty importance", (page.row - 1, 0), "Of the draws of this run", alt, (0,)), "0%")


def _advice(text: str) -> str:
    """What to do where figures explain too little, in the language of the annex."""
    asked = "".join(filter(str.isdigit, text))
    return say(MORE_DRAWS, draws=asked) if asked else say(text)
