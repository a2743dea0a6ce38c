"""What the world of a plan may hold: people, pay and prices, each as a `Slot` with words of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from parameters.settings import Flow, Number
from parameters.slots.kinds import NAME, YEAR_NAME
from parameters.slots.slot import Slot
from parameters.workbook.setting_path import Trail
from parameters.world import OPTIONAL, WORLD, Names, Part, Series, Some

_WORDS = {
    "population": "people in the base year",
    "population_growth": "growth of the population a year",
    "gdp_per_head": "output of the economy a head and year",
    "government_health_spending": "what government spends on health a year",
    "health_ministry_budget": "the yearly budget of the ministry of health",
    "government_spending": "all that government spends a year",
    "government_growth": "real growth of government spending a year",
    "income_growth": "real growth of income a head a year",
    "mental_health_budget": "what is spent on mental health in the base year",
    "pay": "a year's pay of one full-time post, before the employer's contributions",
    "on_costs": "the employer's contributions, as a share of pay",
    "weekly_hours": "hours of a full-time week",
    "leave_share": "share of the year that staff are on leave, ill or in training",
    "night_premium": "extra pay for nights, as a share of pay",
    "prices.inflation": "general inflation a year",
    "prices.foreign_inflation": "inflation abroad a year",
    "prices.depreciation": "loss of value of the currency a year",
    "prices.real_growth": "price growth a year on top of inflation",
    "prices.imported_share": "share of the price that follows prices abroad",
    "deflator": "the general price level of a year",
    "exchange_rate": "national money for one US dollar",
    "ppp": "national money for one international dollar",
    "discount_rate": "discount rate a year of the economic case",
    "population_groups": "share of the population that is in this group",
    "field_costs.per_diem": "allowance of a day away",
    "field_costs.travel": "travel there and back",
    "field_costs.venue": "a room for a day",
    "field_costs.fee": "fee of a day for a trainer or somebody with lived experience",
    "field_costs.consultant": "fee of an adviser a day",
    "general_hospital.bed_day": "a day in a bed of a general hospital",
    "general_hospital.visit": "a visit to a general hospital",
    "general_hospital.gdp_per_head_2010": "output a head of 2010, for prices of general hospitals",
    "workforce.in_post": "full-time posts that are filled in the base year",
    "workforce.leaving": "share of the people who leave the cadre a year",
    "workforce.graduates": "people who finish their training a year",
    "workforce.joining": "share of graduates who take up such work",
    "workforce.limit_openings": "1 if services open only when there are people for their posts, otherwise 0",
    "contingencies.physical": "allowance on top of what is planned, as a share",
    "contingencies.optimism_bias": "how far such works usually come out dearer than planned, as a share",
    "contingencies.mitigated": "share of that optimism which the plan has dealt with",
    "contingencies.procured": "1 where contracts are signed, otherwise 0, by element",
    "contingencies.non_standard": "share of building that is not standard, by element",
    "taxes": "tax on what is bought, as a share of its price",
    "forward_estimates": "what the books estimate for mental health, in money of each year",
    "medium_term": "past spending and approved budgets, for the medium-term form",
    "execution": "share of the money voted that is usually spent",
    "useful_lives.building": "years that a building stands",
    "working_age": "share of people who are of working age",
    "employment": "share of people of working age who work",
    "tax_share": "taxes as a share of output",
    "tax_take": "share of those taxes that restored output pays",
    "healthy_year_value": "value of a healthy year, times income a head",
}


def world_slot(trail: Trail, currency: str) -> Slot | None:
    """What may stand at a trail of the world, such as ``pay, nurse``; None where nothing may."""
    part: Part | None = WORLD.get(str(trail[0]))
    for name in trail[1:]:
        part = _inside(part, str(name))
    number = part.number if isinstance(part, Series) else part
    if not isinstance(number, Number):
        return None
    holds = Flow(number.unit, lever=number.lever) if isinstance(part, Series) else number
    unit = number.unit.replace("{currency}", currency)
    return Slot(holds, _said(trail), needed=trail[0] not in OPTIONAL, unit=unit)


def world_trails() -> Iterator[Trail]:
    """Every figure that the world may have; names and years that are free stand as `NAME` and `YEAR_NAME`."""
    for name, part in WORLD.items():
        yield from _below((name,), part)


def _below(trail: Trail, part: Part) -> Iterator[Trail]:
    if isinstance(part, Number) or (isinstance(part, Series) and isinstance(part.number, Number)):
        yield trail
    elif isinstance(part, Series):
        yield from _below((*trail, YEAR_NAME), part.number)
    elif isinstance(part, Names):
        yield (*trail, NAME)
    else:
        parts = part.parts if isinstance(part, Some) else part
        for name, inner in parts.items():
            yield from _below((*trail, name), inner)


def _inside(part: Part | None, name: str) -> Part | None:
    if isinstance(part, (Series, Names)):
        return part.number
    if isinstance(part, Some):
        return part.parts.get(name)
    return part.get(name) if isinstance(part, Mapping) else None


def _said(names: Trail) -> str:
    """The words of the longest beginning of a trail that has some, and what comes after it."""
    trail = tuple(str(name) for name in names)
    for length in range(len(trail), 0, -1):
        words = _WORDS.get(".".join(trail[:length]))
        if words is not None:
            rest = " ".join(trail[length:]).replace("_", " ")
            return f"{words}: {rest}" if rest and rest not in (NAME, YEAR_NAME) else words
    return trail[-1].replace("_", " ")
