"""What the Transition sheets have rows for: the groups, homes, staff and costs of each institution in any scenario."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from costing import Model, RunDown
from outputs.annex.catalogue import scenario_order
from outputs.annex.change_keys import UNTOUCHED, code
from outputs.annex.classified import Tables
from outputs.annex.tongue import say
from outputs.annex.units import named
from scenarios import Projection


@dataclass
class Shape:
    """One institution, over all scenarios; groups, homes and staff by code with their names.

    Attributes:
        ways: pairs of group and home.
        costs: keys of the change that its ledger lines have, with their names.
        extra: what not every institution has: own (decision), diverted, insurer, sale, frozen.
    """

    identity: str
    title: str
    groups: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    ways: dict[tuple[str, str], None] = field(default_factory=dict)
    staff: dict[str, str] = field(default_factory=dict)
    costs: dict[str, str] = field(default_factory=dict)
    extra: set[str] = field(default_factory=set)

    def of(self, letters: str) -> list[str]:
        """The keys of its costs that begin with one of the letters."""
        return [key for key in self.costs if key[0] in letters]


def shapes(tables: Tables) -> dict[str, Shape]:
    """Every institution of any scenario."""
    projection, keys = tables.annex.projection, tables.annex.keys
    found: dict[str, Shape] = {}
    for name in scenario_order(projection):
        model = projection.scenarios[name].model
        for identity, down in model.institutions.items():
            _grow(found.setdefault(identity, Shape(identity, down.title)), down, model)
    used = {(given["element"], given["change"]) for _, _, given in tables.ledger.rows}
    for identity, shape in found.items():
        names = keys.names["change"].items()
        shape.costs = {key: name for key, name in names if (identity, key) in used and key != UNTOUCHED}
    return found


def _grow(shape: Shape, down: RunDown, model: Model) -> None:
    for one in down.people.groups if down.people else ():
        shape.groups[code(one.name)] = named(one.name)
        shape.ways |= {(code(one.name), code(way.offer.name)): None for way in one.ways}
    shape.homes |= {code(name): _home(model, name) for name in down.offers}
    shape.staff |= {code(one.cadre): named(one.cadre) for one in down.staff}
    given = {
        "own": any(one.group.own_decision is not None for one in down.people.groups) if down.people else False,
        "diverted": down.diverted is not None,
        "insurer": down.insurer is not None,
        "sale": down.estate is not None and down.estate.receipts is not None,
        "frozen": down.budget.frozen is not None,
    }
    shape.extra |= {name for name, there in given.items() if there}


def _home(model: Model, name: str) -> str:
    """A kind of home by its title and what it is."""
    place = model.scenario.places[name]
    kind = str(place.settings.get("destination", "supported home"))
    return place.title if kind.lower() in place.title.lower() else f"{place.title} ({say(kind)})"


def joined(shapes: Iterable[Shape], what: str) -> dict[str, str]:
    """The groups, homes or staff of several institutions."""
    found: dict[str, str] = {}
    for shape in shapes:
        found |= getattr(shape, what)
    return found


def sheet_names(projection: Projection) -> dict[str, str]:
    """The name of the sheet of each institution: at most 31 characters, each another."""
    names: dict[str, str] = {}
    for name in scenario_order(projection):
        for identity in projection.scenarios[name].model.institutions:
            short, number = f"Transition {identity}"[:31], 2
            while identity not in names and short.lower() in {used.lower() for used in names.values()}:
                short, number = f"Transition {identity}"[: 31 - len(f" {number}")] + f" {number}", number + 1
            names.setdefault(identity, short)
    return names
