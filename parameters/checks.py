"""What looks unlikely in a plan: warnings that never stop a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from parameters.figures import Calendar
from parameters.magnitudes import Shipped, far_from_shipped
from parameters.parameter import Parameter
from parameters.problems import Problem, problem_at
from parameters.range_checks import missed_end
from parameters.scenario import Scenario
from parameters.templates import template_named
from parameters.values import FlowValue, PathValue, series

MOST_PAY = 10
"""Pay above this many times GDP a head is worth a second look."""


def warnings_of(scenario: Scenario, years: Calendar, shipped: Shipped) -> Iterator[Problem]:
    """Every warning about one scenario, in the order of its sections; what is far from what is shipped, first."""
    far = {found.address: found for found in far_from_shipped(scenario, shipped)}
    yield from far.values()
    yield from _deflators(scenario, years)
    unlikely = (*_rates(scenario), *_pay(scenario), *_norms(scenario))
    yield from (found for found in unlikely if found.address not in far)
    yield from _paths(scenario)
    yield from _moves(scenario)
    yield from _ages(scenario, years)
    yield from _ranges(scenario)
    yield from _benefits(scenario)
    yield from _payers(scenario)


def _warning(leaf: Parameter, message: str, address: str = "") -> Problem:
    return problem_at(leaf.origin, address or leaf.address, message)


def _deflators(scenario: Scenario, years: Calendar) -> Iterator[Problem]:
    """A base year (the year before the plan) whose prices are not known yet."""
    known, prices = scenario.world.get("deflator"), scenario.world.get("prices")
    inflation = prices.get("inflation") if isinstance(prices, Mapping) else None
    if not isinstance(known, Mapping) or not isinstance(inflation, Parameter) or not known:
        return
    last = max(int(year) for year in known)
    if last < years.base:
        said = f"prices of {years.base}, the year before the plan, are not known: those of {last} are carried on with "
        message = (
            f"{said}inflation of {_percent(inflation.value)} a year; give deflator.{years.base} when it is printed"
        )
        yield _warning(known[last], message, f"deflator.{years.base}")


def _rates(scenario: Scenario) -> Iterator[Problem]:
    rate = scenario.world.get("discount_rate")
    if isinstance(rate, Parameter) and not 0 <= rate.value <= 0.10:
        yield _warning(rate, f"{_percent(rate.value)} is outside 0% to 10%; used as given")
    prices = scenario.world.get("prices")
    for name in ("inflation", "foreign_inflation"):
        leaf = prices.get(name) if isinstance(prices, Mapping) else None
        if isinstance(leaf, Parameter) and not -0.05 <= leaf.value <= 0.30:
            yield _warning(leaf, f"{_percent(leaf.value)} a year is outside -5% to 30%; used as given")


def _pay(scenario: Scenario) -> Iterator[Problem]:
    """Compares in one currency and price year only."""
    income, pay = scenario.world.get("gdp_per_head"), scenario.world.get("pay")
    if not isinstance(income, Parameter) or not isinstance(pay, Mapping):
        return
    for leaf in pay.values():
        if leaf.unit == f"{income.unit}/FTE" and leaf.value > MOST_PAY * income.value:
            times = leaf.value / income.value
            yield _warning(leaf, f"is {times:.1f} times GDP a head (above {MOST_PAY}); used as given")


def _norms(scenario: Scenario) -> Iterator[Problem]:
    for name, low, high, unit in (("weekly_hours", 20, 60, " hours"), ("on_costs", 0, 1, "")):
        leaf = scenario.world.get(name)
        if isinstance(leaf, Parameter) and not low <= leaf.value <= high:
            yield _warning(leaf, f"{leaf.value:g} is outside {low} to {high}{unit}; used as given")


def _paths(scenario: Scenario) -> Iterator[Problem]:
    """A service path that falls, outside the status quo, takes a service away from people."""
    for element in scenario.elements():
        for value in element.settings.values():
            if isinstance(value, PathValue):
                for (_, before), (year, after) in pairwise(value.points):
                    if after.value < before.value:
                        message = f"falls from {before.value:g} to {after.value:g}; used as given"
                        yield _warning(after, message, f"{value.address}.{year}")


def _moves(scenario: Scenario) -> Iterator[Problem]:
    for element in scenario.institutions.values():
        moves, residents = element.settings.get("moves"), element.settings.get("residents")
        if isinstance(moves, FlowValue) and isinstance(residents, Parameter) and moves.values:
            planned = sum(figure.value for figure in moves.values.values())
            if planned > residents.value:
                first = next(iter(moves.values.values()))
                message = f"plans {planned:g} moves for {residents.value:g} residents; nobody moves twice"
                yield _warning(first, message, moves.address)


def _ages(scenario: Scenario, years: Calendar) -> Iterator[Problem]:
    """Prices of a later year than the plan's base year cannot have been observed."""
    for leaf in scenario.parameters().values():
        year = price_year(leaf.unit)
        if year is not None and not years.base - 25 <= year <= years.base + 1:
            message = f"is in prices of {year}, far from the base year {years.base}"
            yield _warning(leaf, message, _by_year(scenario, leaf))


def _ranges(scenario: Scenario) -> Iterator[Problem]:
    """A range that no distribution of its kind has between the bounds of its setting."""
    for leaf in scenario.uncertain.values():
        if message := missed_end(leaf):
            yield _warning(leaf, message, _by_year(scenario, leaf))


def _by_year(scenario: Scenario, leaf: Parameter) -> str:
    """The address of a figure, with the year of a point of a path in place of its position."""
    found = (one for element in scenario.elements() for value in element.settings.values() for one in series(value))
    paths = (one for one in found if isinstance(one, PathValue))
    said = (f"{path.address}.{year}" for path in paths for year, point in path.points if point is leaf)
    return next(said, leaf.address)


def _benefits(scenario: Scenario) -> Iterator[Problem]:
    """Figures of a benefit outside the range that its own template gives: of the same unit, one number by one."""
    for element in scenario.benefits.values():
        template = template_named(element.template) if element.template else None
        settings = template.settings.items if template is not None else {}
        for name, node in settings.items():
            leaf = element.settings.get(name)
            low, high = (node.items.get(end) for end in ("low", "high"))
            if not isinstance(leaf, Parameter) or low is None or high is None:
                continue
            if not float(str(low.value)) <= leaf.value <= float(str(high.value)):
                between = f"{low.value} to {high.value}"
                message = f"{leaf.value:g} is outside {between}, the range of {element.template}; used as given"
                yield _warning(leaf, message)


def _payers(scenario: Scenario) -> Iterator[Problem]:
    """Places and institutions with neither menu nor payer nor tags: their money belongs to nobody."""
    for elements, menu in ((scenario.places, "di.homes"), (scenario.institutions, "di.rundown")):
        for element in elements.values():
            if element.menu is None and not element.tags:
                message = (
                    "has neither menu nor payer and tags: its money has no payer, no function and no directive; "
                    f"give menu, such as {menu}, or payer and tags of your own"
                )
                yield problem_at(element.origin, f"{element.address}.menu", message)


def price_year(unit: str) -> int | None:
    """The price year in a unit such as ``PEN 2024/FTE``."""
    digits = [part for piece in unit.split("/") for part in piece.split() if part.isdigit() and len(part) == 4]
    return int(digits[0]) if digits else None


def _percent(value: float) -> str:
    return f"{100 * value:.4g}%"
