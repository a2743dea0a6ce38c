"""Columns and units that several tables have alike, as the codebook explains them."""

from __future__ import annotations

Columns = dict[str, tuple[str, str]]
"""For each column, its meaning and unit."""

SCENARIO = ("name of the scenario; status_quo is no new policy, reform is the plan as written", "")
YEAR = ("calendar year; the first is the base year, the others are the plan years", "year")
ELEMENT = ("name in the plan file of the action or institution that it belongs to", "")
NAME = ("title of that action or institution", "")
SETTING = ("place of care: institution, community, general hospital, general care or cross-cutting", "")
STANDING = ("baseline (without new policy), new, expansion or saving", "")
HOMES = ("kind of home, for what belongs to the homes of leavers", "")
LAYER = ("base (the estimate itself), or on top of it: optimism bias, physical contingency, tax", "")
VIEW = ("cash (capital, transfers, taxes), economic (annuities, unpaid time) or both", "")
CASH = "currency units of the year"
REAL = "currency units at base-year prices"
