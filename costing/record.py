"""Writing a whole scenario down: every element of the plan as lines in one book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from costing.bind import bind
from costing.institution import RunDown
from costing.kinds import all_kinds
from costing.ledger import Ledger, Totals, totals, totals_of_all
from costing.lines import Book, RecordError, Row, Scope, over_years
from costing.paths import Opened
from costing.transition import Transition, write_transition
from costing.world import World, fact, record_world
from parameters import Element, Plan, Scenario

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
    downs: dict[str, RunDown] = {}
    for action in scenario.actions.values():
        elements[action.id] = _element(world, action, _action)
    for place in scenario.institutions.values():
        if place.id in elements:
            raise RecordError(f"{place.address} and actions.{place.id} have one name: rename one of them")
        elements[place.id] = _element(world, place, partial(_institution, downs))
    on = book.scope("plan")
    sums = totals_of_all(on, list(elements.values()), world.cash, world.money)
    discount = _discount(on, scenario)
    homes = [entry for entry in world.ledger.entries if "homes" in entry.tags]
    change = write_transition(book.scope("transition"), world, list(downs.values()), homes, discount) if downs else None
    return Model(
        scenario=scenario,
        book=book,
        world=world,
        elements=elements,
        totals=sums,
        institutions=downs,
        transition=change,
        per_head=on.line("total a head, real", sums.real / world.population),
        present_value=_present_value(on, sums.real, discount),
        undiscounted=on.line("total of the plan years, real", over_years(sums.real)),
    )


Write = Callable[[Scope, World, Element], None]


def _element(world: World, element: Element, write: Write) -> Totals:
    tags = {"element": element.id, "kind": element.kind, "name": element.title, **element.tags}
    on = world.book.scope(element.id, **tags)
    before = len(world.ledger.entries)
    write(on, world, element)
    return totals(on.part("sums"), world.ledger.entries[before:], world.cash, world.money)


def _action(on: Scope, world: World, element: Element) -> None:
    kind = all_kinds()[element.kind]
    kind.function(on, world, **bind(on, world, element, kind.schema))


def _institution(downs: dict[str, RunDown], on: Scope, world: World, element: Element) -> None:
    kind = all_kinds()[element.kind]

    def write_homes(name: str, homes: Scope, places: Opened) -> None:
        place = world.scenario.places[name]
        tags = {**place.tags, "homes": name, "standing": "new", "setting": "community"}
        part = homes.part(place.title, **tags)
        home = all_kinds()[place.kind]
        home.function(part, world, places, **bind(part, world, place, home.schema))

    bound = bind(on, world, element, kind.schema)
    downs[element.id] = kind.function(on, world, element.title, write_homes, **bound)


def _discount(on: Scope, scenario: Scenario) -> Row:
    factor = on.stock("discount factor", 1, "", above_zero=True)
    factor.becomes(factor.before / (1 + fact(on, scenario, "discount_rate")))
    return factor


def _present_value(on: Scope, real: Row, discount: Row) -> Row:
    return on.line("present value of the plan, real", over_years(on.line("total, real, discounted", real * discount)))
