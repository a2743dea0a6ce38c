"""The Workforce sheet: posts and people by cadre, and openings that wait for staff, for the live scenario."""

from __future__ import annotations

from outputs.annex.catalogue import scenario_order
from outputs.annex.change_keys import code
from outputs.annex.change_page import FIRST, HEAD, LABEL, MONEY, ONCE, UNIT, Page
from outputs.annex.charts import COLOURS, ROWS, Frame, place, series
from outputs.annex.classified import Tables
from outputs.annex.page import banner, say_shown
from outputs.annex.said import Said, choice, counted, words
from outputs.annex.sheet import stretch
from outputs.annex.staff_figures import FLOWS, OF_CADRE, TOGETHER, of_cadre
from outputs.annex.tongue import Own, say
from outputs.annex.units import named
from scenarios import Projection

POSTS_OF = (" full-time post of ", " full-time posts of ")
POSTS, HIGH = "FTE", ROWS + 1
SPOKEN_OF = 0.05
"""A gap below this is shown as 0.0."""


def has_workforce(projection: Projection) -> bool:
    """Whether any scenario has posts or trains people."""
    return any(one.model.workforce.cadres for one in projection.scenarios.values())


def write_workforce(tables: Tables) -> None:
    """Write the sheet; its first sentence names the cadre that is shortest."""
    page = Page(tables, tables.sheet)
    banner(
        tables.annex,
        page.sheet,
        "Workforce",
        "Posts are averages of the year, people those at year end. Pay of institutions' own staff is part of their "
        "budget, so their posts have no wage bill here.",
    )
    say_shown(page.tables.annex, page.sheet)
    cadres = _cadres(tables)
    charts, page.row = page.row, page.row + HIGH
    page.section("Highest gap of any plan year, and in which year")
    page.block(len(cadres), lambda row: _highest(page, row, cadres))
    page.section("All cadres")
    for measure, label in TOGETHER.items():
        unit = MONEY if measure == "wages" else POSTS
        page.live(f"staff.{measure}", label, unit, flow=measure == "wages")
    for cadre, measures in cadres.items():
        page.section(Own(named(cadre).capitalize()))
        for measure in (name for name in OF_CADRE if name in measures):
            unit = MONEY if measure == "wages" else POSTS
            flow = measure in (*FLOWS, "wages")
            page.live(f"staff.{measure}.{code(cadre)}", OF_CADRE[measure], unit, flow=flow)
    _openings(page)
    page.blocks.append((charts, lambda row: _chart(page, row, cadres)))
    page.finish()


def _cadres(tables: Tables) -> dict[str, set[str]]:
    """Every cadre of any scenario with what is known of it."""
    projection = tables.annex.projection
    found: dict[str, set[str]] = {}
    for name in scenario_order(projection):
        for cadre, one in projection.scenarios[name].model.workforce.cadres.items():
            found.setdefault(cadre, set()).update(measure for measure, _ in of_cadre(one))
    return found


def _highest(page: Page, row: int, cadres: dict[str, set[str]]) -> None:
    """The highest gap of each cadre, when it is, and the sentence on the shortest."""
    years = stretch((HEAD, FIRST + 1), (HEAD, FIRST + page.years - 1))
    plan = page.tables.annex.projection.years
    for place_, cadre in enumerate(cadres, start=row):
        gap = f"staff.gap.{code(cadre)}"
        values, span = page.values(gap), page.span(gap)
        page.sheet.own(place_, LABEL, named(cadre))
        page.sheet.text(place_, UNIT, POSTS)
        page.sheet.formula(place_, ONCE, f"MAX({span})", max(values), "people")
        when = plan[values.index(max(values))]
        page.sheet.formula(place_, FIRST, f"INDEX({years},MATCH(MAX({span}),{span},0))", when, "year")
    _finding(page, row, row + len(cadres) - 1)


def _finding(page: Page, first: int, last: int) -> None:
    sheet = page.sheet
    gaps, names, years = (stretch((first, column), (last, column)) for column in (ONCE, LABEL, FIRST))
    found = [sheet.value(row, ONCE) for row in range(first, last + 1)]
    shortest = found.index(max(found))
    match = f"MATCH(MAX({gaps}),{gaps},0)"
    cadre = list(_cadres(page.tables))[shortest]
    year = int(sheet.value(first + shortest, FIRST))
    short = words("Nobody fills ") + counted(f"MAX({gaps})", max(found), *POSTS_OF, digits=1)
    short += Said(f"INDEX({names},{match})", named(cadre)) + words(" in ") + Said(f"INDEX({years},{match})", str(year))
    enough = words("There are people for every post of the plan")
    said = choice(f"MAX({gaps})<{SPOKEN_OF}", max(found) < SPOKEN_OF, enough, short)
    sheet.across(4, Own(said.text), "finding", said.formula)
    page.tables.annex.cells["staff finding"] = (sheet, 4, LABEL)


def _openings(page: Page) -> None:
    """Units that a plan would open and that open, where openings may wait."""
    projection = page.tables.annex.projection
    waiting = {
        one.on.tags["element"]: one
        for name in scenario_order(projection)
        for one in projection.scenarios[name].model.workforce.waiting
    }
    if not waiting:
        return
    page.section("Openings that wait for staff (workforce.limit_openings in Inputs: 1 yes, 0 no)")
    for element, one in waiting.items():
        title, unit = one.on.tags["name"], str(one.asked.unit)
        page.live(f"asked.{code(element)}", say("{what}: to open in the year", what=title), unit)
        page.live(f"opened.{code(element)}", say("{what}: opening", what=title), unit, flow=True)


def _chart(page: Page, row: int, cadres: dict[str, set[str]]) -> None:
    """What nobody fills, for the cadres that are shortest when the file is written."""
    span = (FIRST, FIRST + page.years - 1)
    chart = page.tables.annex.workbook.add_chart({"type": "line"})
    gaps = {cadre: f"staff.gap.{code(cadre)}" for cadre in cadres}
    shortest = sorted(gaps, key=lambda cadre: -max(page.values(gaps[cadre])))[: len(COLOURS)]
    for colour, cadre in zip(COLOURS, shortest, strict=False):
        line = {**series(page.sheet, page.items[gaps[cadre]].row, LABEL, HEAD, span), "name": named(cadre)}
        chart.add_series({**line, "line": {"color": colour, "width": 2.5}})
    alt = "full-time posts that nobody fills, by year and cadre"
    frame = Frame("staff finding", (page.items["staff.gap"].row, UNIT), "Full-time posts that nobody fills", alt)
    place(page.tables.annex, page.sheet, chart, (row, LABEL), frame)
