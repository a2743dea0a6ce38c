"""Sentences with live figures: the formula that writes one, and what it says when the file is written."""

from __future__ import annotations

from dataclasses import dataclass

from outputs.annex.tongue import Own, say, say_counted


@dataclass(frozen=True)
class Said:
    """A piece of a sentence: the formula that gives it, and its text."""

    formula: str
    text: str

    def __add__(self, other: Said) -> Said:
        return Said(f"{self.formula}&{other.formula}", self.text + other.text)


def words(text: str, /, **values: object) -> Said:
    """Words in the language of the annex, with the spaces around them; `values` stand in braces."""
    core = text.strip()
    said = text if isinstance(text, Own) or not core else text.replace(core, say(core, **values), 1)
    doubled = said.replace('"', '""')
    return Said(f'"{doubled}"', said)


def own(text: str) -> Said:
    """Words of the plan, as they are."""
    return words(Own(text))


def figure(formula: str, value: float, digits: int = 1) -> Said:
    """A number, rounded."""
    return Said(f"ROUND({formula},{digits})", plain(value, digits))


def counted(formula: str, value: float, one: str, many: str, *, digits: int = 0, **values: object) -> Said:
    """A number, rounded, and the words that follow one, or any other number; `values` stand in braces."""
    said = [say_counted(one.strip(), many.strip(), count, **values) for count in (1, 2)]
    forms = [own(text.replace(text.strip(), form, 1)) for text, form in zip((one, many), said, strict=True)]
    holds = plain(value, digits) == "1"
    return figure(formula, value, digits) + choice(f"ROUND({formula},{digits})=1", holds, *forms)


def plain(value: float, digits: int) -> str:
    """A rounded number as a spreadsheet turns it into text.

    >>> plain(12.0, 1), plain(-0.04, 1)
    ('12', '0')
    """
    rounded = round(value, digits) + 0.0
    return f"{rounded:.15g}"


def choice(condition: str, holds: bool, then: Said, otherwise: Said) -> Said:
    """One of two pieces."""
    return Said(f"IF({condition},{then.formula},{otherwise.formula})", (then if holds else otherwise).text)


def either(formula: str, text: str, otherwise: Said) -> Said:
    """A piece, as text, or another where its formula finds nothing; `text` is empty then."""
    return Said(f'IFERROR({formula}&"",{otherwise.formula})', text or otherwise.text)


def verdict_said(condition: str, holds: bool) -> Said:
    """OK where a condition holds, else NOT OK in the language of the annex; OK is OK in every language."""
    return choice(condition, holds, own("OK"), words("NOT OK"))
