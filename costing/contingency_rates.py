"""The rates of contingencies and taxes that a plan gives, as lines: which one a cost line carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from costing.lines import Input, Line, Row, Scope
from costing.world import World, lower_bound
from parameters import Parameter

COUNTED = "contingencies.count"
"""The address of the switch: 1 in the base case, 0 in draws, which bring their own uncertainty."""
THINGS = {"E3111": "buildings", "E31121": "vehicles", "E31122": "equipment", "E3113": "development"}
"""What optimism bias is told apart by, from the beginning of the economic class."""
SPECIAL = "non_standard_buildings"
Tags = Mapping[str, str]
Found = dict[str, tuple[str, Row]]
"""By layer: the key of a rate, and the rate."""


@dataclass
class Rates:
    """Rates by key: `C.` physical contingency of a price class, `B.` optimism bias of a kind of thing, `T.` tax.

    A key ends in the name of an action, place or institution where the plan says more of it.
    """

    world: World
    known: dict[str, Row] = field(default_factory=dict)
    _on: Scope | None = None

    def contingencies(self, tags: Tags) -> Found:
        """The rates of contingency that a line carries, by layer.

        Capital carries optimism bias until it is procured, physical contingency afterwards; where the plan gives no
        bias for it, physical contingency. All else carries physical contingency.
        """
        found: Found = {}
        price_class = tags["price_class"]
        procured, about = self._said("procured", tags)
        bias = self._bias(tags) if tags["nature"] == "capital" else None
        physical = self._physical(price_class)
        if bias is not None:
            found["optimism bias"] = (
                bias if procured is None else self._part(bias, 1 - procured, about, "not yet procured")
            )
            if procured is not None and physical is not None:
                found["physical contingency"] = self._part(physical, procured, about, "procured")
        elif physical is not None:
            found["physical contingency"] = physical
        return found

    def tax(self, tags: Tags) -> Found:
        """The rate of tax that a line carries, if there is one."""
        price_class = tags["price_class"]
        tax = self._given("taxes", price_class)
        return {} if tax is None else {"tax": self._keep(f"T.{price_class}", f"tax, {price_class}", tax)}

    @property
    def on(self) -> Scope:
        """Where the rates stand."""
        if self._on is None:
            self._on = self.world.book.scope("contingencies and taxes")
        return self._on

    def _physical(self, price_class: str) -> tuple[str, Row] | None:
        rate = self._given("contingencies", "physical", price_class)
        if rate is None:
            return None
        return self._keep(f"C.{price_class}", f"physical contingency, {price_class}, counted", rate * self._counted())

    def _bias(self, tags: Tags) -> tuple[str, Row] | None:
        thing = next((name for code, name in THINGS.items() if tags["econ"].startswith(code)), "")
        plain = self._managed(thing)
        special = self._managed(SPECIAL) if thing == "buildings" else None
        share, about = self._said("non_standard", tags)
        if special is None or share is None:
            return plain
        mixed = special[1] * share if plain is None else special[1] * share + plain[1] * (1 - share)
        return self._keep(f"B.{thing}.{about}", f"optimism bias, {thing}, {about}, with those not standard", mixed)

    def _managed(self, thing: str) -> tuple[str, Row] | None:
        """The upper value of optimism bias less what of it is mitigated."""
        upper = self._given("contingencies", "optimism_bias", thing)
        if upper is None:
            return None
        mitigated = self._given("contingencies", "mitigated", thing)
        managed = upper if mitigated is None else upper * (1 - mitigated)
        return self._keep(f"B.{thing}", f"optimism bias, {_said(thing)}, counted", managed * self._counted())

    def _part(self, rate: tuple[str, Row], share: Line, about: str, what: str) -> tuple[str, Row]:
        """A rate on the part of a thing that is, or is not yet, procured."""
        key, row = rate
        return self._keep(
            f"{key}.{about}.{what.replace(' ', '_')}", f"{row.label}: {_said(about)}, {what}", row * share
        )

    def _keep(self, key: str, label: str, rate: Line) -> tuple[str, Row]:
        if key not in self.known:
            self.known[key] = rate if isinstance(rate, Row) else self.on.line(label, rate)
        return key, self.known[key]

    def _counted(self) -> Input:
        label = "contingencies are counted: 1 in the base case, 0 in draws"
        return self.on.input(label, 1, "", address=COUNTED, lower=0)

    def _said(self, setting: str, tags: Tags) -> tuple[Input | None, str]:
        """A share that the plan gives for a kind of home or an element, and its name."""
        for name in (tags.get("homes", ""), tags["element"]):
            found = self._given("contingencies", setting, name)
            if found is not None:
                return found, name
        return None, ""

    def _given(self, *keys: str) -> Input | None:
        """A figure of the plan as an input, if it is given."""
        node: object = self.world.scenario.world
        for key in keys:
            node = node.get(key) if isinstance(node, Mapping) else None
        if not isinstance(node, Parameter):
            return None
        label = ", ".join(_said(key) for key in keys)
        return self.on.input(label, node.value, node.unit, address=node.address, lower=lower_bound(node))


def unknown_names(world: Mapping[str, object], names: set[str]) -> Iterator[str]:
    """Addresses of shares that are said of something that no scenario of the plan has."""
    given = world.get("contingencies")
    for setting in ("procured", "non_standard"):
        shares = given.get(setting) if isinstance(given, Mapping) else None
        for name in shares if isinstance(shares, Mapping) else ():
            if name not in names:
                yield f"contingencies.{setting}.{name}"


def _said(name: str) -> str:
    return name.replace("_", " ")
