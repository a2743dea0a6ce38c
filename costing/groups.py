"""Support-need groups of an institution, and the ways by which their people move to homes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from costing.lines import Line, Row, Scope, Stock, total
from costing.paths import Opened
from parameters import Choice, Flow, Number, PerReference


@dataclass(frozen=True)
class Group:
    """People of an institution with like support needs.

    `residents` of the base year; `deaths` a year as a share of residents; `deaths_outside` a year as a share of those
    who have left (as inside if left out); `other` discharges of the base year; `admissions` of the base year;
    `own_decision` people among the other discharges who leave by their own decision (nothing holds them back, and their
    support is paid from that day); `moves` people who may move by year; `to` the share of them for each kind of home;
    `weight` what a person costs in the part that goes with people, 1 being the average of the institution; `people`
    adults, children or older adults.
    """

    residents: Annotated[Line, Number("people", least=0)]
    deaths: Annotated[Line, Number(least=0, most=0.5)]
    moves: Annotated[Row, Flow("people", least=0)]
    to: Annotated[Mapping[str, Line], PerReference("places", Number(lever=True, least=0, most=1), whole=True)]
    deaths_outside: Annotated[Line | None, Number(least=0, most=0.5)] = None
    other: Annotated[Line | None, Number("people", least=0)] = None
    own_decision: Annotated[Line | None, Number("people", least=0)] = None
    admissions: Annotated[Line | None, Number("people", least=0)] = None
    weight: Annotated[Line, Number(lever=True, least=0)] = 1  # type: ignore[assignment]
    people: Annotated[str, Choice("adults", "children", "older adults")] = "adults"

    @property
    def deaths_after(self) -> Line:
        """Mortality outside; the same as inside where nothing is said."""
        return self.deaths if self.deaths_outside is None else self.deaths_outside


@dataclass(frozen=True)
class MoveTime:
    """When the moves planned for a year to one kind of home happen: `years` whole years later, at `fraction` of it.

    `outside` is the part of the year that is left after a move.
    """

    lead: Row
    date: Row
    years: Row
    planned: Row
    fraction: Row
    outside: Row


@dataclass
class Offer:
    """Homes of one kind for one institution: their time, what opens, and what has stood ready for the lead, so far.

    `free` are ready for this year; `moves` are people of all groups who move to them, written when it can be.
    """

    on: Scope
    name: str
    time: MoveTime
    places: Opened
    ready: Row
    moved: Stock
    free: Row
    moves: Row = field(init=False)


@dataclass
class Way:
    """People of one group who move to one kind of home, by year; later rows are written when they can be.

    `waiting` would have moved before now; with those newly `planned` they are `due`; `wanted` would move if a home were
    ready; `homed` have a home ready; `moves` move.
    """

    on: Scope
    offer: Offer
    waiting: Stock
    planned: Row
    due: Row
    wanted: Row = field(init=False)
    homed: Row = field(init=False)
    moves: Row = field(init=False)
    leavers: Stock = field(init=False)


@dataclass
class Living:
    """The people of one group over the years; later rows are written when they can be.

    `asked` are admissions asked for, `there` the years lived by those who stay, `present` the people there less those
    who left otherwise, `own` leaves by own decision, `own_leavers` those of them who are alive; `undone` are moves
    planned for more people than there are.
    """

    on: Scope
    name: str
    group: Group
    residents: Stock
    other: Row
    own: Row
    undone: Stock
    ways: list[Way] = field(default_factory=list)
    asked: Row = field(init=False)
    admitted: Row = field(init=False)
    not_admitted: Row = field(init=False)
    there: Row = field(init=False)
    present: Row = field(init=False)
    deaths: Row = field(init=False)
    average: Row = field(init=False)
    own_leavers: Row | None = None
    leavers: Row = field(init=False)
    died_outside: Row = field(init=False)


def people_sum(on: Scope, lines: Sequence[Line]) -> Line:
    """The sum of lines of people; nobody, where there are none."""
    found = total(lines)
    return found if isinstance(found, Line) else on.const(0, "people")


def spoken(name: str) -> str:
    """A name of the plan as it stands in a title: `own_flat` is "own flat"."""
    return name.replace("_", " ")
