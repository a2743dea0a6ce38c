"""What one benefit of a plan comes to over the years, and what healthy years, work and time are worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from costing.institution import RunDown
from costing.ledger import gather
from costing.lines import Line, RecordError, Row, Scope, lag, least, most, total
from costing.world import World, fact
from parameters import Parameter

Shares = tuple[Line, ...]
HEALTHY = "healthy-year"
"""The unit of healthy life years."""
HOURS = 8760
"""The hours of a year, more than which nobody gives."""
FAMILY = "family"
"""The destination of people who live with their family."""


@dataclass(frozen=True)
class Worth:
    """Lines of the country that turn effects into money; those that the country does not say are None.

    Attributes:
        output: what one full-time worker produces in a year, real; `employment` of people of `working_age`, who are
            the share of the population that the employment rate is of (of people of 15 and over, mostly).
        hour: what a worker produces in an hour, real.
        income: income a head, real.
        leavers: people who have left each institution and live outside, on average over the year.
        families: those of them who live with their family, where a kind of home of the plan is one.
    """

    world: World
    on: Scope
    income: Row | None
    working_age: Line | None
    employment: Line | None
    output: Row | None
    hour: Row | None
    leavers: Mapping[str, Row]
    families: Mapping[str, Row]

    def needed(self, names: Sequence[str], on: Scope, line: Line | None) -> Line:
        """A line that a benefit cannot do without, made of figures of the country with these `names`.

        Raises:
            RecordError: the country does not say one of them.
        """
        if line is None:
            raise self.lack(names, on)
        return line

    def lack(self, names: Sequence[str], on: Scope) -> RecordError:
        """What to say where the country does not give one of some figures."""
        missing = [name for name in names if name not in self.world.scenario.world]
        added = f"needs {' and '.join(missing)}: add to the plan or the country profile, with the source"
        return RecordError(f"{address_of(on)}: {added}")


INCOME = ("gdp_per_head",)
WORK = ("gdp_per_head", "working_age", "employment")
"""What the worth of work and of carers' time is made of."""


def address_of(on: Scope) -> str:
    """The address of a benefit in the plan: errors are told with its file and line."""
    return f"benefits.{on.tags['element']}"


@dataclass(frozen=True)
class Benefit:
    """One benefit; real money of each year, healthy life years in years of full health.

    Attributes:
        element: its name in the plan; `of`: the action or institutions that bring it; empty for people of its own.
        reached: people whom new policy reaches, or who left; `people`: counted with the full effect that they have.
        healthy_years: gained; `health`: what they are valued at, never added to the others unasked.
        output: restored; `carers`: time set free; `asked`: time that carers are asked for, which is a cost of the
            economic view and no smaller benefit; `avoided`: cost of services that people need no more, at the part of
            it that varies; `public`: the part of that which public money paid.
    """

    element: str
    title: str
    of: str
    reached: Row
    people: Row
    healthy_years: Row
    health: Row
    output: Row
    carers: Row
    asked: Row
    avoided: Row
    public: Row


def worth_of(world: World, downs: Mapping[str, RunDown]) -> Worth:
    """Write what the country says of income and work.

    Output a worker is gross domestic product over people in work: income a head / (share of working age x share of
    them in work). Both shares must be of the same people: where employment is printed of people of 15 and over, as the
    World Bank does, working age is 15 and over too. Output grows with income a head.
    """
    on = world.book.scope("worth of benefits")
    given = world.scenario.world
    income = None
    if "gdp_per_head" in given:
        level = on.stock("income a head, real", _of_one(on, world), world.money)
        level.becomes(
            level.before * (1 + fact(on, world.scenario, "income_growth")) if "income_growth" in given else level.before
        )
        income = level
    age = fact(on, world.scenario, "working_age") if "working_age" in given else None
    employment = fact(on, world.scenario, "employment") if "employment" in given else None
    output = hour = None
    if income is not None and age is not None and employment is not None:
        working = on.line("share of the population in work", most(age * employment, 0.01))
        output = on.line("output of a worker, real", income / working * on.const(1, "1/FTE"))
        hour = on.line("output of an hour, real", output / world.hours)
    leavers = {
        name: on.line(f"people who left {down.title} and live, average", (lag(down.leavers, 1) + down.leavers) / 2)
        for name, down in downs.items()
        if down.leavers is not None
    }
    families = {name: _in_families(on, world, down) for name, down in downs.items() if _ways(world, down)}
    return Worth(world, on, income, age, employment, output, hour, leavers, families)


def _in_families(on: Scope, world: World, down: RunDown) -> Row:
    """People who left an institution and live with their family, on average over the year."""
    there = gather(on, f"people who left {down.title} to families", _ways(world, down), "people")
    return on.line(f"people who left {down.title} to families, average", (lag(there, 1) + there) / 2)


def _ways(world: World, down: RunDown) -> list[Row]:
    """Those who left an institution to homes that are their family's, group by group."""
    places = world.scenario.places
    ways = [way for group in (down.people.groups if down.people else ()) for way in group.ways]
    return [way.leavers for way in ways if places[way.offer.name].settings.get("destination") == FAMILY]


def _of_one(on: Scope, world: World) -> Line:
    """Income of one head."""
    return world.in_base_money(fact(on, world.scenario, "gdp_per_head")) * on.const(1)


def with_effect(on: Scope, people: Row, ramp: Shares) -> Row:
    """People counted with the share of the full effect that they have in their first, second, ... year.

    `ramp` ends with the share that stays. People who are fewer than a year before take it off the newest, and those who
    are still there have no more of it than they could have.
    """
    if not ramp:
        return people
    parts: list[Line] = []
    for age, share in enumerate(ramp[:-1]):
        newer = on.flow(f"people in year {age + 1} of the effect", lag(people, age) - lag(people, age + 1))
        parts.append(on.line(f"of the full effect, year {age + 1}", newer * share))
    last = len(ramp) - 1
    parts.append(on.line("of the full effect, afterwards", lag(people, last) * ramp[-1]))
    most_of_it = on.line("of the full effect, at most", people * most(*ramp))
    return on.line("people with the full effect", least(total(parts) + 0, most_of_it))


def nothing(on: Scope, worth: Worth, label: str) -> Row:
    """No money in any year."""
    return on.line(label, on.const(0, worth.world.money) * on.book.always)


@dataclass(frozen=True)
class CarersTime:
    """What is said of the time of carers, in hours a year.

    Attributes:
        people: for whom carers are free of `hours` (at the effect that people have).
        asked_of: for whom carers are asked for time where `hours` are below 0.
        share: of what an hour of work produces that an hour of theirs is worth; all of it if left out.
        family: hours that families give to people who live with them.
        of: the action whose people they are; the benefit itself if empty.
    """

    people: Row
    asked_of: Row
    hours: Line | None
    share: Line | None
    family: Row | None = None
    of: str = ""


def carers_time(on: Scope, worth: Worth, time: CarersTime) -> tuple[Row, Row]:
    """What the time is worth that carers are free of, and what the time is worth that they are asked for.

    The second is a cost that nobody pays: a line of the economic view alone.
    """
    if time.hours is None and time.family is None:
        return nothing(on, worth, "carers' time, real"), nothing(on, worth, "carers' time asked for, real")
    hour = worth.needed(WORK, on, worth.hour)
    price = on.line("worth of an hour of a carer, real", hour * (on.const(1) if time.share is None else time.share))
    hours = on.const(0, "hour/people") if time.hours is None else time.hours
    free = on.line("hours that carers are free of", time.people * most(0, hours))
    more: Line = time.asked_of * most(0, 0 - hours)
    asked = on.line("hours that carers are asked for", more if time.family is None else more + time.family)
    tags = {"econ": "E2111", "standing": "new", "input": "time", "payer": "households", "setting": "community"}
    tags["element"] = time.of or on.tags["element"]
    ledger, label = worth.world.ledger, "carers' time asked for"
    entry = ledger.economic_cost(on, label, quantity=asked, price=price, index="general", **tags)
    return on.line("carers' time, real", free * price), entry.real


def years_gained(on: Scope, people: Line) -> Row:
    """Healthy life years of a year: people, times the part of a healthy year that each of them gains."""
    return on.line("healthy life years gained", people * on.const(1, f"{HEALTHY}/people"))


def valued(on: Scope, worth: Worth, healthy_years: Row) -> Row:
    """What healthy life years are valued at: so many times income a head.

    Raises:
        RecordError: the country does not say how many.
    """
    named = worth.world.scenario.world.get("healthy_year_value")
    if not isinstance(named, Parameter) or worth.income is None:
        raise worth.lack(("healthy_year_value", *INCOME), on)
    times = worth.on.input(
        "value of a healthy year, times income a head", named.value, "", address=named.address, lower=0
    )
    return on.line("value of healthy life years, real", healthy_years / on.const(1, HEALTHY) * times * worth.income)


def at_one_income(on: Scope, worth: Worth, healthy_years: Row) -> Row:
    """What healthy life years would be valued at, were each worth one income a head."""
    income = worth.needed(INCOME, on, worth.income)
    return on.line("healthy life years at one income a head each, real", healthy_years / on.const(1, HEALTHY) * income)
