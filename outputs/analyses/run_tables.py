"""The tables that a run has only where draws were made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from outputs.analyses.afford_tables import (
    AFFORDABILITY,
    BUDGETS,
    CURVE,
    MUST_GIVE,
    affordability_rows,
    budget_rows,
    curve_rows,
    giving_rows,
)
from outputs.analyses.driver_tables import IMPORTANCE, TORNADO, importance_rows, tornado_rows
from outputs.analyses.range_tables import CONVERGENCE, UNCERTAINTY
from outputs.cells import Record
from outputs.codebook_terms import Columns
from scenarios import Affordability, Projection, how_sure

OF_RUN: dict[str, Columns] = {
    "uncertainty": UNCERTAINTY,
    "importance": IMPORTANCE,
    "tornado": TORNADO,
    "affordability": AFFORDABILITY,
    "affordability_curve": CURVE,
    "budgets": BUDGETS,
    "must_give": MUST_GIVE,
    "convergence": CONVERGENCE,
}
"""For each of these tables, its columns."""


def is_drawn(projection: Projection) -> bool:
    """Whether any scenario has draws."""
    return any(one.drawn is not None for one in projection.scenarios.values())


def sure_rows(projection: Projection) -> dict[str, Iterator[Record]]:
    """The rows of these tables; none of a table of which nothing is known."""
    if not is_drawn(projection):
        return {}
    sure = how_sure(projection)
    first = projection.scenarios[sure.outcome.scenario].model.scenario
    rows: dict[str, Iterator[Record]] = {"uncertainty": (vars(one) for one in sure.ranges)}
    if sure.importance is not None:
        rows["importance"] = importance_rows(sure.importance, sure.outcome, first)
    if sure.tornado is not None:
        rows["tornado"] = tornado_rows(sure.tornado, first)
    if sure.affordability:
        rows |= {name: _each(projection, told) for name, told in _OF_MONEY.items()}
    rows["convergence"] = (vars(one) for one in sure.convergence)
    return rows


_OF_MONEY: dict[str, Callable[[Affordability], Iterator[Record]]] = {
    "affordability": affordability_rows,
    "affordability_curve": curve_rows,
    "budgets": budget_rows,
    "must_give": giving_rows,
}


def _each(projection: Projection, told: Callable[[Affordability], Iterator[Record]]) -> Iterator[Record]:
    return (row for found in how_sure(projection).affordability.values() for row in told(found))
