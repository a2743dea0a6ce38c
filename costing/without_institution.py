"""People who live outside without a planned move: not admitted any more, or gone by their own decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from costing.institution_people import People
from costing.ledger import gather
from costing.lines import Line, RecordError, Row, Scope, lag, most
from costing.paths import Opened
from costing.world import World
from parameters import Number, Reference


@dataclass(frozen=True)
class NotAdmitted:
    """People who would have been admitted before the moratorium.

    `lasting` is the share who need a lasting place, `home` the kind of home they get, `crisis` the cost of crisis or
    general-hospital care for each of them.
    """

    lasting: Annotated[Line | None, Number(least=0, most=1)] = None
    home: Annotated[str | None, Reference("places")] = None
    crisis: Annotated[Line | None, Number("money/people", least=0)] = None


@dataclass(frozen=True)
class Outside:
    """People who live outside at year end, the places opened for them, and the kind of home, if one is named."""

    people: Row
    places: Opened
    home: str | None


def places_for(on: Scope, people: Row) -> Opened:
    """Homes that open as people need them and stay; none opens after the plan."""
    open_ = on.stock("places open", 0, "people")
    opening = on.flow("places opening", most(0, people - open_.before) * on.book.inside)
    open_.becomes(open_.before + opening)
    return Opened(opening, open_, on.line("places open, average", (lag(open_, 1) + open_) / 2))


def support_not_admitted(on: Scope, world: World, costs: NotAdmitted, people: People) -> Outside | None:
    """Write what people who are not admitted any more need: care in a crisis for all, a lasting home for some.

    Raises:
        RecordError: the share who need a lasting home is given without the kind of home, or the kind without the share.
    """
    if (costs.lasting is None) != (costs.home is None):
        raise RecordError(f"{on.path}: not_admitted.lasting and not_admitted.home cost nothing alone: give both")
    part = on.part("people not admitted", diverted="yes", standing="new", setting="community")
    if costs.crisis is not None:
        tags = {"econ": "E22", "input": "crisis care", "homes": "crisis care", "menu": "di.moratorium"}
        cost = world.ledger.cost
        cost(part, "crisis care", quantity=people.not_admitted, price=costs.crisis, index="goods", **tags)
    if costs.lasting is None:
        return None
    rows = []
    for one in people.groups:
        label = f"{one.name.replace('_', ' ')}: people who need a lasting place"
        living = part.stock(label, 0, "people")
        living.becomes(living.before * (1 - one.group.deaths_after) + one.not_admitted * costs.lasting)
        rows.append(living)
    everybody = gather(part, "people not admitted who need a lasting place", rows, "people")
    return Outside(everybody, places_for(part, everybody), costs.home)


def own_decision(on: Scope, people: People, home: str | None) -> Outside:
    """Homes for people who left by their own decision, from that day."""
    part = on.part("people who left by own decision", standing="new", setting="community")
    gone = [one.own_leavers for one in people.groups if one.own_leavers is not None]
    everybody = gather(part, "people who left by own decision, at year end", gone, "people")
    return Outside(everybody, places_for(part, everybody), home)
