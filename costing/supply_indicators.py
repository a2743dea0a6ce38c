"""Indicators BI33 and BI34: units and beds for the population, and what a unit, a contact and a place cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from costing.indicator import Indicator, Money
from costing.institution import RunDown
from costing.ledger import gather
from costing.lines import Row, ratio
from costing.world import World

PER = 100_000


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
        each = _each(money, f"cost of a resident, {element}", down.budget.cost, down.residents)
        yield Indicator("BI34", "cost of a resident", each, element)


def _of_service(money: Money, world: World, element: str, rows: list[Row]) -> Iterator[Indicator]:
    on = money.on
    thing = str(rows[0].unit)
    units = gather(on, f"{element}: average {thing}s", rows, thing)
    yield Indicator(
        "BI33",
        f"{thing}s for 100 000 people",
        on.line(f"{element}: for 100 000 people", units / world.population * PER),
        element,
    )
    spent = money.of(f"{element}: recurrent cost", lambda entry: entry.tags["element"] == element and not entry.capital)
    yield Indicator(
        "BI34", f"recurrent cost of one {thing}", _each(money, f"{element}: cost of one {thing}", spent, units), element
    )
    contacts = world.capacity.get(element)
    if contacts:
        made = gather(on, f"{element}: contacts", contacts, "contact")
        yield Indicator(
            "BI34",
            "recurrent cost of one contact",
            _each(money, f"{element}: cost of one contact", spent, made),
            element,
        )


def _of_places(money: Money, world: World, places: list[Row]) -> Iterator[Indicator]:
    on = money.on
    used = gather(on, "places in use", places, "people")
    yield Indicator(
        "BI33", "places for 100 000 people", on.line("places for 100 000 people", used / world.population * PER)
    )
    spent = money.of("homes: recurrent cost", lambda entry: "homes" in entry.tags and not entry.capital)
    yield Indicator("BI34", "recurrent cost of one place", _each(money, "cost of one place", spent, used))


def _each(money: Money, label: str, spent: Row, things: Row) -> Row:
    """Money for one of some things; 0 where there is none."""
    return money.on.line(label, ratio(spent, things, money.on.const(0, f"{spent.unit}/{things.unit}")))
