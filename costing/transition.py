"""Both systems at once: double funding, what is released, and when the change breaks even."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        payback: first year from break-even in which, all together and in real money, no more has been spent than
            without the change; 0 if nothing was ever owed, the year after the plan if it is not by then.
        payback_discounted: the same with each year's money discounted to the base year.
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
    payback_discounted: Row
    residents: Row
    leavers: Row
    waiting: Row


def write_transition(
    on: Scope, world: World, downs: Sequence[RunDown], entries: Sequence[Entry], discount: Row
) -> Transition:
    """Write the sums over institutions and what follows from them.

    Args:
        on: where they are written.
        world: prices and units of money.
        downs: the institutions.
        entries: the ledger lines of the homes.
        discount: what money of each year is worth in the base year.
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
    spent = on.flow("spent on the change, with capital, real", (extra + capital) / ledger.general)
    later = on.flow("spent on the change, with capital, real, discounted", spent * discount)
    break_even = _break_even(on, world, double)
    return Transition(
        community=community,
        capital=capital,
        institutions=institutions,
        base=base,
        released=gather(on, "released", [down.budget.released for down in downs], cash),
        released_real=gather(on, "released, real", [down.budget.released_real for down in downs], world.money),
        naive=gather(on, "average cost times people gone", _known(d.naive for d in downs), cash),
        extra=extra,
        extra_so_far=so_far,
        double_funding=double,
        double_funding_real=double_real,
        total_real=on.line("double funding over the plan, real", over_years(double_real)),
        peak_real=on.line("highest double funding of a year, real", over_years(double_real, "max")),
        break_even=break_even,
        payback=_payback(on, world, spent, break_even),
        payback_discounted=_payback(on.part("discounted"), world, later, break_even),
        residents=gather(on, "residents of all institutions", [down.residents for down in downs], "people"),
        leavers=gather(on, "leavers of all institutions", _known(d.leavers for d in downs), "people"),
        waiting=gather(on, "people waiting", [d.people.waiting for d in downs if d.people is not None], "people"),
    )


def _break_even(on: Scope, world: World, double: Row) -> Row:
    """The year after the last one with double funding; 0 if there is none at all."""
    running = on.line("year, where double funding is paid", on.book.year * _any(on, world, double))
    last = on.line("last year with double funding", over_years(running, "max"))
    return on.line("break-even year", (last + 1) * reached(last, 1))


def _payback(on: Scope, world: World, spent: Row, break_even: Row) -> Row:
    """The first year from break-even in which nothing is owed any more; 0 if nothing ever was.

    If it is not in the plan, the year after it.
    """
    steps = on.part("steps of payback")
    so_far = steps.stock(f"{spent.label}, so far", 0, world.money)
    so_far.becomes(so_far.before + spent)
    owed = steps.line("still owed", reached(so_far, on.const(CENT, world.money)))
    free = steps.line("paid back", (1 - owed) * reached(on.book.year, break_even))
    years = steps.line("year, if paid back", where(free, on.book.year, on.book.end))
    ever = steps.line("whether anything was ever owed", over_years(owed, "max"))
    return on.line("payback year", over_years(years, "min") * ever)


def _any(on: Scope, world: World, money: Line) -> Line:
    return reached(money, on.const(CENT, world.cash))


def _known(rows: Iterable[Row | None]) -> list[Row]:
    return [row for row in rows if row is not None]
