"""Where a table of regions stands: a CSV file, or a sheet of a workbook; its rows, and the place of each cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from parameters.documents import Mark, Scalar
from parameters.problems import Collector
from parameters.workbook.cells import Cell, Page
from parameters.workbook.layout import HEADING_ROWS

LEADING = ("region", "name")
"""The first two columns: the code of a region, and its name."""


class TableError(ValueError):
    """A line that is no row of a table; ``line`` says which, the message why."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class RegionTable(Protocol):
    """Rows of texts, the headings first."""

    @property
    def name(self) -> str:
        """What the table is called in messages."""
        ...

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row with the number of its line; cells that hold nothing are empty texts."""
        ...

    def mark(self, line: int, row: Sequence[str], column: int) -> Mark:
        """The place of a cell; of the table as a whole for line 0."""
        ...


@dataclass(frozen=True)
class CsvTable:
    """A table in a CSV file."""

    name: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The text line by line."""
        return self.text.splitlines()

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """As in `RegionTable`; lines may end as on any system.

        Raises:
            TableError: a line is no row of a table.
        """
        reader = csv.reader(io.StringIO(self.text, newline=None))
        try:
            for row in reader:
                yield reader.line_num, row
        except csv.Error as error:
            raise TableError(reader.line_num, str(error)) from None

    def mark(self, line: int, row: Sequence[str], column: int) -> Mark:
        """Where a cell begins, as near as its line tells."""
        if not line:
            return Mark(self.name)
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        before = sum(len(cell) + 1 for cell in row[:column])
        return Mark(self.name, line, min(before, len(text)) + 1, text)


@dataclass(frozen=True)
class SheetTable:
    """A table on a sheet; it begins with the row that holds 'region' and 'name', among the first 20."""

    book: str
    page: Page
    problems: Collector = field(compare=False)
    warnings: Collector = field(compare=False)

    @property
    def name(self) -> str:
        """Workbook and sheet: ``plan.xlsx: Regions``."""
        return f"{self.book}: {self.page.name}"

    @cached_property
    def corner(self) -> tuple[int, int]:
        """Row and column of the heading ``region``; of the first cell, if there is none."""
        found = sorted(self.page.cells)
        for row, column in found:
            here = (self._text(row, column), self._text(row, column + 1))
            if row <= HEADING_ROWS and tuple(text.strip().lower() for text in here) == LEADING:
                return row, column
        return found[0] if found else (1, 1)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """As in `RegionTable`; a formula counts with its stored value, which is told."""
        top, left = self.corner
        for number, cells in self.page.rows():
            if number >= top:
                last = max(cells)
                self._told(number, cells)
                yield number, [self._text(number, column) for column in range(left, last + 1)]

    def mark(self, line: int, row: Sequence[str], column: int) -> Mark:
        """The cell."""
        if not line:
            return Mark(self.book, cell=self.page.name)
        at = self.corner[1] + column
        return self._mark(line, at)

    def _mark(self, row: int, column: int) -> Mark:
        cell = self.page.cells.get((row, column))
        return Mark(self.book, row, column, cell=self.page.place(row, column), fault=cell.wrong if cell else None)

    def _told(self, number: int, cells: Mapping[int, Cell]) -> None:
        for column, cell in cells.items():
            mark = self._mark(number, column)
            if cell.wrong:
                self.problems.add(mark, "", *cell.wrong)
            elif cell.formula:
                self.warnings.add(mark, "", f"holds a formula; its stored value is taken ({cell.value})")

    def _text(self, row: int, column: int) -> str:
        return cell_text(self.page.value(row, column))


def cell_text(value: Scalar) -> str:
    """A cell as it would stand in a CSV file.

    >>> cell_text(0.4), cell_text(True), cell_text(None)
    ('0.4', 'yes', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return repr(value) if isinstance(value, float) else str(value)
