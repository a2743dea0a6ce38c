"""Charts that a reader can edit: the numbers of a chart's csv as a chart of the slides' own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from outputs.chart_style import PALETTE
from outputs.csv_rows import rows_of
from outputs.report.blocks import Picture

AT_ONE = "1: brings what it costs"
_UNIT = re.compile(r"^(?P<name>.*?)(?: \((?P<end>[^()]*)\)|: (?P<tail>[A-Z]{3} [^:]*))$")


@dataclass(frozen=True)
class Series:
    """A named row of numbers; what is missing is None.

    Attributes:
        name: as the legend has it.
        values: one for each category.
        hidden: holds others up and is not seen.
        line: a line over columns.
        low: where the range of each value begins; empty without ranges.
        high: where it ends.
    """

    name: str
    values: Sequence[float | None]
    hidden: bool = False
    line: bool = False
    low: Sequence[float | None] = ()
    high: Sequence[float | None] = ()


@dataclass(frozen=True)
class NativeChart:
    """A chart before it is drawn.

    Attributes:
        kind: ``columns``, ``stacked``, ``lines``, ``bars`` or ``curve`` (of points x, y; y in percent).
        unit: what the numbers are.
        categories: names along the axis; for a curve the x of its points.
        series: numbers for each of them.
        crossing: where bars begin; None for 0.
        axis: what stands along the axis of categories.
        percent: whether the values are shares of 100.
    """

    kind: str
    unit: str
    categories: Sequence[str]
    series: Sequence[Series]
    crossing: float | None = None
    axis: str = ""
    percent: bool = False


def native_chart(picture: Picture) -> NativeChart | None:
    """The chart of a picture; None where its numbers are no chart of a kind that slides have."""
    rows = rows_of(picture.svg.with_suffix(".csv"))
    if not rows:
        return None
    maker = next((make for word, make in _MAKERS.items() if word in picture.name), _plain)
    return maker(rows)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _split(heading: str) -> tuple[str, str]:
    """Name and unit of a column.

    >>> _split("reform (PEN million a year, prices of 2025)"), _split("lent: PEN million a year, cash"), _split("year")
    (('reform', 'PEN million a year, prices of 2025'), ('lent', 'PEN million a year, cash'), ('year', ''))
    """
    found = _UNIT.match(heading)
    if found is None:
        return heading, ""
    return found["name"], found["end"] or found["tail"]


def _columns(rows: Sequence[Mapping[str, str]], keep: Sequence[str]) -> tuple[list[Series], str]:
    """Columns as series, and the unit that most of them share."""
    split = {column: _split(column) for column in keep}
    units = [unit for _, unit in split.values()]
    unit = max(units, key=units.count) if units else ""
    names = {column: name if told == unit else column for column, (name, told) in split.items()}
    shown = {column: _plainly(name) for column, name in names.items()}
    return [Series(shown[column], [_number(row[column]) for row in rows]) for column in keep], unit


def _plainly(name: str) -> str:
    return {"status_quo": "no change", "reform": "the plan"}.get(name, name.replace("_", " "))


def _numeric(rows: Sequence[Mapping[str, str]]) -> list[str]:
    _, *others = rows[0]
    return [column for column in others if any(_number(row[column]) is not None for row in rows)]


def _plain(rows: Sequence[Mapping[str, str]]) -> NativeChart:
    """Lines over years, columns over anything else."""
    first = next(iter(rows[0]))
    series, unit = _columns(rows, _numeric(rows))
    return NativeChart("lines" if first == "year" else "columns", unit, [row[first] for row in rows], series)


def _stacked(rows: Sequence[Mapping[str, str]]) -> NativeChart:
    first = next(iter(rows[0]))
    series, unit = _columns(rows, _numeric(rows))
    return NativeChart("stacked", unit, [row[first] for row in rows], series)


def _shift(rows: Sequence[Mapping[str, str]]) -> NativeChart:
    """People by where they live; over them those who would live in institutions with no change."""
    return _stack_and_lines(rows, [one for one in _numeric(rows) if not one.startswith("beds")], ("residents",))


def _double(rows: Sequence[Mapping[str, str]]) -> NativeChart:
    """What is paid at once; over it the budget that it is compared with."""
    kept = ("institutions", "community", "one-offs", "indexed")
    return _stack_and_lines(rows, [one for one in _numeric(rows) if one.startswith(kept)], ("indexed",))


def _stack_and_lines(rows: Sequence[Mapping[str, str]], columns: Sequence[str], lines: tuple[str, ...]) -> NativeChart:
    series, unit = _columns(rows, columns)
    drawn = [replace(one, line=column.startswith(lines)) for one, column in zip(series, columns, strict=True)]
    return NativeChart("stacked", unit, [row["year"] for row in rows], drawn)


def _pairs(rows: Sequence[Mapping[str, str]]) -> NativeChart:
    """Columns in pairs, each with its range where draws were made."""
    first, numbers = next(iter(rows[0])), _numeric(rows)
    split = {column: _split(column) for column in numbers}
    base = [column for column in numbers if not split[column][0].endswith((", P10", ", P50", ", P90"))]
    series = [
        Series(split[column][0], [_number(row[column]) for row in rows], low=_end(rows, column, "P10"),
               high=_end(rows, column, "P90"))
        for column in base
    ]  # fmt: skip
    return NativeChart("columns", split[base[0]][1], [row[first] for row in rows], series)


def _end(rows: Sequence[Mapping[str, str]], column: str, mark: str) -> list[float | None]:
    """One end of the ranges of a column; nothing where no draws were made."""
    name, unit = _split(column)
    key = f"{name}, {mark} ({unit})"
    return [_number(row[key]) for row in rows] if key in rows[0] else []


def _against_one(rows: Sequence[Mapping[str, str]]) -> NativeChart:
    """Benefits against cost, with a line at 1."""
    found = _pairs(rows)
    return replace(found, series=[*found.series, Series(AT_ONE, [1.0] * len(rows), line=True)])


def _acceptable(rows: Sequence[Mapping[str, str]]) -> NativeChart:
    """Chances against the value of a healthy year."""
    found = _plain(rows)
    return replace(found, kind="lines", axis=next(iter(rows[0])), percent=True)


def _waterfall(rows: Sequence[Mapping[str, str]]) -> NativeChart:
    """Bars that hang between the level before and the level after."""
    first, step, reached = list(rows[0])[:3]
    steps, levels = ([_number(row[column]) for row in rows] for column in (step, reached))
    ends = [level or 0.0 for level in levels]
    whole = [value is None or place == 0 or (value == level and place == len(rows) - 1)
             for place, (value, level) in enumerate(zip(steps, levels, strict=True))]  # fmt: skip
    before = [0.0, *[one for one, _ in pairwise(ends)]]
    held, rise, fall, totals = [], [], [], []
    for value, level, start, full in zip(steps, ends, before, whole, strict=True):
        moved = 0.0 if full else value or 0.0
        held.append(0.0 if full else min(start, level))
        rise.append(max(0.0, moved))
        fall.append(max(0.0, -moved))
        totals.append(level if full else 0.0)
    seen = {"in all": totals, "less": fall, "more": rise}
    series = [Series("held up", held, hidden=True), *(Series(name, values) for name, values in seen.items())]
    return NativeChart("stacked", _split(step)[1], [row[first] for row in rows], series)


def _closings(rows: Sequence[Mapping[str, str]]) -> NativeChart | None:
    """Wards by institution side by side; with more institutions than colours there is no such chart."""
    years = list(dict.fromkeys(row["year"] for row in rows))
    names = list(dict.fromkeys(row["institution"] for row in rows))
    if len(names) > len(PALETTE):
        return None
    held = {(row["institution"], row["year"]): _number(row["wards open"]) for row in rows}
    series = [Series(name, [held.get((name, year)) for year in years]) for name in names]
    return NativeChart("columns", "wards open at year end", years, series)


def _tornado(rows: Sequence[Mapping[str, str]]) -> NativeChart:
    low, base, high = (next(column for column in rows[0] if column.startswith(f"{word} ("))
                       for word in ("at low", "base", "at high"))  # fmt: skip
    series, unit = _columns(rows, [low, high])
    middle = _number(rows[0][base])
    return NativeChart("bars", unit, [row["figure"] for row in rows], series, middle)


def _shares(rows: Sequence[Mapping[str, str]]) -> NativeChart:
    series, unit = _columns(rows, [list(rows[0])[-1]])
    return NativeChart("bars", unit, [row["figure"] for row in rows], series)


def _curve(rows: Sequence[Mapping[str, str]]) -> NativeChart:
    chance, budget = list(rows[0])[:2]
    name, unit = _split(budget)
    series = [Series(chance, [_number(row[chance]) for row in rows])]
    return NativeChart("curve", chance, [row[budget] for row in rows], series, axis=f"{name}, {unit}", percent=True)


_MAKERS = {
    "shift": _shift, "double": _double, "waterfall": _waterfall, "closing": _closings, "function": _stacked,
    "funding": _stacked, "tornado": _tornado, "importance": _shares, "affordability": _curve,
    "benefit": _against_one, "inaction": _pairs, "acceptab": _acceptable,
}  # fmt: skip
"""How charts are made by a word in their name; others are lines over years or columns."""
