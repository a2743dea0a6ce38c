"""What a plan buys, as short as it can be said: people first, both ratios together, what comes back to budgets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from outputs.analyses.chance_words import of_draws
from outputs.report.benefit_blocks import FIRST, refused, said_of
from outputs.report.blocks import Figure
from outputs.report.folder import Row, RunFolder
from outputs.wording import number

NONE = "-"
RATIOS = ("ratio", "ratio_with_health")
REFUSED = "refused"
RETURN = "Of public money spent, comes back to public budgets"


def bought_said(run: RunFolder) -> list[str]:
    """The first sentences: people, ratios, and what the draws say of them; or that nothing is promised."""
    found = said_of(run)
    return [found[part] for part in (REFUSED, *FIRST) if part in found]


def bought(run: RunFolder) -> Iterator[Figure]:
    """The card of both ratios, none of them alone; a dash where nothing is spent. None of a run that is not valid."""
    found = _found(run)
    if not found or refused(run):
        return
    mark = "base" if found["ratio"].get("p50") is None else "p50"
    shown = " | ".join(_ratio(found[name][mark]) for name in RATIOS)
    note = "Discounted at the plan's own rate; 1.00 is what it costs."
    if mark == "p50":
        base = " | ".join(_ratio(found[name]["base"]) for name in RATIOS)
        ranges = " | ".join(f"{_ratio(found[name]['p10'])} to {_ratio(found[name]['p90'])}" for name in RATIOS)
        note = f"Middle of the draws; in 8 of 10 {ranges}; base case {base}. {note}"
        if "chance" in found:
            chances = " | ".join(of_draws(chance) for chance in found["chance"].values())
            note += f" Above 1 in {chances}."
    yield Figure(f"Benefits for each {run.record['currency']} of cost: without | with the value of health", shown, note)


def outside(run: RunFolder) -> Iterator[Figure]:
    """The card of people who live outside institutions and would not."""
    found = run.scenario.get("investment", {}).get("outside", {})
    if not found or refused(run) or found["people_at_the_end"] < 1:
        return
    note = f"{number(found['person_years'])} person-years over the plan years; in no ratio."
    label = f"People outside institutions in {run.record['years'][1]} who would not be"
    yield Figure(label, number(found["people_at_the_end"]), note)


def returned(run: RunFolder) -> Iterator[Figure]:
    """The card of what comes back to public budgets over the longest horizon."""
    cases = {row["case"]: row for row in run.rows("fiscal_horizons", scenario=run.first, horizon="30")}
    if not cases or refused(run) or not cases["base"]["share"]:
        return
    base = _percent(cases["base"])
    note = "Over 30 years, discounted; taxes and services needed less. Not promised to pay for itself."
    if "P50" not in cases or not cases["P50"]["share"]:
        yield Figure(RETURN, f"{base} %", note)
        return
    low, middle, high = (_percent(cases[mark]) for mark in ("P10", "P50", "P90"))
    said = f"Middle of the draws; in 8 of 10 {low} to {high} %; base case {base} %. {note}"
    yield Figure(RETURN, f"{middle} %", said)


def _percent(row: Row) -> str:
    return number(100 * float(row["share"]))


def _found(run: RunFolder) -> Mapping[str, Any]:
    known: Mapping[str, Any] = run.scenario.get("investment", {}).get("at_own_rate", {}).get("plan_years", {})
    return known


def _ratio(value: float | None) -> str:
    return NONE if value is None else number(value, 2)
