"""Charts: each as .png and .svg with its numbers as .csv beside it; the title is what the data say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from outputs.acceptability_chart import acceptability_charts
from outputs.analyses.run_charts import sure_charts
from outputs.benefit_chart import benefit_charts
from outputs.cells import Record, at, shown_years
from outputs.chart_style import PALETTE, Chart, apart, figure_of, ink, save
from outputs.closing_chart import closing_chart
from outputs.csv_file import write_csv
from outputs.double_chart import double_chart
from outputs.functions import functions_sentence
from outputs.functions_chart import functions_chart
from outputs.funding_chart import ceilings_chart, funding_chart
from outputs.parameter_table import assumptions, figures_used
from outputs.sentence import first_scenario, total_difference
from outputs.shift_chart import shift_chart
from outputs.staff_chart import staff_chart
from outputs.validity import not_valid
from outputs.waterfall_chart import waterfall_chart
from outputs.wording import money, number, scale
from scenarios import Finding, Projected, Projection

BLUE, GREEN, PLUM, ORANGE, DARK, VIOLET = PALETTE
CHANGE = (shift_chart, double_chart, waterfall_chart, closing_chart)
"""The charts of the change from institutions to community."""


def write_charts(folder: Path, projection: Projection, findings: Sequence[Finding] = ()) -> list[Path]:
    """Write the charts that a projection has figures for; returns the .png files.

    Those of the change need institutions in the plan, and a scenario that changes something; that of staff, posts;
    that of who pays, a source of money; those of ranges, draws; those of what it buys, benefits. Where one of the
    findings is BLOCK, each chart says above its source, and to those who do not see it, that the run is not valid.
    """
    folder.mkdir(parents=True, exist_ok=True)
    one = _of_plan(projection)
    makers = CHANGE if one.model.transition is not None and one.model.scenario.reform else ()
    refused = not_valid(findings, first_scenario(projection))
    source = f"{refused}\n{_source(projection)}".lstrip()
    charts = [_totals(projection, source), *(maker(projection, one, source) for maker in makers)]
    if one.model.financing.given:
        charts.append(funding_chart(projection, one, source))
    if functions_sentence(projection, one):
        charts.append(functions_chart(projection, one, source))
    if one.model.financing.ceilings:
        charts.append(ceilings_chart(projection, one, source))
    if one.model.workforce.cadres:
        charts.append(staff_chart(projection, one, source))
    charts += sure_charts(projection, source)
    charts += benefit_charts(projection, first_scenario(projection), source, refused=bool(refused))
    charts += acceptability_charts(projection, source, refused=bool(refused))
    told = [replace(chart, alternative=f"{chart.alternative} {refused}".rstrip()) for chart in charts]
    return [written(folder, chart) for chart in sorted(told, key=lambda chart: chart.stem)]


def written(folder: Path, chart: Chart) -> Path:
    """Write a chart and its numbers; returns the .png file."""
    columns = list(chart.rows[0])
    write_csv(folder / f"{chart.stem}.csv", columns, ([row[name] for name in columns] for row in chart.rows))
    return save(folder, chart)


def _of_plan(projection: Projection) -> Projected:
    return projection.scenarios[first_scenario(projection)]


def _source(projection: Projection) -> str:
    assumed, used = len(assumptions(projection)), len(figures_used(projection))
    return f"Source: CareShift, {projection.plan.title}; {assumed} of {used} figures used are assumptions"


def _lines(
    axes: Any, rows: Sequence[Record], labels: Sequence[str], styles: Sequence[tuple[str, str]], decimals: int = 0
) -> None:
    """Lines labelled at their ends, the labels moved apart where they would meet."""
    years, keys = [row["year"] for row in rows], list(rows[0])[1:]
    ends = {key: float(rows[-1][key]) for key in keys}
    highest = max([1e-9, *(float(row[key]) for row in rows for key in keys)])
    spots = apart(ends, 0.06 * highest)
    for key, label, (colour, line) in zip(keys, labels, styles, strict=True):
        axes.plot(years, [row[key] for row in rows], color=colour, linestyle=line, linewidth=2.2, clip_on=False)
        end = f" {number(ends[key], decimals)} {label}"
        axes.annotate(end, (years[-1], spots[key]), color=ink(colour), va="center", annotation_clip=False)
    axes.set_xticks(years)
    axes.set_xlim(years[0], years[-1])


def _totals(projection: Projection, source: str) -> Chart:
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
    axes = figure_of(title, unit, source)
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
