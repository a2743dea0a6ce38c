"""Money that is there without anybody giving it anew: the existing budget, and what the bridge ledger moves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from costing.bind import bind
from costing.bridge import Bridge
from costing.institution import RunDown
from costing.institution_money import Budget
from costing.kinds import all_kinds, cost_kind
from costing.ledger import Entry, gather
from costing.lines import Line, RecordError, Row, Scope, rest
from costing.source import SECURITY, Pays, Source, Terms
from costing.world import World
from parameters import Choice, Path

BUDGET, OTHERS, RELEASED, BRIDGE = "existing_budget", "voted_for_the_change", "released_money", "bridge"
"""Names of the sources that every plan has, or every plan with a bridge."""
AUTOMATIC = (BUDGET, OTHERS, RELEASED, BRIDGE)


@dataclass(frozen=True)
class Kept:
    """How much of existing spending goes on being paid from where it is paid, and how sure that is."""

    share: Line
    security: str


@cost_kind("financing")
def existing_budget(
    on: Scope,
    world: World,
    *,
    kept: Annotated[Line, Path(least=0, most=1)] = 1,  # type: ignore[assignment]
    security: Annotated[str, Choice(*SECURITY)] = "voted",
) -> Kept:
    """The existing budget, which every plan has; given only to change what is taken of it.

    Settings: `kept` the share of existing spending, less what the plan saves, that it goes on paying (all of it if left
    out; the rest is for sources that may pay existing spending, such as an insurer that already pays for beds);
    `security` voted, promised or asked.
    """
    del world  # every kind of financing is given it
    return Kept(on.line("share of existing spending kept", kept * on.const(1)), security)


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

    Raises:
        RecordError: the plan says twice what is kept of the existing budget.
    """
    yield _budget(on, world, downs, existing)
    if bridge is None:
        return
    agreed = next(one for one in world.scenario.financing.values() if one.kind == "bridge")
    share, sure = bridge.pays_capital, Terms(security="voted")
    if bridge.voted is not None:
        yield Source(OTHERS, "money voted for the change", bridge.voted, sure, of_the_change, True, capital=share)
    fenced = on.line("released money that the community keeps", bridge.ring_fenced - bridge.repaid)
    released = Terms(security="promised")
    yield Source(RELEASED, "money released by institutions", fenced, released, _in_the_community, True, capital=share)
    lent = Terms(security="voted" if "limit" in agreed.settings else "asked")
    yield Source(BRIDGE, "the bridge", bridge.drawn, lent, of_the_change, True, capital=share)


def _budget(on: Scope, world: World, downs: Mapping[str, RunDown], existing: Collection[int]) -> Source:
    """What goes on being paid: existing spending, less what votes fall short of what institutions still need."""
    lines = [entry.nominal for entry in world.ledger.entries if id(entry) in existing]
    spent: Line = gather(on, "existing spending", lines, world.cash)
    short = [row for name, down in downs.items() for row in _short(on.part(name), world, down.budget)]
    if short:
        spent = spent - gather(on, "needed by institutions and not voted", short, world.cash)
    kept = _kept(world)
    if kept is not None:
        spent = spent * kept.share
    terms = Terms(pays=Pays(policy="existing"), security="voted" if kept is None else kept.security)
    return Source(BUDGET, "the existing budget", on.line("existing budget", spent), terms, terms.pays.allows, True)


def _short(on: Scope, world: World, budget: Budget) -> Iterator[Row]:
    """What an institution needs and nobody votes: the vote falls short by more than what is not spent any longer."""
    if budget.short is None:
        return
    free = gather(on, "less than the indexed budget", [entry.nominal for entry in budget.entries], world.cash)
    yield on.line("needed and not voted", rest(budget.short, 0 - free))


def _kept(world: World) -> Kept | None:
    found = [element for element in world.scenario.financing.values() if element.kind == BUDGET]
    if not found or not world.scenario.reform:
        return None
    if len(found) > 1:
        names = " and ".join(element.address for element in found)
        raise RecordError(f"{names} both say what is kept of the existing budget: keep one of them")
    kind, on = all_kinds()[BUDGET], world.book.scope(f"source {found[0].id.replace('_', ' ')}")
    kept: Kept = kind.function(on, world, **bind(on, world, found[0], kind.schema))
    return kept


def of_the_change(entry: Entry, existing: bool) -> bool:
    """Whether a line is of the change from institutions: homes with their support, and one-offs."""
    return not existing and ("homes" in entry.tags or entry.tags.get("change") == "one-off")


def _in_the_community(entry: Entry, existing: bool) -> bool:
    """Whether released money may pay a line: the change first, then whatever else is new in the community."""
    return of_the_change(entry, existing) or (not existing and entry.tags["setting"] == "community")
