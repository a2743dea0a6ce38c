"""What it buys: benefits of a run, where there are tables of them; nothing where there are none."""

from __future__ import annotations

from collections.abc import Sequence

from outputs.report.blocks import Block, Grid, Picture
from outputs.report.folder import RunFolder
from outputs.report.shown import shown_value

TABLES = "benefits*"
"""The tables that are shown here, by name."""
LONGEST = 40
"""Rows of a table that is shown; a longer one is for programs, and its file is named."""
CHARTS = ("benefit", "ratio", "inaction", "acceptab", "return", "value")
"""Words in the names of the charts that belong here."""


def benefits_block(run: RunFolder, pictures: Sequence[Picture]) -> Block:
    """Benefits by table, and the charts about them."""
    said = run.record.get("benefits")
    sentences = [said] if isinstance(said, str) and said else []
    grids = [grid for name in run.names(TABLES) for grid in _grid(run, name)]
    return Block("buys", "What it buys", sentences, grids=grids, pictures=pictures)


def _grid(run: RunFolder, name: str) -> list[Grid]:
    found = run.rows(name)
    rows = [row for row in found if row.get("scenario", run.first) == run.first]
    if not rows or len(rows) > LONGEST:
        return []
    columns = [column for column in rows[0] if column != "scenario"]
    shown = [[shown_value(row[column]) for column in columns] for row in rows]
    title = name.replace("_", " ")
    heading = [column.replace("_", " ") for column in columns]
    only = ("report",) if len(rows) > 12 or len(columns) > 6 else ("report", "brief", "slides")
    return [Grid(f"{title[:1].upper()}{title[1:]}", heading, shown, f"data/{name}.csv", only=only)]
