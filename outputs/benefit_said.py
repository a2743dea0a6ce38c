"""What a plan buys, in one paragraph: two ratios side by side, who loses, what waiting costs, what comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isnan
from typing import Any

from costing import FiscalPresent, Present, Turning
from outputs.analyses.chance_words import of_draws
from outputs.benefit_first import LONG, basis_said, carried_said, people_said, ranges_said, ratios_said, worth_said
from outputs.benefit_limits import not_costed_said, staffed_said
from outputs.benefit_sure import UNSURE, apart, doubt, in_size_of, middle_of, moved, net_said, ratio_text, told
from outputs.benefit_tables import NONE_SPENT, action_title, loses, payback_long_said, payback_said
from outputs.bridge_sentence import figure
from outputs.validity import case_refused
from outputs.wording import counted, money, number
from scenarios import (
    Finding,
    Projected,
    Projection,
    assumed_share,
    cases,
    over_cost,
    present_spread,
    spread,
    whole_plan,
    without_benefit,
)

UNSAID = (
    "No ratio, payback, return or cost of waiting is said while that is so; what was computed stands in data/, "
    "to be checked and not to be used."
)
MOST = 4
"""How many actions that lose are named."""
Record = dict[str, Any]


def benefits_said(projection: Projection, name: str, findings: Sequence[Finding] = ()) -> str:
    """The paragraph of a scenario; nothing where it names no benefits, or nothing is spent and nothing gained.

    Args:
        projection: with the scenario.
        name: of the scenario.
        findings: what the rules say; while a BLOCK finding is open nothing is said but that.
    """
    return " ".join(benefit_parts_said(projection, name, findings).values())


def benefit_parts_said(projection: Projection, name: str, findings: Sequence[Finding] = ()) -> dict[str, str]:
    """The paragraph in parts, by what each is about, in the order in which they are said; empty ones are left out."""
    case, one = cases(projection).get(name), projection.scenarios[name]
    if case is None or not _anything(one, whole_plan(case)):
        return {}
    if refused := case_refused(findings, name):
        return {"refused": f"{refused} {UNSAID}"}
    found = {part: say(projection, name) for part, say in _PARTS.items()}
    return {part: said for part, said in found.items() if said}


def _anything(one: Projected, present: Present) -> bool:
    return any(abs(figure(one, row)) >= NONE_SPENT for row in (present.cost, present.net, present.net_with_health))


def assumed_said(projection: Projection, name: str) -> str:
    """How much of what it buys is assumed."""
    found = assumed_share(projection.scenarios[name])
    if found is None or not found.figures:
        return ""
    said = f"{found.assumptions} of {found.figures} figures behind the benefits are assumptions"
    rest = "" if found.value is None else f"; {number(100 * found.value)} % of their value rests on one or more of them"
    return f"{said}{rest}."


def asked_said(projection: Projection, name: str) -> str:
    """Time that carers are asked for, where it is worth anything: a cost that nobody pays."""
    asked = figure(projection.scenarios[name], whole_plan(cases(projection)[name]).asked)
    if asked < 0.5:
        return ""
    return (
        f"The cost holds {money(asked, projection.plan.currency)} of time that carers are asked for, which nobody pays."
    )


def losers_said(projection: Projection, name: str) -> str:
    """Actions that bring less than they cost, each with what the draws say, and those of which no benefit is named."""
    found, case = losers(projection, name), cases(projection)[name]
    named = [f"{each['title']} ({_both(each)})" for each in found[:MOST]]
    more = [f"{len(found) - MOST} more"] if len(found) > MOST else []
    of = f"{len(found)} of {counted(len(case.actions), 'action')} with a named benefit"
    word = "brings" if len(found) == 1 else "bring"
    said = f"{of} {word} less than the cost, without the value of health: " if found else ""
    said = f"{said}{'; '.join([*named, *more])}." if found else ""
    rest = len(without_benefit(projection.scenarios[name]))
    unnamed = f"{counted(rest, 'action')} {'has' if rest == 1 else 'have'} no named benefit." if rest else ""
    return f"{said} {unnamed}".strip()


def _both(each: Record) -> str:
    """The two ratios of an action, or its net where nothing is spent; one alone where no health is counted."""
    if isnan(each["ratio"]):
        return f"no cost, {each['said']}"
    without = _sure(each["ratio"], each["doubt"])
    if not each["health"]:
        return f"{without}; health not counted"
    return f"{without}; with it {_sure(each['ratio_with_health'], each['doubt_with_health'])}"


def _sure(ratio: float, said: str) -> str:
    """A ratio with what the draws say, which names the base case itself where they disagree with it."""
    return said if said.startswith("base case") else f"{ratio_text(ratio)}{f', in {said}' if said else ''}"


def losers(projection: Projection, name: str) -> list[Record]:
    """Actions that bring less than they cost, the largest loss first; a ratio is NaN where nothing is spent."""
    one, case = projection.scenarios[name], cases(projection)[name]
    found = [
        {
            "action": action,
            "title": action_title(one, action),
            "ratio": present_spread(one, present, "ratio").base,
            "ratio_with_health": present_spread(one, present, "ratio_with_health").base,
            "net": figure(one, present.net),
            "health": abs(figure(one, present.health)) >= NONE_SPENT,
            "said": net_said(figure(one, present.net), projection.plan.currency),
            "doubt": doubt(one, present),
            "doubt_with_health": doubt(one, present, with_health=True),
        }
        for action, present in case.actions.items()
        if loses(present, one)
    ]
    return sorted(found, key=lambda each: float(each["net"]))


def turning_said(projection: Projection, name: str) -> str:
    """The trough, and from when it has paid back, without the value of health: in the plan and after."""
    one, turning = projection.scenarios[name], cases(projection)[name].turning["without"]
    years = round(figure(one, turning.below))
    if not years:
        return ""
    deepest = money(abs(figure(one, turning.deepest)), projection.plan.currency)
    more = f"{years} years cost more than they bring, most of all" if years > 1 else "1 year costs more than it brings,"
    trough = f"{more} {round(figure(one, turning.deepest_year))} (by {deepest})"
    back = payback_said(projection, one, turning.payback)
    paid = "it is not paid back" if back.startswith("not") else "it is paid back from"
    case = "In the base case, without" if one.drawn is not None else "Without"
    said = f"{case} the value of health, {trough}; {paid} {back.removeprefix('not ')}"
    return f"{said}{_later(projection, one, turning)}."


def _later(projection: Projection, one: Projected, turning: Turning) -> str:
    """Payback over the longest horizon, where it is another than within the plan."""
    long, plan = payback_long_said(one, turning), projection.plan
    if long == payback_said(projection, one, turning.payback) or turning.last <= plan.last:
        return ""
    going_on = f"with {plan.last} repeated every year after"
    if long.startswith("not"):
        return f"; {going_on}, not within {LONG} years"
    return f"; {going_on}, from {long}"


def waiting_said(projection: Projection, name: str) -> str:
    """What a year of waiting costs or saves, over the plan years; the middle of the draws where there are draws."""
    one, late = projection.scenarios[name], whole_plan(cases(projection)[name]).waiting
    assert late is not None
    currency = projection.plan.currency
    known = spread(one, late.net)
    lost, both = middle_of(one, known), middle_of(one, spread(one, late.net_with_health))
    second = money(abs(both), currency) if (lost > 0) == (both > 0) else f"but {moved(both, currency)}"
    said = f"To begin a year later {moved(lost, currency)} without the value of health, {second} with it"
    if not told(one, known):
        return f"{said}."
    if apart(known, 0.0):
        return f"{said}, in the middle of the draws; the base case {moved(known.base, currency)} without it."
    chance = None if known.above is None or one.drawn is None else float((one.drawn[late.net][0] > 0).mean())
    unsure = chance is not None and UNSURE[0] <= chance <= UNSURE[1]
    told_chance = f"; it loses in {of_draws(chance)} without it" if unsure and chance is not None else ""
    return f"{said}, in the middle of the draws{told_chance}."


def fiscal_said(projection: Projection, name: str) -> str:
    """What public budgets spend and what comes back to them: apart from what comes to society, and no promise."""
    one, fiscal = projection.scenarios[name], cases(projection)[name].fiscal
    currency = projection.plan.currency
    back, cash, others = (figure(one, row) for row in (fiscal.whole_back, fiscal.whole_cash, fiscal.whole_others))
    said = f"Public budgets alone, at {projection.plan.base_year} prices, undiscounted"
    largest = max(abs(back), abs(cash))
    less = "" if back >= 0 else "less "
    came = f"{in_size_of(abs(back), largest)} {less}come back in taxes and services needed less"
    beside = f" Households, donors and others pay {money(others, currency)} beside." if others >= 0.5 else ""
    if cash <= NONE_SPENT:
        spent = in_size_of(-cash, largest)
        return f"{said}: new policy spends {currency} {spent} less than before, and {came}.{beside}"
    long = next(each for each in fiscal.present if each.horizon == LONG and not each.own)
    share = f"{number(100 * back / cash)} %{_later_share(one, long)}"
    promise = "The reform is not promised to pay for itself."
    return f"{said}: of {currency} {in_size_of(cash, largest)} spent, {came} ({share}).{beside} {promise}"


def _later_share(one: Projected, long: FiscalPresent) -> str:
    """What of public money comes back over the longest horizon, with what the draws say of it."""
    known = over_cost(one, long.share, long.cost)
    if isnan(known.base):
        return ""
    said = f"; over {LONG} years, discounted, {number(100 * middle_of(one, known))} %"
    if not told(one, known):
        return said
    low, high = (number(100 * value) for value in (known.p10 or 0.0, known.p90 or 0.0))
    return f"{said} in the middle of the draws, in 8 of 10 {low} to {high} %, base case {number(100 * known.base)} %"


_PARTS: dict[str, Callable[[Projection, str], str]] = {
    "people": people_said,
    "ratios": ratios_said,
    "chance": ranges_said,
    "staffed": staffed_said,
    "not_costed": not_costed_said,
    "carried": carried_said,
    "losers": losers_said,
    "basis": basis_said,
    "turning": turning_said,
    "waiting": waiting_said,
    "fiscal": fiscal_said,
    "worth": worth_said,
    "asked": asked_said,
    "assumed": assumed_said,
}
"""The parts of the paragraph by what they are about, in the order in which they are said."""
