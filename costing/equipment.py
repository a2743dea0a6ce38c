"""Things that wear out: bought when a unit opens and again each useful life; kept up by a share of their price."""

from __future__ import annotations

from costing.lines import Line, RecordError, Row, Scope, floor, lag, lead, most, total
from costing.world import World

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


def needs(on: Scope, what: str, given: Line | None, other: str, beside: object) -> None:
    """Refuse a setting that would silently cost nothing because the one beside it is missing.

    Raises:
        RecordError: `given` is there and `beside` is not; the message names both settings.
    """
    if given is not None and beside is None:
        raise RecordError(f"{on.path}: {what} is given without {other}, so it would cost nothing: add {other}")


def pay_things(on: Scope, world: World, label: str, *, bought: Row, price: Line, econ: str, index: str) -> None:
    """Write the purchase of things."""
    world.ledger.cost(on, label, quantity=bought, price=price, index=index, econ=econ, input=label, duration="one-off")


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


def pay_upkeep(on: Scope, world: World, units: Row, price: Line, share: Line) -> None:
    """Write the yearly upkeep of buildings, a share of their price."""
    yearly = on.line("upkeep of one building", price * share)
    world.ledger.cost(on, "upkeep", quantity=units, price=yearly, index="construction", econ="E22", input="upkeep")


def _sum(lines: list[Line]) -> Line:
    found = total(lines)
    assert isinstance(found, Line)
    return found
