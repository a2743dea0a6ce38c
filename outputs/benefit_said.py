"""What a plan buys, in one paragraph: two ratios side by side, who loses, what waiting costs, what comes back."""

from __future__ import annotations

from typing import Any

from costing import Present
from outputs.analyses.chance_words import of_draws
from outputs.analyses.sure_said import LEAST_DRAWS
from outputs.benefit_tables import NONE_SPENT, loses, payback_said
from outputs.bridge_sentence import figure, over_plan
from outputs.wording import counted, listed, money, number
from scenarios import Projected, Projection, at_own_rate, cases, chance_above, spread, whole_plan, without_benefit

LONG = 30
"""The longest horizon, in years."""
MOST = 4
"""How many actions that lose are named."""
FIGURES = ("cost", "money", "health", "ratio", "ratio_with_health", "net", "net_with_health")
Record = dict[str, Any]


def benefits_said(projection: Projection, name: str) -> str:
    """The paragraph of a scenario; nothing where it names no benefits, or nothing is spent."""
    case, one = cases(projection).get(name), projection.scenarios[name]
    if case is None or figure(one, whole_plan(case).cost) < NONE_SPENT:
        return ""
    parts = [
        ratios_said(projection, name),
        ranges_said(projection, name),
        losers_said(projection, name),
        turning_said(projection, name),
        waiting_said(projection, name),
        fiscal_said(projection, name),
    ]
    return " ".join(part for part in parts if part)


def ratios_said(projection: Projection, name: str) -> str:
    """The two ratios over the plan years and over the longest horizon, never added."""
    one, case = projection.scenarios[name], cases(projection)[name]
    plan = projection.plan
    rate = one.model.scenario.parameters()["discount_rate"].value
    near, far = (_ratios(one, each) for each in (whole_plan(case), at_own_rate(case, LONG)))
    years = over_plan(one, case.sums.healthy_years)
    of = (
        f"for each {plan.currency} that it costs over {plan.first}-{plan.last}, discounted at {number(100 * rate, 1)} %"
    )
    health = f"Healthy life years gained: {number(years)}." if abs(years) >= 0.5 else ""
    said = f"What it buys, {of}: {near[0]} without the value of health, {near[1]} with it"
    return f"{said} (over {LONG} years {far[0]} and {far[1]}). {health}".rstrip()


def ranges_said(projection: Projection, name: str) -> str:
    """Both ratios over the draws, and where the base case lies."""
    one = projection.scenarios[name]
    if one.drawn is None or one.drawn.draws < LEAST_DRAWS:
        return ""
    present = whole_plan(cases(projection)[name])
    without, with_health = (spread(one, row) for row in (present.ratio, present.ratio_with_health))
    chance = chance_above(one, present)
    if without.p10 is None or with_health.p10 is None or chance is None or without.above is None:
        return ""
    apart = " and ".join(f"{_ratio(each.p10)} to {_ratio(each.p90)}" for each in (without, with_health))
    below = f"{of_draws(1 - without.above)} are below the base case"
    return f"In 8 of 10 draws {apart}; {below}; in {of_draws(chance)} it exceeds 1 without the value of health."


def losers_said(projection: Projection, name: str) -> str:
    """Actions that bring less than they cost, and those of which no benefit is named."""
    found = losers(projection, name)
    scenario = projection.scenarios[name].model.scenario
    named = [f"{scenario.actions[each['action']].title} ({_both(each)})" for each in found[:MOST]]
    more = [f"{len(found) - MOST} more"] if len(found) > MOST else []
    said = f"Less than it costs, without the value of health: {listed([*named, *more])}." if found else ""
    rest = len(without_benefit(projection.scenarios[name]))
    count = "counts with its" if rest == 1 else "count with their"
    unnamed = f"{counted(rest, 'action')} without a named benefit {count} cost alone." if rest else ""
    return f"{said} {unnamed}".strip()


def _both(each: Record) -> str:
    return f"{_ratio(each['ratio'])}; with it {_ratio(each['ratio_with_health'])}"


def losers(projection: Projection, name: str) -> list[Record]:
    """Actions that bring less than they cost, the lowest ratio first."""
    one, case = projection.scenarios[name], cases(projection)[name]
    found = [
        {"action": action, "ratio": figure(one, present.ratio),
         "ratio_with_health": figure(one, present.ratio_with_health)}
        for action, present in case.actions.items()
        if loses(present, one)
    ]  # fmt: skip
    return sorted(found, key=lambda each: float(each["ratio"]))


def turning_said(projection: Projection, name: str) -> str:
    """The trough, and from when it has paid back, without the value of health."""
    one, turning = projection.scenarios[name], cases(projection)[name].turning["without"]
    years = round(figure(one, turning.below))
    if not years:
        return ""
    deepest = money(figure(one, turning.deepest), projection.plan.currency)
    more = f"{years} years cost more than they bring, most of all" if years > 1 else "1 year costs more than it brings,"
    trough = f"{more} {round(figure(one, turning.deepest_year))}"
    back = payback_said(projection, one, turning.payback)
    paid = "it is not paid back" if back.startswith("not") else "it is paid back from"
    return f"Without the value of health {trough} ({deepest}); {paid} {back.removeprefix('not ')}."


def waiting_said(projection: Projection, name: str) -> str:
    """What a year of waiting costs, over the plan years."""
    one, late = projection.scenarios[name], whole_plan(cases(projection)[name]).waiting
    assert late is not None
    currency = projection.plan.currency
    lost, both = figure(one, late.net), money(figure(one, late.net_with_health), currency)
    if lost > 0:
        return f"To begin a year later loses {money(lost, currency)} without the value of health, {both} with it."
    return f"To begin a year later saves {money(-lost, currency)} without the value of health; with it {both} are lost."


def fiscal_said(projection: Projection, name: str) -> str:
    """What comes back to public budgets: apart from what comes to society, and no promise."""
    one, fiscal = projection.scenarios[name], cases(projection)[name].fiscal
    currency = projection.plan.currency
    back, cash = figure(one, fiscal.whole_back), figure(one, fiscal.whole_cash)
    came = f"{money(back, currency)} come back in taxes and services needed less"
    if cash <= NONE_SPENT:
        return f"Public budgets alone: new policy spends {money(-cash, currency)} less than before, and {came}."
    share = f"{number(100 * back / cash)} %"
    return (
        f"Public budgets alone: of {money(cash, currency)} spent, {came} ({share}). "
        "The reform is not promised to pay for itself."
    )


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
        "less_than_cost": losers(projection, name),
        "without_benefit": list(without_benefit(one)),
        "turning": {
            health: {
                "years_below_zero": round(figure(one, each.below)),
                "deepest_year": round(figure(one, each.deepest_year)) or None,
                "payback": payback_said(projection, one, each.payback),
            }
            for health, each in case.turning.items()
        },
        "fiscal_real": {
            "comes_back": _published(figure(one, fiscal.whole_back)),
            "cash_cost": _published(figure(one, fiscal.whole_cash)),
            "net": _published(figure(one, fiscal.whole_net)),
        },
    }
    return {"investment": found}


def _present(one: Projected, present: Present) -> Record:
    nothing = figure(one, present.cost) < NONE_SPENT
    found: Record = {}
    for label in FIGURES:
        known = spread(one, getattr(present, label))
        marks = {"base": known.base, "p10": known.p10, "p50": known.p50, "p90": known.p90, "above": known.above}
        ratio = label.startswith("ratio")
        found[label] = {
            mark: None if ratio and nothing else value if ratio or mark == "above" else _published(value)
            for mark, value in marks.items()
            if value is not None
        }
    late = present.waiting
    assert late is not None
    lost = {"without_health": late.net, "with_health": late.net_with_health}
    return found | {"lost_by_a_year": {health: _published(figure(one, row)) for health, row in lost.items()}}


def _ratios(one: Projected, present: Present) -> tuple[str, str]:
    return _ratio(figure(one, present.ratio)), _ratio(figure(one, present.ratio_with_health))


def _ratio(value: float | None) -> str:
    return number(0.0 if value is None else value, 2)


def _published(value: float) -> float:
    return round(value, 2) + 0.0
