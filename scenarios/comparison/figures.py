"""Figures that people look at first, of each scenario and what they differ by: money, double funding, people, posts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costing import Row
from scenarios.comparison.bought import NOMINAL, REAL
from scenarios.comparison.sides import Pair, Side

Array = NDArray[np.float64]
QUO = "status_quo"


@dataclass(frozen=True)
class FigureChange:
    """A key figure; `difference` is None where it cannot be subtracted, `first` or `value` where one has none.

    Attributes:
        first: of the scenario that all are compared with; `value`: of this one.
        unit: of the value; `unit_first` that of `first`.
    """

    scenario: str
    against: str
    figure: str
    first: float | None
    value: float | None
    difference: float | None
    unit: str
    unit_first: str


@dataclass(frozen=True)
class YearTotal:
    """What a scenario costs in a year; differences are None where money is not subtracted.

    The scenario that all are compared with stands here too, with differences of 0.
    """

    scenario: str
    against: str
    year: int
    total_nominal: float
    total_real: float
    new_policy_nominal: float
    new_policy_real: float
    difference_nominal: float | None
    difference_real: float | None


@dataclass(frozen=True)
class _Figure:
    name: str
    value: float | None
    unit: str
    basis: str = ""
    whole: bool = False


def figure_changes(pair: Pair) -> list[FigureChange]:
    """The key figures of both, over the years that both plans have."""
    first, other = ({one.name: one for one in _figures(side, pair.years)} for side in (pair.first, pair.other))
    return [
        _change(pair, first.get(name), other.get(name), name) for name in dict.fromkeys([*first, *other]) if pair.years
    ]


def year_totals(pair: Pair, first: bool = False) -> Iterator[YearTotal]:
    """The totals of each plan year of the other scenario; with `first`, of the first one."""
    side = pair.first if first else pair.other
    measures = ("nominal", "real", "new_nominal", "new_real")
    for year in side.projection.years:
        values = {measure: _at(side, getattr(side.model.totals, measure), year) for measure in measures}
        yield YearTotal(
            side.label, pair.first.label, year, *values.values(),
            *(_apart(pair, basis, year, values[basis]) for basis in (NOMINAL, REAL)),
        )  # fmt: skip


def _apart(pair: Pair, basis: str, year: int, value: float) -> float | None:
    if basis not in pair.bases or year not in pair.years:
        return None
    return value - _at(pair.first, getattr(pair.first.model.totals, basis), year)


def _at(side: Side, row: Row, year: int) -> float:
    return float(_span(side, row, (year,))[0])


def _span(side: Side, row: Row, years: tuple[int, ...]) -> Array:
    values = side.one.values(row)
    return np.broadcast_to(values, (side.model.book.columns,))[side.columns(years)]


def _change(pair: Pair, first: _Figure | None, other: _Figure | None, name: str) -> FigureChange:
    known = other or first
    assert known is not None
    here, there = (None if one is None else one.value for one in (first, other))
    allowed = (not known.basis or known.basis in pair.bases) and (pair.same_years or not known.whole)
    difference = there - here if allowed and here is not None and there is not None else None
    return FigureChange(
        pair.other.label, pair.first.label, name, here, there, difference, known.unit, (first or known).unit
    )


def _figures(side: Side, years: tuple[int, ...]) -> Iterator[_Figure]:
    if years:
        yield from _money(side, years)
        yield from _change_of_system(side, years)
        yield from _posts(side, years[-1])


def _money(side: Side, years: tuple[int, ...]) -> Iterator[_Figure]:
    cash, real = side.plan.currency, f"{side.plan.currency} {side.plan.base_year}"
    totals, quo = side.model.totals, side.projection.scenarios.get(QUO)

    def over(row: Row) -> float:
        return float(_span(side, row, years).sum())

    yield _Figure("total, real", over(totals.real), real, REAL)
    yield _Figure("total, nominal", over(totals.nominal), cash, NOMINAL)
    if quo is not None:
        still = Side(QUO, side.projection, QUO)
        none = float(_span(still, still.model.totals.real, years).sum())
        yield _Figure("above no change, real", over(totals.real) - none, real, REAL)
    yield _Figure("capital, nominal", over(totals.capital_nominal), cash, NOMINAL)
    yield _Figure("recurrent, nominal", over(totals.recurrent_nominal), cash, NOMINAL)
    yield _Figure("present value, real", float(side.one.values(side.model.present_value)[0]), real, REAL, whole=True)
    if side.model.financing.given:
        yield _Figure("paid by nobody, nominal", over(side.model.financing.total.gap), cash, NOMINAL)
    if side.model.bridge is not None:
        highest = float(side.one.values(side.model.bridge.highest)[0])
        yield _Figure("most owed to the bridge, nominal", highest, cash, NOMINAL, whole=True)


def _change_of_system(side: Side, years: tuple[int, ...]) -> Iterator[_Figure]:
    change, last = side.model.transition, years[-1]
    if change is None:
        return
    real = f"{side.plan.currency} {side.plan.base_year}"
    double = _span(side, change.double_funding_real, years)
    yield _Figure("double funding, real", float(double.sum()), real, REAL)
    yield _Figure("double funding, highest year, real", float(double.max()), real, REAL)
    even = round(float(side.one.values(change.break_even)[0]))
    yield _Figure("break-even year", float(even) if 0 < even <= side.plan.last else None, "year", whole=True)
    yield _Figure(f"people living in institutions, end of {last}", _at(side, change.residents, last), "people")
    yield _Figure(f"people who moved out, end of {last}", _at(side, change.leavers, last), "people")
    yield _Figure("people waiting for a home, all years", float(_span(side, change.waiting, years).sum()), "people")


def _posts(side: Side, last: int) -> Iterator[_Figure]:
    people = side.model.workforce
    for name, row in (("needed", people.needed), ("in post", people.in_post), ("that nobody fills", people.gap)):
        yield _Figure(f"full-time posts {name}, {last}", _at(side, row, last), "FTE")
