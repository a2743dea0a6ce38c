"""Stated ranges that a distribution between bounds cannot have: what is drawn instead is told."""

from __future__ import annotations

import math

from parameters.distributions import quantile
from parameters.parameter import Parameter

WORTH_TELLING = 0.01
"""The part of its range by which a stated end may be missed in silence."""
AT_THE_BOUND = 0.1
"""The same for a high end that is the bound itself."""
_NEAR = 2.5
"""A bound is near an end if it leaves less than so many times what an even spread would need for the tail beyond it."""
_ENDING = ("pert", "triangular", "uniform")
_ON_LOGARITHM = ("pert", "triangular", "lognormal")


def missed_end(figure: Parameter) -> str:
    """What is drawn in place of a stated end of an uncertain figure; empty where both ends are drawn as stated.

    A low end at the bound itself is not told, and a high one there only where it is missed by far: it is the least or
    greatest value, and cannot be a quantile as well.
    """
    low, high, tail = figure.low, figure.high, (1 - figure.interval) / 2
    if low is None or high is None or not _may_miss(figure, float(low), float(high)):
        return ""
    for probability, end in ((1 - tail, high), (tail, low)):
        drawn = float(quantile(figure, probability))
        worth = AT_THE_BOUND if end == figure.most else WORTH_TELLING
        if abs(drawn - end) > worth * (high - low) and end != figure.least:
            said = f"is drawn with P{100 * probability:g} {drawn:.3g}, not {end:g}: no {figure.kind} distribution"
            return f"{said} {_bounds(figure)} has the quantiles {low:g} and {high:g}"
    return ""


def _may_miss(figure: Parameter, low: float, high: float) -> bool:
    """Whether a bound is so near that it is worth fitting the figure to know; told without numerical libraries."""
    least = -math.inf if figure.least is None or low <= figure.least else figure.least
    most = math.inf if figure.most is None else figure.most
    tail = (1 - figure.interval) / 2
    if figure.kind in _ENDING and tail <= 0:
        return False
    if figure.kind in ("gamma", "beta"):
        least, most = (-math.inf if least <= 0 else least), (math.inf if figure.kind == "beta" and most >= 1 else most)
    far = _NEAR * tail / (1 - 2 * tail)
    if figure.kind != "lognormal" and min(low - least, most - high) >= far * (high - low):
        return False
    if figure.kind not in _ON_LOGARITHM or low <= 0 or least < 0:
        return True
    below = math.log(low / least) if least > 0 else math.inf
    return min(below, math.log(most / high)) < far * math.log(high / low)


def _bounds(figure: Parameter) -> str:
    least, most = figure.least, figure.most
    if least is not None and most is not None:
        return f"between {least:.3g} and {most:g}"
    return f"above {least:.3g}" if least is not None else f"below {most:g}"
