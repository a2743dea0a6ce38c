"""Corners of failure and the value of information, of the draws of a run."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from costing import CENT
from scenarios.affordability.limits import limits
from scenarios.outcomes import Outcome
from scenarios.projection import Projection
from scenarios.sensitivity.discovery import Discovery, discover
from scenarios.sensitivity.drawn_cases import drawn_cases
from scenarios.sensitivity.information import Information, information, usual_groups


def limit_corner(projection: Projection, name: str, key: str | None = None) -> Discovery:
    """In which corner of the assumptions a scenario breaks a limit in any plan year.

    Args:
        projection: with draws, in which the lines of ``kept_rows`` were kept.
        name: of the scenario.
        key: of a ceiling, or ``sources``; any limit if left out.

    Raises:
        ValueError: there is no such limit, or there are no draws of it.
    """
    one = projection.scenarios[name]
    known = limits(one.model)
    wanted = [limit for limit in known if key in (None, limit.key)]
    if not wanted:
        there = ", ".join(limit.key for limit in known) or "none"
        raise ValueError(f"{name} has no limit called '{key}'; there are: {there}")
    broken: NDArray[np.bool_] = np.any([(limit.excess(one) > CENT).any(axis=0) for limit in wanted], axis=0)
    drawn = drawn_cases(projection, Outcome(name, wanted[0].cost.address))
    return discover(drawn.cases, broken[: len(drawn.cases)], drawn.names)


def outcome_corner(projection: Projection, outcome: Outcome, threshold: float, *, above: bool = True) -> Discovery:
    """In which corner of the assumptions an outcome lies beyond a threshold.

    Args:
        projection: with the outcome's line among those kept for every draw.
        outcome: what is asked.
        threshold: in the unit of the outcome.
        above: whether beyond means above it; else below it.

    Raises:
        ValueError: there are no draws of it.
    """
    drawn = drawn_cases(projection, outcome)
    beyond = drawn.outcome > threshold if above else drawn.outcome < threshold
    return discover(drawn.cases, beyond, drawn.names)


def budget_information(projection: Projection, outcome: Outcome, probability: float = 0.8) -> Information:
    """What it is worth to know figures before a budget is set for an outcome that is money.

    Groups are the figures of a section of the plan, of one of its elements, and a shared driver with all that it
    multiplies.

    Args:
        projection: with the outcome's line among those kept for every draw.
        outcome: the cost, such as that of all plan years.
        probability: with which the budget is to be enough.

    Raises:
        ValueError: there are no draws of it, or too few.
    """
    drawn = drawn_cases(projection, outcome)
    groups = usual_groups(drawn.names)
    for name in outcome.scenarios:
        for driver, driven in projection.scenarios[name].model.scenario.drivers.items():
            members = [each for each in (driver, *driven) if each in drawn.names]
            if driver in members and len(members) > 1:
                groups[f"{driver} and what it multiplies"] = members
    return information(drawn.outcome, {each: drawn.figure(each) for each in drawn.names}, probability, groups)
