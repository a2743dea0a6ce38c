"""Tables of benefits over time: what each brings, public budgets, society, and what waiting loses."""

from __future__ import annotations

from outputs.report.benefit_grids import INACTION, NONE, drawn, horizon_of, ranged
from outputs.report.blocks import Grid
from outputs.report.folder import Row, RunFolder
from outputs.wording import number

FISCAL = "data/fiscal_return.csv"
BENEFITS = "data/benefits.csv"


def _people(text: str) -> str:
    return "" if text == "" else number(float(text))


def _prices(run: RunFolder) -> str:
    return f"{run.unit}, prices of {run.record['base_year']}"


def waiting(run: RunFolder) -> list[Grid]:
    """What is lost by never beginning and by beginning a year later, at the plan's own rate, by horizon."""
    found: dict[str, dict[str, Row]] = {}
    for row in run.rows("inaction", scenario=run.first, rate="own"):
        found.setdefault(row["horizon"], {})[row["case"]] = row
    if not found:
        return []
    rows = [
        [horizon_of(horizon),
         *(part for when in ("never", "year_later") for part in (
             *(ranged(cases, f"{when}_{end}", run.scaled) for end in ("without_health", "with_health")),
             _people(cases["base"][f"{when}_healthy_years"])))]
        for horizon, cases in found.items()
    ]  # fmt: skip
    heading = ["Horizon", "Never begun: lost without health", "with health", "healthy life years",
               "Begun a year later: lost without health", "with health", "healthy life years"]  # fmt: skip
    ranges = drawn(next(iter(found.values())))
    caption = f"What waiting loses, {run.unit}, present value at the plan's own rate; below 0 it saves{ranges}"
    return [Grid(caption, heading, rows, INACTION, only=("report",))]


def by_benefit(run: RunFolder) -> list[Grid]:
    """What each benefit is in the last plan year, and, folded, in every year."""
    found = run.rows("benefits", scenario=run.first)
    if not found:
        return []
    last = str(run.record["years"][1])
    heading = ["Benefit", "Year", "People with the full effect", "Healthy life years", "Their value", "Restored output",
               "Time of carers", "Services needed less"]  # fmt: skip
    rows = [
        [f"{row['name'][:1].upper()}{row['name'][1:]}", row["year"], _people(row["people"]),
         number(float(row["healthy_years"] or 0), 1),
         *(run.scaled(row[each]) for each in ("health_value", "output", "carers", "avoided"))]
        for row in found
    ]  # fmt: skip
    caption = f"What each benefit brings a year, {_prices(run)}"
    shown = [[row[0], *row[2:]] for row in rows if row[1] == last]
    fewer = Grid(f"What each benefit brings in {last}, {_prices(run)}", [heading[0], *heading[2:]], shown, BENEFITS,
                 only=("report",))  # fmt: skip
    return [fewer, Grid(caption, heading, rows, BENEFITS, words=2, folded=True, only=("report",))]


def public_budgets(run: RunFolder) -> list[Grid]:
    """What comes back to public budgets by year and over horizons, apart from what comes to society."""
    columns = ("taxes", "public_saved", "comes_back", "cash_cost", "fiscal_net")
    heading = ["Year", "Taxes on restored output", "Services needed less", "Comes back", "Public money spent",
               "Net of public budgets"]  # fmt: skip
    caption = f"Public budgets alone: what comes back and what is spent, {_prices(run)}, not discounted"
    return [*_by_year(run, columns, heading, caption), *_over_horizons(run)]


def _over_horizons(run: RunFolder) -> list[Grid]:
    found: dict[str, dict[str, Row]] = {}
    for row in run.rows("fiscal_horizons", scenario=run.first):
        found.setdefault(row["horizon"], {})[row["case"]] = row
    if not found:
        return []
    rows = [
        [horizon_of(horizon), ranged(cases, "share", _percent, True),
         *(run.scaled(cases["base"][each]) for each in ("comes_back", "public_cost", "fiscal_net"))]
        for horizon, cases in found.items()
    ]  # fmt: skip
    heading = ["Horizon", "Of each 100 spent comes back", "Comes back", "Economic cost to public budgets", "Net"]
    ranges = drawn(next(iter(found.values())), True)
    caption = f"Public budgets alone over horizons, {run.unit}, present value at the plan's own rate{ranges}"
    return [Grid(caption, heading, rows, "data/fiscal_horizons.csv", only=("report",))]


def _percent(text: str) -> str:
    return NONE if text == "" else number(100 * float(text))


def society(run: RunFolder) -> list[Grid]:
    """What comes to everybody by year: the trough shows as amounts below 0."""
    columns = ("social_cost", "social_benefits", "social_net_without_health", "social_net_with_health",
               "so_far_without_health", "so_far_with_health")  # fmt: skip
    heading = ["Year", "Cost", "Benefits without health", "Benefits less cost, without health", "with health",
               "So far, discounted, without health", "with health"]  # fmt: skip
    caption = f"Everybody together: a year below 0 costs more than it brings, {_prices(run)}"
    return _by_year(run, columns, heading, caption)


def _by_year(run: RunFolder, columns: tuple[str, ...], heading: list[str], caption: str) -> list[Grid]:
    first = str(run.record["years"][0])
    rows = [
        [row["year"], *(run.scaled(row.get(column, "")) or "not known" for column in columns)]
        for row in run.rows("fiscal_return", scenario=run.first) if row["year"] >= first
    ]  # fmt: skip
    return [Grid(caption, heading, rows, FISCAL, only=("report",))] if rows else []
