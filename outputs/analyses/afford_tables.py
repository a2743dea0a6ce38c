"""Whether the money is enough, as tables: chances, budgets, the curve between them, and what must give."""

from __future__ import annotations

from collections.abc import Iterator

from outputs.cells import Record
from outputs.codebook_terms import SCENARIO, Columns
from scenarios import Affordability, Held, YearHeld

ITEM = ("name of the ceiling in the plan file, or sources; all for every limit at once", "")
TITLE = ("what it is called", "")
UNIT = ("unit of the amounts", "")
TIMES = "by which all years of the ceiling would be multiplied for a chance of {} % over the plan years"
MORE = "money to add in this year (for plan: in every year) for a chance of {} %"
AFFORDABILITY: Columns = {
    "scenario": SCENARIO,
    "item": ITEM,
    "title": TITLE,
    "kind": ("ceiling, sources or all", ""),
    "period": ("calendar year, or plan for all plan years at once", ""),
    "cost": ("what is held against it in the base case", "see unit"),
    "bare": ("the same without optimism bias and physical contingency, which draws carry neither", "see unit"),
    "limit": ("what may be spent, or what sources pay, in the base case", "see unit"),
    "room": ("limit less cost; below 0 where money is missing", "see unit"),
    "bare_room": ("limit less bare", "see unit"),
    "chance": ("share of the draws that stay within it; they carry no optimism bias and no contingency", "share"),
    "error": ("standard error of the chance", "share"),
    "chance_with": ("the same if cost less bare of the year is added to each draw: contingencies left on", "share"),
    "wanted": ("the chance that was asked for; --fail-over takes the lower of both chances", "share"),
    "expected": ("what is above it, on average over all draws", "see unit"),
    "p90": ("what is above it in one draw of ten or more", "see unit"),
    "first": ("share of the draws whose first year above it is this one; empty for plan", "share"),
    "times_50": (TIMES.format(50), "ratio"),
    "times_80": (TIMES.format(80), "ratio"),
    "times_90": (TIMES.format(90), "ratio"),
    "more_50": (MORE.format(50), "see unit"),
    "more_80": (MORE.format(80), "see unit"),
    "more_90": (MORE.format(90), "see unit"),
    "more_wanted": ("the same for the chance that was asked for", "see unit"),
    "unit": UNIT,
}
BUDGETS: Columns = {
    "scenario": SCENARIO,
    "item": ("name of the ceiling that the cost is under; empty for the whole plan", ""),
    "title": TITLE,
    "period": ("calendar year, or plan for all plan years together", ""),
    "money": ("nominal (cash) or real (base-year prices)", ""),
    "base": ("base case", "see unit"),
    "bare": ("base case without optimism bias and physical contingency, which draws carry neither", "see unit"),
    "expected": ("mean of the draws", "see unit"),
    "p50": ("budget that is enough in half of the draws", "see unit"),
    "p80": ("budget that is enough in four draws of five; those of years add up to more than that of the plan",
            "see unit"),
    "below_base": ("base less p80: how far p80 lies below the base case; below 0 where above", "see unit"),
    "contingency_50": ("p50 less bare", "see unit"),
    "contingency_80": ("p80 less bare", "see unit"),
    "share_50": ("contingency_50 divided by bare", "share"),
    "share_80": ("contingency_80 divided by bare", "share"),
    "unit": UNIT,
}  # fmt: skip
CURVE: Columns = {
    "scenario": SCENARIO,
    "item": ("name of the ceiling that the cost is under; empty for the whole plan", ""),
    "period": ("calendar year, or plan for all plan years together", ""),
    "money": ("nominal (cash) or real (base-year prices)", ""),
    "chance": ("chance that the budget is enough", "share"),
    "level": ("the budget", "see unit"),
    "unit": UNIT,
}
MUST_GIVE: Columns = {
    "scenario": SCENARIO,
    "item": ITEM,
    "title": TITLE,
    "year": ("first year whose chance is below the one wanted; if there is none, the one most at risk", "year"),
    "wanted": ("the chance that was asked for", "share"),
    "chance_before": ("chance of that year as the plan stands", "share"),
    "window_before": ("chance of all years at once as the plan stands", "share"),
    "window_with_before": ("the same with contingencies left on", "share"),
    "missing": ("what is above the limit in that year at most, in the share of draws that was asked for", "see unit"),
    "action": ("name of the action in the plan file", ""),
    "name": ("title of the action", ""),
    "gives": ("yes if it is cut, no if it costs money there and is never cut", ""),
    "reason": ("why it is never cut", ""),
    "begins": ("first year in which it costs something new", "year"),
    "amount": ("what it costs under the limit in that year, in eight draws of ten at most", "see unit"),
    "cut": ("share of it that is cut", "share"),
    "chance": ("chance of that year when this and those before it are cut", "share"),
    "window": ("chance of all years at once then", "share"),
    "window_with": ("the same with contingencies left on", "share"),
    "reached": ("yes where all years are then as sure as wanted, with contingencies too", ""),
    "unit": UNIT,
}


def affordability_rows(found: Affordability) -> Iterator[Record]:
    """The chance of each limit, year by year and over the plan years; then of all limits at once."""
    about = {"scenario": found.scenario, "wanted": found.probability}
    for held in found.held:
        told = about | {"item": held.key, "title": held.title, "kind": held.kind, "unit": held.unit}
        first = {each.year: each.share for each in held.first}
        for year in held.years:
            yield told | _of_year(year) | {"first": first.get(year.year)}
        yield told | _of_plan(held)
    if found.chance is not None:
        told = about | {"item": "all", "title": "all limits at once", "kind": "all", "unit": ""}
        for (calendar, chance), (_, carried) in zip(found.yearly, found.yearly_with, strict=True):
            yield told | {"period": str(calendar), "chance": chance, "chance_with": carried}
        yield told | {"period": "plan", "chance": found.chance, "chance_with": found.chance_with}


OF_YEAR = ("cost", "bare", "limit", "room", "bare_room", "chance", "error", "chance_with", "expected", "p90")


def _of_year(year: YearHeld) -> Record:
    shown = {name: getattr(year, name) for name in OF_YEAR}
    more = {f"more_{name[1:]}": value for name, value in vars(year.more).items()}
    return {"period": str(year.year), "more_wanted": year.more_wanted} | shown | more


def _of_plan(held: Held) -> Record:
    times = {} if held.times is None else {f"times_{name[1:]}": value for name, value in vars(held.times).items()}
    more = {f"more_{name[1:]}": value for name, value in vars(held.more).items()}
    chances = {"chance": held.chance, "error": held.error, "chance_with": held.chance_with}
    return {"period": "plan", "more_wanted": held.more_wanted} | chances | times | more


def budget_rows(found: Affordability) -> Iterator[Record]:
    """The P50 and P80 budgets with the contingency that they imply."""
    for one in found.budgets:
        derived = ("below_base", "contingency_50", "contingency_80", "share_50", "share_80")
        yield vars(one) | {name: getattr(one, name) for name in derived}


def curve_rows(found: Affordability) -> Iterator[Record]:
    """The chance that a budget is enough against its level."""
    return (vars(point) for point in found.curve)


def giving_rows(found: Affordability) -> Iterator[Record]:
    """What must give where a chance is too low, and what is never cut."""
    for one in found.gives:
        about = {"scenario": one.scenario, "item": one.key, "title": one.title, "year": one.year, "unit": one.unit}
        about |= {"wanted": one.wanted, "chance_before": one.chance, "missing": one.missing, "reached": one.reached}
        about |= {"window_before": one.window, "window_with_before": one.window_with}
        for cut in one.given:
            yield about | {
                "action": cut.action, "name": cut.title, "gives": True, "begins": cut.begins, "amount": cut.amount,
                "cut": cut.share, "chance": cut.chance, "window": cut.window,
                "window_with": cut.window_with,
            }  # fmt: skip
        for kept in one.kept:
            told = {"action": kept.action, "name": kept.title, "gives": False}
            yield about | told | {"reason": kept.reason, "amount": kept.amount}
