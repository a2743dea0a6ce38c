"""All indicators of a plan, written once every cost line is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from costing.bind import bind
from costing.indicator import Indicator, Money
from costing.institution import RunDown
from costing.kinds import all_kinds
from costing.ledger import Totals
from costing.public_money import PublicMoney, write_public_money
from costing.spending_indicators import spending_indicators
from costing.supply_indicators import supply_indicators
from costing.world import World


def write_indicators(
    world: World, sums: Totals, downs: Mapping[str, RunDown]
) -> tuple[PublicMoney, tuple[Indicator, ...]]:
    """Write BI01-BI15, BI33, BI34 and the health-sector indicators that the plan holds facts for.

    Args:
        world: the ledger, and what services and actions reach.
        sums: totals of the plan.
        downs: its institutions.
    """
    on = world.book.scope("indicators")
    public = write_public_money(on.part("public money"), world, sums)
    money = Money(on.part("money"), world)
    found = [*spending_indicators(money, world, sums, public)]
    found += supply_indicators(Money(on.part("supply"), world), world, downs)
    return public, (*found, *_of_the_health_sector(world))


def _of_the_health_sector(world: World) -> Iterator[Indicator]:
    for element in world.scenario.indicators.values():
        kind = all_kinds()[element.kind]
        on = world.book.scope(f"indicator {element.id}", element=element.id, kind=element.kind, name=element.title)
        yield from kind.function(on, world, **bind(on, world, element, kind.schema))
