"""The trough of a plan, where a year costs more than it brings, and the year from which it has paid back."""

from __future__ import annotations

from dataclasses import dataclass

from costing.ledger import CENT
from costing.lines import Row, Scope, over_years, reached, where
from costing.present_value import Discounting
from costing.world import World


@dataclass(frozen=True)
class Turning:
    """Benefits less cost over the plan years; scalars but for `so_far`.

    Attributes:
        so_far: added up from the first plan year, discounted at the plan's own rate.
        below: how many years cost more than they bring.
        deepest: the least of any year, real; `deepest_year`: its year, 0 where no year is below 0.
        payback: the first year from which `so_far` is never below 0 any more; 0 if it never was, the year after the
            plan if it still is in its last year.
    """

    so_far: Row
    below: Row
    deepest: Row
    deepest_year: Row
    payback: Row


def write_turning(on: Scope, world: World, own: Discounting, net: Row) -> Turning:
    """Write the turning points of a flow of benefits less cost."""
    cent = on.const(CENT, world.money)
    discounted = on.line("benefits less cost, discounted", net * own.factor)
    so_far = on.stock("benefits less cost, discounted, so far", 0, world.money)
    so_far.becomes(so_far.before + discounted)
    owed = on.line("not paid back yet", reached(0 - so_far, cent))
    last = on.line("year, if not paid back yet", owed * on.book.year)
    ever = on.line("whether anything was ever to be paid back", over_years(owed, "max"))
    below = on.line("costs more than it brings", reached(0 - net, cent))
    deepest = on.line("deepest year, real", over_years(net, "min"))
    least = on.line("year, if it is the deepest", where(reached(deepest, net), on.book.year, on.book.end))
    any_below = on.line("whether any year costs more than it brings", over_years(below, "max"))
    return Turning(
        so_far=so_far,
        below=on.line("years that cost more than they bring", over_years(below)),
        deepest=deepest,
        deepest_year=on.line("year of the trough", over_years(least, "min") * any_below),
        payback=on.line("year from which it has paid back", over_years(last, "max") + ever),
    )
