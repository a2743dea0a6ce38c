"""How the input workbook looks: the annex's palette; blue on pale yellow is what a planner types."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from outputs.annex.styles import BLUE, DARK, INPUT_INK, INPUT_PAPER, PALE, PARTS, PURPLE, RULE

FAINT, FAINT_PAPER, FAINT_RULE = "#666666", "#FFFEF4", "#E3DFC8"
OWN: dict[str, dict[str, Any]] = {
    "given": {"font_color": INPUT_INK, "bg_color": INPUT_PAPER, "border": 1, "border_color": RULE},
    "open": {"font_color": INPUT_INK, "bg_color": FAINT_PAPER, "border": 4, "border_color": FAINT_RULE},
    "faint": {"font_color": FAINT},
    "needed": {"font_color": PURPLE, "bold": True},
    "asked": {"font_color": PURPLE},
    "group": {"bold": True, "font_color": BLUE, "bg_color": PALE},
    "grouped": {"font_color": DARK, "bg_color": PALE},
    "remark": {"italic": True, "font_color": "#0B5D52"},
    "number": {"num_format": "[>=10000]#,##0;General", "align": "right"},
    "words": {"num_format": "@", "align": "left", "text_wrap": True},
    "quote": {"quote_prefix": True},
    "big": {"font_size": 20, "bold": True, "font_color": BLUE},
    "larger": {"font_size": 11},
    "code": {"font_name": "Consolas", "font_color": DARK, "bg_color": "#F4F4F4"},
}


class Looks:
    """The cell formats of one workbook, made when first asked for by words such as ``"given number"``.

    ``typed`` is what the names of a row get as soon as it says something, ``unread`` what
    cells get that look as if they were to be filled in, and are not.
    """

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[str, Format] = {}
        self.unread: Format = workbook.add_format({"font_color": FAINT, "bg_color": "#FFFFFF"})
        self.typed: Format = workbook.add_format({"font_color": "#000000", "bg_color": INPUT_PAPER})

    def __getitem__(self, words: str) -> Format:
        if words not in self._made:
            look: dict[str, Any] = {"valign": "top", "font_name": "Calibri", "font_size": 10}
            for word in words.split():
                look |= OWN[word] if word in OWN else PARTS[word]
            self._made[words] = self._workbook.add_format(look)
        return self._made[words]
