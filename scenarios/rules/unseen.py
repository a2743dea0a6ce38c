"""What a plan pays or takes for granted without saying so: empty homes, admissions, units and work of before it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from costing import CENT
from scenarios.rules.asks import asks
from scenarios.rules.case import Case, Institution, called, in_years, known, number, persons
from scenarios.rules.finding import Finding

BROUGHT_FORWARD = "building-work-of-before-the-plan-units"


def empty_homes(case: Case) -> Iterator[Finding]:
    """Homes that open although nobody is left to move there, and homes that stand empty in the end."""
    for place in case.institutions():
        offers = place.down.offers.values()
        open_ = case.summed([offer.places.open for offer in offers])
        moved = np.cumsum(place.moves)
        waiting = case.flows(known(place.down.people).waiting) + case.flows(known(place.down.people).unplanned)
        years = in_years(case.years, open_ >= moved[-1] + case.limits.people)
        if years and waiting[-1] < case.limits.people:
            year, at = years[0], case.years.index(years[0])
            before = float(open_[at - 1]) if at else 0.0
            opened, left = float(open_[-1]) - before, max(0.0, float(moved[-1]) - before)
            message = (
                f"homes for {persons(opened)} open for {place.title} from {year} on and stay paid, although only "
                f"{persons(left)} are left to move"
            )
            yield place.says("PLACES", "WARN", message, f"Plan fewer moves or homes from {year} on", year=year)
        yield from _empty_at_the_end(place)


def _empty_at_the_end(place: Institution) -> Iterator[Finding]:
    """Paid places without anybody in them at the end of the plan, by kind of home."""
    case, paid, empty = place.case, 0.0, 0.0
    for offer in place.down.offers.values():
        ways = [way for one in known(place.down.people).groups for way in one.ways if way.offer is offer]
        open_, lived = case.flows(offer.places.open)[-1], case.summed([way.leavers for way in ways])[-1]
        paid, empty = paid + open_, empty + max(0.0, open_ - lived)
    if empty >= case.limits.people:
        message = (
            f"{number(round(empty))} of the {number(round(paid))} places paid for people of {place.title} stand empty "
            f"at the end of {case.years[-1]}"
        )
        remedy = "Places of people who have died are free for others, such as those not admitted any more"
        yield place.says("PLACES", "INFO", message, remedy, year=case.years[-1])


def admissions_taken(case: Case) -> Iterator[Finding]:
    """Admissions that no figure of the plan says: those that keep the number of residents."""
    for place in case.institutions():
        groups = [one for one in known(place.down.people).groups if one.group.admissions is None]
        taken = float(case.summed([one.asked for one in groups])[0]) if groups else 0.0
        if taken >= case.limits.people:
            stay = number(round(sum(float(case.levels(one.residents)[0]) for one in groups)))
            message = (
                f"admissions of {taken:.1f} a year to {place.title} are taken, so that residents stay {stay} without "
                "change"
            )
            remedy = f"Give admissions in {place.address}, if they are recorded"
            yield place.says("ADMISSIONS", "INFO", message, remedy)


def units_of_the_base_year(case: Case) -> Iterator[Finding]:
    """Units that the base year already needs and does not have, which the plan opens and pays for."""
    book, start = case.one.model.book, case.years[0] - 1
    for row in book.rows:
        if row.label != "units open" or not row.address.endswith("/units-open"):
            continue
        needed = book.addresses.get(f"{row.address.removesuffix('units-open')}units-needed")
        have = float(case.levels(row)[0])
        need = have if needed is None else float(case.levels(needed)[0])
        if need > have + 1e-6:
            name, action = row.tags["name"], row.tags["element"]
            by = "by the plan's own coverage or path"
            message = f"{name}: {start} needs {need:.6g} {row.unit} {by}, and has {have:.6g}"
            remedy = f"The difference opens in {start + 1} and is charged to the plan: see at_start of actions.{action}"
            yield case.says("START", "WARN", message, remedy, element=action, year=start + 1)


def brought_forward(case: Case) -> Iterator[Finding]:
    """Building work that would fall before the plan."""
    for row in case.one.model.book.rows:
        if not row.address.endswith(BROUGHT_FORWARD):
            continue
        units = float(case.one.values(row).max())
        if units > 1e-9:
            year = case.years[0]
            message = f"building work worth {units:.4g} {row.unit} of {row.tags['name']} would fall before {year}"
            remedy = f"It is charged to {year}: open later, or make sure the money is there"
            yield case.says("CAPITAL", "WARN", message, remedy, element=row.tags["element"], year=year)


def capital_without_running_cost(case: Case) -> Iterator[Finding]:
    """Buildings and equipment that nobody pays to run: every capital line has a running-cost tail or a waiver."""
    for tail in case.one.model.tails.values():
        spent = case.flows(tail.capital)
        if spent.sum() <= CENT or case.one.values(tail.recurrent)[1:].max() > CENT:
            continue
        years = in_years(case.years, spent > CENT)
        money = f"{case.money(spent.sum())} of capital, at base-year prices,"
        message = f"{money} for {tail.title} leave no running cost behind"
        if tail.waiver:
            remedy = f"The plan says who pays for running it: {tail.waiver}"
            yield case.says("CAPITAL", "INFO", message, remedy, element=tail.element, year=years[0])
        else:
            remedy = (
                "Give what it costs to run (upkeep, running, posts), or say who runs it outside the plan with "
                "the tag running_by"
            )
            yield case.says("CAPITAL", "WARN", message, remedy, element=tail.element, year=years[0])


@asks("START", "transfer", "take_up")
def everybody_at_once(case: Case) -> Iterator[Finding]:
    """Transfers that everybody who is entitled receives from the first day, because nobody says how many take it up."""
    for action in case.one.model.scenario.actions.values():
        if action.kind != "transfer" or "eligible" not in action.settings or "take_up" in action.settings:
            continue
        spent = case.flows(case.one.model.elements[action.id].new_nominal)
        who = f"everybody who is entitled to '{called(action)}'"
        message = f"{who} receives it from the first day: up to {case.money(float(spent.max()))} a year"
        remedy = f"Give {action.address}.take_up by year, as share of those entitled (1 if it is so)"
        yield case.says("START", "WARN", message, remedy, element=action.id, year=case.years[int(np.argmax(spent > 0))])


RULES = (
    empty_homes,
    admissions_taken,
    units_of_the_base_year,
    brought_forward,
    everybody_at_once,
    capital_without_running_cost,
)
