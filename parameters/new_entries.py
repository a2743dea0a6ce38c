"""What a scenario may add where the plan has nothing yet: entries that a closed schema has a place for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parameters.about import about_may_hold
from parameters.elements import ELEMENT_KEYS
from parameters.figures import YEAR
from parameters.settings import Number
from parameters.world import OPTIONAL, WORLD, Names, Part, Series, Some

FIXED_KEYS = ("menu", "kind", "template")
"""Keys that decide all others; a scenario replaces the element to change one."""


def world_may_hold(trail: Sequence[str]) -> bool:
    """Whether a figure of the world may stand at a trail such as ``workforce, in_post, nurse``."""
    part: Part | None = WORLD.get(trail[0])
    if isinstance(part, Names) and trail[0] not in OPTIONAL:
        return False
    for name in trail[1:]:
        part = _inside(part, name)
    return isinstance(part, Number)


def element_may_hold(trail: Sequence[str]) -> bool:
    """Whether a trail below an element, such as ``funding, ends``, leads to one of the keys that every element has."""
    if about_may_hold(trail):
        return True
    return len(trail) == 1 and trail[0] in ELEMENT_KEYS and trail[0] not in FIXED_KEYS


def _inside(part: Part | None, name: str) -> Part | None:
    if isinstance(part, Some):
        return part.parts.get(name)
    if isinstance(part, Mapping):
        return part.get(name)
    if isinstance(part, Names):
        return part.number
    return part.number if isinstance(part, Series) and YEAR.fullmatch(name) else None
