"""The value of information, in money: which figure to learn first, before a budget is set.

A budget b is set before the cost C is known. What is left over is idle: it costs 1 for each unit. What is missing costs
k = p / (1 - p), so that the best budget is the one that is enough with probability p: at p = 80 % a missing unit weighs
as much as four idle ones. The loss that is expected of the best budget is then the mean of the dearest 1 - p of all
cases less the mean of all. To know everything would save it whole (EVPI); to know one figure saves a part (EVPPI).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenarios.sensitivity.bins import FOLDS, binned, folds, index_of, line, parts_error, quantile

Array = NDArray[np.float64]

DRAWS_A_BIN = 100
"""Draws in a bin, at least."""
DRAWS_A_CHOICE = 400
"""Draws in a bin where an option is chosen: a choice turns on the sign of a small difference, which is hard to see."""
MOST_BINS = 20
REPEATS = 10
"""How often bins that say nothing are made, to know what bins alone do to a budget."""
SEEN = FOLDS / (2 * FOLDS - 1)
"""The weight of what is judged on the draws it was fitted to: their error is smaller by one part in all parts."""


@dataclass(frozen=True)
class Worth:
    """What it is worth to know something before a budget is set.

    Attributes:
        name: a figure's address, or the name of a group; `figures`: the addresses that are then known.
        value: how much less loss is expected of the best budget, in the unit of the cost; never below 0.
        error: its standard error.
        share: of what it is worth to know everything, 0 to 1.
        smaller: how much smaller the reserve would be on average: the budget set without knowing, less the mean of the
            budgets that are set when this is known; below 0 if it would be larger.
    """

    name: str
    figures: tuple[str, ...]
    value: float
    error: float
    share: float
    smaller: float

    @property
    def clear(self) -> bool:
        """Whether the value is more than noise: above twice its standard error."""
        return self.value > 2 * self.error


@dataclass(frozen=True)
class Information:
    """The value of information for a budget.

    Attributes:
        probability: with which the budget is enough; `weight`: of a missing unit against an idle one.
        draws: how many; `mean` of the cost over them.
        budget: the best one; `reserve`: what it holds above the mean.
        idle, missing: what is left over of it, and what it lacks, on average over the draws.
        loss: that is expected of it, idle + weight * missing: what it is worth to know everything (EVPI).
        worth: of figures, the most valuable first; `groups`: of figures that are learnt together.
    """

    probability: float
    weight: float
    draws: int
    mean: float
    budget: float
    reserve: float
    idle: float
    missing: float
    loss: float
    worth: tuple[Worth, ...]
    groups: tuple[Worth, ...]


def information(
    cost: Array,
    figures: Mapping[str, Array],
    probability: float = 0.8,
    groups: Mapping[str, Sequence[str]] | None = None,
) -> Information:
    """What it is worth to know figures before a budget is set.

    Args:
        cost: in every draw, shape (draw,).
        figures: by address, their values in the same draws, each of shape (draw,).
        probability: with which the budget is to be enough, above 0 and below 1.
        groups: figures that are learnt together, by the name of the group.

    Raises:
        ValueError: the probability is not between 0 and 1, or there are fewer than 100 draws.
    """
    if not 0 < probability < 1:
        raise ValueError(f"the probability of a budget lies between 0 and 1 (got {probability})")
    if len(cost) < DRAWS_A_BIN:
        raise ValueError(f"the value of information needs at least {DRAWS_A_BIN} draws (got {len(cost)})")
    setting = _Setting(np.asarray(cost, dtype=float), probability)
    alone = {name: (name,) for name in figures}
    worth = [setting.worth(name, members, figures) for name, members in alone.items()]
    joint = [setting.worth(name, tuple(members), figures) for name, members in (groups or {}).items()]
    mean, budget = float(np.mean(cost)), setting.budget
    return Information(
        probability=probability,
        weight=probability / (1 - probability),
        draws=len(cost),
        mean=mean,
        budget=budget,
        reserve=budget - mean,
        idle=float(np.maximum(budget - setting.cost, 0).mean()),
        missing=float(np.maximum(setting.cost - budget, 0).mean()),
        loss=setting.loss,
        worth=_ranked(worth),
        groups=_ranked(joint),
    )


class _Setting:
    """A budget to be set for a cost."""

    def __init__(self, cost: Array, probability: float) -> None:
        self.cost, self.probability = cost, probability
        self.budget = quantile(cost, probability)
        self.losses = self._losses(self.cost, np.full(len(cost), self.budget))
        self.loss = float(self.losses.mean())
        stream = np.random.Generator(np.random.PCG64(0))
        unknowing = [self._knowing(stream.random(len(cost)))[1].mean() for _ in range(REPEATS)]
        self.unknowing = float(np.mean(unknowing))
        """The mean of budgets set in bins that say nothing: a quantile of few draws differs from one of all."""

    def worth(self, name: str, members: tuple[str, ...], figures: Mapping[str, Array]) -> Worth:
        """What it is worth to know some figures."""
        known = np.stack([figures[each] for each in members], axis=1)
        index = known[:, 0] if len(members) == 1 else index_of(known, self.cost)
        if np.ptp(index) == 0 or self.loss <= 0:
            return Worth(name, members, 0.0, 0.0, 0.0, 0.0)
        gains, budgets = self._knowing(index)
        value = min(max(float(gains.mean()), 0.0), self.loss)
        smaller = self.unknowing - float(budgets.mean())
        return Worth(name, members, value, parts_error(gains), value / self.loss, smaller)

    def _knowing(self, index: Array) -> tuple[Array, Array]:
        """The loss that each draw is spared by knowing an index, and the budget that is set for it then.

        In each bin of the index, the budget is a straight line of it with the best constant. Fitted and judged on the
        same draws it looks better than it is, and judged on draws that it has not seen it does worse, in proportion to
        one over the number of draws that it was fitted to: the two are weighed so that both errors cancel.
        """
        seen, unseen, budgets = (np.empty(len(index)) for _ in range(3))
        for places in binned(index, _bins(len(index))):
            known, cost = index[places], self.cost[places]
            budgets[places] = self._rule(known, cost, known)
            seen[places] = self._losses(cost, budgets[places])
            for part, others in folds(len(places)):
                rule = self._rule(known[others], cost[others], known[part])
                unseen[places[part]] = self._losses(cost[part], rule)
        return self.losses - (SEEN * seen + (1 - SEEN) * unseen), budgets

    def _rule(self, known: Array, cost: Array, asked: Array) -> Array:
        """The budget that is set where an index is `asked`, fitted to draws in which it and the cost are known."""
        level, slope = line(known, cost)
        return level + slope * asked + quantile(cost - level - slope * known, self.probability)

    def _losses(self, cost: Array, budget: Array) -> Array:
        idle, missing = np.maximum(budget - cost, 0), np.maximum(cost - budget, 0)
        return np.asarray(idle + self.probability / (1 - self.probability) * missing)


def _bins(count: int) -> int:
    return min(max(count // DRAWS_A_BIN, 1), MOST_BINS)


def _ranked(found: Sequence[Worth]) -> tuple[Worth, ...]:
    return tuple(sorted(found, key=lambda one: (-one.value, one.name)))


@dataclass(frozen=True)
class ChoiceWorth:
    """What it is worth to know a figure before one of several options is chosen.

    Attributes:
        value: how much more is expected of the choice, never below 0; `error`: its standard error.
        everything: what it is worth to know everything, in the unit of the values.
        best: the option that is best without knowing more, by its place.
    """

    value: float
    error: float
    everything: float
    best: int


def evppi(values: Array, known: Array) -> ChoiceWorth:
    """What it is worth to know a figure, or several together, before an option is chosen.

    Args:
        values: of each option in each draw, such as net benefits: the greater, the better; shape (option, draw).
        known: values of the figure in the same draws, shape (draw,), or of several, shape (draw, figure).

    Returns:
        The value. Choices are judged on the draws that they were made from and on others, weighed so that both errors
        cancel: what chance suggests is not taken for knowledge.

    Raises:
        ValueError: there are fewer than 100 draws.
    """
    values = np.asarray(values, dtype=float)
    known = np.asarray(known, dtype=float)
    if values.shape[1] < DRAWS_A_BIN:
        raise ValueError(f"the value of information needs at least {DRAWS_A_BIN} draws (got {values.shape[1]})")
    best = int(np.argmax(values.mean(axis=1)))
    apart = values - values[best]
    everything = float(apart.max(axis=0).mean())
    if known.ndim == 2:
        known = index_of(known, apart[np.argmax(apart.std(axis=1))])
    seen, unseen = (np.zeros(values.shape[1]) for _ in range(2))
    for places in binned(known, max(len(known) // DRAWS_A_CHOICE, 1)):
        here, options = known[places], apart[:, places]
        seen[places] = _chosen(here, options, here, options)
        for part, others in folds(len(places)):
            unseen[places[part]] = _chosen(here[others], options[:, others], here[part], options[:, part])
    gains = SEEN * seen + (1 - SEEN) * unseen
    value = min(max(float(gains.mean()), 0.0), everything)
    return ChoiceWorth(value, parts_error(gains), everything, best)


def _chosen(known: Array, options: Array, asked: Array, judged: Array) -> Array:
    """What the option brings that is expected to be best where a figure is `asked`: a line through draws for each."""
    lines = (line(known, option) for option in options)
    best = np.argmax([level + slope * asked for level, slope in lines], axis=0)
    return np.asarray(judged[best, np.arange(len(asked))])


def usual_groups(names: Sequence[str]) -> dict[str, list[str]]:
    """Figures that are learnt together: those of one section of a plan, or of one of its elements.

    Args:
        names: addresses, such as ``pay.nurse`` or ``actions.centres.build``.

    Returns:
        By the beginning of their addresses, such as ``pay`` and ``actions.centres``; groups of one are left out.
    """
    found: dict[str, list[str]] = {}
    for name in names:
        pieces = name.split(".")
        start = ".".join(pieces[:2]) if pieces[0] in ELEMENTS and len(pieces) > 2 else pieces[0]
        found.setdefault(start, []).append(name)
    return {start: members for start, members in found.items() if len(members) > 1}


ELEMENTS = ("actions", "financing", "institutions", "places", "uncertainty")
"""Sections of a plan whose entries stand for themselves."""
