"""Levels at year end and what counts over a year: the average of a level, and what grows as the population does."""

from __future__ import annotations

from costing.lines import Line, Scope, ago, ratio
from costing.world import World

HALF = 0.5
"""The part of a year's rise that counts in that year: a level moves evenly from one year end to the next."""


def average(on: Scope, what: str, level: Line) -> Line:
    """The average over a year of a level at year end, whose row it writes: last year's and half of the rise since."""
    end = on.line(f"{what}: at year end", level * on.book.always)
    before = ago(end, 1)
    return before + (end - before) * HALF


def as_people_grow(on: Scope, world: World) -> Line:
    """The population (of the `group` of the tags) for one of the base year."""
    people = world.people(on)
    held = on.stock("population of the base year", people)
    held.becomes(held.before)
    return ratio(people, held, 1)
