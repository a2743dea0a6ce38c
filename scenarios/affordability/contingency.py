"""How far a limit is exceeded in each draw where the plan's contingencies are left on.

Draws carry no optimism bias and no physical contingency, while the base case does. What contingencies add to the base
case is therefore added to every draw, year by year.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenarios.affordability.limits import SOURCES, Limit, Pool, plan_years, spent
from scenarios.projection import Projected

Array = NDArray[np.float64]


def over_with(one: Projected, limit: Limit) -> list[Array]:
    """How far each pool of a limit is above its money in the draws, contingencies added; each of shape (year, draw)."""
    if one.bare is None:
        return [pool.over(one, drawn=True) for pool in limit.pools]
    if limit.kind == SOURCES:
        return _unpaid(one, limit)
    return [pool.over(one, drawn=True) + _added(one, pool) for pool in limit.pools]


def excess_with(one: Projected, limit: Limit) -> Array:
    """What is above a limit in the draws, contingencies added; never below 0; shape (year, draw)."""
    found = np.zeros(plan_years(one, limit.cost).shape)
    for over in over_with(one, limit):
        found += np.maximum(over, 0)
    return found


def spent_with(one: Projected, pool: Pool, name: str) -> Array | None:
    """What the new policy of an action costs in a pool, contingencies added; shape (year, draw); None if nothing."""
    drawn = spent(one, pool, name)
    if drawn is None or one.bare is None:
        return drawn
    base, bare = (spent(one, pool, name, drawn=False, bare=bare) for bare in (False, True))
    return drawn if base is None or bare is None else np.maximum(drawn + base - bare, 0)


def _added(one: Projected, pool: Pool) -> Array:
    return pool.over(one, drawn=False) - pool.over(one, drawn=False, bare=True)


def _unpaid(one: Projected, limit: Limit) -> list[Array]:
    """What no source pays: money that sources have left in a draw pays what contingencies add, in their order."""
    money = one.model.financing
    unused = {name: np.array(np.maximum(plan_years(one, row), 0)) for name, row in money.unused.items()}
    found = []
    for pot, pool in zip(money.pots, limit.pools, strict=True):
        added = plan_years(one, pot.need, drawn=False) - plan_years(one, pot.need, drawn=False, bare=True)
        left = pool.over(one, drawn=True) + added
        for name in pot.sources:
            paid = np.clip(left, 0, unused[name])
            left, unused[name] = left - paid, unused[name] - paid
        found.append(left)
    return found
