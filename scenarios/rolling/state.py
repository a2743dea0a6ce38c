"""How a plan stands at the end of a year by its own reckoning: what the next plan starts from where nobody counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from costing import Row, RunDown
from parameters import Element, Parameter
from scenarios.projection import Projected

COUNTED_BY_THING = ("facility", "mobile_team", "training_places", "training_cascade", "transfer")
"""Cost kinds whose `at_start` is a number of things or people; that of others is the share that runs."""


@dataclass(frozen=True)
class Standing:
    """A figure of the plan as it stands at the end of a year."""

    address: str
    value: float
    unit: str


@dataclass(frozen=True)
class State:
    """A costed scenario, looked at in one year."""

    one: Projected
    year: int

    def at(self, row: Row) -> float:
        """A line in the year."""
        values = self.one.values(row)
        return float(values[min(row.book.years.index(self.year), len(values) - 1)])

    def standings(self) -> Iterator[Standing]:
        """Everything that the base year of a plan says, as it stands now."""
        world = self.one.model.world
        people = self.one.model.scenario.world["population"]
        yield Standing("population", self.at(world.population), people.unit)
        yield from self._prices()
        for name, action in self.one.model.scenario.actions.items():
            yield from self._action(name, action)
        for name, down in self.one.model.institutions.items():
            yield from self._institution(self.one.model.scenario.institutions[name], down)

    def begun(self, action: Element) -> bool:
        """Whether an action runs at the end of the year, as its dates say."""
        start = action.settings.get("start")
        return not isinstance(start, Parameter) or start.value < self.year + 1

    def over(self, element: Element) -> bool:
        """Whether something has ended by then."""
        end = element.settings.get("end")
        return isinstance(end, Parameter) and end.value <= self.year + 1

    def _prices(self) -> Iterator[Standing]:
        """The price level and exchange rates that the plan expected for the year."""
        base, world = self.one.model.book.base_year, self.one.model.scenario.world
        prices = world["prices"]
        count = self.year - base
        general = self.at(self.one.model.ledger.general)
        abroad, falls = ((1 + prices[name].value) ** count for name in ("foreign_inflation", "depreciation"))
        for name, grown in (("deflator", general), ("exchange_rate", falls), ("ppp", general / abroad)):
            known = world.get(name, {}).get(base)
            if isinstance(known, Parameter):
                yield Standing(f"{name}.{self.year}", known.value * grown, known.unit)

    def _action(self, name: str, action: Element) -> Iterator[Standing]:
        given = action.settings.get("at_start")
        unit = given.unit if isinstance(given, Parameter) else ""
        model, address = self.one.model, f"{action.address}.at_start"
        open_ = [row for row in model.book.rows if row.tags.get("element") == name and row.label == "units open"]
        trained = model.world.reached.get(name, [])
        received = [row for row in model.book.rows if row.tags.get("element") == name and row.label == "recipients"]
        if open_:
            yield Standing(address, self.at(open_[0]), str(open_[0].unit))
        elif action.kind == "training_cascade" and trained:
            yield Standing(address, sum(map(self.at, trained)), "people")
        elif action.kind == "transfer" and received:
            yield Standing(address, sum(map(self.at, received)), str(received[0].unit))
        elif action.kind not in COUNTED_BY_THING and self.begun(action) and not self.over(action):
            yield Standing(address, 1.0, unit)

    def _institution(self, element: Element, down: RunDown) -> Iterator[Standing]:
        settings, address = element.settings, element.address
        given = settings.get("groups")
        groups = [str(name) for name in given] if isinstance(given, Mapping) else []
        living = {one.name: one for one in (down.people.groups if down.people is not None else ())}
        for name in groups:
            row = next((one.residents for key, one in living.items() if key in (name, name.replace("_", " "))), None)
            if row is not None:
                yield Standing(f"{address}.groups.{name}.residents", self.at(row), "people")
        if "residents" in settings:
            yield Standing(f"{address}.residents", self.at(down.residents), "people")
        if "beds" in settings:
            yield Standing(f"{address}.beds", self.at(down.beds), "people")
        if down.wards is None or down.site is None:
            return
        yield Standing(f"{address}.wards", self.at(down.wards), "ward")
        before = self.one.values(down.residents)[0]
        left = {
            "fixed": self.at(down.site),
            "step": self.at(down.wards) / self.one.values(down.wards)[0],
            "variable": self.at(down.residents) / before if before else 0.0,
        }
        for name, share in left.items():
            amount = settings.get(name)
            if isinstance(amount, Parameter):
                yield Standing(f"{address}.{name}", amount.value * share, amount.unit)
        for freed in down.staff:
            yield Standing(f"{address}.staff.{freed.cadre}.posts", self.at(freed.needed), "FTE")

    def homes(self) -> Iterator[tuple[str, float]]:
        """What the homes lived in at the end of the year cost a year, by kind, in money of the year."""
        for name in self.one.model.scenario.places:
            offers = [down.offers[name] for down in self.one.model.institutions.values() if name in down.offers]
            used, stand = (
                sum(map(self.at, rows)) for rows in ([o.places.years for o in offers], [o.places.open for o in offers])
            )
            lines = [e for e in self.one.model.ledger.entries if e.tags.get("homes") == name and not e.capital]
            cost = sum(self.at(entry.nominal) for entry in lines)
            if used > 0 and cost > 0:
                yield name, cost * stand / used

    def owed(self) -> float:
        """What the bridge has lent by the end of the year."""
        bridge = self.one.model.bridge
        return 0.0 if bridge is None else self.at(bridge.balance)

    def spent(self, whom: str, name: str, year: int) -> float:
        """What the plan expected to be spent in a year, for an element, payer, class or directive."""
        tag = {"element": "element", "payer": "payer", "class": "econ", "programme": "directive"}[whom]
        then = State(self.one, year)
        found = [e for e in self.one.model.ledger.entries if _fits(e.tags.get(tag, ""), name, whom)]
        return float(np.sum([then.at(entry.nominal) for entry in found]))


def _fits(tag: str, name: str, whom: str) -> bool:
    return tag.startswith(name) if whom == "class" else tag == name
