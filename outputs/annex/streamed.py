"""Rows of a sheet that are written straight into the file: a large table that is never held as cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from costing import letters
from outputs.annex.sheet import Sheet, finite, safe


class Rows:
    """Texts and then numbers, row by row, in the looks of their columns.

    Args:
        sheet: where they stand.
        first: the first row, from 0; rows written before it stand above.
        texts: how many columns of texts there are; those after them hold numbers.
    """

    def __init__(self, sheet: Sheet, first: int, texts: int) -> None:
        self._sheet, self._next, self._texts = sheet, first, texts
        self._text, self._money = (sheet.styles[style]._get_xf_index() for style in ("text", "money"))

    def text(self, keys: Sequence[str], amounts: Sequence[float]) -> str:
        """The next row, as the file holds it.

        Raises:
            ValueError: an amount is not a number.
        """
        row, at = self._next, self._next + 1
        self._next += 1
        cells = [
            f'<c r="{letters(column)}{at}" s="{self._text}" t="inlineStr"><is><t>{escape(safe(key))}</t></is></c>'
            for column, key in enumerate(keys)
        ]
        cells += [
            f'<c r="{letters(column)}{at}" s="{self._money}"><v>{finite(amount, self._sheet, row, column):.16G}</v></c>'
            for column, amount in enumerate(amounts, start=self._texts)
        ]
        return f'<row r="{at}">{"".join(cells)}</row>'


def stream(sheet: Sheet, last: int, rows: Iterator[str]) -> None:
    """Have rows written when the file is: up to the `last` one (from 0), below all other cells of the sheet."""
    sheet.page.streamed, sheet.page.streamed_last = rows, last
