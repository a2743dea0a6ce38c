"""Morris: every figure moved alone from many starting points; a cheap first look at which figures matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from scenarios.evaluation import Evaluation
from scenarios.outcomes import Outcome
from scenarios.sensitivity.cases import Array, Function

TRAJECTORIES = 20
LEVELS = 4
RESAMPLES = 1000
PLAUSIBLE = (0.05, 0.95)
"""Between which probabilities figures move; the ends of a distribution may be infinite."""


@dataclass(frozen=True)
class Effect:
    """The effects of one figure on an outcome, for a move over all the range between the probabilities.

    Attributes:
        address: of the figure.
        mean: of the effects, with their sign; `absolute`: without it (mu*), which ranks figures.
        confidence: half the width of the 95 % interval of `absolute`.
        deviation: of the effects (sigma): great where a figure acts differently depending on others, or in a curve.
    """

    address: str
    mean: float
    absolute: float
    confidence: float
    deviation: float


@dataclass(frozen=True)
class Morris:
    """The effects of all figures on an outcome, the greatest first; how many trajectories and cases; the seed."""

    outcome: Outcome | None
    effects: tuple[Effect, ...]
    trajectories: int
    cases: int
    seed: int


def morris(
    evaluation: Evaluation, names: Iterable[str] | None = None, trajectories: int = TRAJECTORIES, seed: int = 0
) -> tuple[Morris, ...]:
    """Morris' elementary effects of figures on every outcome of an evaluation.

    Figures move between their 5 % and 95 % quantiles, on the scale of probability, each alone, correlated or not.

    Args:
        evaluation: the plan and its outcomes.
        names: addresses of figures; all uncertain ones if left out.
        trajectories: how many starting points; each costs one case for every figure and one more.
        seed: any whole number from 0 on.
    """
    wanted = tuple(evaluation.figures if names is None else names)
    found = effects(evaluation.drawn, wanted, trajectories, seed=seed)
    cases = trajectories * (len(wanted) + 1)
    return tuple(
        Morris(outcome, rows, trajectories, cases, seed)
        for outcome, rows in zip(evaluation.outcomes, found or [()] * len(evaluation.outcomes), strict=True)
    )


def effects(
    function: Function,
    names: Sequence[str],
    trajectories: int = TRAJECTORIES,
    *,
    seed: int = 0,
    between: tuple[float, float] = PLAUSIBLE,
) -> list[tuple[Effect, ...]]:
    """The same for a plain function of probabilities, for each of its outcomes.

    Args:
        function: outcomes, shape (outcome, case), at probabilities by name, each of shape (case,).
        names: what it is a function of.
        trajectories: how many starting points.
        seed: any whole number from 0 on.
        between: the probabilities between which they move.
    """
    if not names:
        return []
    from SALib.analyze.morris import analyze
    from SALib.sample.morris import sample

    problem = {"num_vars": len(names), "names": list(names), "bounds": [list(between)] * len(names)}
    points: Array = sample(problem, trajectories, num_levels=LEVELS, seed=seed)
    outcomes = function({name: np.ascontiguousarray(points[:, place]) for place, name in enumerate(names)})
    options = {"num_levels": LEVELS, "num_resamples": RESAMPLES, "seed": seed}
    return [_effects(names, analyze(problem, points, np.asarray(one, dtype=float), **options)) for one in outcomes]


def _effects(names: Sequence[str], found: dict[str, Sequence[float]]) -> tuple[Effect, ...]:
    columns = (found["mu"], found["mu_star"], found["mu_star_conf"], found["sigma"])
    rows = [Effect(name, *map(float, row)) for name, *row in zip(names, *columns, strict=True)]
    return tuple(sorted(rows, key=lambda effect: (-effect.absolute, effect.address)))
