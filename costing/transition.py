"""Both systems at once: double funding, what is released, and when the change breaks even."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from costing.institution import RunDown
from costing.ledger import CENT, Entry, gather
from costing.lines import Line, Row, Scope, least, most, over_years, ratio, reached, where
from costing.world import World


@dataclass(frozen=True)
class Transition:
    """The change from institutions to community, summed over institutions; nominal money unless said otherwise.

    Attributes:
        community: recurrent cost of people who left or are not admitted any more; `capital`: of making their homes.
        one_offs: planning, moves, follow-up, change of work of staff, closing of sites, better care until closure.
        institutions: what institutions still cost; `base`: what they would have cost; `released`: what of the
            difference is free; `frozen`: what of it hospitals keep for mobile teams, if beds are frozen.
        double_funding: what both systems and the one-offs cost above the indexed institution budget.
        lasting: the part of it that stays when everything planned is open; `passing`: the part that goes.
        need: double funding and capital together.
        parallel: new spending outside institutions, with capital, and what institutions cost above their budget,
            while a site is open.
        break_even: first year without double funding; 0 if there never was any, the year after the plan if none.
        payback: first year from break-even in which, all together and in real money, no more has been spent than
            without the change; 0 if nothing was ever owed, the year after the plan if it is not by then.
        payback_discounted: the same with each year's money discounted to the base year.
        naive: average cost times people gone, which is not what is released.
        never: 1 if double funding is still paid in the last year and a lasting part of it.
    """

    community: Row
    one_offs: Row
    capital: Row
    institutions: Row
    base: Row
    released: Row
    released_real: Row
    frozen: Row | None
    naive: Row
    extra: Row
    extra_so_far: Row
    double_funding: Row
    double_funding_real: Row
    lasting: Row
    passing: Row
    need: Row
    parallel: Row
    total_real: Row
    peak_real: Row
    break_even: Row
    never: Row
    payback: Row
    payback_discounted: Row
    residents: Row
    leavers: Row
    waiting: Row
    receipts: Row | None


@dataclass(frozen=True)
class Change:
    """Ledger lines of the change by what they are, and `new_policy`, the sum of all that is not baseline.

    `homes` and support, with what people need who are not admitted; `one_offs`; `inside`, those of `new_policy` that
    are an institution's own.
    """

    homes: Sequence[Entry]
    one_offs: Sequence[Entry]
    inside: Sequence[Entry]
    new_policy: Row


def write_transition(on: Scope, world: World, downs: Sequence[RunDown], change: Change, discount: Row) -> Transition:
    """Write the sums over institutions and what follows from them.

    Args:
        on: where they are written.
        world: prices and units of money.
        downs: the institutions.
        change: the ledger lines of the change.
        discount: what money of each year is worth in the base year.
    """
    cash, ledger = world.cash, world.ledger
    community = gather(on, "community cost", [e.nominal for e in change.homes if not e.capital], cash)
    capital = gather(on, "homes: capital", [e.nominal for e in change.homes if e.capital], cash)
    once = gather(on, "one-off costs of the change", [e.nominal for e in change.one_offs], cash)
    base = gather(on, "indexed institution budget", [down.budget.base for down in downs], cash)
    institutions = gather(on, "institution cost", [down.budget.cost for down in downs], cash)
    extra = on.flow("cost above the institution budget", community + once + institutions - base)
    double = on.line("double funding", most(0, extra))
    double_real = on.line("double funding, real", double / ledger.general)
    so_far = on.stock("cost above the institution budget so far", 0, cash)
    so_far.becomes(so_far.before + extra)
    full = _when_all_is_open(on, world, downs, change)
    lasting = on.line("double funding, lasting part", least(double, most(0, full - base)))
    spent = on.flow("spent on the change, with capital, real", (extra + capital) / ledger.general)
    later = on.flow("spent on the change, with capital, real, discounted", spent * discount)
    break_even = _break_even(on, world, double)
    receipts = _known(down.estate.receipts for down in downs if down.estate is not None)
    frozen = _known(down.budget.frozen for down in downs)
    return Transition(
        community=community,
        one_offs=once,
        capital=capital,
        institutions=institutions,
        base=base,
        released=gather(on, "released", [down.budget.released for down in downs], cash),
        released_real=gather(on, "released, real", [down.budget.released_real for down in downs], world.money),
        frozen=gather(on, "kept by hospitals for mobile teams", frozen, cash) if frozen else None,
        naive=gather(on, "average cost times people gone", _known(d.naive for d in downs), cash),
        extra=extra,
        extra_so_far=so_far,
        double_funding=double,
        double_funding_real=double_real,
        lasting=lasting,
        passing=on.line("double funding, passing part", double - lasting),
        need=on.line("transition funding need, with capital", double + capital),
        parallel=_parallel(on, downs, change, (institutions, base)),
        total_real=on.line("double funding over the plan, real", over_years(double_real)),
        peak_real=on.line("highest double funding of a year, real", over_years(double_real, "max")),
        break_even=break_even,
        never=_never(on, world, double, lasting),
        payback=_payback(on, world, spent, break_even),
        payback_discounted=_payback(on.part("discounted"), world, later, break_even),
        residents=gather(on, "residents of all institutions", [down.residents for down in downs], "people"),
        leavers=gather(on, "leavers of all institutions", _known(d.leavers for d in downs), "people"),
        waiting=gather(on, "people waiting", [d.people.waiting for d in downs if d.people is not None], "people"),
        receipts=gather(on, "expected receipts of sales", receipts, cash) if receipts else None,
    )


def _when_all_is_open(on: Scope, world: World, downs: Sequence[RunDown], change: Change) -> Row:
    """Recurrent cost, at each year's prices, of all homes that the plan ever opens."""
    steps = on.part("steps of the lasting part")
    full: dict[int, Row] = {}
    for down in downs:
        for name, entries in down.homes.items():
            part = steps.part(f"{down.on.title}, {name.replace('_', ' ')}")
            places = down.offers[name].places
            count = part.line("places in the end", over_years(places.open, "max"))
            recurrent = [entry for entry in entries if not entry.capital]
            full |= {id(entry): _in_full(part, entry, places.years, count) for entry in recurrent}
    rows = [full.get(id(entry), entry.nominal) for entry in change.homes if not entry.capital]
    return gather(on, "community cost when all planned is open", rows, world.cash)


def _in_full(on: Scope, entry: Entry, years: Row, places: Row) -> Row:
    each = on.line(f"{entry.label}: for one place, by year", ratio(entry.quantity, years, 0))
    one = on.line(f"{entry.label}: for one place", over_years(each, "max"))
    return on.line(f"{entry.label}: for all places", one * places * entry.price * entry.index)


def _parallel(on: Scope, downs: Sequence[RunDown], change: Change, money: tuple[Row, Row]) -> Row:
    """New spending outside institutions while a site is open: the whole system runs twice."""
    steps = on.part("steps of parallel running")
    sites = gather(steps, "sites open", _known(down.site for down in downs), "")
    inside = gather(steps, "new policy in institutions", [entry.nominal for entry in change.inside], str(money[0].unit))
    outside = steps.line("new policy outside institutions", change.new_policy - inside)
    running = steps.line("a site is open", reached(sites, 1))
    return on.flow("parallel running of both systems", where(running, outside + money[0] - money[1], 0))


def _break_even(on: Scope, world: World, double: Row) -> Row:
    """The year after the last one with double funding; 0 if there is none at all."""
    running = on.line("year, where double funding is paid", on.book.year * _any(on, world, double))
    last = on.line("last year with double funding", over_years(running, "max"))
    return on.line("break-even year", (last + 1) * reached(last, 1))


def _never(on: Scope, world: World, double: Row, lasting: Row) -> Row:
    """Whether the plan ends with a lasting part of double funding: then it never breaks even."""
    last = on.line("last plan year", on.book.inside * reached(on.book.year + 1, on.book.end))
    ends = on.line("lasting part in the last year", lasting * last)
    still = on.line("double funding in the last year", double * last)
    both = least(over_years(ends, "max"), over_years(still, "max"))
    return on.line("never breaks even", reached(both, on.const(CENT, world.cash)))


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
