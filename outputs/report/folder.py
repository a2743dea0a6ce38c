"""A stored run as documents read it: its record, its tables as text, its charts. Nothing is computed again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any

from outputs.csv_rows import rows_of
from outputs.placed_folder import ResultsError
from outputs.report.blocks import Grid, Picture
from outputs.report.shown import scaled, shown_cell

Row = Mapping[str, str]
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_ALTERNATIVE = re.compile(r"<dc:description>(.*?)</dc:description>", re.DOTALL)
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_LAST_LINE = re.compile(r"<!--  -->\s*<g [^>]*translate\([\d.]+ ([\d.]+)\)")
MILLION, THOUSAND = 1e6, 1e3
SMALL_PLAN = 2e6
"""Largest total below which tables are in thousands."""
ABOVE = 9.0
"""Points above the empty last line of a drawn title at which the title ends."""


@dataclass(frozen=True)
class RunFolder:
    """A results folder and its record.

    Raises:
        ResultsError: on reading a table or chart that is not there.
    """

    place: Path
    record: Mapping[str, Any]
    _tables: dict[str, list[dict[str, str]]] = field(default_factory=dict, repr=False)

    def table(self, name: str) -> Sequence[Row]:
        """The rows of a table of ``data/``; none if there is no such table."""
        if name not in self._tables:
            file = self.place / "data" / f"{name}.csv"
            self._tables[name] = rows_of(file) if file.is_file() else []
        return self._tables[name]

    def rows(self, name: str, **fitting: str) -> list[Row]:
        """The rows of a table that have certain texts in certain columns."""
        return [row for row in self.table(name) if all(row.get(key) == text for key, text in fitting.items())]

    def names(self, pattern: str) -> list[str]:
        """The tables whose name fits a pattern such as ``benefits*``."""
        return sorted(file.stem for file in (self.place / "data").glob(f"{pattern}.csv"))

    @cached_property
    def size(self) -> float:
        """By what amounts of tables are divided: a million, or a thousand where the largest total is small."""
        largest = max(abs(one["total_real"]) for one in self.record["scenarios"].values())
        return MILLION if largest >= SMALL_PLAN else THOUSAND

    @property
    def unit(self) -> str:
        """Currency and unit of the amounts of tables."""
        return f"{self.record['currency']} {'million' if self.size == MILLION else 'thousand'}"

    def scaled(self, text: str | float, sign: bool = False) -> str:
        """An amount in that unit, as a table shows it."""
        return scaled(text, self.size, sign)

    @property
    def first(self) -> str:
        """The scenario that the run is about."""
        return str(self.record["first"])

    @property
    def scenario(self) -> Mapping[str, Any]:
        """The record of that scenario."""
        found: Mapping[str, Any] = self.record["scenarios"][self.first]
        return found

    @property
    def no_change(self) -> Mapping[str, Any]:
        """The record of the status quo."""
        found: Mapping[str, Any] = self.record["scenarios"].get("status_quo", self.scenario)
        return found

    @cached_property
    def pictures(self) -> list[Picture]:
        """The charts of the run, in the order of their numbers."""
        return [picture_of(file) for file in sorted((self.place / "charts").glob("*.svg"))]


def checked(place: Path, record: Mapping[str, Any]) -> RunFolder:
    """A results folder that holds tables and charts.

    Raises:
        ResultsError: it holds none, as parts of it alone were asked for.
    """
    missing = [part for part in ("data", "charts") if not (place / part).is_dir()]
    if missing:
        raise ResultsError(f"{place} holds no {' and no '.join(missing)}; run the plan again without --only")
    return RunFolder(place, record)


def picture_of(svg: Path) -> Picture:
    """A chart as a picture with its numbers; its drawn title is to be cut off, as a document has it as text."""
    text = svg.read_text(encoding="utf-8")
    found, told = _TITLE.search(text), _ALTERNATIVE.search(text)
    title = unescape(found[1]) if found else svg.stem
    box, line = _BOX.search(text), _LAST_LINE.search(text)
    cut = max(0.0, float(line[1]) - ABOVE) / float(box[2]) if box and line else 0.0
    name = f"charts/{svg.stem}.csv"
    rows = rows_of(svg.with_suffix(".csv"))
    heading = list(rows[0]) if rows else []
    cells = [[shown_cell(column, row[column]) for column in heading] for row in rows]
    words = next((place for place, cell in enumerate(rows[0].values()) if place and _number(cell)), 1) if rows else 1
    numbers = Grid(f"The numbers of this chart: {title}", heading, cells, name, words, folded=True)
    return Picture(svg.stem, title, unescape(told[1]) if told else title, svg, svg.with_suffix(".png"), cut, numbers)


def cropped(picture: Picture) -> str:
    """The SVG of a chart without its drawn title, its description and its header."""
    text = picture.svg.read_text(encoding="utf-8")
    text = re.sub(r"<metadata>.*?</metadata>\s*", "", text, flags=re.DOTALL)
    text = text[text.index("<svg") :]
    box = _BOX.search(text)
    if picture.cut and box:
        width, height = float(box[1]), float(box[2])
        top = picture.cut * height
        text = text.replace(box[0], f'viewBox="0 {top:.3f} {width:g} {height - top:.3f}"', 1)
        text = re.sub(r'height="[\d.]+pt"', f'height="{height - top:.3f}pt"', text, count=1)
    return re.sub(r"\s*\n\s*", " ", text)


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return cell == ""
    return True
