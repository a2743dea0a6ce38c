"""Indicators by scenario and year in the base case: those that are lines of the plan, and BI16-BI23 of the change.

BI24 (coercion) needs figures that a plan does not hold; neither are people who are lost from sight known to a model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from costing import CENT, Entry, Transition
from scenarios.measures import per_leaver, per_resident, ratio
from scenarios.projection import Projection
from scenarios.rules.case import Array, Case, Institution, known
from scenarios.rules.destinations import INSTITUTIONS, RULES_OF_AN_INSTITUTION
from scenarios.thresholds import Thresholds

PEOPLE = "people"


@dataclass(frozen=True)
class Value:
    """One value of an indicator.

    Attributes:
        indicator: BI01 to BI34, H1.1 to H3.4.
        element: the institution; empty for all of them together.
        year: calendar year; None for a figure of the whole plan.
    """

    scenario: str
    indicator: str
    element: str
    measure: str
    year: int | None
    value: float
    unit: str


@dataclass(frozen=True)
class _Series:
    """Values of one measure by plan year; those that are no number are left out."""

    indicator: str
    measure: str
    values: Array
    unit: str
    element: str = ""


def indicators(projection: Projection) -> Iterator[Value]:
    """Every value of every indicator; money is nominal, in units of currency."""
    for name, one in projection.scenarios.items():
        case = Case(name, one, projection.plan.currency, Thresholds())
        cash = projection.plan.currency
        for series in _all(case, cash):
            years = case.years if len(series.values) == len(case.years) else (case.years[0] - 1, *case.years)
            for year, value in zip(years, series.values, strict=True):
                if np.isfinite(value):
                    yield Value(name, series.indicator, series.element, series.measure, year, float(value), series.unit)
        yield from _whole_plan(case, name)


def _all(case: Case, cash: str) -> Iterator[_Series]:
    for one in case.one.model.indicators:
        yield _Series(one.code, one.measure, case.levels(one.row), str(one.row.unit), one.element)
    yield from _of_the_change(case, cash)


def _of_the_change(case: Case, cash: str) -> Iterator[_Series]:
    for identity, down in case.one.model.institutions.items():
        levels = {"spend": down.budget.cost, "beds": down.beds, "residents": down.residents}
        if down.people is not None:
            levels["long-stay admissions"] = down.people.admitted
        for measure, row in levels.items():
            yield _Series("BI16", measure, case.levels(row), cash if measure == "spend" else PEOPLE, identity)
    places, change = list(case.institutions()), case.one.model.transition
    if places and change is not None:
        yield from _double_funding(case, change, cash)
        yield from _savings(case, places, change, cash)
        yield from _recycling(case, change)
        for place in places:
            yield _Series("BI21", "places ready per person due to move", _ready(case, [place]), "", place.id)
        yield _Series("BI21", "places ready per person due to move", _ready(case, places), "")
        yield from _for_each(case, places, cash)
        yield from _where_they_live(case, places)


def _double_funding(case: Case, change: Transition, cash: str) -> Iterator[_Series]:
    parts = {"double funding": change.double_funding, "passing part": change.passing, "lasting part": change.lasting}
    for measure, row in parts.items():
        yield _Series("BI17", measure, case.flows(row), cash)


def _savings(case: Case, places: list[Institution], change: Transition, cash: str) -> Iterator[_Series]:
    """Cash released, by what releases it; and what is not cash."""
    yield _Series("BI18", "released, cash", case.flows(change.released), cash)
    if change.frozen is not None:
        yield _Series("BI18", "kept by hospitals for mobile teams", case.flows(change.frozen), cash)
    entries = [entry for place in places for entry in place.down.budget.entries]
    for part in dict.fromkeys(map(_released_by, entries)):
        released = 0.0 - case.summed([entry.nominal for entry in entries if _released_by(entry) == part])
        yield _Series("BI18", f"released, cash: {part}", released, cash)
    people = [known(place.down.people) for place in places]
    left = case.summed([row for one in people for row in (one.moves, one.deaths, one.other)])
    admitted = case.summed([one.admitted for one in people])
    yield _Series("BI18", "not cash: beds freed and filled again", np.minimum(left, admitted), PEOPLE)
    yield _Series("BI18", "not cash: average cost times people gone", case.flows(change.naive), cash)


def _released_by(entry: Entry) -> str:
    """What releases the money of a line, or keeps it from being released."""
    return entry.tags["input"] if entry.tags["standing"] == "saving" else "less posts without a destination"


def _recycling(case: Case, change: Transition) -> Iterator[_Series]:
    """The share of released cash that reaches the community, at once or by repaying the bridge that did."""
    ledger = case.one.model.bridge
    if ledger is None:
        return
    released = case.flows(change.released)
    some = np.where(released > CENT, released, 0.0)
    yield _Series("BI19", "recycling rate", ratio(case.flows(ledger.ring_fenced), some), "")
    yield _Series("BI19", "of it used for the community in the year", ratio(case.flows(ledger.used), some), "")


def _ready(case: Case, places: list[Institution]) -> Array:
    """Homes that have stood ready for those who are due in the year."""
    free = case.summed([offer.free for place in places for offer in place.down.offers.values()])
    due = case.summed([way.due for place in places for one in known(place.down.people).groups for way in one.ways])
    return ratio(free, np.where(due >= 0.5, due, 0.0))


def _for_each(case: Case, places: list[Institution], cash: str) -> Iterator[_Series]:
    for some, identity in [*(([place], place.id) for place in places), (places, "")]:
        outside, inside = per_leaver(case, some), per_resident(case, some)
        yield _Series("BI22", "money for a person outside", outside, f"{cash}/{PEOPLE}", identity)
        yield _Series("BI22", "budget for a resident of the base year", inside, f"{cash}/{PEOPLE}", identity)
        yield _Series("BI22", "outside over inside", ratio(outside, inside), "", identity)


def _where_they_live(case: Case, places: list[Institution]) -> Iterator[_Series]:
    homes = case.one.model.scenario.places
    lived: dict[str, Array] = {}
    like = np.zeros(len(case.years) + 1)
    for place in places:
        for way in (way for one in known(place.down.people).groups for way in one.ways):
            settings = homes[way.offer.name].settings
            where = str(settings.get("destination", "supported home"))
            people = case.levels(way.leavers)
            lived[where] = lived.get(where, np.zeros(len(people))) + people
            like = like + (people if _like_an_institution(settings, where) else 0.0)
    for where, people in lived.items():
        yield _Series("BI23", f"leavers living in: {where}", people, PEOPLE)
    total = np.sum(list(lived.values()), axis=0)
    yield _Series("BI23", "share living like in an institution", ratio(like, total), "")
    died = [known(place.down.people).died_outside for place in places]
    yield _Series("BI23", "deaths among leavers", case.summed(died), PEOPLE)


def _like_an_institution(settings: Mapping[str, Any], where: str) -> bool:
    answers = settings.get("house_rules") or {}
    return where in INSTITUTIONS or any(answers.get(rule) == "yes" for rule in RULES_OF_AN_INSTITUTION)


def _whole_plan(case: Case, name: str) -> Iterator[Value]:
    """Figures that are one number for the plan."""
    change = case.one.model.transition
    if change is None or not any(case.institutions()):
        return
    double = case.flows(change.double_funding)
    cash, last = case.currency, case.years[-1]
    yield Value(name, "BI17", "", "double funding, all years", None, float(double.sum()), cash)
    yield Value(name, "BI17", "", "double funding, highest year", None, float(double.max()), cash)
    even = case.number(change.break_even)
    if 0 < even <= last:
        yield Value(name, "BI20", "", "break-even year", None, even, "year")
    yield Value(name, "BI20", "", "never breaks even: 1, otherwise 0", None, case.number(change.never), "")
    lasting = float(case.flows(change.extra)[-1])
    yield Value(name, "BI20", "", f"cost difference that lasts, {last}", None, lasting, cash)
