"""Writing a Transition sheet: rows have names, and may speak of rows that stand further down or on other sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from outputs.annex.catalogue import BASE
from outputs.annex.classified import Tables
from outputs.annex.page import year_heads
from outputs.annex.sheet import Sheet, here
from outputs.annex.tongue import say
from outputs.annex.units import money_said, unit_said

HEAD, LABEL, UNIT, ONCE, FIRST = 7, 0, 1, 2, 3
LABEL_WIDTH = 60
MONEY = "money"
"""The unit of rows in the plan's currency, in the unit of amounts that Settings says."""
Cell = tuple[str, float]


@dataclass(frozen=True)
class Item:
    """One row: where it stands, and the formula and value of each year (0 is the base year)."""

    row: int
    label: str
    unit: str
    cell: Callable[[int], Cell]
    flow: bool
    bold: bool


@dataclass
class Page:
    """A sheet being written; rows are placed as they are named, and written by `finish`."""

    tables: Tables
    sheet: Sheet
    row: int = HEAD + 1
    items: dict[str, Item] = field(default_factory=dict)
    blocks: list[tuple[int, Callable[[int], None]]] = field(default_factory=list)
    known: dict[tuple[str, int], float] = field(default_factory=dict)

    @property
    def years(self) -> int:
        """Base year and plan years."""
        return len(self.tables.annex.years)

    def section(self, title: str) -> None:
        """A title between rows."""
        self.row += 1
        self.sheet.page.set_row(self.row, 17)
        self.sheet.text(self.row, LABEL, title, "section")
        self.row += 1

    def item(
        self, name: str, label: str, unit: str, cell: Callable[[int], Cell], *, flow: bool = False, bold: bool = False
    ) -> None:
        """A row with a formula for each year; with `flow` its plan years are added up."""
        self.items[name] = Item(self.row, label, unit, cell, flow, bold)
        self.row += 1

    def live(self, name: str, label: str, unit: str, figure: str = "", *, flow: bool = False) -> None:
        """A key figure of the live scenario."""
        self.item(name, label, unit, lambda year: self.figure(figure or name, year, unit), flow=flow)

    def figure(self, name: str, year: int | None, unit: str) -> Cell:
        """A key figure of the live scenario as a formula and its value."""
        figures, annex = self.tables.figures, self.tables.annex
        formula, value = figures.live(annex, name, year), figures.value(BASE, name, year)
        return self.scaled(formula, value) if unit == MONEY else (formula, value)

    def scaled(self, formula: str, value: float) -> Cell:
        """An amount in the unit that Settings says."""
        return f"{formula}/{self.tables.annex.cell('divisor')}", value / self.tables.divisor

    def cost(self, name: str, label: str, element: str) -> None:
        """The ledger lines of an institution under one key of the change, live and nominal."""
        annex, ledger = self.tables.annex, self.tables.ledger
        wanted = f'{ledger.keys("scenario")},{annex.cell("live")},{ledger.keys("element")},"{element}"'

        def cell(year: int) -> Cell:
            formula = f'SUMIFS({ledger.amounts("nominal", year)},{wanted},{ledger.keys("change")},"{name}")'
            value = ledger.total("nominal", year, scenario=BASE, element=element, change=name)
            return self.scaled(formula, value)

        self.item(name, label, MONEY, cell, flow=True)

    def sums(
        self, name: str, label: str, unit: str, terms: Sequence[str], *, flow: bool = False, bold: bool = False
    ) -> None:
        """The sum of other rows of the page; a term may begin with a minus."""

        def cell(year: int) -> Cell:
            text = "".join(f"{'-' if term[0] == '-' else '+'}{self.at(term.lstrip('-'), year)}" for term in terms)
            value = sum((-1 if term[0] == "-" else 1) * self.value(term.lstrip("-"), year) for term in terms)
            return text.removeprefix("+") or "0", value

        self.item(name, label, unit, cell, flow=flow, bold=bold)

    def at(self, name: str, year: int) -> str:
        """The reference to a row in a year, from its own sheet."""
        return here(self.items[name].row, FIRST + year)

    def beyond(self, name: str, year: int) -> str:
        """The same from another sheet."""
        return self.sheet.cell(self.items[name].row, FIRST + year)

    def span(self, name: str, first: int = 1) -> str:
        """The plan years of a row."""
        return f"{self.at(name, first)}:{self.at(name, self.years - 1)}"

    def value(self, name: str, year: int) -> float:
        """The value of a row in a year."""
        if (name, year) not in self.known:
            self.known[name, year] = self.items[name].cell(year)[1]
        return self.known[name, year]

    def values(self, name: str) -> list[float]:
        """The values of the plan years."""
        return [self.value(name, year) for year in range(1, self.years)]

    def block(self, height: int, write: Callable[[int], None]) -> None:
        """Keep some rows for what is written in its own way, once all rows are known."""
        self.blocks.append((self.row, write))
        self.row += height

    def unit(self, row: int, unit: str, column: int = UNIT) -> None:
        """Write a unit of money, with the unit of amounts that Settings says."""
        said = money_said(self.tables.annex, unit)
        self.sheet.formula(row, column, said.formula, said.text, "text")

    def heads(self) -> None:
        """Write the column headings and freeze them."""
        annex, sheet = self.tables.annex, self.sheet
        sheet.widths(LABEL_WIDTH, 15, 14, *(12 for _ in annex.years))
        year_heads(annex, sheet, HEAD, FIRST, self.years)
        for column, title in ((LABEL, "line"), (UNIT, "unit"), (ONCE, "plan years")):
            sheet.text(HEAD, column, title, "head right" if column == ONCE else "head")
        sheet.page.freeze_panes(HEAD + 1, FIRST)
        sheet.page.repeat_rows(HEAD)

    def finish(self) -> None:
        """Write every row, then the blocks."""
        self.heads()
        for item in self.items.values():
            self._write(item)
        for row, write in self.blocks:
            write(row)

    def _write(self, item: Item) -> None:
        bold = " bold" if item.bold else ""
        style = f"scaled{bold}" if item.unit == MONEY else f"people{bold}"
        self.sheet.text(item.row, LABEL, item.label, f"wrap{bold}")
        self.sheet.tall(item.row, (say(item.label), LABEL_WIDTH))
        if item.unit == MONEY:
            self.unit(item.row, self.tables.annex.projection.plan.currency)
        else:
            self.sheet.text(item.row, UNIT, unit_said(item.unit))
        cells = [item.cell(year) for year in range(self.years)]
        for year, (formula, value) in enumerate(cells):
            self.sheet.formula(item.row, FIRST + year, formula, value, style)
        if item.flow:
            formula = f"SUM({here(item.row, FIRST + 1)}:{here(item.row, FIRST + self.years - 1)})"
            self.sheet.formula(item.row, ONCE, formula, sum(value for _, value in cells[1:]), style)
