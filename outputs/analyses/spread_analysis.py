"""What spreads an outcome when all figures vary at once: importance, Morris, Sobol."""

from __future__ import annotations

from functools import partial

from outputs.analyses.analysis import Analysis, Shown, Subject, numbered
from outputs.analyses.bars_chart import amount, bars_of, lower, outcome_words, shares_chart
from outputs.analyses.driver_tables import (
    IMPORTANCE,
    MORRIS,
    SOBOL,
    SOBOL_PAIRS,
    SOBOL_STEPS,
    group_words,
    importance_rows,
    morris_rows,
    pair_rows,
    sobol_rows,
    step_rows,
)
from outputs.analyses.figure_words import figure_words
from outputs.analyses.value_said import scaled
from outputs.asked import WrongUseError
from outputs.chart_style import Chart
from outputs.wording import listed, number
from parameters import Scenario
from scenarios import Importance, Morris, Outcome, Sampling, Sobol, importance_of, morris, sobol

USUAL, FIRST = 12, 3


def importance_analysis(subject: Subject) -> Analysis:
    """How much of the spread of every outcome goes back to each figure, from draws."""
    outcomes, projection = subject.outcomes, subject.projection()
    found = [importance_of(projection, outcome, projection.seed) for outcome in outcomes]
    top, scenario = subject.question.top or USUAL, subject.scenario
    told = list(zip(found, outcomes, strict=True))
    return Analysis(
        sentences=tuple(_importance_said(one, outcome, scenario) for one, outcome in told),
        tables={"importance": [row for one, outcome in told for row in importance_rows(one, outcome, scenario)]},
        columns={"importance": IMPORTANCE},
        shown=tuple(_importance_shown(one, outcome, top) for one, outcome in told),
        charts=tuple(
            partial(_importance_chart, one, outcome, scenario, place) for place, (one, outcome) in enumerate(told)
        ),
    )


def _importance_chart(found: Importance, outcome: Outcome, scenario: Scenario, place: int, source: str) -> Chart:
    return numbered(shares_chart(found, outcome, scenario, source), place)


def _importance_said(found: Importance, outcome: Outcome, scenario: Scenario) -> str:
    first = [f"{figure_words(scenario, one.address)} ({number(100 * one.share)} %)" for one in found.weights[:FIRST]]
    advice = f" Take care: {found.advice}." if found.advice else ""
    if not any(one.share > 0 for one in found.weights):
        return f"{outcome_words(outcome)} is the same in all {number(found.draws)} draws: no figure moves it."
    fit = f"R2 {number(found.r2, 2)} over {number(found.draws)} draws"
    return f"{outcome_words(outcome)} spreads mostly because of {listed(first)}; {fit}.{advice}"


def _importance_shown(found: Importance, outcome: Outcome, top: int) -> Shown:
    rows = [(one.address, number(100 * one.share, 1), number(one.correlation, 2)) for one in found.weights[:top]]
    about = f"{outcome_words(outcome)}, % of its spread that goes back to each figure:"
    return Shown(about, ("figure", "%", "correlation"), tuple(rows))


def morris_analysis(subject: Subject) -> Analysis:
    """Morris' elementary effects; `draws` are trajectories.

    Raises:
        WrongUseError: there are fewer than two trajectories.
    """
    question = subject.question
    count = 20 if question.draws is None else question.draws
    if count < 2:
        raise WrongUseError(f"--draws {count}: Morris needs 2 trajectories or more; 10 to 50 are usual")
    found = morris(subject.evaluation, subject.names, count, question.seed)
    scenario, top = subject.scenario, question.top or USUAL
    return Analysis(
        sentences=tuple(_morris_said(one, outcome, scenario)
                        for one, outcome in zip(found, subject.outcomes, strict=True)),
        tables={"morris": [row for one in found for row in morris_rows(one, scenario)]},
        columns={"morris": MORRIS},
        shown=tuple(_morris_shown(one, outcome, top)
                    for one, outcome in zip(found, subject.outcomes, strict=True)),
        charts=tuple(partial(_morris_chart, one, outcome, scenario, place)
                     for place, (one, outcome) in enumerate(zip(found, subject.outcomes, strict=True))),
    )  # fmt: skip


def _morris_said(found: Morris, outcome: Outcome, scenario: Scenario) -> str:
    first = found.effects[0]
    if first.absolute == 0:
        return f"{outcome_words(outcome)} is the same in all {number(found.cases)} cases: no figure moves it."
    size = f"{amount(first.absolute, outcome.unit)} from its 5 % to its 95 % quantile"
    cost = f"{number(found.trajectories)} trajectories, {number(found.cases)} cases"
    return f"{outcome_words(outcome)} moves most with {figure_words(scenario, first.address)}: by {size} ({cost})."


def _morris_shown(found: Morris, outcome: Outcome, top: int) -> Shown:
    effects = found.effects[:top]
    size, unit, decimals = scaled(outcome.unit, *(one.absolute for one in effects))
    rows = [
        (one.address,
         *(number(value / size, decimals) for value in (one.absolute, one.confidence, one.mean, one.deviation)))
        for one in effects
    ]  # fmt: skip
    about = f"{outcome_words(outcome)}, {unit}, effect of each figure from its 5 % to its 95 % quantile:"
    return Shown(about, ("figure", "size (mu*)", "+/-", "with sign (mu)", "spread (sigma)"), tuple(rows))


def _morris_chart(found: Morris, outcome: Outcome, scenario: Scenario, place: int, source: str) -> Chart:
    bars = {figure_words(scenario, one.address): (one.absolute, one.confidence) for one in found.effects}
    title = _morris_said(found, outcome, scenario).rstrip(".")
    return numbered(bars_of("01-morris", title, (f"mu*, {outcome.unit}", bars), source), place)


def sobol_analysis(subject: Subject) -> Analysis:
    """Sobol's shares of the variance, alone and with others; `draws` is N, a power of two.

    Raises:
        WrongUseError: N is no power of two.
    """
    question = subject.question
    try:
        sampling = Sampling(1024 if question.draws is None else question.draws, True, question.seed)
        found = sobol(subject.evaluation, subject.names, top=question.top or USUAL, sampling=sampling)
    except ValueError as error:
        raise WrongUseError(f"--draws: {error}") from None
    scenario = subject.scenario
    return Analysis(
        sentences=tuple(_sobol_said(one, scenario) for one in found),
        tables={
            "sobol": [row for one in found for row in sobol_rows(one, scenario)],
            "sobol_pairs": [row for one in found for row in pair_rows(one)],
            "sobol_convergence": [row for one in found for row in step_rows(one)],
        },
        columns={"sobol": SOBOL, "sobol_pairs": SOBOL_PAIRS, "sobol_convergence": SOBOL_STEPS},
        shown=tuple(_sobol_shown(one) for one in found),
        charts=tuple(partial(_sobol_chart, one, scenario, place) for place, one in enumerate(found)),
    )


def _of(found: Sobol) -> Outcome:
    assert found.outcome is not None
    return found.outcome


def _sobol_said(found: Sobol, scenario: Scenario) -> str:
    first = [f"{group_words(scenario, one.name)} ({number(100 * one.total)} %)" for one in found.shares[:FIRST]]
    if found.deviation == 0:
        return f"{outcome_words(_of(found))} is the same in all {number(found.cases)} cases: no figure moves it."
    return (
        f"{outcome_words(_of(found))} spreads mostly because of {listed(first)}, alone and with others; "
        f"{number(100 * found.together)} % come of figures together. {found.convergence.statement}"
    )


def _sobol_shown(found: Sobol) -> Shown:
    rows = [
        (one.name, *(number(100 * value, 1) for value in (
            one.first, one.first_confidence, one.total, one.total_confidence)))
        for one in found.shares
    ]  # fmt: skip
    about = f"{outcome_words(_of(found))}, % of its variance ({number(found.cases)} cases):"
    return Shown(about, ("figure", "alone", "+/-", "with others", "+/-"), tuple(rows))


def _sobol_chart(found: Sobol, scenario: Scenario, place: int, source: str) -> Chart:
    bars = {group_words(scenario, one.name): (100 * one.total, 100 * one.total_confidence) for one in found.shares}
    first = f"{group_words(scenario, found.shares[0].name)} {number(100 * found.shares[0].total)} %"
    title = f"What spreads {lower(outcome_words(_of(found)))}, alone and with others: {first}"
    return numbered(bars_of("14-sobol", title, ("% of the variance (total index)", bars), source), place)
