"""What treatment and support bring: healthy life years, work, carers' time, services that are needed less."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

from costing.benefit import Benefit, Worth, valued, with_effect
from costing.kinds import cost_kind
from costing.ledger import gather
from costing.lines import Line, RecordError, Row, Scope, least
from parameters import Choice, Number, Path, Reference, Shares, table_of


@dataclass(frozen=True)
class Avoided:
    """A service that people with the effect need less of.

    `days` in a year that each needs less, at `price` a day, of which `variable` is really saved when few people less
    come: the rest is buildings and posts that stay. `public` is the share that public money pays.
    """

    days: Annotated[Line, Number("day/people")]
    price: Annotated[Line, Number("money/day", least=0)]
    variable: Annotated[Line, Number(least=0, most=1)]
    public: Annotated[Line | None, Number(least=0, most=1)] = None
    price_class: Annotated[str, Choice("pay", "goods", "medicines", "transfers")] = "goods"


Services = Mapping[str, Avoided]
NONE: Services = MappingProxyType({})


@cost_kind("benefit", either=((("of",), ("people",)), (("healthy_years",), ("disability", "improvement"))))
def treatment_benefit(
    on: Scope,
    worth: Worth,
    *,
    of: Annotated[str | None, Reference("actions")] = None,
    people: Annotated[Row | None, Path("people", least=0)] = None,
    ramp: Annotated[tuple[Line, ...], Shares()] = (),
    healthy_years: Annotated[Line | None, Number(least=0, most=1)] = None,
    disability: Annotated[Line | None, Number(least=0, most=1)] = None,
    improvement: Annotated[Line | None, Number(least=0, most=1)] = None,
    of_working_age: Annotated[Line | None, Number(least=0, most=1)] = None,
    in_work: Annotated[Line | None, Number(least=0, most=1)] = None,
    more_in_work: Annotated[Line | None, Number(least=0)] = None,
    more_at_work: Annotated[Line | None, Number(least=0)] = None,
    carers_hours: Annotated[Line | None, Number("hour/people")] = None,
    worth_of_hour: Annotated[Line | None, Number(least=0)] = None,
    avoided: Annotated[Services, table_of(Avoided)] = NONE,
) -> Benefit:
    """What people gain whom an action of the plan treats or supports, each year that they are treated.

    People are those whom new policy reaches through the action `of`, or a path of `people`; `ramp` is the share of the
    full effect that they have in their first, second, ... year.

    Settings: `healthy_years` gained by a person in a year, or `disability` (weight of the untreated condition, 0 to 1)
    and the share of it (`improvement`) that goes; `of_working_age` the share of them who are of working age (the
    country's, if left out), `in_work` the share of those in work without treatment (the country's employment rate),
    `more_in_work` by how much more often they are in work and `more_at_work` by how much more they do there, both as a
    share of what it was; `carers_hours` a year that carers are free of for each person (below 0 if they are asked for
    more), worth `worth_of_hour` of what an hour of work produces; `avoided` a table of services needed less.
    """
    if of is None and people is None:
        raise RecordError(f"{on.path}: says not whose benefit it is: give the action it is of, or people")
    reached = people if people is not None else _served(on, worth, str(of))
    full = with_effect(on, reached, ramp)
    healthy = on.line("healthy life years gained", full * _weight(on, healthy_years, disability, improvement))
    work = Work(of_working_age, in_work, more_in_work, more_at_work)
    saved = [_avoided(on.part(f"avoided, {name}".replace("_", " ")), worth, full, one) for name, one in avoided.items()]
    money = worth.world.money
    return Benefit(
        element=on.tags["element"],
        title=on.tags["name"],
        of=of or "",
        people=full,
        healthy_years=healthy,
        health=valued(on, worth, healthy),
        output=_output(on, worth, full, work),
        carers=_carers(on, worth, full, carers_hours, worth_of_hour),
        avoided=gather(on, "avoided cost of services, real", [cost for cost, _ in saved], money),
        public=gather(on, "of it public money, real", [public for _, public in saved], money),
    )


@dataclass(frozen=True)
class Work:
    """What is said of work; what is None is the country's, or nothing."""

    of_working_age: Line | None
    in_work: Line | None
    more_in_work: Line | None
    more_at_work: Line | None


def _served(on: Scope, worth: Worth, action: str) -> Row:
    rows = worth.world.served.get(action)
    if not rows:
        hint = "give people, a path of how many it reaches"
        raise RecordError(f"{on.path}: how many people actions.{action} reaches is not known: {hint}")
    return gather(on, "people reached by new policy", rows, "people")


def _weight(on: Scope, years: Line | None, disability: Line | None, improvement: Line | None) -> Line:
    if years is not None:
        return years
    if disability is None or improvement is None:
        if disability is not improvement:
            raise RecordError(f"{on.path}: disability and improvement belong together: give both, or healthy_years")
        return on.const(0)
    return disability * improvement


def _output(on: Scope, worth: Worth, people: Row, work: Work) -> Row:
    """Restored output: those of working age x (what they produce with treatment - without)."""
    if work.more_in_work is None and work.more_at_work is None:
        return on.line("restored output, real", on.const(0, worth.world.money) * on.book.always)
    age = work.of_working_age or worth.needed("working_age", on, worth.working_age)
    before = work.in_work or worth.needed("employment", on, worth.employment)
    often = 1 + (work.more_in_work if work.more_in_work is not None else on.const(0))
    much = 1 + (work.more_at_work if work.more_at_work is not None else on.const(0))
    after = on.line("in work with treatment, counted by what they do", least(1, before * often) * much)
    more = on.line("more workers' worth of work", people * age * (after - before) * on.const(1, "FTE/people"))
    output = worth.needed("gdp_per_head, working_age and employment", on, worth.output)
    return on.line("restored output, real", more * output)


def _carers(on: Scope, worth: Worth, people: Row, hours: Line | None, share: Line | None) -> Row:
    if hours is None:
        return on.line("carers' time, real", on.const(0, worth.world.money) * on.book.always)
    free = on.line("hours that carers are free of", people * hours)
    hour = worth.needed("gdp_per_head, working_age and employment", on, worth.hour)
    return on.line("carers' time, real", free * hour * (share if share is not None else on.const(1)))


def _avoided(on: Scope, worth: Worth, people: Row, one: Avoided) -> tuple[Row, Row]:
    """What is avoided of a service, and what of it public money would have paid."""
    days = on.line("days avoided", people * one.days)
    ledger = worth.world.ledger
    relative = on.line("price against the general level", ledger.indices[one.price_class] / ledger.general)
    cost = on.line("avoided cost, real", days * one.price * one.variable * relative)
    return cost, on.line("of it public money, real", cost * (one.public if one.public is not None else on.const(1)))
