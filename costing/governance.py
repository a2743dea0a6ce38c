"""Governance and law: posts, committees, advisers, reports, hearings, journeys, drafting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

from costing.dates import begins
from costing.equipment import needs
from costing.kinds import cost_kind
from costing.lines import Line, Row, Scope
from costing.phases import SET_UP, SHARE, Dates, Phase, Scale, in_phases
from costing.set_up import pay_kit, set_up
from costing.spending import spend
from costing.staff import pay_staff
from costing.world import World
from parameters import Flow, Number, Path, PerName

Cadres = Mapping[str, Line]
NONE: Cadres = MappingProxyType({})
PLACES, TAKING_PART, CASES = "places at work", "people who take part", "cases"
POPULATION = "people whom the posts are for"


@cost_kind("action", either=((("posts",), ("people_per_post",)),))
def governance(
    on: Scope,
    world: World,
    *,
    posts: Annotated[Cadres, PerName(Number("FTE", lever=True, least=0))] = NONE,
    people_per_post: Annotated[Cadres, PerName(Number("people/FTE", above=0))] = NONE,
    places: Annotated[Row | None, Path("site", least=0)] = None,
    posts_per_place: Annotated[Cadres, PerName(Number("FTE/site", least=0))] = NONE,
    per_place: Annotated[Line | None, Number("money/site", least=0)] = None,
    meetings: Annotated[Line | None, Number("event", lever=True, least=0)] = None,
    members: Annotated[Line | None, Number("people/event", lever=True, least=0)] = None,
    meeting_days: Annotated[Line, Number("day", lever=True, above=0)] = 1,  # type: ignore[assignment]
    fee: Annotated[Line | None, Number("money/people/day", least=0)] = None,
    travel: Annotated[Line | None, Number("money/people", least=0)] = None,
    venue: Annotated[Line | None, Number("money/day", least=0)] = None,
    participants: Annotated[Row | None, Path("people", least=0)] = None,
    participant_days: Annotated[Line | None, Number("day", least=0)] = None,
    adviser_days: Annotated[Line | None, Number("day", lever=True, least=0)] = None,
    consultant: Annotated[Line | None, Number("money/day", least=0)] = None,
    reports: Annotated[Line | None, Number("event", lever=True, least=0)] = None,
    per_report: Annotated[Line | None, Number("money/event", least=0)] = None,
    consultations: Annotated[Row | None, Flow("event", least=0)] = None,
    per_consultation: Annotated[Line | None, Number("money/event", least=0)] = None,
    trips: Annotated[Line | None, Number("event", lever=True, least=0)] = None,
    per_trip: Annotated[Line | None, Number("money/event", least=0)] = None,
    cases: Annotated[Row | None, Path("people", least=0)] = None,
    per_case: Annotated[Line | None, Number("money/people", least=0)] = None,
    yearly: Annotated[Line | None, Number("money", least=0)] = None,
    equipment: Annotated[Line | None, Number("money", least=0)] = None,
    life: Annotated[Line | None, Number(least=1)] = None,
    one_off: Annotated[Line | None, Number("money", least=0)] = None,
    one_off_days: Annotated[Line | None, Number("day", lever=True, least=0)] = None,
    at_start: Annotated[Line | None, Number(least=0, most=1)] = None,
    start: Annotated[Line | None, Number(lever=True, date=True)] = None,
    end: Annotated[Line | None, Number(lever=True, date=True)] = None,
) -> None:
    """Who leads, decides, checks and takes part: a unit of a ministry, a committee, coordinators, a law, legal aid.

    It runs from the date `start` to the date `end`; paths say levels at year end, a year costs their average. Settings:
    full-time `posts`; `people_per_post`, the people (of the `group` of its tags) for one post, where posts follow the
    population; `places` such as districts; `posts_per_place` in each; money `per_place` a year; `meetings` a year;
    `members` who come to each; `meeting_days` that each lasts; `fee` a day of members and participants; `travel` of one
    of them; `venue`, rooms for a day; `participants` with lived experience; `participant_days` a year that each is
    paid; `adviser_days` a year; `consultant`, what such a day costs; `reports` a year; `per_report` what one costs;
    `consultations` by year; `per_consultation` what one costs; `trips` a year; `per_trip` what one costs; `cases`,
    people helped in a year; `per_case` what one costs; `yearly` other costs; `equipment` at the start and again after
    its life; `life` the useful years of the equipment; `one_off` drafting, in the year of the start; `one_off_days` of
    advisers, in the year of the start. Fees, travel, rooms and advisers cost what the country's `field_costs` say where
    nothing is given. `at_start` is the share that runs in the base year already: that is baseline and goes on until
    `end`.
    """
    for name, given, other, beside in (
        ("meetings", meetings, "members", members),
        ("participants", participants, "participant_days", participant_days),
        ("participant_days", participant_days, "participants", participants),
        ("posts_per_place", next(iter(posts_per_place.values()), None), "places", places),
        ("reports", reports, "per_report", per_report),
        ("consultations", consultations, "per_consultation", per_consultation),
        ("trips", trips, "per_trip", per_trip),
        ("cases", cases, "per_case", per_case),
        ("equipment", equipment, "life", life),
    ):
        needs(on, name, given, other, beside)
    prices = _Prices(world, fee, travel, venue, consultant)
    meeting = _Meeting(meetings, members, meeting_days)

    def size(phase: Phase) -> Scale:
        found = {
            PLACES: phase.level("places", places),
            TAKING_PART: phase.level("people who take part", participants),
            CASES: phase.level("cases", cases),
        }
        rows = {name: phase.at_work(name, row) for name, row in found.items() if row is not None}
        if people_per_post:
            rows[POPULATION] = phase.at_work(POPULATION, world.people(phase.on))
        return rows if equipment is None else {**rows, SET_UP: phase.set_up()}

    def pay(part: Scope, scale: Scale) -> None:
        share = scale[SHARE]
        pay_staff(part, world, share, posts, {})
        if people_per_post:
            each = {cadre: 1 / people for cadre, people in people_per_post.items()}
            pay_staff(part.part("posts for the population"), world, scale[POPULATION], each, {})
        if posts_per_place:
            pay_staff(part.part("posts at places"), world, scale[PLACES], posts_per_place, {})
        spend(part, world, "costs of places", scale.get(PLACES), per_place)
        _meet(part, prices, meeting, share)
        if participant_days is not None:
            _take_part(part, prices, scale[TAKING_PART], participant_days)
        if adviser_days is not None:
            _advise(part, prices, part.line("days of advisers", share * adviser_days), "advisers")
        spend(part, world, "reports", _times(share, reports), per_report)
        spend(part, world, "journeys", _times(share, trips), per_trip)
        spend(part, world, "cases", scale.get(CASES), per_case)
        spend(part, world, "yearly costs", share, yearly)
        if equipment is not None:
            things = set_up(part, "equipment in use", scale[SET_UP], share)
            pay_kit(part, world, "equipment", things=things, price=equipment, life=life, econ="E31122")

    added = in_phases(on, world, Dates(at_start, start, end, "work"), size, pay)
    if added is None:
        return
    spend(added, world, "consultations", consultations, per_consultation)
    if one_off is not None or one_off_days is not None:
        when = added.flow("year of the start", begins(added, start))
        spend(added, world, "one-off", when, one_off, duration="one-off")
        if one_off_days is not None:
            days = added.line("days of advisers at the start", when * one_off_days)
            _advise(added, prices, days, "advisers at the start", duration="one-off")


@dataclass(frozen=True)
class _Prices:
    """What a day of people's time and a room cost, where the plan says so itself."""

    world: World
    fee: Line | None
    travel: Line | None
    venue: Line | None
    consultant: Line | None

    def of(self, on: Scope, name: str) -> Line:
        """The plan's own price, otherwise the country's."""
        return self.world.field_cost(on, name, getattr(self, name))


@dataclass(frozen=True)
class _Meeting:
    number: Line | None
    members: Line | None
    days: Line


def _meet(on: Scope, prices: _Prices, meeting: _Meeting, share: Row) -> None:
    if meeting.number is None or meeting.members is None:
        return
    held = on.line("meetings held", share * meeting.number)
    came = on.line("people at meetings", held * meeting.members)
    days = on.line("days of people at meetings", came * meeting.days)
    rooms = on.line("days with a room", held * meeting.days / on.const(1, "event"))
    spend(on, prices.world, "fees of members", days, prices.of(on, "fee"), index="pay")
    spend(on, prices.world, "journeys of members", came, prices.of(on, "travel"))
    spend(on, prices.world, "rooms", rooms, prices.of(on, "venue"))


def _take_part(on: Scope, prices: _Prices, people: Row, each: Line) -> None:
    days = on.line("days of people who take part", people * each)
    spend(on, prices.world, "fees of people who take part", days, prices.of(on, "fee"), index="pay")
    spend(on, prices.world, "journeys of people who take part", people, prices.of(on, "travel"))


def _advise(on: Scope, prices: _Prices, days: Row, label: str, **tags: str) -> None:
    spend(on, prices.world, label, days, prices.of(on, "consultant"), **tags)


def _times(share: Row, number: Line | None) -> Line | None:
    return None if number is None else share * number
