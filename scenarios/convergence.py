"""Whether there are draws enough: mean, P50 and P80 by number of draws, with their standard error."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parameters import block_sizes
from scenarios.projection import Projection

Array = NDArray[np.float64]
PARTS = 10
"""At least so many parts of the draws so far tell, by how much they differ, how sure their common figure is."""
STEPS = 10
LEAST = 100
"""Draws below which nothing can be said of how sure a quantile is."""
NARROW = 0.1
"""What is precise enough: P80 within this share of the range from P10 to P90, 19 times in 20."""
TWO_SIDED = 0.975
"""The quantile of Student's t that is exceeded upwards once in forty times, so that both sides are 19 times in 20."""


@dataclass(frozen=True)
class Settling:
    """A figure over the first so many draws.

    Attributes:
        scenario, figure, unit: what it is.
        draws: how many draws it is taken over.
        mean, p50, p80: of these draws; each with the standard error that the parts of the draws show.
        at_most: whether errors are upper limits: below ten blocks of draws they come from parts of one Latin hypercube,
            which vary more than hypercubes do.
        width: P10 to P90; `p80_half`: half the 95 % interval of `p80`; `precision`: that as a share of `width` (0 where
            nothing varies).
        enough: whether `precision` is within a tenth.
        needed: the number of draws that would be enough; 0 where too few were made to say.
    """

    scenario: str
    figure: str
    unit: str
    draws: int
    mean: float
    mean_error: float | None
    p50: float
    p50_error: float | None
    p80: float
    p80_error: float | None
    p80_half: float | None
    width: float
    precision: float | None
    at_most: bool
    enough: bool
    needed: int


def convergence(projection: Projection) -> list[Settling]:
    """How totals and differences of the plan years settle as draws are added; the last row of each has all draws."""
    return [row for name in projection.scenarios for row in _of_scenario(projection, name)]


def _of_scenario(projection: Projection, name: str) -> Iterator[Settling]:
    one = projection.scenarios[name]
    row = one.model.undiscounted
    if one.drawn is None or row not in one.drawn:
        return
    yield from settling(name, "total_real", str(row.unit), one.drawn[row][0])
    if one.model.scenario.reform and "status_quo" in projection.scenarios:
        apart = projection.difference(name, lambda model: model.undiscounted, drawn=True)[0]
        yield from settling(name, "difference_real", str(row.unit), apart)


def settling(scenario: str, figure: str, unit: str, drawn: Array) -> Iterator[Settling]:
    """A figure over a tenth of its draws, two tenths, and so on to all of them.

    Args:
        scenario: its scenario.
        figure: what it is.
        unit: of its values.
        drawn: its values, shape (draw,).
    """
    counts = sorted({math.ceil(len(drawn) * step / STEPS) for step in range(1, STEPS + 1)})
    for count in counts:
        yield _row(scenario, figure, unit, drawn[:count])


def _row(scenario: str, figure: str, unit: str, drawn: Array) -> Settling:
    count = len(drawn)
    p10, p50, p80, p90 = (float(value) for value in np.quantile(drawn, (0.1, 0.5, 0.8, 0.9)))
    mean, width = float(drawn.mean()), p90 - p10
    if count < LEAST:
        nothing = (None, False, False, 0)
        return Settling(scenario, figure, unit, count, mean, None, p50, None, p80, None, None, width, *nothing)
    errors, factor, blocks = _errors(drawn)
    half = factor * errors[2]
    precision = half / width if width > 0 else 0.0
    enough = precision <= NARROW
    needed = count if enough else math.ceil(count * (precision / NARROW) ** 2 / 1000) * 1000
    return Settling(
        scenario, figure, unit, count, mean, errors[0], p50, errors[1], p80, errors[2], half, width,
        precision, not blocks, enough, needed,
    )  # fmt: skip


def _errors(drawn: Array) -> tuple[tuple[float, float, float], float, bool]:
    """The standard errors of mean, P50 and P80, by how many of them their figure may be off, and whether from blocks.

    Each block of draws is a Latin hypercube of its own, so that blocks are independent and their errors right. Where
    there are fewer than ten whole ones, the draws are cut into ten parts, which vary more than hypercubes do.
    """
    from scipy.special import stdtrit

    sizes = block_sizes(len(drawn))
    whole = sizes.count(sizes[0])
    blocks = whole >= PARTS
    parts = np.split(drawn[: whole * sizes[0]], whole) if blocks else np.array_split(drawn, PARTS)
    found = np.array([[part.mean(), *np.quantile(part, (0.5, 0.8))] for part in parts])
    mean, p50, p80 = found.std(axis=0, ddof=1) / math.sqrt(len(parts))
    return (float(mean), float(p50), float(p80)), float(stdtrit(len(parts) - 1, TWO_SIDED)), blocks
