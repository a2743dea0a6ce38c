"""The settings that a tree gives: figures, series, lists and words, each with the names that lead to it."""

from __future__ import annotations

from collections.abc import Iterator

from parameters.documents import Node
from parameters.layers import is_series
from parameters.parameter import WRITTEN
from parameters.workbook.setting_path import Trail


def leaves(node: Node, trail: Trail = ()) -> Iterator[tuple[Trail, Node]]:
    """Every setting below a node that would stand on a row of its own.

    A figure is one, with all its keys; a series of plain numbers by year is one; so is a list of plain values.
    """
    if isinstance(node.value, tuple):
        if all(child.number is not None or isinstance(child.value, str) for child in node.value):
            yield trail, node
            return
        for position, child in enumerate(node.value):
            yield from leaves(child, (*trail, position))
    elif node.items and not _is_one(node):
        for key, child in node.items.items():
            yield from leaves(child, (*trail, key))
    elif node.value is not None and node.value != {}:
        yield trail, node


def _is_one(node: Node) -> bool:
    """Whether a mapping is one setting: a figure, the change of a figure, or plain numbers by year."""
    if any(child.items for child in node.items.values()):
        return False
    if set(node.items) <= set(WRITTEN) and ("value" in node.items or "kind" not in node.items):
        return True
    return is_series(node) and all(child.number is not None for child in node.items.values())
