"""Each person: a plan and a yes, follow-up afterwards, and support for those who are not admitted any more."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from costing import CENT
from scenarios.rules.asks import asks
from scenarios.rules.case import Case, Institution, in_years, known, persons, said_years
from scenarios.rules.finding import Finding

CRISIS_CARE = ("svc.crisisteam", "svc.crisishouse", "svc.genhosp", "svc.combeds")
"""Menu entries that help in a crisis where no institution does."""

PLANNING = "/planning-with-each-person/"
"""In the address of lines that pay staff to plan with each person."""


@asks("R11", "institution", "one_offs.planning", "one_offs.supporter_hours", "one_offs.supporter_pay")
def planning(case: Case) -> Iterator[Finding]:
    """R11: hours to plan with each person, and a supporter whom the person chooses."""
    for place in case.institutions():
        moves = place.moves
        if moves.sum() < case.limits.people:
            continue
        entries = case.entries(element=place.id, change="one-off")
        posts = case.summed([entry.quantity for entry in entries if PLANNING in entry.nominal.address])
        years = in_years(case.years, (moves >= case.limits.people) & (posts <= 0))
        if years:
            who = f"people who move from {place.title} ({persons(moves.sum())}; {said_years(years)})"
            message = f"no hours are paid to plan with {who}"
            remedy = f"Give {place.address}.one_offs.planning: hours by cadre for each person"
            yield place.says("R11", "BLOCK", message, remedy, year=years[0])
        if not any(entry.tags["input"] == "supporters" for entry in entries):
            message = f"no supporter whom people choose themselves is paid when people of {place.title} decide"
            remedy = f"Give {place.address}.one_offs.supporter_hours and supporter_pay"
            yield place.says("R11", "WARN", message, remedy)


@asks("R18", "institution", "not_admitted.crisis")
def crisis(case: Case) -> Iterator[Finding]:
    """R18: help in a crisis before people are turned away."""
    helped = _crisis_care(case)
    for place in case.institutions():
        turned = case.flows(known(place.down.people).not_admitted)
        own = case.summed([e.nominal for e in case.entries(element=place.id, input="crisis care")]) > CENT
        years = in_years(case.years, (turned >= case.limits.people) & ~helped & ~own)
        if years:
            count = persons(turned[case.years.index(years[0])])
            message = (
                f"{place.title} does not admit {count} any more in {years[0]}, and the plan pays for no crisis care in "
                f"{said_years(years)}"
            )
            remedy = (
                f"Give {place.address}.not_admitted.crisis, or open crisis teams, crisis houses or units in general "
                f"hospitals by {years[0]}"
            )
            yield place.says("R18", "BLOCK", message, remedy, year=years[0])


def _crisis_care(case: Case) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Whether, in each plan year, an action of the plan helps in a crisis."""
    actions = case.one.model.scenario.actions
    found = np.zeros(len(case.years), dtype=bool)
    for name, action in actions.items():
        menu = action.menu.id if action.menu is not None else ""
        if menu in CRISIS_CARE or action.tags.get("setting") == "general hospital":
            found |= case.flows(case.one.model.elements[name].recurrent_nominal) > CENT
    return found


@asks("R19", "institution", "not_admitted.lasting", "not_admitted.home")
def new_need(case: Case) -> Iterator[Finding]:
    """R19: places also for those who would have been admitted."""
    for place in case.institutions():
        turned, section = case.flows(known(place.down.people).not_admitted), place.part("not_admitted")
        if turned.sum() < case.limits.people:
            continue
        first = int(np.argmax(turned >= min(case.limits.people, float(turned.max()))))
        who = f"{place.title} does not admit {persons(turned.sum())} by {case.years[-1]} who would have been before"
        if "lasting" not in section:
            message = f"{who}, and nobody says how many of them need a lasting place"
            remedy = f"Give {place.address}.not_admitted: lasting, home and crisis"
            yield place.says("R19", "BLOCK", message, remedy, year=case.years[first])


@asks("R20", "institution", "one_offs.follow_up", "one_offs.stop_rule", "one_offs.death_review")
def follow_up(case: Case) -> Iterator[Finding]:
    """R20: every person is followed for 24 months; deaths are reviewed by someone outside, and can stop the moves."""
    for place in case.institutions():
        if place.moves.sum() < case.limits.people:
            continue
        followed = case.summed([e.nominal for e in case.entries(element=place.id, input="follow_up")])
        missing = in_years(case.years, (place.moves >= case.limits.people) & (followed < CENT))
        if missing:
            who = f"people who leave {place.title} ({persons(place.moves.sum())}; {said_years(missing)})"
            message = f"nobody is paid to follow up {who}"
            remedy = f"Give {place.address}.one_offs.follow_up: money a year for each, for 24 months"
            yield place.says("R20", "WARN", message, remedy, year=missing[0])
        yield from _deaths(place)


def _deaths(place: Institution) -> Iterator[Finding]:
    """The stop rule and the independent review of each death."""
    section = place.part("one_offs")
    missing = {}
    if section.get("stop_rule") != "yes":
        missing["stop_rule"] = "no rule says when deaths stop the moves"
    if "death_review" not in section:
        missing["death_review"] = "no independent review of each death is paid for"
    if missing:
        expected = place.case.flows(known(place.down.people).died_outside)
        said = " and ".join(missing.values())
        message = f"{said} ({place.title}; deaths expected outside by "
        remedy = f"Give {' and '.join(f'{place.address}.one_offs.{name}' for name in missing)}"
        yield place.says("R20", "BLOCK", f"{message}{place.case.years[-1]}: {expected.sum():.1f})", remedy)


def prisons(case: Case) -> Iterator[Finding]:
    """R21: whether people turn up in prisons and forensic beds instead is not known from the plan."""
    levels = [case.levels(place.down.beds) for place in case.institutions()]
    closed = sum(float(beds[0] - beds[-1]) for beds in levels)
    if closed >= case.limits.people:
        message = f"{closed:.0f} beds close by {case.years[-1]}; prisons and forensic beds are not counted in the plan"
        remedy = "Print those numbers beside the beds each year: a rise would be a warning"
        yield case.says("R21", "INFO", message, remedy)


RULES = (planning, crisis, new_need, follow_up, prisons)
