"""Distributions between bounds: no value beyond a bound, and none gathered at it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from parameters.families import Family
from parameters.roots import Pair

NEGLIGIBLE = 1e-12
"""A probability beyond a bound that is as good as none."""
_LEAST_LEFT = 1e-6
"""How much of a family must lie between the bounds."""


@dataclass(frozen=True)
class Cut:
    """A family between bounds, stretched by ``span`` from ``start``."""

    family: Family
    bounds: Pair = (-math.inf, math.inf)
    start: float = 0.0
    span: float = 1.0

    @cached_property
    def beyond(self) -> Pair:
        """The probability below the least value, and that up to the most, before the cut."""
        return outside(self.family, self.bounds)

    def at(self, probability: Any) -> Any:
        """The values at an array of probabilities."""
        import numpy

        below, upto = self.beyond
        inside = probability if (below, upto) == (0, 1) else below + (upto - below) * probability
        least, most = (self.start + self.span * bound for bound in self.bounds)
        return numpy.clip(self.start + self.span * self.family.at(inside), least, most)


@dataclass(frozen=True)
class Raised:
    """A distribution whose logarithm is cut at the logarithms of its bounds."""

    logarithm: Cut
    bounds: Pair

    def at(self, probability: Any) -> Any:
        """The values at an array of probabilities."""
        import numpy

        return numpy.clip(numpy.exp(self.logarithm.at(probability)), *self.bounds)


def outside(family: Family, bounds: Pair) -> Pair:
    """The probability below the least value, and that up to the most."""
    least, most = bounds
    return family.below(least) if least > -math.inf else 0.0, family.below(most) if most < math.inf else 1.0


def all_inside(beyond: Pair) -> bool:
    """Whether as good as nothing is cut off."""
    return beyond[0] < NEGLIGIBLE and beyond[1] > 1 - NEGLIGIBLE


def left_inside(beyond: Pair) -> bool:
    """Whether enough is left between the bounds to be computed with."""
    return beyond[1] - beyond[0] > _LEAST_LEFT
