"""Budgets that hold with a given chance, and the contingency that they imply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costing import CENT, Row
from scenarios.affordability.limits import limits, plan_years, years_of
from scenarios.projection import Projected

Array = NDArray[np.float64]
PLAN = "plan"
"""The period of all plan years together."""
CURVE = (0.01, *(step / 20 for step in range(1, 20)), 0.99)
"""Chances at which the curve of affordability has a point."""
NOMINAL, REAL = "nominal", "real"


@dataclass(frozen=True)
class Budget:
    """What something costs, and which budget is enough with a chance of 50 % and of 80 %.

    Attributes:
        scenario: its scenario; `item`: a ceiling that the cost is under, empty for the whole plan; `title` of it.
        period: a calendar year, or ``plan``; `money`: nominal or real; `unit`: of the amounts.
        base: the base case; `bare`: the same without optimism bias and physical contingency, which draws do not
            carry; `expected`: the mean of the draws; `p50`, `p80`: their quantiles.
    """

    scenario: str
    item: str
    title: str
    period: str
    money: str
    unit: str
    base: float
    bare: float
    expected: float
    p50: float
    p80: float

    @property
    def contingencies(self) -> bool:
        """Whether the base case holds contingencies, which draws do not."""
        return abs(self.base - self.bare) > CENT

    @property
    def below_base(self) -> float:
        """How far the P80 budget lies below the base case; below 0 where it lies above."""
        return self.base - self.p80

    @property
    def contingency_50(self) -> float:
        """What the P50 budget holds above the bare base case."""
        return self.p50 - self.bare

    @property
    def contingency_80(self) -> float:
        """What the P80 budget holds above the bare base case."""
        return self.p80 - self.bare

    @property
    def share_50(self) -> float | None:
        """The same as a share of the bare base case; None where that is 0."""
        return self.contingency_50 / self.bare if self.bare else None

    @property
    def share_80(self) -> float | None:
        """The same as a share of the bare base case; None where that is 0."""
        return self.contingency_80 / self.bare if self.bare else None


@dataclass(frozen=True)
class Point:
    """A point of a curve of affordability: with a budget of `level`, the chance of enough money is `chance`."""

    scenario: str
    item: str
    period: str
    money: str
    unit: str
    chance: float
    level: float


@dataclass(frozen=True)
class _Cost:
    """A cost whose budget is asked for: values of one period in the base case, bare, and of shape (draw,)."""

    about: tuple[str, str, str, str, str, str]
    base: float
    bare: float
    drawn: Array


def budgets(name: str, one: Projected) -> list[Budget]:
    """The budgets of a scenario: of the plan, nominal by year and in all and real in all; of what is under ceilings."""
    return [_budget(cost) for cost in _costs(name, one)]


def curve(name: str, one: Projected) -> list[Point]:
    """The chance that a budget is enough against its level, for each cost that has a budget."""
    return [point for cost in _costs(name, one) for point in _points(cost)]


def _costs(name: str, one: Projected) -> Iterator[_Cost]:
    model = one.model
    yield from _of_years((name, "", "the whole plan"), one, model.totals.nominal)
    row = model.undiscounted
    base, bare, drawn = _three(one, row)
    yield _Cost((name, "", "the whole plan", PLAN, REAL, str(row.unit)), float(base[0]), float(bare[0]), drawn[0])
    for limit in limits(model):
        if limit.amount is not None:
            yield from _of_years((name, limit.key, limit.title), one, limit.cost)


def _of_years(about: tuple[str, str, str], one: Projected, row: Row) -> Iterator[_Cost]:
    """Year by year, then the sum of the years taken within each draw: quantiles come last."""
    base, bare, drawn = _three(one, row)
    for place, year in enumerate(years_of(one.model)):
        yield _Cost((*about, str(year), NOMINAL, str(row.unit)), float(base[place]), float(bare[place]), drawn[place])
    yield _Cost((*about, PLAN, NOMINAL, str(row.unit)), float(base.sum()), float(bare.sum()), drawn.sum(axis=0))


def _three(one: Projected, row: Row) -> tuple[Array, Array, Array]:
    base = plan_years(one, row, drawn=False)[:, 0]
    return base, plan_years(one, row, drawn=False, bare=True)[:, 0], plan_years(one, row)


def _budget(cost: _Cost) -> Budget:
    p50, p80 = (float(found) for found in np.quantile(cost.drawn, (0.5, 0.8)))
    return Budget(*cost.about, cost.base, cost.bare, float(cost.drawn.mean()), p50, p80)


def _points(cost: _Cost) -> Iterator[Point]:
    scenario, item, _, period, money, unit = cost.about
    for chance, level in zip(CURVE, np.quantile(cost.drawn, CURVE), strict=True):
        yield Point(scenario, item, period, money, unit, chance, float(level))
