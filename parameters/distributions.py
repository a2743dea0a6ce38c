"""Distributions in the form that sources print them.

Three forms: a least, most likely and greatest value; an interval that holds so much of the probability; a mean and its
standard error. With an interval below 100 % the low and high of a figure are quantiles: `quantile` gives them back. At
100 % they are the least and greatest value. The value is the most likely one for pert and triangular (of the logarithm
where `parameters.fits` says so); the two-parameter kinds are fitted to the range alone. With a standard error the value
is the mean, and both come back.

Bounds of the setting - an amount is not below 0, a share not above 1 - cut the distribution; `parameters.fits` and
`parameters.moment_fits` say what holds after the cut. A range that no member of the kind has between its bounds is
drawn as near as it can be, and `parameters.range_checks` tells; a mean and standard error that none has is refused. A
low end at the bound is the least value, and so cannot be a quantile as well.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from parameters.cut import Cut, Raised
from parameters.fits import Asked, by_quantiles
from parameters.moment_fits import by_moments
from parameters.parameter import Parameter

Quantile = Callable[[Any], Any]
SHOWN = 0.9
"""How much of the probability the range holds that is shown of a figure with a standard error."""


class Range(NamedTuple):
    """Two quantiles of a figure, and how much of its probability lies between them."""

    low: float
    high: float
    interval: float


class _Said(NamedTuple):
    """What decides the distribution of a figure."""

    kind: str
    value: float
    low: float
    high: float
    interval: float
    error: float | None
    least: float | None
    most: float | None


def quantile(parameter: Parameter, probability: Any) -> Any:
    """The values of an uncertain figure at ``probability``.

    Args:
        parameter: with low and high, or with a standard error.
        probability: array of any shape, each from 0 to 1.

    Returns:
        A float64 array of the same shape, within the bounds of the figure's setting.
    """
    import numpy

    asked = numpy.asarray(probability, dtype=float)
    if not parameter.uncertain:
        return numpy.full(asked.shape, float(parameter.value))
    return numpy.asarray(fitted(parameter)(asked), dtype=float)


def fitted(parameter: Parameter) -> Quantile:
    """The quantile function of an uncertain figure.

    Raises:
        ValueError: it has no range, or no distribution of its kind has it.
    """
    ends = (parameter.low, parameter.high)
    if parameter.standard_error is None and None in ends:
        raise ValueError(f"{parameter.address or 'the figure'} has no range")
    low, high = (0.0 if end is None else float(end) for end in ends)
    form = (parameter.interval, parameter.standard_error)
    said = _Said(parameter.kind, parameter.value, low, high, *form, parameter.least, parameter.most)
    try:
        return _distribution(said).at
    except ValueError as error:
        raise ValueError(f"{parameter.address or 'the figure'}: {error}") from error


def shown_range(parameter: Parameter) -> Range | None:
    """The range of a figure as it is shown: as written, or the 5 % and 95 % quantiles of one with a standard error."""
    if parameter.standard_error is None:
        ends = (parameter.low, parameter.high)
        return None if ends[0] is None or ends[1] is None else Range(ends[0], ends[1], parameter.interval)
    low, high = (float(f"{end:.6g}") for end in quantile(parameter, [(1 - SHOWN) / 2, (1 + SHOWN) / 2]))
    return Range(low, high, SHOWN)


@lru_cache(maxsize=4096)
def _distribution(said: _Said) -> Cut | Raised:
    bounds = (
        -math.inf if said.least is None else float(said.least),
        math.inf if said.most is None else float(said.most),
    )
    if said.error is not None:
        return by_moments(said.kind, float(said.value), float(said.error), bounds)
    tail = (1 - said.interval) / 2
    return by_quantiles(Asked(said.kind, float(said.low), float(said.value), float(said.high), tail, bounds))
