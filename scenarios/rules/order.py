"""One action and another: what should have begun before, and what may be costed twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from costing import CENT, Entry
from parameters import Element, MenuEntry
from scenarios.rules.actions import actions, menu_of, spent, starts
from scenarios.rules.case import Case, called, given, listed
from scenarios.rules.finding import Finding


@dataclass(frozen=True)
class Used:
    """A menu entry that a plan uses: in an action, a kind of home or an institution, or as a part of one.

    `begins` is the first year of new money, units or moves, None if there is none; `before` whether it runs already.
    """

    menu: str
    entry: MenuEntry | None
    element: Element
    title: str
    begins: int | None
    before: bool = False


def order(case: Case) -> Iterator[Finding]:
    """ORDER: train before staff, staff before opening, open before closing, as the menu says of each action."""
    used = list(_used(case))
    first: dict[str, int] = {}
    for one in used:
        begins = case.years[0] - 1 if one.before else one.begins
        if begins is not None:
            first[one.menu] = min(begins, first.get(one.menu, begins))
    late: list[tuple[Used, str]] = []
    absent: dict[str, list[str]] = {}
    known = {one.menu for one in used}
    for one in used:
        for menu in one.entry.after if one.entry is not None and one.begins is not None else ():
            if menu not in known:
                absent.setdefault(menu, []).append(one.title)
            elif one.begins is not None and first.get(menu, one.begins) > one.begins:
                late.append((one, f"{one.title} ({one.begins}) before {menu} ({first[menu]})"))
    if late:
        begun = late[0][0]
        message = f"begins too early: {listed([said for _, said in late])}"
        remedy = f"Let what it needs begin first, or {begun.element.address} begin later"
        yield case.says("ORDER", "WARN", message, remedy, element=begun.element.id, year=begun.begins)
    if absent:
        what = [f"{menu} (before {listed(list(dict.fromkeys(whom)), 3)})" for menu, whom in absent.items()]
        message = f"the menu advises, and the plan leaves out: {listed(what)}"
        yield case.says("ORDER", "INFO", message, "Add it, unless it is there already")


def overlaps(case: Case) -> Iterator[Finding]:
    """R45: two elements that may cover the same thing, or of which one makes the other unnecessary."""
    twice, needless = [], []
    for one, other in combinations(_used(case), 2):
        if one.element is other.element or _apart(one.element, other.element):
            continue
        if _names(one, other, "overlaps"):
            twice.append((one, other))
        if _names(one, other, "replaces"):
            needless.append((one, other))
    for pairs, said in ((twice, "may cover the same thing"), (needless, "may make each other unnecessary")):
        if pairs:
            by_first: dict[str, list[str]] = {}
            for one, other in pairs:
                by_first.setdefault(one.title, []).append(other.title)
            what = listed([f"{title} with {listed(others, 4)}" for title, others in by_first.items()])
            one, other = pairs[0]
            remedy = (
                f"Cost each once, where it is staffed, or say in {one.element.address}.apart_from.{other.element.id} "
            )
            message, element = f"{said}: {what}", one.element.id
            yield case.says("R45", "WARN", message, f"{remedy}why they differ", element=element)


def _names(one: Used, other: Used, which: str) -> bool:
    """Whether the menu entry of either names that of the other."""

    def lists(entry: MenuEntry | None) -> tuple[str, ...]:
        return getattr(entry, which) if entry is not None else ()

    return one.menu != other.menu and (other.menu in lists(one.entry) or one.menu in lists(other.entry))


def _apart(one: Element, other: Element) -> bool:
    """Whether the plan says why two elements do not cover the same thing."""
    return other.id in _reasons(one) or one.id in _reasons(other)


def _reasons(element: Element) -> Mapping[str, Any]:
    found: Mapping[str, Any] = element.about.get("apart_from") or {}
    return found


def _used(case: Case) -> Iterator[Used]:
    """Every menu entry of the plan that costs something."""
    for name, action in actions(case).items():
        sums = case.one.model.elements[name]
        if menu_of(action) and np.abs(case.levels(sums.nominal)).max() > CENT:
            before = bool(case.levels(sums.baseline_nominal)[0] > CENT)
            yield Used(menu_of(action), action.menu, action, called(action), starts(case, name), before)
    for name, place in case.one.model.scenario.places.items():
        begins = _first(case, spent(case, case.entries(homes=name)) > CENT)
        if menu_of(place) and begins is not None:
            yield Used(menu_of(place), place.menu, place, called(place), begins)
    yield from _institutions(case)


def _institutions(case: Case) -> Iterator[Used]:
    """Institutions whose people move, and the menu entries that are parts of them."""
    for institution in case.institutions():
        element = case.one.model.scenario.institutions[institution.id]
        moving = _first(case, institution.moves >= case.limits.people)
        if menu_of(element) and moving is not None:
            yield Used(menu_of(element), element.menu, element, institution.title, moving)
        parts: dict[str, list[Entry]] = {}
        for entry in case.entries(element=institution.id):
            if "homes" not in entry.tags and entry.tags.get("menu") not in (None, "", menu_of(element)):
                parts.setdefault(entry.tags["menu"], []).append(entry)
        if given(institution.settings, "freeze") >= 0.5:
            parts.setdefault("di.freeze", [])
        for menu, entries in parts.items():
            yield Used(menu, None, element, f"{menu} of {institution.title}", _first(case, spent(case, entries) > CENT))


def _first(case: Case, where: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> int | None:
    return case.years[int(np.argmax(where))] if where.any() else None


RULES = (order, overlaps)
