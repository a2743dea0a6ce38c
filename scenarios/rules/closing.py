"""The end of an institution: where its staff go, when its site closes, and what its land brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from costing import Entry
from scenarios.rules.asks import asks
from scenarios.rules.case import Case, Institution, given, in_years, joined, number, percent, persons, said_years
from scenarios.rules.finding import Finding

PAID = {"redeployed": "retraining", "retired": "retirement", "compensated": "compensation"}
"""What must be paid for each destination of staff, were it nothing."""


@asks("R15", "institution", "staff")
def staff_have_a_road(case: Case) -> Iterator[Finding]:
    """R15: whoever is freed is redeployed and retrained, retired or compensated, and all of it is costed."""
    for place in case.institutions():
        staff = place.part("staff")
        if not staff:
            yield from _nobody_told(place)
        for cadre, one in staff.items():
            yield from _road(place, str(cadre), one)


def _nobody_told(place: Institution) -> Iterator[Finding]:
    case = place.case
    if place.down.wards is None:
        return
    wards = case.levels(place.down.wards)
    if wards[-1] < wards[0] - 1e-9:
        year = case.years[int(np.argmax(np.diff(wards) < -1e-9))]
        message = f"wards of {place.title} close from {year} on, and nobody says where their staff go"
        remedy = f"Give {place.address}.staff: posts by cadre, with the shares redeployed, retired and compensated"
        yield place.says("R15", "BLOCK", message, remedy, year=year)


def _road(place: Institution, cadre: str, one: Mapping[str, object]) -> Iterator[Finding]:
    freed = next(freed for freed in place.down.staff if freed.cadre == cadre)
    gone = place.case.flows(freed.freed)
    if gone.sum() < 0.05:
        return
    year = place.case.years[int(np.argmax(gone > 1e-9))]
    who = f"{number(gone.sum(), 1)} posts of {_plain(cadre)} freed at {place.title}"
    where = f"{place.address}.staff.{cadre}"
    for share, price in PAID.items():
        if given(one, share) > 0 and price not in one:
            message = f"{percent(given(one, share))} of the {who} are to be {share}, and no {price} is paid"
            yield place.says("R15", "BLOCK", message, f"Give {where}.{price}", year=year)


def posts_have_a_destination(case: Case) -> Iterator[Finding]:
    """R46: freed permanent posts cost until they are placed; redeployment needs posts that somebody pays."""
    for place in case.institutions():
        for freed in place.down.staff:
            left = case.levels(freed.unplaced)[1:]
            if left.max() < 0.05:
                continue
            column, last = int(np.argmax(left >= 0.05)), case.years[-1]
            cost = case.summed([entry.nominal for entry in freed.kept])
            first, end = number(left[column], 1), number(left[-1], 1)
            message = (
                f"{first} posts of {_plain(freed.cadre)} at {place.title} have no destination in "
                f"{case.years[column]}, {end} in {last}: their pay goes on, "
                f"{case.money(cost.sum())} by {last}"
            )
            remedy = f"Give more of them a destination in {place.address}.staff.{freed.cadre}"
            yield place.says("R46", "BLOCK", message, remedy, year=case.years[column])
    yield from _vacancies(case)


def _vacancies(case: Case) -> Iterator[Finding]:
    """Redeployed staff and the new posts of their cadre that the plan pays in the community."""
    moved: dict[str, list[Institution]] = {}
    for place in case.institutions():
        for freed in place.down.staff:
            moved.setdefault(freed.cadre, []).append(place)
    for cadre, places in moved.items():
        rows = [freed.redeployed for place in places for freed in place.down.staff if freed.cadre == cadre]
        coming = np.cumsum(case.summed(rows))
        posts = case.summed([entry.quantity for entry in case.entries(input=cadre) if _new_post(entry)])
        years = in_years(case.years, coming > posts + 0.05)
        if years:
            at = case.years.index(years[0])
            message = (
                f"by {years[0]}, {number(coming[at], 1)} {_plain(cadre)} posts are to be redeployed, and the "
                f"plan pays {number(posts[at], 1)} new ones outside institutions (short in {said_years(years)})"
            )
            remedy = "Open services in time for them, or name the funded posts elsewhere"
            yield case.says("R46", "WARN", message, remedy, element=places[0].id, year=years[0])


def _new_post(entry: Entry) -> bool:
    """Whether a line pays posts of new policy outside institutions."""
    outside = entry.tags["standing"] in ("new", "expansion", "transfer-in") and entry.tags["setting"] != "institution"
    lasting = outside and entry.tags.get("change") != "one-off"
    return lasting and entry.label.startswith("pay, ") and str(entry.quantity.unit) == "FTE"


def _plain(name: str) -> str:
    return name.replace("_", " ")


def closing_date(case: Case) -> Iterator[Finding]:
    """R17: a final year, since fixed cost stops only then, and no site half empty for years."""
    for place in case.institutions():
        if place.down.site is None or not place.planned_to():
            continue
        open_ = case.flows(place.down.site) > 0.5
        residents = place.residents
        if open_[-1] and residents[-1] > 1e-6:
            spent = case.money(case.flows(place.down.budget.cost)[-1])
            message = (
                f"{place.title} has no closing date by {case.years[-1]}: residents left then: "
                f"{persons(residents[-1])}; cost in that year: {spent}"
            )
            remedy = f"Plan homes and moves for everybody ({place.address}): fixed cost stops only when the site closes"
            yield place.says("R17", "WARN", message, remedy, year=case.years[-1])
        yield from _half_empty(place, open_)


def _half_empty(place: Institution, open_: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Iterator[Finding]:
    case = place.case
    lived = place.residents[:-1] / place.residents[0]
    years = in_years(case.years, open_ & (lived < case.limits.half_empty_share))
    if len(years) > case.limits.half_empty_years:
        message = (
            f"the site of {place.title} stands less than {percent(case.limits.half_empty_share)} full for {len(years)} "
            f"years ({said_years(years)}), at its whole fixed cost"
        )
        remedy = f"Open homes faster towards the end: {case.limits.half_empty_years:g} years at most is our limit"
        yield place.says("R17", "WARN", message, remedy, year=years[0])


def sale(case: Case) -> Iterator[Finding]:
    """R16: buildings pay once and late, and only for the community."""
    for place in case.institutions():
        site = place.part("site")
        if given(site, "sale") <= 0:
            continue
        delay, kept = given(site, "delay", 2), given(site, "kept", 1)
        faults = {
            "it is taken as certain": given(site, "probability") >= 1,
            f"it comes {delay:g} years after the closing": delay < case.limits.sale_delay,
            f"only {percent(kept)} of it is kept for the community": kept < 1 - 1e-9,
        }
        found = [said for said, wrong in faults.items() if wrong]
        if found:
            message = f"the sale of the site of {place.title} ({case.money(given(site, 'sale'))}): {joined(found)}"
            remedy = f"Give {place.address}.site a probability below 1, a delay of a year or more, and kept: 1"
            yield place.says("R16", "WARN", message, remedy)


RULES = (staff_have_a_road, posts_have_a_destination, closing_date, sale)
