"""What a plan says it buys: nobody's gain counted twice, no work inside the value of health, nothing left unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from costing import Model, RunDown
from parameters import Element, Parameter
from scenarios.rules.case import Case, called, joined, listed
from scenarios.rules.finding import Finding

HEALTH = ("disability", "healthy_years", "deaths")
WORK = ("more_in_work", "more_at_work", "in_work")
"""Settings that count work; of people who left institutions, that they are in work at all."""
PACKAGE, TREATED, LEFT = "treatment_package", "treatment_benefit", "leaving_benefit"


def counted_twice(case: Case) -> Iterator[Finding]:
    """BENEFIT: two benefits that count the same of the same people."""
    benefits = [one for one in case.one.model.scenario.benefits.values() if _gains(one)]
    actions = case.one.model.scenario.actions
    for one, other in combinations(benefits, 2):
        both = [gain for gain in _gains(one) if gain in _gains(other)]
        whose = _same_people(one, other, actions) if both else ""
        if whose:
            message = f"{called(one)} and {called(other)} both count {joined(both)} of {whose}"
            remedy = (
                f"Keep it in one of {one.address} and {other.address}: what somebody gains is gained once. Different "
                "people of one action are two actions"
            )
            yield case.says("BENEFIT", "WARN", message, remedy, element=other.id)


def output_in_health(case: Case) -> Iterator[Finding]:
    """BENEFIT: a value of a healthy year that holds the person's output, beside restored output."""
    value = case.one.model.scenario.world.get("healthy_year_value")
    working = [called(one) for one in case.one.model.scenario.benefits.values() if "work" in _gains(one)]
    if isinstance(value, Parameter) and value.value > case.limits.value_with_output and working:
        message = (
            f"a healthy year is valued at {value.value:g} times income a head, and {listed(working)} "
            f"{'counts' if len(working) == 1 else 'count'} restored work beside it: values above "
            f"{case.limits.value_with_output:g} hold the person's output"
        )
        remedy = "Take about 0.5 beside output, or leave work out of the benefits; show the higher value by itself"
        yield case.says("BENEFIT", "WARN", message, remedy)


def not_counted(case: Case) -> Iterator[Finding]:
    """BENEFIT: people in treatment of whom neither health nor work is counted."""
    scenario = case.one.model.scenario
    if not scenario.benefits:
        return
    health_or_work = {_of(one) for one in scenario.benefits.values() if {"health", "work"} & set(_gains(one))}
    for action in scenario.actions.values():
        if action.kind == PACKAGE and action.id not in health_or_work and not action.about.get("left_out"):
            message = f"treats people, and no benefit counts their health or their work: {called(action)}"
            remedy = "Give a benefit of it, such as a template of the family benefit; until then it is only a cost"
            yield case.says("BENEFIT", "INFO", message, remedy, element=action.id)
    for one in scenario.benefits.values():
        if one.kind == TREATED and not _gains(one):
            message = f"counts nothing, neither health nor work, time of carers or services: {called(one)}"
            remedy = f"Give disability and improvement, or more_in_work, in {one.address}, or take it out"
            yield case.says("BENEFIT", "INFO", message, remedy, element=one.id)


def families_time(case: Case) -> Iterator[Finding]:
    """BENEFIT: people move to their families, and nobody counts the time that families give them."""
    model = case.one.model
    moved = {name for name, down in model.institutions.items() if _to_families(model, down)}
    counted: set[str] = set()
    for one in model.scenario.benefits.values():
        named = one.settings.get("institutions")
        if one.kind == LEFT and "family_hours" in one.settings:
            counted |= {str(each) for each in named} if isinstance(named, tuple) and named else moved
    left_out = [title for name, down in model.institutions.items() if name in moved - counted for title in [down.title]]
    if model.scenario.benefits and left_out:
        message = f"people leave {listed(left_out)} to live with their families, and nobody counts the time they give"
        remedy = "Give family_hours in a leaving_benefit: in the economic view that time is a cost"
        yield case.says("BENEFIT", "WARN", message, remedy)


def _to_families(model: Model, down: RunDown) -> bool:
    """Whether a home of those to which people of an institution move is their family's."""
    places = model.scenario.places
    return any(places[name].settings.get("destination") == "family" for name in down.offers)


def _gains(benefit: Element) -> list[str]:
    """What a benefit counts, in words."""
    given = benefit.settings
    services = given.get("avoided")
    work = WORK[:2] if benefit.kind == TREATED else WORK[2:]
    found = ["health"] if any(name in given for name in HEALTH) else []
    found += ["work"] if any(name in given for name in work) else []
    found += ["time of carers"] if "carers_hours" in given else []
    named = [str(name).replace("_", " ") for name in services] if isinstance(services, Mapping) else []
    return found + [f"use of {name}" for name in named]


def _same_people(one: Element, other: Element, actions: Mapping[str, Element]) -> str:
    """Whose benefit both are, where they may be the same people; empty where they are not."""
    if LEFT in (one.kind, other.kind):
        return _same_leavers(one, other) if one.kind == other.kind else ""
    first, second = actions.get(_of(one)), actions.get(_of(other))
    if first is None or second is None:
        return ""
    if first is second:
        return f"the people of {called(first)}"
    apart = second.id in _reasons(first) or first.id in _reasons(second)
    overlap = not apart and (_overlaps(first, second) or _overlaps(second, first))
    return f"people of {called(first)} and {called(second)}, who may be the same" if overlap else ""


def _same_leavers(one: Element, other: Element) -> str:
    first, second = (benefit.settings.get("institutions") for benefit in (one, other))
    if isinstance(first, tuple) and isinstance(second, tuple) and first and second and not set(first) & set(second):
        return ""
    return "the people who left"


def _of(benefit: Element) -> str:
    named = benefit.settings.get("of")
    return named if isinstance(named, str) else ""


def _overlaps(one: Element, other: Element) -> bool:
    return one.menu is not None and other.menu is not None and other.menu.id in one.menu.overlaps


def _reasons(element: Element) -> Mapping[str, str]:
    found: Mapping[str, str] = element.about.get("apart_from") or {}
    return found


RULES = (counted_twice, output_in_health, not_counted, families_time)
