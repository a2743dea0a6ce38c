"""The sheets of an annex that are read, made in memory as the annex writes them, and what is found in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from outputs.annex.catalogue import BASE, catalogue, scenario_order
from outputs.annex.inputs import HEADS, told
from outputs.annex.inputs_by_year import HEADS as YEAR_HEADS
from outputs.annex_read.figure_rows import read_figures
from outputs.annex_read.typed_cells import Findings
from outputs.annex_read.year_rows import read_years
from outputs.opened import opened_plan
from parameters import Cell, Page, shown_range
from scenarios import Projection, project
from tests.outputs.annex_read.annexes import SMALL_PLAN

HEAD = 5
Place = tuple[str, str]
"""Scenario and address of a figure (``....2027`` for a year of a list), as `Pages.places` names them."""


class Pages:
    """Inputs and Inputs by year of a projection.

    Attributes:
        places: sheet (0 or 1), row and column of every value, by scenario and address.
    """

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self.order = scenario_order(projection)
        self.places: dict[Place, tuple[int, int, int]] = {}
        self.pages = [Page("Inputs", self._figures()), Page("Inputs by year", self._years())]

    def _figures(self) -> dict[tuple[int, int], Cell]:
        titles = [f"{name} (the plan)" if name == BASE else name for name in self.order]
        cells = {(HEAD, at): Cell(text) for at, text in enumerate((*HEADS, *titles), start=1)}
        for row, entry in enumerate(catalogue(self.projection, series=False), start=HEAD + 1):
            reach = shown_range(entry.parameter) if entry.parameter is not None else None
            said = {"address": entry.address, "label": entry.label, "unit": entry.unit, **told(entry)}
            said |= {"low": reach.low, "high": reach.high, "interval": reach.interval} if reach is not None else {}
            cells |= {(row, HEADS.index(name) + 1): Cell(value) for name, value in said.items() if value != ""}
            for column, name in enumerate(self.order, start=len(HEADS) + 1):
                if name in entry.values:
                    self.places[name, entry.address] = (0, row, column)
                    cells[row, column] = Cell(float(f"{entry.values[name][0]:.16G}"), name in entry.linked)
        return cells

    def _years(self) -> dict[tuple[int, int], Cell]:
        lists, base_year = catalogue(self.projection, series=True), self.projection.plan.base_year
        columns = max((len(values) for entry in lists for values in entry.values.values()), default=0)
        heads = (*YEAR_HEADS, *range(base_year, base_year + columns))
        cells = {(HEAD, at): Cell(value, isinstance(value, int)) for at, value in enumerate(heads, start=1)}
        row = HEAD
        for entry in lists:
            for name in (name for name in self.order if name in entry.values):
                row += 1
                cells |= {(row, 1): Cell(entry.address), (row, 5): Cell(name)}
                for at, value in enumerate(entry.values[name]):
                    self.places[name, f"{entry.address}.{base_year + at}"] = (1, row, len(YEAR_HEADS) + 1 + at)
                    cells[row, len(YEAR_HEADS) + 1 + at] = Cell(value, name in entry.linked)
        return cells

    def read(self, changes: Mapping[tuple[int, int, int], Cell | None]) -> Findings:
        """What is found where some cells (sheet, row, column) are others; None empties one."""
        pages = []
        for number, page in enumerate(self.pages):
            cells = dict(page.cells) | {
                place[1:]: cell for place, cell in changes.items() if place[0] == number and cell
            }
            emptied = {place[1:] for place, cell in changes.items() if place[0] == number and cell is None}
            pages.append(replace(page, cells={place: cell for place, cell in cells.items() if place not in emptied}))
        found = Findings("annex.xlsx")
        read_figures(pages[0], catalogue(self.projection, series=False), self.order, found)
        read_years(pages[1], catalogue(self.projection, series=True), self.projection.plan.base_year, found)
        return found


@cache
def small_pages() -> Pages:
    """Those of the small plan."""
    return Pages(project(opened_plan(SMALL_PLAN)))
