"""What a workbook holds once it has been opened: sheets and cells, without any formatting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from parameters.documents import Scalar
from parameters.problems import Problem

_LETTERS = 26
_NOT_CALCULATED = (
    "holds a formula that nobody has calculated yet",
    "open the file in a spreadsheet programme and save it, or write the value instead of the formula",
)


@dataclass(frozen=True)
class Cell:
    """One cell that holds something.

    Attributes:
        value: number (a whole one as int), truth value, text (a date as ISO text, ``2026-03-01``); None only where
            ``missing`` is true, or there is a ``fault``.
        formula: the cell holds a formula, and ``value`` is what the programme that saved the file stored beside it.
        missing: a formula without a stored value: nobody has calculated it yet.
        fault: why the content cannot be used (message, hint), such as an error value.
    """

    value: Scalar
    formula: bool = False
    missing: bool = False
    fault: tuple[str, str] | None = None

    @property
    def wrong(self) -> tuple[str, str] | None:
        """Why there is no value to use (message, hint), or None."""
        return _NOT_CALCULATED if self.missing else self.fault


@dataclass(frozen=True)
class Page:
    """One sheet.

    Attributes:
        name: as on its tab.
        cells: the cells that hold something, by row and column (both from 1).
        hidden: the sheet is hidden.
        read: False for a sheet that was not asked for: it has no cells here, whatever it holds, unless the caller
            wanted a glance at it.
        merged: the stretches of cells that are shown as one: first row, first column, last row, last column.
        hidden_rows: the rows that hold something and are hidden or filtered away.
    """

    name: str
    cells: Mapping[tuple[int, int], Cell]
    hidden: bool = False
    read: bool = True
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()

    def place(self, row: int, column: int) -> str:
        """How a cell of this sheet is named in messages: ``Actions!F3``."""
        return f"{self.name}!{cell_name(row, column)}"

    def value(self, row: int, column: int) -> Scalar:
        """What a cell holds; None for one that holds nothing."""
        cell = self.cells.get((row, column))
        return cell.value if cell else None

    def rows(self) -> Iterator[tuple[int, Mapping[int, Cell]]]:
        """Each row that holds something, from the top: its number, and its cells by column, from the left."""
        rows: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sorted(self.cells.items(), key=lambda item: item[0]):
            rows.setdefault(row, {})[column] = cell
        yield from rows.items()


@dataclass(frozen=True)
class Book:
    """A workbook: its sheets by name in the order of the file, and what should be looked at (hidden sheets)."""

    name: str
    pages: Mapping[str, Page]
    warnings: tuple[Problem, ...] = field(default=(), compare=False)


def cell_name(row: int, column: int) -> str:
    """The name of a cell, from its row and column (both from 1).

    >>> cell_name(3, 6), cell_name(1048576, 16384)
    ('F3', 'XFD1048576')
    """
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def cell_place(name: str) -> tuple[int, int] | None:
    """Row and column of a named cell (``$`` signs are allowed), or None if the text names none.

    >>> cell_place("F3"), cell_place("$XFD$1048576"), cell_place("3F")
    ((3, 6), (1048576, 16384), None)
    """
    text = name.replace("$", "").upper()
    letters = text.rstrip("0123456789")
    digits = text[len(letters) :]
    if not (digits and letters.isascii() and letters.isalpha() and len(letters) <= 3 and len(digits) <= 7):
        return None
    column = 0
    for letter in letters:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return (int(digits), column) if int(digits) else None
