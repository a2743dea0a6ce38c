"""Indicators BI33 and BI34: units and beds for the population, and what a unit, a contact and a place cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from costing.indicator import Indicator, Money
from costing.institution import RunDown
from costing.ledger import gather
from costing.lines import Row
from costing.world import World

PER = 100_000
"""People for whom services are counted."""


def supply_indicators(money: Money, world: World, downs: Mapping[str, RunDown]) -> Iterator[Indicator]:
    """Write BI33 and BI34 of every service, place and institution.

    Args:
        money: where they are written.
        world: units, beds and contacts of the services.
        downs: the institutions.
    """
    for element, rows in world.units.items():
        yield from _of_service(money, world, element, rows)
    places = [offer.places.years for down in downs.values() for offer in down.offers.values()]
    if places:
        yield from _of_places(money, world, places)
    for element, down in downs.items():
        row = money.on.line(f"beds of {element}, for 100 000 people", down.beds / world.population * PER)
        yield Indicator("BI33", "beds of institutions for 100 000 people", row, element)
        lived = down.residents if down.people is None else down.people.average
        each = money.each(f"cost of a resident, {element}", down.budget.cost, lived)
        yield Indicator("BI34", "cost of a resident", each, element)


def _of_service(money: Money, world: World, element: str, rows: list[Row]) -> Iterator[Indicator]:
    on = money.on
    thing = str(rows[0].unit)
    units = gather(on, f"{element}: average {thing}s", rows, thing)
    yield Indicator(
        "BI33",
        f"{thing}s for 100 000 people",
        on.line(f"{element}: for 100 000 people", units / world.population * on.const(PER, f"people/{thing}")),
        element,
    )
    spent = money.of(f"{element}: recurrent cost", lambda entry: entry.tags["element"] == element and not entry.capital)
    yield Indicator(
        "BI34", f"recurrent cost of one {thing}", money.each(f"{element}: cost of one {thing}", spent, units), element
    )
    contacts = [row for row in world.capacity.get(element, ()) if str(row.unit) == "contact"]
    if contacts:
        made = gather(on, f"{element}: contacts", contacts, "contact")
        yield Indicator(
            "BI34",
            "recurrent cost of one contact",
            money.each(f"{element}: cost of one contact", spent, made),
            element,
        )


def _of_places(money: Money, world: World, places: list[Row]) -> Iterator[Indicator]:
    on = money.on
    used = gather(on, "places in use", places, "people")
    yield Indicator(
        "BI33", "places for 100 000 people", on.line("places for 100 000 people", used / world.population * PER)
    )
    spent = money.of("homes: recurrent cost", lambda entry: "homes" in entry.tags and not entry.capital)
    yield Indicator("BI34", "recurrent cost of one place", money.each("cost of one place", spent, used))
