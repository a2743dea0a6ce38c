"""The Transition sheet of one institution: its people, homes, staff and money, for the live scenario."""

from __future__ import annotations

from collections.abc import Callable

from outputs.annex.change_page import HEAD, LABEL, MONEY, Cell, Page
from outputs.annex.change_shape import Shape
from outputs.annex.destinations import write_destinations
from outputs.annex.page import banner, say_shown
from outputs.annex.tongue import Own, say

PEOPLE = "people"
FLOWS = {
    "admitted": "Admitted in the year",
    "not_admitted": "Not admitted any more",
    "moves": "Moved to a home",
    "deaths": "Died in the institution",
    "other": "Left otherwise",
    "own": "of these by their own decision",
    "waiting": "Waiting for a home: would have moved, no home ready",
    "unplanned": "Waiting for an assessor: home ready, nobody to plan with",
}
OF_WAYS = {"moves": ("moves", ""), "waiting": ("wanted", "homed"), "unplanned": ("homed", "moves")}
"""What is known of each group and home: a measure, and what is taken from it."""
STAFF = {
    "needed": "posts needed",
    "freed": "posts freed in the year",
    "redeployed": "of these redeployed",
    "others": "of these retired, compensated or placed later",
    "unplaced": "posts without a destination, still paid",
}


def write_institution(page: Page, shape: Shape) -> None:
    """Write the sheet of an institution; its rows are read by the Transition sheet of them all."""
    note = "People first: nobody moves before a home has stood ready, unless the gate in Inputs is 0."
    banner(page.tables.annex, page.sheet, say("Transition, {institution}", institution=shape.title), note)
    say_shown(page.tables.annex, page.sheet)
    page.sheet.text(HEAD - 2, LABEL, "Money on this sheet is nominal: cash of each year.", "note")
    _people(page, shape)
    for group in shape.groups:
        _group(page, shape, group)
    _outside(page, shape)
    for home in shape.homes:
        _places(page, shape, home)
    _wards(page, shape)
    for cadre, name in shape.staff.items():
        _staff(page, shape, cadre, name)
    _money(page, shape)
    _community(page, shape)
    page.finish()


def _people(page: Page, shape: Shape) -> None:
    page.section("Everybody")
    page.live("residents", "Residents at year end", PEOPLE, f"residents.{shape.identity}")
    page.live("beds", "Beds at year end", "beds", f"beds.{shape.identity}")
    for name, label in FLOWS.items():
        page.live(name, label, PEOPLE, f"{name}.{shape.identity}", flow=True)
    page.live("leavers", "People who left and live in the community, at year end", PEOPLE, f"leavers.{shape.identity}")


def _group(page: Page, shape: Shape, group: str) -> None:
    page.section(say("Group: {group}", group=shape.groups[group]))
    mine, ways = f"{shape.identity}.{group}", [way for way in shape.ways if way[0] == group]
    page.live(f"residents.{group}", "Residents at year end", PEOPLE, f"residents.{mine}")
    for name, label in FLOWS.items():
        if name in OF_WAYS:
            cell = _over_ways(page, shape, ways, *OF_WAYS[name])
            page.item(f"{name}.{group}", label, PEOPLE, cell, flow=True)
        else:
            page.live(f"{name}.{group}", label, PEOPLE, f"{name}.{mine}", flow=True)
    page.live(f"leavers.{group}", "People who left and live in the community, at year end", PEOPLE, f"leavers.{mine}")


def _over_ways(page: Page, shape: Shape, ways: list[tuple[str, str]], plus: str, minus: str) -> Callable[[int], Cell]:
    """A measure of some ways added up, less another."""

    def cell(year: int) -> Cell:
        text, value = "", 0.0
        for sign, name in ((1, plus), (-1, minus)):
            for group, home in ways if name else ():
                formula, figure = page.figure(f"{name}.{shape.identity}.{group}.{home}", year, PEOPLE)
                text, value = f"{text}{'+' if sign > 0 else '-'}{formula}", value + sign * figure
        return (f"MAX(0,{text.removeprefix('+')})", max(0.0, value)) if minus else (text.removeprefix("+"), value)

    return cell


def _outside(page: Page, shape: Shape) -> None:
    """Where people live who left, and who moved where."""
    page.section("Where people who left live, at year end")
    for home, title in shape.homes.items():
        ways = [way for way in shape.ways if way[1] == home]
        page.item(f"live.{home}", Own(title), PEOPLE, _over_ways(page, shape, ways, "leavers", ""))
    if "own" in shape.extra:
        page.live("live own", "Left by their own decision", PEOPLE, f"own_people.{shape.identity}")
    if "diverted" in shape.extra:
        page.live("diverted", "Not admitted, need a lasting home", PEOPLE, f"diverted.{shape.identity}")
    write_destinations(page, shape)


def _places(page: Page, shape: Shape, home: str) -> None:
    page.section(say("Places: {home}", home=shape.homes[home]))
    mine = f"{shape.identity}.{home}"
    page.live(f"opening.{home}", "Opening in the year", "places", f"opening.{mine}", flow=True)
    page.live(f"open.{home}", "Open at year end", "places", f"open.{mine}")
    page.live(f"stood.{home}", "Have stood ready for the lead, so far", "places", f"stood.{mine}")
    page.live(f"free.{home}", "Ready for the moves of this year", "places", f"free.{mine}")
    page.live(f"moved.{home}", "People moving in", PEOPLE, f"moved.{mine}", flow=True)
    page.live(f"years.{home}", "Place-years paid", "places", f"years.{mine}", flow=True)
    page.item(f"lived.{home}", "of these lived in, at most", "places", _lived(page, shape, home), flow=True)


def _lived(page: Page, shape: Shape, home: str) -> Callable[[int], Cell]:
    """Place-years lived in: people from the day of their move, deaths in the middle of the year."""

    def cell(year: int) -> Cell:
        if not year:
            return "0", 0.0
        part, fraction = page.figure(f"outside.{shape.identity}.{home}", year, PEOPLE)
        names = (f"live.{home}", year - 1), (f"live.{home}", year), (f"moved.{home}", year), (f"years.{home}", year)
        before, now, moved, paid = (page.at(*name) for name in names)
        old, new, moving, years = (page.value(*name) for name in names)
        value = min(years, (old + new) / 2 + moving * (fraction - 0.5))
        return f"MIN({paid},({before}+{now})/2+{moved}*({part}-0.5))", value

    return cell


def _wards(page: Page, shape: Shape) -> None:
    page.section("Wards and site")
    page.live("wards", "Wards open", "wards", f"wards.{shape.identity}")
    page.live("site", "Site open (1) or closed (0)", "", f"site.{shape.identity}")
    page.live("gate", "Gate: 1 nobody moves before a home stands ready, 0 off", "", f"gate.{shape.identity}")


def _staff(page: Page, shape: Shape, cadre: str, name: str) -> None:
    page.section(say("Staff of the institution: {cadre}", cadre=name))
    for measure, label in STAFF.items():
        key = f"{measure}.{cadre}"
        if measure == "others":
            page.item(key, label, "posts", _others(page, cadre), flow=True)
        else:
            flow = measure in ("freed", "redeployed")
            page.live(key, label, "posts", f"{measure}.{shape.identity}.{cadre}", flow=flow)


def _others(page: Page, cadre: str) -> Callable[[int], Cell]:
    def cell(year: int) -> Cell:
        freed, moved, now = (f"{name}.{cadre}" for name in ("freed", "redeployed", "unplaced"))
        text = f"{page.at(freed, year)}-{page.at(moved, year)}"
        value = page.value(freed, year) - page.value(moved, year)
        if year:
            text += f"-{page.at(now, year)}+{page.at(now, year - 1)}"
            value += page.value(now, year - 1) - page.value(now, year)
        return text, value

    return cell


def _money(page: Page, shape: Shape) -> None:
    page.section("Money of the institution, nominal")
    page.live("base", "Indexed base-year budget", MONEY, f"base.{shape.identity}", flow=True)
    for key in shape.of("F"):
        page.cost(key, say("still paid: {what}", what=shape.costs[key].partition(": ")[2]), shape.identity)
    page.live("cost", "Institution cost", MONEY, f"cost.{shape.identity}", flow=True)
    page.live("released", "Released: budget less institution cost", MONEY, f"released.{shape.identity}", flow=True)
    page.live("naive", "Naive estimate: average cost x people gone", MONEY, f"naive.{shape.identity}", flow=True)
    what = "Naive estimate less what is released: money that does not exist"
    page.sums("illusion", what, MONEY, ("naive", "-released"), flow=True, bold=True)
    if "frozen" in shape.extra:
        page.live("frozen", "Kept by the hospital for mobile teams", MONEY, f"frozen.{shape.identity}", flow=True)
    if "insurer" in shape.extra:
        page.live("income", "Paid by the insurer, by the day", MONEY, f"income.{shape.identity}", flow=True)
        page.live("saved", "Saved by the insurer at once", MONEY, f"saved.{shape.identity}", flow=True)
        page.live("deficit", "Deficit of the owner", MONEY, f"deficit.{shape.identity}", flow=True)
        page.live("before", "Deficit of the owner without the change", MONEY, f"before.{shape.identity}", flow=True)
        page.sums("added", "Deficit that the change adds", MONEY, ("deficit", "-before"), flow=True)
    if "sale" in shape.extra:
        label = "Expected receipts of selling the site (a source, counted nowhere)"
        page.live("receipts", label, MONEY, f"receipts.{shape.identity}", flow=True)


def _community(page: Page, shape: Shape) -> None:
    """What the change costs beside the institution."""
    page.section("Money of the change, nominal")
    for key in shape.of("HNLM"):
        page.cost(key, shape.costs[key], shape.identity)
    page.sums("community", "Community cost, recurrent", MONEY, shape.of("HNLM"), flow=True, bold=True)
    page.item("ahead", "of this for places opened ahead or empty", MONEY, _ahead(page, shape), flow=True)
    for key in shape.of("O"):
        page.cost(key, shape.costs[key], shape.identity)
    page.sums("one_offs", "One-off costs", MONEY, shape.of("O"), flow=True, bold=True)
    for key in shape.of("K"):
        page.cost(key, shape.costs[key], shape.identity)
    page.sums("capital", "Capital of homes, outside double funding", MONEY, shape.of("K"), flow=True, bold=True)
    page.sums(
        "above", "Above (+) or below (-) the indexed budget", MONEY, ("community", "one_offs", "cost", "-base"),
        flow=True, bold=True,
    )  # fmt: skip


def _ahead(page: Page, shape: Shape) -> Callable[[int], Cell]:
    """The part of the cost of homes that pays for place-years nobody lived in."""

    def cell(year: int) -> Cell:
        text, value = "0", 0.0
        for home in shape.homes:
            if f"H.{home}" in page.items:
                names = [f"{name}.{home}" for name in ("H", "years", "lived")]
                cost, paid, lived = (page.at(name, year) for name in names)
                money, years, people = (page.value(name, year) for name in names)
                text += f"+IF({paid}>1E-9,{cost}*(1-{lived}/{paid}),0)"
                value += money * (1 - people / years) if years > 1e-9 else 0.0
        return text.removeprefix("0+"), value

    return cell
