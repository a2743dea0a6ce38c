"""What the Investment case says in sentences: ratios, public budgets, trough and payback; nothing while not valid."""

from __future__ import annotations

from costing import CENT, LONGEST
from outputs.annex.catalogue import BASE
from outputs.annex.change_page import MONEY, ONCE, Page
from outputs.annex.said import Said, choice, counted, figure, own, words
from outputs.annex.sheet import here
from outputs.annex.tongue import Own, say_counted
from outputs.annex.units import live_said, money_said
from outputs.validity import open_blocks

BOTH = ("ratio", "ratio_with_health")
NETS = ("net", "net_with_health")
OWN = "own.plan"
HEALTH = {"without": "Without the value of health: ", "with": "With the value of health: "}
MISSING = {
    True: (
        "Not valid: {count} BLOCK finding is open, so costs or people may be missing.",
        "Not valid: {count} BLOCK findings are open, so costs or people may be missing.",
    ),
    False: (
        "Not valid: {count} BLOCK finding of scenario '{scenario}' is open, so costs or people may be missing.",
        "Not valid: {count} BLOCK findings of scenario '{scenario}' are open, so costs or people may be missing.",
    ),
}
"""Why nothing is promised, by whether the findings are of the scenario shown: one finding, and several."""
BELOW = (" year costs more than it brings, most in ", " years cost more than they bring, most in ")


def say_prices(page: Page) -> None:
    """Say in the second row that everything is real, and in which unit of amounts."""
    annex = page.tables.annex
    year = annex.projection.plan.base_year
    said = words("Everything here is real, in ") + money_said(annex, annex.plan_money)
    said += words(", whatever Settings says of prices; base year {year}", year=year)
    page.sheet.across(1, Own(said.text), "subtitle", said.formula)


def say_findings(page: Page) -> None:
    """The two ratios of the plan years, and what comes back to public budgets; neither while a BLOCK is open."""
    annex = page.tables.annex
    plan = annex.projection.plan
    annex.cells["investment finding"] = (page.sheet, 4, 0)
    if refused := _refused(page):
        said = own(refused) + words(" Tables below are to be checked and not to be used.")
        page.sheet.across(4, Own(said.text), "alarm", said.formula)
        return
    without, with_health = (_ratio(page, name) for name in BOTH)
    said = words(
        "For each {currency} of economic cost over {first}-{last} it brings ",
        currency=plan.currency, first=plan.first, last=plan.last,
    )  # fmt: skip
    said += without + words(" without the value of health, ") + with_health
    said += words(" with it (base case, discounted)")
    cost, spent = page.figure(f"present.{OWN}.cost", None, "")
    said = _scenario(page) + choice(f"{cost}<{CENT}", spent < CENT, _no_ratio(page), said)
    page.sheet.across(4, Own(said.text), "finding", said.formula)
    page.block(0, lambda _: _public_finding(page))


def say_turning(page: Page, row: int) -> None:
    """Say in two rows when the plan costs more than it brings, and from when it is paid back."""
    if _refused(page):
        return
    for place, health in enumerate(HEALTH, start=row):
        said = words(HEALTH[health]) + _trough(page, health) + _payback(page, health) + _later(page, health)
        page.sheet.across(place, Own(said.text), "note", said.formula)


def _refused(page: Page) -> str:
    """Why nothing is promised, in the language of the annex; nothing where no BLOCK finding is open."""
    count, about = open_blocks(page.tables.annex.findings, BASE)
    return say_counted(*MISSING[about == BASE], count, count=count, scenario=about) if count else ""


def _scenario(page: Page) -> Said:
    """Which scenario a sentence is of: the live one."""
    return words("Scenario shown: ") + live_said(page.tables.annex) + own(". ")


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
    annex = page.tables.annex
    without, with_health = (figure(*page.figure(f"present.{OWN}.{name}", None, MONEY)) for name in NETS)
    said = words("In the economic view it costs no more than no change: no ratio, net gain, ")
    said += money_said(annex, annex.projection.plan.currency) + own(": ") + without
    said += words(" without the value of health, ") + with_health + words(" with it")
    rows = [page.figure(f"present.{OWN}.{name}", None, "") for name in NETS]
    none = "+".join(f"ABS({formula})" for formula, _ in rows) + f"<{CENT}"
    nothing = sum(abs(value) for _, value in rows) < CENT
    return choice(none, nothing, words("no new policy: nothing is spent and nothing gained"), said)


def _public_finding(page: Page) -> None:
    annex = page.tables.annex
    back, cash = (here(page.items[f"back.{name}"].row, ONCE) for name in ("back", "cash"))
    values = [sum(page.values(f"back.{name}")) for name in ("back", "cash")]
    said = _scenario(page) + words("Public budgets alone, ") + money_said(annex, annex.plan_money)
    said += words(", undiscounted: ")
    spent = figure(back, values[0]) + words(" out of ") + figure(cash, values[1])
    spent += words(" spent come back; the reform is not promised to pay for itself")
    less = figure(f"-{cash}", -values[1]) + words(" are spent less than before, and ") + figure(back, values[0])
    said += choice(f"{cash}>0", values[1] > 0, spent, less + words(" come back"))
    page.sheet.across(5, Own(said.text), "finding", said.formula)
    annex.cells["investment public"] = (page.sheet, 5, 0)


def _trough(page: Page, health: str) -> Said:
    """How many years cost more than they bring, and which the most."""
    (below, years), (deepest, least) = (_turning(page, health, name) for name in ("below", "deepest_year"))
    trough = counted(below, years, *BELOW) + figure(deepest, least, 0)
    return choice(f"{below}>0", years > 0, trough, words("no year costs more than it brings"))


def _payback(page: Page, health: str) -> Said:
    """The year of payback within the plan."""
    plan = page.tables.annex.projection.plan
    formula, year = _turning(page, health, "payback")
    late = words("; not paid back within {first}-{last}", first=plan.first, last=plan.last)
    known = words("; paid back from ") + figure(formula, year, 0)
    back = choice(f"{formula}>{plan.last}", year > plan.last, late, known)
    return choice(f"{formula}=0", year == 0, words("; nothing to pay back"), back)


def _later(page: Page, health: str) -> Said:
    """Payback over the longest horizon, of which the years after the plan repeat its last."""
    plan = page.tables.annex.projection.plan
    last = plan.base_year + LONGEST
    (formula, year), (within, known) = (_turning(page, health, name) for name in ("payback_long", "payback"))
    never = words(
        "; with {last} repeated every year after, not within {years} years", last=plan.last, years=LONGEST
    )  # fmt: skip
    late = words("; with {last} repeated every year after, from ", last=plan.last) + figure(formula, year, 0)
    then = choice(f"{formula}>{last}", year > last, never, late)
    return choice(f"{formula}={within}", year == known, words(""), then)


def _turning(page: Page, health: str, name: str) -> tuple[str, float]:
    return page.figure(f"turning.{health}.{name}", None, "")
