"""Treatment package: medicines, contacts and bed-days of the people in need whom it reaches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated

from costing.dates import begins
from costing.equipment import needs
from costing.kinds import cost_kind
from costing.lines import Line, RecordError, Row, Scope
from costing.phases import Dates, Scale, in_phases
from costing.reach import PEOPLE, Reach
from costing.service_use import ask, serve
from costing.spending import paid_already, spend
from costing.staff import pay_staff
from costing.who_choice import general_bed_day, general_visit
from costing.world import World
from parameters import Choice, Number, Path, PerName, Reference, table_of

Cadres = Mapping[str, Line]
WITH_TAX = {"tax": "none"}
"""Tag of prices that hospitals' accounts give, pay and taxes in them."""
HOSPITAL = {"setting": "general hospital", "provider": "HP.1.1", **WITH_TAX}
GENERAL_HOSPITAL = {**HOSPITAL, "function": "F07.3.1", "hc": "HC.1.1"}
GENERAL_CLINIC = {**HOSPITAL, "function": "F07.2.2", "hc": "HC.1.3"}
PSYCHIATRIC = {"setting": "institution", "function": "F07.3.2", "provider": "HP.1.2", "hc": "HC.1.1", **WITH_TAX}
HOW = ("posts", "staff already paid", "visits")


@dataclass(frozen=True)
class Contact:
    """One kind of contact of a package, such as a session, a home visit or a check.

    `contacts` that a person has in a year; `together` people who share one contact (a group session; 1 if left out);
    `minutes` of each contact by cadre. `at` is an action of the plan whose staff make the contacts: they cost nothing
    here and ask its capacity, whatever else is said. Otherwise `how` says what they cost: `posts` that the package pays
    (minutes become full-time posts), `staff already paid` outside the plan, such as those of general care (their time
    is in the economic view only; staff whom the plan pays make their contacts `at` their action), or `visits` bought at
    `visit_price` (if left out, the country's visit to a general hospital).
    """

    contacts: Annotated[Line, Number("contact/people", least=0)]
    together: Annotated[Line | None, Number("people", least=1)] = None
    minutes: Annotated[Cadres, PerName(Number("minute/contact", least=0))] = field(default_factory=dict)
    at: Annotated[str | None, Reference("actions")] = None
    how: Annotated[str, Choice(*HOW)] = "posts"
    visit_price: Annotated[Line | None, Number("money/contact", least=0)] = None


Contacts = Mapping[str, Contact]
NO_CONTACTS: Contacts = MappingProxyType({})


@cost_kind("action", either=((("people",), ("prevalence", "coverage")),), needs=((("coverage",), ("people",)),))
def treatment_package(
    on: Scope,
    world: World,
    *,
    prevalence: Annotated[Line | None, Number(least=0, most=1)] = None,
    coverage: Annotated[Row | None, Path(least=0, most=1)] = None,
    people: Annotated[Row | None, Path("people", least=0)] = None,
    medicines: Annotated[Line | None, Number("money/people", least=0)] = None,
    tests: Annotated[Line | None, Number("money/people", least=0)] = None,
    materials: Annotated[Line | None, Number("money/people", least=0)] = None,
    contacts: Annotated[Contacts, table_of(Contact)] = NO_CONTACTS,
    time_with_people: Annotated[Line | None, Number(above=0, most=1)] = None,
    bed_days: Annotated[Line | None, Number("day/people", least=0)] = None,
    bed_days_at: Annotated[str | None, Reference("actions")] = None,
    bed_day: Annotated[Line | None, Number("money/day", least=0)] = None,
    psychiatric_bed_days: Annotated[Line | None, Number("day/people", least=0)] = None,
    psychiatric_bed_day: Annotated[Line | None, Number("money/day", least=0)] = None,
    one_off: Annotated[Line | None, Number("money", least=0)] = None,
    at_start: Annotated[Line | None, Number(least=0, most=1)] = None,
    start: Annotated[Line | None, Number(lever=True, date=True)] = None,
    end: Annotated[Line | None, Number(lever=True, date=True)] = None,
) -> None:
    """Treatment and support of people with a need: medicines, contacts by cadre and minutes, bed-days.

    People are a path of `people` at year end, or population (of the `group` of its tags) x `prevalence` of the need (if
    given) x `coverage`; a year treats their average.
    A contact is costed once, where it is staffed: one made `at` an action of the plan costs nothing here.

    Settings: `medicines`, laboratory `tests` and `materials` a person and year; `contacts` a table of kinds of contact;
    `time_with_people` the share of working time that posts of the package spend in contacts (1 if left out);
    `bed_days` a person in a general hospital, in the units of `bed_days_at` (an action of the plan, which pays them) or
    at the price `bed_day` (if left out, the country's general-hospital bed-day); `psychiatric_bed_days` a person and
    their price `psychiatric_bed_day`, which has no default; `one_off` design and forms, in the year of `start`; `start`
    and `end` dates. `at_start` is the share of the package that runs in the base year already, at the people or
    coverage of the base year: that is baseline, follows the population, and goes on as it is until the `start`.
    """
    reach = Reach(people, prevalence, coverage)
    reach.check(on)
    if reach.given is None:
        raise RecordError(f"{on.path}: say how many people: a path of people, or prevalence and coverage")
    if bed_days_at is not None and bed_days is None:
        raise RecordError(f"{on.path}: bed_days_at is given without bed_days, so it would do nothing: add bed_days")
    _check_psychiatric(on, psychiatric_bed_days, psychiatric_bed_day)
    for name, contact in contacts.items():
        _check_contact(on, name, contact)

    def pay(part: Scope, scale: Scale) -> None:
        treated = scale[PEOPLE]
        serve(part, world, treated)
        spend(part, world, "medicines", treated, medicines, index="medicines")
        spend(part, world, "tests", treated, tests)
        spend(part, world, "materials", treated, materials)
        for name, contact in contacts.items():
            _make(part.part(f"contacts, {name.replace('_', ' ')}"), world, treated, contact, time_with_people)
        if bed_days is not None:
            days = part.line("days in general hospitals", treated * bed_days)
            if bed_days_at is not None:
                ask(world, bed_days_at, part.line("bed-days asked", days * part.const(1, "bed")))
            else:
                each = general_bed_day(part, world) if bed_day is None else bed_day
                spend(part, world, "bed-days in general hospitals", days, each, **GENERAL_HOSPITAL)
        if psychiatric_bed_days is not None:
            days = part.line("days in psychiatric hospitals", treated * psychiatric_bed_days)
            spend(part, world, "bed-days in psychiatric hospitals", days, psychiatric_bed_day, **PSYCHIATRIC)

    added = in_phases(on, world, Dates(at_start, start, end, "package"), lambda phase: reach.size(world, phase), pay)
    if added is not None and one_off is not None:
        when = added.flow("year of the start", begins(added, start))
        spend(added, world, "one-off", when, one_off, duration="one-off")


def _make(on: Scope, world: World, people: Row, contact: Contact, with_people: Line | None) -> None:
    """Write contacts, and what they cost: nothing here, posts, the time of others, or visits."""
    asked: Line = people * contact.contacts
    if contact.together is not None:
        asked = asked / contact.together * on.const(1, "people")
    made = on.line("contacts", asked)
    if contact.at is not None:
        ask(world, contact.at, made)
    elif contact.how == "visits":
        if contact.visit_price is not None:
            spend(on, world, "visits", made, contact.visit_price)
            return
        each = general_visit(on, world) * on.const(1, "visit/contact")
        spend(on, world, "visits", made, each, **GENERAL_CLINIC)
    else:
        posts = _posts(on, world, contact.minutes, with_people)
        if contact.how == "posts":
            pay_staff(on, world, made, posts, {})
        else:
            for cadre, each in posts.items():
                paid_already(on, world, cadre, on.line(f"{cadre.replace('_', ' ')}: posts' worth of time", made * each))


def _posts(on: Scope, world: World, minutes: Cadres, with_people: Line | None) -> dict[str, Line]:
    """The full-time posts that one contact takes, by cadre."""
    hours = world.hours if with_people is None else on.line("hours with people in a year", world.hours * with_people)
    return {
        cadre: on.line(f"{cadre.replace('_', ' ')}: posts for one contact", each / on.const(60, "minute/hour") / hours)
        for cadre, each in minutes.items()
    }


def _check_contact(on: Scope, name: str, contact: Contact) -> None:
    where = f"{on.path}.contacts.{name}"
    if contact.at is not None:
        return
    if contact.how != "visits" and not contact.minutes:
        ways = "minutes by cadre, the action that they are made `at`, or how: visits"
        raise RecordError(f"{where}: says not what its contacts cost: give {ways}")
    if contact.how != "visits" and contact.visit_price is not None:
        raise RecordError(
            f"{where}: visit_price does nothing as the contacts are {contact.how}: take it out, or say how: visits"
        )


def _check_psychiatric(on: Scope, days: Line | None, price: Line | None) -> None:
    needs(on, "psychiatric_bed_day", price, "psychiatric_bed_days", days)
    if days is not None and price is None:
        raise RecordError(
            f"{on.path}: psychiatric_bed_days are given without psychiatric_bed_day: give what a day costs in the "
            "psychiatric hospitals of the country, from their accounts. No figure can stand in for it: WHO-CHOICE is a "
            "model of general hospitals, and real psychiatric bed-days differ from it four- and five-fold, either way "
            "(Czechia: EUR 59, USD 66, printed, USD 264 modelled; Nigeria: USD 56 printed, USD 10.6 modelled)"
        )
