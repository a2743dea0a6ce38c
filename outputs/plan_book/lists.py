"""Closed lists: short ones stand in the check of a cell, long ones on the sheet Codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from costing import letters

LONGEST = 255
"""Characters that a list in the check of a cell may have."""
FIRST_ROW = 5
"""The first row of a list on Codes, counted from 0."""


@dataclass(frozen=True)
class NamedList:
    """A list on Codes: its heading, its words, and what they mean where that is known."""

    title: str
    words: tuple[str, ...]
    meanings: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Columns that it takes."""
        return 2 if self.meanings else 1


@dataclass
class Lists:
    """All lists of a workbook, in the order in which they are asked for; one with the same words is kept once."""

    found: dict[tuple[str, ...], NamedList] = field(default_factory=dict)
    meanings: dict[str, str] = field(default_factory=dict)

    def know(self, meanings: Mapping[str, str]) -> None:
        """Remember what words mean, for the column beside a list."""
        self.meanings |= meanings

    def add(self, title: str, words: Sequence[str]) -> NamedList:
        """A list to stand on Codes."""
        key = tuple(words)
        if key not in self.found:
            said = tuple(self.meanings.get(word, "") for word in key)
            self.found[key] = NamedList(self._free(title), key, said if any(said) else ())
        return self.found[key]

    def source(self, title: str, words: Sequence[str]) -> list[str] | str:
        """What the check of a cell is given: the words themselves, or where they stand on Codes."""
        key = tuple(words)
        if len(",".join(key)) <= LONGEST and all(_can_be_inline(word) for word in key):
            return list(key)
        return self._place(self.add(title, key))

    def columns(self) -> list[tuple[int, NamedList]]:
        """Each list with its column on Codes."""
        column, placed = 0, []
        for each in self.found.values():
            placed.append((column, each))
            column += each.width
        return placed

    def _place(self, wanted: NamedList) -> str:
        column = next(column for column, each in self.columns() if each is wanted)
        letter = letters(column)
        return f"=Codes!${letter}${FIRST_ROW + 1}:${letter}${FIRST_ROW + len(wanted.words)}"

    def _free(self, title: str) -> str:
        taken = {each.title for each in self.found.values()}
        numbers = (f"{title} ({number})" for number in range(2, len(taken) + 3))
        return title if title not in taken else next(name for name in numbers if name not in taken)


def _can_be_inline(word: str) -> bool:
    """Whether a word comes out whole from a list that stands in a check."""
    return word == word.strip() and not {",", '"'} & set(word)
