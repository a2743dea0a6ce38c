"""Anchors: what services cost in print, as multiples of their country's income a head, for a look at a plan's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from parameters.documents import Node, plain
from parameters.library import Library, shipped
from parameters.problems import Collector, PlanError

MEASURES = ("unit", "place", "day", "contact", "part")
"""What one of it costs: a unit and year, a place lived in for a year, a night or bed-day, a contact; a part of a cost
is told and compared with nothing."""
_TEXTS = ("family", "measure", "country", "what", "unit", "source", "grade")
_KEYS = (*_TEXTS, "value", "low", "high", "note", "income")
_FAMILY = ("title", "actions")


@dataclass(frozen=True)
class Anchor:
    """A published cost in money of its country and year (`unit`), with the income a head of that country and year."""

    id: str
    family: str
    measure: str
    country: str
    what: str
    value: float
    low: float
    high: float
    unit: str
    income: float
    source: str
    grade: str

    @property
    def lowest(self) -> float:
        """Its low end as a multiple of income a head."""
        return self.low / self.income

    @property
    def highest(self) -> float:
        """Its high end as a multiple of income a head."""
        return self.high / self.income


@dataclass(frozen=True)
class AnchorFamily:
    """Services that are compared with each other, and the actions of the menu that are such services."""

    id: str
    title: str
    actions: tuple[str, ...]
    anchors: tuple[Anchor, ...]

    def of(self, measure: str) -> tuple[Anchor, ...]:
        """The anchors that tell a measure."""
        return tuple(anchor for anchor in self.anchors if anchor.measure == measure)


def family_of(action: str, library: Library | None = None) -> AnchorFamily | None:
    """The family of an action of the menu; None where nothing published was found for it."""
    return next((family for family in load_families(library).values() if action in family.actions), None)


def load_families(library: Library | None = None) -> Mapping[str, AnchorFamily]:
    """Every family by its id, with its anchors.

    Raises:
        PlanError: something is wrong in the file.
    """
    return _load(library or shipped())


@cache
def _load(library: Library) -> Mapping[str, AnchorFamily]:
    problems = Collector()
    tree = library.read("anchors.yaml", problems)
    found = _families(tree, problems) if tree is not None else {}
    if problems.problems:
        raise PlanError(problems.problems, subject="the anchors")
    return found


def _families(tree: Node, problems: Collector) -> dict[str, AnchorFamily]:
    heads = tree.items.get("families")
    written = tree.items.get("anchors")
    known = dict(heads.items) if heads is not None else {}
    anchors = [_anchor(key, node, known, problems) for key, node in (written.items if written else {}).items()]
    return {key: _family(key, node, anchors, problems) for key, node in known.items()}


def _family(key: str, node: Node, anchors: list[Anchor | None], problems: Collector) -> AnchorFamily:
    _closed(node, f"families.{key}", _FAMILY, problems)
    told: dict[str, Any] = plain(node)
    actions = tuple(str(action) for action in told.get("actions", ()))
    own = tuple(anchor for anchor in anchors if anchor is not None and anchor.family == key)
    return AnchorFamily(key, str(told.get("title", key)), actions, own)


def _anchor(key: str, node: Node, families: Mapping[str, Node], problems: Collector) -> Anchor | None:
    address = f"anchors.{key}"
    _closed(node, address, _KEYS, problems)
    told: dict[str, Any] = plain(node)
    income = told.get("income", {})
    amounts = {"value": told.get("value"), "income.value": income.get("value") if isinstance(income, dict) else None}
    before = len(problems.problems)
    for name in _TEXTS:
        if not isinstance(told.get(name), str):
            problems.add(node.label, f"{address}.{name}", "must be text")
    for name, amount in amounts.items():
        if not isinstance(amount, (int, float)) or amount <= 0:
            problems.add(node.label, f"{address}.{name}", f"must be a number above 0 (got {amount})")
    if told.get("family") not in families:
        problems.unknown(node.label, f"{address}.family", str(told.get("family")), families, "family")
    if told.get("measure") not in MEASURES:
        problems.unknown(node.label, f"{address}.measure", str(told.get("measure")), MEASURES, "measure")
    if len(problems.problems) > before:
        return None
    value = float(told["value"])
    ends = (float(told.get("low", value)), float(told.get("high", value)))
    return Anchor(
        key,
        **{name: str(told[name]) for name in _TEXTS},
        value=value,
        low=min(value, *ends),
        high=max(value, *ends),
        income=float(income["value"]),
    )


def _closed(node: Node, address: str, keys: tuple[str, ...], problems: Collector) -> None:
    for name, child in node.items.items():
        if name not in keys:
            problems.unknown(child.label, f"{address}.{name}", name, keys)
