"""Charts of who pays: cost by source with what nobody pays, and ceilings with what is held against them."""

from __future__ import annotations

from typing import Any

import numpy as np

from costing import Ceiling
from outputs.bridge_sentence import over_plan
from outputs.cells import Record, at
from outputs.chart_style import PALETTE, Chart, figure_of
from outputs.funding_said import SECURE, first_gap
from outputs.wording import money, number, scale
from scenarios import Projected, Projection

BLUE, GREEN, PLUM, ORANGE, DARK, VIOLET = PALETTE
COLOURS = (BLUE, GREEN, VIOLET, ORANGE, PLUM)
HATCHES = ("", "..", "\\\\", "xx")
GAP = "paid by nobody (gap)"


def _years(projection: Projection, one: Projected) -> list[tuple[int, int]]:
    """Column and calendar year of the plan years."""
    return list(enumerate(projection.years, start=one.model.book.plan_columns.start))


def funding_chart(projection: Projection, one: Projected, source: str) -> Chart:
    """Stacked bars: what each source pays, the surest first of those of a kind, and the gap hatched on top."""
    found, plan = one.model.financing, projection.plan
    size, word = scale(max(abs(at(one, found.total.cost, column)) for column, _ in _years(projection, one)))
    unit = f"{plan.currency} {word} a year, cash".replace("  ", " ")
    shown = [each for each in found.sources if over_plan(one, found.paid[each.name]) > 0]
    lines = {f"{each.title} ({each.terms.security})": found.paid[each.name] for each in shown}
    rows: list[Record] = [
        {"year": year}
        | {f"{label}: {unit}": at(one, row, column) / size for label, row in {**lines, GAP: found.total.gap}.items()}
        for column, year in _years(projection, one)
    ]
    title = _title(projection, one)
    axes = figure_of(title, unit, source)
    _stack(axes, rows)
    return Chart("07-funding", title, axes, rows, f"Stacked bars by year. {title}.")


def _title(projection: Projection, one: Projected) -> str:
    found, currency = one.model.financing, projection.plan.currency
    cost, gap = over_plan(one, found.total.cost), over_plan(one, found.total.gap)
    share = number(100 * (1 - gap / cost) if cost > 0 else 100.0, 1)
    sure = ", ".join(f"{word} {money(over_plan(one, found.secure[word]), currency)}" for word in SECURE)
    year = first_gap(projection, one, found.total.gap)
    missing = (
        "nothing is left unpaid" if year is None else f"{money(gap, currency)} are paid by nobody, first in {year}"
    )
    return f"Sources pay {share} % of cost ({sure}); {missing}"


def _stack(axes: Any, rows: list[Record]) -> None:
    years, keys = [int(row["year"]) for row in rows], list(rows[0])[1:]
    reached = np.zeros(len(years))
    for place, key in enumerate(keys):
        values = np.array([float(row[key]) for row in rows])
        label = key.rsplit(": ", 1)[0]
        gap = label == GAP
        look = {"color": "white", "edgecolor": DARK, "hatch": "///"} if gap else {
            "color": COLOURS[place % len(COLOURS)], "hatch": HATCHES[place // len(COLOURS) % len(HATCHES)],
            "edgecolor": "white"}  # fmt: skip
        axes.bar(years, values, bottom=reached, width=0.7, label=label, linewidth=0.6, **look)
        reached += values
    axes.set_xticks(years)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.08), ncols=3, frameon=False, fontsize=9)


def ceilings_chart(projection: Projection, one: Projected, source: str) -> Chart:
    """Each ceiling as a broken line and what is held against it as a line of the same colour."""
    found, plan = one.model.financing.ceilings, projection.plan
    highest = max(
        abs(at(one, row, column))
        for each in found.values() for row in (each.limit, each.cost) for column, _ in _years(projection, one)
    )  # fmt: skip
    size, word = scale(highest)
    unit = f"{plan.currency} {word} a year, cash".replace("  ", " ")
    rows: list[Record] = [
        {"year": year}
        | {
            f"{each.title}, {what}: {unit}": at(one, row, column) / size
            for each in found.values()
            for what, row in (("ceiling", each.limit), ("cost", each.cost))
        }
        for column, year in _years(projection, one)
    ]
    title = _ceilings_title(projection, one, list(found.values()))
    axes = figure_of(title, unit, source)
    years = [int(row["year"]) for row in rows]
    for place, key in enumerate(list(rows[0])[1:]):
        style, colour = "-" if place % 2 else "--", PALETTE[place // 2 % len(PALETTE)]
        label = key.rsplit(": ", 1)[0]
        axes.plot(years, [row[key] for row in rows], style, color=colour, linewidth=2.2, label=label, clip_on=False)
    axes.set_xticks(years)
    axes.set_ylim(bottom=0)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.08), ncols=2, frameon=False, fontsize=9)
    return Chart("08-ceilings", title, axes, rows, f"Lines by year, ceilings broken. {title}.")


def _ceilings_title(projection: Projection, one: Projected, found: list[Ceiling]) -> str:
    said = []
    for each in found:
        year = first_gap(projection, one, each.excess)
        if year is not None:
            most = float(one.values(each.excess)[one.model.book.plan_columns].max())
            said.append(f"{each.title}, first in {year}, by at most {money(most, projection.plan.currency)} a year")
    if not said:
        return f"The plan keeps every ceiling, {projection.plan.first}-{projection.plan.last}"
    return f"Above the ceiling: {'; '.join(said)}"
