"""The charts of the Transition sheet; their titles are its sentences."""

from __future__ import annotations

from outputs.annex.charts import Frame, place, series
from outputs.annex.context import Annex
from outputs.annex.sheet import Sheet
from outputs.annex.styles import BLUE, GREEN, ORANGE, PURPLE

HEAD, FIRST, BESIDE = 7, 3, 5


def draw_charts(sheet: Sheet, rows: dict[str, int], annex: Annex, row: int) -> None:
    """Draw both systems against the budget and, beside it, what is released against the naive estimate."""
    span, unit = (FIRST, FIRST + len(annex.years) - 1), (rows["institutions"], 1)
    both = annex.workbook.add_chart({"type": "column", "subtype": "stacked"})
    for name, colour in (("institutions", BLUE), ("community", GREEN)):
        both.add_series({**series(sheet, rows[name], 0, HEAD, span), "fill": {"color": colour}, "gap": 60})
    budget = annex.workbook.add_chart({"type": "line"})
    budget.add_series({**series(sheet, rows["base"], 0, HEAD, span), "line": {"color": ORANGE, "width": 2.5}})
    both.combine(budget)
    alt = "institution cost and community cost by year, stacked, with the indexed institution budget as a line"
    place(annex, sheet, both, (row, 0), Frame("transition finding", unit, "Cash of each year", alt))
    promise = annex.workbook.add_chart({"type": "line"})
    for name, colour, dash in (("released", GREEN, "solid"), ("naive", PURPLE, "dash")):
        line = {"color": colour, "width": 2.5, "dash_type": dash}
        promise.add_series({**series(sheet, rows[name], 0, HEAD, span), "line": line})
    alt = "money released by year, and the naive estimate above it"
    place(annex, sheet, promise, (row, BESIDE), Frame("promise warning", unit, "Cash of each year", alt))
