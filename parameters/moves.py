"""Moving one figure: set to, multiplied by, or increased by an amount; its range moves with it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from parameters.documents import Mark, Node
from parameters.parameter import ASSUMPTION
from parameters.problems import Collector

VERBS = ("set", "times", "plus")
_NUMBERS = ("value", "low", "high")
_RANGE = ("low", "high", "interval", "standard_error", "kind")
_FACTOR, _FAR = 5, 20
"""A value up to the first, below the range by more than the second, is perhaps a factor."""
_NEAR = 1.645
"""How many standard errors a mean may be moved and keep its error: the middle 90 % of a normal distribution."""


class Move(NamedTuple):
    """A verb and its amount: ``times 1.1``."""

    verb: str
    amount: float


def moved(verb: str, value: float, amount: float) -> float:
    """``value`` set to, multiplied by or increased by ``amount``, to 12 digits.

    >>> moved("plus", 0.1, 0.2), moved("times", 3, 1.1), moved("set", 3, 4)
    (0.3, 3.3, 4)
    """
    if verb == "set":
        return amount
    return float(f"{value * amount if verb == 'times' else value + amount:.12g}")


def moved_figure(address: str, old: Node, move: Move, new: Node, warnings: Collector) -> Node:
    """The figure at ``old`` moved, as written at ``new``.

    ``times`` and ``plus`` move low and high too, and ``times`` the standard error. ``set`` keeps the range if the new
    value lies in it; otherwise the range goes, with a warning, because it spoke of another value.
    """
    verb, amount = move
    if not old.items:
        return Node(moved(verb, old.number or 0, amount), new.mark, new.label)
    entries = dict(old.items)
    for key in _NUMBERS if verb != "set" else ("value",):
        number = entries[key].number if key in entries else None
        if number is not None:
            entries[key] = Node(moved(verb, number, amount), new.mark, entries[key].key)
    error = entries["standard_error"].number if "standard_error" in entries else None
    if verb == "times" and error is not None:
        entries["standard_error"] = Node(moved(verb, error, abs(amount)), new.mark, entries["standard_error"].key)
    if verb == "times" and amount < 0 and "low" in entries and "high" in entries:
        entries["low"], entries["high"] = entries["high"], entries["low"]
    node = Node(entries, new.mark, new.label)
    return _without_range(address, node, old, warnings) if verb == "set" and _leaves_range(node, old) else node


def neutral_moved(verb: str, old: Node, amount: float, mark: Mark) -> Node:
    """A factor that no file gives, moved: a figure whose source is the scenario."""
    said = f"{verb} by {mark}"
    written: dict[str, float | str] = {"value": moved(verb, old.number or 0, amount), "source": said, "fixed": said}
    return Node({key: Node(value, mark) for key, value in written.items()}, mark, mark)


def _range(node: Node) -> tuple[float, float] | None:
    """From where to where a figure may be set and keep its range."""
    value, low, high, error = (
        node.items[key].number if key in node.items else None for key in ("value", "low", "high", "standard_error")
    )
    if value is not None and error is not None:
        return moved("plus", value, -_NEAR * error), moved("plus", value, _NEAR * error)
    return None if low is None or high is None else (low, high)


def _leaves_range(node: Node, old: Node) -> bool:
    value, known = node.items["value"].number, _range(old)
    return known is not None and value is not None and not known[0] <= value <= known[1]


def _like_a_factor(node: Node, low: float | None) -> bool:
    """Whether a value in a workbook looks like a factor that was meant to move a far larger figure."""
    value = node.items["value"].number or 0
    return bool(node.mark.cell) and low is not None and 0 < value <= _FACTOR and low > _FAR * value


def _without_range(address: str, node: Node, old: Node, warnings: Collector) -> Node:
    low, high = _range(old) or (None, None)
    message = f"{node.items['value'].value} is outside its range {low} to {high}; used without a range"
    hint = "if it is a factor, write times into the column 'change'" if _like_a_factor(node, low) else ""
    warnings.add(node.label, address, message, hint, show=False)
    entries = {key: child for key, child in node.items.items() if key not in _RANGE}
    entries["fixed"] = Node(f"set by {node.label}", node.mark)
    source = entries["source"].value if "source" in entries else ""
    if str(source).strip().lower() == ASSUMPTION:
        entries["source"] = Node(f"set by {node.label} in place of an assumption", node.mark)
    return replace(node, value=entries)
