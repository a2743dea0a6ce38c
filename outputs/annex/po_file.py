"""Reading message catalogues: the plain text files that translators edit (gettext's .po), without a build step."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

WORDS = ("msgid", "msgid_plural", "msgstr")
FORM = re.compile(r"msgstr\[(\d)\]")
RULE = re.compile(r"^Plural-Forms:.*plural=(.*?);?$", re.MULTILINE)


class CatalogueError(ValueError):
    """A catalogue that cannot be read; says file, line and what to do."""


@dataclass
class Messages:
    """What a catalogue says.

    Attributes:
        one: translations by the English text; of a text with plural forms, the first form.
        many: the forms of texts that go with a number, by the English text for one.
        rule: which form a number n takes, as gettext writes it.
    """

    one: dict[str, str] = field(default_factory=dict)
    many: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rule: str = "n != 1"


def read_po(path: Path) -> Messages:
    """The messages of a catalogue with their translations; what is not translated is left out.

    A catalogue is a list of pairs, each ``msgid "..."`` and ``msgstr "..."``, or for a text that goes with a number
    ``msgid``, ``msgid_plural``, ``msgstr[0]``, ``msgstr[1]`` and so on; a text may go on in further quoted lines. Lines
    that begin with ``#`` are for people.

    Raises:
        CatalogueError: a line is none of these, or a message stands twice.
        OSError: the file cannot be read.
    """
    found, seen = Messages(), set()
    for line, message, forms in _entries(path):
        if message in seen:
            raise CatalogueError(f"{path.name}:{line}: {message!r} stands twice: keep one of them")
        seen.add(message)
        if not message and (rule := RULE.search(forms[0])):
            found.rule = rule[1]
        if message and all(forms):
            found.one[message] = forms[0]
            if len(forms) > 1:
                found.many[message] = tuple(forms)
    return found


def _entries(path: Path) -> Iterator[tuple[int, str, list[str]]]:
    """Line, message and translations of every entry."""
    start, texts, into = 0, {"msgid": ""}, "msgid"
    for line, said in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        word, _, quoted = said.strip().partition(" ")
        if not word or word.startswith("#"):
            continue
        if word == "msgid":
            if start:
                yield start, texts["msgid"], _forms(texts)
            start, texts = line, {}
        if word in WORDS or FORM.fullmatch(word):
            into = word
        else:
            quoted = said.strip()
        texts[into] = texts.get(into, "") + _unquoted(path, line, quoted)
    if start:
        yield start, texts["msgid"], _forms(texts)


def _forms(texts: dict[str, str]) -> list[str]:
    return [text for word, text in sorted(texts.items()) if word.startswith("msgstr")] or [""]


def _unquoted(path: Path, line: int, quoted: str) -> str:
    try:
        found = ast.literal_eval(quoted) if quoted.startswith('"') else None
    except (SyntaxError, ValueError):
        found = None
    if not isinstance(found, str):
        raise CatalogueError(f'{path.name}:{line}: write msgid "...", msgstr "..." or a further "..."')
    return found
