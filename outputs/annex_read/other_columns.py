"""Columns of an annex that came back that nobody exported: figures in them are told, never lost in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from outputs.annex_read.typed_cells import Findings, Heads, place_of
from parameters import Cell, Page


@dataclass(frozen=True)
class OtherColumn:
    """A column that holds figures and is none of the annex.

    Attributes:
        place: its heading, or its first figure where it has none.
        heading: what stands above it.
        count: how many figures stand in the rows that are compared.
    """

    place: str
    heading: str
    count: int

    def tell(self, found: Findings) -> None:
        """Say that it is not read."""
        cells = "its figure is" if self.count == 1 else f"its {self.count} figures are"
        why = f"'{self.heading}' is no column of this annex" if self.heading else "a column without a heading"
        message = f"{why}: {cells} not taken; a new scenario is written in the plan"
        found.passed.append((self.place, message))


def other_columns(page: Page, heads: Heads, rows: Collection[int], known: Collection[int]) -> Iterator[OtherColumn]:
    """The columns with figures that are not known, from the left.

    Args:
        page: the sheet.
        heads: its headings.
        rows: the rows that are compared.
        known: the columns that were exported.
    """
    places: dict[int, list[int]] = {}
    for (row, column), cell in sorted(page.cells.items()):
        if row in rows and column not in known and _is_figure(cell):
            places.setdefault(column, []).append(row)
    for column, figures in sorted(places.items()):
        heading = page.value(heads.row, column)
        text = "" if heading is None else str(heading).strip()[:80]
        row = heads.row if text else figures[0]
        yield OtherColumn(place_of(page, row, column), text, len(figures))


def _is_figure(cell: Cell) -> bool:
    return cell.formula or (isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool))
