"""The ranges of the plan years by the names that records give them."""

from __future__ import annotations

from scenarios import Projection, Range, how_sure

OF_RECORD = {"total": "total_real", "difference": "difference_real", "double_funding": "double_funding_real"}
"""What a record says of each scenario, and the figure it is."""


def plan_ranges(projection: Projection, name: str) -> dict[str, Range]:
    """The ranges of a scenario that a record names: total, difference, double funding; only those it has."""
    sure = how_sure(projection)
    found = {label: sure.range(name, figure) for label, figure in OF_RECORD.items()}
    return {label: one for label, one in found.items() if one is not None}
