"""The bridge: money drawn while released cash comes late or is not kept, and how it is repaid.

Everything is nominal. Released money is voted again a budget cycle later; part of it is ring-fenced for the community,
part stays with the institution, the rest returns to the treasury. Nothing is spent twice: what is ring-fenced is first
used, then repays the bridge, and what is left is a surplus that stays in the community.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from costing.institution_money import Budget
from costing.institution_staff import NOISE
from costing.kinds import cost_kind
from costing.ledger import CENT, gather
from costing.lines import Input, Line, RecordError, Row, Scope, floor, lag, least, most, over_years, reached, rest
from costing.world import World
from parameters import Number, Path


@dataclass(frozen=True)
class Flows:
    """What the bridge sees of the change: money released, the budgets it comes from, what must be paid, places."""

    released: Row
    budgets: Sequence[Budget]
    recurrent: Row
    capital: Row
    places: Row


@dataclass(frozen=True)
class Bridge:
    """The bridge ledger, a row each.

    Identities, to the cent: released = ring_fenced + retained + returned; ring_fenced = used + repaid + surplus;
    need = used + drawn + gap; balance = opening + interest + drawn - repaid. `lapsed` is the part of what is returned
    that the lag costs; `voted` is money of other sources; `pays_capital` the share of the capital of homes that it and
    they may pay.
    """

    revoted: Row
    ring_fenced: Row
    retained: Row
    returned: Row
    lapsed: Row
    need: Row
    used: Row
    drawn: Row
    gap: Row
    opening: Row
    interest: Row
    repaid: Row
    surplus: Row
    balance: Row
    highest: Row
    last_repayment: Row
    drawn_real: Row
    repaid_real: Row
    voted: Row | None
    pays_capital: Line


@cost_kind("financing")
def bridge(
    on: Scope,
    world: World,
    flows: Flows,
    *,
    ring_fence: Annotated[Line, Number(lever=True, least=0, most=1)] = 1,  # type: ignore[assignment]
    retained: Annotated[Line, Number(lever=True, least=0, most=1)] = 0,  # type: ignore[assignment]
    lag_years: Annotated[Line, Number(lever=True, least=0, most=10)] = 1,  # type: ignore[assignment]
    limit: Annotated[Line | None, Number("money", least=0)] = None,
    interest: Annotated[Line, Number(lever=True, least=0, most=1)] = 0,  # type: ignore[assignment]
    grant: Annotated[Line, Number(lever=True, least=0, most=1)] = 0,  # type: ignore[assignment]
    pays_capital: Annotated[Line, Number(lever=True, least=0, most=1)] = 0,  # type: ignore[assignment]
    voted: Annotated[Line | None, Path("money", least=0)] = None,
    voted_per_place: Annotated[Line | None, Number("money/people", least=0)] = None,
) -> Bridge:
    """What was agreed on the money between the institutions, the community and the treasury.

    `ring_fence` the share of released money that goes to the community; `retained` the share that stays with the
    institution; `lag_years` budget years until released money is voted again; `limit` the most that may be owed, the
    same sum in every year; `interest` a year; `grant` 1 if it is not repaid; `pays_capital` 1 if it may pay for making
    homes; `voted` money of other sources by year, and `voted_per_place` for each place and year (also for homes of
    people not admitted and of those who left by own decision), both in base-year money.
    """
    _check(on, ring_fence, retained, lag_years)
    money = on.part("released money")
    fenced_again = _revoted(money, world, lag_years, flows)
    fenced = money.line("ring-fenced", fenced_again * ring_fence)
    kept = money.line("retained by the institution", fenced_again * retained)
    returned = money.line("returned to the treasury", flows.released - fenced - kept)
    others = _others(on, world, flows, voted, voted_per_place)
    cost: Line = flows.recurrent + flows.capital * pays_capital
    need = on.flow("bridge need", most(0, cost if others is None else cost - others))
    used = on.line("ring-fenced money used", least(fenced, need))
    balance = on.stock("bridge, closing balance", 0, world.cash)
    opening = on.line("bridge, opening balance", balance.before)
    short = on.line("need not covered by released money", need - used)
    room = short if limit is None else least(short, rest(limit * on.const(1, f"{world.cash}/{world.money}"), opening))
    drawn = on.flow("drawn from the bridge", room)
    due = on.flow("interest on the bridge", opening * interest * (1 - grant))
    owed = on.line("owed before repayment", opening + due)
    repaid = on.flow("repaid", least(most(0, fenced - used), owed) * (1 - grant))
    balance.becomes(owed + drawn - repaid)
    paying = on.line("year, where the bridge is repaid", on.book.year * reached(repaid, on.const(CENT, world.cash)))
    return Bridge(
        revoted=fenced_again,
        ring_fenced=fenced,
        retained=kept,
        returned=returned,
        lapsed=money.line("of which lapsed by the lag", flows.released - fenced_again),
        need=need,
        used=used,
        drawn=drawn,
        gap=on.line("gap", short - drawn),
        opening=opening,
        interest=due,
        repaid=repaid,
        surplus=on.line("surplus, kept in the community", fenced - used - repaid),
        balance=balance,
        highest=on.line("highest balance of the bridge", over_years(balance, "max")),
        last_repayment=on.line("last year of repayment", over_years(paying, "max")),
        drawn_real=_in_real(on, world, drawn, "drawn from the bridge"),
        repaid_real=_in_real(on, world, repaid, "repaid"),
        voted=others,
        pays_capital=pays_capital,
    )


def _check(on: Scope, ring_fence: Line, retained: Line, lag_years: Line) -> None:
    if isinstance(lag_years, Input) and float(lag_years.values[0, 0]) % 1 > NOISE:
        years = float(lag_years.values[0, 0])
        raise RecordError(f"{lag_years.address} is {years:g}: money is voted again after whole budget years")
    shares = sum(float(share.values.max()) for share in (ring_fence, retained) if isinstance(share, Input))
    if shares > 1 + NOISE:
        raise RecordError(f"{on.path}: ring_fence and retained come to {shares:g}: more than all that is released")


def _others(on: Scope, world: World, flows: Flows, voted: Line | None, per_place: Line | None) -> Row | None:
    """What other sources have voted for the change, in money of each year."""
    found = []
    if voted is not None:
        found.append(on.flow("voted by other sources", voted * world.ledger.general))
    if per_place is not None:
        found.append(on.flow("voted for places", flows.places * per_place * world.ledger.indices["goods"]))
    return gather(on, "other sources", found, world.cash) if found else None


def _revoted(on: Scope, world: World, lag_years: Line, flows: Flows) -> Row:
    """Released volumes of a budget cycle ago at this year's prices, never more than what is released now."""
    years = on.line("years until released money is voted again", floor(lag_years))
    rows = []
    for budget in flows.budgets:
        for entry in budget.entries:
            part = on.part(entry.nominal.scope.path.replace("/", ", "))
            again = 0 - lag(entry.quantity, years) * entry.price * entry.index
            if budget.left is not None:
                again = again * lag(budget.left, years)
            rows.append(part.line(f"{entry.label}: voted again", again))
    volumes = gather(on, "released volumes voted again", rows, world.cash)
    return on.line("voted again", most(0, least(flows.released, volumes)))


def _in_real(on: Scope, world: World, money: Row, label: str) -> Row:
    real = on.line(f"{label}, real", money / world.ledger.general)
    return on.line(f"{label} over the plan, real", over_years(real))
