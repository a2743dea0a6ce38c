"""What each region, their sum and the plan as one come to: base case and quantiles, by year and over the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scenarios.regions import FIGURES, Regional, RegionalProjection

if TYPE_CHECKING:
    from scenarios.projection import Projection

Array = NDArray[np.float64]

SUM, PLAN = "sum", "plan"
"""Instead of the code of a region: all regions added up, and the plan costed as one."""
PROBABILITIES = (0.1, 0.5, 0.8, 0.9)
QUO = "status_quo"
DIFFERENCES = {"difference_nominal": "total_nominal", "difference_real": "total_real"}
"""Figures of reforms less those of the status quo, draw by draw."""
OF_REFORM = ("double_funding_nominal", "double_funding_real")
"""Figures that are left out where nothing new is done."""
WHOLE = "plan"
"""Instead of a year: all plan years together, for real figures."""


@dataclass(frozen=True)
class RegionValue:
    """A figure of a scenario in a region (or `SUM`, or `PLAN`) and a period; quantiles are None without draws."""

    scenario: str
    region: str
    name: str
    figure: str
    period: str
    base: float
    p10: float | None
    p50: float | None
    p80: float | None
    p90: float | None
    unit: str


def region_values(regions: RegionalProjection, plan: Projection) -> Iterator[RegionValue]:
    """Every figure, scenario by scenario; sums over regions are taken draw by draw, quantiles last.

    Args:
        regions: the plan costed in its regions.
        plan: the same plan costed as one, for the rows `PLAN`.
    """
    for scenario, one in regions.scenarios.items():
        reform = plan.scenarios[scenario].model.scenario.reform
        apart = DIFFERENCES if reform and QUO in regions.scenarios and QUO in plan.scenarios else {}
        for figure in (*one.base, *apart):
            if reform or figure not in OF_REFORM:
                for code, name, pick in _places(regions, plan):
                    yield from _values(regions, (scenario, code, name, figure), _asked(pick, scenario, figure))


@dataclass(frozen=True)
class _Amounts:
    """A figure by year: base case and draws; `whole` has the draws of all plan years where they are kept apart."""

    base: Array
    drawn: Array | None
    whole: Array | None = None

    def less(self, other: _Amounts) -> _Amounts:
        """The difference from another, draw by draw."""
        return _Amounts(
            self.base - other.base,
            None if self.drawn is None or other.drawn is None else self.drawn - other.drawn,
            None if self.whole is None or other.whole is None else self.whole - other.whole,
        )


Pick = Callable[[str, str], _Amounts]
"""Finds the amounts of a scenario and figure."""


def _places(regions: RegionalProjection, plan: Projection) -> Iterator[tuple[str, str, Pick]]:
    """Code and name of every region, of their sum, and of the plan as one, with what finds their figures."""
    for position, region in enumerate(regions.regions):
        yield region.code, region.name, partial(_of_regions, regions, position)
    yield SUM, "Sum of the regions", partial(_of_regions, regions, None)
    yield PLAN, "The plan as one", partial(_of_plan, plan, len(regions.years))


def _asked(pick: Pick, scenario: str, figure: str) -> _Amounts:
    """A figure of a scenario, or how much more it is than in the status quo."""
    if figure not in DIFFERENCES:
        return pick(scenario, figure)
    return pick(scenario, DIFFERENCES[figure]).less(pick(QUO, DIFFERENCES[figure]))


def _of_regions(regions: RegionalProjection, place: int | None, scenario: str, figure: str) -> _Amounts:
    """A figure of one region, or added up over all of them."""
    one = regions.scenarios[scenario]
    if place is None:
        return _Amounts(one.total(figure), one.drawn_total(figure) if one.drawn else None)
    return _Amounts(one.base[figure][:, place], one.drawn[figure][:, place] if one.drawn else None)


def _of_plan(plan: Projection, years: int, scenario: str, figure: str) -> _Amounts:
    """A figure of the plan as one; draws where they were kept."""
    one = plan.scenarios[scenario]
    row, change = FIGURES[figure](one.model), one.model.transition
    if row is None:
        return _Amounts(np.zeros(years), None)
    base = np.broadcast_to(one.values(row), (one.model.book.columns,))[:years]
    drawn = one.drawn[row][:years] if one.drawn is not None and row in one.drawn else None
    whole = {"total_real": one.model.undiscounted, "double_funding_real": change.total_real if change else None}
    kept = whole.get(figure)
    return _Amounts(base, drawn, one.drawn[kept][0] if one.drawn is not None and kept is not None else None)


def _values(regions: RegionalProjection, about: tuple[str, str, str, str], amounts: _Amounts) -> Iterator[RegionValue]:
    """The values of a figure by year and, if it is real, over the plan."""
    currency, year = regions.plan.currency, regions.plan.base_year
    real, base, drawn = about[-1].endswith("_real"), amounts.base, amounts.drawn
    unit = f"{currency} {year}" if real else currency
    quantiles = None if drawn is None else np.quantile(drawn, PROBABILITIES, axis=1).T
    for column, calendar in enumerate(regions.years):
        yield RegionValue(*about, str(calendar), float(base[column]), *_four(quantiles, column), unit)
    if real:
        whole = drawn[1:].sum(axis=0) if amounts.whole is None and drawn is not None else amounts.whole
        found = None if whole is None else np.quantile(whole, PROBABILITIES)[None, :]
        yield RegionValue(*about, WHOLE, float(base[1:].sum()), *_four(found, 0), unit)


def _four(found: Array | None, row: int) -> tuple[float | None, float | None, float | None, float | None]:
    if found is None:
        return (None, None, None, None)
    ten, half, eighty, ninety = (float(value) for value in found[row])
    return ten, half, eighty, ninety


@dataclass(frozen=True)
class Apart:
    """The total of the plan years in real money: the sum of the regions, and the plan as one."""

    regions: int
    summed: float
    plan: float

    @property
    def difference(self) -> float:
        """The sum less the plan as one: units are whole in every region, and regions differ."""
        return self.summed - self.plan


def regions_apart(regions: RegionalProjection, plan: Projection, scenario: str) -> Apart:
    """How far the sum of the regions is from the plan as one in a scenario."""
    one: Regional = regions.scenarios[scenario]
    base = _of_plan(plan, len(regions.years), scenario, "total_real").base
    return Apart(len(regions.regions), float(one.total("total_real")[1:].sum()), float(base[1:].sum()))
