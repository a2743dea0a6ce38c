"""Levels and openings over the years, written with lines: paths, places in use, whole years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from costing.lines import Line, Row, Scope, Stock, clip, floor, least, most, reached, shift, smooth, total


@dataclass(frozen=True)
class Point:
    """One point of a path: the year at whose end the level is reached, and the level."""

    year: Line
    level: Line


LONGEST_TOTAL = 25
"""How many points of a path are added up in one cell."""


def path(
    on: Scope,
    label: str,
    points: Sequence[Point],
    *,
    between: str,
    delay: Line,
    factor: Line,
    ceiling: Line | None = None,
) -> Row:
    """A level at year end: flat before the first and after the last point, `between` them straight, step or s-curve.

    Args:
        on: where the row and, in a part below it, its steps are written.
        label: what the level is called.
        points: at least one, in order of their years.
        between: how the level moves from one point to the next.
        delay: years by which the whole path comes later.
        factor: what the whole path is multiplied by; its uncertainty is the path's.
        ceiling: the highest level that makes sense, such as 1 for a share; the factor cannot carry a path above it.
    """
    steps = on.part(f"steps of {label}")
    date = steps.line("year less delay", on.book.year - delay)
    level: list[Line] = [points[0].level]
    for number, (start, stop) in enumerate(pairwise(points), start=1):
        progress = f"progress {number}" if between == "s-curve" else ""
        share = reached(date, stop.year) if between == "step" else _progress(steps, date, start, stop, progress)
        level.append(steps.line(f"step {number}", (stop.level - start.level) * share))
        if len(level) == LONGEST_TOTAL:
            level = [steps.line(f"level after step {number}", total(level))]
    scaled = total(level) * factor
    return on.line(label, scaled if ceiling is None else least(scaled, ceiling))


def _progress(on: Scope, date: Row, start: Point, stop: Point, curve: str) -> Line:
    """How far a date is from one point to the next, along a straight line or, in a row of its own, an s-curve."""
    straight = clip((date - start.year) / most(stop.year - start.year, 0.001))
    return smooth(on.line(curve, straight)) if curve else straight


@dataclass(frozen=True)
class Opened:
    """Things that opened for good: how many open in a year, stand open at its end, and unit-years used in it."""

    opening: Row
    open: Row
    years: Row


def opened(on: Scope, label: str, flow: Row, after: Line) -> Opened:
    """Things counted by year in `flow` that open `after` years from the start of that year (it may be negative).

    What would open before the plan opens on its first day; what would open after it is not in the plan. With
    j = floor(after) and f = after - j, the unit-years are N[t-j-1] + (1-f) n[t-j], N the running total of n.
    """
    running = on.stock(f"{label}: so far", 0, str(flow.unit))
    running.becomes(running.before + flow)
    years = on.line(f"{label}: whole years until open", floor(after))
    before = on.line(f"{label}: whole years until open all year", years + 1)
    part = on.line(f"{label}: part of the year not yet open", after - years)
    stand = _standing(on, f"{label}: open at year end", running, years)
    last_year = _standing(on, f"{label}: open since last year", running, before)
    opening = on.flow(f"{label}: opening", (stand - stand.before) * on.book.inside)
    used = on.flow(f"{label}: average open", last_year + (1 - part) * shift(flow, years))
    return Opened(opening, stand, used)


def _standing(on: Scope, label: str, running: Row, years: Row) -> Stock:
    """The running total of other years. It never falls: past the last computed year nothing is known of a flow."""
    stand = on.stock(label, 0, str(running.unit))
    stand.becomes(most(stand.before, shift(running, years)))
    return stand
