"""Finding, replacing and removing nodes in the tree of a plan; a tree is never changed, a new one is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parameters.documents import Node
from parameters.layers import is_series

Trail = tuple[str, ...]
"""The keys that lead to a node; positions in lists are texts too."""
_SERIES_KEYS = ("delay", "factor", "between", "unit")


def resolve(tree: Node, address: str) -> Trail | None:
    """The trail of an address, or None if nothing is there.

    A point of a path is found by its position (``coverage.1``) and by its year (``coverage.2032``).
    """
    node: Node | None = tree
    trail: Trail = ()
    for name in address.split("."):
        step = _step(node, name) if node is not None else None
        if step is None or node is None:
            return None
        trail, node = (*trail, *step), at(node, step)
    return trail


def _step(node: Node, name: str) -> Trail | None:
    if isinstance(node.value, tuple):
        return (name,) if name.isdigit() and int(name) < len(node.value) else None
    if name in node.items:
        return (name,)
    if "points" in node.items:
        inner = _step(node.items["points"], name)
        return ("points", *inner) if inner else None
    if is_series(node) and name.isdigit() and int(name) < len(node.items):
        return (sorted(node.items)[int(name)],)
    return None


def at(tree: Node, trail: Trail) -> Node | None:
    """The node at a trail."""
    node: Node | None = tree
    for name in trail:
        if node is None:
            return None
        node = node.value[int(name)] if isinstance(node.value, tuple) else node.items.get(name)
    return node


def put(tree: Node, trail: Trail, new: Node | None) -> Node:
    """The tree with ``new`` at the trail, or without what is there; mappings on the way are made if need be."""
    name, rest = trail[0], trail[1:]
    if isinstance(tree.value, tuple):
        children = list(tree.value)
        child = put(children[int(name)], rest, new) if rest else new
        children[int(name) : int(name) + 1] = [child] if child else []
        return replace(tree, value=tuple(children))
    if name in _SERIES_KEYS and is_series(tree) and "points" not in tree.items:
        tree = replace(tree, value={"points": replace(tree, key=None)})
    entries = dict(tree.items)
    if rest and name not in entries and new is not None:
        entries[name] = Node({}, new.mark)
    found = put(entries[name], rest, new) if rest else new
    if found is None:
        entries.pop(name, None)
    else:
        entries[name] = found
    return replace(tree, value=entries)


def renamed(tree: Node, trail: Trail, name: str) -> Node:
    """The tree with the last key of the trail renamed, in its place."""
    parent, wrapped = at(tree, trail[:-1]), trail[:-1]
    if parent is not None and trail[-1] not in parent.items and "points" in parent.items:
        wrapped = (*wrapped, "points")
        parent = parent.items["points"]
    if parent is None:
        return tree
    entries = {name if key == trail[-1] else key: child for key, child in parent.items.items()}
    return put(tree, wrapped, replace(parent, value=entries))


def sections_of(tree: Node) -> Iterator[str]:
    """Addresses two and three keys deep that are not figures: elements and their settings."""
    for section, node in tree.items.items():
        for name, child in node.items.items():
            yield f"{section}.{name}"
            yield from (f"{section}.{name}.{key}" for key in child.items)
