"""What a plan is held against: its ceilings, and the money of its sources; and the lines that say so in every draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from costing import COUNTED, Entry, Model, Row
from scenarios.fitting.ranks import order_of_cuts, protected
from scenarios.projection import Projected

Array = NDArray[np.float64]
CEILING, SOURCES = "ceiling", "sources"
NEW = ("baseline", "saving")
"""Standings of a ledger line that are not new policy of an action."""


@dataclass(frozen=True)
class Pool:
    """Ledger lines that draw on the same money: what is `cost` less `limit`, where it is above 0, is missing."""

    cost: Row
    limit: Row | None
    entries: Sequence[Entry]

    def over(self, one: Projected, drawn: bool, bare: bool = False) -> Array:
        """How far above its money it is, below 0 where there is room; shape (plan year, draw)."""
        cost = plan_years(one, self.cost, drawn, bare)
        return cost if self.limit is None else cost - plan_years(one, self.limit, drawn, bare)


@dataclass(frozen=True)
class Limit:
    """A ceiling of the plan, or all of its sources together.

    Attributes:
        key: its name in the plan, or ``sources``; `title` in words; `kind` ceiling or sources.
        cost: what is held against it; `amount`: the ceiling, None for sources.
        pools: one for a ceiling; for sources, one for each part of the cost that the same sources may pay.
    """

    key: str
    title: str
    kind: str
    cost: Row
    amount: Row | None
    pools: tuple[Pool, ...]

    def excess(self, one: Projected, drawn: bool = True, bare: bool = False) -> Array:
        """What is above it, or what nobody pays; never below 0; shape (plan year, draw)."""
        found = np.zeros(plan_years(one, self.cost, drawn).shape)
        for pool in self.pools:
            found += np.maximum(pool.over(one, drawn, bare), 0)
        return found


def limits(model: Model) -> list[Limit]:
    """The ceilings of a scenario in the order of the plan, then its sources if it names any of its own."""
    money = model.financing
    found = [
        Limit(key, one.title, CEILING, one.cost, one.limit, (Pool(one.cost, one.limit, one.entries),))
        for key, one in money.ceilings.items()
    ]
    if money.given:
        pools = tuple(Pool(pot.left, None, pot.entries) for pot in money.pots)
        found.append(Limit(SOURCES, "the sources of money", SOURCES, model.totals.nominal, None, pools))
    return found


def kept_rows(model: Model) -> list[Row]:
    """The lines that must be kept for every draw, for ``project(..., keep=[kept_rows])``."""
    rows = [model.totals.nominal, model.undiscounted]
    actions = model.scenario.actions if model.scenario.reform else ()
    for limit in limits(model):
        rows += [limit.cost, *(row for pool in limit.pools for row in (pool.cost, pool.limit) if row is not None)]
        rows += [row for pool in limit.pools for name in actions for row in costs(model, pool, name)]
        if limit.kind == SOURCES and COUNTED in model.book.inputs:
            rows += [*(pot.need for pot in model.financing.pots), *model.financing.unused.values()]
    return list(dict.fromkeys(rows))


def can_be_cut(model: Model) -> list[str]:
    """Actions from the lowest rank up, without those that are never cut; none where nothing new is done."""
    scenario = model.scenario
    return order_of_cuts(scenario, protected(scenario)) if scenario.reform else []


def costs(model: Model, pool: Pool, name: str) -> tuple[Row, ...]:
    """Lines that add up to the new policy of an action in a pool."""
    own = [one for one in pool.entries if one.tags["element"] == name and one.tags["standing"] not in NEW]
    every = [one for one in model.ledger.of(element=name) if not one.baseline]
    return (model.elements[name].new_nominal,) if own and len(own) == len(every) else tuple(e.nominal for e in own)


def spent(one: Projected, pool: Pool, name: str, drawn: bool = True, bare: bool = False) -> Array | None:
    """What the new policy of an action costs in a pool, shape (plan year, draw); None if nothing."""
    rows = costs(one.model, pool, name)
    if not rows:
        return None
    return np.maximum(sum(plan_years(one, row, drawn, bare) for row in rows), 0)


def plan_years(one: Projected, row: Row, drawn: bool = True, bare: bool = False) -> Array:
    """A line in the plan years: over draws, in the base case, or in the base case without contingencies.

    Returns:
        Shape (plan year, draw); a line that is one number is the same in every year.

    Raises:
        ValueError: draws are asked for, and the line was not kept.
    """
    values: Any = one.base[row]
    if drawn:
        if one.drawn is None or row not in one.drawn:
            raise ValueError(f"{row.address} has no draws: project with draws and keep=[kept_rows]")
        values = one.drawn[row]
    elif bare and one.bare is not None:
        values = one.bare[row]
    book = row.book
    return np.broadcast_to(values, (book.columns, values.shape[1]))[book.plan_columns]


def years_of(model: Model) -> Iterator[int]:
    """The plan years."""
    yield from model.book.years[model.book.plan_columns]
