"""A scenario made of values that somebody typed in, written as a file; on its own or over a scenario of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from parameters.documents import Mark, Node
from parameters.moves import Move, moved_figure, neutral_moved
from parameters.parameter import Parameter
from parameters.plan_source import read_source
from parameters.problems import Collector
from parameters.scenario import Scenario
from parameters.scenario_files import written_scenarios
from parameters.trees import put, resolve
from parameters.values import FlowValue, PathValue, series
from parameters.workbook.yaml_scalar import flow, key, number, quoted

_MOVED = "parameters"
_HERE = Mark("typed")
_MONEY = re.compile(r"[A-Z]{3}|I\$")
"""Money says its unit wherever it stands."""
_NEUTRAL = {"delay": "no delay is given", "factor": "no factor is given"}


@dataclass(frozen=True)
class Typed:
    """A value that was typed in.

    Attributes:
        address: of the figure (``actions.centres.catchment``), or of one year of a flow (``....moves.2027``).
        value: the new value.
        cell: where it was typed, such as ``Inputs!N6``.
        old: the value before, as the reader saw it.
    """

    address: str
    value: int | float
    cell: str
    old: int | float


@dataclass(frozen=True)
class TypedFile:
    """A scenario file: its text, and the cells that each of its lines (from 1) comes from."""

    text: str
    cells: Mapping[int, tuple[str, ...]]


def typed_scenario(
    name: str, what: str, typed: Sequence[Typed], scenario: Scenario, plan_file: Path, *, remark: str = ""
) -> TypedFile:
    """Write values as a scenario of a plan.

    Args:
        name: of the new scenario.
        what: one sentence what it is.
        typed: the values; each address at most once.
        scenario: the scenario they were typed into, as it was read; what it changes in the plan is kept.
        plan_file: the plan it belongs to.
        remark: a comment for the head of the file.
    """
    return _Making(scenario, *_entries(plan_file, scenario.name)).file(name, what, typed, remark)


def _entries(plan_file: Path, name: str) -> tuple[dict[str, Node], dict[str, Node]]:
    """What a scenario says: what it writes anew, and the figures that it moves."""
    problems = Collector()
    source = read_source(plan_file, problems, problems)
    if source is None:
        return {}, {}
    found = written_scenarios(plan_file, source.tree.items.get("scenarios"), problems, source.held).get(name)
    entries = dict(found.entries) if found else {}
    moved = entries.pop(_MOVED, None)
    return entries, dict(moved.items) if moved else {}


@dataclass
class _Making:
    scenario: Scenario
    entries: dict[str, Node]
    moves: dict[str, Node]
    cells: dict[str, list[Typed]] = field(default_factory=dict)
    paths: dict[str, PathValue] = field(init=False)
    flows: dict[str, FlowValue] = field(init=False)

    def __post_init__(self) -> None:
        found = list(_series(self.scenario))
        self.paths = {one.address: one for one in found if isinstance(one, PathValue)}
        self.flows = {one.address: one for one in found if isinstance(one, FlowValue)}

    def file(self, name: str, what: str, typed: Sequence[Typed], remark: str) -> TypedFile:
        moved_years = {_path_of(one.address) for one in typed if one.address.endswith(".year")}
        for address, path in self.paths.items():
            if address in moved_years:
                mine = [one for one in typed if one.address.startswith(f"{address}.")]
                self._put(address, _whole(path, {one.address: one.value for one in mine}), mine)
        for one in typed:
            if not any(one.address.startswith(f"{address}.") for address in moved_years & self.paths.keys()):
                self._one(one)
        return self._written(name, what, remark)

    def _one(self, one: Typed) -> None:
        """Lay one value over what is written."""
        plain = Node(one.value, _HERE)
        names = (one.address, *self._by_year(one.address))
        for address in names:
            if address in self.moves:
                self.moves[address] = plain
                return self._from(address, one)
        owner = max((known for known in self.entries for name in names if _holds(known, name)), key=len, default="")
        if owner:
            return self._put(one.address, None, [one], owner)
        if one.address in self.scenario.parameters():
            self.moves[one.address] = plain
        else:
            self.entries[one.address] = self._new(one)
        return self._from(one.address, one)

    def _new(self, one: Typed) -> Node:
        """A year that a list does not have yet: money says its unit, as in the other years."""
        flow, plain = self.flows.get(one.address.rpartition(".")[0]), Node(one.value, _HERE)
        if flow is None or not _MONEY.search(flow.unit):
            return plain
        return Node({"value": plain, "unit": Node(flow.unit, _HERE)}, _HERE)

    def _by_year(self, address: str) -> Iterator[str]:
        """The address of a point of a path by its year."""
        path, _, position = address.rpartition(".")
        if path in self.paths and position.isdigit():
            yield f"{path}.{self.paths[path].points[int(position)][0]}"

    def _put(self, address: str, new: Node | None, typed: Sequence[Typed], owner: str = "") -> None:
        """Put a whole value (or, without one, a typed figure) where a scenario writes its own, or by itself."""
        owner = owner or max((known for known in self.entries if _holds(known, address)), key=len, default=address)
        for inside in [known for known in (*self.entries, *self.moves) if known.startswith(f"{address}.") and new]:
            self.entries.pop(inside, None)
            self.moves.pop(inside, None)
        names = (address, *self._by_year(address))
        rest = next((name[len(owner) + 1 :] for name in names if _holds(owner, name)), "")
        before = self.entries.get(owner, Node({}, _HERE))
        trail = (resolve(before, rest) or tuple(rest.split("."))) if rest else ()
        after = new if new is not None else self._figure(address, before, rest, typed[0])
        self.entries[owner] = put(before, trail, after) if trail else after
        for one in typed:
            self._from(owner, one)

    def _figure(self, address: str, before: Node, rest: str, one: Typed) -> Node:
        """A figure with its new value; its source and range stay, if the value lies in it."""
        plain = Node(one.value, _HERE)
        found = _at(before, rest)
        if found is None and address.endswith(".factor"):
            return neutral_moved("set", Node(1, _HERE), float(one.value), Mark(f"careshift read ({one.cell})"))
        if found is None and address in self.scenario.parameters():
            found = _written(self.scenario.parameters()[address])
        if found is None:
            return self._new(one)
        if not found.items:
            return plain
        return moved_figure(address, found, Move("set", one.value), Node(one.value, Mark(one.cell)), Collector())

    def _from(self, address: str, one: Typed) -> None:
        self.cells.setdefault(address, []).append(one)

    def _written(self, name: str, what: str, remark: str) -> TypedFile:
        lines = [*([f"# {' '.join(remark.split())}"] if remark else []), f"scenario: {name}", f"what: {quoted(what)}"]
        cells: dict[int, tuple[str, ...]] = {}
        for indent, entries in (("", self.entries), ("  ", self.moves)):
            if entries and indent:
                lines.append(f"{_MOVED}:")
            for address, node in entries.items():
                typed = self.cells.get(address, [])
                lines.append(f"{indent}{key(address)}: {flow(node)}{_said(typed)}")
                cells |= {len(lines): tuple(one.cell for one in typed)} if typed else {}
        return TypedFile("\n".join(lines) + "\n", cells)


def _said(typed: Sequence[Typed]) -> str:
    """The comment behind a line: where its values come from, and what they were."""
    said = ", ".join(f"{one.cell} (was {number(one.old) if isinstance(one.old, float) else one.old})" for one in typed)
    return f"  # {said}" if said else ""


def _holds(owner: str, address: str) -> bool:
    return address == owner or address.startswith(f"{owner}.")


def _path_of(address: str) -> str:
    """The path of the year of a point: ``coverage`` of ``coverage.1.year``."""
    return address.rsplit(".", 2)[0]


def _at(node: Node, rest: str) -> Node | None:
    """What stands at an address inside a node."""
    if not rest:
        return node
    trail = resolve(node, rest)
    for name in trail or ():
        node = node.value[int(name)] if isinstance(node.value, tuple) else node.items[name]
    return node if trail else None


def _series(scenario: Scenario) -> Iterator[PathValue | FlowValue]:
    for value in (*scenario.world.values(), *(value for one in scenario.elements() for value in one.settings.values())):
        yield from series(value)


def _whole(path: PathValue, new: Mapping[str, int | float]) -> Node:
    """A path written in full, with new values and years."""
    points: dict[str, Node] = {}
    for position, (year, level) in enumerate(path.points):
        address = f"{path.address}.{position}"
        shown = new.get(f"{address}.year", year)
        name = str(int(shown)) if float(shown).is_integer() else str(shown)
        while name in points:  # two points in one year: the loader tells, as it tells of what is no year
            name += " "
        points[name] = _changed(level, new.get(address))
    entries = {"points": Node(points, _HERE)}
    if path.between != "straight":
        entries["between"] = Node(path.between, _HERE)
    for part in (path.delay, path.factor):
        kind, value = part.address.rpartition(".")[2], new.get(part.address)
        if part.fixed != _NEUTRAL[kind]:
            entries[kind] = _changed(part, value)
        elif value is not None:
            said = Mark("careshift read")
            entries[kind] = (
                neutral_moved("set", Node(1, _HERE), value, said) if kind == "factor" else Node(value, _HERE)
            )
    return Node(entries, _HERE) if len(entries) > 1 else entries["points"]


def _changed(figure: Parameter, value: int | float | None) -> Node:
    """A figure as it is written, with a new value if there is one."""
    node = _written(figure)
    if value is None or not node.items:
        return node if value is None else Node(value, _HERE)
    return moved_figure(figure.address, node, Move("set", value), Node(value, Mark("careshift read")), Collector())


def _written(figure: Parameter) -> Node:
    """A figure as it would stand in a file: a plain number where nothing more is known of it."""
    said = figure.written()
    plain = figure.lever and set(said) <= {"value", "unit", "fixed"} and not _MONEY.search(figure.unit)
    return (
        Node(figure.value, _HERE) if plain else Node({name: Node(value, _HERE) for name, value in said.items()}, _HERE)
    )
