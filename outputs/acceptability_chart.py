"""The curve of acceptability: in how many draws benefits exceed cost, against the value of a healthy life year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from outputs.analyses.chance_words import of_draws
from outputs.cells import Record
from outputs.chart_style import PALETTE, Chart, apart, figure_of, ink
from outputs.sentence import first_scenario
from outputs.wording import number
from scenarios import Acceptable, Projection, acceptability, cases

BLUE, GREEN, PLUM, ORANGE, DARK, VIOLET = PALETTE
COLOURS = (BLUE, ORANGE, GREEN, VIOLET, DARK)
STYLES = ("-", "--", "-.", ":")
TIMES = "value of a healthy life year (times income a head)"
UNIT = "% of the draws in which benefits exceed cost"
HALF = 0.5
REFUSED = "Not valid: how often benefits exceed cost, by what a healthy life year is taken to be worth"
LEAST_APART = 6.0
"""Points of % between labels of two lines."""
Curves = Mapping[str, Sequence[Acceptable]]
"""The curve of each scenario."""


def acceptability_charts(projection: Projection, source: str, *, refused: bool = False) -> list[Chart]:
    """The chart with a line for each scenario that names benefits; none where no draws were made.

    Where the run is refused, for open BLOCK findings, its title says that and no finding.
    """
    found = {name: [each for each in acceptability(projection.scenarios[name]) if each.own]
             for name in cases(projection)}  # fmt: skip
    curves = {name: points for name, points in found.items() if points}
    return [_chart(projection, curves, source, refused)] if curves else []


def _chart(projection: Projection, curves: Curves, source: str, refused: bool) -> Chart:
    first = first_scenario(projection)
    about = first if first in curves else next(iter(curves))
    taken = _taken(projection, about)
    title = REFUSED if refused else finding(curves[about], taken)
    rows: list[Record] = [
        {TIMES: points[0].times}
        | {f"{name} ({UNIT})": 100 * each.chance for name, each in zip(curves, points, strict=True)}
        for points in zip(*curves.values(), strict=True)
    ]
    plan = projection.plan
    rate = f"{plan.first}-{plan.last}, own discount rate; {projection.draws} draws"
    axes = figure_of(title, UNIT, f"{source}; {rate}")
    _draw(axes, rows, list(curves), taken)
    own = "" if taken is None else f" The plan takes {taken:g} times."
    return Chart("17-acceptability", title, axes, rows, f"Rising lines: % of the draws by {TIMES}. {title}.{own}")


def finding(points: Sequence[Acceptable], taken: float | None = None) -> str:
    """What the curve says: how sure it is with health left out, and at the plan's own value or where it is even.

    Args:
        points: from health left out up to the highest value.
        taken: what the plan takes a healthy year to be worth; the highest value is said where the curve has none there.
    """
    least, most = points[0], points[-1]
    out = f"Benefits exceed cost in {of_draws(least.chance)} with health left out"
    own = next((each for each in points if taken is not None and abs(each.times - taken) < 1e-9), most)
    even = next((each for each in points if each.chance >= HALF), None)
    if least.chance >= HALF:
        return f"{out}, in {of_draws(own.chance)} with a healthy year at {_times(own)}"
    if even is None:
        return f"{out}, in no more than {of_draws(most.chance)} with a healthy year at {_times(most)}"
    return f"{out}, in half or more from {_times(even)} for a healthy year on"


def _times(one: Acceptable) -> str:
    return f"{number(one.times, 1)} times income a head"


def _taken(projection: Projection, name: str) -> float | None:
    """What the plan itself takes a healthy year to be worth, in times income a head."""
    named = projection.scenarios[name].model.scenario.world.get("healthy_year_value")
    value = getattr(named, "value", None)
    return float(value) if isinstance(value, (int, float)) else None


def _draw(axes: Any, rows: Sequence[Record], names: Sequence[str], taken: float | None) -> None:
    times, keys = [float(row[TIMES]) for row in rows], list(rows[0])[1:]
    ends = {key: float(rows[-1][key]) for key in keys}
    spots = apart(ends, LEAST_APART)
    over = max(0.0, *(spot - 100 for spot in spots.values()))
    for place, (key, name) in enumerate(zip(keys, names, strict=True)):
        colour, style = COLOURS[place % len(COLOURS)], STYLES[place % len(STYLES)]
        axes.plot(times, [float(row[key]) for row in rows], style, color=colour, linewidth=2.4, clip_on=False)
        label = f" {number(ends[key])} {'the plan' if name == 'reform' else name.replace('_', ' ')}"
        axes.annotate(label, (times[-1], spots[key] - over), color=ink(colour), va="center", annotation_clip=False)
    axes.axhline(100 * HALF, color=DARK, linewidth=1.2, linestyle=":")
    axes.annotate("50: as likely as not ", (times[-1], 51), ha="right", color=DARK, fontsize=9)
    if taken is not None and taken <= times[-1]:
        axes.axvline(taken, color=PLUM, linewidth=1.4, linestyle="--")
        axes.annotate(f" the plan takes {taken:g}", (taken, 3), color=PLUM, fontsize=9)
    axes.set_ylim(0, 100)
    axes.set_xlim(0, times[-1])
    axes.set_xlabel(TIMES, loc="right")
