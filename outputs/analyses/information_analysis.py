"""The value of information in money: what to learn first before a budget is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from outputs.analyses.analysis import Analysis, Shown, Subject, numbered
from outputs.analyses.bars_chart import amount, bars_of, lower, outcome_words
from outputs.analyses.driver_tables import OF_OUTCOME, about_outcome
from outputs.analyses.figure_words import figure_words
from outputs.analyses.value_said import scaled, value_said
from outputs.asked import WrongUseError
from outputs.cells import Record
from outputs.chart_style import Chart
from outputs.codebook_terms import Columns
from outputs.wording import number
from parameters import Scenario
from scenarios import Information, Outcome, Worth, budget_information

USUAL = 12
OF_BUDGET = ("probability", "weight", "draws", "budget", "reserve", "idle", "missing", "loss")
INFORMATION: Columns = {
    **OF_OUTCOME,
    "probability": ("with which the budget is to be enough", "share"),
    "weight": ("of a missing unit of money against an idle one", "ratio"),
    "draws": ("how many", "draws"),
    "budget": ("the best budget as things are known", "see outcome_unit"),
    "reserve": ("budget less the mean of the draws", "see outcome_unit"),
    "idle": ("what is left over of that budget, on average over the draws", "see outcome_unit"),
    "missing": ("what that budget lacks, on average over the draws", "see outcome_unit"),
    "loss": ("idle + weight * missing: what it is worth to know everything, at most", "see outcome_unit"),
    "rank": ("1 for what to learn first, among figures and among groups", ""),
    "group": ("yes for figures that are learnt together", ""),
    "address": ("of the figure, or the name of the group", ""),
    "name": ("the same in words", ""),
    "value": ("how much smaller the loss would be if this were known before the budget is set", "see outcome_unit"),
    "error": ("its standard error", "see outcome_unit"),
    "share": ("of what it is worth to know everything", "share"),
    "smaller": ("how much smaller the budget would be on average", "see outcome_unit"),
    "clear": ("yes where value is more than twice its error", ""),
    "outcome_unit": ("unit of the amounts", ""),
}


def information_analysis(subject: Subject) -> Analysis:
    """What it is worth to know each figure before a budget for the outcomes is set.

    Raises:
        WrongUseError: an outcome is not money.
    """
    outcomes = subject.outcomes
    for outcome in outcomes:
        if not (outcome.unit[:3].isupper() and "/" not in outcome.unit):
            raise WrongUseError(f"{outcome.address}: a budget is set in money, and this is in '{outcome.unit}'")
    projection = subject.projection()
    wanted = subject.question.probability
    found = [(budget_information(projection, one, wanted), one) for one in outcomes]
    scenario, top = subject.scenario, subject.question.top or USUAL
    return Analysis(
        sentences=tuple(_said(one, outcome, scenario) for one, outcome in found),
        tables={"information": [row for one, outcome in found for row in _rows(one, outcome, scenario)]},
        columns={"information": INFORMATION},
        shown=tuple(_shown(one, outcome, top) for one, outcome in found),
        charts=tuple(partial(_chart, one, outcome, scenario, place) for place, (one, outcome) in enumerate(found)),
    )


def _rows(found: Information, outcome: Outcome, scenario: Scenario) -> Iterator[Record]:
    about = about_outcome(outcome) | {"outcome_unit": outcome.unit}
    about |= {mark: getattr(found, mark) for mark in OF_BUDGET}
    for group, worth in ((False, found.worth), (True, found.groups)):
        for rank, one in enumerate(_clear_first(worth), start=1):
            named = {"rank": rank, "group": group, "address": one.name, "name": _words(one, scenario)}
            yield about | named | {mark: getattr(one, mark) for mark in ("value", "error", "share", "smaller", "clear")}


def _clear_first(worth: Sequence[Worth]) -> list[Worth]:
    """What is more than noise before what is not, each the most valuable first."""
    return sorted(worth, key=lambda one: not one.clear)


def _words(one: Worth, scenario: Scenario) -> str:
    if len(one.figures) == 1:
        return figure_words(scenario, one.figures[0])
    titles = {element.address: element.title for element in scenario.elements()}
    return f"all of {titles.get(one.name, one.name.replace('_', ' '))}"


def _said(found: Information, outcome: Outcome, scenario: Scenario) -> str:
    budget, idle, missing, loss = (
        amount(value, outcome.unit) for value in (found.budget, found.idle, found.missing, found.loss)
    )
    wanted, weight = number(100 * found.probability), value_said(found.weight)
    base = (
        f"A budget for {lower(outcome_words(outcome))} that is enough with a chance of {wanted} % is {budget}. On "
        f"average {idle} of it lie idle, and {missing} are missing; counting a missing unit as {weight} idle ones, "
        f"that is an expected loss of {loss}."
    )
    return f"{base} {_first(found, outcome, scenario)}"


def _first(found: Information, outcome: Outcome, scenario: Scenario) -> str:
    """What to learn first."""
    first = next((one for one in found.worth if one.clear), None)
    if first is None:
        return "No single figure is clearly worth learning first: ask for more draws."
    worth = f"{amount(first.value, outcome.unit)} on that scale ({number(100 * first.share)} % of the loss)"
    return f"Learn {figure_words(scenario, first.name)} first: that is worth up to {worth}."


def _shown(found: Information, outcome: Outcome, top: int) -> Shown:
    told = (*_clear_first(found.worth)[:top], *_clear_first(found.groups)[:3])
    size, unit, decimals = scaled(outcome.unit, found.loss, *(one.value for one in told))
    rows = [
        (one.name, number(one.value / size, decimals), number(one.error / size, decimals), number(100 * one.share, 1),
         number(one.smaller / size, decimals) if one.clear else "", "yes" if one.clear else "not told apart")
        for one in told
    ]  # fmt: skip
    loss = f"less loss (a missing unit as {value_said(found.weight)} idle ones) if it is known first (groups last)"
    about = f"{outcome_words(outcome)}, {unit}, {loss}:"
    return Shown(about, ("figure", "worth", "+/-", "% of all", "smaller budget", "above 0"), tuple(rows))


def _chart(found: Information, outcome: Outcome, scenario: Scenario, place: int, source: str) -> Chart:
    worth = _clear_first(found.worth)
    bars = {_words(one, scenario): (one.value, 2 * one.error) for one in worth if one.value > 0}
    bars = bars or {_words(one, scenario): (one.value, one.error) for one in worth[:3]}
    title = _first(found, outcome, scenario).replace(" on that scale", "").rstrip(".")
    return numbered(bars_of("01-information", title, (f"worth knowing, {outcome.unit}", bars), source), place)
