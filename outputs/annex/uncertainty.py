"""The Uncertainty sheet: engine values; ranges, what drives them, whether money is enough and draws suffice."""

from __future__ import annotations

from outputs.analyses.chance_words import chance_said
from outputs.analyses.fan_chart import ceiling_of_all
from outputs.analyses.sure_said import base_said, drivers_said, range_said
from outputs.annex.charts import Frame
from outputs.annex.context import Annex
from outputs.annex.engine_sheet import SCALED, SHARE, TEXT, EngineSheet
from outputs.annex.page import banner
from outputs.annex.sheet import Sheet
from outputs.annex.styles import BLUE, DARK, ORANGE, PURPLE
from outputs.annex.tongue import say
from outputs.annex.uncertainty_drivers import write_importance, write_tornado
from outputs.annex.uncertainty_money import write_convergence, write_money
from outputs.cells import at
from outputs.wording import number, scale
from scenarios import Projection, Range, how_sure

UNCERTAINTY = "Uncertainty"
YEAR = "year text"
HEADS = ("base case", "P10", "P50", "P80", "P90", "draws above base", "base without contingency", "P80 less that")
STYLES = (SCALED, SCALED, SCALED, SCALED, SCALED, SHARE, SCALED, SCALED)
LAST = "In {year} {scenario} costs {low} to {high} {unit} in 8 of 10 draws"
NOTE = (
    "ENGINE VALUES: results of {draws} draws, not formulas: they do not follow what is typed into Inputs. "
    "Draws carry no optimism bias and no physical contingency."
)
FIGURES = {
    "total_real": "total",
    "difference_real": "above no change",
    "double_funding_real": "double funding",
    "present_value_real": "present value",
}


PARTS = {
    "programme": "WHO directives, plan years together, {unit} at {year} prices; P80 of parts do not add up",
    "element": "Actions and institutions, plan years together, {unit} at {year} prices; P80 of parts do not add up",
}


def has_uncertainty(projection: Projection) -> bool:
    """Whether there are draws."""
    return any(one.drawn is not None for one in projection.scenarios.values())


def write_uncertainty(annex: Annex, sheet: Sheet) -> None:
    """Write the sheet for the draws of all scenarios; its charts are of the first one that changes something."""
    sure, projection = how_sure(annex.projection), annex.projection
    name = sure.outcome.scenario
    banner(annex, sheet, UNCERTAINTY, say(NOTE, draws=number(projection.draws or _draws(projection))))
    page = EngineSheet(annex, sheet)
    page.finding("uncertainty finding", range_said(projection, name))
    page.finding("uncertainty base", base_said(projection, name))
    if drivers_said(sure):
        page.finding("uncertainty drivers", drivers_said(sure))
    if name in sure.affordability and sure.affordability[name].held:
        page.finding("uncertainty chance", chance_said(sure.affordability[name]))
    size, word = scale(max(abs(one.p90) for one in sure.ranges))
    currency = projection.plan.currency
    unit = say(f"{{currency}} {word}", currency=currency) if word else currency
    _whole(page, sure.ranges, size, unit)
    _years(page, name, size, unit)
    _parts(page, [one for one in sure.ranges if one.scenario == name], size, unit)
    write_tornado(page, size, unit)
    write_importance(page)
    write_money(page, size, unit)
    write_convergence(page, size, unit)


def _draws(projection: Projection) -> int:
    return next(one.drawn.draws for one in projection.scenarios.values() if one.drawn is not None)


def _amounts(found: Range, size: float) -> tuple[float, ...]:
    money = (found.base, found.p10, found.p50, found.p80, found.p90)
    return (*(value / size for value in money), found.above, found.bare / size, found.implied / size)


def _whole(page: EngineSheet, found: list[Range], size: float, unit: str) -> None:
    plan = page.annex.projection.plan
    page.section(say("Plan years together, {unit} at {year} prices", unit=unit, year=plan.base_year))
    rows = [
        (one.scenario, say(FIGURES[one.figure]), *_amounts(one, size))
        for one in found if (one.level, one.period) == ("plan", "plan") and one.figure in FIGURES
    ]  # fmt: skip
    page.table(("scenario", "figure", *HEADS), (TEXT, TEXT, *STYLES), rows)


def _years(page: EngineSheet, name: str, size: float, unit: str) -> None:
    """The total of each year, cash, with the ceiling that holds for all; and the fan."""
    projection, one = page.annex.projection, page.annex.projection.scenarios[name]
    sure = how_sure(projection)
    page.section(say("Year by year, {scenario}, {unit} a year, cash", scenario=name, unit=unit))
    years = [sure.range(name, "total_nominal", str(year)) for year in projection.years]
    found = [each for each in years if each is not None]
    last = found[-1]
    low, high = (number(value / size, 1) for value in (last.p10, last.p90))
    said = say(LAST, year=last.period, scenario=name, low=low, high=high, unit=unit)
    page.finding("uncertainty years", said)
    head = page.row
    limit = ceiling_of_all(one)
    held = [None if limit is None else at(one, limit.limit, column) / size for column, _ in enumerate(found, start=1)]
    rows = [(int(each.period), most, *_amounts(each, size)) for each, most in zip(found, held, strict=True)]
    inside = page.table(("year", "ceiling", *HEADS), (YEAR, SCALED, *STYLES), rows)
    looks = {1: (ORANGE, "square_dot")} if limit is not None else {}
    looks |= {3: (BLUE, "dash"), 4: (BLUE, "solid"), 5: (PURPLE, "solid"), 6: (BLUE, "dash"), 2: (DARK, "round_dot")}
    series = [
        {"name": [page.sheet.name, head, column], "categories": page.column(0, inside),
         "values": page.column(column, inside), "line": {"color": colour, "dash_type": dash, "width": 2.25}}
        for column, (colour, dash) in looks.items()
    ]  # fmt: skip
    alt = "lines by year: P10, P50, P80, P90 and the base case"
    frame = Frame("uncertainty years", _unit(page, unit), "Cash of each year", alt)
    page.lines(series, frame)


def _unit(page: EngineSheet, unit: str) -> tuple[int, int]:
    """A cell that says the unit of a chart."""
    page.note(unit)
    return page.row - 1, 0


def _parts(page: EngineSheet, found: list[Range], size: float, unit: str) -> None:
    plan = page.annex.projection.plan
    for level, title in PARTS.items():
        page.section(say(title, unit=unit, year=plan.base_year))
        rows = [
            (f"{one.item} {say(one.title)}" if level == "programme" else one.title, say(FIGURES[one.figure]),
             *_amounts(one, size))
            for one in found if (one.level, one.period) == (level, "plan") and one.figure in FIGURES
        ]  # fmt: skip
        page.table(("part", "figure", *HEADS), (TEXT, TEXT, *STYLES), rows)
