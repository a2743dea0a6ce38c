"""The people of an institution over the years: admissions, deaths, moves, and who has left.

People are expected values and never rounded. Nobody moves before a home has stood ready for the lead, unless the
gate is off; who cannot move waits and is counted. Homes and assessors that are too few are shared in proportion to
need, never "easiest first".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from costing.group_people import ask, highest, move, settle, wish
from costing.groups import Group, Living, Offer, Way, people_sum
from costing.ledger import gather
from costing.lines import Line, Row, Scope, Stock, clip, least, most, ratio, reached, rest, where


@dataclass(frozen=True)
class Door:
    """What holds for the whole institution: beds, date of the moratorium, gate, people assessors can plan with."""

    beds: Line | None
    moratorium: Line | None
    gate: Line
    assessed: Row | None


@dataclass(frozen=True)
class People:
    """Residents and what happens to them, all groups together; all rows in people.

    `waiting` would have moved, had a home been ready; `unplanned` had a home, but no assessor to plan with them;
    `died_outside` are deaths among leavers.
    """

    groups: Sequence[Living]
    residents: Row
    beds: Row
    moves: Row
    waiting: Row
    unplanned: Row
    deaths: Row
    other: Row
    own: Row
    admitted: Row
    not_admitted: Row
    average: Row
    leavers: Row
    died_outside: Row


def run_down(on: Scope, groups: Mapping[str, Group], offers: Mapping[str, Offer], door: Door) -> People:
    """Write the residents of an institution whose people move as planned and as homes are ready."""
    living = [settle(on, name, group, offers) for name, group in groups.items()]
    start = on.line("residents of the base year", people_sum(on, [group.residents for group in groups.values()]))
    beds = on.stock("beds at year end", beds_of(on, start, door.beds))
    _admit(on, living, offers, door, beds)
    for one in living:
        wish(one)
    ways = [way for offer in offers.values() for way in _share_places(offer, living, door)]
    homed = _share_assessors(on, ways, door.assessed)
    for one in living:
        move(one)
    for offer in offers.values():
        moving = people_sum(on, [way.moves for way in _to(offer, living)])
        offer.moves = offer.on.flow("people moving to these homes", moving)
        offer.moved.becomes(offer.moved.before + offer.moves)
    return _together(on, living, door, beds, homed)


def _admit(on: Scope, living: Sequence[Living], offers: Mapping[str, Offer], door: Door, beds: Stock) -> None:
    """Write admissions: none after the moratorium, never more than free beds, which groups share in proportion.

    Beds are freed by deaths, of which there are fewer the more people move early in the year; how many do is not
    known yet, so the most who may are counted.
    """
    lives = [ask(one) for one in living]
    need = people_sum(on, [one.asked * each for one, each in zip(living, lives, strict=True)])
    before = on.line("residents at the start of the year", people_sum(on, [one.residents.before for one in living]))
    away = _away_at_most(on, living, offers, door, before)
    dying = people_sum(on, [one.group.deaths * (one.residents.before - one.other / 2) for one in living])
    other = people_sum(on, [one.other for one in living])
    leaving = on.line("beds freed by deaths and other discharges, if nobody moved", dying + other)
    left = rest(beds.before + leaving, before, away)
    open_: Row = on.book.always
    if door.moratorium is not None:
        open_ = on.line("part of the year before the moratorium", 1 - clip(on.book.year + 1 - door.moratorium))
    taken = on.line("beds that the admissions asked for would take", need * open_)
    share = on.line("share of the admissions asked for that is taken in", clip(ratio(left, taken, 1)) * open_)
    for one in living:
        one.admitted = one.on.flow("admissions", one.asked * share)
        one.not_admitted = one.on.flow("people not admitted", one.asked - one.admitted)


def _away_at_most(on: Scope, living: Sequence[Living], offers: Mapping[str, Offer], door: Door, before: Row) -> Row:
    """Deaths inside that moves spare, if as many people move as ever may: not more than are there."""
    lived: list[Line] = []
    for offer in offers.values():
        due = offer.on.line("people due to move to these homes", people_sum(on, [w.due for w in _to(offer, living)]))
        allowed = least(due, where(door.gate, offer.free, due))
        lived.append(offer.on.line("years lived outside by those who may move, at most", offer.time.outside * allowed))
    earliest = highest([offer.time.outside for offer in offers.values()])
    asked = people_sum(on, [one.asked for one in living])
    bound = on.line("years lived outside if everybody moved", earliest * (before + asked))
    worst = on.line("highest mortality", highest([one.group.deaths for one in living]))
    return on.line("deaths that moves spare, at most", worst * least(people_sum(on, lived), bound))


def _share_places(offer: Offer, living: Sequence[Living], door: Door) -> list[Way]:
    """Write how far the homes of a kind go, in proportion to need."""
    on, ways = offer.on, _to(offer, living)
    need = on.line("people who would move to these homes", people_sum(on, [way.wanted for way in ways]))
    reach = on.line("share for whom a home is ready", where(door.gate, clip(ratio(offer.free, need, 1)), 1))
    label = "people moving" if door.assessed is None else "people with a home to move to"
    for way in ways:
        way.homed = way.moves = way.on.flow(label, way.wanted * reach)
    return ways


def _share_assessors(on: Scope, ways: Sequence[Way], assessed: Row | None) -> Row:
    """Write with how many of the people who have a home the assessors can plan the move, in proportion to need."""
    homed = gather(on, "people with a home to move to", [way.homed for way in ways], "people")
    if assessed is not None:
        share = on.line("share for whom there is an assessor", clip(ratio(assessed, homed, 1)))
        for way in ways:
            way.moves = way.on.flow("people moving", way.homed * share)
    return homed


def _to(offer: Offer, living: Iterable[Living]) -> list[Way]:
    """The ways of all groups to one kind of home."""
    return [way for one in living for way in one.ways if way.offer is offer]


def _together(on: Scope, living: Sequence[Living], door: Door, beds: Stock, homed: Row) -> People:
    """The sums over groups."""

    def all_of(label: str, rows: Iterable[Row]) -> Row:
        return gather(on, label, list(rows), "people")

    ways = [way for one in living for way in one.ways]
    residents = all_of("residents at year end", (one.residents for one in living))
    moves = all_of("people moving", (way.moves for way in ways))
    wishes = all_of("people who would move", (way.wanted for way in ways))
    beds.becomes(_beds(on, door, beds, residents, moves))
    return People(
        groups=living,
        residents=residents,
        beds=beds,
        moves=moves,
        waiting=on.flow("people waiting for a home", most(0, wishes - homed)),
        unplanned=on.flow("people waiting for an assessor", most(0, homed - moves)),
        deaths=all_of("deaths", (one.deaths for one in living)),
        other=all_of("other discharges", (one.other for one in living)),
        own=all_of("leaves by own decision", (one.own for one in living)),
        admitted=all_of("admissions", (one.admitted for one in living)),
        not_admitted=all_of("people not admitted", (one.not_admitted for one in living)),
        average=all_of("average residents", (one.average for one in living)),
        leavers=all_of("leavers at year end", (one.leavers for one in living)),
        died_outside=all_of("deaths among leavers", (one.died_outside for one in living)),
    )


def beds_of(on: Scope, residents: Line, beds: Line | None) -> Line:
    """Beds of the base year: as recorded, and at least one for each resident, however crowded."""
    return residents if beds is None else on.line("beds of the base year, one for each resident", most(beds, residents))


def _beds(on: Scope, door: Door, beds: Stock, residents: Row, moving: Row) -> Line:
    """A bed left is a bed closed; once the moratorium has begun, a bed no longer lived in too."""
    left = most(0, beds.before - moving)
    if door.moratorium is None:
        return left
    begun = on.line("moratorium has begun", 1 - reached(door.moratorium, on.book.year + 1))
    return where(begun, least(beds.before, residents), left)
