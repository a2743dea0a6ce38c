"""What an analysis was asked, and what it found: sentences, tables and charts, every figure of them in the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import cached_property

from outputs.asked import WrongUseError
from outputs.cells import Record
from outputs.chart_style import Chart
from outputs.codebook_terms import Columns
from parameters import Plan, Scenario
from scenarios import Evaluation, Outcome, Projection, chosen, find_outcome, kept_rows, project

Rows = Sequence[Record]
NOTHING = (
    "no uncertain figure reaches this outcome, so there is nothing to vary; "
    "give figures of the plan a range: low, high and interval"
)
FEWEST = 100
"""Fewest draws that ranks, corners or the value of information can be taken from."""


@dataclass(frozen=True)
class Question:
    """What is asked of a plan.

    Attributes:
        method: how.
        outcomes: addresses of outcomes; if none, the difference in total cost from the status quo.
        against: a scenario whose outcome is taken off.
        figures: names or patterns of the figures that are varied; all uncertain ones, if none.
        top: how many figures are shown, or have indices of their own; `draws`: how many; both None for the usual.
        seed: of the draws.
        threshold: what the outcome may not be above, or below where `at_least`; None for the ceilings of the plan.
        probability: the chance that is wanted.
    """

    method: str
    outcomes: tuple[str, ...] = ()
    against: str | None = None
    figures: tuple[str, ...] = ()
    top: int | None = None
    draws: int | None = None
    seed: int = 0
    threshold: float | None = None
    at_least: bool = False
    probability: float = 0.8


@dataclass(frozen=True)
class Subject:
    """A plan that is asked a question, and who computes."""

    plan: Plan
    question: Question
    executor: Executor | None = None

    @cached_property
    def evaluation(self) -> Evaluation:
        """The plan as a function of its figures, asked for the outcomes.

        Raises:
            WrongUseError: nothing that is uncertain reaches them.
        """
        found = Evaluation.of(self.plan, self._outcomes, executor=self.executor)
        if not found.figures:
            raise WrongUseError(NOTHING)
        return found

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What is asked for."""
        return self.evaluation.outcomes

    @property
    def names(self) -> tuple[str, ...] | None:
        """The addresses of the figures that are varied; None for all of them."""
        return chosen(self.evaluation, self.question.figures) if self.question.figures else None

    @property
    def scenario(self) -> Scenario:
        """The scenario of the first outcome, in which figures are named."""
        return self.evaluation.models[self.outcomes[0].scenario].scenario

    def projection(self, draws: int = 1000) -> Projection:
        """The plan over draws, with what the outcomes and affordability need kept.

        Raises:
            WrongUseError: there are too few draws.
        """
        count = self.question.draws or draws
        if count < FEWEST:
            raise WrongUseError(f"--draws {count}: too few; {self.question.method} needs {FEWEST} or more")
        lines = {outcome.line for outcome in self.outcomes}
        return project(
            self.plan,
            count,
            seed=self.question.seed,
            keep=[kept_rows, lambda model: [row for row in model.book.rows if row.address in lines]],
            executor=self.executor,
        )

    def _outcomes(self, models: Mapping[str, object]) -> list[Outcome]:
        asked, against = self.question.outcomes, self.question.against
        if asked:
            found = [find_outcome(models, address, against) for address in asked]  # type: ignore[arg-type]
            return [_apart(each) for each in found]
        first = next((n for n in models if n != "status_quo"), next(iter(models)))
        quo = "status_quo" if "status_quo" in models and first != "status_quo" else None
        return [_apart(find_outcome(models, f"{first}/total", against or quo))]  # type: ignore[arg-type]


def _apart(outcome: Outcome) -> Outcome:
    """An outcome, proven not to be taken off itself."""
    if outcome.scenario == outcome.against:
        raise WrongUseError(f"--against {outcome.against}: {outcome.address} is of that scenario; name another")
    return outcome


@dataclass(frozen=True)
class Shown:
    """A table as it is printed: what it is of, its heading, its rows; the first `left` columns flush left."""

    about: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left: int = 1


@dataclass(frozen=True)
class Analysis:
    """What was found.

    Attributes:
        sentences: the finding; every figure in them stands in a table.
        tables: rows by the name of the file; `columns`: what each of its columns means.
        shown: what is printed.
        charts: functions that draw, called when charts are written; each takes the source line.
        unmet: why a gate that was asked for was not met; empty if it was.
    """

    sentences: tuple[str, ...]
    tables: Mapping[str, Rows]
    columns: Mapping[str, Columns]
    shown: tuple[Shown, ...] = ()
    charts: tuple[Callable[[str], Chart], ...] = ()
    unmet: str = ""
    notes: tuple[str, ...] = field(default=())

    def joined(self) -> Iterator[str]:
        """The sentences, then notes."""
        yield from (*self.sentences, *self.notes)


def numbered(chart: Chart, place: int) -> Chart:
    """A chart of a further outcome under a name of its own."""
    return chart if place == 0 else replace(chart, stem=f"{chart.stem}-{place + 1}")
