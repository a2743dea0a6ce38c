"""Where printed pages end: as wide as the sheet, and never through a chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping

WIDE, HIGH = 784.0, 502.0
"""Points inside the margins of an A4 page that lies."""
SPARE = 0.93
"""Share of a page that is counted on: other programmes than the one measured with have taller lines."""
REPEATED = 45.0
"""Points of rows repeated at the top of later pages."""
NARROW = 0.76
"""Where a font stands in for the workbook's own, columns come out up to 30 % wider."""


def print_scale(width: float) -> int:
    """The percentage at which columns of some points together fill the page, at most 100.

    >>> print_scale(1568.0)
    38
    """
    return max(10, min(100, int(100 * NARROW * WIDE / width)))


def page_breaks(height: Callable[[int], float], last: int, kept: Mapping[int, int], scale: int) -> list[int]:
    """The rows with which new pages begin.

    Args:
        height: the height of a row, in points.
        last: the last row.
        kept: the last rows of blocks that stay on one page where it can hold them, by their first rows.
        scale: the percentage at which the sheet is printed.

    >>> page_breaks(lambda row: 15.0, 60, {20: 41}, 100)
    [20, 48]
    """
    room = SPARE * HIGH * 100 / scale
    breaks: list[int] = []
    used, row = 0.0, 0
    while row <= last:
        end = kept.get(row, row)
        needed = sum(height(each) for each in range(row, end + 1))
        if used and used + needed > room:
            breaks.append(row)
            used = REPEATED
        used += needed
        row = end + 1
    return breaks
