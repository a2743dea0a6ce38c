"""The workforce in plain Python: people over the years, posts, and openings that wait, one action after the other."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

CADRES = ("nurse", "psychologist")


@dataclass(frozen=True)
class Service:
    """An action with units: how many the plan wants at each year end, and full-time posts of one unit by cadre."""

    wanted: list[float]
    posts: dict[str, float]
    at_start: float = 0.0
    whole: bool = True
    opening_time: float = 0.5


@dataclass(frozen=True)
class Country:
    """What is known of each cadre; posts of a programme that runs from a year on."""

    in_post: dict[str, float]
    leaving: dict[str, float]
    graduates: dict[str, float]
    joining: dict[str, float]
    programme: dict[str, float]
    programme_from: int
    limit: bool


@dataclass
class Years:
    """What comes out, one number a year; the base year first."""

    in_post: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in CADRES})
    needed: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in CADRES})
    gap: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in CADRES})
    opening: list[list[float]] = field(default_factory=list)


def follow(country: Country, services: list[Service], last: int, columns: int) -> Years:
    """Years 0 (base) to `last` of the plan, and those computed past it, in which nothing opens."""
    found = Years(opening=[[0.0] for _ in services])
    added = [0.0 for _ in services]
    people = dict(country.in_post)
    here = {name: _others(country, services, name, 0) for name in CADRES}
    elsewhere = {name: max(0.0, people[name] - here[name]) for name in CADRES}
    for year in range(columns):
        if year:
            for name in CADRES:
                stayed = people[name] - people[name] * country.leaving[name]
                joined = people[name] * country.joining[name] + country.graduates[name]
                people[name] = max(0.0, stayed) + joined
            held = {name: max(_others(country, services, name, each) for each in _this_and_next(year, columns))
                    for name in CADRES}  # fmt: skip
            free = {name: people[name] - elsewhere[name] - held[name] for name in CADRES}
            opened = _open(country, services, added, free, year if year <= last else None)
        else:
            opened = [0.0 for _ in services]
        for name in CADRES:
            units = zip(services, added, opened, strict=True)
            more = sum(one.posts[name] * (old + (1 - one.opening_time) * new) for one, old, new in units)
            needed = _others(country, services, name, year) + more
            found.in_post[name].append(people[name])
            found.needed[name].append(needed)
            found.gap[name].append(min(needed, max(0.0, needed + elsewhere[name] - people[name])))
        added = [old + new for old, new in zip(added, opened, strict=True)]
        if year:
            for list_, new in zip(found.opening, opened, strict=True):
                list_.append(new)
    return found


def _others(country: Country, services: list[Service], name: str, year: int) -> float:
    fixed = sum(one.at_start * one.posts[name] for one in services)
    return fixed + (country.programme[name] if year >= country.programme_from else 0.0)


def _this_and_next(year: int, columns: int) -> list[int]:
    return [each for each in (year, year + 1) if each < columns]


def _open(
    country: Country, services: list[Service], added: list[float], free: dict[str, float], year: int | None
) -> list[float]:
    """Units that open in a year, in the order of the plan; None is a year after it."""
    taken = {name: sum(one.posts[name] * units for one, units in zip(services, added, strict=True)) for name in CADRES}
    free = {name: max(0.0, free[name] - taken[name]) for name in CADRES}
    opened = []
    for one, units in zip(services, added, strict=True):
        wanted = one.wanted[year] if year is not None else 0.0
        asked = max(0.0, (math.ceil(wanted - 1e-9) if one.whole else wanted) - one.at_start - units)
        able = asked
        for name in CADRES:
            if one.posts[name] > 0:
                able = min(able, free[name] / one.posts[name])
        new = asked if not country.limit else math.floor(able + 1e-9) if one.whole else able
        free = {name: max(0.0, free[name] - new * one.posts[name]) for name in CADRES}
        opened.append(float(new))
    return opened
