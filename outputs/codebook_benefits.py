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
_COST = (
    "economic cost of new policy, gross of what is released: capital as annuities (in every row at the plan's own "
    "rate), unpaid time counted, transfers and taxes not",
    PRESENT,
)
_ASKED = ("time that carers are asked for, a part of cost", PRESENT)
_OUTPUT = ("restored output of people treated or supported", PRESENT)
_CARERS = ("time that carers are free of", PRESENT)
_AVOIDED = ("services that are needed less, at the part of their cost that varies", PRESENT)
_MONEY = ("benefits without the value of health: all the parts", PRESENT)
_HEALTH = ("value of the healthy life years gained; in no other column but those that say so", PRESENT)
_YEARS = ("healthy life years gained, discounted like money", "healthy life years")
_INCOMES = ("healthy life years at one income a head each, whatever the plan takes them to be worth", PRESENT)
_RATIOS: Columns = {
    "net_without_health": ("benefits without the value of health less cost", PRESENT),
    "net_with_health": ("benefits with the value of health less cost", PRESENT),
    "ratio_without_health": ("benefits without the value of health / cost; empty where cost is not above 0", "ratio"),
    "ratio_with_health": ("benefits with the value of health / cost; empty where cost is not above 0", "ratio"),
}
_FILLED = (
    "the same {} the value of health, with each benefit times the share of posts that somebody fills, of the weakest "
    "cadre that it needs, and cost left whole; cadres of which nobody says how many people there are count as filled; "
    "only over the plan years at the plan's own rate"
)
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
    "carers": ("time that carers are free of", REAL),
    "carers_asked": ("time that carers are asked for: a cost of the economic view that nobody pays", REAL),
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
    "carers_asked": _ASKED,
    "output": _OUTPUT,
    "carers": _CARERS,
    "avoided": _AVOIDED,
    "released": ("what institutions and ended work stop to cost", PRESENT),
    "benefits_without_health": _MONEY,
    "health_value": _HEALTH,
    "healthy_years": _YEARS,
    "one_income_each": _INCOMES,
    **_RATIOS,
    "ratio_filled_posts_without_health": (_FILLED.format("without"), "ratio"),
    "ratio_filled_posts_with_health": (_FILLED.format("with"), "ratio"),
}
BY_ACTION: Columns = {
    "scenario": SCENARIO,
    "action": ("name in the plan file of an action of which the plan names a benefit", ""),
    "name": ("its title", ""),
    "case": CASE,
    "cost": ("its economic cost of new policy, with its part of what other services cost that work for it", PRESENT),
    "carers_asked": _ASKED,
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
    "chance_without_health": ("draws in which its benefits exceed its cost, without the value of health", "share"),
    "chance_with_health": ("the same with the value of health", "share"),
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
    "cash_cost": (
        "new policy less what it saves, as government and its insurance pay it; taxes on what is bought are in it and "
        "are not counted as coming back",
        REAL,
    ),
    "fiscal_net": ("comes_back less cash_cost: of public budgets alone", REAL),
    "paid_by_households": ("new policy that households pay; no part of cash_cost", REAL),
    "paid_by_donors": ("new policy that donors pay: their own lines, or grants voted or promised if more", REAL),
    "paid_by_others": ("new policy that employers, charities and others than government pay", REAL),
    "social_cost": ("economic cost of new policy", REAL),
    "social_benefits": ("benefits without the value of health, whoever has them", REAL),
    "social_net_without_health": ("social_benefits less social_cost", REAL),
    "social_net_with_health": ("the same with the value of health", REAL),
    "so_far_without_health": ("social_net_without_health added up, discounted at the plan's own rate", PRESENT),
    "so_far_with_health": ("social_net_with_health added up, discounted at the plan's own rate", PRESENT),
}
FISCAL_HORIZONS: Columns = {
    "scenario": SCENARIO,
    "rate": RATE,
    "horizon": HORIZON,
    "years": YEARS,
    "case": CASE,
    "comes_back": ("taxes, and public money that services needed less do not cost", PRESENT),
    "public_cost": ("paid by public budgets, with capital spread over the years in which it is used", PRESENT),
    "fiscal_net": ("comes_back less public_cost", PRESENT),
    "share": ("comes_back / public_cost; empty where public_cost is not above 0", "share"),
    "cash_cost": ("paid by public budgets as it is paid; for the plan years alone", PRESENT),
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
    "payback_long": (
        "the same over 30 years from the base year on, of which those after the plan repeat its last; not by the last "
        "of them where it is not paid back then",
        "",
    ),
    "until": ("last of those years", "year"),
}
PARTS: Columns = {
    "scenario": SCENARIO,
    "side": ("benefit: what brings the benefits; cost: what the cost is spent on; or cost, all: of a group", ""),
    "element": ("name in the plan file; released for what institutions and ended work stop to cost", ""),
    "name": ("its title", ""),
    "of": ("the action or institutions that bring a benefit", ""),
    "group": (
        "of a cost: named (actions with a named benefit), unnamed (actions without one), homes (homes, moves and what "
        "belongs to no action)",
        "",
    ),
    "value": ("benefits without the value of health, or cost: base case, plan years, the plan's own rate", PRESENT),
    "share": ("of all benefits without the value of health, or of the whole cost; empty where there are none", "share"),
    "output": ("restored output in value", PRESENT),
    "output_share": ("output / value; empty where there is none", "share"),
    "health_value": ("value of the healthy life years that it gains, not in value", PRESENT),
    "ratio_if_nothing": (
        "benefits / cost of the whole plan, without the value of health, if this brought nothing and cost the same",
        "ratio",
    ),
    "ratio_with_health_if_nothing": ("the same with the value of health", "ratio"),
}
OF_BENEFITS: dict[str, Columns] = {
    "benefits": BENEFITS,
    "investment": INVESTMENT,
    "benefits_by_action": BY_ACTION,
    "acceptability": ACCEPTABILITY,
    "inaction": INACTION,
    "fiscal_return": FISCAL,
    "fiscal_horizons": FISCAL_HORIZONS,
    "payback": PAYBACK,
    "benefit_parts": PARTS,
}
"""For each table that only a plan with benefits has, its columns."""
