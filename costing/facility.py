"""Facility service: centres, hospital units and other services in a building."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

from costing.equipment import hold_buildings, hold_equipment, needs, pay_building, pay_things, pay_upkeep, renewed
from costing.kinds import cost_kind
from costing.lines import Line, Row, Scope
from costing.service_work import Work, write_work
from costing.staff import pay_staff
from costing.staff_queue import UnitStaff
from costing.units_open import Added, Need, added_units, ramped, standing_of, units_needed
from costing.world import World
from parameters import Choice, Number, Path, PerName, Profile, Shares

THINGS = ("centre", "unit", "house", "clinic", "service", "home")
Cadres = Mapping[str, Line]
NONE: Cadres = MappingProxyType({})


@cost_kind("action", either=((("units",), ("coverage",)),), needs=((("units",), ("coverage", "catchment")),))
def facility(
    on: Scope,
    world: World,
    *,
    thing: Annotated[str, Choice(*THINGS)] = "centre",
    at_start: Annotated[Line | None, Number("{thing}", least=0)] = None,
    coverage: Annotated[Line | None, Path(least=0, most=1)] = None,
    catchment: Annotated[Line | None, Number("people/{thing}", above=0)] = None,
    units: Annotated[Line | None, Path("{thing}", least=0)] = None,
    whole_units: Annotated[str, Choice("yes", "no")] = "yes",
    opening: Annotated[Line, Number(lever=True, least=0, most=1)] = 0.5,  # type: ignore[assignment]
    build: Annotated[Line | None, Number("money/{thing}", least=0)] = None,
    profile: Annotated[tuple[Line, ...], Profile()] = (),
    equipment: Annotated[Line | None, Number("money/{thing}", least=0)] = None,
    life: Annotated[Line | None, Number(least=1)] = None,
    upkeep: Annotated[Line | None, Number(least=0, most=1)] = None,
    posts: Annotated[Cadres, PerName(Number("FTE/{thing}", least=0))] = NONE,
    round_the_clock: Annotated[Cadres, PerName(Number("post/{thing}", least=0))] = NONE,
    running: Annotated[Line | None, Number("money/{thing}", least=0)] = None,
    per_contact: Annotated[Line | None, Number("money/contact", least=0)] = None,
    contacts: Annotated[Line | None, Number("contact/{thing}", least=0)] = None,
    contacts_per_person: Annotated[Line | None, Number("contact/people", above=0)] = None,
    beds: Annotated[Line | None, Number("bed/{thing}", least=0)] = None,
    occupancy: Annotated[Line | None, Number(least=0, most=1)] = None,
    ramp: Annotated[tuple[Line, ...], Shares()] = (),
    preopening: Annotated[Line | None, Number("month", lever=True, least=0, most=24)] = None,
) -> None:
    """A service in a building, such as a community mental health centre or a unit of a general hospital.

    Units needed are `units`, a path of those open at year end, or population x coverage / catchment. `coverage` is the
    share of the population whom units reach at year end, `catchment` the people whom one unit serves. They are rounded
    up to whole units unless `whole_units` is no. Units never close by themselves, and those of the base year
    (`at_start`) are baseline.

    Settings: `opening` fraction of the year at which units open; `build` price of the building, paid by `profile`
    (shares in the year of opening, one year ahead, ...); `equipment` at opening and again after its life; `life` the
    useful years of the equipment; `upkeep` a share of the building price a year; `posts` full-time posts a unit;
    `round_the_clock` posts filled day and night; `running` other running cost a unit; `per_contact` cost a contact;
    `contacts` capacity of a unit; `beds` of a unit; `occupancy` share of capacity, or of its beds, used; `ramp` share
    of full work in the first, second, ... year; `contacts_per_person`, those that one person has in a year;
    `preopening` months for which staff are paid before the opening.
    """
    needs(on, "equipment", equipment, "life", life)
    costs = _Costs(world, build, profile, equipment, life, upkeep, posts, round_the_clock, running)
    work = Work(contacts, contacts_per_person, beds, occupancy, per_contact)
    if at_start is not None:
        old = on.part("existing", standing="baseline")
        stay = old.line("units open, base year", at_start * on.book.always)
        world.units.setdefault(on.tags["element"], []).append(stay)
        costs.run(old, stay, stay)
        costs.keep_existing(old, stay)
        write_work(old, world, work, stay, stay)
    if not world.scenario.reform:
        return
    new = on.part("added", standing=standing_of(at_start))
    needed = units_needed(new, world, Need(units, coverage, catchment, whole_units == "yes"))
    staff = UnitStaff(world, posts, round_the_clock, whole_units == "yes")
    added = added_units(new, needed, at_start, opening, preopening, staff=staff)
    world.units.setdefault(on.tags["element"], []).append(added.average)
    costs.run(new, added.average, added.staffed)
    costs.open(new, added)
    write_work(new, world, work, added.average, new.line("unit-years at work", ramped(new, added, opening, ramp)))


@dataclass(frozen=True)
class _Costs:
    world: World
    build: Line | None
    profile: tuple[Line, ...]
    equipment: Line | None
    life: Line | None
    upkeep: Line | None
    posts: Cadres
    round_the_clock: Cadres
    running: Line | None

    def run(self, on: Scope, average: Row, staffed: Row) -> None:
        """What open units cost each year."""
        pay_staff(on, self.world, staffed, self.posts, self.round_the_clock)
        if self.running is not None:
            self.world.ledger.cost(
                on, "running costs", quantity=average, price=self.running, index="goods", econ="E22", input="running"
            )
        if self.upkeep is not None and self.build is not None:
            pay_upkeep(on, self.world, average, self.build, self.upkeep)
        self._hold(on, average)

    def _hold(self, on: Scope, average: Row) -> None:
        """What buildings and equipment in use cost a year in the economic view."""
        if self.build is not None:
            hold_buildings(on, self.world, in_use=average, price=self.build, econ="E31112")
        if self.equipment is not None and self.life is not None:
            hold_equipment(on, self.world, "equipment", in_use=average, price=self.equipment, life=self.life)

    def open(self, on: Scope, added: Added) -> None:
        """What opening units costs."""
        if self.build is not None:
            pay_building(on, self.world, opening=added.opening, price=self.build, profile=self.profile, econ="E31112")
        if self.equipment is not None and self.life is not None:
            fitted = renewed(on, "equipment", added.opening, self.life)
            self._fit_out(on, fitted, self.equipment)

    def keep_existing(self, on: Scope, units: Row) -> None:
        """Base-year units renew one useful life's worth of equipment over each useful life."""
        if self.equipment is not None and self.life is not None:
            yearly = on.line("units fitted out again", units / self.life)
            self._fit_out(on, yearly, self.equipment)

    def _fit_out(self, on: Scope, bought: Row, price: Line) -> None:
        pay_things(on, self.world, "equipment", bought=bought, price=price, econ="E31122", index="equipment")
