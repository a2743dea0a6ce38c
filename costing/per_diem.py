"""Institutions paid by the day: the insurer saves at once, the owner is left with a deficit."""

from __future__ import annotations

from dataclasses import dataclass

from costing.groups import people_sum
from costing.institution_money import Budget
from costing.institution_people import People
from costing.lines import Line, Row, Scope, ratio
from costing.world import World


@dataclass(frozen=True)
class Insurer:
    """An institution paid by the day: what the insurer saves at once, and what its owner is left with.

    `before` is the deficit that the owner would have without the change (0 where the tariff covers the budget).
    Saving less the deficit that the change adds is what is no longer spent: saved - (deficit - before) = base - cost.
    """

    income: Row
    saved: Row
    deficit: Row
    before: Row


def pay_by_day(on: Scope, world: World, tariff: Line, *, budget: Budget, amount: Line, people: People) -> Insurer:
    """Write what an insurer pays for a person and year; the tariff rises as the institution's indexed budget does.

    `tariff` and `amount`, the institution's whole budget, are base-year money.
    """
    whole = on.line("budget of the base year", amount)
    paid = on.line("tariff for a person and year", tariff * ratio(budget.base, whole, world.ledger.general))
    start = on.line(
        "residents of the base year, paid for", people_sum(on, [one.group.residents for one in people.groups])
    )
    income = on.line("paid by the insurer", people.average * paid)
    full = on.line("paid by the insurer without the change", start * paid)
    saved = on.line("saved by the insurer", full - income)
    deficit = on.line("deficit of the owner", budget.cost - income)
    return Insurer(income, saved, deficit, on.line("deficit of the owner without the change", budget.base - full))
