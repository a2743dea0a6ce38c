"""How much of what a plan buys rests on assumptions: figures, and value of benefits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from costing import Benefit, Input, Line, Row
from parameters import Parameter
from scenarios.projection import Projected

PARTS = ("output", "carers", "avoided", "health")
"""What of a benefit is worth money; time that is asked for is a cost."""


@dataclass(frozen=True)
class Assumed:
    """The figures behind the benefits that a plan names, without what its planner chooses.

    Attributes:
        figures: how many there are, and `assumptions` how many of them nobody has printed.
        value: the share of the benefits of the plan years (undiscounted, with the value of health) that rests on at
            least one assumption; None where they bring nothing.
    """

    figures: int
    assumptions: int
    value: float | None

    @property
    def share(self) -> float:
        """Assumptions among the figures; 0 where there are none."""
        return self.assumptions / self.figures if self.figures else 0.0


def assumed_share(one: Projected) -> Assumed | None:
    """What of the benefits of a scenario is assumed; None where it names none."""
    case = one.model.investment
    if case is None:
        return None
    facts = {address: leaf for address, leaf in one.model.scenario.parameters().items() if not leaf.lever}
    behind: dict[str, Parameter] = {}
    whole = resting = 0.0
    for each in case.benefits:
        for name in PARTS:
            found = figures_behind([getattr(each, name)], facts, one.model.scenario.drivers)
            behind |= found
            value = abs(_over_plan(one, each, name))
            whole += value
            resting += value if any(leaf.assumption for leaf in found.values()) else 0.0
    return Assumed(len(behind), sum(leaf.assumption for leaf in behind.values()), resting / whole if whole else None)


def figures_behind(
    rows: Iterable[Row], facts: Mapping[str, Parameter], drivers: Mapping[str, Iterable[str]]
) -> dict[str, Parameter]:
    """The figures that lines are made of, by address; the years of a flow are read through the flow."""
    read = {row.address for row in _behind(rows) if isinstance(row, Input)}

    def used(address: str) -> bool:
        return any(each in read or each.rpartition(".")[0] in read for each in (address, *drivers.get(address, ())))

    return {address: leaf for address, leaf in facts.items() if used(address)}


def _behind(rows: Iterable[Row]) -> Iterable[Row]:
    """Lines and everything that they are made of."""
    known: dict[int, Row] = {}
    todo: list[Line] = list(rows)
    while todo:
        line = todo.pop()
        if isinstance(line, Row):
            if line.index in known:
                continue
            known[line.index] = line
            todo += [part for part in (line.formula, line.base) if part is not None]
        else:
            todo += line.arguments
    return known.values()


def _over_plan(one: Projected, benefit: Benefit, name: str) -> float:
    row: Row = getattr(benefit, name)
    book = one.model.book
    return float(np.broadcast_to(one.values(row), (book.columns,))[book.plan_columns].sum())
