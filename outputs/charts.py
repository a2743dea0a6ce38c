"""Charts: each as .png and .svg with its numbers as .csv beside it; the title is what the data say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from outputs.cells import Record, at, shown_years
from outputs.chart_style import PALETTE, Chart, figure_of, save
from outputs.csv_file import write_csv
from outputs.parameter_table import assumptions, figures_used
from outputs.sentence import break_even, figure, first_scenario, peak_year, people_at, total_difference
from outputs.wording import money, number, scale
from scenarios import Projected, Projection

BLUE, GREEN, PLUM, ORANGE, DARK, VIOLET = PALETTE


def write_charts(folder: Path, projection: Projection) -> list[Path]:
    """Write the charts that a projection has figures for; returns the .png files.

    The first two need institutions in the plan, and a scenario that changes something.
    """
    folder.mkdir(parents=True, exist_ok=True)
    one = _of_plan(projection)
    makers = [_shift, _double_funding] if one.model.transition is not None and one.model.scenario.reform else []
    return [_written(folder, maker(projection)) for maker in [*makers, _totals]]


def _written(folder: Path, chart: Chart) -> Path:
    columns = list(chart.rows[0])
    write_csv(folder / f"{chart.stem}.csv", columns, ([row[name] for name in columns] for row in chart.rows))
    return save(folder, chart)


def _of_plan(projection: Projection) -> Projected:
    return projection.scenarios[first_scenario(projection)]


def _source(projection: Projection) -> str:
    assumed, used = len(assumptions(projection)), len(figures_used(projection))
    return f"Source: CareShift, {projection.plan.title}; {assumed} of {used} figures used are assumptions"


def _shift(projection: Projection) -> Chart:
    plan, one = projection.plan, _of_plan(projection)
    change, still = one.model.transition, projection.scenarios["status_quo"]
    assert change is not None
    assert still.model.transition is not None
    rows: list[Record] = [
        {
            "year": year,
            "residents, no change (people)": at(still, still.model.transition.residents, column),
            "residents (people)": at(one, change.residents, column),
            "leavers living in the community (people)": at(one, change.leavers, column),
        }
        for column, year in shown_years(one)
    ]
    before, after = people_at(projection, one.model, one)
    title = f"People living in institutions: {before} in {plan.base_year}, {after} in {plan.last}"
    living = f"{rows[-1]['leavers living in the community (people)']:.0f}"
    title += f"; {living} who left live in homes in the community"
    axes = figure_of(title, "People at the end of the year", _source(projection))
    labels = ("in institutions, no change", "in institutions, plan", "in the community, plan")
    styles = ((DARK, "--"), (BLUE, "-"), (GREEN, "-"))
    _lines(axes, rows, labels, styles)
    axes.set_ylim(bottom=0)
    return Chart("01-shift", title, axes, rows, f"Line chart by year. {title}.")


def _lines(
    axes: Any, rows: Sequence[Record], labels: Sequence[str], styles: Sequence[tuple[str, str]], decimals: int = 0
) -> None:
    """Lines labelled at their ends, the labels moved apart where they would meet."""
    years, keys = [row["year"] for row in rows], list(rows[0])[1:]
    ends = {key: float(rows[-1][key]) for key in keys}
    highest = max([1e-9, *(float(row[key]) for row in rows for key in keys)])
    spots = _apart(ends, 0.06 * highest)
    for key, label, (colour, line) in zip(keys, labels, styles, strict=True):
        axes.plot(years, [row[key] for row in rows], color=colour, linestyle=line, linewidth=2.2, clip_on=False)
        end = f" {number(ends[key], decimals)} {label}"
        axes.annotate(end, (years[-1], spots[key]), color=colour, va="center", annotation_clip=False)
    axes.set_xticks(years)
    axes.set_xlim(years[0], years[-1])


def _apart(ends: dict[str, float], least: float) -> dict[str, float]:
    """Heights for labels, in the order of their lines, no two nearer than `least` and none on the axis."""
    spots: dict[str, float] = {}
    height = -least / 2
    for key in sorted(ends, key=lambda name: ends[name]):
        height = max(ends[key], height + least)
        spots[key] = height
    return spots


def _double_funding(projection: Projection) -> Chart:
    plan, one = projection.plan, _of_plan(projection)
    change = one.model.transition
    assert change is not None
    size, word = scale(max(at(one, change.base, column) for column, _ in shown_years(one)))
    unit = f"{plan.currency} {word}, money of the year".replace(" ,", ",")
    measures = {
        "institutions": change.institutions,
        "homes of leavers": change.community,
        "indexed institution budget": change.base,
        "double funding": change.double_funding,
    }
    rows: list[Record] = [
        {"year": year} | {f"{name} ({unit})": at(one, row, column) / size for name, row in measures.items()}
        for column, year in shown_years(one)
        if column
    ]
    title = _double_title(projection, one)
    axes = figure_of(title, unit, _source(projection))
    _stack(axes, rows, list(rows[0])[1:])
    return Chart("02-double-funding", title, axes, rows, f"Stacked bars by year with a line. {title}.")


def _double_title(projection: Projection, one: Projected) -> str:
    change, currency = one.model.transition, projection.plan.currency
    assert change is not None
    if round(figure(one, change.break_even)) == 0:
        return "Institutions and homes together never cost more than the institutions' budget"
    peak = peak_year(projection, one, change.double_funding)
    column = one.model.book.years.index(peak)
    most = money(at(one, change.double_funding, column), currency)
    ends = break_even(projection, one)
    ends = f"no break-even by {projection.plan.last}" if ends.startswith("not") else f"break-even {ends}"
    return f"Both systems are paid at once: up to {most} a year ({peak}); {ends}"


def _stack(axes: Any, rows: Sequence[Record], keys: Sequence[str]) -> None:
    """Bars of the two systems, the institutions' budget as a line, and what is above it hatched."""
    years = [row["year"] for row in rows]
    still, homes, base, double = ([float(row[key]) for row in rows] for key in keys)
    axes.bar(years, still, color=BLUE, width=0.7, label="institutions, still paid")
    axes.bar(years, homes, bottom=still, color=GREEN, width=0.7, label="homes of leavers, running cost")
    axes.bar(
        years, double, bottom=base, width=0.7, facecolor="none", edgecolor=PLUM, hatch="////", linewidth=1.5,
        label="double funding",
    )  # fmt: skip
    axes.step([years[0] - 0.5, *(year + 0.5 for year in years)], [base[0], *base], where="pre", color=DARK,
              linewidth=1.8, label="what institutions would cost without change")  # fmt: skip
    for year, above, extra in zip(years, base, double, strict=True):
        if extra > 0:
            axes.annotate(number(extra, 1), (year, above + extra), color=PLUM, ha="center", va="bottom", weight="bold")
    axes.set_xticks(years)
    axes.set_ylim(0, 1.08 * max(1e-9, *base, *(one + other for one, other in zip(still, homes, strict=True))))
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.08), ncols=2, frameon=False)


def _totals(projection: Projection) -> Chart:
    plan = projection.plan
    first = next(iter(projection.scenarios.values()))
    highest = max(float(one.values(one.model.totals.real).max()) for one in projection.scenarios.values())
    size, word = scale(highest)
    unit = f"{plan.currency} {word} a year, prices of {plan.base_year}".replace("  ", " ")
    rows: list[Record] = [
        {"year": year}
        | {f"{n} ({unit})": at(one, one.model.totals.real, column) / size for n, one in projection.scenarios.items()}
        for column, year in shown_years(first)
    ]
    title = _totals_title(projection)
    axes = figure_of(title, unit, _source(projection))
    styles = [(DARK, "--"), *((colour, "-") for colour in (BLUE, GREEN, PLUM, ORANGE, VIOLET))]
    labels = [name.replace("_", " ").replace("status quo", "no change") for name in projection.scenarios]
    repeated = [styles[position % len(styles)] for position in range(len(labels))]
    _lines(axes, rows, labels, repeated, 0 if highest / size >= 100 else 1)
    axes.set_ylim(bottom=0)
    return Chart("03-totals", title, axes, rows, f"Line chart by year. {title}.")


def _totals_title(projection: Projection) -> str:
    plan = projection.plan
    names = [name for name, _ in projection.reforms]
    if not names:
        return f"What the present system costs, {plan.first}-{plan.last}"
    said = [_difference(projection, name) for name in names[:3]]
    return f"Against no change, over {plan.first}-{plan.last}: {'; '.join(said)}"


def _difference(projection: Projection, name: str) -> str:
    extra = total_difference(projection, name)
    return f"{name.replace('_', ' ')} {'+' if extra > 0 else ''}{money(extra, projection.plan.currency)}"
