"""The actions of a plan as rules see them: what they cost, when they begin, what they are for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from costing import CENT, Entry
from parameters import Element
from scenarios.rules.case import Array, Case, called

PLACES_OF_SERVICE = ("community", "general hospital", "general care")


def menu_of(element: Element) -> str:
    """The id of an element's menu entry; nothing if it is the plan's own."""
    return element.menu.id if element.menu is not None else ""


def actions(case: Case) -> Mapping[str, Element]:
    """The actions of the scenario, by name."""
    return case.one.model.scenario.actions


def cost(case: Case, names: str | Iterable[str]) -> Array:
    """What actions cost in each plan year, old and new."""
    wanted = [names] if isinstance(names, str) else list(names)
    return case.summed([case.one.model.elements[name].nominal for name in wanted])


def money(case: Case) -> Array:
    """What the whole plan costs in each plan year."""
    return case.flows(case.one.model.totals.nominal)


def paid(case: Case, menu: Collection[str] = (), **tags: str) -> list[str]:
    """Actions that cost something in some plan year and are of a menu entry, or carry one of the tags."""
    found = []
    for name, action in actions(case).items():
        fits = menu_of(action) in menu or any(action.tags.get(key) == value for key, value in tags.items())
        if fits and cost(case, name).max() > CENT:
            found.append(name)
    return found


def spent(case: Case, entries: Iterable[Entry]) -> Array:
    """The money of ledger lines in each plan year."""
    return case.summed([entry.nominal for entry in entries])


def starts(case: Case, name: str) -> int | None:
    """The first plan year in which an action has new money or, if it is a service, more units; None if never."""
    units = case.one.model.world.units.get(name)
    if units:
        rising = case.summed(units) - sum(case.levels(row)[0] for row in units) > 1e-9
        return case.years[int(np.argmax(rising))] if rising.any() else None
    new = case.flows(case.one.model.elements[name].new_nominal) > CENT
    return case.years[int(np.argmax(new))] if new.any() else None


def opening(case: Case) -> list[str]:
    """Actions by which people get more services: new units, or new money for care outside institutions."""
    found = []
    for name, action in actions(case).items():
        serves = name in case.one.model.world.units or action.tags.get("setting") in PLACES_OF_SERVICE
        if serves and starts(case, name) is not None:
            found.append(name)
    return found


def changes_services(case: Case) -> bool:
    """Whether people's lives change by the plan: they move, or services open. Otherwise there is little to judge."""
    return any(place.moves.sum() >= case.limits.people for place in case.institutions()) or bool(opening(case))


def titles(case: Case, names: Iterable[str]) -> list[str]:
    """What actions are called."""
    return [called(actions(case)[name]) for name in names]


def names_in(settings: Any) -> Iterator[str]:
    """Every name and word that a plan writes in some settings."""
    for key, child in settings.items() if isinstance(settings, Mapping) else ():
        yield str(key)
        yield from names_in(child)
    if isinstance(settings, str):
        yield settings
