"""The money of the move: who pays while both systems run, what may not be built, what is too cheap or paid twice."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

import numpy as np

from costing import CENT
from parameters import Element, Parameter
from scenarios.measures import per_leaver, per_resident
from scenarios.rules.asks import asks
from scenarios.rules.case import Array, Case, called, given, in_years, joined, percent, said_years
from scenarios.rules.finding import Finding
from scenarios.rules.sources import paid_in_full

PRICES = "at base-year prices"
LONGEST = 30
"""Most plan years."""
SPENT = "transition/steps-of-payback/spent-on-the-change-with-capital-real-so-far"


def bridge_money(case: Case) -> Iterator[Finding]:
    """R02: the money for years in which both systems run, from the bridge ledger; of the whole plan, from its sources.

    A plan that names sources is asked for the money of every year, whoever pays. Where it names none, only the change
    from institutions is judged: what pays for the rest is not known.
    """
    named = case.one.model.financing.given
    if named:
        yield from paid_in_full(case)
    change, ledger = case.one.model.transition, case.one.model.bridge
    agreed = next((one for one in case.one.model.scenario.financing.values() if one.kind == "bridge"), None)
    if change is None:
        return
    if ledger is None or agreed is None:
        yield from () if named else _no_money(case, case.flows(change.double_funding))
        return
    if not named:
        yield from _short(case, agreed, case.flows(ledger.gap))
        yield from _capital(case, agreed, case.flows(change.capital))
    yield from _unlimited(case, agreed, case.flows(ledger.drawn))
    owed = case.levels(ledger.balance)[-1]
    grant = agreed.settings.get("grant")
    if owed > CENT and not (isinstance(grant, Parameter) and grant.value >= 0.5):
        message = f"the bridge still owes {case.money(owed)} (cash) at the end of {case.years[-1]}"
        yield case.says("R02", "INFO", message, "Say who repays it, and from what, after the plan")


def _short(case: Case, agreed: Element, gap: Array) -> Iterator[Finding]:
    """Years of the change without money."""
    short = in_years(case.years, gap > CENT)
    if short:
        at = case.years.index(short[0])
        message = f"{case.money(gap[at])} of the change has no money in {short[0]}"
        if len(short) > 1:
            message += f" ({case.money(gap.sum())} in {said_years(short)})"
        remedy = f"Raise {agreed.address}.limit, or what other sources vote: nobody is to wait inside for money"
        yield case.says("R02", "BLOCK", message, remedy, year=short[0])


def _no_money(case: Case, double: Array) -> Iterator[Finding]:
    years = in_years(case.years, double > CENT)
    if years:
        top = int(double.argmax())
        first = double[case.years.index(years[0])]
        message = (
            f"both systems together cost {case.money(first)} above the institutions' budget in {years[0]}, "
            f"{case.money(double[top])} in {case.years[top]}, {case.money(double.sum())} in all "
            f"({said_years(years)}), and no money is named for it"
        )
        remedy = "Say in financing.bridge what is voted, ring-fenced and lent"
        yield case.says("R02", "BLOCK", message, remedy, year=years[0])


@asks("R02", "bridge", "limit")
def _unlimited(case: Case, agreed: Element, drawn: Array) -> Iterator[Finding]:
    """Money drawn in years under an appropriation without a limit that somebody has voted."""
    if "limit" in agreed.settings or drawn.sum() < CENT:
        return
    under = drawn[: int(case.limits.appropriation_years)]
    years = in_years(case.years, drawn > CENT)
    lent = f"the bridge lends {case.money(drawn.sum())} in {said_years(years)}"
    message = f"{lent}, and nobody has voted a limit for it"
    severity = "BLOCK" if under.sum() > CENT else "WARN"
    if severity == "BLOCK":
        message += f"; {case.money(under.sum())} of it falls in a year whose money must be voted"
    yield case.says("R02", severity, message, f"Give {agreed.address}.limit: the most that may be owed", year=years[0])


@asks("R02", "bridge", "pays_capital")
def _capital(case: Case, agreed: Element, capital: Array) -> Iterator[Finding]:
    """Homes that must be built and that the bridge does not pay for."""
    years = in_years(case.years, capital > CENT)
    if years and given(agreed.settings, "pays_capital") < 1:
        message = f"{case.money(capital.sum())} for making homes ({said_years(years)}) has no source in the bridge"
        remedy = f"Let the bridge pay for it ({agreed.address}.pays_capital), or see that another source does"
        yield case.says("R02", "WARN", message, remedy, year=years[0])


def no_new_money_for_institutions(case: Case) -> Iterator[Finding]:
    """R05: no building or expansion of institutions; better care until closure within a limit."""
    for entry in case.entries(setting="institution"):
        if entry.baseline or entry.tags["standing"] == "saving":
            continue
        spent = case.flows(entry.nominal)
        if spent.max() > CENT and (entry.capital or entry.tags["standing"] == "expansion"):
            years = in_years(case.years, spent > CENT)
            what = "building" if entry.capital else "more"
            message = (
                f"{case.money(spent.sum())} is to be spent on {what} in an institution: {entry.tags['name']}, "
                f"{entry.label} ({said_years(years)})"
            )
            yield case.says("R05", "BLOCK", message, "Spend it on homes and support instead",
                            element=entry.tags["element"], year=years[0])  # fmt: skip
    yield from _better_care(case)


def _better_care(case: Case) -> Iterator[Finding]:
    for place in case.institutions():
        paid = case.summed([entry.nominal for entry in case.entries(element=place.id, input="better_care")])
        share = paid / np.maximum(case.flows(place.down.budget.base), CENT)
        years = in_years(case.years, share > case.limits.better_care)
        if years:
            top = float(share.max())
            most = f"{percent(top)} of the budget of {place.title} ({said_years(years)})"
            message = f"better care until closure takes up to {most}"
            remedy = f"Keep it to what cannot wait: {percent(case.limits.better_care)} is our limit"
            yield place.says("R05", "WARN", message, remedy, year=years[0])


def cheap_move(case: Case) -> Iterator[Finding]:
    """R09: much less money in the first 24 months outside than inside is the sign of Life Esidimeni."""
    for place in case.institutions():
        outside, inside = per_leaver(case, [place]), per_resident(case, [place])
        share = outside / inside
        moves = np.concatenate([[0.0, 0.0], place.moves])
        early = moves[2:] + moves[1:-1] + moves[:-2] > 1e-9
        low = early & (np.nan_to_num(share, nan=np.inf) < case.limits.cheap_move)
        years = in_years(case.years, low)
        if not years:
            continue
        at = case.years.index(years[0])
        message = (
            f"a person who leaves {place.title} has {case.money(outside[at])} a year in {years[0]}, "
            f"{percent(share[at])} of the {case.money(inside[at])} that a resident's place cost "
            f"(below {percent(case.limits.cheap_move)} in {said_years(years)})"
        )
        remedy = (
            "Pay for homes, support and income that people need: in Life Esidimeni (South Africa, 2016) people died "
            "after a cheap and hasty move"
        )
        yield place.says("R09", "WARN", message, remedy, year=years[0])


def paid_twice(case: Case) -> Iterator[Finding]:
    """R45: a service in a place price and in the plan."""
    scenario = case.one.model.scenario
    actions = {name: action.menu.id if action.menu else "" for name, action in scenario.actions.items()}
    for place in scenario.places.values():
        inside = {word.strip() for word in str(place.settings.get("includes", "")).split(",") if word.strip()}
        twice = [name for name, menu in actions.items() if name in inside or menu in inside]
        if twice:
            titles = joined([called(scenario.actions[name]) for name in twice])
            message = f"{titles} is in the price of '{called(place)}' and a service of the plan: it is paid twice"
            remedy = f"Take it out of the price, and out of places.{place.id}.includes"
            yield case.says("R45", "BLOCK", message, remedy, element=place.id)


def horizon(case: Case) -> Iterator[Finding]:
    """R47: the plan ends before the change has paid back."""
    change, last = case.one.model.transition, case.years[-1]
    if change is None or case.number(change.payback) <= last:
        return
    spent = case.levels(case.one.model.book[SPENT])
    owed, saved = float(spent[-1]), float(spent[-2] - spent[-1])
    money = case.money(owed)
    if case.number(change.never) >= 0.5:
        lasting = case.money(case.flows(change.lasting)[-1])
        message = f"the change never pays back: {lasting} a year lasts, and {money} {PRICES} has been spent by {last}"
        remedy = "No later end of the plan changes that: say what it is worth, and who pays for it"
    elif saved <= 0:
        message = f"the plan ends in {last}, before the change has begun to pay back; {money} {PRICES} has been spent"
        remedy = "Let the plan run until all sites are closed, to see when it does"
    else:
        end = last + ceil(owed / saved - 1e-9)
        message = f"the plan ends in {last}, before payback: {money} {PRICES} is not yet paid back by what is released"
        fits = end - case.years[0] < LONGEST
        then = f"write years: {case.years[0]}-{end}" if fits else f"that is beyond the {LONGEST} years of a plan"
        remedy = f"At {case.money(saved)} a year it is paid back in {end}: {then}"
    yield case.says("R47", "INFO", message, remedy, year=last)


RULES = (bridge_money, no_new_money_for_institutions, cheap_move, paid_twice, horizon)
