"""No coercion is paid for: no line that holds people against their will, and no home that is a small institution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from costing import CENT
from parameters import Element, leaves
from scenarios.rules.actions import actions, cost, menu_of, names_in, spent
from scenarios.rules.case import Case, called, given, joined, listed, number
from scenarios.rules.coercion_words import CHILD, coercive, electric, plain
from scenarios.rules.destinations import RULES_OF_AN_INSTITUTION, used_homes
from scenarios.rules.finding import Finding

AGAINST_COERCION = (
    "svc.rights", "law.reform", "law.sdm", "law.advance", "law.justicetraining", "gov.monitor", "gov.policycap",
    "inf.exit", "sector.justice.1", "sector.justice.2",
)  # fmt: skip
"""Menu entries that exist to end coercion, or to see it: what they are called is not held against them."""
SHIPPED = ("parameters/", "default of")
"""Where a note comes from that nobody wrote into the plan: what CareShift brings along."""
BUILDINGS = "E3111"
"""How the economic codes of buildings begin."""
LOCKED = ("on_institution_grounds", "cannot_come_and_go")


def no_coercion(case: Case) -> Iterator[Finding]:
    """R22: no money for seclusion, restraint, treatment against a person's will, shackling or unmodified ECT.

    Names, words and keys of what costs money stop the plan; a note, which may speak of what is not paid, asks.
    """
    named, noted = [], []
    for element in _costing(case):
        if menu_of(element) in AGAINST_COERCION:
            continue
        if said := _said(element):
            named.append((element, said))
        elif said := _in_notes(element):
            noted.append((element, said))
    if named:
        what = listed([f"'{called(element)}' ({said})" for element, said in named])
        remedy = f"Take out {joined([element.address for element, _ in named])}, or pay for what ends it (svc.rights)"
        yield case.says("R22", "BLOCK", f"{what} would pay for coercion", remedy, element=named[0][0].id)
    if noted:
        what = listed([f"'{called(element)}' ({said})" for element, said in noted])
        where = joined([element.address for element, _ in noted])
        message = f"notes of {what} speak of coercion"
        yield case.says("R22", "WARN", message, f"See that {where} pays for none, and say so", element=noted[0][0].id)


def _costing(case: Case) -> Iterator[Element]:
    """Actions and kinds of homes that cost something."""
    for name, action in actions(case).items():
        if cost(case, name).max() > CENT:
            yield action
    for name, place in case.one.model.scenario.places.items():
        if spent(case, case.entries(homes=name)).sum() > CENT:
            yield place


def _said(element: Element) -> str:
    """The coercion that the words of an element speak of, those of its menu entry left aside."""
    usual = {element.menu.name, element.menu.output, element.menu.indicator} if element.menu is not None else set()
    own = [element.title, *(str(element.about.get(key) or "") for key in ("output", "indicator"))]
    words = [element.id, *(text for text in own if text not in usual), *names_in(element.settings)]
    child = element.tags.get("group") == "children" or CHILD.search(plain(" ".join(words))) is not None
    return next((said for text in words if (said := coercive(text) or electric(text, child))), "")


def _in_notes(element: Element) -> str:
    """The coercion that the plan's own notes on an element speak of."""
    child = element.tags.get("group") == "children"
    notes = [one.note for one in leaves(element.settings) if one.note and not one.origin.startswith(SHIPPED)]
    return next((said for note in notes if (said := coercive(note) or electric(note, child))), "")


def no_small_institutions(case: Case) -> Iterator[Finding]:
    """R23: nothing is built for people on the grounds of an institution or behind locked doors, or for too many."""
    for name, used in used_homes(case).items():
        built = spent(case, [entry for entry in case.entries(homes=name) if entry.tags["econ"].startswith(BUILDINGS)])
        if built.sum() < CENT:
            continue
        answers = used.home.settings.get("house_rules")
        said: Mapping[Any, Any] = answers if isinstance(answers, Mapping) else {}
        wrong = [RULES_OF_AN_INSTITUTION[rule] for rule in LOCKED if said.get(rule) == "yes"]
        size = given(used.home.settings, "people_per_home")
        large = size > case.limits.people_per_home
        if not (wrong or large):
            continue
        if large:
            wrong.append(f"{number(size)} people live in one")
        message = f"{case.money(built.sum())} is to build {used.about} and {joined(wrong)}"
        remedy = (
            f"Spend it on homes among other homes, of at most {case.limits.people_per_home:g} people (places.{name})"
        )
        locked = any(said.get(rule) == "yes" for rule in LOCKED)
        yield case.says("R23", "BLOCK" if locked else "WARN", message, remedy, element=name)


RULES = (no_coercion, no_small_institutions)
