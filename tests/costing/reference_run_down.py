"""The run-down of section 3 once more, in plain numbers and loops, written from the equations, not from the lines."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

GUARD = 1e-9


@dataclass
class Institution:
    """One institution; years of flows count from the first plan year, 1."""

    residents: float = 200
    wards: float = 4
    deaths: float = 0
    deaths_outside: float = 0
    other: float = 0
    admissions: float | None = None
    beds: float | None = None
    moratorium: float | None = 1
    moves: dict[int, float] = field(default_factory=dict)
    move_time: float = 0.5
    delay: float = 0
    lead_months: float = 3
    places_open: dict[int, float] | None = None
    places_time: float = 0.5
    free_places: float = 0
    gate: bool = True
    ward_lag: int = 0
    site_lag: int = 0


@dataclass
class Years:
    """What happened, by year; index 0 is the base year."""

    residents: list[float]
    beds: list[float]
    wards: list[float]
    leavers: list[float]
    moves: list[float]
    deaths: list[float]
    admissions: list[float]
    average: list[float]
    places: list[float]
    site: list[float]


def whole(x: float) -> int:
    return math.ceil(x - GUARD)


def since(date: float | None, t: int) -> float:
    return 0 if date is None else min(1, max(0, t + 1 - date))


def in_use(dates: list[tuple[float, float]], t: int) -> float:
    """Unit-years in year t of things that open at dates (nothing before date 1) and stay."""
    return sum(n * since(max(1, date), t) for n, date in dates)


def run(plan: Institution, last: int) -> Years:
    """The years of one institution, year by year."""
    q, lead = plan.deaths, plan.lead_months / 12
    j = math.floor(plan.move_time + plan.delay + GUARD)
    fraction = plan.move_time + plan.delay - j
    start = plan.residents
    recorded = plan.admissions
    if recorded is None:
        recorded = (plan.other + q * (start - plan.other / 2)) / (1 - q / 2)
    dates = place_dates(plan, lead)
    y = Years([start], [max(start, plan.beds or 0)], [plan.wards], [0], [0], [0], [0], [start], [0], [1])
    unmade = 0.0
    for t in range(1, last + 1):
        m = max(fraction, lead) if t == 1 and plan.gate else fraction
        before, moved = y.residents[-1], sum(y.moves)
        due = plan.moves.get(t - j, 0) + unmade
        ready = plan.free_places + sum(n for n, date in dates if max(1, date) + lead <= t + m + GUARD)
        allowed = min(due, max(0, ready - moved)) if plan.gate else due
        other = before * min(plan.other / start, 1 - q)
        freed = other + q * (before - other / 2 - (1 - m) * min(allowed, before + recorded))
        room = max(0, y.beds[-1] + freed - before) / (1 - q / 2)
        admitted = min(recorded * (1 - since(plan.moratorium, t)), room)
        there, present = before + (admitted - other) / 2, before + admitted - other
        could = min(present, max(0, (present - q * there) / (1 - q * (1 - m))))
        moves = max(0, min(allowed, could))
        deaths = min(max(0, q * (there - (1 - m) * moves)), present - moves)
        unmade = due - moves
        residents = present - moves - deaths
        begun = plan.moratorium is not None and plan.moratorium < t + 1 - GUARD
        gone = plan.deaths_outside * (y.leavers[-1] + (1 - m) * moves)
        size = start / plan.wards
        fitting = whole(y.residents[max(0, t - 1 - plan.ward_lag)] / size)
        y.beds.append(min(y.beds[-1], residents) if begun else max(0, y.beds[-1] - moves))
        y.wards.append(min(y.wards[-1], fitting))
        y.site.append(1 if y.residents[max(0, t - 1 - plan.site_lag)] > 1e-6 else 0)
        y.leavers.append(y.leavers[-1] + moves - gone)
        y.residents.append(residents)
        y.moves.append(moves)
        y.deaths.append(deaths)
        y.admissions.append(admitted)
        y.average.append(max(0, there - deaths / 2 - (1 - m) * moves))
        y.places.append(in_use(dates, t))
    return y


def place_dates(plan: Institution, lead: float) -> list[tuple[float, float]]:
    """How many places open at which date."""
    if plan.places_open is not None:
        return [(n, k + plan.places_time + plan.delay) for k, n in plan.places_open.items()]
    return [(n, k + plan.move_time + plan.delay - lead) for k, n in plan.moves.items()]
