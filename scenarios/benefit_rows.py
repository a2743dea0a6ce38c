"""The lines of the investment case that are kept for every draw: present values and ratios, each one number."""

from __future__ import annotations

from collections.abc import Iterator

from costing import Model, Present, Row

MEASURES = (
    "cost", "money", "health", "healthy_years", "incomes", "ratio", "ratio_with_health", "net", "net_with_health",
)  # fmt: skip
"""What there is of every present value besides the parts of its benefits."""
WAITING = ("net", "net_with_health", "healthy_years")
"""What is lost by waiting."""


def benefit_rows(model: Model) -> list[Row]:
    """The lines without which benefits have no ranges; none where a plan names no benefits."""
    found = model.investment
    if found is None:
        return []
    fiscal = [found.fiscal.whole_back, found.fiscal.whole_cash, found.fiscal.whole_net]
    return [row for present in (*found.present, *found.actions.values()) for row in _of_present(present)] + fiscal


def _of_present(present: Present) -> Iterator[Row]:
    yield from (getattr(present, name) for name in MEASURES)
    yield from present.parts.values()
    if present.waiting is not None:
        yield from (getattr(present.waiting, name) for name in WAITING)
