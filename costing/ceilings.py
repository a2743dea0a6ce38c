"""Ceilings: how much a payer may spend each year, and what is above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from costing.bind import bind
from costing.kinds import all_kinds, cost_kind
from costing.ledger import Entry, gather
from costing.lines import Line, RecordError, Row, Scope, most
from costing.plan_sources import near
from costing.source import in_cash, known_words
from costing.world import World
from parameters import Choice, Path, Text


@dataclass(frozen=True)
class Limit:
    """A ceiling as the plan gives it: nominal money a year, and for whose and what spending it holds."""

    payer: str
    nature: str
    policy: str
    amount: Row


@dataclass(frozen=True)
class Ceiling:
    """A ceiling and what it is held against, nominal.

    Attributes:
        limit: what may be spent; `cost`: what the plan spends of it; `room`: what is left (below 0 if it is broken);
            `excess`: what is above it; `entries`: the ledger lines that it holds for.
    """

    title: str
    payer: str
    limit: Row
    cost: Row
    room: Row
    excess: Row
    entries: Sequence[Entry] = ()


@cost_kind("financing")
def ceiling(
    on: Scope,
    world: World,
    *,
    amount: Annotated[Row, Path("money", least=0)],
    payer: Annotated[str, Text()] = "",
    nature: Annotated[str, Choice("any", "recurrent", "capital")] = "any",
    policy: Annotated[str, Choice("any", "new", "existing")] = "any",
    indexed: Annotated[str, Choice("yes", "no")] = "no",
) -> Limit:
    """The most that may be spent a year: by a `payer` of the plan or, without one, by all of them.

    Settings: `amount` by year; `nature` and `policy` of the spending that it holds for; `indexed` yes if the amount
    keeps its purchasing power, no if it is cash as written.
    """
    return Limit(payer, nature, policy, on.line("ceiling", in_cash(on, world, amount, indexed), world.cash))


def write_ceilings(on: Scope, world: World, existing: frozenset[int]) -> Mapping[str, Ceiling]:
    """Write every ceiling of the plan, with what it is held against.

    Raises:
        RecordError: a ceiling is for a payer that pays for nothing in the plan.
    """
    found = {}
    for element in world.scenario.financing.values():
        if element.kind != "ceiling":
            continue
        part = on.part(element.title, element=element.id, name=element.title)
        kind = all_kinds()[element.kind]
        found[element.id] = _held(
            part, world, element.title, kind.function(part, world, **bind(part, world, element, kind.schema)), existing
        )
    return found


def _held(on: Scope, world: World, title: str, limit: Limit, existing: frozenset[int]) -> Ceiling:
    payers = sorted(known_words(world)["payer"])
    if limit.payer and limit.payer not in payers:
        hint = near(limit.payer, payers, f"the payers of the plan are: {', '.join(payers) or 'none'}")
        raise RecordError(f"financing.{on.tags['element']}.payer: no cost is paid by '{limit.payer}'; {hint}")

    def holds(entry: Entry) -> bool:
        paid = limit.payer in ("", entry.tags["payer"])
        natural = limit.nature in ("any", entry.tags["nature"])
        return paid and natural and limit.policy in ("any", "existing" if id(entry) in existing else "new")

    held = [entry for entry in world.ledger.entries if holds(entry)]
    cost = gather(on, "spending under the ceiling", [entry.nominal for entry in held], world.cash)
    room: Line = limit.amount - cost
    left = on.line("room under the ceiling", room)
    excess = on.line("above the ceiling", most(0, 0 - left))
    return Ceiling(title, limit.payer, limit.amount, cost, left, excess, held)
