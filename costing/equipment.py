"""Things that wear out: bought when a unit opens and again each useful life; kept up by a share of their price."""

from __future__ import annotations

from collections.abc import Mapping

from costing.annuity import annuity
from costing.ledger import Building
from costing.lines import Line, RecordError, Row, Scope, floor, lag, lead, most, total
from costing.world import World, fact, lower_bound
from parameters import Parameter

BROUGHT_FORWARD = "building work of before the plan, units"
"""The row of building work that is paid in the first plan year although it would have begun before."""


def renewed(on: Scope, label: str, opening: Row, life: Line) -> Row:
    """Units fitted out in a year: those that open, and those fitted one useful life earlier.

    Args:
        on: where it is written.
        label: what is bought.
        opening: units opening in a year.
        life: useful life in years; rounded down to whole years, at least 1.
    """
    years = on.line(f"{label}: useful life, whole years", most(floor(life), 1))
    fitted = on.stock(f"{label}: units fitted out", 0, str(opening.unit))
    fitted.becomes(opening + lag(fitted, years))
    return fitted


def needs(on: Scope, what: str, given: object, other: str, beside: object) -> None:
    """Refuse a setting that would silently cost nothing because the one beside it is missing.

    Raises:
        RecordError: `given` is there and `beside` is not; the message names both settings.
    """
    if given is not None and beside is None:
        raise RecordError(f"{on.path}: {what} is given without {other}, so it would cost nothing: add {other}")


def pay_things(on: Scope, world: World, label: str, *, bought: Row, price: Line, econ: str, index: str) -> None:
    """Write the purchase of things."""
    world.ledger.cost(on, label, quantity=bought, price=price, index=index, econ=econ, input=label, duration="one-off")


def hold_things(
    on: Scope, world: World, label: str, *, in_use: Line, price: Line, life: Line | None, econ: str, index: str
) -> None:
    """Write what lasting things cost a year in the economic view: the annuity of their price, while they are in use.

    Cash pays for them once; a service that uses them for years costs their annuity every year.

    Args:
        on: where it is written; its tags hold `standing`.
        world: discount rate, useful life of buildings, and the ledger.
        label: what the things are.
        in_use: how many are in use, on average over the year.
        price: of one.
        life: useful life in years, at least 1; that of buildings in this country if None.
        econ: economic class of the purchase.
        index: price class.

    Raises:
        RecordError: the useful life of buildings is needed and not known.
    """
    rate = fact(world.rates, world.scenario, "discount_rate")
    years = life if life is not None else _building_life(on, world)
    yearly = annuity(on, f"{label}: annuity of one", price=price, rate=rate, life=years)
    world.ledger.economic_cost(
        on, f"{label}, annuity", quantity=in_use, price=yearly, index=index, econ=econ, input=label
    )


def hold_buildings(on: Scope, world: World, *, in_use: Line, price: Line, econ: str) -> None:
    """Write the annuity of buildings in use, over the useful life of buildings in this country."""
    hold_things(on, world, "buildings", in_use=in_use, price=price, life=None, econ=econ, index="construction")


def hold_equipment(on: Scope, world: World, label: str, *, in_use: Line, price: Line, life: Line) -> None:
    """Write the annuity of equipment in use."""
    hold_things(on, world, label, in_use=in_use, price=price, life=life, econ="E31122", index="equipment")


def _building_life(on: Scope, world: World) -> Line:
    lives = world.scenario.world.get("useful_lives")
    known = lives.get("building") if isinstance(lives, Mapping) else None
    if not isinstance(known, Parameter):
        raise RecordError(f"{on.path}: how long a building lasts is not known: add useful_lives.building")
    lower = lower_bound(known)
    return world.rates.input("useful life of a building", known.value, known.unit, address=known.address, lower=lower)


def pay_building(on: Scope, world: World, *, opening: Row, price: Line, profile: tuple[Line, ...], econ: str) -> None:
    """Write building costs: the share `profile[j]` of the price falls j years ahead of the opening.

    What would fall before the plan is paid in its first year.
    """
    work: list[Line] = [on.line("building work in the year of opening", opening * profile[0]) if profile else opening]
    early: list[Line] = []
    soon: Row = opening
    for years, share in enumerate(profile[1:], start=1):
        ahead = on.flow(f"units opening, years ahead: {years}", lead(opening, years))
        work.append(on.flow(f"building work, years ahead: {years}", ahead * share))
        early.append(on.line(f"building work if this were the first year, years ahead: {years}", soon * share))
        soon = on.line(f"units opening within years: {years + 1}", soon + ahead)
    if early:
        work.append(on.line(BROUGHT_FORWARD, _sum(early) * on.book.first))
    done = on.flow("building work, units", _sum(work))
    pay_things(on, world, "buildings", bought=done, price=price, econ=econ, index="construction")
    world.ledger.buildings.append(Building(on.tags, opening))


def pay_upkeep(on: Scope, world: World, units: Row, price: Line, share: Line) -> None:
    """Write the yearly upkeep of buildings, a share of their price."""
    yearly = on.line("upkeep of one building", price * share)
    world.ledger.cost(on, "upkeep", quantity=units, price=yearly, index="construction", econ="E22", input="upkeep")


def _sum(lines: list[Line]) -> Line:
    found = total(lines)
    assert isinstance(found, Line)
    return found
