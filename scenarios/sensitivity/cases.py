"""Tables of cases in which few figures move and all others keep their own value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from parameters import Parameter, quantiles, shown_range

Array = NDArray[np.float64]
Given = Mapping[str, Array]
Function = Callable[[Given], Array]
"""What outcomes, shape (outcome, case), come to where figures are at given probabilities, each of shape (case,)."""


class Ends(NamedTuple):
    """Between which values a figure is moved, and how much of its probability lies between them."""

    low: float
    high: float
    interval: float


def ends(figure: Parameter, share: float | None = None) -> Ends:
    """The ends of a figure's stated range, or those that hold ``share`` of its probability in the middle."""
    if share is None:
        stated = shown_range(figure)
        assert stated is not None, f"{figure.address} has no range"
        return Ends(float(stated.low), float(stated.high), stated.interval)
    low, high = quantiles(figure, np.array([(1 - share) / 2, (1 + share) / 2]))
    return Ends(float(low), float(high), share)


def alone(columns: Mapping[str, Array], names: Sequence[str], length: int) -> dict[str, Array]:
    """A table in which one figure moves at a time: the first in the first ``length`` cases, then the second, ...

    Args:
        columns: what each figure comes to in its own cases, shape (length,); a figure that has none never moves.
        names: the figures in their order.
        length: how many cases each figure has.

    Returns:
        By figure, shape (figure x length,): NaN, which keeps a figure's own value, outside its own cases.
    """
    table = {name: np.full(len(names) * length, np.nan) for name in names if name in columns}
    for position, name in enumerate(names):
        if name in columns:
            table[name][position * length : (position + 1) * length] = columns[name]
    return table
