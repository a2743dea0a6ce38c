"""From the institutions' indexed budget to what everything costs in a year: rows by year, and one year as a chart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from outputs.annex.change_page import FIRST, HEAD, LABEL, MONEY, ONCE, Cell, Page
from outputs.annex.charts import Frame, place
from outputs.annex.said import choice, figure, words
from outputs.annex.sheet import here
from outputs.annex.styles import BLUE, DARK, GREEN, ORANGE
from outputs.annex.transition_said import unit_said

FIXED = "F.fixed"
NONE: Cell = ("0", 0.0)
BARS = {
    "Indexed budget": "step base",
    "No longer spent": "step released",
    "Institutions still": "",
    "People in homes": "step homes",
    "Places opened ahead": "step ahead",
    "Others": "step others",
    "One-offs": "step once",
    "Total": "",
}
"""The bars of the chart and the step each one takes; one without a step shows what is reached."""
HEADS = ("step", "reached", "invisible base", "Fixed cost still running", "Level", "Added", "Less")
COLOURS = {"invisible base": None, "Fixed cost still running": DARK, "Level": BLUE, "Added": ORANGE,
           "Less": GREEN}  # fmt: skip


def write_steps(page: Page) -> None:
    """Write the steps of every year, and the table behind the chart of the dearest year."""
    page.section("From the indexed budget to the year's total, nominal")
    others = [key for key in page.items if key[0] in "NLM" and key[1:2] == "."]
    page.sums("step base", "Indexed institution budget", MONEY, ("base",), bold=True)
    page.sums("step released", "No longer spent in institutions (less)", MONEY, ("institutions", "-base"))
    page.sums("step fixed", "of what is left: fixed cost still running", MONEY, (FIXED,) if FIXED in page.items else ())
    page.sums("step wards", "of what is left: wards, residents and posts", MONEY, ("institutions", "-step fixed"))
    homes = ("community", "-ahead", *(f"-{key}" for key in others))
    page.sums("step homes", "People in homes (more)", MONEY, homes)
    page.sums("step ahead", "Places opened ahead or empty (more)", MONEY, ("ahead",))
    page.sums("step others", "People not admitted, own decision, mobile teams (more)", MONEY, others)
    page.sums("step once", "One-off costs (more)", MONEY, ("one_offs",))
    terms = ("step base", "step released", "step homes", "step ahead", "step others", "step once")
    page.sums("step total", "Everything together", MONEY, terms, bold=True)
    page.sums("step extra", "Above the indexed budget: double funding, if more", MONEY, ("step total", "-step base"))
    page.block(len(BARS) + 4, lambda row: _table(page, row + 1))


def _table(page: Page, row: int) -> None:
    """The dearest year as bars over an invisible base."""
    sheet, years, extra = page.sheet, page.years, page.values("step extra")
    dearest = extra.index(max(extra)) + 1
    span, heads = page.span("step extra"), f"{here(HEAD, FIRST + 1)}:{here(HEAD, FIRST + years - 1)}"
    sheet.text(row, LABEL, "Year of the chart: highest double funding (another may be typed)", "heading")
    year = page.tables.annex.projection.plan.base_year + dearest
    sheet.formula(row, ONCE, f"INDEX({heads},1,MATCH(MAX({span}),{span},0))", year, "year bold right")
    for column, title in enumerate(HEADS, start=FIRST):
        sheet.text(row, column, title, "head right")
    reached = NONE
    for number, (bar, step) in enumerate(BARS.items(), start=row + 1):
        sheet.text(number, LABEL, bar)
        page.unit(number, page.tables.annex.projection.plan.currency)
        move = _pick(page, step, here(row, ONCE), dearest) if step else NONE
        fixed = _pick(page, "step fixed", here(row, ONCE), dearest) if bar == "Institutions still" else NONE
        reached = _bar(page, number, (move, reached, fixed), level=not step or step == "step base")
    page.tables.annex.cells["waterfall year"] = (sheet, row, ONCE)
    _finding(page, row + len(BARS) + 1, (row, year))


def _finding(page: Page, row: int, chosen: tuple[int, int]) -> None:
    """The title of the chart."""
    top, year = chosen
    last = top + len(BARS)
    ends = [(here(line, FIRST + 1), page.sheet.value(line, FIRST + 1)) for line in (top + 1, last)]
    above = f"{ends[1][0]}-{ends[0][0]}", ends[1][1] - ends[0][1]
    said = words("In ") + figure(here(top, ONCE), year, 0) + words(" everything together costs ") + figure(*ends[1])
    said += unit_said(page) + words(" cash: ") + figure(f"ABS({above[0]})", abs(above[1]))
    said += choice(f"{above[0]}>=0", above[1] >= 0, words(" more"), words(" less")) + words(" than the indexed budget")
    page.sheet.formula(row, LABEL, said.formula, said.text, "note")
    page.tables.annex.cells["waterfall finding"] = (page.sheet, row, LABEL)


def _bar(page: Page, row: int, told: tuple[Cell, Cell, Cell], *, level: bool) -> Cell:
    """Write one bar from its step, what was reached before and the fixed cost in it; returns what is reached."""
    (move, step), (before, reached), (fixed, known) = told
    now = reached + step
    here_step, here_now = here(row, FIRST), here(row, FIRST + 1)
    cells: list[Cell] = [(move, step), (f"{before}+{here_step}", now)]
    if level:
        cells += [NONE, (fixed, known), (f"{here_now}-{here(row, FIRST + 3)}", now - known), NONE, NONE]
    else:
        cells += [(f"MIN({before},{here_now})", min(reached, now)), NONE, NONE]
        cells += [(f"MAX(0,{here_step})", max(0.0, step)), (f"MAX(0,-{here_step})", max(0.0, -step))]
    for column, (formula, value) in enumerate(cells, start=FIRST):
        page.sheet.formula(row, column, formula, value, "scaled")
    return here_now, now


def _pick(page: Page, name: str, chosen: str, year: int) -> Cell:
    """A step in the chosen year."""
    heads = f"{here(HEAD, FIRST)}:{here(HEAD, FIRST + page.years - 1)}"
    return f"INDEX({page.span(name, 0)},1,MATCH({chosen},{heads},0))", page.value(name, year)


def draw_waterfall(page: Page, at: tuple[int, int], frame: Frame) -> None:
    """Draw the bars; the base is not painted."""
    annex, sheet = page.tables.annex, page.sheet
    _, top, _ = annex.cells["waterfall year"]
    chart = annex.workbook.add_chart({"type": "column", "subtype": "stacked"})
    for name, colour in COLOURS.items():
        column = FIRST + HEADS.index(name)
        look: dict[str, Any] = {"fill": {"color": colour}}
        if colour is None:
            look = {"fill": {"none": True}, "border": {"none": True}}
        chart.add_series({
            "name": [sheet.name, top, column],
            "categories": [sheet.name, top + 1, LABEL, top + len(BARS), LABEL],
            "values": [sheet.name, top + 1, column, top + len(BARS), column],
            "gap": 40,
            **look,
        })  # fmt: skip
    place(annex, sheet, chart, at, replace(frame, hidden=(0,)))
