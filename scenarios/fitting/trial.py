"""A plan with some of its actions cut, loaded and costed as any plan is: whether it fits, and what is missing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from costing import Model, Results, kinds, record, run
from parameters import Scenario, load_plan
from scenarios.fitting.cut import Changes, Cut, Span, changes
from scenarios.fitting.shortfall import Shortfall, costs, shortfalls
from scenarios.thresholds import Thresholds

Cuts = Mapping[str, Cut]


@dataclass(frozen=True)
class Trial:
    """A costed version of the plan; `gaps`: what nobody pays does not fit either, not only what breaks a ceiling."""

    model: Model
    results: Results
    gaps: bool

    @cached_property
    def shortfalls(self) -> list[Shortfall]:
        """What does not fit, year by year."""
        return shortfalls(self.model, self.results, self.gaps)

    @property
    def fits(self) -> bool:
        """Whether no ceiling is broken and nothing is unpaid, in any year."""
        return not self.shortfalls

    def takes_part(self, name: str) -> bool:
        """Whether an action costs something in a year, and of a kind, that does not fit."""
        return any(costs(self.results, one.entries, one.year, name) > 0.005 for one in self.shortfalls)

    def begins(self, name: str) -> int | None:
        """The first plan year in which an action costs something new."""
        book, row = self.model.book, self.model.elements[name].new_nominal
        values = self.results[row][book.plan_columns, 0]
        years = book.years[book.plan_columns]
        return next((year for year, value in zip(years, values, strict=True) if value > 0.005), None)


@dataclass
class Trials:
    """Tries cuts of a plan: every one is loaded from the file with its changes, costed, and kept.

    Attributes:
        file: the plan file.
        money: what is changed in the money of the plan in every trial: sources not counted, 5 % more.
        gaps: whether what nobody pays does not fit; otherwise only ceilings count.
        tried: how many versions have been costed.
    """

    file: Path
    money: Changes = field(default_factory=Changes)
    gaps: bool = True
    found: dict[tuple[tuple[str, Cut], ...], Trial | None] = field(default_factory=dict)

    @property
    def tried(self) -> int:
        """How many versions of the plan have been costed."""
        return len(self.found)

    @cached_property
    def whole(self) -> Trial:
        """The plan with nothing cut."""
        found = self.at({})
        assert found is not None
        return found

    @property
    def scenario(self) -> Scenario:
        """The plan as it is written."""
        return self.whole.model.scenario

    @property
    def span(self) -> Span:
        """The plan years."""
        years = self.whole.model.book.years[self.whole.model.book.plan_columns]
        return Span(years[0], years[-1])

    def changes(self, cuts: Cuts) -> Changes | None:
        """What the cuts change in the plan; None if one of them is not possible."""
        found = Changes()
        for name, cut in cuts.items():
            made = changes(self.scenario.actions[name], cut, self.span)
            if made is None:
                return None
            found = found | made
        return found

    def at(self, cuts: Cuts) -> Trial | None:
        """The plan with these cuts, costed; None if one of them is not possible.

        Raises:
            PlanError, RecordError: the plan has problems of its own.
        """
        key = tuple(sorted((name, cut) for name, cut in cuts.items() if not cut.whole))
        if key not in self.found:
            made = self.changes(dict(key)) if key else Changes()
            self.found[key] = None if made is None else self._costed(self.money | made)
        return self.found[key]

    def _costed(self, made: Changes) -> Trial:
        said = {**made.settings, **made.moves}
        texts = {address: json.dumps(value) for address, value in said.items()}
        plan = load_plan(self.file, kinds(), texts, limits=Thresholds.names(), alone=True)
        model = record(plan, plan.scenarios["reform"])
        return Trial(model, run(model.book), self.gaps)
