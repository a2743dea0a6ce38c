"""Scenario discovery: in which corner of the assumptions a plan fails, in two or three plain conditions.

Boxes are searched and one of them is chosen in one half of the cases; that one is measured, once, in the other half,
which neither has seen: what is said of it there is not too good for having been picked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from scenarios.sensitivity.prim import Box, joined, quasi_p, trajectory

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

DENSITY = 0.8
"""The share of cases in a corner that must fail."""
CONDITIONS = 3
"""Most conditions of a corner."""
DEEPER = 6
"""How many figures, of those that matter most, are searched in every combination of one to three."""
SURE = 0.05
"""The quasi-p-value below which a condition is more than chance."""
FEW = 20
"""Fewer cases of either sort than this in a half say nothing."""
FOUND, NONE, TOO_FEW = "found", "none", "too few"


@dataclass(frozen=True)
class Condition:
    """A figure that lies above `low`, below `high`, or between them, in its own unit; None for no limit.

    `quasi_p` is the chance of so dense a corner if this condition said nothing.
    """

    figure: str
    low: float | None
    high: float | None
    quasi_p: float


@dataclass(frozen=True)
class Corner:
    """A box in words, with what it holds of the cases on which it is measured.

    Attributes:
        conditions: all of them hold in it; the one that matters most first.
        coverage: the share of all cases of interest that lie in it.
        density: the share of cases in it that are of interest; `error`: its standard error (binomial, with one case
            more of either sort, so that it is never 0).
        mass: the share of all cases that lie in it.
        cases: how many lie in it.
    """

    conditions: tuple[Condition, ...]
    coverage: float
    density: float
    error: float
    mass: float
    cases: int


@dataclass(frozen=True)
class PeelStep:
    """A box of the first search, over all figures: what it holds of the cases in which it was searched."""

    conditions: int
    coverage: float
    density: float
    mass: float


@dataclass(frozen=True)
class Discovery:
    """What was found.

    Attributes:
        verdict: `found`, `none` (there is no such corner), or `too few` (cases that fail, or that do not, to say so).
        share: of all cases that fail.
        holding: whether corners were searched in which the plan holds, since it fails nearly everywhere.
        corner: the corner found; where there is none, the nearest to one, if there is any.
        density: the share of cases of interest that was asked for; `most`: conditions at most.
        cases: in how many it was searched; `checked`: in how many others it was measured.
        steps: the first search, from everything on.
    """

    verdict: str
    share: float
    holding: bool
    corner: Corner | None
    density: float
    most: int
    cases: int
    checked: int
    steps: tuple[PeelStep, ...]


@dataclass(frozen=True)
class _Half:
    """Cases (case, figure), and which of them are of interest."""

    cases: Array
    interest: Mask

    def measured(self, box: Box) -> tuple[int, int]:
        """How many cases a box holds, and how many of interest."""
        inside = box.holds(self.cases)
        return int(inside.sum()), int(self.interest[inside].sum())

    def density(self, box: Box) -> float:
        """The share of cases in a box that are of interest."""
        count, hits = self.measured(box)
        return hits / count if count else 0.0

    def quasi_p(self, box: Box, place: int) -> float:
        """Of the limits of one figure."""
        return self.chance(box, box.without(place))

    def chance(self, box: Box, wider: Box) -> float:
        """Of as many hits in a box, if it were no denser than a wider one."""
        return quasi_p(*self.measured(box), *self.measured(wider))

    def sound(self, box: Box) -> bool:
        """Whether every condition is more than chance, though it was chosen among so many figures."""
        return self.sure(box, SURE / self.cases.shape[1])

    def sure(self, box: Box, limit: float = SURE) -> bool:
        """Whether every condition is more than chance."""
        return all(self.quasi_p(box, place) < limit for place in box.limited)


def discover(
    cases: Array, failed: Mask, names: Sequence[str], *, density: float = DENSITY, most: int = CONDITIONS
) -> Discovery:
    """Find the corner of the assumptions in which a plan fails.

    Of the boxes with at most `most` conditions, each more than chance, the one is taken that holds the most failures of
    those in which at least the share `density` of cases fail, all in the half of the cases in which they are searched.
    It is a corner if each of its conditions is more than chance in the other half too, and if its density there is not
    clearly lower than that: by more than two standard errors. Where more than the share `density` of all cases fail,
    the corner in which the plan holds is searched instead.

    Args:
        cases: values of figures, shape (case, figure), such as draws, or a sample of SALib.
        failed: in which cases the plan fails, shape (case,).
        names: of the figures, in the order of the columns.
        density: the share of cases in a corner that must fail, above 0 and below 1.
        most: conditions at most.

    Raises:
        ValueError: the shapes do not fit.
    """
    cases, failed = np.asarray(cases, dtype=float), np.asarray(failed, dtype=bool)
    if cases.ndim != 2 or cases.shape != (len(failed), len(names)):
        raise ValueError(f"cases must have the shape ({len(failed)}, {len(names)}), got {cases.shape}")
    share = float(failed.mean()) if len(failed) else 0.0
    holding = share >= density
    interest = ~failed if holding else failed
    middle = (len(failed) + 1) // 2
    half, other = (_Half(cases[part], interest[part]) for part in (slice(None, middle), slice(middle, None)))

    def said(verdict: str, corner: Corner | None = None, steps: tuple[PeelStep, ...] = ()) -> Discovery:
        return Discovery(verdict, share, holding, corner, density, most, len(half.cases), len(other.cases), steps)

    if any(min(each.interest.sum(), (~each.interest).sum()) < FEW for each in (half, other)):
        return said(TOO_FEW)
    first = trajectory(half.cases, half.interest)
    steps = tuple(_step(half, box) for box in first)
    sound = [box for box in _boxes(half, first, most) if half.sound(box)]
    dense = [box for box in sound if half.density(box) >= density]
    if not dense:
        nearest = max(sound, key=half.density, default=None)
        return said(NONE, None if nearest is None else _corner(other, nearest, names), steps)
    best = max(dense, key=lambda box: (half.measured(box)[1], half.density(box)))
    box = _plain(half, best, density)
    corner = _corner(other, box, names)
    holds = other.sure(box) and corner.density + 2 * corner.error >= density
    return said(FOUND if holds else NONE, corner, steps)


def _boxes(half: _Half, first: list[Box], most: int) -> Iterator[Box]:
    """All boxes with few conditions: of the first search, and of searches among the figures that mattered in it."""
    yield from (box for box in first if 0 < len(box.limited) <= most)
    last = first[-1]
    ranked = sorted(last.limited, key=lambda place: half.quasi_p(last, place))[:DEEPER]
    width = half.cases.shape[1]
    for size in range(1, min(most, len(ranked)) + 1):
        for places in combinations(sorted(ranked), size):
            found = trajectory(half.cases[:, list(places)], half.interest)
            yield from (box for box in joined(found, places, width) if box.limited)


def _plain(half: _Half, box: Box, density: float) -> Box:
    """The box without sides that say no more than chance does, as long as it stays dense enough."""
    for place in box.limited:
        for wider in (box.moved(place, low=-np.inf), box.moved(place, high=np.inf)):
            one_sided = place in wider.limited and wider.one_sided(place) and not box.one_sided(place)
            if one_sided and half.chance(box, wider) >= SURE and half.density(wider) >= density:
                box = wider
                break
    return box


def _corner(half: _Half, box: Box, names: Sequence[str]) -> Corner:
    count, hits = half.measured(box)
    conditions = [
        Condition(names[place], _limit(box.low[place]), _limit(box.high[place]), half.quasi_p(box, place))
        for place in box.limited
    ]
    return Corner(
        conditions=tuple(sorted(conditions, key=lambda one: one.quasi_p)),
        coverage=hits / int(half.interest.sum()),
        density=hits / count if count else 0.0,
        error=_error(hits, count),
        mass=count / len(half.cases),
        cases=count,
    )


def _error(hits: int, count: int) -> float:
    """The standard error of a share, from one more case of either sort than there are."""
    share = (hits + 1) / (count + 2)
    return float(np.sqrt(share * (1 - share) / (count + 2)))


def _step(half: _Half, box: Box) -> PeelStep:
    count, hits = half.measured(box)
    return PeelStep(len(box.limited), hits / int(half.interest.sum()), hits / count, count / len(half.cases))


def _limit(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
