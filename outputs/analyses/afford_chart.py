"""The curve of affordability: how big a budget must be for each chance that it is enough."""

from __future__ import annotations

from outputs.analyses.chance_words import budget_title, whole_budget
from outputs.cells import Record
from outputs.chart_style import PALETTE, Chart, figure_of, ink
from outputs.wording import number, scale
from scenarios import Affordability, Projection

BLUE, GREEN, PLUM, ORANGE, DARK, VIOLET = PALETTE


def afford_chart(projection: Projection, found: Affordability, source: str) -> Chart:
    """The budget of all plan years in cash, as ceilings are, against the chance that it is enough."""
    budget, plan = whole_budget(found), projection.plan
    points = [one for one in found.curve if (one.item, one.period, one.money) == ("", "plan", "nominal")]
    size, word = scale(max(abs(one.level) for one in points))
    unit = f"{plan.currency} {word}, cash of {plan.first}-{plan.last}".replace(" ,", ",")
    rows: list[Record] = [
        {"chance that it is enough (%)": 100 * one.chance, f"budget ({unit})": one.level / size} for one in points
    ]
    title = budget_title(found, plan.currency)
    axes = figure_of(title, "% chance that the budget is enough", f"{source}; {number(found.draws)} draws")
    across, up = ([float(value) for value in column] for column in zip(*(row.values() for row in rows), strict=True))
    axes.plot(up, across, color=BLUE, linewidth=2.4)
    marks = (("P50", budget.p50, 50, GREEN, (8, -12)), ("P80", budget.p80, 80, PLUM, (8, -12)))
    for label, level, chance, colour, apart in marks:
        axes.plot([level / size] * 2, [0, chance], color=colour, linewidth=1.4, linestyle=":")
        axes.plot([level / size], [chance], "o", color=colour)
        axes.annotate(f"{label} {number(level / size, 1)}", (level / size, chance), textcoords="offset points",
                      xytext=apart, color=ink(colour))  # fmt: skip
    lines = {" base case": budget.base} | ({" without contingencies": budget.bare} if budget.contingencies else {})
    for place, (label, level) in enumerate(lines.items()):
        axes.axvline(level / size, color=DARK, linewidth=1.4, linestyle="--" if place == 0 else ":")
        axes.annotate(f"{label} {number(level / size, 1)}", (level / size, 3 + 6 * place), color=DARK)
    axes.set_ylim(0, 100)
    axes.set_xlabel(unit, loc="right")
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.6g}".replace(",", " "))
    return Chart("12-affordability", title, axes, rows, f"A rising line: chance against budget. {title}.")
