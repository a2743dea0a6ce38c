"""Which action is cut first: the plan's priorities, what needs what, and what is never cut."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from costing import kinds
from parameters import Element, Reference, Scenario, Section, Setting, Table

GUARDED = {
    "gov.monitor": "eyes from outside",
    "inf.exit": "what people say who left",
    "sector.justice.2": "visits by the national human rights institution",
    "fin.bridge": "the money of the run-down",
    "fin.realloc": "the money of the run-down",
    "fin.ringfence": "the money of the run-down",
}
"""Entries of the menu that are never cut, with what they are."""
CLOSING = "2.4"
"""The directive whose actions are of the move from institutions itself."""
LAST = float("inf")


def protected(scenario: Scenario) -> dict[str, str]:
    """Actions that are never cut, with the reason: they watch, they follow up, or what is never cut needs them."""
    found = {}
    for name, action in scenario.actions.items():
        menu = action.menu.id if action.menu is not None else ""
        if menu in GUARDED:
            found[name] = GUARDED[menu]
        elif action.tags.get("directive") == CLOSING:
            found[name] = "part of the move from institutions"
    needed = needs(scenario)
    fixed = [*scenario.institutions.values(), *scenario.places.values()]
    asked = [(one.title, name) for one in fixed for name in _after(scenario, one)]
    asked += [(scenario.actions[name].title, other) for name in found for other in needed[name]]
    while asked:
        title, name = asked.pop()
        if name not in found:
            found[name] = f"{title} needs it"
            asked += [(scenario.actions[name].title, other) for other in needed[name]]
    return found


def needs(scenario: Scenario) -> dict[str, set[str]]:
    """The actions that each action needs: what the menu says should begin before it, and those that it names."""
    found = {}
    for name, action in scenario.actions.items():
        named = set(_named(action.settings, kinds()[action.kind].settings)) & set(scenario.actions)
        found[name] = (_after(scenario, action) | named) - {name}
    return found


def order_of_cuts(scenario: Scenario, kept: Collection[str]) -> list[str]:
    """Actions from the first to be cut to the last, without those that are kept.

    A higher number of `priority`, and a later place in the plan, is cut first; what another action needs, after it.
    """
    places = {name: place for place, name in enumerate(scenario.actions)}
    needed = needs(scenario)

    def rank(name: str) -> tuple[float, int]:
        given = scenario.actions[name].about.get("priority")
        return (LAST if given is None else float(given)), places[name]

    left = sorted((name for name in scenario.actions if name not in kept), key=rank, reverse=True)
    order: list[str] = []
    while left:
        free = (name for name in left if not any(name in needed[other] for other in left if other != name))
        first = next(free, left[0])
        left.remove(first)
        order.append(first)
    return order


def _after(scenario: Scenario, element: Element) -> set[str]:
    wanted = element.menu.after if element.menu is not None else ()
    return {name for name, one in scenario.actions.items() if one.menu is not None and one.menu.id in wanted}


def _named(settings: Mapping[str, Any], fields: Mapping[str, Any]) -> Iterator[str]:
    """Names of actions that settings refer to."""
    for name, value in settings.items():
        if name in fields:
            yield from _names(value, fields[name].setting)


def _names(value: Any, setting: Setting) -> Iterator[str]:
    if isinstance(setting, Reference) and setting.section == "actions":
        yield str(value)
    elif isinstance(setting, Section):
        yield from _named(value, setting.fields)
    elif isinstance(setting, Table):
        for key, row in value.items():
            yield str(key)
            yield from _named(row, setting.row.fields)
