"""Fitting a plan to its money, at three cut-lines: what fits, what fits with 5 % more, and the whole plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from costing import kinds
from parameters import PlanError, Problem, load_plan
from scenarios.fitting.cut import Changes
from scenarios.fitting.greedy import Steps
from scenarios.fitting.lost import Lost, LostBenefit, lost, lost_benefits
from scenarios.fitting.money import counted_only, more
from scenarios.fitting.shortfall import Shortfall, has_sources
from scenarios.fitting.trial import Cuts, Trial, Trials
from scenarios.thresholds import Thresholds

MORE = 1.05
"""How much more money the second cut-line has."""
FITS, FITS_MORE = "fits", "fits_plus_5"
"""Names of the scenarios that fitting writes."""


@dataclass(frozen=True)
class CutLine:
    """The plan fitted to an amount of money.

    Attributes:
        name: of the scenario; `title` in words.
        cuts: by action; `changes` what they are in the plan's own terms, `money` what the line changes in its money.
        trial: the plan as cut, costed.
        kept: actions that are never cut, with the reason.
    """

    name: str
    title: str
    cuts: Cuts
    changes: Changes
    money: Changes
    trial: Trial
    kept: dict[str, str]

    @property
    def fits(self) -> bool:
        """Whether it fits in every year."""
        return self.trial.fits


@dataclass(frozen=True)
class Fitted:
    """A plan and its cut-lines; `whole` is the plan as written, against the money that counts."""

    whole: Trial
    lines: tuple[CutLine, ...]

    def lost(self, line: CutLine) -> list[Lost]:
        """What people do not get, against the whole plan."""
        return lost(self.whole, line.trial)

    def lost_benefits(self, line: CutLine) -> list[LostBenefit]:
        """What it buys less than the whole plan; nothing where the plan names no benefits."""
        return lost_benefits(self.whole, line.trial)

    @property
    def missing(self) -> list[Shortfall]:
        """What is missing for the whole plan."""
        return self.whole.shortfalls


def fit(file: Path, count_asked: bool = False, step: Callable[[str], None] = lambda _: None) -> Fitted:
    """Fit a plan to its ceilings and to the money that is voted and promised.

    Args:
        file: the plan file.
        count_asked: whether money that is only asked for counts too.
        step: told what is being done.

    Raises:
        PlanError: the plan has problems, or neither a ceiling nor a source to be held against.
        RecordError, UnitError: the plan cannot be written as lines.
    """
    plan = load_plan(file, kinds(), limits=Thresholds.names())
    scenario = plan.scenarios["reform"]
    counted = counted_only(scenario, count_asked)
    gaps = has_sources(scenario)
    if not gaps and not any(one.kind == "ceiling" for one in scenario.financing.values()):
        message = "nothing to fit to: the plan has neither a ceiling nor a source of money"
        hint = "add an element of kind ceiling, budget or grant under financing"
        raise PlanError([Problem(file.name, 0, 1, "financing", message, hint)])
    trials = Trials(file, counted, gaps)
    lines = []
    for name, title, tried in (
        (FITS, "fits the money", trials),
        (FITS_MORE, "fits 5 % more money", Trials(file, counted | more(scenario, counted, MORE), gaps)),
    ):
        step(title)
        lines.append(_line(tried, name, title))
    return Fitted(trials.whole, tuple(lines))


def _line(trials: Trials, name: str, title: str) -> CutLine:
    steps = Steps(trials)
    trial = steps.fit()
    cuts = {action: steps.cuts[action] for action in trials.scenario.actions if action in steps.cuts}
    made = trials.changes(cuts)
    assert made is not None
    return CutLine(name, title, cuts, made, trials.money, trial, steps.kept)
