"""The chart of both systems over the years: what is above the institutions' budget is double funding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from outputs.bridge_sentence import figure, peak_year
from outputs.cells import Record, at, shown_years
from outputs.chart_style import PALETTE, Chart, figure_of
from outputs.sentence import break_even
from outputs.wording import money, number, scale
from scenarios import Projected, Projection

BLUE, GREEN, PLUM, ORANGE, DARK, VIOLET = PALETTE


def double_chart(projection: Projection, one: Projected, source: str) -> Chart:
    """Institutions, homes and one-offs as areas, the indexed budget as a line, what is above it hatched."""
    plan, change = projection.plan, one.model.transition
    assert change is not None
    size, word = scale(max(at(one, change.base, column) for column, _ in shown_years(one)))
    unit = f"{plan.currency} {word}, money of the year".replace(" ,", ",")
    measures = {
        "institutions": change.institutions,
        "community": change.community,
        "one-offs": change.one_offs,
        "indexed institution budget": change.base,
        "double funding": change.double_funding,
        "of this lasting": change.lasting,
    }
    rows: list[Record] = [
        {"year": year} | {f"{name} ({unit})": at(one, row, column) / size for name, row in measures.items()}
        for column, year in shown_years(one)
        if column
    ]
    title = _title(projection, one)
    axes = figure_of(title, unit, source)
    _draw(axes, rows)
    return Chart("02-double-funding", title, axes, rows, f"Stacked areas by year with a line. {title}.")


def _title(projection: Projection, one: Projected) -> str:
    change, currency = one.model.transition, projection.plan.currency
    assert change is not None
    if round(figure(one, change.break_even)) == 0:
        return "Institutions, homes and one-offs together never cost more than the institutions' budget"
    peak = peak_year(projection, one, change.double_funding)
    column = one.model.book.years.index(peak)
    most = money(at(one, change.double_funding, column), currency)
    ends = break_even(projection, one)
    said = {"never": "it never ends"}.get(ends, f"break-even {ends}")
    said = f"no break-even by {projection.plan.last}" if ends.startswith("not") else said
    return f"Both systems are paid at once: up to {most} a year ({peak}); {said}"


def _draw(axes: Any, rows: Sequence[Record]) -> None:
    years = [int(row["year"]) for row in rows]
    still, homes, once, base, double, lasting = ([float(row[key]) for row in rows] for key in list(rows[0])[1:])
    edges = [years[0] - 0.5, *(year + 0.5 for year in years)]
    nothing = [0.0] * len(years)
    below = nothing
    for values, colour, label in (
        (still, BLUE, "institutions, still paid"),
        (homes, GREEN, "homes and support, running cost"),
        (once, ORANGE, "one-off costs of the change"),
    ):
        above = [low + value for low, value in zip(below, values, strict=True)]
        axes.stairs(above, edges, baseline=below, fill=True, color=colour, label=label)
        below = above
    top = [low + value for low, value in zip(base, double, strict=True)]
    look = {"baseline": base, "fill": True, "facecolor": "none", "edgecolor": PLUM, "linewidth": 0}
    axes.stairs(top, edges, hatch="////", label="double funding", **look)
    if max(lasting) > 0:
        kept = [low + value for low, value in zip(base, lasting, strict=True)]
        axes.stairs(kept, edges, hatch="xxxx", label="of this lasting", **look)
    axes.stairs(base, edges, baseline=None, color=DARK, linewidth=1.8, label="what institutions would cost")
    for year, height, extra in zip(years, top, double, strict=True):
        if extra > 0:
            axes.annotate(number(extra, 1), (year, height), color=PLUM, ha="center", va="bottom", weight="bold")
    axes.set_xticks(years)
    axes.set_xlim(edges[0], edges[-1])
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.08), ncols=3, frameon=False)
