"""Charts with a bar for each figure: the tornado, and shares of the spread."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from outputs.analyses.driver_tables import about_outcome
from outputs.analyses.figure_words import figure_words
from outputs.analyses.value_said import value_said
from outputs.annex.tongue import say
from outputs.cells import Record
from outputs.chart_style import PALETTE, Chart, figure_of
from outputs.wording import listed, money, number, scale, unbroken
from parameters import Scenario
from scenarios import Importance, Outcome, Tornado

BLUE, GREEN, PLUM, ORANGE, DARK, VIOLET = PALETTE
SHOWN = 12
"""Bars of a chart; the tables have all."""
LEAST = 0.003
"""Bars shorter than this share of the longest are left out."""


def tornado_chart(found: Tornado, scenario: Scenario, source: str) -> Chart:
    """How far the outcome goes with each figure alone at its ends, the widest bars on top."""
    outcome, widest = found.outcome, max((bar.width for bar in found.bars), default=0.0)
    bars = [bar for bar in found.bars[:SHOWN] if bar.width >= LEAST * widest]
    size, word = scale(max(abs(value) for bar in bars for value in (bar.at_low, bar.at_high, found.base)))
    unit = f"{outcome_words(outcome)}, {outcome.unit} {word}".rstrip(" ,")
    rows: list[Record] = [
        about_outcome(outcome)
        | {"figure": figure_words(scenario, bar.address), "address": bar.address, "low": bar.low, "high": bar.high,
           "unit": bar.unit, f"at low ({unit})": bar.at_low / size, f"base ({unit})": found.base / size,
           f"at high ({unit})": bar.at_high / size}
        for bar in bars
    ]  # fmt: skip
    title = tornado_title(found, scenario)
    axes = wide_axes(title, unit, source)
    places = list(range(len(bars)))[::-1]
    for key, colour, label in (("at low", BLUE, "at the low end of its range"),
                               ("at high", ORANGE, "at the high end of its range")):  # fmt: skip
        widths = [float(row[f"{key} ({unit})"]) - found.base / size for row in rows]
        axes.barh(places, widths, left=found.base / size, color=colour, height=0.62, label=label)
    axes.axvline(found.base / size, color=DARK, linewidth=1.4)
    named_bars(axes, places, [str(row["figure"]) for row in rows])
    axes.xaxis.set_major_formatter(_thousands)
    axes.legend(loc="upper center", bbox_to_anchor=(0.4, -0.06), ncols=2, frameon=False, fontsize=9)
    return Chart("11-tornado", title, axes, rows, f"Bars around the base case, the widest on top. {title}.")


def tornado_title(found: Tornado, scenario: Scenario) -> str:
    """The finding: which figure moves the outcome most, and from where to where; or that none does."""
    bar = found.bars[0]
    if not bar.width > 0:
        return say("No figure moves {outcome}", outcome=lower(outcome_words(found.outcome)))
    low, high = sorted((bar.at_low, bar.at_high))
    ends = {"low": amount(low, found.outcome.unit), "high": amount(high, found.outcome.unit)}
    told = {"outcome": outcome_words(found.outcome), "figure": figure_words(scenario, bar.address)}
    return say("{outcome} moves most with {figure}: {low} to {high}", **told, **ends)


def shares_chart(found: Importance, outcome: Outcome, scenario: Scenario, source: str) -> Chart:
    """The share of the spread that goes back to each figure."""
    weights = [one for one in found.weights[:SHOWN] if one.share >= LEAST * found.weights[0].share]
    unit = "% of the spread (variance) of " + lower(outcome_words(outcome))
    rows: list[Record] = [
        about_outcome(outcome)
        | {"figure": figure_words(scenario, one.address), "address": one.address, "share (%)": 100 * one.share}
        for one in weights
    ]
    title = importance_title(found, outcome, scenario)
    fit = f"R2 {number(found.r2, 2)} over {number(found.draws)} draws"
    axes = wide_axes(title, unit, f"{source}; {fit}")
    places = list(range(len(rows)))[::-1]
    values = [float(row["share (%)"]) for row in rows]
    axes.barh(places, values, color=BLUE, height=0.62)
    for place, value in zip(places, values, strict=True):
        axes.annotate(f" {number(value, 1)}", (value, place), va="center", color=DARK)
    named_bars(axes, places, [str(row["figure"]) for row in rows])
    return Chart("14-importance", title, axes, rows, f"Bars, the longest on top. {title}.")


def importance_title(found: Importance, outcome: Outcome, scenario: Scenario) -> str:
    """The finding: the three figures that most of the spread goes back to."""
    first = [f"{figure_words(scenario, one.address)} {number(100 * one.share)} %" for one in found.weights[:3]]
    return say("What spreads {outcome}: {figures}", outcome=lower(outcome_words(outcome)), figures=listed(first))


def outcome_words(outcome: Outcome) -> str:
    """An outcome in words, such as ``Total cost of reform above no change``, or ``... in 2030 (cash)``."""
    year = "" if outcome.year is None else say(" in {year}", year=outcome.year)
    less = "" if outcome.against is None else say(" above {scenario}", scenario=_shown(outcome.against))
    label = say(f"{outcome.label[0].upper()}{outcome.label[1:]}")
    told = say("{outcome} of {scenario}", outcome=label, scenario=_shown(outcome.scenario))
    return f"{told}{less}{year}{say(' (cash)') if outcome.cash else ''}"


def lower(words: str) -> str:
    """Words as they stand within a sentence."""
    return f"{words[0].lower()}{words[1:]}"


def _shown(scenario: str) -> str:
    return say("no change") if scenario == "status_quo" else scenario.replace("_", " ")


def amount(value: float, unit: str) -> str:
    """A value of an outcome: money with its currency, anything else with its unit."""
    first, _, _ = unit.partition(" ")
    if len(first) == 3 and first.isupper() and "/" not in unit:
        return money(value, first)
    size, word = scale(value)
    if size > 1:
        return f"{number(value / size, 1)} {word} {unit}".strip()
    return value_said(value, unit)


def bars_of(stem: str, title: str, values: tuple[str, Mapping[str, tuple[float, float]]], source: str) -> Chart:
    """Bars with half the width of their intervals.

    Args:
        stem: of the file.
        title: the finding.
        values: the unit, and by the name of a figure the length of its bar and half the width of the interval.
        source: what stands below.
    """
    unit, found = values
    first = dict(list(found.items())[:SHOWN])
    size, word = scale(max(abs(value) for value, _ in first.values()))
    unit = f"{unit} {word}".strip()
    rows: list[Record] = [
        {"figure": name, unit: value / size, f"+/- ({unit})": half / size} for name, (value, half) in first.items()
    ]
    axes = wide_axes(title, unit, source)
    places = list(range(len(rows)))[::-1]
    lengths, halves = ([float(row[key]) for row in rows] for key in list(rows[0])[1:])
    axes.barh(places, lengths, xerr=halves, color=BLUE, ecolor=ORANGE, height=0.62, capsize=3)
    named_bars(axes, places, [str(row["figure"]) for row in rows])
    axes.xaxis.set_major_formatter(_thousands)
    return Chart(stem, title, axes, rows, f"Bars, the longest on top. {title}.")


def wide_axes(title: str, unit: str, source: str) -> Any:
    """Axes whose title begins at the edge of the picture, as names of figures take much of its width."""
    axes = figure_of("", unit, source)
    lines = textwrap.wrap(unbroken(title), 86, break_on_hyphens=False)
    axes.figure.suptitle("\n".join(lines), x=0.01, ha="left", fontsize=13, weight="bold", color=DARK)
    return axes


def named_bars(axes: Any, places: Sequence[float], names: Sequence[str]) -> None:
    """Names at the left of lying bars, and the grid across them."""
    axes.set_yticks(places, ["\n".join(textwrap.wrap(name, 48)) for name in names], fontsize=9)
    axes.tick_params(axis="y", length=0)
    axes.grid(visible=False, axis="y")
    axes.grid(visible=True, axis="x")


def _thousands(value: float, _: float) -> str:
    return f"{value:,.6g}".replace(",", " ")
