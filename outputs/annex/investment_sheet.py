"""The Investment case sheet: what the plan buys, live; the two ratios side by side and never merged; who loses."""

from __future__ import annotations

from collections.abc import Mapping

from costing import CENT, LONGEST
from outputs.annex.catalogue import BASE
from outputs.annex.change_page import LABEL, MONEY, ONCE, UNIT, Page
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
from outputs.annex.investment_ranges import write_ranges
from outputs.annex.page import banner
from outputs.annex.said import Said, choice, figure, words
from outputs.annex.sheet import here
from outputs.benefit_tables import action_title
from outputs.validity import case_refused
from scenarios import cases

SHEET = "Investment case"
RATIOS = {"ratio": "small bold", "ratio_with_health": "small bold", "share": "share"}
"""Columns that are taken over the cost, with their style; the first two are ratios of benefits to cost."""
BOTH = ("ratio", "ratio_with_health")
NONE = "-"
"""What stands where there is no ratio."""
NETS = ("net", "net_with_health")
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
    plan = annex.projection.plan
    said = words(f"Everything here is real: {annex.plan_money} in ") + Said(
        annex.cell("unit"), str(annex.stored("unit"))
    )
    said += words(f", whatever Settings says of prices; base year {plan.base_year}")
    page.sheet.formula(1, LABEL, said.formula, said.text, "subtitle")
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
    """The two ratios of the plan years, and what comes back to public budgets; neither while a BLOCK is open."""
    annex, currency = page.tables.annex, page.tables.annex.projection.plan.currency
    plan = annex.projection.plan
    if refused := case_refused(annex.findings, BASE):
        said = words(f"{refused} Tables below are to be checked and not to be used.")
        page.sheet.formula(4, LABEL, said.formula, said.text, "alarm")
        annex.cells["investment finding"] = (page.sheet, 4, LABEL)
        return
    without, with_health = (_ratio(page, name) for name in BOTH)
    said = words(f"For each {currency} of economic cost over {plan.first}-{plan.last} it brings ") + without
    said += words(" without the value of health, ") + with_health + words(" with it (base case, discounted)")
    cost, spent = page.figure(f"present.{OWN}.cost", None, "")
    said = _scenario(page) + choice(f"{cost}<{CENT}", spent < CENT, _no_ratio(page), said)
    page.sheet.formula(4, LABEL, said.formula, said.text, "finding")
    annex.cells["investment finding"] = (page.sheet, 4, LABEL)
    page.block(0, lambda _: _public_finding(page))


def _scenario(page: Page) -> Said:
    """Which scenario a sentence is of: the live one."""
    annex = page.tables.annex
    return words("Scenario shown: ") + Said(annex.cell("live"), str(annex.stored("live"))) + words(". ")


def _ratio(page: Page, name: str) -> Said:
    """A ratio with two decimals, so that one just below 1 does not read as 1."""
    formula, value = page.figure(f"present.{OWN}.{name}", None, "")
    hundredths = f"ROUND(100*{formula},0)"
    tenth = f"INT(({hundredths}-100*INT({hundredths}/100))/10)"
    last = f"({hundredths}-10*INT({hundredths}/10))"
    digits = f'INT({hundredths}/100)&"."&{tenth}&{last}'
    shown = figure(formula, value, 2)
    return choice(f"{formula}<0", value < 0, shown, Said(digits, f"{value:.2f}"))


def _no_ratio(page: Page) -> Said:
    """What is said where nothing is spent, so that there is no ratio."""
    annex, currency = page.tables.annex, page.tables.annex.projection.plan.currency
    without, with_health = (figure(*page.figure(f"present.{OWN}.{name}", None, MONEY)) for name in NETS)
    said = words(f"In the economic view it costs no more than no change: no ratio, net gain, {currency} ")
    said += Said(annex.cell("unit"), str(annex.stored("unit"))) + words(": ") + without
    said += words(" without the value of health, ") + with_health + words(" with it")
    rows = [page.figure(f"present.{OWN}.{name}", None, "") for name in NETS]
    none = "+".join(f"ABS({formula})" for formula, _ in rows) + f"<{CENT}"
    nothing = sum(abs(value) for _, value in rows) < CENT
    return choice(none, nothing, words("no new policy: nothing is spent and nothing gained"), said)


def _public_finding(page: Page) -> None:
    annex = page.tables.annex
    back, cash = (here(page.items[f"back.{name}"].row, ONCE) for name in ("back", "cash"))
    values = [sum(page.values(f"back.{name}")) for name in ("back", "cash")]
    known = Said(annex.cell("unit"), str(annex.stored("unit")))
    said = _scenario(page) + words(f"Public budgets alone, {annex.plan_money} ") + known + words(", undiscounted: ")
    spent = figure(back, values[0]) + words(" of ") + figure(cash, values[1])
    spent += words(" spent come back; the reform is not promised to pay for itself")
    less = figure(f"-{cash}", -values[1]) + words(" are spent less than before, and ") + figure(back, values[0])
    said += choice(f"{cash}>0", values[1] > 0, spent, less + words(" come back"))
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
    first = next(iter(cases(projection).values()))
    for who in first.fiscal.others:
        page.live(f"back.by.{who}", OTHERS.format(who=who), MONEY, flow=True)
    page.section("Public budgets, present values at the plan's own rate (after the plan its last year goes on)")
    keys = {f"public.{horizon_key(each)}": _years(page, each.own, each.horizon) for each in first.fiscal.present}
    page.block(1 + len(keys), lambda row: _table(page, row, keys, HORIZON))


def _turning(page: Page) -> None:
    """Cost and benefits so far, and the years of the trough and of payback."""
    page.section("Benefits less cost so far, discounted at the plan's own rate")
    for health in ("without", "with"):
        page.live(f"turning.{health}.so_far", f"So far, {health} the value of health", MONEY)
    page.block(2, lambda row: _turning_said(page, row))
    page.row += 1


def _turning_said(page: Page, row: int) -> None:
    if case_refused(page.tables.annex.findings, BASE):
        return
    plan = page.tables.annex.projection.plan
    for place, health in enumerate(("without", "with"), start=row):
        (below, years), (deepest, least), (payback, year) = (
            page.figure(f"turning.{health}.{name}", None, "") for name in ("below", "deepest_year", "payback")
        )
        later = _later(page, health)
        trough = (
            figure(below, years, 0) + words(" years cost more than they bring, most in ") + figure(deepest, least, 0)
        )
        trough = choice(f"{below}>0", years > 0, trough, words("no year costs more than it brings"))
        late = words(f"; not paid back within {plan.first}-{plan.last}")
        back = choice(
            f"{payback}>{plan.last}", year > plan.last, late, words("; paid back from ") + figure(payback, year, 0)
        )
        back = choice(f"{payback}=0", year == 0, words("; nothing to pay back"), back)
        said = words(f"{health.capitalize()} the value of health: ") + trough + back + later
        page.sheet.formula(place, LABEL, said.formula, said.text, "note")


def _later(page: Page, health: str) -> Said:
    """Payback over the longest horizon, of which the years after the plan repeat its last."""
    plan, last = page.tables.annex.projection.plan, page.tables.annex.projection.plan.base_year + LONGEST
    (formula, year), (within, known) = (
        page.figure(f"turning.{health}.{name}", None, "") for name in ("payback_long", "payback")
    )
    repeated = f"; with {plan.last} repeated every year after"
    never = words(f"{repeated}, not within {LONGEST} years")
    then = choice(f"{formula}>{last}", year > last, never, words(f"{repeated}, from ") + figure(formula, year, 0))
    return choice(f"{formula}={within}", year == known, words(""), then)


def _years(page: Page, own: bool, horizon: int) -> str:
    plan = page.tables.annex.projection.plan
    return f"{plan.first}-{plan.last}" if own else f"{horizon} years"


def _tables(page: Page) -> None:
    """Present values and ratios at every rate and horizon, and by action."""
    projection = page.tables.annex.projection
    [first, *_] = cases(projection).values()
    ways = {}
    for present in first.present:
        years = _years(page, present.own, present.horizon)
        ways[f"present.{way_of(present)}"] = f"{RATES.get(present.rate, present.rate)}, {years}"
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
    """One row for each key, one column for each measure; no ratio where the cost is not above 0."""
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
            cost, spent = page.figure(f"{key}.cost", None, "")
            shown = f'IF({cost}<{CENT},"{NONE}",{formula})'
            sheet.formula(at, place, shown, value if spent >= CENT else NONE, RATIOS[name])
