"""Whether Sobol indices have settled: the same indices from half as many points, a quarter, an eighth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scenarios.sensitivity.cases import Array
from scenarios.sensitivity.sobol_indices import Indices, indices

SETTLED = 0.05
"""The widest confidence (half the 95 % interval) and the greatest move of a share that count as settled."""
LEAST = 32
"""Fewest points from which indices are estimated at all."""
LARGEST = 2**17
NOTHING = "Settled: none of the figures moves this outcome."


@dataclass(frozen=True)
class SobolStep:
    """First and total shares from the first `count` points, with their confidence, each of shape (group,)."""

    count: int
    first: Array
    first_confidence: Array
    total: Array
    total_confidence: Array


@dataclass(frozen=True)
class SobolConvergence:
    """Whether indices have settled.

    Attributes:
        steps: from few points to all of them.
        widest: the widest confidence of a share; `loosest`: whose share that is.
        moved: the greatest move of a share over the last doubling of the points; NaN if there are too few.
        settled: whether both are within 0.05.
        enough: how many points should be enough, a power of two; those used, where they are.
        statement: all this in a sentence or two.
    """

    steps: tuple[SobolStep, ...]
    widest: float
    loosest: str
    moved: float
    settled: bool
    enough: int
    statement: str


def convergence(names: Sequence[str], outcomes: Array, second: bool, whole: Indices, seed: int) -> SobolConvergence:
    """The convergence of indices of groups.

    Args:
        names: the groups.
        outcomes: of the mixtures, shape (mixture, N), of which the first half of N is a sample too.
        second: whether mixtures for pairs are among them.
        whole: the indices from all of them.
        seed: of the bootstrap.
    """
    count = outcomes.shape[1]
    kept = np.concatenate([outcomes[: len(names) + 1], outcomes[-1:]]) if second else outcomes
    parts = [part for part in (count // 8, count // 4, count // 2) if part >= LEAST]
    steps = [_step(part, indices(names, kept[:, :part], False, seed)) for part in parts] + [_step(count, whole)]
    widths = np.maximum(whole.first_confidence, whole.total_confidence)
    place = int(np.argmax(widths))
    widest = float(widths[place])
    if not whole.total.any():
        return SobolConvergence(tuple(steps), 0.0, names[place], 0.0, True, count, NOTHING)
    if len(steps) < 2:
        few = f"Not settled: N = {count} is too few points to compare with fewer; run N = {8 * LEAST}."
        return SobolConvergence(tuple(steps), widest, names[place], float("nan"), False, 8 * LEAST, few)
    before, last = steps[-2:]
    moved = float(max(np.abs(last.first - before.first).max(), np.abs(last.total - before.total).max()))
    settled = max(widest, moved) <= SETTLED
    enough = count if settled else _enough(count, max(widest, moved))
    said = _settled(count, widest, moved) if settled else _not_settled((count, enough), (widest, moved), names[place])
    return SobolConvergence(tuple(steps), widest, names[place], moved, settled, enough, said)


def _step(count: int, found: Indices) -> SobolStep:
    return SobolStep(count, found.first, found.first_confidence, found.total, found.total_confidence)


def _enough(count: int, worst: float) -> int:
    """Confidence shrinks with the square root of the number of points."""
    wanted = 2 ** int(np.ceil(np.log2(count * (worst / SETTLED) ** 2)))
    return int(min(LARGEST, max(2 * count, wanted)))


def _settled(count: int, widest: float, moved: float) -> str:
    return (
        f"Settled: with N = {count} every share is known to +/- {widest:.3f} or better, and none moved by more than "
        f"{moved:.3f} from N = {count // 2}."
    )


def _not_settled(counts: tuple[int, int], found: tuple[float, float], loosest: str) -> str:
    (count, enough), (widest, moved) = counts, found
    return (
        f"Not settled: with N = {count} the share of {loosest} is known to +/- {widest:.3f}, and shares moved by up to "
        f"{moved:.3f} from N = {count // 2}; N = {enough} should be enough."
    )
