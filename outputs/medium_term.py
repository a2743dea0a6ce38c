"""Budgets and outturns of past years as a plan gives them, for the medium-term form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from parameters import Parameter, Plan, Scenario, directive_titles

ECONOMIC = {
    "E21": "Compensation of employees",
    "E22": "Use of goods and services",
    "E23": "Consumption of fixed capital",
    "E24": "Interest",
    "E25": "Subsidies",
    "E26": "Grants",
    "E27": "Social benefits",
    "E28": "Other expense",
    "E31": "Nonfinancial assets",
}
"""Groups of economic classes (GFSM 2014)."""
SECTIONS = ("payers", "economic", "programmes")


@dataclass(frozen=True)
class Past:
    """Five past columns: outturns of the three years before the base year, and what was approved and revised for it.

    Attributes:
        columns: for each, where it stands in the plan, what a reader calls it, and its figures by section and name.
    """

    columns: tuple[tuple[str, str, Mapping[str, Mapping[str, Parameter]]], ...]

    def names(self, section: str) -> list[str]:
        """Every name that any past year has in a section."""
        return list(dict.fromkeys(name for _, _, figures in self.columns for name in figures.get(section, {})))

    def address(self, column: int, section: str, name: str) -> str:
        """Where a figure stands in the plan; nothing where it is not given."""
        where, _, figures = self.columns[column]
        return f"{where}.{section}.{name}" if name in figures.get(section, {}) else ""

    def said(self, column: int) -> str:
        """A past column in words."""
        return self.columns[column][1]

    def given(self, section: str) -> dict[int, bool]:
        """For each past column, whether anything of a section is given."""
        return {number: bool(figures.get(section)) for number, (_, _, figures) in enumerate(self.columns)}


def past_of(plan: Plan, scenario: Scenario) -> Past:
    """What a plan gives of past years."""
    found: Mapping[str, Any] = scenario.world.get("medium_term", {})
    outturns = found.get("outturns", {})
    base = plan.base_year
    columns = [
        (f"medium_term.outturns.{year}", f"outturn {year}", outturns.get(year, {})) for year in range(base - 3, base)
    ]
    columns += [(f"medium_term.{what}", f"{what} {base}", found.get(what, {})) for what in ("approved", "revised")]
    return Past(tuple(columns))


def programme_titles() -> dict[str, str]:
    """Directives by their code."""
    return directive_titles()
