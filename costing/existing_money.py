"""Money that is there without anybody giving it anew: the existing budget, and what the bridge ledger moves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from costing.bridge import Bridge
from costing.institution import RunDown
from costing.ledger import Entry, gather
from costing.lines import Line, Row, Scope
from costing.source import Pays, Source, Terms
from costing.world import World

BUDGET, OTHERS, RELEASED, BRIDGE = "existing_budget", "voted_for_the_change", "released_money", "bridge"
"""Names of the sources that every plan has, or every plan with a bridge."""


def automatic(
    on: Scope, world: World, downs: Mapping[str, RunDown], bridge: Bridge | None, existing: Collection[int]
) -> Iterator[Source]:
    """Write the sources that a plan has of itself.

    Args:
        on: where they are written.
        world: the ledger.
        downs: institutions, for what is voted for them.
        bridge: the bridge ledger, if there is one.
        existing: identities of the ledger lines of existing spending.
    """
    voted = Terms(pays=Pays(policy="existing"), security="voted")
    yield Source(BUDGET, "the existing budget", _budget(on, world, downs, existing), voted, voted.pays.allows, True)
    if bridge is None:
        return
    new = Terms(security="voted")
    if bridge.voted is not None:
        yield Source(OTHERS, "money voted for the change", bridge.voted, new, _of_the_change, True)
    fenced = on.flow("released money that the community keeps", bridge.ring_fenced - bridge.repaid)
    yield Source(RELEASED, "money released by institutions", fenced, new, _in_the_community, True)
    yield Source(BRIDGE, "the bridge", bridge.drawn, new, _of_the_change, True)


def _budget(on: Scope, world: World, downs: Mapping[str, RunDown], existing: Collection[int]) -> Row:
    """What goes on being voted: existing spending, less what a vote falls short of the budgets of institutions."""
    lines = [entry.nominal for entry in world.ledger.entries if id(entry) in existing]
    spent: Line = gather(on, "existing spending", lines, world.cash)
    short = [down.budget.short for down in downs.values() if down.budget.short is not None]
    if short:
        spent = spent - gather(on, "voted below the budgets of institutions", short, world.cash)
    return on.line("existing budget", spent)


def _of_the_change(entry: Entry, existing: bool) -> bool:
    """Whether a line is of the change from institutions: homes with their support, and one-offs."""
    return not existing and ("homes" in entry.tags or entry.tags.get("change") == "one-off")


def _in_the_community(entry: Entry, existing: bool) -> bool:
    return _of_the_change(entry, existing) or (not existing and entry.tags["setting"] == "community")
