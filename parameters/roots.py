"""Two equations in two unknowns, solved by Newton's method with steps that are halved until they help."""

from __future__ import annotations

import math
from collections.abc import Callable

Pair = tuple[float, float]
Miss = Callable[[float, float], Pair]
"""By how much each of two equations is missed."""

CLOSE = 1e-12
"""A miss that is as good as none."""
GOOD = 1e-9
"""A miss that will do where rounding keeps Newton's method from a smaller one."""
_STEPS, _HALVINGS = 60, 12
_NUDGE, _LONGEST = 1e-6, 2.0


def solved(miss: Miss, first: Pair) -> Pair | None:
    """Where both equations hold, searched from ``first``; None if no such place is found."""
    place, found = first, miss(*first)
    for _ in range(_STEPS):
        if _size(found) < CLOSE:
            return place
        step = _step(miss, place, found)
        better = None if step is None else _shortened(miss, place, found, step)
        if better is None:
            break
        place, found = better
    return place if _size(found) < GOOD else None


def _step(miss: Miss, place: Pair, found: Pair) -> Pair | None:
    """Newton's step, with slopes taken from a small nudge of each unknown; at most `_LONGEST` in each."""
    x, y = place
    right, up = miss(x + _NUDGE, y), miss(x, y + _NUDGE)
    a, c = ((new - old) / _NUDGE for new, old in zip(right, found, strict=True))
    b, d = ((new - old) / _NUDGE for new, old in zip(up, found, strict=True))
    determinant = a * d - b * c
    if not math.isfinite(determinant) or abs(determinant) < 1e-14:
        return None
    step = ((b * found[1] - d * found[0]) / determinant, (c * found[0] - a * found[1]) / determinant)
    longest = max(map(abs, step))
    return step if longest <= _LONGEST else (step[0] * _LONGEST / longest, step[1] * _LONGEST / longest)


def _shortened(miss: Miss, place: Pair, found: Pair, step: Pair) -> tuple[Pair, Pair] | None:
    """The place and its miss after the longest part of a step that makes the miss smaller."""
    share = 1.0
    for _ in range(_HALVINGS):
        there = (place[0] + share * step[0], place[1] + share * step[1])
        missed = miss(*there)
        if _size(missed) < _size(found):
            return there, missed
        share /= 2
    return None


def _size(found: Pair) -> float:
    size = math.hypot(*found)
    return size if math.isfinite(size) else math.inf
