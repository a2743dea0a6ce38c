"""What the columns of the tables of who pays mean."""

from __future__ import annotations

from outputs.codebook_terms import CASH, ELEMENT, NAME, SCENARIO, YEAR, Columns

FUNDING: Columns = {
    "scenario": SCENARIO,
    "source": ("name of the source in the plan file, or of a source that a plan has of itself; empty for the gap", ""),
    "name": ("title of the source", ""),
    "kind": ("source, gap (paid by nobody) or households (beside it: never counted as money others need not find)", ""),
    "security": ("voted, promised or asked", ""),
    "on_budget": ("yes if it passes through the budget", ""),
    "scheme": ("financing scheme, SHA 2011 (HF), if the plan says it", "code"),
    "revenue": ("revenue of the scheme, SHA 2011 (FS), if the plan says it", "code"),
    "year": YEAR,
    "holds": ("what the source may give in the year", CASH),
    "paid": ("what it pays; sources and gap of a year add up to the cost of the plan", CASH),
    "unused": ("holds less paid", CASH),
}
BY_ACTION: Columns = {
    "scenario": SCENARIO,
    "element": ELEMENT,
    "name": NAME,
    "year": YEAR,
    "cost": ("cost", CASH),
    "funded": ("paid by sources", CASH),
    "gap": ("paid by nobody: cost less funded", CASH),
}
CEILINGS: Columns = {
    "scenario": SCENARIO,
    "ceiling": ("name of the ceiling in the plan file", ""),
    "name": ("title of the ceiling", ""),
    "payer": ("payer that it holds for; empty for all of them", ""),
    "nature": ("recurrent, capital or any", ""),
    "policy": ("existing, new or any", ""),
    "year": YEAR,
    "limit": ("what may be spent", CASH),
    "cost": ("what the plan spends under it", CASH),
    "room": ("limit less cost; below 0 the ceiling is broken", CASH),
    "excess": ("what is above the ceiling", CASH),
}
RECONCILIATION: Columns = {
    "scenario": SCENARIO,
    "year": YEAR,
    "modelled": ("spent without new policy, as the plan models it", CASH),
    "unmodelled": ("recorded less modelled money of the base year, indexed; empty where nothing is recorded", CASH),
    "beyond": ("forward estimate less both; empty in years without an estimate", CASH),
    "estimate": ("forward estimate, as given", CASH),
}
