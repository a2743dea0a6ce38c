"""Facts of another order of magnitude than those that come with CareShift: a slip of the unit, more often than not."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from parameters.countries import Country
from parameters.documents import Node
from parameters.elements import Element
from parameters.library import Library
from parameters.parameter import Parameter
from parameters.problems import Problem, problem_at
from parameters.scenario import Scenario
from parameters.templates import template_named
from parameters.units import MONEY

FAR = 4
"""How many times outside the range of what is shipped a figure is worth a second look.

Pay of a month in place of a year is a twelfth, and a sixth of the low end of a wage that may be half as high;
thousands, millions and per cent are further away. No plan that comes with CareShift is as far from its country profile.
"""
_PARTS = {1: "a tenth", 2: "a hundredth", 3: "a thousandth", 6: "a millionth", 9: "a billionth"}
_FROM = {"countries": "the country profile", "menu": "the menu", "templates": "the template"}
_PEOPLE = "people"
"""The unit that, as money, is often written in thousands or millions."""
_POSTS = "FTE"
"""Counts of posts differ with what is counted."""
_CHECK = "check the unit: whole numbers, not thousands or millions; a year, not a month"


@dataclass(frozen=True)
class Shipped:
    """What comes with CareShift for a plan: norms, the profile of its country, menu and templates."""

    library: Library
    country: Country | None
    norms: Node | None

    def world(self) -> Iterator[Node]:
        """The layers under the world of a plan, what counts first."""
        yield from (node for node in (self.country.world if self.country else None, self.norms) if node is not None)

    def element(self, element: Element) -> Iterator[Node]:
        """The layers under an element, what counts first."""
        template = template_named(element.template, self.library) if element.template else None
        if template is not None:
            yield template.settings
        if element.menu is not None:
            menu = self.country.menu if self.country else None
            if menu is not None and element.menu.id in menu.items:
                yield menu.items[element.menu.id]
            yield element.menu.defaults


class _Usual(NamedTuple):
    value: float
    low: float
    high: float
    unit: str
    file: str


def far_from_shipped(scenario: Scenario, shipped: Shipped) -> Iterator[Problem]:
    """A warning for each fact of a plan far from the one that it stands in place of."""
    for leaf, node in shipped_figures(scenario, shipped).values():
        own = not leaf.origin.startswith(node.mark.file)
        if own and (message := far_apart(leaf, node, scenario.world)):
            yield problem_at(leaf.origin, leaf.address, message)


def shipped_figures(scenario: Scenario, shipped: Shipped) -> dict[str, tuple[Parameter, Node]]:
    """Each fact of a plan, by its address, that has one that comes with CareShift under it, with that one.

    What a planner chooses, and paths and flows, are free. Benefits are held against their templates elsewhere.
    """
    pairs: dict[str, tuple[Parameter, Node]] = {}
    for layer in shipped.world():
        pairs = dict(_pairs(scenario.world, layer)) | pairs
    for element in (*scenario.places.values(), *scenario.institutions.values(), *scenario.actions.values()):
        for layer in shipped.element(element):
            pairs = dict(_pairs(element.settings, layer)) | pairs
    return pairs


def far_apart(leaf: Parameter, node: Node, world: Mapping[str, Any]) -> str:
    """What is wrong with a figure beside the shipped one at ``node``; nothing if it may be right.

    Args:
        leaf: the figure.
        node: the shipped figure.
        world: of the plan, with the exchange rates and prices by which money is compared.
    """
    usual = _usual(node, leaf)
    times = _times(usual.unit, leaf.unit, world) if usual else None
    return "" if usual is None or times is None else _said(leaf, usual, times)


def _pairs(value: Any, node: Node) -> Iterator[tuple[str, tuple[Parameter, Node]]]:
    """Each fact in a value, by its address, with the shipped figure of the same place."""
    if isinstance(value, Parameter):
        if not value.lever and "value" in node.items:
            yield value.address, (value, node)
    elif isinstance(value, Mapping):
        for key, child in value.items():
            below = node.items.get(str(key))
            if below is not None:
                yield from _pairs(child, below)


def _usual(node: Node, leaf: Parameter) -> _Usual | None:
    """A shipped figure with its range; None where there is none, or it says nothing about size."""
    value, low, high = (node.items[key].number if key in node.items else None for key in ("value", "low", "high"))
    unit = str(node.items["unit"].value) if "unit" in node.items else leaf.unit
    if value is None or value <= 0 or unit == _POSTS:
        return None
    return _Usual(value, value if low is None else low, value if high is None else high, unit, node.mark.file)


def _said(leaf: Parameter, usual: _Usual, times: float) -> str:
    """What is wrong with a figure; nothing if its size is usual.

    Money and people may be too few or too many, pure numbers per cent; minutes and the like may be as few as one likes.
    """
    low, value, high = (times * one for one in (usual.low, usual.value, usual.high))
    what = leaf.unit.partition("/")[0]
    small = 0 < leaf.value < low / FAR and (what == _PEOPLE or MONEY.fullmatch(what))
    percent = not leaf.unit and low / FAR <= leaf.value / 100 <= high * FAR
    if not small and (leaf.value <= high * FAR or (not leaf.unit and not percent)):
        return ""
    apart, there = leaf.value / value, f"{_number(usual.value)} {usual.unit}".strip()
    if leaf.unit != usual.unit:
        there += f" (about {_number(value)} {leaf.unit})"
    place = _FROM.get(usual.file.split("/")[1] if "/" in usual.file else "", "CareShift")
    to_do = f"{leaf.value:g}% is written {leaf.value / 100:g}" if percent else _CHECK
    here = f"{_number(leaf.value)} {leaf.unit}".strip() if leaf.unit != usual.unit else _number(leaf.value)
    return f"is {here}, {_apart(apart)} the {there} that comes with {place}; {to_do}"


def _apart(ratio: float) -> str:
    """How many times, or which part of, in words."""
    if ratio >= 1:
        return f"{_number(ratio)} times"
    power = round(-math.log10(ratio))
    if power in _PARTS and 0.9 < ratio * 10**power < 1.1:
        return f"{_PARTS[power]} of"
    return f"1/{1 / ratio:,.0f} of"


def _number(value: float) -> str:
    if value >= 1e6:
        return f"{value / 1e6:,.1f} million"
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def _times(shipped: str, given: str, world: Mapping[str, Any]) -> float | None:
    """By how much a figure of one unit is about multiplied to be one of another; None if they cannot be compared."""
    if shipped == given:
        return 1.0
    (old, _, old_per), (new, _, new_per) = shipped.partition("/"), given.partition("/")
    if old_per != new_per or not (MONEY.fullmatch(old) and MONEY.fullmatch(new)):
        return None
    amounts = [_worth(unit, world) for unit in (old, new)]
    return amounts[0] / amounts[1] if amounts[0] and amounts[1] else None


def _worth(money: str, world: Mapping[str, Any]) -> float | None:
    """About what a unit of money is worth in national money of one year, from the years that are known."""
    currency, _, year = money.partition(" ")
    rates = {"I$": world.get("ppp"), "USD": world.get("exchange_rate")}.get(currency, 1.0)
    rate = _nearest(rates, year) if isinstance(rates, Mapping) else rates
    prices = _nearest(world.get("deflator"), year)
    return rate / prices if rate and prices else None


def _nearest(known: Any, year: str) -> float | None:
    if not isinstance(known, Mapping) or not known or not year:
        return None
    near = min(known, key=lambda one: (abs(int(one) - int(year)), one))
    return float(known[near].value)
