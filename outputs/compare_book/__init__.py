"""The workbook of a comparison: sums are live formulas over the sheet of lines, their results stored beside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenarios import Comparison

__all__ = ["write_book"]


def write_book(path: str | Path, comparison: Comparison) -> None:
    """Write the workbook; the same comparison gives the same bytes.

    Args:
        path: the .xlsx file.
        comparison: what was compared.

    Raises:
        ValueError: a figure is not a number; nothing is written.
        OSError: the file cannot be written.
    """
    from outputs.compare_book.workbook import write

    write(Path(path), comparison)
