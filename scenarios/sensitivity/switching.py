"""Switching values: how far a figure may go, every other one as in the base case, before a goal is missed or met."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scenarios.evaluation import Evaluation
from scenarios.sensitivity.cases import Array, Function, alone
from scenarios.sensitivity.goals import Goal

Direction = Literal["always", "never", "below", "above", "between", "outside", "several"]
PLAUSIBLE = (0.01, 0.99)
"""The probabilities between which a figure is called plausible."""
STEPS = 50
"""How many steps the plausible range is scanned in: a goal met or missed only within one of them is not seen."""
HALVINGS = 30
JUMP = 1e-4
"""What part of the scanned margins must be left between both sides of a switching value to call it a jump."""


@dataclass(frozen=True)
class Stretch:
    """A part of a figure's range in which a goal holds everywhere, or nowhere; with its probability."""

    low: float
    high: float
    holds: bool
    probability: float


@dataclass(frozen=True)
class Switch:
    """Where a figure makes a goal met or missed.

    Attributes:
        address: of the figure; `unit`: its own; `value`: in the base case.
        low: the least plausible value (1 % of the probability below it); `high`: the greatest one.
        direction: where the goal holds: always or never (none in the plausible range), below or above one value,
            between two or outside them, or in several stretches.
        switches: the switching values, from low to high.
        holding: the probability that the figure is where the goal holds.
        jumps: whether the outcome jumps at a switching value, as counts of whole units do, so that it is never on it.
        stretches: the plausible range from low to high; the first and last have the probability beyond it as well.
    """

    address: str
    unit: str
    value: float
    low: float
    high: float
    direction: Direction
    switches: tuple[float, ...]
    holding: float
    jumps: bool
    stretches: tuple[Stretch, ...]

    @property
    def failing(self) -> float:
        """The probability that the figure is where the goal does not hold."""
        return 1.0 - self.holding


@dataclass(frozen=True)
class Switching:
    """What a goal hangs on.

    Attributes:
        goal: what must hold.
        holds: whether it does in the base case; `margin`: by how much.
        rows: the figures, first those most likely to change that; those that cannot come last.
    """

    goal: Goal
    holds: bool
    margin: float
    rows: tuple[Switch, ...]


@dataclass(frozen=True)
class Crossings:
    """Where one figure makes a goal met or missed.

    Attributes:
        points: the probabilities at which it changes, from low to high.
        holding: whether the goal holds before the first of them, after it, ...
        jumps: whether the outcome jumps at one of them.
    """

    points: tuple[float, ...]
    holding: tuple[bool, ...]
    jumps: bool


def switching(evaluation: Evaluation, goal: Goal, names: Iterable[str] | None = None) -> Switching:
    """The switching values of figures for a goal that all outcomes of an evaluation must keep to.

    Where scenarios give a figure different ranges, it moves to the same probability in each.

    Args:
        evaluation: the plan and its outcomes.
        goal: what every outcome keeps to.
        names: addresses of figures; all uncertain ones if left out.
    """
    wanted = tuple(evaluation.figures if names is None else names)
    margin = float(goal.margin(evaluation.base()[:, None])[0])
    rows = [
        _row(evaluation, name, one) for name, one in zip(wanted, crossings(evaluation.drawn, goal, wanted), strict=True)
    ]
    holds = margin >= 0
    rows.sort(key=lambda row: (not row.switches, -(row.failing if holds else row.holding), row.address))
    return Switching(goal, holds, margin, tuple(rows))


def crossings(function: Function, goal: Goal, names: Sequence[str]) -> list[Crossings]:
    """Where, in probability, each figure alone makes a goal met or missed: a scan of its range, then bisection.

    Args:
        function: the outcomes at given probabilities; NaN keeps a figure's own value.
        goal: what the outcomes must keep to.
        names: the figures.
    """
    if not names:
        return []
    scanned = np.linspace(*PLAUSIBLE, STEPS + 1)
    table = alone(dict.fromkeys(names, scanned), names, len(scanned))
    margins = goal.margin(function(table)).reshape(len(names), len(scanned))
    holds = margins >= 0
    whose, step = np.nonzero(holds[:, 1:] != holds[:, :-1])

    def missed(points: Array) -> Array:
        table = {name: np.where(whose == place, points, np.nan) for place, name in enumerate(names)}
        return goal.margin(function(table))

    points, gaps = _bisected(missed, scanned[step], scanned[step + 1], holds[whose, step])
    sizes = np.ptp(margins, axis=1)
    found = []
    for place in range(len(names)):
        mine = whose == place
        kept = [bool(holds[place, 0])]
        kept += [not kept[0] if number % 2 == 0 else kept[0] for number in range(int(mine.sum()))]
        jumps = bool((gaps[mine] > JUMP * sizes[place]).any())
        found.append(Crossings(tuple(points[mine].tolist()), tuple(kept), jumps))
    return found


def _bisected(
    margin: Callable[[Array], Array], low: Array, high: Array, holds_low: NDArray[np.bool_]
) -> tuple[Array, Array]:
    """The points between which a goal changes, all at once, and how far the margins on both sides are apart."""
    if not low.size:
        return low, low
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        same = (margin(middle) >= 0) == holds_low
        low, high = np.where(same, middle, low), np.where(same, high, middle)
    return (low + high) / 2, np.abs(margin(high) - margin(low))


def _row(evaluation: Evaluation, name: str, found: Crossings) -> Switch:
    figure = evaluation.figures[name]
    edges = np.array([PLAUSIBLE[0], *found.points, PLAUSIBLE[1]])
    values = evaluation.values_at(name, edges).tolist()
    masses = np.diff([0.0, *found.points, 1.0]).tolist()
    stretches = tuple(Stretch(values[i], values[i + 1], holds, masses[i]) for i, holds in enumerate(found.holding))
    holding = float(sum(stretch.probability for stretch in stretches if stretch.holds))
    return Switch(
        name, figure.unit, float(figure.value), values[0], values[-1], _direction(found.holding),
        tuple(values[1:-1]), holding, found.jumps, stretches,
    )  # fmt: skip


def _direction(holding: tuple[bool, ...]) -> Direction:
    known: dict[tuple[bool, ...], Direction] = {
        (True,): "always", (False,): "never", (True, False): "below", (False, True): "above",
        (False, True, False): "between", (True, False, True): "outside",
    }  # fmt: skip
    return known.get(holding, "several")
