"""One-way analysis: each figure alone at the ends of its range."""

from __future__ import annotations

from functools import partial

from outputs.analyses.analysis import Analysis, Shown, Subject, numbered
from outputs.analyses.bars_chart import amount, outcome_words, tornado_chart
from outputs.analyses.driver_tables import TORNADO, tornado_rows
from outputs.analyses.figure_words import figure_words
from outputs.analyses.value_said import is_share, scaled, value_said
from outputs.chart_style import Chart
from outputs.wording import counted, number
from parameters import Scenario
from scenarios import Bar, Outcome, Tornado, tornado

USUAL = 12


def tornado_analysis(subject: Subject) -> Analysis:
    """The tornado of every outcome."""
    found = tornado(subject.evaluation, subject.names)
    top = subject.question.top or USUAL
    scenario = subject.scenario
    return Analysis(
        sentences=tuple(_said(one, scenario) for one in found),
        tables={"tornado": [row for one in found for row in tornado_rows(one, scenario)]},
        columns={"tornado": TORNADO},
        shown=tuple(_shown(one, top) for one in found),
        charts=tuple(partial(_chart, one, scenario, place) for place, one in enumerate(found)),
    )


def _chart(found: Tornado, scenario: Scenario, place: int, source: str) -> Chart:
    return numbered(tornado_chart(found, scenario, source), place)


def _said(found: Tornado, scenario: Scenario) -> str:
    outcome = found.outcome
    base = f"{outcome_words(outcome)}: {amount(found.base, outcome.unit)} in the base case."
    moving = [bar for bar in found.bars if bar.width > 0]
    if not moving:
        return f"{base} No figure moves it."
    still = len(found.bars) - len(moving)
    verb = "does" if still == 1 else "do"
    told = f" {still} of {counted(len(found.bars), 'figure')} {verb} not move it." if still else ""
    return f"{base} It moves most with {_moved(moving[0], outcome, scenario)}.{told}"


def _moved(bar: Bar, outcome: Outcome, scenario: Scenario) -> str:
    share = is_share(bar.unit, bar.value, bar.low, bar.high)
    low, high = (value_said(value, bar.unit, share) for value in (bar.low, bar.high))
    ends = f"{amount(bar.at_low, outcome.unit)} at {low}, {amount(bar.at_high, outcome.unit)} at {high}"
    return f"{figure_words(scenario, bar.address)}: {ends}"


def _shown(found: Tornado, top: int) -> Shown:
    bars = found.bars[:top]
    outcomes = [value for bar in bars for value in (bar.at_low, bar.at_high)]
    size, unit, decimals = scaled(found.outcome.unit, found.base, *outcomes)
    rows = []
    for bar in bars:
        share = is_share(bar.unit, bar.value, bar.low, bar.high)
        ends = tuple(value_said(value, "", share) for value in (bar.low, bar.high))
        found_at = tuple(number(value / size, decimals) for value in (bar.at_low, bar.at_high, bar.width))
        rows.append((bar.address, bar.unit, *ends, *found_at))
    heading = ("figure", "unit", "low", "high", "at low", "at high", "apart")
    about = f"{outcome_words(found.outcome)}, {unit}, each figure alone at its ends:".replace(", ,", ",")
    return Shown(about, heading, tuple(rows), 2)
