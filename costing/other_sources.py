"""Insurance, earmarked taxes, loans, and what households pay."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from costing.kinds import cost_kind
from costing.ledger import gather
from costing.lines import Line, RecordError, Row, Scope, least, most
from costing.source import Source, Terms, given, in_cash
from costing.world import World
from parameters import Choice, Number, Path, Reference, section_of

TERMS = Terms()


@cost_kind("financing")
def insurance(
    on: Scope,
    world: World,
    *,
    members: Annotated[Row, Path("people", least=0)],
    contribution: Annotated[Line | None, Number("money/people", least=0)] = None,
    collected: Annotated[Line, Number(least=0, most=1)] = 1,  # type: ignore[assignment]
    share: Annotated[Line, Number(least=0, most=1)] = 1,  # type: ignore[assignment]
    tariff: Annotated[Line | None, Number("money/contact", least=0)] = None,
    service: Annotated[str | None, Reference("actions")] = None,
    uptake: Annotated[Line, Number(least=0, most=1)] = 1,  # type: ignore[assignment]
    indexed: Annotated[str, Choice("yes", "no")] = "yes",
    terms: Annotated[Terms, section_of(Terms)] = TERMS,
) -> Source:
    """National health insurance: what its members bring for mental health, or what it pays for their contacts.

    Settings: `members` by year; each a yearly `contribution`, of which the share `collected` comes in and the `share`
    is for mental health; or a `tariff` a contact of a `service` of the plan, for the share of the population that are
    members and the share of their contacts that is claimed (`uptake`). With both, it pays the smaller of the two.
    """
    ways = []
    if contribution is not None:
        raised = members * contribution * collected * share
        ways.append(on.flow("contributions for mental health", in_cash(on, world, raised, indexed)))
    if tariff is not None or service is not None:
        claimed = _claimed(on, world, service, tariff)
        insured = least(1, members / most(world.population, on.const(1, "people")))
        part = on.flow("share of people who are members", insured)
        ways.append(on.flow("paid for contacts", in_cash(on, world, claimed * part * uptake, indexed)))
    if not ways:
        raise RecordError(f"financing.{on.tags['element']}: holds nothing: give contribution, or tariff and service")
    held = ways[0] if len(ways) == 1 else on.flow("the smaller of the two", least(*ways))
    return Source(on.tags["element"], on.tags["name"], given(on, world, held, terms), terms, terms.pays.allows)


def _claimed(on: Scope, world: World, service: str | None, tariff: Line | None) -> Line:
    """What all contacts of a service would bring."""
    address = f"financing.{on.tags['element']}"
    if service is None or tariff is None:
        missing, there = ("service", "tariff") if service is None else ("tariff", "service")
        raise RecordError(f"{address}.{there}: holds nothing without {missing}: give both")
    rows = [row for row in world.capacity.get(service, []) if str(row.unit) == "contact"]
    if not rows:
        able = [name for name, found in world.capacity.items() if any(str(row.unit) == "contact" for row in found)]
        hint = f"those that are: {', '.join(able)}" if able else "give it contacts, or give a contribution instead"
        raise RecordError(f"{address}.service: the contacts of '{service}' are not counted; {hint}")
    return gather(on, "contacts of the service", rows, "contact") * tariff


@dataclass(frozen=True)
class Earmark(Source):
    """An earmarked tax: all the `revenue` that it brings, and the `volume` of sales after the price, 1 before it."""

    revenue: Row = field(kw_only=True)
    volume: Row = field(kw_only=True)


@cost_kind("financing")
def earmark(
    on: Scope,
    world: World,
    *,
    base: Annotated[Line, Number("money", least=0)],
    old_rate: Annotated[Line, Number(least=0)] = 0,  # type: ignore[assignment]
    new_rate: Annotated[Row, Path(least=0)],
    price_change: Annotated[Line, Number(least=-1, most=10)] = 0,  # type: ignore[assignment]
    response: Annotated[Line, Number(least=-5, most=0)] = 0,  # type: ignore[assignment]
    share: Annotated[Line, Number(least=0, most=1)] = 1,  # type: ignore[assignment]
    offset: Annotated[Line, Number(least=0, most=1)] = 0,  # type: ignore[assignment]
    indexed: Annotated[str, Choice("yes", "no")] = "yes",
    terms: Annotated[Terms, section_of(Terms)] = TERMS,
) -> Earmark:
    """A tax on tobacco, alcohol or sugary drinks of which a share is for mental health.

    Revenue is `base` x (1 + `response` x `price_change`) x `new_rate` - `base` x `old_rate`, never below 0: `base` the
    taxed sales of the base year, `price_change` the relative rise of the price, `response` how sales follow it (its
    elasticity, below 0). Of it, `share` is for mental health, less `offset`, the share by which other money is cut.
    """
    after = most(0, on.const(1) + response * price_change)
    volume = on.line("taxed sales after the price, share of those before", after)
    more = on.flow("more revenue", most(0, base * volume * new_rate - base * old_rate))
    revenue = on.flow("more revenue, nominal", in_cash(on, world, more, indexed), world.cash)
    kept = on.flow("for mental health, less what is cut elsewhere", revenue * share * (1 - offset))
    return Earmark(
        on.tags["element"], on.tags["name"], given(on, world, kept, terms), terms, terms.pays.allows,
        revenue=revenue, volume=volume,
    )  # fmt: skip


@cost_kind("financing")
def households(
    on: Scope,
    world: World,
    *,
    amount: Annotated[Row, Path("money", least=0)],
    indexed: Annotated[str, Choice("yes", "no")] = "yes",
) -> Source:
    """What people pay themselves: shown beside public money, and never counted as relief."""
    held = on.flow("paid by households", in_cash(on, world, amount, indexed), world.cash)
    return Source(on.tags["element"], on.tags["name"], held, TERMS, TERMS.pays.allows, relief=False)
