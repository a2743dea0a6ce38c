"""Whether two trees say the same: the proof of every conversion."""

from __future__ import annotations

import math
from typing import Any

from parameters.documents import Node
from parameters.parameter import WRITTEN


def agrees(one: Node, other: Node) -> bool:
    """Whether two trees hold the same keys, in the same order, with the same values; 5.0 is 5.

    The keys of a figure may come in another order: in a workbook it is that of the columns.
    """
    alike: bool = _known(one) == _known(other) and _order(one) == _order(other)
    return alike


def _known(node: Node) -> Any:
    """The values of a tree; what is no number (.nan) equals itself here, and truth is no number."""
    value = node.value
    if isinstance(value, dict):
        return {key: _known(child) for key, child in value.items()}
    if isinstance(value, tuple):
        return [_known(child) for child in value]
    return (isinstance(value, (bool, str)), ".nan" if isinstance(value, float) and math.isnan(value) else value)


def _order(node: Node) -> Any:
    """The keys of a tree in their order, those of figures apart from the others."""
    if isinstance(node.value, tuple):
        return [_order(child) for child in node.value]
    return [(key, _order(child)) for key, child in node.items.items() if key not in WRITTEN or child.items]
