"""Distributions fitted to what sources print: a value, and a range that holds so much of the probability.

With an interval below 100 % the low and high of a figure are quantiles: `quantile` gives them back. At 100 % they are
the least and greatest value. The value is the most likely one for pert and triangular; the two-parameter kinds are
fitted to the range alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from parameters.parameter import Parameter

Quantile = Callable[[Any], Any]


def quantile(parameter: Parameter, probability: Any) -> Any:
    """The values of an uncertain figure at ``probability``.

    Args:
        parameter: with low and high.
        probability: array of any shape, each from 0 to 1.

    Returns:
        A float64 array of the same shape, within the bounds of the figure's setting.
    """
    import numpy

    asked = numpy.asarray(probability, dtype=float)
    if not parameter.uncertain:
        return numpy.full(asked.shape, float(parameter.value))
    found = numpy.asarray(fitted(parameter)(asked), dtype=float)
    least = -numpy.inf if parameter.least is None else parameter.least
    most = numpy.inf if parameter.most is None else parameter.most
    return numpy.clip(found, least, most)


def fitted(parameter: Parameter) -> Quantile:
    """The quantile function of an uncertain figure."""
    if parameter.low is None or parameter.high is None:
        raise ValueError(f"{parameter.address or 'the figure'} has no range")
    low, high, value = float(parameter.low), float(parameter.high), float(parameter.value)
    tail = (1 - parameter.interval) / 2
    if parameter.kind in ("pert", "triangular"):
        return _peaked(parameter.kind, low, value, high, tail)
    if parameter.kind == "uniform":
        width = (high - low) / parameter.interval
        return lambda p: (low + high) / 2 + (p - 0.5) * width
    return _TWO_PARAMETERS[parameter.kind](low, high, tail)


def _peaked(kind: str, low: float, mode: float, high: float, tail: float) -> Quantile:
    """Pert or triangular between a least and a greatest value, found on the unit range and scaled."""
    span = high - low
    peak = min(max((mode - low) / span, 0.0), 1.0)
    start, end = _ends(kind, round(peak, 12), round(tail, 12))
    shape = Peaked(kind, start, peak, end)
    return lambda p: low + span * shape.quantile(p)


@dataclass(frozen=True)
class Peaked:
    """A pert or triangular distribution from ``start`` over ``peak`` to ``end``."""

    kind: str
    start: float
    peak: float
    end: float

    @property
    def powers(self) -> tuple[float, float]:
        """The two parameters of the beta behind a pert."""
        width = self.end - self.start
        return 1 + 4 * (self.peak - self.start) / width, 1 + 4 * (self.end - self.peak) / width

    def below(self, x: float) -> float:
        """The probability of a value below ``x``."""
        width = self.end - self.start
        part = min(max((x - self.start) / width, 0.0), 1.0)
        if self.kind == "pert":
            from scipy.special import betainc

            return float(betainc(*self.powers, part))
        top = (self.peak - self.start) / width
        return part * part / top if part < top else 1 - (1 - part) ** 2 / (1 - top) if top < 1 else part * part

    def quantile(self, probability: Any) -> Any:
        """The values at an array of probabilities."""
        import numpy

        width = self.end - self.start
        if self.kind == "pert":
            from scipy.special import betaincinv

            return self.start + width * betaincinv(*self.powers, probability)
        top = (self.peak - self.start) / width
        rising = numpy.sqrt(probability * top)
        falling = 1 - numpy.sqrt((1 - probability) * (1 - top))
        return self.start + width * numpy.where(probability < top, rising, falling)


@cache
def _ends(kind: str, peak: float, tail: float) -> tuple[float, float]:
    """Least and greatest value such that 0 and 1 are the quantiles at ``tail`` and ``1 - tail``."""
    from scipy.optimize import brentq

    if tail <= 0:
        return 0.0, 1.0

    def end_for(start: float) -> float:
        """The greatest value that puts 1 at its quantile, for a given least value."""

        def miss(end: float) -> float:
            return Peaked(kind, start, peak, end).below(1.0) - (1 - tail)

        return _root(miss, 1.0, 1.0, brentq)

    def start_miss(distance: float) -> float:
        return tail - Peaked(kind, -distance, peak, end_for(-distance)).below(0.0)

    distance = _root(start_miss, 0.0, 1.0, brentq)
    return -distance, end_for(-distance)


def _root(miss: Callable[[float], float], origin: float, step: float, solve: Any) -> float:
    """Where ``miss`` falls from above 0 to 0, to the right of ``origin``."""
    near = origin + 1e-12
    if miss(near) <= 0:
        return near
    while miss(origin + step) > 0 and step < 1e9:
        step *= 2
    return float(solve(miss, near, origin + step, xtol=1e-13, rtol=1e-13))


def _normal(low: float, high: float, tail: float) -> Quantile:
    from scipy.special import ndtri

    spread = (high - low) / 2 / ndtri(1 - tail)
    return lambda p: (low + high) / 2 + spread * ndtri(p)


def _lognormal(low: float, high: float, tail: float) -> Quantile:
    import numpy

    inner = _normal(float(numpy.log(low)), float(numpy.log(high)), tail)
    return lambda p: numpy.exp(inner(p))


def _gamma(low: float, high: float, tail: float) -> Quantile:
    """Shape from the ratio of the two quantiles, which scale leaves alone."""
    import numpy
    from scipy.optimize import brentq
    from scipy.special import gammaincinv

    def miss(log_shape: float) -> float:
        shape = numpy.exp(log_shape)
        lower = max(float(gammaincinv(shape, tail)), 1e-300)
        return float(numpy.log(gammaincinv(shape, 1 - tail) / lower) - numpy.log(high / low))

    shape = float(numpy.exp(brentq(miss, -6, 25, xtol=1e-13)))
    scale = low / float(gammaincinv(shape, tail))
    return lambda p: scale * gammaincinv(shape, p)


def _beta(low: float, high: float, tail: float) -> Quantile:
    """Both parameters from the two quantiles, starting from a normal on the scale of log odds."""
    import numpy
    from scipy.optimize import root
    from scipy.special import betainc, betaincinv, ndtri

    def miss(logs: Any) -> list[float]:
        a, b = numpy.exp(numpy.clip(logs, -20, 20))
        return [float(betainc(a, b, low)) - tail, float(betainc(a, b, high)) - (1 - tail)]

    middle, spread = (low + high) / 2, (high - low) / 2 / ndtri(1 - tail)
    size = max(middle * (1 - middle) / spread**2 - 1, 0.1)
    found = root(miss, numpy.log([middle * size, (1 - middle) * size]), tol=1e-13)
    a, b = numpy.exp(numpy.clip(found.x, -20, 20))
    return lambda p: betaincinv(a, b, p)


_TWO_PARAMETERS: dict[str, Callable[[float, float, float], Quantile]] = {
    "normal": _normal,
    "lognormal": _lognormal,
    "gamma": _gamma,
    "beta": _beta,
}
