"""The commands `sensitivity` and `afford`: a plan opened, asked, and what was found written and said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from outputs.analyses.afford_analysis import afford_analysis
from outputs.analyses.analysis import FEWEST, Analysis, Question, Subject
from outputs.analyses.analysis_folder import Analysed, write_analysis
from outputs.analyses.analysis_text import analysis_text
from outputs.analyses.corner_analysis import corner_analysis
from outputs.analyses.grid_analysis import grid_analysis
from outputs.analyses.information_analysis import information_analysis
from outputs.analyses.spread_analysis import importance_analysis, morris_analysis, sobol_analysis
from outputs.analyses.switching_analysis import switching_analysis
from outputs.analyses.tornado_analysis import tornado_analysis
from outputs.asked import WrongUseError, chosen
from outputs.opened import opened_plan, plan_file, projected
from scenarios import computing

METHODS: dict[str, Callable[[Subject], Analysis]] = {
    "tornado": tornado_analysis,
    "two-way": grid_analysis,
    "morris": morris_analysis,
    "sobol": sobol_analysis,
    "importance": importance_analysis,
    "switching": switching_analysis,
    "discovery": corner_analysis,
    "information": information_analysis,
}
OF_A_LIMIT = ("switching", "discovery")
WITHOUT_FIGURES = ("importance", "discovery", "information")
"""Methods that take the draws as they are: all figures vary."""
OF_ONE = (
    "These figures are of the plan as one, not of its regions: `careshift run` gives the sum of the regions, which may "
    "differ."
)
"""What is said of a plan with regions."""
Step = Callable[[str], None]


@dataclass(frozen=True)
class Place:
    """Where results go, and who computes."""

    parent: Path
    jobs: int = 1
    cluster: str | None = None
    step: Step = lambda _: None

    def computing(self) -> AbstractContextManager[Executor | None]:
        """Who computes."""
        return computing(self.jobs, self.cluster)


@dataclass(frozen=True)
class AnalysisSaid:
    """What a command says: for people, for programs, and the gate that was not met, if one was asked for."""

    text: str
    record: Mapping[str, Any]
    unmet: str


def analyse_plan(plan: Path, question: Question, settings: Mapping[str, str], place: Place) -> AnalysisSaid:
    """Ask a plan what its outcomes hang on, and write what was found.

    Args:
        plan: the plan file, or its folder.
        question: what is asked.
        settings: values of the plan that are replaced, by address.
        place: where results go, and who computes.

    Raises:
        WrongUseError, UnknownAddressError: something was asked for that is not there, or does not go together.
    """
    _check(question)
    file = plan_file(plan)
    opened = opened_plan(file, settings)
    with place.computing() as executor:
        found = METHODS[question.method](Subject(opened, question, executor))
    request = {**asdict(question), "set": dict(settings)}
    return _said(Analysed(opened, file, question.method, request, found), place)


def afford_plan(
    plan: Path, question: Question, names: Sequence[str], settings: Mapping[str, str], place: Place
) -> AnalysisSaid:
    """Ask how sure it is that the money of a plan is enough, and write what was found.

    Args:
        plan: the plan file, or its folder.
        question: probability, draws and seed.
        names: scenarios; every one that changes something, if none is named.
        settings: values of the plan that are replaced, by address.
        place: where results go, and who computes.

    Raises:
        WrongUseError: a scenario is not there, or there are too few draws.
    """
    count = 1000 if question.draws is None else question.draws
    if count < FEWEST:
        raise WrongUseError(f"--draws {count}: too few; a chance needs {FEWEST} or more")
    file = plan_file(plan)
    opened = chosen(opened_plan(file, settings), names)
    with place.computing() as executor:
        projection = projected(opened, file, count, question.seed, executor)
    found = afford_analysis(projection, names, question.probability)
    asked = replace(question, draws=count)
    request = {"probability": asked.probability, "draws": count, "seed": asked.seed, "scenarios": list(names)}
    return _said(Analysed(opened, file, "afford", {**request, "set": dict(settings)}, found), place)


def _check(question: Question) -> None:
    """What does not go together."""
    method = question.method
    if question.threshold is not None and method not in OF_A_LIMIT:
        raise WrongUseError(f"--threshold belongs to {' and '.join(OF_A_LIMIT)}, not to {method}")
    if question.threshold is not None and not question.outcomes and question.against is None:
        raise WrongUseError("--threshold is of an outcome: say which with --outcome, such as --outcome reform/total")
    if question.figures and method in WITHOUT_FIGURES:
        raise WrongUseError(f"--figure: {method} is of all figures drawn; leave it out")


def _said(found: Analysed, place: Place) -> AnalysisSaid:
    if found.plan.regions is not None:
        found = replace(found, analysis=replace(found.analysis, notes=(*found.analysis.notes, OF_ONE)))
    folder = write_analysis(found, place.parent, place.step)
    record = {"folder": str(folder), **found.record}
    return AnalysisSaid(analysis_text(found, folder), record, found.analysis.unmet)
