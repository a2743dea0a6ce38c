"""The people of one support-need group: who is there, who would move, who dies, and who lives outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from costing.groups import Group, Living, Offer, Way, people_sum, spoken
from costing.lines import (
    Input,
    Line,
    RecordError,
    Row,
    Scope,
    Stock,
    clip,
    lag,
    least,
    most,
    ratio,
    reached,
    rest,
    where,
)

NOBODY = 1e-6
"""Fewer people than this are nobody: what rounding leaves must not live on for years."""


def settle(on: Scope, name: str, group: Group, offers: Mapping[str, Offer]) -> Living:
    """Write the residents of a group, those who leave otherwise, and those due to move to each kind of home."""
    part = on.part(f"group {spoken(name)}")
    residents = part.stock("residents at year end", group.residents, "people")
    other = _other(part, group, residents)
    undone = part.stock("moves planned for more people than there are", 0, "people")
    one = Living(part, name, group, residents, other, _own(part, group, other), undone)
    for place in group.to:
        way = part.part(f"to {spoken(place)}")
        waiting = way.stock("people who would have moved and wait", 0, "people")
        fresh = lag(group.moves, offers[place].time.years) + one.undone.before
        planned = way.flow("people newly due to move", fresh * group.to[place])
        due = way.flow("people due to move", waiting.before + planned)
        one.ways.append(Way(way, offers[place], waiting, planned, due))
    return one


def _other(on: Scope, group: Group, residents: Stock) -> Row:
    """Other discharges keep their share of the residents (a number would empty a shrinking institution)."""
    if group.other is None:
        return on.line("other discharges", on.const(0, "people") * on.book.always)
    start = on.line("residents of the base year, for shares", most(group.residents, on.const(NOBODY, "people")))
    share = on.line("other discharges, share of residents", least(group.other / start, 1 - group.deaths))
    return on.flow("other discharges", residents.before * share)


def _own(on: Scope, group: Group, other: Row) -> Row:
    """Leaves by own decision: a share of other discharges, never held back.

    Raises:
        RecordError: they are not among the other discharges.
    """
    if group.own_decision is None:
        return on.line("leaves by own decision", on.const(0, "people") * on.book.always)
    if group.other is None or _figure(group.own_decision) > _figure(group.other):
        raise RecordError(f"{on.path}: own_decision are people among the other discharges: give other, as many or more")
    every = on.line("other discharges of the base year, for shares", most(group.other, on.const(NOBODY, "people")))
    share = on.line("own decision, share of other discharges", clip(group.own_decision / every))
    return on.flow("leaves by own decision", other * share)


def _figure(line: Line) -> float:
    return float(line.values.max()) if isinstance(line, Input) else 0


def ask(one: Living) -> Row:
    """Write the admissions asked for: as recorded, or those that keep the number of residents.

    Returns:
        The beds that an admission takes by the end of the year (half of a year's deaths fall on newcomers).
    """
    on, group = one.on, one.group
    lives = on.line("half of a year's deaths fall on newcomers", most(1 - group.deaths / 2, 0.5))
    recorded = group.admissions
    if recorded is None:
        leaving = on.const(0, "people") if group.other is None else group.other
        steady = (leaving + group.deaths * most(0, group.residents - leaving / 2)) / lives
        recorded = on.line("admissions that keep the number of residents", steady)
    one.asked = on.line("admissions asked for", recorded * on.book.later)
    return lives


def wish(one: Living) -> None:
    """Write who would move: those due, as far as they are alive to, and who waits already before all others.

    Moves planned for more people than there are take nobody's place in the queue for another kind of home; they stay
    planned, for whoever comes.
    """
    on, deaths, ways = one.on, one.group.deaths, one.ways
    one.there = on.line("years lived by those who stay", one.residents.before + (one.admitted - one.other) / 2)
    one.present = on.line("people present in the year", one.residents.before + one.admitted - one.other)
    earliest = highest([way.offer.time.outside for way in ways])
    alive = least(one.present - deaths * one.there, one.present * (1 - deaths * earliest))
    able = on.line("people alive to move, less deaths that moving spares", most(0, alive))
    spares = {id(way): way.on.line("a person less deaths spared", 1 - deaths * way.offer.time.outside) for way in ways}
    queue = people_sum(on, [way.waiting.before * spares[id(way)] for way in ways])
    others = people_sum(on, [way.planned * spares[id(way)] for way in ways])
    first = on.line("people who wait, less deaths that moving spares", queue)
    then = on.line("people newly due, less deaths that moving spares", others)
    kept = on.line("share of those who wait who can move", clip(ratio(able, first, 1)))
    taken = on.line("share of those newly due who can move", clip(ratio(able - first * kept, then, 1)))
    for way in ways:
        way.wanted = way.on.flow("people who would move", way.waiting.before * kept + way.planned * taken)
    due, wanted = ([getattr(way, name) for way in ways] for name in ("due", "wanted"))
    one.undone.becomes(rest(people_sum(on, due), people_sum(on, wanted)))


def highest(lines: Sequence[Line]) -> Line:
    """The highest of some lines, or the only one."""
    return most(*lines) if len(lines) > 1 else lines[0]


def move(one: Living) -> None:
    """Write who moves and stays, deaths, and the years lived inside; moves of every way are written.

    Who would have moved waits, and is due again next year. Fewer than a millionth of a person are nobody: they are
    counted among the deaths, so that what rounding leaves does not live on, and everybody is still somewhere.
    """
    on, ways = one.on, one.ways
    for way in ways:
        way.waiting.becomes(rest(way.wanted, way.moves))
    away = on.line("years lived outside by those who move", _after(on, ways))
    gone = people_sum(on, [way.moves for way in ways])
    left = on.line("people present who do not move", most(0, one.present - gone))
    dying = on.line("deaths, if anybody is left", most(0, one.group.deaths * (one.there - away)))
    enough = reached(left - dying, on.const(NOBODY, "people"))
    one.deaths = on.flow("deaths", where(enough, dying, left))
    one.residents.becomes(left - one.deaths)
    lived = most(0, one.there - one.deaths / 2 - away)
    one.average = on.line("average residents", lived, base=one.group.residents)
    _live_outside(one, away)


def _after(on: Scope, ways: Sequence[Way]) -> Line:
    """Years lived outside by those who move, in the year of the move."""
    return people_sum(on, [way.offer.time.outside * way.moves for way in ways])


def _live_outside(one: Living, away: Row) -> None:
    """Write who has left and lives outside, by kind of home; by own decision too."""
    on, dying = one.on, one.group.deaths_after
    for way in one.ways:
        way.leavers = way.on.stock("leavers at year end", 0, "people")
        way.leavers.becomes(way.leavers.before * (1 - dying) + way.moves * (1 - dying * way.offer.time.outside))
    everybody: list[Row] = [way.leavers for way in one.ways]
    if one.group.own_decision is not None:
        one.own_leavers = on.stock("people who left by own decision, at year end", 0, "people")
        one.own_leavers.becomes(one.own_leavers.before * (1 - dying) + one.own * (1 - dying / 2))
        everybody.append(one.own_leavers)
    one.leavers = on.flow("leavers at year end", people_sum(on, everybody))
    lived = lag(one.leavers, 1) + away + one.own / 2
    one.died_outside = on.flow("deaths among leavers", dying * lived)
