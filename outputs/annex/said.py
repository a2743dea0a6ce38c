"""Sentences with live figures: the formula that writes one, and what it says when the file is written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """A piece of a sentence: the formula that gives it, and its text."""

    formula: str
    text: str

    def __add__(self, other: Said) -> Said:
        return Said(f"{self.formula}&{other.formula}", self.text + other.text)


def words(text: str) -> Said:
    """Words as they are."""
    doubled = text.replace('"', '""')
    return Said(f'"{doubled}"', text)


def figure(formula: str, value: float, digits: int = 1) -> Said:
    """A number, rounded."""
    return Said(f"ROUND({formula},{digits})", plain(value, digits))


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
