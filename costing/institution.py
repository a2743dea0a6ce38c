"""Running down an institution: places before people, wards after people, money after wards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Annotated, Protocol

from costing.groups import Group, Offer, people_sum, spoken
from costing.institution_groups import NEEDED, groups_of, kinds_of_homes
from costing.institution_money import Agreed, Budget, Part, write_budget
from costing.institution_people import Door, People, beds_of, run_down
from costing.institution_staff import Freed, Staff, follow_staff, keep_staff
from costing.kinds import cost_kind
from costing.ledger import Entry
from costing.lines import Line, Row, Scope, Stock, ago, floor, least, most, reached, total, whole
from costing.one_offs import OneOffs, pay_one_offs
from costing.paths import Opened
from costing.per_diem import Insurer, pay_by_day
from costing.places_ready import Listing, Timing, offer_places
from costing.site import Estate, Site, leave_site
from costing.without_institution import NotAdmitted, Outside, own_decision, support_not_admitted
from costing.world import PRICE_CLASSES, World
from parameters import Choice, Flow, Number, Path, PerReference, Reference, section_of, table_of

NOBODY: Mapping[str, Group] = MappingProxyType({})
NO_STAFF: Mapping[str, Staff] = MappingProxyType({})
NONE: Mapping[str, Row] = MappingProxyType({})
PARTS = ("fixed", "ward", "resident")
"""The parts of an institution's money: until the site closes, by ward, by resident."""


class Homes(Protocol):
    """The kinds of homes of a plan, as an institution sees them."""

    def timing(self, name: str) -> tuple[Line | None, Line | None]:
        """Months of lead and years of lateness that a kind of home has of its own."""

    def write(self, name: str, on: Scope, places: Opened) -> Sequence[Entry]:
        """Write what homes of a kind cost, and say which ledger lines that made."""


@dataclass(frozen=True)
class RunDown:
    """The lines of one institution that others read; those of a run-down are None without reform.

    Attributes:
        offers: homes by kind, and `homes` what those cost; `leavers` are alive at year end.
        naive: average cost times people gone: what must not be promised as a saving.
        diverted: people not admitted who need a lasting home; `own`: people who left by their own decision.
    """

    on: Scope
    title: str
    residents: Row
    beds: Row
    budget: Budget
    people: People | None = None
    offers: Mapping[str, Offer] = field(default_factory=dict)
    homes: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    leavers: Row | None = None
    wards: Row | None = None
    site: Row | None = None
    gate: Row | None = None
    naive: Row | None = None
    staff: Sequence[Freed] = ()
    estate: Estate | None = None
    insurer: Insurer | None = None
    diverted: Outside | None = None
    own: Outside | None = None


@cost_kind("institution", needs=((NEEDED, ("groups",)),))
def institution(
    on: Scope,
    world: World,
    title: str,
    homes: Homes,
    *,
    type: Annotated[str, Choice("psychiatric hospital", "social-care institution")] = "psychiatric hospital",
    groups: Annotated[Mapping[str, Group], table_of(Group)] = NOBODY,
    residents: Annotated[Line | None, Number("people", above=0)] = None,
    wards: Annotated[Line, Number("ward", above=0)],
    beds: Annotated[Line | None, Number("people", least=0)] = None,
    deaths: Annotated[Line | None, Number(least=0, most=0.5)] = None,
    deaths_outside: Annotated[Line | None, Number(least=0, most=0.5)] = None,
    other: Annotated[Line | None, Number("people", least=0)] = None,
    admissions: Annotated[Line | None, Number("people", least=0)] = None,
    moratorium: Annotated[Line | None, Number(lever=True, date=True)] = None,
    moves: Annotated[Row | None, Flow("people", least=0)] = None,
    move_time: Annotated[Line, Number(lever=True, least=0, most=0.999)] = 0.5,  # type: ignore[assignment]
    delay: Annotated[Line, Number(lever=True, least=0, most=10)] = 0,  # type: ignore[assignment]
    lead_months: Annotated[Line, Number("month", lever=True, least=0, most=11)] = 3,  # type: ignore[assignment]
    places: Annotated[str | None, Reference("places")] = None,
    places_open: Annotated[Mapping[str, Row], PerReference("places", Flow("people", least=0))] = NONE,
    places_time: Annotated[Line, Number(lever=True, least=0, most=0.999)] = 0.5,  # type: ignore[assignment]
    free_places: Annotated[Mapping[str, Row], PerReference("places", Number("people", least=0))] = NONE,
    gate: Annotated[Row, Number(lever=True, least=0, most=1)] = 1,  # type: ignore[assignment]
    fixed: Annotated[Line, Number("money", least=0)],
    step: Annotated[Line, Number("money", least=0)],
    variable: Annotated[Line, Number("money", least=0)],
    fixed_class: Annotated[str, Choice(*PRICE_CLASSES)] = "goods",
    step_class: Annotated[str, Choice(*PRICE_CLASSES)] = "pay",
    variable_class: Annotated[str, Choice(*PRICE_CLASSES)] = "goods",
    ward_lag: Annotated[Line, Number(lever=True, least=0)] = 0,  # type: ignore[assignment]
    site_lag: Annotated[Line, Number(lever=True, least=0)] = 0,  # type: ignore[assignment]
    staff: Annotated[Mapping[str, Staff], table_of(Staff)] = NO_STAFF,
    assessed: Annotated[Row | None, Path("people", least=0)] = None,
    one_offs: Annotated[OneOffs | None, section_of(OneOffs)] = None,
    site: Annotated[Site | None, section_of(Site)] = None,
    not_admitted: Annotated[NotAdmitted | None, section_of(NotAdmitted)] = None,
    own_decision_home: Annotated[str | None, Reference("places")] = None,
    per_diem: Annotated[Line | None, Number("money/people", least=0)] = None,
    voted: Annotated[Row | None, Path(least=0)] = None,
    freeze: Annotated[Line | None, Number(lever=True, least=0, most=1)] = None,
) -> RunDown:
    """A psychiatric hospital or social-care institution whose residents move to homes in the community.

    People: `residents` who live there in the base year; `wards` that are open then; `beds` (as many as residents if
    left out); `deaths` a year as a share of residents; `deaths_outside` a year as a share of those who have left (as
    inside if left out); `other` discharges of the base year; `admissions` of the base year (those that keep the number
    of residents if left out); no new long stays from the date `moratorium`.

    Moves: `moves` people who may move by year; `move_time` the part of the year that is over when they move; `delay`
    years by which all moves come later than planned. `places` names the kind of home; homes open `lead_months` before
    each move, or by year as listed in `places_open`, at `places_time` of the year and as late as the moves;
    `free_places` stand ready from the base year. With `gate` 1 nobody moves before a home has stood ready for the lead;
    with 0 the plan is costed and marked not valid.

    Money of the base year: `fixed` for the whole site, until it closes; `step` for all wards together, falling as each
    closes; `variable` for all residents together, falling with each who leaves; each has its price class; `ward_lag`
    whole years before wards follow the people; `site_lag` whole years before the site follows; `per_diem` what an
    insurer pays for a person and year, if the institution is paid by the day; `voted` the share of the indexed budget
    that is voted, if not all of it. With `freeze` 1 the hospital keeps the money of closed beds and its staff become
    mobile teams.

    The change: `staff` by cadre; `assessed` people with whom assessors can plan a move, by year; `one_offs` and
    `site`, paid once; `not_admitted`, what people need who are not admitted any more; `own_decision_home`, the kind of
    home for people who leave by their own decision.
    """
    single = {
        "residents": residents, "deaths": deaths, "deaths_outside": deaths_outside, "other": other,
        "admissions": admissions, "moves": moves, "places": places,
    }  # fmt: skip
    people = groups_of(on, groups, single)
    start = on.line("all residents of the base year", most(_everybody(on, people), on.const(1e-6, "people")))
    classes = (fixed_class, step_class, variable_class)
    money = [Part(*part, None) for part in zip(PARTS, (fixed, step, variable), classes, strict=True)]
    if not world.scenario.reform:
        keep_staff(on, world, staff)
        return _unchanged(on, world, title, beds_of(on, start, beds), (start, money))
    timing = Timing(move_time, delay, lead_months, gate)
    offers = _offers(on, homes, people, timing, _Places(places_open, places_time, free_places))
    living = run_down(on, people, offers, Door(beds, moratorium, gate, assessed))
    written = {name: homes.write(name, on.part("homes"), offer.places) for name, offer in offers.items()}
    open_wards = _wards(on, living.residents, wards, start / wards, ward_lag)
    gone = ago(living.residents, _later(on, "site", site_lag))
    shares = {
        "site": on.line("site open", reached(gone, on.const(1e-6, "people"))),
        "wards": on.line("wards as a share of the base year", open_wards / wards),
        "residents": on.line("residents as a share of the base year", living.average / start),
    }
    freed = follow_staff(on, world, staff, shares, freeze)
    needed = (shares["site"], shares["wards"], _weighed(on, living))
    parts = [replace(part, needed=row) for part, row in zip(money, needed, strict=True)]
    kept = [entry for one in freed for entry in one.kept]
    budget = write_budget(on, world, parts, kept, Agreed(voted, freeze))
    if one_offs is not None:
        pay_one_offs(on, world, one_offs, living, offers.values())
    return RunDown(
        on=on,
        title=title,
        residents=living.residents,
        beds=living.beds,
        budget=budget,
        people=living,
        offers=offers,
        homes=written,
        leavers=living.leavers,
        wards=open_wards,
        site=shares["site"],
        gate=gate,
        naive=on.line("average cost times people gone", budget.base * (1 - shares["residents"])),
        staff=freed,
        estate=None if site is None else leave_site(on, world, site, shares["site"]),
        insurer=None if per_diem is None else _insurer(on, world, per_diem, budget, (parts, living)),
        diverted=_diverted(on, world, homes, not_admitted, living),
        own=_own(on, homes, own_decision_home, living),
    )


def _everybody(on: Scope, groups: Mapping[str, Group]) -> Line:
    return people_sum(on, [group.residents for group in groups.values()])


def _unchanged(on: Scope, world: World, title: str, beds: Line, then: tuple[Row, Sequence[Part]]) -> RunDown:
    """An institution without reform: everything stays."""
    start, parts = then
    stay = on.line("residents at year end", start * on.book.always)
    full = on.line("beds at year end", beds * on.book.always)
    return RunDown(on, title, stay, full, write_budget(on, world, parts, (), Agreed(None, None)))


@dataclass(frozen=True)
class _Places:
    """Homes listed by year and kind, the fraction of the year at which they open, and those ready from the start."""

    listed: Mapping[str, Row]
    time: Line
    free: Mapping[str, Row]


def _offers(on: Scope, homes: Homes, groups: Mapping[str, Group], timing: Timing, places: _Places) -> dict[str, Offer]:
    named = {"places_open": places.listed, "free_places": places.free}
    return {name: _offer(on, homes, groups, timing, (name, places)) for name in kinds_of_homes(on, groups, named)}


def _offer(on: Scope, homes: Homes, groups: Mapping[str, Group], timing: Timing, kind: tuple[str, _Places]) -> Offer:
    """Homes of one kind; a kind may have a lead of its own, and its lateness adds to the institution's."""
    name, places = kind
    lead, late = homes.timing(name)
    own = replace(
        timing,
        delay=timing.delay if late is None else timing.delay + late,
        lead_months=timing.lead_months if lead is None else lead,
    )
    planned = [group.moves * group.to[name] for group in groups.values() if name in group.to]
    free = places.free.get(name, on.const(0, "people"))
    part = on.part(f"places, {spoken(name)}")
    return offer_places(part, name, own, planned, Listing(places.listed.get(name), places.time, free))


def _diverted(on: Scope, world: World, homes: Homes, costs: NotAdmitted | None, people: People) -> Outside | None:
    found = None if costs is None else support_not_admitted(on, world, costs, people)
    if found is not None and found.home is not None:
        homes.write(found.home, on.part("homes of people not admitted", diverted="yes"), found.places)
    return found


def _own(on: Scope, homes: Homes, home: str | None, people: People) -> Outside:
    found = own_decision(on, people, home)
    if home is not None:
        homes.write(home, on.part("homes of people who left by own decision"), found.places)
    return found


def _insurer(on: Scope, world: World, tariff: Line, budget: Budget, of: tuple[Sequence[Part], People]) -> Insurer:
    parts, people = of
    amount = total([part.amount for part in parts])
    assert isinstance(amount, Line)
    return pay_by_day(on, world, tariff, budget=budget, amount=amount, people=people)


def _wards(on: Scope, residents: Row, start: Line, size: Line, ward_lag: Line) -> Stock:
    """Wards close when the people of last year (and of the lag before it) fit into fewer; they never open again."""
    wards = on.stock("wards open", start)
    fitting = whole(ago(residents, _later(on, "wards", ward_lag)) / on.line("people in a ward", size))
    wards.becomes(least(wards.before, on.line("wards needed", fitting)))
    return wards


def _later(on: Scope, label: str, years: Line) -> Row:
    return on.line(f"{label} follow the people after", 1 + floor(years))


def _weighed(on: Scope, people: People) -> Row:
    """People by what they cost in the part that goes with people, against the base year."""
    groups = [one.group for one in people.groups]
    then = people_sum(on, [group.residents * group.weight for group in groups])
    now = people_sum(on, [one.average * one.group.weight for one in people.groups])
    base = on.line("residents of the base year, weighed", most(then, on.const(1e-6, "people")))
    return on.line("residents as a share of the base year, by what they cost", now / base)
