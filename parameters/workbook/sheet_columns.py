"""The columns of a sheet, found by their headers: what each is for, which mean nothing, which are lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from parameters.documents import Mark, Scalar
from parameters.problems import Collector
from parameters.workbook.cells import Cell, Page, cell_name
from parameters.workbook.layout import ELEMENT, FIGURE, HEADER_OF, SHOWN, headers, is_year, near_header
from parameters.workbook.sheet_shape import header_text

_NEW_YEAR = re.compile(r"\d{4}-01-01([T ]00:00(:00)?)?")
"""A header that a spreadsheet programme has made a date of."""


class Entry(NamedTuple):
    """What a cell holds, and the cell."""

    value: Scalar
    mark: Mark


@dataclass
class Columns:
    """What the columns of a sheet are for.

    Attributes:
        page: the sheet.
        file: the workbook's name in messages.
        top: the number of the row of headers.
        named: known headers by column.
        years: years by column.
        other: headers that stand for nothing.
        shown: columns for the eye, passed over in silence.
    """

    page: Page
    file: str
    top: int
    named: dict[int, str] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)
    other: dict[int, Entry] = field(default_factory=dict)
    shown: set[int] = field(default_factory=set)

    def note(self, cells: Mapping[int, Cell], problems: Collector) -> bool:
        """Note the headers; False if the sheet cannot be read without one that is missing."""
        known, seen = headers(self.page.name), dict[str, int]()
        for column, cell in cells.items():
            name, year = header_text(cell), _year(cell.value)
            if name in known or year is not None:
                if name in seen:
                    first = cell_name(self.top, seen[name])
                    message = f"the header '{name}' is given twice (first in {first})"
                    problems.add(self.mark(self.top, column), "", message, "take one of the columns out")
                    continue
                seen[name] = column
                if year is None:
                    self.named[column] = name
                else:
                    self.years[column] = year
            elif name in SHOWN:
                self.shown.add(column)
            else:
                self.other[column] = Entry(cell.value, self.mark(self.top, column))
        if ELEMENT in known and ELEMENT not in seen:
            mark = Mark(self.file, self.top, 1, cell=self.page.name)
            hint = "write 'element' above the names of actions, homes and so on"
            problems.add(mark, "", f"has no column '{ELEMENT}' in its row of headers, {self.top}", hint)
            return False
        return True

    def read(self, column: int) -> bool:
        """Whether what stands in a column says something."""
        return column in self.named or column in self.years

    def mark(self, row: int, column: int) -> Mark:
        """A cell as a place for messages; one of a figure knows the other cells of the figure."""
        cell = self.page.cells.get((row, column))
        keys = RowKeys(self, row) if self.named.get(column) in FIGURE else None
        place = self.page.place(row, column)
        return Mark(self.file, row, column, cell=place, keys=keys, fault=cell.wrong if cell else None)

    def column(self, key: str) -> int | None:
        """The column for a key of a figure, for a year, or of another header."""
        if is_year(key):
            return next((column for column, year in self.years.items() if year == int(key)), None)
        return next((column for column, name in self.named.items() if name == HEADER_OF.get(key, key)), None)

    def lost(self, key: str) -> Mark:
        """The place to say once for all rows that the column for a key of a figure is not there."""
        header = HEADER_OF[key]
        for entry in self.other.values():
            if f"'{header}'" in near_header(_said(entry), self.page.name):
                return replace(entry.mark, fault=self.stray(entry))
        message = f"has no column '{header}' in its row of headers, {self.top}, and figures need it"
        hint = f"write '{header}' above the column that holds it, or above a new one"
        if len(self.other) == 1:
            [entry] = self.other.values()
            hint = f"if the column '{_said(entry)}' holds it, write '{header}' above it"
        return Mark(self.file, self.top, 1, cell=self.page.name, fault=(message, hint))

    def stray(self, header: Entry) -> tuple[str, str] | None:
        """What is wrong with a header that stands for nothing; None if it may be a column of one's own."""
        said = _said(header)
        if any(letter.isdigit() for letter in said):
            message = f"'{said}' is no year such as 2026, and no other header of this sheet"
            return message, "write the year with four digits, or clear the column"
        near = near_header(said.lower(), self.page.name)
        return (f"'{said}' is no header of this sheet", near) if near else None

    def tell_stray(self, number: int, column: int, problems: Collector, warnings: Collector) -> None:
        """Say that a column that is not read holds something; the first row in which it does is ``number``."""
        header = self.other.get(column)
        mark = self.mark(number, column)
        if column in self.shown:
            if mark.fault:
                warnings.add(replace(mark, fault=None), "", f"{mark.fault[0]}; it is not read")
        elif header is None:
            warnings.add(replace(mark, fault=None), "", "stands in a column without a header and is not read")
        elif fault := self.stray(header):
            problems.add(header.mark, "", *fault)
        else:
            message = f"the column '{_said(header)}' is not read: this sheet has no such header"
            warnings.add(header.mark, "", message)


class RowKeys(Mapping[str, Mark]):
    """The cells of a row by key of a figure and by year, filled in or not; made when they are asked for."""

    def __init__(self, columns: Columns, row: int) -> None:
        self._columns, self._row = columns, row

    def __getitem__(self, key: str) -> Mark:
        column = self._columns.column(key)
        if column is not None:
            return self._columns.mark(self._row, column)
        if key in HEADER_OF:
            return self._columns.lost(key)
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter((*HEADER_OF, *map(str, self._columns.years.values())))

    def __len__(self) -> int:
        return len(HEADER_OF) + len(self._columns.years)


def _said(header: Entry) -> str:
    return " ".join(str(header.value).split())


def _year(value: Scalar) -> int | None:
    """The year that a header names: a number, or a text of four digits."""
    text = str(value).strip() if isinstance(value, (int, str)) and not isinstance(value, bool) else ""
    text = text[:4] if _NEW_YEAR.fullmatch(text) else text
    return int(text) if is_year(text) else None
