"""Homes before people: when places of each kind open, and how many have stood ready for the lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from costing.groups import MoveTime, Offer, people_sum
from costing.lines import Line, Row, Scope, Stock, ago, floor, lag, most, reached, rest, where
from costing.paths import opened


@dataclass(frozen=True)
class Timing:
    """What decides when people move to a kind of home: fraction of the year, years late, months of lead, the gate."""

    fraction: Line
    delay: Line
    lead_months: Line
    gate: Line


def moving_time(on: Scope, timing: Timing) -> MoveTime:
    """Write the dates of moves to one kind of home.

    In the first plan year nobody can move before a home has stood ready for the lead, counted from the start, unless
    the gate is off.
    """
    lead = on.line("lead, in years", timing.lead_months / on.const(12, "month"))
    date = on.line("moves happen after", timing.fraction + timing.delay)
    years = on.line("moves happen after, whole years", floor(date))
    planned = on.line("moves happen at fraction of the year", date - years)
    soonest = on.line("moves of the first year happen at fraction", where(timing.gate, most(planned, lead), planned))
    fraction = on.line("moves happen at fraction, in each year", where(on.book.first, soonest, planned))
    return MoveTime(lead, date, years, planned, fraction, on.line("part of the year after a move", 1 - fraction))


@dataclass(frozen=True)
class Listing:
    """Homes by year of opening, the fraction of the year at which they open, and those ready from the base year.

    If none are listed, homes open the lead before each planned move.
    """

    listed: Row | None
    opening: Line
    free: Line


def offer_places(on: Scope, name: str, timing: Timing, planned: Sequence[Line], listing: Listing) -> Offer:
    """Write the homes of one kind for one institution.

    Args:
        on: where they are written.
        name: the kind of home.
        timing: when people move.
        planned: people of each group planned to move there, by year.
        listing: homes listed by year, and those that stand ready from the base year.
    """
    time = moving_time(on, timing)
    if listing.listed is None:
        moves = on.flow("planned moves to these homes", people_sum(on, planned))
        places = opened(on, "places", moves, on.line("places open after", time.date - time.lead))
        ready: Row = _following(on, moves, time, listing.free)
    else:
        wait = on.line("places open after", listing.opening + timing.delay)
        places = opened(on, "places", listing.listed, wait)
        ready = _listed(on, listing.listed, wait, time, listing.free)
    moved = on.stock("moved to these homes so far", 0, "people")
    return Offer(on, name, time, places, ready, moved, on.line("places ready for this year", rest(ready, moved.before)))


def _following(on: Scope, moves: Row, time: MoveTime, free: Line) -> Stock:
    ready = on.stock("places ready so far", free, "people")
    ready.becomes(ready.before + lag(moves, time.years))
    return ready


def _listed(on: Scope, listed: Row, wait: Row, time: MoveTime, free: Line) -> Row:
    so_far = on.stock("places listed so far", 0, "people")
    so_far.becomes(so_far.before + listed)
    spare = on.line("time left after the lead, in years", time.planned - wait - time.lead)
    late = on.line("whole years from listing to ready", most(0, 0 - floor(spare)))
    in_first = on.line("ready in the first year", reached(time.fraction, wait + time.lead))
    ready = free + where(on.book.first, so_far * in_first, ago(so_far, late))
    return on.flow("places ready so far", ready, base=free)
