"""Laying a scenario, or ``--set``, over the tree of a plan: addresses found, values moved, every change kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from parameters.documents import Mark, Node
from parameters.elements import OWN_KIND, Sources, with_defaults
from parameters.figures import YEAR, number_fault
from parameters.layers import is_figure, is_series
from parameters.library import figures
from parameters.moves import VERBS, Move, moved, moved_figure, neutral_moved
from parameters.nested import filled, may_hold
from parameters.new_entries import FIXED_KEYS, element_may_hold, world_may_hold
from parameters.number_hints import change_hint, hint_at
from parameters.plan_words import WHOLE_PLAN
from parameters.problems import Collector, did_you_mean
from parameters.reading import PATH_KEYS
from parameters.scenario import Change, changed
from parameters.settings import SECTIONS, KindSchema, Number
from parameters.trees import Trail, at, names_of, put, renamed, resolve, sections_of
from parameters.workbook.setting_path import joined
from parameters.world import WORLD, Series

_ELEMENTS = tuple(SECTIONS.values())
_NEUTRAL = {"delay": 0, "factor": 1}


@dataclass(frozen=True)
class Edit:
    """A new node at a trail of the tree; no node removes what is there; ``year`` moves a point of a path."""

    address: str
    trail: Trail
    node: Node | None
    mark: Mark
    year: bool = False

    @property
    def touched(self) -> Trail:
        """What the edit touches: the year of a point is another thing than its level."""
        return (*self.trail[:-1], f"{self.trail[-1]}.year") if self.year else self.trail


@dataclass(frozen=True)
class Overlay:
    """Reads the entries of a scenario against a tree and lays them over it."""

    sources: Sources
    tree: Node
    problems: Collector
    warnings: Collector
    where: str = ""
    edits: list[Edit] = field(default_factory=list)

    def direct(self, address: str, node: Node) -> None:
        """An address with its new content."""
        if node.value is not None and self._sets_figure(address, node):
            return self.move(address, node)
        trail = self._destination(names_of(address), node)
        if trail is None:
            return self._unknown(address, node)
        if trail[0] in _ELEMENTS and len(trail) == 2 and node.value is not None:
            node = with_defaults(self.sources, trail[0], trail[1], node)
        return self._keep(Edit(address, trail, None if node.value is None else node, node.label))

    def move(self, address: str, node: Node) -> None:
        """A figure's address with ``{set: x}``, ``{times: x}``, ``{plus: x}``, or a plain number to set."""
        verb, amount = self._verb(address, node)
        trail = resolve(self.tree, address)
        if trail is None and address.endswith(".year"):
            return self._move_year(address, verb, amount, node)
        old = at(self.tree, trail) if trail else self._neutral(address)
        if old is None:
            return self._unknown(address, node)
        if not is_figure(old):
            return self._not_a_figure(address, node, old)
        if amount is None:
            return None
        if trail:
            new = moved_figure(address, old, Move(verb, amount), node, self.warnings)
            return self._keep(Edit(address, trail, new, node.label))
        return self._move_neutral(address, old, verb, amount, node)

    def result(self) -> tuple[Node, tuple[Change, ...]]:
        """The tree with every edit in it, and the changes."""
        tree, changes = self.tree, []
        for edit in sorted(self.edits, key=lambda edit: edit.year):
            if edit.year and edit.node is not None:
                old = Node(int(edit.trail[-1]), edit.mark)
                tree = renamed(tree, edit.trail, str(edit.node.value))
                changes.append(changed(edit.address, old, edit.node, edit.mark))
            else:
                before = at(self.tree, edit.trail) or self._neutral(edit.address)
                tree = put(tree, edit.trail, edit.node)
                changes.append(changed(edit.address, before, edit.node, edit.mark))
        return self._with_defaults(tree), tuple(changes)

    def _with_defaults(self, tree: Node) -> Node:
        """The tree with the defaults of sections and table rows in every element that an edit touched."""
        for trail in dict.fromkeys(edit.trail[:2] for edit in self.edits if edit.trail[0] in _ELEMENTS):
            element = at(tree, trail)
            kind = self._kind(element)
            if element is not None and kind is not None:
                tree = put(tree, trail, filled(kind.settings, element))
        return tree

    def _kind(self, element: Node | None) -> KindSchema | None:
        named = element.items.get("kind") if element is not None else None
        return self.sources.kinds.get(str(named.value)) if named is not None else None

    def _sets_figure(self, address: str, node: Node) -> bool:
        trail = resolve(self.tree, address)
        return node.number is not None and trail is not None and is_figure(at(self.tree, trail) or node)

    def _keep(self, edit: Edit) -> None:
        for other in self.edits:
            shared = min(len(edit.touched), len(other.touched))
            if edit.touched[:shared] == other.touched[:shared]:
                message = f"touches what '{other.address}' touches already ({other.mark})"
                return self.problems.add(edit.mark, self._said(edit.address), message)
        return self.edits.append(replace(edit, address=".".join(names_of(edit.address))))

    def _said(self, address: str) -> str:
        return f"{self.where}.{address}" if self.where else address

    def _unknown(self, address: str, node: Node) -> None:
        known = [*sections_of(self.tree), *(found for found, _ in figures(self.tree, ""))]
        hint = self._with_quotes(names_of(address), node) or did_you_mean(address, known)
        message = "unknown address: the plan has nothing there"
        if address.split(".", maxsplit=1)[0] in WHOLE_PLAN:
            message, hint = "belongs to the plan as a whole; no scenario changes it", ""
        elif self._is_fixed(names_of(address)):
            message = "decides all settings of the element and cannot change by itself"
            hint = f"write {address.rpartition('.')[0]} as a whole, with its own menu, template and settings"
        if address in self.tree.items:
            inside = next((found for found in known if found.startswith(f"{address}.")), f"{address}.NAME")
            message, hint = "is a whole section", f"name one thing in it, such as {inside}"
        self.problems.add(node.label, self._said(address), message, hint, show=False)

    def _not_a_figure(self, address: str, node: Node, old: Node) -> None:
        inside = [found for found, _ in figures(old, address)]
        hint = f"use {address}.factor" if is_series(old) and address.startswith(_ELEMENTS) else ""
        hint = hint or (f"name one of them, such as {inside[0]}" if inside else "")
        self.problems.add(node.label, self._said(address), "is not a single figure", hint, show=False)

    def _verb(self, address: str, node: Node) -> tuple[str, float | None]:
        if node.number is not None:
            node = Node({"set": node}, node.mark, node.key)
        entries = list(node.items.items())
        if len(entries) != 1 or entries[0][0] not in VERBS:
            message = f"needs exactly one of set, times and plus (got {', '.join(node.items) or node.said})"
            self.problems.add(node.mark, self._said(address), message)
            return "set", None
        verb, amount = entries[0]
        if message := number_fault(amount):
            self.problems.add(amount.mark, f"{self._said(address)}.{verb}", message, self._hint(address, verb, amount))
            return verb, None
        return verb, amount.number

    def _hint(self, address: str, verb: str, amount: Node) -> str:
        """What to write instead of an amount that is no number."""
        if verb != "set":
            return change_hint(amount, verb)
        trail = resolve(self.tree, address) or ()
        kind = self._kind(at(self.tree, trail[:2])) if len(trail) == 3 else None
        field = kind.settings.get(trail[-1]) if kind is not None else None
        dated = field is not None and isinstance(field.setting, Number) and field.setting.date
        return hint_at(amount, dated=dated)

    def _neutral(self, address: str) -> Node | None:
        """The delay or factor that a path has without saying so."""
        parent, _, key = address.rpartition(".")
        trail = resolve(self.tree, parent) if key in _NEUTRAL else None
        path = at(self.tree, trail) if trail and trail[0] in _ELEMENTS else None
        return Node(_NEUTRAL[key], path.mark, path.key) if path is not None and is_series(path) else None

    def _move_neutral(self, address: str, old: Node, verb: str, amount: float, node: Node) -> None:
        parent, _, key = address.rpartition(".")
        trail = (*(resolve(self.tree, parent) or ()), key)
        plain = Node(moved(verb, 0, amount), node.mark, node.label)
        new = neutral_moved(verb, old, amount, node.label) if key == "factor" else plain
        return self._keep(Edit(address, trail, new, node.label))

    def _move_year(self, address: str, verb: str, amount: float | None, node: Node) -> None:
        trail = resolve(self.tree, address.removesuffix(".year"))
        if trail is None or not YEAR.fullmatch(trail[-1]) or trail[0] not in _ELEMENTS:
            return self._unknown(address, node)
        year = None if amount is None else moved(verb, int(trail[-1]), amount)
        if year is not None and not float(year).is_integer():
            message = f"the year of a point must be a whole number (got {year})"
            return self.problems.add(node.mark, self._said(address), message, "use the path's delay")
        if year is not None and resolve(self.tree, (*trail[:-1], str(int(year)))):
            return self.problems.add(node.mark, self._said(address), f"the path has a point in {int(year)} already")
        if year is None:
            return None
        return self._keep(Edit(address, trail, Node(int(year), node.mark), node.label, year=True))

    def _with_quotes(self, names: Trail, node: Node) -> str:
        """A hint with the address that was meant, if it takes quotes around a name with dots."""
        begins = range(2 if names[0] in _ELEMENTS else 1, len(names))
        unknown = [first for first in begins if resolve(self.tree, names[: first + 1]) is None]
        dotted = ((first, last) for first in unknown for last in range(first + 2, len(names) + 1))
        for start, end in dotted:
            meant = (*names[:start], ".".join(names[start:end]), *names[end:])
            if self._destination(meant, node) is not None:
                return f"a name with a dot stands in double quotes: {joined(meant)}"
        return ""

    def _destination(self, names: Trail, node: Node) -> Trail | None:
        """Where a direct address leads: to what is there, or to what a closed schema lets be there."""
        trail = resolve(self.tree, names)
        if len(names) == 1:
            return names if names[0] in WORLD and not isinstance(WORLD[names[0]], (Mapping, Series)) else None
        if trail is not None or self._is_fixed(names):
            return None if self._is_fixed(names) else trail
        if names[0] not in _ELEMENTS:
            return names if world_may_hold(names) else None
        if len(names) == 2:
            return names if {"menu", "kind"} & set(node.items) or names[0] == OWN_KIND else None
        return self._inside_element(names)

    def _inside_element(self, names: Trail) -> Trail | None:
        """Where something new in an element of the plan may stand."""
        if resolve(self.tree, names[:2]) and element_may_hold(names[2:]):
            return names
        parent = resolve(self.tree, names[:-1])
        below = at(self.tree, parent) if parent else None
        return (*parent, names[-1]) if parent and below and self._may_hold(parent, below, names[-1]) else None

    def _is_fixed(self, names: Sequence[str]) -> bool:
        return names[0] in _ELEMENTS and len(names) == 3 and names[2] in FIXED_KEYS

    def _may_hold(self, parent: Trail, below: Node, name: str) -> bool:
        """Whether an element, a path, a flow or a list of posts may get a new entry of this name."""
        kind = self._kind(at(self.tree, parent[:2]))
        if kind is None:
            return False
        if is_series(below):
            return bool(YEAR.fullmatch(name)) or name in PATH_KEYS
        return may_hold(kind.settings, parent[2:], name)


def lay_over(overlay: Overlay, entries: Iterable[tuple[str, Node]]) -> tuple[Node, tuple[Change, ...]]:
    """Every entry of a scenario laid over the overlay's tree; ``parameters`` holds figures to move."""
    for address, node in entries:
        if address != "parameters":
            overlay.direct(address, node)
        elif not isinstance(node.value, dict):
            message = f"must hold addresses with set, times or plus (got {node.said})"
            overlay.problems.add(node.mark, f"{overlay.where}.parameters", message)
        for inner, child in node.items.items() if address == "parameters" else ():
            overlay.move(inner, child)
    return overlay.result()
