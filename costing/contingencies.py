"""What is put on top of new spending: optimism bias, physical contingency and taxes, each a ledger line of its own.

Contingencies stand on lines of new policy (standing new or expansion). What is spent anyway, and what is no longer
spent, is known and carries none. A tax is part of a price, and stands on whatever is bought at a price without tax, in
the baseline and in savings too; the budget of an institution is recorded with its taxes. Price contingency is no line:
it is nominal less real money of all of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from costing.contingency_rates import Found, Rates
from costing.ledger import Entry, gather
from costing.lines import Line, Row, Scope
from costing.world import World

BIAS, PHYSICAL, TAX = "optimism bias", "physical contingency", "tax"
STANDINGS = ("new", "expansion")
"""Lines that may carry contingencies: those of new policy."""
NONE = "none"
"""What the tags `contingency` and `tax` of a line say that carries none."""


@dataclass
class Layers:
    """The lines on top of others, of one scenario.

    Attributes:
        rates: the rates that the plan gives, as lines.
        carried: for each ledger line, by its identity, the keys of the rates that it carries, or was made by.
    """

    world: World
    rates: Rates = field(init=False)
    carried: dict[int, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rates = Rates(self.world)

    def write(self, entries: Sequence[Entry]) -> None:
        """Write what ledger lines carry; those that were looked at before are left alone."""
        for group in _groups([entry for entry in entries if self._carries(entry)]):
            found = self._found(group[0].tags)
            self.carried.update({id(entry): {layer: key for layer, (key, _) in found.items()} for entry in group})
            if found:
                self._put_on(group, found)

    def _carries(self, entry: Entry) -> bool:
        held = entry.tags["view"] == "economic" and not entry.capital
        return not (entry.layer != "base" or held or id(entry) in self.carried)

    def _found(self, tags: Mapping[str, str]) -> Found:
        """The rates that lines with these tags carry, by layer."""
        new = tags["standing"] in STANDINGS and tags.get("contingency") != NONE
        bought = tags["view"] != "economic" and tags.get("tax") != NONE
        return {**(self.rates.contingencies(tags) if new else {}), **(self.rates.tax(tags) if bought else {})}

    def _put_on(self, group: Sequence[Entry], found: Mapping[str, tuple[str, Row]]) -> None:
        """Write the lines of one group; taxes are paid on the contingencies as well."""
        on = _part(group[0].nominal.scope)
        name = _name(on, group)
        volume = _volume(on, self.world, name, group)
        taxed: Line = volume
        for layer in (BIAS, PHYSICAL):
            if layer in found:
                key, rate = found[layer]
                self._line(on, (layer, name, key), group[0], (volume, rate))
                taxed = taxed + volume * rate
        if TAX in found:
            key, rate = found[TAX]
            whole = volume if taxed is volume else on.line(f"{name}: with contingencies", taxed)
            self._line(on, (TAX, name, key), group[0], (whole, rate))

    def _line(self, on: Scope, what: tuple[str, str, str], model: Entry, amount: tuple[Row, Row]) -> None:
        layer, name, key = what
        tags = {**model.tags, "layer": layer, "input": "taxes" if layer == TAX else "contingencies"}
        ledger = self.world.ledger
        write = ledger.cost
        if tags["view"] == "economic":
            write = ledger.economic_cost
        elif layer == TAX:
            tags["view"] = "cash"
        index = tags.pop("price_class")
        entry = write(on, f"{layer}, {name}", quantity=amount[0], price=amount[1], index=index, **tags)
        carries = {} if layer == TAX else {TAX: self._taxed(model)}
        self.carried[id(entry)] = {layer: key, **{name: found for name, found in carries.items() if found}}

    def _taxed(self, model: Entry) -> str:
        """The rate of tax that a contingency carries: that of the lines that it belongs to."""
        return self.carried[id(model)].get(TAX, "")


def _groups(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Lines written in one place whose tags are the same but for what is bought."""
    found: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        tags = tuple(sorted((name, tag) for name, tag in entry.tags.items() if name != "input"))
        found.setdefault((id(entry.nominal.scope), tags), []).append(entry)
    yield from found.values()


def _part(scope: Scope) -> Scope:
    """The heading of these lines below that of the lines that they belong to."""
    title = "contingencies and taxes"
    known = [child for child in scope.children if isinstance(child, Scope) and child.title == title]
    return known[0] if known else scope.part(title)


def _name(on: Scope, group: Sequence[Entry]) -> str:
    """What the lines of a group are called together: by the one line, or by their price class."""
    if len(group) == 1:
        return group[0].label
    tags = group[0].tags
    return f"{tags['price_class']} of {tags['econ']}, lines from {group[0].label}"


def _volume(on: Scope, world: World, name: str, group: Sequence[Entry]) -> Row:
    """What the lines of a group come to in money of the base year, at the prices of the base year."""
    if len(group) == 1:
        return on.line(f"{name}: volume", group[0].quantity * group[0].price, world.money)
    rows = [on.line(f"{entry.label}: volume", entry.quantity * entry.price) for entry in group]
    return gather(on, f"{name}: volume, together", rows, world.money)
