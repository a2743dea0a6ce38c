"""The difference between two scenarios, line by line and by driver, and its sums by element, payer, class and year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from costing import Results
from scenarios.comparison.bought import Bought, uncharged
from scenarios.comparison.drivers import Flow, by_driver
from scenarios.comparison.sides import Pair

Array = NDArray[np.float64]
ALL, ELEMENT, PAYER, ECONOMIC, YEAR = WAYS = ("all", "element", "payer", "economic", "year")
"""The ways in which differences are summed."""
TAG_OF = {ELEMENT: "element", PAYER: "payer", ECONOMIC: "econ"}


@dataclass(frozen=True)
class Matched:
    """A line of one scenario, and the same line of the other; one of them may be missing."""

    first: Bought | None
    other: Bought | None

    @property
    def known(self) -> Bought:
        """The line where it is there, that of the other scenario before that of the first."""
        found = self.other or self.first
        assert found is not None
        return found

    def tag(self, name: str, first: bool) -> str:
        """How the line is classified in one of the scenarios; as in the other one, where it is not there."""
        found = (self.first if first else self.other) or self.known
        return found.entry.tags[name]


class Difference(NamedTuple):
    """What a line costs here and there in each year, shape (year, draw), and by driver, shape (driver, year, draw).

    `quantities` are what is bought here and there, shape (year, draw).
    """

    line: Matched
    first: Array
    other: Array
    drivers: Array
    quantities: tuple[Array, Array]


class Group(NamedTuple):
    """One sum of differences: by which way, and of what."""

    by: str
    key: str


@dataclass
class Sum:
    """A sum of differences over lines and years: amounts of shape (draw,), `drivers` of shape (driver, draw).

    `moved` is the part of a difference that another group lost or gained: what was paid by another payer, or had
    another economic class. It adds up to nothing over the groups.
    """

    first: Array
    other: Array
    drivers: Array
    moved: Array

    @property
    def difference(self) -> Array:
        """The other less the first."""
        found: Array = self.drivers.sum(axis=0) + self.moved
        return found


def matched(pair: Pair) -> list[Matched]:
    """The lines of both scenarios, each with its counterpart."""
    first, other = pair.first.bought, pair.other.bought
    return [
        Matched(
            first.get(key) or uncharged(other[key], pair.first.model),
            other.get(key) or uncharged(first[key], pair.other.model),
        )
        for key in dict.fromkeys([*first, *other])
    ]


def differences(
    pair: Pair, lines: Iterable[Matched], results: tuple[Results, Results], basis: str
) -> Iterator[Difference]:
    """Every line with what it costs here and there, in the years that both plans have."""
    spans = [side.columns(pair.years) for side in (pair.first, pair.other)]
    for line in lines:
        here, there = (
            None if one is None else one.flow(found, columns, basis)
            for one, found, columns in zip((line.first, line.other), results, spans, strict=True)
        )
        drivers = by_driver(here, there)
        none = Flow(np.zeros(drivers.shape[1:]), np.zeros((1, 1)))
        both = (here or none, there or none)
        yield Difference(line, both[0].cost, both[1].cost, drivers, (both[0].quantity, both[1].quantity))


def summed(pair: Pair, found: Iterable[Difference], draws: int = 1) -> dict[Group, Sum]:
    """Sums of differences in every way."""
    sums: dict[Group, Sum] = {}
    for one in found:
        whole = _Amounts(one.first.sum(axis=0), one.other.sum(axis=0), one.drivers.sum(axis=1))
        _add(sums, Group(ALL, ""), draws, whole)
        for by, tag in TAG_OF.items():
            before, after = one.line.tag(tag, first=True), one.line.tag(tag, first=False)
            if before == after:
                _add(sums, Group(by, after), draws, whole)
            else:
                _move(sums, (Group(by, before), Group(by, after)), draws, whole)
        for position, year in enumerate(pair.years):
            of_year = _Amounts(one.first[position], one.other[position], one.drivers[:, position])
            _add(sums, Group(YEAR, str(year)), draws, of_year)
    return sums


class _Amounts(NamedTuple):
    first: Array
    other: Array
    drivers: Array


def _empty(draws: int, drivers: int = 4) -> Sum:
    return Sum(np.zeros(draws), np.zeros(draws), np.zeros((drivers, draws)), np.zeros(draws))


def _add(sums: dict[Group, Sum], group: Group, draws: int, amounts: _Amounts) -> None:
    if group not in sums:
        sums[group] = _empty(draws)
    found = sums[group]
    found.first += amounts.first
    found.other += amounts.other
    found.drivers += amounts.drivers


def _move(sums: dict[Group, Sum], groups: tuple[Group, Group], draws: int, amounts: _Amounts) -> None:
    """A line that is in another group there: what it cost here leaves one group and comes to the other."""
    before, after = (sums.setdefault(group, _empty(draws)) for group in groups)
    before.first += amounts.first
    before.moved -= amounts.first
    after.other += amounts.other
    after.moved += amounts.first
    after.drivers += amounts.drivers
