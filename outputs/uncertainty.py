"""Ranges over draws: P10, P50, P80 and P90 of totals, differences and double funding.

Sums are drawn first and quantiles taken last; differences are taken draw by draw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from costing import Model, Row
from outputs.cells import Record
from scenarios import Projection

PROBABILITIES = (0.1, 0.5, 0.9)
IMPLIED = 0.8
"""The quantile that budgets are often set at."""
Pick = Callable[[Model], Row | None]


@dataclass(frozen=True)
class Outcome:
    """A figure whose range is reported; `apart` asks for its difference from the status quo.

    `of_reform` leaves it out where nothing new is done.
    """

    name: str
    pick: Pick
    apart: bool = False
    of_reform: bool = False


def _change(name: str) -> Pick:
    """A line of the change from institutions to community, if the plan has one."""
    return lambda model: getattr(model.transition, name, None)


PLAN_TOTAL = Outcome("total_real", lambda model: model.undiscounted)
PLAN_DIFFERENCE = Outcome("difference_real", lambda model: model.undiscounted, apart=True, of_reform=True)
PLAN_DOUBLE = Outcome("double_funding_real", _change("total_real"), of_reform=True)
_OF_PLAN = (
    PLAN_TOTAL,
    PLAN_DIFFERENCE,
    Outcome("present_value_real", lambda model: model.present_value),
    Outcome("present_value_difference_real", lambda model: model.present_value, apart=True, of_reform=True),
    PLAN_DOUBLE,
)
_OF_YEARS = (
    Outcome("total_nominal", lambda model: model.totals.nominal),
    Outcome("total_real", lambda model: model.totals.real),
    Outcome("difference_nominal", lambda model: model.totals.nominal, apart=True, of_reform=True),
    Outcome("difference_real", lambda model: model.totals.real, apart=True, of_reform=True),
    Outcome("double_funding_nominal", _change("double_funding"), of_reform=True),
)


def ranges(projection: Projection, name: str, outcome: Outcome) -> list[tuple[float, float, float, float]] | None:
    """Base case, P10, P50 and P90 of an outcome, for each column of its line; None where there is no such line."""
    from numpy import quantile

    row = outcome.pick(projection.scenarios[name].model)
    if row is None or not _kept(projection, name, outcome):
        return None
    base, drawn = (_values(projection, name, outcome, drawn) for drawn in (False, True))
    found = quantile(drawn, PROBABILITIES, axis=1)
    return [(float(b), *map(float, q)) for b, q in zip(base, found.T, strict=True)]  # type: ignore[misc]


def uncertainty_rows(projection: Projection) -> Iterator[Record]:
    """The ranges of every scenario, for the plan as a whole and for each year."""
    for name, one in projection.scenarios.items():
        for outcome in _OF_PLAN:
            for found in with_implied(projection, name, outcome):
                yield _record(projection, name, outcome, "plan", found)
        columns = one.model.book.plan_columns
        for outcome in _OF_YEARS:
            yearly = with_implied(projection, name, outcome)[columns]
            for year, found in zip(projection.years, yearly, strict=False):
                yield _record(projection, name, outcome, str(year), found)


def _record(projection: Projection, name: str, outcome: Outcome, period: str, found: Wider) -> Record:
    row = outcome.pick(projection.scenarios[name].model)
    unit = "" if row is None else str(row.unit)
    about = {"scenario": name, "figure": outcome.name, "period": period, "unit": unit}
    return about | dict(zip(("base", "p10", "p50", "p90", "p80", "bare", "implied"), found, strict=True))


Wider = tuple[float, float, float, float, float, float, float]


def with_implied(projection: Projection, name: str, outcome: Outcome) -> list[Wider]:
    """The ranges of an outcome, its P80, the base case without contingencies, and P80 less that.

    Draws carry no contingency, so that P80 less the bare base case is the contingency that they imply.
    """
    from numpy import quantile

    found = ranges(projection, name, outcome) or []
    if not found:
        return []
    tops = quantile(_values(projection, name, outcome, drawn=True), IMPLIED, axis=1)
    bare = _bare(projection, name, outcome)
    return [(*one, float(p80), float(b), float(p80 - b)) for one, p80, b in zip(found, tops, bare, strict=True)]


def _bare(projection: Projection, name: str, outcome: Outcome) -> Any:
    """The base case without contingencies, shape (year,)."""
    first, *others = (_without(projection, each, outcome) for each in (name, "status_quo")[: 1 + outcome.apart])
    return first - others[0] if others else first


def _without(projection: Projection, name: str, outcome: Outcome) -> Any:
    one = projection.scenarios[name]
    row = outcome.pick(one.model)
    assert row is not None
    return one.values(row) if one.bare is None else one.bare[row][:, 0]


def _kept(projection: Projection, name: str, outcome: Outcome) -> bool:
    """Whether the line was kept for every draw, in both scenarios where a difference is asked."""
    for each in (name, "status_quo") if outcome.apart else (name,):
        one = projection.scenarios[each]
        row = outcome.pick(one.model)
        if row is None or one.drawn is None or row not in one.drawn:
            return False
    return not outcome.of_reform or projection.scenarios[name].model.scenario.reform


def _values(projection: Projection, name: str, outcome: Outcome, drawn: bool) -> Any:
    """The base case, shape (year,), or every draw, shape (year, draw)."""
    if outcome.apart:
        return projection.difference(name, outcome.pick, drawn=drawn)
    one = projection.scenarios[name]
    row = outcome.pick(one.model)
    assert row is not None
    assert one.drawn is not None
    return one.drawn[row] if drawn else one.values(row)
