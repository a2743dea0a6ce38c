"""What must hold: outcomes at most or at least so much, or a plan within its ceiling in every year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from costing import CENT, Model
from scenarios.addresses import UnknownAddressError
from scenarios.outcomes import Outcome
from scenarios.sensitivity.cases import Array


@dataclass(frozen=True)
class Goal:
    """A limit that every outcome of an evaluation keeps to.

    Attributes:
        limit: the number.
        at_most: whether outcomes may not be above it; else they may not be below it.
        slack: how far beyond it still counts as on it.
    """

    limit: float = 0.0
    at_most: bool = True
    slack: float = 0.0

    def margin(self, outcomes: Array) -> Array:
        """How far the worst outcome is from the limit, negative where the goal is missed.

        Args:
            outcomes: shape (outcome, case).

        Returns:
            Shape (case,).
        """
        margin: Array = (self.limit - outcomes if self.at_most else outcomes - self.limit).min(axis=0)
        return margin + self.slack


WITHIN = Goal(0.0, at_most=False, slack=CENT)
"""The goal of `within_ceiling`: room is not below 0, but for a cent."""


def within_ceiling(models: Mapping[str, Model], scenario: str, ceiling: str) -> tuple[Outcome, ...]:
    """The room under a ceiling of a scenario in each plan year; the goal is that none is below 0, `WITHIN`.

    Args:
        models: recorded scenarios by name.
        scenario: one of them.
        ceiling: the name of a ceiling among the plan's financing.

    Raises:
        UnknownAddressError: there is no such scenario or ceiling.
    """
    if scenario not in models:
        raise UnknownAddressError(f"no scenario is called '{scenario}'; there are {', '.join(models)}")
    known = models[scenario].financing.ceilings
    if ceiling not in known:
        there = f"there are {', '.join(known)}" if known else "the plan has none"
        raise UnknownAddressError(f"{ceiling}: no ceiling is called so in {scenario}; {there}")
    room = known[ceiling].room
    book = room.book
    years = book.years[book.plan_columns]
    title = f"room under {known[ceiling].title}"
    return tuple(Outcome(scenario, room.address, year, None, title, str(room.unit)) for year in years)
