"""Scenario discovery: in which corner of the assumptions the plan fails."""

from __future__ import annotations

from collections.abc import Iterator

from outputs.analyses.analysis import Analysis, Shown, Subject
from outputs.analyses.bars_chart import amount, outcome_words
from outputs.analyses.chance_words import of_draws
from outputs.analyses.figure_words import figure_words
from outputs.analyses.switching_analysis import NO_LIMIT
from outputs.analyses.value_said import is_share, value_said
from outputs.asked import WrongUseError
from outputs.cells import Record
from outputs.codebook_terms import Columns
from outputs.wording import listed, number
from parameters import Parameter, Scenario
from scenarios import Condition, Corner, Discovery, limit_corner, outcome_corner

DISCOVERY: Columns = {
    "question": ("what counts as failing", ""),
    "verdict": ("found, none (there is no such corner), or too few (cases that fail, or that do not)", ""),
    "share": ("share of all draws that fail", "share"),
    "holding": ("yes where corners were searched in which the plan holds, as it fails nearly everywhere", ""),
    "coverage": ("share of all such draws that lie in the corner", "share"),
    "density": ("share of the draws in the corner that are such, of those that the search has not seen", "share"),
    "error": ("its standard error", "share"),
    "mass": ("share of all draws that lie in the corner", "share"),
    "cases": ("draws in the corner, of those that the search has not seen", "draws"),
    "address": ("a figure with a condition in the corner", ""),
    "name": ("the figure in words", ""),
    "low": ("it lies above this; empty for no limit", "see unit"),
    "high": ("it lies below this; empty for no limit", "see unit"),
    "unit": ("its unit; empty for a plain number", ""),
    "chance": ("of so dense a corner if this condition said nothing", "share"),
}


def corner_analysis(subject: Subject) -> Analysis:
    """The corner in which ceilings break, or outcomes lie beyond a threshold.

    Raises:
        WrongUseError: there is neither a threshold nor a ceiling or a source.
    """
    scenario = subject.scenario
    found = list(_found(subject))
    return Analysis(
        sentences=tuple(_said(asked, one, scenario) for asked, one in found),
        tables={"discovery": [row for asked, one in found for row in _rows(asked, one, scenario)]},
        columns={"discovery": DISCOVERY},
        shown=tuple(shown for asked, one in found for shown in _shown(asked, one, scenario)),
    )


def _found(subject: Subject) -> Iterator[tuple[str, Discovery]]:
    question, outcomes = subject.question, subject.outcomes
    name = outcomes[0].scenario
    money = subject.evaluation.models[name].financing
    if question.threshold is None and (question.outcomes or not (money.ceilings or money.given)):
        raise WrongUseError(NO_LIMIT.format(method=question.method))
    projection = subject.projection()
    if question.threshold is None:
        yield "The plan breaks a limit in some year", limit_corner(projection, name)
        return
    side = "below" if question.at_least else "above"
    for outcome in outcomes:
        told = f"{outcome_words(outcome)} is {side} {amount(question.threshold, outcome.unit)}"
        yield told, outcome_corner(projection, outcome, question.threshold, above=not question.at_least)


def _rows(asked: str, found: Discovery, scenario: Scenario) -> Iterator[Record]:
    about = {"question": asked, "verdict": found.verdict, "share": found.share, "holding": found.holding}
    corner = found.corner
    if corner is None:
        yield about
        return
    about |= {mark: getattr(corner, mark) for mark in ("coverage", "density", "error", "mass", "cases")}
    figures = scenario.parameters()
    for one in corner.conditions:
        unit = figures[one.figure].unit if one.figure in figures else ""
        named = {"address": one.figure, "name": figure_words(scenario, one.figure), "unit": unit}
        yield about | named | {"low": one.low, "high": one.high, "chance": one.quasi_p}


def _said(asked: str, found: Discovery, scenario: Scenario) -> str:
    first = f"{asked} in {of_draws(found.share)}"
    corner = found.corner
    if found.verdict == "too few":
        return f"{first}: too few of one sort to search a corner; make more draws, or move the threshold."
    if corner is None or found.verdict == "none":
        return f"{first}, and there is no corner of the assumptions of which that is typical."
    told = listed([_condition(one, scenario) for one in corner.conditions])
    what = "it does not" if found.holding else "it does"
    return (
        f"{first}. Where {told}, {what} in {_dense(corner)}; {number(100 * corner.coverage)} % of all such "
        f"draws lie there."
    )


def _dense(corner: Corner) -> str:
    """How dense a corner is, with its error."""
    if not 0.005 <= corner.density < 0.995:
        return of_draws(corner.density)
    return f"{number(100 * corner.density)} +- {number(max(100 * corner.error, 1))} of 100 draws"


def _condition(one: Condition, scenario: Scenario) -> str:
    known: Parameter | None = scenario.parameters().get(one.figure)
    unit = "" if known is None else known.unit
    ends = [value for value in (one.low, one.high) if value is not None]
    shown = [value_said(value, unit, is_share(unit, *ends)) for value in ends]
    where = f"between {shown[0]} and {shown[1]}" if len(shown) == 2 else (
        f"above {shown[0]}" if one.low is not None else f"below {shown[0]}"
    )  # fmt: skip
    return f"{figure_words(scenario, one.figure)} is {where}"


def _shown(asked: str, found: Discovery, scenario: Scenario) -> Iterator[Shown]:
    if found.corner is None:
        return
    figures, rows = scenario.parameters(), []
    for one in found.corner.conditions:
        unit = figures[one.figure].unit if one.figure in figures else ""
        share = is_share(unit, *(value for value in (one.low, one.high) if value is not None))
        ends = ("" if value is None else value_said(value, "", share) for value in (one.low, one.high))
        rows.append((one.figure, unit, *ends))
    near = "" if found.verdict == "found" else " (nearest to a corner; not dense enough)"
    yield Shown(f"{asked}{near}:", ("figure", "unit", "above", "below"), tuple(rows), 2)
