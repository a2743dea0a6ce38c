"""The menu of strategic actions: names, references, tags, and defaults that a plan starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from parameters.documents import Node, plain
from parameters.library import Library, shipped
from parameters.problems import Collector, PlanError, Problem

TAGS = ("area", "directive", "setting", "function", "provider", "hc", "payer", "standing", "region", "group")
"""Tags of an element that reach its ledger lines."""
PLACES_OF_CARE = ("institution", "community", "general hospital", "general care", "cross-cutting")
_ENTRY = ("name", "reference", "who", "kind", "section", "payer", "indicator", "note", "tags", "defaults")
_HEADER = ("directive", "title", "area", "actions")


@dataclass(frozen=True)
class MenuEntry:
    """A strategic action of the menu; ``defaults`` are settings of its cost kind."""

    id: str
    name: str
    kind: str
    reference: str
    payer: str
    indicator: str
    tags: Mapping[str, str]
    defaults: Node
    node: Node

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
    for file in _files(library):
        for entry in _file_entries(library, file, problems):
            if entry.id in entries:
                problems.add(entry.node.label, entry.id, f"is given twice (first in {entries[entry.id].origin})")
            entries.setdefault(entry.id, entry)
    return entries


def menu_entry(library: Library, name: str, problems: Collector) -> MenuEntry | None:
    """One entry; reads only the files that mention it."""
    for file in _files(library):
        if name in library.text(file):
            for entry in _file_entries(library, file, problems):
                if entry.id == name:
                    return entry
    return None


@cache
def menu_ids(library: Library) -> tuple[str, ...]:
    """The id of every entry, for suggestions."""
    return tuple(read_menu(library, Collector()))


def _files(library: Library) -> list[str]:
    return [f"menu/{name}.yaml" for name in library.names("menu")]


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
    """The entries of a file: under ``actions`` below a heading, or at once."""
    if "actions" not in tree.items:
        return _each(tree, {}, problems)
    for key, child in tree.items.items():
        if key not in _HEADER:
            problems.unknown(child.label, key, key, _HEADER)
    header = {key: str(plain(tree.items[key])) for key in ("directive", "area") if key in tree.items}
    return _each(tree.items["actions"], header, problems)


def _each(actions: Node, header: Mapping[str, str], problems: Collector) -> list[MenuEntry]:
    found = (_entry(key, node, header, problems) for key, node in actions.items.items())
    return [entry for entry in found if entry is not None]


def _entry(key: str, node: Node, header: Mapping[str, str], problems: Collector) -> MenuEntry | None:
    if not isinstance(node.value, dict):
        problems.add(node.mark, key, f"must hold keys and values (got {node.said})")
        return None
    for name, child in node.items.items():
        if name not in _ENTRY:
            problems.unknown(child.label, f"{key}.{name}", name, _ENTRY)
    texts = {name: _text(node, key, name, problems) for name in ("name", "kind", "payer", "indicator")}
    for name in ("name", "kind"):
        if not texts[name]:
            problems.add(node.label, f"{key}.{name}", "is missing")
    tags = read_tags(node.items.get("tags"), f"{key}.tags", problems)
    tags = {**header, **tags}
    reference = _text(node, key, "reference", problems) or _text(node, key, "who", problems)
    defaults = node.items.get("defaults")
    defaults = Node({}, node.mark) if defaults is None or defaults.value is None else defaults
    return MenuEntry(key, **texts, reference=reference, tags=tags, defaults=defaults, node=node)


def read_tags(node: Node | None, address: str, problems: Collector) -> dict[str, str]:
    """The tags of an element or entry: a closed set of names, texts (or numbers, kept as text)."""
    found: dict[str, str] = {}
    for key, child in (node.items if node else {}).items():
        if key not in TAGS:
            problems.unknown(child.label, f"{address}.{key}", key, TAGS, "tag")
        elif not isinstance(child.value, str) and child.number is None:
            problems.add(child.mark, f"{address}.{key}", f"must be text (got {child.said})")
        elif key == "setting" and child.value not in PLACES_OF_CARE:
            message = f"must be one of {', '.join(PLACES_OF_CARE)} (got {child.said})"
            problems.add(child.mark, f"{address}.{key}", message)
        else:
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
