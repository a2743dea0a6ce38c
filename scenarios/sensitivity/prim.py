"""The patient rule induction method: a box is cut down a little at a time to where cases of interest are dense.

Friedman and Fisher (1999), "Bump hunting in high-dimensional data"; its use for scenarios: Bryant and Lempert (2010),
"Thinking inside the box".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

PEEL = 0.05
"""The share of the cases in the box that a step cuts off, or pastes back."""
LEAST_MASS = 0.05
"""The smallest share of all cases that a box may hold."""


@dataclass(frozen=True)
class Box:
    """Limits of figures, one of each for every column; those without a limit are infinite.

    Attributes:
        low: what a case must reach at least; `high`: at most; shape (figure,).
    """

    low: Array
    high: Array

    @classmethod
    def everything(cls, width: int) -> Box:
        """A box without any limit."""
        return cls(np.full(width, -np.inf), np.full(width, np.inf))

    @property
    def limited(self) -> list[int]:
        """The columns that have a limit."""
        return [int(place) for place in np.flatnonzero(np.isfinite(self.low) | np.isfinite(self.high))]

    def one_sided(self, place: int) -> bool:
        """Whether a figure has only one of both limits."""
        return bool(np.isfinite(self.low[place]) != np.isfinite(self.high[place]))

    def holds(self, cases: Array) -> Mask:
        """Which cases lie in it; `cases` has the shape (case, figure)."""
        found = np.ones(len(cases), dtype=bool)
        for place in self.limited:
            found &= (cases[:, place] >= self.low[place]) & (cases[:, place] <= self.high[place])
        return found

    def moved(self, place: int, *, low: float | None = None, high: float | None = None) -> Box:
        """The same with another limit of one figure."""
        lows, highs = self.low.copy(), self.high.copy()
        lows[place] = lows[place] if low is None else low
        highs[place] = highs[place] if high is None else high
        return Box(lows, highs)

    def without(self, place: int) -> Box:
        """The same without limits of one figure."""
        return self.moved(place, low=-np.inf, high=np.inf)


def trajectory(cases: Array, interest: Mask, least: float = LEAST_MASS, peel: float = PEEL) -> list[Box]:
    """The boxes that peeling and then pasting go through, from everything to the last.

    Args:
        cases: shape (case, figure).
        interest: which cases are of interest, shape (case,).
        least: the smallest share of all cases that a box may hold.
        peel: the share of the cases in a box that a step cuts off.
    """
    boxes = [Box.everything(cases.shape[1])]
    while (smaller := _peeled(cases, interest, boxes[-1], (least, peel))) is not None:
        boxes.append(smaller)
    while (larger := _pasted(cases, interest, boxes[-1], peel)) is not None:
        boxes.append(larger)
    return boxes


def _peeled(cases: Array, interest: Mask, box: Box, limits: tuple[float, float]) -> Box | None:
    """The box without the thin slice whose loss makes it densest for what it costs; None if no slice does."""
    least, peel = limits
    inside = box.holds(cases)
    held, hits = cases[inside], interest[inside].astype(float)
    count, now = len(held), float(hits.mean())
    gone = max(int(peel * count), 1)
    if count <= 2 * gone:
        return None
    best: tuple[float, int, Box] | None = None
    for side, sign in (("low", 1.0), ("high", -1.0)):
        limit, left, found = _cut(sign * held, hits, gone)
        enough = (left > 0) & (left < count) & (left >= least * len(cases))
        gains = np.where(enough, (found / np.maximum(left, 1) - now) / np.maximum(count - left, 1), -np.inf)
        for place in np.flatnonzero(gains == gains.max()):
            smaller = box.moved(int(place), **{side: float(sign * limit[place])})
            rank = (float(gains[place]), -len(smaller.limited))  # of equals, the one of a figure limited already
            if rank[0] > 0 and (best is None or rank > best[:2]):
                best = (*rank, smaller)
    return best[2] if best else None


def _cut(held: Array, hits: Array, gone: int) -> tuple[Array, Array, Array]:
    """Cutting the lowest cases off along every figure: the new limit, the cases left, those of interest among them.

    The limit lies half way between the last case that goes and the first that stays; equal values go or stay together.
    """
    order = np.partition(held, [gone - 1, gone], axis=0)
    below, first = order[gone - 1].copy(), order[gone].copy()
    for place in np.flatnonzero(below == first):
        below[place], first[place] = _apart(held[:, place], first[place])
    kept = held >= first
    return below + (first - below) / 2, kept.sum(axis=0), hits @ kept


def _apart(column: Array, tied: float) -> tuple[float, float]:
    """The neighbours between which equal values are cut: below them, or above where they are the lowest."""
    smaller, larger = column[column < tied], column[column > tied]
    if len(smaller):
        return float(smaller.max()), tied
    return tied, float(larger.min()) if len(larger) else np.inf


def _pasted(cases: Array, interest: Mask, box: Box, paste: float) -> Box | None:
    """The box with a thin slice added where that makes it no less dense; None if none does."""
    inside = box.holds(cases)
    count, now = int(inside.sum()), float(interest[inside].mean())
    best: tuple[float, float, Box] | None = None
    for larger in _wider(cases, box, max(int(paste * count), 1)):
        mask = larger.holds(cases)
        size, density = int(mask.sum()), float(interest[mask].mean())
        if size > count and density >= now and (best is None or (density, size) > best[:2]):
            best = (density, float(size), larger)
    return best[2] if best else None


def _wider(cases: Array, box: Box, more: int) -> Iterator[Box]:
    """The box with the next cases beyond each of its limits."""
    for place in box.limited:
        within = box.without(place).holds(cases)
        values = np.sort(cases[within, place])
        low, high = box.low[place], box.high[place]
        beneath, above = values[values < low], values[values > high]
        if np.isfinite(low):
            limit = (beneath[-more - 1] + beneath[-more]) / 2 if len(beneath) > more else -np.inf
            yield box.moved(place, low=limit)
        if np.isfinite(high):
            limit = (above[more - 1] + above[more]) / 2 if len(above) > more else np.inf
            yield box.moved(place, high=limit)


def quasi_p(inside: int, hits: int, wider: int, wider_hits: int) -> float:
    """The chance of as many hits in a box if one of its limits said nothing (a one-sided binomial test).

    Args:
        inside: cases in the box; `hits`: those of interest.
        hits: cases of interest in it.
        wider: cases in the box without the limit; `wider_hits`: those of interest.
        wider_hits: cases of interest in the box without the limit.
    """
    from scipy.stats import binom

    return float(binom.sf(hits - 1, inside, wider_hits / wider)) if inside and wider else 1.0


def joined(boxes: Sequence[Box], places: Sequence[int], width: int) -> list[Box]:
    """Boxes of some columns as boxes of all of them."""
    found = []
    for box in boxes:
        whole = Box.everything(width)
        whole.low[list(places)], whole.high[list(places)] = box.low, box.high
        found.append(whole)
    return found
