"""What is paid of each action: within a pot, those that come first are paid first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from costing.ledger import gather
from costing.lines import Row, Scope, least, most
from costing.pots import Pot
from costing.world import World

FIRST = ("gov.monitor", "inf.exit", "di.follow")
"""Actions of the menu that are paid before others: those that watch over people."""
LAST = float("inf")


@dataclass(frozen=True)
class Paying:
    """What is paid of something, nominal: its cost, what sources pay of it, and what nobody pays."""

    cost: Row
    funded: Row
    gap: Row


def ranked(world: World, names: Collection[str]) -> list[str]:
    """Institutions with the support of people who moved, what watches over people, then actions in their order.

    The order of actions is that of their `priority`, 1 before 2; those without one come last, as the plan has them.
    """
    scenario = world.scenario
    places = {name: place for place, name in enumerate((*scenario.institutions, *scenario.actions))}

    def rank(name: str) -> tuple[bool, float, int]:
        action = scenario.actions.get(name)
        guarded = action is None or (action.menu is not None and action.menu.id in FIRST)
        given = action.about.get("priority") if action is not None else None
        return not guarded, given if isinstance(given, (int, float)) else LAST, places.get(name, len(places))

    return sorted(names, key=rank)


def by_element(on: Scope, world: World, pots: Sequence[Pot]) -> dict[str, Paying]:
    """Write what is paid of each action and institution, in the order in which they are paid."""
    funded: dict[str, list[Row]] = {}
    cost: dict[str, list[Row]] = {}
    for pot in pots:
        part = on.part(pot.title)
        left = part.line("paid by sources", pot.need - pot.left)
        for name in ranked(world, {entry.tags["element"] for entry in pot.entries}):
            own = [entry.nominal for entry in pot.entries if entry.tags["element"] == name]
            need = gather(part, f"{name}: cost", own, world.cash)
            row = part.line(f"{name}: paid", least(need, most(0, left)))
            left = part.line(f"left after {name}", left - row)
            funded.setdefault(name, []).append(row)
            cost.setdefault(name, []).append(need)
    return {name: _paying(on.part(name), world, cost[name], funded[name]) for name in ranked(world, set(cost))}


def _paying(on: Scope, world: World, cost: Sequence[Row], funded: Sequence[Row]) -> Paying:
    need = gather(on, "cost", cost, world.cash)
    paid = gather(on, "paid", funded, world.cash)
    return Paying(need, paid, on.line("not paid", need - paid))
