"""Training places: bursaries and places of study for scarce cadres, who join years later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from costing.dates import begins
from costing.kinds import cost_kind
from costing.lines import Line, RecordError, Row, Scope, floor, lag, most, power, ratio, reached, rest, total, where
from costing.spending import spend
from costing.units_open import standing_of
from costing.world import World
from parameters import Cadre, Flow, Number

NOBODY = 1e-6
"""Fewer students than this are nobody: what rounding leaves when the last have finished must not be paid for."""

LEAST_STAY = 0.01
"""The least share of students who go on, so that it can be raised to a power."""


@cost_kind("action")
def training_places(
    on: Scope,
    world: World,
    *,
    cadre: Annotated[str, Cadre()],
    places: Annotated[Row, Flow("people", least=0)],
    years: Annotated[Line, Number(least=1)],
    tuition: Annotated[Line | None, Number("money/people", least=0)] = None,
    bursary: Annotated[Line | None, Number("money/people", least=0)] = None,
    drop_out: Annotated[Line, Number(least=0, most=0.95)],
    delay: Annotated[Line | None, Number(least=0)] = None,
    joins: Annotated[Line, Number(least=0, most=1)],
    at_start: Annotated[Line | None, Number("people", least=0)] = None,
    one_off: Annotated[Line | None, Number("money", least=0)] = None,
    start: Annotated[Line | None, Number(lever=True, date=True)] = None,
) -> None:
    """Places of study, with tuition and bursaries, for a `cadre` of which there are too few.

    `places` are people who begin each year, besides the `at_start` who begin every year already (baseline; their
    graduates are those of the country's workforce). They study for whole `years`; a share `drop_out` leaves after
    each. Of the graduates the share `joins` takes up work `delay` whole years after the last year of study (0: at the
    beginning of the next year), each as one full-time post: so many more people are there to be employed.

    Settings: `tuition` paid to the school and `bursary` paid to the student, a person and year of study (the year in
    which somebody leaves is paid in full); `one_off` work, such as accreditation, in the year of `start`. Students
    whom the plan admitted are paid until they finish, also after the plan: a line says what is still to be paid.
    """
    study = _study(on, years, drop_out)
    prices = _Prices(world, tuition, bursary)
    prices.check(on)
    if at_start is not None:
        old = on.part("existing", standing="baseline")
        prices.pay(old, old.line("students", at_start * study.paid * on.book.always))
    if not world.scenario.reform:
        return
    new = on.part("added", standing=standing_of(at_start))
    begin = new.flow("people who begin to study", places)
    students = study.students(new, begin)
    prices.pay(new, students)
    prices.owed(new, study.owed(new, begin, students))
    after = study.years if delay is None else new.line("whole years until work", study.years + floor(delay))
    work = new.line("graduates who take up work", lag(begin, after) * study.finish * joins)
    posts = new.line("full-time posts that they can fill", work * on.const(1, "FTE/people"))
    world.graduates.setdefault(cadre, []).append(posts)
    if one_off is not None:
        when = new.flow("year of the start", begins(on, start))
        spend(new, world, "one-off", when, one_off, duration="one-off")


@dataclass(frozen=True)
class _Study:
    """How people study.

    Attributes:
        years: whole years of study.
        stay: share who go on after a year; `finish`: share of those who begin who finish.
        paid: years of study paid, on average, for one who begins.
    """

    years: Row
    stay: Row
    finish: Row
    paid: Row

    def students(self, on: Scope, begin: Row) -> Row:
        """Write who studies in the year: those of last year who go on and have not finished, and those who begin."""
        students = on.stock("students", 0, "people")
        going_on = on.line("students of last year who go on", students.before * self.stay)
        left = on.line("of them not yet finished", rest(going_on, self.finished(on, begin)))
        students.becomes(where(reached(left, on.const(NOBODY, "people")), left, 0) + begin)
        return students

    def finished(self, on: Scope, begin: Row) -> Row:
        """Write who finished at the end of last year."""
        return on.line("graduates, at the beginning of the year", lag(begin, self.years) * self.finish)

    def owed(self, on: Scope, begin: Row, students: Row) -> Row:
        """Write the years of study still to be paid at year end for those who have begun."""
        ahead = on.stock("years of study still to be paid", 0, "people")
        ahead.becomes(rest(ahead.before + begin * self.paid, students))
        return ahead


def _study(on: Scope, length: Line, drop_out: Line) -> _Study:
    years = on.line("years of study, whole", most(floor(length), 1))
    left = on.line("share of students who leave after a year", drop_out)
    stay = on.line("share of students who go on after a year", most(1 - left, LEAST_STAY))
    finish = on.line("share of students who finish", power(stay, years))
    paid = on.line("years of study paid for one who begins", ratio(1 - finish, left, years))
    return _Study(years, stay, finish, paid)


@dataclass(frozen=True)
class _Prices:
    """What a year of study costs."""

    world: World
    tuition: Line | None
    bursary: Line | None

    def check(self, on: Scope) -> None:
        """Refuse places that cost nothing."""
        if self.tuition is None and self.bursary is None:
            raise RecordError(f"{on.path}: places of study would cost nothing: give tuition, bursary or both")

    def pay(self, on: Scope, students: Row) -> None:
        """Write what students cost; a bursary moves money and uses nothing up."""
        spend(on, self.world, "tuition", students, self.tuition)
        spend(on, self.world, "bursaries", students, self.bursary, index="transfers", econ="E2821", view="cash")

    def owed(self, on: Scope, years: Row) -> None:
        """Write what the years still to be paid will cost."""
        yearly = total(price for price in (self.tuition, self.bursary) if price is not None)
        on.line("still to be paid for students who have begun, base prices", years * yearly)
