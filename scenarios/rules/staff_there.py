"""R34: whether there are people for the posts of a plan; homes come first, and openings may wait."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from costing import Cadre, Waiting
from scenarios.rules.case import Array, Case, called, in_years, joined, number, said_years
from scenarios.rules.finding import Finding

NOTHING = 1e-9
NAMED = 3
"""How many cadres one finding names, the shortest first."""


def staff_there(case: Case) -> Iterator[Finding]:
    """R34: posts that nobody can fill are told by cadre; where openings wait for staff, homes are never short."""
    people = case.one.model.workforce
    limited = people.limit is not None and case.number(people.limit) > 0.5
    short = [one for one in people.cadres.values() if case.flows(one.gap).max() > case.limits.staff_gap]
    homes = [one for one in short if limited and _of_homes(case, one)[0]]
    for one in homes:
        yield _homes_short(case, one)
    others = sorted((one for one in short if one not in homes), key=lambda one: -float(case.flows(one.gap).max()))
    for cadres in ([one for one in others if one.known], [one for one in others if not one.known]):
        if cadres:
            yield _short(case, cadres, limited) if cadres[0].known else _unknown(case, cadres)
    for waiting in people.waiting if limited else ():
        yield from _waits(case, waiting)


def _short(case: Case, cadres: list[Cadre], limited: bool) -> Finding:
    first = min(_years(case, one)[0] for one in cadres)
    message = f"there is nobody for {_shortest(case, cadres, '; for ')}"
    if limited:
        message += "; these posts are not of openings, which wait"
    remedy = "Train or recruit them in time (actions of training_places, workforce.graduates, workforce.joining)"
    remedy += " or plan for fewer posts" if limited else " or let openings wait: workforce.limit_openings: 1"
    return case.says("R34", "WARN", message, remedy, year=first)


def _unknown(case: Case, cadres: list[Cadre]) -> Finding:
    """Cadres of which nobody says how many there are: they are as many as posts of the base year."""
    message = f"nobody says who is to fill {_shortest(case, cadres, '; ')}"
    names = joined([one.cadre for one in cadres[:NAMED]])
    remedy = (
        f"Say how many there are and come: workforce.in_post and workforce.graduates or joining, such as of {names}"
    )
    return case.says("R34", "WARN", message, remedy, year=min(_years(case, one)[0] for one in cadres))


def _shortest(case: Case, cadres: list[Cadre], between: str) -> str:
    """The cadres with the most posts that nobody fills, and how many more there are."""
    left = len(cadres) - NAMED
    more = f" and posts of {left} more cadre{'s' if left > 1 else ''} (data/workforce.csv)" if left > 0 else ""
    return between.join(_worst(case, one) for one in cadres[:NAMED]) + more


def _worst(case: Case, one: Cadre) -> str:
    gap, needed = case.flows(one.gap), case.flows(one.needed)
    at = int(np.argmax(gap))
    years = said_years(_years(case, one))
    when = f"{case.years[at]}" if years == str(case.years[at]) else f"{case.years[at]}, short in {years}"
    return f"{number(gap[at], 1)} of {number(needed[at], 1)} posts of {_said(one.cadre)} ({when})"


def _years(case: Case, one: Cadre) -> list[int]:
    return in_years(case.years, case.flows(one.gap) > case.limits.staff_gap)


def _of_homes(case: Case, one: Cadre) -> tuple[list[int], Array]:
    """Years in which a cadre is short that people in homes need, and how many posts those are."""
    posts = [post.filled for post in case.one.model.world.posts if post.cadre == one.cadre and "homes" in post.tags]
    needed = case.summed(posts)
    return in_years(case.years, (case.flows(one.gap) > case.limits.staff_gap) & (needed > NOTHING)), needed


def _homes_short(case: Case, one: Cadre) -> Finding:
    years, homes = _of_homes(case, one)
    at = case.years.index(years[0])
    gap = case.flows(one.gap)[at]
    message = (
        f"there is nobody for {number(gap, 1)} posts of {_said(one.cadre)} in {years[0]} (short in "
        f"{said_years(years)}), and homes need {number(homes[at], 1)}: people would move without support"
    )
    remedy = f"Train or recruit them before {years[0]}, or move fewer people in a year until they are there"
    return case.says("R34", "BLOCK", message, remedy, year=years[0])


def _waits(case: Case, waiting: Waiting) -> Iterator[Finding]:
    asked, opening = case.flows(waiting.asked), case.flows(waiting.opening)
    years = in_years(case.years, asked - opening > NOTHING)
    if not years:
        return
    action = case.one.model.scenario.actions[waiting.on.tags["element"]]
    at = case.years.index(years[0])
    which = f"{_units(asked[at] - opening[at])} of {_units(asked[at])} openings of '{called(action)}'"
    message = f"{which} wait in {years[0]} for {joined(lacking(case, waiting))} ({said_years(years)})"
    left = asked[-1] - opening[-1]
    if left > NOTHING:
        message += f"; {_units(left)} have not opened by {case.years[-1]}"
    remedy = "Train or recruit them in time, or put the action before others in the plan"
    yield case.says("R34", "WARN", message, remedy, element=action.id, year=years[0])


def lacking(case: Case, waiting: Waiting) -> list[str]:
    """The cadres whose people are too few for what is asked, in any year."""
    found, left = [], case.flows(waiting.asked)
    for cadre, row in waiting.staffed.items():
        units = case.flows(row)
        if (units < left - NOTHING).any():
            found.append(_said(cadre))
        left = np.minimum(left, units)
    return found


def _units(count: float) -> str:
    """Units, with a decimal where they are not whole ones."""
    return number(count, 0 if abs(count - round(count)) < NOTHING else 1)


def _said(cadre: str) -> str:
    return cadre.replace("_", " ")


RULES = (staff_there,)
