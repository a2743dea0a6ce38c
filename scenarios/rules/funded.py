"""What must be in the budget: more than medicines, eyes from outside, homes with an income and work, general care."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from costing import CENT, Entry
from scenarios.rules.actions import actions, changes_services, cost, opening, paid, spent, titles
from scenarios.rules.case import Case, given, in_years, joined, listed, percent, persons, said_years
from scenarios.rules.finding import Finding

TALK = ("psychologist", "social_worker", "occupational_therapist", "peer_worker", "support_worker")
"""Cadres whose pay is psychological and social support."""
TALKING = ("int.psych", "int.lay", "int.family", "svc.peer", "drug.taper")
"""Menu entries of psychological support."""
SOCIAL = ("2.2", "2.3")
"""Directives of social support."""
TAPER = "drug.taper"
WATCH = ("gov.monitor", "sector.justice.2")
ASK = "inf.exit"
NEEDS = {
    "housing": (("inc.housing", "svc.living", "sector.social.2", "sector.urban.1"), ("F06", "F10.6"), "E3111"),
    "income": (("inc.livelihood", "pop.poverty", "int.onestop", "sector.social.1"), ("F10.1.1",), "E2721"),
    "work": (("inc.ips", "inc.livelihood", "sector.social.3"), ("F04.1.2", "F10.5"), "none"),
}
"""Lines of housing, income and work: menu entries, functions and economic codes, each by how it begins."""
EMPLOYMENT = "sector.employment"
GENERAL = ("svc.phc", "wf.posts", "svc.liaison")
ACCESS = "svc.access"


def not_medicines_alone(case: Case) -> Iterator[Finding]:
    """R28: the share of medicines is shown; psychological and social support, and help with stopping, are paid too."""
    bought = spent(case, _medicines(case))
    treated = bought.max() > CENT or bool(_packages(case))
    if not treated:
        return
    other = spent(case, _support(case))
    if other.max() <= CENT:
        message = "treatment is paid for, and no psychological or social support"
        remedy = "Add int.psych, int.family or svc.peer, or posts of psychologists and social workers"
        yield case.says("R28", "BLOCK", message, remedy)
    elif (whole := bought[-1] + other[-1]) > CENT:
        share, year = percent(bought[-1] / whole), case.years[-1]
        message = f"medicines take {share} of what medicines, psychological and social support cost in {year}"
        yield case.says("R28", "INFO", message, "It is shown, not judged", year=year)
    if bought.max() > CENT and not paid(case, (TAPER,)):
        message = f"medicines are bought ({case.money(bought.sum())}), and nobody is paid to help people to stop them"
        yield case.says("R28", "WARN", message, f"Add {TAPER}: supported reduction at each person's pace")


def _medicines(case: Case) -> list[Entry]:
    lines = case.one.model.ledger.entries
    return [one for one in lines if one.tags["price_class"] == "medicines" or one.tags["input"] == "medicines"]


def _packages(case: Case) -> list[str]:
    """Treatment packages that pay for something, or ask services of the plan for contacts."""
    return [name for name, action in actions(case).items() if action.kind == "treatment_package"]


def _support(case: Case) -> list[Entry]:
    """Lines of psychological and social support outside institutions: pay without contributions, no medicines."""
    medicines = {id(one) for one in _medicines(case)}
    found = []
    for one in case.one.model.ledger.entries:
        tags = one.tags
        fits = tags["input"] in TALK or tags.get("menu") in TALKING or tags["directive"] in SOCIAL
        if fits and tags["setting"] != "institution" and id(one) not in medicines:
            found.append(one)
    return found


def eyes_from_outside(case: Case) -> Iterator[Finding]:
    """R29: independent visits and complaints while people move (BLOCK) or services open (WARN); surveys (WARN).

    Monitoring stops the plan where people leave institutions, since only eyes from outside see in time that a move
    goes wrong. Where services only open, and for surveys, a warning is enough: they may follow a year later.
    """
    moving = np.zeros(len(case.years), dtype=bool)
    for place in case.institutions():
        moving |= place.moves >= case.limits.people
    watched = cost(case, paid(case, WATCH)) > CENT
    blind = in_years(case.years, moving & ~watched)
    if blind:
        message = f"people leave institutions in {said_years(blind)}, and no independent visits and complaints are paid"
        remedy = f"Add {WATCH[0]}, or let it start by {blind[0]}"
        yield case.says("R29", "BLOCK", message, remedy, year=blind[0])
    missing = []
    if not blind and not watched.any():
        missing.append(f"independent visits and complaints ({WATCH[0]})")
    if not paid(case, (ASK,)):
        missing.append(f"surveys of people who use and leave services ({ASK})")
    if missing and changes_services(case):
        message = f"services change, and nothing is paid for {joined(missing)}"
        yield case.says("R29", "WARN", message, "Add them: people say what no count shows")


def home_income_work(case: Case) -> Iterator[Finding]:
    """R30: money for homes, income and work of people who leave institutions."""
    leaving = case.summed([place.down.people.moves for place in case.institutions() if place.down.people is not None])
    if leaving.sum() < case.limits.people:
        return
    parts = {need: spent(case, [one for one in case.one.model.ledger.entries if _meets(one, need)]) for need in NEEDS}
    total = np.sum(list(parts.values()), axis=0)
    missing = [need for need, amount in parts.items() if amount.max() <= CENT]
    if total.max() <= CENT:
        message = "no money is planned for the homes, the income or the work of people who leave"
        yield case.says("R30", "BLOCK", message, "Pay for homes (places), inc.housing, pop.poverty and inc.ips")
        return
    year = case.years[-1]
    there = f"homes, income and work of {persons(leaving.sum())} who leave, and of others, have {case.money(total[-1])}"
    if missing:
        message = f"{there} in {year}, and nothing is for {joined(missing)}"
        remedy = "Add inc.housing, pop.poverty or inc.ips, or the lines of the ministries that pay for them"
        yield case.says("R30", "WARN", message, remedy, year=year)
    else:
        yield case.says("R30", "INFO", f"{there} in {year}", "Compare it with what a household needs", year=year)


def _meets(entry: Entry, need: str) -> bool:
    """Whether a line is money for homes, income or work of people outside institutions."""
    menus, functions, econ = NEEDS[need]
    tags, menu = entry.tags, entry.tags.get("menu", "")
    if tags["setting"] == "institution":
        return False
    if need == "housing" and "homes" in tags:
        return tags["input"] == "homes" or tags["econ"].startswith(econ)
    if need == "work" and menu.startswith(EMPLOYMENT):
        return True
    cash = need == "income" and tags["econ"].startswith(econ)
    return menu in menus or tags["function"].startswith(functions) or cash


def general_care(case: Case) -> Iterator[Finding]:
    """R31: mental health in general care is paid for, and supervised."""
    if not changes_services(case):
        return
    names = paid(case, GENERAL, setting="general care")
    if not names:
        message = "nothing is paid for mental health in general care"
        yield case.says("R31", "WARN", message, "Add svc.phc or wf.posts, with supervision every year")
    elif not any(_supervised(case, name) for name in (*names, *paid(case, ("wf.cascade",)))):
        message = f"general care ({listed(titles(case, names))}) has no supervision that the plan pays for"
        where = f"Give actions.{names[0]}.supervision_hours and sessions, or add wf.cascade"
        yield case.says("R31", "WARN", message, where, element=names[0])


def _supervised(case: Case, name: str) -> bool:
    settings = actions(case)[name].settings
    return given(settings, "supervision_hours") > 0 and given(settings, "sessions", 1) > 0


def access(case: Case) -> Iterator[Finding]:
    """R44: ramps, plain formats, interpreters and transport in services that open."""
    names = opening(case)
    if names and not paid(case, (ACCESS,)):
        message = f"no ramps, plain formats, interpreters or transport are paid for {listed(titles(case, names))}"
        yield case.says("R44", "INFO", message, f"Add {ACCESS}, or hold them in the prices and say so")


RULES = (not_medicines_alone, eyes_from_outside, home_income_work, general_care, access)
