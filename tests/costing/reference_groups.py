"""The run-down of several groups to several kinds of homes once more, in plain numbers, from the equations."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from tests.costing.reference_run_down import GUARD, in_use, since, whole

NOBODY = 1e-6


@dataclass
class Group:
    residents: float
    deaths: float
    deaths_outside: float
    other: float
    own: float
    admissions: float
    weight: float
    moves: dict[int, float]
    to: dict[str, float]


@dataclass
class Kind:
    """A kind of home: years late, lead in years, homes listed by year or None, homes ready from the base year."""

    delay: float
    lead: float
    listed: dict[int, float] | None
    free: float


@dataclass
class Plan:
    groups: dict[str, Group]
    kinds: dict[str, Kind]
    wards: float
    moratorium: float
    move_time: float
    places_time: float
    gate: bool
    assessed: float


@dataclass
class State:
    """What happened so far: people by group, by (group, kind), by kind; yearly totals from the base year on."""

    there: dict[str, float]
    due: dict[tuple[str, str], float]
    waiting_for: dict[tuple[str, str], float]
    undone: dict[str, float]
    left: dict[tuple[str, str], float]
    own: dict[str, float]
    moved: dict[str, float]
    beds: list[float]
    wards: list[float]
    residents: list[float]
    moves: list[float] = field(default_factory=lambda: [0.0])
    deaths: list[float] = field(default_factory=lambda: [0.0])
    admitted: list[float] = field(default_factory=lambda: [0.0])
    weighed: list[float] = field(default_factory=lambda: [1.0])
    leavers: list[float] = field(default_factory=lambda: [0.0])
    places: list[float] = field(default_factory=lambda: [0.0])
    waiting: list[float] = field(default_factory=lambda: [0.0])
    unplanned: list[float] = field(default_factory=lambda: [0.0])


def run(plan: Plan, last: int) -> State:
    start = sum(group.residents for group in plan.groups.values())
    ways = [(name, kind) for name, group in plan.groups.items() for kind in group.to]
    state = State(
        {name: group.residents for name, group in plan.groups.items()}, dict.fromkeys(ways, 0.0),
        dict.fromkeys(ways, 0.0), dict.fromkeys(plan.groups, 0.0), dict.fromkeys(ways, 0.0),
        dict.fromkeys(plan.groups, 0.0), dict.fromkeys(plan.kinds, 0.0),
        [start], [plan.wards], [start],
    )  # fmt: skip
    for t in range(1, last + 1):
        year(plan, state, t)
    return state


def year(plan: Plan, s: State, t: int) -> None:
    late = {name: math.floor(plan.move_time + kind.delay + GUARD) for name, kind in plan.kinds.items()}
    m = {name: plan.move_time + kind.delay - late[name] for name, kind in plan.kinds.items()}
    if t == 1 and plan.gate:
        m = {name: max(m[name], kind.lead) for name, kind in plan.kinds.items()}
    out = {name: 1 - fraction for name, fraction in m.items()}
    planned = {}
    for name, kind in s.due:
        group = plan.groups[name]
        planned[name, kind] = (group.moves.get(t - late[kind], 0) + s.undone[name]) * group.to[kind]
        s.due[name, kind] = s.waiting_for[name, kind] + planned[name, kind]
    dates = {name: opening(plan, name) for name in plan.kinds}
    free = {name: max(0, ready(kind, dates[name], t + m[name]) - s.moved[name]) for name, kind in plan.kinds.items()}
    other = {name: s.there[name] * min(g.other / g.residents, 1 - g.deaths) for name, g in plan.groups.items()}
    admitted = admit(plan, s, t, (out, free, other))
    wanted = wish(plan, s, out, (admitted, other, planned))
    for name in plan.groups:
        mine = [way for way in wanted if way[0] == name]
        s.undone[name] = max(0, sum(s.due[way] for way in mine) - sum(wanted[way] for way in mine))
    need = {kind: sum(n for (_, to), n in wanted.items() if to == kind) for kind in plan.kinds}
    share = {k: min(1, free[k] / need[k]) if plan.gate and need[k] > GUARD else 1 for k in plan.kinds}
    homed = {way: n * share[way[1]] for way, n in wanted.items()}
    can = sum(homed.values())
    plannable = min(1, plan.assessed / can) if can > GUARD else 1
    moves = {way: n * plannable for way, n in homed.items()}
    s.waiting.append(sum(wanted.values()) - can)
    s.unplanned.append(can - sum(moves.values()))
    s.waiting_for = {way: max(0, n - moves[way]) for way, n in wanted.items()}
    live(plan, s, out, (admitted, other, moves))
    gone = sum(moves.values())
    begun = plan.moratorium < t + 1 - GUARD
    residents = sum(s.there.values())
    s.beds.append(min(s.beds[-1], residents) if begun else max(0, s.beds[-1] - gone))
    s.wards.append(min(s.wards[-1], whole(s.residents[-1] / (s.residents[0] / plan.wards))))
    s.residents.append(residents)
    s.moves.append(gone)
    s.admitted.append(sum(admitted.values()))
    s.places.append(sum(in_use(found, t) for found in dates.values()))


def opening(plan: Plan, name: str) -> list[tuple[float, float]]:
    kind = plan.kinds[name]
    if kind.listed is not None:
        return [(n, k + plan.places_time + kind.delay) for k, n in kind.listed.items()]
    groups = [group for group in plan.groups.values() if name in group.to]
    date = plan.move_time + kind.delay - kind.lead
    return [(n * group.to[name], k + date) for group in groups for k, n in group.moves.items()]


def ready(kind: Kind, dates: list[tuple[float, float]], now: float) -> float:
    return kind.free + sum(n for n, date in dates if max(1, date) + kind.lead <= now + GUARD)


def admit(
    plan: Plan, s: State, t: int, known: tuple[dict[str, float], dict[str, float], dict[str, float]]
) -> dict[str, float]:
    out, free, other = known
    groups = plan.groups
    due = {kind: sum(n for (_, to), n in s.due.items() if to == kind) for kind in plan.kinds}
    allowed = {kind: min(due[kind], free[kind]) if plan.gate else due[kind] for kind in plan.kinds}
    before, asked = sum(s.there.values()), sum(group.admissions for group in groups.values())
    away = min(sum(out[kind] * n for kind, n in allowed.items()), max(out.values()) * (before + asked))
    spared = max(group.deaths for group in groups.values()) * away
    leaving = sum(g.deaths * (s.there[name] - other[name] / 2) + other[name] for name, g in groups.items())
    open_ = 1 - since(plan.moratorium, t)
    taken = open_ * sum(g.admissions * max(0.5, 1 - g.deaths / 2) for g in groups.values())
    left = max(0, s.beds[-1] + leaving - before - spared)
    share = open_ * (min(1, left / taken) if taken > GUARD else 1)
    return {name: group.admissions * share for name, group in groups.items()}


def wish(
    plan: Plan,
    s: State,
    out: dict[str, float],
    known: tuple[dict[str, float], dict[str, float], dict[tuple[str, str], float]],
) -> dict[tuple[str, str], float]:
    """Who waits comes first, then those newly due, as far as people are alive to move."""
    admitted, other, planned = known
    found = {}
    for name, group in plan.groups.items():
        present = s.there[name] + admitted[name] - other[name]
        lived = s.there[name] + (admitted[name] - other[name]) / 2
        spares = {kind: 1 - group.deaths * out[kind] for kind in group.to}
        able = max(0, min(present - group.deaths * lived, present * min(spares.values())))
        queue = sum(s.waiting_for[name, kind] * each for kind, each in spares.items())
        new = sum(planned[name, kind] * each for kind, each in spares.items())
        first = max(0, min(1, able / queue)) if queue > GUARD else 1
        then = max(0, min(1, (able - queue * first) / new)) if new > GUARD else 1
        found |= {(name, k): s.waiting_for[name, k] * first + planned[name, k] * then for k in group.to}
    return found


def live(
    plan: Plan,
    s: State,
    out: dict[str, float],
    known: tuple[dict[str, float], dict[str, float], dict[tuple[str, str], float]],
) -> None:
    admitted, other, moves = known
    died = weighed = 0.0
    for name, group in plan.groups.items():
        mine = {kind: moves[name, kind] for kind in group.to}
        present = s.there[name] + admitted[name] - other[name]
        lived = s.there[name] + (admitted[name] - other[name]) / 2
        away = sum(out[kind] * n for kind, n in mine.items())
        left = max(0, present - sum(mine.values()))
        dying = max(0, group.deaths * (lived - away))
        dying = dying if left - dying >= NOBODY - GUARD else left
        died += dying
        s.there[name] = left - dying
        weighed += group.weight * max(0, lived - dying / 2 - away)
        leave(s, name, group, (out, mine, other[name]))
    s.deaths.append(died)
    s.weighed.append(weighed / sum(group.weight * group.residents for group in plan.groups.values()))
    s.leavers.append(sum(s.left.values()) + sum(s.own.values()))


def leave(s: State, name: str, group: Group, known: tuple[dict[str, float], dict[str, float], float]) -> None:
    out, mine, other = known
    for kind, n in mine.items():
        s.left[name, kind] += n - group.deaths_outside * (s.left[name, kind] + out[kind] * n)
        s.moved[kind] += n
    own = other * group.own / group.other if group.other > 0 else 0
    s.own[name] += own - group.deaths_outside * (s.own[name] + own / 2)
