"""What holds the ratios of a plan down or makes them too high: posts that nobody fills, costs that are missing."""

from __future__ import annotations

from math import isnan

from outputs.benefit_sure import middle_of, ratio_text, told
from outputs.wording import listed
from scenarios import Projection, cases, not_costed, present_spread, whole_plan

LEAST = 0.005
"""Ratios that differ by less are printed alike: then nothing is said."""


def staffed_said(projection: Projection, name: str) -> str:
    """The ratios if only posts that somebody fills treat, where they are others than those of the plan."""
    one, case = projection.scenarios[name], cases(projection)[name]
    if case.staffed is None:
        return ""
    known = [present_spread(one, case.staffed.present, label) for label in ("ratio", "ratio_with_health")]
    whole = present_spread(one, whole_plan(case), "ratio")
    ratios = [middle_of(one, each) for each in known]
    if any(isnan(ratio) for ratio in ratios) or abs(ratios[0] - middle_of(one, whole)) < LEAST:
        return ""
    unknown = sorted({cadre.replace("_", " ") for each in case.staffed.filled.values() for cadre in each.unknown})
    taken = f"; nobody says how many there are of {listed(unknown)}, so their posts count as filled" if unknown else ""
    middle = ", in the middle of the draws" if told(one, whole) else ""
    without, with_it = map(ratio_text, ratios)
    return f"If only posts that somebody fills treat, at the same cost: {without} and {with_it}{middle}{taken}."


def not_costed_said(projection: Projection, name: str) -> str:
    """What the plan does not cost, though benefits are counted whole."""
    missing = not_costed(projection.scenarios[name])
    return f"Not costed: {listed(list(missing))}; so the ratios are too high." if missing else ""
