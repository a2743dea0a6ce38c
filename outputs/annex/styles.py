"""How the annex looks: one palette, number formats by unit, blue on pale yellow for what may be typed over."""

from __future__ import annotations

from functools import cache
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from costing import Row
from parameters import Unit

BLUE, GREEN, PURPLE, ORANGE, DARK, LILAC = "#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"
"""Colours that all reach 3:1 on white."""
INPUT_INK, INPUT_PAPER, EMPTY, PALE, RULE = "#0000FF", "#FFFBD6", "#E4E4E4", "#EDF2F7", "#BFBFBF"
GOOD_INK, GOOD_PAPER, BAD_INK, BAD_PAPER = "#0B5D52", "#D8F1EE", "#FFFFFF", "#A3142B"

COUNTED = ("people", "month", "visit", "contact", "day", "hour", "km", "session")
"""Units shown with one decimal."""
CALENDAR = (
    "start of the plan", "end of the plan", "break-even year", "payback year", "last year with double funding",
    "year, where double funding is paid", "year, if paid back", "year, if not paid back yet",
    "year, if it is the deepest", "year of the trough", "year from which it has paid back",
)  # fmt: skip
"""Lines that are calendar years."""
DATES = ("year less delay", "moratorium", "start", "end")
"""Lines and inputs that are dates in years."""
PARTS: dict[str, dict[str, Any]] = {
    "text": {"align": "left"},
    "fit": {"align": "left", "shrink": True},
    "wrap": {"align": "left", "text_wrap": True},
    "title": {"bold": True, "font_size": 16, "font_color": BLUE},
    "subtitle": {"font_size": 11, "font_color": DARK},
    "section": {"bold": True, "font_color": BLUE, "font_size": 12},
    "heading": {"bold": True, "font_color": BLUE},
    "head": {"bold": True, "font_color": "#FFFFFF", "bg_color": BLUE, "text_wrap": True, "align": "left"},
    "note": {"italic": True, "font_color": DARK},
    "finding": {"bold": True, "font_size": 12, "font_color": PURPLE},
    "link": {"font_color": BLUE, "underline": 1},
    "money": {"num_format": "[>=0.5]#,##0;[<=-0.5]-#,##0;0"},
    "scaled": {"num_format": "[>=0.05]#,##0.0;[<=-0.05]-#,##0.0;0.0"},
    "small": {"num_format": "[>=0.005]#,##0.00;[<=-0.005]-#,##0.00;0"},
    "people": {"num_format": "[>=0.05]#,##0.0;[<=-0.05]-#,##0.0;0"},
    "pure": {"num_format": "[>=0.00005]0.0000;[<=-0.00005]-0.0000;0"},
    "general": {"num_format": "General"},
    "year": {"num_format": "0"},
    "date": {"num_format": "0.00"},
    "share": {"num_format": "0.0%"},
    "permille": {"num_format": "0.00%"},
    "right": {"align": "right"},
    "centre": {"align": "center"},
    "bold": {"bold": True},
    "total": {"bold": True, "top": 1, "top_color": DARK, "bg_color": PALE},
    "input": {"font_color": INPUT_INK, "bg_color": INPUT_PAPER, "border": 1, "border_color": RULE},
    "own": {"bold": True},
    "linked": {"font_color": "#1F4FD8"},
    "empty": {"bg_color": EMPTY},
    "tail": {"font_color": "#6B6B6B", "bg_color": "#F4F4F4"},
    "indent1": {"indent": 1},
    "indent2": {"indent": 2},
    "indent3": {"indent": 3},
    "alarm": {"bold": True, "font_color": BAD_PAPER},
    "good": {"font_color": GOOD_INK, "bg_color": GOOD_PAPER, "bold": True},
    "bad": {"font_color": BAD_INK, "bg_color": BAD_PAPER, "bold": True},
}


class Styles:
    """The cell formats of one workbook, made when first asked for by words such as ``"money total"``.

    Args:
        workbook: where they are used.
        mirrored: whether sheets begin at the right, so that text does.
    """

    def __init__(self, workbook: Workbook, *, mirrored: bool = False) -> None:
        self._workbook, self._mirrored = workbook, mirrored
        self._made: dict[str, Format] = {}

    def __getitem__(self, words: str) -> Format:
        if words not in self._made:
            looks: dict[str, Any] = {"valign": "top", "font_name": "Calibri", "font_size": 10}
            for word in words.split():
                looks |= PARTS[word]
            if self._mirrored and "num_format" not in looks and looks.get("align", "left") == "left":
                looks["align"] = "right"
            self._made[words] = self._workbook.add_format(looks)
        return self._made[words]


@cache
def unit_style(unit: str) -> str:
    """The number format that fits a unit: money without decimals, people with one, pure numbers with four."""
    money = Unit.parse(unit).money
    if not unit or len(money) > 1:
        return "pure"
    if money:
        return "small" if "/" in unit else "money"
    return "people" if unit in COUNTED else "small"


def row_style(row: Row) -> str:
    """The number format of a line: calendar years without decimals, the rest by its unit."""
    if row.unit.pure and (row.address in ("base_year", "time/year") or row.label in CALENDAR):
        return "year"
    return "date" if row.label in DATES else unit_style(str(row.unit))
