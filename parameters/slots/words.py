"""What a setting is, in words: the part of its cost kind's documentation that speaks of it."""

from __future__ import annotations

import re
from functools import cache

_PARAGRAPH = re.compile(r"\n\s*\n")
_LABEL = re.compile(r"^(?:[A-Z][a-z]+(?: [a-z]+){0,8}|[A-Z][a-z]+(?: [a-z]+)*, [^:`]*):\s+")
_LEADING = ("and ", "or ", "(or ", "of it, ", "then ")
_ABBREVIATED = ("e.g", "i.e", "etc", "..")
_NAME = re.compile(r"`(\w+)`")
_BETWEEN = re.compile(r",? (?:and|or) |, | \(or $")
_LONG = 150
_TELLS = 2
"""Words beside its name that a part of a clause must have to say what a setting is."""


@cache
def said_of(name: str, doc: str, usual: str = "") -> str:
    """What a documentation says of a setting where it names it first, or nothing where it does not.

    Of a clause that speaks of several settings, it is `usual`, words that fit in any kind, or the part that speaks of
    this one. Where it cannot be parted, the setting stands before it, so that no two settings read alike.

    >>> said_of("step", "Money: `fixed` until the site closes, `step` for each ward. More.")
    'step for each ward'
    >>> said_of("life", "Settings: `equipment` again each useful `life`; `upkeep` a share of the price. More.")
    'life: equipment again each useful life'
    """
    marked = f"`{name}`"
    for paragraph in _PARAGRAPH.split(doc):
        for sentence in _split(" ".join(paragraph.split()), ". "):
            if marked in sentence:
                return _own(name, _clause(_LABEL.sub("", sentence), marked), usual)
    return ""


def _own(name: str, clause: str, usual: str) -> str:
    """The part of a clause that speaks of one setting among others."""
    names = list(_NAME.finditer(clause))
    if len({each[1] for each in names}) == 1:
        return _plain(clause)
    if usual:
        return usual
    start, first = 0, names[0]
    for each in [*names[1:], None]:
        end = len(clause) if each is None else _parted(clause, first.end(), each.start())
        if end:
            part = clause[start:end]
            told = [word for word in _NAME.sub("", _BETWEEN.sub(" ", part)).split() if word[0].isalnum()]
            inside = {found[1] for found in _NAME.finditer(part)}
            if name in inside and len(inside) == 1 and len(told) >= _TELLS:
                return _plain(part)
            start = end
        first = each or first
    whole = _plain(clause)
    return whole if whole.startswith((f"{name} ", f"{name},")) else f"{name}: {whole}"


def _parted(clause: str, start: int, end: int) -> int:
    """Where the words between two names part, outside brackets; 0 where they do not."""
    places = [match.start() for match in _BETWEEN.finditer(clause, start, end) if _depth(clause[: match.start()]) == 0]
    return places[-1] if places else 0


def _depth(text: str) -> int:
    return text.count("(") - text.count(")")


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
    text = clause.replace("`", "").strip(" ,;").rstrip(".")
    for word in _LEADING:
        text = text.removeprefix(word)
    if _depth(text) > 0:
        text = f"{text})"
    if _depth(text) < 0:
        text = text.removesuffix(")")
    return text.strip(" ,;")
