"""Finding, replacing and removing nodes in the tree of a plan; a tree is never changed, a new one is made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parameters.documents import Node
from parameters.layers import is_series

Trail = tuple[str, ...]
"""The keys that lead to a node; positions in lists are texts too."""
_NAME = re.compile(r'"(?P<quoted>(?:[^"\\]|\\.)+)"(?=\.|$)|[^.]*')
_SERIES_KEYS = ("delay", "factor", "between", "unit")


def names_of(address: str) -> Trail:
    """The names in an address; one that holds dots stands in double quotes.

    >>> names_of('approved.programmes."2.4"')
    ('approved', 'programmes', '2.4')
    """
    found: list[str] = []
    place = 0
    while place <= len(address):
        match = _NAME.match(address, place)
        text = match[0] if match else ""
        quoted = match["quoted"] if match else None
        found.append(text if quoted is None else re.sub(r"\\(.)", r"\1", quoted))
        place += len(text) + 1
    return tuple(found)


def resolve(tree: Node, address: str | Sequence[str]) -> Trail | None:
    """The trail of an address, or of its names; None if nothing is there.

    A point of a path is found by its position (``coverage.1``) and by its year (``coverage.2032``). A name with dots
    that is there is found without quotes too.
    """
    names = names_of(address) if isinstance(address, str) else tuple(address)
    if not names:
        return ()
    for length in range(1, len(names) + 1):
        step = _step(tree, ".".join(names[:length]))
        below = at(tree, step) if step is not None else None
        rest = resolve(below, names[length:]) if below is not None else None
        if step is not None and rest is not None:
            return (*step, *rest)
    return None


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
