"""The menu of strategic actions: names, references, tags, and defaults that a plan starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from parameters.codes import CLASSIFICATIONS, check_code
from parameters.documents import Node, plain
from parameters.library import Library, shipped
from parameters.menu_files import AREAS, headings, menu_files, part_of_file, written_ids
from parameters.problems import Collector, PlanError, Problem

TAGS = ("area", "directive", "setting", "function", "provider", "hc", "payer", "standing", "region", "group",
        "level", "scheme", "book", "running_by")  # fmt: skip
"""Tags of an element that reach its ledger lines."""
PLACES_OF_CARE = ("institution", "community", "general hospital", "general care", "cross-cutting")
STATUSES = ("V", "S", "D", "D*")
"""Where an action comes from: verified in WHO guidance, guidance for other sectors, derived by us, only ours."""
_TEXTS = ("name", "kind", "reference", "status", "payer", "indicator", "output", "drivers", "part", "note")
_LISTS = ("indicators", "after", "overlaps", "replaces")
_ENTRY = (*_TEXTS, *_LISTS, "tags", "defaults")
_HEADER = ("directive", "title", "area", "actions")


@dataclass(frozen=True)
class MenuEntry:
    """A strategic action of the menu.

    Attributes:
        defaults: settings of its cost kind.
        reference: where WHO guidance has it; `status` says how it was taken from there.
        indicator: in words; `indicators` holds codes such as H3.3.
        output: what it produces, for the plan's table of actions.
        drivers: what makes it dear or cheap.
        after: ids of what should have begun before.
        overlaps: ids of what may cover the same thing.
        replaces: ids of what it makes unnecessary.
        part: the setting of an institution that it is, such as ``one_offs.package``; nothing for whole elements.
    """

    id: str
    name: str
    kind: str
    tags: Mapping[str, str]
    defaults: Node
    node: Node
    reference: str = ""
    status: str = ""
    payer: str = ""
    indicator: str = ""
    indicators: tuple[str, ...] = ()
    output: str = ""
    drivers: str = ""
    after: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    part: str = ""
    note: str = ""

    @property
    def origin(self) -> str:
        """File and line."""
        return str(self.node.label)


def load_menu(library: Library | None = None) -> dict[str, MenuEntry]:
    """Every entry of the menu by its id, in the order of the files.

    Raises:
        PlanError: something is wrong in a file.
    """
    problems = Collector()
    entries = read_menu(library or shipped(), problems)
    if problems.problems:
        raise PlanError(problems.problems, subject="the menu")
    return entries


def read_menu(library: Library, problems: Collector) -> dict[str, MenuEntry]:
    """The entries of all files; what is wrong goes to ``problems``."""
    entries: dict[str, MenuEntry] = {}
    for file in menu_files(library):
        for entry in _file_entries(library, file, problems):
            if entry.id in entries:
                problems.add(entry.node.label, entry.id, f"is given twice (first in {entries[entry.id].origin})")
            entries.setdefault(entry.id, entry)
    return entries


def menu_entry(library: Library, name: str, problems: Collector) -> MenuEntry | None:
    """One entry; nothing else of the menu is read."""
    entry, found = _one(library, name)
    problems.extend(found)
    return entry


def menu_ids(library: Library | None = None) -> tuple[str, ...]:
    """The id of every entry; the files are looked through, not read."""
    return tuple(written_ids(library or shipped()))


def id_of_title(library: Library, title: str) -> str:
    """The id of the entry that a title means, in any letters; empty where there is none."""
    said = title.strip().casefold()
    entries = read_menu(library, Collector()).values() if " " in said else ()
    return next((entry.id for entry in entries if entry.name.casefold() == said), "")


def directive_titles(library: Library | None = None) -> dict[str, str]:
    """The directives that the menu has files for, with their titles in our words."""
    found = headings(library or shipped()).values()
    return {heading["directive"]: heading["title"] for heading in found if {"directive", "title"} <= set(heading)}


def directive_areas(library: Library | None = None) -> dict[str, str]:
    """The policy area of each directive."""
    found = headings(library or shipped()).values()
    return {heading["directive"]: heading["area"] for heading in found if {"directive", "area"} <= set(heading)}


def areas() -> dict[str, str]:
    """The policy areas with their titles."""
    return dict(AREAS)


@cache
def _one(library: Library, name: str) -> tuple[MenuEntry | None, tuple[Problem, ...]]:
    _, tree, found = part_of_file(library, name)
    problems = Collector(list(found))
    entries = _entries(tree, problems) if tree is not None else []
    return next((entry for entry in entries if entry.id == name), None), tuple(problems.problems)


def _file_entries(library: Library, file: str, problems: Collector) -> tuple[MenuEntry, ...]:
    entries, found = _read_entries(library, file)
    problems.extend(found)
    return entries


@cache
def _read_entries(library: Library, file: str) -> tuple[tuple[MenuEntry, ...], tuple[Problem, ...]]:
    problems = Collector()
    tree = library.read(file, problems)
    entries = _entries(tree, problems) if tree is not None else []
    return tuple(entries), tuple(problems.problems)


def _entries(tree: Node, problems: Collector) -> list[MenuEntry]:
    """The entries of a file, below its heading."""
    for key, child in tree.items.items():
        if key not in _HEADER:
            problems.unknown(child.label, key, key, _HEADER)
    for key in _HEADER:
        if key not in tree.items:
            problems.add(tree.mark, key, "is missing in the heading of the file", show=False)
    header = {key: str(plain(tree.items[key])) for key in ("directive", "area") if key in tree.items}
    actions = tree.items.get("actions")
    found = (_entry(key, node, header, problems) for key, node in (actions.items if actions else {}).items())
    return [entry for entry in found if entry is not None]


def _entry(key: str, node: Node, header: Mapping[str, str], problems: Collector) -> MenuEntry | None:
    if not isinstance(node.value, dict):
        problems.add(node.mark, key, f"must hold keys and values (got {node.said})")
        return None
    for name, child in node.items.items():
        if name not in _ENTRY:
            problems.unknown(child.label, f"{key}.{name}", name, _ENTRY)
    texts = {name: _text(node, key, name, problems) for name in _TEXTS}
    for name in ("name", "kind"):
        if not texts[name]:
            problems.add(node.label, f"{key}.{name}", "is missing")
    if texts["status"] and texts["status"] not in STATUSES:
        message = f"must be one of {', '.join(STATUSES)} (got '{texts['status']}')"
        problems.add(node.items["status"].mark, f"{key}.status", message)
    about: dict[str, Any] = texts | {name: _list(node, key, name, problems) for name in _LISTS}
    tags = {**header, **read_tags(node.items.get("tags"), f"{key}.tags", problems)}
    defaults = node.items.get("defaults")
    defaults = Node({}, node.mark) if defaults is None or defaults.value is None else defaults
    return MenuEntry(key, **about, tags=tags, defaults=defaults, node=node)


def _list(node: Node, key: str, name: str, problems: Collector) -> tuple[str, ...]:
    child = node.items.get(name)
    if child is None:
        return ()
    if isinstance(child.value, tuple) and all(isinstance(each.value, str) for each in child.value):
        return tuple(str(each.value) for each in child.value)
    problems.add(child.mark, f"{key}.{name}", f"must be a list of texts (got {child.said})")
    return ()


def read_tags(node: Node | None, address: str, problems: Collector) -> dict[str, str]:
    """The tags of an element or entry: a closed set of names, texts (or numbers, kept as text)."""
    found: dict[str, str] = {}
    for key, child in (node.items if node else {}).items():
        if key not in TAGS:
            problems.unknown(child.label, f"{address}.{key}", key, TAGS, "tag")
        elif not isinstance(child.value, str) and (child.number is None or not child.as_written):
            hint = "write it in double quotes" if child.number is not None else ""
            problems.add(child.mark, f"{address}.{key}", f"must be text (got {child.said})", hint)
        elif key == "setting" and child.value not in PLACES_OF_CARE:
            message = f"must be one of {', '.join(PLACES_OF_CARE)} (got {child.said})"
            problems.add(child.mark, f"{address}.{key}", message)
        elif key not in CLASSIFICATIONS or check_code(key, child, f"{address}.{key}", problems):
            found[key] = str(child.value)
    return found


def _text(node: Node, key: str, name: str, problems: Collector) -> str:
    child = node.items.get(name)
    if child is None:
        return ""
    if isinstance(child.value, str):
        return child.value
    problems.add(child.mark, f"{key}.{name}", f"must be text (got {child.said})")
    return ""
