"""Use of services: what each service of a plan can do, and what other actions of the plan ask of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from costing.ledger import gather
from costing.lines import Row, Scope, ratio
from costing.world import World


@dataclass(frozen=True)
class ServiceUse:
    """One service over the years.

    Attributes:
        service: its id in the plan.
        unit: "contact" or "bed day".
        capacity: what it can do in a year; None if the plan does not say.
        asked: what treatment packages ask of it; `share`: of its capacity (0 where there is none).
    """

    service: str
    unit: str
    capacity: Row | None
    asked: Row
    share: Row | None


def offer(on: Scope, world: World, contacts: Row) -> None:
    """Say how many contacts an element of the plan can make in a year."""
    world.capacity.setdefault(on.tags["element"], []).append(contacts)


def offer_beds(on: Scope, world: World, bed_days: Row) -> None:
    """Say how many bed-days an element of the plan has in a year."""
    world.bed_days.setdefault(on.tags["element"], []).append(bed_days)


def serve(on: Scope, world: World, people: Row) -> None:
    """Say how many people new policy reaches through an element of the plan, on average over the year."""
    if on.tags.get("standing") != "baseline":
        world.served.setdefault(on.tags["element"], []).append(people)


def ask(world: World, service: str, work: Row) -> None:
    """Ask work of another element of the plan, which pays for it."""
    world.asked.setdefault(service, []).append(work)


def write_service_use(on: Scope, world: World) -> tuple[ServiceUse, ...]:
    """Write the capacity of each service, what is asked of it and the share used; when all elements are written."""
    known = {*world.capacity, *world.bed_days, *world.asked}
    ids = [name for name in world.scenario.actions if name in known]
    return tuple(use for name in ids for use in _uses(on, world, name))


def _uses(on: Scope, world: World, service: str) -> Iterator[ServiceUse]:
    able = [*world.capacity.get(service, []), *world.bed_days.get(service, [])]
    wanted = world.asked.get(service, [])
    for unit in dict.fromkeys(str(row.unit) for row in (*able, *wanted)):
        part = on.part(f"{service}, {unit}s", element=service)
        mine = [row for row in able if str(row.unit) == unit]
        capacity = gather(part, "capacity", mine, unit) if mine else None
        asked = gather(part, "asked by other actions", [row for row in wanted if str(row.unit) == unit], unit)
        share = None if capacity is None else part.line("share of capacity asked", ratio(asked, capacity, 0))
        yield ServiceUse(service, unit, capacity, asked, share)
