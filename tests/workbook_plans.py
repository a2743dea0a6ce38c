"""The tutorial's plan as a workbook file, with cells changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from parameters.documents import Scalar
from parameters.workbook.cells import Page, cell_name
from tests.command import ARANDIA
from tests.parameters.workbook.pages import changed, pages_of, place, saved

Change = tuple[str, str, str, Scalar, Scalar]
"""Sheet, element, setting, header and the new value; None clears the cell."""


def tutorial_book(folder: Path, *changes: Change, more: Iterable[Page] = ()) -> tuple[Path, list[str]]:
    """The workbook ``plan.xlsx`` in a folder, and the names of the cells that were changed."""
    pages, cells = pages_of(ARANDIA), []
    for sheet, element, setting, header, value in changes:
        at = place(pages[sheet], setting, header, element)
        pages[sheet] = changed(pages[sheet], at, value)
        cells.append(f"{sheet}!{cell_name(*at)}")
    return saved(folder / "plan.xlsx", [*pages.values(), *more]), cells
