"""The Transition sheet: people and money of both systems while institutions are run down, for the live scenario."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from outputs.annex.catalogue import BASE
from outputs.annex.classified import Tables
from outputs.annex.page import year_heads
from outputs.annex.said import Said, choice, figure, words
from outputs.annex.sheet import Sheet, here
from outputs.annex.transition_charts import draw_charts

HEAD, FIRST, LABEL, UNIT, ONCE = 7, 3, 0, 1, 2
MOST_ON_A_PAGE = 2
"""Institutions whose tables and charts can be read on one page."""
PEOPLE = {
    "residents": "Residents of institutions at year end",
    "beds": "Beds at year end",
    "moves": "People moving to a home in the year",
    "leavers": "People who left and live in the community, at year end",
    "places": "Places in homes open at year end",
    "waiting": "People waiting for a home",
}
MONEY = {
    "community": "Community cost of leavers, recurrent",
    "institutions": "Institution cost",
    "base": "Indexed institution budget",
    "double_funding": "Double funding: both systems above the budget",
    "released": "Released: budget less institution cost",
    "naive": "Naive estimate: average cost x people gone",
    "extra_so_far": "Cost above the budget so far (cumulative)",
    "capital": "Homes: capital, outside double funding",
}
REAL = {"double_funding_real": "Double funding", "released_real": "Released"}
ONE = {"total_real": "Double funding over the plan", "peak_real": "Highest double funding of a year"}
YEARS = {
    "break_even": "Break-even year: no double funding from then on",
    "payback": "Payback year, in real money",
    "payback_discounted": "Payback year, discounted",
}
OF_ONE = {
    "residents": "Residents at year end", "beds": "Beds at year end", "moves": "People moving in the year",
    "leavers": "Leavers in the community at year end", "places": "Places open at year end",
    "waiting": "People waiting for a home", "wards": "Wards open", "base": "Indexed budget", "cost": "Institution cost",
    "released": "Released", "naive": "Naive estimate (not to be promised)",
}  # fmt: skip


@dataclass(frozen=True)
class Page:
    """The sheet being written, with the rows of what the charts and sentences speak of."""

    tables: Tables
    rows: dict[str, int]

    @property
    def sheet(self) -> Sheet:
        """The sheet."""
        return self.tables.sheet

    @property
    def years(self) -> int:
        """Base year and plan years."""
        return len(self.tables.annex.years)

    def live(self, row: int, name: str, money: bool) -> None:
        """Write a figure of the live scenario across the years."""
        tables, scale = self.tables, self.tables.annex.cell("divisor")
        for year in range(self.years):
            formula, value = tables.figures.live(tables.annex, name, year), tables.figures.value(BASE, name, year)
            if money:
                formula, value = f"{formula}/{scale}", value / tables.divisor
            self.sheet.formula(row, FIRST + year, formula, value, "scaled" if money else "people")

    def once(self, row: int, name: str, money: bool) -> None:
        """Write a single figure of the live scenario."""
        tables, scale = self.tables, self.tables.annex.cell("divisor")
        formula, value = tables.figures.live(tables.annex, name, None), tables.figures.value(BASE, name)
        formula, value = (f"{formula}/{scale}", value / tables.divisor) if money else (formula, value)
        self.sheet.formula(row, ONCE, formula, value, "scaled" if money else "year")

    def derived(self, row: int, formula: Callable[[int], str], value: Callable[[int], float], style: str) -> None:
        """Write a line made of others; `formula` and `value` take the column."""
        for column in range(FIRST, FIRST + self.years):
            self.sheet.formula(row, column, formula(column), value(column), style)


def write_transition(tables: Tables) -> None:
    """Write the transition of the live scenario, with charts and the sentence on what must not be promised."""
    tables.open("Transition", "Nobody leaves before a home is open, staffed and paid; money is released ward by ward.")
    sheet, annex = tables.sheet, tables.annex
    sheet.widths(56, 15, 14, *(12 for _ in annex.years))
    page = Page(tables, {})
    year_heads(annex, sheet, HEAD, FIRST, page.years)
    for column, title in ((LABEL, "line"), (UNIT, "unit"), (ONCE, "whole plan")):
        sheet.text(HEAD, column, title, "head right" if column == ONCE else "head")
    sheet.page.freeze_panes(HEAD + 1, FIRST)
    row = _money(page, HEAD + len(PEOPLE) + 3)
    row = _once(page, row + 1)
    _sentences(page)
    row = _institutions(page, row + 1)
    _people(page, HEAD + 1)
    draw_charts(page.sheet, page.rows, annex, row + 1)
    if len(annex.projection.scenarios[BASE].model.institutions) <= MOST_ON_A_PAGE:
        sheet.page.fit_to_pages(1, 1)


def _people(page: Page, row: int) -> None:
    """The people of all institutions: the sums of their rows below."""
    page.sheet.text(row, LABEL, "People", "section")
    ids = list(page.tables.annex.projection.scenarios[BASE].model.institutions)
    for place, (name, label) in enumerate(PEOPLE.items(), start=row + 1):
        page.rows[name] = place
        page.sheet.text(place, LABEL, label)
        page.sheet.text(place, UNIT, "people" if name != "beds" else "beds")
        parts = [page.rows[f"{name}_{one}"] for one in ids]
        page.derived(
            place,
            lambda column, parts=parts: f"SUM({','.join(here(part, column) for part in parts)})",  # type: ignore[misc]
            lambda column, parts=parts: sum(page.sheet.value(part, column) for part in parts),  # type: ignore[misc]
            "people",
        )


def _money(page: Page, row: int) -> int:
    page.sheet.text(row, LABEL, "Money, nominal (cash of each year)", "section")
    unit = page.tables.annex.projection.plan.currency
    for name, label in MONEY.items():
        row += 1
        row = _line(page, row, name, label, unit)
        if name == "institutions":
            row = _pair(page, row + 1, ("both", "Both systems together"), "community + institutions")
        if name == "naive":
            what = "Naive estimate less what is released: money that does not exist"
            row = _pair(page, row + 1, ("illusion", what), "naive - released")
    row += 2
    page.sheet.text(row, LABEL, f"Money, real ({page.tables.annex.plan_money})", "section")
    for name, label in REAL.items():
        row = _line(page, row + 1, name, label, page.tables.annex.plan_money)
    return row + 1


def _line(page: Page, row: int, name: str, label: str, unit: str) -> int:
    page.rows[name] = row
    page.sheet.text(row, LABEL, label)
    _unit(page, row, unit)
    page.live(row, f"transition_{name}", money=True)
    return row


def _pair(page: Page, row: int, named: tuple[str, str], terms: str) -> int:
    """Write the sum or difference of two lines, such as ``naive - released``."""
    (name, label), (first, sign, second) = named, terms.split()
    page.rows[name] = row
    page.sheet.text(row, LABEL, label, "text bold")
    _unit(page, row, page.tables.annex.projection.plan.currency)
    one, other, turn = page.rows[first], page.rows[second], 1 if sign == "+" else -1
    page.derived(
        row,
        lambda column: f"{here(one, column)}{sign}{here(other, column)}",
        lambda column: page.sheet.value(one, column) + turn * page.sheet.value(other, column),
        "scaled bold",
    )
    return row


def _unit(page: Page, row: int, unit: str) -> None:
    scale = page.tables.annex.cell("unit")
    chosen = str(page.tables.annex.stored("unit"))
    said = choice(f'{scale}="one"', chosen == "one", words(unit), Said(scale, chosen) + words(f" {unit}"))
    page.sheet.formula(row, UNIT, said.formula, said.text, "text")


def _once(page: Page, row: int) -> int:
    page.sheet.text(row, LABEL, "Over the whole plan", "section")
    for name, label in ONE.items():
        row += 1
        page.rows[name] = row
        page.sheet.text(row, LABEL, label)
        _unit(page, row, page.tables.annex.plan_money)
        page.once(row, f"transition_{name}", money=True)
    last = page.tables.annex.projection.plan.last
    for name, label in YEARS.items():
        row += 1
        page.rows[name] = row
        page.sheet.text(row, LABEL, label)
        page.once(row, f"transition_{name}", money=False)
        value, cell = page.sheet.value(row, ONCE), here(row, ONCE)
        end = here(HEAD, FIRST + page.years - 1)
        late = choice(
            f"{cell}>{end}", value > last, words("  not by ") + figure(end, last, 0), words("  reached in the plan")
        )
        said = choice(f"{cell}<1", value < 1, words("none needed"), late)
        page.sheet.formula(row, FIRST, said.formula, said.text, "text bold")
    return row + 1


def _sentences(page: Page) -> None:
    """The finding, and what must not be promised, at the top of the sheet."""
    sheet, annex = page.sheet, page.tables.annex
    currency, scale = annex.projection.plan.currency, str(annex.stored("unit"))
    unit = choice(f'{annex.cell("unit")}="one"', scale == "one", words(f" {currency}"),
                  words(" ") + Said(annex.cell("unit"), scale) + words(f" {currency}"))  # fmt: skip
    total, peak = page.rows["total_real"], page.rows["peak_real"]
    found = words("Running both systems at once costs ") + figure(here(total, ONCE), sheet.value(total, ONCE)) + unit
    found += words(" above the institutions' budget over the plan, at most ")
    found += figure(here(peak, ONCE), sheet.value(peak, ONCE)) + words(" in one year (real)")
    sheet.formula(4, 0, found.formula, found.text, "finding")
    released, naive = page.rows["released"], page.rows["naive"]
    span = [f"{here(row, FIRST + 1)}:{here(row, FIRST + page.years - 1)}" for row in (released, naive)]
    sums = [sum(sheet.value(row, FIRST + year) for year in range(1, page.years)) for row in (released, naive)]
    warned = words("Never promise average cost x people gone: that would be ") + figure(f"SUM({span[1]})", sums[1])
    warned += words(" over the plan, but only ") + figure(f"SUM({span[0]})", sums[0]) + words(" is released, in")
    warned += Said(unit.formula, unit.text) + words(" cash, because wards and sites close after people have left")
    sheet.formula(5, 0, warned.formula, warned.text, "finding")
    annex.cells["transition finding"] = (sheet, 4, 0)
    annex.cells["promise warning"] = (sheet, 5, 0)


def _institutions(page: Page, row: int) -> int:
    """The same by institution."""
    annex = page.tables.annex
    for one, down in annex.projection.scenarios[BASE].model.institutions.items():
        page.sheet.text(row, LABEL, down.title, "section")
        for name, label in OF_ONE.items():
            row += 1
            page.rows[f"{name}_{one}"] = row
            money = name in ("base", "cost", "released", "naive")
            page.sheet.text(row, LABEL, label)
            if money:
                _unit(page, row, annex.projection.plan.currency)
            else:
                page.sheet.text(row, UNIT, {"beds": "beds", "wards": "wards"}.get(name, "people"))
            page.live(row, f"{name}_{one}", money)
        row += 2
    return row
