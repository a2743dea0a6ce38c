"""Actions, places and institutions of a plan: defaults laid under what the plan says, then read setting by setting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from parameters.about import ABOUT_KEYS, read_about, usual_about
from parameters.codes import usual_codes
from parameters.countries import Country
from parameters.documents import Mark, Node
from parameters.element_ids import ID, tell_no_id
from parameters.figures import Reader
from parameters.layers import merged
from parameters.library import Library
from parameters.menu import MenuEntry, id_of_title, menu_entry, menu_ids, read_tags
from parameters.nested import filled
from parameters.problems import Collector, Wording, did_you_mean
from parameters.reading import read, text
from parameters.settings import SECTIONS, Choice, KindSchema, Number, Profile, SettingField, Shares
from parameters.templates import kind_of_template, laid, template_for
from parameters.values import Value
from parameters.ways import elsewhere, unsaid

ELEMENT_KEYS = ("menu", "kind", "template", "name", "payer", "tags", *ABOUT_KEYS)
"""Keys of an element that are not settings of its cost kind."""
OWN_KIND = "indicators"
"""The section whose elements have the kind that they are called by, unless they say another."""
MAKING = ("menu", "kind", "template", "name")
"""What an element begins with."""
_NEEDS_MENU = Wording(
    "needs menu: with an id of the menu, or kind: and name:",
    "needs a row 'menu' with an id of the sheet Menu, or the rows 'kind' and 'name'",
)
NEEDS_NO_MENU = ("places", "institutions")
"""Sections with one cost kind each, whose elements say what they are without the menu; it gives payer and codes."""
MAY_BE_OWN = "financing"
"""The section whose elements may be called by their kind: ``bridge``."""


@dataclass(frozen=True)
class Element:
    """An action, a place type or an institution; ``settings`` holds what is given (or has a default), by name.

    ``about`` holds texts ``owner``, ``indicator``, ``output``; ``funding`` (``source``, ``status``, ``ends``,
    ``successor``); ``apart_from``: other elements, with why they do not cover the same thing; ``priority``, None where
    none is given; and ``left_out``, why nothing new of it is done.
    """

    id: str
    title: str
    kind: str
    menu: MenuEntry | None
    tags: Mapping[str, str]
    settings: Mapping[str, Value]
    address: str
    origin: str
    about: Mapping[str, Any] = field(default_factory=dict)
    template: str = ""


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
        return menu_entry(self.library, menu.value.strip().lower(), self.problems)


def with_defaults(sources: Sources, section: str, name: str, node: Node) -> Node:
    """An element with the defaults of its kind, its menu entry and the country under it."""
    address = f"{section}.{name}"
    if not ID.fullmatch(name):
        tell_no_id(name, node.label, address, sources.problems)
        if node.items and not node.items.keys() & set(MAKING):
            return node  # a few rows: what else they lack is told once they have a name
    if not isinstance(node.value, dict):
        sources.problems.add(node.mark, address, f"must hold keys and values (got {node.said})")
        return node
    entry = sources.entry(node)
    _check_menu(sources, node, entry, address)
    kind = None if _is_part(sources, node, entry, address) else _kind(sources, section, node, entry, address)
    if kind is None:
        return replace(node, value={key: child for key, child in node.items.items() if key != "kind"})
    layers = [_kind_defaults(kind, node), Node(usual_about(section), node.mark), *_menu_defaults(sources, entry, node)]
    result: Node | None = None
    for layer in layers:
        result = merged(_said_again(kind, result, layer), layer)
    named = node.items.get("template")
    template = None
    if named is not None:
        own = entry.id if entry is not None else kind.name
        template = template_for(sources.library, named, own, address, sources.problems)
    if template is not None:
        result = laid(template, _said_again(kind, result, template.settings))
    result = merged(_said_again(kind, result, node), node)
    return filled(kind.settings, replace(result or node, mark=node.mark, key=node.key))


def _said_again(kind: KindSchema, lower: Node | None, upper: Node | None) -> Node | None:
    """What is below without what the layer above says in another way."""
    if lower is None or upper is None:
        return lower
    given = {key for key, child in upper.items.items() if child.value is not None}
    gone: set[str] = set()
    for ways in kind.either:
        used = [way for way in ways if given.intersection(way)]
        if used:
            kept = {name for way in used for name in way}
            gone |= {name for way in ways for name in way} - kept
    return (
        replace(lower, value={key: child for key, child in lower.items.items() if key not in gone}) if gone else lower
    )


def _check_menu(sources: Sources, node: Node, entry: MenuEntry | None, address: str) -> None:
    menu = node.items.get("menu")
    if menu is not None and entry is None:
        named = id_of_title(sources.library, str(menu.value))
        hint = f"write {named}" if named else did_you_mean(str(menu.value), menu_ids(sources.library))
        sources.problems.add(menu.mark, f"{address}.menu", f"is not in the menu (got {menu.said})", hint)


def _is_part(sources: Sources, node: Node, entry: MenuEntry | None, address: str) -> bool:
    """Whether the menu entry is a setting of an institution, which cannot stand by itself."""
    if entry is None or not entry.part:
        return False
    message = f"{entry.id} is a part of an institution: give institutions.NAME.{entry.part}"
    sources.problems.add(node.items["menu"].mark, f"{address}.menu", message)
    return True


def _kind(sources: Sources, section: str, node: Node, entry: MenuEntry | None, address: str) -> KindSchema | None:
    """The cost kind of an element: its own, that of its menu entry or template, or the only one of its section."""
    written, fitting = node.items.get("kind"), [k for k in sources.kinds.values() if SECTIONS[k.section] == section]
    only = fitting[0].name if len(fitting) == 1 and "menu" not in node.items else None
    called = address.rpartition(".")[2]
    itself = section == OWN_KIND or (section == MAY_BE_OWN and called in [kind.name for kind in fitting])
    own = called if itself and "menu" not in node.items else only
    template = node.items.get("template") if "menu" not in node.items else None
    own = own or kind_of_template(sources.library, template, sources.kinds)
    name = written.value if written else entry.kind if entry else own
    mark = written.mark if written else node.items["menu"].mark if "menu" in node.items else node.label
    if entry and written and written.value != entry.kind:
        message = f"must be {entry.kind}, the kind of {entry.id} (got {written.said})"
        sources.problems.add(mark, f"{address}.kind", message)
        return None
    kind = sources.kinds.get(str(name))
    if kind is None and section == OWN_KIND and not entry:
        hint = did_you_mean(str(name), known := [k.name for k in fitting]) or f"the indicators are: {', '.join(known)}"
        sources.problems.add(mark, address, f"there is no indicator '{name}'", hint, show=False)
    elif kind is None and (written or entry):
        hint = did_you_mean(str(name), sources.kinds) or f"the kinds are: {', '.join(sources.kinds)}"
        sources.problems.add(mark, f"{address}.kind", f"unknown cost kind '{name}'", hint)
    elif kind is None and template is not None and section == "benefits":
        template_for(sources.library, template, fitting[-1].name, address, sources.problems)
    elif kind is None and "menu" not in node.items:
        named = ", ".join(each.name for each in fitting)
        key, needs = ("kind", _benefit_kind(named)) if section == "benefits" else ("menu", _NEEDS_MENU)
        sources.problems.add(node.place(key), address, needs)
    elif kind is not None and SECTIONS[kind.section] != section:
        message = f"kind '{name}' belongs to {SECTIONS[kind.section]}, not {section}"
        sources.problems.add(mark, f"{address}.kind", message)
        return None
    return kind


def _benefit_kind(named: str) -> Wording:
    return Wording(
        f"needs kind: ({named}), or template: with one of them",
        f"needs a row 'kind' ({named}), or a row 'template' with one of them",
    )


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
    about = {"name": entry.name, "payer": entry.payer, "indicator": entry.indicator, "output": entry.output}
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
    settings = _settings(sources, reader, kind, node, address)
    tags = read_tags(node.items.get("tags"), f"{address}.tags", reader.problems)
    entry = sources.entry(node)
    title = text(reader, node.items["name"], f"{address}.name") if "name" in node.items else None
    payer = text(reader, node.items["payer"], f"{address}.payer") if "payer" in node.items else None
    title = title or name.replace("_", " ")
    tags = _tags(entry, tags, payer)
    about = read_about(reader, node, address, tags.get("payer", ""))
    template = str(node.items["template"].value) if "template" in node.items else ""
    return Element(name, title, kind.name, entry, tags, settings, address, str(node.label), about, template)


def _thing(kind: KindSchema, node: Node, name: str) -> str:
    """The unit of the element's own thing (``centre``, ``team``), as given or by default."""
    options = kind.settings["thing"].setting if "thing" in kind.settings else None
    written = node.items.get("thing")
    known = isinstance(options, Choice) and written is not None and written.value in options.options
    default = options.options[0] if isinstance(options, Choice) else ""
    return str(written.value) if known and written else default


def _settings(sources: Sources, reader: Reader, kind: KindSchema, node: Node, address: str) -> dict[str, Value]:
    known = [*kind.settings, *ELEMENT_KEYS]
    found: dict[str, Value] = {}
    for key, child in node.items.items():
        place = f"{address}.{key}"
        if key in kind.settings:
            value = read(reader, kind.settings[key].setting, child, place)
            if value is not None:
                found[key] = value
        elif key not in ELEMENT_KEYS:
            hint = elsewhere(sources.kinds.values(), kind, key) or did_you_mean(key, known)
            reader.problems.add(child.label, place, "unknown key", hint, show=False)
    misspelt = [key for key in node.items if key not in known]
    for key, each in kind.settings.items():
        if each.required and key not in node.items and not any(did_you_mean(name, [key]) for name in misspelt):
            _tell_missing(reader, kind, node, f"{address}.{key}")
    for gap in unsaid(kind, node):
        if not any(did_you_mean(key, gap.names) for key in misspelt):
            for key in gap.begun:
                _tell_missing(reader, kind, node, f"{address}.{key}", f", or else {gap.others(gap.begun)}")
    return {key: found[key] for key in kind.settings if key in found}


def _tell_missing(reader: Reader, kind: KindSchema, node: Node, address: str, others: str = "") -> None:
    """Tell that a setting is missing, who took it away if a scenario did, and what would do in its place."""
    key = address.rpartition(".")[2]
    away = f": {reader.away[address]} takes it away" if address in reader.away else ""
    mark = reader.waiting(kind.settings[key].setting, node, key)
    reader.problems.add(mark, address, f"is missing{away}; kind '{kind.name}' needs it{others}", show=False)


def _tags(entry: MenuEntry | None, own: Mapping[str, str], payer: str | None) -> dict[str, str]:
    tags = {**(entry.tags if entry else {}), "payer": payer or "", **own}
    return usual_codes(tags) | {key: value for key, value in tags.items() if value}
