"""A plan of two actions and a ceiling, with five draws whose sums are easily done by hand.

From 2026 action one costs A, from 2028 action two costs B: constant prices, so that cash and purchasing power agree.

    draw              1    2    3    4    5     base
    A                80   90  100  110  140      100
    A + B           150  110  140  120  180      150
    2026 and 2027, ceiling 105: draws 4 and 5 are above it by 5 and 35
    2028, ceiling 145: draws 1 and 5, by 5 and 35, and the base case, by 5
    2029, ceiling 160: draw 5, by 20; 2030, ceiling 200: none
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from parameters import Draws
from scenarios import Projection, project
from scenarios.affordability import kept_rows
from tests.costing.small_plans import fact, small_plan
from tests.scenarios.sensitivity.linear_plans import MONEY, ranged

A, B = "actions.one.yearly", "actions.two.yearly"
OF_A = (80, 90, 100, 110, 140)
OF_B = (70, 20, 40, 10, 40)
CEILING = (105, 105, 145, 160, 200)


def yearly(figure: Mapping[str, Any], start: float = 2026.0, **more: Any) -> dict[str, Any]:
    return {"kind": "programme", "name": "Work", "start": start, "yearly": figure, **more}


def by_year(amounts: tuple[float, ...]) -> dict[int, Any]:
    return {2026 + place: fact(amount, MONEY) for place, amount in enumerate(amounts)}


def cap(amounts: tuple[float, ...] = CEILING, **more: Any) -> dict[str, Any]:
    return {"kind": "ceiling", "name": "Ministry", "amount": by_year(amounts), **more}


def drawn(
    folder: Path,
    financing: Mapping[str, Any],
    table: Mapping[str, Any] | None = None,
    more: Mapping[str, Any] | None = None,
    **actions: Any,
) -> Projection:
    """The plan with this money, over the five draws or those of a table; `more` sections of it."""
    own = {"one": yearly(ranged(100, 50, 200)), "two": yearly(ranged(50, 5, 100), 2028.0), **actions}
    plan = small_plan(folder, {"actions": own, "financing": dict(financing), **(more or {})})
    found = {A: OF_A, B: OF_B} if table is None else table
    arrays = {address: np.array(values, dtype=float) for address, values in found.items()}
    return project(plan, Draws(arrays, len(next(iter(arrays.values())))), keep=[kept_rows])
