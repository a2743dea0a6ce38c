"""Who pays: money in every year, grants that end, taxes, ceilings, what is not modelled, and the service of loans."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from costing import CENT
from scenarios.rules.actions import money
from scenarios.rules.asks import asks
from scenarios.rules.case import Array, Case, called, in_years, joined, listed, percent, said_years
from scenarios.rules.finding import Finding

OWN = {"response": "how far what is taxed falls", "offset": "the share of it that other budgets take back"}
"""What an earmarked tax must say of its other side."""


def paid_in_full(case: Case) -> Iterator[Finding]:
    """R02 of a plan that names its sources: every year has money, and what is under an appropriation is voted."""
    financing = case.one.model.financing
    gap = case.flows(financing.total.gap)
    short = in_years(case.years, gap > CENT)
    if short:
        at = case.years.index(short[0])
        message = f"{case.money(gap[at])} of {short[0]} is neither voted, promised nor asked for"
        if len(short) > 1:
            message += f" ({case.money(gap.sum())} in {said_years(short)})"
        yield case.says(
            "R02", "BLOCK", message, "Name who pays in financing, or plan less (careshift fit)", year=short[0]
        )
    under = np.arange(len(case.years)) < case.limits.appropriation_years
    open_ = np.where(under, _not_voted(case), 0)
    soon = in_years(case.years, open_ > CENT)
    if soon:
        message = f"{case.money(open_.sum())} of {said_years(soon)} is only promised or asked for"
        message += ", and the money of that year must be voted"
        yield case.says("R02", "BLOCK", message, "Start later, or see that it is voted", year=soon[0])
    promised, asked = case.flows(financing.secure["promised"]), case.flows(financing.secure["asked"])
    later = in_years(case.years, (promised + asked > CENT) & ~under)
    if later:
        parts = {"promised": promised[~under].sum(), "asked for": asked[~under].sum()}
        said = joined([f"{case.money(amount)} is only {word}" for word, amount in parts.items() if amount > CENT])
        remedy = "Keep what cannot wait for the money that is sure"
        yield case.says("R02", "WARN", f"of what {said_years(later)} cost, {said}", remedy, year=later[0])


def _not_voted(case: Case) -> Array:
    """What is promised or asked for in each year and could not be paid with voted money that is left over."""
    financing = case.one.model.financing
    voted = [source.name for source in financing.sources if source.terms.security == "voted"]
    left = {name: case.flows(financing.unused[name]) for name in voted}
    found = np.zeros(len(case.years))
    for pot in financing.pots:
        unsure = case.summed([row for name, row in pot.paid.items() if name not in voted])
        for name in (name for name in pot.sources if name in voted):
            taken = np.minimum(np.maximum(left[name], 0), unsure)
            left[name], unsure = left[name] - taken, unsure - taken
        found += unsure
    return found


def fits_money(case: Case) -> Iterator[Finding]:
    """R36: each year's cost has money; a smaller plan that is funded is better than a large one that is not."""
    there = available(case)
    if there is None:
        what = "source" if case.one.model.financing.ceilings else "ceiling or source"
        message = f"no {what} is given: whether the plan fits the money is not known"
        yield case.says("R36", "INFO", message, "Compare the cost of each year with what is voted and promised")
        return
    short = in_years(case.years, money(case) > there + CENT)
    if short:
        at = case.years.index(short[0])
        message = f"the plan costs {case.money((money(case) - there)[at])} more than there is in {short[0]} "
        message += f"(short in {said_years(short)})"
        if names := _unpaid(case, at):
            message += f": not paid in full in {short[0]}: {listed(names)}"
        yield case.says("R36", "WARN", message, "Find the money, or plan less and keep what is planned", year=short[0])


def available(case: Case) -> Array | None:
    """The money that there is in each plan year; None if the plan names no source."""
    financing = case.one.model.financing
    return case.flows(financing.total.funded) if financing.given else None


def _unpaid(case: Case, at: int) -> list[str]:
    """Actions and institutions that are not paid in full in a year, those that lack most first."""
    scenario = case.one.model.scenario
    known = {**scenario.actions, **scenario.institutions}
    gaps = {name: case.flows(one.gap)[at] for name, one in case.one.model.financing.elements.items()}
    short = sorted((name for name, gap in gaps.items() if gap > CENT), key=lambda name: -gaps[name])
    return [f"{called(known[name])} ({case.money(gaps[name])})" for name in short]


def donor_cliff(case: Case) -> Iterator[Finding]:
    """R39 of a grant among the sources: recurrent cost that it paid and nobody pays in the first year without it."""
    model = case.one.model
    grants = [name for name, element in model.scenario.financing.items() if element.kind == "grant"]
    for source in (one for one in model.financing.sources if one.name in grants):
        held, paid, missing = case.flows(source.holds), np.zeros(len(case.years)), np.zeros(len(case.years))
        for pot in (pot for pot in model.financing.pots if source.name in pot.paid):
            recurrent = case.summed([entry.nominal for entry in pot.entries if not entry.capital])
            mine = np.minimum(case.flows(pot.paid[source.name]), recurrent)
            lost = np.append(0, np.maximum(mine[:-1] - mine[1:], 0))
            paid, missing = paid + mine, missing + np.minimum(lost, case.flows(pot.left))
        fell = np.append(False, held[1:] < held[:-1] - CENT)
        years = in_years(case.years, (missing > CENT) & fell)
        if years:
            at = case.years.index(years[0])
            message = f"'{source.title}' pays {case.money(paid[at - 1])} of recurrent cost in {years[0] - 1} and "
            message += f"{case.money(paid[at])} in {years[0]}: nobody pays {case.money(missing[at])} of the difference"
            remedy = "Name who pays from then on, or ask it to end later"
            yield case.says("R39", "WARN", message, remedy, element=source.name, year=years[0])


@asks("R40", "earmark", *OWN)
def taxes(case: Case) -> Iterator[Finding]:
    """R40 of a tax among the sources: how far what is taxed falls, and what other budgets take back, are said."""
    for element in case.one.model.scenario.financing.values():
        missing = [name for name in OWN if name not in element.settings]
        if element.kind == "earmark" and missing:
            message = f"a tax is set apart and its other side is not said: {element.title}"
            remedy = f"Give {joined([f'{element.address}.{name} ({OWN[name]})' for name in missing])}"
            yield case.says("R40", "WARN", message, remedy, element=element.id)


def ceilings(case: Case) -> Iterator[Finding]:
    """CEILING: what the plan spends above a ceiling, by ministry, with the first year."""
    for name, one in case.one.model.financing.ceilings.items():
        excess = case.flows(one.excess)
        years = in_years(case.years, excess > CENT)
        if years:
            who = one.payer or "all payers"
            first = case.money(excess[case.years.index(years[0])])
            message = f"{who}: {first} above the ceiling '{one.title}' in {years[0]}"
            if len(years) > 1:
                message += f" ({case.money(excess.sum())} in {said_years(years)})"
            remedy = "Ask for a higher ceiling, or plan less (careshift fit)"
            yield case.says("CEILING", "WARN", message, remedy, element=name, year=years[0])


def reconciled(case: Case) -> Iterator[Finding]:
    """RECONCILE: recorded money and forward estimates agree with what the plan models without new policy."""
    beside, base = case.one.model.reconciliation, case.one.model.book.base_year
    modelled = case.levels(beside.modelled)
    if beside.unmodelled is not None:
        rest = case.levels(beside.unmodelled)
        recorded = modelled[0] + rest[0]
        if abs(rest[0]) > case.limits.residual * max(recorded, CENT):
            share = percent(abs(rest[0]) / max(recorded, CENT))
            message = f"{case.money(abs(rest[0]))} of the {case.money(recorded)} recorded for {base} ({share}) is "
            message += "not modelled" if rest[0] > 0 else "modelled beyond what is recorded"
            remedy = "Model what is missing as existing services, or say what it is: it stays a line of its own"
            yield case.says("RECONCILE", "WARN", message, remedy, year=base)
    if beside.beyond is not None and beside.estimate is not None:
        beyond, estimate = case.flows(beside.beyond), case.flows(beside.estimate)
        years = in_years(case.years, np.abs(beyond) > case.limits.residual * np.maximum(estimate, CENT))
        if years:
            at = case.years.index(years[0])
            way = "above" if beyond[at] > 0 else "below"
            message = f"the forward estimate of {years[0]} is {case.money(abs(beyond[at]))} {way} what the plan models "
            message += f"without new policy, with what it does not model (apart in {said_years(years)})"
            remedy = "Say what the estimate holds beside, or correct prices, people and units of the base year"
            yield case.says("RECONCILE", "WARN", message, remedy, year=years[0])


def loan_service(case: Case) -> Iterator[Finding]:
    """FISCAL: interest and repayment of loans, which are beside the cost of the plan."""
    bound = case.one.model.financing.commitments
    service = case.flows(bound.interest) + case.flows(bound.repaid)
    years, owed = in_years(case.years, service > CENT), case.levels(bound.owed)[-1]
    if not years and owed <= CENT:
        return
    message = "loans cost nothing in the plan years"
    if years:
        top = int(service.argmax())
        message = f"interest and repayment of loans are {case.money(service.sum())} in {said_years(years)}, "
        message += f"{case.money(service[top])} in {case.years[top]}, beside the cost of the plan"
    if owed > CENT:
        message += f"; {case.money(owed)} is still owed at the end of {case.years[-1]}"
    remedy = "Name the budget that pays it"
    yield case.says("FISCAL", "INFO", message, remedy, year=years[0] if years else case.years[-1])


RULES = (fits_money, donor_cliff, taxes, ceilings, reconciled, loan_service)
