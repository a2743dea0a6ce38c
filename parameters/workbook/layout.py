"""Where each part of a plan stands in a workbook: the sheets, their order, and the headers of their columns."""

from __future__ import annotations

from parameters.problems import did_you_mean
from parameters.settings import SECTIONS
from parameters.uncertainty import SECTION as UNCERTAINTY
from parameters.world import WORLD

PLAN, COUNTRY, SCENARIOS, REGIONS, MENU = "Plan", "Country", "Scenarios", "Regions", "Menu"
OF_ELEMENTS = ("Places", "Institutions", "Actions", "Benefits", "Financing", "Indicators")
"""The sheets that hold one section each, with the element's name in a column of its own."""
SHEETS = ("Start", PLAN, COUNTRY, *OF_ELEMENTS, "Uncertainty", SCENARIOS, REGIONS, MENU, "Codes")
"""Every sheet of an input workbook, in order."""
FOR_THE_EYE = ("Start", MENU, "Codes")
"""Sheets that the reader passes over."""

ELEMENT, SETTING, VALUE, CHANGE, FILE, COMMENT = "element", "setting", "value", "change", "file", "comment"
FIGURE = {
    VALUE: "value",
    "unit": "unit",
    "low": "low",
    "high": "high",
    "interval": "interval",
    "standard error": "standard_error",
    "kind of range": "kind",
    "source": "source",
    "grade": "grade",
    "why no range": "fixed",
    "note": "note",
}
"""The columns of a figure, in order: header, and the key that it stands for in a plan."""
HEADER_OF = {key: header for header, key in FIGURE.items()}
"""The header of each key of a figure."""
LITERAL = ("unit", "kind of range", "source", "grade", "why no range", "note")
"""Columns whose text is taken as it stands, never as a list."""
SHOWN = ("name", "default", "default from", "what it is")
"""Columns that help the eye; the reader passes over them."""
CHANGES = ("set", "times", "plus", "plain")
"""What the column `change` may say: the verbs of a scenario's ``parameters``; plain: a number without a verb."""
HEADING_ROWS = 20
"""The header row is among the first so many."""
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""The years that a header may name."""

_SHEET_OF = {section: section.capitalize() for section in (*SECTIONS.values(), UNCERTAINTY, "scenarios")}
SECTION_OF = {sheet: section for section, sheet in _SHEET_OF.items()}
"""The section that a sheet holds alone: ``Places`` holds ``places``."""


def sheet_of(key: str) -> str:
    """The sheet of a key at the top of a plan: ``places`` stands on Places, ``pay`` on Country, ``years`` on Plan."""
    return _SHEET_OF.get(key, COUNTRY if key in WORLD else PLAN)


def sheet_order(place: str) -> int:
    """The position of the sheet of a cell (``Actions!F3``) in the workbook; that of a sheet not known is last."""
    sheet = place.partition("!")[0]
    return SHEETS.index(sheet) if sheet in SHEETS else len(SHEETS)


def headers(sheet: str) -> tuple[str, ...]:
    """The headers that a sheet may have, from the left; years come between the figure's columns and the comment."""
    element = () if sheet in (PLAN, COUNTRY, "Uncertainty") else (ELEMENT,)
    change = (CHANGE,) if sheet == SCENARIOS else ()
    file = (FILE,) if sheet == SCENARIOS else ()
    return (*element, SETTING, *change, *FIGURE, COMMENT, *file)


def near_header(text: str, sheet: str) -> str:
    """A hint with the header that was perhaps meant; nothing if none is near."""
    return did_you_mean(text, headers(sheet))


def is_year(text: str) -> bool:
    """Whether a text names a year that may have a column.

    >>> is_year("2026"), is_year("26"), is_year("2026-27")
    (True, False, False)
    """
    return len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR
