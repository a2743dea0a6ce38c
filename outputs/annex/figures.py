"""The Key figures sheet: chosen lines of every Model sheet, one row a scenario and figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from costing import Indicator, Model, Row
from outputs.annex.change_figures import institution_figures
from outputs.annex.context import Annex
from outputs.annex.funding_figures import funding_figures
from outputs.annex.investment_figures import investment_figures
from outputs.annex.page import banner, year_heads
from outputs.annex.price_figures import price_figures
from outputs.annex.sheet import Sheet
from outputs.annex.staff_figures import staff_figures
from outputs.annex.styles import row_style

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

HEADS = ("key", "scenario", "figure", "unit", "value")
HEAD, SCALAR, FIRST = 4, 4, 5


@dataclass(frozen=True)
class Figures:
    """Where the key figures stand, by scenario and name."""

    sheet: Sheet
    places: dict[tuple[str, str], tuple[int, Row]]
    last: int

    def live(self, annex: Annex, name: str, year: int | None) -> str:
        """The formula that reads a figure of the live scenario in a year (None: the single value)."""
        return self.found(f'{annex.cell("live")}&".{name}"', year)

    def found(self, key: str, year: int | None) -> str:
        """The formula that reads the figure with a key, given as a formula."""
        column = SCALAR if year is None else FIRST + year
        keys = self.sheet.column(0, HEAD + 1, self.last)
        return f"SUMIFS({self.sheet.column(column, HEAD + 1, self.last)},{keys},{key})"

    def over_years(self, key: str, years: int) -> str:
        """The formula that adds a figure up over the plan years: the row with the key, found once."""
        first, last = self.sheet.cell(HEAD + 1, FIRST + 1), self.sheet.cell(self.last, FIRST + years - 1)
        keys = self.sheet.column(0, HEAD + 1, self.last)
        block = f"{first}:{last.split('!')[1]}"
        return f"IFERROR(SUM(INDEX({block},MATCH({key},{keys},0),0)),0)"

    def cell(self, scenario: str, name: str, year: int | None = None) -> str:
        """The reference to a figure of one scenario."""
        row, line = self.places[scenario, name]
        return self.sheet.cell(row, SCALAR if line.scalar or year is None else FIRST + year)

    def value(self, scenario: str, name: str, year: int | None = None) -> float:
        """A figure; 0 where the scenario has none."""
        if (scenario, name) not in self.places:
            return 0.0
        row, _ = self.places[scenario, name]
        return self.sheet.value(row, SCALAR if year is None else FIRST + year)


def key_figures(model: Model) -> Iterator[tuple[str, str, Row]]:
    """The lines that other sheets read: name, label, line."""
    yield from _fields("total", "all", model.totals)
    yield "per_head", model.per_head.label, model.per_head
    yield "present_value", model.present_value.label, model.present_value
    yield "undiscounted", model.undiscounted.label, model.undiscounted
    yield "population", model.world.population.label, model.world.population
    for name, index in model.ledger.indices.items():
        yield f"index_{name}", index.label, index
    for name, sums in model.elements.items():
        yield f"element_{name}", f"{name}: {sums.nominal.label}", sums.nominal
    if model.transition is not None:
        yield from _fields("transition", "institutions", model.transition)
    if model.bridge is not None:
        yield from _fields("bridge", "bridge", model.bridge)
    yield from institution_figures(model)
    yield from staff_figures(model)
    yield from price_figures(model)
    yield from funding_figures(model)
    yield from investment_figures(model)
    for one in model.indicators:
        yield indicator_key(one), f"{one.code}: {one.measure}", one.row


def indicator_key(one: Indicator) -> str:
    """The key of an indicator in any scenario; with its code, since two indicators may be the same line."""
    return f"indicator_{one.code}_{one.row.address}"


def _fields(prefix: str, what: str, lines: DataclassInstance) -> Iterator[tuple[str, str, Row]]:
    for one in fields(lines):
        row: Row | None = getattr(lines, one.name)
        if row is not None:
            label = f"{row.label}, discounted" if one.name.endswith("_discounted") else row.label
            yield f"{prefix}_{one.name}", f"{what}: {label}", row


def write_figures(annex: Annex, sheet: Sheet) -> Figures:
    """Write the key figures of every scenario, each a link to its Model sheet."""
    note = "Links to the Model sheets. Sheets that follow the live scenario find their figures here, by key."
    banner(annex, sheet, "Key figures", note)
    sheet.widths(34, 14, 52, 12, 15, *(15 for _ in annex.years))
    for column, title in enumerate(HEADS):
        sheet.own(HEAD, column, title, "head")
    year_heads(annex, sheet, HEAD, FIRST, len(annex.years))
    places: dict[tuple[str, str], tuple[int, Row]] = {}
    row = HEAD + 1
    for scenario, one, _ in annex.scenarios:
        for name, label, line in key_figures(one.model):
            places[scenario, name] = (row, line)
            for column, text in enumerate((f"{scenario}.{name}", scenario, label, str(line.unit))):
                sheet.own(row, column, text, "fit")
            _values(annex, sheet, row, scenario, line)
            row += 1
    sheet.page.freeze_panes(HEAD + 1, SCALAR)
    return Figures(sheet, places, row - 1)


def _values(annex: Annex, sheet: Sheet, row: int, scenario: str, line: Row) -> None:
    """A line with one value stands in the value column and in every year."""
    style = row_style(line)
    if line.scalar:
        sheet.formula(row, SCALAR, *annex.at(scenario, line, 0), style)
    for year in range(len(annex.years)):
        sheet.formula(row, FIRST + year, *annex.at(scenario, line, year), style)
