"""Mobile team: crisis teams, outreach and other services without a building of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

from costing.equipment import hold_equipment, hold_things, needs, pay_things, renewed
from costing.kinds import cost_kind
from costing.levels import average
from costing.lines import Line, Row, Scope, least, rest
from costing.service_use import serve
from costing.service_work import Work, write_work
from costing.staff import pay_staff
from costing.staff_queue import UnitStaff
from costing.units_open import Added, Need, added_units, ramped, standing_of, units_needed
from costing.world import World
from parameters import Choice, Number, Path, PerName, Shares

Cadres = Mapping[str, Line]
NONE: Cadres = MappingProxyType({})


@cost_kind(
    "action",
    either=((("teams",), ("coverage",), ("people",)),),
    needs=((("teams",), ("coverage", "catchment"), ("people", "caseload")),),
)
def mobile_team(
    on: Scope,
    world: World,
    *,
    thing: Annotated[str, Choice("team", "service", "unit")] = "team",
    at_start: Annotated[Line | None, Number("{thing}", least=0)] = None,
    teams: Annotated[Line | None, Path("{thing}", least=0)] = None,
    coverage: Annotated[Line | None, Path(least=0, most=1)] = None,
    catchment: Annotated[Line | None, Number("people/{thing}", above=0)] = None,
    people: Annotated[Line | None, Path("people", least=0)] = None,
    caseload: Annotated[Line | None, Number("people/{thing}", above=0)] = None,
    whole_units: Annotated[str, Choice("yes", "no")] = "yes",
    opening: Annotated[Line, Number(lever=True, least=0, most=1)] = 0.5,  # type: ignore[assignment]
    posts: Annotated[Cadres, PerName(Number("FTE/{thing}", least=0))] = NONE,
    round_the_clock: Annotated[Cadres, PerName(Number("post/{thing}", least=0))] = NONE,
    vehicles: Annotated[Line | None, Number("vehicle/{thing}", least=0)] = None,
    vehicle_price: Annotated[Line | None, Number("money/vehicle", least=0)] = None,
    vehicle_life: Annotated[Line | None, Number(least=1)] = None,
    kilometres: Annotated[Line | None, Number("km/vehicle", least=0)] = None,
    per_kilometre: Annotated[Line | None, Number("money/km", least=0)] = None,
    equipment: Annotated[Line | None, Number("money/{thing}", least=0)] = None,
    life: Annotated[Line | None, Number(least=1)] = None,
    running: Annotated[Line | None, Number("money/{thing}", least=0)] = None,
    on_call: Annotated[Line | None, Number("money/{thing}", least=0)] = None,
    contacts: Annotated[Line | None, Number("contact/{thing}", least=0)] = None,
    contacts_per_person: Annotated[Line | None, Number("contact/people", above=0)] = None,
    ramp: Annotated[tuple[Line, ...], Shares()] = (),
    preopening: Annotated[Line | None, Number("month", lever=True, least=0, most=24)] = None,
) -> None:
    """A team that goes to people, such as a crisis team or home support.

    Teams needed are `teams`, a path of those at work at year end, or population x coverage / catchment, or people /
    caseload. `coverage` is the share of the population whom teams reach at year end, `catchment` the population that
    one team serves; `people` are supported at year end, `caseload` the people whom one team supports at a time. All are
    rounded up to whole teams unless `whole_units` is no. Teams of the base year (`at_start`) are baseline.

    Settings: `posts` full-time posts a team and `round_the_clock` posts filled day and night; `vehicles` of a team;
    `vehicle_price` of one; `vehicle_life` the years that one is used; `kilometres` a vehicle and year; `per_kilometre`
    what one costs; `equipment` at the start and again after its life; `life` the useful years of the equipment;
    `running` phones, rooms and small funds; `on_call` allowances; `contacts` a team makes in a year at full work,
    `ramp` as for a facility, `contacts_per_person`: those who come in a year are contacts / contacts a person, but whom
    a benefit counts are people supported all through it, the `caseload` of the teams where they have one; `opening` and
    `preopening` as for a facility.
    """
    needs(on, "equipment", equipment, "life", life)
    needs(on, "vehicles", vehicles, "vehicle_price", vehicle_price)
    needs(on, "vehicles", vehicles, "vehicle_life", vehicle_life)
    needs(on, "kilometres", kilometres, "per_kilometre", per_kilometre)
    needs(on, "kilometres", kilometres, "vehicles", vehicles)
    fleet = _Fleet(world, vehicles, vehicle_price, vehicle_life, kilometres, per_kilometre)
    costs = _Costs(world, posts, round_the_clock, equipment, life, running, on_call)
    work = Work(contacts, contacts_per_person, None, None, None, caseload is not None)
    if at_start is not None:
        old = on.part("existing", standing="baseline")
        stay = old.line("teams at work, base year", at_start * on.book.always)
        world.units.setdefault(on.tags["element"], []).append(stay)
        costs.run(old, stay, stay)
        costs.renew(old, stay)
        fleet.run(old, stay)
        fleet.renew(old, stay)
        write_work(old, world, work, stay, stay)
    if not world.scenario.reform:
        return
    new = on.part("added", standing=standing_of(at_start))
    needed = units_needed(new, world, Need(teams, coverage, catchment, whole_units == "yes", people, caseload))
    staff = UnitStaff(world, posts, round_the_clock, whole_units == "yes")
    added = added_units(new, needed, at_start, opening, preopening, staff=staff)
    world.units.setdefault(on.tags["element"], []).append(added.average)
    costs.run(new, added.average, added.staffed)
    costs.open(new, added)
    fleet.run(new, added.average)
    fleet.open(new, added)
    write_work(new, world, work, added.average, new.line("team-years at work", ramped(new, added, opening, ramp)))
    if caseload is not None:
        before = None if at_start is None else at_start * caseload
        serve(new, world, _supported(new, added.average * caseload, people, before))


def _supported(on: Scope, places: Line, people: Line | None, before: Line | None) -> Row:
    """People whom new teams support, all through the year: their caseload, and no more than the plan wants supported.

    Args:
        on: where it is written.
        places: what the caseload of new teams comes to, on average over the year.
        people: whom the plan wants supported at year end, with those of `before`.
        before: people on the caseload of teams of the base year, if there are any.
    """
    if people is None:
        return on.line("people on the caseload", places)
    wanted = average(on, "people to be supported", people)
    return on.line("people on the caseload", least(places, wanted if before is None else rest(wanted, before)))


@dataclass(frozen=True)
class _Costs:
    world: World
    posts: Cadres
    round_the_clock: Cadres
    equipment: Line | None
    life: Line | None
    running: Line | None
    on_call: Line | None

    def run(self, on: Scope, average: Row, staffed: Row) -> None:
        pay_staff(on, self.world, staffed, self.posts, self.round_the_clock)
        cost = self.world.ledger.cost
        if self.running is not None:
            cost(on, "running costs", quantity=average, price=self.running, index="goods", econ="E22", input="running")
        if self.on_call is not None:
            price = self.on_call
            cost(on, "on-call allowances", quantity=average, price=price, index="pay", econ="E2111", input="on_call")
        if self.equipment is not None and self.life is not None:
            hold_equipment(on, self.world, "equipment", in_use=average, price=self.equipment, life=self.life)

    def open(self, on: Scope, added: Added) -> None:
        if self.equipment is not None and self.life is not None:
            fitted = renewed(on, "equipment", added.opening, self.life)
            self._fit_out(on, fitted, self.equipment)

    def renew(self, on: Scope, units: Row) -> None:
        if self.equipment is not None and self.life is not None:
            yearly = on.line("teams fitted out again", units / self.life)
            self._fit_out(on, yearly, self.equipment)

    def _fit_out(self, on: Scope, bought: Row, price: Line) -> None:
        pay_things(on, self.world, "equipment", bought=bought, price=price, econ="E31122", index="equipment")


@dataclass(frozen=True)
class _Fleet:
    world: World
    vehicles: Line | None
    price: Line | None
    life: Line | None
    kilometres: Line | None
    per_kilometre: Line | None

    def run(self, on: Scope, units: Row) -> None:
        self._hold(on, units)
        if self.vehicles is None or self.kilometres is None or self.per_kilometre is None:
            return
        driven = on.line("kilometres driven", units * self.vehicles * self.kilometres)
        self.world.ledger.cost(
            on, "kilometres", quantity=driven, price=self.per_kilometre, index="goods", econ="E22", input="vehicles"
        )

    def _hold(self, on: Scope, units: Row) -> None:
        """What vehicles in use cost a year in the economic view."""
        if self.vehicles is None or self.price is None or self.life is None:
            return
        used, price = on.line("vehicles in use", units * self.vehicles), self.price
        hold_things(
            on, self.world, "vehicles", in_use=used, price=price, life=self.life, econ="E31121", index="equipment"
        )

    def open(self, on: Scope, added: Added) -> None:
        if self.vehicles is None or self.price is None or self.life is None:
            return
        bought = on.line("vehicles bought", renewed(on, "vehicles", added.opening, self.life) * self.vehicles)
        self._buy(on, bought, self.price)

    def renew(self, on: Scope, units: Row) -> None:
        if self.vehicles is None or self.price is None or self.life is None:
            return
        self._buy(on, on.line("vehicles replaced", units * self.vehicles / self.life), self.price)

    def _buy(self, on: Scope, bought: Row, price: Line) -> None:
        pay_things(on, self.world, "vehicles", bought=bought, price=price, econ="E31121", index="equipment")
