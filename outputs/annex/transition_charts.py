"""The charts of the Transition sheet; their titles are its sentences."""

from __future__ import annotations

from textwrap import shorten

from outputs.annex.change_page import FIRST, HEAD, LABEL, UNIT, Page
from outputs.annex.charts import COLOURS, ROWS, Frame, place, series
from outputs.annex.styles import BLUE, DARK, GREEN, ORANGE, PURPLE
from outputs.annex.tongue import say
from outputs.annex.waterfall import draw_waterfall

BESIDE, HIGH = 7, ROWS + 1
HEIGHT = 2 * HIGH
"""Rows that the charts cover."""
LEGEND = 70
"""Characters of a name that a legend has room for."""


def draw_charts(page: Page, row: int) -> None:
    """Draw people, both systems against the budget, the dearest year, and released against naive."""
    _people(page, (row, LABEL))
    _both(page, (row, BESIDE))
    alt = "from the indexed institution budget to the year's total: released, still running, homes, one-offs"
    draw_waterfall(page, (row + HIGH, LABEL), Frame("waterfall finding", _unit(page), "Cash of that year", alt))
    _promise(page, (row + HIGH, BESIDE))


def _unit(page: Page) -> tuple[int, int]:
    return page.items["institutions"].row, UNIT


def _people(page: Page, at: tuple[int, int]) -> None:
    """Where people live: institutions and kinds of homes stacked, beds as a line."""
    chart = page.tables.annex.workbook.add_chart({"type": "column", "subtype": "stacked"})
    names = ["residents", *(name for name in page.items if name.startswith("live"))]
    colours = (BLUE, GREEN, ORANGE, PURPLE, *COLOURS)
    for number, name in enumerate(names):
        fill = {"color": colours[number % len(colours)]}
        chart.add_series({**_series(page, name), "fill": fill, "gap": 60})
    beds = page.tables.annex.workbook.add_chart({"type": "line"})
    beds.add_series({**_series(page, "beds"), "line": {"color": DARK, "width": 2, "dash_type": "dash"}})
    chart.combine(beds)
    alt = "people in institutions and in each kind of home at year end, stacked, with beds as a line"
    frame = Frame("people finding", (page.items["residents"].row, UNIT), "End of each year", alt)
    place(page.tables.annex, page.sheet, chart, at, frame)


def _both(page: Page, at: tuple[int, int]) -> None:
    workbook = page.tables.annex.workbook
    chart = workbook.add_chart({"type": "column", "subtype": "stacked"})
    for name, colour in (("institutions", BLUE), ("community", GREEN), ("one_offs", PURPLE)):
        chart.add_series({**_series(page, name), "fill": {"color": colour}, "gap": 60})
    budget = workbook.add_chart({"type": "line"})
    budget.add_series({**_series(page, "base"), "line": {"color": ORANGE, "width": 2.5}})
    chart.combine(budget)
    alt = "institutions, homes and one-offs by year, stacked, with the indexed institution budget as a line"
    place(page.tables.annex, page.sheet, chart, at, Frame("transition finding", _unit(page), "Cash of each year", alt))


def _promise(page: Page, at: tuple[int, int]) -> None:
    chart = page.tables.annex.workbook.add_chart({"type": "line"})
    for name, colour, dash in (("released", GREEN, "solid"), ("naive", PURPLE, "dash")):
        chart.add_series({**_series(page, name), "line": {"color": colour, "width": 2.5, "dash_type": dash}})
    alt = "money released by year, and the naive estimate above it"
    place(page.tables.annex, page.sheet, chart, at, Frame("promise warning", _unit(page), "Cash of each year", alt))


def _series(page: Page, name: str) -> dict[str, object]:
    item, span = page.items[name], (FIRST, FIRST + page.years - 1)
    found = series(page.sheet, item.row, LABEL, HEAD, span)
    label = say(item.label)
    if len(label) <= LEGEND or label.startswith("="):  # XlsxWriter takes a name that begins so for a formula
        return found
    return {**found, "name": shorten(label, LEGEND, placeholder=" ...")}
