"""Ranges of the ratios over the draws, below the investment case: engine values."""

from __future__ import annotations

from math import isnan

from costing import FiscalPresent, Present
from outputs.annex.context import Annex
from outputs.annex.sheet import Sheet
from outputs.annex.tongue import Own, say
from outputs.benefit_tables import action_title
from parameters import Plan
from scenarios import Spread, cases, chance_above, present_spread

HEADS = (
    "scenario, rate and horizon, or action", "", "P10 without health", "P50", "P90", "draws above 1",
    "P10 with health", "P50", "P90", "draws above 1",
)  # fmt: skip
RATES = {"own": "the plan's own rate"}
TITLE = "ENGINE VALUES: ratios over the draws, which carry no contingency; they do not follow what is typed into Inputs"


def write_ranges(annex: Annex, sheet: Sheet, row: int) -> None:
    """Write the ranges of every scenario with benefits; nothing where no draws were made."""
    rows = _rows(annex)
    if not rows:
        return
    sheet.text(row, 0, TITLE, "section")
    for column, head in enumerate(HEADS):
        sheet.text(row + 1, column, head, "head")
    for place, (label, values) in enumerate(rows, start=row + 2):
        sheet.own(place, 0, label, "wrap")
        sheet.tall(place, (label, sheet.columns[0]))
        for column, value in enumerate(values, start=2):
            style = "share" if column in (5, 9) else "small"
            if value is None:
                sheet.empty(place, column)
            else:
                sheet.number(place, column, value, style)


def way_said(plan: Plan, present: Present) -> str:
    """A rate and a horizon in words."""
    rate = say(RATES[present.rate]) if present.rate in RATES else present.rate
    return f"{rate}, {horizon_said(plan, present)}"


def horizon_said(plan: Plan, present: Present | FiscalPresent) -> str:
    """A horizon in words: the plan years, or so many."""
    return Own(f"{plan.first}-{plan.last}") if present.own else say("{years} years", years=present.horizon)


def _rows(annex: Annex) -> list[tuple[str, list[float | None]]]:
    found = []
    for name, case in cases(annex.projection).items():
        one = annex.projection.scenarios[name]
        if one.drawn is None:
            continue
        labels = [(f"{name}, {way_said(annex.projection.plan, each)}", each) for each in case.present]
        labels += [(f"{name}, {action_title(one, action)}", each) for action, each in case.actions.items()]
        for label, each in labels:
            without, both = (present_spread(one, each, ratio) for ratio in ("ratio", "ratio_with_health"))
            chances = chance_above(one, each), chance_above(one, each, with_health=True)
            found.append((label, [*_marks(without), chances[0], *_marks(both), chances[1]]))
    return found


def _marks(each: Spread) -> list[float | None]:
    """The quantiles; none where nothing is spent in some draws."""
    return [None if value is None or isnan(value) else value for value in (each.p10, each.p50, each.p90)]
