"""Two-way analysis: an outcome over a grid of values of two figures."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from functools import partial
from typing import Any

from outputs.analyses.analysis import Analysis, Shown, Subject, numbered
from outputs.analyses.bars_chart import amount, outcome_words
from outputs.analyses.driver_tables import OF_OUTCOME, about_outcome
from outputs.analyses.figure_words import figure_words
from outputs.analyses.value_said import is_share, value_said
from outputs.asked import WrongUseError
from outputs.cells import Record
from outputs.chart_style import Chart, figure_of
from outputs.codebook_terms import Columns
from outputs.wording import number, scale
from parameters import Scenario
from scenarios import Grid, GridAxis, grid

GRID: Columns = {
    **OF_OUTCOME,
    "first": ("address of the first figure", ""),
    "first_value": ("its value", "see first_unit"),
    "first_unit": ("its unit; empty for a plain number", ""),
    "second": ("address of the second figure", ""),
    "second_value": ("its value", "see second_unit"),
    "second_unit": ("its unit; empty for a plain number", ""),
    "value": ("the outcome with both figures at these values", "see outcome_unit"),
    "base": ("the outcome in the base case", "see outcome_unit"),
    "outcome_unit": ("unit of the outcome", ""),
}


def grid_analysis(subject: Subject) -> Analysis:
    """The grid of two figures for every outcome.

    Raises:
        WrongUseError: two figures were not named, or they are the same.
    """
    named = subject.question.figures
    if len(named) != 2:
        raise WrongUseError(f"two-way needs two figures: --figure ADDRESS --figure ADDRESS (got {len(named)})")
    try:
        found = grid(subject.evaluation, (named[0], named[1]))
    except ValueError as error:
        raise WrongUseError(str(error)) from None
    scenario = subject.scenario
    return Analysis(
        sentences=tuple(_said(one, scenario) for one in found),
        tables={"grid": [row for one in found for row in _rows(one)]},
        columns={"grid": GRID},
        shown=tuple(_shown(one, scenario) for one in found),
        charts=tuple(partial(_chart, one, scenario, place) for place, one in enumerate(found)),
    )


def _rows(found: Grid) -> Iterator[Record]:
    about = about_outcome(found.outcome) | {"base": found.base, "outcome_unit": found.outcome.unit}
    about |= {"first": found.rows.address, "first_unit": found.rows.unit}
    about |= {"second": found.columns.address, "second_unit": found.columns.unit}
    for first, line in zip(found.rows.values, found.table.tolist(), strict=True):
        for second, value in zip(found.columns.values, line, strict=True):
            yield about | {"first_value": first, "second_value": second, "value": value}


def _said(found: Grid, scenario: Scenario) -> str:
    unit = found.outcome.unit
    low, high = (amount(float(value), unit) for value in (found.table.min(), found.table.max()))
    pair = " and ".join(figure_words(scenario, axis.address) for axis in (found.rows, found.columns))
    base = amount(found.base, unit)
    return f"{outcome_words(found.outcome)}: {low} to {high} where {pair} vary together (base case {base})."


def _labels(axis: GridAxis) -> list[str]:
    share = is_share(axis.unit, axis.value, *axis.values)
    return [value_said(value, "", share) for value in axis.values]


def _shown(found: Grid, scenario: Scenario) -> Shown:
    size, word = scale(float(abs(found.table).max()))
    first, second = (f"{figure_words(scenario, axis.address)} ({axis.unit or 'plain number'})"
                     for axis in (found.rows, found.columns))  # fmt: skip
    about = f"{outcome_words(found.outcome)}, {found.outcome.unit} {word}; down: {first}; across: {second}:"
    rows = [
        (label, *(number(value / size, 1) for value in line))
        for label, line in zip(_labels(found.rows), found.table.tolist(), strict=True)
    ]
    return Shown(about, ("", *_labels(found.columns)), tuple(rows))


def _chart(found: Grid, scenario: Scenario, place: int, source: str) -> Chart:
    size, word = scale(float(abs(found.table).max()))
    unit = f"{found.outcome.unit} {word}"
    title = _said(found, scenario).rstrip(".")
    axes: Any = figure_of(title, unit, source)
    table = found.table / size
    axes.imshow(table, cmap="cividis", aspect="auto", origin="lower")
    middle = (table.min() + table.max()) / 2
    for down, line in enumerate(table.tolist()):
        for across, value in enumerate(line):
            colour = "white" if value < middle else "black"
            axes.annotate(number(value, 1), (across, down), ha="center", va="center", color=colour)
    for axis, side, set_ticks in ((found.columns, axes.set_xlabel, axes.set_xticks),
                                  (found.rows, axes.set_ylabel, axes.set_yticks)):  # fmt: skip
        labels = _labels(axis)
        set_ticks(range(len(labels)), labels)
        named = f"{figure_words(scenario, axis.address)}, {axis.unit}".strip(" ,")
        side("\n".join(textwrap.wrap(named, 42)))
    axes.grid(visible=False)
    rows = list(_rows(found))
    return numbered(Chart("01-grid", title, axes, rows, f"A table of colours and figures. {title}."), place)
