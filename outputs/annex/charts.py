"""The charts of the annex: the title is the finding, with unit, price basis, source and alt text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from outputs.annex.context import Annex
from outputs.annex.sheet import Sheet
from outputs.annex.styles import BLUE, DARK, GREEN, LILAC, ORANGE, PURPLE
from outputs.annex.tongue import say

COLOURS = (DARK, BLUE, GREEN, PURPLE, ORANGE, LILAC)
GRID = "#D9D9D9"
WIDTH, HEIGHT, ROWS = 760, 350, 18
"""Pixels of a chart, and the rows that it covers at most."""
Axes = tuple[Mapping[str, Any], Mapping[str, Any]]
"""Settings of the x and of the y axis."""


@dataclass(frozen=True)
class Frame:
    """What stands around a chart.

    Attributes:
        title: the name of the cell that holds the finding.
        unit: row and column of the cell that holds the unit of the amounts.
        basis: the price basis in words.
        alt: what a reader who cannot see the chart is told.
        hidden: series that the legend leaves out; `legend`: where it stands.
    """

    title: str
    unit: tuple[int, int]
    basis: str
    alt: str
    hidden: tuple[int, ...] = ()
    legend: str = "bottom"


def series(sheet: Sheet, row: int, label: int, head: int, columns: tuple[int, int]) -> dict[str, Any]:
    """A line of the sheet as a series: its row, the column of its name, the row of the years, first and last column."""
    first, last = columns
    return {
        "name": [sheet.name, row, label],
        "categories": [sheet.name, head, first, head, last],
        "values": [sheet.name, row, first, row, last],
    }


def place(annex: Annex, sheet: Sheet, chart: Any, at: tuple[int, int], frame: Frame, *, axes: Axes = ({}, {})) -> None:
    """Put a chart on a sheet; `axes` has settings of the x and of the y axis that differ from the usual ones."""
    known, row, column = annex.cells[frame.title]
    small = {"size": 9, "bold": False, "color": DARK}
    title = {"name": f"={known.cell(row, column)}", "name_font": {"size": 11, "color": DARK}}
    chart.set_title(title)
    chart.set_legend({"position": frame.legend, "delete_series": list(frame.hidden), "font": {"size": 8}})
    grid = {"visible": True, "line": {"color": GRID}}
    unit = f"={sheet.cell(*frame.unit)}"
    across, up = map(dict, axes)
    chart.set_y_axis({"name": unit, "name_font": small, "num_format": "#,##0.0", "major_gridlines": grid} | up)
    source = say("{basis}. Source: this sheet, run {run}", basis=say(frame.basis), run=annex.info.run_id)
    chart.set_x_axis({"name": source, "name_font": small, "num_format": "0", "label_position": "low"} | across)
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    sheet.page.insert_chart(*at, chart, {"description": f"{say('Chart')}: {say(frame.alt)}. {source}."})
