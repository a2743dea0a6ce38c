"""Projecting a plan: every scenario recorded and computed, in the base case and over draws."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from costing import Model, Results, Row, record, run
from parameters import Draws, Plan
from scenarios.benefit_rows import benefit_rows
from scenarios.blocks import Drawing, Drawn, as_drawn, drawn_results
from scenarios.inputs import drawn_inputs, uncounted
from scenarios.programmes import ranged_rows
from scenarios.regions import RegionalProjection

Array = NDArray[np.float64]
Pick = Callable[[Model], "Row | None"]
"""Which line of a model is meant, such as ``lambda model: model.totals.nominal``."""
Keep = Callable[[Model], "Row | Iterable[Row] | None"]
"""Which lines of a model are kept: one, several, or none where it has none."""


@dataclass(frozen=True)
class Projected:
    """One scenario: its lines, the base case of every one of them, and the drawn values of those kept.

    `base[row]` has the shape (year or 1, 1), `drawn[row]` (year or 1, draw); `bare` is the base case without optimism
    bias and physical contingency, which draws carry neither: their uncertainty is what contingencies stand for.
    """

    model: Model
    base: Results
    drawn: Drawn | None = None
    bare: Results | None = None

    def values(self, row: Row) -> Array:
        """The base case of a line, one value a column of the book (one for a scalar line)."""
        return self.base[row][:, 0]


@dataclass(frozen=True)
class Projection:
    """All scenarios of a plan: status_quo, reform, then the others; its regions, if they were costed too."""

    plan: Plan
    scenarios: Mapping[str, Projected]
    regions: RegionalProjection | None = None
    draws: int = 0
    """How many draws each scenario made of its own figures; 0 where there are none, or they come from a table."""
    seed: int = 0
    known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was worked out from the projection already, so that nobody works it out twice."""

    @property
    def years(self) -> tuple[int, ...]:
        """The plan years."""
        return tuple(range(self.plan.first, self.plan.last + 1))

    @property
    def reforms(self) -> Iterator[tuple[str, Projected]]:
        """The scenarios that change something."""
        return ((name, one) for name, one in self.scenarios.items() if one.model.scenario.reform)

    def difference(self, name: str, pick: Pick, against: str = "status_quo", *, drawn: bool = False) -> Array:
        """One scenario less another, year by year; with `drawn`, draw by draw, shape (year, draw).

        Raises:
            KeyError: a scenario of that name does not exist, or holds no such line.
        """
        first, second = (self._picked(each, pick, drawn) for each in (name, against))
        return first - second

    def _picked(self, name: str, pick: Pick, drawn: bool) -> Array:
        one = self.scenarios[name]
        results: Results | Drawn | None = one.drawn if drawn else one.base
        row = pick(one.model)
        if row is None or results is None or row not in results:
            raise KeyError(f"scenario {name} has no such {'drawn ' if drawn else ''}line")
        return results[row] if drawn else results[row][:, 0]


def project(
    plan: Plan,
    draws: int | Draws | None = None,
    *,
    seed: int = 0,
    names: Iterable[str] | None = None,
    keep: Iterable[Keep] = (),
    executor: Executor | None = None,
) -> Projection:
    """Record and compute the scenarios of a plan.

    Args:
        plan: the plan.
        draws: how many draws each scenario makes of its own figures, in blocks that are each a Latin hypercube, every
            figure from the same stream in all scenarios; or a table of draws for all of them; without either only the
            base case is computed.
        seed: of the draws, where their number is given.
        names: which scenarios; all if left out.
        keep: which lines to keep for every draw, besides the totals.
        executor: who computes the blocks of draws, such as a ``ProcessPoolExecutor`` or that of a Dask client; this
            process, if left out. The figures are the same to the last bit.

    Raises:
        RecordError, UnitError: the plan cannot be written as lines; the message names the line.
    """
    models = {name: record(plan, plan.scenarios[name]) for name in (plan.scenarios if names is None else names)}
    picks = [*STANDARD, *keep]
    rows = {name: _picked_rows(model, picks) for name, model in models.items()}
    drawn: Mapping[str, Drawn] = {}
    if isinstance(draws, Draws):
        drawn = {name: _of_table(model, draws, rows[name]) for name, model in models.items()}
    elif draws:
        drawn = drawn_results(plan, models, rows, Drawing(draws, seed, executor))
    found = {name: _projected(model, drawn.get(name), rows[name]) for name, model in models.items()}
    return Projection(plan, found, draws=draws if isinstance(draws, int) else 0, seed=seed)


def _picked_rows(model: Model, picks: Iterable[Keep]) -> list[Row]:
    found = [*ranged_rows(model), *benefit_rows(model)]
    for pick in picks:
        rows = pick(model)
        found += () if rows is None else (rows,) if isinstance(rows, Row) else rows
    return found


def _of_table(model: Model, draws: Draws, rows: list[Row]) -> Drawn:
    drawing = len(draws) > 0 or draws.seed is not None
    off = uncounted(model.book, draws.count) if drawing else {}
    inputs = drawn_inputs(model.book, draws, model.scenario) | off
    return as_drawn(run(model.book, inputs, rows), model.book, rows)


def _projected(model: Model, drawn: Drawn | None, rows: list[Row]) -> Projected:
    base = run(model.book)
    off = uncounted(model.book, 1) if drawn is not None else {}
    return Projected(model, base, drawn, run(model.book, off, rows) if off else None)


STANDARD: tuple[Pick, ...] = (
    lambda model: model.totals.nominal,
    lambda model: model.totals.real,
    lambda model: model.totals.new_nominal,
    lambda model: model.totals.new_real,
    lambda model: model.undiscounted,
    lambda model: model.present_value,
    lambda model: model.transition.double_funding if model.transition else None,
    lambda model: model.transition.total_real if model.transition else None,
)
"""The lines kept for every draw."""
