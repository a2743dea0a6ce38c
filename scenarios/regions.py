"""A plan costed region by region: regions are columns of one book, and their sums are taken draw by draw."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from costing import Model, RecordError, Row, record, run
from parameters import Plan, Region, block_sizes, scenario_draws, scenario_without
from scenarios.blocks import IN_MEMORY, carried, in_turn
from scenarios.inputs import drawn_inputs, uncounted
from scenarios.regional_inputs import regional_inputs

Array = NDArray[np.float64]

COLUMNS = 8192
"""Most columns (regions x draws) that are computed together."""
BASE = -1
"""The number of the block that holds the base case."""
FIGURES: Mapping[str, Callable[[Model], Row | None]] = {
    "total_nominal": lambda model: model.totals.nominal,
    "total_real": lambda model: model.totals.real,
    "double_funding_nominal": lambda model: model.transition.double_funding if model.transition else None,
    "double_funding_real": lambda model: model.transition.double_funding_real if model.transition else None,
}
"""What is kept of every region."""


@dataclass(frozen=True)
class Regional:
    """One scenario in all regions; years are the base year and the plan years.

    `base[figure]` has the shape (year, region), `drawn[figure]` (year, region, draw); figures are those of `FIGURES`.
    Draws of all regions belong together: the same draw of a national figure, column by column.
    """

    base: Mapping[str, Array]
    drawn: Mapping[str, Array] = field(default_factory=dict)

    def total(self, figure: str) -> Array:
        """The sum over regions in the base case, shape (year,)."""
        return np.asarray(self.base[figure].sum(axis=1))

    def drawn_total(self, figure: str) -> Array:
        """The sum over regions, draw by draw, shape (year, draw); quantiles are taken of this, never added up."""
        return np.asarray(self.drawn[figure].sum(axis=1))


@dataclass(frozen=True)
class RegionalProjection:
    """All scenarios of a plan in all its regions."""

    plan: Plan
    regions: tuple[Region, ...]
    scenarios: Mapping[str, Regional]

    @property
    def years(self) -> tuple[int, ...]:
        """The base year and the plan years."""
        return tuple(range(self.plan.base_year, self.plan.last + 1))


@dataclass(frozen=True)
class Batch:
    """Some regions in which the same things stand, in one scenario and one block of draws (or the base case)."""

    plan: bytes
    scenario: str
    without: frozenset[str]
    regions: tuple[int, ...]
    seed: int
    size: int
    number: int


def project_regions(
    plan: Plan,
    draws: int | None = None,
    seed: int = 0,
    *,
    names: Iterable[str] | None = None,
    executor: Executor | None = None,
) -> RegionalProjection:
    """Cost a plan in each of its regions.

    Args:
        plan: with a table of regions.
        draws: how many; without, only the base case is computed. They are those of `project` with the same seed: a
            figure that a region has of its own is the drawn one times the region's value over the plan's.
        seed: of the draws.
        names: which scenarios; all if left out.
        executor: who computes, this process if left out; the figures are the same to the last bit.

    Raises:
        ValueError: the plan has no regions.
        RecordError: the plan cannot be written as lines where something does not stand in a region.
    """
    if plan.regions is None:
        raise ValueError("the plan has no regions: name a table of them with regions: regions.csv")
    wanted = list(plan.scenarios if names is None else names)
    batches = list(_batches(plan, wanted, draws or 0, seed, carried(plan) if executor is not None else b""))
    found = in_turn(compute, batches, executor) if executor else _here(plan, batches)
    made = {name: Regional(*_rooms(plan, draws or 0)) for name in wanted}
    seen: set[str] = set()
    starts = np.cumsum([0, *(block_sizes(draws) if draws else ())])
    for batch, arrays in zip(batches, found, strict=True):
        for figure, values in arrays.items():
            seen.add(figure)
            if batch.number == BASE:
                made[batch.scenario].base[figure][:, batch.regions] = values[:, :, 0]
            else:
                span = slice(starts[batch.number], starts[batch.number + 1])
                made[batch.scenario].drawn[figure][:, batch.regions, span] = values
    kept = [figure for figure in FIGURES if figure in seen]
    return RegionalProjection(plan, plan.regions.each, {name: _only(one, kept) for name, one in made.items()})


def _only(one: Regional, kept: Sequence[str]) -> Regional:
    """The figures that some region has."""
    drawn = {figure: one.drawn[figure] for figure in kept if figure in one.drawn}
    return Regional({figure: one.base[figure] for figure in kept}, drawn)


def _batches(plan: Plan, names: Sequence[str], draws: int, seed: int, whole: bytes) -> Iterator[Batch]:
    """Every piece of work; what is in which does not depend on who computes it."""
    assert plan.regions is not None
    blocks = [(BASE, 1), *(enumerate(block_sizes(draws)) if draws else ())]
    for name in names:
        for without, positions in plan.regions.alike().items():
            for number, size in blocks:
                most = max(1, COLUMNS // size)
                for start in range(0, len(positions), most):
                    some = tuple(positions[start : start + most])
                    yield Batch(whole, name, without, some, seed, size, number)


def _here(plan: Plan, batches: Iterable[Batch]) -> Iterator[dict[str, Array]]:
    """The batches computed in this process; one recorded scenario is held at a time."""
    assert plan.regions is not None
    known: dict[tuple[str, frozenset[str]], Model] = {}
    for batch in batches:
        key = (batch.scenario, batch.without)
        if key not in known:
            known = {key: recorded_without(plan, *key)}
        yield computed(known[key], [plan.regions.each[position] for position in batch.regions], batch)


@lru_cache(maxsize=8)
def _carried_model(plan: bytes, scenario: str, without: frozenset[str]) -> tuple[Plan, Model]:
    read: Plan = pickle.loads(plan)
    return read, recorded_without(read, scenario, without)


def compute(batch: Batch) -> dict[str, Array]:
    """A batch computed in any process."""
    plan, model = _carried_model(batch.plan, batch.scenario, batch.without)
    assert plan.regions is not None
    return computed(model, [plan.regions.each[position] for position in batch.regions], batch)


def record_regions(plan: Plan) -> None:
    """Write the lines of every scenario as they are in regions in which something does not stand.

    Raises:
        RecordError: something else of the plan needs it.
    """
    for without in plan.regions.alike() if plan.regions is not None else ():
        for scenario in plan.scenarios if without else ():
            recorded_without(plan, scenario, without)


def recorded_without(plan: Plan, scenario: str, without: frozenset[str]) -> Model:
    """A scenario as lines where some actions and institutions do not stand.

    Raises:
        RecordError: something else of the plan needs them.
    """
    try:
        return record(plan, scenario_without(plan.scenarios[scenario], without))
    except RecordError as error:
        assert plan.regions is not None
        where = plan.regions.each[plan.regions.alike()[without][0]]
        missing = f" (in region {where.code}, without {', '.join(sorted(without))})" if without else ""
        raise RecordError(f"{error}{missing}") from None


def computed(model: Model, regions: Sequence[Region], batch: Batch) -> dict[str, Array]:
    """The figures of a batch, each of shape (year, region, draw); one that the scenario does not have is left out."""
    book = model.book
    rows = {figure: row for figure, pick in FIGURES.items() if (row := pick(model)) is not None}
    inputs: dict[str, Array] = {}
    if batch.number != BASE:
        draws = scenario_draws(model.scenario, batch.size, batch.seed, batch.number)
        inputs = drawn_inputs(book, draws, model.scenario) | uncounted(book, batch.size)
    results = run(book, regional_inputs(book, regions, inputs, batch.size), list(rows.values()))
    shape = (book.columns, len(regions) * batch.size)
    last = book.plan_columns.stop
    return {
        figure: np.broadcast_to(results[row], shape).reshape(book.columns, len(regions), batch.size)[:last]
        for figure, row in rows.items()
    }


def _rooms(plan: Plan, draws: int) -> tuple[dict[str, Array], dict[str, Array]]:
    """Where the base case and the draws of a scenario go; what a region does not have stays 0."""
    assert plan.regions is not None
    shape = (plan.last - plan.base_year + 1, len(plan.regions.each))
    drawn = {figure: _room((*shape, draws)) for figure in FIGURES} if draws else {}
    return {figure: np.zeros(shape) for figure in FIGURES}, drawn


def _room(shape: tuple[int, ...]) -> Array:
    """Zeros in memory or, where they are many, in a temporary file."""
    if 8 * int(np.prod(shape)) <= IN_MEMORY:
        return np.zeros(shape)
    with tempfile.TemporaryFile(prefix="careshift-regions-") as file:  # the map keeps what it needs of it
        return np.memmap(file, dtype=np.float64, mode="w+", shape=shape)
