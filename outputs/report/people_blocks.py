"""What changes for people, and what it takes: homes, staff, services."""

from __future__ import annotations

from collections.abc import Sequence

from outputs.report.blocks import Block, Grid, Picture, in_full_and_short
from outputs.report.folder import RunFolder
from outputs.report.shown import count

SMALL = 0.05
"""Full-time posts or people below this are not shown."""
FEW = 6
"""Rows of a table in a document with little room: the largest."""


def change_block(run: RunFolder, pictures: Sequence[Picture]) -> Block:
    """People by where they live, and what closes."""
    rows = run.rows("transition", scenario=run.first)
    shown = [[row["year"], *(count(row[name], 0) for name in ("residents", "leavers", "waiting"))] for row in rows]
    heading = ["Year", "In institutions", "Moved to homes in the community", "Waiting for a home"]
    grid = Grid("People at the end of each year (waiting: in the year)", heading, shown, "data/transition.csv",
                only=("report",))  # fmt: skip
    return Block("change", "What changes for people", grids=[grid] if shown else [], pictures=pictures)


def takes_block(run: RunFolder, pictures: Sequence[Picture]) -> Block:
    """Homes and staff of the last plan year."""
    grids = [*_homes(run), *_staff(run)]
    return Block("takes", "What it takes: homes and staff", grids=grids, pictures=pictures)


def _homes(run: RunFolder) -> list[Grid]:
    last = str(run.record["years"][1])
    found = [
        row for row in run.rows("places", scenario=run.first, year=last, measure="open", group="")
        if float(row["value"]) >= SMALL
    ]  # fmt: skip
    rows = [[row["title"], row["name"], count(row["value"], 0)] for row in found]
    heading = ["Kind of home", "For people leaving", "Places"]
    grid = Grid(f"Homes open at the end of {last}", heading, rows, "data/places.csv", words=2)
    return in_full_and_short(grid, [float(row["value"]) for row in found], FEW, ("brief", "slides")) if rows else []


def _staff(run: RunFolder) -> list[Grid]:
    base, last = str(run.record["base_year"]), str(run.record["years"][1])
    before = {row["cadre"]: row for row in run.rows("workforce", scenario=run.first, year=base)}
    found = sorted([
        (float(after["needed"]), [
            after["cadre"].replace("_", " "),
            count(before[after["cadre"]]["needed"]) if after["cadre"] in before else "",
            count(after["needed"]), count(after["supply"]), count(after["gap"]),
        ])
        for after in run.rows("workforce", scenario=run.first, year=last)
        if float(after["needed"]) >= SMALL
    ], key=lambda each: -each[0])  # fmt: skip
    rows = [row for _, row in found]
    heading = ["Cadre", f"Posts {base}", f"Posts {last}", f"People for them {last}", f"Posts nobody fills {last}"]
    caption = f"Full-time posts and people, {base} and {last}"
    source = "data/workforce.csv"
    grid = Grid(caption, heading, rows, source)
    return in_full_and_short(grid, [needed for needed, _ in found], FEW, ("brief", "slides")) if rows else []
