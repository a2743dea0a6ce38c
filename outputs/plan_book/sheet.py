"""One sheet of the input workbook: cells that come back exactly as they are written."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from outputs.annex.sheet import DANGEROUS, LINE_HEIGHT
from outputs.plan_book.looks import Looks

Scalar = None | bool | int | float | str
LONGEST_TITLE = 200
"""Characters of a heading that are shown."""
TALLEST = 400
"""Points that a row may have; Excel knows no more than 409."""
_LARGEST_WHOLE = 2**53
LETTERS = 1.18
"""Letters of usual text that fit into the width of one figure."""
_LOOKS_LIKE_A_NUMBER = "0123456789.-+"


class ExactPage(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet that writes every number with all its digits, so that it comes back the same."""

    def _xml_number_element(self, number: float, attributes: Sequence[tuple[str, object]] = ()) -> None:
        said = "".join([f' {name}="{value}"' for name, value in attributes])
        self.fh.write(f"<c{said}><v>{_digits(number)}</v></c>")


@dataclass
class Sheet:
    """A sheet; rows and columns count from 0."""

    name: str
    page: ExactPage
    looks: Looks

    def put(self, row: int, column: int, value: Scalar, look: str) -> None:
        """Anything that a cell can hold, as it is; nothing leaves an empty cell with its look."""
        if value is None or value == "":
            self.page.write_blank(row, column, None, self.looks[look])
        elif isinstance(value, bool):
            self.page.write_boolean(row, column, value, self.looks[look])
        elif isinstance(value, (int, float)):
            self.page.write_number(row, column, value, self.looks[look])
        else:
            self.page.write_string(row, column, value, self.looks[f"{look}{_text_look(value)}"])

    def link(self, row: int, column: int, sheet: str, text: str, look: str = "link") -> None:
        """A link to another sheet."""
        self.page.write_url(row, column, f"internal:'{sheet}'!A1", self.looks[look], text)

    def titled(self, row: int, column: int, title: str, said: str) -> None:
        """A title and, in lighter type, what is said of it; both run on over the empty cells beside them."""
        title = title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}..."
        if said:
            bold, light = self.looks["group"], self.looks["grouped"]
            self.page.write_rich_string(row, column, bold, f"{title}.  ", light, said, bold)
        else:
            self.put(row, column, title, "group")

    def tall(self, row: int, wrapped: Sequence[tuple[str, float]], level: int = 0, least: float = 1) -> None:
        """Make a row as tall as its longest wrapped text needs; texts come with the width of their column."""
        lines = max([least, *(_lines(text, width) for text, width in wrapped if text)])
        self.page.set_row(row, min(TALLEST, LINE_HEIGHT * lines + 1), None, {"level": level})


def _digits(number: float) -> str:
    """All digits of a number; a whole one as a whole number, which it is when it is read."""
    whole = isinstance(number, float) and number.is_integer() and 0 < abs(number) < _LARGEST_WHOLE
    return repr(int(number)) if whole else repr(number)


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a column; words are not cut unless they are longer than a line."""
    room = max(1, int(width * LETTERS))
    total = 0
    for paragraph in text.split("\n"):
        used, count = 0, 1
        for word in paragraph.split(" "):
            size = len(word)
            if used and used + 1 + size > room:
                count, used = count + 1, 0
            if size > room:
                count, size = count + math.ceil(size / room) - 1, size % room or room
            used += size + bool(used)
        total += count
    return total


def _text_look(text: str) -> str:
    """What keeps a text a text when somebody edits its cell."""
    if text.startswith(DANGEROUS):
        return " quote"
    return " words" if text[0] in _LOOKS_LIKE_A_NUMBER and text.strip(_LOOKS_LIKE_A_NUMBER) == "" else ""
