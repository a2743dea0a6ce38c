"""The chart of closings: for each institution the wards open by year and when its site closes."""

from __future__ import annotations

import textwrap
from typing import Any

from costing import RunDown
from outputs.cells import Record, at, shown_years
from outputs.chart_style import PALETTE, Chart, figure_of
from outputs.wording import listed
from scenarios import Projected, Projection

BLUE, GREEN, PLUM, ORANGE, DARK, VIOLET = PALETTE
MOST_NAMED = 3


def closing_chart(projection: Projection, one: Projected, source: str) -> Chart:
    """A bar for each institution, as high as the share of its wards that is open, and a mark where the site closes."""
    rows: list[Record] = [
        {
            "institution": down.title,
            "year": year,
            "wards open": at(one, down.wards, column),
            "site open": at(one, down.site, column),
        }
        for down in one.model.institutions.values()
        if down.wards is not None and down.site is not None
        for column, year in shown_years(one)
    ]
    title = _title(projection, one)
    axes = figure_of(title, "Wards open in each year; the bar is as high as their share of the base year", source)
    _draw(axes, rows)
    return Chart("05-closings", title, axes, rows, f"Bars by institution and year. {title}.")


def closing_year(one: Projected, down: RunDown) -> int | None:
    """The first year without the site; None if it stays open in the plan."""
    assert down.site is not None
    for column, year in shown_years(one):
        if at(one, down.site, column) < 0.5:
            return year
    return None


def _title(projection: Projection, one: Projected) -> str:
    closing = {down.title: closing_year(one, down) for down in one.model.institutions.values() if down.site is not None}
    closed = [f"{_short(name)} in {year}" for name, year in closing.items() if year is not None]
    still = [_short(name) for name, year in closing.items() if year is None]
    if len(closing) > MOST_NAMED:
        return f"{len(closed)} of {len(closing)} sites close by {projection.plan.last}; {len(still)} stay open"
    parts = [f"Sites close: {listed(closed)}"] if closed else []
    parts += [f"still open in {projection.plan.last}: {listed(still)}"] if still else []
    return "; ".join(parts)


def _short(name: str) -> str:
    return textwrap.shorten(name, 36, placeholder=" ...")


def _draw(axes: Any, rows: list[Record]) -> None:
    names = list(dict.fromkeys(str(row["institution"]) for row in rows))
    axes.figure.set_size_inches(10, min(30, max(3.2, 1.6 + 0.9 * len(names))))
    for place, name in enumerate(reversed(names)):
        own = [row for row in rows if row["institution"] == name]
        start = max(float(own[0]["wards open"]), 1e-9)
        for row in own:
            _year(axes, place, row, float(row["wards open"]) / start)
        closed = next((row["year"] for row in own if float(row["site open"]) < 0.5), None)
        if closed is not None:
            axes.plot([closed - 0.5] * 2, [place - 0.4, place + 0.4], color=PLUM, linewidth=2.4)
            axes.annotate(f" site closed from {closed}", (closed - 0.5, place), color=PLUM, va="center", weight="bold")
    labels = [textwrap.fill(textwrap.shorten(name, 75, placeholder=" ..."), 26) for name in reversed(names)]
    axes.set_yticks(range(len(names)), labels)
    years = sorted({int(row["year"]) for row in rows})
    axes.set_xticks(years)
    axes.set_xlim(years[0] - 0.5, years[-1] + 0.5)
    axes.set_ylim(-0.6, len(names) - 0.4)
    axes.grid(visible=False)


def _year(axes: Any, place: int, row: Record, share: float) -> None:
    """One year of one institution: its wards, and their number."""
    if float(row["site open"]) < 0.5:
        return
    axes.bar(row["year"], 0.8, bottom=place - 0.4, width=1, color="#E3E8EE")
    axes.bar(row["year"], 0.8 * share, bottom=place - 0.4, width=1, color=BLUE, edgecolor="white", linewidth=0.8)
    ink = "white" if share > 0.35 else DARK
    spot = place - 0.4 + (0.4 * share if share > 0.35 else 0.8 * share + 0.1)
    axes.annotate(f"{float(row['wards open']):.3g}", (row["year"], spot), color=ink, ha="center", va="center")
