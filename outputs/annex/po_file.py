"""Reading message catalogues: the plain text files that translators edit (gettext's .po), without a build step."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path


class CatalogueError(ValueError):
    """A catalogue that cannot be read; says file, line and what to do."""


def read_po(path: Path) -> dict[str, str]:
    """The messages of a catalogue with their translations; the header and what is not translated are left out.

    A catalogue is a list of pairs, each ``msgid "..."`` and ``msgstr "..."``; a text may go on in further quoted
    lines. Lines that begin with ``#`` are for people.

    Raises:
        CatalogueError: a line is none of these, or a message stands twice.
        OSError: the file cannot be read.
    """
    found: dict[str, str] = {}
    for line, message, translation in _pairs(path):
        if message in found:
            raise CatalogueError(f"{path.name}:{line}: {message!r} stands twice: keep one of them")
        if message and translation:
            found[message] = translation
    return found


def _pairs(path: Path) -> Iterator[tuple[int, str, str]]:
    """Line, message and translation of every entry."""
    start, texts = 0, {"msgid": "", "msgstr": ""}
    into = "msgstr"
    for line, said in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        word, _, rest = said.strip().partition(" ")
        if not word or word.startswith("#"):
            continue
        if word == "msgid":
            if start:
                yield start, texts["msgid"], texts["msgstr"]
            start, texts = line, {"msgid": "", "msgstr": ""}
        if word in texts:
            into, quoted = word, rest
        else:
            quoted = said.strip()
        texts[into] += _unquoted(path, line, quoted)
    if start:
        yield start, texts["msgid"], texts["msgstr"]


def _unquoted(path: Path, line: int, quoted: str) -> str:
    try:
        found = ast.literal_eval(quoted) if quoted.startswith('"') else None
    except (SyntaxError, ValueError):
        found = None
    if not isinstance(found, str):
        raise CatalogueError(f'{path.name}:{line}: write msgid "...", msgstr "..." or a further "..."')
    return found
