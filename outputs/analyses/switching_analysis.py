"""Switching values: how far each figure may go before a ceiling breaks, or an outcome passes a threshold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from outputs.analyses.analysis import Analysis, Shown, Subject
from outputs.analyses.bars_chart import amount, outcome_words
from outputs.analyses.figure_words import figure_words
from outputs.analyses.value_said import is_share, value_said
from outputs.asked import WrongUseError
from outputs.cells import Record
from outputs.codebook_terms import Columns
from outputs.wording import counted, listed, number
from parameters import Scenario
from scenarios import WITHIN, Evaluation, Goal, Switch, Switching, switching, within_ceiling

USUAL = 12
NO_LIMIT = (
    "{method} needs something that may be missed: --outcome ADDRESS --threshold X, or a ceiling under financing of "
    "the plan"
)
NO_SWITCH = {"always": "everywhere in the plausible range", "never": "nowhere in the plausible range"}
SWITCHING: Columns = {
    "goal": ("what must hold", ""),
    "holds_in_base": ("yes where it does in the base case", ""),
    "margin": ("by how much it does in the base case; below 0 if it does not", "see goal_unit"),
    "address": ("where the figure stands in the plan file", ""),
    "name": ("the figure in words", ""),
    "value": ("the figure in the base case", "see unit"),
    "low": ("its least plausible value: 1 % lie below", "see unit"),
    "high": ("its greatest plausible value: 1 % lie above", "see unit"),
    "unit": ("its unit; empty for a plain number", ""),
    "direction": ("where the goal holds: always, never (no switching value in the plausible range), below or above "
                  "the first switching value, between two, outside them, or several", ""),
    "first": ("first switching value; empty if there is none in the plausible range", "see unit"),
    "second": ("second switching value", "see unit"),
    "more": ("further switching values", "see unit"),
    "holding": ("probability that the figure lies where the goal holds, all others as in the base case", "share"),
    "jumps": ("yes where the outcome jumps at a switching value, as counts of whole units do", ""),
    "goal_unit": ("unit of the margin", ""),
}  # fmt: skip


def switching_analysis(subject: Subject) -> Analysis:
    """The switching values for a threshold of the outcomes; without one, for the ceilings of the plan.

    Raises:
        WrongUseError: there is neither a threshold nor a ceiling.
    """
    asked = _goals(subject)
    found = [(said, switching(evaluation, goal, subject.names), evaluation) for said, goal, evaluation in asked]
    scenario, top = subject.scenario, subject.question.top or USUAL
    return Analysis(
        sentences=tuple(_said(said, one, scenario) for said, one, _ in found),
        tables={"switching": [
            row for said, one, evaluation in found
            for row in _rows(said, one, scenario, evaluation.outcomes[0].unit)
        ]},
        columns={"switching": SWITCHING},
        shown=tuple(_shown(said, one, top) for said, one, _ in found),
    )  # fmt: skip


def _goals(subject: Subject) -> Iterator[tuple[str, Goal, Evaluation]]:
    """What must hold in words, as a goal, and the evaluation that is asked for it."""
    question, evaluation = subject.question, subject.evaluation
    if question.threshold is not None:
        goal = Goal(question.threshold, not question.at_least)
        for outcome in evaluation.outcomes:
            most = "at least" if question.at_least else "at most"
            said = f"{outcome_words(outcome)} stays {most} {amount(question.threshold, outcome.unit)}"
            yield said, goal, replace(evaluation, outcomes=(outcome,))
        return
    name = evaluation.outcomes[0].scenario
    ceilings = evaluation.models[name].financing.ceilings
    if question.outcomes or not ceilings:
        raise WrongUseError(NO_LIMIT.format(method=question.method))
    for key, ceiling in ceilings.items():
        outcomes = within_ceiling(evaluation.models, name, key)
        said = f"The plan stays within '{ceiling.title}' in every year"
        yield said, WITHIN, replace(evaluation, outcomes=outcomes)


def _rows(said: str, found: Switching, scenario: Scenario, unit: str) -> Iterator[Record]:
    about = {"goal": said, "holds_in_base": found.holds, "margin": found.margin, "goal_unit": unit}
    for one in found.rows:
        first, second, *more = (*one.switches, None, None)
        yield about | vars(one) | {
            "name": figure_words(scenario, one.address), "first": first, "second": second,
            "more": "; ".join(f"{value:.6g}" for value in more if value is not None),
        }  # fmt: skip


def _said(said: str, found: Switching, scenario: Scenario) -> str:
    base = f"{said} in the base case" if found.holds else f"Not in the base case: {said[0].lower()}{said[1:]}"
    turning = [one for one in found.rows if one.switches]
    none = len(found.rows) - len(turning)
    has = "has" if none == 1 else "have"
    told = f"; {counted(none, 'figure')} {has} no switching value in the plausible range" if none else ""
    if not turning:
        return f"{base}, and no figure alone changes that within its plausible range."
    while_ = [f"{figure_words(scenario, one.address)} is {_where(one)}" for one in turning[:3]]
    return f"{base}. It holds while {listed(while_)}{told}."


def _where(one: Switch) -> str:
    share = is_share(one.unit, one.value, *one.switches)
    shown = [value_said(value, one.unit, share) for value in one.switches]
    base = value_said(one.value, "", share)
    if one.direction in ("below", "above"):
        return f"{one.direction} {shown[0]} (base case {base}; {number(100 * one.holding)} % likely)"
    if one.direction in ("between", "outside"):
        return f"{one.direction} {shown[0]} and {shown[1]} (base case {base}; {number(100 * one.holding)} % likely)"
    return f"in parts of its range that switch at {listed(shown)} (base case {base})"


def _shown(said: str, found: Switching, top: int) -> Shown:
    rows = []
    for one in found.rows[:top]:
        share = is_share(one.unit, one.value, *one.switches)
        holds = NO_SWITCH.get(one.direction, "")
        if not holds:
            joined = " and ".join(value_said(value, "", share) for value in one.switches)
            holds = f"{one.direction} {joined}"
        base = value_said(one.value, one.unit, share)
        rows.append((one.address, base, holds, number(100 * one.holding)))
    return Shown(f"{said}:", ("figure", "base case", "it holds", "% likely"), tuple(rows), 3)
