"""Whether what a plan says it buys makes sense: templates where they belong, cost that is whole, ratios as in print."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from costing import CENT, Present
from parameters import Element, template_named
from scenarios.benefits import not_costed as not_costed_in
from scenarios.projection import Projected
from scenarios.rules.case import Case, called, joined, listed
from scenarios.rules.finding import Finding

PACKAGE = "treatment_package"
JOBS = "inc.ips"
SEVERE = ("package_psychosis", "package_bipolar", "")
"""Packages whose people are those whom supported employment was made for; empty: a package of the plan's own."""
WORK = ("more_in_work", "more_at_work")


def template_fits(case: Case) -> Iterator[Finding]:
    """BENEFIT: a template that was written for people of other actions."""
    scenario = case.one.model.scenario
    for one in scenario.benefits.values():
        action = scenario.actions.get(str(one.settings.get("of", "")))
        template = template_named(one.template) if one.template else None
        if action is None or template is None or not template.of or _fits(action, template.of):
            continue
        message = f"{called(one)} takes {template.id} for {called(action)}: it was written for {joined([*template.of])}"
        remedy = f"Take the template that fits in {one.address}, or give its figures with their sources instead"
        yield case.says("BENEFIT", "WARN", message, remedy, element=one.id)


def _fits(action: Element, of: tuple[str, ...]) -> bool:
    """Whether a benefit was written for an action: by its package where it has one, otherwise by its menu id."""
    if action.template.startswith("package_"):
        return action.template in of
    return action.menu is None or action.menu.id in of


def several_conditions(case: Case) -> Iterator[Finding]:
    """BENEFIT: packages of several conditions, each with the benefits of its people: many have more than one."""
    scenario = case.one.model.scenario
    found = [action for action in _packages(case) if any(_counts(one, action) for one in scenario.benefits.values())]
    if all(_apart(one, other) for one, other in combinations(found, 2)):
        return
    message = (
        f"people of {listed([called(one) for one in found])} are counted in each: somebody with two conditions gains "
        "health and work twice"
    )
    remedy = "Give otherwise for the share who are in another package, or apart_from with the reason between actions"
    yield case.says("BENEFIT", "WARN", message, remedy)


def jobs_twice(case: Case) -> Iterator[Finding]:
    """BENEFIT: work of supported employment and of treatment, of people who may be the same."""
    scenario = case.one.model.scenario
    works = [one for one in scenario.benefits.values() if any(name in one.settings for name in WORK)]
    of = {one.id: scenario.actions.get(str(one.settings.get("of", ""))) for one in works}
    jobs = [one for one in works if (action := of[one.id]) is not None and _menu(action) == JOBS]
    treated = [one for one in works if (action := of[one.id]) is not None and _severe(action)]
    for job in jobs:
        others = [one for one in treated if not _apart(of[job.id], of[one.id])]
        if others:
            both = listed([called(job), *(called(one) for one in others)])
            message = f"{both} count work of people who may be the same"
            remedy = f"Count their work in one of them (more_in_work and more_at_work of 0 in {others[0].address})"
            yield case.says("BENEFIT", "WARN", message, remedy, element=job.id)


def _menu(action: Element) -> str:
    return action.menu.id if action.menu is not None else ""


def _severe(action: Element) -> bool:
    return action.kind == PACKAGE and action.template in SEVERE


def _apart(one: Element | None, other: Element | None) -> bool:
    assert one is not None
    assert other is not None
    return other.id in (one.about.get("apart_from") or {}) or one.id in (other.about.get("apart_from") or {})


def _packages(case: Case) -> list[Element]:
    actions = case.one.model.scenario.actions.values()
    return [one for one in actions if one.kind == PACKAGE and not one.about.get("left_out")]


def _counts(benefit: Element, action: Element) -> bool:
    return benefit.settings.get("of") == action.id


def not_costed(case: Case) -> Iterator[Finding]:
    """BENEFIT: treatment is counted whole, and what makes it possible is not in its cost."""
    missing = not_costed_in(case.one)
    if missing:
        message = (
            f"what treatment brings is counted whole, and {joined([*missing])} are not costed: ratios are too "
            "high by what they would cost"
        )
        remedy = "Add actions that train and supervise, and contingencies; or say so wherever a ratio is shown"
        yield case.says("BENEFIT", "WARN", message, remedy)


def outside_print(case: Case) -> Iterator[Finding]:
    """BENEFIT: a ratio above those that are printed; what institutions stop to cost is not in those."""
    found = case.one.model.investment
    if found is None:
        return
    presents = {"the plan": next(one for one in found.present if one.own)}
    presents |= {called(case.one.model.scenario.actions[name]): one for name, one in found.actions.items()}
    for name, present in presents.items():
        ratio = _ratio(case.one, present)
        if ratio > case.limits.printed_ratio:
            message = (
                f"{name} brings {ratio:.1f} times its cost, without the value of health and what is released: packages "
                "of the seven countries of Chisholm and others (Front Health Serv 2023;3:1214885) bring at most "
                f"{case.limits.printed_ratio:g}"
            )
            remedy = "Look again at whom it counts, what each gains and what is in its cost"
            yield case.says("BENEFIT", "WARN", message, remedy)


def _ratio(one: Projected, present: Present) -> float:
    """Benefits without the value of health and without what is released, for one of cost; 0 where nothing is spent."""
    cost, released = float(one.values(present.cost)[0]), present.parts.get("released")
    gained = float(one.values(present.money)[0]) - (0.0 if released is None else float(one.values(released)[0]))
    return gained / cost if cost >= CENT else 0.0


RULES = (template_fits, several_conditions, jobs_twice, not_costed, outside_print)
