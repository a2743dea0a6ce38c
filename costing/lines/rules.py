"""What functions of lines do to units, and what can be proven about how low their results go."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from costing.lines.line import Constant, Line, describe
from parameters import PURE, Unit, UnitError

UnitRule = Callable[[Sequence[Line]], Unit]
Bound = Callable[[Sequence[float]], float]

POSITIVE = 1e-12
"""The lower bound of what is known only to be above 0."""


def is_zero(line: Line) -> bool:
    """Whether this is the number 0, which fits any unit."""
    return isinstance(line, Constant) and line.value == 0


def same(arguments: Sequence[Line]) -> Unit:
    """All arguments in one unit; 0 fits any."""
    named = [argument for argument in arguments if not is_zero(argument)]
    for other in named[1:]:
        if other.unit != named[0].unit:
            raise UnitError(f"{describe(named[0])} and {describe(other)} cannot be added, compared or assigned")
    return named[0].unit if named else arguments[0].unit


def first(arguments: Sequence[Line]) -> Unit:
    """The unit of the first argument."""
    return arguments[0].unit


def plain(arguments: Sequence[Line]) -> Unit:
    """All arguments plain numbers."""
    for argument in arguments:
        if not argument.unit.pure:
            raise UnitError(f"{describe(argument)} must be a plain number")
    return PURE


def product(arguments: Sequence[Line]) -> Unit:
    """The product of two units."""
    try:
        return arguments[0].unit * arguments[1].unit
    except UnitError as error:
        raise UnitError(f"{describe(arguments[0])} and {describe(arguments[1])}: {error}") from None


def quotient(arguments: Sequence[Line]) -> Unit:
    """The quotient of two units."""
    try:
        return arguments[0].unit / arguments[1].unit
    except UnitError as error:
        raise UnitError(f"{describe(arguments[0])} and {describe(arguments[1])}: {error}") from None


def flagged(arguments: Sequence[Line]) -> Unit:
    """A plain flag, then two lines in one unit."""
    plain(arguments[:1])
    return same(arguments[1:])


def flag(arguments: Sequence[Line]) -> Unit:
    """A plain 0 or 1 from lines in one unit."""
    same(arguments)
    return PURE


def ratio_unit(arguments: Sequence[Line]) -> Unit:
    """A quotient, and what stands in for it."""
    unit, otherwise = quotient(arguments), arguments[2]
    if not is_zero(otherwise) and otherwise.unit != unit:
        raise UnitError(f"{describe(otherwise)} stands in for a ratio in [{unit}]")
    return unit


def product_bound(bounds: Sequence[float]) -> float:
    """Of two factors that are never negative."""
    return bounds[0] * bounds[1] if bounds[0] >= 0 and bounds[1] >= 0 and math.isfinite(sum(bounds)) else -math.inf


def quotient_bound(bounds: Sequence[float]) -> float:
    """Only the sign of a quotient is known."""
    return min(bounds[0], POSITIVE) if bounds[0] >= 0 and bounds[1] > 0 else -math.inf


def whole_bound(bounds: Sequence[float]) -> float:
    """As the function rounds: what is less than 1e-9 above a whole number is that number."""
    return 0.0 - math.floor(1e-9 - bounds[0]) if math.isfinite(bounds[0]) else bounds[0]


def floor_bound(bounds: Sequence[float]) -> float:
    """The whole number below."""
    return float(math.floor(bounds[0] + 1e-9)) if math.isfinite(bounds[0]) else bounds[0]


def power_bound(bounds: Sequence[float]) -> float:
    """Only the sign of a power is known."""
    return POSITIVE if bounds[0] > 0 else -math.inf
