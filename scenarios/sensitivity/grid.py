"""Two-way: an outcome over a grid of values of two figures, every other one as in the base case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scenarios.evaluation import Evaluation
from scenarios.outcomes import Outcome
from scenarios.sensitivity.cases import Array, ends
from scenarios.sensitivity.chosen import chosen

STEPS = 7
"""How many values of each figure, unless they are given."""


@dataclass(frozen=True)
class GridAxis:
    """The values of a figure along a side of the grid, and its base value."""

    address: str
    unit: str
    value: float
    values: tuple[float, ...]


@dataclass(frozen=True)
class Grid:
    """An outcome over two figures.

    Attributes:
        outcome: what it is of; `base`: its base case.
        rows, columns: the two figures.
        table: shape (row, column).
    """

    outcome: Outcome
    base: float
    rows: GridAxis
    columns: GridAxis
    table: Array


def grid(
    evaluation: Evaluation,
    pair: tuple[str, str],
    steps: int = STEPS,
    values: Mapping[int, Sequence[float]] | None = None,
) -> tuple[Grid, ...]:
    """The grid of every outcome.

    Args:
        evaluation: the plan and its outcomes.
        pair: two figures, as a person names them; the first goes down the rows.
        steps: how many values of each, evenly spaced over its stated range (each scenario over its own).
        values: the values of the first (0) or second (1) figure instead, the same in all scenarios.

    Raises:
        UnknownAddressError: a name fits no uncertain figure, or several.
        ValueError: both names mean the same figure, or there is nothing to vary.
    """
    names = [chosen(evaluation, [name])[0] for name in pair]
    if names[0] == names[1]:
        raise ValueError(f"a grid needs two figures, and '{pair[0]}' and '{pair[1]}' are the same")
    given = values or {}
    sides = {scenario: _sides(evaluation, scenario, names, (steps, given)) for scenario in evaluation.scenarios}
    axes = [_axis(evaluation, name, steps, given.get(place)) for place, name in enumerate(names)]
    shape = (len(axes[0].values), len(axes[1].values))
    crossed = {s: _crossed(names, columns, shape) for s, columns in sides.items()}
    base, found = evaluation.base(), evaluation.each(crossed)
    return tuple(
        Grid(outcome, float(base[row]), axes[0], axes[1], found[row].reshape(shape))
        for row, outcome in enumerate(evaluation.outcomes)
    )


def _sides(
    evaluation: Evaluation, scenario: str, names: Sequence[str], asked: tuple[int, Mapping[int, Sequence[float]]]
) -> dict[int, Array]:
    """The values along each side in one scenario; a figure that is not uncertain there is left out."""
    steps, given = asked
    known, found = evaluation.known[scenario], {}
    for place, name in enumerate(names):
        if place in given:
            found[place] = np.asarray(given[place], dtype=float)
        elif name in known and known[name].uncertain:
            found[place] = np.linspace(*ends(known[name])[:2], steps)
    return found


def _axis(evaluation: Evaluation, name: str, steps: int, given: Sequence[float] | None) -> GridAxis:
    figure = evaluation.figures[name]
    along = np.linspace(*ends(figure)[:2], steps) if given is None else np.asarray(given, dtype=float)
    if not along.size:
        raise ValueError(f"{name}: a grid needs at least one value")
    return GridAxis(name, figure.unit, float(figure.value), tuple(along.tolist()))


def _crossed(names: Sequence[str], sides: Mapping[int, Array], shape: tuple[int, int]) -> dict[str, Array]:
    """Every value of the first with every value of the second, by name; shape (row x column,)."""
    found = {}
    for place, along in sides.items():
        whole = along[:, None] if place == 0 else along[None, :]
        found[names[place]] = np.broadcast_to(whole, shape).ravel()
    return found
