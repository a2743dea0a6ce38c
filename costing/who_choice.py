"""What a bed-day and a visit cost in a general hospital, from a country's income: WHO-CHOICE.

Stenberg and others 2018, "Econometric estimation of WHO-CHOICE country-specific costs for inpatient and outpatient
health service delivery", in international dollars of 2010. Food, staff and buildings are in it, medicines and tests
are not. A bed-day is that of a level-3 hospital. What is printed of visits is one to a health centre without beds; one
to a level-3 hospital is 1.407 of it.
"""

from __future__ import annotations

from costing.lines import Line, RecordError, Row, Scope, exp, power
from costing.world import World, lower_bound, table

MONEY = "I$ 2010"
INCOME = "gdp_per_head_2010"
BED_DAY, CENTRE_VISIT = (-6.17646, 1.19190), (-5.33443, 0.86543)
"""Relations to income a head: the level and the slope, in logarithms."""
LEVEL_3 = 1.407
"""A visit to a level-3 hospital for one to a health centre without beds (from the full prints of four countries)."""


def general_bed_day(on: Scope, world: World) -> Line:
    """The country's bed-day in a general hospital, money/day: given, otherwise from the printed relation.

    Raises:
        RecordError: the country gives neither the price nor the income that the relation takes.
    """
    return _price(on, world, "bed_day")


def general_visit(on: Scope, world: World) -> Line:
    """The country's outpatient visit in a general (level-3) hospital, money/visit, as `general_bed_day`."""
    return _price(on, world, "visit")


def _price(on: Scope, world: World, name: str) -> Line:
    key = f"general_hospital.{name}"
    if key not in world.field_costs:
        amount = _known(world, name)
        if amount is None:
            income = _known(world, INCOME)
            if income is None:
                add = (
                    f"give {key}, or general_hospital.{INCOME} (I$ 2010/people) for the relation that WHO-CHOICE prints"
                )
                raise RecordError(
                    f"{on.path}: what a {name.replace('_', '-')} costs in a general hospital is not known: {add}"
                )
            if str(income.unit) != f"{MONEY}/people":
                raise RecordError(f"{income.address} must be in {MONEY}/people (got {income.unit})")
            amount = bed_day(world.rates, income) if name == "bed_day" else hospital_visit(world.rates, income)
        price = world.in_base_money(amount)
        made = price if isinstance(price, Row) else world.rates.line(f"{amount.label}, in {world.money}", price)
        world.field_costs[key] = made
    return world.field_costs[key]


def _known(world: World, name: str) -> Row | None:
    known = table(world.scenario, "general_hospital").get(name)
    if known is None:
        return None
    label = f"general hospital, {name.replace('_', ' ')}"
    return world.rates.input(label, known.value, known.unit, address=known.address, lower=lower_bound(known))


def bed_day(on: Scope, gdp_per_head: Line) -> Row:
    """Write the cost of a bed-day, I$ 2010/day, from income a head in I$ 2010/people."""
    return _cost(on, "bed-day, level-3 hospital", gdp_per_head, BED_DAY, "day")


def centre_visit(on: Scope, gdp_per_head: Line) -> Row:
    """Write the cost of a visit to a health centre without beds, I$ 2010/visit, as `bed_day`."""
    return _cost(on, "outpatient visit, health centre", gdp_per_head, CENTRE_VISIT, "visit")


def hospital_visit(on: Scope, gdp_per_head: Line) -> Row:
    """Write the cost of an outpatient visit to a level-3 hospital: that of a health centre, 1.407 times."""
    times = on.const(LEVEL_3)
    return on.line("outpatient visit, level-3 hospital", centre_visit(on, gdp_per_head) * times)


def _cost(on: Scope, label: str, gdp_per_head: Line, relation: tuple[float, float], one: str) -> Row:
    level, slope = relation
    income = gdp_per_head / on.const(1, f"{MONEY}/people")
    return on.line(label, exp(on.const(level)) * power(income, slope) * on.const(1, f"{MONEY}/{one}"))
