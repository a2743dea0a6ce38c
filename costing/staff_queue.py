"""Openings that wait for staff: whole units, in the order of the plan, from the posts that people are free to fill."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from costing.ledger import gather
from costing.lines import Line, Promise, Row, Scope, floor, lag, least, ratio, rest, where, whole

if TYPE_CHECKING:
    from costing.world import World


@dataclass(frozen=True)
class UnitStaff:
    """Who works in one unit: full-time `posts`, and posts filled day and night; `whole` if only whole units open."""

    world: World
    posts: Mapping[str, Line]
    round_the_clock: Mapping[str, Line]
    whole: bool


@dataclass(frozen=True)
class Waiting:
    """Openings of one action, by year.

    Attributes:
        on: where they are written; its tags say whose they are.
        asked: units that the plan would open; `opening`: those that open.
        staffed: units for which there are people, by cadre; each counts the cadres before it too.
    """

    on: Scope
    asked: Row
    opening: Row
    staffed: Mapping[str, Row]


@dataclass
class Queue:
    """Openings of a plan that may limit them to the staff there are, one action after the other.

    Attributes:
        limit: 1 if openings wait, 0 if they do not.
        available: people in post at year end whom nothing else needs this year or the next, by cadre: given later.
        taken: full-time posts of the units that opened, at year end: given later, too.
        free: what the openings so far leave of them.
        waiting: the openings of each action.
    """

    on: Scope
    limit: Row
    available: dict[str, Promise] = field(default_factory=dict)
    taken: dict[str, Promise] = field(default_factory=dict)
    free: dict[str, Row] = field(default_factory=dict)
    waiting: list[Waiting] = field(default_factory=list)
    _filled: dict[str, list[Row]] = field(default_factory=dict)

    def admit(self, on: Scope, asked: Row, staff: UnitStaff) -> Row:
        """Write how many of the units asked for open in the year, and what that leaves for the next action.

        A unit opens when each of its posts can be filled for a whole year; cadres of which nobody says how many people
        there are hold nothing back.
        """
        part = on.part("staff for openings")
        posts = dict(_posts_of_a_unit(part, staff))
        able: Line = whole(asked) if staff.whole else asked
        staffed: dict[str, Row] = {}
        for cadre, each in posts.items():
            if not counted(staff.world, cadre):
                continue
            label = f"units for which there are people, {_said(cadre)}"
            able = staffed[cadre] = part.line(label, least(able, ratio(self._free(cadre), each, able)))
        open_ = floor(able) if staff.whole else able
        opening = on.flow("units opening", where(self.limit, least(asked, open_), asked))
        for cadre, each in posts.items():
            if cadre not in staffed:
                continue
            filled = part.stock(f"full-time posts of the units that opened, {_said(cadre)}", 0, "FTE")
            filled.becomes(filled.before + opening * each)
            self._filled[cadre].append(filled)
            left = rest(self.free[cadre], opening * each)
            self.free[cadre] = part.line(f"full-time posts left for the next openings, {_said(cadre)}", left)
        self.waiting.append(Waiting(on, asked, opening, staffed))
        return opening

    def holds(self, row: Row) -> bool:
        """Whether full-time posts are those of units whose openings may wait."""
        return any(row.scope is one.on for one in self.waiting)

    def settle(self, cadre: str, available: Line) -> None:
        """Give what was promised of a cadre, if an opening has asked for it."""
        if cadre in self.available:
            self.available[cadre].becomes(available)
            label = f"full-time posts of units that opened, {_said(cadre)}"
            self.taken[cadre].becomes(gather(self.on, label, self._filled[cadre], "FTE"))

    def _free(self, cadre: str) -> Row:
        if cadre not in self.free:
            name = _said(cadre)
            self.available[cadre] = self.on.promise(f"people whom nothing else needs, {name}", "FTE")
            self.taken[cadre] = self.on.promise(f"posts that openings took so far, {name}", "FTE")
            left = rest(self.available[cadre], lag(self.taken[cadre], 1))
            self.free[cadre] = self.on.line(f"full-time posts that people are free to fill, {name}", left)
            self._filled[cadre] = []
        return self.free[cadre]


def counted(world: World, cadre: str) -> bool:
    """Whether the plan or the country says how many people of a cadre are in post."""
    workforce = world.scenario.world.get("workforce")
    in_post = workforce.get("in_post") if isinstance(workforce, Mapping) else None
    return isinstance(in_post, Mapping) and cadre in in_post


def _posts_of_a_unit(on: Scope, staff: UnitStaff) -> Iterator[tuple[str, Row]]:
    for cadre in dict.fromkeys([*staff.posts, *staff.round_the_clock]):
        found = [staff.posts[cadre]] if cadre in staff.posts else []
        if cadre in staff.round_the_clock:
            found.append(staff.round_the_clock[cadre] * staff.world.full_time)
        posts = found[0] if len(found) == 1 else found[0] + found[1]
        yield cadre, on.line(f"full-time posts of one unit, {_said(cadre)}", posts)


def _said(cadre: str) -> str:
    return cadre.replace("_", " ")
