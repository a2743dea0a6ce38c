"""What the columns of the tables of a comparison mean."""

from __future__ import annotations

from outputs.codebook_terms import CASH, ELEMENT, NAME, REAL, STANDING, Columns

_SCENARIO = ("what is compared, by its label in the table scenarios", "")
_AGAINST = ("what it is compared with: the first one named", "")
_PAIR: Columns = {"scenario": _SCENARIO, "against": _AGAINST}
_YEARS = "summed over the plan years that both have"
_BASIS = ("nominal (cash of each year) or real (base-year prices)", "")
_MONEY = "currency units, see basis"
_PARTS = {
    "scope": "difference from lines that only one has, or of which one buys nothing in any year",
    "volume": "difference because more or less is bought over all years",
    "timing": "difference because it is bought in other years",
    "price": "difference because one costs more or less",
}
_BY = {
    "by": ("way of summing: all, element, payer, economic (class) or year", ""),
    "key": ("which element, payer, economic class or year; empty for all", ""),
    "name": ("its name", ""),
}

_LINES: Columns = {
    **_PAIR,
    "element": ELEMENT,
    "name": NAME,
    "line": ("what is paid", ""),
    "address": ("address of the nominal cost, for careshift explain: SCENARIO/YEAR/ADDRESS", ""),
    "on": ("for contributions, contingencies and taxes: what they are put on, by its address", ""),
    "layer": ("base (the estimate itself), or on top of it: optimism bias, physical contingency, tax", ""),
    "standing": STANDING,
    "payer_first": ("who pays in the one compared with", ""),
    "payer": ("who pays", ""),
    "econ_first": ("economic class in the one compared with, GFSM 2014, after the letter E", "code"),
    "econ": ("economic class, GFSM 2014, after the letter E", "code"),
    "only": ("the one that alone has the line; empty where both do", ""),
    "quantity_unit": ("unit of the quantities, each for a year", ""),
    "quantity_first": (f"how much is bought in the one compared with, {_YEARS}", "see quantity_unit"),
    "quantity": (f"how much is bought, {_YEARS}", "see quantity_unit"),
} | {
    f"{basis}_{name}": (f"{meaning}, {_YEARS}", CASH if basis == "nominal" else REAL)
    for basis in ("nominal", "real")
    for name, meaning in (
        {"first": "cost in the one compared with", "other": "cost"} | _PARTS | {"difference": "other less first"}
    ).items()
}

COMPARED: dict[str, Columns] = {
    "scenarios": {
        "scenario": ("label in this comparison; the first is what the others are compared with", ""),
        "plan": ("title of the plan", ""),
        "name": ("name of the scenario in the plan", ""),
        "title": ("what the scenario is", ""),
        "country": ("code of the country", ""),
        "currency": ("currency of its money", ""),
        "base_year": ("base year; real money is at its prices", "year"),
        "first_year": ("first plan year", "year"),
        "last_year": ("last plan year", "year"),
        "source": ("results folder or plan file that it was read from", ""),
        "note": ("what of it cannot be compared, and why", ""),
    },
    "inputs": {
        **_PAIR,
        "address": ("where it stands in the plan", ""),
        "what": ("what differs: value, unit, range, source, note; or which one alone has it", ""),
        "old": ("in the one compared with", "see unit_old"),
        "new": ("in this one", "see unit_new"),
        "relative": ("new / old - 1, where both are numbers of one unit", "share"),
        "unit_old": ("unit of old", ""),
        "unit_new": ("unit of new", ""),
        "range_old": ("how sure old is", ""),
        "range_new": ("how sure new is", ""),
        "source_old": ("where old comes from", ""),
        "source_new": ("where new comes from", ""),
        "origin_old": ("file and line of old", ""),
        "origin_new": ("file and line of new", ""),
    },
    "years": {
        **_PAIR,
        "year": ("calendar year", "year"),
        "total_nominal": ("all costs", CASH),
        "total_real": ("all costs", REAL),
        "new_policy_nominal": ("part of it that is not baseline", CASH),
        "new_policy_real": ("part of it that is not baseline", REAL),
        "difference_nominal": ("total less that of the one compared with; empty where it is not subtracted", CASH),
        "difference_real": ("total less that of the one compared with; empty where it is not subtracted", REAL),
    },
    "figures": {
        **_PAIR,
        "figure": ("what it is; amounts are summed over the plan years that both have", ""),
        "first": ("in the one compared with", "see unit_first"),
        "value": ("in this one", "see unit"),
        "difference": ("value less first; empty where it is not subtracted", "see unit"),
        "unit": ("unit of value and difference", ""),
        "unit_first": ("unit of first", ""),
    },
    "indicators": {
        **_PAIR,
        "indicator": ("BI01 to BI34, H1.1 to H3.4", ""),
        "element": ("name in the plan of what it is about; empty for all together", ""),
        "measure": ("what is measured; shares and ratios are written as 1 for the whole", ""),
        "year": ("last plan year that both have; empty for a figure of the whole plan", "year"),
        "first": ("in the one compared with", "see unit"),
        "value": ("in this one", "see unit"),
        "difference": ("value less first", "see unit"),
        "unit": ("unit of the values; money is nominal", ""),
    },
    "findings": {
        **_PAIR,
        "change": ("appears, vanishes, or changes what it says", ""),
        "rule": ("rule that was broken or is worth knowing", ""),
        "element": ("name in the plan of what it is about; empty where it is about all", ""),
        "severity": ("BLOCK (not valid), WARN or INFO; empty where it vanished", ""),
        "severity_first": ("the same in the one compared with; empty where it appeared", ""),
        "message": ("what was found", ""),
        "message_first": ("what was found in the one compared with", ""),
        "remedy": ("what would mend it", ""),
    },
    "drivers": {
        **_PAIR,
        "basis": _BASIS,
        **_BY,
        "first": (f"cost in the one compared with, {_YEARS}", _MONEY),
        "other": (f"cost, {_YEARS}", _MONEY),
        **{name: (meaning, _MONEY) for name, meaning in _PARTS.items()},
        "moved": ("what came from or went to another payer or class; nothing in all of them together", _MONEY),
        "difference": ("other less first: scope + volume + timing + price + moved", _MONEY),
    },
    "lines": _LINES,
    "ranges": {
        **_PAIR,
        "basis": _BASIS,
        **_BY,
        "figure": ("the difference, or a driver's part in it; taken draw by draw, quantiles last", ""),
        "base": ("base case", _MONEY),
        "bare": ("base case without optimism bias and physical contingency, which draws carry neither", _MONEY),
        "p10": ("one draw in ten is lower", _MONEY),
        "p50": ("half of the draws are lower", _MONEY),
        "p90": ("nine draws in ten are lower; values of parts do not add up to that of the whole", _MONEY),
        "chance_more": ("share of the draws in which it is above 0: this one costs more", "share"),
    },
    "codebook": {
        "file": ("file in this folder", ""),
        "column": ("its column", ""),
        "meaning": ("what it holds", ""),
        "unit": ("its unit; empty for texts and codes", ""),
    },
}
"""For each table of a comparison, its columns in order, each with meaning and unit."""
