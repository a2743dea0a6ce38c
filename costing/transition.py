"""Both systems at once: double funding, what is released, and when the change breaks even."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from costing.institution import RunDown
from costing.ledger import Entry, gather
from costing.lines import Line, Row, Scope, most, over_years, reached, where
from costing.world import World

CENT = 0.005
"""Below half a cent, money is nothing."""


@dataclass(frozen=True)
class Transition:
    """The change from institutions to community, summed over institutions; nominal money unless said otherwise.

    Attributes:
        community: recurrent cost of the homes of leavers; `capital`: of making them.
        institutions: what institutions still cost; `base`: what they would have cost.
        double_funding: what both systems cost above the indexed institution budget.
        break_even: first year without double funding; 0 if there never was any, the year after the plan if none.
        payback: first year in which, all together, no more has been spent than without the change; else as above.
        naive: average cost times people gone, which is not what is released.
    """

    community: Row
    capital: Row
    institutions: Row
    base: Row
    released: Row
    released_real: Row
    naive: Row
    extra: Row
    extra_so_far: Row
    double_funding: Row
    double_funding_real: Row
    total_real: Row
    peak_real: Row
    break_even: Row
    payback: Row
    residents: Row
    leavers: Row
    waiting: Row


def write_transition(on: Scope, world: World, downs: Sequence[RunDown], entries: Sequence[Entry]) -> Transition:
    """Write the sums over institutions and what follows from them.

    Args:
        on: where they are written.
        world: prices and units of money.
        downs: the institutions.
        entries: the ledger lines of the homes.
    """
    cash, ledger = world.cash, world.ledger
    community = gather(on, "community cost", [e.nominal for e in entries if not e.capital], cash)
    capital = gather(on, "homes: capital", [e.nominal for e in entries if e.capital], cash)
    base = gather(on, "indexed institution budget", [down.budget.base for down in downs], cash)
    institutions = gather(on, "institution cost", [down.budget.cost for down in downs], cash)
    extra = on.flow("cost above the institution budget", community + institutions - base)
    double = on.line("double funding", most(0, extra))
    double_real = on.line("double funding, real", double / ledger.general)
    so_far = on.stock("cost above the institution budget so far", 0, cash)
    so_far.becomes(so_far.before + extra)
    paid = on.stock("spent on the change so far, with capital", 0, cash)
    paid.becomes(paid.before + extra + capital)
    break_even = _break_even(on, world, double)
    return Transition(
        community=community,
        capital=capital,
        institutions=institutions,
        base=base,
        released=gather(on, "released", [down.budget.released for down in downs], cash),
        released_real=gather(on, "released, real", [down.budget.released_real for down in downs], world.money),
        naive=gather(on, "average cost times people gone", [d.naive for d in downs if d.naive is not None], cash),
        extra=extra,
        extra_so_far=so_far,
        double_funding=double,
        double_funding_real=double_real,
        total_real=on.line("double funding over the plan, real", over_years(double_real)),
        peak_real=on.line("highest double funding of a year, real", over_years(double_real, "max")),
        break_even=break_even,
        payback=_payback(on, world, paid, break_even),
        residents=gather(on, "residents of all institutions", [down.residents for down in downs], "people"),
        leavers=gather(on, "leavers of all institutions", [d.leavers for d in downs if d.leavers is not None], "people"),
        waiting=gather(on, "people waiting", [d.people.waiting for d in downs if d.people is not None], "people"),
    )


def _break_even(on: Scope, world: World, double: Row) -> Row:
    """The year after the last one with double funding; 0 if there is none at all."""
    running = on.line("year, where double funding is paid", on.book.year * _any(on, world, double))
    last = on.line("last year with double funding", over_years(running, "max"))
    return on.line("break-even year", (last + 1) * reached(last, 1))


def _payback(on: Scope, world: World, paid: Row, break_even: Row) -> Row:
    """The first year from break-even in which nothing is owed any more; one after the plan if there is none."""
    owed = on.line("still owed", _any(on, world, paid))
    free = on.line("paid back", (1 - owed) * reached(on.book.year, break_even))
    never = on.book.end
    years = on.line("year, if paid back", where(free, on.book.year, never))
    return on.line("payback year", over_years(years, "min"))


def _any(on: Scope, world: World, money: Line) -> Line:
    return reached(money, on.const(CENT, world.cash))
