"""Differences as flat records: each ledger line, and the sums by element, payer, economic class and year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from parameters import code_names
from scenarios.comparison.bought import BASES
from scenarios.comparison.drivers import DRIVERS
from scenarios.comparison.explained import ECONOMIC, ELEMENT, WAYS, Difference, Group, Sum
from scenarios.comparison.sides import Pair


@dataclass(frozen=True)
class DriverSum:
    """A difference by driver, summed over the plan years that both have; all parts add up to `difference`.

    Attributes:
        by: all, element, payer, economic or year, and the `key` and `name` of which.
        first: what the scenario costs that all are compared with; `other`: what this one costs.
        moved: what went to or came from another payer or economic class; nothing over all of them.
    """

    scenario: str
    against: str
    basis: str
    by: str
    key: str
    name: str
    first: float
    other: float
    scope: float
    volume: float
    timing: float
    price: float
    moved: float
    difference: float


@dataclass(frozen=True)
class LineChange:
    """A ledger line of both scenarios over the plan years that both have, or a part of it that is put on another line.

    Attributes:
        only: the scenario that alone has it; empty where both do.
        on: what the line is put on, such as the posts whose contributions are paid.
        amounts: by basis and name: first, other, scope, volume, timing, price, difference.
    """

    scenario: str
    against: str
    address: str
    element: str
    name: str
    line: str
    on: str
    layer: str
    standing: str
    payer_first: str
    payer: str
    econ_first: str
    econ: str
    only: str
    quantity_unit: str
    quantity_first: float
    quantity: float
    amounts: Mapping[tuple[str, str], float]


def driver_sums(pair: Pair, basis: str, sums: Mapping[Group, Sum]) -> Iterator[DriverSum]:
    """The sums as records: the whole, then by element, payer and economic class, then by year."""
    for group in sorted(sums, key=lambda group: (WAYS.index(group.by), group.key if group.by == ECONOMIC else "")):
        one = sums[group]
        yield DriverSum(
            scenario=pair.other.label,
            against=pair.first.label,
            basis=basis,
            by=group.by,
            key=group.key,
            name=group_name(pair, group),
            first=float(one.first[0]),
            other=float(one.other[0]),
            **dict(zip(DRIVERS, map(float, one.drivers[:, 0]), strict=True)),
            moved=float(one.moved[0]),
            difference=float(one.difference[0]),
        )


def group_name(pair: Pair, group: Group) -> str:
    """What a group is called."""
    if group.by == ELEMENT:
        return pair.other.titles.get(group.key) or pair.first.titles.get(group.key, group.key)
    return code_names("econ").get(group.key, group.key) if group.by == ECONOMIC else group.key


def line_changes(pair: Pair, found: Mapping[str, Iterable[Difference]]) -> Iterator[LineChange]:
    """Every line as a record; `found` holds its differences by basis, in the same order in each."""
    for together in zip(*found.values(), strict=True):
        amounts = {
            (basis, name): value
            for basis, one in zip(found, together, strict=True)
            for name, value in _amounts(one).items()
        }
        yield _line(pair, together[0], amounts)


def _amounts(one: Difference) -> dict[str, float]:
    parts = dict(zip(DRIVERS, (float(part.sum()) for part in one.drivers), strict=True))
    return {
        "first": float(one.first.sum()),
        "other": float(one.other.sum()),
        **parts,
        "difference": sum(parts.values()),
    }


def _line(pair: Pair, one: Difference, amounts: Mapping[tuple[str, str], float]) -> LineChange:
    line, entry = one.line, one.line.known.entry
    here, there = (one is not None and bool(one.prices) for one in (line.first, line.other))
    lone = "" if here and there else pair.other.label if there else pair.first.label
    return LineChange(
        scenario=pair.other.label,
        against=pair.first.label,
        address=entry.nominal.address,
        element=entry.tags["element"],
        name=entry.tags["name"],
        line=entry.label,
        on=line.known.on,
        layer=entry.layer,
        standing=entry.tags["standing"],
        payer_first=line.tag("payer", first=True),
        payer=line.tag("payer", first=False),
        econ_first=line.tag("econ", first=True),
        econ=line.tag("econ", first=False),
        only=lone,
        quantity_unit=" x ".join(str(row.unit) for row in line.known.quantity if str(row.unit)),
        quantity_first=float(np.sum(one.quantities[0])),
        quantity=float(np.sum(one.quantities[1])),
        amounts={(basis, name): amounts.get((basis, name), 0.0) for basis in BASES for name in _NAMES},
    )


_NAMES = ("first", "other", *DRIVERS, "difference")
