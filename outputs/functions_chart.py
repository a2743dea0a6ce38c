"""Chart of what moves between functions of government and payers: change from the base year, year by year."""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np

from costing import CENT
from outputs.cells import Record, shown_years
from outputs.chart_style import PALETTE, Chart, figure_of
from outputs.functions import HOSPITAL, OUTPATIENT, SUPPORT, Array, Pair, amounts, changes_of, function_title
from outputs.wording import money, scale
from scenarios import Projected, Projection

OTHERS = "all others"
NAMED = {HOSPITAL: "specialized hospitals", OUTPATIENT: "outpatient services",
         SUPPORT: "support of people with disabilities"}  # fmt: skip
HATCHES = ("", "//", "..", "xx")


def functions_chart(projection: Projection, one: Projected, source: str) -> Chart:
    """Bars up for functions and payers that pay more than in the base year, down for those that pay less."""
    plan = projection.plan
    changes = _largest(amounts(one))
    size, word = scale(max([1.0, *(float(np.abs(values).max()) for values in changes.values())]))
    unit = f"{plan.currency} {word} a year against {plan.base_year}, prices of {plan.base_year}".replace("  ", " ")
    rows: list[Record] = [
        {"year": year} | {f"{label} ({unit})": float(values[column]) / size for label, values in changes.items()}
        for column, year in shown_years(one)
    ]
    title = _title(projection, one)
    axes = figure_of(title, unit, source)
    _draw(axes, [int(row["year"]) for row in rows], {label: values / size for label, values in changes.items()})
    return Chart("09-functions", title, axes, rows, f"Bars by year, stacked above and below zero. {title}.")


def _largest(found: dict[Pair, Array]) -> dict[str, Array]:
    """The changes that are largest in any year, by label; the others together."""
    order = sorted(found, key=lambda pair: -float(np.abs(found[pair] - found[pair][0]).max()))
    most = len(PALETTE) - 1
    shown = {f"{function_title(pair[0])}: {pair[1]}": found[pair] - found[pair][0] for pair in order[:most]}
    rest = [found[pair] - found[pair][0] for pair in order[most:]]
    return shown | ({OTHERS: np.sum(rest, axis=0)} if rest else {})


def _title(projection: Projection, one: Projected) -> str:
    plan = projection.plan
    changes = {what: float(changes_of(one, name)[-1]) for name, what in NAMED.items()}
    said = [
        f"{'+' if change > 0 else '-'}{money(abs(change), plan.currency)} for {what}"
        for what, change in changes.items()
        if abs(change) > CENT
    ]
    when = f"In {plan.last} against {plan.base_year}"
    return f"{when}: {', '.join(said) or 'nothing moves between functions of health care and support'}"


def _draw(axes: Any, years: list[int], changes: dict[str, Array]) -> None:
    above, below = np.zeros(len(years)), np.zeros(len(years))
    for number, (label, values) in enumerate(changes.items()):
        base = np.where(values >= 0, above, below)
        colour, hatch = PALETTE[number % len(PALETTE)], HATCHES[number // 2 % len(HATCHES)]
        named = textwrap.shorten(label, 64, placeholder="...")
        axes.bar(years, values, bottom=base, color=colour, width=0.7, label=named, hatch=hatch, edgecolor="white",
                 linewidth=0.4)  # fmt: skip
        above, below = above + np.maximum(values, 0), below + np.minimum(values, 0)
    axes.axhline(0, color=PALETTE[4], linewidth=1)
    axes.set_xticks(years)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.08), ncols=2, frameon=False, fontsize=8)
