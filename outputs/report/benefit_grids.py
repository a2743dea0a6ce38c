"""Tables of the investment case: without and with the value of health in columns of their own, never added."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from outputs.report.blocks import Grid
from outputs.report.folder import Row, RunFolder
from outputs.report.shown import shown_value
from outputs.wording import number

WITHOUT, WITH = "Without the value of health", "With the value of health"
UNCOUNTED = "health not counted"
NONE = "-"
"""What stands where there is no figure: of what nothing is spent on there is no ratio."""
INVESTMENT, INACTION = "data/investment.csv", "data/inaction.csv"
PAYBACK = "data/payback.csv"
CASES = {"base": "Base case", "without_contingency": "Without contingencies", "P10": "P10", "P50": "P50", "P90": "P90"}
MONEY = {
    "cost": "Cost of new policy: economic, with capital by the year and unpaid time",
    "carers_asked": "of it, time that carers are asked for",
    "output": "Restored output",
    "carers": "Time that carers are free of",
    "avoided": "Services that are needed less",
    "released": "What institutions and ended work stop to cost: a benefit here",
    "benefits_without_health": "Benefits without the value of health",
    "health_value": "Value of healthy life years, in none of the rows above",
    "net_without_health": "Benefits less cost, without the value of health",
    "net_with_health": "Benefits less cost, with the value of health",
}
RATIOS = {
    "ratio_without_health": "Benefits / cost, without the value of health",
    "ratio_with_health": "Benefits / cost, with the value of health",
}

TURNED = (("Plan years that cost more than they bring", "years_below_zero"), ("The deepest of them", "deepest_year"),
          ("Paid back from", "payback"), ("The same, if the last plan year goes on", "payback_long"))  # fmt: skip
"""What a case says of its trough."""
PAID = TURNED[2:3]
"""What it says where no year costs more than it brings."""


def at_own_rate(rows: Sequence[Row]) -> dict[str, Row]:
    """The rows of the plan years at the plan's own rate, by case."""
    return {row["case"]: row for row in rows if (row["rate"], row["horizon"]) == ("own", "plan")}


def ratio(text: str) -> str:
    """A ratio with two decimals; a dash where nothing is spent.

    >>> ratio("0.0085"), ratio("")
    ('0.01', '-')
    """
    return NONE if text == "" else number(float(text), 2)


def ranged(cases: Mapping[str, Row], column: str, said: Callable[[str], str], middle: bool = False) -> str:
    """A figure with P10 and P90 of the draws, where there are draws; if asked, P50 leads and the base case follows."""
    base = said(cases["base"][column])
    if "P10" not in cases or cases["P10"][column] == "":
        return base
    low, half, high = (said(cases[mark][column]) for mark in ("P10", "P50", "P90"))
    return f"{half} ({low} to {high}; base {base})" if middle else f"{base} ({low} to {high})"


def counts_health(cases: Mapping[str, Row]) -> bool:
    """Whether any healthy life year is counted, whatever it is taken to be worth."""
    return any(float(row["healthy_years"] or 0) != 0 for row in cases.values())


def with_health(cases: Mapping[str, Row], middle: bool = True) -> str:
    """The ratio with the value of health; words where no healthy life year is counted."""
    if not counts_health(cases):
        return UNCOUNTED
    return ranged(cases, "ratio_with_health", ratio, middle)


def drawn(cases: Mapping[str, Row], middle: bool = False) -> str:
    """What a caption says of ranges."""
    if "P10" not in cases:
        return ""
    said = "the middle of the draws, in brackets P10 to P90 and the base case"
    return f"; {said}" if middle else "; in brackets P10 to P90 of the draws"


def own_rate(run: RunFolder) -> str:
    """The plan's own discount rate."""
    found = run.rows("parameters", scenario=run.first, address="discount_rate")
    return f"{number(100 * float(found[0]['value']), 1)} %" if found else "the plan's own rate"


def side_by_side(run: RunFolder) -> list[Grid]:
    """Both ratios, both sums, the trough, payback and what waiting loses, at the plan's own rate."""
    cases = at_own_rate(run.rows("investment", scenario=run.first))
    late = at_own_rate(run.rows("inaction", scenario=run.first))
    turning = {row["health"]: row for row in run.rows("payback", scenario=run.first)}
    ends = ("without_health", "with_health")
    money, each_of = f"{run.unit}, present value", f"Benefits for each {run.record['currency']} of cost"
    turned = TURNED if any(row["deepest_year"] for row in turning.values()) else PAID
    rows = [
        [each_of, ranged(cases, "ratio_without_health", ratio, True), with_health(cases)],
        [f"Benefits less cost, {money}", *(ranged(cases, f"net_{end}", run.scaled, True) for end in ends)],
        [f"Lost if all begins a year later, {money}",
         *(ranged(late, f"year_later_{end}", run.scaled, True) for end in ends)],
        *([name, *(_turned(run, turning.get(health), column) for health in ("without", "with"))]
          for name, column in turned),
    ]  # fmt: skip
    first, last = run.record["years"]
    caption = f"What it buys, {first}-{last}, discounted at {own_rate(run)}{drawn(cases, True)}"
    sources = f"{INVESTMENT} and {INACTION} and {PAYBACK}"
    every = Grid(caption, ["", WITHOUT, WITH], rows, sources, words=1)
    paid = ("Paid back", "The same")
    if run.record["valid"]:
        return [every]
    return [replace(every, rows=[row for row in rows if not row[0].startswith(paid)])]


def _turned(run: RunFolder, row: Row | None, column: str) -> str:
    if row is None or row.get(column, "") == "":
        return NONE
    if column != "deepest_year":
        return row[column]
    return f"{row[column]} ({run.scaled(row['deepest'])})"


def scenarios_grid(run: RunFolder) -> list[Grid]:
    """What each scenario buys, where several name benefits."""
    found = {name: at_own_rate(run.rows("investment", scenario=name)) for name in run.record["scenarios"]}
    rows = [
        ["the plan" if name == "reform" else name, run.scaled(cases["base"]["cost"]),
         ranged(cases, "ratio_without_health", ratio, True), with_health(cases),
         *(run.scaled(cases["base"][column]) for column in ("net_without_health", "net_with_health"))]
        for name, cases in found.items() if cases
    ]  # fmt: skip
    if len(rows) < 2:
        return []
    heading = ["Scenario", "Cost", "Benefits / cost, without health", "with health",
               "Benefits less cost, without health", "with health"]  # fmt: skip
    caption = f"What each scenario buys, {run.unit}, present value at its own rate{drawn(found[run.first], True)}"
    return [Grid(caption, heading, rows, INVESTMENT, only=("report",))]


def case_in_full(run: RunFolder) -> list[Grid]:
    """All parts of the case at the plan's own rate: base case and draws in columns of their own."""
    cases = at_own_rate(run.rows("investment", scenario=run.first))
    shown = [case for case in CASES if case in cases and not _repeats(cases, case)]
    years = {"healthy_years": f"Healthy life years gained, discounted at {own_rate(run)}"}
    rows = [
        [label, *(run.scaled(cases[case][column]) for case in shown)]
        for column, label in MONEY.items()
        if column in cases["base"]
    ]
    rows += [[label, *(_whole(cases[case][column]) for case in shown)] for column, label in years.items()]
    rows += [[label, *(ratio(cases[case][column]) for case in shown)] for column, label in RATIOS.items()]
    first, last = run.record["years"]
    caption = f"The case in full, {first}-{last}, {run.unit}, present value at prices of {run.record['base_year']}"
    caption += "; each column is of its own figure, so that they do not add up" if "P10" in cases else ""
    source = f"{INVESTMENT} and data/parameters.csv"
    return [Grid(caption, ["", *(CASES[case] for case in shown)], rows, source, only=("report",))]


def _repeats(cases: Mapping[str, Row], case: str) -> bool:
    """Whether a plan has no contingencies that could be left out."""
    same = ("cost", "benefits_without_health", "health_value")
    return case == "without_contingency" and all(cases[case][each] == cases["base"][each] for each in same)


def _whole(text: str) -> str:
    return "" if text == "" else number(float(text))


def rate_of(run: RunFolder, text: str) -> str:
    """A discount rate as tables show it."""
    return f"own, {own_rate(run)}" if text == "own" else text.replace("%", " %")


def horizon_of(text: str) -> str:
    """A horizon as tables show it."""
    return "plan years" if text == "plan" else f"{shown_value(text)} years"


def every_rate(run: RunFolder) -> list[Grid]:
    """All discount rates and horizons, each with both ratios and both sums."""
    found: dict[tuple[str, str], dict[str, Row]] = {}
    for row in run.rows("investment", scenario=run.first):
        found.setdefault((row["rate"], row["horizon"]), {})[row["case"]] = row
    rows = [
        [rate_of(run, rate), horizon_of(horizon),
         ranged(cases, "ratio_without_health", ratio, True), with_health(cases),
         *(run.scaled(cases["base"][column])
           for column in ("cost", "net_without_health", "net_with_health"))]
        for (rate, horizon), cases in found.items()
    ]  # fmt: skip
    heading = ["Discount rate", "Horizon", "Benefits / cost, without health", "with health", "Cost",
               "Benefits less cost, without health", "with health"]  # fmt: skip
    ranges, last = drawn(next(iter(found.values())), True), run.record["years"][1]
    caption = f"By discount rate and horizon, {run.unit}, present value; after {last} the last year goes on{ranges}"
    return [Grid(caption, heading, rows, f"{INVESTMENT} and data/parameters.csv", words=2, only=("report",))]
