"""The waterfall of the dearest year: from the institutions' indexed budget to what everything costs."""

from __future__ import annotations

import textwrap
from typing import Any

from costing import Row
from outputs.bridge_sentence import peak_year
from outputs.cells import Record, at
from outputs.chart_style import PALETTE, Chart, figure_of
from outputs.wording import money, number, scale
from scenarios import Projected, Projection

BLUE, GREEN, PLUM, ORANGE, DARK, VIOLET = PALETTE
FIXED = "fixed cost"


def waterfall_chart(projection: Projection, one: Projected, source: str) -> Chart:
    """Bars over an invisible base: the budget, what is no longer spent, what is added, the total."""
    change, plan = one.model.transition, projection.plan
    assert change is not None
    year = peak_year(projection, one, change.extra)
    column = one.model.book.years.index(year)
    base, still = (at(one, row, column) for row in (change.base, change.institutions))
    size, word = scale(base)
    unit = f"{plan.currency} {word}, money of {year}".replace(" ,", ",")
    rows, reached = [], 0.0
    ahead = places_ahead(one, column)
    homes = at(one, change.community, column) - ahead
    for bar, step in (
        ("indexed institution budget", base),
        ("no longer spent", still - base),
        ("institutions still cost", None),
        ("people in the community", homes),
        ("places opened ahead or empty", ahead),
        ("one-off costs", at(one, change.one_offs, column)),
        ("everything together", None),
    ):
        reached += step or 0.0
        shown = None if step is None else step / size
        rows.append({"bar": bar, f"step ({unit})": shown, f"reached ({unit})": reached / size})
    title = _title(plan.currency, year, base, reached)
    axes = figure_of(title, unit, source)
    _draw(axes, rows, fixed_cost(one, column) / size)
    return Chart("04-waterfall", title, axes, rows, f"Waterfall. {title}.")


def _title(currency: str, year: int, base: float, total: float) -> str:
    apart = money(abs(total - base), currency)
    said = f"{apart} {'above' if total >= base else 'below'} the institutions' budget"
    return f"In {year} everything together costs {money(total, currency)}, {said}"


def fixed_cost(one: Projected, column: int) -> float:
    """Fixed cost of institutions that is still paid in a column."""
    entries = (entry for entry in one.model.ledger.entries if entry.tags.get("input") == FIXED)
    return sum(at(one, entry.nominal, column) for entry in entries)


def places_ahead(one: Projected, column: int) -> float:
    """What is paid in a column for place-years that nobody lived in: opened ahead of a move, or empty again.

    A person lives in a home from the day of the move; deaths fall in the middle of the year.
    """
    return sum(
        at(one, entry.nominal, column) * _empty(one, down.people.groups if down.people else (), offer, column)
        for down in one.model.institutions.values()
        for name, offer in down.offers.items()
        for entry in down.homes[name]
        if not entry.capital
    )


def _empty(one: Projected, groups: Any, offer: Any, column: int) -> float:
    """The share of a kind of home's place-years that nobody lived in."""
    ways: list[Row] = [way.leavers for living in groups for way in living.ways if way.offer is offer]
    lived = sum((at(one, row, column - 1) + at(one, row, column)) / 2 for row in ways)
    lived += at(one, offer.moves, column) * (at(one, offer.time.outside, column) - 0.5)
    paid = at(one, offer.places.years, column)
    return 1 - min(paid, lived) / paid if paid > 1e-9 else 0.0


def _draw(axes: Any, rows: list[Record], fixed: float) -> None:
    step_key, reached_key = list(rows[0])[1:]
    before = 0.0
    for number_, row in enumerate(rows):
        step, reached = row[step_key], float(row[reached_key])
        low, high, colour = 0.0, reached, BLUE
        if step is not None and number_:
            low, high = min(before, reached), max(before, reached)
            colour = ORANGE if step >= 0 else GREEN
        axes.bar(number_, high - low, bottom=low, color=colour, width=0.66)
        if row["bar"].startswith("institutions still"):
            axes.bar(number_, fixed, color=DARK, width=0.66, label="of this fixed cost still running")
        if number_:
            axes.plot([number_ - 0.67, number_ - 0.33], [before, before], color=DARK, linewidth=0.8)
        shown = reached if step is None or not number_ else step
        sign = "+" if step is not None and number_ and step > 0 else ""
        axes.annotate(f"{sign}{number(shown, 1)}", (number_, high), ha="center", va="bottom", weight="bold", color=DARK,
                      bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6}, xytext=(0, 2),
                      textcoords="offset points")  # fmt: skip
        before = reached
    first = float(rows[0][reached_key])
    said = "institutions' budget: above it is double funding"
    axes.axhline(first, color=PLUM, linewidth=1, linestyle="--", label=said)
    levels = [float(row[reached_key]) for row in rows]
    axes.set_ylim(min(0.0, *levels), 1.12 * max(levels))  # room for the label of a bar that reaches the top
    axes.set_xticks(range(len(rows)), [textwrap.fill(str(row["bar"]), 14) for row in rows])
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=2, frameon=False)
