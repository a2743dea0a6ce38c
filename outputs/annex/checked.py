"""One check of the annex: a difference that must be nothing, once or for each year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from outputs.annex.classified import Tables

Cell = tuple[str, float] | None
MONEY, PEOPLE, EXACT, PERCENT = 0.01, 1e-6, 1e-9, 1e-5


@dataclass(frozen=True)
class Check:
    """One check: `single` or a difference for each year (None: nothing to check in that year).

    Attributes:
        excuse: why a difference is meant, if it is.
    """

    what: str
    scope: str
    tolerance: float
    years: tuple[Cell, ...] = ()
    single: tuple[str, float] | None = None
    excuse: str = ""

    @property
    def digits(self) -> int:
        """How many decimals of a difference are looked at; below them is the noise of adding large numbers."""
        return {MONEY: 4, PEOPLE: 8, PERCENT: 8}.get(self.tolerance, 12)

    @property
    def worst(self) -> float:
        """The largest difference."""
        if self.single is not None:
            return abs(round(self.single[1], self.digits))
        return max((abs(round(cell[1], self.digits)) for cell in self.years if cell is not None), default=0.0)


def years_of(tables: Tables, make: Callable[[int], tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """A difference for every year of the annex."""
    return tuple(make(year) for year in range(len(tables.annex.years)))


def figures_of(tables: Tables, scenario: str, *terms: str) -> tuple[tuple[str, float], ...]:
    """A sum of key figures; a term may start with + or -."""
    figures = tables.figures

    def cell(year: int) -> tuple[str, float]:
        formula, value = "", 0.0
        for term in terms:
            name = term.lstrip("+-")
            formula += f"{term[0] if term[0] in '+-' else ''}{figures.cell(scenario, name, year)}"
            value += (-1 if term.startswith("-") else 1) * figures.value(scenario, name, year)
        return formula, value

    return years_of(tables, cell)
