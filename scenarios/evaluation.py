"""A plan as a function of its figures: values or probabilities in, outcomes out; what every analysis asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from costing import Model, record, run
from parameters import Draws, Parameter, Plan, quantiles
from scenarios.blocks import carried, in_turn
from scenarios.inputs import drawn_inputs, uncounted
from scenarios.outcomes import Outcome, no_ratio

Array = NDArray[np.float64]
Given = Mapping[str, Array]

CHUNK = 2048
"""How many cases are computed at once."""


@dataclass(frozen=True)
class Evaluation:
    """A plan asked what outcomes come to where figures are other than in its base case.

    Attributes:
        plan: the plan.
        models: its scenarios as lines, at least those of the outcomes.
        outcomes: what is asked, in this order.
        bare: whether contingencies are left off, as in draws; else they are as in the base case.
        executor: who computes; this process, if left out.
    """

    plan: Plan
    models: Mapping[str, Model]
    outcomes: tuple[Outcome, ...]
    bare: bool = False
    executor: Executor | None = None

    @classmethod
    def of(
        cls, plan: Plan, find: Callable[[Mapping[str, Model]], Sequence[Outcome]], *, bare: bool = False,
        executor: Executor | None = None,
    ) -> Evaluation:  # fmt: skip
        """The evaluation of a plan that is not recorded yet; `find` names the outcomes among its scenarios."""
        models = {name: record(plan, scenario) for name, scenario in plan.scenarios.items()}
        return cls(plan, models, tuple(find(models)), bare, executor)

    @cached_property
    def scenarios(self) -> tuple[str, ...]:
        """The scenarios that the outcomes are of."""
        return tuple(dict.fromkeys(name for outcome in self.outcomes for name in outcome.scenarios))

    @cached_property
    def figures(self) -> Mapping[str, Parameter]:
        """Every uncertain figure that reaches the lines of a scenario concerned, by its address."""
        found: dict[str, Parameter] = {}
        for name in self.scenarios:
            model = self.models[name]
            for address, figure in model.scenario.parameters().items():
                one = Draws({address: np.array([float(figure.value)])}, 1)
                if figure.uncertain and address not in found and drawn_inputs(model.book, one, model.scenario):
                    found[address] = figure
        return found

    @cached_property
    def known(self) -> Mapping[str, Mapping[str, Parameter]]:
        """Every figure of each scenario concerned: by scenario, then by address."""
        return {name: self.models[name].scenario.parameters() for name in self.scenarios}

    def base(self) -> Array:
        """The outcomes where every figure has its own value; shape (outcome,)."""
        return self._computed([{}], 1)[:, 0]

    def at(self, values: Given) -> Array:
        """The outcomes where figures have given values, the same in all scenarios.

        Args:
            values: by address, each of shape (case,); figures that are not named keep their own value, and so does a
                figure in the cases where its value is NaN.

        Returns:
            Shape (outcome, case).
        """
        return self.each(dict.fromkeys(self.scenarios, values))

    def drawn(self, probabilities: Given) -> Array:
        """The outcomes where figures are at given quantiles of their distributions, each scenario of its own.

        Args:
            probabilities: by address, each of shape (case,) from 0 to 1; NaN keeps the figure's own value.

        Returns:
            Shape (outcome, case).
        """
        values = {name: self._quantiles(name, probabilities) for name in self.scenarios}
        return self._computed([values], _length(probabilities))

    def each(self, values: Mapping[str, Given]) -> Array:
        """The outcomes where figures have given values that may differ between scenarios.

        Args:
            values: by scenario and address, each of shape (case,); NaN keeps the scenario's own value.

        Returns:
            Shape (outcome, case).
        """
        count = max((_length(given) for given in values.values()), default=1)
        return self._computed([{name: self._filled(name, given) for name, given in values.items()}], count)

    def mixed(self, first: Given, second: Given, swaps: Sequence[frozenset[str]]) -> Array:
        """The outcomes of one table of draws in which some figures come from another table instead.

        Args:
            first: probabilities by address, each of shape (case,).
            second: the other table, with the same addresses.
            swaps: for each mixture, the addresses that come from the second table.

        Returns:
            Shape (outcome, mixture, case).
        """
        one, other = ({name: self._quantiles(name, given) for name in self.scenarios} for given in (first, second))
        tables = ({n: {a: (other if a in swap else one)[n][a] for a in one[n]} for n in one} for swap in swaps)
        return self._computed(tables, _length(first)).reshape(len(self.outcomes), len(swaps), -1)

    def values_at(self, address: str, probabilities: Array) -> Array:
        """The values of a figure at given probabilities, in the first scenario that has it."""
        return quantiles(self.figures[address], probabilities)

    def _quantiles(self, name: str, probabilities: Given) -> Given:
        known = self.known[name]
        asked = {a: p for a, p in probabilities.items() if a in known and known[a].uncertain}
        return {a: _kept(known[a], quantiles(known[a], np.where(np.isnan(p), 0.5, p)), p) for a, p in asked.items()}

    def _filled(self, name: str, values: Given) -> Given:
        known = self.known[name]
        return {a: _kept(known[a], v, v) for a, v in values.items() if a in known}

    def _computed(self, tables: Iterable[Mapping[str, Given]], count: int) -> Array:
        tasks = self._tasks(tables, count)
        if self.executor is None:
            found = np.concatenate([_outcomes(self.models, task) for task in tasks], axis=1)
        else:
            found = np.concatenate(list(in_turn(evaluate, tasks, self.executor)), axis=1)
        for outcome, values in zip(self.outcomes, found, strict=True):
            if (refused := no_ratio(outcome, values)) is not None:
                raise refused
        return found

    def _tasks(self, tables: Iterable[Mapping[str, Given]], count: int) -> Iterator[Cases]:
        plan = carried(self.plan) if self.executor is not None else b""
        for values in tables:
            for start in range(0, count, CHUNK):
                part = slice(start, min(start + CHUNK, count))
                given = {n: {a: v[part] for a, v in found.items()} for n, found in values.items()}
                yield Cases(plan, self.outcomes, given, part.stop - part.start, self.bare)


@dataclass(frozen=True)
class Cases:
    """Some cases of an evaluation: everything that another process must know to compute them."""

    plan: bytes
    outcomes: tuple[Outcome, ...]
    values: Mapping[str, Given]
    count: int
    bare: bool


def evaluate(cases: Cases) -> Array:
    """The outcomes of some cases, shape (outcome, case); the plan is recorded once in each process."""
    return _outcomes(_models(cases.plan, tuple(sorted({n for one in cases.outcomes for n in one.scenarios}))), cases)


@lru_cache(maxsize=4)
def _models(plan: bytes, names: tuple[str, ...]) -> Mapping[str, Model]:
    import pickle

    read: Plan = pickle.loads(plan)
    return {name: record(read, read.scenarios[name]) for name in names}


def _outcomes(models: Mapping[str, Model], cases: Cases) -> Array:
    lines: dict[str, list[str]] = {}
    for outcome in cases.outcomes:
        for name in outcome.scenarios:
            lines.setdefault(name, []).extend(outcome.lines)
    computed = {name: _lines(models[name], dict.fromkeys(wanted), cases) for name, wanted in lines.items()}
    found = np.empty((len(cases.outcomes), cases.count))
    for position, outcome in enumerate(cases.outcomes):
        first, *others = (_known(outcome, models[name], computed[name]) for name in outcome.scenarios)
        found[position] = first - others[0] if others else first
    return found


def _known(outcome: Outcome, model: Model, computed: Mapping[str, Array]) -> Array:
    """An outcome of one scenario; NaN for a ratio where nothing is spent."""
    found: Array = outcome.of(model.book[outcome.line], computed[outcome.line])
    return found * outcome.known(computed[outcome.spent][0]) if outcome.spent else found


def _lines(model: Model, lines: Mapping[str, None], cases: Cases) -> dict[str, Array]:
    draws = Draws(cases.values.get(model.scenario.name, {}), cases.count)
    off = uncounted(model.book, cases.count) if cases.bare else {}
    inputs = drawn_inputs(model.book, draws, model.scenario) | off
    rows = [model.book[address] for address in lines]
    results = run(model.book, inputs, rows)
    return {row.address: results[row] for row in rows}


def _kept(figure: Parameter, values: Array, asked: Array) -> Array:
    """The values, with the figure's own one wherever what was asked for is NaN."""
    return np.where(np.isnan(asked), float(figure.value), values)


def _length(values: Given) -> int:
    return max((len(column) for column in values.values()), default=1)
