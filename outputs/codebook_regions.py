"""What the columns of the table of regions mean."""

from __future__ import annotations

from outputs.codebook_terms import SCENARIO, Columns

REGIONS: Columns = {
    "scenario": SCENARIO,
    "region": ("code of the region; sum is all regions added up, plan the plan costed as one", ""),
    "name": ("name of the region", ""),
    "figure": (
        "total, difference from no change, or double funding; nominal (money of the year) or real (base year)",
        "",
    ),
    "period": ("calendar year, the base year first; plan for all plan years together", ""),
    "base": (
        "base case; regions add up to their sum, which differs from the plan as units are whole in each",
        "see unit",
    ),
    "p10": ("one draw in ten is lower; quantiles of regions do not add up to those of the sum", "see unit"),
    "p50": ("half of the draws are lower; empty without draws", "see unit"),
    "p80": ("four draws in five are lower", "see unit"),
    "p90": ("nine draws in ten are lower", "see unit"),
    "unit": ("unit of the amounts", ""),
}
