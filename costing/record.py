"""Writing a whole scenario down: every element of the plan as lines in one book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from costing.bind import bind
from costing.institution import RunDown
from costing.kinds import all_kinds
from costing.ledger import Ledger, Totals, totals, totals_of_all
from costing.lines import Book, RecordError, Row, Scope, over_years
from costing.paths import Opened
from costing.transition import Transition, write_transition
from costing.world import World, fact, record_world
from parameters import Element, Parameter, Plan, Scenario

TAIL = 3
"""Years computed past the plan so that spending ahead of an opening is seen."""


@dataclass(frozen=True)
class Model:
    """One scenario, recorded and ready to be computed.

    Attributes:
        elements: the sums of each action and institution, by its id.
        present_value: real cost of the plan years at the plan's discount rate; `undiscounted`: at 0 %.
    """

    scenario: Scenario
    book: Book
    world: World
    elements: dict[str, Totals]
    totals: Totals
    institutions: dict[str, RunDown]
    transition: Transition | None
    per_head: Row
    present_value: Row
    undiscounted: Row

    @property
    def ledger(self) -> Ledger:
        """Every cost line."""
        return self.world.ledger


def record(plan: Plan, scenario: Scenario) -> Model:
    """Write one scenario of a plan as lines.

    Raises:
        RecordError: a setting is missing that the others make necessary, or money cannot be converted.
        UnitError: a figure has a unit that does not fit; both messages name the line.
    """
    book = Book(plan.base_year, plan.last, scenario.name, TAIL)
    world = record_world(book, scenario, plan.currency)
    elements: dict[str, Totals] = {}
    for action in scenario.actions.values():
        elements[action.id] = _element(world, action, lambda on, a=action: _action(on, world, a))
    downs: dict[str, RunDown] = {}
    for place in scenario.institutions.values():
        elements[place.id] = _element(world, place, lambda on, p=place: downs.update({p.id: _institution(on, world, p)}))
    on = book.scope("plan")
    sums = totals_of_all(on, list(elements.values()), world.cash, world.money)
    homes = [entry for entry in world.ledger.entries if "homes" in entry.tags]
    change = write_transition(book.scope("transition"), world, list(downs.values()), homes) if downs else None
    return Model(
        scenario=scenario,
        book=book,
        world=world,
        elements=elements,
        totals=sums,
        institutions=downs,
        transition=change,
        per_head=on.line("total a head, real", sums.real / world.population),
        present_value=_present_value(on, scenario, sums.real),
        undiscounted=on.line("total of the plan years, real", over_years(sums.real)),
    )


def _element(world: World, element: Element, write: Callable[[Scope], None]) -> Totals:
    tags = {"element": element.id, "kind": element.kind, "name": element.title, **element.tags}
    on = world.book.scope(element.id, **tags)
    before = len(world.ledger.entries)
    write(on)
    return totals(on.part("sums"), world.ledger.entries[before:], world.cash, world.money)


def _action(on: Scope, world: World, element: Element) -> None:
    kind = all_kinds()[element.kind]
    kind.function(on, world, **bind(on, world, element, kind.schema))


def _institution(on: Scope, world: World, element: Element) -> RunDown:
    kind = all_kinds()[element.kind]

    def write_homes(name: str, homes: Scope, places: Opened) -> None:
        place = world.scenario.places[name]
        tags = {**place.tags, "homes": name, "standing": "new", "setting": "community"}
        part = homes.part(place.title, **tags)
        home = all_kinds()[place.kind]
        home.function(part, world, places, **bind(part, world, place, home.schema))

    bound = bind(on, world, element, kind.schema)
    down: RunDown = kind.function(on, world, element.title, write_homes, **bound)
    return down


def _present_value(on: Scope, scenario: Scenario, real: Row) -> Row:
    rate = scenario.world["discount_rate"]
    if not isinstance(rate, Parameter):
        raise RecordError("discount_rate must be one figure")
    yearly = fact(on, scenario, "discount_rate")
    factor = on.stock("discount factor", 1, "", above_zero=True)
    factor.becomes(factor.before / (1 + yearly))
    return on.line("present value of the plan, real", over_years(on.line("total, real, discounted", real * factor)))


