"""What benefits come to against their cost over a horizon: present values, the two ratios, and what waiting loses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from costing.lines import Row, Scope
from costing.present_value import Discounting


@dataclass(frozen=True)
class Present:
    """Present values over a horizon at a discount rate, and their ratios to cost; scalars.

    `ratio` and `net` are without the value of health, `ratio_with_health` and `net_with_health` with it. Where the cost
    is not above half a cent there is no ratio: the lines hold 0 there.

    Attributes:
        asked: time that carers are asked for, a part of the cost.
        incomes: healthy life years at one income a head each.
        waiting: what is lost if everything begins a year later; None for a single action.
        own: whether it is at the plan's own rate over the plan years.
    """

    rate: str
    horizon: int
    cost: Row
    asked: Row
    parts: Mapping[str, Row]
    health: Row
    healthy_years: Row
    money: Row
    ratio: Row
    ratio_with_health: Row
    net: Row
    net_with_health: Row
    incomes: Row
    waiting: Waiting | None = None
    own: bool = False


@dataclass(frozen=True)
class Waiting:
    """What is lost of net benefits, and of healthy life years, if everything begins a year later; scalars.

    Cost and benefits move a year on together, within the same horizon. What is lost if nothing is ever done is the net
    present value itself.
    """

    net: Row
    net_with_health: Row
    healthy_years: Row


@dataclass(frozen=True)
class Flows:
    """Real money of each year, and healthy life years: cost (of it `asked`), and health, told apart from the rest."""

    cost: Row
    asked: Row
    health: Row
    healthy_years: Row
    incomes: Row


def write_present(on: Scope, way: Discounting, parts: Mapping[str, Row], flows: Flows) -> Present:
    """Write the present values and ratios of a rate and horizon.

    Args:
        on: where it is written.
        way: rate and horizon.
        parts: present values of benefits that are money in themselves, by name.
        flows: cost and health by year.
    """
    cost = way.of(on, "cost", flows.cost)
    health = way.of(on, "value of healthy life years", flows.health)
    first, *others = parts.values()
    money = on.line("benefits without the value of health", sum(others, start=first + 0))
    both = on.line("benefits with the value of health", money + health)
    return Present(
        rate=way.rate,
        horizon=way.horizon,
        cost=cost,
        asked=way.of(on, "carers' time asked for", flows.asked),
        parts=parts,
        health=health,
        healthy_years=way.of(on, "healthy life years gained", flows.healthy_years),
        money=money,
        ratio=way.over(on, "benefit-cost ratio without the value of health", money, cost),
        ratio_with_health=way.over(on, "benefit-cost ratio with the value of health", both, cost),
        net=on.line("net present value without the value of health", money - cost),
        net_with_health=on.line("net present value with the value of health", both - cost),
        incomes=way.of(on, "healthy life years at one income a head each", flows.incomes),
    )
