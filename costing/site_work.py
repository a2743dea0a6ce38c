"""Work at sites: clinics, hospitals, schools, prisons or districts that are equipped, trained, staffed and visited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

from costing.dates import begins
from costing.equipment import hold_buildings, needs, pay_things, pay_upkeep
from costing.kinds import cost_kind
from costing.ledger import Building
from costing.lines import Line, RecordError, Row, Scope, whole
from costing.phases import SHARE, Dates, Phase, Scale, in_phases
from costing.service_work import Work, write_work
from costing.set_up import SetUp, pay_kit, set_up
from costing.spending import PEOPLE, paid_already, spend
from costing.staff import pay_staff
from costing.world import World, fact
from parameters import Choice, Number, Path, PerName, Reference

Cadres = Mapping[str, Line]
NONE: Cadres = MappingProxyType({})
WAYS = (("sites",), ("all_sites", "coverage"), ("people_per_site", "coverage"))
AT_WORK, READY = "sites at work", "sites ready"


@cost_kind(
    "action",
    either=(WAYS, (("trainee_time",), ("paid_by",))),
    needs=((("sites",), ("all_sites",), ("people_per_site",)),),
)
def site_work(
    on: Scope,
    world: World,
    *,
    all_sites: Annotated[Line | None, Number("site", least=0)] = None,
    coverage: Annotated[Row | None, Path(least=0, most=1)] = None,
    sites: Annotated[Row | None, Path("site", least=0)] = None,
    people_per_site: Annotated[Line | None, Number("people/site", above=0)] = None,
    whole_sites: Annotated[str, Choice("yes", "no")] = "yes",
    per_site_once: Annotated[Line | None, Number("money/site", least=0)] = None,
    works: Annotated[Line | None, Number("money/site", least=0)] = None,
    upkeep: Annotated[Line | None, Number(least=0, most=1)] = None,
    kit: Annotated[Line | None, Number("money/site", least=0)] = None,
    life: Annotated[Line | None, Number(least=1)] = None,
    posts: Annotated[Cadres, PerName(Number("FTE/site", least=0))] = NONE,
    running: Annotated[Line | None, Number("money/site", least=0)] = None,
    visits: Annotated[Line | None, Number("event/site", lever=True, least=0)] = None,
    per_visit: Annotated[Line | None, Number("money/event", least=0)] = None,
    trained: Annotated[Line | None, Number("people/site", least=0)] = None,
    training_days: Annotated[Line | None, Number("day", least=0)] = None,
    train_every: Annotated[Line | None, Number(least=1)] = None,
    per_diem: Annotated[Line | None, Number("money/people/day", least=0)] = None,
    trainers: Annotated[Line | None, Number("people/site", least=0)] = None,
    trainer_fee: Annotated[Line | None, Number("money/people/day", least=0)] = None,
    trainer_travel: Annotated[Line | None, Number("money/people", least=0)] = None,
    trainee_time: Annotated[Cadres, PerName(Number(least=0, most=1))] = NONE,
    paid_by: Annotated[str | None, Reference("actions")] = None,
    contacts: Annotated[Line | None, Number("contact/site", least=0)] = None,
    contacts_per_person: Annotated[Line | None, Number("contact/people", above=0)] = None,
    yearly: Annotated[Line | None, Number("money", least=0)] = None,
    one_off: Annotated[Line | None, Number("money", least=0)] = None,
    at_start: Annotated[Line | None, Number(least=0, most=1)] = None,
    start: Annotated[Line | None, Number(lever=True, date=True)] = None,
    end: Annotated[Line | None, Number(lever=True, date=True)] = None,
) -> None:
    """Work that happens at places which exist already: accessible clinics, desks in services, school links, prisons.

    Sites are a path of `sites` at year end, or `all_sites` x `coverage`, or population / `people_per_site` x
    `coverage`, rounded up to whole sites unless `whole_sites` is no; a year costs the average of both its ends.

    Settings: for each new site `per_site_once` (assessment, design), building `works`, and a `kit` again each useful
    `life`; `upkeep` a share of the price of the works a year; each year full-time `posts`, `running` costs and `visits`
    at `per_visit`. Training at the site: `trained` staff for `training_days` when it begins, and again every
    `train_every` years; `per_diem` for trained staff (0 if left out: they learn where they work), `trainers` at
    `trainer_fee` a day and `trainer_travel` each (the country's `field_costs` if left out); `trainee_time` the share of
    trained staff by cadre whom others pay: their time is in the economic view only (staff in full-time posts of the
    plan are `paid_by` that action, which holds it). `contacts` a site can make in a year, `contacts_per_person`;
    `yearly` costs of the whole; `one_off` design in the year of `start`. `at_start` is the share of the sites of the
    base year that are at work already.
    """
    ways = _Sites(all_sites, people_per_site, coverage, sites, whole_sites == "yes")
    ways.check(on)
    needs(on, "kit", kit, "life", life)
    needs(on, "upkeep", upkeep, "works", works)
    needs(on, "visits", visits, "per_visit", per_visit)
    needs(on, "trained", trained, "training_days", training_days)
    lesson = _Training(world, trained, training_days, train_every, per_diem, trainers, trainer_fee, trainer_travel)
    lesson.check(on, trainee_time, paid_by)
    work = Work(contacts, contacts_per_person, None, None, None)

    def size(phase: Phase) -> Scale:
        level = ways.size(world, phase)
        return {AT_WORK: phase.at_work(AT_WORK, level), READY: phase.ready(READY, level)}

    def pay(part: Scope, scale: Scale) -> None:
        at_work = scale[AT_WORK]
        world.reached.setdefault(part.tags["element"], []).append(scale[READY])
        pay_staff(part, world, at_work, posts, {})
        spend(part, world, "running costs", at_work, running)
        if visits is not None:
            spend(part, world, "visits", part.line("visits to sites", at_work * visits), per_visit)
        spend(part, world, "yearly costs", scale[SHARE], yearly)
        begun = set_up(part, "sites", scale[READY], at_work)
        spend(part, world, "start at a site", begun.opening, per_site_once, duration="one-off")
        if works is not None:
            _build(part, world, begun, works, upkeep)
        pay_kit(part, world, "kit", things=begun, price=kit, life=life, econ="E31122")
        lesson.pay(part, begun, trainee_time)
        write_work(part, world, work, at_work, at_work)

    added = in_phases(on, world, Dates(at_start, start, end, "work"), size, pay)
    if added is not None and one_off is not None:
        when = added.flow("year of the start", begins(added, start))
        spend(added, world, "one-off", when, one_off, duration="one-off")


@dataclass(frozen=True)
class _Sites:
    """How many sites there are: a path of them, or a share of all of them or of those that the population has."""

    all_sites: Line | None
    people_per_site: Line | None
    coverage: Row | None
    sites: Row | None
    whole: bool

    def check(self, on: Scope) -> None:
        names = ("sites", "all_sites", "people_per_site")
        ways = [name for name in names if getattr(self, name) is not None]
        if len(ways) > 1:
            raise RecordError(f"{on.path}: says how many sites by {' and by '.join(ways)}: keep one of them")
        if not ways:
            how = "a path of sites, or coverage with all_sites or people_per_site"
            raise RecordError(f"{on.path}: say how many sites: {how}")
        if self.coverage is not None and self.sites is not None:
            raise RecordError(f"{on.path}: coverage does nothing beside a path of sites: keep one of them")

    def size(self, world: World, phase: Phase) -> Row:
        """Write the sites of a phase at year end; those of the base-year system stay."""
        on = phase.on
        found: Line | None = self.sites if self.sites is not None else self.all_sites
        if found is None and self.people_per_site is not None:
            found = world.people(on) / self.people_per_site
        assert found is not None
        if self.coverage is not None:
            found = found * self.coverage
        needed = on.line("sites", (whole(found) if self.whole else found) * on.book.always)
        level = phase.level("sites", needed)
        assert level is not None
        return level


@dataclass(frozen=True)
class _Training:
    """Training at a site, when its work begins and again after some years."""

    world: World
    people: Line | None
    days: Line | None
    every: Line | None
    per_diem: Line | None
    trainers: Line | None
    fee: Line | None
    travel: Line | None

    def check(self, on: Scope, time: Cadres, paid_by: str | None) -> None:
        needs(on, "trainers", self.trainers, "trained", self.people)
        needs(on, "trainee_time", next(iter(time.values()), None), "trained", self.people)
        if time and paid_by is not None:
            raise RecordError(f"{on.path}: trainee_time and paid_by are both given: keep one of them")

    def pay(self, on: Scope, begun: SetUp, time: Cadres) -> None:
        """Write what training costs, and the paid time of those who are trained."""
        held = begun.again("training", self.every) if self.people is not None else None
        if held is None or self.people is None or self.days is None:
            return
        world, learning = self.world, on.line("staff trained in the year", held * self.people)
        days = on.line("days of staff in training", learning * self.days)
        spend(on, world, "daily allowances of staff in training", days, self.per_diem, **PEOPLE)
        if self.trainers is not None:
            teaching = on.line("journeys of trainers", held * self.trainers)
            taught = on.line("days of trainers", teaching * self.days)
            spend(on, world, "fees of trainers", taught, world.field_cost(on, "fee", self.fee), index="pay")
            spend(on, world, "journeys of trainers", teaching, world.field_cost(on, "travel", self.travel))
        for cadre, share in time.items():
            hours = fact(on, world.scenario, "weekly_hours") / on.const(5, "people day")
            posts = on.line(
                f"{cadre.replace('_', ' ')}: posts' worth of time in training", days * share * hours / world.hours
            )
            paid_already(on, world, cadre, posts)


def _build(on: Scope, world: World, begun: SetUp, price: Line, upkeep: Line | None) -> None:
    """Write building works at sites that begin, their upkeep, and their annuity while the sites are at work."""
    if begun.opening is not None:
        pay_things(on, world, "works", bought=begun.opening, price=price, econ="E31112", index="construction")
        world.ledger.buildings.append(Building(on.tags, begun.opening))
    if upkeep is not None:
        pay_upkeep(on, world, begun.used, price, upkeep)
    hold_buildings(on, world, in_use=begun.used, price=price, econ="E31112")
