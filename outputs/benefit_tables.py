"""Tables of what a plan buys: benefits by year, the investment case, by action, chances, waiting, public budgets."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from costing import CENT, Investment, Present, Row, Turning
from outputs.cells import Record, at, shown_years
from outputs.sentence import year_said
from scenarios import (
    Projected,
    Projection,
    Spread,
    acceptability,
    benefit_parts,
    cases,
    chance_above,
    cost_parts,
    over_cost,
    shares_of_cost,
    spread,
)

CASES = {"base": "base", "bare": "without_contingency", "p10": "P10", "p50": "P50", "p90": "P90"}
PARTS = ("output", "carers", "avoided", "released")
NONE_SPENT = CENT
STAFFED = ("ratio_filled_posts_without_health", "ratio_filled_posts_with_health")
CHANCES = ("chance_without_health", "chance_with_health")


def benefit_records(projection: Projection) -> dict[str, Iterator[Record]]:
    """The rows of each of these tables; of none where no scenario names a benefit."""
    if not cases(projection):
        return {}
    found = {name: _each(projection, rows) for name, rows in _ROWS.items()}
    if any(one.drawn is not None for one in projection.scenarios.values()):
        found["acceptability"] = _each(projection, _acceptability)
    return found


def horizon_of(present: Present) -> str:
    """A horizon as tables name it: so many years, or the plan years."""
    return "plan" if present.own else str(present.horizon)


def loses(present: Present, one: Projected) -> str:
    """Where an action brings less than it costs, also where nothing is spent and it takes away; else nothing."""
    without, with_health = (float(one.values(row)[0]) for row in (present.net, present.net_with_health))
    if without > -NONE_SPENT:
        return ""
    return "without health" if with_health > -NONE_SPENT else "also with health"


def action_title(one: Projected, action: str) -> str:
    """The title of an action, with its name in the plan where several are called the same."""
    titles = {name: element.title for name, element in one.model.scenario.actions.items()}
    often = Counter(title.lower() for title in titles.values())
    return titles[action] if often[titles[action].lower()] == 1 else f"{titles[action]}, {action.replace('_', ' ')}"


def _each(projection: Projection, rows: Callable[[Projection, str], Iterator[Record]]) -> Iterator[Record]:
    for name in cases(projection):
        yield from ({"scenario": name, **row} for row in rows(projection, name))


def _benefits(projection: Projection, name: str) -> Iterator[Record]:
    one = projection.scenarios[name]
    for each in cases(projection)[name].benefits:
        lines = {
            "people": each.people, "healthy_years": each.healthy_years, "health_value": each.health,
            "output": each.output, "carers": each.carers, "carers_asked": each.asked, "avoided": each.avoided,
            "public": each.public,
        }  # fmt: skip
        for column, year in shown_years(one):
            yield {"benefit": each.element, "name": each.title, "of": each.of, "year": year, **_at(one, lines, column)}


def _investment(projection: Projection, name: str) -> Iterator[Record]:
    one = projection.scenarios[name]
    for present in cases(projection)[name].present:
        ratios = _ratios(one, present) | _staffed(one, cases(projection)[name], present)
        yield from (_where(present) | row for row in _cases(one, _lines(present), ratios))


def _staffed(one: Projected, case: Investment, present: Present) -> dict[str, Spread]:
    """The two ratios with benefits of filled posts alone: at the plan's own rate over the plan years, else empty."""
    if case.staffed is None or not present.own:
        none = float("nan")
        return dict.fromkeys(STAFFED, Spread(none, none, none, none, none))
    filled = case.staffed.present
    rows = zip(STAFFED, (filled.ratio, filled.ratio_with_health), strict=True)
    return {name: over_cost(one, row, filled.cost) for name, row in rows}


def _by_action(projection: Projection, name: str) -> Iterator[Record]:
    one = projection.scenarios[name]
    for action, present in cases(projection)[name].actions.items():
        about: Record = {"action": action, "name": action_title(one, action), "loses": loses(present, one)}
        chances = [chance_above(one, present, with_health=with_health) for with_health in (False, True)]
        about |= dict(zip(CHANCES, chances, strict=True))
        yield from (about | row for row in _cases(one, _lines(present), _ratios(one, present)))


def _parts(projection: Projection, name: str) -> Iterator[Record]:
    """What brings the benefits, and what the cost is spent on: present values of the base case."""
    one = projection.scenarios[name]
    for each in benefit_parts(one):
        yield {
            "side": "benefit", "element": each.element, "name": each.title, "of": each.of, "group": "",
            "value": each.money, "share": each.share, "output": each.output, "output_share": each.output_share,
            "health_value": each.health, "ratio_if_nothing": each.ratio,
            "ratio_with_health_if_nothing": each.ratio_with_health,
        }  # fmt: skip
    rest = dict.fromkeys(("output", "output_share", "health_value", "ratio_if_nothing", "ratio_with_health_if_nothing"))
    costs = cost_parts(one)
    for line in costs:
        about: Record = {"side": "cost", "element": line.element, "name": line.title, "of": "", "group": line.group}
        yield about | {"value": line.cost, "share": line.share} | rest
    for group, share in shares_of_cost(costs).items():
        value = sum(line.cost for line in costs if line.group == group)
        about = {"side": "cost, all", "element": "", "name": "", "of": "", "group": group}
        yield about | {"value": value, "share": share} | rest


def _acceptability(projection: Projection, name: str) -> Iterator[Record]:
    for each in acceptability(projection.scenarios[name]):
        horizon = "plan" if each.own else str(each.horizon)
        yield {"rate": each.rate, "horizon": horizon, "years": each.horizon, "times": each.times, "chance": each.chance}


def _inaction(projection: Projection, name: str) -> Iterator[Record]:
    one = projection.scenarios[name]
    for present in cases(projection)[name].present:
        late = present.waiting
        assert late is not None
        lines = {
            "never_without_health": present.net,
            "never_with_health": present.net_with_health,
            "never_healthy_years": present.healthy_years,
            "year_later_without_health": late.net,
            "year_later_with_health": late.net_with_health,
            "year_later_healthy_years": late.healthy_years,
        }
        yield from (_where(present) | row for row in _cases(one, lines))


def _fiscal(projection: Projection, name: str) -> Iterator[Record]:
    one, case = projection.scenarios[name], cases(projection)[name]
    fiscal, sums, turning = case.fiscal, case.sums, case.turning
    lines = {
        **({} if fiscal.taxes is None else {"taxes": fiscal.taxes}),
        "public_saved": fiscal.saved, "comes_back": fiscal.back, "cash_cost": fiscal.cash, "fiscal_net": fiscal.net,
        **{f"paid_by_{who}": row for who, row in fiscal.others.items()},
        "social_cost": sums.cost, "social_benefits": sums.money, "social_net_without_health": sums.net,
        "social_net_with_health": sums.both, "so_far_without_health": turning["without"].so_far,
        "so_far_with_health": turning["with"].so_far,
    }  # fmt: skip
    for column, year in shown_years(one):
        yield {"year": year, **_at(one, lines, column)}


def _fiscal_horizons(projection: Projection, name: str) -> Iterator[Record]:
    one = projection.scenarios[name]
    for each in cases(projection)[name].fiscal.present:
        about = {"rate": "own", "horizon": "plan" if each.own else str(each.horizon), "years": each.horizon}
        lines = {"comes_back": each.back, "public_cost": each.cost, "fiscal_net": each.net}
        share = {"share": over_cost(one, each.share, each.cost)}
        rows = _cases(one, lines, share)
        cash = {} if each.cash is None else {row["case"]: row["cash"] for row in _cases(one, {"cash": each.cash})}
        yield from (about | row | {"cash_cost": cash.get(row["case"])} for row in rows)


def _payback(projection: Projection, name: str) -> Iterator[Record]:
    one = projection.scenarios[name]
    for health, turning in cases(projection)[name].turning.items():
        year = round(at(one, turning.deepest_year, 0))
        yield {
            "health": health,
            "years_below_zero": round(at(one, turning.below, 0)),
            "deepest_year": year or None,
            "deepest": at(one, turning.deepest, 0) if year else None,
            "payback": payback_said(projection, one, turning.payback),
            "payback_long": payback_long_said(one, turning),
            "until": turning.last,
        }


def payback_said(projection: Projection, one: Projected, row: Row) -> str:
    """The year from which a plan has paid back, in words."""
    said = year_said(projection, one, row)
    return f"not within {projection.plan.first}-{projection.plan.last}" if said.startswith("not") else said


def payback_long_said(one: Projected, turning: Turning) -> str:
    """The year from which a plan has paid back, if later years repeat its last one; in words."""
    year = round(at(one, turning.payback_long, 0))
    last = turning.last
    return "none needed" if year == 0 else str(year) if year <= last else f"not by {last}"


def _where(present: Present) -> Record:
    return {"rate": present.rate, "horizon": horizon_of(present), "years": present.horizon}


def _lines(present: Present) -> dict[str, Row]:
    return {
        "cost": present.cost,
        "carers_asked": present.asked,
        **{name: present.parts[name] for name in PARTS if name in present.parts},
        "benefits_without_health": present.money,
        "health_value": present.health,
        "healthy_years": present.healthy_years,
        "one_income_each": present.incomes,
        "net_without_health": present.net,
        "net_with_health": present.net_with_health,
    }


def _ratios(one: Projected, present: Present) -> dict[str, Spread]:
    """The two ratios; empty where nothing is spent."""
    rows = {"ratio_without_health": present.ratio, "ratio_with_health": present.ratio_with_health}
    return {name: over_cost(one, row, present.cost) for name, row in rows.items()}


def _cases(one: Projected, lines: Mapping[str, Row], ratios: Mapping[str, Spread] | None = None) -> Iterator[Record]:
    """A row for the base case and, where draws were made, for each quantile; a ratio is empty where there is none."""
    found = {name: spread(one, row) for name, row in lines.items()} | dict(ratios or {})
    for mark, case in CASES.items():
        if any(getattr(each, mark) is None for each in found.values()):
            continue
        yield {"case": case, **{name: _shown(getattr(each, mark)) for name, each in found.items()}}


def _shown(value: float) -> float | None:
    return None if math.isnan(value) else value


def _at(one: Projected, lines: Mapping[str, Row], column: int) -> Record:
    return {name: at(one, row, column) for name, row in lines.items()}


_ROWS: dict[str, Callable[[Projection, str], Iterator[Record]]] = {
    "benefits": _benefits,
    "investment": _investment,
    "benefits_by_action": _by_action,
    "inaction": _inaction,
    "fiscal_return": _fiscal,
    "fiscal_horizons": _fiscal_horizons,
    "payback": _payback,
    "benefit_parts": _parts,
}
