"""The language of an annex and its sentences: what CareShift says is translated, the plan's words and ids stay."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations, c2py
from pathlib import Path

from outputs.annex.po_file import Messages, read_po

ENGLISH = "en"
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
"""Languages that are written from right to left; without a catalogue their headings are English."""
CATALOGUES = Path(__file__).parent / "languages"


class Own(str):
    """Words that stay as they are: the plan's own, ids and addresses, and what is translated already."""

    __slots__ = ()


class Catalogue(NullTranslations):
    """The messages of one language; a message without translation stays English.

    Attributes:
        language: its code, such as ``fr``.
        messages: translations by the English text.
    """

    def __init__(self, language: str, said: Messages) -> None:
        super().__init__()
        self.language, self.messages = language, said.one
        self._many, self._form = said.many, c2py(said.rule)

    def gettext(self, message: str) -> str:
        """The translation of a message."""
        return self.messages.get(message, message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The form of a message that goes with a number."""
        forms = self._many.get(one)
        return forms[self._form(count)] if forms else super().ngettext(one, many, count)

    @property
    def right_to_left(self) -> bool:
        """Whether sheets begin at the right."""
        return self.language in RIGHT_TO_LEFT


def languages() -> tuple[str, ...]:
    """The codes that an annex can be asked for: English, those with a catalogue, those written from right to left."""
    translated = sorted(file.stem for file in CATALOGUES.glob("*.po"))
    return (ENGLISH, *translated, *(code for code in RIGHT_TO_LEFT if code not in translated))


@cache
def catalogue_of(language: str) -> Catalogue:
    """The catalogue of a language.

    Raises:
        ValueError: no such language; says which there are.
    """
    if language not in languages():
        raise ValueError(f"no language '{language}': choose {', '.join(languages())}")
    file = CATALOGUES / f"{language}.po"
    return Catalogue(language, read_po(file) if file.is_file() else Messages())


_IN_ENGLISH = Catalogue(ENGLISH, Messages())
_SPOKEN: ContextVar[Catalogue] = ContextVar("catalogue", default=_IN_ENGLISH)


@contextmanager
def spoken(catalogue: Catalogue) -> Iterator[None]:
    """Speak a language until the end of the block."""
    token = _SPOKEN.set(catalogue)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def right_to_left() -> bool:
    """Whether the language now spoken is written from right to left."""
    return _SPOKEN.get().right_to_left


def say(text: str, /, **values: object) -> Own:
    """A text in the language now spoken; `values` stand in its braces and are not translated.

    >>> say("Money, real ({money})", money="PEN 2025")
    'Money, real (PEN 2025)'
    """
    found = text if isinstance(text, Own) else _SPOKEN.get().gettext(text)
    return Own(found.format(**values) if values else found)


def say_counted(one: str, many: str, count: int, /, **values: object) -> Own:
    """The form of a text that goes with a number, in the language now spoken.

    >>> say_counted("{count} rule is broken", "{count} rules are broken", 1, count=1)
    '1 rule is broken'
    """
    found = _SPOKEN.get().ngettext(one, many, count)
    return Own(found.format(**values) if values else found)
