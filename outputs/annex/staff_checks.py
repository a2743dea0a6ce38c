"""What must hold of the workforce in the annex: pay lines against posts, and people against posts."""

from __future__ import annotations

from collections.abc import Iterator

from outputs.annex.change_keys import code
from outputs.annex.checked import MONEY, PEOPLE, Check, years_of
from outputs.annex.classified import Tables


def staff_checks(tables: Tables, scenario: str) -> Iterator[Check]:
    """The wage bill of every cadre is its posts x pay x index; gap and people without a post tell posts from people."""
    cadres = tables.annex.projection.scenarios[scenario].model.workforce.cadres
    paid = [code(name) for name, one in cadres.items() if one.wages is not None]
    if paid:
        yield Check(
            "Wage bill of every cadre = full-time posts x pay x index", scenario, MONEY,
            _sum(tables, scenario, [(f"staff.wages.{name}", f"staff.bill.{name}") for name in paid]),
        )  # fmt: skip
    if cadres:
        yield Check(
            "People in post of all cadres add up", scenario, PEOPLE,
            _less(tables, scenario, "staff.in_post", [f"staff.in_post.{code(name)}" for name in cadres]),
        )  # fmt: skip


def _sum(tables: Tables, scenario: str, pairs: list[tuple[str, str]]) -> tuple[tuple[str, float], ...]:
    """The differences of pairs of figures, added up without their signs."""
    figures = tables.figures

    def cell(year: int) -> tuple[str, float]:
        texts = [f"ABS({figures.cell(scenario, a, year)}-{figures.cell(scenario, b, year)})" for a, b in pairs]
        found = [abs(figures.value(scenario, a, year) - figures.value(scenario, b, year)) for a, b in pairs]
        return "+".join(texts), sum(found)

    return years_of(tables, cell)


def _less(tables: Tables, scenario: str, whole: str, parts: list[str]) -> tuple[tuple[str, float], ...]:
    figures = tables.figures

    def cell(year: int) -> tuple[str, float]:
        text = "".join(f"-{figures.cell(scenario, part, year)}" for part in parts)
        value = figures.value(scenario, whole, year) - sum(figures.value(scenario, part, year) for part in parts)
        return f"{figures.cell(scenario, whole, year)}{text}", value

    return years_of(tables, cell)
