"""The fiscal frame on the Fiscal sheet: ceilings, votes, forward estimates, and what later budgets are bound to."""

from __future__ import annotations

from outputs.annex.catalogue import BASE, scenario_order
from outputs.annex.change_page import FIRST, HEAD, LABEL, LABEL_WIDTH, MONEY, ONCE, Page
from outputs.annex.funding_figures import COMMITTED, OF_CEILING, RECONCILED, ceiling_titles, funding_figures
from outputs.annex.funding_sheet import agree, gap_label, short
from outputs.annex.said import Said, choice, figure, words
from outputs.annex.sheet import stretch
from outputs.annex.tongue import say
from outputs.annex.units import QUO

WINDOW = 3
"""Budget year and two outer years."""


def write_frame(page: Page) -> None:
    """Write the sections of the fiscal frame that any scenario has figures for."""
    known = _known(page)
    page.section("Funding, nominal")
    for name, label in {"cost": "Cost of the plan", "funded": "Paid by sources", "gap": gap_label(page)}.items():
        page.live(f"funding.{name}", label, MONEY, flow=True)
    if "funding.votes" in known:
        page.live("funding.votes", "To be voted, so that all of it is spent (execution in Inputs)", MONEY, flow=True)
    for kind, what in (("payer", "payers"), ("level", "levels of government")):
        _above(page, kind, what)
    _ceilings(page)
    if "estimate.estimate" in known:
        _estimates(page, known)
    _commitments(page, known)


def _known(page: Page) -> set[str]:
    projection = page.tables.annex.projection
    models = [projection.scenarios[name].model for name in scenario_order(projection)]
    return {name for model in models for name, _, _ in funding_figures(model)}


def _above(page: Page, kind: str, what: str) -> None:
    """What each payer or level pays above no new policy; below 0 it saves."""
    annex, ledger = page.tables.annex, page.tables.ledger
    if QUO not in annex.projection.scenarios:
        return
    page.section(say("Who pays more and who saves: {whose}, above no change, nominal", whose=say(what)))
    for key, title in annex.keys.names[kind].items():

        def cell(year: int, key: str = key) -> tuple[str, float]:
            scenario, of = ledger.keys("scenario"), f'{ledger.keys(kind)},"{key}"'
            sums = (
                f"SUMIFS({ledger.amounts('nominal', year)},{scenario},{one},{of})"
                for one in (annex.cell("live"), f'"{QUO}"')
            )
            values = [ledger.total("nominal", year, scenario=one, **{kind: key}) for one in (BASE, QUO)]
            return page.scaled(f"({'-'.join(sums)})", values[0] - values[1])

        page.item(f"above.{kind}.{key}", title, MONEY, cell, flow=True)


def _ceilings(page: Page) -> None:
    titles = ceiling_titles(page.tables.annex.projection)
    for name, title in titles.items():
        page.section(say("Ceiling, nominal: {what}", what=title))
        page.block(1, lambda row, name=name: _held(page, row, name))  # type: ignore[misc]
        for measure, label in OF_CEILING.items():
            page.live(f"ceiling.{measure}.{name}", label, MONEY, flow=measure != "room")
        page.item(f"over.{name}", "1 in years above it", "",
                  lambda year, name=name: short(page, f"ceiling.excess.{name}", year))  # type: ignore[misc]  # fmt: skip


def _held(page: Page, row: int, name: str) -> None:
    """Whether the ceiling holds, and from when it does not."""
    flags, values = page.span(f"over.{name}"), page.values(f"over.{name}")
    years = stretch((HEAD, FIRST + 1), (HEAD, FIRST + page.years - 1))
    plan = page.tables.annex.projection.years
    first = plan[values.index(1.0)] if 1.0 in values else plan[0]
    excess, most = page.span(f"ceiling.excess.{name}"), max(page.values(f"ceiling.excess.{name}"))
    broken = words("Broken in ") + figure(f"SUM({flags})", sum(values), 0) + words(" of the plan years, first in ")
    broken += Said(f"IFERROR(INDEX({years},MATCH(1,{flags},0)),{plan[0]})", str(first))
    broken += words(", by at most ") + figure(f"MAX({excess})", most)
    said = choice(f"SUM({flags})>0", sum(values) > 0, broken, words("Kept in every plan year"))
    page.sheet.formula(row, LABEL, said.formula, said.text, "note")


def _estimates(page: Page, known: set[str]) -> None:
    """No change beside the forward estimates: what is missing stands as two lines, the same in every scenario."""
    page.section("No change beside the forward estimates, nominal")
    parts = [measure for measure in RECONCILED if f"estimate.{measure}" in known]
    for measure in parts:
        page.live(f"estimate.{measure}", RECONCILED[measure], MONEY)
    rows = [f"estimate.{measure}" for measure in parts if measure != "estimate"]

    def apart(year: int) -> tuple[str, float]:
        formula, given = page.figure("estimate.known", year, "")
        text = "+".join(page.at(name, year) for name in rows)
        value = sum(page.value(name, year) for name in rows) - page.value("estimate.estimate", year)
        return f"({text}-{page.at('estimate.estimate', year)})*{formula}", value * given

    page.item("unexplained", "Difference in the years with an estimate (must be 0)", MONEY, apart)
    what = "every year with an estimate: no change + residuals = forward estimates"
    page.block(0, lambda _: agree(page, "unexplained", what))


def _commitments(page: Page, known: set[str]) -> None:
    page.section("Commitments, nominal: what later budgets are bound to")
    page.block(3, lambda row: _later(page, row))
    for measure, label in COMMITTED.items():
        page.live(f"committed.{measure}", label, MONEY, flow=measure not in ("owed", "lasting_real"))
    if "committed.cliff" in known:
        page.live("committed.cliff", "Gap that grants leave in the first year after they end", MONEY, flow=True)


def _later(page: Page, row: int) -> None:
    """What is spent after the budget window, what goes on after the plan, and what is still owed then."""
    last = page.years - 1
    after = range(1 + WINDOW, page.years)
    names = ("committed.lasting", "committed.once")
    spans = [stretch(*((page.items[name].row, FIRST + at) for at in (1 + WINDOW, last))) for name in names]
    window = "+".join(f"SUM({span})" for span in spans) if after else "0"
    late = sum(page.value(name, year) for name in names for year in after)
    ends = [(page.at(f"committed.{name}", last), page.value(f"committed.{name}", last)) for name in ("lasting", "owed")]
    labels = (
        "New policy after the budget year and two outer years, until the plan ends",
        "Goes on each year after the plan, at the level of its last year",
        "Still owed on loans when the plan ends",
    )
    for at, (label, cell) in enumerate(zip(labels, [(window, late), *ends], strict=True), start=row):
        page.sheet.text(at, LABEL, label, "wrap")
        page.sheet.tall(at, (say(label), LABEL_WIDTH))
        page.unit(at, page.tables.annex.projection.plan.currency)
        page.sheet.formula(at, ONCE, *cell, "scaled")
    page.tables.annex.cells["goes on"] = (page.sheet, row + 1, ONCE)
