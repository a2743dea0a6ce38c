"""Charts that a reader can edit: the numbers of a chart's csv as a chart of the slides' own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from outputs.csv_rows import rows_of
from outputs.report.blocks import Picture

NO_CHANGE = ("no change", "status_quo")
_UNIT = re.compile(r"^(?P<name>.*?)(?: \((?P<end>[^()]*)\)|: (?P<tail>[A-Z]{3} [^:]*))$")


@dataclass(frozen=True)
class Series:
    """A named row of numbers; what is missing is None. `hidden` holds others up and is not seen."""

    name: str
    values: Sequence[float | None]
    hidden: bool = False


@dataclass(frozen=True)
class NativeChart:
    """A chart before it is drawn.

    Attributes:
        kind: ``columns``, ``stacked``, ``lines``, ``bars`` or ``curve`` (of points x, y; y in percent).
        unit: what the numbers are.
        categories: names along the axis; for a curve the x of its points.
        series: numbers for each of them.
        crossing: where bars begin; None for 0.
    """

    kind: str
    unit: str
    categories: Sequence[str]
    series: Sequence[Series]
    crossing: float | None = None
    axis: str = field(default="")


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
    """People by where they live."""
    lived = [column for column in _numeric(rows) if not column.startswith(("beds", "residents"))]
    series, unit = _columns(rows, lived)
    return NativeChart("stacked", unit, [row["year"] for row in rows], series)


def _double(rows: Sequence[Mapping[str, str]]) -> NativeChart:
    """What is paid at once; the budget it is compared with stands in the notes of the slide."""
    paid = [column for column in _numeric(rows) if column.startswith(("institutions", "community", "one-offs"))]
    series, unit = _columns(rows, paid)
    return NativeChart("stacked", unit, [row["year"] for row in rows], series)


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


def _closings(rows: Sequence[Mapping[str, str]]) -> NativeChart:
    years = list(dict.fromkeys(row["year"] for row in rows))
    names = list(dict.fromkeys(row["institution"] for row in rows))
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
    return NativeChart("curve", chance, [row[budget] for row in rows], series, axis=f"{name}, {unit}")


_MAKERS = {
    "shift": _shift, "double": _double, "waterfall": _waterfall, "closing": _closings, "function": _stacked,
    "funding": _stacked, "tornado": _tornado, "importance": _shares, "affordability": _curve,
}  # fmt: skip
"""How charts are made by a word in their name; others are lines over years or columns."""
