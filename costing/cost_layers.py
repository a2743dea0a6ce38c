"""What a plan's new spending is made of: the base estimate, what is put on top of it, and rising prices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from costing.contingencies import BIAS, PHYSICAL, STANDINGS, TAX
from costing.ledger import Entry, Totals, gather
from costing.lines import Row, Scope
from costing.world import World


@dataclass(frozen=True)
class CostLayers:
    """New spending (new policy and expansion, without what is saved elsewhere), layer by layer.

    Real money: base + optimism_bias + physical + taxes = real. With `price`, what rising prices add, it is `nominal`.
    `others` is what the plan holds besides, nominal: the baseline, savings, and what is paid out of savings.
    """

    base: Row
    optimism_bias: Row
    physical: Row
    taxes: Row
    real: Row
    price: Row
    nominal: Row
    others: Row


def write_layers(on: Scope, world: World, entries: Sequence[Entry], sums: Totals) -> CostLayers:
    """Write the sums of each layer; `sums` are those of the whole plan."""
    new = [entry for entry in entries if entry.tags["standing"] in STANDINGS]
    part = on.part("cost layers of new spending")

    def layer(name: str, label: str) -> Row:
        return gather(part, f"{label}, real", [entry.real for entry in new if entry.layer == name], world.money)

    base, bias = layer("base", "base estimate"), layer(BIAS, BIAS)
    physical, taxes = layer(PHYSICAL, PHYSICAL), layer(TAX, "taxes")
    real = part.line("new spending, real", base + bias + physical + taxes)
    nominal = gather(part, "new spending, nominal", [entry.nominal for entry in new], world.cash)
    same = on.const(1, f"{world.cash}/{world.money}")
    return CostLayers(
        base=base,
        optimism_bias=bias,
        physical=physical,
        taxes=taxes,
        real=real,
        price=part.line("price contingency", nominal - real * same),
        nominal=nominal,
        others=part.line("baseline and savings, nominal", sums.nominal - nominal),
    )
