"""What the columns of the tables of prices mean."""

from __future__ import annotations

from outputs.codebook_terms import (
    CASH,
    ELEMENT,
    HOMES,
    LAYER,
    NAME,
    REAL,
    SCENARIO,
    SETTING,
    STANDING,
    VIEW,
    YEAR,
    Columns,
)

LAYERS: Columns = {
    "scenario": SCENARIO,
    "year": YEAR,
    "base": ("new spending (new policy and expansion) as estimated", REAL),
    "optimism_bias": ("on capital until it is procured: upper value of the bias less what is mitigated", REAL),
    "physical": ("physical contingency: on all else", REAL),
    "taxes": ("taxes on new spending and on its contingencies", REAL),
    "real": ("new spending: base + optimism_bias + physical + taxes", REAL),
    "price": ("price contingency: nominal less real", CASH),
    "nominal": ("new spending: real + price", CASH),
    "others": ("baseline, savings and what is paid out of savings; with nominal it is the total", CASH),
}
ECONOMIC: Columns = {
    "scenario": SCENARIO,
    "element": ELEMENT,
    "name": NAME,
    "line": ("what is used up", ""),
    "address": ("address of the real cost, for careshift explain: SCENARIO/YEAR/ADDRESS", ""),
    "kind": ("cost kind that wrote the line", ""),
    "layer": LAYER,
    "view": VIEW,
    "standing": STANDING,
    "nature": ("capital (annuities) or recurrent", ""),
    "econ": ("economic class of the purchase, GFSM 2014, after the letter E", "code"),
    "input": ("what is used: cadre, equipment, running and others", ""),
    "setting": SETTING,
    "area": ("area of the WHO guidance on mental health policy and plans, 2025", ""),
    "directive": ("directive of that guidance", ""),
    "homes": HOMES,
    "group": ("group of people, where the plan names one", ""),
    "year": YEAR,
    "real": ("cost in the economic view; no total of cash holds it", REAL),
}
TAILS: Columns = {
    "scenario": SCENARIO,
    "element": ELEMENT,
    "homes": HOMES,
    "name": ("title of that action or institution, with the kind of home", ""),
    "running_by": ("who runs it outside the plan, if the plan says so", ""),
    "year": YEAR,
    "capital": ("new capital, with what is put on top of it", REAL),
    "recurrent": ("continuing new recurrent cost", REAL),
    "running_cost_of_one": ("what one building costs to run in the year after the plan", f"{REAL} each"),
    "left_behind": ("what the buildings that open in the year leave behind for each later year", REAL),
    "left_behind_so_far": ("the same for all buildings opened so far", REAL),
}
