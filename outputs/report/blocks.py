"""What a document is made of, whatever it is written as: blocks of sentences, figures, tables and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

EVERYWHERE = ("report", "brief", "slides")
"""The documents that a table may stand in."""


@dataclass(frozen=True)
class Figure:
    """A key figure: what it is, how much, and what it is to be read against."""

    label: str
    value: str
    note: str


@dataclass(frozen=True)
class Grid:
    """A table.

    Attributes:
        caption: what it shows, with unit and price basis.
        heading: of the columns.
        rows: texts, the first column names the row.
        source: the file of the results folder that holds its numbers.
        words: how many columns from the left hold words and not numbers.
        folded: whether a page shows it only when asked.
        only: the documents it stands in.
        mark: a column whose words tell how grave a row is; none if below 0.
    """

    caption: str
    heading: Sequence[str]
    rows: Sequence[Sequence[str]]
    source: str
    words: int = 1
    folded: bool = False
    only: Sequence[str] = EVERYWHERE
    mark: int = -1


def in_full_and_short(grid: Grid, weights: Sequence[float], few: int, short: Sequence[str]) -> list[Grid]:
    """A table, and where it is long the same with its weightiest rows for documents with little room."""
    if len(grid.rows) <= few:
        return [grid]
    kept = sorted(sorted(range(len(grid.rows)), key=lambda place: -weights[place])[:few])
    rows = [grid.rows[place] for place in kept]
    largest = replace(grid, caption=f"{grid.caption}: the largest", rows=rows, only=short)
    return [replace(grid, only=("report",)), largest]


@dataclass(frozen=True)
class Picture:
    """A chart of the run: its finding, what it shows in words, its files, and its numbers."""

    stem: str
    title: str
    alternative: str
    svg: Path
    png: Path
    cut: float
    numbers: Grid

    @property
    def name(self) -> str:
        """The stem without its number."""
        return self.stem.partition("-")[2] or self.stem


@dataclass(frozen=True)
class Block:
    """A part of a document with its heading; empty ones are left out.

    `short` are sentences that stand in for the table in documents that have little room, and `told` those that stand
    there in place of `sentences`, where the others only say what its tables show.
    """

    key: str
    title: str
    sentences: Sequence[str] = ()
    points: Sequence[str] = ()
    figures: Sequence[Figure] = ()
    grids: Sequence[Grid] = ()
    pictures: Sequence[Picture] = ()
    short: Sequence[str] = ()
    told: Sequence[str] = ()

    def __bool__(self) -> bool:
        return bool(self.sentences or self.points or self.figures or self.grids or self.pictures)

    @property
    def briefly(self) -> Sequence[str]:
        """The sentences of documents that have little room."""
        return self.told or self.sentences

    def grids_of(self, document: str) -> list[Grid]:
        """The tables that stand in a document."""
        return [grid for grid in self.grids if document in grid.only and grid.rows]


@dataclass(frozen=True)
class Report:
    """A whole document before it is written.

    `invalid` says why no figure may be used; empty for a run without an open BLOCK finding.
    """

    title: str
    run: str
    about: str
    invalid: Sequence[str] = ()
    blocks: Sequence[Block] = field(default_factory=tuple)

    def ordered(self, keys: Sequence[str]) -> list[Block]:
        """Its blocks in an order; what the order does not name is left out."""
        by_key = {block.key: block for block in self.blocks}
        return [by_key[key] for key in keys if by_key.get(key)]
