"""The people of an institution over the years: admissions, deaths, moves, and who has left.

People are expected values and never rounded. Nobody moves before a home has stood ready for the lead, unless the
gate is off; who cannot move waits and is counted.
"""

from __future__ import annotations

from dataclasses import dataclass

from costing.lines import Line, Row, Scope, Stock, ago, clip, floor, lag, least, most, reached, rest, where
from costing.paths import Opened, opened


@dataclass(frozen=True)
class MoveTime:
    """When the moves planned for a year happen: `years` whole years later, at `fraction` of that year.

    In the first plan year nobody can move before a home has stood ready for the lead, counted from the start, unless
    the gate is off.
    """

    lead: Row
    date: Row
    years: Row
    planned: Row
    fraction: Row


def moving_time(on: Scope, fraction: Line, delay: Line, lead_months: Line, gate: Line) -> MoveTime:
    """Write the dates of moves, from the fraction of the year, the delay in years and the lead in months."""
    lead = on.line("lead, in years", lead_months / on.const(12, "month"))
    date = on.line("moves happen after", fraction + delay)
    years = on.line("moves happen after, whole years", floor(date))
    planned = on.line("moves happen at fraction of the year", date - years)
    soonest = on.line("moves of the first year happen at fraction", where(gate, most(planned, lead), planned))
    first = on.line("moves happen at fraction, in each year", where(on.book.first, soonest, planned))
    return MoveTime(lead, date, years, planned, first)


@dataclass(frozen=True)
class Offer:
    """Homes that open, and those that by the year's moving date have stood ready for the lead (so far, all)."""

    places: Opened
    ready: Row


def offer_following(on: Scope, time: MoveTime, moves: Row, free: Line) -> Offer:
    """Homes opened for the planned moves, each the lead before its move."""
    places = opened(on, "places", moves, on.line("places open after", time.date - time.lead))
    ready = on.stock("places ready so far", free, "people")
    ready.becomes(ready.before + lag(moves, time.years))
    return Offer(places, ready)


def offer_listed(on: Scope, time: MoveTime, listed: Row, after: Line, free: Line) -> Offer:
    """Homes opened by year as listed, `after` years from the start of the year."""
    wait = on.line("places open after", after)
    places = opened(on, "places", listed, wait)
    so_far = on.stock("places listed so far", 0, "people")
    so_far.becomes(so_far.before + listed)
    spare = on.line("time left after the lead, in years", time.planned - wait - time.lead)
    late = on.line("whole years from listing to ready", most(0, 0 - floor(spare)))
    in_first = on.line("ready in the first year", reached(time.fraction, wait + time.lead))
    ready = free + where(on.book.first, so_far * in_first, ago(so_far, late))
    return Offer(places, on.flow("places ready so far", ready, base=free))


@dataclass(frozen=True)
class Inflow:
    """Recorded comings and goings of the base year."""

    deaths: Line
    other: Line | None
    admissions: Line | None
    moratorium: Line | None
    beds: Line | None


@dataclass(frozen=True)
class People:
    """Residents and what happens to them; all rows in people. `waiting` would have moved, had a home been ready."""

    residents: Stock
    beds: Stock
    moves: Row
    waiting: Row
    deaths: Row
    other: Row
    admitted: Row
    not_admitted: Row
    average: Row


def run_down(
    on: Scope, *, start: Line, inflow: Inflow, time: MoveTime, moves: Row, offer: Offer, gate: Line
) -> People:
    """Write the residents of an institution whose people move as planned and as homes are ready."""
    residents = on.stock("residents at year end", start)
    beds = on.stock("beds at year end", beds_of(on, start, inflow.beds))
    unmade = on.stock("moves planned and not made", 0, "people")
    due = on.flow("people due to move", lag(moves, time.years) + unmade.before)
    moved = on.stock("people moved so far", 0, "people")
    free = on.line("places ready for this year", rest(offer.ready, moved.before))
    allowed = on.line("people due for whom a place may be used", least(due, where(gate, free, due)))
    other = _other(on, start, inflow, residents)
    after_move = on.line("part of the year after a move", 1 - time.fraction)
    coming = _Coming(on, start, inflow, residents, beds, other)
    wanted, admitted = coming.admissions(allowed, after_move)
    there = on.line("years lived by those who stay", residents.before + (admitted - other) / 2)
    present = on.line("people present in the year", residents.before + admitted - other)
    stay = _could_move(on, inflow.deaths, present, there, after_move)
    moving = on.flow("people moving", most(0, least(allowed, stay)))
    moved.becomes(moved.before + moving)
    unmade.becomes(due - moving)
    waiting = on.flow("people waiting for a home", most(0, least(due, stay) - moving))
    left = on.line("people present who do not move", present - moving)
    died = on.flow("deaths", least(most(0, inflow.deaths * (there - after_move * moving)), left))
    residents.becomes(left - died)
    beds.becomes(_beds(on, inflow, beds, residents, moving))
    lived = on.line("average residents", there - died / 2 - after_move * moving, base=start)
    turned = on.flow("people not admitted", wanted - admitted)
    return People(residents, beds, moving, waiting, died, other, admitted, turned, lived)


def _could_move(on: Scope, deaths: Line, present: Row, there: Row, after_move: Row) -> Row:
    """People alive to move in the year; never more than are there."""
    alive = present - deaths * there
    return on.line("people who could move", clip(alive / most(1 - deaths * after_move, 0.001), 0, present))


def beds_of(on: Scope, residents: Line, beds: Line | None) -> Line:
    """Beds of the base year: as recorded, and at least one for each resident, however crowded."""
    return residents if beds is None else on.line("beds of the base year, one for each resident", most(beds, residents))


def _other(on: Scope, start: Line, inflow: Inflow, residents: Stock) -> Row:
    """Other discharges keep their share of the residents (a number would empty a shrinking institution)."""
    if inflow.other is None:
        return on.flow("other discharges", residents.before * 0)
    share = on.line("other discharges, share of residents", least(inflow.other / start, 1 - inflow.deaths))
    return on.flow("other discharges", residents.before * share)


@dataclass(frozen=True)
class _Coming:
    """What decides how many people are admitted."""

    on: Scope
    start: Line
    inflow: Inflow
    residents: Stock
    beds: Stock
    other: Row

    def admissions(self, allowed: Row, after_move: Row) -> tuple[Row, Row]:
        """Admissions as recorded and as they happen: none after the moratorium, never more than free beds.

        Beds are freed by deaths, of which there are fewer the more people move early in the year; how many do is not
        known yet, so the most who may are counted.
        """
        on, deaths = self.on, self.inflow.deaths
        living = on.line("half of a year's deaths fall on newcomers", most(1 - deaths / 2, 0.5))
        recorded = _recorded(on, self.start, self.inflow, living)
        wanted = on.flow("admissions asked for", recorded * on.book.always)
        movers = on.line("people who may move, at most", least(allowed, self.residents.before + wanted))
        lived = self.residents.before - self.other / 2 - after_move * movers
        dying = on.line("deaths if nobody were admitted", deaths * lived)
        left = on.line("beds left over", rest(self.beds.before + self.other + dying, self.residents.before))
        free = on.line("beds free for admissions", left / living)
        if self.inflow.moratorium is None:
            return wanted, on.flow("admissions", least(wanted, free))
        closed = on.line("part of the year after the moratorium", clip(on.book.year + 1 - self.inflow.moratorium))
        return wanted, on.flow("admissions", least(wanted * (1 - closed), free))


def _recorded(on: Scope, start: Line, inflow: Inflow, living: Row) -> Line:
    """Admissions of the base year, or those that keep the number of residents."""
    if inflow.admissions is not None:
        return inflow.admissions
    leaving = inflow.other if inflow.other is not None else on.const(0, "people")
    steady = (leaving + inflow.deaths * (start - leaving / 2)) / living
    return on.line("admissions that keep the number of residents", steady)


def _beds(on: Scope, inflow: Inflow, beds: Stock, residents: Stock, moving: Row) -> Line:
    """A bed left is a bed closed; once the moratorium has begun, a bed no longer lived in too."""
    left = most(0, beds.before - moving)
    if inflow.moratorium is None:
        return left
    begun = on.line("moratorium has begun", 1 - reached(inflow.moratorium, on.book.year + 1))
    return where(begun, least(beds.before, residents), left)


def leavers(on: Scope, moving: Row, mortality: Line, time: MoveTime) -> Stock:
    """People who have left and live outside, at year end."""
    living = on.stock("leavers at year end", 0, "people")
    after_move = on.line("part of the year lived outside by those who move", 1 - time.fraction)
    died = on.flow("deaths among leavers", mortality * (living.before + after_move * moving))
    living.becomes(living.before + moving - died)
    return living
