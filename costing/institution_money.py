"""The money of an institution: what it costs, what it would have cost, and what is released when.

Money is released when people, wards and the site are gone, and never by average cost times people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from costing.ledger import Entry, gather
from costing.lines import Line, Row, Scope, most, ratio, rest
from costing.world import World

ECONOMIC = {"pay": "E2111", "transfers": "E2722"} | dict.fromkeys(
    ("goods", "medicines", "construction", "equipment"), "E22"
)
"""The economic code of institution money by its price class."""
WITH_TAX = {"tax": "none"}
"""Tag of what accounts record with its taxes: nothing is put on it again, and so what is released does not move."""


@dataclass(frozen=True)
class Part:
    """One part of an institution's money: its base-year amount, price class and how much of it is still needed."""

    name: str
    amount: Line
    price_class: str
    needed: Row | None


@dataclass(frozen=True)
class Agreed:
    """What was agreed on the money of an institution.

    `voted` is the share of its indexed budget that is voted, all of it if None; with `freeze` 1 the hospital keeps the
    money of closed beds and pays mobile teams with it.
    """

    voted: Row | None
    freeze: Line | None


@dataclass(frozen=True)
class Budget:
    """Nominal money of an institution, and what is released in base-year money.

    Attributes:
        base: the indexed base-year budget; `cost`: what is still spent; `released`: what that sets free, never more
            than was voted.
        entries: the ledger lines whose sum, with the other sign, is released.
        frozen: kept by the hospital for mobile teams, if beds are frozen; `avoided`: growth voted above the indexed
            budget, which is never released; `short`: what the vote falls short of it; `left`: the share of what is
            saved that the vote leaves to be released, as saving fills that gap first.
    """

    base: Row
    cost: Row
    released: Row
    released_real: Row
    entries: Sequence[Entry] = ()
    frozen: Row | None = None
    avoided: Row | None = None
    short: Row | None = None
    left: Row | None = None


def write_budget(on: Scope, world: World, parts: Sequence[Part], kept: Sequence[Entry], agreed: Agreed) -> Budget:
    """Write the baseline cost of each part, and its saving where something is no longer needed.

    Args:
        on: where it is written.
        world: the ledger and units of money.
        parts: the fixed, ward and resident part.
        kept: pay of posts freed but without a destination: it is not released.
        agreed: the vote, and whether beds are frozen.
    """
    old = on.part("budget", standing="baseline", setting="institution", **WITH_TAX)
    whole = [_cost(world, old, part, on.book.always, f"{part.name} cost") for part in parts]
    base = gather(on, "indexed base-year budget", [entry.nominal for entry in whole], world.cash)
    saving = on.part("released", standing="saving", setting="institution", **WITH_TAX)
    saved = [
        _cost(world, saving, part, (part.needed - 1) * on.book.later, f"{part.name} cost no longer paid")
        for part in parts
        if part.needed is not None
    ]
    less = gather(on, "savings, less pay of posts still paid", [e.nominal for e in (*saved, *kept)], world.cash)
    unspent = on.line("no longer spent", 0 - less)
    teams = _freeze(on, world, saved, agreed.freeze) if agreed.freeze is not None else []
    frozen = gather(on, "kept for mobile teams", [team.nominal for team in teams], world.cash) if teams else None
    free: Line = unspent if frozen is None else unspent - frozen
    missing, avoided = _voted(on, base, agreed.voted)
    released = on.line("released", free if missing is None else most(0, free - missing))
    real = on.line("released, real", released / world.ledger.general)
    cost = on.line("institution cost", base - unspent)
    left = None if missing is None else _left(on, free, released)
    return Budget(base, cost, released, real, (*saved, *kept, *teams), frozen, avoided, missing, left)


def _left(on: Scope, free: Line, released: Row) -> Row:
    saved = on.line("saved before the vote", free)
    return on.line("share of it that the vote leaves", ratio(released, saved, 0))


def _voted(on: Scope, base: Row, voted: Row | None) -> tuple[Row | None, Row | None]:
    """What the vote falls short of the indexed budget, and growth avoided; None where the vote is the budget."""
    if voted is None:
        return None, None
    vote = on.flow("voted for the institution", base * voted, base=base)
    return on.line("voted below the indexed budget", rest(base, vote)), on.line("growth avoided", rest(vote, base))


def _cost(world: World, on: Scope, part: Part, quantity: Line, label: str) -> Entry:
    code = ECONOMIC[part.price_class]
    name = f"{part.name} cost"
    cost = world.ledger.cost
    return cost(on, label, quantity=quantity, price=part.amount, index=part.price_class, econ=code, input=name)


def _freeze(on: Scope, world: World, saved: Sequence[Entry], freeze: Line) -> list[Entry]:
    """Mobile teams paid with the money of frozen beds: what each part saves, spent in the community."""
    tags = {"standing": "transfer-in", "setting": "community", "function": "F07.2.4", "homes": "mobile teams"}
    teams = on.part("mobile teams of the hospital", menu="di.freeze", **tags, **WITH_TAX)
    return [
        world.ledger.cost(
            teams,
            f"mobile teams instead of {entry.tags['input']}",
            quantity=most(0, 0 - entry.quantity) * freeze,
            price=entry.price,
            index=entry.tags["price_class"],
            econ=entry.tags["econ"],
            input="mobile teams",
        )
        for entry in saved
    ]
