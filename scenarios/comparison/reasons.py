"""What makes most of a difference: the greatest drivers, and where each of them is greatest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from costing import CENT
from scenarios.comparison.drivers import DRIVERS
from scenarios.comparison.explained import ALL, ELEMENT
from scenarios.comparison.sums import DriverSum

WORTH_SAYING = 0.05
"""The share of the greatest driver that another must have to be named."""


@dataclass(frozen=True)
class Reason:
    """A driver of the difference, and the action or institution where it is greatest in the same direction."""

    driver: str
    amount: float
    element: str
    name: str
    of_element: float


def reasons(sums: Sequence[DriverSum], basis: str) -> list[Reason]:
    """The drivers worth naming, the greatest first; none where nothing differs."""
    known = [one for one in sums if one.basis == basis]
    (whole,) = [one for one in known if one.by == ALL]
    sizes = {driver: float(getattr(whole, driver)) for driver in DRIVERS}
    least = max(CENT, WORTH_SAYING * max(map(abs, sizes.values())))
    ordered = sorted((driver for driver in DRIVERS if abs(sizes[driver]) >= least), key=lambda name: -abs(sizes[name]))
    return [_reason(driver, sizes[driver], [one for one in known if one.by == ELEMENT]) for driver in ordered]


def _reason(driver: str, amount: float, elements: Sequence[DriverSum]) -> Reason:
    sign = 1 if amount > 0 else -1
    most = max(elements, key=lambda one: sign * float(getattr(one, driver)))
    return Reason(driver, amount, most.key, most.name, float(getattr(most, driver)))
