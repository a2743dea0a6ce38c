"""Kinds fitted to a mean and its standard error, such that both hold between bounds.

Where no member of the kind between the bounds has that mean and standard error, they hold before the cut;
`moments_hold` says so, and a plan with such a figure is refused.
"""

from __future__ import annotations

import math
from functools import lru_cache

from parameters.cut import Cut, all_inside, left_inside, outside
from parameters.families import Family, Moments
from parameters.fit_starts import TWO_PARAMETERS, matched
from parameters.roots import Pair, solved

_FAR = 8
"""How many standard errors away a bound does not matter to a normal distribution."""
_NARROW = 1e-5
"""An error so small for its mean makes a gamma or beta normal."""


def by_moments(kind: str, mean: float, error: float, bounds: Pair) -> Cut:
    """A kind with that mean and standard error between bounds, which may be infinite."""
    return _cut(kind, mean, error, bounds)[0]


def moments_hold(kind: str, mean: float, error: float, bounds: Pair) -> bool:
    """Whether the kind has a member between the bounds with that mean and standard error, as far as one is found."""
    if kind == "normal" and all(abs(mean - bound) > _FAR * error for bound in bounds):
        return True
    return _cut(kind, mean, error, bounds)[1]


def _cut(kind: str, mean: float, error: float, bounds: Pair) -> tuple[Cut, bool]:
    if kind in ("gamma", "beta") and error < _NARROW * min(mean, 1 - mean if kind == "beta" else mean):
        kind = "normal"
    start, span = {"beta": (0.0, 1.0), "normal": (mean, error)}.get(kind, (0.0, mean))
    least, most = ((bound - start) / span for bound in bounds)
    family, held = _fitted(kind, (mean - start) / span, error / span, (least, most))
    return Cut(family, (least, most), start, span), held


@lru_cache(maxsize=4096)
def _fitted(kind: str, mean: float, error: float, bounds: Pair) -> tuple[Family, bool]:
    make, first = TWO_PARAMETERS[kind], matched(kind, mean, error)
    natural = make(*first)
    if all_inside(outside(natural, bounds)):
        return natural, True

    def miss(x: float, y: float) -> Pair:
        found = _moments(make(x, y), bounds)
        return ((found[0] - mean) / error, math.log(found[1] / error)) if found else (math.nan, math.nan)

    found = solved(miss, first)
    return (natural, False) if found is None else (make(*found), True)


def _moments(family: Moments, bounds: Pair) -> Pair | None:
    """Mean and standard deviation after the cut; None where too little is left."""
    beyond = outside(family, bounds)
    if not left_inside(beyond):
        return None
    mean, square = (moment / (beyond[1] - beyond[0]) for moment in family.moments(*bounds))
    variance = square - mean * mean
    return (mean, math.sqrt(variance)) if variance > 0 else None
