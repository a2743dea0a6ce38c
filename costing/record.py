"""Writing a whole scenario down: every element of the plan as lines in one book."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from costing.bind import bind, figure
from costing.bridge import Bridge, Flows
from costing.contingencies import Layers
from costing.contingency_rates import unknown_names
from costing.cost_layers import CostLayers, write_layers
from costing.economic_view import Economic, write_economic
from costing.financing import Financing, write_financing
from costing.funding_indicators import funding_indicators
from costing.groups import spoken
from costing.indicator import Indicator
from costing.institution import RunDown
from costing.investment import Investment, write_benefits, write_investment
from costing.kinds import all_kinds
from costing.ledger import Entry, Ledger, Totals, gather, totals, totals_of_all
from costing.lines import Book, Line, RecordError, Row, Scope, over_years
from costing.lines.book import slug
from costing.national import National, national_codes
from costing.paths import Opened
from costing.public_money import PublicMoney
from costing.reconciliation import Reconciliation, write_reconciliation
from costing.service_use import ServiceUse, write_service_use
from costing.tails import Tail, write_tails
from costing.transition import Change, Transition, write_transition
from costing.workforce import Workforce, open_queue, write_workforce
from costing.workforce_indicators import staff_indicators
from costing.world import World, fact, record_world
from costing.write_indicators import write_indicators
from parameters import Element, Parameter, Plan, Scenario, UnitError

TAIL = 3
"""Years computed past the plan so that spending ahead of an opening is seen."""


class RefusedError(RecordError):
    """What recording refused of several elements: `errors`, one for each."""

    def __init__(self, errors: Sequence[Exception]) -> None:
        super().__init__("; ".join(str(error) for error in errors))
        self.errors = tuple(errors)


@dataclass(frozen=True)
class Model:
    """One scenario, recorded and ready to be computed.

    Attributes:
        elements: the sums of each action and institution, by its id.
        present_value: real cost of the plan years at the plan's discount rate; `undiscounted`: at 0 %.
        public: what is spent beside the plan; `indicators`: BI01-BI15, BI32-BI34 and those of the health sector.
        workforce: people in post against the posts of every cadre.
        service_use: what each service can do in a year, and what other actions ask of it.
        layers: what new spending is made of; `economic`: the plan in the economic view; `tails`: what capital costs
            to run afterwards; `on_top`: the rates of contingencies and taxes, and which line carries which.
        national: the ledger in the country's own chart of accounts, where the plan names one.
        investment: what the plan buys, where it names benefits.
    """

    scenario: Scenario
    book: Book
    world: World
    elements: dict[str, Totals]
    totals: Totals
    institutions: dict[str, RunDown]
    transition: Transition | None
    bridge: Bridge | None
    per_head: Row
    present_value: Row
    undiscounted: Row
    public: PublicMoney
    indicators: tuple[Indicator, ...]
    workforce: Workforce
    financing: Financing
    reconciliation: Reconciliation
    service_use: tuple[ServiceUse, ...]
    layers: CostLayers
    economic: Economic
    tails: dict[str, Tail]
    on_top: Layers
    national: National | None
    investment: Investment | None

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
    world.queue = open_queue(world)
    layers = _layers(plan, world)
    elements: dict[str, Totals] = {}
    downs: dict[str, RunDown] = {}
    refused: list[Exception] = []
    for element, write in _written(layers, downs):
        if element.id in elements:
            raise RecordError(f"{element.address} and actions.{element.id} have one name: rename one of them")
        try:
            elements[element.id] = _element(layers, element, write)
        except (RecordError, UnitError) as error:
            refused.append(error)
    if refused:
        raise refused[0] if len(refused) == 1 else RefusedError(refused)
    on = book.scope("plan")
    sums = totals_of_all(on, list(elements.values()), world.cash, world.money)
    discount = _discount(on, scenario)
    change = _transition(world, list(downs.values()), sums, discount) if downs else None
    arch = _bridge(world, downs, change) if change is not None else None
    people = write_workforce(world, downs)
    money = write_financing(book.scope("financing"), world, sums, downs, arch)
    public, found = write_indicators(world, sums, downs)
    sourced = funding_indicators(book.scope("indicators of funding"), world, money, public)
    beside = write_reconciliation(book.scope("reconciliation"), world, sums, public)
    gains = write_benefits(world, downs)
    economic = write_economic(on, world, sums, discount)
    return Model(
        scenario=scenario,
        book=book,
        world=world,
        elements=elements,
        totals=sums,
        institutions=downs,
        transition=change,
        bridge=arch,
        per_head=on.line("total a head, real", sums.real / world.population),
        present_value=_present_value(on, sums.real, discount),
        undiscounted=on.line("total of the plan years, real", over_years(sums.real)),
        public=public,
        indicators=(*found, *staff_indicators(people), *sourced),
        workforce=people,
        financing=money,
        reconciliation=beside,
        service_use=write_service_use(book.scope("use of services"), world),
        layers=write_layers(on, world, world.ledger.entries, sums),
        economic=economic,
        tails=write_tails(on, world),
        on_top=layers,
        national=national_codes(plan.crosswalk, world.ledger.entries),
        investment=write_investment(gains, economic, money, people),
    )


def _layers(plan: Plan, world: World) -> Layers:
    """What new spending carries on top.

    Raises:
        RecordError: the plan says more of something that it does not have.
    """
    scenarios = plan.scenarios.values()
    names = {name for one in scenarios for part in (one.actions, one.places, one.institutions) for name in part}
    for address in unknown_names(world.scenario.world, names):
        raise RecordError(f"{address}: no action, place or institution of the plan has this name")
    return Layers(world)


def _transition(world: World, downs: list[RunDown], sums: Totals, discount: Row) -> Transition:
    return write_transition(world.book.scope("transition"), world, downs, _change(world, sums), discount)


def _bridge(world: World, downs: Mapping[str, RunDown], change: Transition) -> Bridge | None:
    """The bridge that the plan's financing names, if it names one.

    Raises:
        RecordError: it names several.
    """
    elements = [element for element in world.scenario.financing.values() if element.kind == "bridge"]
    if not world.scenario.reform or not elements:
        return None
    if len(elements) > 1:
        raise RecordError(f"financing: {' and '.join(e.id for e in elements)} are both bridges: keep one of them")
    kind = all_kinds()["bridge"]
    on = world.book.scope("bridge")
    spent: Line = change.community + change.one_offs
    if change.frozen is not None:
        spent = spent - change.frozen
    flows = Flows(
        released=change.released,
        budgets=[down.budget for down in downs.values()],
        recurrent=on.line("recurrent and one-off cost of the change", spent),
        capital=change.capital,
        places=gather(on, "places in use", [row for down in downs.values() for row in _places(down)], "people"),
    )
    made: Bridge = kind.function(on, world, flows, **bind(on, world, elements[0], kind.schema))
    return made


def _places(down: RunDown) -> list[Row]:
    """Places in use of every kind, of people who moved, who are not admitted and who left by own decision."""
    others = [found.places.years for found in (down.diverted, down.own) if found is not None and found.home is not None]
    return [*(offer.places.years for offer in down.offers.values()), *others]


def _change(world: World, sums: Totals) -> Change:
    entries = world.ledger.entries
    homes = [entry for entry in entries if "homes" in entry.tags]
    once = [entry for entry in entries if entry.tags.get("change") == "one-off"]
    inside = [e for e in entries if e.tags["kind"] == "institution" and e.tags["setting"] == "institution"]
    return Change(homes, once, [entry for entry in inside if not entry.baseline], sums.new_nominal)


Write = Callable[[Scope, World, Element], None]


def _written(layers: Layers, downs: dict[str, RunDown]) -> Iterator[tuple[Element, Write]]:
    """Actions and institutions, each with what writes it."""
    scenario = layers.world.scenario
    yield from ((action, _action) for action in scenario.actions.values())
    yield from ((place, partial(_institution, layers, downs)) for place in scenario.institutions.values())


def _element(layers: Layers, element: Element, write: Write) -> Totals:
    world = layers.world
    menu = element.menu.id if element.menu is not None else ""
    tags = {"element": element.id, "kind": element.kind, "name": element.title, "menu": menu, **element.tags}
    on = world.book.scope(element.id, **tags)
    before, apart = len(world.ledger.entries), len(world.ledger.economic)
    write(on, world, element)
    layers.write(world.ledger.entries[before:])
    layers.write(world.ledger.economic[apart:])
    return totals(on.part("sums"), world.ledger.entries[before:], world.cash, world.money)


def _action(on: Scope, world: World, element: Element) -> None:
    kind = all_kinds()[element.kind]
    if element.about.get("left_out"):  # what runs already goes on; nothing new is done
        world = replace(world, scenario=replace(world.scenario, reform=False))
    kind.function(on, world, **bind(on, world, element, kind.schema))


def _institution(layers: Layers, downs: dict[str, RunDown], on: Scope, world: World, element: Element) -> None:
    kind = all_kinds()[element.kind]
    bound = bind(on, world, element, kind.schema)
    downs[element.id] = kind.function(on, world, element.title, _Homes(layers), **bound)


@dataclass(frozen=True)
class _Homes:
    """The kinds of homes of a plan, bound to lines where an institution asks for them."""

    layers: Layers

    @property
    def world(self) -> World:
        return self.layers.world

    def timing(self, name: str) -> tuple[Line | None, Line | None]:
        on = self.world.book.scope(f"kind of home {spoken(name)}")
        return self._own(on, name, "lead_months"), self._own(on, name, "delay")

    def _own(self, on: Scope, name: str, setting: str) -> Line | None:
        given = self.world.scenario.places[name].settings.get(setting)
        return figure(on, self.world, spoken(setting), given) if isinstance(given, Parameter) else None

    def _title(self, name: str) -> str:
        """The title of a kind of home; with its id where another one's reads the same, as of two of one menu entry."""
        known = self.world.scenario.places
        title = known[name].title
        alike = sum(slug(other.title) == slug(title) for other in known.values())
        return title if alike == 1 else f"{title} ({name})"

    def write(self, name: str, on: Scope, places: Opened) -> list[Entry]:
        place = self.world.scenario.places[name]
        menu = place.menu.id if place.menu is not None else "di.homes"
        tags = {**place.tags, "menu": menu, "homes": name, "standing": "new", "setting": "community"}
        part = on.part(self._title(name), **tags)
        home = all_kinds()[place.kind]
        before = len(self.world.ledger.entries)
        home.function(part, self.world, places, **bind(part, self.world, place, home.schema))
        self.layers.write(self.world.ledger.entries[before:])
        return self.world.ledger.entries[before:]


def _discount(on: Scope, scenario: Scenario) -> Row:
    factor = on.stock("discount factor", 1, "", above_zero=True)
    factor.becomes(factor.before / (1 + fact(on, scenario, "discount_rate")))
    return factor


def _present_value(on: Scope, real: Row, discount: Row) -> Row:
    return on.line("present value of the plan, real", over_years(on.line("total, real, discounted", real * discount)))
