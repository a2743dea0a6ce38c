"""What the written NumPy functions call: looking at other years, ratios, and another base year.

Every array has the shape (year, draw); an axis that does not vary has length 1.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from costing.lines.line import RecordError

Array = NDArray[np.float64]
Distance = int | NDArray[np.int64]


def ratio(above: Array | float, below: Array | float, otherwise: Array | float) -> Array:
    """`above / below`, or `otherwise` where the divisor is 0."""
    sound = np.abs(below) > 1e-9
    return np.where(sound, above / np.where(sound, below, 1.0), otherwise)


def with_base(values: Array | float, base: Array | float, years: int) -> Array:
    """The values with another base year in front."""
    later, first = np.atleast_2d(values), np.atleast_2d(base)
    result = np.empty((years, max(later.shape[1], first.shape[1])))
    result[1:] = later[1:] if len(later) > 1 else later
    result[0] = first[0]
    return result


def wide(values: Array | float, years: int) -> Array:
    """The same values in every year."""
    found = np.atleast_2d(np.asarray(values, dtype=float))
    return np.repeat(found, years, axis=0) if len(found) < years else found


def whole_years(distance: Array, least: int | None, name: str) -> NDArray[np.int64]:
    """A distance in years, shape (draw,), as integers; raises `RecordError` if it is none or falls below `least`."""
    years = np.rint(distance[0])
    if not (np.abs(distance[0] - years) <= 1e-9).all():
        raise RecordError(f"'{name}' says how many years away to look: round it to whole years in a line of its own")
    if least is not None and (years < least).any():
        raise RecordError(f"'{name}' says to look {years.min():.0f} years away: it must be {least} or more")
    whole: NDArray[np.int64] = years.astype(np.int64)
    return whole


def first(values: Array | float) -> Array:
    """What stands in the first year, shape (draw,)."""
    row: Array = np.atleast_2d(values)[0]
    return row


def ago(values: Array, distance: Distance, into: Array | None = None) -> Array:
    """A stock seen from later years; the base value before the base year. `into` is where a fixed distance puts it."""
    if not isinstance(distance, int):
        return _picked(values, np.arange(len(values))[:, None] - distance, zero=False)
    moved = np.empty(values.shape) if into is None else into
    moved[:distance] = values[0]
    moved[distance:] = values[: max(0, len(values) - distance)]
    return moved


def lag(values: Array, distance: Distance, into: Array | None = None) -> Array:
    """A flow seen from later years (with a negative distance, from earlier ones); 0 outside the computed years."""
    if not isinstance(distance, int):
        return _picked(values, np.arange(len(values))[:, None] - distance, zero=True)
    moved, years = np.empty(values.shape) if into is None else into, len(values)
    if distance >= 0:
        moved[:distance] = 0
        moved[distance:] = values[: max(0, years - distance)]
    else:
        moved[max(0, years + distance) :] = 0
        moved[: max(0, years + distance)] = values[-distance:]
    return moved


def lead(values: Array, distance: Distance, into: Array | None = None) -> Array:
    """A flow seen from earlier years; 0 outside the computed years."""
    return lag(values, -distance, into)


def ago_at(values: Array, distance: Distance, year: int) -> Array:
    """`ago` in one year, shape (draw,)."""
    if isinstance(distance, int):
        seen: Array = values[max(0, year - distance)]
        return seen
    found: Array = _picked(values, (year - distance)[None], zero=False)[0]
    return found


def lag_at(values: Array, distance: Distance, year: int) -> Array:
    """`lag` in one year, shape (draw,)."""
    if isinstance(distance, int):
        seen: Array = values[year - distance] if 0 <= year - distance < len(values) else np.zeros(1)
        return seen
    found: Array = _picked(values, (year - distance)[None], zero=True)[0]
    return found


def lead_at(values: Array, distance: Distance, year: int) -> Array:
    """`lead` in one year, shape (draw,)."""
    return lag_at(values, -distance, year)


def _picked(values: Array, wanted: NDArray[np.int64], *, zero: bool) -> Array:
    """The values of the wanted years, shape (year, draw); outside the computed years 0, or the nearest year."""
    inside = np.minimum(np.maximum(wanted, 0), len(values) - 1)
    if inside.shape[1] == 1:
        found = values[inside[:, 0]]
    else:
        found = values[inside, np.arange(inside.shape[1]) if values.shape[1] > 1 else 0]
    return np.where(inside == wanted, found, 0.0) if zero else found


HELPERS: dict[str, Callable[..., Any]] = {
    "ratio": ratio,
    "first": first,
    "with_base": with_base,
    "wide": wide,
    "whole_years": whole_years,
    "ago": ago,
    "lag": lag,
    "lead": lead,
    "shift": lag,
    "ago_at": ago_at,
    "lag_at": lag_at,
    "lead_at": lead_at,
    "shift_at": lag_at,
}
