"""Present values at several discount rates and horizons, also beyond the years of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from costing.ledger import CENT
from costing.lines import Line, Row, Scope, clip, lead, most, over_years, power, ratio, reached, where
from costing.world import World, fact

HORIZONS = (10, 15, 30)
RATES = (0.0, 0.03)
"""Rates at which everything is shown beside the plan's own: nothing, and the convention of global health."""
LONGEST = HORIZONS[-1]


@dataclass(frozen=True)
class Discounting:
    """A discount rate and a horizon in years from the base year.

    A horizon beyond the plan takes its last year on, as it is: what is bought once and lasts is counted with the years
    in which it is used (annuities), so that the last year is a fair picture of those after it.

    Attributes:
        factor: what money of each year is worth in the base year, 0 beyond the horizon.
        beyond: by how much the last plan year is multiplied for the years after it.
        own: whether it is the plan's own rate, over the plan years.
        after: the same for flows that all come a year later, within the same horizon.
    """

    title: str
    rate: str
    horizon: int
    factor: Row
    beyond: Row | None
    own: bool = False
    after: Discounting | None = None

    def late(self, on: Scope, label: str, flow: Row) -> Row:
        """The present value of a flow that begins a year later: its last year falls out of the horizon."""
        assert self.after is not None
        return self.after.of(on, f"{label}, a year later", flow)

    def of(self, on: Scope, label: str, flow: Row) -> Row:
        """The present value of a flow."""
        inside = on.line(f"{label}: discounted, by year", flow * self.factor)
        value: Line = over_years(inside)
        if self.beyond is not None:
            last = on.line(f"{label}: in the last plan year", flow * last_year(on))
            value = value + on.line(f"{label}: of the last plan year", over_years(last)) * self.beyond
        return on.line(f"{label}: present value", value)

    def over(self, on: Scope, label: str, above: Line, below: Row) -> Row:
        """One present value over another; 0 where the other is not above half a cent: then there is no ratio."""
        spent = on.line(
            f"{label}: cost, where anything is spent", where(reached(below, on.const(CENT, str(below.unit))), below, 0)
        )
        return on.line(label, ratio(above, spent, 0))


def discountings(on: Scope, world: World) -> Sequence[Discounting]:
    """Every rate and horizon: 0 %, 3 % and the plan's own; 10, 15 and 30 years, and the plan years."""
    years = world.book.last - world.book.base_year
    own = fact(on, world.scenario, "discount_rate")
    rates: list[tuple[str, Line]] = [(f"{rate:.0%}", on.const(rate)) for rate in RATES]
    found = [
        _of(on.part(f"{said}, {horizon} years"), said, rate, horizon, years)
        for said, rate in [*rates, ("own", own)]
        for horizon in HORIZONS
    ]
    plan = _of(on.part("own rate, plan years"), "own", own, years, years)
    return [*found, replace(plan, title="own rate, plan years", own=True)]


def _of(on: Scope, said: str, rate: Line, horizon: int, years: int) -> Discounting:
    """A rate and horizon, and the same for flows a year later.

    What comes a year later in the same years is what comes now in a year less, discounted by a year more.
    """
    title = f"{said}, {horizon} years"
    growth = on.line("1 + rate", 1 + rate)
    now = _factors(on, growth, horizon, years)
    part = on.part("a year later")
    worth, weight = _factors(part, growth, horizon - 1, years)
    factor = part.line("worth in the base year, a year later", worth / growth)
    beyond = None if weight is None else part.line("weight of the last plan year, a year later", weight / growth)
    return Discounting(title, said, horizon, *now, after=Discounting(title, said, horizon, factor, beyond))


def _factors(on: Scope, growth: Row, horizon: int, years: int) -> tuple[Row, Row | None]:
    """What money of each year is worth, and by how much the last plan year counts for those after it."""
    inside = on.line("within the horizon", clip(on.const(horizon + 1) - on.book.since) * on.book.later)
    worth = on.line("worth in the base year", power(growth, 0 - on.book.since) * inside)
    beyond = None
    if horizon > years:
        rest = on.const(horizon - years)
        repaid = on.line("share of interest repaid over the years beyond", 1 - power(growth, 0 - rest))
        many = on.line("years beyond, each discounted to the last plan year", ratio(growth - 1, repaid, 1 / rest))
        first = on.line("one over it", 1 / most(many, 0.0001))
        beyond = on.line("weight of the last plan year beyond it", first * power(growth, on.const(-years)))
    return worth, beyond


def last_year(on: Scope) -> Line:
    """1 in the last plan year."""
    book = on.book
    return most(0, book.inside - lead(book.inside, 1))
