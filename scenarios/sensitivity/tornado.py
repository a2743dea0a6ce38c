"""One-way: every figure alone at its low and at its high end, around the base case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from scenarios.evaluation import Evaluation
from scenarios.outcomes import Outcome
from scenarios.sensitivity.cases import Array, alone, ends


@dataclass(frozen=True)
class Bar:
    """An outcome with one figure at its ends and every other one as in the base case.

    Attributes:
        address: of the figure; `unit`: its own; `value`: in the base case.
        low: the low end of the figure, `high` the high one; `interval` is the probability between them.
        at_low: the outcome there; `at_high`: at the high end.
        width: from the least to the greatest of `at_low`, the base case and `at_high`.
        share: of the sum of all squared widths.
    """

    address: str
    unit: str
    value: float
    low: float
    high: float
    interval: float
    at_low: float
    at_high: float
    width: float
    share: float = 0.0


@dataclass(frozen=True)
class Tornado:
    """An outcome in the base case, and its bars from the widest to the narrowest."""

    outcome: Outcome
    base: float
    bars: tuple[Bar, ...]


def tornado(
    evaluation: Evaluation, names: Iterable[str] | None = None, share: float | None = None
) -> tuple[Tornado, ...]:
    """The tornado of every outcome.

    A figure moves alone, correlated with others or not. Where scenarios give it different ranges, each moves it between
    its own ends.

    Args:
        evaluation: the plan and its outcomes.
        names: addresses of figures; all uncertain ones if left out.
        share: how much probability lies between the ends, the same for all figures; the stated ranges if left out.
    """
    wanted = tuple(evaluation.figures if names is None else names)
    values = {}
    for scenario, known in evaluation.known.items():
        moved = {a: ends(known[a], share)[:2] for a in wanted if a in known and known[a].uncertain}
        values[scenario] = alone({a: np.array(both) for a, both in moved.items()}, wanted, 2)
    base = evaluation.base()
    found = evaluation.each(values).reshape(len(base), len(wanted), 2) if wanted else base.reshape(-1, 1, 1)
    return tuple(
        Tornado(outcome, float(base[row]), _bars(evaluation, wanted, share, (float(base[row]), found[row])))
        for row, outcome in enumerate(evaluation.outcomes)
    )


def _bars(
    evaluation: Evaluation, names: tuple[str, ...], share: float | None, found: tuple[float, Array]
) -> tuple[Bar, ...]:
    base, outcomes = found
    bars = []
    for name, (at_low, at_high) in zip(names, outcomes.tolist(), strict=False):
        figure = evaluation.figures[name]
        low, high, interval = ends(figure, share)
        width = max(base, at_low, at_high) - min(base, at_low, at_high)
        bars.append(Bar(name, figure.unit, float(figure.value), low, high, interval, at_low, at_high, width))
    squares = sum(bar.width**2 for bar in bars)
    shared = (replace(bar, share=bar.width**2 / squares if squares > 0 else 0.0) for bar in bars)
    return tuple(sorted(shared, key=lambda bar: (-bar.width, bar.address)))
