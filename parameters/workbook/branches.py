"""A tree that grows row by row: what is given twice is told with both cells."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from parameters.documents import Mark, Node
from parameters.problems import Collector
from parameters.workbook.setting_path import Trail

ANY = -1
"""Stands in a trail for any element: a row does not say which one it speaks of."""


@dataclass
class Branch:
    """A mapping, or a list if its keys are positions, or a value; with the cells that first spoke of it."""

    mark: Mark
    key: Mark
    value: Node | None = None
    parts: dict[str | int, Branch] = field(default_factory=dict)


@dataclass
class Branches:
    """Everything that the rows of a workbook say."""

    root: Branch
    problems: Collector
    offered: dict[Trail, dict[str, Mark]] = field(default_factory=dict)
    """By the trail of what holds them, the settings whose rows say nothing: the cells that wait for them."""

    def offer(self, trail: Trail, cell: Mark) -> None:
        """Note the empty cell of a setting: if the setting is missing, this is where to write it."""
        self.offered.setdefault(trail[:-1], {}).setdefault(str(trail[-1]), cell)

    def known(self, trail: Trail) -> bool:
        """Whether something stands at a trail already."""
        branch = self.root
        for part in trail:
            if part not in branch.parts:
                return False
            branch = branch.parts[part]
        return True

    def put(self, trail: Trail, node: Node, address: str, keys: tuple[Mark, Mark]) -> None:
        """Give a value to what stands at a trail.

        Args:
            trail: where, from the top of the plan.
            node: the value; the parts of a mapping join those that are there.
            address: how messages call it.
            keys: the cells that name its element, and it.
        """
        branch = self._at(trail, address, node.mark, keys)
        if branch is None:
            return
        if isinstance(node.value, dict):
            if self._holds(branch, address, node.mark):
                return
            if sum(name in branch.parts for name in node.value) > 1:
                message = f"is given twice (first in {branch.mark.cell})"
                self.problems.add(node.mark, address, message, "keep one of the two rows")
                return
            for name, child in node.value.items():
                self.put((*trail, name), child, f"{address}.{name}", (child.label, child.label))
            if not node.value and not branch.parts:
                branch.mark = node.mark
        elif branch.value is not None or branch.parts:
            self._twice(branch, address, node.mark)
        else:
            branch.value, branch.mark = node, node.mark

    def _at(self, trail: Trail, address: str, mark: Mark, keys: tuple[Mark, Mark]) -> Branch | None:
        """The branch at a trail, made if it is not there; None if a value stands in its way."""
        branch = self.root
        for length, part in enumerate(trail, start=1):
            if self._holds(branch, address, mark):
                return None
            if part not in branch.parts:
                key = keys[0] if length <= 2 < len(trail) else keys[1]
                branch.parts[part] = Branch(mark if length == len(trail) else replace(mark, keys=None), key)
            branch = branch.parts[part]
        return branch

    def _holds(self, branch: Branch, address: str, mark: Mark) -> bool:
        """Whether a value stands where parts should; it is told."""
        if branch.value is not None:
            where = branch.value.mark.cell
            message = f"names a part of something that has a value of its own ({where})"
            self.problems.add(mark, address, message, "keep one of the two")
        return branch.value is not None

    def _twice(self, branch: Branch, address: str, mark: Mark) -> None:
        first = branch.mark.cell
        if branch.parts and branch.value is None:
            message, hint = f"has parts of its own too (first in {first})", "keep one of the two"
        else:
            message, hint = f"is given twice (first in {first})", "keep one of the two rows"
        self.problems.add(mark, address, message, hint)

    def node(self) -> Node:
        """The whole tree."""
        return self._node(self.root, ())

    def _node(self, branch: Branch, trail: Trail) -> Node:
        label = branch.key if trail else None
        if branch.value is not None:
            return Node(branch.value.value, branch.value.mark, label)
        below = {part: self._node(child, (*trail, part)) for part, child in branch.parts.items()}
        positions = [part for part in below if isinstance(part, int)]
        if not positions:
            mark = branch.mark if branch.mark.keys else replace(branch.mark, keys=self._waiting(trail))
            return Node({str(part): child for part, child in below.items()}, mark, label)
        if sorted(positions) != list(range(len(below))):
            message = "mixes names and positions of a list" if len(positions) < len(below) else ""
            message = message or f"leaves out an entry of a list: [{_gap(positions)}] is missing"
            self.problems.add(branch.mark, ".".join(map(str, trail)), message, "entries count from [0]")
        return Node(tuple(below[part] for part in sorted(positions)), branch.mark, label)

    def _waiting(self, trail: Trail) -> dict[str, Mark] | None:
        """The empty cells of the settings of what stands at a trail: its own, else those of rows without an element."""
        of_any = self.offered.get((trail[0], ANY, *trail[2:]), {}) if len(trail) > 1 else {}
        return {**of_any, **self.offered.get(trail, {})} or None


def _gap(positions: list[int]) -> int:
    return next(one for one in range(len(positions) + 1) if one not in positions)
