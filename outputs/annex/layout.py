"""Where every line of a scenario stands: sheet, row and column of the Model sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from costing import Book, Row, Scope, SheetWriter, letters
from scenarios import Projection

SCALAR, FIRST, TOP = 3, 4, 5
"""Column of single values, column of the base year, and number of rows above the first line."""
STRUCTURAL = ("years_since", "first", "later", "always", "inside")
"""Inputs that only count years: nobody chooses them."""
FOLDED = ("steps of ", "points of ")


@dataclass(frozen=True)
class Heading:
    """A title between the lines; `row` counts from 0."""

    row: int
    depth: int
    title: str


@dataclass(frozen=True)
class Layout:
    """The places of the lines of one scenario.

    Attributes:
        places: sheet row (from 1) of each line by its number; `depths`: how deep below the titles it stands.
        folded: sheet rows (from 0) that form an outline group.
    """

    sheet: str
    book: Book
    places: dict[int, int]
    depths: dict[int, int]
    headings: tuple[Heading, ...]
    folded: frozenset[int]

    @property
    def writer(self) -> SheetWriter:
        """What writes the formulas of its lines."""
        return SheetWriter(self.book, self.places, SCALAR, FIRST)

    def cell(self, row: Row, column: int) -> str:
        """The reference to a line in a column of the book, from another sheet."""
        letter = letters(SCALAR if row.scalar else FIRST + column)
        return f"'{self.sheet}'!${letter}${self.places[row.index]}"

    @property
    def end(self) -> int:
        """The sheet row (from 1) of the last line."""
        return max(self.places.values())


def model_layout(sheet: str, book: Book) -> Layout:
    """Give every line of a book its row, heading by heading."""
    places: dict[int, int] = {}
    depths: dict[int, int] = {}
    headings: list[Heading] = []
    folded: set[int] = set()
    for row, (depth, item, fold) in enumerate(_walk(book.root, 0, False), start=TOP):
        if isinstance(item, Row):
            places[item.index], depths[item.index] = row + 1, depth
        else:
            headings.append(Heading(row, depth, item.title))
        if fold:
            folded.add(row)
    return Layout(sheet, book, places, depths, tuple(headings), frozenset(folded))


def _walk(scope: Scope, depth: int, fold: bool) -> Iterator[tuple[int, Scope | Row, bool]]:
    for child in scope.children:
        inside = fold or (isinstance(child, Scope) and child.title.startswith(FOLDED))
        yield depth, child, inside
        if isinstance(child, Scope):
            yield from _walk(child, depth + 1, inside)


def model_sheets(projection: Projection) -> dict[str, str]:
    """The name of the Model sheet of each scenario: at most 31 characters, each another, nothing Excel refuses."""
    names: dict[str, str] = {}
    for scenario in projection.scenarios:
        plain = re.sub(r"[\[\]:*?/\\']", " ", scenario).strip() or "scenario"
        name, number = f"Model {plain}"[:31].strip(), 2
        while name.lower() in {used.lower() for used in names.values()}:
            name, number = f"Model {plain}"[: 31 - len(f" {number}")] + f" {number}", number + 1
        names[scenario] = name
    return names


def annex_cell(projection: Projection, scenario: str, row: Row, year: int | None) -> str:
    """Where a figure stands in the annex, such as ``'Model reform'!K212``.

    Args:
        projection: what the annex is written from.
        scenario: the name of the scenario.
        row: the line.
        year: its calendar year; any for a line with one value.

    Raises:
        KeyError: no such scenario, or a year outside the book.
    """
    book = projection.scenarios[scenario].model.book
    if not row.scalar and year not in book.years:
        raise KeyError(f"{row.address} has the years {book.years[0]} to {book.years[-1]}, not {year}")
    column = 0 if row.scalar or year is None else book.years.index(year)
    layout = model_layout(model_sheets(projection)[scenario], book)
    return layout.cell(row, column).replace("$", "")
