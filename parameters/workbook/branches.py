"""A tree that grows row by row: what is given twice is told with both cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from parameters.documents import Mark, Node
from parameters.problems import Collector
from parameters.workbook.setting_path import Trail


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
                branch.parts[part] = Branch(mark, key)
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
        return self._node(self.root, "", key=False)

    def _node(self, branch: Branch, address: str, *, key: bool = True) -> Node:
        label = branch.key if key else None
        if branch.value is not None:
            return Node(branch.value.value, branch.value.mark, label)
        below = {part: self._node(child, f"{address}.{part}".strip(".")) for part, child in branch.parts.items()}
        positions = [part for part in below if isinstance(part, int)]
        if not positions:
            return Node({str(part): child for part, child in below.items()}, branch.mark, label)
        if sorted(positions) != list(range(len(below))):
            message = "mixes names and positions of a list" if len(positions) < len(below) else ""
            message = message or f"leaves out an entry of a list: [{_gap(positions)}] is missing"
            self.problems.add(branch.mark, address, message, "entries count from [0]")
        return Node(tuple(below[part] for part in sorted(positions)), branch.mark, label)


def _gap(positions: list[int]) -> int:
    return next(one for one in range(len(positions) + 1) if one not in positions)
