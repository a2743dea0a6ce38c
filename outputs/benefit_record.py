"""The investment case in a few figures for run.json; where there is no ratio there is none."""

from __future__ import annotations

from math import isnan
from typing import Any

from costing import Investment, Present
from outputs.benefit_said import losers
from outputs.benefit_tables import payback_long_said, payback_said
from outputs.bridge_sentence import figure, over_plan
from scenarios import (
    Projected,
    Projection,
    assumed_share,
    at_own_rate,
    cases,
    chance_above,
    healthy_year_worth,
    not_costed,
    outside,
    present_spread,
    whole_plan,
    without_benefit,
)

FIGURES = ("cost", "asked", "money", "health", "ratio", "ratio_with_health", "net", "net_with_health")
Record = dict[str, Any]


def investment_record(projection: Projection, name: str) -> Record:
    """The investment case in a few figures, as plain data; empty where a scenario names no benefits."""
    case, one = cases(projection).get(name), projection.scenarios[name]
    if case is None:
        return {}
    presents = {
        "plan_years": whole_plan(case),
        **{f"{years}_years": at_own_rate(case, years) for years in (10, 15, 30)},
    }
    fiscal = case.fiscal
    found = {
        "at_own_rate": {label: _present(one, present) for label, present in presents.items()},
        "healthy_years": round(over_plan(one, case.sums.healthy_years), 2),
        "less_than_cost": [_loser(each) for each in losers(projection, name)],
        "outside": _outside(projection, name),
        "healthy_year": _healthy_year(one),
        "without_benefit": list(without_benefit(one)),
        "assumed_share": _assumed(one),
        "filled_posts": _filled(one, case),
        "not_costed": list(not_costed(one)),
        "turning": {
            health: {
                "years_below_zero": round(figure(one, each.below)),
                "deepest_year": round(figure(one, each.deepest_year)) or None,
                "payback": payback_said(projection, one, each.payback),
                "payback_long": payback_long_said(one, each),
                "until": each.last,
            }
            for health, each in case.turning.items()
        },
        "fiscal_real": {
            "comes_back": _published(figure(one, fiscal.whole_back)),
            "cash_cost": _published(figure(one, fiscal.whole_cash)),
            "paid_by_others": _published(figure(one, fiscal.whole_others)),
            "net": _published(figure(one, fiscal.whole_net)),
        },
    }
    return {"investment": found}


def _outside(projection: Projection, name: str) -> Record:
    """People who live outside institutions and would not without the plan; empty where none is closed."""
    found = outside(projection.scenarios[name], projection.scenarios.get("status_quo"))
    labels = ("people_at_the_end", "person_years", "person_years_lost_by_a_year")
    return {} if found is None else {label: round(value, 2) for label, value in zip(labels, found, strict=True)}


def _healthy_year(one: Projected) -> Record:
    """What a healthy life year is taken to be worth; empty where none is counted."""
    found = healthy_year_worth(one)
    return {} if found is None else {"times_income": round(found[0], 4), "money": _published(found[1])}


def _loser(each: Record) -> Record:
    """An action that loses: its ratios, none where nothing is spent, and its net present value."""
    ratios = {label: None if isnan(each[label]) else each[label] for label in ("ratio", "ratio_with_health")}
    return {"action": each["action"], "title": each["title"], **ratios, "net": _published(each["net"])}


def _assumed(one: Projected) -> Record:
    """Assumptions among the figures behind the benefits, and the share of their value that rests on any of them."""
    found = assumed_share(one)
    assert found is not None
    value = None if found.value is None else round(found.value, 4)
    return {
        "figures": found.figures,
        "assumptions": found.assumptions,
        "share": round(found.share, 4),
        "of_value": value,
    }


def _present(one: Projected, present: Present) -> Record:
    found: Record = {}
    for label in FIGURES:
        known = present_spread(one, present, label)
        marks = {"base": known.base, "p10": known.p10, "p50": known.p50, "p90": known.p90, "above": known.above}
        ratio = label.startswith("ratio")
        found[label] = {
            mark: None if isnan(value) else value if ratio or mark == "above" else _published(value)
            for mark, value in marks.items()
            if value is not None
        }
    chances = [chance_above(one, present, with_health=with_health) for with_health in (False, True)]
    if None not in chances:
        found["chance"] = dict(zip(("without_health", "with_health"), chances, strict=True))
    late = present.waiting
    assert late is not None
    lost = {"without_health": late.net, "with_health": late.net_with_health}
    return found | {"lost_by_a_year": {health: _published(figure(one, row)) for health, row in lost.items()}}


def _filled(one: Projected, case: Investment) -> Record:
    """The ratios with benefits of filled posts alone; cadres of which nobody says how many people there are."""
    if case.staffed is None:
        return {}
    found = {label: present_spread(one, case.staffed.present, label).base for label in ("ratio", "ratio_with_health")}
    unknown = {cadre for each in case.staffed.filled.values() for cadre in each.unknown}
    known: Record = {label: None if isnan(value) else value for label, value in found.items()}
    return known | {"unknown_cadres": sorted(unknown)}


def _published(value: float) -> float:
    return round(value, 2) + 0.0
