"""The Transition sheet: people and money of both systems while institutions are run down, for the live scenario."""

from __future__ import annotations

from dataclasses import replace

from outputs.annex.bridge_rows import write_bridge
from outputs.annex.change_page import MONEY, Cell, Page
from outputs.annex.change_shape import Shape, joined, shapes, sheet_names
from outputs.annex.classified import Tables
from outputs.annex.institution_sheet import FLOWS, PEOPLE, STAFF, write_institution
from outputs.annex.live_rules import write_rules
from outputs.annex.page import banner, say_shown
from outputs.annex.tongue import Own, say
from outputs.annex.transition_charts import HEIGHT, draw_charts
from outputs.annex.transition_said import people_finding, write_once, write_sentences
from outputs.annex.waterfall import write_steps

OWED = {
    "double_funding": "Double funding: both systems above the budget",
    "lasting": "of this lasting: stays when everything planned is open",
    "passing": "of this passing: goes when wards and sites close",
    "extra_so_far": "Cost above the budget so far (cumulative)",
    "need": "Transition funding need: double funding and capital of homes",
    "parallel": "Whole-system parallel running: new policy above the budget while a site is open",
}
REAL = {"double_funding_real": "Double funding", "released_real": "Released"}


def write_transition(tables: Tables) -> None:
    """Write the sheet of each institution, then that of them all."""
    annex = tables.annex
    found, names = shapes(tables), sheet_names(annex.projection)
    parts: list[tuple[Shape, Page]] = []
    for identity, shape in found.items():
        sheet = annex.sheets[names[identity]]
        page = Page(replace(tables, sheet=sheet), sheet)
        write_institution(page, shape)
        parts.append((shape, page))
    _together(Page(tables, tables.sheet), parts)


def _together(page: Page, parts: list[tuple[Shape, Page]]) -> None:
    banner(
        page.tables.annex,
        page.sheet,
        "Transition",
        "Nobody leaves before a home is open, staffed and paid (unless a gate in Inputs is 0); "
        "money is released ward by ward. "
        "Each institution has a sheet of its own.",
    )
    say_shown(page.tables.annex, page.sheet)
    charts, page.row = page.row, page.row + HEIGHT
    write_once(page)
    write_rules(page, parts)
    _people(page, parts)
    _places(page, parts)
    _staff(page, parts)
    _money(page, parts)
    write_steps(page)
    write_bridge(page)
    page.section(say("Money, real ({money})", money=page.tables.annex.plan_money))
    for name, label in REAL.items():
        page.live(name, label, MONEY, f"transition_{name}", flow=True)
    write_sentences(page)
    page.blocks.append((charts, lambda row: draw_charts(page, row)))
    page.finish()


def collect(
    page: Page, parts: list[tuple[Shape, Page]], name: str, label: str, unit: str, *, flow: bool = False,
    bold: bool = False, source: str = "",
) -> None:  # fmt: skip
    """A row that adds up the rows of a name over the sheets of institutions; none if no sheet has one."""
    source = source or name
    having = [part for _, part in parts if source in part.items]
    if not having:
        return

    def cell(year: int) -> Cell:
        text = ",".join(part.beyond(source, year) for part in having)
        return f"SUM({text})", sum(part.value(source, year) for part in having)

    page.item(name, label, unit, cell, flow=flow, bold=bold)


def _people(page: Page, parts: list[tuple[Shape, Page]]) -> None:
    page.section("People, all institutions")
    people_finding(page)
    collect(page, parts, "residents", "Residents of institutions at year end", PEOPLE, bold=True)
    collect(page, parts, "beds", "Beds at year end", "beds")
    for name, label in FLOWS.items():
        collect(page, parts, name, label, PEOPLE, flow=True)
    collect(page, parts, "leavers", "People who left and live in the community, at year end", PEOPLE, bold=True)
    groups = joined([shape for shape, _ in parts], "groups")
    for group, title in groups.items() if len(groups) > 1 else ():
        page.section(say("People of all institutions, group: {group}", group=title))
        collect(page, parts, f"residents.{group}", "Residents at year end", PEOPLE)
        for name, label in FLOWS.items():
            collect(page, parts, f"{name}.{group}", label, PEOPLE, flow=True)
        collect(page, parts, f"leavers.{group}", "People who left, at year end", PEOPLE)


def _places(page: Page, parts: list[tuple[Shape, Page]]) -> None:
    homes = joined([shape for shape, _ in parts], "homes")
    page.section("Where people who left live, at year end")
    for home, title in homes.items():
        collect(page, parts, f"live.{home}", Own(title), PEOPLE)
    collect(page, parts, "live own", "Left by their own decision", PEOPLE)
    collect(page, parts, "diverted", "Not admitted, need a lasting home", PEOPLE)
    for measure, label in {
        "opening": "Places opening in the year", "open": "Places open at year end",
        "free": "Places ready for the moves of this year", "moved": "People moving in",
    }.items():  # fmt: skip
        page.section(label)
        unit, flow = PEOPLE if measure == "moved" else "places", measure in ("opening", "moved")
        for home, title in homes.items():
            collect(page, parts, f"{measure}.{home}", Own(title), unit, flow=flow)


def _staff(page: Page, parts: list[tuple[Shape, Page]]) -> None:
    page.section("Wards and staff of institutions")
    collect(page, parts, "wards", "Wards open", "wards")
    collect(page, parts, "site", "Sites open", "sites")
    for cadre, name in joined([shape for shape, _ in parts], "staff").items():
        for measure, label in STAFF.items():
            flow = measure in ("freed", "redeployed", "others")
            collect(page, parts, f"{measure}.{cadre}", Own(f"{name}: {say(label)}"), "posts", flow=flow)


def _money(page: Page, parts: list[tuple[Shape, Page]]) -> None:
    page.section("Money, nominal (cash of each year)")
    costs = joined([shape for shape, _ in parts], "costs")
    collect(page, parts, "base", "Indexed institution budget", MONEY, flow=True, bold=True)
    _lines(page, parts, costs, "F")
    collect(page, parts, "institutions", "Institution cost", MONEY, flow=True, bold=True, source="cost")
    _lines(page, parts, costs, "HNLM")
    collect(page, parts, "community", "Community cost, recurrent", MONEY, flow=True, bold=True)
    collect(page, parts, "ahead", "of this for places opened ahead or empty", MONEY, flow=True)
    _lines(page, parts, costs, "O")
    collect(page, parts, "one_offs", "One-off costs", MONEY, flow=True, bold=True)
    page.sums("both", "Everything together", MONEY, ("institutions", "community", "one_offs"), flow=True, bold=True)
    for name, label in OWED.items():
        page.live(name, label, MONEY, f"transition_{name}", flow=name != "extra_so_far")
    _lines(page, parts, costs, "K")
    collect(page, parts, "capital", "Capital of homes, outside double funding", MONEY, flow=True)
    page.section("Released money, and what must not be promised")
    collect(page, parts, "released", "Released: budget less institution cost", MONEY, flow=True, bold=True)
    collect(page, parts, "naive", "Naive estimate: average cost x people gone", MONEY, flow=True)
    collect(
        page, parts, "illusion", "Naive estimate less what is released: money that does not exist", MONEY, flow=True,
        bold=True,
    )  # fmt: skip
    collect(page, parts, "income", "Institutions paid by the day: paid by insurers", MONEY, flow=True)
    collect(page, parts, "saved", "saved by insurers at once", MONEY, flow=True)
    collect(page, parts, "deficit", "deficit of owners", MONEY, flow=True)
    collect(page, parts, "added", "of this added by the change", MONEY, flow=True)
    collect(page, parts, "frozen", "Kept by hospitals for mobile teams", MONEY, flow=True)
    collect(page, parts, "receipts", "Expected receipts of selling sites (a source, counted nowhere)", MONEY, flow=True)


def _lines(page: Page, parts: list[tuple[Shape, Page]], costs: dict[str, str], letters: str) -> None:
    for key, name in costs.items():
        if key[0] in letters:
            collect(page, parts, key, name, MONEY, flow=True)
