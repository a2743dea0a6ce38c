"""What treatment and support bring: healthy life years, work, carers' time, services that are needed less."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

from costing.benefit import (
    HOURS,
    WORK,
    Benefit,
    CarersTime,
    Worth,
    address_of,
    carers_time,
    nothing,
    valued,
    with_effect,
    years_gained,
)
from costing.kinds import cost_kind
from costing.ledger import gather
from costing.lines import Line, RecordError, Row, Scope, ago, lag, least
from costing.who_choice import general_bed_day
from parameters import Choice, Number, Path, PathValue, Reference, Shares, table_of


@dataclass(frozen=True)
class Avoided:
    """A service that people with the effect need less of.

    `days` in a year that each needs less, at `price` a day (if left out, the country's general-hospital bed-day; a
    psychiatric hospital's day is never that), of which `variable` is really saved when few people less come: the rest
    is buildings and posts that stay. `public` is the share that public money pays. Days of institutions that the plan
    closes are released money already and not avoided once more; nor are days that the country has no beds for.
    """

    days: Annotated[Line, Number("day/people", least=-365, most=365)]
    variable: Annotated[Line, Number(least=0, most=1)]
    price: Annotated[Line | None, Number("money/day", least=0)] = None
    public: Annotated[Line | None, Number(least=0, most=1)] = None
    price_class: Annotated[str, Choice("pay", "goods", "medicines", "transfers")] = "goods"


Services = Mapping[str, Avoided]
NONE: Services = MappingProxyType({})


WAYS = ((("of",), ("people",)), (("healthy_years",), ("disability", "improvement")), (("in_work",), ("relative_work",)))


@cost_kind("benefit", either=WAYS, needs=WAYS[:1])
def treatment_benefit(
    on: Scope,
    worth: Worth,
    *,
    of: Annotated[str | None, Reference("actions")] = None,
    people: Annotated[Row | None, Path("people", least=0)] = None,
    ramp: Annotated[tuple[Line, ...], Shares()] = (),
    otherwise: Annotated[Line | None, Number(least=0, most=1)] = None,
    healthy_years: Annotated[Line | None, Number(least=0, most=1)] = None,
    disability: Annotated[Line | None, Number(least=0, most=1)] = None,
    improvement: Annotated[Line | None, Number(least=0, most=1)] = None,
    deaths: Annotated[Line | None, Number(least=0, most=1)] = None,
    fewer_deaths: Annotated[Line | None, Number(least=0, most=1)] = None,
    of_working_age: Annotated[Line | None, Number(least=0, most=1)] = None,
    in_work: Annotated[Line | None, Number(least=0, most=1)] = None,
    relative_work: Annotated[Line | None, Number(least=0, most=2)] = None,
    more_in_work: Annotated[Line | None, Number(least=0, most=2)] = None,
    more_at_work: Annotated[Line | None, Number(least=0, most=1)] = None,
    output_of_worker: Annotated[Line | None, Number(least=0, most=3)] = None,
    carers_hours: Annotated[Line | None, Number("hour/people", least=-HOURS, most=HOURS)] = None,
    worth_of_hour: Annotated[Line | None, Number(least=0, most=3)] = None,
    avoided: Annotated[Services, table_of(Avoided)] = NONE,
) -> Benefit:
    """What people gain whom an action of the plan treats or supports, each year that they are treated.

    People are those whom new policy reaches: through the action `of`, or a path of `people` at year end (with both, the
    path says how many, and the action whose cost they are laid beside). Whom the path has in the base year already are
    not reached by new policy and are taken off; a path that begins later says nothing of them. `ramp` is the share of
    the full effect that people have in their first, second, ... year; `otherwise` the share that they would have had
    without the plan, from other care, which is not counted.

    Settings: `healthy_years` gained by a person in a year, or `disability` (weight of the untreated condition, 0 to 1)
    and the share of it (`improvement`) that goes, at the adherence of ordinary services; `deaths` in a year without the
    plan and the share of them that do not happen (`fewer_deaths`): those who live on gain the years that they live
    within the plan, less their `disability`, and later years are left out. `of_working_age` is the share of people of
    working age (the country's, if left out), `in_work` the share of those in work without treatment (the country's
    employment rate, or `relative_work` times that), `more_in_work` by how much more often they are in work and
    `more_at_work` by how much more they do there, both as a share of what it was; `output_of_worker` what their work
    adds as a share of output a worker, 1 if left out as investment cases have it: but capital does not grow with each
    person in work. Bounds are there to find slips: nobody is thrice as often in work (trials of supported employment
    find about twice) or does more than twice as much there. `carers_hours` a year that carers are free of for each
    person (below 0 if they are asked for more, which is a cost), worth `worth_of_hour` of what an hour of work
    produces; `avoided` a table of services needed less.
    """
    reached = _of_path(on, worth, people) if people is not None else _served(on, worth, str(of))
    full = with_effect(on, reached, ramp)
    if otherwise is not None:
        full = on.line("people whose effect is the plan's", full * (1 - otherwise))
    gained: Line = full * _weight(on, healthy_years, disability, improvement)
    if deaths is not None and fewer_deaths is not None:
        gained = gained + _lived(on, full * deaths * fewer_deaths, disability)
    elif deaths is not fewer_deaths:
        raise RecordError(f"{address_of(on)}: deaths and fewer_deaths belong together: give both")
    healthy = years_gained(on, gained)
    carers, asked = carers_time(on, worth, CarersTime(full, full, carers_hours, worth_of_hour, of=of or ""))
    work = Work(of_working_age, in_work, relative_work, more_in_work, more_at_work, output_of_worker)
    saved = [_avoided(on.part(f"avoided, {name}".replace("_", " ")), worth, full, one) for name, one in avoided.items()]
    money = worth.world.money
    return Benefit(
        element=on.tags["element"],
        title=on.tags["name"],
        of=of or "",
        reached=reached,
        people=full,
        healthy_years=healthy,
        health=valued(on, worth, healthy),
        output=_output(on, worth, full, work),
        carers=carers,
        asked=asked,
        avoided=gather(on, "avoided cost of services, real", [cost for cost, _ in saved], money),
        public=gather(on, "of it public money, real", [public for _, public in saved], money),
    )


@dataclass(frozen=True)
class Work:
    """What is said of work; what is None is the country's, or nothing."""

    of_working_age: Line | None
    in_work: Line | None
    relative: Line | None
    more_in_work: Line | None
    more_at_work: Line | None
    output_of_worker: Line | None


def _of_path(on: Scope, worth: Worth, people: Row) -> Row:
    """People of a path at year end, on average over the year as actions count them, less those of the base year.

    Only a path that has a point in the base year or before says how many there were: a later first point is a level
    from the first day of the plan on.
    """
    level = people if people.scalar else on.line("people, average of the year", (ago(people, 1) + people) / 2)
    said = worth.world.scenario.benefits[on.tags["element"]].settings["people"]
    label = "people reached by new policy"
    if not isinstance(said, PathValue) or said.points[0][0] > worth.world.book.years[0]:
        return on.flow(label, level * on.book.always)
    held = on.stock("people of the base year", people)
    held.becomes(held.before)
    return on.flow(label, level - held)


def _served(on: Scope, worth: Worth, action: str) -> Row:
    rows = worth.world.served.get(action, [])
    if not rows and not worth.world.scenario.actions[action].about.get("left_out"):
        base, first = on.book.years[:2]
        hint = f"give people, a path of those whom new policy reaches, at year end, such as {{{base}: 0, {first}: 100}}"
        others = [other for other in _not_known(worth) if other != address_of(on)]
        also = f"; the same for {' and '.join(others)}" if others else ""
        raise RecordError(f"{address_of(on)}: how many people actions.{action} reaches is not known: {hint}{also}")
    return gather(on, "people reached by new policy", rows, "people")


def _not_known(worth: Worth) -> list[str]:
    """Addresses of all benefits of actions that do not say how many people they reach, so that all are told at once."""
    scenario = worth.world.scenario
    return [
        one.address
        for one in scenario.benefits.values()
        if "people" not in one.settings and _counts_nobody(worth, one.settings.get("of"))
    ]


def _counts_nobody(worth: Worth, action: object) -> bool:
    known = worth.world.scenario.actions.get(action) if isinstance(action, str) else None
    return known is not None and not worth.world.served.get(known.id) and not known.about.get("left_out")


def _weight(on: Scope, years: Line | None, disability: Line | None, improvement: Line | None) -> Line:
    if years is not None:
        return years
    if disability is None or improvement is None:
        if disability is not improvement:
            both = "disability and improvement belong together: give both, or healthy_years"
            raise RecordError(f"{address_of(on)}: {both}")
        return on.const(0)
    return disability * improvement


def _lived(on: Scope, spared: Line, disability: Line | None) -> Line:
    """Healthy years that people live in a year who would have died: from the middle of the year on."""
    averted = on.flow("deaths that do not happen", spared)
    alive = on.stock("people alive who would have died", 0, "people")
    alive.becomes(alive.before + averted)
    lived = on.line("years that they live", (lag(alive, 1) + alive) / 2)
    return lived * (1 - disability) if disability is not None else lived


def _output(on: Scope, worth: Worth, people: Row, work: Work) -> Row:
    """Restored output: those of working age x (what they produce with treatment - without)."""
    if work.more_in_work is None and work.more_at_work is None:
        return nothing(on, worth, "restored output, real")
    age = work.of_working_age if work.of_working_age is not None else _needed(on, worth, "working_age")
    before = work.in_work if work.in_work is not None else _needed(on, worth, "employment")
    if work.relative is not None:
        before = on.line("in work without treatment", least(1, before * work.relative))
    often = 1 + (work.more_in_work if work.more_in_work is not None else on.const(0))
    much = 1 + (work.more_at_work if work.more_at_work is not None else on.const(0))
    after = on.line("in work with treatment, counted by what they do", least(1, before * often) * much)
    more = on.line("more workers' worth of work", people * age * (after - before) * on.const(1, "FTE/people"))
    output = worth.needed(WORK, on, worth.output)
    each: Line = output if work.output_of_worker is None else output * work.output_of_worker
    return on.line("restored output, real", more * each)


def _needed(on: Scope, worth: Worth, name: str) -> Line:
    return worth.needed((name,), on, worth.working_age if name == "working_age" else worth.employment)


def _avoided(on: Scope, worth: Worth, people: Row, one: Avoided) -> tuple[Row, Row]:
    """What is avoided of a service, and what of it public money would have paid."""
    days = on.line("days avoided", people * one.days)
    ledger = worth.world.ledger
    relative = on.line("price against the general level", ledger.indices[one.price_class] / ledger.general)
    price = one.price if one.price is not None else general_bed_day(on, worth.world)
    cost = on.line("avoided cost, real", days * price * one.variable * relative)
    return cost, on.line("of it public money, real", cost * (one.public if one.public is not None else on.const(1)))
