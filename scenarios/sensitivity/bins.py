"""Draws in bins of equal probability, lines through them, and errors from parts: what information is estimated with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from parameters import block_sizes

Array = NDArray[np.float64]
Places = NDArray[np.int_]

FOLDS = 5
"""Into how many parts draws are divided where a rule is judged on draws that it has not seen."""
NEARLY_NOTHING = 1e-8
PARTS = 10
"""At least so many parts give a standard error."""


def binned(index: Array, count: int) -> Iterator[Places]:
    """The places of draws in bins of equal probability, each in the order in which the draws were made."""
    order = np.argsort(index, kind="stable")
    for places in np.array_split(order, count):
        yield np.sort(places)


@lru_cache(maxsize=64)
def folds(count: int) -> tuple[tuple[Places, Places], ...]:
    """So many draws in a few parts of equal size: the places of each part, and those of all others."""
    places = np.arange(count)
    return tuple((places[start::FOLDS], places[places % FOLDS != start]) for start in range(FOLDS))


def quantile(values: Array, probability: float) -> float:
    """What `numpy.quantile` gives, for short arrays ten times as fast."""
    ordered = np.sort(values)
    place = (len(ordered) - 1) * probability
    before = int(place)
    after = min(before + 1, len(ordered) - 1)
    return float(ordered[before] + (place - before) * (ordered[after] - ordered[before]))


def line(known: Array, values: Array) -> tuple[float, float]:
    """The straight line nearest to values: its level and its slope; flat where nothing varies."""
    centred = known - known.mean()
    spread = float(centred @ centred)
    slope = float(centred @ values) / spread if spread > 1e-12 * float(known @ known) else 0.0
    return float(values.mean()) - slope * float(known.mean()), slope


def index_of(known: Array, values: Array) -> Array:
    """Several figures as one number: what a curve through them expects of the values.

    Each part of the draws gets what the others say of it, so that the index holds nothing of a draw's own value.

    Args:
        known: shape (draw, figure).
        values: shape (draw,).
    """
    spread = known.std(axis=0)
    scaled = (known - known.mean(axis=0)) / np.where(spread > 0, spread, 1)
    terms = [np.ones((len(values), 1)), scaled]
    if len(values) >= 20 * scaled.shape[1]:
        terms.append(scaled**2)
    table = np.concatenate(terms, axis=1)
    found = np.empty(len(values))
    squares, along = table.T @ table, table.T @ values
    hold = NEARLY_NOTHING * len(values) * np.eye(table.shape[1])  # figures that move as one have no line of their own
    for part, _ in folds(len(values)):
        own = table[part]
        found[part] = own @ np.linalg.solve(squares - own.T @ own + hold, along - own.T @ values[part])
    return found


def parts_error(gains: Array) -> float:
    """The standard error of a mean over draws, from parts of them: the blocks in which they were made, if enough.

    Draws of a block cover the figures evenly, so that they are not independent; blocks are.
    """
    sizes = block_sizes(len(gains))
    whole = sizes.count(sizes[0])
    blocks = gains[: whole * sizes[0]]
    parts = np.split(blocks, whole) if whole >= PARTS else np.array_split(gains, PARTS)
    return float(np.std([part.mean() for part in parts], ddof=1) / np.sqrt(len(parts)))
