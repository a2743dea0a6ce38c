"""What a plan says of an element beside its cost: who owns it, what it yields, who pays and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from parameters.documents import Mark, Node
from parameters.figures import Reader
from parameters.problems import Collector, Wording, did_you_mean
from parameters.reading import text

ABOUT_KEYS = ("owner", "indicator", "output", "funding", "apart_from", "priority", "left_out")
SOURCES = (
    "treasury", "insurance", "grant", "loan", "local government", "community", "other ministry",
)  # fmt: skip
"""Where the money of an element may come from."""
STATUSES = ("asked", "promised", "voted", "spent")
"""How sure that money is, from a wish to a fact."""
_FUNDING = ("source", "status", "ends", "successor")
_DEFAULT = Mark("default of CareShift")
_COSTED = ("actions", "places", "institutions")
_FOR_ACTIONS = ("priority", "left_out")
"""Keys that only actions may have: institutions, homes and what people need who moved are paid first."""
_YEAR = re.compile(r"\d{4}")


def usual_about(section: str) -> dict[str, Node]:
    """What is taken where a plan says nothing: the treasury has been asked."""
    if section not in _COSTED:
        return {}
    said = {"source": Node("treasury", _DEFAULT, _DEFAULT), "status": Node("asked", _DEFAULT, _DEFAULT)}
    return {"funding": Node(said, _DEFAULT, _DEFAULT)}


def read_about(reader: Reader, node: Node, address: str, payer: str) -> dict[str, Any]:
    """Every key of `ABOUT_KEYS`; ``owner`` is the payer if nobody else is named.

    ``priority`` is None where the plan gives none; ``left_out`` says why nothing new of an action is done.
    """
    for key in () if address.startswith("actions.") else _FOR_ACTIONS:
        if key in node.items:
            message = "is for actions: institutions and homes are never put off for want of money"
            reader.problems.add(node.items[key].label, f"{address}.{key}", message, show=False)
    words = {key: _text(reader, node, address, key) for key in ("owner", "indicator", "output", "left_out")}
    funding, apart = node.items.get("funding"), node.items.get("apart_from")
    return {
        **words,
        "owner": words["owner"] or payer,
        "funding": _funding(reader, funding, f"{address}.funding") if funding is not None else {},
        "apart_from": _apart(reader, apart, f"{address}.apart_from") if apart is not None else {},
        "priority": _priority(reader, node.items.get("priority"), f"{address}.priority"),
    }


def about_may_hold(trail: Sequence[str]) -> bool:
    """Whether a new entry may stand at a trail below an element, such as ``funding, ends``."""
    if trail[0] == "funding":
        return len(trail) == 1 or (len(trail) == 2 and trail[1] in _FUNDING)
    return trail[0] in ABOUT_KEYS and len(trail) <= (2 if trail[0] == "apart_from" else 1)


def check_apart(tree: Node, problems: Collector) -> None:
    """Every element that ``apart_from`` speaks of must be in the plan."""
    names = [name for section in _COSTED for name in tree.items[section].items]
    for section in _COSTED:
        for own, element in tree.items[section].items.items():
            apart = element.items.get("apart_from")
            for name, child in (apart.items if apart is not None else {}).items():
                if name not in names or name == own:
                    hint = did_you_mean(name, [known for known in names if known != own])
                    message = "must be the name of another action, place or institution of the plan"
                    problems.add(child.label, f"{section}.{own}.apart_from.{name}", message, hint, show=False)


def _text(reader: Reader, node: Node, address: str, key: str) -> str:
    child = node.items.get(key)
    return (text(reader, child, f"{address}.{key}") or "") if child is not None else ""


def _funding(reader: Reader, node: Node, address: str) -> dict[str, Any]:
    if not isinstance(node.value, dict):
        message = f"must hold source, status, ends and successor (got {node.said})"
        setting = address.rpartition(".")[2]
        rows = f"write each in a row of its own: {setting}.source, {setting}.status and {setting}.ends"
        hint = Wording("write {source: grant, status: promised, ends: 2029}", rows)
        reader.problems.add(node.mark, address, message, hint)
        return {}
    for key, child in node.items.items():
        if key not in _FUNDING:
            reader.problems.unknown(child.label, f"{address}.{key}", key, _FUNDING)
    return {
        "source": _word(reader, node, address, "source", SOURCES),
        "status": _word(reader, node, address, "status", STATUSES),
        "ends": _year(reader, node.items.get("ends"), f"{address}.ends"),
        "successor": _text(reader, node, address, "successor"),
    }


def _word(reader: Reader, node: Node, address: str, key: str, known: tuple[str, ...]) -> str:
    child = node.items.get(key)
    if child is None or child.value in known:
        return str(child.value) if child is not None else known[0]
    message = f"must be one of {', '.join(known)} (got {child.said})"
    reader.problems.add(child.mark, f"{address}.{key}", message, did_you_mean(str(child.value), known))
    return known[0]


def _year(reader: Reader, node: Node | None, address: str) -> int | None:
    if node is None:
        return None
    if _YEAR.fullmatch(str(node.value)):
        return int(str(node.value))
    reader.problems.add(node.mark, address, f"must be the last year with this money, such as 2029 (got {node.said})")
    return None


def _priority(reader: Reader, node: Node | None, address: str) -> int | float | None:
    if node is None or (node.number is not None and node.number >= 0):
        return None if node is None else node.number
    message = f"must be a number from 0 on; the lowest is paid first and cut last (got {node.said})"
    reader.problems.add(node.mark, address, message)
    return None


def _apart(reader: Reader, node: Node, address: str) -> dict[str, str]:
    if not isinstance(node.value, Mapping):
        message = f"must hold names of other elements and why they do not cover the same thing (got {node.said})"
        reader.problems.add(node.mark, address, message)
        return {}
    return {name: text(reader, child, f"{address}.{name}") or "" for name, child in node.items.items()}
