"""What a service does: contacts, people, bed-days, and what they cost."""

from __future__ import annotations

from dataclasses import dataclass

from costing.equipment import needs
from costing.lines import Line, Row, Scope
from costing.service_use import offer, offer_beds, serve
from costing.world import World


@dataclass(frozen=True)
class Work:
    """Capacity of a unit and how far it is used; what is None is not written.

    Where the unit has a `caseload`, that is how many people it supports, all through the year: contacts / contacts a
    person are those who come in a year, each for a part of it, and are written without being counted as served.
    """

    contacts: Line | None
    contacts_per_person: Line | None
    beds: Line | None
    occupancy: Line | None
    per_contact: Line | None
    caseload: bool = False


def write_work(on: Scope, world: World, work: Work, units: Row, at_work: Row) -> None:
    """Write contacts, people served, beds and bed-days, and the cost of contacts.

    Args:
        on: where they are written; its tags hold `standing`.
        world: where costs go.
        work: the capacity of one unit.
        units: average units open.
        at_work: unit-years at full work.
    """
    needs(on, "per_contact", work.per_contact, "contacts", work.contacts)
    used = work.occupancy if work.occupancy is not None else on.const(1)
    if work.contacts is not None:
        contacts = on.line("contacts", at_work * work.contacts * used)
        if work.contacts_per_person is not None:
            through = on.line("people served", contacts / work.contacts_per_person)
            if not work.caseload:
                serve(on, world, through)
        offer(on, world, contacts)
        if work.per_contact is not None:
            price = work.per_contact
            world.ledger.cost(
                on, "costs of contacts", quantity=contacts, price=price, index="goods", econ="E22", input="contacts"
            )
    if work.beds is not None:
        beds = on.line("beds", units * work.beds)
        offer_beds(on, world, on.line("bed-days", beds * used * on.const(365, "day")))
