"""What carries the case, and what the words of it mean."""

from __future__ import annotations

from outputs.report.benefit_grids import NONE, ratio
from outputs.report.blocks import Block, Grid
from outputs.report.folder import RunFolder
from outputs.report.shown import amount
from outputs.wording import number

PARTS = "data/benefit_parts.csv"
GROUPS = {
    "named": "actions with a named benefit",
    "homes": "homes, moves and what belongs to no action",
    "unnamed": "actions without a named benefit",
}


def parts_grid(run: RunFolder) -> list[Grid]:
    """Which benefit carries the case, and which part of the cost has a benefit named."""
    rows = [
        [
            f"{row['name'][:1].upper()}{row['name'][1:]}",
            run.scaled(row["value"]),
            _percent(row["share"]),
            _percent(row["output_share"]),
            ratio(row["ratio_if_nothing"]),
            ratio(row["ratio_with_health_if_nothing"]),
        ]
        for row in run.rows("benefit_parts", scenario=run.first, side="benefit")
    ]
    if not rows:
        return []
    heading = ["Benefit", "Brings, without the value of health", "% of all", "of it restored output, %",
               "Benefits / cost of the plan if it brought nothing, without health", "with health"]  # fmt: skip
    caption = f"What carries the case, {run.unit}, present value, base case, plan years and own rate"
    lines = run.rows("benefit_parts", scenario=run.first, side="cost")
    costs = []
    for group in run.rows("benefit_parts", scenario=run.first, side="cost, all"):
        costs.append(["all", GROUPS[group["group"]], run.scaled(group["value"]), _percent(group["share"])])
        of_it = [row for row in lines if row["group"] == group["group"] != "homes"]
        costs += [
            [row["name"], GROUPS[row["group"]], run.scaled(row["value"]), _percent(row["share"])] for row in of_it
        ]
    of_cost = Grid(f"What the cost is spent on, {run.unit}, economic cost of new policy, present value",
                   ["Action", "Of which", "Cost", "% of all"], costs, PARTS, words=2, only=("report",))  # fmt: skip
    return [Grid(caption, heading, rows, PARTS, only=("report",)), *([of_cost] if costs else [])]


def _percent(text: str) -> str:
    return NONE if text == "" else number(100 * float(text))


def words_block(run: RunFolder) -> Block:
    """The words of the investment case, each explained once; nothing where a plan names no benefits."""
    found = run.scenario.get("investment", {})
    if not found:
        return Block("words", "")
    points = [
        "Healthy life year: a year of one person in full health, or two at half; made of years lived with less "
        "disability and of deaths that do not come early.",
        _worth(run),
        "Restored output: what people produce who can work, or work more, because they are treated or supported. It "
        "comes to them and their employers; only its taxes come to public budgets.",
        _cost(run),
        "Discounted: what comes later counts for less, by the plan's own rate a year. Present value: summed so.",
        *([_draws(run)] if run.record["draws"] else ["Base case: every figure at its own value."]),
    ]
    said = [point for point in points if point]
    return Block("words", "Words of the investment case", said, told=[_worth(run), _cost(run)])


def _worth(run: RunFolder) -> str:
    found = run.scenario["investment"].get("healthy_year", {})
    if not found:
        return "Value of health: none is counted, as no benefit gains healthy life years."
    each = f"{run.record['currency']} {number(found['money'])}"
    return (
        f"Value of health: a healthy life year is taken to be worth {number(found['times_income'], 1)} times income a "
        f"head, {each} at first. That is an assumption and no money that anybody gets; it is in no figure that does "
        "not say so."
    )


def _cost(run: RunFolder) -> str:
    cash = run.scenario.get("difference_real")
    economic = run.scenario["investment"]["at_own_rate"]["plan_years"]["cost"]["base"]
    if cash is None:
        return ""
    currency = run.record["currency"]
    more = "more" if cash >= 0 else "less"
    return (
        f"Cost: in cash the plan costs {amount(abs(cash), currency)} {more} than no change (undiscounted, less what is "
        f"released). Ratios are taken over its economic cost, {amount(economic, currency)}: discounted, before what is "
        "released, buildings and equipment spread over the years of their use, unpaid time counted, transfers and "
        "taxes not. Do not multiply a ratio by the cash cost."
    )


def _draws(run: RunFolder) -> str:
    return (
        f"Draws: the plan computed {number(run.record['draws'])} times, each time with other values of the uncertain "
        "figures within their ranges. Middle: half of them are higher (P50). 8 of 10: between P10 and P90. Base case: "
        "every figure at its own value."
    )
