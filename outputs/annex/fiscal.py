"""The Fiscal sheet: what new spending is made of, capital in cash and by use, and what capital costs to run."""

from __future__ import annotations

from outputs.annex.catalogue import scenario_order
from outputs.annex.change_page import LABEL, MONEY, ONCE, Page
from outputs.annex.classified import Tables
from outputs.annex.fiscal_frame import write_frame
from outputs.annex.page import banner, say_shown
from outputs.annex.price_figures import LAYERS, TAIL, VIEWS, WHOLE, of_tail
from outputs.annex.said import choice, words
from outputs.annex.sheet import here
from outputs.annex.tongue import say
from scenarios import Projection

RUN_BY = "run by {waiver}, outside the plan"
BOLD = ("real", "nominal", "total")


def write_fiscal(tables: Tables) -> None:
    """Write the sheet for the live scenario."""
    page = Page(tables, tables.sheet)
    banner(
        tables.annex,
        page.sheet,
        "Fiscal",
        "Contingencies stand on new spending only, taxes on whatever is bought; draws of the Uncertainty analysis "
        "carry no contingency. Unless said otherwise, amounts are real.",
    )
    say_shown(page.tables.annex, page.sheet)
    page.section(say("Cost layers of new spending ({money}, nominal where said)", money=tables.annex.plan_money))
    for name, label in LAYERS.items():
        page.live(f"layers.{name}", label, MONEY, flow=True)
    page.live("total_nominal", "Total of the plan, nominal", MONEY, flow=True)
    page.section(say("Two views: cash, and what is used up (economic), real ({money})", money=tables.annex.plan_money))
    page.live("total_real", "Total of the plan in cash, real", MONEY, flow=True)
    for name, label in VIEWS.items():
        page.live(f"economic.{name}", label, MONEY, flow=True)
    page.block(len(WHOLE), lambda row: _whole(page, row))
    _tails(page)
    write_frame(page)
    page.finish()


def _whole(page: Page, row: int) -> None:
    """The economic cost of the plan years together."""
    for place, (name, label) in enumerate(WHOLE.items(), start=row):
        formula, value = page.figure(f"economic.{name}", None, MONEY)
        page.sheet.text(place, LABEL, say("Economic cost of the plan years, {rate}", rate=say(label)), "wrap")
        page.unit(place, page.tables.annex.projection.plan.currency)
        page.sheet.formula(place, ONCE, formula, value, "scaled")


def _tails(page: Page) -> None:
    """Capital of each action and kind of home with what it leaves behind, over all scenarios."""
    for key, (title, waiver, measures) in tails_of(page.tables.annex.projection).items():
        page.section(say("Capital and its running-cost tail, real: {what}", what=title))
        page.block(1, lambda row, key=key, waiver=waiver: _verdict(page, row, key, waiver))  # type: ignore[misc]
        for name in measures:
            flow = name in ("capital", "recurrent", "left")
            page.live(f"tail.{name}.{key}", TAIL[name], MONEY, flow=flow)


def tails_of(projection: Projection) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Title, waiver and measures of each tail of any scenario, by its key."""
    found: dict[str, tuple[str, str, tuple[str, ...]]] = {}
    for name in scenario_order(projection):
        for key, tail in projection.scenarios[name].model.tails.items():
            found.setdefault(key, (tail.title, tail.waiver, tuple(measure for measure, _ in of_tail(tail))))
    return found


def _verdict(page: Page, row: int, key: str, waiver: str) -> None:
    """Whether what is bought is run by somebody, live."""
    capital, running = (page.items[f"tail.{name}.{key}"].row for name in ("capital", "recurrent"))
    spent, goes_on = (sum(page.values(f"tail.{name}.{key}")) for name in ("capital", "recurrent"))
    none = words(RUN_BY, waiver=waiver) if waiver else words("CAPITAL: nobody pays to run it")
    cells = f"({here(capital, ONCE)}>0.000001)*({here(running, ONCE)}<=0.000001)=1"
    said = choice(cells, spent > 1e-6 and goes_on <= 1e-6, none, words("its running cost is in the plan"))
    page.sheet.formula(row, LABEL, said.formula, said.text, "note")
