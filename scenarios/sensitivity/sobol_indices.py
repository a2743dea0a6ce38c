"""Sobol indices of computed mixtures: SALib's estimates, and its bootstrap written for all pairs at once."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scenarios.sensitivity.cases import Array

RESAMPLES = 100
CONFIDENCE = 1.959963984540054
"""How many standard deviations lie between the middle of a normal distribution and its 97.5 % quantile."""


@dataclass(frozen=True)
class Indices:
    """Shares of an outcome's variance, each with half the width of its 95 % interval.

    Attributes:
        first: what goes back to each group alone, shape (group,); `first_confidence`.
        total: what would be left if all others were known, shape (group,); `total_confidence`.
        second: what each pair adds together, shape (group, group), above the diagonal, NaN elsewhere; None if it was
            not asked for; `second_confidence`.
    """

    first: Array
    first_confidence: Array
    total: Array
    total_confidence: Array
    second: Array | None = None
    second_confidence: Array | None = None


def indices(names: Sequence[str], outcomes: Array, second: bool, seed: int) -> Indices:
    """The indices of groups.

    Args:
        names: the groups.
        outcomes: of the mixtures in the order of `swaps`, shape (mixture, N).
        second: whether mixtures for pairs are among them.
        seed: of the bootstrap.
    """
    size = len(names)
    if np.ptp(outcomes[[0, -1]]) <= 1e-12 * np.abs(outcomes).max():
        nothing = np.zeros(size)
        pairs = np.where(np.triu(np.ones((size, size)), 1) > 0, 0.0, np.nan) if second else None
        return Indices(nothing, nothing, nothing, nothing, pairs, pairs)
    estimates = _estimates(names, outcomes, second, seed)
    normal = (outcomes - outcomes.mean()) / outcomes.std()
    count = outcomes.shape[1]
    drawn = np.random.default_rng(seed + 1).integers(count, size=(count, RESAMPLES))
    weights = np.stack([np.bincount(one, minlength=count) for one in drawn.T]) / count
    first, total, pairs = _resampled(normal, size, weights, second)
    return Indices(
        estimates["S1"], _half(first), estimates["ST"], _half(total),
        estimates["S2"] if second else None, _half(pairs) if pairs is not None else None,
    )  # fmt: skip


def _estimates(names: Sequence[str], outcomes: Array, second: bool, seed: int) -> dict[str, Array]:
    """SALib's estimates; its own bootstrap, made pair by pair, is kept as small as it can be."""
    from SALib.analyze.sobol import analyze

    problem = {"num_vars": len(names), "names": list(names)}
    with warnings.catch_warnings():
        # Its bootstrap warns of resamples that are all the same, which we do not use.
        warnings.filterwarnings("ignore", message="Constant values encountered")
        found = analyze(problem, outcomes.T.ravel(), calc_second_order=second, num_resamples=2, seed=seed + 1)
    return {key: np.asarray(found[key]) for key in ("S1", "ST", *(["S2"] if second else []))}


def _resampled(outcomes: Array, size: int, weights: Array, second: bool) -> tuple[Array, Array, Array | None]:
    """SALib's three estimators for every resample at once: each is made of means, and a mean is a weighted sum.

    Args:
        outcomes: normalised, shape (mixture, N).
        size: how many groups.
        weights: how often each point is in each resample, shape (resample, N), each row adding up to 1.
        second: whether pairs are asked for.

    Returns:
        First and total, shape (resample, group), and pairs, shape (resample, group, group).
    """
    a, b, ab = outcomes[0], outcomes[-1], outcomes[1 : size + 1]
    variance = weights @ (a**2 + b**2) / 2 - (weights @ (a + b) / 2) ** 2
    scale = np.divide(1.0, variance, out=np.zeros_like(variance), where=variance > np.finfo(float).eps)[:, None]
    first = weights @ (b * (ab - a)).T * scale
    total = 0.5 * (weights @ ((a - ab) ** 2).T) * scale
    if not second:
        return first, total, None
    ba = outcomes[size + 1 : -1]
    product = weights @ (a * b)
    pairs = np.full((len(weights), size, size), np.nan)
    for one in range(size - 1):
        together = weights @ (ba[one] * ab[one + 1 :]).T - product[:, None]
        pairs[:, one, one + 1 :] = together * scale - first[:, [one]] - first[:, one + 1 :]
    return first, total, pairs


def _half(resampled: Array) -> Array:
    """Half the width of the 95 % interval, over resamples."""
    return np.asarray(CONFIDENCE * resampled.std(axis=0, ddof=1))
