"""The rows of one sheet of an input workbook: columns found by their headers, every value with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from parameters.documents import Mark, Scalar
from parameters.problems import Collector
from parameters.workbook.cells import Cell, Page, cell_name
from parameters.workbook.layout import (
    CHANGE,
    COMMENT,
    ELEMENT,
    FIGURE,
    HEADING_ROWS,
    SETTING,
    SHOWN,
    VALUE,
    headers,
    is_year,
    near_header,
)
from parameters.workbook.sheet_shape import (
    Spoken,
    header_text,
    inside_merged,
    tell_hidden_rows,
    tell_merged,
    tell_missing_years,
    tell_no_headers,
)

_NEW_YEAR = re.compile(r"\d{4}-01-01([T ]00:00(:00)?)?")
"""A header that a spreadsheet programme has made a date of."""


class Entry(NamedTuple):
    """What a cell holds, and the cell."""

    value: Scalar
    mark: Mark


@dataclass(frozen=True)
class SheetRow:
    """One row: texts of element, setting and comment, and the other cells by header and by year."""

    number: int
    first: Mark
    element: Entry | None = None
    setting: Entry | None = None
    comment: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    years: Mapping[int, Entry] = field(default_factory=dict)

    @property
    def says_something(self) -> bool:
        """Whether the row gives a value, a key of a figure, a change or a year."""
        return bool(self.years) or any(header in FIGURE or header == CHANGE for header in self.entries)


@dataclass
class SheetReading:
    """Reads one sheet; what is wrong goes to ``problems``, what is passed over to ``warnings``."""

    page: Page
    file: str
    problems: Collector
    warnings: Collector
    calendar: tuple[int, int] | None = None
    """First and last year of the plan, if they are known."""
    named: dict[int, str] = field(default_factory=dict)
    """Known headers by column."""
    years: dict[int, int] = field(default_factory=dict)
    other: dict[int, Entry] = field(default_factory=dict)
    """Headers that stand for nothing."""
    shown: set[int] = field(default_factory=set)
    """Columns for the eye, passed over in silence."""

    def rows(self) -> Iterator[SheetRow]:
        """Every row below the headers that holds something."""
        found = list(self.page.rows())
        if not found:
            return
        top = self._heading(found)
        if top is None:
            return
        names = {column for column, name in self.named.items() if name in (ELEMENT, SETTING, COMMENT)}
        giving = (self.named.keys() | self.years.keys()) - names
        tell_merged(self.page, self.file, top, Spoken(names, giving), self.problems)
        without: set[int] = set()
        speaking: list[int] = []
        by_year = False
        for number, cells in found:
            if number > top:
                self._strays(cells, number, without)
                row = self._row(number, cells)
                if row is not None:
                    speaking += [number] if row.says_something else []
                    by_year = by_year or bool(row.years)
                    yield row
        tell_hidden_rows(self.page, self.file, speaking, self.warnings)
        if by_year:
            tell_missing_years(self.page, self.file, self.years.values(), self.calendar, self.warnings)

    def mark(self, row: int, column: int) -> Mark:
        """A cell as a place for messages."""
        return Mark(self.file, row, column, cell=self.page.place(row, column))

    def _heading(self, found: list[tuple[int, Mapping[int, Cell]]]) -> int | None:
        """The number of the header row, with its columns noted."""
        names = {number: {header_text(cell) for cell in cells.values()} for number, cells in found}
        for number, cells in found:
            if number <= HEADING_ROWS and {SETTING, VALUE} <= names[number]:
                return number if self._columns(number, cells) else None
        tell_no_headers(self.page, self.file, names, self.problems)
        return None

    def _columns(self, number: int, cells: Mapping[int, Cell]) -> bool:
        """Note the columns; False if the sheet cannot be read without one that is missing."""
        known, seen = headers(self.page.name), dict[str, int]()
        for column, cell in cells.items():
            name, year = header_text(cell), _year(cell.value)
            if name in known or year is not None:
                if name in seen:
                    first = cell_name(number, seen[name])
                    message = f"the header '{name}' is given twice (first in {first})"
                    self.problems.add(self.mark(number, column), "", message, "take one of the columns out")
                    continue
                seen[name] = column
                if year is None:
                    self.named[column] = name
                else:
                    self.years[column] = year
            elif name in SHOWN:
                self.shown.add(column)
            else:
                self.other[column] = Entry(cell.value, self.mark(number, column))
        if ELEMENT in known and ELEMENT not in seen:
            mark = Mark(self.file, number, 1, cell=self.page.name)
            hint = "write 'element' above the names of actions, homes and so on"
            self.problems.add(mark, "", f"has no column '{ELEMENT}' in its row of headers, {number}", hint)
            return False
        return True

    def _strays(self, cells: Mapping[int, Cell], number: int, without: set[int]) -> None:
        """Say once of each column that holds something and stands for nothing that it is not read."""
        for column in cells:
            if column in without or column in self.named or column in self.years or column in self.shown:
                continue
            if column in self.other:
                self._stray(self.other[column])
            else:
                message = "stands in a column without a header and is not read"
                self.warnings.add(self.mark(number, column), "", message)
            without.add(column)

    def _stray(self, header: Entry) -> None:
        said = " ".join(str(header.value).split())
        near = near_header(said.lower(), self.page.name)
        if any(letter.isdigit() for letter in said):
            message = f"'{said}' is no year such as 2026, and no other header of this sheet"
            self.problems.add(header.mark, "", message, "write the year with four digits, or clear the column")
        elif near:
            self.problems.add(header.mark, "", f"'{said}' is no header of this sheet", near)
        else:
            self.warnings.add(header.mark, "", f"the column '{said}' is not read: this sheet has no such header")

    def _row(self, number: int, cells: Mapping[int, Cell]) -> SheetRow | None:
        entries: dict[str, Entry] = {}
        years: dict[int, Entry] = {}
        for column, cell in cells.items():
            if column not in self.named and column not in self.years:
                continue
            value = self._value(number, column, cell)
            if value is None or (isinstance(value, str) and not value.strip()):
                continue
            entry = Entry(value, self.mark(number, column))
            if column in self.named:
                entries[self.named[column]] = entry
            else:
                years[self.years[column]] = entry
        if not entries and not years:
            return None
        if ELEMENT not in entries and self._element_merged(number):
            return None
        element, setting, comment = (entries.pop(name, None) for name in (ELEMENT, SETTING, COMMENT))
        first = setting or element or next(iter([*entries.values(), *years.values()]), comment)
        said = "" if comment is None else str(comment.value)
        return SheetRow(number, first.mark if first else self.mark(number, 1), element, setting, said, entries, years)

    def _element_merged(self, number: int) -> bool:
        """Whether merged cells, which are a problem already, hide the element of a row."""
        column = next((column for column, name in self.named.items() if name == ELEMENT), 0)
        return inside_merged(self.page, number, column)

    def _value(self, number: int, column: int, cell: Cell) -> Scalar:
        """What a cell holds; a formula is said to count with the value that is stored beside it."""
        mark = self.mark(number, column)
        if cell.missing:
            hint = "open the file in a spreadsheet programme and save it, or write the value instead of the formula"
            self.problems.add(mark, "", "holds a formula that nobody has calculated yet", hint)
            return None
        if cell.formula:
            self.warnings.add(mark, "", f"holds a formula; its stored value is taken ({_said(cell.value)})")
        return cell.value


def _said(value: Scalar) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}..."


def _year(value: Scalar) -> int | None:
    """The year that a header names: a number, or a text of four digits."""
    text = str(value).strip() if isinstance(value, (int, str)) and not isinstance(value, bool) else ""
    text = text[:4] if _NEW_YEAR.fullmatch(text) else text
    return int(text) if is_year(text) else None
