"""The chart of convergence: how P50, P80 and the mean settle as draws are added."""

from __future__ import annotations

from outputs.analyses.sure_said import enough_said
from outputs.cells import Record
from outputs.chart_style import PALETTE, Chart, figure_of
from outputs.sentence import first_scenario
from outputs.wording import scale
from scenarios import Projected, Projection, Settling, how_sure

BLUE, GREEN, PLUM, ORANGE, DARK, VIOLET = PALETTE
LINES = {"mean": (DARK, "--"), "p50": (BLUE, "-"), "p80": (ORANGE, "-")}


def convergence_chart(projection: Projection, _: Projected, source: str) -> Chart:
    """Mean, P50 and P80 of the total by number of draws, each with two standard errors around it."""
    found, plan = of_total(projection), projection.plan
    size, word = scale(max(abs(each.p80) for each in found))
    unit = f"{plan.currency} {word} at {plan.base_year} prices, total of the plan years".replace("  ", " ")
    rows = [_row(each, size, unit) for each in found]
    title = enough_said(found[-1], plan.currency).rstrip(".")
    axes = figure_of(title, unit, f"{source}; bands: two standard errors")
    counts = [each.draws for each in found]
    for mark, (colour, line) in LINES.items():
        values = [getattr(each, mark) / size for each in found]
        label = mark.upper() if mark != "mean" else mark
        axes.plot(counts, values, line, color=colour, linewidth=2.2, marker="o", markersize=4, label=label)
        errors = [getattr(each, f"{mark}_error") for each in found]
        known = [(n, v, 2 * e / size) for n, v, e in zip(counts, values, errors, strict=True) if e is not None]
        if known:
            across, middle, half = zip(*known, strict=True)
            low, high = ([m + sign * h for m, h in zip(middle, half, strict=True)] for sign in (-1, 1))
            axes.fill_between(across, low, high, color=colour, alpha=0.15, linewidth=0)
    axes.set_xlabel("draws", loc="right")
    axes.set_xlim(left=0)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=3, frameon=False, fontsize=9)
    return Chart("13-convergence", title, axes, rows, f"Lines by number of draws. {title}.")


def of_total(projection: Projection) -> list[Settling]:
    """How the total of the plan as written settles; the last has all draws."""
    name = first_scenario(projection)
    return [each for each in how_sure(projection).convergence if (each.scenario, each.figure) == (name, "total_real")]


def _row(each: Settling, size: float, unit: str) -> Record:
    marks = {f"{mark} ({unit})": getattr(each, mark) / size for mark in LINES}
    errors = {mark: getattr(each, f"{mark}_error") for mark in LINES}
    told = {f"{mark} standard error ({unit})": None if e is None else e / size for mark, e in errors.items()}
    return {"draws": each.draws} | marks | told
