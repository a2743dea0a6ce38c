"""What one benefit of a plan comes to over the years, and what healthy years, work and time are worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from costing.institution import RunDown
from costing.lines import Line, RecordError, Row, Scope, lag, least, most, total
from costing.world import World, fact
from parameters import Parameter

Shares = tuple[Line, ...]


@dataclass(frozen=True)
class Worth:
    """Lines of the country that turn effects into money; those that the country does not say are None.

    Attributes:
        output: what one full-time worker produces in a year, real; `employment` of people of `working_age`, who are
            the share of the population that the employment rate is of (of people of 15 and over, mostly).
        hour: what a worker produces in an hour, real.
        income: income a head, real.
        leavers: people who have left each institution and live outside, on average over the year.
    """

    world: World
    on: Scope
    income: Row | None
    working_age: Line | None
    employment: Line | None
    output: Row | None
    hour: Row | None
    leavers: Mapping[str, Row]

    def needed(self, what: str, on: Scope, line: Line | None) -> Line:
        """A line that a benefit cannot do without.

        Raises:
            RecordError: the country does not say it.
        """
        if line is None:
            raise RecordError(f"{on.path}: needs {what}: add it to the plan or the country profile, with its source")
        return line


@dataclass(frozen=True)
class Benefit:
    """One benefit; real money of each year, healthy life years in years lived by people.

    Attributes:
        element: its name in the plan; `of`: the action or institutions that bring it; empty for people of its own.
        people: those who have the full effect.
        healthy_years: gained; `health`: what they are valued at, never added to the others unasked.
        output: restored; `carers`: time set free (below 0 where carers are asked for more); `avoided`: cost of
            services that people need no more, at the part of it that varies; `public`: the part of that which public
            money paid.
    """

    element: str
    title: str
    of: str
    people: Row
    healthy_years: Row
    health: Row
    output: Row
    carers: Row
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
    return Worth(world, on, income, age, employment, output, hour, leavers)


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


def carers_time(on: Scope, worth: Worth, people: Row, hours: Line | None, share: Line | None) -> Row:
    """What the `hours` are worth that carers are free of for each person, at a `share` of what an hour of work is."""
    if hours is None:
        return nothing(on, worth, "carers' time, real")
    free = on.line("hours that carers are free of", people * hours)
    hour = worth.needed("gdp_per_head, working_age and employment", on, worth.hour)
    return on.line("carers' time, real", free * hour * (share if share is not None else on.const(1)))


def valued(on: Scope, worth: Worth, healthy_years: Row) -> Row:
    """What healthy life years are valued at: so many times income a head.

    Raises:
        RecordError: the country does not say how many.
    """
    named = worth.world.scenario.world.get("healthy_year_value")
    if not isinstance(named, Parameter) or worth.income is None:
        raise RecordError(f"{on.path}: needs healthy_year_value and gdp_per_head: add them, with their sources")
    times = worth.on.input(
        "value of a healthy year, times income a head", named.value, "", address=named.address, lower=0
    )
    return on.line("value of healthy life years, real", healthy_years / on.const(1, "people") * times * worth.income)


def at_one_income(on: Scope, worth: Worth, healthy_years: Row) -> Row:
    """What healthy life years would be valued at, were each worth one income a head."""
    income = worth.needed("gdp_per_head", on, worth.income)
    return on.line("healthy life years at one income a head each, real", healthy_years / on.const(1, "people") * income)
