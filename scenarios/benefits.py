"""What benefits come to over draws: ranges of present values and ratios, and the chance that they exceed cost."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from costing import CENT, Investment, Present, Row
from scenarios.projection import Projected, Projection

PROBABILITIES = (0.1, 0.5, 0.9)
TIMES = tuple(step / 10 for step in range(24))
"""Values of a healthy life year at which acceptability is shown, in times income a head: 0 to 2.3."""
OWN = "own"


@dataclass(frozen=True)
class Spread:
    """One figure: the base case and, where draws were made, what they say.

    Attributes:
        bare: the base case without contingencies, which draws carry neither.
        above: the share of draws that lie above the base case.
    """

    base: float
    bare: float | None = None
    p10: float | None = None
    p50: float | None = None
    p90: float | None = None
    above: float | None = None


@dataclass(frozen=True)
class Acceptable:
    """The chance that benefits exceed cost if a healthy life year is worth so many `times` income a head."""

    rate: str
    horizon: int
    own: bool
    times: float
    chance: float


def cases(projection: Projection) -> dict[str, Investment]:
    """The investment case of each scenario that has one."""
    found = {name: one.model.investment for name, one in projection.scenarios.items()}
    return {name: case for name, case in found.items() if case is not None}


def spread(one: Projected, row: Row) -> Spread:
    """The base case of a line with one number, and its quantiles where draws were made."""
    base = float(one.values(row)[0])
    if one.drawn is None or row not in one.drawn:
        return Spread(base)
    bare = base if one.bare is None else float(one.bare[row][0, 0])
    p10, p50, p90 = map(float, np.quantile(one.drawn[row][0], PROBABILITIES))
    return Spread(base, bare, p10, p50, p90, float((one.drawn[row][0] > base + 1e-9 * abs(base)).mean()))


def present_spread(one: Projected, present: Present, name: str) -> Spread:
    """A figure of present values by its name; a ratio only where something is spent.

    Where the cost is not above half a cent the base case of a ratio is NaN, and so are its quantiles where that is so
    in any draw: a ratio to nothing, or to money saved, ranks nothing.
    """
    return over_cost(one, getattr(present, name), present.cost if name.startswith("ratio") else None)


def over_cost(one: Projected, row: Row, cost: Row | None) -> Spread:
    """The spread of a line that is taken over a cost, if one is given: NaN where nothing is spent."""
    found = spread(one, row)
    if cost is None or (found.p10 is None and is_spent(one, cost)):
        return found
    none = float("nan")
    base = found.base if is_spent(one, cost) else none
    if one.drawn is None or row not in one.drawn:
        return Spread(base)
    bare: float | None = base
    if one.bare is not None:
        bare = found.bare if float(one.bare[cost][0, 0]) >= CENT else none
    if not bool((one.drawn[cost][0] >= CENT).all()):
        return Spread(base, bare, none, none, none, none)
    return replace(found, base=base, bare=bare)


def is_spent(one: Projected, cost: Row) -> bool:
    """Whether a cost of the base case is above nothing, so that something can be taken over it."""
    return float(one.values(cost)[0]) >= CENT


def whole_plan(case: Investment) -> Present:
    """The present values at the plan's own rate over the plan years."""
    return next(present for present in case.present if present.own)


def at_own_rate(case: Investment, horizon: int) -> Present:
    """The present values at the plan's own rate over a horizon of 10, 15 or 30 years."""
    return next(one for one in case.present if (one.rate, one.horizon) == (OWN, horizon) and not one.own)


def chance_above(one: Projected, present: Present, *, with_health: bool = False) -> float | None:
    """The share of the draws in which benefits exceed cost; None without draws."""
    net = present.net_with_health if with_health else present.net
    if one.drawn is None or net not in one.drawn:
        return None
    return float((one.drawn[net][0] > 0).mean())


def acceptability(one: Projected) -> list[Acceptable]:
    """The chance that benefits exceed cost against the value of a healthy life year, at the plan's own rate.

    Draw by draw: benefits in money, plus healthy life years at so many times income a head, less cost. What the plan
    itself takes a healthy year to be worth does not enter.
    """
    case = one.model.investment
    if case is None or one.drawn is None or whole_plan(case).net not in one.drawn:
        return []
    found = []
    for present in (each for each in case.present if each.rate == OWN):
        net, incomes = one.drawn[present.net][0], one.drawn[present.incomes][0]
        found += [
            Acceptable(present.rate, present.horizon, present.own, times, float((net + times * incomes > 0).mean()))
            for times in TIMES
        ]
    return found


TRAINING = ("training_cascade", "training_places")
"""Kinds of actions that train or supervise."""


def not_costed(one: Projected) -> tuple[str, ...]:
    """What makes treatment possible and is not in the cost of a plan that counts its benefits whole."""
    scenario = one.model.scenario
    at_work = [action for action in scenario.actions.values() if not action.about.get("left_out")]
    if one.model.investment is None or not any(action.kind == "treatment_package" for action in at_work):
        return ()
    found = () if any(action.kind in TRAINING for action in at_work) else ("training and supervision",)
    return found if "contingencies" in scenario.world else (*found, "contingencies")


def without_benefit(one: Projected) -> tuple[str, ...]:
    """Actions that begin something new and of which the plan names no benefit: their cost counts all the same."""
    case, scenario = one.model.investment, one.model.scenario
    if case is None:
        return ()
    new = [name for name, element in scenario.actions.items() if not element.about.get("left_out")]
    return tuple(name for name in new if name not in case.actions)
