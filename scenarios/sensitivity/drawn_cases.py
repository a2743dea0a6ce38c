"""The draws of a run as cases: what each figure was, and what came out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parameters import Scenario, block_sizes, scenario_draws
from scenarios.evaluation import Evaluation
from scenarios.outcomes import Outcome, no_ratio
from scenarios.projection import Projection

Array = NDArray[np.float64]

MOST_DRAWS = 10_000
"""More draws than these add nothing to what drives an outcome; the first blocks of a bigger run are used."""


@dataclass(frozen=True)
class DrawnCases:
    """Draws as a table: `names` of figures, their values (draw, figure), and the outcome in every draw.

    Of a run with more than 10 000 draws they are the first 10 000.
    """

    names: tuple[str, ...]
    cases: Array
    outcome: Array

    def figure(self, name: str) -> Array:
        """The values of one figure, shape (draw,)."""
        return self.cases[:, self.names.index(name)]


def drawn_cases(projection: Projection, outcome: Outcome, seed: int | None = None) -> DrawnCases:
    """The draws of the figures that reach an outcome, with the outcome.

    Args:
        projection: with the outcome's line among those kept for every draw.
        outcome: what is asked.
        seed: of the run; the projection's own if left out.

    Raises:
        ValueError: there are no draws, or the line was not kept; or it is a ratio and a draw spends nothing.
    """
    values: Array | None = None
    for name in outcome.scenarios:
        one = projection.scenarios[name]
        row = one.model.book[outcome.line]
        if one.drawn is None or row not in one.drawn:
            raise ValueError(f"{outcome.address} has no draws: project with draws, and keep its line")
        found = np.asarray(outcome.of(row, one.drawn[row]))
        if outcome.spent:
            found = found * outcome.known(one.drawn[one.model.book[outcome.spent]][0])
        values = found if values is None else values - found
    assert values is not None
    if (refused := no_ratio(outcome, values)) is not None:
        raise refused
    models = {name: projection.scenarios[name].model for name in outcome.scenarios}
    reaching = Evaluation(projection.plan, models, (outcome,)).figures
    drawn: dict[str, Array] = {}
    made = len(values), projection.seed if seed is None else seed
    for model in models.values():
        drawn |= figures_drawn(model.scenario, [each for each in reaching if each not in drawn], made)
    used = min((len(column) for column in drawn.values()), default=len(values))
    table = np.stack(list(drawn.values()), axis=1) if drawn else np.empty((used, 0))
    return DrawnCases(tuple(drawn), table, values[:used])


def figures_drawn(scenario: Scenario, names: Iterable[str], made: tuple[int, int]) -> dict[str, Array]:
    """The drawn values of figures, made again as a run made them.

    Args:
        scenario: whose figures.
        names: addresses; those that the scenario does not draw are left out.
        made: how many draws the run has, and its seed.

    Returns:
        By address, shape (draw,): the first 10 000 draws, or all where there are fewer.
    """
    (count, seed), wanted = made, set(names)
    blocks: list[Mapping[str, Array]] = []
    for number, size in enumerate(block_sizes(count)):
        if sum(block_sizes(count)[:number]) >= MOST_DRAWS:
            break
        draws = scenario_draws(scenario, size, seed, number)
        blocks.append({address: values for address, values in draws.items() if address in wanted})
    return {address: np.concatenate([block[address] for block in blocks]) for address in blocks[0]}
