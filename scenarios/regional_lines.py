"""What every region pays, line by line: the ledger of each region in the base case, added up by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costing import Entry, Row, run
from parameters import Plan, Region
from scenarios.regional_inputs import regional_inputs
from scenarios.regions import recorded_without

Array = NDArray[np.float64]
Key = tuple[str, ...]

TOGETHER = 64
"""Most regions whose lines are computed at once, so that memory does not grow with their number."""


@dataclass(frozen=True)
class RegionalLines:
    """The ledger of one scenario in all regions.

    Attributes:
        keys: what was asked for of each line; lines with the same keys are one.
        nominal: their cost, cash of each year, shape (line, region, year); years are the base year and the plan years.
        real: the same in money of the base year. What a region does not have is 0.
    """

    keys: tuple[Key, ...]
    nominal: Array
    real: Array


def regional_lines(plan: Plan, scenario: str, key_of: Callable[[Entry], Key]) -> RegionalLines:
    """Cost every line of a scenario in every region, in the base case.

    Args:
        plan: with a table of regions.
        scenario: its name.
        key_of: by what lines are added up, such as programme, economic class and payer.

    Raises:
        ValueError: the plan has no regions.
        RecordError: the plan cannot be written as lines where something does not stand in a region.
    """
    if plan.regions is None:
        raise ValueError("the plan has no regions: name a table of them with regions: regions.csv")
    found: dict[Key, Array] = {}
    shape = (2, len(plan.regions.each), plan.last - plan.base_year + 1)
    for without, positions in plan.regions.alike().items():
        model = recorded_without(plan, scenario, without)
        entries = [(key_of(entry), entry) for entry in model.ledger.entries]
        for start in range(0, len(positions), TOGETHER):
            some = list(positions[start : start + TOGETHER])
            regions = [plan.regions.each[position] for position in some]
            for (key, _), amounts in zip(entries, _amounts(entries, regions), strict=True):
                room = found.setdefault(key, np.zeros(shape))
                room[:, some] += amounts[:, :, : shape[2]]
    stacked = np.stack(list(found.values())) if found else np.zeros((0, *shape))
    return RegionalLines(tuple(found), stacked[:, 0], stacked[:, 1])


def _amounts(entries: list[tuple[Key, Entry]], regions: list[Region]) -> list[Array]:
    """Nominal and real cost of each line, shape (2, region, year)."""
    if not entries:
        return []
    book = entries[0][1].nominal.book
    rows = [row for _, entry in entries for row in (entry.nominal, entry.real)]
    results = run(book, regional_inputs(book, regions, {}, 1), rows)

    def table(row: Row) -> Array:
        return np.broadcast_to(results[row], (book.columns, len(regions))).T

    return [np.stack([table(entry.nominal), table(entry.real)]) for _, entry in entries]
