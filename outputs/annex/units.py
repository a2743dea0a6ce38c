"""The unit of amounts and the money they are in, as Settings says them: million PEN."""

from __future__ import annotations

from outputs.annex.context import Annex
from outputs.annex.said import Said, choice, own, words
from outputs.annex.tongue import Own, say

QUO = "status_quo"
KIND_OF = {"amounts": "Amounts", "unit": "Unit of amounts"}
"""Choices of Settings by the names of their cells."""
WORDS = {"nominal": "Amounts", "real": "Amounts", "one": "Unit of amounts", "thousand": "Unit of amounts",
         "million": "Unit of amounts"}  # fmt: skip
"""What may be chosen; formulas compare with the cells of Codes that hold these words."""


def is_word(annex: Annex, name: str, word: str) -> str:
    """The condition that a choice of Settings is a word; the same formula in every language."""
    return f"{annex.cell(name)}={annex.cell(f'word {word}')}"


def chosen(annex: Annex, name: str) -> str:
    """The word that is chosen when the file is written, in English."""
    return next(word for word in WORDS if annex.stored(f"word {word}") == annex.stored(name))


def titles(annex: Annex) -> dict[str, str]:
    """What each scenario is; ``status_quo`` is the id of no change."""
    known = {name: one.model.scenario.title for name, one in annex.projection.scenarios.items()}
    return known | ({QUO: "No change"} if QUO in known else {})


def named(name: str) -> Own:
    """A name of the plan as words; those of CareShift's own lists, such as cadres, in the language of the annex."""
    return say(name.replace("_", " "))


def unit_said(unit: str) -> Own:
    """A unit in the language of the annex, part by part; money and what the plan counts in stay.

    >>> unit_said("PEN/people")
    'PEN/people'
    """
    return Own("/".join(say(part) for part in unit.split("/")))


def live_said(annex: Annex) -> Said:
    """The scenario that is shown."""
    return Said(annex.cell("live"), str(annex.stored("live")))


def unit_word(annex: Annex) -> Said:
    """The unit of amounts with a space after it; nothing where amounts are in ones."""
    known = Said(annex.cell("unit"), str(annex.stored("unit"))) + words(" ")
    return choice(is_word(annex, "unit", "one"), chosen(annex, "unit") == "one", words(""), known)


def money_said(annex: Annex, money: str) -> Said:
    """Amounts in words, such as ``million PEN 2025``."""
    unit = annex.cell("unit")
    known = Said(unit, str(annex.stored("unit"))) + own(f" {money}")
    return choice(is_word(annex, "unit", "one"), chosen(annex, "unit") == "one", own(money), known)
