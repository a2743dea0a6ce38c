"""What drives an outcome, as tables: the bars of a tornado, and the importance of figures over draws."""

from __future__ import annotations

from collections.abc import Iterator

from outputs.analyses.figure_words import figure_words
from outputs.cells import Record
from outputs.codebook_terms import Columns
from outputs.wording import listed
from parameters import Scenario
from scenarios import REST, Importance, Morris, Outcome, Sobol, Tornado

OF_OUTCOME: Columns = {
    "outcome": ("address of the outcome: scenario, year where it has one, and line", ""),
    "against": ("scenario whose outcome is taken off; empty if none is", ""),
    "label": ("what the outcome is", ""),
}
OF_FIGURE: Columns = {
    "rank": ("1 for the figure that matters most", ""),
    "address": ("where the figure stands in the plan file", ""),
    "name": ("the figure in words", ""),
}
TORNADO: Columns = {
    **OF_OUTCOME,
    "base": ("the outcome in the base case", "see outcome_unit"),
    **OF_FIGURE,
    "value": ("the figure in the base case", "see unit"),
    "low": ("low end of its range", "see unit"),
    "high": ("high end of its range", "see unit"),
    "interval": ("probability between the two ends", "share"),
    "unit": ("unit of the figure; empty for a plain number", ""),
    "at_low": ("the outcome with this figure alone at its low end", "see outcome_unit"),
    "at_high": ("the outcome with this figure alone at its high end", "see outcome_unit"),
    "width": ("from the least to the greatest of at_low, base and at_high", "see outcome_unit"),
    "share": ("width squared, of the sum of all squared widths", "share"),
    "outcome_unit": ("unit of the outcome", ""),
}
IMPORTANCE: Columns = {
    **OF_OUTCOME,
    **OF_FIGURE,
    "share": ("share of the spread (variance) of the outcome; all figures together have r2", "share"),
    "coefficient": ("standardised regression coefficient: below 0 if the outcome falls with it", "ratio"),
    "correlation": ("correlation of the figure with the outcome", "ratio"),
    "r2": ("how much of the spread the regression explains: near 1 is good", "share"),
    "adjusted": ("the same for how many figures there are; below 0.8 see advice", "share"),
    "scale": ("ranks or values: what was compared", ""),
    "draws": ("draws that were used, at most the first 10 000", "draws"),
    "advice": ("what to do where the regression is not enough; empty where it is", ""),
}
MORRIS: Columns = {
    **OF_OUTCOME,
    **OF_FIGURE,
    "absolute": ("mean size of the effect from the 5 % to the 95 % quantile of the figure (mu*)", "see outcome_unit"),
    "confidence": ("half of the 95 % interval of absolute", "see outcome_unit"),
    "mean": ("mean effect with its sign (mu)", "see outcome_unit"),
    "deviation": ("standard deviation of the effects (sigma): great where other figures decide", "see outcome_unit"),
    "trajectories": ("starting points", "trajectories"),
    "cases": ("how often the plan was computed", "cases"),
    "outcome_unit": ("unit of the outcome", ""),
}
SOBOL: Columns = {
    **OF_OUTCOME,
    **OF_FIGURE,
    "first": ("share of the variance that goes back to the figure alone", "share"),
    "first_confidence": ("half of its 95 % interval", "share"),
    "total": ("share in which it takes part, alone and with others", "share"),
    "total_confidence": ("half of its 95 % interval", "share"),
    "together": ("share of the variance that goes back to no figure alone", "share"),
    "points": ("points of each table (N)", "points"),
    "cases": ("how often the plan was computed", "cases"),
    "statement": ("whether the shares have settled", ""),
}
SOBOL_PAIRS: Columns = {
    **OF_OUTCOME,
    "one": ("address of a figure", ""),
    "other": ("address of another", ""),
    "second": ("share of the variance that both do together, beyond what each does alone", "share"),
    "second_confidence": ("half of its 95 % interval", "share"),
}
SOBOL_STEPS: Columns = {
    **OF_OUTCOME,
    "points": ("the first so many points", "points"),
    "address": ("the figure", ""),
    "first": ("its share alone, from these points", "share"),
    "first_confidence": ("half of its 95 % interval", "share"),
    "total": ("its share alone and with others, from these points", "share"),
    "total_confidence": ("half of its 95 % interval", "share"),
}


def about_outcome(outcome: Outcome) -> Record:
    """The columns that say which outcome is meant."""
    return {"outcome": outcome.address, "against": outcome.against or "", "label": outcome.label}


def tornado_rows(found: Tornado, scenario: Scenario) -> Iterator[Record]:
    """The bars of a tornado, the widest first; a plan in which nothing moves has none."""
    about = about_outcome(found.outcome) | {"base": found.base}
    for rank, bar in enumerate(found.bars, start=1):
        named = {"rank": rank, "name": figure_words(scenario, bar.address)}
        yield about | named | vars(bar) | {"outcome_unit": found.outcome.unit}


def importance_rows(found: Importance, outcome: Outcome, scenario: Scenario) -> Iterator[Record]:
    """The figures that an outcome goes back to, the weightiest first."""
    fit = {name: getattr(found, name) for name in ("r2", "adjusted", "scale", "draws", "advice")}
    for rank, weight in enumerate(found.weights, start=1):
        named = {"rank": rank, "name": figure_words(scenario, weight.address)}
        yield about_outcome(outcome) | named | vars(weight) | fit


def morris_rows(found: Morris, scenario: Scenario) -> Iterator[Record]:
    """The effects of figures, the greatest first."""
    assert found.outcome is not None
    about = about_outcome(found.outcome) | {"outcome_unit": found.outcome.unit}
    about |= {"trajectories": found.trajectories, "cases": found.cases}
    for rank, effect in enumerate(found.effects, start=1):
        yield about | {"rank": rank, "name": figure_words(scenario, effect.address)} | vars(effect)


def sobol_rows(found: Sobol, scenario: Scenario) -> Iterator[Record]:
    """The shares of figures, the greatest total first."""
    assert found.outcome is not None
    about = about_outcome(found.outcome) | {"together": found.together, "points": found.sampling.count}
    about |= {"cases": found.cases, "statement": found.convergence.statement}
    for rank, share in enumerate(found.shares, start=1):
        shown = {key: value for key, value in vars(share).items() if key not in ("name", "members")}
        yield about | {"rank": rank, "address": share.name, "name": group_words(scenario, share.name)} | shown


def pair_rows(found: Sobol) -> Iterator[Record]:
    """What pairs of figures do together, the greatest first."""
    assert found.outcome is not None
    return (about_outcome(found.outcome) | vars(pair) for pair in found.pairs)


def step_rows(found: Sobol) -> Iterator[Record]:
    """The shares from an eighth of the points, a quarter, half, and all of them."""
    assert found.outcome is not None
    marks = ("first", "first_confidence", "total", "total_confidence")
    for step in found.convergence.steps:
        for place, name in enumerate(found.groups):
            shown = {mark: float(getattr(step, mark)[place]) for mark in marks}
            yield about_outcome(found.outcome) | {"points": step.count, "address": name} | shown


def group_words(scenario: Scenario, name: str) -> str:
    """The name of a group: a figure, several that are correlated, or all others."""
    return name if name == REST else listed([figure_words(scenario, each) for each in name.split("+")])
