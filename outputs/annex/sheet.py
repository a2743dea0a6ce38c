"""A sheet whose figures are remembered, so that a sum is stored together with what it comes to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlsxwriter.worksheet import Worksheet

from costing import letters

if TYPE_CHECKING:
    from outputs.annex.styles import Styles

Value = float | str
Place = tuple[int, int]
Attributes = Sequence[tuple[str, object]]
LINE_HEIGHT = 13.5
"""Points that one line of text takes."""
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


class Page(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet that takes formulas as they are: looking for functions newer than Excel 2007 takes half the time."""

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
        values: the stored result or number of every cell that holds one.
    """

    name: str
    page: Page
    styles: Styles
    values: dict[Place, Value] = field(default_factory=dict)

    @property
    def quoted(self) -> str:
        """Its name as formulas write it."""
        return self.name if self.name.isalpha() else f"'{self.name}'"

    def text(self, row: int, column: int, text: str, style: str = "text") -> None:
        """Text as text, also where it looks like a formula; no text leaves the cell empty."""
        if not text:
            self.page.write_blank(row, column, None, self.styles[style])
            return
        self.page.write_string(row, column, safe(text), self.styles[style])

    def number(self, row: int, column: int, value: float, style: str = "general") -> None:
        """A plain number."""
        figure = finite(value, self, row, column)
        self.values[row, column] = figure
        self.page.write_number(row, column, figure, self.styles[style])

    def formula(self, row: int, column: int, formula: str, value: Value, style: str = "general") -> None:
        """A formula (without the equals sign) and what it comes to."""
        stored = value if isinstance(value, str) else finite(value, self, row, column)
        self.values[row, column] = stored
        self.page.write_formula(row, column, f"={formula}", self.styles[style], stored)

    def empty(self, row: int, column: int, style: str = "empty") -> None:
        """A cell without content, such as an input that a scenario does not have."""
        self.page.write_blank(row, column, None, self.styles[style])

    def tall(self, row: int, *wrapped: tuple[str, float], level: int = 0) -> None:
        """Make a row as tall as its longest wrapped text needs; texts come with the width of their column."""
        lines = max((math.ceil(1.04 * len(text) / width) for text, width in wrapped if text), default=1)
        self.page.set_row(row, LINE_HEIGHT * max(1, lines), None, {"level": level})

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
            self.page.set_column(column, column, width)


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
