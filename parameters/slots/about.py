"""What every element of a plan may say beside the settings of its cost kind: menu id, name, payer, money, tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from parameters.about import SOURCES, STATUSES
from parameters.codes import CLASSIFICATIONS
from parameters.elements import NEEDS_NO_MENU
from parameters.library import Library
from parameters.menu import PLACES_OF_CARE, TAGS, menu_ids, read_menu
from parameters.problems import Collector
from parameters.settings import SECTIONS, Choice, Code, KindSchema, Number, Setting, Text
from parameters.slots.slot import Slot
from parameters.templates import read_templates
from parameters.workbook.setting_path import Trail

ABOUT_ORDER = (
    "template", "name", "payer", "owner", "indicator", "output", "funding", "priority", "left_out", "tags",
)  # fmt: skip
"""The order in which these keys are offered, after the settings of the kind."""
_COSTED = ("actions", "places", "institutions")
_FUNDING = {
    "source": Slot(Choice(*SOURCES), "where the money is to come from", default="treasury"),
    "status": Slot(Choice(*STATUSES), "how sure that money is", default="asked"),
    "ends": Slot(
        Number("", lever=True, least=1000, most=9999),
        "the last year with this money, such as 2029",
        bare=True,
        whole=True,
    ),
    "successor": Slot(Text(), "who pays after that"),
}
_TEXTS = {
    "name": "what it is called in tables and charts",
    "payer": "the ministry or other budget that pays",
    "owner": "who answers for it (the payer, if left out)",
    "indicator": "what is counted to see whether it works",
    "output": "what it yields, for the table of actions",
}
_TAGS = {
    "group": "the group of people it is for, one of population_groups, such as children",
    "region": "the region it stands in",
}


def about_slot(kinds: Mapping[str, KindSchema], library: Library, section: str, trail: Trail, own: str) -> Slot | None:
    """What may stand under one of the keys that every element has, or None.

    Args:
        kinds: the cost kinds.
        library: the menu and the templates.
        section: of the element, such as ``actions``.
        trail: below the element.
        own: its menu id or, without one, its kind: decides which templates fit.
    """
    key, *rest = (str(name) for name in trail)
    if rest:
        return _inside(key, rest[0])
    if key == "menu":
        what = "the action of the menu that it is (sheet Menu)"
        what += "; it gives payer and codes" if section in NEEDS_NO_MENU else ""
        return Slot(Choice(*_ids(library, kinds, section)), what, needed=section == "actions")
    if key == "kind":
        return Slot(Choice(*_kinds(kinds, section)), "its cost kind; an id of the menu says it too", needed=True)
    if key == "template":
        return Slot(_template(library, own), "a published service whose staff and prices are taken")
    return _plain(section, key)


def _inside(key: str, name: str) -> Slot | None:
    if key == "funding":
        return _FUNDING.get(name)
    if key == "tags" and name in TAGS:
        return Slot(_tag(name), _TAGS.get(name) or f"tag: {CLASSIFICATIONS.get(name, name)}")
    if key == "apart_from":
        return Slot(Text(), "why it does not cover the same thing as the element named here")
    return None


def about_offers(section: str, menu: bool) -> Iterator[Trail]:
    """The keys that are offered for an element of a section; templates where one may fit."""
    if section in (*_COSTED, "financing", "benefits"):
        yield ("name",)
    if menu or section == "benefits":
        yield ("template",)
    if section not in _COSTED:
        return
    yield from ((key,) for key in ("payer", "owner", "indicator", "output"))
    yield from (("funding", key) for key in _FUNDING)
    if section == "actions":
        yield from (("priority",), ("left_out",))
    yield from (("tags", key) for key in _TAGS)


def _plain(section: str, key: str) -> Slot | None:
    if key in _TEXTS:
        return Slot(Text(), _TEXTS[key])
    if section == "actions" and key == "priority":
        what = "a number from 0 on: the lowest is paid first and cut last"
        return Slot(Number("", lever=True, least=0), what, bare=True)
    if section == "actions" and key == "left_out":
        return Slot(Text(), "write why, and nothing new of this action is done")
    return None


def _tag(name: str) -> Setting:
    if name == "setting":
        return Choice(*PLACES_OF_CARE)
    return Code(name) if name in CLASSIFICATIONS else Text()


def _kinds(kinds: Mapping[str, KindSchema], section: str) -> tuple[str, ...]:
    return tuple(kind.name for kind in kinds.values() if SECTIONS[kind.section] == section)


def _ids(library: Library, kinds: Mapping[str, KindSchema], section: str) -> tuple[str, ...]:
    """The menu ids whose kind belongs to a section; parts of an institution are no elements."""
    fitting = _kinds(kinds, section)
    return tuple(name for name, kind in _menu(library).items() if kind in fitting)


@cache
def _menu(library: Library) -> Mapping[str, str]:
    entries = read_menu(library, Collector())
    return {name: entries[name].kind for name in menu_ids(library) if name in entries and not entries[name].part}


def _template(library: Library, own: str) -> Setting:
    fitting = [each.id for each in read_templates(library, Collector()).values() if own in each.fits]
    return Choice(*fitting) if fitting else Text()
