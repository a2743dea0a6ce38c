"""Whether the money is enough and whether draws suffice, on the Uncertainty sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from outputs.analyses.chance_words import budget_said, chance_said
from outputs.analyses.convergence_chart import of_total
from outputs.analyses.sure_said import enough_said
from outputs.annex.charts import Frame
from outputs.annex.engine_sheet import SCALED, SHARE, TEXT, EngineSheet
from outputs.annex.styles import BLUE, DARK, PURPLE
from outputs.annex.tongue import say
from scenarios import Affordability, how_sure

YEAR = "year text"
COUNT = "money text"
ENOUGH = "Whether there are draws enough: total of the plan years, {unit} at {year} prices"


def write_money(page: EngineSheet, size: float, unit: str) -> None:
    """The chance of each limit, scenario by scenario, and the curve of the first one."""
    sure = how_sure(page.annex.projection)
    for name, found in sure.affordability.items():
        if found.held:
            page.section(say("Chance that the money is enough: {scenario}, {unit}, cash", scenario=name, unit=unit))
            page.finding(f"uncertainty chance {name}", chance_said(found))
            _held(page, found, size)
    first = sure.affordability.get(sure.outcome.scenario)
    if first is not None:
        _curve(page, first, size, unit)


HELD = {
    "limit": ("may be spent", SCALED),
    "cost": ("cost in the base case", SCALED),
    "bare": ("cost without contingency", SCALED),
    "room": ("room", SCALED),
    "bare_room": ("room without contingency", SCALED),
    "chance": ("chance", SHARE),
    "error": ("standard error", SHARE),
    "chance_with": ("chance with contingencies left on", SHARE),
    "first": ("draws first above it then", SHARE),
    "more": ("to add for 80 %", SCALED),
}
WITH = ("bare", "bare_room", "chance_with")
"""What says nothing new where the plan has no contingencies."""


def _held(page: EngineSheet, found: Affordability, size: float) -> None:
    """Each limit year by year; draws carry no contingencies, so what does stands beside what does not."""
    marks = [mark for mark in HELD if mark not in WITH or any(held.contingencies for held in found.held)]
    rows: list[tuple[Any, ...]] = []
    for held in found.held:
        first = {each.year: each.share for each in held.first}
        title = say(held.title) if held.kind == "sources" else held.title
        for year in held.years:
            told = vars(year) | {"first": first.get(year.year), "more": year.more.p80}
            rows.append((title, str(year.year), *_amounts(told, marks, size)))
        told = {mark: vars(held)[mark] for mark in ("chance", "error", "chance_with")}
        told |= {"first": None, "more": held.more.p80}
        rows.append((title, say("all years"), *_amounts(told, marks, size)))
    heads = ("ceiling, or sources", "year", *(HELD[mark][0] for mark in marks))
    page.table(heads, (TEXT, TEXT, *(HELD[mark][1] for mark in marks)), rows)


def _amounts(told: dict[str, Any], marks: list[str], size: float) -> Iterator[float | None]:
    for mark in marks:
        value = told.get(mark)
        yield value if value is None or HELD[mark][1] == SHARE else value / size


def _curve(page: EngineSheet, found: Affordability, size: float, unit: str) -> None:
    plan = page.annex.projection.plan
    cash = say("{unit}, cash of {first}-{last}", unit=unit, first=plan.first, last=plan.last)
    page.section(say("Budgets of the plan years and the chance that they are enough, {cash}", cash=cash))
    page.finding("uncertainty budget", budget_said(found, plan.currency, plan.base_year))
    points = [one for one in found.curve if (one.item, one.period, one.money) == ("", "plan", "nominal")]
    head = page.row
    inside = page.table(
        ("chance", "budget"), (f"{SHARE} text", SCALED), [(one.chance, one.level / size) for one in points]
    )
    page.note("chance")
    series = [{"name": [page.sheet.name, head, 0], "categories": page.column(1, inside),
               "values": page.column(0, inside), "line": {"color": BLUE, "width": 2.5}}]  # fmt: skip
    levels = [one.level / size for one in points]
    frame = Frame("uncertainty budget", (page.row - 1, 0), say("Budget, {cash}", cash=cash),
                  "a rising line: chance against budget", (0,))  # fmt: skip
    page.curve(series, frame, (min(levels), max(levels)))


def write_convergence(page: EngineSheet, size: float, unit: str) -> None:
    """Mean, P50 and P80 of the total by number of draws."""
    projection = page.annex.projection
    found = of_total(projection)
    page.section(say(ENOUGH, unit=unit, year=projection.plan.base_year))
    page.finding("uncertainty convergence", enough_said(found[-1], projection.plan.currency))
    rows = [
        (each.draws, "", *(None if value is None else value / size for value in (
            each.mean, each.mean_error, each.p50, each.p50_error, each.p80, each.p80_error)), each.precision)
        for each in found
    ]  # fmt: skip
    heads = ("draws", "", "mean", "standard error", "P50", "standard error", "P80", "standard error", "precision")
    head = page.row
    inside = page.table(heads, (COUNT, TEXT, *[SCALED] * 6, SHARE), rows)
    page.note(unit)
    series = [
        {"name": [page.sheet.name, head, column], "categories": page.column(0, inside),
         "values": page.column(column, inside), "line": {"color": colour, "width": 2.25}}
        for column, colour in ((2, DARK), (4, BLUE), (6, PURPLE))
    ]  # fmt: skip
    values = [getattr(each, mark) / size for each in found for mark in ("mean", "p50", "p80")]
    frame = Frame("uncertainty convergence", (page.row - 1, 0), "Number of draws", "lines by number of draws")
    page.lines(series, frame, (min(values), max(values)))
