"""The sheet By funding source: the terms of each source, what it holds, pays and has left, and what is missing."""

from __future__ import annotations

from outputs.annex.change_page import FIRST, HEAD, LABEL, LABEL_WIDTH, MONEY, ONCE, UNIT, Page
from outputs.annex.charts import ROWS, Frame, place, series
from outputs.annex.classified import TOLERANCE, Tables, mark
from outputs.annex.funding_figures import SECURE, household_titles, source_titles
from outputs.annex.page import banner
from outputs.annex.said import Said, choice, figure, verdict_said, words
from outputs.annex.sheet import here, stretch
from outputs.annex.styles import BLUE, DARK, GREEN, LILAC, ORANGE, PURPLE
from outputs.annex.tongue import Own, say
from outputs.annex.transition_said import unit_said
from outputs.annex.units import live_said
from outputs.funding_said import NOT_KNOWN, Terms, is_known, terms_of

SOURCES = "By funding source"
HIGH = ROWS + 1
COLOURS = (BLUE, GREEN, LILAC, ORANGE, PURPLE, "#6FA8DC", "#B7B7B7", "#7FC8BF", "#C27BA0", "#F9B38C")
COLUMNS = ("source", "how sure", "budget", "scheme", "revenue", "may pay")


def write_sources(tables: Tables) -> None:
    """Write the sheet for the live scenario; its first sentence says how much is paid, how surely, and what is not."""
    page = Page(tables, tables.sheet)
    note = (
        "Sources pay one after the other, in the order of this sheet; that order, and what each may pay, are fixed "
        "when the file is written. Amounts are cash of each year and follow what is typed in Inputs."
    )
    banner(tables.annex, page.sheet, SOURCES, note)
    say_basis(page)
    titles = source_titles(tables.annex.projection)
    charts, page.row = page.row, page.row + HIGH
    page.section("Terms, in the plan as written")
    terms = terms_of(tables.annex.projection)
    page.block(len(terms) + 1, lambda row: _terms(page, row, terms))
    _paid(page, titles)
    _sure(page, terms)
    for measure, label in (("holds", "What each source holds, nominal"), ("unused", "What is not used, nominal")):
        page.section(label)
        for name, title in titles.items():
            page.live(f"source.{measure}.{name}", Own(title), MONEY, flow=True)
    _households(page)
    page.blocks.append((4, lambda _: say_funding(page, SOURCES)))
    page.blocks.append((charts, lambda row: _chart(page, row, titles)))
    page.finish()


def say_basis(page: Page) -> None:
    """Say which scenario is shown, and that its amounts are nominal whatever Settings says."""
    annex = page.tables.annex
    said = words("Scenario shown: ") + live_said(annex) + words(". Amounts in")
    said += unit_said(page) + words(", nominal (cash of each year).")
    page.sheet.across(1, Own(said.text), "subtitle", said.formula)


def _terms(page: Page, row: int, terms: list[Terms]) -> None:
    titles = source_titles(page.tables.annex.projection)
    for column, title in enumerate(COLUMNS):
        page.sheet.text(row, column, title, "head")
    for at, one in enumerate(terms, start=row + 1):
        told = (
            Own(titles[one.name]),
            one.security,
            one.budget,
            one.scheme or "not said",
            one.revenue or "not said",
            one.pays,
        )
        for column, text in enumerate(told):
            style = "wrap" if column == 0 else "fit" if column < len(told) - 1 else "text"
            page.sheet.text(at, column, text, style)
        page.sheet.tall(at, (titles[one.name], LABEL_WIDTH))


def _paid(page: Page, titles: dict[str, str]) -> None:
    page.section("Who pays, nominal")
    for name, title in titles.items():
        page.live(f"source.paid.{name}", Own(title), MONEY, flow=True)
    page.live("funding.gap", gap_label(page), MONEY, flow=True)
    parts = [f"source.paid.{name}" for name in titles]
    page.sums("all", "Sources and gap", MONEY, [*parts, "funding.gap"], flow=True, bold=True)
    page.live("funding.cost", "Cost of the plan", MONEY, flow=True)
    page.sums("apart", "Difference (must be 0)", MONEY, ["all", "-funding.cost"])
    page.block(0, lambda _: agree(page, "apart", "every year: sources and gap add up to the cost of the plan"))
    page.item("share", "Share of cost that is funded", "%", lambda year: percent(page, year))
    page.item("short", "1 in years with a gap", "", lambda year: short(page, "funding.gap", year))


def gap_label(page: Page) -> str:
    """What no source pays: a gap, or not known where the plan names no source."""
    return "Gap: nobody pays" if is_known(page.tables.annex.projection) else "Not known who pays: no source is named"


def percent(page: Page, year: int) -> tuple[str, float]:
    """The share of cost that is funded, in percent."""
    formula, value = page.figure("funding.coverage", year, "")
    return f"100*{formula}", 100 * value


def short(page: Page, name: str, year: int) -> tuple[str, float]:
    """1 where a row is above half a cent, in a plan year."""
    limit = f"{TOLERANCE}/{page.tables.annex.cell('divisor')}"
    wanting = year > 0 and page.value(name, year) > TOLERANCE / page.tables.divisor
    return (f"IF({page.at(name, year)}>{limit},1,0)" if year else "0"), float(wanting)


def agree(page: Page, name: str, what: str) -> None:
    """Say OK or NOT OK of a row of differences, and tell the Checks sheet."""
    sheet, annex = page.sheet, page.tables.annex
    row, limit = page.items[name].row, f"{TOLERANCE}/{annex.cell('divisor')}"
    span = page.span(name, 0)
    worst = max(abs(page.value(name, year)) for year in range(page.years))
    said = verdict_said(f"MAX(MAX({span}),-MIN({span}))<={limit}", worst <= TOLERANCE / page.tables.divisor)
    sheet.formula(row, ONCE, said.formula, said.text, "bold right")
    mark(sheet, row, ONCE, row)
    annex.verdicts.append((sheet, row, ONCE, what))


def _sure(page: Page, terms: list[Terms]) -> None:
    page.section("How sure the money is, nominal")
    for word, label in SECURE.items():
        page.live(f"funding.{word}", label.capitalize(), MONEY, flow=True)
    for budget in ("on budget", "off budget"):
        names = [f"source.paid.{one.name}" for one in terms if one.budget == budget]
        if names:
            page.sums(
                budget,
                say("Of all that is paid: {budget}, in the plan as written", budget=say(budget)),
                MONEY,
                names,
                flow=True,
            )


def _households(page: Page) -> None:
    found = household_titles(page.tables.annex.projection)
    if found:
        page.section("Beside it: paid by households, nominal (never counted as money that others need not find)")
        for name, title in found.items():
            page.live(f"households.{name}", Own(title), MONEY, flow=True)


def say_funding(page: Page, key: str) -> None:
    """The sentence on who pays, above the sheet; `key` is the name by which a chart finds it."""
    sheet, annex = page.sheet, page.tables.annex
    if not is_known(annex.projection):
        sheet.across(4, NOT_KNOWN, "finding")
        sheet.values[4, LABEL] = say(NOT_KNOWN)
        annex.cells[f"{key} heading"] = (sheet, 4, LABEL)
        return
    cost, gap = (here(page.items[f"funding.{name}"].row, ONCE) for name in ("cost", "gap"))
    whole, missing = (sum(page.values(f"funding.{name}")) for name in ("cost", "gap"))
    share = 100 * (whole - missing) / whole if whole > TOLERANCE else 100.0
    said = words("Sources pay ") + figure(f"IF({cost}>0,100*(1-{gap}/{cost}),100)", share) + words(" % of cost: ")
    for word in SECURE:
        at, value = here(page.items[f"funding.{word}"].row, ONCE), sum(page.values(f"funding.{word}"))
        said += words(word) + words(" ") + figure(at, value) + words(", ")
    said += _gap(page, gap, missing)
    said += words(", in") + unit_said(page) + words(" (cash of all plan years)")
    sheet.across(4, Own(said.text), "finding", said.formula)
    annex.cells[f"{key} finding"] = annex.cells[f"{key} heading"] = (sheet, 4, LABEL)


def _gap(page: Page, gap: str, missing: float) -> Said:
    years, flags = stretch((HEAD, FIRST + 1), (HEAD, FIRST + page.years - 1)), page.span("short")
    plan = page.tables.annex.projection.years
    values = page.values("short")
    first = plan[values.index(1.0)] if 1.0 in values else plan[0]
    when = Said(f"IFERROR(INDEX({years},MATCH(1,{flags},0)),{plan[0]})", str(first))
    there = words("gap ") + figure(gap, missing) + words(", first in ") + when
    return choice(f"SUM({flags})>0", sum(values) > 0, there, words("no gap"))


def _chart(page: Page, row: int, titles: dict[str, str]) -> None:
    """What each source pays, stacked, and the gap on top."""
    annex, span = page.tables.annex, (FIRST + 1, FIRST + page.years - 1)
    chart = annex.workbook.add_chart({"type": "column", "subtype": "stacked"})
    for number, name in enumerate(titles):
        line = series(page.sheet, page.items[f"source.paid.{name}"].row, LABEL, HEAD, span)
        chart.add_series({**line, "fill": {"color": COLOURS[number % len(COLOURS)]}, "gap": 60})
    line = series(page.sheet, page.items["funding.gap"].row, LABEL, HEAD, span)
    hatched = {"pattern": "wide_upward_diagonal", "fg_color": DARK, "bg_color": "#FFFFFF"}
    chart.add_series({**line, "pattern": hatched, "border": {"color": DARK}, "gap": 60})
    alt = "what each source pays by year, stacked, with what nobody pays on top, hatched"
    frame = Frame(
        f"{SOURCES} heading", (page.items["funding.cost"].row, UNIT), "Cash of each year", alt, legend="right"
    )
    place(annex, page.sheet, chart, (row, LABEL), frame)
