"""The Fiscal note sheet: one proposal on one page, as budget offices ask for it, live."""

from __future__ import annotations

from outputs.annex.catalogue import BASE
from outputs.annex.change_page import FIRST, HEAD, LABEL, LABEL_WIDTH, MONEY, ONCE, UNIT, Page
from outputs.annex.classified import Tables
from outputs.annex.fiscal_frame import WINDOW
from outputs.annex.funding_figures import SECURE
from outputs.annex.funding_sheet import gap_label, say_basis, say_funding, short
from outputs.annex.page import banner
from outputs.annex.said import either, words
from outputs.annex.sheet import stretch
from outputs.annex.tongue import Own, say, say_counted
from outputs.annex.workforce import has_workforce
from outputs.fiscal_note import ROLLED_OUT, assumptions_said, proposal, sensitivity_said

NOTE = "Fiscal note"
BROKEN = (
    "{count} rule is broken in the plan as written; all that rules say stands on Checks",
    "{count} rules are broken in the plan as written; all that rules say stands on Checks",
)
COST = {
    "total_baseline_nominal": "Spent without new policy",
    "total_new_nominal": "New policy, less savings",
    "total_nominal": "Cost of the plan",
    "total_recurrent_nominal": "of this recurrent",
    "total_capital_nominal": "of this capital",
}


def write_note(tables: Tables) -> None:
    """Write the note for the live scenario."""
    page = Page(tables, tables.sheet)
    note = "Nominal (cash of each year) unless real is said. The same stands in data/fiscal_note.md."
    banner(tables.annex, page.sheet, NOTE, note)
    say_basis(page)
    about = proposal(tables.annex.projection)
    page.section("Proposal")
    page.block(len(about) + 2, lambda row: _about(page, row, about))
    page.section("Cost, nominal")
    for name, label in COST.items():
        page.live(name, label, MONEY, flow=True)
    _payers(page)
    page.section("Offsets, nominal")
    _savings(page)
    if tables.annex.projection.scenarios[BASE].model.transition is not None:
        page.live("transition_released", "Released by institutions: their budget less their cost", MONEY, flow=True)
    page.section("Who gives the money, nominal")
    for word, label in SECURE.items():
        page.live(f"funding.{word}", label.capitalize(), MONEY, flow=True)
    page.live("funding.gap", gap_label(page), MONEY, flow=True)
    page.live("funding.cost", "Cost of the plan", MONEY, flow=True)
    page.item("short", "1 in years with a gap", "", lambda year: short(page, "funding.gap", year))
    _more(page)
    _texts(page)
    page.blocks.append((4, lambda _: say_funding(page, NOTE)))
    page.finish()


def _about(page: Page, row: int, about: dict[str, str]) -> None:
    for at, (label, text) in enumerate(about.items(), start=row):
        page.sheet.text(at, LABEL, label, "heading wrap")
        page.sheet.beside(at, UNIT, text)
    at = row + len(about)
    _label(page, at, "Budget year and two outer years: cost of new policy, less savings")
    last = min(WINDOW, page.years - 1)
    known = page.items["total_new_nominal"].row
    value = sum(page.value("total_new_nominal", year) for year in range(1, last + 1))
    page.unit(at, page.tables.annex.projection.plan.currency)
    page.sheet.formula(at, ONCE, f"SUM({stretch((known, FIRST + 1), (known, FIRST + last))})", value, "scaled")
    _label(page, at + 1, "Roll-out year: new recurrent cost reaches 95 % of its highest, real")
    flags, values = page.span("rolled"), page.values("rolled")
    years = stretch((HEAD, FIRST + 1), (HEAD, FIRST + page.years - 1))
    plan = page.tables.annex.projection.years
    year = str(plan[values.index(1.0)]) if 1.0 in values else ""
    first = either(f"INDEX({years},MATCH(1,{flags},0))", year, words("none"))
    page.sheet.formula(at + 1, ONCE, first.formula, first.text, "text right")


def _label(page: Page, row: int, text: str) -> None:
    page.sheet.text(row, LABEL, text, "heading wrap")
    page.sheet.tall(row, (say(text), LABEL_WIDTH / 1.1))


def _payers(page: Page) -> None:
    """What each payer pays, by year."""
    annex, ledger = page.tables.annex, page.tables.ledger
    page.section("Payers: cost of the plan by who pays, nominal")
    for key, title in annex.keys.names["payer"].items():

        def cell(year: int, key: str = key) -> tuple[str, float]:
            wanted = f'{ledger.keys("scenario")},{annex.cell("live")},{ledger.keys("payer")},"{key}"'
            value = ledger.total("nominal", year, scenario=BASE, payer=key)
            return page.scaled(f"SUMIFS({ledger.amounts('nominal', year)},{wanted})", value)

        page.item(f"payer.{key}", title, MONEY, cell, flow=True)


def _savings(page: Page) -> None:
    annex, ledger = page.tables.annex, page.tables.ledger

    def cell(year: int) -> tuple[str, float]:
        wanted = f'{ledger.keys("scenario")},{annex.cell("live")},{ledger.keys("standing")},"saving"'
        value = ledger.total("nominal", year, scenario=BASE, standing="saving")
        return page.scaled(f"SUMIFS({ledger.amounts('nominal', year)},{wanted})", value)

    page.item("savings", "Savings: no longer paid", MONEY, cell, flow=True)


def _more(page: Page) -> None:
    page.section("Posts, and what later budgets are bound to")
    if has_workforce(page.tables.annex.projection):
        page.live("staff.needed", "Full-time posts needed", "FTE")
        page.live("staff.gap", "Posts that nobody fills", "FTE")
    page.live("committed.lasting", "New recurrent cost that goes on", MONEY, flow=True)
    page.live("committed.lasting_real", "the same, real", MONEY)
    page.live("committed.owed", "Owed on loans at year end", MONEY)

    def rolled(year: int) -> tuple[str, float]:
        name = "committed.lasting_real"
        highest, span = max([0.0, *page.values(name)]), page.span(name)
        holds = year > 0 and highest > 0 and page.value(name, year) >= ROLLED_OUT * highest
        cell = page.at(name, year)
        return f"IF(MAX({span})>0,IF({cell}>={ROLLED_OUT}*MAX({span}),1,0),0)" if year else "0", float(holds)

    page.item("rolled", "1 when rolled out", "", rolled)


def _texts(page: Page) -> None:
    """Sensitivity, assumptions, open rules."""
    annex = page.tables.annex
    said = [*sensitivity_said(annex.projection), *assumptions_said(annex.projection)]
    page.section("Sensitivity (engine values) and assumptions")
    page.block(len(said), lambda row: _list(page, row, said))
    page.section("Checks and open rules")
    grave = [one for one in annex.findings if one.severity == "BLOCK" and one.scenario == BASE]
    open_ = [Own(f"{one.rule}: {one.message}. {one.remedy}.") for one in grave]
    of_all = say_counted(*BROKEN, len(grave), count=len(grave))
    page.block(len(grave) + 1, lambda row: _list(page, row, [of_all, *open_]))


def _list(page: Page, row: int, said: list[str]) -> None:
    for at, text in enumerate(said, start=row):
        page.sheet.across(at, text, "text")
