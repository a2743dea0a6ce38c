"""Ranges of differences over draws, and how likely it is that one scenario costs more than the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costing import CENT
from scenarios.comparison.drivers import DRIVERS
from scenarios.comparison.explained import ALL, Group, Sum
from scenarios.comparison.sides import Pair
from scenarios.comparison.sums import group_name

Array = NDArray[np.float64]
QUANTILES = (0.1, 0.5, 0.9)


@dataclass(frozen=True)
class DifferenceRange:
    """The range of a difference; it is taken draw by draw, and quantiles last.

    Attributes:
        by: all, element, payer, economic or year, and the `key` and `name` of which.
        figure: the difference, or the part of one driver in it.
        bare: the base case without contingencies, which draws carry neither.
        chance_more: the share of draws in which this scenario costs more than the first.
    """

    scenario: str
    against: str
    basis: str
    by: str
    key: str
    name: str
    figure: str
    base: float
    bare: float
    p10: float
    p50: float
    p90: float
    chance_more: float


def ranges(
    pair: Pair, basis: str, base: Mapping[Group, Sum], bare: Mapping[Group, Sum], drawn: Mapping[Group, Sum]
) -> Iterator[DifferenceRange]:
    """The range of every difference, and of every driver of the whole; `base` and `bare` hold one draw each."""
    for group, sums in drawn.items():
        values = _figures(group, sums)
        for name, here, without in zip(
            values, _figures(group, base[group]).values(), _figures(group, bare[group]).values(), strict=True
        ):
            p10, p50, p90 = map(float, np.quantile(values[name], QUANTILES))
            yield DifferenceRange(
                pair.other.label, pair.first.label, basis, group.by, group.key, group_name(pair, group), name,
                float(here[0]), float(without[0]), p10, p50, p90, float(np.mean(values[name] > CENT)),
            )  # fmt: skip


def _figures(group: Group, sums: Sum) -> dict[str, Array]:
    apart = dict(zip(DRIVERS, sums.drivers, strict=True)) if group.by == ALL else {}
    return {"difference": sums.difference, **apart}
