"""What a bed-day and a visit cost in a general hospital, from a country's income: WHO-CHOICE.

Stenberg and others 2018, "Econometric estimation of WHO-CHOICE country-specific costs for inpatient and outpatient
health service delivery", for a level-3 hospital, in international dollars of 2010. Food, staff and buildings are in
it, medicines and tests are not.
"""

from __future__ import annotations

from costing.lines import Line, Row, Scope, exp, power

MONEY = "I$ 2010"


def bed_day(on: Scope, gdp_per_head: Line) -> Row:
    """Write the cost of a bed-day, I$ 2010/day, from income a head in I$ 2010/people."""
    return _cost(on, "bed-day, level-3 hospital", gdp_per_head, (-6.17646, 1.19190), "day")


def visit(on: Scope, gdp_per_head: Line) -> Row:
    """Write the cost of an outpatient visit, I$ 2010/visit, from income a head in I$ 2010/people."""
    return _cost(on, "outpatient visit, level-3 hospital", gdp_per_head, (-5.33443, 0.86543), "visit")


def _cost(on: Scope, label: str, gdp_per_head: Line, relation: tuple[float, float], one: str) -> Row:
    level, slope = relation
    income = gdp_per_head / on.const(1, f"{MONEY}/people")
    return on.line(label, exp(on.const(level)) * power(income, slope) * on.const(1, f"{MONEY}/{one}"))
