"""The columns of each sheet: their headers from the left, their widths, and the years across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from parameters import FIGURE, OF_ELEMENTS, BookLine

Header = str | int
DEFAULT, ORIGIN, WHAT = "default", "default from", "what it is"
WIDTHS: dict[str, float] = {
    "element": 18, "setting": 28, "change": 8, WHAT: 36, "value": 20, "unit": 17, "low": 10, "high": 10,
    "interval": 8, DEFAULT: 26, "comment": 38, "source": 46, "grade": 7, "note": 60, "why no range": 34,
    "standard error": 9, "kind of range": 11, ORIGIN: 56, "file": 22,
}  # fmt: skip
YEAR_WIDTH = 8.5
OTHER_WIDTHS: dict[str, dict[str, float]] = {
    "Plan": {"setting": 32, WHAT: 46, "value": 56, DEFAULT: 24, "comment": 44},
    "Scenarios": {"setting": 46},
}
"""Where sheets differ: Plan is made of words, Scenarios has whole addresses."""
_RANGE = ("low", "high", "interval")
_SOURCE = ("source", "grade", "note", "why no range", "standard error", "kind of range")


@dataclass(frozen=True)
class Columns:
    """The columns of a sheet: headers are texts or years."""

    sheet: str
    headers: tuple[Header, ...]

    @cached_property
    def place(self) -> dict[Header, int]:
        """The column of each header."""
        return {header: column for column, header in enumerate(self.headers)}

    @property
    def years(self) -> tuple[int, ...]:
        """The years across."""
        return tuple(header for header in self.headers if isinstance(header, int))

    @property
    def frozen(self) -> int:
        """How many columns stay in sight: element and setting."""
        return self.place["setting"] + 1

    def width(self, header: Header) -> float:
        """The width of a column, in characters."""
        if isinstance(header, int):
            return YEAR_WIDTH
        return OTHER_WIDTHS.get(self.sheet, {}).get(header, WIDTHS[header])

    @property
    def printed(self) -> int:
        """How many columns are printed: up to the last year or, without years, to what is taken if nothing is said."""
        return self.place[self.years[-1] if self.years else DEFAULT] + 1


def columns_of(sheet: str, lines: Iterable[BookLine], years: Sequence[int]) -> Columns:
    """The columns of a sheet; Plan has those of figures only where a row needs them."""
    lines = list(lines)
    used = {header for line in lines for header in line.row.entries}
    yearly = any(line.slot is not None and line.slot.by_year for line in lines) or sheet in (*OF_ELEMENTS, "Scenarios")
    across = sorted({*(years if yearly else ()), *(year for line in lines for year in line.row.years)})
    element = ("element",) if sheet in (*OF_ELEMENTS, "Scenarios", "Menu") else ()
    change, file = (("change",), ("file",)) if sheet == "Scenarios" else ((), ())
    figure = [header for header in FIGURE if header != "value" and (sheet != "Plan" or header in used)]
    unit, ranges, sources = (
        tuple(header for header in some if header in figure) for some in (("unit",), _RANGE, _SOURCE)
    )
    origin = (ORIGIN,) if sheet != "Plan" else ()
    return Columns(
        sheet,
        (*element, "setting", *change, WHAT, "value", *unit, *ranges, DEFAULT, "comment", *across, *sources, *origin,
         *file),
    )  # fmt: skip
