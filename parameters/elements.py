"""Actions, places and institutions of a plan: defaults laid under what the plan says, then read setting by setting."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from parameters.countries import Country
from parameters.documents import Mark, Node
from parameters.figures import Reader
from parameters.layers import merged
from parameters.library import Library
from parameters.menu import MenuEntry, menu_entry, menu_ids, read_tags
from parameters.nested import filled
from parameters.problems import Collector, did_you_mean
from parameters.reading import read, text
from parameters.settings import SECTIONS, Choice, KindSchema, Number, Profile, SettingField, Shares
from parameters.values import Value

ELEMENT_KEYS = ("menu", "kind", "name", "payer", "tags")
"""Keys of an element that are not settings of its cost kind."""
_ID = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Element:
    """An action, a place type or an institution; ``settings`` holds what is given (or has a default), by name."""

    id: str
    title: str
    kind: str
    menu: MenuEntry | None
    tags: Mapping[str, str]
    settings: Mapping[str, Value]
    address: str
    origin: str


@dataclass(frozen=True)
class Sources:
    """Where the defaults of an element come from."""

    kinds: Mapping[str, KindSchema]
    library: Library
    country: Country | None
    problems: Collector

    def entry(self, element: Node) -> MenuEntry | None:
        """The menu entry that an element names, if there is one."""
        menu = element.items.get("menu")
        if menu is None or not isinstance(menu.value, str):
            return None
        return menu_entry(self.library, menu.value, self.problems)


def with_defaults(sources: Sources, section: str, name: str, node: Node) -> Node:
    """An element with the defaults of its kind, its menu entry and the country under it."""
    address = f"{section}.{name}"
    if not _ID.fullmatch(name):
        message = "a name has small letters, digits and _, and starts with a letter"
        sources.problems.add(node.label, address, message)
    if not isinstance(node.value, dict):
        sources.problems.add(node.mark, address, f"must hold keys and values (got {node.said})")
        return node
    entry = sources.entry(node)
    _check_menu(sources, node, entry, address)
    kind = _kind(sources, section, node, entry, address)
    if kind is None:
        return replace(node, value={key: child for key, child in node.items.items() if key != "kind"})
    layers = [_kind_defaults(kind, node), *_menu_defaults(sources, entry, node), node]
    result: Node | None = None
    for layer in layers:
        result = merged(result, layer)
    return filled(kind.settings, replace(result or node, mark=node.mark, key=node.key))


def _check_menu(sources: Sources, node: Node, entry: MenuEntry | None, address: str) -> None:
    menu = node.items.get("menu")
    if menu is not None and entry is None:
        hint = did_you_mean(str(menu.value), menu_ids(sources.library))
        sources.problems.add(menu.mark, f"{address}.menu", f"is not in the menu (got {menu.said})", hint)


def _kind(sources: Sources, section: str, node: Node, entry: MenuEntry | None, address: str) -> KindSchema | None:
    """The cost kind of an element: its own, its menu entry's, or the only one that its section has."""
    written, fitting = node.items.get("kind"), [k for k in sources.kinds.values() if SECTIONS[k.section] == section]
    only = fitting[0].name if len(fitting) == 1 and "menu" not in node.items else None
    name = written.value if written else entry.kind if entry else only
    mark = written.mark if written else node.items["menu"].mark if "menu" in node.items else node.label
    if entry and written and written.value != entry.kind:
        message = f"must be {entry.kind}, the kind of {entry.id} (got {written.said})"
        sources.problems.add(mark, f"{address}.kind", message)
        return None
    kind = sources.kinds.get(str(name))
    if kind is None and (written or entry):
        hint = did_you_mean(str(name), sources.kinds) or f"the kinds are: {', '.join(sources.kinds)}"
        sources.problems.add(mark, f"{address}.kind", f"unknown cost kind '{name}'", hint)
    elif kind is None and "menu" not in node.items:
        sources.problems.add(node.label, address, "needs menu: with an id of the menu, or kind: and name:")
    elif kind is not None and SECTIONS[kind.section] != section:
        message = f"kind '{name}' belongs to {SECTIONS[kind.section]}, not {section}"
        sources.problems.add(mark, f"{address}.kind", message)
        return None
    return kind


def _kind_defaults(kind: KindSchema, node: Node) -> Node:
    origin = Mark(f"default of {kind.name}")
    entries = {key: _node(field.default, origin) for key, field in kind.settings.items() if _shown(field)}
    return Node({"kind": Node(kind.name, node.label), **entries}, node.mark)


def _shown(field: SettingField) -> bool:
    """Whether the default in a cost kind's signature is a figure or word that a reader of the plan should see."""
    setting, default = field.setting, field.default
    if isinstance(setting, Number):
        return setting.lever and isinstance(default, (int, float)) and not isinstance(default, bool)
    if isinstance(setting, (Profile, Shares)):
        return isinstance(default, (tuple, list)) and bool(default)
    return isinstance(setting, Choice) and isinstance(default, str)


def _node(value: Any, mark: Mark) -> Node:
    return Node(tuple(_node(v, mark) for v in value) if isinstance(value, (tuple, list)) else value, mark)


def _menu_defaults(sources: Sources, entry: MenuEntry | None, node: Node) -> list[Node | None]:
    """The layers of the menu entry and of the country for it."""
    if entry is None:
        return []
    about = {"name": entry.name, "payer": entry.payer}
    shown = {key: Node(value, entry.node.mark) for key, value in about.items() if value}
    country = sources.country.menu.items.get(entry.id) if sources.country and sources.country.menu else None
    return [Node(shown, node.mark), entry.defaults, country]


def read_elements(sources: Sources, reader: Reader, section: str, tree: Node) -> dict[str, Element]:
    """Every element of a section."""
    node = tree.items.get(section)
    found = {}
    for name, child in (node.items if node else {}).items():
        element = _element(sources, reader, f"{section}.{name}", name, child)
        if element is not None:
            found[name] = element
    return found


def _element(sources: Sources, reader: Reader, address: str, name: str, node: Node) -> Element | None:
    written = node.items.get("kind")
    kind = sources.kinds.get(str(written.value)) if written else None
    if kind is None:
        return None
    reader = replace(reader, thing=_thing(kind, node, name))
    settings = _settings(reader, kind, node, address)
    tags = read_tags(node.items.get("tags"), f"{address}.tags", reader.problems)
    entry = sources.entry(node)
    title = text(reader, node.items["name"], f"{address}.name") if "name" in node.items else None
    payer = text(reader, node.items["payer"], f"{address}.payer") if "payer" in node.items else None
    title = title or name.replace("_", " ")
    return Element(name, title, kind.name, entry, _tags(entry, tags, payer), settings, address, str(node.label))


def _thing(kind: KindSchema, node: Node, name: str) -> str:
    """The unit of the element's own thing (``centre``, ``team``), as given or by default."""
    options = kind.settings["thing"].setting if "thing" in kind.settings else None
    written = node.items.get("thing")
    known = isinstance(options, Choice) and written is not None and written.value in options.options
    default = options.options[0] if isinstance(options, Choice) else ""
    return str(written.value) if known and written else default


def _settings(reader: Reader, kind: KindSchema, node: Node, address: str) -> dict[str, Value]:
    known = [*kind.settings, *ELEMENT_KEYS]
    found: dict[str, Value] = {}
    for key, child in node.items.items():
        place = f"{address}.{key}"
        if key in kind.settings:
            value = read(reader, kind.settings[key].setting, child, place)
            if value is not None:
                found[key] = value
        elif key not in ELEMENT_KEYS:
            reader.problems.unknown(child.label, place, key, known)
    for key, field in kind.settings.items():
        if field.required and key not in node.items:
            reader.problems.add(node.label, f"{address}.{key}", f"is missing; kind '{kind.name}' needs it", show=False)
    return {key: found[key] for key in kind.settings if key in found}


def _tags(entry: MenuEntry | None, own: Mapping[str, str], payer: str | None) -> dict[str, str]:
    tags = {**(entry.tags if entry else {}), "payer": payer or "", **own}
    return {key: value for key, value in tags.items() if value}
