"""What must give: the actions of lowest rank without whose new spending a plan is as sure to fit as is wanted.

It fits where all plan years do at once, in the draws and with the contingencies of the plan added to them.

It is computed draw by draw from what each action costs. What is protected is never among them: support for people who
have moved, monitoring, follow-up, and what they need.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costing import CENT
from scenarios.affordability.chances import Held
from scenarios.affordability.contingency import over_with, spent_with
from scenarios.affordability.limits import Limit, can_be_cut, plan_years, spent, years_of
from scenarios.fitting.ranks import needs, protected
from scenarios.projection import Projected

Array = NDArray[np.float64]
SHARES = 100
"""Shares are tried in hundredths."""


@dataclass(frozen=True)
class Given:
    """An action that is cut: put off, made smaller or left out.

    Attributes:
        action: its name; `title` in words; `priority` in the plan, if it has one.
        begins: the first year in which it costs something new in the base case.
        amount: what it costs under the limit in the year asked about, in eight draws of ten at most; 0 where it only
            costs something in other years.
        share: of its new spending that is cut; below 1 for the action of highest rank alone, if less is enough.
        chance: that the year fits when this action and those before it are dropped; `window`: that all years fit;
            `window_with`: that they do with contingencies left on.
    """

    action: str
    title: str
    priority: float | None
    begins: int | None
    amount: float
    share: float
    chance: float
    window: float
    window_with: float


@dataclass(frozen=True)
class Kept:
    """An action that costs money under the limit and is never cut, with the reason."""

    action: str
    title: str
    reason: str
    amount: float


@dataclass(frozen=True)
class MustGive:
    """What must give so that a limit holds in all plan years at once with the chance that is wanted.

    Attributes:
        key: of the limit; `title` of it; `year`: the first whose chance is below the one `wanted`; where each year
            alone is sure enough, the one most at risk.
        chance: of the year as the plan stands; `window`: of all years; `window_with`: with contingencies left on.
        missing: what is above the limit in that year at most, in the share of draws that is `wanted`.
        given: actions to cut, from the lowest rank up; `kept`: what is never cut and costs money there.
        reached: whether all years are as sure to fit as wanted once they are dropped, with contingencies too.
    """

    scenario: str
    key: str
    title: str
    unit: str
    year: int
    wanted: float
    chance: float
    window: float
    window_with: float
    missing: float
    given: tuple[Given, ...]
    kept: tuple[Kept, ...]
    reached: bool


class _Dropping:
    """A scenario from which the new policy of actions is taken and given back, against one limit.

    `left` is how far each pool is above its money, shape (plan year, draw), `left_with` the same with contingencies
    left on; `place` the year that is asked about.
    """

    def __init__(self, one: Projected, limit: Limit, place: int) -> None:
        self.one, self.place = one, place
        carried = zip(limit.pools, over_with(one, limit), strict=True)
        short = [(pool, pool.over(one, drawn=True), over) for pool, over in carried]
        short = [each for each in short if (each[1] > CENT).any() or (each[2] > CENT).any()]
        self.pools = [pool for pool, _, _ in short]
        self.left = [np.array(over) for _, over, _ in short]
        self.left_with = self.left if one.bare is None else [np.array(over) for _, _, over in short]
        self.dropped: list[str] = []

    def drop(self, name: str, share: float = 1.0) -> None:
        """Do without an action, or without a share of what is new of it."""
        self.dropped.append(name)
        self._change(name, -share)

    def give_back(self, name: str, share: float = 1.0) -> None:
        """Do it after all."""
        self.dropped.remove(name)
        self._change(name, share)

    def chances(self) -> tuple[float, float, float]:
        """The chance that the year fits, that all years do, and that they do with contingencies left on."""
        within, carried = _within(self.left), _within(self.left_with)
        return float(within[self.place].mean()), float(within.all(axis=0).mean()), float(carried.all(axis=0).mean())

    def enough(self, wanted: float) -> bool:
        """Whether all years fit with the chance that is wanted, without and with contingencies."""
        return min(self.chances()[1:]) >= wanted

    def amount(self, name: str, place: int | None = None) -> float:
        """What an action costs in a year where money is missing, at its P80; in the year asked about if left out."""
        year = self.place if place is None else place
        found = []
        for pool, *left in zip(self.pools, self.left, self.left_with, strict=True):
            cost = spent(self.one, pool, name)
            if cost is not None and any((each[year] > CENT).any() for each in left):
                found.append(cost[year])
        return float(np.quantile(np.sum(found, axis=0), 0.8)) if found else 0.0

    def matters(self, name: str) -> bool:
        """Whether an action costs something in any year where money is missing."""
        return any(self.amount(name, place) > CENT for place in range(len(self.left[0]) if self.left else 0))

    def _change(self, name: str, share: float) -> None:
        for place, pool in enumerate(self.pools):
            cost = spent(self.one, pool, name)
            if cost is not None:
                self.left[place] += share * cost
            if self.left_with is not self.left and (carried := spent_with(self.one, pool, name)) is not None:
                self.left_with[place] += share * carried


def _within(left: list[Array]) -> NDArray[np.bool_]:
    """Where no pool lacks money, shape (plan year, draw)."""
    return np.asarray(np.sum([np.maximum(each, 0) for each in left], axis=0) <= CENT)


def must_give(one: Projected, limit: Limit, found: Held, wanted: float) -> MustGive | None:
    """What must give where the chance of all years is too low, without contingencies or with them; None if none is.

    Args:
        one: the scenario with draws.
        limit: what it is held against, and how it holds: `found`.
        found: how the limit holds.
        wanted: the chance that is wanted, 0 to 1.
    """
    if min(found.chance, found.chance_with) >= wanted:
        return None
    place = _asked(found, wanted)
    dropping = _Dropping(one, limit, place)
    amounts = {name: dropping.amount(name) for name in one.model.scenario.actions if dropping.matters(name)}
    _cut(dropping, amounts, wanted)
    names = list(dropping.dropped)
    kept = protected(one.model.scenario)
    titles = {name: action.title for name, action in one.model.scenario.actions.items()}
    given = tuple(_given(_Dropping(one, limit, place), names, amounts, wanted))
    year = found.years[place]
    return MustGive(
        scenario=found.scenario,
        key=found.key,
        title=found.title,
        unit=found.unit,
        year=year.year,
        wanted=wanted,
        chance=year.chance,
        window=found.chance,
        window_with=found.chance_with,
        missing=year.more_wanted,
        given=given,
        kept=tuple(Kept(n, titles[n], kept[n], a) for n, a in amounts.items() if n in kept),
        reached=bool(given) and min(given[-1].window, given[-1].window_with) >= wanted,
    )


def _asked(found: Held, wanted: float) -> int:
    """The place of the first year whose chance is too low, else of the one most at risk, contingencies counted."""
    low = [place for place, year in enumerate(found.years) if year.chance < wanted]
    chances = [(min(year.chance, year.chance_with), place) for place, year in enumerate(found.years)]
    return low[0] if low else min(chances)[1]


def _cut(dropping: _Dropping, amounts: Mapping[str, float], wanted: float) -> None:
    """Drop actions from the lowest rank up until all years fit, then give back what fits after all."""
    model = dropping.one.model
    order, needed = can_be_cut(model), needs(model.scenario)
    for name in order:
        if dropping.enough(wanted):
            break
        if name in amounts and name not in dropping.dropped:
            for other in (*_waiting(dropping, name, order, needed), name):
                dropping.drop(other)
    if not dropping.enough(wanted):
        return
    for name in [each for each in reversed(order) if each in dropping.dropped]:
        if needed[name].isdisjoint(dropping.dropped):
            dropping.give_back(name)
            if not dropping.enough(wanted):
                dropping.drop(name)
    dropping.dropped.sort(key=order.index)


def _waiting(dropping: _Dropping, name: str, order: list[str], needed: Mapping[str, set[str]]) -> list[str]:
    """Actions that cannot be without this one, and still stand: they go before it."""
    found, asked = set[str](), {name}
    while asked:
        asked = {other for other in order if needed[other] & asked and other not in found}
        found |= asked
    still = (other for other in order if other in found and other not in dropping.dropped)
    return [other for other in still if _begins(dropping.one, other) is not None]


def _least_share(dropping: _Dropping, name: str, wanted: float) -> float:
    """The least share of an action, in hundredths, without which all years fit; all of it if no less is enough."""
    low, high = 0, SHARES
    while high - low > 1:
        middle = (low + high) // 2
        dropping.drop(name, middle / SHARES)
        enough = dropping.enough(wanted)
        dropping.give_back(name, middle / SHARES)
        low, high = (low, middle) if enough else (middle, high)
    return high / SHARES


def _given(dropping: _Dropping, names: list[str], amounts: Mapping[str, float], wanted: float) -> Iterator[Given]:
    one = dropping.one
    for name in names:
        share = _least_share(dropping, name, wanted) if name == names[-1] else 1.0
        dropping.drop(name, share)
        action = one.model.scenario.actions[name]
        priority = action.about.get("priority")
        ranked = None if priority is None else float(priority)
        yield Given(name, action.title, ranked, _begins(one, name), amounts.get(name, 0.0), share, *dropping.chances())


def _begins(one: Projected, name: str) -> int | None:
    """The first plan year in which an action costs something new in the base case."""
    values = plan_years(one, one.model.elements[name].new_nominal, drawn=False)[:, 0]
    return next((year for year, value in zip(years_of(one.model), values, strict=True) if value > CENT), None)
