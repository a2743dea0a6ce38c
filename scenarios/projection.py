"""Projecting a plan: every scenario recorded and computed, in the base case and over draws."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costing import COUNTED, Book, Model, Results, Row, record, run
from parameters import Draws, Plan

Array = NDArray[np.float64]
Pick = Callable[[Model], "Row | None"]
"""Which line of a model is meant, such as ``lambda model: model.totals.nominal``."""


@dataclass(frozen=True)
class Projected:
    """One scenario: its lines, the base case of every one of them, and the drawn values of those kept.

    `base[row]` has the shape (year or 1, 1), `drawn[row]` (year or 1, draw); `bare` is the base case without optimism
    bias and physical contingency, which draws carry neither: their uncertainty is what contingencies stand for.
    """

    model: Model
    base: Results
    drawn: Results | None = None
    bare: Results | None = None

    def values(self, row: Row) -> Array:
        """The base case of a line, one value a column of the book (one for a scalar line)."""
        return self.base[row][:, 0]


@dataclass(frozen=True)
class Projection:
    """All scenarios of a plan: status_quo, reform, then the others in the order of the plan."""

    plan: Plan
    scenarios: Mapping[str, Projected]

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
        row, results = pick(one.model), one.drawn if drawn else one.base
        if row is None or results is None or row not in results:
            raise KeyError(f"scenario {name} has no such {'drawn ' if drawn else ''}line")
        return results[row] if drawn else results[row][:, 0]


def project(
    plan: Plan,
    draws: int | Draws | None = None,
    *,
    seed: int = 0,
    names: Iterable[str] | None = None,
    keep: Iterable[Pick] = (),
) -> Projection:
    """Record and compute the scenarios of a plan.

    Args:
        plan: the plan.
        draws: how many Latin hypercube draws each scenario makes of its own figures, every figure from the same
            stream in all scenarios; or a table of draws for all of them; without either only the base case is computed.
        seed: of the draws, where their number is given.
        names: which scenarios; all if left out.
        keep: which lines to keep for every draw, besides the totals.

    Raises:
        RecordError, UnitError: the plan cannot be written as lines; the message names the line.
    """
    wanted = list(plan.scenarios if names is None else names)
    picks = [*STANDARD, *keep]
    return Projection(plan, {name: _projected(plan, name, _table(plan, name, draws, seed), picks) for name in wanted})


def _table(plan: Plan, name: str, draws: int | Draws | None, seed: int) -> Draws | None:
    if isinstance(draws, int):
        return Draws.latin_hypercube(plan.scenarios[name].parameters(), draws, seed) if draws > 0 else None
    return draws


def _projected(plan: Plan, name: str, draws: Draws | None, picks: list[Pick]) -> Projected:
    model = record(plan, plan.scenarios[name])
    base = run(model.book)
    if draws is None:
        return Projected(model, base)
    rows = [row for row in (pick(model) for pick in picks) if row is not None]
    off = _uncounted(model.book, 1)
    bare = run(model.book, off, rows) if off else None
    return Projected(model, base, run(model.book, drawn_inputs(model.book, draws), rows), bare)


def drawn_inputs(book: Book, draws: Draws) -> dict[str, Array]:
    """The draws that reach a book, by the address of its inputs; those of single years of a list become one table.

    Draws carry no optimism bias and no physical contingency; the base case, which draws nothing, does.
    """
    found = {address: values for address, values in draws.items() if address in book.inputs}
    for address, values in draws.items():
        series, _, year = address.rpartition(".")
        if address in found or series not in book.inputs or not year.isdigit() or int(year) not in book.years:
            continue
        whole = book.inputs[series].values
        if len(whole) == book.columns:
            table = found.get(series, np.repeat(whole, len(values), axis=1))
            table[book.years.index(int(year))] = values
            found[series] = table
    drawing = len(draws) > 0 or draws.seed is not None
    return found | (_uncounted(book, draws.count) if drawing else {})


def _uncounted(book: Book, count: int) -> dict[str, Array]:
    """The switch of contingencies turned off, if the book has any."""
    return {COUNTED: np.zeros(count)} if COUNTED in book.inputs else {}


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
