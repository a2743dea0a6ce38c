"""The chart of people and beds over time: who lives in institutions, and in what kind of home those who left live."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from costing import Row
from outputs.cells import Record, at, shown_years
from outputs.chart_style import PALETTE, Chart, apart, figure_of, ink
from outputs.sentence import people_at
from outputs.wording import number
from scenarios import Projected, Projection

BLUE, GREEN, PLUM, ORANGE, DARK, VIOLET = PALETTE
SHADES = (GREEN, ORANGE, PLUM, VIOLET, "#B8860B", "#5B8DB8", "#9C755F", "#3F7FBF")
INSIDE = "in institutions"
NOWHERE = "left by own decision, no home in the plan"


def shift_chart(projection: Projection, one: Projected, source: str) -> Chart:
    """People by where they live, stacked, with beds and what no change would mean as lines."""
    change, still = one.model.transition, projection.scenarios["status_quo"]
    assert change is not None
    assert still.model.transition is not None
    homes = destinations(one)
    rows: list[Record] = []
    for column, year in shown_years(one):
        row: Record = {"year": year, f"{INSIDE} (people)": at(one, change.residents, column)}
        row |= {f"{name} (people)": sum(at(one, line, column) for line in lines) for name, lines in homes.items()}
        row["beds of institutions"] = sum(at(one, down.beds, column) for down in one.model.institutions.values())
        row["residents, no change (people)"] = at(still, still.model.transition.residents, column)
        rows.append(row)
    title = _title(projection, one, rows, list(homes))
    axes = figure_of(title, "People at the end of the year", source)
    _draw(axes, rows, [INSIDE, *homes])
    return Chart("01-shift", title, axes, rows, f"Stacked areas by year with lines. {title}.")


def destinations(one: Projected) -> dict[str, list[Row]]:
    """The lines of people who left, by the kind of home that they live in."""
    found: dict[str, list[Row]] = defaultdict(list)
    places = one.model.scenario.places
    for down in one.model.institutions.values():
        for living in down.people.groups if down.people else ():
            for way in living.ways:
                found[str(places[way.offer.name].settings.get("destination", "supported home"))].append(way.leavers)
        if down.own is not None and float(one.values(down.own.people).max()) > 1e-9:
            home = down.own.home
            kind = NOWHERE if home is None else str(places[home].settings.get("destination", "supported home"))
            found[kind].append(down.own.people)
    return dict(found)


def _title(projection: Projection, one: Projected, rows: list[Record], homes: list[str]) -> str:
    before, after = people_at(projection, one.model, one)
    living = sum(float(rows[-1][f"{name} (people)"]) for name in homes)
    plan = projection.plan
    return (
        f"People living in institutions: {before} in {plan.base_year}, {after} in {plan.last}; "
        f"{number(living)} who left live in homes in the community"
    )


def _draw(axes: Any, rows: list[Record], names: list[str]) -> None:
    years = [row["year"] for row in rows]
    layers = [[float(row[f"{name} (people)"]) for row in rows] for name in names]
    colours = [BLUE, *(SHADES[number % len(SHADES)] for number in range(len(names) - 1))]
    axes.stackplot(years, layers, colors=colours, linewidth=0.6, edgecolor="white")
    beds = [float(row["beds of institutions"]) for row in rows]
    still = [float(row["residents, no change (people)"]) for row in rows]
    axes.plot(years, beds, color="white", linewidth=3.6)
    axes.plot(years, beds, color=DARK, linewidth=1.8, label="beds")
    axes.plot(years, still, color=DARK, linestyle="--", linewidth=1.8)
    ends, below = {}, 0.0
    for name, layer in zip(names, layers, strict=True):
        ends[f"{number(layer[-1])} {name}"] = below + layer[-1] / 2
        below += layer[-1]
    ends[f"{number(beds[-1])} beds"], ends[f"{number(still[-1])} residents, no change"] = beds[-1], still[-1]
    inks = [*colours, DARK, DARK]
    spots = apart(ends, 0.055 * max([below, *still, *beds, 1e-9]))
    for (label, spot), colour in zip(((label, spots[label]) for label in ends), inks, strict=True):
        axes.annotate(f" {label}", (years[-1], spot), color=ink(colour), va="center", annotation_clip=False)
    axes.set_xticks(years)
    axes.set_xlim(years[0], years[-1])
    axes.set_ylim(bottom=0)
