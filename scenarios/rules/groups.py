"""Nobody is left out: money of their own for children and older adults, and for people with lived experience."""

from __future__ import annotations

from collections.abc import Iterator

from costing import CENT
from scenarios.rules.actions import actions, changes_services, cost, money, paid, spent
from scenarios.rules.asks import asks
from scenarios.rules.case import Array, Case, called, joined, known, percent
from scenarios.rules.destinations import FOR_NO_CHILD
from scenarios.rules.finding import Finding

GROUPS = {
    "complex_needs": "people with complex needs",
    "intellectual_disability": "people with an intellectual disability",
    "migrants": "migrants and refugees",
    "prisoners": "people in prison",
    "women": "women",
    "lgbtiq": "LGBTIQ+ people",
}
"""Groups that are easily left out, by the name of the tag `group` or of the plan's section `considered`."""
SERVES = {"svc.special": ("complex_needs",), "svc.prison": ("prisoners",), "pop.violence": ("women",)}
"""Menu entries that are for one of these groups without a tag."""
PEERS = "peer"
"""How the cadres of people with lived experience begin."""


def own_line(case: Case, group: str, rule: str, who: str, menu: str) -> Iterator[Finding]:
    """A group has money of its own; its share of the plan is shown, not judged."""
    lines = case.one.model.ledger.entries
    own = spent(case, [one for one in lines if one.tags.get("group") == group or one.tags.get("menu") == menu])
    if own.max() > CENT:
        year, share = case.years[-1], percent(own[-1] / max(money(case)[-1], CENT))
        message = f"{case.money(own[-1])} of {year}, {share} of the plan, is for {who}"
        yield case.says(rule, "INFO", message, f"Compare it with the share of {who} in the population", year=year)
    elif group in case.considered:
        message = f"no money of its own for {who}, because: {case.considered[group].strip().rstrip('.')}"
        yield case.says(rule, "INFO", message, "See that they are served in what is for everybody")
    elif changes_services(case):
        remedy = f"Add {menu}, or an action with tags: {{group: {group}}}"
        yield case.says(rule, "WARN", f"no action is for {who}", f"{remedy}; or give the reason in considered.{group}")


def children(case: Case) -> Iterator[Finding]:
    """R24: money of their own for children, who live in families."""
    yield from own_line(case, "children", "R24", "children", "svc.child")
    yield from _in_institutions(case)


def _in_institutions(case: Case) -> Iterator[Finding]:
    """Group homes and institutions for children, by their tags; where groups of children move, see `destinations`."""
    for name, place in case.one.model.scenario.places.items():
        where = place.settings.get("destination")
        if place.tags.get("group") == "children" and where in FOR_NO_CHILD:
            message = f"'{called(place)}' for children is a {where}"
            yield case.says("R24", "BLOCK", message, f"Children live in families: change places.{name}", element=name)
    for name, action in actions(case).items():
        inside = action.tags.get("group") == "children" and action.tags.get("setting") == "institution"
        if inside and case.flows(case.one.model.elements[name].new_nominal).max() > CENT:
            message = f"new money for children in an institution: {called(action)}"
            yield case.says("R24", "BLOCK", message, "Pay for families and for services near them", element=name)
    yield from _admitted(case)


def _admitted(case: Case) -> Iterator[Finding]:
    """Children of an institution that the tags say is for children, whatever its groups say."""
    homes = case.one.model.scenario.places
    for place in case.institutions():
        if case.one.model.scenario.institutions[place.id].tags.get("group") != "children":
            continue
        groups = [one.group for one in known(place.down.people).groups if one.group.people != "children"]
        to = dict.fromkeys(name for group in groups for name in group.to)
        wrong = [called(homes[name]) for name in to if homes[name].settings.get("destination") in FOR_NO_CHILD]
        if wrong:
            message = f"children of {place.title} are to live in {joined(wrong)}"
            yield place.says("R24", "BLOCK", message, f"Children live in families: change 'to' of {place.address}")


def older_adults(case: Case) -> Iterator[Finding]:
    """R25: money of their own for older adults."""
    yield from own_line(case, "older_adults", "R25", "older adults", "svc.older")


@asks("R26", "", "considered")
def left_out(case: Case) -> Iterator[Finding]:
    """R26: each group that is easily left out has an action, or the plan says why not."""
    if not changes_services(case):
        return
    served = {action.tags.get("group") for name, action in actions(case).items() if cost(case, name).max() > CENT}
    for menu, groups in SERVES.items():
        served |= set(groups) if paid(case, (menu,)) else set()
    missing = {key: who for key, who in GROUPS.items() if key not in served and key not in case.considered}
    if missing:
        message = f"no action is for {joined(list(missing.values()))}, and no reason is given"
        remedy = f"Add actions with the tag group, or reasons in considered ({', '.join(missing)})"
        yield case.says("R26", "INFO", message, remedy)


def lived_experience(case: Case) -> Iterator[Finding]:
    """R27: people with lived experience are paid for taking part and as peer workers; their share of staff is shown."""
    if not changes_services(case):
        return
    missing = []
    if not paid(case, directive="1.4"):
        missing.append("taking part in decisions or organizations of their own (civ.participation, civ.grants)")
    staff, peers = _staff(case)
    if peers[-1] < 1e-6:
        missing.append("posts of peer workers in services")
    if missing:
        message = f"people with lived experience are not paid for {joined(missing)}"
        remedy = "Pay for it: advice and work without pay are not participation"
        yield case.says("R27", "WARN", message, remedy)
    if staff[-1] > 1e-6:
        share = percent(peers[-1] / staff[-1])
        message = f"{share} of the posts in services outside institutions in {case.years[-1]} are of peer workers"
        yield case.says("R27", "INFO", message, "Print it each year beside their pay", year=case.years[-1])


def _staff(case: Case) -> tuple[Array, Array]:
    """Full-time posts in services outside institutions in each plan year: all, and those of peer workers."""
    elsewhere = ("institution", "cross-cutting")
    outside = [post for post in case.one.model.world.posts if post.tags.get("setting") not in elsewhere]
    peers = [post.filled for post in outside if post.cadre.startswith(PEERS)]
    return case.summed([post.filled for post in outside]), case.summed(peers)


RULES = (children, older_adults, left_out, lived_experience)
