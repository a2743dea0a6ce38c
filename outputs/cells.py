"""Reading lines of a run year by year, for tables and charts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from costing import Row
from scenarios import Projected

Record = dict[str, Any]
"""One row of a table by column."""


def shown_years(one: Projected) -> Iterator[tuple[int, int]]:
    """Column and calendar year of the base year and the plan years; years computed past the plan are not shown."""
    yield from enumerate(one.model.book.years[: one.model.book.plan_columns.stop])


def at(one: Projected, row: Row, column: int) -> float:
    """A line in a column; a scalar line is the same in every column."""
    values = one.values(row)
    return float(values[min(column, len(values) - 1)])
