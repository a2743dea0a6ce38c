"""What every cost model shares: people, pay, working time, prices over the years, and money of the base year."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from costing.ledger import Entry, Ledger
from costing.lines import Book, Input, Line, RecordError, Row, Scope, most, power
from costing.staff_queue import Queue
from parameters import Parameter, Scenario

PRICE_CLASSES = ("pay", "goods", "medicines", "construction", "equipment", "transfers")

IDLE = "without a destination"
"""The tag `post` of pay for people whose posts were freed and who have no other yet."""


@dataclass(frozen=True)
class Posts:
    """Full-time posts of a cadre, on average over the year; `pay` is their pay line, None if others pay them."""

    cadre: str
    filled: Row
    tags: Mapping[str, str]
    pay: Entry | None = None


@dataclass
class World:
    """The lines of the country, and where the plan's costs are written.

    Attributes:
        money: the base-year money, such as ``PEN 2025``; `cash`: the same without a year, for nominal amounts.
        pay: a year's pay of one full-time post by cadre, in base-year money.
        hours: hours that a full-time post works in a year, leave and training taken off.
        full_time: full-time posts that it takes to fill one post day and night.
        posts: every full-time post paid, as written by the elements so far; `held`: those of institutions, which their
            own money pays; `retired`: posts whose people leave with a pension or compensation, a year.
        graduates: full-time posts' worth of people who join a year because actions of the plan trained them, by cadre.
        queue: the openings that wait when staff are short; None if the plan does not limit openings.
        units: average units open of each service, by its id.
        reached: people trained or sites served by each action at year end, by its id.
        capacity: contacts that each service of the plan can make, by its id; `bed_days` that it has; `asked`: contacts
            and bed-days that others ask of it.
        served: people whom new policy reaches through each action on average over the year, by its id.
    """

    book: Book
    scenario: Scenario
    money: str
    population: Row
    on_costs: Row
    night_premium: Row
    full_time: Row
    hours: Row
    pay: dict[str, Line]
    ledger: Ledger
    rates: Scope
    factors: dict[str, Row] = field(default_factory=dict)
    groups: dict[str, Row] = field(default_factory=dict)
    field_costs: dict[str, Row] = field(default_factory=dict)
    posts: list[Posts] = field(default_factory=list)
    held: list[Posts] = field(default_factory=list)
    retired: list[Posts] = field(default_factory=list)
    graduates: dict[str, list[Row]] = field(default_factory=dict)
    queue: Queue | None = None
    units: dict[str, list[Row]] = field(default_factory=dict)
    reached: dict[str, list[Row]] = field(default_factory=dict)
    capacity: dict[str, list[Row]] = field(default_factory=dict)
    bed_days: dict[str, list[Row]] = field(default_factory=dict)
    asked: dict[str, list[Row]] = field(default_factory=dict)
    served: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def cash(self) -> str:
        """The unit of nominal amounts."""
        return self.money.split()[0]

    def people(self, on: Scope) -> Row:
        """The population that an element is for: everybody, or the `group` of its tags.

        Raises:
            RecordError: the plan does not say how large the group is.
        """
        name = on.tags.get("group", "")
        if not name:
            return self.population
        found = self.group(name)
        if found is None:
            add = f"add population_groups.{name}: its share of the population, with the source"
            raise RecordError(f"{on.path}: is for the group {name}, whose size is not known: {add}")
        return found

    def group(self, name: str) -> Row | None:
        """The people of a group, such as ``children``; None where the country does not say how many there are."""
        known = table(self.scenario, "population_groups").get(name)
        if known is not None and name not in self.groups:
            on, said = self.book.scope("population groups"), name.replace("_", " ")
            share = on.input(f"share of the population, {said}", known.value, known.unit, address=known.address)
            self.groups[name] = on.line(f"population, {said}", self.population * share)
        return self.groups.get(name)

    def dollars(self) -> Row | None:
        """Money of the base year for one US dollar of that year, if the country knows it."""
        year = int(self.money.split()[1])
        known = self.scenario.world.get("exchange_rate")
        parameter = known.get(year) if isinstance(known, Mapping) else None
        if not isinstance(parameter, Parameter):
            return None
        unit, label = f"{self.money}/USD {year}", f"exchange rate of {year}"
        return self.rates.input(label, parameter.value, unit, address=parameter.address, lower=1e-12)

    def field_cost(self, on: Scope, name: str, given: Line | None) -> Line:
        """A price of work in the field, such as `per_diem`: the element's own, otherwise the country's.

        Raises:
            RecordError: neither says it.
        """
        if given is not None:
            return given
        if name not in self.field_costs:
            known = table(self.scenario, "field_costs").get(name)
            if known is None:
                add = f"give {name} here, or field_costs.{name} for the country"
                raise RecordError(f"{on.path}: {name.replace('_', ' ')} is not known: {add}")
            label = name.replace("_", " ")
            row = self.rates.input(label, known.value, known.unit, address=known.address, lower=lower_bound(known))
            price = self.in_base_money(row)
            made = price if isinstance(price, Row) else self.rates.line(f"{label}, in {self.money}", price)
            self.field_costs[name] = made
        return self.field_costs[name]

    def in_base_money(self, amount: Row) -> Line:
        """An amount of any currency and price year in money of the base year, through named steps.

        Raises:
            RecordError: a deflator, exchange rate or PPP of that year is not known.
        """
        named = [name for name, power in amount.unit.money if power == 1]
        if not named or named[0] == self.money:
            return amount
        return amount * self._factor(named[0], amount)

    def _factor(self, money: str, amount: Row) -> Row:
        if money not in self.factors:
            self.factors[money] = self._step(money, amount)
        return self.factors[money]

    def _step(self, money: str, amount: Row) -> Row:
        currency, year = money.rsplit(" ", 1)
        local = f"{self.cash} {year}"
        if currency == self.cash:
            now = self._deflator(self.money.split()[1], amount)
            change = now / self._rate("deflator", year, "", amount)
            return self.rates.line(f"{money} to {self.money}", change * self.rates.const(1, f"{self.money}/{money}"))
        table = {"USD": "exchange_rate", "I$": "ppp"}.get(currency)
        if table is None:
            known = f"give it in {self.cash}, USD or I$"
            raise RecordError(f"{amount.address}: {money} cannot be brought to {self.money}; {known}")
        rate = self._rate(table, year, f"{local}/{money}", amount)
        if local == self.money:
            return self.rates.line(f"{money} to {self.money}", rate)
        return self.rates.line(f"{money} to {self.money}", rate * self._factor(local, amount))

    def _deflator(self, year: str, amount: Row) -> Line:
        """The price index of a year; where it is not known yet, the last known one, carried on with inflation."""
        known = sorted(int(each) for each in table(self.scenario, "deflator"))
        if int(year) in known or not known or known[-1] > int(year):
            return self._rate("deflator", year, "", amount)
        name = f"deflator of {year}"
        if name not in self.factors:
            rate = most(1 + _growth(self.rates, self.scenario, "inflation"), 0.01)
            grown = power(rate, self.rates.const(int(year) - known[-1]))
            last = self._rate("deflator", str(known[-1]), "", amount)
            self.factors[name] = self.rates.line(f"{name}, carried on from {known[-1]}", last * grown)
        return self.factors[name]

    def _rate(self, table: str, year: str, unit: str, amount: Row) -> Input:
        known = self.scenario.world.get(table)
        parameter = known.get(int(year)) if isinstance(known, Mapping) else None
        if not isinstance(parameter, Parameter):
            missing = f"but {table}.{year} is not known: add it, with its source"
            raise RecordError(f"{amount.address} is in [{amount.unit}], {missing}")
        label = f"{table.replace('_', ' ')} of {year}"
        return self.rates.input(label, parameter.value, unit, address=parameter.address, lower=1e-12)


def record_world(book: Book, scenario: Scenario, currency: str) -> World:
    """Write the country's lines."""
    on = book.scope("country")
    money = f"{currency} {book.base_year}"
    prices = book.scope("prices")
    world = World(
        book=book,
        scenario=scenario,
        money=money,
        population=_population(on, scenario),
        on_costs=fact(on, scenario, "on_costs"),
        night_premium=fact(on, scenario, "night_premium"),
        full_time=_full_time(on, scenario),
        hours=_hours(on, scenario),
        pay={},
        ledger=_indices(prices, scenario, currency, money),
        rates=book.scope("money"),
    )
    for cadre, parameter in table(scenario, "pay").items():
        amount = on.input(f"pay, {cadre.replace('_', ' ')}", parameter.value, parameter.unit, address=parameter.address)
        price = world.in_base_money(amount)
        world.pay[cadre] = price if isinstance(price, Row) else on.line(f"{amount.label}, in {money}", price)
    return world


def fact(on: Scope, scenario: Scenario, name: str) -> Input:
    """A world figure as an input."""
    parameter = scenario.world[name]
    if not isinstance(parameter, Parameter):
        raise RecordError(f"{name} must be one figure")
    return on.input(
        name.replace("_", " "), parameter.value, parameter.unit, address=parameter.address, lower=lower_bound(parameter)
    )


def lower_bound(parameter: Parameter) -> float:
    """The least value that a figure may ever take."""
    return -math.inf if parameter.least is None else parameter.least


def table(scenario: Scenario, name: str) -> Mapping[str, Parameter]:
    """A world table such as `pay`, by its keys."""
    found = scenario.world.get(name)
    return found if isinstance(found, Mapping) else {}


def _population(on: Scope, scenario: Scenario) -> Row:
    people = on.stock("population at year end", fact(on, scenario, "population"), "people", above_zero=True)
    people.becomes(people.before * (1 + fact(on, scenario, "population_growth")))
    return people


def _hours(on: Scope, scenario: Scenario) -> Row:
    """Hours at work in a year of 365 days."""
    weeks = fact(on, scenario, "weekly_hours") * on.const(365) / 7
    present = most(1 - fact(on, scenario, "leave_share"), 0.01)
    return on.line("hours at work in a year", most(weeks * present * on.const(1, "1/FTE"), on.const(1, "hour/FTE")))


def _full_time(on: Scope, scenario: Scenario) -> Row:
    week = on.const(168, "hour") / most(fact(on, scenario, "weekly_hours"), on.const(1, "hour"))
    present = most(1 - fact(on, scenario, "leave_share"), 0.01)
    return on.line("full-time posts for one post day and night", week / present * on.const(1, "FTE/post"))


def _indices(on: Scope, scenario: Scenario, currency: str, money: str) -> Ledger:
    """The general price level and the index of each price class, in money of the year for money of the base year."""
    unit = on.const(1, f"{currency}/{money}")
    general = _grown(on, "general price level", unit, [_growth(on, scenario, "inflation")])
    abroad = [_growth(on, scenario, "depreciation"), _growth(on, scenario, "foreign_inflation")]
    imported = _grown(on, "price level of imports", unit, abroad)
    indices = {"general": general}
    for name in PRICE_CLASSES:
        drift = [_growth(on, scenario, "inflation"), _growth(on, scenario, "real_growth", name)]
        domestic = _grown(on, f"domestic price level, {name}", unit, drift)
        share = _price(on, scenario, "imported_share", name)
        indices[name] = on.line(f"price index, {name}", (1 - share) * domestic + share * imported)
    return Ledger(general, indices)


def _grown(on: Scope, label: str, start: Line, rates: list[Input]) -> Row:
    level = on.stock(label, start, above_zero=True)
    grown: Line = level.before
    for rate in rates:
        grown = grown * (1 + rate)
    level.becomes(grown)
    return level


def _growth(on: Scope, scenario: Scenario, *keys: str) -> Input:
    return _price(on, scenario, keys[0], keys[1] if len(keys) > 1 else "")


def _price(on: Scope, scenario: Scenario, name: str, price_class: str) -> Input:
    prices = scenario.world["prices"]
    value = prices[name] if isinstance(prices, Mapping) else prices
    if price_class:
        value = value[price_class]
    label = f"{name.replace('_', ' ')}{', ' + price_class if price_class else ''}"
    return on.input(label, value.value, value.unit, address=value.address, lower=lower_bound(value))
