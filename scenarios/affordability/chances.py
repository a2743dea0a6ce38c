"""The chance that a plan stays within a limit: year by year, and in all years at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costing import CENT
from scenarios.affordability.contingency import excess_with
from scenarios.affordability.limits import Limit, plan_years, years_of
from scenarios.projection import Projected

Array = NDArray[np.float64]
LEVELS = (0.5, 0.8, 0.9)


@dataclass(frozen=True)
class Levels:
    """What is needed for a chance of 50 %, of 80 % and of 90 %."""

    p50: float
    p80: float
    p90: float


@dataclass(frozen=True)
class YearHeld:
    """A year of a limit; nominal money.

    Attributes:
        cost: what is held against it in the base case; `limit`: what may be spent, or what sources pay; `room`: the
            one less the other, below 0 where money is missing.
        bare, bare_room: cost and room without optimism bias and physical contingency, which draws carry neither.
        chance: the share of draws that stay within it; `error`: its standard error; `chance_with`: the share if what
            contingencies add to the base case is added to every draw.
        expected: what is above it, on average over all draws; `p90`: what is above it in one draw of ten or more.
        level: of the ceiling at which the chance would be 50, 80 and 90 %; None for sources.
        more: money that would have to be added in this year for these chances; `more_wanted`: for the one wanted.
    """

    year: int
    cost: float
    bare: float
    limit: float
    room: float
    bare_room: float
    chance: float
    error: float
    chance_with: float
    expected: float
    p90: float
    level: Levels | None
    more: Levels
    more_wanted: float


@dataclass(frozen=True)
class FirstYear:
    """The share of draws whose first year above a limit is `year`; of those that never are, None."""

    year: int | None
    share: float


@dataclass(frozen=True)
class Held:
    """A plan held against a limit in every draw.

    Attributes:
        key: of the limit; `title` and `kind` (ceiling or sources) too.
        years: year by year; `chance`: of all plan years at once, draw by draw; `error`: its standard error;
            `chance_with`: with the contingencies of the plan left on.
        contingencies: whether the plan has any, so that draws and base case differ by them.
        first_base: the first year in which money is missing in the base case; None if it never is; `first_bare`: in
            the base case without contingencies.
        first_below: the first year whose chance is below the probability that is wanted; None if there is none.
        first: how likely each year is the first one in which money is missing.
        times: by how much the ceiling of all years would have to be multiplied for a chance of 50, 80 and 90 % over
            all years; None for sources, and where a ceiling is 0.
        more: money that would have to be added in every year for these chances; `more_wanted`: for the one wanted.
    """

    scenario: str
    key: str
    title: str
    kind: str
    unit: str
    years: tuple[YearHeld, ...]
    chance: float
    error: float
    chance_with: float
    contingencies: bool
    first_base: int | None
    first_bare: int | None
    first_below: int | None
    first: tuple[FirstYear, ...]
    times: Levels | None
    more: Levels
    more_wanted: float


def held(name: str, one: Projected, limit: Limit, probability: float) -> Held:
    """How sure it is that a scenario stays within a limit.

    Args:
        name: of the scenario; `one`: its values.
        one: the scenario with draws.
        limit: what it is held against.
        probability: the chance that is wanted, 0 to 1.
    """
    excess = limit.excess(one)
    within = excess <= CENT
    carried = excess_with(one, limit) <= CENT
    years = _years(one, limit, (excess, carried), probability)
    chance = float(within.all(axis=0).mean())
    return Held(
        scenario=name,
        key=limit.key,
        title=limit.title,
        kind=limit.kind,
        unit=str(limit.cost.unit),
        years=years,
        chance=chance,
        error=_error(chance, within.shape[1]),
        chance_with=float(carried.all(axis=0).mean()),
        contingencies=one.bare is not None,
        first_base=next((each.year for each in years if each.room < -CENT), None),
        first_bare=next((each.year for each in years if each.bare_room < -CENT), None),
        first_below=next((each.year for each in years if each.chance < probability), None),
        first=_first([each.year for each in years], within),
        times=_times(one, limit),
        more=_levels(excess.max(axis=0)),
        more_wanted=float(np.quantile(excess.max(axis=0), probability)),
    )


def _years(
    one: Projected, limit: Limit, found_in: tuple[Array, NDArray[np.bool_]], probability: float
) -> tuple[YearHeld, ...]:
    """Year by year; `found_in`: what is above the limit, and whether it holds with contingencies left on."""
    excess, carried = found_in
    (cost, amount), (bare, bare_amount) = (_base(one, limit, off) for off in (False, True))
    drawn = None if limit.amount is None else plan_years(one, limit.cost)
    found = []
    for place, year in enumerate(years_of(one.model)):
        above = excess[place]
        chance = float((above <= CENT).mean())
        level = None if drawn is None else _levels(drawn[place])
        found.append(
            YearHeld(
                year, float(cost[place]), float(bare[place]), float(amount[place]), float(amount[place] - cost[place]),
                float(bare_amount[place] - bare[place]), chance, _error(chance, len(above)),
                float(carried[place].mean()), float(above.mean()), float(np.quantile(above, 0.9)), level,
                _levels(above), float(np.quantile(above, probability)),
            )
        )  # fmt: skip
    return tuple(found)


def _base(one: Projected, limit: Limit, bare: bool) -> tuple[Array, Array]:
    """The base case: what is held against a limit, and what may be spent or is paid."""
    cost = plan_years(one, limit.cost, drawn=False, bare=bare)[:, 0]
    if limit.amount is None:
        return cost, cost - limit.excess(one, drawn=False, bare=bare)[:, 0]
    return cost, plan_years(one, limit.amount, drawn=False, bare=bare)[:, 0]


def _first(years: Sequence[int], within: NDArray[np.bool_]) -> tuple[FirstYear, ...]:
    """Within each draw, the first year that is not; a year that is never the first has a share of 0."""
    never = within.all(axis=0)
    places = np.argmin(within, axis=0)
    shares = [float(((places == place) & ~never).mean()) for place in range(len(years))]
    found = [FirstYear(year, share) for year, share in zip(years, shares, strict=True)]
    return (*found, FirstYear(None, float(never.mean())))


def _times(one: Projected, limit: Limit) -> Levels | None:
    if limit.amount is None:
        return None
    amount, cost = plan_years(one, limit.amount), plan_years(one, limit.cost)
    if (amount <= CENT).any():
        return None
    return _levels((cost / amount).max(axis=0))


def _levels(drawn: Array) -> Levels:
    return Levels(*(float(found) for found in np.quantile(drawn, LEVELS)))


def _error(share: float, count: int) -> float:
    """The standard error of a share of draws."""
    return float(np.sqrt(share * (1 - share) / count))
