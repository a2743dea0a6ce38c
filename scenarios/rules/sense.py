"""Sense checks: what a service of the plan costs for one unit, contact, day or place, beside published services."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from costing import CENT, Entry, Row
from parameters import Anchor, AnchorFamily, Element, family_of
from scenarios.rules.case import Array, Case
from scenarios.rules.finding import Finding

DAYS = 365
NEAR = 1.25
"""A unit cost this near to the published ones is one of them."""
SAID = {"unit": "unit", "place": "place", "day": "night or bed-day", "contact": "contact"}


@dataclass(frozen=True)
class UnitCost:
    """What one unit, place, day or contact of an element costs by plan year, at base-year prices."""

    element: Element
    family: AnchorFamily
    measure: str
    what: str
    cost: Array


def unit_costs(case: Case) -> Iterator[UnitCost]:
    """The unit costs of the plan's services and homes that are compared with published ones."""
    for element in case.one.model.scenario.actions.values():
        family = family_of(element.menu.id) if element.menu is not None else None
        if family is not None:
            spent = _recurrent(case, case.entries(element=element.id))
            for measure, what, things in _things(case, element):
                yield UnitCost(element, family, measure, what, _each(spent, things))
    for name, place in case.one.model.scenario.places.items():
        family = family_of(place.menu.id if place.menu is not None else "di.homes")
        lived = [each.down.offers[name].places.years for each in case.institutions() if name in each.down.offers]
        if family is not None and lived:
            homes = {id(entry) for each in case.institutions() for entry in each.down.homes.get(name, ())}
            spent = _recurrent(case, [entry for entry in case.entries(homes=name) if id(entry) in homes])
            yield UnitCost(place, family, "place", "place", _each(spent, case.summed(lived)))


def sense(case: Case) -> Iterator[Finding]:
    """SENSE: a unit cost above the highest or below the lowest published one of its kind of service."""
    income = _income(case)
    if income is None:
        return
    for one in unit_costs(case):
        anchors = one.family.of(one.measure)
        years = [year for year, cost in zip(case.years, one.cost, strict=True) if cost > CENT]
        if anchors and years:
            yield from _compared(case, one, anchors, years[-1], income)


def _compared(case: Case, one: UnitCost, anchors: Sequence[Anchor], year: int, income: float) -> Iterator[Finding]:
    cost = float(one.cost[case.years.index(year)])
    multiple = cost / income
    top, low = max(anchors, key=lambda anchor: anchor.highest), min(anchors, key=lambda anchor: anchor.lowest)
    if low.lowest / NEAR <= multiple <= top.highest * NEAR:
        return
    above = multiple > top.highest
    anchor, bound, end = (top, top.highest, "highest") if above else (low, low.lowest, "lowest")
    ratio = multiple / bound
    far = ratio if above else 1 / ratio
    told = f"{anchor.high if above else anchor.low:,.0f}".replace(",", " ")
    currency, price_year = anchor.unit.split()
    message = (
        f"one {one.what} costs {case.money(cost)} in {year} at base-year prices, {multiple:.3g} times income a head: "
        f"{ratio:.2g} times the {end} published for {one.family.title} "
        f"({anchor.country}: {currency} {told} of {price_year}, {bound:.3g} times income a head)"
    )
    remedy = f"See that posts, pay and units are meant so. Published: {anchor.what}; {anchor.source}"
    told_twice = len({each.country for each in anchors}) > 1  # one country's cost alone says too little for a warning
    severity = "WARN" if told_twice and far >= case.limits.unit_cost_factor else "INFO"
    yield case.says("SENSE", severity, message, remedy, element=one.element.id, year=year)


def _things(case: Case, element: Element) -> Iterator[tuple[str, str, Array]]:
    """What an element has units, contacts and days of, by measure."""
    world = case.one.model.world
    found = world.units.get(element.id) or (world.reached.get(element.id) if element.kind == "site_work" else None)
    if found:
        yield "unit", str(found[0].unit), case.summed(found)
    if world.capacity.get(element.id):
        yield "contact", SAID["contact"], case.summed(world.capacity[element.id])
    if world.bed_days.get(element.id):
        days = case.summed(world.bed_days[element.id])
        yield "day", SAID["day"], days
        yield "place", SAID["place"], days / DAYS


def _recurrent(case: Case, entries: Sequence[Entry]) -> Array:
    rows: list[Row] = [entry.real for entry in entries if not entry.capital and entry.layer == "base"]
    return case.summed(rows)


def _each(spent: Array, things: Array) -> Array:
    """Cost of one; 0 where there is none."""
    some = things > 1e-9
    cost = spent * 0
    cost[some] = spent[some] / things[some]
    return cost


def _income(case: Case) -> float | None:
    """Income a head of the country in the base year."""
    model = case.one.model
    if model.public.income is None:
        return None
    return float(case.levels(model.public.income)[0] / case.levels(model.world.population)[0])


RULES = (sense,)
