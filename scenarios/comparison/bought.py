"""What a scenario buys, line by line, ready to be held against another: quantity and unit cost of every part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import mul

import numpy as np
from numpy.typing import NDArray

from costing import Entry, Model, Part, Results, Row, parts_of, slug
from scenarios.comparison.drivers import Flow

Array = NDArray[np.float64]
NOMINAL, REAL = BASES = ("nominal", "real")
Key = tuple[str, ...]
_PRICE_YEAR = re.compile(r"\b([A-Z]{3}) \d{4}\b")
"""Money with its price year, which is another in plans of two base years."""


@dataclass(frozen=True)
class Bought:
    """A ledger line, or the part of one that is put on something else.

    Attributes:
        entry: the ledger line.
        quantity: the lines whose product is the quantity; `prices`: products whose sum, times price and index of the
            ledger line, is what one costs.
        price, index, general: of the ledger line, and the general price level.
        on: for a part, the address of what the ledger line is put on, such as the posts that contributions are paid of.
    """

    entry: Entry
    quantity: tuple[Row, ...]
    prices: tuple[tuple[Row | float, ...], ...]
    price: Row
    index: Row
    general: Row
    on: str = ""

    @property
    def rows(self) -> Iterator[Row]:
        """Every line that must be computed."""
        yield from (*self.quantity, self.price, self.index, self.general)
        yield from (factor for product in self.prices for factor in product if isinstance(factor, Row))

    def flow(self, results: Results, columns: Sequence[int], basis: str) -> Flow:
        """Quantity and unit cost in some columns of the book, nominal or real."""
        quantity = _product(results, self.quantity, columns)
        each = sum((_product(results, product, columns) for product in self.prices), np.zeros((1, 1)))
        cost = each * _product(results, (self.price, self.index), columns)
        return Flow(quantity, cost if basis == NOMINAL else cost / _product(results, (self.general,), columns))


def bought(model: Model) -> dict[Key, Bought]:
    """Every ledger line of a scenario by what it is matched by: its address, and for a part what it is put on.

    A kind of home stands in addresses with its title; here it is known by its name in the plan, so that another title
    makes no other line.
    """
    homes = {slug(home.title): name for name, home in model.scenario.places.items()}
    found: dict[Key, Bought] = {}
    times: Counter[Key] = Counter()
    for entry in model.ledger.entries:
        name = tuple(_named(text, homes) for text in _name(entry))
        times[name] += 1
        name = name if times[name] == 1 else (*name, str(times[name]))
        price = _row(model, entry)
        parts = _by_quantity(parts_of(entry.quantity))
        for on, (quantity, prices) in parts.items():
            said = on if len(parts) > 1 or entry.quantity.unit.money else ""
            level = model.ledger.general
            key = (*name, _named(said, homes))
            found[key] = Bought(entry, quantity, tuple(prices), price, entry.index, level, said)
    return found


def _named(address: str, homes: Mapping[str, str]) -> str:
    """An address with kinds of homes by their names in the plan."""
    return "/".join(homes.get(part, part) for part in address.split("/"))


def uncharged(line: Bought, model: Model) -> Bought | None:
    """What another scenario's contingency or tax would be put on here, where it is bought too: it is charged nothing.

    So a contingency or tax that only one of two scenarios has is a difference of price, not of scope.
    """
    addresses = [row.address for row in line.quantity]
    known = model.book.addresses
    if line.entry.layer == "base" or not addresses or not all(address in known for address in addresses):
        return None
    level = model.ledger.general
    return Bought(line.entry, tuple(known[address] for address in addresses), (), level, level, level, line.on)


def _name(entry: Entry) -> Key:
    """The address; what is on top of other lines is known by where it stands, for it is called by the lines there."""
    if entry.layer == "base":
        units = (str(unit) for unit in (entry.quantity.unit, entry.price.unit))
        return (entry.nominal.address, *(_PRICE_YEAR.sub(r"\1", unit) for unit in units))
    tags = entry.tags
    return (entry.nominal.scope.path, entry.layer, tags["econ"], tags["price_class"], tags["standing"])


def _row(model: Model, entry: Entry) -> Row:
    """The price as a line of its own."""
    if isinstance(entry.price, Row):
        return entry.price
    return model.book.scope("prices compared").line(f"price of {entry.nominal.address}", entry.price)


def _by_quantity(parts: Sequence[Part]) -> Mapping[str, tuple[tuple[Row, ...], list[tuple[Row | float, ...]]]]:
    """Parts by the addresses of what is bought; several prices of one quantity go together."""
    found: dict[str, tuple[tuple[Row, ...], list[tuple[Row | float, ...]]]] = {}
    for part in parts:
        rows = tuple(sorted(part.quantity, key=lambda row: row.address))
        on = " x ".join(row.address for row in rows)
        found.setdefault(on, (rows, []))[1].append(part.price)
    return found


def _product(results: Results, factors: Sequence[Row | float], columns: Sequence[int]) -> Array:
    """The product of some lines in some columns, shape (year, draw or 1)."""
    values = [_values(results, factor, columns) for factor in factors]
    return reduce(mul, values, np.ones((len(columns), 1)))


def _values(results: Results, factor: Row | float, columns: Sequence[int]) -> Array:
    if not isinstance(factor, Row):
        return np.full((1, 1), factor)
    found = results[factor]
    return found if len(found) == 1 else found[list(columns)]
