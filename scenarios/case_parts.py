"""What an investment case is made of: which benefit carries it, and which part of the cost has a benefit named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from costing import CENT, Investment, Row, in_view
from scenarios.benefits import whole_plan, without_benefit
from scenarios.projection import Projected

NAMED, HOMES, UNNAMED = "named", "homes", "unnamed"
"""Cost of actions with a named benefit; of homes, moves and what belongs to no action; of actions without one."""
RELEASED = "money that institutions and ended work release"
HOMES_TITLE = "homes, moves and what belongs to no action"
Flow = NDArray[np.float64]


@dataclass(frozen=True)
class Part:
    """A benefit of a plan, or what is released: present value of the base case, own rate, plan years.

    Attributes:
        money: without the value of health; `output`: restored output in it; `health`: value of health beside it.
        share: of the benefits without the value of health; `output_share`: restored output in `money`.
        ratio: benefits to cost of the plan without the value of health if this brought nothing; None without cost.
        ratio_with_health: the same with it.
    """

    element: str
    title: str
    of: str
    money: float
    output: float
    health: float
    share: float | None
    output_share: float | None
    ratio: float | None
    ratio_with_health: float | None


@dataclass(frozen=True)
class Cost:
    """The economic cost of new policy of an action, or of what belongs to none.

    Attributes:
        group: `named`, `homes` or `unnamed`.
        share: of the whole cost; None where nothing is spent.
    """

    element: str
    title: str
    group: str
    cost: float
    share: float | None


def benefit_parts(one: Projected) -> list[Part]:
    """The benefits of a scenario, those that bring most money first; empty where it names none."""
    case = one.model.investment
    if case is None:
        return []
    now, plan = _present_value(one), _sums(one, case)
    found = [
        _part(
            plan,
            (each.element, each.title, each.of),
            (now(each.output), now(each.carers) + now(each.avoided), now(each.health)),
        )
        for each in case.benefits
    ]
    found.append(_part(plan, ("released", RELEASED, ""), (0.0, now(case.sums.released), 0.0)))
    return sorted(found, key=lambda each: -each.money)


def _sums(one: Projected, case: Investment) -> tuple[float, float, float]:
    """Cost, benefits without the value of health, and that value."""
    whole = whole_plan(case)
    cost, money, health = (float(one.values(row)[0]) for row in (whole.cost, whole.money, whole.health))
    return cost, money, health


def _part(plan: tuple[float, float, float], named: tuple[str, str, str], brings: tuple[float, float, float]) -> Part:
    """A part of the plan's sums by its output, its other money, and its health."""
    (cost, money, health), (output, rest, healthy) = plan, brings
    own, spent = output + rest, cost >= CENT
    return Part(
        *named,
        money=own,
        output=output,
        health=healthy,
        share=own / money if money >= CENT else None,
        output_share=output / own if own >= CENT else None,
        ratio=(money - own) / cost if spent else None,
        ratio_with_health=(money + health - own - healthy) / cost if spent else None,
    )


def cost_parts(one: Projected) -> list[Cost]:
    """What the cost of new policy is spent on, actions with a named benefit first, the dearest of each group first."""
    case, actions = one.model.investment, one.model.scenario.actions
    if case is None:
        return []
    now, unnamed = _present_value(one), without_benefit(one)
    of_benefit = {each.element: each.of for each in case.benefits}
    spent: dict[str, float] = {}
    for entry in in_view(one.model.ledger, "economic"):
        if entry.tags["standing"] in ("baseline", "saving"):
            continue
        element = of_benefit.get(entry.tags["element"], entry.tags["element"])
        name = element if element in actions else HOMES
        spent[name] = spent.get(name, 0.0) + now(entry.real)
    whole = float(one.values(whole_plan(case).cost)[0])
    group = {name: UNNAMED if name in unnamed else NAMED if name in case.actions else HOMES for name in spent}
    order = (NAMED, HOMES, UNNAMED)
    return [
        Cost(name, actions[name].title if name in actions else HOMES_TITLE, group[name], value,
             value / whole if whole >= CENT else None)
        for name, value in sorted(spent.items(), key=lambda pair: (order.index(group[pair[0]]), -pair[1]))
    ]  # fmt: skip


def shares_of_cost(parts: list[Cost]) -> Mapping[str, float]:
    """The share of the cost of each group; empty where nothing is spent."""
    known = [each for each in parts if each.share is not None]
    groups = dict.fromkeys(each.group for each in known)
    return {group: sum(each.share or 0.0 for each in known if each.group == group) for group in groups}


def healthy_year_worth(one: Projected) -> tuple[float, float] | None:
    """What a healthy life year is taken to be worth: times income a head, and money of the first plan year.

    None where the plan and its country say nothing of it, or no healthy life year is counted.
    """
    case = one.model.investment
    if case is None:
        return None
    years, health = one.values(case.sums.healthy_years), one.values(case.sums.health)
    incomes = one.values(case.sums.incomes)
    counted = [column for column in range(len(years)) if abs(float(years[column])) > CENT]
    if not counted:
        return None
    column = counted[0]
    each, income = (float(flow[column]) / float(years[column]) for flow in (health, incomes))
    return (each / income if income else 0.0), each


def outside(one: Projected, quo: Projected | None) -> tuple[float, float, float] | None:
    """People who live outside institutions and would not without the plan; None where none is closed.

    Returns:
        How many at the end of the plan; person-years over the plan years; and of these those that are lost if all
        begins a year later: the people of the last plan year, as the years before move on by one.
    """
    here = _leavers(one)
    if here is None:
        return None
    before = None if quo is None else _leavers(quo)
    more = here if before is None else here - before
    lived = (more[:-1] + more[1:]) / 2
    return float(more[-1]), float(lived.sum()), float(lived[-1])


def _leavers(one: Projected) -> Flow | None:
    change = one.model.transition
    if change is None:
        return None
    values = np.asarray(one.values(change.leavers), dtype=float)
    count = one.model.book.plan_columns.stop
    return values[:count] if len(values) > 1 else np.repeat(values, count)


def _present_value(one: Projected) -> Callable[[Row], float]:
    """How a flow is discounted to the base year over the plan years, at the plan's own rate."""
    rate = one.model.scenario.parameters()["discount_rate"].value
    assert isinstance(rate, (int, float))
    count = one.model.book.plan_columns.stop
    factor = (1.0 + rate) ** -np.arange(count, dtype=float)

    def now(row: Row) -> float:
        values = one.values(row)
        return float((np.resize(values, count) if len(values) == 1 else values[:count]) @ factor)

    return now
