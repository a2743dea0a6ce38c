"""The trough of a plan, where a year costs more than it brings, and the year from which it has paid back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from costing.ledger import CENT, gather
from costing.lines import Row, Scope, over_years, power, reached, where
from costing.present_value import LONGEST, Discounting, last_year
from costing.world import World, fact


@dataclass(frozen=True)
class Turning:
    """Benefits less cost over the plan years; scalars but for `so_far`.

    Attributes:
        so_far: added up from the first plan year, discounted at the plan's own rate.
        below: how many years cost more than they bring.
        deepest: the least of any year, real; `deepest_year`: its year, 0 where no year is below 0.
        payback: the first year from which `so_far` is never below 0 any more; 0 if it never was, the year after the
            plan if it still is in its last year.
        payback_long: the same over the longest horizon: years after the plan repeat its last year. The year after that
            horizon if it is not paid back then, also where it had been before and the last plan year loses.
        last: the last year of that horizon.
    """

    so_far: Row
    below: Row
    deepest: Row
    deepest_year: Row
    payback: Row
    payback_long: Row
    last: int


Beyond = Mapping[int, Row]
"""By calendar year after the plan: what the years since the plan are worth in the base year, if each brings 1."""


def write_beyond(on: Scope, world: World) -> Beyond:
    """Write what the last plan year counts for in the years after it, up to the longest horizon, at the plan's rate."""
    book = world.book
    growth = on.line("1 + rate", 1 + fact(on, world.scenario, "discount_rate"))
    found: dict[int, Row] = {}
    for since in range(book.last - book.base_year + 1, LONGEST + 1):
        year = book.base_year + since
        worth = power(growth, on.const(-since))
        before = found.get(year - 1)
        found[year] = on.line(
            f"years after the plan up to {year}, discounted", worth + (0 if before is None else before)
        )
    return found


def write_turning(on: Scope, own: Discounting, net: Row, beyond: Beyond) -> Turning:
    """Write the turning points of a flow of benefits less cost.

    Args:
        on: where it is written.
        own: the plan's own rate over its years.
        net: benefits less cost.
        beyond: the weights of the years after the plan.
    """
    cent = on.const(CENT, str(net.unit))
    discounted = on.line("benefits less cost, discounted", net * own.factor)
    so_far = on.stock("benefits less cost, discounted, so far", 0, str(net.unit))
    so_far.becomes(so_far.before + discounted)
    owed = on.line("not paid back yet", reached(0 - so_far, cent))
    last = on.line("year, if not paid back yet", owed * on.book.year)
    ever = on.line("whether anything was ever to be paid back", over_years(owed, "max"))
    below = on.line("costs more than it brings", reached(0 - net, cent))
    deepest = on.line("deepest year, real", over_years(net, "min"))
    least = on.line("year, if it is the deepest", where(reached(deepest, net), on.book.year, on.book.end))
    any_below = on.line("whether any year costs more than it brings", over_years(below, "max"))
    payback = on.line("year from which it has paid back", over_years(last, "max") + ever)
    return Turning(
        so_far=so_far,
        below=on.line("years that cost more than they bring", over_years(below)),
        deepest=deepest,
        deepest_year=on.line("year of the trough", over_years(least, "min") * any_below),
        payback=payback,
        payback_long=_long(on.part("after the plan"), so_far, net, (payback, beyond)) if beyond else payback,
        last=max([on.book.last, *beyond]),
    )


def _long(on: Scope, so_far: Row, net: Row, known: tuple[Row, Beyond]) -> Row:
    """The year of payback over the longest horizon.

    What is owed moves one way only after the plan, so that each year in which it is owed moves the payback on by one.
    """
    (payback, beyond), final, book = known, last_year(on), on.book
    cent = on.const(CENT, str(net.unit))
    owed = on.line(
        "so far, at the end of the plan", over_years(on.line("so far, in the last plan year", so_far * final))
    )
    yearly = on.line("brought by each year after the plan", over_years(on.line("in the last plan year", net * final)))
    late = {
        year: on.line(f"not paid back by {year}", reached(0 - owed - yearly * weight, cent))
        for year, weight in beyond.items()
    }
    many = gather(on, "years after the plan in which it is not paid back", list(late.values()), "")
    latest = max(late)
    never = book.base + (latest - book.base_year + 1)
    later = on.line("year, if it is paid back", payback + many)
    return on.line("year from which it has paid back, later years as the last", where(late[latest], never, later))
