"""What does not fit in a year: ceilings that are broken, and what nobody pays, with the actions that cost it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from costing import CENT, Entry, Model, Results, Row
from parameters import Scenario

NO_SOURCES = ("ceiling", "bridge", "households", "existing_budget")
"""Kinds of financing that give an action no money: a plan with these alone is held against its ceilings."""


@dataclass(frozen=True)
class Shortfall:
    """Money that is missing in a year: above a ceiling, or paid by nobody; `entries` are what it is missing for."""

    year: int
    what: str
    amount: float
    entries: Sequence[Entry]


def shortfalls(model: Model, results: Results, gaps: bool) -> list[Shortfall]:
    """Everything that does not fit, year by year; with `gaps`, also what nobody pays."""
    found = list(_ceilings(model, results))
    if gaps:
        found += _unpaid(model, results)
    return sorted(found, key=lambda one: (one.year, one.what))


def has_sources(scenario: Scenario) -> bool:
    """Whether the plan says where money for its actions comes from, so that what nobody pays is a gap."""
    return any(one.kind not in NO_SOURCES for one in scenario.financing.values())


def costs(results: Results, entries: Sequence[Entry], year: int, element: str) -> float:
    """What an action adds, by new policy, to ledger lines in a year."""
    own = [e for e in entries if e.tags["element"] == element and e.tags["standing"] not in ("baseline", "saving")]
    return sum(max(_at(results, entry.nominal, year), 0.0) for entry in own)


def _ceilings(model: Model, results: Results) -> Iterator[Shortfall]:
    for one in model.financing.ceilings.values():
        for year, amount in _beyond(results, one.excess):
            said = one.title if one.title.lower().startswith(("ceiling", "the ")) else f"the ceiling '{one.title}'"
            yield Shortfall(year, f"above {said}", amount, one.entries)


def _unpaid(model: Model, results: Results) -> Iterator[Shortfall]:
    titles = {source.name: source.title for source in model.financing.sources}
    for pot in model.financing.pots:
        names = " or ".join(titles.get(name, name.replace("_", " ")) for name in pot.sources)
        what = f"not paid by {names}" if names else "what no source may pay"
        for year, amount in _beyond(results, pot.left):
            yield Shortfall(year, what, amount, pot.entries)


def _beyond(results: Results, row: Row) -> Iterator[tuple[int, float]]:
    book = row.book
    values = np.broadcast_to(results[row][:, 0], (book.columns,))
    for year, value in zip(book.years[book.plan_columns], values[book.plan_columns], strict=True):
        if value > CENT:
            yield year, float(value)


def _at(results: Results, row: Row, year: int) -> float:
    values = results[row][:, 0]
    return float(values[min(row.book.years.index(year), len(values) - 1)])
