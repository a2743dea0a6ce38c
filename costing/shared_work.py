"""What an action costs elsewhere: contacts and bed-days that other services of the plan give, at what they cost."""

from __future__ import annotations

from costing.economic_view import in_view
from costing.ledger import gather
from costing.lines import Row, Scope, ratio
from costing.world import World


def shared_work(on: Scope, world: World, action: str) -> list[Row]:
    """Write the economic cost of the work that new policy of an action asks of other services, service by service.

    Each contact, or each bed-day where a service has beds, costs what the whole service costs in the year over all that
    it can give; where the plan does not say how much that is, the work cannot be priced and stands with the service
    alone. The service keeps its cost: what actions cost does not add up to the plan.

    Args:
        on: where it is written.
        world: what is asked of which service, and the ledger.
        action: the one that asks.
    """
    found = []
    for service, asked in world.asked.items():
        able = world.bed_days.get(service) or world.capacity.get(service, [])
        units = {str(row.unit) for row in able}
        mine = [row for row in asked if _of(row, action) and str(row.unit) in units]
        if service != action and mine:
            found.append(_priced(on.part(f"work of {service.replace('_', ' ')}"), world, service, (mine, able)))
    return found


def _of(row: Row, action: str) -> bool:
    return row.tags.get("element") == action and row.tags.get("standing") != "baseline"


def _priced(on: Scope, world: World, service: str, work: tuple[list[Row], list[Row]]) -> Row:
    mine, able = work
    unit = str(able[0].unit)
    lines = [entry for entry in in_view(world.ledger, "economic") if entry.tags["element"] == service]
    spent = [entry.real for entry in lines if entry.tags["standing"] != "saving"]
    cost = gather(on, "economic cost of the service, real", spent, world.money)
    each = on.line("cost of one, real", ratio(cost, gather(on, "what it can give", able, unit), 0))
    return on.line("cost of what is asked of it, real", gather(on, "asked of it", mine, unit) * each)
