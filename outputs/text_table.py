"""Tables for a terminal: plain ASCII columns, figures to the right."""

from __future__ import annotations

from collections.abc import Sequence


def text_table(heading: Sequence[str], rows: Sequence[Sequence[str]], left: int = 1) -> str:
    """Columns under a heading, the first `left` of them flush left.

    >>> print(text_table(["scenario", "total"], [["reform", "1 234"]]), end="")
    scenario  total
    --------  -----
    reform    1 234
    """
    widths = [max(len(row[column]) for row in [heading, *rows]) for column in range(len(heading))]
    lines = [heading, ["-" * width for width in widths], *rows]
    return "".join(f"{_line(line, widths, left)}\n" for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int], left: int) -> str:
    padded = [
        cell.ljust(width) if position < left else cell.rjust(width)
        for position, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join(padded).rstrip()
