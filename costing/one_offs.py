"""What is paid once for people: planning with each person, the move, follow-up, better care until the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from costing.groups import Offer, spoken
from costing.institution_people import People
from costing.institution_staff import ONE_OFF
from costing.ledger import gather
from costing.lines import Line, RecordError, Row, Scope, lag
from costing.staff import pay_staff
from costing.world import World
from parameters import Choice, Number, PerName


@dataclass(frozen=True)
class OneOffs:
    """What is paid once, for one person who moves or leaves by own decision.

    `planning` hours by cadre to plan and consent with each person; `supporter_hours` of a supporter whom the person
    chooses, for each person who leaves; `supporter_pay` what an hour of theirs costs; `package` of the move;
    `follow_up` a year, for 24 months; `better_care` a year for each resident until all have left; `stop_rule` yes if it
    is written down when deaths stop the moves, and `death_review` the price of an independent review of each death
    among leavers.
    """

    planning: Annotated[Mapping[str, Line], PerName(Number("hour/people", least=0))] = field(default_factory=dict)
    supporter_hours: Annotated[Line | None, Number("hour/people", least=0)] = None
    supporter_pay: Annotated[Line | None, Number("money/hour", least=0)] = None
    package: Annotated[Line | None, Number("money/people", least=0)] = None
    follow_up: Annotated[Line | None, Number("money/people", least=0)] = None
    better_care: Annotated[Line | None, Number("money/people", least=0)] = None
    stop_rule: Annotated[str | None, Choice("no", "yes")] = None
    death_review: Annotated[Line | None, Number("money/people", least=0)] = None


def pay_one_offs(on: Scope, world: World, costs: OneOffs, people: People, offers: Iterable[Offer]) -> None:
    """Write what is paid once for people.

    Raises:
        RecordError: hours of supporters are given without their pay, or pay without hours.
    """
    once = on.part("one-off costs", standing="new", setting="community", **ONE_OFF)
    leaving = once.line("people who move or leave by own decision", people.moves + people.own)
    _plan(once, world, costs, leaving)
    _support(once, world, costs, leaving)
    cost = world.ledger.cost
    if costs.package is not None:
        what: dict[str, str] = {"econ": "E2722", "input": "package", "menu": "di.package"}
        cost(once, "move packages", quantity=leaving, price=costs.package, index="goods", **what)
    if costs.follow_up is not None:
        seen, price = _followed(once, people, offers), costs.follow_up
        what = {"econ": "E22", "input": "follow_up", "menu": "di.follow"}
        cost(once, "follow-up for 24 months", quantity=seen, price=price, index="pay", **what)
    if costs.death_review is not None:
        died, price = people.died_outside, costs.death_review
        what = {"econ": "E22", "input": "death_review", "menu": "di.follow"}
        cost(once, "review of each death", quantity=died, price=price, index="pay", **what)
    if costs.better_care is not None:
        inside = on.part("better care until closure", standing="new", setting="institution", **ONE_OFF)
        lived = inside.flow("residents in the plan years, average", people.average)
        label, price = "better care until closure", costs.better_care
        cost(inside, label, quantity=lived, price=price, index="pay", econ="E22", input="better_care")


def _plan(on: Scope, world: World, costs: OneOffs, leaving: Row) -> None:
    """Hours of staff as full-time posts, so that pay, contributions and working time are those of every other post."""
    if costs.planning:
        part = on.part("planning with each person", menu="di.assess")
        posts = {
            cadre: part.line(f"{spoken(cadre)}: posts to plan with one person", hours / world.hours)
            for cadre, hours in costs.planning.items()
        }
        pay_staff(part, world, leaving, posts, {})


def _support(on: Scope, world: World, costs: OneOffs, leaving: Row) -> None:
    hours, price = costs.supporter_hours, costs.supporter_pay
    if (hours is None) != (price is None):
        raise RecordError(f"{on.path}: supporter_hours and supporter_pay cost nothing alone: give both")
    if hours is not None and price is not None:
        spent = on.line("hours of chosen supporters", leaving * hours)
        cost = world.ledger.cost
        what = {"econ": "E22", "input": "supporters", "menu": "di.assess"}
        cost(on, "chosen supporters", quantity=spent, price=price, index="pay", **what)


def _followed(on: Scope, people: People, offers: Iterable[Offer]) -> Row:
    """People in their first 24 months outside, on average over the year."""
    seen = []
    for offer in offers:
        moves, outside = offer.moves, offer.time.outside
        early = offer.on.flow("moves weighed by the part of the year before them", moves * (1 - outside))
        now = moves * outside + lag(moves, 1) + lag(early, 2)
        seen.append(offer.on.flow("people in follow-up, average", now))
    own = people.own
    seen.append(on.flow("people in follow-up who left by own decision", own / 2 + lag(own, 1) + lag(own, 2) / 2))
    return gather(on, "people in follow-up, average", seen, "people")
