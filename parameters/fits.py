"""Kinds fitted to low and high as quantiles, such that they hold between bounds.

Between bounds a distribution is cut: no value lies beyond a bound and none gathers at it. Low and high hold after the
cut wherever the kind has such a member. Where it has none - low is at the bound, or nearer to it than the kind can
follow - the end in question is a quantile before the cut, the other one after it, as stated.

A pert or triangular distribution that would reach below a bound at or above 0 is changed so that it does not:

- Where the bound is 0 itself, the most likely value stays what it is. A pert starts at 0, and its weight (4 otherwise)
  and end are what both quantiles ask for. Where no such pert exists, and for a triangular one, the plain one is cut.
- Where the bound must be exceeded, others are divided by the figure (people per post), and nothing may come near it:
  low, most likely and high are those of the logarithm. So they are where neither of the above has both quantiles.

Where nothing has both, it is the one whose farther end misses least.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from parameters.cut import NEGLIGIBLE, Cut, Raised, all_inside, left_inside, outside
from parameters.families import Family, Pert
from parameters.fit_starts import ENDING, PEAKED, Made, guess, log_odds, made, started
from parameters.roots import Miss, Pair, solved

_ALL = 1e-6
"""Low and high with less than this beyond each of them are the least and greatest value."""
_DIGITS = 12
_FLAT = math.log(0.05)
"""The logarithm of a weight at which a pert has no most likely value to speak of."""
_NARROW = 1e-4
"""A range so narrow, for its distance from 0 (and 1), makes a gamma or beta normal."""
_NARROW_AS_NORMAL = ("gamma", "beta")


@dataclass(frozen=True)
class Asked:
    """A kind with ``low`` and ``high`` at probability ``tail`` and 1 - ``tail`` between bounds, which may be infinite.

    ``value`` is the most likely one for pert and triangular; other kinds do not look at it.
    """

    kind: str
    low: float
    value: float
    high: float
    tail: float
    bounds: Pair

    @property
    def room(self) -> float:
        """How far high is from what the kind cannot pass by itself."""
        return 1 - self.high if self.kind == "beta" else math.inf

    def scaled(self, start: float, span: float) -> Asked:
        """The same counted from ``start`` in units of ``span``."""
        low, value, high = (round((number - start) / span, _DIGITS) for number in (self.low, self.value, self.high))
        least, most = ((bound - start) / span for bound in self.bounds)
        tail = 0.0 if self.kind in ENDING and self.tail < _ALL else max(self.tail, 10.0**-_DIGITS)
        return Asked(self.kind, low, min(max(value, low), high), high, tail, (least, most))

    def logarithms(self, kind: str) -> Asked:
        """The same of the logarithms."""
        low, value, high, *bounds = (_log(number) for number in (self.low, self.value, self.high, *self.bounds))
        return Asked(kind, low, max(value, low), high, self.tail, (bounds[0], bounds[1]))


def by_quantiles(asked: Asked) -> Cut | Raised:
    """The distribution that is asked for.

    Raises:
        ValueError: the kind has no such member even without bounds.
    """
    if asked.kind == "lognormal":
        return Raised(_cut(asked.logarithms("normal"))[0], asked.bounds)
    if asked.kind in _NARROW_AS_NORMAL and asked.high - asked.low < _NARROW * min(asked.low, asked.room):
        return _cut(replace(asked, kind="normal"))[0]
    if asked.kind in PEAKED and asked.low > 0 and asked.bounds[0] >= 0 and _reaches_below(_unit(asked)[0]):
        return _above(asked)
    return _cut(asked)[0]


def _above(asked: Asked) -> Cut | Raised:
    """The first that holds of those that stay above the bound; the one that misses least if none does."""
    ways = (_started, _plain, _raised) if asked.bounds[0] == 0 else (_raised, _plain)
    found = []
    for way in ways:
        one, held = way(asked)
        if one is not None and held:
            return one
        found.append(one)
    return min((one for one in found if one is not None), key=lambda one: _largest_miss(asked, one))


def _plain(asked: Asked) -> tuple[Cut | None, bool]:
    return _cut(asked)


def _raised(asked: Asked) -> tuple[Raised | None, bool]:
    logarithm, held = _cut(asked.logarithms(asked.kind))
    return Raised(logarithm, asked.bounds), held


def _started(asked: Asked) -> tuple[Cut | None, bool]:
    """A pert that starts at the bound, if there is one that is not nearly flat."""
    if asked.kind != "pert":
        return None, False
    unit, start, span = _unit(asked)
    family = _from_bound(unit)
    return None if family is None else Cut(family, unit.bounds, start, span), True


@lru_cache(maxsize=4096)
def _from_bound(asked: Asked) -> Family | None:
    make = started(asked.bounds[0], asked.value)
    found = solved(_missed(asked, (True, True), make), (math.log(Pert.weight), _natural(asked)[1]))
    return None if found is None or found[0] < _FLAT else make(*found)


def _largest_miss(asked: Asked, found: Cut | Raised) -> float:
    """How far the farther end is from its quantile."""
    import numpy

    low, high = found.at(numpy.array([asked.tail, 1 - asked.tail]))
    return max(abs(float(low) - asked.low), abs(float(high) - asked.high))


def _cut(asked: Asked) -> tuple[Cut, bool]:
    """The distribution, and whether both low and high hold after the cut."""
    unit, start, span = _unit(asked)
    family, held = _fitted(unit)
    return Cut(family, unit.bounds, start, span), held


def _unit(asked: Asked) -> tuple[Asked, float, float]:
    """What is asked on a scale on which equal shapes are equal, where that scale starts, and its unit."""
    start, span = {"beta": (0.0, 1.0), "gamma": (0.0, asked.low)}.get(asked.kind, (asked.low, asked.high - asked.low))
    return asked.scaled(start, span), start, span


def _reaches_below(asked: Asked) -> bool:
    """Whether the kind has values below its least one, as long as nothing cuts it."""
    return made(asked.kind, asked.value)(*_natural(asked)).below(asked.bounds[0]) > NEGLIGIBLE


@lru_cache(maxsize=4096)
def _fitted(asked: Asked) -> tuple[Family, bool]:
    first, make = _natural(asked), made(asked.kind, asked.value)
    natural = make(*first)
    beyond = outside(natural, asked.bounds)
    if all_inside(beyond):
        return natural, True
    for after in _ways(beyond):
        found = solved(_missed(asked, after, make), first)
        if found is not None:
            return make(*found), all(after)
    return natural, False


@lru_cache(maxsize=4096)
def _natural(asked: Asked) -> Pair:
    """The parameters without bounds."""
    if asked.tail <= 0:
        return -math.inf, -math.inf
    miss = _missed(replace(asked, bounds=(-math.inf, math.inf)), (False, False), made(asked.kind, asked.value))
    first = guess(asked.kind, (asked.low, asked.value, asked.high), asked.tail)
    found = solved(miss, first) or solved(miss, (0.0, 0.0))
    if found is None:
        raise ValueError(f"no {asked.kind} distribution has quantiles in the ratio of {asked.low:g} to {asked.high:g}")
    return found


def _ways(beyond: Pair) -> Iterator[tuple[bool, bool]]:
    """Which of low and high hold after the cut: both, or the one that is farther from what is cut off."""
    yield True, True
    if beyond[0] > NEGLIGIBLE:
        yield False, True
    if beyond[1] < 1 - NEGLIGIBLE:
        yield True, False


def _missed(asked: Asked, after: tuple[bool, bool], make: Made) -> Miss:
    """How far low and high are from their probabilities, in log odds; each before or after the cut."""
    ends = (asked.low, asked.high)
    goals = (log_odds(asked.tail), -log_odds(asked.tail))

    def miss(x: float, y: float) -> Pair:
        family = make(x, y)
        found = [family.below(end) for end in ends]
        if any(after):
            beyond = outside(family, asked.bounds)
            if not left_inside(beyond):
                return math.nan, math.nan
            inside = [(one - beyond[0]) / (beyond[1] - beyond[0]) for one in found]
            found = [one if cut else other for one, other, cut in zip(inside, found, after, strict=True)]
        return log_odds(found[0]) - goals[0], log_odds(found[1]) - goals[1]

    return miss


def _log(number: float) -> float:
    return number if number == math.inf else math.log(number) if number > 0 else -math.inf
