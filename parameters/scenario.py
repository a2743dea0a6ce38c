"""Scenarios: small differences laid over a plan, each kept as ``address: old -> new``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from parameters.documents import Mark, Node, plain
from parameters.elements import Element
from parameters.parameter import Parameter
from parameters.uncertainty import NOTHING_SHARED, Uncertainty
from parameters.values import Value, leaves

RESERVED = {"status_quo": "No new policy", "reform": "The plan"}
"""The scenarios that every plan has, with their titles."""


@dataclass(frozen=True)
class Change:
    """What a scenario (or ``--set``) changes; ``old`` and ``new`` are plain data, None for "not there".

    >>> print(Change("pay.nurse", 100, 110.0, "plan.yaml:8"))
    pay.nurse: 100 -> 110.0
    """

    address: str
    old: Any
    new: Any
    origin: str

    def __str__(self) -> str:
        return f"{self.address}: {_short(self.old)} -> {_short(self.new)}"


@dataclass(frozen=True)
class Scenario:
    """One version of the plan, complete. ``reform`` is False for the status quo: nothing new is done in it."""

    name: str
    title: str
    reform: bool
    world: Mapping[str, Any]
    actions: Mapping[str, Element]
    places: Mapping[str, Element]
    institutions: Mapping[str, Element]
    financing: Mapping[str, Element]
    indicators: Mapping[str, Element]
    benefits: Mapping[str, Element]
    changes: tuple[Change, ...] = ()
    uncertainty: Uncertainty = NOTHING_SHARED

    def elements(self) -> Iterator[Element]:
        """Places, institutions, actions, financing, indicators, then benefits."""
        sections = (self.places, self.institutions, self.actions, self.financing, self.indicators, self.benefits)
        for section in sections:
            yield from section.values()

    def parameters(self) -> dict[str, Parameter]:
        """Every figure by its address: also points of paths and their years, delays, factors, flows by year.

        Shared drivers come last, as ``uncertainty.drivers.NAME``.
        """
        return self.figures | {one.figure.address: one.figure for one in self.uncertainty.drivers.values()}

    @cached_property
    def figures(self) -> dict[str, Parameter]:
        """The same without the drivers."""
        settings: list[Value] = list(self.world.values())
        settings += [value for element in self.elements() for value in element.settings.values()]
        return {leaf.address: leaf for value in settings for leaf in leaves(value)}

    @cached_property
    def uncertain(self) -> dict[str, Parameter]:
        """The figures, drivers among them, that take part in draws."""
        return {address: figure for address, figure in self.parameters().items() if figure.uncertain}

    @cached_property
    def drivers(self) -> dict[str, tuple[str, ...]]:
        """For the address of each driver, the addresses of the figures that it multiplies."""
        return {one.figure.address: one.reach(self.figures) for one in self.uncertainty.drivers.values()}


def changed(address: str, old: Node | None, new: Node | None, mark: Mark) -> Change:
    """The change from one node to another."""
    return Change(address, _data(old), _data(new), str(mark))


def _data(node: Node | None) -> Any:
    """What a node says: a figure without its source is its value."""
    if node is None:
        return None
    if "value" in node.items:
        return plain(node.items["value"])
    if isinstance(node.value, dict):
        return {key: _data(child) for key, child in node.items.items()}
    return plain(node)


def _short(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_short(child)}" for key, child in value.items()) + "}"
    return str(value)
