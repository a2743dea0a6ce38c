"""Training cascade: courses, refreshers and lasting supervision of workers, and the contacts that they take on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from costing.courses import Course, Prices, Supervision, Time, check_supervision, pay_course, supervise
from costing.dates import begins
from costing.equipment import needs
from costing.kinds import cost_kind
from costing.lines import Line, RecordError, Row, Scope, least, most
from costing.service_use import offer
from costing.spending import spend
from costing.trained_people import Trained, Turnover, follow
from costing.units_open import standing_of
from costing.world import World
from parameters import Cadre, Number, Path, Reference


@cost_kind(
    "action",
    either=(
        (("targets",), ("eligible", "coverage")),
        (("supervisor",), ("supervisor_pay",)),
        (("workers",), ("worker_hour",), ("paid_by",)),
    ),
    needs=((("targets",), ("eligible", "coverage")),),
)
def training_cascade(
    on: Scope,
    world: World,
    *,
    targets: Annotated[Row | None, Path("people", least=0)] = None,
    eligible: Annotated[Line | None, Number(above=0, most=1)] = None,
    coverage: Annotated[Row | None, Path(least=0, most=1)] = None,
    at_start: Annotated[Line | None, Number("people", least=0)] = None,
    leaving: Annotated[Line, Number(least=0, most=1)],
    course_days: Annotated[Line | None, Number("day", above=0)] = None,
    refresh_every: Annotated[Line | None, Number(lever=True, least=1)] = None,
    refresher_days: Annotated[Line | None, Number("day", above=0)] = None,
    class_size: Annotated[Line | None, Number("people", above=0)] = None,
    per_diem: Annotated[Line | None, Number("money/people/day", least=0)] = None,
    travel: Annotated[Line | None, Number("money/people/day", least=0)] = None,
    journey: Annotated[Line | None, Number("money/people", least=0)] = None,
    material: Annotated[Line | None, Number("money/people", least=0)] = None,
    refresher_material: Annotated[Line | None, Number("money/people", least=0)] = None,
    venue: Annotated[Line | None, Number("money/day", least=0)] = None,
    trainers: Annotated[Line | None, Number("people", least=0)] = None,
    trainer_fee: Annotated[Line | None, Number("money/people/day", least=0)] = None,
    ratio: Annotated[Line | None, Number("people", above=0)] = None,
    sessions: Annotated[Line | None, Number("session", least=0)] = None,
    supervision_hours: Annotated[Line | None, Number("hour/session", least=0)] = None,
    supervisor: Annotated[str | None, Cadre()] = None,
    supervisor_pay: Annotated[Line | None, Number("money/hour", least=0)] = None,
    supervision_travel: Annotated[Line | None, Number("money/session", least=0)] = None,
    workers: Annotated[str | None, Cadre()] = None,
    worker_hour: Annotated[Line | None, Number("money/hour", least=0)] = None,
    paid_by: Annotated[str | None, Reference("actions")] = None,
    contacts_per_worker: Annotated[Line | None, Number("contact/people", least=0)] = None,
    contact_minutes: Annotated[Line | None, Number("minute/contact", least=0)] = None,
    specialist_minutes: Annotated[Line | None, Number("minute/contact", least=0)] = None,
    one_off: Annotated[Line | None, Number("money", least=0)] = None,
    start: Annotated[Line | None, Number(lever=True, date=True)] = None,
) -> None:
    """Training of workers, such as general nurses or lay workers, with refreshers and supervision that goes on.

    People to be trained at year end are a path of `targets`, or population (of the `group` of its tags) x the share
    `eligible` who could be trained x a path of `coverage`. Each year a share `leaving` of the trained go: whoever
    is needed to reach the target is newly trained. People trained in the base year (`at_start`) are baseline, kept
    at their number; what the plan adds is an expansion, what it gives up a saving. Classes are whole.

    Settings of courses: `course_days`; `refresh_every` years (whole) a refresher of `refresher_days`; `class_size`;
    `per_diem` and `travel` a trainee-day, `journey` there and back a course (without `travel`, the country's);
    `material` and `refresher_material` a trainee; `venue` a class-day; `trainers` a class and their `trainer_fee` a
    day. `per_diem`, `venue`, `trainer_fee` left out are those of the country's field_costs; 0 says that there is none.

    Supervision, every year, of the average number of trained people: groups of `ratio` people, `sessions` a year of
    `supervision_hours`, by posts of the cadre `supervisor` (pay and contributions), or by the hour for
    `supervisor_pay`, all in; `supervision_travel` a session. Groups are not rounded: a supervisor has several places.

    Time of trainees and workers whom others pay (cadre `workers`), or of unpaid people whose hour is worth
    `worker_hour`, is in the economic view only. Workers in full-time posts of the plan are `paid_by` that action: their
    pay holds this time, and nothing is counted twice. `contacts_per_worker` a year of `contact_minutes` are contacts
    that the trained take on: other actions may ask for them. `specialist_minutes` is what a contact saves a specialist:
    capacity in hours, never cash. `one_off` is the design of the course, in the year of `start`.
    """
    target = _target(on, world, targets, eligible, coverage)
    prices = Prices(per_diem, travel, journey, venue, trainers, trainer_fee)
    courses = (Course("first course", course_days, material), Course("refresher", refresher_days, refresher_material))
    supervision = Supervision(ratio, sessions, supervision_hours, supervisor, supervisor_pay, supervision_travel)
    work = _Work(contacts_per_worker, contact_minutes, specialist_minutes)
    costs = _Costs(world, prices, courses, supervision, Time(world, workers, worker_hour), work)
    costs.check(on, class_size, refresh_every)
    _one_of(on, "paid_by", paid_by, "workers or worker_hour", workers or worker_hour)
    turnover = Turnover(leaving, refresh_every, class_size)
    old = None
    if at_start is not None:
        part = on.part("existing", standing="baseline")
        old = follow(part, part.line("trained people to keep", at_start * on.book.always), at_start, turnover)
        costs.run(part, old)
        costs.reach(old.stock, on)
    if not world.scenario.reform:
        return
    new = on.part("added", standing=standing_of(at_start))
    if old is None or at_start is None:
        now = follow(new, target, on.const(0, "people"), turnover)
        costs.run(new, now)
        costs.reach(now.stock, on)
    else:
        whole = follow(on.part("all together"), target, at_start, turnover)
        costs.run(new, whole.beyond(new, old, most))
        less = on.part("ended", standing="saving")
        costs.run(less, whole.beyond(less, old, least))
        costs.reach(new.line("trained people at year end, added or ended", whole.stock - old.stock), on)
    if one_off is not None:
        when = new.flow("year of the start", begins(on, start))
        spend(new, world, "one-off", when, one_off, duration="one-off")


def _target(on: Scope, world: World, targets: Row | None, eligible: Line | None, coverage: Row | None) -> Line:
    """People to be trained at year end.

    Raises:
        RecordError: the plan does not say how many, or says it in two ways.
    """
    if targets is not None and (eligible is not None or coverage is not None):
        raise RecordError(f"{on.path}: says who is to be trained by targets and by coverage: keep one of them")
    if targets is not None:
        return targets
    if eligible is None or coverage is None:
        raise RecordError(f"{on.path}: say who is to be trained: either a path of targets, or eligible and coverage")
    return on.line("people to be trained", world.people(on) * eligible * coverage)


@dataclass(frozen=True)
class _Work:
    """Contacts that trained people take on from specialists."""

    contacts: Line | None
    minutes: Line | None
    specialist: Line | None


@dataclass(frozen=True)
class _Costs:
    world: World
    prices: Prices
    courses: tuple[Course, Course]
    supervision: Supervision
    time: Time
    work: _Work

    def check(self, on: Scope, size: Line | None, every: Line | None) -> None:
        """Refuse settings that would do nothing, or do something twice."""
        first, again = self.courses
        given = self.prices
        needs(on, "per_diem", given.per_diem, "course_days", first.days)
        needs(on, "travel", given.travel, "course_days", first.days)
        needs(on, "journey", given.journey, "course_days", first.days)
        needs(on, "class_size", size, "course_days", first.days)
        needs(on, "venue", given.venue, "class_size", size)
        needs(on, "trainers", given.trainers, "class_size", size)
        needs(on, "trainer_fee", given.fee, "trainers", given.trainers)
        needs(on, "refresher_days", again.days, "refresh_every", every)
        needs(on, "refresher_material", again.material, "refresh_every", every)
        needs(on, "refresh_every", every, "refresher_days", again.days if again.days is not None else again.material)
        check_supervision(on, self.supervision)
        _one_of(on, "supervisor", self.supervision.cadre, "supervisor_pay", self.supervision.pay)
        _one_of(on, "workers", self.time.cadre, "worker_hour", self.time.hour)
        who = self.supervision.cadre or self.supervision.pay
        needs(on, "supervision_hours", self.supervision.hours, "supervisor or supervisor_pay", who)
        needs(on, "supervisor", who, "supervision_hours", self.supervision.hours)
        needs(on, "contact_minutes", self.work.minutes, "contacts_per_worker", self.work.contacts)
        needs(on, "specialist_minutes", self.work.specialist, "contacts_per_worker", self.work.contacts)

    def reach(self, people: Row, on: Scope) -> None:
        """Say how many people are trained, for indicators."""
        self.world.reached.setdefault(on.tags["element"], []).append(people)

    def run(self, on: Scope, people: Trained) -> None:
        """What it costs to train, refresh and supervise these people, and what they do."""
        first, again = self.courses
        pay_course(on, self.world, first, people.new, people.classes, prices=self.prices)
        self._attend(on, first, people.new)
        if people.again is not None:
            pay_course(on, self.world, again, people.again, people.classes_again, prices=self.prices)
            self._attend(on, again, people.again)
        supervise(on, self.world, self.supervision, people.average)
        plan = self.supervision
        if plan.sessions is not None and plan.hours is not None:
            together = people.average * plan.sessions * plan.hours
            hours = on.line("hours of workers in supervision", together / _person(on))
            self.time.spend(on, "time of workers in supervision", hours)
        self._contacts(on, people.average)

    def _attend(self, on: Scope, course: Course, people: Row) -> None:
        if course.days is not None:
            days = on.line(f"days of trainees, {course.name}", people * course.days / _person(on))
            hours = on.line(f"hours of trainees, {course.name}", days * self.time.day(on))
            self.time.spend(on, f"time of trainees, {course.name}", hours)

    def _contacts(self, on: Scope, people: Row) -> None:
        """Contacts made, the workers' time for them, and the specialists' time that they save."""
        if self.work.contacts is None:
            return
        contacts = on.line("contacts", people * self.work.contacts)
        offer(on, self.world, contacts)
        one_hour = on.const(60, "minute/hour")
        if self.work.minutes is not None:
            hours = on.line("hours of workers in contacts", contacts * self.work.minutes / one_hour)
            self.time.spend(on, "time of workers in contacts", hours)
        if self.work.specialist is not None:
            on.line("hours of specialists set free", contacts * self.work.specialist / one_hour)


def _person(on: Scope) -> Line:
    """One person, by whom hours of people become hours."""
    return on.const(1, "people")


def _one_of(on: Scope, first: str, one: object, second: str, other: object) -> None:
    if one is not None and other is not None:
        raise RecordError(f"{on.path}: {first} and {second} are both given: keep one of them")
