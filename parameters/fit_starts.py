"""Where fitting begins: families made from two numbers of any sign, and first guesses of these numbers."""

from __future__ import annotations

import math
from collections.abc import Callable

from parameters.families import Beta, Family, Gamma, LogNormal, Moments, Normal, Pert, Triangular, Uniform
from parameters.roots import Pair

Made = Callable[[float, float], Family]
"""A family made from two numbers of any sign."""
MadeOfTwo = Callable[[float, float], Moments]
_LARGEST = 50.0
"""Logarithms beyond it are as good as it."""


def made(kind: str, peak: float) -> Made:
    """A kind made from its own two parameters, or from the logarithms of how far it reaches beyond 0 and 1."""
    if kind == "uniform":
        return lambda x, y: Uniform(-_exp(x), 1 + _exp(y))
    if kind in PEAKED:
        return lambda x, y: PEAKED[kind](-_exp(x), peak, 1 + _exp(y))
    return TWO_PARAMETERS[kind]


def started(start: float, peak: float) -> Made:
    """A pert that starts at ``start``, made from the logarithms of its weight and of how far it reaches beyond 1."""
    return lambda x, y: Pert(start, peak, 1 + _exp(y), _exp(x))


def guess(kind: str, three: tuple[float, float, float], tail: float) -> Pair:
    """Parameters near those that leave ``tail`` beyond low and beyond high of ``three``: low, peak, high."""
    low, peak, high = three
    if kind in ENDING:
        return _guess_ends(kind, peak, tail)
    return _GUESSES[kind](low, high, _deviations(tail))


def matched(kind: str, mean: float, error: float) -> Pair:
    """The parameters of a two-parameter kind with that mean and standard error."""
    return _MATCHED[kind](mean, error)


def log_odds(probability: float) -> float:
    """The logarithm of the odds, for certainty a large number."""
    kept = min(max(probability, 1e-300), 1 - 2.0**-53)
    return math.log(kept) - math.log1p(-kept)


def _guess_normal(low: float, high: float, deviations: float) -> Pair:
    return (low + high) / 2, math.log((high - low) / 2 / deviations)


def _guess_gamma(low: float, high: float, deviations: float) -> Pair:
    """The third root of it is nearly normal (Wilson and Hilferty)."""
    first, last = math.cbrt(low), math.cbrt(high)
    mean, spread = (first + last) / 2, (last - first) / 2 / deviations
    root = (mean / spread + math.sqrt((mean / spread) ** 2 + 4)) / 6
    return 2 * math.log(root), 3 * math.log(mean)


def _guess_beta(low: float, high: float, deviations: float) -> Pair:
    middle, spread = (low + high) / 2, (high - low) / 2 / deviations
    return math.log(max(middle * (1 - middle) / spread**2 - 1, 0.5)), log_odds(middle)


def _guess_ends(kind: str, peak: float, tail: float) -> Pair:
    """Near its end a distribution rises like a power of the distance, which for a pert depends on its peak."""
    peaks = (0.0, 0.0) if kind == "uniform" else (peak, 1 - peak)
    first, second = (math.log(tail) / (1 + 4 * distance) - math.log(1 - 2 * tail) for distance in peaks)
    return first, second


def _deviations(tail: float) -> float:
    """How many standard deviations of a normal lie from the middle to the high end."""
    from scipy.special import ndtri

    return float(-ndtri(tail))


def _matched_lognormal(mean: float, error: float) -> Pair:
    variance = math.log1p((error / mean) ** 2)
    return math.log(mean) - variance / 2, math.log(variance) / 2


def _exp(logarithm: float) -> float:
    return math.exp(min(logarithm, _LARGEST))


def _beta(log_size: float, log_odds_of_mean: float) -> Beta:
    size, odds = _exp(log_size), _exp(-log_odds_of_mean)
    return Beta(size / (1 + odds), size * odds / (1 + odds))


ENDING = ("pert", "triangular", "uniform")
"""Kinds with a least and a greatest value."""
PEAKED: dict[str, Callable[[float, float, float], Family]] = {"pert": Pert, "triangular": Triangular}
TWO_PARAMETERS: dict[str, MadeOfTwo] = {
    "normal": lambda mean, log_spread: Normal(mean, _exp(log_spread)),
    "lognormal": lambda mean, log_spread: LogNormal(Normal(mean, _exp(log_spread))),
    "gamma": lambda log_shape, log_mean: Gamma(_exp(log_shape), _exp(log_mean - log_shape)),
    "beta": _beta,
}
_GUESSES: dict[str, Callable[[float, float, float], Pair]] = {
    "normal": _guess_normal,
    "gamma": _guess_gamma,
    "beta": _guess_beta,
}
_MATCHED: dict[str, Callable[[float, float], Pair]] = {
    "normal": lambda mean, error: (mean, math.log(error)),
    "lognormal": _matched_lognormal,
    "gamma": lambda mean, error: (2 * math.log(mean / error), math.log(mean)),
    "beta": lambda mean, error: (math.log(mean * (1 - mean) / error**2 - 1), log_odds(mean)),
}
