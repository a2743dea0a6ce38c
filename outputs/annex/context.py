"""What every sheet of the annex is written from, and where the others stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from xlsxwriter import Workbook

from costing import Row
from outputs.annex.catalogue import Entry
from outputs.annex.keys import Keys
from outputs.annex.layout import Layout
from outputs.annex.sheet import Sheet
from outputs.annex.styles import Styles
from scenarios import Finding, Projected, Projection

if TYPE_CHECKING:
    from outputs.annex.regional_sheet import RegionalLedger
    from outputs.run_info import RunStep


class Info(Protocol):
    """What the annex says of the run that it was written by."""

    @property
    def run_id(self) -> str:
        """The name of the run."""

    @property
    def fingerprint(self) -> str:
        """sha256 of the inputs."""

    @property
    def version(self) -> str:
        """The version of CareShift."""


@dataclass
class Annex:
    """One annex being written.

    Attributes:
        cells: where single figures stand that other sheets need, by a name such as ``live`` or ``overall``.
        entries: the inputs with one value; `known`: the values of lines that were asked for before.
        ranges: stretches of cells that other sheets need, by name.
        verdicts: cells that say OK or NOT OK on other sheets, and what they check.
        inputs: the cell of each input by scenario and address; of a series, that of the base year.
        regional: the lines of regions, if the plan has some; `history`: earlier runs that it is compared with.
    """

    projection: Projection
    findings: Sequence[Finding]
    info: Info
    workbook: Workbook
    styles: Styles
    layouts: dict[str, Layout]
    keys: Keys
    sheets: dict[str, Sheet] = field(default_factory=dict)
    cells: dict[str, tuple[Sheet, int, int]] = field(default_factory=dict)
    inputs: dict[tuple[str, str], tuple[Sheet, int, int]] = field(default_factory=dict)
    known: dict[tuple[str, int], list[float]] = field(default_factory=dict, repr=False)
    entries: list[Entry] = field(default_factory=list)
    ranges: dict[str, str] = field(default_factory=dict)

    verdicts: list[tuple[Sheet, int, int, str]] = field(default_factory=list)
    regional: RegionalLedger | None = None
    history: Sequence[RunStep] = ()

    def cell(self, name: str) -> str:
        """The reference to a named figure."""
        sheet, row, column = self.cells[name]
        return sheet.cell(row, column)

    def stored(self, name: str) -> float | str:
        """The value of a named figure."""
        sheet, row, column = self.cells[name]
        return sheet.values[row, column]

    @property
    def scenarios(self) -> Iterator[tuple[str, Projected, Layout]]:
        """Every scenario with its base case and its places."""
        return ((name, one, self.layouts[name]) for name, one in self.projection.scenarios.items())

    @property
    def years(self) -> tuple[int, ...]:
        """The base year and the plan years: the columns of every sheet but the models."""
        return (self.projection.plan.base_year, *self.projection.years)

    @property
    def plan_money(self) -> str:
        """The money of real figures, such as ``PEN 2025``."""
        return f"{self.projection.plan.currency} {self.projection.plan.base_year}"

    def values(self, scenario: str, row: Row) -> list[float]:
        """A line of a scenario: one number, or one a column of its book."""
        if (scenario, row.index) not in self.known:
            one = self.projection.scenarios[scenario]
            found: list[float] = one.values(row).tolist()
            wanted = 1 if row.scalar else one.model.book.columns
            self.known[scenario, row.index] = found if len(found) == wanted else found * wanted
        return self.known[scenario, row.index]

    def at(self, scenario: str, row: Row, column: int) -> tuple[str, float]:
        """The reference to a line of a scenario in a column of its book, and its value there."""
        return self.layouts[scenario].cell(row, column), self.values(scenario, row)[0 if row.scalar else column]
