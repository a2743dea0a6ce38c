"""Paths of a plan as their levels by year, and written anew: later, and with less on top of what runs already."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from parameters import Parameter, PathValue

SAME = 1e-9


def level(path: PathValue, year: float) -> float:
    """The level that the points of a path give at a year's end, before its own delay and factor."""
    points = [(at, leaf.value) for at, leaf in path.points]
    found = points[0][1]
    for (start, low), (stop, high) in pairwise(points):
        if path.between == "step":
            share = float(year >= stop)
        else:
            share = min(max((year - start) / max(stop - start, 0.001), 0), 1)
            share = share * share * (3 - 2 * share) if path.between == "s-curve" else share
        found += (high - low) * share
    return float(found)


def starts_from_nothing(path: PathValue, base: int) -> bool:
    """Whether a path is 0 in the base year and before."""
    years = [base - path.delay.value, *(year for year, _ in path.points if year <= base - path.delay.value)]
    return all(abs(level(path, year)) < SAME for year in (*years, path.points[0][0] - 1))


def rewritten(path: PathValue, by: tuple[int, float], base: int, last: int, held: float | None) -> dict[Any, Any]:
    """A path as it stands in a file, years later and a share of what it adds.

    Args:
        path: the path.
        by: years of delay, and the share.
        base: the base year; nothing before it is moved.
        last: the last plan year.
        held: the level that stays whatever is cut; the path's own of the base year if None.
    """
    delay, share = by
    factor = path.factor.value
    kept = level(path, base) if held is None else held / factor if factor else 0.0
    years = range(base, last + 1)
    levels = {
        year: kept + share * (level(path, year - delay) - kept) if year - delay > base else kept for year in years
    }
    points = {year: tidy(value) for year, value in _corners(levels).items()}
    extras = {name: said for name, said in _extras(path).items() if said is not None}
    return {"points": points, **extras} if extras else dict(points)


def _extras(path: PathValue) -> Mapping[str, Any]:
    own = {name: _said(leaf, usual) for name, leaf, usual in (("delay", path.delay, 0), ("factor", path.factor, 1))}
    return {**own, "between": "step" if path.between == "step" else None}


def _said(leaf: Parameter, usual: float) -> Any:
    if leaf.value == usual and not leaf.uncertain:
        return None
    return leaf.written() if leaf.source is not None else leaf.value


def _corners(levels: Mapping[int, float]) -> dict[int, float]:
    """The years at which a straight line through the levels bends; what is flat at the end is left out."""
    years = list(levels)
    kept = [years[0]]
    for before, year, after in zip(years, years[1:], years[2:], strict=False):
        if abs((levels[after] - levels[year]) - (levels[year] - levels[before])) > SAME:
            kept.append(year)
    if len(years) > 1 and abs(levels[years[-1]] - levels[kept[-1]]) > SAME:
        kept.append(years[-1])
    return {year: levels[year] for year in kept}


def tidy(value: float) -> int | float:
    """A number to 12 digits, whole if it is.

    >>> tidy(3 * 0.1), tidy(4.0)
    (0.3, 4)
    """
    rounded = float(f"{value:.12g}")
    return int(rounded) if rounded.is_integer() else rounded
