"""Checks of what capital leaves behind: who buys something that lasts also pays to run it, or says who does."""

from __future__ import annotations

from collections.abc import Iterator

from costing import Tail
from outputs.annex.checked import EXACT, Check
from outputs.annex.classified import Tables
from outputs.annex.figures import FIRST
from outputs.annex.tongue import say

CENT = 0.01
"""Real money over all plan years that is nothing."""


def capital_checks(tables: Tables, scenario: str) -> Iterator[Check]:
    """One check for everything that new policy spends capital on; what the plan leaves so is said by name."""
    for key, tail in tables.annex.projection.scenarios[scenario].model.tails.items():
        (capital, spent), (running, runs) = (_over_years(tables, scenario, f"tail.{name}.{key}")
                                             for name in ("capital", "recurrent"))  # fmt: skip
        wrong = float(spent > CENT and runs <= CENT)
        text = f"IF({capital}>{CENT},IF({running}>{CENT},0,1),0)"
        what = say("{what}: capital has a running-cost tail", what=tail.title)
        yield Check(what, scenario, EXACT, single=(text, wrong), excuse=_why(tables, scenario, tail) if wrong else "")


def _over_years(tables: Tables, scenario: str, name: str) -> tuple[str, float]:
    """A figure added up over the plan years."""
    figures, years = tables.figures, len(tables.annex.years)
    row, _ = figures.places[scenario, name]
    first, last = figures.sheet.cell(row, FIRST + 1), figures.sheet.cell(row, FIRST + years - 1).split("!")[1]
    return f"SUM({first}:{last})", sum(figures.value(scenario, name, year) for year in range(1, years))


def _why(tables: Tables, scenario: str, tail: Tail) -> str:
    """Why nothing is paid to run it in the plan years."""
    if tail.waiver:
        return say("run by {waiver}, outside the plan", waiver=tail.waiver)
    if tables.annex.projection.scenarios[scenario].values(tail.recurrent).max() > CENT:
        return say("it runs after the plan years")
    return say("CAPITAL: nobody pays to run it")
