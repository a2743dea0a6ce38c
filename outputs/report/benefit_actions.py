"""What each action brings against what it costs: those that bring less are shown first, with their number."""

from __future__ import annotations

from collections.abc import Mapping

from outputs.report.benefit_grids import NONE, WITH, WITHOUT, counts_health, drawn, ranged, ratio, with_health
from outputs.report.blocks import Grid
from outputs.report.folder import Row, RunFolder
from outputs.wording import counted, number

FEW = 8
"""Actions in a document with little room, those that bring least first."""
ACTIONS = "data/benefits_by_action.csv"
ACTIONS_AND_PARTS = f"{ACTIONS} and data/benefit_parts.csv"
SUMS = ("cost", "net_without_health", "net_with_health")
CHANCE = "Exceed cost in % of draws, without | with health"
LOSES = {"without health": "less, without health", "also with health": "less, also with health", "": "more"}
"""How the tables say that an action brings less than it costs."""


def by_action(run: RunFolder) -> list[Grid]:
    """Actions, those that bring least first; then in one row those of which no benefit is named, with their cost."""
    found: dict[str, dict[str, Row]] = {}
    for row in run.rows("benefits_by_action", scenario=run.first):
        found.setdefault(row["action"], {})[row["case"]] = row
    ordered = sorted(found.values(), key=_rank)
    chances = [CHANCE] if any(_chance(cases) for cases in ordered) else []
    heading = ["Action", "Brings, against cost", "Benefits / cost, without health", "with health", *chances, "Cost",
               "Benefits less cost, without health", "with health"]  # fmt: skip
    rows = [_action(run, cases, bool(chances)) for cases in ordered]
    unnamed = _unnamed(run, len(heading))
    if not rows and not unnamed:
        return []
    ranges = drawn(ordered[0], True) if ordered else ""
    caption = f"What each action brings, {run.unit}, present value, plan years and own rate, the least first{ranges}"
    full = Grid(caption, heading, [*rows, *unnamed], ACTIONS_AND_PARTS, words=2, only=("report",))
    more = f"; the {FEW} that bring least of {len(rows)}, all in report.html" if len(rows) > FEW else ""
    brackets = "; middle of the draws (P10 to P90; base case)" if ranges else ""
    said = f"Benefits for each {run.record['currency']} of cost, the least first{brackets}{more}"
    cost = len(heading) - 3
    kept = [*range(cost), cost]
    few = [[row[place] for place in kept] for row in [*rows[:FEW], *unnamed]]
    short = Grid(f"{said}; cost in {run.unit}", [heading[0], heading[1], WITHOUT, WITH, *chances, "Cost"], few,
                 ACTIONS_AND_PARTS, words=2, only=("brief", "slides"))  # fmt: skip
    return [full, short]


def _rank(cases: Mapping[str, Row]) -> tuple[bool, float]:
    """Where an action stands: those that lose first; one that takes away and costs nothing has no ratio and leads."""
    base, shown = cases["base"], cases.get("P50", cases["base"])
    ratio_of = shown["ratio_without_health"] or base["ratio_without_health"]
    if ratio_of:
        return not base["loses"], float(ratio_of)
    return not base["loses"], float("-inf" if base["loses"] else "inf")


def _chance(cases: Mapping[str, Row]) -> str:
    """In how many draws benefits exceed cost, without and with the value of health; nothing without draws."""
    ends = ("without_health", "with_health") if counts_health(cases) else ("without_health",)
    shares = [cases["base"].get(f"chance_{end}", "") for end in ends]
    return " | ".join(_percent(float(share)) for share in shares) if all(shares) else ""


def _percent(share: float) -> str:
    """A share in percent that never says all or none where some differ.

    >>> _percent(0.46), _percent(0.999), _percent(1.0)
    ('46', '99.9', '100')
    """
    return number(100 * share, 0 if share in (0.0, 1.0) or 0.005 <= share < 0.995 else 1)


def _action(run: RunFolder, cases: Mapping[str, Row], chances: bool) -> list[str]:
    base = cases["base"]
    spent = base["ratio_without_health"] != ""
    lost = LOSES[base["loses"]] if spent else f"nothing is spent{', and it loses' if base['loses'] else ''}"
    both = [ranged(cases, "ratio_without_health", ratio, True), with_health(cases)] if spent else [NONE, NONE]
    return [
        base["name"],
        lost,
        *both,
        *([_chance(cases)] if chances else []),
        *(run.scaled(base[each]) for each in SUMS),
    ]


def _unnamed(run: RunFolder, width: int) -> list[list[str]]:
    """One row for all actions that cost something new and of which the plan names no benefit."""
    names = run.scenario.get("investment", {}).get("without_benefit", [])
    cost = run.rows("benefit_parts", scenario=run.first, side="cost, all", group="unnamed")
    if not names or not cost:
        return []
    row = [counted(len(names), "other action"), "no benefit named", *[NONE] * (width - 2)]
    row[width - 3] = run.scaled(cost[0]["value"])
    return [row]
