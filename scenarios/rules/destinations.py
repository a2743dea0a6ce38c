"""Where people go: homes and not institutions under another name, with providers that are ready, and a choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from costing import CENT
from parameters import Element
from scenarios.rules.asks import asks
from scenarios.rules.case import Case, Institution, called, given, joined, known, number, percent, persons
from scenarios.rules.finding import Finding

RULES_OF_AN_INSTITUTION = {
    "housemates_imposed": "people do not choose whom they live with",
    "staff_imposed": "people do not choose who supports them",
    "cannot_come_and_go": "people cannot come and go",
    "on_institution_grounds": "it stands on the grounds of an institution",
    "tied_to_treatment": "the home is lost when treatment is refused",
}
"""Any one of these house rules makes an institution."""
SIGNS_OF_AN_INSTITUTION = {
    "fixed_routine": "the day follows the timetable of the house",
    "few_contacts": "people have few contacts outside",
}
INSTITUTIONS = ("nursing or social-care home", "prison", "street", "unknown")
"""Destinations that no plan may choose."""
FOR_NO_CHILD = ("group home", *INSTITUTIONS)


@dataclass(frozen=True)
class Used:
    """A kind of home that people of some institutions are to move to."""

    home: Element
    titles: tuple[str, ...]

    @property
    def destination(self) -> str:
        """Where people live who move there."""
        return str(self.home.settings.get("destination", "supported home"))

    @property
    def about(self) -> str:
        """The kind of home and whose people move there, as said in a sentence."""
        return f"'{called(self.home)}', to which people of {joined(list(self.titles))} move,"


def used_homes(case: Case) -> dict[str, Used]:
    """The kinds of homes that the plan uses, by name; also for own decision and people not admitted."""
    titles: dict[str, list[str]] = {}
    for place in case.institutions():
        other = (place.settings.get("own_decision_home"), place.part("not_admitted").get("home"))
        for name in (*place.planned_to(), *(str(one) for one in other if one is not None)):
            titles.setdefault(name, [])
            if place.title not in titles[name]:
                titles[name].append(place.title)
    return {name: Used(case.one.model.scenario.places[name], tuple(whose)) for name, whose in titles.items()}


@asks("R06", "home", "house_rules")
def house_rules(case: Case) -> Iterator[Finding]:
    """R06: rules, not size, make an institution."""
    for name, used in used_homes(case).items():
        answers = used.home.settings.get("house_rules")
        where = f"places.{name}.house_rules"
        if not isinstance(answers, Mapping):
            message = f"nobody has answered the seven questions on daily life in {used.about[:-1]}"
            yield case.says("R06", "WARN", message, f"Answer them in {where}", element=name)
        else:
            yield from _answered(case, name, used, answers, where)
        yield from _size(case, name, used)


def _answered(case: Case, name: str, used: Used, answers: Mapping[Any, object], where: str) -> Iterator[Finding]:
    broken = [said for rule, said in RULES_OF_AN_INSTITUTION.items() if answers.get(rule) == "yes"]
    signs = [said for rule, said in SIGNS_OF_AN_INSTITUTION.items() if answers.get(rule) == "yes"]
    if broken:
        message = f"{used.about} is an institution by its house rules: {joined(broken)}"
        remedy = f"Change these rules, or choose another kind of home ({where})"
        yield case.says("R06", "BLOCK", message, remedy, element=name)
    elif signs:
        message = f"{used.about} has signs of an institution: {joined(signs)}"
        yield case.says("R06", "WARN", message, f"Change these rules of the house ({where})", element=name)


def _size(case: Case, name: str, used: Used) -> Iterator[Finding]:
    size = given(used.home.settings, "people_per_home")
    if size > case.limits.people_per_home:
        message = f"{number(size)} people live in one home of {used.about[:-1]}"
        remedy = f"Homes for at most {case.limits.people_per_home:g} people, who chose each other"
        yield case.says("R06", "WARN", message, remedy, element=name)


def units_in_general_hospitals(case: Case) -> Iterator[Finding]:
    """R07: both readings of units in general hospitals are printed."""
    inside, unit, all_ = 0.0, 0.0, 0.0
    for entry in case.one.model.ledger.entries:
        spent = float(case.flows(entry.nominal)[-1])
        all_ += spent
        inside += spent if entry.tags["setting"] == "institution" else 0.0
        unit += spent if entry.tags["setting"] == "general hospital" else 0.0
    if unit < CENT or all_ < CENT:
        return
    year = case.years[-1]
    message = (
        f"of the money of {year}, {percent(1 - inside / all_)} is spent outside institutions if units in general "
        f"hospitals ({case.money(unit)}) count as community, {percent(1 - (inside + unit) / all_)} if they count as "
        "institutions"
    )
    remedy = "They count as community only with free consent, an aim of zero coercion and short stays: show both"
    yield case.says("R07", "INFO", message, remedy, year=year)


def destinations(case: Case) -> Iterator[Finding]:
    """R08: nobody is to be sent to another institution, prison, the street or nobody knows where."""
    homes = case.one.model.scenario.places
    for place in case.institutions():
        planned = place.planned_to()
        for name in planned:
            where = str(homes[name].settings.get("destination", ""))
            if where in INSTITUTIONS:
                share = planned[name] / sum(planned.values())
                who = f"{persons(planned[name])} ({percent(share)} of the moves) of {place.title}"
                message = f"the plan sends {who} to '{called(homes[name])}': {where}"
                remedy = f"Give them homes with support instead ({place.address}: to, places.{name}.destination)"
                yield place.says("R08", "BLOCK", message, remedy)
        yield from _children(place)


def _children(place: Institution) -> Iterator[Finding]:
    """R24, its part on destinations: a group home is not a home for a child."""
    homes = place.case.one.model.scenario.places
    for one in known(place.down.people).groups:
        if one.group.people != "children":
            continue
        wrong = [called(homes[n]) for n in one.group.to if homes[n].settings.get("destination") in FOR_NO_CHILD]
        if wrong:
            message = f"children of {place.title} are to live in {joined(wrong)}"
            remedy = f"Children live in families: change 'to' of {place.address}.groups.{one.name}"
            yield place.says("R24", "BLOCK", message, remedy)


def providers(case: Case) -> Iterator[Finding]:
    """R10: nobody is handed over to a provider without licence, staff and a first payment."""
    for name, used in used_homes(case).items():
        if used.home.settings.get("provider") == "not ready":
            message = f"the provider of {used.about} has no licence, staff or first payment yet"
            remedy = f"Nobody moves there until it has all three: then set places.{name}.provider"
            yield case.says("R10", "BLOCK", message, remedy, element=name)


def families(case: Case) -> Iterator[Finding]:
    """R12: the family is a choice and is supported, not the default."""
    homes = case.one.model.scenario.places
    for place in case.institutions():
        planned = place.planned_to()
        family = {name: count for name, count in planned.items() if homes[name].settings.get("destination") == "family"}
        for name, count in family.items():
            paid = [entry for entry in place.down.homes[name] if not entry.capital]
            if case.summed([entry.nominal for entry in paid]).sum() < CENT:
                who = f"{persons(count)} of {place.title}"
                message = f"families are to take in {who}, and nothing is paid for it"
                remedy = f"Pay for support of carers, cash and visits in places.{name} (running, posts)"
                yield place.says("R12", "WARN", message, remedy)
        share = sum(family.values()) / max(sum(planned.values()), 1e-9)
        if share > case.limits.family_share:
            message = f"{percent(share)} of the people who leave {place.title} are to live with their families"
            remedy = f"Offer more homes of other kinds: at most {percent(case.limits.family_share)} is our limit"
            yield place.says("R12", "WARN", message, remedy)


def choice(case: Case) -> Iterator[Finding]:
    """R13: at least two kinds of housing, and how many have a home of their own."""
    homes = case.one.model.scenario.places
    for place in case.institutions():
        funded = {
            name: moved
            for name in place.down.offers
            if (moved := float(place.moves_to(name).sum())) > 1e-9
            and case.summed([entry.nominal for entry in place.down.homes[name]]).sum() > CENT
        }
        if not place.planned_to():
            continue
        if len(funded) < case.limits.housing_kinds:
            kinds = f"only {joined([called(homes[name]) for name in funded])}" if funded else "no kind of home"
            message = f"{kinds} is paid for the people of {place.title}: they have no choice of housing"
            remedy = f"Offer at least {case.limits.housing_kinds:g} kinds of homes"
            yield place.says("R13", "WARN", message, remedy)
        if funded:
            own = sum(count for name, count in funded.items() if homes[name].settings.get("destination") == "own home")
            share = percent(own / sum(funded.values()))
            message = f"{share} of the people who move from {place.title} get a home of their own"
            yield place.says("R13", "INFO", message, "Homes among other homes are the aim")


RULES = (house_rules, units_in_general_hospitals, destinations, providers, families, choice)
