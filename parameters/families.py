"""Families of distributions: the probability below a value, the value at a probability, and the first two moments."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Protocol

from parameters.inverse_beta import checked_inverse, inverse_beta

INFINITE = math.inf
_FARTHEST = 50.0
"""Logarithms beyond it are as good as it."""


class Family(Protocol):
    """A distribution of known parameters."""

    def below(self, x: float) -> float:
        """The probability of a value below ``x``, which may be infinite."""

    def at(self, probability: Any) -> Any:
        """The values at an array of probabilities."""


class Moments(Family, Protocol):
    """A distribution of two parameters, which a mean and a standard error decide."""

    def moments(self, least: float, most: float) -> tuple[float, float]:
        """The mean of the value, and of its square, counted from ``least`` to ``most`` only."""


@dataclass(frozen=True)
class Normal:
    """A normal distribution."""

    mean: float
    spread: float

    def below(self, x: float) -> float:
        """See `Family`."""
        from scipy.special import ndtr

        return float(ndtr((x - self.mean) / self.spread))

    def at(self, probability: Any) -> Any:
        """See `Family`."""
        from scipy.special import ndtri

        return self.mean + self.spread * ndtri(probability)

    def moments(self, least: float, most: float) -> tuple[float, float]:
        """See `Moments`."""
        low, high = (least - self.mean) / self.spread, (most - self.mean) / self.spread
        inside, mean, spread = self.below(most) - self.below(least), self.mean, self.spread
        fall = _bell(low) - _bell(high)
        turn = (low * _bell(low) if low > -INFINITE else 0.0) - (high * _bell(high) if high < INFINITE else 0.0)
        first = mean * inside + spread * fall
        return first, mean * mean * inside + 2 * mean * spread * fall + spread * spread * (inside + turn)


@dataclass(frozen=True)
class LogNormal:
    """A distribution whose logarithm is normal."""

    inner: Normal

    def below(self, x: float) -> float:
        """See `Family`."""
        return self.inner.below(math.log(x)) if x > 0 else 0.0

    def at(self, probability: Any) -> Any:
        """See `Family`."""
        import numpy

        return numpy.exp(self.inner.at(probability))

    def moments(self, least: float, most: float) -> tuple[float, float]:
        """See `Moments`."""
        mean, spread = self.inner.mean, self.inner.spread
        moved = [LogNormal(Normal(mean + power * spread**2, spread)) for power in (1, 2)]
        whole = (mean + spread**2 / 2, 2 * mean + 2 * spread**2)
        inside = [one.below(most) - one.below(least) for one in moved]
        return _exp(whole[0]) * inside[0], _exp(whole[1]) * inside[1]


@dataclass(frozen=True)
class Gamma:
    """A gamma distribution."""

    shape: float
    scale: float

    def below(self, x: float) -> float:
        """See `Family`."""
        from scipy.special import gammainc

        return float(gammainc(self.shape, max(x, 0.0) / self.scale))

    def at(self, probability: Any) -> Any:
        """See `Family`."""
        from scipy.special import gammaincinv

        return self.scale * gammaincinv(self.shape, probability)

    def moments(self, least: float, most: float) -> tuple[float, float]:
        """See `Moments`."""
        inside = [one.below(most) - one.below(least) for one in (Gamma(self.shape + n, self.scale) for n in (1, 2))]
        mean = self.shape * self.scale
        return mean * inside[0], mean * (self.shape + 1) * self.scale * inside[1]


@dataclass(frozen=True)
class Beta:
    """A beta distribution from 0 to 1."""

    a: float
    b: float

    def below(self, x: float) -> float:
        """See `Family`."""
        from scipy.special import betainc

        return float(betainc(self.a, self.b, min(max(x, 0.0), 1.0)))

    def at(self, probability: Any) -> Any:
        """See `Family`."""
        return checked_inverse(self.a, self.b, probability)

    def moments(self, least: float, most: float) -> tuple[float, float]:
        """See `Moments`."""
        inside = [one.below(most) - one.below(least) for one in (Beta(self.a + n, self.b) for n in (1, 2))]
        mean, size = self.a / (self.a + self.b), self.a + self.b
        return mean * inside[0], mean * (self.a + 1) / (size + 1) * inside[1]


@dataclass(frozen=True)
class Uniform:
    """The same density from ``start`` to ``end``."""

    start: float
    end: float

    def below(self, x: float) -> float:
        """See `Family`."""
        return min(max((x - self.start) / (self.end - self.start), 0.0), 1.0)

    def at(self, probability: Any) -> Any:
        """See `Family`."""
        return self.start + (self.end - self.start) * probability


@dataclass(frozen=True)
class Pert:
    """A beta distribution stretched from ``start`` to ``end``, with its mode at ``peak``; ``weight`` sharpens it."""

    start: float
    peak: float
    end: float
    weight: float = 4.0

    @property
    def powers(self) -> tuple[float, float]:
        """The two parameters of the beta behind it; together they are 2 and the weight."""
        width = self.end - self.start
        return 1 + self.weight * (self.peak - self.start) / width, 1 + self.weight * (self.end - self.peak) / width

    def below(self, x: float) -> float:
        """See `Family`."""
        return Beta(*self.powers).below((x - self.start) / (self.end - self.start))

    def at(self, probability: Any) -> Any:
        """See `Family`."""
        return self.start + (self.end - self.start) * inverse_beta(*self.powers, probability)


@dataclass(frozen=True)
class Triangular:
    """Straight up from ``start`` to ``peak``, straight down to ``end``."""

    start: float
    peak: float
    end: float

    def below(self, x: float) -> float:
        """See `Family`."""
        width = self.end - self.start
        part, top = min(max((x - self.start) / width, 0.0), 1.0), (self.peak - self.start) / width
        return part * part / top if part < top else 1 - (1 - part) ** 2 / (1 - top) if top < 1 else part * part

    def at(self, probability: Any) -> Any:
        """See `Family`."""
        import numpy

        width = self.end - self.start
        top = min((self.peak - self.start) / width, 1.0)
        rising = numpy.sqrt(probability * top)
        falling = 1 - numpy.sqrt((1 - probability) * (1 - top))
        return self.start + width * numpy.where(probability < top, rising, falling)


def _exp(logarithm: float) -> float:
    return math.exp(min(max(logarithm, -_FARTHEST), _FARTHEST))


def _bell(x: float) -> float:
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)
