"""The sources of money that a plan names, and what must hold of their names and of what they pay."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from costing.bind import bind
from costing.existing_money import AUTOMATIC, BUDGET
from costing.kinds import all_kinds
from costing.lines import RecordError
from costing.source import RESTRICTED, Source, known_words
from costing.world import World
from parameters import did_you_mean

ACCOUNTS = ("bridge", "ceiling", BUDGET)
"""Kinds of financing that are no source of their own."""


def sources_of_plan(world: World) -> list[Source]:
    """Write every source that a plan names; the status quo, in which nothing new is done, has none.

    Raises:
        RecordError: two of them have one name, one pays something that the plan does not have, or ends before it
            starts.
    """
    if not world.scenario.reform:
        return []
    _check_titles(world)
    found = []
    for element in world.scenario.financing.values():
        if element.kind in ACCOUNTS:
            continue
        if element.id in AUTOMATIC:
            raise RecordError(f"{element.address}: every plan may have a source of this name of itself: rename it")
        kind, title = all_kinds()[element.kind], f"source {element.id.replace('_', ' ')}"
        on = world.book.scope(title, element=element.id, kind=element.kind, name=element.title)
        found.append(kind.function(on, world, **bind(on, world, element, kind.schema)))
    _check_pays(world, found)
    return found


def _check_titles(world: World) -> None:
    known: dict[str, str] = {}
    for element in world.scenario.financing.values():
        said = re.sub(r"[^a-z0-9]+", " ", element.title.lower()).strip()
        other = known.setdefault(said, element.address)
        if other != element.address:
            raise RecordError(f"{element.address}.name: {other} is also called '{element.title}': rename one of them")


def _check_pays(world: World, sources: Sequence[Source]) -> None:
    known = known_words(world)
    for source in sources:
        pays = source.terms.pays
        asked = zip(RESTRICTED, (pays.payers, pays.areas, pays.directives, pays.settings, pays.elements), strict=True)
        for tag, word in ((tag, word) for tag, words in asked for word in words):
            if word not in known[tag]:
                hint = near(word, known[tag], f"the plan has: {', '.join(sorted(known[tag])) or 'none'}")
                raise RecordError(f"financing.{source.name}.terms.pays: no cost has the {tag} '{word}'; {hint}")


def near(word: str, known: Collection[str], otherwise: str) -> str:
    """What may have been meant by a word that is not known."""
    same = [one for one in known if one.lower() == word.lower()]
    return did_you_mean(word, same or known) or otherwise
