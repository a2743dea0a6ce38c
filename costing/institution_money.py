"""The money of an institution: what it costs, what it would have cost, and what is released when.

Money is released when people, wards and the site are gone, and never by average cost times people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from costing.lines import Line, Row, Scope, total
from costing.world import World

ECONOMIC = {"pay": "E2111", "transfers": "E2722"} | dict.fromkeys(
    ("goods", "medicines", "construction", "equipment"), "E22"
)
"""The economic code of institution money by its price class."""


@dataclass(frozen=True)
class Part:
    """One part of an institution's money: its base-year amount, price class and how much of it is still needed."""

    name: str
    amount: Line
    price_class: str
    needed: Row | None


@dataclass(frozen=True)
class Budget:
    """Nominal money of an institution, and the same in base-year money.

    Attributes:
        base: the indexed base-year budget; `cost`: what is still spent; `released`: their difference.
    """

    base: Row
    cost: Row
    released: Row
    released_real: Row


def write_budget(on: Scope, world: World, parts: Sequence[Part]) -> Budget:
    """Write the baseline cost of each part, and its saving where something is no longer needed."""
    ledger = world.ledger
    old = on.part("budget", standing="baseline", setting="institution")
    kept = [
        ledger.cost(
            old, f"{part.name} cost", quantity=on.book.always, price=part.amount, index=part.price_class,
            econ=ECONOMIC[part.price_class], input=f"{part.name} cost",
        )
        for part in parts
    ]
    base = on.line("indexed base-year budget", _sum([entry.nominal for entry in kept]))
    saving = on.part("released", standing="saving", setting="institution")
    saved = [
        ledger.cost(
            saving, f"{part.name} cost no longer paid", quantity=(part.needed - 1) * on.book.later, price=part.amount,
            index=part.price_class, econ=ECONOMIC[part.price_class], input=f"{part.name} cost",
        )
        for part in parts
        if part.needed is not None
    ]
    nothing = on.const(0, world.cash) * on.book.always
    released = on.line("released", 0 - _sum([e.nominal for e in saved]) if saved else nothing)
    real = on.line("released, real", released / ledger.general)
    return Budget(base, on.line("institution cost", base - released), released, real)


def _sum(rows: Sequence[Row]) -> Line:
    found = total(rows)
    assert isinstance(found, Line)
    return found
