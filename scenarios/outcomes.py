"""Outcomes: figures of a plan that a range, a driver or a chance is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import numpy as np

from costing import CENT, Model, Row
from parameters import Unit
from scenarios.addresses import UnknownAddressError, find_row, split

MONEY = ("total", "")
"""What means the total of a plan."""


@dataclass(frozen=True)
class Outcome:
    """One figure of a plan: a line of a scenario, or how far it is from the same line of another scenario.

    Attributes:
        scenario: its scenario.
        line: the address of the line.
        year: the calendar year; None for a line that is one number, or for the sum of the plan years.
        against: the scenario that is taken off, if any.
        label: what it is in words, without scenario and year.
        unit: of the figure, such as ``PEN 2025``.
        spent: the address of the cost that a ratio is taken over, which must be above nothing; empty for all others.
    """

    scenario: str
    line: str
    year: int | None = None
    against: str | None = None
    label: str = ""
    unit: str = ""
    spent: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The addresses of all lines that it is made of."""
        return (self.line, self.spent) if self.spent else (self.line,)

    @property
    def scenarios(self) -> tuple[str, ...]:
        """The scenarios that must be computed."""
        return (self.scenario,) if self.against is None else (self.scenario, self.against)

    @property
    def address(self) -> str:
        """How it is asked for: scenario, year where it has one, and line."""
        return "/".join([self.scenario, *([] if self.year is None else [str(self.year)]), self.line])

    @property
    def cash(self) -> bool:
        """Whether it is money of the year, not at the prices of one year."""
        return any(" " not in currency for currency, _ in Unit.parse(self.unit).money)

    def known(self, cost: Any) -> Any:
        """A factor by which the figure is multiplied: 1, and NaN for a ratio where nothing is spent."""
        return np.where(np.asarray(cost) >= CENT, 1.0, np.nan)

    def of(self, row: Row, values: Any) -> Any:
        """The figure in computed values of its line.

        Args:
            row: the line in the book that was computed.
            values: shape (year or 1, draw).

        Returns:
            Shape (draw,).
        """
        if row.scalar:
            return values[0]
        book = row.book
        whole = np.broadcast_to(values, (book.columns, values.shape[1]))
        return whole[book.plan_columns].sum(axis=0) if self.year is None else whole[book.years.index(self.year)]


def find_outcome(models: Mapping[str, Model], address: str, against: str | None = None) -> Outcome:
    """The outcome of an address.

    Args:
        models: recorded scenarios by name.
        address: ``reform/2030/centres``, ``reform/total`` (all plan years, real), ``reform/H1.2`` (last plan year), or
            ``reform/ratio`` (what a plan buys), or any address of a line. The scenario may be left out: the first that
            changes something is meant.
        against: a scenario to take the same line off.

    Raises:
        UnknownAddressError: there is no such scenario, year or line, or a line cannot be summed over years.
    """
    if not address.strip(" /"):
        raise UnknownAddressError(f"'{address}' names no outcome; name one, such as {_first(models)}/total")
    name, year, rest = split(address)
    if name not in models:
        written, (name, (_, year, rest)) = name, (_first(models), split(f"-/{address.strip('/')}"))
        if rest != written and get_close_matches(written, models, n=1, cutoff=0.7):
            raise _no_scenario(written, models)
    if against is not None and against not in models:
        raise _no_scenario(against, models)
    model = models[name]
    row, label = _row(model, rest, year)
    year = _year(address, row, year, label)
    if against is not None and row.address not in models[against].book.addresses:
        raise UnknownAddressError(f"{address}: the scenario {against} has no line '{row.address}' to compare with")
    return Outcome(name, row.address, year, against, label, str(row.unit), _spent(model, row))


def no_ratio(outcome: Outcome, values: Any) -> UnknownAddressError | None:
    """What to say where a ratio is asked for in cases in which nothing is spent; None where there are none."""
    missing = int(np.isnan(values).sum())
    if not outcome.spent or not missing:
        return None
    many = "" if np.size(values) == 1 else f" in {missing} of {np.size(values)} cases"
    hint = "ask for net-present-value, which is known in every case"
    said = f"in the economic view the plan costs no more than no change{many}: there is no ratio"
    return UnknownAddressError(f"{outcome.address}: {said}\n       hint: {hint}")


def _spent(model: Model, row: Row) -> str:
    """The cost that a line is a ratio to, if it is one of what a plan buys."""
    case = model.investment
    presents = () if case is None else (*case.present, *case.actions.values())
    return next((one.cost.address for one in presents if row in (one.ratio, one.ratio_with_health)), "")


def _no_scenario(name: str, models: Mapping[str, Model]) -> UnknownAddressError:
    return UnknownAddressError(f"no scenario is called '{name}'; there are {', '.join(models)}")


def _first(models: Mapping[str, Model]) -> str:
    """The first scenario that changes something."""
    return next((name for name, model in models.items() if model.scenario.reform), next(iter(models)))


def _row(model: Model, rest: str, year: int | None) -> tuple[Row, str]:
    """A line and what it is called: totals over years are real, those of a year nominal."""
    for found in model.indicators:
        if rest.upper() == found.code.upper() and not found.element:
            return found.row, f"{found.code}, {found.measure}"
    sums = model.totals if rest in MONEY else model.elements.get(rest.replace("-", "_"))
    if sums is None:
        row = find_row(model, rest)
        return row, row.label
    if year is not None:
        return sums.nominal, "total cost" if rest in MONEY else f"cost of {_title(model, rest)}"
    if rest in MONEY:
        return model.undiscounted, "total cost"
    return sums.real, f"cost of {_title(model, rest)}"


def _title(model: Model, name: str) -> str:
    known = {element.id: element.title for element in model.scenario.elements()}
    return known[name.replace("-", "_")]


def _year(address: str, row: Row, year: int | None, label: str) -> int | None:
    """The year of an outcome, proven to be one that the line has."""
    book = row.book
    years = book.years[: book.plan_columns.stop]
    if row.scalar:
        return None
    if year is None and not row.unit.money:
        return years[-1]
    if year is not None and year not in years:
        raise UnknownAddressError(f"{address}: the years of '{label}' are {years[0]} to {years[-1]}")
    return year
