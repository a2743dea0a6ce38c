"""Indicators of a plan as lines: what each is called, and the sums and shares that they are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from costing.ledger import Entry, gather
from costing.lines import Line, Row, Scope, ratio
from costing.world import World


@dataclass(frozen=True)
class Indicator:
    """One indicator over the years.

    Attributes:
        code: BI01 to BI35 or H1.1 to H3.4.
        measure: what exactly it says; one code may have several.
        row: its line.
        element: the action, institution or cadre that it is of; empty for the whole plan.
        benchmark: what print says of it, if anything.
    """

    code: str
    measure: str
    row: Row
    element: str = ""
    benchmark: str = ""


@dataclass(frozen=True)
class Money:
    """Where indicators of money are written, and the ledger they are taken from."""

    on: Scope
    world: World

    def of(self, label: str, wanted: Callable[[Entry], bool]) -> Row:
        """The nominal sum of the ledger lines that are wanted; 0 where none is."""
        entries = [entry.nominal for entry in self.world.ledger.entries if wanted(entry)]
        return gather(self.on, label, entries, self.world.cash)

    def any(self, wanted: Callable[[Entry], bool]) -> bool:
        """Whether a ledger line is wanted."""
        return any(wanted(entry) for entry in self.world.ledger.entries)

    def share(self, label: str, part: Line, whole: Row) -> Row:
        """A part as a share of a whole; 0 where the whole is nothing."""
        return self.on.line(label, ratio(part, whole, 0))

    def each(self, label: str, spent: Row, things: Row) -> Row:
        """Money for one of some things; 0 where there is none."""
        return self.on.line(label, ratio(spent, things, self.on.const(0, f"{spent.unit}/{things.unit}")))
