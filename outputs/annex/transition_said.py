"""What the Transition sheet says in words: the findings at its top, and the figures over the whole plan."""

from __future__ import annotations

from outputs.annex.bridge_rows import has_bridge
from outputs.annex.change_page import FIRST, HEAD, LABEL, MONEY, ONCE, UNIT, Page
from outputs.annex.said import Said, choice, counted, figure, words
from outputs.annex.sheet import here
from outputs.annex.tongue import Own
from outputs.annex.units import money_said

ONE = {"total_real": "Double funding over the plan, real", "peak_real": "Highest double funding of a year, real"}
YEARS = {
    "break_even": "Break-even year: no double funding from then on",
    "payback": "Payback year, in real money",
    "payback_discounted": "Payback year, discounted",
}
BRIDGE = {
    "bridge_highest": "Highest balance of the bridge, nominal",
    "bridge_drawn_real": "Drawn from the bridge, real",
    "bridge_repaid_real": "Repaid, real",
}
LEFT = (" who left lives in the community", " who left live in the community")
REPAID = "bridge_last_repayment"


def write_once(page: Page) -> None:
    """Keep rows for the figures over the whole plan, and write them when every row is known."""
    page.section("Over the whole plan")
    count = len(ONE) + len(YEARS) + (len(BRIDGE) + 1 if has_bridge(page) else 0)
    page.block(count, lambda row: _once(page, row))


def _once(page: Page, row: int) -> None:
    for name, label in ONE.items():
        _amount(page, row, f"transition_{name}", label, page.tables.annex.plan_money)
        row += 1
    for name, label in YEARS.items():
        _year(page, row, name, label)
        row += 1
    if has_bridge(page):
        plan = page.tables.annex.projection.plan
        for name, label in BRIDGE.items():
            money = plan.currency if label.endswith("nominal") else page.tables.annex.plan_money
            _amount(page, row, name, label, money)
            row += 1
        page.sheet.text(row, LABEL, "Last year in which the bridge is repaid")
        formula, value = page.figure(REPAID, None, "")
        page.sheet.formula(row, ONCE, formula, value, "year")
        never, some = words("nothing is repaid in the plan"), words("within the plan")
        said = choice(f"{here(row, ONCE)}<1", value < 1, never, some)
        page.sheet.formula(row, FIRST, said.formula, said.text, "text bold indent1")


def _amount(page: Page, row: int, name: str, label: str, money: str) -> None:
    page.sheet.text(row, LABEL, label)
    page.unit(row, money)
    page.sheet.formula(row, ONCE, *page.figure(name, None, MONEY), "scaled")


def _year(page: Page, row: int, name: str, label: str) -> None:
    """A year with what it means: none needed, never, not by the end, or in the plan."""
    page.sheet.text(row, LABEL, label)
    page.sheet.text(row, UNIT, "year")
    formula, value = page.figure(f"transition_{name}", None, "")
    page.sheet.formula(row, ONCE, formula, value, "year")
    last, end = page.tables.annex.projection.plan.last, here(HEAD, FIRST + page.years - 1)
    cell, never = here(row, ONCE), page.figure("transition_never", None, "")
    late = choice(f"{cell}>{end}", value > last, words("not by ") + figure(end, last, 0), words("reached in the plan"))
    if name == "break_even":
        lasting = page.at("lasting", page.years - 1), page.value("lasting", page.years - 1)
        ever = words("never: ") + figure(*lasting) + words(" a year stay when all is open")
        late = choice(f"{never[0]}>0.5", never[1] > 0.5, ever, late)
    said = choice(f"{cell}<1", value < 1, words("none needed"), late)
    page.sheet.formula(row, FIRST, said.formula, said.text, "text bold indent1")


def write_sentences(page: Page) -> None:
    """Keep the findings for the top of the sheet, written when every row is known."""
    page.blocks.append((4, lambda _: _sentences(page)))


def _sentences(page: Page) -> None:
    sheet, annex = page.sheet, page.tables.annex
    total, peak = (page.figure(f"transition_{name}", None, MONEY) for name in ONE)
    found = words("Running both systems at once costs ") + figure(*total) + unit_said(page)
    found += words(" above the institutions' budget over the plan, at most ")
    found += figure(*peak) + words(" in one year (real)")
    sheet.across(4, Own(found.text), "finding", found.formula)
    warned = words("Never promise average cost x people gone: that would be ") + _sum(page, "naive")
    warned += words(" over the plan, but only ") + _sum(page, "released") + words(" is released, in") + unit_said(page)
    warned += words(" cash, because wards, sites and posts follow people later")
    sheet.across(5, Own(warned.text), "finding", warned.formula)
    annex.cells["transition finding"], annex.cells["promise warning"] = (sheet, 4, 0), (sheet, 5, 0)
    if has_bridge(page):
        _bridge(page)


def _bridge(page: Page) -> None:
    """What the bridge comes to."""
    highest, gap = page.figure("bridge_highest", None, MONEY), sum(page.values("bridge_gap"))
    last = page.figure(REPAID, None, "")
    said = words("The bridge owes at most ") + figure(*highest) + unit_said(page) + words(" cash; ")
    end = page.years - 1
    owed, value = page.at("bridge_balance", end), page.value("bridge_balance", end)
    limit, least = f"0.5/{page.tables.annex.cell('divisor')}", 0.5 / page.tables.divisor
    repaid = words("repaid in ") + figure(*last, 0)
    said += choice(f"{owed}<{limit}", value < least, repaid, figure(owed, value) + words(" are not repaid in the plan"))
    total = f"SUM({page.span('bridge_gap')})"
    short = words("; nobody pays ") + figure(total, gap)
    said += choice(f"{total}<{limit}", gap < least, words("; no gap"), short)
    page.sheet.across(6, Own(said.text), "finding", said.formula)
    page.tables.annex.cells["bridge finding"] = (page.sheet, 6, 0)


def people_finding(page: Page) -> None:
    """Keep a row for the title of the chart of people."""
    page.block(1, lambda row: _people(page, row))


def _people(page: Page, row: int) -> None:
    last = page.years - 1
    ends = [(page.at("residents", year), page.value("residents", year)) for year in (0, last)]
    said = words("People living in institutions: ") + figure(*ends[0], 0) + words(" before the plan, ")
    said += figure(*ends[1], 0) + words(" at its end; ")
    said += counted(page.at("leavers", last), page.value("leavers", last), *LEFT)
    page.sheet.formula(row, LABEL, said.formula, said.text, "note")
    page.tables.annex.cells["people finding"] = (page.sheet, row, LABEL)


def _sum(page: Page, name: str) -> Said:
    return figure(f"SUM({page.span(name)})", sum(page.values(name)))


def unit_said(page: Page) -> Said:
    """The unit of amounts and the currency, as a sentence says them."""
    annex = page.tables.annex
    return words(" ") + money_said(annex, annex.projection.plan.currency)
