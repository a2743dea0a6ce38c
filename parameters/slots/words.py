"""What a setting is, in words: the part of its cost kind's documentation that speaks of it."""

from __future__ import annotations

import re
from functools import cache

_PARAGRAPH = re.compile(r"\n\s*\n")
_LABEL = re.compile(r"^(?:[A-Z][a-z]+(?: [a-z]+){0,8}|[A-Z][a-z]+(?: [a-z]+)*, [^:`]*):\s+")
_LEADING = ("and ", "or ", "of it, ", "then ")
_ABBREVIATED = ("e.g", "i.e", "etc", "..")
_LONG = 150


@cache
def said_of(name: str, doc: str) -> str:
    """The clause of a documentation that names a setting first, or nothing where none does.

    >>> said_of("life", "Settings: `equipment` again each useful `life`; `upkeep` a share of the price. More.")
    'equipment again each useful life'
    """
    marked = f"`{name}`"
    for paragraph in _PARAGRAPH.split(doc):
        for sentence in _split(" ".join(paragraph.split()), ". "):
            if marked in sentence:
                return _plain(_clause(_LABEL.sub("", sentence), marked))
    return ""


def _clause(sentence: str, marked: str) -> str:
    """The part between semicolons that holds the name; of a long one, the parts between commas around it."""
    clause = next((part for part in _split(sentence, "; ") if marked in part), sentence)
    if len(clause) <= _LONG:
        return clause
    parts = _split(clause, ", ")
    first = next((number for number, part in enumerate(parts) if marked in part), 0)
    last = first + 1
    while last < len(parts) and "`" not in parts[last]:
        last += 1
    return ", ".join(parts[first:last])


def _split(text: str, mark: str) -> list[str]:
    """The parts of a text between marks that stand outside brackets."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0 and text.startswith(mark, place) and not text[:place].endswith(_ABBREVIATED):
            parts.append(text[start:place])
            start = place + len(mark)
    return [*parts, text[start:]]


def _plain(clause: str) -> str:
    text = clause.replace("`", "").strip().rstrip(".")
    for word in _LEADING:
        text = text.removeprefix(word)
    if text.count("(") > text.count(")"):
        text = f"{text})"
    return text.strip(" ,;")
