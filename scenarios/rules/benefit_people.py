"""Whose benefits are counted: people whom somebody can treat, no more than there are, and not those of before."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from costing import Benefit, Filled
from parameters import Element, Parameter, PathValue
from scenarios.rules.case import Case, called, listed, number, persons
from scenarios.rules.finding import Finding

ABOVE = 1 + 1e-9


def nobody_there(case: Case) -> Iterator[Finding]:
    """BENEFIT: people are counted whom nobody is there to treat, or of whose staff nobody says who it is."""
    found = case.one.model.investment
    if found is None or found.staffed is None:
        return
    unknown: dict[str, list[str]] = {}
    for benefit in found.benefits:
        filled = found.staffed.filled.get(benefit.element)
        if filled is None:
            continue
        yield from _short(case, benefit, filled)
        for cadre in filled.unknown:
            unknown.setdefault(cadre.replace("_", " "), []).append(_title(case, benefit))
    if unknown:
        benefits = list(dict.fromkeys(title for titles in unknown.values() for title in titles))
        message = f"nobody says who is to treat the people of {listed(benefits)}: posts of {listed(list(unknown))}"
        remedy = "Say how many there are and come (workforce.in_post, graduates or joining); until then they count"
        yield case.says("BENEFIT", "WARN", f"{message} are taken to be filled", remedy)


def _short(case: Case, benefit: Benefit, filled: Filled) -> Iterator[Finding]:
    counted = case.flows(benefit.reached)
    share = case.flows(filled.share)
    lost = counted * (1 - share)
    at = int(np.argmax(lost))
    if lost[at] < case.limits.people:
        return
    name = min(filled.shares, key=lambda cadre: float(case.flows(filled.shares[cadre])[at]))
    cadre = case.one.model.workforce.cadres[name]
    gap, needed = case.flows(cadre.gap)[at], case.flows(cadre.needed)[at]
    able = counted[at] * share[at]
    message = (
        f"{_title(case, benefit)}: in {case.years[at]} nobody fills {number(gap, 1)} of {number(needed, 1)} posts of "
        f"{name.replace('_', ' ')}, so that of {persons(counted[at])} counted at most {number(able)} can be treated"
    )
    remedy = "Train or recruit them in time, or reach fewer people; data/investment.csv has the ratio of filled posts"
    yield case.says("BENEFIT", "WARN", message, remedy, element=benefit.element, year=case.years[at])


def too_many(case: Case) -> Iterator[Finding]:
    """BENEFIT: more people are counted than live in the country, or than the action reaches whose benefit it is."""
    found, world = case.one.model.investment, case.one.model.world
    if found is None:
        return
    everybody = case.flows(world.population)
    for benefit in found.benefits:
        counted = case.flows(benefit.reached)
        if at := _first(counted > everybody * ABOVE):
            year, people = case.years[at - 1], f"{number(counted[at - 1])} people"
            message = f"{_title(case, benefit)} counts {people} in {year}, and {number(everybody[at - 1])} live there"
            remedy = f"Look at {_address(case, benefit)}.people"
            yield case.says("BENEFIT", "BLOCK", message, remedy, element=benefit.element, year=year)
            continue
        rows = world.served.get(benefit.of, [])
        served = case.summed(rows)
        if rows and (at := _first(counted > served * ABOVE + case.limits.people)):
            year, action = case.years[at - 1], case.one.model.scenario.actions[benefit.of]
            message = (
                f"{_title(case, benefit)} counts {persons(counted[at - 1])} in {year}, and {called(action)} reaches "
                f"{persons(served[at - 1])} by new policy"
            )
            remedy = f"Leave {_address(case, benefit)}.people out, or have the action reach as many"
            yield case.says("BENEFIT", "WARN", message, remedy, element=benefit.element, year=year)


def without_cost(case: Case) -> Iterator[Finding]:
    """BENEFIT: people of a path alone, beside whom no cost of an action stands."""
    for one in case.one.model.scenario.benefits.values():
        if "people" in one.settings and "of" not in one.settings:
            message = f"counts people of its own, and no action whose cost it is laid beside: {called(one)}"
            remedy = f"Give {one.address}.of, the action that reaches them: what reaches nobody has no cost either"
            yield case.says("BENEFIT", "WARN", message, remedy, element=one.id)


def already_treated(case: Case) -> Iterator[Finding]:
    """BENEFIT: an action reaches people in the base year, and does not say that it runs then: they count as new."""
    scenario, base = case.one.model.scenario, case.one.model.book.years[0]
    named = {one.settings.get("of") for one in scenario.benefits.values() if "people" not in one.settings}
    for action in scenario.actions.values():
        if action.id not in named or action.kind != "treatment_package" or "at_start" in action.settings:
            continue
        for name in ("coverage", "people"):
            path = action.settings.get(name)
            level = _level_of(path, base)
            if level > 0:
                said = f"{100 * level:.3g}%" if name == "coverage" else persons(level)
                message = (
                    f"{called(action)} has {name} of {said} in {base} and does not say that it runs then: whom it "
                    "reaches already count as reached by new policy, with what they cost and gain"
                )
                remedy = f"Give {action.address}.at_start: 1 if they are treated already, or let the path begin at 0"
                yield case.says("BENEFIT", "WARN", message, remedy, element=action.id)


def _level_of(path: object, year: int) -> float:
    """The level that a path gives for a year or before; 0 if it begins later."""
    if not isinstance(path, PathValue) or path.points[0][0] > year:
        return 0.0
    given: list[Parameter] = [level for at, level in path.points if at <= year]
    return given[-1].value


def _first(where: NDArray[np.bool_]) -> int:
    """The place of the first year in which something holds, from 1 on; 0 where there is none."""
    return int(np.argmax(where)) + 1 if where.any() else 0


def _element(case: Case, benefit: Benefit) -> Element:
    return case.one.model.scenario.benefits[benefit.element]


def _title(case: Case, benefit: Benefit) -> str:
    return called(_element(case, benefit))


def _address(case: Case, benefit: Benefit) -> str:
    return _element(case, benefit).address


RULES = (nobody_there, too_many, without_cost, already_treated)
