"""The sheet Funding of actions: what is paid of each action, the largest gap first."""

from __future__ import annotations

from outputs.annex.change_page import FIRST, HEAD, LABEL, LABEL_WIDTH, MONEY, ONCE, Page
from outputs.annex.classified import TOLERANCE, Tables
from outputs.annex.funding_figures import OF_ACTION, action_titles, source_titles
from outputs.annex.funding_sheet import agree, say_basis, short
from outputs.annex.page import banner
from outputs.annex.said import Said, choice, counted, either, figure, words
from outputs.annex.sheet import here, stretch
from outputs.annex.tongue import Own, say
from outputs.annex.transition_said import unit_said
from outputs.funding_said import NOT_KNOWN, is_known

ACTIONS = "Funding of actions"
HEADS = ("action or institution", "unit", "cost", "funded", "gap", "funded, %", "first gap", "state")
GAP, SHARE, WHEN, STATE = FIRST + 1, FIRST + 2, FIRST + 3, FIRST + 4
SHORT = (
    " of {all} is not paid in full; most is missing for ",
    " of {all} are not paid in full; most is missing for ",
)
OPEN, PAID, UNKNOWN = "not paid in full", "paid in full", "not known who pays in full"


def write_actions(tables: Tables) -> None:
    """Write the sheet for the live scenario; actions that nobody pays in full stand first, by name."""
    page = Page(tables, tables.sheet)
    note = (
        "Within what the same sources may pay, money goes first to institutions with the support of people who moved, "
        "then to monitoring and follow-up, then to actions by their priority in the plan."
    )
    banner(tables.annex, page.sheet, ACTIONS, note)
    say_basis(page)
    titles = _ordered(page, action_titles(tables.annex.projection))
    page.section("All plan years together, nominal: the largest gap of the plan as written first")
    page.block(len(titles) + 1, lambda row: _table(page, row, titles))
    for measure, label in OF_ACTION.items():
        page.section(say("{what} by year, nominal", what=say(label)))
        for name, title in titles.items():
            page.live(f"action.{measure}.{name}", Own(title), MONEY, flow=True)
        parts = [f"action.{measure}.{name}" for name in titles]
        page.sums(measure, "All actions and institutions", MONEY, parts, flow=True, bold=True)
    _against_sources(page)
    page.section("1 in years in which an action is not paid in full")
    for name, title in titles.items():
        page.item(f"short.{name}", Own(title), "", lambda year, name=name: short(page, f"action.gap.{name}", year))  # type: ignore[misc]
    page.finish()


def _ordered(page: Page, titles: dict[str, str]) -> dict[str, str]:
    """The largest gap over the plan first."""

    def gap(name: str) -> float:
        return sum(page.figure(f"action.gap.{name}", year, MONEY)[1] for year in range(1, page.years))

    return {name: titles[name] for name in sorted(titles, key=lambda name: -gap(name))}


def _against_sources(page: Page) -> None:
    page.section("Against what sources pay, nominal")
    sources = source_titles(page.tables.annex.projection)

    def paid(year: int) -> tuple[str, float]:
        cells = [page.figure(f"source.paid.{name}", year, MONEY) for name in sources]
        return "+".join(formula for formula, _ in cells), sum(value for _, value in cells)

    page.item("sources", "Paid by all sources", MONEY, paid, flow=True)
    page.sums("apart", "Difference (must be 0)", MONEY, ["funded", "-sources"])
    page.block(0, lambda _: agree(page, "apart", "every year: funding by action = funding by source"))


def _table(page: Page, row: int, titles: dict[str, str]) -> None:
    sheet = page.sheet
    for column, title in enumerate(HEADS):
        sheet.text(row, column, title, "head" if column < ONCE else "head right")
    for at, (name, title) in enumerate(titles.items(), start=row + 1):
        sheet.own(at, LABEL, title, "wrap")
        sheet.tall(at, (title, LABEL_WIDTH))
        page.unit(at, page.tables.annex.projection.plan.currency)
        for column, measure in enumerate(OF_ACTION, start=ONCE):
            known = f"action.{measure}.{name}"
            sheet.formula(at, column, here(page.items[known].row, ONCE), sum(page.values(known)), "scaled")
        _verdict(page, at, name)
    _finding(page, row + 1, row + len(titles))


def _verdict(page: Page, row: int, name: str) -> None:
    """The share that is funded, the first year with a gap, and the state in words."""
    sheet, plan = page.sheet, page.tables.annex.projection.years
    cost, gap = sheet.value(row, ONCE), sheet.value(row, GAP)
    share = f"IF({here(row, ONCE)}>0,100*(1-{here(row, GAP)}/{here(row, ONCE)}),100)"
    sheet.formula(row, SHARE, share, 100 * (1 - gap / cost) if cost > 0 else 100.0, "people")
    flags, values = page.span(f"short.{name}"), page.values(f"short.{name}")
    years = stretch((HEAD, FIRST + 1), (HEAD, FIRST + page.years - 1))
    year = str(plan[values.index(1.0)]) if 1.0 in values else ""
    first = either(f"INDEX({years},MATCH(1,{flags},0))", year, words("none"))
    sheet.formula(row, WHEN, first.formula, first.text, "text right")
    short_of = words(OPEN if is_known(page.tables.annex.projection) else UNKNOWN)
    said = choice(f"SUM({flags})>0", sum(values) > 0, short_of, words(PAID))
    sheet.formula(row, STATE, said.formula, said.text, "text bold indent1")


def _finding(page: Page, first: int, last: int) -> None:
    """How many are not paid in full, and which lacks most."""
    sheet, annex = page.sheet, page.tables.annex
    if not is_known(annex.projection) or last < first:
        sheet.across(4, NOT_KNOWN, "finding")
        return
    states, gaps, names = (stretch((first, at), (last, at)) for at in (STATE, GAP, LABEL))
    values = [sheet.value(row, GAP) for row in range(first, last + 1)]
    count = sum(sheet.values[row, STATE] == say(OPEN) for row in range(first, last + 1))
    most = list(_ordered(page, action_titles(annex.projection)).values())[values.index(max(values))]
    said = counted(f"COUNTIF({states},{words(OPEN).formula})", count, *SHORT, all=len(values))
    said += Said(f"INDEX({names},MATCH(MAX({gaps}),{gaps},0))", most)
    said += words(": ") + figure(f"MAX({gaps})", max(values)) + unit_said(page) + words(", cash")
    limit = f"{TOLERANCE}/{annex.cell('divisor')}"
    whole = words("Every action and institution is paid in full")
    found = choice(f"MAX({gaps})<={limit}", max(values) <= TOLERANCE / page.tables.divisor, whole, said)
    sheet.across(4, Own(found.text), "finding", found.formula)
