"""A sheet whose figures are remembered, so that a sum is stored together with what it comes to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlsxwriter.worksheet import Worksheet

from costing import letters
from outputs.annex.number_width import characters
from outputs.annex.paging import page_breaks, print_scale
from outputs.annex.tongue import say

if TYPE_CHECKING:
    from outputs.annex.styles import Styles

Value = float | str
Place = tuple[int, int]
Attributes = Sequence[tuple[str, object]]
LINE_HEIGHT = 13.5
"""Points that one line of text takes."""
ACROSS, DEFAULT_WIDTH = 150.0, 8.43
"""Characters after which a text that runs across goes on in the next line; width of a column nobody set."""
HEAD = ("head", "head right", "head indent1")
"""Styles of column headings."""
SIZES = {"title": 1.7, "finding": 1.35, "subtitle": 1.1, "section": 1.35, "alarm": 1.1}
"""How much wider than plain text a style is."""
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


class Page(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet that takes formulas as they are: looking for functions newer than Excel 2007 takes half the time.

    Attributes:
        streamed: rows, as the file holds them, that are written below all cells; `streamed_last` the last of them.
    """

    dim_rowmax: int | None
    streamed: Iterable[str] = ()
    streamed_last = 0

    def _write_dimension(self) -> None:
        cells, self.dim_rowmax = self.dim_rowmax, max(self.dim_rowmax or 0, self.streamed_last)
        super()._write_dimension()
        self.dim_rowmax = cells

    def _write_rows(self) -> None:
        super()._write_rows()
        for row in self.streamed:
            self.fh.write(row)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")

    def _xml_formula_element(self, formula: str, result: Value, attributes: Attributes = ()) -> None:
        said = self._escape_data(result) if isinstance(result, str) else result
        self.fh.write(f"<c{_said(attributes)}><f>{self._escape_data(formula)}</f><v>{said}</v></c>")

    def _xml_string_element(self, index: int, attributes: Attributes = ()) -> None:
        self.fh.write(f'<c{_said(attributes)} t="s"><v>{index}</v></c>')


def _said(attributes: Attributes) -> str:
    """Where a cell stands, the number of its format and its type: none holds a character that XML would mistake."""
    return "".join([f' {name}="{value}"' for name, value in attributes])


@dataclass
class Sheet:
    """One sheet of the annex; rows and columns count from 0.

    Attributes:
        quoted: its name as formulas write it.
        repeated: whether rows are repeated at the top of each page.
        values: the stored result or number of every cell that holds one.
        largest: the number furthest from 0 in each column and style; `columns`: their widths in characters.
        heads: column headings by row.
        heights: of rows that are not as high as usual, in points.
        kept: the last rows of what stays on one page, by the first.
        lines: rows whose text runs across the columns: text, formula (if it is one) and style.
    """

    name: str
    page: Page
    styles: Styles
    values: dict[Place, Value] = field(default_factory=dict)
    repeated: bool = False
    largest: dict[tuple[int, str], float] = field(default_factory=dict, repr=False)
    columns: dict[int, float] = field(default_factory=dict, repr=False)
    lines: dict[int, tuple[str, str, str]] = field(default_factory=dict, repr=False)
    heads: dict[int, list[tuple[int, str]]] = field(default_factory=dict, repr=False)
    heights: dict[int, float] = field(default_factory=dict, repr=False)
    kept: dict[int, int] = field(default_factory=dict, repr=False)

    @property
    def quoted(self) -> str:
        """Its name as formulas write it."""
        return self.name if self.name.isalpha() else f"'{self.name}'"

    def text(self, row: int, column: int, text: str, style: str = "text") -> None:
        """Text in the language of the annex, also where it looks like a formula; no text leaves the cell empty."""
        self.own(row, column, say(text), style)

    def own(self, row: int, column: int, text: str, style: str = "text") -> None:
        """Text as it is: words of the plan, ids, and what programs look for."""
        if not text:
            self.page.write_blank(row, column, None, self.styles[style])
            return
        if style in HEAD:
            self.heads.setdefault(row, []).append((column, text))
        self.page.write_string(row, column, safe(text), self.styles[style])

    def number(self, row: int, column: int, value: float, style: str = "general") -> None:
        """A plain number."""
        figure = finite(value, self, row, column)
        self.values[row, column] = figure
        self._seen(column, style, figure)
        self.page.write_number(row, column, figure, self.styles[style])

    def formula(self, row: int, column: int, formula: str, value: Value, style: str = "general") -> None:
        """A formula (without the equals sign) and what it comes to."""
        stored = value if isinstance(value, str) else finite(value, self, row, column)
        self.values[row, column] = stored
        if not isinstance(stored, str):
            self._seen(column, style, stored)
        elif style in HEAD:
            self.heads.setdefault(row, []).append((column, stored))
        self.page.write_formula(row, column, f"={formula}", self.styles[style], stored)

    def _seen(self, column: int, style: str, value: float) -> None:
        if abs(value) > abs(self.largest.get((column, style), 0.0)):
            self.largest[column, style] = value

    def across(self, row: int, text: str, style: str, formula: str = "") -> None:
        """A text that runs across the columns and into further lines, where `finish` finds how many it needs."""
        said = say(text)
        self.lines[row] = (said, formula, style)
        if formula:
            self.formula(row, 0, formula, said, style)
        else:
            self.own(row, 0, said, style)

    def beside(self, row: int, column: int, text: str) -> None:
        """A text that runs from a column over those to its right, in as many lines as it needs."""
        last = max(self.columns, default=column)
        room = sum(self.columns.get(each, DEFAULT_WIDTH) for each in range(column, last + 1))
        look = self.styles["text wrap"]
        self.tall(row, (text, room / 1.1))
        if last > column:
            self.page.merge_range(row, column, row, last, "", look)
        self.page.write_string(row, column, safe(text), look)

    def empty(self, row: int, column: int, style: str = "empty") -> None:
        """A cell without content, such as an input that a scenario does not have."""
        self.page.write_blank(row, column, None, self.styles[style])

    def tall(self, row: int, *wrapped: tuple[str, float], level: int = 0, least: float = 0.0) -> None:
        """Make a row as tall as its longest wrapped text needs; texts come with the width of their column."""
        lines = max((math.ceil(0.98 * len(text) / width) for text, width in wrapped if text), default=1)
        self.heights[row] = max(least, LINE_HEIGHT * max(1, lines))
        self.page.set_row(row, self.heights[row], None, {"level": level})

    def link(self, row: int, column: int, sheet: str, text: str) -> None:
        """A link to another sheet."""
        self.page.write_url(row, column, f"internal:'{sheet}'!A1", self.styles["link"], text)

    def value(self, row: int, column: int) -> float:
        """The number stored in a cell."""
        return float(self.values[row, column])

    def cell(self, row: int, column: int) -> str:
        """A reference to a cell from another sheet."""
        return f"{self.quoted}!${letters(column)}${row + 1}"

    def column(self, column: int, first: int, last: int) -> str:
        """A reference to a stretch of a column from another sheet."""
        letter = letters(column)
        return f"{self.quoted}!${letter}${first + 1}:${letter}${last + 1}"

    def widths(self, *widths: float) -> None:
        """Column widths from the left, in characters."""
        for column, width in enumerate(widths):
            self.width(column, width)

    def width(self, column: int, width: float) -> None:
        """The width of one column, in characters."""
        self.columns[column] = width
        self.page.set_column(column, column, width)

    def finish(self) -> None:
        """Widen columns for their longest number, and give texts that run across as many lines as they need."""
        for (column, style), value in self.largest.items():
            needed = characters(value, style)
            if needed > self.columns.get(column, DEFAULT_WIDTH):
                self.width(column, needed)
        for row, (text, formula, style) in self.lines.items():
            self._across(row, text, formula, style)

        for row, texts in self.heads.items():
            said = ((text, self.columns.get(column, DEFAULT_WIDTH) / 1.2) for column, text in texts)
            self.tall(row, *said, least=self.heights.get(row, 0.0))
        if self.kept:
            self._paged()

    def keep(self, first: int, last: int) -> None:
        """Keep rows on one printed page, for a chart."""
        self.kept[first] = last

    def _paged(self) -> None:
        """Print at a fixed scale: where pages are fitted to the width, spreadsheets pass over page breaks."""
        scale = print_scale(sum(0.75 * (7 * width + 5) for width in self.columns.values()))
        last = max(*(row for row, _ in self.values), *self.kept.values())
        self.page.set_print_scale(scale)
        self.page.set_h_pagebreaks(page_breaks(self._height, last, self.kept, scale))

    def _height(self, row: int) -> float:
        return self.heights.get(row, 15.0)

    def _across(self, row: int, text: str, formula: str, style: str) -> None:
        size, last, room = SIZES.get(style.split(maxsplit=1)[0], 1.0), -1, 0.0
        while room < ACROSS and last < max(self.columns, default=0):
            last += 1
            room += self.columns.get(last, DEFAULT_WIDTH)
        lines = max(1, math.ceil(size * len(text) / room))
        self.heights[row] = lines * max(LINE_HEIGHT, 12.5 * size) + (6 if size > 1 else 0)
        self.page.set_row(row, self.heights[row])
        look = self.styles[f"{style} wrap"]
        if last > 0:
            self.page.merge_range(row, 0, row, last, "", look)
        if formula:
            self.page.write_formula(row, 0, f"={formula}", look, text)
        else:
            self.page.write_string(row, 0, safe(text), look)


def here(row: int, column: int) -> str:
    """A reference to a cell from its own sheet."""
    return f"{letters(column)}{row + 1}"


def stretch(first: tuple[int, int], last: tuple[int, int]) -> str:
    """A reference to a block of cells from its own sheet."""
    return f"{here(*first)}:{here(*last)}"


def safe(text: str) -> str:
    """A text with an apostrophe in front where a spreadsheet might read it as a formula.

    >>> safe("=1+1"), safe("pay")
    ("'=1+1", 'pay')
    """
    return f"'{text}" if text.startswith(DANGEROUS) else text


def finite(value: float, sheet: Sheet, row: int, column: int) -> float:
    """The number without a negative zero; raises `ValueError` if it is none."""
    number = float(value) + 0.0
    if not math.isfinite(number):
        raise ValueError(f"{sheet.name}!{here(row, column)} would hold {number}: the annex is not written")
    return number
