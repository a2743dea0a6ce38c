"""The Investment case sheet: what the plan buys, live; the two ratios side by side and never merged; who loses."""

from __future__ import annotations

from collections.abc import Mapping

from outputs.annex.catalogue import BASE
from outputs.annex.change_page import LABEL, MONEY, ONCE, UNIT, Page
from outputs.annex.classified import Tables
from outputs.annex.investment_figures import BENEFIT, FISCAL, PRESENT, SUMS, WAITING, all_benefits, way_of
from outputs.annex.investment_ranges import write_ranges
from outputs.annex.page import banner
from outputs.annex.said import Said, choice, figure, words
from outputs.annex.sheet import here
from scenarios import cases

SHEET = "Investment case"
RATIOS = ("ratio", "ratio_with_health")
YEARS = "healthy life years"
OWN = "own.plan"
RATES = {"own": "the plan's own rate"}


def write_investment(tables: Tables) -> None:
    """Write the sheet for the live scenario."""
    page, annex = Page(tables, tables.sheet), tables.annex
    banner(
        annex,
        page.sheet,
        SHEET,
        "Economic view: capital as annuities, unpaid time counted, transfers and taxes not. The value of health is "
        "never part of benefits unless it says so. Live; ranges at the end are engine values.",
    )
    page.sheet.formula(1, LABEL, annex.cell("basis"), annex.stored("basis"), "subtitle")
    _findings(page)
    page.section(f"By year, real ({annex.plan_money})")
    for name, label in SUMS.items():
        page.live(f"invest.{name}", label, MONEY, flow=True)
    page.live("invest.healthy_years", "Healthy life years gained", YEARS, flow=True)
    _benefits(page)
    _public(page)
    _turning(page)
    _tables(page)
    page.finish()
    write_ranges(annex, page.sheet, page.row + 2)


def _findings(page: Page) -> None:
    """The two ratios of the plan years, and what comes back to public budgets."""
    annex, currency = page.tables.annex, page.tables.annex.projection.plan.currency
    plan = annex.projection.plan
    without, with_health = (figure(*page.figure(f"present.{OWN}.{name}", None, ""), 2) for name in RATIOS)
    said = words(f"For each {currency} that it costs over {plan.first}-{plan.last}, the plan brings ") + without
    said += words(" without the value of health, ") + with_health + words(" with it")
    page.sheet.formula(4, LABEL, said.formula, said.text, "finding")
    annex.cells["investment finding"] = (page.sheet, 4, LABEL)
    page.block(0, lambda _: _public_finding(page))


def _public_finding(page: Page) -> None:
    annex = page.tables.annex
    back, cash = (here(page.items[f"back.{name}"].row, ONCE) for name in ("back", "cash"))
    values = [sum(page.values(f"back.{name}")) for name in ("back", "cash")]
    known = Said(annex.cell("unit"), str(annex.stored("unit")))
    said = words(f"Public budgets alone, {annex.projection.plan.currency} ") + known + words(": ")
    said += figure(back, values[0]) + words(" of ") + figure(cash, values[1])
    said += words(" spent come back; the reform is not promised to pay for itself")
    page.sheet.formula(5, LABEL, said.formula, said.text, "finding")
    annex.cells["investment public"] = (page.sheet, 5, LABEL)


def _benefits(page: Page) -> None:
    for name, each in all_benefits(page.tables.annex.projection).items():
        page.section(f"Benefit, real: {each.title}{f' (of {each.of})' if each.of else ''}")
        page.live(f"benefit.people.{name}", "People with the full effect", "people")
        page.live(f"benefit.healthy_years.{name}", "Healthy life years gained", YEARS, flow=True)
        for measure, label in BENEFIT.items():
            page.live(f"benefit.{measure}.{name}", label, MONEY, flow=True)


def _public(page: Page) -> None:
    """Public budgets, apart from what comes to society."""
    page.section("Public budgets alone, real: less than what comes to society")
    projection = page.tables.annex.projection
    taxed = any(case.fiscal.taxes is not None for case in cases(projection).values())
    for name, label in FISCAL.items():
        if taxed or name != "taxes":
            page.live(f"back.{name}", label, MONEY, flow=True)


def _turning(page: Page) -> None:
    """Cost and benefits so far, and the years of the trough and of payback."""
    page.section("Benefits less cost so far, discounted at the plan's own rate")
    for health in ("without", "with"):
        page.live(f"turning.{health}.so_far", f"So far, {health} the value of health", MONEY)
    page.block(2, lambda row: _turning_said(page, row))
    page.row += 1


def _turning_said(page: Page, row: int) -> None:
    plan = page.tables.annex.projection.plan
    for place, health in enumerate(("without", "with"), start=row):
        (below, years), (deepest, least), (payback, year) = (
            page.figure(f"turning.{health}.{name}", None, "") for name in ("below", "deepest_year", "payback")
        )
        trough = (
            figure(below, years, 0) + words(" years cost more than they bring, most in ") + figure(deepest, least, 0)
        )
        trough = choice(f"{below}>0", years > 0, trough, words("no year costs more than it brings"))
        late = words(f"; not paid back within {plan.first}-{plan.last}")
        back = choice(
            f"{payback}>{plan.last}", year > plan.last, late, words("; paid back from ") + figure(payback, year, 0)
        )
        back = choice(f"{payback}=0", year == 0, words("; nothing to pay back"), back)
        said = words(f"{health.capitalize()} the value of health: ") + trough + back
        page.sheet.formula(place, LABEL, said.formula, said.text, "note")


def _tables(page: Page) -> None:
    """Present values and ratios at every rate and horizon, and by action."""
    projection = page.tables.annex.projection
    [first, *_] = cases(projection).values()
    ways = {}
    for present in first.present:
        years = f"{projection.plan.first}-{projection.plan.last}" if present.own else f"{present.horizon} years"
        ways[f"present.{way_of(present)}"] = f"{RATES.get(present.rate, present.rate)}, {years}"
    page.section("Present values and ratios, by discount rate and horizon (after the plan its last year goes on)")
    late = {f"lost.{name}": label for name, label in WAITING.items()}
    page.block(1 + len(ways), lambda row: _table(page, row, ways, PRESENT | late))
    titles: dict[str, str] = {}
    for name, case in cases(projection).items():
        scenario = projection.scenarios[name].model.scenario
        titles |= {f"gives.{action}": scenario.actions[action].title for action in case.actions}
    if titles:
        page.section("By action, at the plan's own rate over the plan years; below 1 it brings less than it costs")
        page.block(1 + len(titles), lambda row: _table(page, row, titles, PRESENT))


def _table(page: Page, row: int, rows: Mapping[str, str], columns: Mapping[str, str]) -> None:
    """One row for each key, one column for each measure; ratios are empty where nothing is spent."""
    sheet = page.sheet
    sheet.text(row, LABEL, "", "head")
    sheet.text(row, UNIT, "unit", "head")
    for place, label in enumerate(columns.values(), start=ONCE):
        sheet.text(row, place, label, "head")
    sheet.tall(row, *((label, 11) for label in columns.values()))
    for at, (key, label) in enumerate(rows.items(), start=row + 1):
        sheet.text(at, LABEL, label, "fit")
        page.unit(at, page.tables.annex.projection.plan.currency)
        for place, name in enumerate(columns, start=ONCE):
            if name not in RATIOS:
                sheet.formula(at, place, *page.figure(f"{key}.{name}", None, MONEY), "scaled")
                continue
            formula, value = page.figure(f"{key}.{name}", None, "")
            spent = page.tables.figures.value(BASE, f"{key}.cost") != 0
            sheet.formula(at, place, f'IF({here(at, ONCE)}=0,"",{formula})', value if spent else "", "small bold")
