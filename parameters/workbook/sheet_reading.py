"""The rows of one sheet of an input workbook: columns found by their headers, every value with its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from parameters.documents import Mark, Scalar
from parameters.problems import Collector
from parameters.workbook.cells import Cell, Page
from parameters.workbook.layout import CHANGE, COMMENT, ELEMENT, FIGURE, HEADING_ROWS, SETTING, VALUE
from parameters.workbook.sheet_columns import Columns, Entry, RowKeys
from parameters.workbook.sheet_shape import (
    Spoken,
    header_text,
    inside_merged,
    tell_hidden_rows,
    tell_merged,
    tell_missing_years,
    tell_no_headers,
)

UNUSABLE = "?"
"""What stands for the content of a cell that cannot be used; its mark says what is wrong (`Mark.fault`)."""


@dataclass(frozen=True)
class SheetRow:
    """One row: texts of element, setting and comment, the other cells by header and by year, and all cells by key."""

    number: int
    first: Mark
    element: Entry | None = None
    setting: Entry | None = None
    comment: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    years: Mapping[int, Entry] = field(default_factory=dict)
    keys: Mapping[str, Mark] = field(default_factory=dict)

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
    whole: bool = True
    """Whether the sheet could be read: False without a row of headers or a column of elements, or if a name cannot."""

    def rows(self) -> Iterator[SheetRow]:
        """Every row below the headers that holds something."""
        found = list(self.page.rows())
        if not found:
            return
        columns = self._heading(found)
        self.whole = columns is not None
        if columns is None:
            return
        self._tell_merged(columns)
        without: set[int] = set()
        speaking: list[int] = []
        by_year = False
        for number, cells in found:
            if number > columns.top:
                for column in cells:
                    if column not in without and not columns.read(column):
                        columns.tell_stray(number, column, self.problems, self.warnings)
                        without.add(column)
                row = self._row(columns, number, cells)
                if row is not None:
                    speaking += [number] if row.says_something else []
                    by_year = by_year or bool(row.years)
                    yield row
        tell_hidden_rows(self.page, self.file, speaking, self.warnings)
        if by_year:
            tell_missing_years(self.page, self.file, columns.years.values(), self.calendar, self.warnings)

    def _heading(self, found: list[tuple[int, Mapping[int, Cell]]]) -> Columns | None:
        """The columns by the row of headers, or None with what is wrong with it among the problems."""
        names = {number: {header_text(cell) for cell in cells.values()} for number, cells in found}
        for number, cells in found:
            if number <= HEADING_ROWS and {SETTING, VALUE} <= names[number]:
                columns = Columns(self.page, self.file, number)
                return columns if columns.note(cells, self.problems) else None
        tell_no_headers(self.page, self.file, names, self.problems)
        return None

    def _tell_merged(self, columns: Columns) -> None:
        names = {column for column, name in columns.named.items() if name in (ELEMENT, SETTING, COMMENT)}
        giving = (columns.named.keys() | columns.years.keys()) - names
        tell_merged(self.page, self.file, columns.top, Spoken(names, giving), self.problems)

    def _row(self, columns: Columns, number: int, cells: Mapping[int, Cell]) -> SheetRow | None:
        entries: dict[str, Entry] = {}
        years: dict[int, Entry] = {}
        for column, cell in cells.items():
            if not columns.read(column):
                continue
            mark = columns.mark(number, column)
            value = self._value(mark, cell)
            if value is None or (isinstance(value, str) and not value.strip()):
                continue
            if column in columns.named:
                entries[columns.named[column]] = Entry(value, mark)
            else:
                years[columns.years[column]] = Entry(value, mark)
        if not entries and not years:
            return None
        if ELEMENT not in entries and self._element_merged(columns, number):
            self.whole = False
            return None
        element, setting, comment = (entries.pop(name, None) for name in (ELEMENT, SETTING, COMMENT))
        if any(entry is not None and entry.mark.fault for entry in (element, setting)):
            self.whole = False
            return None
        first = setting or element or next(iter([*entries.values(), *years.values()]), comment)
        mark = first.mark if first else columns.mark(number, 1)
        said = "" if comment is None or comment.mark.fault else str(comment.value)
        return SheetRow(number, mark, element, setting, said, entries, years, RowKeys(columns, number))

    def _element_merged(self, columns: Columns, number: int) -> bool:
        """Whether merged cells, which are a problem already, hide the element of a row."""
        column = next((column for column, name in columns.named.items() if name == ELEMENT), 0)
        return inside_merged(self.page, number, column)

    def _value(self, mark: Mark, cell: Cell) -> Scalar:
        """What a cell holds; a formula is said to count with the value that is stored beside it."""
        if mark.fault is not None:
            self.problems.add(mark, "", "")
            return UNUSABLE
        if cell.formula:
            self.warnings.add(mark, "", f"holds a formula; its stored value is taken ({_said(cell.value)})")
        return cell.value


def _said(value: Scalar) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}..."
