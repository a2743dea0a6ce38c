"""What every column of every table means, and its unit. The order here is the order of the columns."""

from __future__ import annotations

Columns = dict[str, tuple[str, str]]

_SCENARIO = ("name of the scenario; status_quo is no new policy, reform is the plan as written", "")
_YEAR = ("calendar year; the first is the base year, the others are the plan years", "year")
_ELEMENT = ("name in the plan file of the action or institution that it belongs to", "")
_NAME = ("title of that action or institution", "")
_SETTING = ("place of care: institution, community, general hospital, general care or cross-cutting", "")
_STANDING = ("baseline (without new policy), new, expansion or saving", "")
_HOMES = ("kind of home, for what belongs to the homes of leavers", "")
_CASH = "currency units of the year"
_REAL = "currency units at base-year prices"

_LEDGER: Columns = {
    "scenario": _SCENARIO,
    "element": _ELEMENT,
    "name": _NAME,
    "line": ("what is paid", ""),
    "address": ("address of the nominal cost, for careshift explain: SCENARIO/YEAR/ADDRESS", ""),
    "kind": ("cost kind that wrote the line", ""),
    "standing": _STANDING,
    "nature": ("capital or recurrent, by the economic class", ""),
    "econ": ("economic class, GFSM 2014, after the letter E", "code"),
    "function": ("function of government, COFOG, after the letter F", "code"),
    "provider": ("provider, SHA 2011", "code"),
    "hc": ("health care function, SHA 2011", "code"),
    "payer": ("who pays in the first place", ""),
    "input": ("what is bought: cadre, equipment, running and others", ""),
    "setting": _SETTING,
    "area": ("area of the WHO guidance on mental health policy and plans, 2025", ""),
    "directive": ("directive of that guidance", ""),
    "price_class": ("price index that carries the price over the years", ""),
    "duration": ("continuing, or one-off where it does not come every year", ""),
    "homes": _HOMES,
    "region": ("region, where the plan names one", ""),
    "group": ("group of people, where the plan names one", ""),
    "quantity_unit": ("unit of quantity", ""),
    "price_unit": ("unit of price", ""),
    "year": _YEAR,
    "quantity": ("how much is bought", "see quantity_unit"),
    "price": ("base-year price of one", "see price_unit"),
    "price_index": ("price of the year for 1 of the base year", "ratio"),
    "nominal": ("quantity x price x price index", _CASH),
    "real": ("nominal divided by the general price level", _REAL),
}
_SUMMARY: Columns = {
    "scenario": _SCENARIO,
    "year": _YEAR,
    "period": ("base for the base year, plan for plan years; totals over the plan leave the base year out", ""),
    "total_nominal": ("all costs", _CASH),
    "total_real": ("all costs", _REAL),
    "baseline_nominal": ("what is spent without new policy", _CASH),
    "baseline_real": ("what is spent without new policy", _REAL),
    "new_policy_nominal": ("total less baseline: new costs less what institutions release", _CASH),
    "new_policy_real": ("total less baseline: new costs less what institutions release", _REAL),
    "capital_nominal": ("part of the total that is capital", _CASH),
    "recurrent_nominal": ("part of the total that is recurrent", _CASH),
    "per_head_real": ("total for each inhabitant", f"{_REAL} per person"),
    "difference_nominal": ("total less that of the status quo in the same year", _CASH),
    "difference_real": ("total less that of the status quo in the same year", _REAL),
}
_STAFF: Columns = {
    "scenario": _SCENARIO,
    "element": _ELEMENT,
    "name": _NAME,
    "setting": _SETTING,
    "standing": _STANDING,
    "homes": _HOMES,
    "cadre": ("cadre, as under pay in the plan", ""),
    "year": _YEAR,
    "full_time_posts": ("full-time posts paid, average of the year", "FTE"),
}
_BEDS: Columns = {
    "scenario": _SCENARIO,
    "element": _ELEMENT,
    "name": _NAME,
    "setting": _SETTING,
    "standing": _STANDING,
    "measure": (
        "beds; residents, wards and leavers at year end; in the year: moves, people waiting for a home, "
        "waiting_for_assessor, admitted, not_admitted, deaths, other discharges, own_decision of these, deaths_outside "
        "(among leavers)",
        "",
    ),
    "year": _YEAR,
    "value": ("how many; expected values, not rounded", "see unit"),
    "unit": ("unit of value; a bed of an institution is counted as people", ""),
}
_TRANSITION: Columns = {
    "scenario": _SCENARIO,
    "year": _YEAR,
    "residents": ("people living in institutions at year end", "people"),
    "leavers": ("people who moved out under the plan and live in the community at year end", "people"),
    "waiting": ("people who would have moved in the year, had a home been ready", "people"),
    "institutions": ("what institutions still cost", _CASH),
    "community": ("recurrent cost of the homes of leavers and of people not admitted any more", _CASH),
    "one_offs": ("one-off costs: planning, moves, follow-up, change of work, sites, better care until closure", _CASH),
    "capital": ("capital cost of these homes; never part of double funding", _CASH),
    "base": ("what institutions would cost without change: their indexed budget", _CASH),
    "released": ("base less institutions; less what hospitals keep for mobile teams, where beds are frozen", _CASH),
    "released_real": ("the same", _REAL),
    "naive": ("average cost times people gone: not what is released, and not to be promised", _CASH),
    "extra": ("institutions, community and one-offs less base; below 0 is less than the institutions' budget", _CASH),
    "extra_so_far": ("extra, added up from the first plan year", _CASH),
    "double_funding": ("extra where it is above 0", _CASH),
    "double_funding_real": ("extra where it is above 0", _REAL),
    "lasting": ("part of double funding that stays when all homes of the plan are open", _CASH),
    "passing": ("part of double funding that goes", _CASH),
    "need": ("double funding plus capital", _CASH),
    "parallel": ("new policy outside institutions above their budget, while a site is open", _CASH),
    "receipts": ("expected receipts of selling sites; a source, counted in no other column", _CASH),
}
_PLACES: Columns = {
    "scenario": _SCENARIO,
    "element": _ELEMENT,
    "name": _NAME,
    "homes": ("kind of home, as under places in the plan", ""),
    "title": ("title of that kind of home", ""),
    "destination": ("what kind of home it is: own home, family, supported home, group home and others", ""),
    "group": ("support-need group; empty for the homes of all groups", ""),
    "measure": (
        "opening in the year; open at year end; place_years paid; ready (stood ready for the lead so far); "
        "ready_this_year; moves; for groups would_move, home_ready, moves, and leavers alive at year end",
        "",
    ),
    "year": _YEAR,
    "value": ("how many places, or people; expected values, not rounded", "people"),
}
_BRIDGE: Columns = {
    "scenario": _SCENARIO,
    "year": _YEAR,
    "released": ("what institutions release: ring_fenced + retained + returned", _CASH),
    "opening": ("owed at the start of the year", _CASH),
    "drawn": ("drawn in the year", _CASH),
    "interest": ("interest on what was owed at the start", _CASH),
    "repaid": ("repaid in the year", _CASH),
    "balance": ("owed at the end: opening + drawn + interest - repaid", _CASH),
    "ring_fenced": ("released money that goes to the community: used + repaid + surplus", _CASH),
    "retained": ("released money that institutions keep", _CASH),
    "returned": ("released money that goes back to the treasury", _CASH),
    "lapsed": ("part of returned that is lost because released money is voted again later", _CASH),
    "voted": ("voted by other sources for the change", _CASH),
    "need": ("community and one-off cost (and capital, if a bridge may pay it) less voted: used + drawn + gap", _CASH),
    "used": ("ring-fenced money that pays for the need", _CASH),
    "gap": ("need that nobody pays", _CASH),
    "surplus": ("ring-fenced money left over, kept in the community", _CASH),
}
_FINDINGS: Columns = {
    "rule": ("rule that was broken or is worth knowing", ""),
    "severity": ("BLOCK (not valid), WARN or INFO", ""),
    "scenario": _SCENARIO,
    "element": ("name in the plan file of the institution, kind of home or action; empty where it is about all", ""),
    "year": ("calendar year, the first where there are several; empty where it is about the whole plan", "year"),
    "message": ("what was found", ""),
    "remedy": ("what would mend it", ""),
}
_INDICATORS: Columns = {
    "scenario": _SCENARIO,
    "indicator": ("BI16 to BI23, of the change from institutions to the community", ""),
    "element": ("name of the institution in the plan file; empty for all of them together", ""),
    "measure": ("what is measured; shares and ratios are written as 1 for the whole", ""),
    "year": ("calendar year, the base year for levels; empty for a figure of the whole plan", "year"),
    "value": ("how much; a year in which it cannot be told, such as a share of nothing, has no row", "see unit"),
    "unit": ("unit of value; money is in currency units of the year, empty is a plain number", ""),
}
_PARAMETERS: Columns = {
    "scenario": ("reform for the plan as written; another scenario is listed with the figures that differ in it", ""),
    "address": ("where the figure stands in the plan file, for --set and scenarios", ""),
    "value": ("figure used", "see unit"),
    "low": ("low end of its range", "see unit"),
    "high": ("high end of its range", "see unit"),
    "interval": ("probability that the range holds", "share"),
    "unit": ("unit of value, low and high; money with its price year; empty for a plain number", ""),
    "source": ("where it comes from; empty for what the planner chooses", ""),
    "grade": ("A official, B summary, C secondary, D derived or assumed", ""),
    "assumption": ("yes where nobody has printed it", ""),
    "lever": ("yes where it is a choice of the planner, not a fact", ""),
    "used": ("yes where a line of the model reads it", ""),
    "fixed": ("why it has no range", ""),
    "note": ("reasoning", ""),
    "origin": ("file and line it was read from", ""),
}
_UNCERTAINTY: Columns = {
    "scenario": _SCENARIO,
    "figure": ("what was drawn; differences are taken draw by draw, quantiles last", ""),
    "period": ("calendar year, or plan for all plan years together", ""),
    "base": ("base case", "see unit"),
    "p10": ("one draw in ten is lower", "see unit"),
    "p50": ("half of the draws are lower", "see unit"),
    "p90": ("nine draws in ten are lower; values of years do not add up to that of the plan", "see unit"),
    "unit": ("unit of base, p10, p50 and p90", ""),
}
_CODEBOOK: Columns = {
    "file": ("file in this folder", ""),
    "column": ("its column", ""),
    "meaning": ("what it holds", ""),
    "unit": ("its unit; empty for texts and codes", ""),
}

CODEBOOK: dict[str, Columns] = {
    "ledger": _LEDGER,
    "summary": _SUMMARY,
    "staff": _STAFF,
    "beds": _BEDS,
    "transition": _TRANSITION,
    "places": _PLACES,
    "bridge": _BRIDGE,
    "indicators": _INDICATORS,
    "findings": _FINDINGS,
    "parameters": _PARAMETERS,
    "uncertainty": _UNCERTAINTY,
    "codebook": _CODEBOOK,
}
"""For each table, its columns in order, each with meaning and unit."""
