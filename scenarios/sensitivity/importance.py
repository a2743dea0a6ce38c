"""Importance from draws that are there already: how much of an outcome's spread goes back to each figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from scenarios.outcomes import Outcome
from scenarios.projection import Projection
from scenarios.sensitivity.cases import Array, Given
from scenarios.sensitivity.drawn_cases import drawn_cases

Scale = Literal["ranks", "values"]
ENOUGH = 0.8
"""The adjusted R2 from which a regression explains an outcome well enough."""
DRAWS_EACH = 3
"""How many draws there must be for each figure of the regression."""
SOUND = 1e-6
"""Singular values below this share of the greatest are what floating point leaves of 0."""
MORE_DRAWS = "too few draws for so many figures: make at least {draws} draws"
NOT_A_LINE = "figures do not act one by one: run Sobol, which also shows what they do together"


@dataclass(frozen=True)
class Weight:
    """What a figure adds to the spread of an outcome.

    Attributes:
        address: of the figure.
        coefficient: of the standardised regression: the change of the outcome, in standard deviations, for one standard
            deviation of the figure; 0 for a figure left out.
        correlation: with the outcome.
        share: of the variance of the outcome; the shares of all figures add up to R2.
    """

    address: str
    coefficient: float
    correlation: float
    share: float


@dataclass(frozen=True)
class Importance:
    """A regression of an outcome on the figures drawn.

    Attributes:
        weights: from the greatest share to the least.
        r2: how much of the variance the figures explain, one by one; `adjusted`: for how many figures were tried.
        scale: whether ranks were compared, or values.
        draws: how many there were; `kept`: how many figures the regression could hold, the others have no share.
        advice: what to do where it explains too little; empty where it explains enough.
    """

    weights: tuple[Weight, ...]
    r2: float
    adjusted: float
    scale: Scale
    draws: int
    kept: int
    advice: str = ""

    @property
    def good(self) -> bool:
        """Whether the regression explains enough of the outcome to be relied on."""
        return not self.advice


def importance(drawn: Given, outcome: Array, scale: Scale = "ranks") -> Importance:
    """The importance of figures for an outcome: a standardised regression, its R2 shared out by relative weights.

    Relative weights (Johnson 2000) are never negative and add up to R2 also where figures are correlated.
    Where there are fewer than three draws a figure, the figures that go most with the outcome are kept.

    Args:
        drawn: what was drawn, values or probabilities by address, each of shape (draw,).
        outcome: what came out, shape (draw,).
        scale: compare ranks, for outcomes that only rise or only fall with a figure; or the values themselves.
    """
    names, count = list(drawn), len(outcome)
    found = _standard(outcome, scale)
    columns = {name: _standard(values, scale) for name, values in drawn.items()}
    moving = [name for name in names if columns[name].any()]
    correlations = {name: float(columns[name] @ found / count) for name in names}
    if not found.any() or not moving:
        return Importance(_weights(correlations, {}, {}), 0.0, 0.0, scale, count, 0)
    kept = sorted(moving, key=lambda name: -abs(correlations[name]))[: max(1, count // DRAWS_EACH)]
    slopes, shares = _relative_weights(np.stack([columns[name] for name in kept], axis=1), found)
    r2 = float(min(1.0, shares.sum()))
    free = count - len(moving) - 1
    adjusted = max(0.0, 1 - (1 - r2) * (count - 1) / free) if free > 0 else 0.0
    weights = _weights(correlations, dict(zip(kept, slopes, strict=True)), dict(zip(kept, shares, strict=True)))
    return Importance(weights, r2, adjusted, scale, count, len(kept), _advice(adjusted, count, len(moving)))


def importance_of(
    projection: Projection, outcome: Outcome, seed: int | None = None, scale: Scale = "ranks"
) -> Importance:
    """The importance of figures for an outcome of a run with draws, from its plan, seed and number of draws alone.

    Args:
        projection: with the outcome's line among those kept for every draw.
        outcome: what is asked.
        seed: of the run; the projection's own if left out.
        scale: see `importance`.

    Raises:
        ValueError: the line was not kept, or the run has no draws.
    """
    found = drawn_cases(projection, outcome, seed)
    return importance(dict(zip(found.names, found.cases.T, strict=True)), found.outcome, scale)


def _standard(values: Array, scale: Scale) -> Array:
    """Values or ranks with mean 0 and standard deviation 1; zeros where all are the same."""
    values = np.asarray(values, dtype=float)
    if np.ptp(values) <= 1e-12 * np.abs(values).max(initial=0.0):
        return np.zeros(values.shape)
    found = _ranks(values) if scale == "ranks" else values
    centred = found - found.mean()
    return np.asarray(centred / centred.std())


def _ranks(values: Array) -> Array:
    """Ranks from 1; equal values have the mean of theirs."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    means: Array = np.cumsum(counts) - (counts - 1) / 2
    return means[places]


def _relative_weights(figures: Array, outcome: Array) -> tuple[Array, Array]:
    """Coefficients, and shares that add up to R2; figures of shape (draw, figure), all standardised."""
    # The squares of the singular values of many draws, from the small table of what figures have in common.
    squares, vectors = np.linalg.eigh(figures.T @ figures)
    sizes = np.sqrt(np.maximum(squares, 0))
    sound = sizes > SOUND * sizes[-1]
    sizes, right = sizes[sound], vectors.T[sound]
    along = right @ (figures.T @ outcome) / sizes
    slopes = right.T @ (along / sizes)
    near = right.T * sizes / np.sqrt(len(outcome))  # correlation of each figure with its nearest independent ones
    loads = right.T @ along / np.sqrt(len(outcome))
    shares = (near @ right) ** 2 @ loads**2
    return slopes, shares


def _weights(
    correlations: Mapping[str, float], slopes: Mapping[str, float], shares: Mapping[str, float]
) -> tuple[Weight, ...]:
    weights = [
        Weight(name, float(slopes.get(name, 0.0)), value, float(shares.get(name, 0.0)))
        for name, value in correlations.items()
    ]
    return tuple(sorted(weights, key=lambda weight: (-weight.share, -abs(weight.correlation), weight.address)))


def _advice(adjusted: float, count: int, moving: int) -> str:
    if adjusted >= ENOUGH:
        return ""
    return MORE_DRAWS.format(draws=DRAWS_EACH * moving) if count < DRAWS_EACH * moving else NOT_A_LINE
