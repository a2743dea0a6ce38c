"""The chart of the workforce: posts needed against people, for the cadres that are shortest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from costing import Cadre
from outputs.cells import Record, at, shown_years
from outputs.chart_style import PALETTE, Chart, apart, figure_of, ink
from outputs.staff_sentence import shortest
from outputs.wording import number
from scenarios import Projected, Projection

COLOURS = (PALETTE[0], PALETTE[3], PALETTE[1])
MOST = 3
"""How many cadres are shown."""


def staff_chart(projection: Projection, one: Projected, source: str) -> Chart:
    """Posts as lines, the people there for them as broken lines of the same colour."""
    cadres = _shown(projection, one)
    rows: list[Record] = [
        {"year": year}
        | {
            f"{cadre.cadre}: {what} (full-time posts)": at(one, row, column)
            for cadre in cadres
            for what, row in (("posts", cadre.needed), ("people", cadre.supply))
        }
        for column, year in shown_years(one)
    ]
    title = _title(projection, one)
    axes = figure_of(title, "full-time posts; people at year end, without those in posts outside the plan", source)
    _draw(axes, rows)
    return Chart("06-staff", title, axes, rows, f"Line chart by year, posts and people by cadre. {title}.")


def _shown(projection: Projection, one: Projected) -> list[Cadre]:
    """The shortest cadres; where none is short, those with the most posts."""
    short = [cadre for cadre, _, _ in shortest(projection, one)]
    if not short:
        inside = one.model.book.plan_columns
        every = one.model.workforce.cadres.values()
        short = sorted(every, key=lambda cadre: -float(one.values(cadre.needed)[inside].max()))
    return short[:MOST]


def _title(projection: Projection, one: Projected) -> str:
    short = shortest(projection, one)
    if not short:
        return f"There are people for every post of the plan, {projection.plan.first}-{projection.plan.last}"
    said = [f"{number(gap, 1)} of {cadre.cadre.replace('_', ' ')} in {year}" for cadre, gap, year in short[:MOST]]
    more = f"; {len(short) - MOST} more cadres are short" if len(short) > MOST else ""
    return f"Full-time posts that nobody fills: {', '.join(said)}{more}"


def _draw(axes: Any, rows: Sequence[Record]) -> None:
    years, keys = [row["year"] for row in rows], list(rows[0])[1:]
    ends = {key: float(rows[-1][key]) for key in keys}
    highest = max([1e-9, *(float(row[key]) for row in rows for key in keys)])
    spots = apart(ends, 0.06 * highest)
    for key, (colour, line) in zip(keys, [(c, s) for c in COLOURS for s in ("-", "--")], strict=False):
        cadre, what = key.split(" (")[0].split(": ")
        axes.plot(years, [row[key] for row in rows], color=colour, linestyle=line, linewidth=2.2, clip_on=False)
        label = f" {number(ends[key], 1)} {what}, {cadre.replace('_', ' ')}"
        axes.annotate(label, (years[-1], spots[key]), color=ink(colour), va="center", annotation_clip=False)
    axes.set_xticks(years)
    axes.set_xlim(years[0], years[-1])
    axes.set_ylim(bottom=0)
