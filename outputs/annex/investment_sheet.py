"""The Investment case sheet: what the plan buys, live; the two ratios side by side and never merged; who loses."""

from __future__ import annotations

from collections.abc import Mapping

from costing import CENT
from outputs.annex.change_page import LABEL, LABEL_WIDTH, MONEY, ONCE, UNIT, Page
from outputs.annex.classified import Tables
from outputs.annex.investment_figures import (
    BENEFIT,
    FISCAL,
    HORIZON,
    OTHERS,
    PRESENT,
    SUMS,
    WAITING,
    all_benefits,
    horizon_key,
    way_of,
)
from outputs.annex.investment_ranges import horizon_said, way_said, write_ranges
from outputs.annex.investment_said import say_findings, say_prices, say_turning
from outputs.annex.page import banner
from outputs.annex.tongue import say
from outputs.benefit_tables import action_title
from scenarios import Projection, cases

SHEET = "Investment case"
RATIOS = {"ratio": "small bold", "ratio_with_health": "small bold", "share": "share"}
"""Columns that are taken over the cost, with their style; the first two are ratios of benefits to cost."""
NONE = "-"
"""What stands where there is no ratio."""
YEARS = "healthy life years"


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
    say_prices(page)
    say_findings(page)
    page.section(say("By year, real ({money})", money=annex.plan_money))
    for name, label in SUMS.items():
        page.live(f"invest.{name}", label, MONEY, flow=True)
    page.live("invest.healthy_years", "Healthy life years gained", YEARS, flow=True)
    _benefits(page)
    _public(page)
    _turning(page)
    _tables(page)
    page.finish()
    write_ranges(annex, page.sheet, page.row + 2)


def _benefits(page: Page) -> None:
    projection = page.tables.annex.projection
    for name, each in all_benefits(projection).items():
        whose = "Benefit, real: {what} (of {action})" if each.of else "Benefit, real: {what}"
        page.section(say(whose, what=each.title, action=_of(projection, each.of)))
        page.live(f"benefit.people.{name}", "People with the full effect", "people")
        page.live(f"benefit.healthy_years.{name}", "Healthy life years gained", YEARS, flow=True)
        for measure, label in BENEFIT.items():
            page.live(f"benefit.{measure}.{name}", label, MONEY, flow=True)


def _of(projection: Projection, name: str) -> str:
    """What brings a benefit, by the title that it has in the plan."""
    for scenario in cases(projection):
        one = projection.scenarios[scenario]
        if name in one.model.scenario.actions:
            return action_title(one, name)
    return say(name)


def _public(page: Page) -> None:
    """Public budgets, apart from what comes to society."""
    page.section("Public budgets alone, real: less than what comes to society")
    projection = page.tables.annex.projection
    taxed = any(case.fiscal.taxes is not None for case in cases(projection).values())
    for name, label in FISCAL.items():
        if taxed or name != "taxes":
            page.live(f"back.{name}", label, MONEY, flow=True)
    first = next(iter(cases(projection).values()))
    for who in first.fiscal.others:
        page.live(f"back.by.{who}", say(OTHERS, who=say(who)), MONEY, flow=True)
    page.section("Public budgets, present values at the plan's own rate (after the plan its last year goes on)")
    keys = {f"public.{horizon_key(each)}": horizon_said(projection.plan, each) for each in first.fiscal.present}
    page.block(1 + len(keys), lambda row: _table(page, row, keys, HORIZON))


def _turning(page: Page) -> None:
    """Cost and benefits so far, and the years of the trough and of payback."""
    page.section("Benefits less cost so far, discounted at the plan's own rate")
    for health in ("without", "with"):
        page.live(f"turning.{health}.so_far", f"So far, {health} the value of health", MONEY)
    page.block(2, lambda row: say_turning(page, row))
    page.row += 1


def _tables(page: Page) -> None:
    """Present values and ratios at every rate and horizon, and by action."""
    projection = page.tables.annex.projection
    [first, *_] = cases(projection).values()
    ways = {f"present.{way_of(each)}": way_said(projection.plan, each) for each in first.present}
    page.section("Present values and ratios, by discount rate and horizon (after the plan its last year goes on)")
    late = {f"lost.{name}": label for name, label in WAITING.items()}
    page.block(1 + len(ways), lambda row: _table(page, row, ways, PRESENT | late))
    titles: dict[str, str] = {}
    for name, case in cases(projection).items():
        one = projection.scenarios[name]
        titles |= {f"gives.{action}": action_title(one, action) for action in case.actions}
    if titles:
        page.section(
            "By action, at the plan's own rate over the plan years, against its cost with what it asks of other "
            "services; below 1 it brings less than it costs"
        )
        page.block(1 + len(titles), lambda row: _table(page, row, titles, PRESENT))


def _table(page: Page, row: int, rows: Mapping[str, str], columns: Mapping[str, str]) -> None:
    """One row for each key, its label as it is, one column for each measure; no ratio where the cost is not above 0."""
    sheet = page.sheet
    sheet.text(row, LABEL, "", "head")
    sheet.text(row, UNIT, "unit", "head")
    for place, label in enumerate(columns.values(), start=ONCE):
        sheet.text(row, place, label, "head")
    for at, (key, label) in enumerate(rows.items(), start=row + 1):
        sheet.own(at, LABEL, label, "wrap")
        sheet.tall(at, (label, LABEL_WIDTH))
        page.unit(at, page.tables.annex.projection.plan.currency)
        for place, name in enumerate(columns, start=ONCE):
            if name not in RATIOS:
                sheet.formula(at, place, *page.figure(f"{key}.{name}", None, MONEY), "scaled")
                continue
            formula, value = page.figure(f"{key}.{name}", None, "")
            cost, spent = page.figure(f"{key}.cost", None, "")
            shown = f'IF({cost}<{CENT},"{NONE}",{formula})'
            sheet.formula(at, place, shown, value if spent >= CENT else NONE, RATIOS[name])
