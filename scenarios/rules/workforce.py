"""People who do the work: supervision that lasts, and staff day and night where a service is there day and night."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from parameters import Element, Parameter
from scenarios.rules.asks import asks
from scenarios.rules.case import Case, called, given, listed, number
from scenarios.rules.destinations import used_homes
from scenarios.rules.finding import Finding

DAY_AND_NIGHT = ("svc.crisisteam", "svc.crisishouse", "svc.genhosp", "svc.combeds")
"""Menu entries of services that are there day and night, whatever their settings."""
BY_THE_HOUR = ("svc.living",)
"""Menu entries with places whose support comes by the hour: people are at home there, not in a service."""


@asks("R32", "training_cascade", "refresh_every", "refresher_days", "ratio", "sessions", "supervision_hours")
def supervised_training(case: Case) -> Iterator[Finding]:
    """R32: what people learn once is lost without refreshers and supervision in every year after.

    Courses for officials, judges and the like support nobody in daily work: for them it is said, not warned of.
    """
    found: dict[tuple[str, str, str], list[Element]] = {}
    for action in _cascades(case):
        missing = {}
        if not (_some(action, "refresh_every") and (_some(action, "refresher_days"))):
            missing["refresh_every and refresher_days"] = "no refreshers"
        if not all(_some(action, name) for name in ("ratio", "sessions", "supervision_hours")):
            missing["ratio, sessions and supervision_hours"] = "no supervision"
        if missing:
            severity = "INFO" if action.tags.get("setting") == "cross-cutting" else "WARN"
            key = (severity, " and ".join(missing.values()), " and ".join(missing))
            found.setdefault(key, []).append(action)
    for (severity, what, settings), actions in found.items():
        names = listed([f"'{called(action)}'" for action in actions])
        message = f"people trained by {names} get {what} in the years after"
        remedy = f"Give {settings} of {listed([action.address for action in actions])}"
        yield case.says("R32", severity, message, remedy, element=actions[0].id if len(actions) == 1 else "")


@asks("R33", "training_cascade", "supervisor", "supervisor_pay")
def supervisors(case: Case) -> Iterator[Finding]:
    """R33: few enough people for each supervisor, and supervisors who are paid."""
    for action in _cascades(case):
        people, most = given(action.settings, "ratio"), case.limits.people_per_supervisor
        if people > most:
            message = f"one supervisor has {number(people)} people of '{called(action)}' to support"
            remedy = f"At most {number(most)} people for each supervisor ({action.address}.ratio)"
            yield case.says("R33", "WARN", message, remedy, element=action.id)
        hours = _some(action, "supervision_hours")
        if hours and "supervisor" not in action.settings and not _some(action, "supervisor_pay"):
            message = f"nobody pays the supervisors of '{called(action)}'"
            remedy = f"Give {action.address}.supervisor (a cadre) or supervisor_pay"
            yield case.says("R33", "WARN", message, remedy, element=action.id)


def _cascades(case: Case) -> Iterator[Element]:
    actions = case.one.model.scenario.actions.values()
    return (action for action in actions if action.kind == "training_cascade")


def _some(element: Element, name: str) -> bool:
    return given(element.settings, name) > 0


@asks("R35", "home", "round_the_clock")
def day_and_night(case: Case) -> Iterator[Finding]:
    """R35: a post filled day and night takes about five people, in every service that is there day and night."""
    for action in case.one.model.scenario.actions.values():
        menu = action.menu.id if action.menu is not None else ""
        if menu in DAY_AND_NIGHT or (_some(action, "beds") and menu not in BY_THE_HOUR):
            at_night = "on_call" if _some(action, "on_call") else ""
            yield from _filled(case, action, 1, "a " + str(action.settings.get("thing", "unit")), at_night)
    for used in used_homes(case).values():
        if used.home.settings.get("support") == "high":
            people = given(used.home.settings, "people_per_home", 1)
            yield from _filled(case, used.home, people, "a home", "running" if _some(used.home, "running") else "")


def _filled(case: Case, of: Element, people: float, unit: str, otherwise: str) -> Iterator[Finding]:
    """What is said of staff who are too few; `otherwise` names what else may pay for the nights."""
    day, night = (people * _posts(of.settings, name) for name in ("posts", "round_the_clock"))
    if day + night <= 0 or night >= 1 - 1e-9:
        return
    each = case.number(case.one.model.world.full_time)
    posts = f"{number(day + night * each, 1)} full-time posts"
    about = f"'{called(of)}' is there day and night: {unit} has {posts}"
    address = f"{of.address}.round_the_clock"
    enough = day + night * each >= each - 1e-9
    if otherwise:
        message = f"{about}, none of them filled round the clock; {otherwise} must pay for the nights"
        yield case.says("R35", "INFO", message, f"Otherwise give {address}", element=of.id)
    elif enough:
        message = f"{about}, which no line fills round the clock: nights carry no premium"
        yield case.says("R35", "WARN", message, f"Say which posts are filled day and night: {address}", element=of.id)
    else:
        message = f"{about}, and one post filled round the clock takes {number(each, 1)}"
        yield case.says("R35", "BLOCK", message, f"Give {address}: at least 1 post", element=of.id)


def _posts(settings: Mapping[str, Any], name: str) -> float:
    found = settings.get(name)
    posts = found.values() if isinstance(found, Mapping) else ()
    return sum(post.value for post in posts if isinstance(post, Parameter))


RULES = (supervised_training, supervisors, day_and_night)
