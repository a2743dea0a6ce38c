"""The fan: what the plan costs each year in eight draws of ten, with the middle, the base case and the ceiling."""

from __future__ import annotations

from typing import Any

from costing import Ceiling
from outputs.analyses.chance_words import of_draws
from outputs.cells import Record, at
from outputs.chart_style import PALETTE, Chart, figure_of
from outputs.sentence import first_scenario
from outputs.wording import money, scale
from scenarios import Projected, Projection, Range, how_sure

BLUE, GREEN, PLUM, ORANGE, DARK, VIOLET = PALETTE
MARKS = {"p10": "P10", "p50": "P50", "p90": "P90", "base": "base case"}


def fan_chart(projection: Projection, one: Projected, source: str) -> Chart:
    """Cost by year over the draws, cash, with every ceiling that holds for the whole plan."""
    name = first_scenario(projection)
    sure, plan = how_sure(projection), projection.plan
    found = [sure.range(name, "total_nominal", str(year)) for year in projection.years]
    years = [each for each in found if each is not None]
    limit = ceiling_of_all(one)
    limits = [] if limit is None else [limit]
    size, word = scale(max(abs(each.p90) for each in years))
    unit = f"{plan.currency} {word} a year, cash".replace("  ", " ")
    first = one.model.book.plan_columns.start
    rows: list[Record] = [
        {"year": int(each.period)}
        | {f"{label} ({unit})": getattr(each, mark) / size for mark, label in MARKS.items()}
        | {f"ceiling: {each.title} ({unit})": at(one, each.limit, column) / size for each in limits}
        for column, each in enumerate(years, start=first)
    ]
    title = _title(projection, years[-1])
    axes = figure_of(title, unit, f"{source}; {projection.draws} draws, which carry no contingency")
    _draw(axes, rows, [each.title for each in limits])
    marked = "; a mark in each year is the ceiling" if limits else ""
    return Chart("10-fan", title, axes, rows, f"Lines by year, with a band from P10 to P90{marked}. {title}.")


def ceiling_of_all(one: Projected) -> Ceiling | None:
    """The ceiling that holds for everything the plan spends, if there is one."""
    entries = len(one.model.ledger.entries)
    return next((each for each in one.model.financing.ceilings.values() if len(each.entries) == entries), None)


def _title(projection: Projection, last: Range) -> str:
    low, high = (money(value, projection.plan.currency) for value in (last.p10, last.p90))
    base = f"{of_draws(last.above)} cost more than the base case"
    return f"In {last.period} the plan costs {low} to {high} in 8 of 10 draws; {base}"


def _draw(axes: Any, rows: list[Record], limits: list[str]) -> None:
    years, keys = [row["year"] for row in rows], list(rows[0])[1:]
    low, middle, high, base = ([float(row[key]) for row in rows] for key in keys[:4])
    axes.fill_between(years, low, high, color=BLUE, alpha=0.22, linewidth=0, label="P10 to P90: eight draws of ten")
    axes.plot(years, middle, color=BLUE, linewidth=2.2, label="P50: half of the draws are lower")
    axes.plot(years, base, color=PLUM, linewidth=2.2, linestyle="--", label="base case", clip_on=False)
    for key, title in zip(keys[4:], limits, strict=True):
        axes.plot(
            years, [float(row[key]) for row in rows], color=DARK, linestyle="none", marker="_", markersize=22,
            markeredgewidth=2.4, label=f"ceiling: {title}", clip_on=False,
        )  # fmt: skip
    axes.set_xticks(years)
    axes.set_ylim(bottom=min(0.0, *low))
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.08), ncols=2, frameon=False, fontsize=9)
