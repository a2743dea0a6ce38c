"""Layers of a plan laid over each other, key by key; every figure keeps the place it was written at."""

from __future__ import annotations

import re

from parameters.documents import Node
from parameters.parameter import WRITTEN

_YEAR = re.compile(r"\d{4}")


def merged(lower: Node | None, upper: Node | None, *, whole_series: bool = True) -> Node | None:
    """``upper`` laid over ``lower``.

    A figure is one thing: a new value replaces it with its unit, range and source, so that no value is shown with
    another's source. Keys without a value (``{low: 5}``) change the figure below. A path or flow is one thing too,
    unless ``whole_series`` is off (series of the world, such as exchange rates, are merged year by year). Nothing
    (``null``) written over something removes it.
    """
    if lower is None or upper is None:
        return lower if upper is None else upper
    if upper.value == {}:
        return lower
    if not lower.items or not upper.items or _replaces(lower, upper, whole_series):
        return upper
    entries = dict(lower.items)
    for key, child in upper.items.items():
        if child.value is None and key in entries:
            del entries[key]
        else:
            entries[key] = _child(entries.get(key), child, whole_series)
    return Node(entries, upper.mark, upper.key)


def _child(lower: Node | None, upper: Node, whole_series: bool) -> Node:
    result = merged(lower, upper, whole_series=whole_series)
    return upper if result is None else result


def is_figure(node: Node) -> bool:
    """Whether a node is written as a figure: a number, or a mapping with a value."""
    return node.number is not None or "value" in node.items


def is_series(node: Node) -> bool:
    """Whether a node is a path or a flow: its keys are years, or it has points."""
    return bool(node.items) and ("points" in node.items or all(_YEAR.fullmatch(key) for key in node.items))


def _replaces(lower: Node, upper: Node, whole_series: bool) -> bool:
    if is_figure(upper):
        return True
    if is_figure(lower):
        return not set(upper.items) <= set(WRITTEN)
    return whole_series and (is_series(lower) or is_series(upper))
