"""What training costs: courses by trainee and class, supervision that goes on, and time that nobody pays for."""

from __future__ import annotations

from dataclasses import dataclass

from costing.equipment import needs
from costing.lines import Line, Row, Scope
from costing.spending import PEOPLE, spend
from costing.staff import pay_staff
from costing.world import World, fact


@dataclass(frozen=True)
class Prices:
    """Prices of the days of a course; None where the country's is meant."""

    per_diem: Line | None
    travel: Line | None
    journey: Line | None
    venue: Line | None
    trainers: Line | None
    fee: Line | None


@dataclass(frozen=True)
class Course:
    """A course: its days and the material of a trainee."""

    name: str
    days: Line | None
    material: Line | None


@dataclass(frozen=True)
class Supervision:
    """Supervision of trained people in groups, every year."""

    ratio: Line | None
    sessions: Line | None
    hours: Line | None
    cadre: str | None
    pay: Line | None
    travel: Line | None


def pay_course(on: Scope, world: World, course: Course, people: Row, classes: Row | None, *, prices: Prices) -> None:
    """Write people x (days x (per diem + travel) + journey + material) + classes x days x (venue + trainers x fee)."""
    part = on.part(course.name)
    spend(part, world, "material", people, course.material)
    if course.days is not None:
        _pay_days(part, world, course.days, people, classes, prices=prices)


def _pay_days(on: Scope, world: World, length: Line, people: Row, classes: Row | None, *, prices: Prices) -> None:
    days = on.line("days of trainees", people * length)
    spend(on, world, "per diems", days, world.field_cost(on, "per_diem", prices.per_diem), **PEOPLE)
    spend(on, world, "travel of trainees", days, prices.travel)
    if prices.travel is None or prices.journey is not None:
        spend(on, world, "journeys of trainees", people, world.field_cost(on, "travel", prices.journey))
    if classes is None:
        return
    taught = on.line("days of classes", classes * length)
    spend(on, world, "venue", taught, world.field_cost(on, "venue", prices.venue))
    if prices.trainers is not None:
        trainers = on.line("days of trainers", taught * prices.trainers)
        fee = world.field_cost(on, "fee", prices.fee)
        spend(on, world, "fees of trainers", trainers, fee, index="pay")


def check_supervision(on: Scope, plan: Supervision) -> None:
    """Refuse supervision of which a part is missing.

    Raises:
        RecordError: it names what is given and what is missing.
    """
    needs(on, "sessions", plan.sessions, "ratio", plan.ratio)
    needs(on, "supervision_hours", plan.hours, "sessions", plan.sessions)
    needs(on, "supervision_travel", plan.travel, "sessions", plan.sessions)
    needs(on, "ratio", plan.ratio, "sessions", plan.sessions)


def supervise(on: Scope, world: World, plan: Supervision, average: Row) -> None:
    """Write groups x sessions x (hours x the supervisor's pay with contributions + travel)."""
    if plan.ratio is None or plan.sessions is None:
        return
    part = on.part("supervision")
    sessions = part.line("sessions of supervision", average / plan.ratio * plan.sessions)
    spend(part, world, "travel of supervisors", sessions, plan.travel)
    if plan.hours is None:
        return
    hours = part.line("hours of supervisors", sessions * plan.hours)
    if plan.cadre is not None:
        pay_staff(part, world, hours, {plan.cadre: part.const(1) / world.hours}, {})
    spend(part, world, "supervisors", hours, plan.pay, index="pay")


@dataclass(frozen=True)
class Time:
    """The time of trainees and workers, paid already or unpaid: economic view only."""

    world: World
    cadre: str | None
    hour: Line | None

    def spend(self, on: Scope, label: str, hours: Row) -> None:
        """Write hours at the pay of the cadre with contributions, or at what an unpaid hour is worth."""
        price = self._price(on, label)
        if price is not None:
            self.world.ledger.economic_cost(
                on, label, quantity=hours, price=price, index="pay", econ="E2111", input="time"
            )

    def day(self, on: Scope) -> Line:
        """Hours of a day of training: a fifth of a working week."""
        return fact(on, self.world.scenario, "weekly_hours") / on.const(5, "day")

    def _price(self, on: Scope, label: str) -> Line | None:
        if self.cadre is None:
            return self.hour
        pay = self.world.pay[self.cadre]
        return on.line(f"{label}: an hour with contributions", pay * (1 + self.world.on_costs) / self.world.hours)
