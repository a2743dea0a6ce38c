"""A sheet of engine values: results of the simulation, written as numbers below each other, section by section."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from outputs.annex.charts import GRID, HEIGHT, ROWS, WIDTH, Frame, place
from outputs.annex.context import Annex
from outputs.annex.sheet import Sheet
from outputs.annex.tongue import say

WIDTHS = (44, 17, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13)
BAR_ROWS = 30
"""Rows of a chart of bars, so that each has room for its name."""
SHARE, SCALED, TEXT, WHOLE, PURE = "share", "scaled", "text", "year", "pure"


class EngineSheet:
    """Writes sections from top to bottom; `row` is the next free row."""

    def __init__(self, annex: Annex, sheet: Sheet) -> None:
        self.annex, self.sheet, self.row = annex, sheet, 4
        sheet.widths(*WIDTHS)

    def section(self, title: str) -> None:
        """A title between sections."""
        self.row += 1
        self.sheet.across(self.row, title, "section")
        self.row += 1

    def finding(self, name: str, text: str) -> None:
        """A finding in words, which charts and the Cover show; `name` is what they know it by."""
        self.sheet.across(self.row, text, "finding")
        self.sheet.values[self.row, 0] = text
        self.annex.cells[name] = (self.sheet, self.row, 0)
        self.row += 1

    def note(self, text: str) -> None:
        """A remark."""
        self.sheet.across(self.row, text, "note")
        self.row += 1

    def table(self, heads: Sequence[str], styles: Sequence[str], rows: Sequence[Sequence[Any]]) -> tuple[int, int]:
        """A table; an empty cell where a value is None.

        Returns:
            The first and the last row of its figures.
        """
        for column, head in enumerate(heads):
            self.sheet.text(self.row, column, head, "head" if column == 0 or styles[column] == TEXT else "head right")
        self.sheet.tall(self.row, *((say(head), WIDTHS[column] - 2) for column, head in enumerate(heads)))
        first = self.row + 1
        for place_, values in enumerate(rows, start=first):
            for column, (value, style) in enumerate(zip(values, styles, strict=True)):
                self._cell(place_, column, value, style)
            texts = [(value, WIDTHS[column]) for column, value in enumerate(values) if isinstance(value, str)]
            self.sheet.tall(place_, *texts)
        self.row = first + len(rows)
        return first, self.row - 1

    def _cell(self, row: int, column: int, value: Any, style: str) -> None:
        if value is None or value == "":
            self.sheet.empty(row, column, "text")
        elif isinstance(value, str):
            self.sheet.own(row, column, value, "wrap")
        else:
            self.sheet.number(row, column, value, style)

    def lines(self, series: Sequence[dict[str, Any]], frame: Frame, span: tuple[float, float] | None = None) -> None:
        """Lines below what was written last; `span` is the least and the greatest value, to look at these only."""
        self._placed(self._made("line", series), frame, _around(span))

    def bars(self, series: Sequence[dict[str, Any]], frame: Frame, shown: str = "#,##0.0") -> None:
        """Bars that lie, the first on top; `shown` is the format of their lengths."""
        grid = {"visible": True, "line": {"color": GRID}}
        lengths = {"name": f"={self.sheet.cell(*frame.unit)}", "num_format": shown, "major_gridlines": grid}
        names = {
            "name": "",
            "reverse": True,
            "interval_unit": 1,
            "crossing": "max",
            "major_gridlines": {"visible": False},
        }
        self._placed(self._made("bar", series), frame, names | {"label_position": "low"}, lengths, rows=BAR_ROWS)

    def curve(self, series: Sequence[dict[str, Any]], frame: Frame, span: tuple[float, float]) -> None:
        """Shares against amounts; `span` is the least and the greatest amount."""
        chart = self._made("scatter", series, "straight")
        self._placed(chart, frame, {"num_format": "0%", "min": 0, "max": 1}, _around(span))

    def _made(self, kind: str, series: Sequence[dict[str, Any]], subtype: str = "") -> Any:
        chart = self.annex.workbook.add_chart({"type": kind, **({"subtype": subtype} if subtype else {})})
        for one in series:
            chart.add_series(one)
        return chart

    def _placed(
        self, chart: Any, frame: Frame, y_axis: dict[str, Any], x_axis: dict[str, Any] | None = None, rows: int = ROWS
    ) -> None:
        place(self.annex, self.sheet, chart, (self.row + 1, 0), frame, axes=(x_axis or {}, y_axis))
        chart.set_size({"width": WIDTH, "height": HEIGHT * rows // ROWS})
        self.sheet.keep(self.row, self.row + rows)
        self.row += rows + 1

    def column(self, column: int, rows: tuple[int, int]) -> list[Any]:
        """A stretch of a column, as charts refer to it."""
        return [self.sheet.name, rows[0], column, rows[1], column]


def _around(span: tuple[float, float] | None) -> dict[str, Any]:
    """The ends of an axis a little outside of what it shows."""
    if span is None:
        return {}
    edge = 0.05 * (span[1] - span[0]) or abs(span[0]) * 0.05 or 1.0
    step = 10 ** math.floor(math.log10(edge * 4))
    return {"min": math.floor((span[0] - edge) / step) * step, "max": math.ceil((span[1] + edge) / step) * step}
