"""What a country spends beside the plan: mental health, health, government and income, over the years."""

from __future__ import annotations

from dataclasses import dataclass

from costing.ledger import Totals
from costing.lines import Line, Row, Scope
from costing.world import World, lower_bound
from parameters import Parameter


@dataclass(frozen=True)
class PublicMoney:
    """Nominal money by year; what the country does not say is None.

    Attributes:
        mental_health: what the plan models and, where the recorded budget is known, what it does not model: recorded
            less modelled money of the base year, indexed with general prices, the same in every scenario.
        unmodelled: recorded less modelled money of the base year, indexed; None where no budget is recorded.
        health: government health spending; `ministry`: the whole budget of the health ministry; `government`: all
            government spending; `income`: gross domestic product.
    """

    mental_health: Row
    unmodelled: Row | None
    health: Row | None
    ministry: Row | None
    government: Row | None
    income: Row | None

    @property
    def modelled(self) -> bool:
        """Whether `mental_health` holds only what the plan models."""
        return self.unmodelled is None


def write_public_money(on: Scope, world: World, sums: Totals) -> PublicMoney:
    """Write what is spent beside the plan.

    Income a head stays what it is in real money unless the country gives `income_growth`. Budgets grow with the
    population and with income a head, so that their share of income does not drift, unless the country gives
    `government_growth`. Both are real growth a year.
    """
    richer = _grown(on, world, "income_growth")
    given = _grown(on, world, "government_growth")
    grown = _with_people(on, world, richer) if given is None else given
    recorded = _amount(on, world, "mental_health_budget")
    a_head = _amount(on, world, "gdp_per_head")
    rest = None if recorded is None else _rest(on, world, sums, recorded)
    income = None
    if a_head is not None:
        heads = world.population / on.const(1, "people") * on.const(1)
        income = on.line("gross domestic product", _carried(world, a_head, richer) * heads)
    return PublicMoney(
        mental_health=sums.nominal if rest is None else on.line("mental health spending", sums.nominal + rest),
        unmodelled=rest,
        health=_yearly(on, world, "government_health_spending", grown),
        ministry=_yearly(on, world, "health_ministry_budget", grown),
        government=_yearly(on, world, "government_spending", grown),
        income=income,
    )


def _with_people(on: Scope, world: World, richer: Row | None) -> Row:
    """How many times the people of the base year there are, and how many times their income a head."""
    start = on.stock("population of the base year", world.population, above_zero=True)
    start.becomes(start.before)
    people = on.line("population, base year is 1", world.population / start)
    return people if richer is None else on.line("population and income a head, base year is 1", people * richer)


def _rest(on: Scope, world: World, sums: Totals, recorded: Row) -> Row:
    start = on.stock("modelled money of the base year", sums.nominal)
    start.becomes(start.before)
    same = on.const(1, f"{world.money}/{world.cash}")
    return on.line("recorded mental health money that is not modelled", _carried(world, recorded - start * same, None))


def _yearly(on: Scope, world: World, name: str, growth: Row | None) -> Row | None:
    amount = _amount(on, world, name)
    return None if amount is None else on.line(f"{_said(name)}, nominal", _carried(world, amount, growth))


def _carried(world: World, amount: Line, growth: Row | None) -> Line:
    nominal = amount * world.ledger.general
    return nominal if growth is None else nominal * growth


def _grown(on: Scope, world: World, name: str) -> Row | None:
    known = world.scenario.world.get(name)
    if not isinstance(known, Parameter):
        return None
    rate = on.input(_said(name), known.value, known.unit, address=known.address, lower=lower_bound(known))
    level = on.stock(f"{_said(name)} so far", 1, "", above_zero=True)
    level.becomes(level.before * (1 + rate))
    return level


def _amount(on: Scope, world: World, name: str) -> Row | None:
    known = world.scenario.world.get(name)
    if not isinstance(known, Parameter):
        return None
    row = on.input(_said(name), known.value, known.unit, address=known.address, lower=lower_bound(known))
    line = world.in_base_money(row)
    return line if isinstance(line, Row) else on.line(f"{_said(name)}, in {world.money}", line)


def _said(name: str) -> str:
    return name.replace("_", " ")
