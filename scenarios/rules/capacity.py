"""Whether services can do what the treatment packages of a plan ask of them."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.rules.case import Array, Case, called, in_years, number, percent, said_years
from scenarios.rules.finding import Finding

NOTHING = 1e-9


def capacity(case: Case) -> Iterator[Finding]:
    """CAPACITY: work asked of a service costs nothing where it is asked, so the service must be able to do it."""
    for use in case.one.model.service_use:
        action = case.one.model.scenario.actions[use.service]
        asked, things = case.flows(use.asked), f"{use.unit}s"
        if use.capacity is None:
            if asked.max() > NOTHING:
                who = f"'{called(action)}', which does not say how many it can give"
                message = f"{number(asked.max())} {things} a year are asked of {who}"
                setting = "beds" if use.unit == "bed day" else "contacts"
                remedy = f"Give {action.address}.{setting}, or another service"
                yield case.says("CAPACITY", "WARN", message, remedy, element=use.service)
            continue
        able = case.flows(use.capacity)
        years = in_years(case.years, asked > able * (1 + NOTHING) + NOTHING)
        if years:
            worst = max(years, key=lambda year: _over(asked, able, case.years.index(year)))
            at = case.years.index(worst)
            share = f", {percent(asked[at] / able[at])}" if able[at] > NOTHING else ""
            message = (
                f"'{called(action)}' can give {number(able[at])} {things} in {worst} and is asked for "
                f"{number(asked[at])}{share} (too many in {said_years(years)})"
            )
            remedy = f"Open more of {action.address}, ask less of it, or have the work done elsewhere at its own cost"
            yield case.says("CAPACITY", "WARN", message, remedy, element=use.service, year=years[0])


def _over(asked: Array, able: Array, at: int) -> float:
    return float(asked[at] - able[at])


RULES = (capacity,)
