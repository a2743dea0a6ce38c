"""What comes first of what a plan buys: people, the two ratios with what draws say, and what carries them."""

from __future__ import annotations

from math import isnan

from costing import LONGEST, Present
from outputs.analyses.chance_words import of_draws
from outputs.benefit_sure import RATIOS, apart, doubt, middle_of, net_said, ratio_text, told
from outputs.benefit_tables import action_title
from outputs.bridge_sentence import figure, over_plan
from outputs.wording import money, number
from scenarios import (
    HOMES,
    NAMED,
    UNNAMED,
    Projected,
    Projection,
    at_own_rate,
    benefit_parts,
    cases,
    chance_above,
    cost_parts,
    healthy_year_worth,
    is_spent,
    outside,
    present_spread,
    shares_of_cost,
    spread,
    whole_plan,
)

LONG = LONGEST
"""The longest horizon, in years."""
FEW = 0.5
"""People and healthy years below this are not said."""
OF_MANY = 0.005
"""Shares below this are not said."""


def people_said(projection: Projection, name: str) -> str:
    """Who lives outside institutions and would not: counted in neither ratio."""
    one = projection.scenarios[name]
    found = outside(one, projection.scenarios.get("status_quo"))
    if found is None or found[0] < FEW:
        return ""
    plan, (people, years, late) = projection.plan, found
    return (
        f"In {plan.last} {number(people)} people live outside institutions who would not without the plan "
        f"({number(years)} person-years over {plan.first}-{plan.last}); no ratio counts that. "
        f"To begin a year later is {number(late)} person-years more in wards."
    )


def ratios_said(projection: Projection, name: str) -> str:
    """The two ratios over the plan years and the longest horizon, never added; net benefits where there are none."""
    one, case = projection.scenarios[name], cases(projection)[name]
    plan, near, far = projection.plan, whole_plan(case), at_own_rate(case, LONG)
    rate = number(100 * float(one.model.scenario.parameters()["discount_rate"].value), 1)
    if not is_spent(one, near.cost):
        return f"{_no_ratio(one, near, plan.currency)} (discounted at {rate} %)."
    of = f"for each {plan.currency} of economic cost over {plan.first}-{plan.last}, discounted at {rate} %"
    long = " and ".join(ratio_text(middle_of(one, present_spread(one, far, label))) for label in RATIOS)
    later = f"Over {LONG} years, with {plan.last} repeated: {long}."
    return f"What it buys, {of}: {both_ratios(one, near)}. {later}"


def both_ratios(one: Projected, present: Present) -> str:
    """Both ratios: of the middle of the draws with their range where there are draws, with the base case behind."""
    without, with_health = (_ranged(one, present, label) for label in RATIOS)
    said = f"{without} without the value of health, {with_health} with it"
    known = [present_spread(one, present, label) for label in RATIOS]
    if not told(one, known[0]):
        return said
    base = " and ".join(ratio_text(each.base) for each in known)
    return f"{said}, in the middle of the draws; base case {base}"


def _ranged(one: Projected, present: Present, label: str) -> str:
    known = present_spread(one, present, label)
    said = ratio_text(middle_of(one, known))
    if not told(one, known):
        return said
    return f"{said} (8 of 10: {ratio_text(known.p10)} to {ratio_text(known.p90)})"


def _no_ratio(one: Projected, present: Present, currency: str) -> str:
    """What is said where nothing new is spent, as where a plan only takes away."""
    net, both = (figure(one, row) for row in (present.net, present.net_with_health))
    said = f"{net_said(net, currency)} without the value of health, {_other(net, both, currency)} with it"
    return f"In the economic view it costs no more than no change: no ratio, {said.removeprefix('a ')}"


def _other(first: float, second: float, currency: str) -> str:
    """A second net sum beside a first: its amount alone where both are gains or both losses."""
    return money(abs(second), currency) if (first >= 0) == (second >= 0) else net_said(second, currency)


def ranges_said(projection: Projection, name: str) -> str:
    """In how many draws benefits exceed cost, and whether the base case says otherwise than the middle of the draws."""
    one = projection.scenarios[name]
    present = whole_plan(cases(projection)[name])
    known = present_spread(one, present, "ratio")
    chance, both = (chance_above(one, present, with_health=with_health) for with_health in (False, True))
    if chance is None or both is None or known.above is None:
        return ""
    if isnan(known.above):
        return (
            f"In some draws nothing is spent, so that ratios have no range; in {of_draws(chance)} there is a net gain."
        )
    if not told(one, known):
        return ""
    said = f"Benefits exceed cost in {of_draws(chance)} without the value of health, in {of_draws(both)} with it."
    if apart(known, 1.0):
        return f"{said} Without the value of health it is {doubt(one, present)}: do not quote the base case alone."
    return said


def basis_said(projection: Projection, name: str) -> str:
    """What a ratio is taken over, and the net sums."""
    one, near = projection.scenarios[name], whole_plan(cases(projection)[name])
    currency = projection.plan.currency
    years = over_plan(one, cases(projection)[name].sums.healthy_years)
    health = ""
    if abs(years) >= FEW:
        now = abs(figure(one, near.healthy_years))
        word = "gained" if years > 0 else "lost"
        health = f"Healthy life years {word}: {number(abs(years))}, undiscounted; {number(now)}, discounted."
    if not is_spent(one, near.cost):
        return health
    net, both = (middle_of(one, spread(one, row)) for row in (near.net, near.net_with_health))
    middle = " (middle of the draws)" if told(one, spread(one, near.net)) else ""
    sums = f"{net_said(net, currency)} without the value of health, {_other(net, both, currency)} with it{middle}"
    spent = money(figure(one, near.cost), currency)
    cost = f"The economic cost is {spent}, discounted; what institutions release is a benefit and no smaller cost."
    return f"{cost} Present value: {sums}. {health}".rstrip()


def carried_said(projection: Projection, name: str) -> str:
    """Which benefit carries the case, what the ratio is without it, and which part of the cost has a benefit named."""
    one = projection.scenarios[name]
    found = benefit_parts(one)
    most = found[0]
    said = ""
    if most.share is not None and most.money > 0:
        named = part_title(one, most.of, most.title)
        output = (
            "" if not most.output_share else f", and {number(100 * most.output_share)} % of those from restored output"
        )
        without = (
            f"; if it brought nothing, the ratio would be {ratio_text(most.ratio)}" if most.ratio is not None else ""
        )
        case = " in the base case" if one.drawn is not None else ""
        said = f"{number(100 * most.share)} % of the benefits{case} come from {named}{output}{without}."
    return f"{said} {_of_cost(one)}".strip()


def part_title(one: Projected, of: str, title: str) -> str:
    """What brings a benefit: the action that it is of, or its own name."""
    actions = one.model.scenario.actions
    return action_title(one, of) if of in actions else title


def _of_cost(one: Projected) -> str:
    """How much of the cost is of actions with a named benefit, of homes and moves, and of actions without one."""
    shares = shares_of_cost(cost_parts(one))
    if not shares or shares.get(UNNAMED, 0.0) < OF_MANY:
        return ""
    said = [f"{number(100 * shares.get(NAMED, 0.0))} % of the cost is of actions with a named benefit"]
    if shares.get(HOMES, 0.0) >= OF_MANY:
        said.append(f"{number(100 * shares[HOMES])} % of homes and moves")
    said.append(f"{number(100 * shares[UNNAMED])} % of actions without one, which count with their cost alone")
    return f"{', '.join(said)}."


def worth_said(projection: Projection, name: str) -> str:
    """What a healthy life year is taken to be worth: an assumption of the plan or its country."""
    found = healthy_year_worth(projection.scenarios[name])
    if found is None:
        return ""
    times, each = found
    currency = projection.plan.currency
    return (
        f"Value of health: a healthy life year counts as {number(times, 1)} times income a head "
        f"({currency} {number(each)} a year at first), an assumption; with 0 both ratios are the same."
    )
