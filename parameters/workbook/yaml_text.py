"""A plan's tree with its comments as a YAML file that reads as if a planner had written it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from parameters.documents import Node
from parameters.parameter import WRITTEN
from parameters.workbook.layout import OF_ELEMENTS, SECTION_OF, is_year
from parameters.workbook.remarks import Remark, Where
from parameters.workbook.setting_path import Trail
from parameters.workbook.yaml_lines import comment_lines, text_lines, wrapped
from parameters.workbook.yaml_scalar import flow, key

WIDTH = 120
"""Columns that a figure may have in one line."""
_ELEMENTS = (*(SECTION_OF[sheet] for sheet in OF_ELEMENTS), "scenarios")


def yaml_text(tree: Node, remarks: Sequence[Remark] = ()) -> str:
    """The file: keys in the order of the tree, short things in one line, long texts folded, comments in place.

    Args:
        tree: a mapping.
        remarks: its comments.
    """
    writer = _Writer()
    for remark in remarks:
        writer.said.setdefault((remark.where, remark.trail), []).append(remark.text)
    writer.mapping((), tree)
    return "\n".join(writer.lines) + "\n"


@dataclass
class _Writer:
    said: dict[tuple[Where, Trail], list[str]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def mapping(self, trail: Trail, node: Node) -> None:
        """Every entry of a mapping, and the comments after the last."""
        tall = False
        for position, (name, child) in enumerate(node.items.items()):
            here, start = (*trail, name), len(self.lines)
            above = self._above(here, _indent(trail))
            self._entry(here, f"{_indent(trail)}{key(name)}:", child)
            before, tall = tall, len(self.lines) > start + above + 1
            if position and _apart(trail, tall or before or (not trail and above > 0)):
                self.lines.insert(start, "")
            elif not position and not trail and above:
                self.lines.insert(start + above, "")
        self._end(trail)

    def _above(self, trail: Trail, indent: str) -> int:
        """The comments above a key, an empty line between them; how many lines they take."""
        found: list[str] = []
        for text in self.said.pop(("above", trail), []):
            found += [*([""] if found else []), *comment_lines(text, indent, indent)]
        self.lines += found
        return len(found)

    def _end(self, trail: Trail) -> None:
        """The comments after the last entry."""
        for later, text in enumerate(self.said.pop(("end", trail), [])):
            apart = [""] if self.lines and (not trail or later) else []
            self.lines += [*apart, *comment_lines(text, _indent(trail), _indent(trail))]

    def _entry(self, trail: Trail, head: str, node: Node) -> None:
        """A key and what it holds."""
        beside = "\n".join(self.said.pop(("beside", trail), []))
        lines = self._lines(trail, head, node)
        if lines is None:
            self._line(head, beside)
            self._inside(trail, node)
        elif len(lines) > 1 and not isinstance(node.value, (dict, tuple)):
            if "\n" in beside:  # more lines of a comment would become part of the text
                lines = [f"{head} {flow(node)}"]
            self._line(lines[0], beside)
            self.lines += lines[1:]
        else:
            self.lines += lines[:-1]
            self._line(lines[-1], beside)

    def _lines(self, trail: Trail, head: str, node: Node) -> list[str] | None:
        """A key and its value without an inner block: a text, or something in flow form; None if it needs a block."""
        if not isinstance(node.value, (dict, tuple)):
            return text_lines(head, node.value, _indent(trail))
        if not node.value:
            return [f"{head} {flow(node)}"]
        if self._holds(trail) or not _may_be_short(trail, node):
            return None
        line = f"{head} {flow(node)}"
        if len(line) <= WIDTH:
            return [line]
        years = isinstance(node.value, dict) and all(map(is_year, node.items))
        plain = not any(isinstance(child.value, (dict, tuple)) for child in _children(node))
        return wrapped(head, node) if plain and (years or isinstance(node.value, tuple)) else None

    def _inside(self, trail: Trail, node: Node) -> None:
        """What a key holds, on the lines below it."""
        if not isinstance(node.value, tuple):
            return self.mapping(trail, node)
        for position, child in enumerate(node.value):
            here = (*trail, position)
            self._above(here, _indent(trail))
            self._item(here, child)
        return self._end(trail)

    def _item(self, trail: Trail, node: Node) -> None:
        """An entry of a list; what it holds begins on the line of its dash."""
        dash = f"{_indent(trail[:-1])}- "
        block = isinstance(node.value, dict) and node.value and (self._holds(trail) or not _is_flat(node))
        if not block:
            self._line(f"{dash}{flow(node)}", "\n".join(self.said.pop(("beside", trail), [])))
            return
        first = (*trail, next(iter(node.items)))
        for text in self.said.pop(("above", first), []):
            self.lines += comment_lines(text, dash[:-2], dash[:-2])
        if beside := self.said.pop(("beside", trail), []):
            self.said["beside", first] = [*beside, *self.said.get(("beside", first), [])]
        start = len(self.lines)
        self.mapping(trail, node)
        self.lines[start] = f"{dash}{self.lines[start][len(dash) :]}"

    def _holds(self, trail: Trail) -> bool:
        """Whether a comment stands inside something."""
        below = (known != trail and known[: len(trail)] == trail for _, known in self.said)
        return ("end", trail) in self.said or any(below)

    def _line(self, line: str, beside: str) -> None:
        """A line with the comment beside it; further lines of the comment begin below its first."""
        self.lines += comment_lines(beside, f"{line}  ", " " * (len(line) + 2)) if beside else [line]


def _apart(trail: Trail, tall: bool) -> bool:
    """Whether an empty line comes before an entry: between sections, and between elements."""
    return tall and (not trail or (len(trail) == 1 and trail[0] in _ELEMENTS))


def _may_be_short(trail: Trail, node: Node) -> bool:
    """Whether something may stand in one line: figures, years, lists and flat mappings, but no whole element."""
    if len(trail) <= 2 and trail[0] in _ELEMENTS:
        return False
    return _is_flat(node) or (isinstance(node.value, tuple) and all(map(_is_flat, node.value)))


def _is_flat(node: Node) -> bool:
    """Whether a mapping or list holds plain values; a figure may hold a list of words too."""
    figure = "value" in node.items
    return all(
        not isinstance(child.value, (dict, tuple))
        or not child.value
        or (figure and name not in WRITTEN and _is_words(child))
        for name, child in zip(node.items or range(len(_children(node))), _children(node), strict=True)
    )


def _is_words(node: Node) -> bool:
    return isinstance(node.value, tuple) and _is_flat(node)


def _children(node: Node) -> tuple[Node, ...]:
    return node.value if isinstance(node.value, tuple) else tuple(node.items.values())


def _indent(trail: Trail) -> str:
    """The space before the entries of what stands at a trail."""
    return "  " * len(trail)
