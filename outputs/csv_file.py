"""Tables as CSV: numbers at full precision, text that no spreadsheet takes for a formula, the same bytes everywhere."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What text of a cell may not begin with: spreadsheets run it as a formula."""
NOISE = 1e-9
"""Below this a number is what floating point leaves of 0."""


def csv_text(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """A table as text: commas, LF line ends, an empty cell for what is not there."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([cell(name) for name in columns])
    writer.writerows([cell(value) for value in row] for row in rows)
    return buffer.getvalue()


def cell(value: Any) -> str:
    """A value as it stands in a cell: at most 15 significant digits; text made harmless.

    >>> cell(0.1 + 0.2), cell(12.0), cell(True), cell(None), cell("=1+1"), cell(-1)
    ('0.3', '12', 'yes', '', "'=1+1", '-1')
    """
    if type(value) is str:  # most cells are: a quick way for them
        return f"'{value}" if value.startswith(DANGEROUS) else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return "" if math.isnan(value) else "0" if abs(value) < NOISE else f"{value:.15g}"
    text = str(value)
    return f"'{text}" if text.startswith(DANGEROUS) else text


def write_csv(path: Path, columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    """Write a table to a file of UTF-8 text, with the mark by which Excel on Windows knows it."""
    path.write_text(csv_text(columns, rows), encoding="utf-8-sig", newline="\n")
