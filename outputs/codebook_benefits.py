"""What the columns of the tables of benefits mean."""

from __future__ import annotations

from outputs.codebook_terms import REAL, SCENARIO, YEAR, Columns

RATE = ("discount rate: 0%, 3%, or the plan's own", "")
HORIZON = ("10, 15 or 30 years from the base year on, or plan for the plan years", "")
YEARS = ("how many years that is; after the plan its last year goes on as it is", "years")
CASE = (
    "base (base case), without_contingency (base case without contingencies, which draws carry neither), or P10, P50, "
    "P90 of the draws: each column is the quantile of its own figure, so that they do not add up",
    "",
)
PRESENT = "present value, currency units at base-year prices"
_COST = ("economic cost of new policy: capital as annuities, unpaid time counted, transfers and taxes not", PRESENT)
_OUTPUT = ("restored output of people treated or supported", PRESENT)
_CARERS = ("time that carers are free of; below 0 where they are asked for more", PRESENT)
_AVOIDED = ("services that are needed less, at the part of their cost that varies", PRESENT)
_MONEY = ("benefits without the value of health: all the parts", PRESENT)
_HEALTH = ("value of the healthy life years gained; in no other column but those that say so", PRESENT)
_YEARS = ("healthy life years gained, discounted like money", "healthy life years")
_INCOMES = ("healthy life years at one income a head each, whatever the plan takes them to be worth", PRESENT)
_RATIOS: Columns = {
    "ratio_without_health": ("benefits without the value of health / cost; empty where nothing is spent", "ratio"),
    "ratio_with_health": ("benefits with the value of health / cost; empty where nothing is spent", "ratio"),
    "net_without_health": ("benefits without the value of health less cost", PRESENT),
    "net_with_health": ("benefits with the value of health less cost", PRESENT),
}
BENEFITS: Columns = {
    "scenario": SCENARIO,
    "benefit": ("name of the benefit in the plan file", ""),
    "name": ("its title", ""),
    "of": ("the action or institutions that bring it; empty for people of its own", ""),
    "year": YEAR,
    "people": ("people who have the full effect, average of the year", "people"),
    "healthy_years": ("healthy life years gained", "healthy life years"),
    "health_value": ("what they are valued at; never part of the others", REAL),
    "output": ("restored output", REAL),
    "carers": ("time that carers are free of; below 0 where they are asked for more", REAL),
    "avoided": ("services that are needed less, at the part of their cost that varies", REAL),
    "public": ("part of avoided that public money would have paid", REAL),
}
INVESTMENT: Columns = {
    "scenario": SCENARIO,
    "rate": RATE,
    "horizon": HORIZON,
    "years": YEARS,
    "case": CASE,
    "cost": _COST,
    "output": _OUTPUT,
    "carers": _CARERS,
    "avoided": _AVOIDED,
    "released": ("what institutions and ended work stop to cost", PRESENT),
    "benefits_without_health": _MONEY,
    "health_value": _HEALTH,
    "healthy_years": _YEARS,
    "one_income_each": _INCOMES,
    **_RATIOS,
}
BY_ACTION: Columns = {
    "scenario": SCENARIO,
    "action": ("name in the plan file of an action of which the plan names a benefit", ""),
    "name": ("its title", ""),
    "case": CASE,
    "cost": ("its own economic cost of new policy, not what services cost that it shares", PRESENT),
    "output": _OUTPUT,
    "carers": _CARERS,
    "avoided": _AVOIDED,
    "benefits_without_health": _MONEY,
    "health_value": _HEALTH,
    "healthy_years": _YEARS,
    "one_income_each": _INCOMES,
    **_RATIOS,
    "loses": (
        "where benefits are less than cost: without health (only without the value of health), or also with health; "
        "empty where they are not",
        "",
    ),
}
ACCEPTABILITY: Columns = {
    "scenario": SCENARIO,
    "rate": RATE,
    "horizon": HORIZON,
    "years": YEARS,
    "times": ("value of a healthy life year; 0 leaves health out", "times income a head"),
    "chance": ("draws in which benefits exceed cost", "share"),
}
INACTION: Columns = {
    "scenario": SCENARIO,
    "rate": RATE,
    "horizon": HORIZON,
    "years": YEARS,
    "case": CASE,
    "never_without_health": ("net benefits lost if nothing is done; below 0 where doing it costs more", PRESENT),
    "never_with_health": ("the same with the value of health", PRESENT),
    "never_healthy_years": ("healthy life years lost if nothing is done, discounted like money", "healthy life years"),
    "year_later_without_health": ("net benefits lost if cost and benefits all come a year later", PRESENT),
    "year_later_with_health": ("the same with the value of health", PRESENT),
    "year_later_healthy_years": ("healthy life years lost by that, discounted like money", "healthy life years"),
}
FISCAL: Columns = {
    "scenario": SCENARIO,
    "year": YEAR,
    "taxes": ("taxes and contributions on restored output; empty where the country does not say", REAL),
    "public_saved": ("public money that services needed less do not cost", REAL),
    "comes_back": ("taxes and public_saved", REAL),
    "cash_cost": ("new policy less what it saves, as it is paid", REAL),
    "fiscal_net": ("comes_back less cash_cost: of public budgets alone", REAL),
    "social_cost": ("economic cost of new policy", REAL),
    "social_benefits": ("benefits without the value of health, whoever has them", REAL),
    "social_net_without_health": ("social_benefits less social_cost", REAL),
    "social_net_with_health": ("the same with the value of health", REAL),
    "so_far_without_health": ("social_net_without_health added up, discounted at the plan's own rate", PRESENT),
    "so_far_with_health": ("social_net_with_health added up, discounted at the plan's own rate", PRESENT),
}
PAYBACK: Columns = {
    "scenario": SCENARIO,
    "health": ("without or with the value of health", ""),
    "years_below_zero": ("plan years that cost more than they bring", "years"),
    "deepest_year": ("year that costs most above what it brings; empty where there is none", "year"),
    "deepest": ("benefits less cost in it; empty where there is none", REAL),
    "payback": (
        "first year from which benefits so far, discounted, stay at or above cost so far; none needed; "
        "or not within the plan years",
        "",
    ),
}
OF_BENEFITS: dict[str, Columns] = {
    "benefits": BENEFITS,
    "investment": INVESTMENT,
    "benefits_by_action": BY_ACTION,
    "acceptability": ACCEPTABILITY,
    "inaction": INACTION,
    "fiscal_return": FISCAL,
    "payback": PAYBACK,
}
"""For each table that only a plan with benefits has, its columns."""
