"""Regions of a plan: what each has of its own, and what does not stand there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from parameters.scenario import Scenario

PLACED = ("actions", "institutions")
"""Sections whose elements may stand in some regions only."""
Way = Literal["times", "plus", "own"]


@dataclass(frozen=True)
class Own:
    """What a region says of a figure of the plan.

    Attributes:
        value: the region's own value; of a column that multiplies, by how much.
        plan: the plan's value; of a column that multiplies, 1.
        way: how a value that is not the plan's own, such as a drawn one, becomes the region's: "times" value / plan;
            for dates "plus" value - plan; where the plan has 0, "own": the region's value, never drawn.
        least, most: bounds that no value leaves.
    """

    value: float
    plan: float
    way: Way
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class Region:
    """One region.

    Attributes:
        own: what it says of figures, by their addresses; all others are those of the plan.
        without: addresses of the actions and institutions that do not stand in it, such as ``institutions.stonefield``.
    """

    code: str
    name: str
    own: Mapping[str, Own]
    without: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Regions:
    """The table of regions that a plan names; ``written`` has its cells, row by row."""

    file: str
    each: tuple[Region, ...]
    written: tuple[Mapping[str, str], ...]

    def alike(self) -> dict[frozenset[str], list[int]]:
        """Positions of the regions in which the same actions and institutions stand, by what does not stand there."""
        found: dict[frozenset[str], list[int]] = {}
        for position, region in enumerate(self.each):
            found.setdefault(region.without, []).append(position)
        return found


def scenario_without(scenario: Scenario, without: frozenset[str]) -> Scenario:
    """A scenario without some of its actions and institutions, for regions in which they do not stand.

    Sources of money, indicators and benefits go too: they are those of the whole country, and no cost depends on them.
    """
    if not without:
        return scenario
    actions = {name: one for name, one in scenario.actions.items() if f"actions.{name}" not in without}
    institutions = {name: one for name, one in scenario.institutions.items() if f"institutions.{name}" not in without}
    return replace(scenario, actions=actions, institutions=institutions, financing={}, indicators={}, benefits={})
