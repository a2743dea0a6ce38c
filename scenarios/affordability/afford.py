"""How sure it is that the money is enough: budgets, limits held draw by draw, and what must give."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costing import CENT
from parameters import Plan
from scenarios.affordability.budgets import NOMINAL, PLAN, Budget, Point, budgets, curve
from scenarios.affordability.chances import Held, held
from scenarios.affordability.contingency import excess_with
from scenarios.affordability.giving import MustGive, must_give
from scenarios.affordability.limits import limits
from scenarios.projection import Projection

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Affordability:
    """What draws say of the money of a scenario.

    Attributes:
        scenario: its name; `draws`: how many there are; `probability`: the chance that is wanted, 0 to 1.
        budgets: P50 and P80 of the plan and of what is under each ceiling; `curve`: the chance against the budget.
        held: each ceiling, and the sources; empty where the plan names neither.
        chance: that no limit is broken in any year; `yearly`: in each year; None and empty without limits. Draws carry
            no optimism bias and no physical contingency.
        chance_with: the same if what contingencies add to the base case is added to every draw; `yearly_with`.
        gives: for each limit whose chance is too low, what must give.
    """

    scenario: str
    draws: int
    probability: float
    budgets: tuple[Budget, ...]
    curve: tuple[Point, ...]
    held: tuple[Held, ...]
    chance: float | None
    yearly: tuple[tuple[int, float], ...]
    chance_with: float | None
    yearly_with: tuple[tuple[int, float], ...]
    gives: tuple[MustGive, ...]

    @property
    def sure(self) -> bool:
        """Whether all limits hold with the chance that is wanted; without limits nothing can break."""
        return self.lower is None or self.lower >= self.probability

    @property
    def lower(self) -> float | None:
        """The lower of both chances, without and with contingencies; None without limits."""
        return None if self.chance is None or self.chance_with is None else min(self.chance, self.chance_with)

    @property
    def contingencies(self) -> bool:
        """Whether the base case holds contingencies, which draws do not."""
        return any(one.contingencies for one in self.budgets)

    @property
    def sum_of_p80(self) -> float:
        """The P80 budgets of the years added up: it is not the P80 of their sum, and no quantile of anything."""
        return sum(one.p80 for one in self.budgets if one.money == NOMINAL and one.period != PLAN and not one.item)


def affordability(projection: Projection, name: str, probability: float = 0.8) -> Affordability:
    """How sure it is that the money of a scenario is enough.

    Args:
        projection: with draws, in which the lines of ``kept_rows`` were kept.
        name: of the scenario.
        probability: the chance that is wanted, 0 to 1.

    Raises:
        ValueError: there are no draws, or lines were not kept.
    """
    one = projection.scenarios[name]
    if one.drawn is None:
        raise ValueError(f"scenario {name} has no draws: chances are shares of draws")
    found = limits(one.model)
    holding = tuple(held(name, one, limit, probability) for limit in found)
    gives = (must_give(one, limit, each, probability) for limit, each in zip(found, holding, strict=True))
    chance, yearly = _together([limit.excess(one) for limit in found])
    chance_with, yearly_with = _together([excess_with(one, limit) for limit in found])
    return Affordability(
        scenario=name,
        draws=one.drawn.draws,
        probability=probability,
        budgets=tuple(budgets(name, one)),
        curve=tuple(curve(name, one)),
        held=holding,
        chance=chance,
        yearly=tuple(zip(projection.years, yearly, strict=False)),
        chance_with=chance_with,
        yearly_with=tuple(zip(projection.years, yearly_with, strict=False)),
        gives=tuple(each for each in gives if each is not None),
    )


def _together(excess: list[Array]) -> tuple[float | None, list[float]]:
    """The chance that all limits hold at once, over all years and in each; `excess` of shape (year, draw)."""
    if not excess:
        return None, []
    within = np.logical_and.reduce([each <= CENT for each in excess])
    return float(within.all(axis=0).mean()), [float(share) for share in within.mean(axis=1)]


def how_to_limit(plan: Plan) -> str:
    """What to write in a plan that has neither a ceiling nor a source, so that chances can be said."""
    unit = f"{plan.currency} {plan.base_year}"
    amount = f"{{{plan.first}: {{value: 1000000, unit: {unit}}}}}"
    return (
        "The plan has neither a ceiling nor a source of money, so there is no chance to state that the money is "
        f"enough. Write under financing: my_ceiling: {{kind: ceiling, name: 'Health ministry', amount: {amount}}}, or "
        "a source of kind budget or grant."
    )
