"""The lines of the investment case that are kept for every draw: present values and ratios, each one number."""

from __future__ import annotations

from collections.abc import Iterator

from costing import Model, Present, Row

MEASURES = (
    "cost", "asked", "money", "health", "healthy_years", "incomes", "ratio", "ratio_with_health", "net",
    "net_with_health",
)  # fmt: skip
"""What there is of every present value besides the parts of its benefits."""
FISCAL = ("back", "cost", "net", "share")
"""What there is of public budgets over every horizon."""
WAITING = ("net", "net_with_health", "healthy_years")
"""What is lost by waiting."""


def benefit_rows(model: Model) -> list[Row]:
    """The lines without which benefits have no ranges; none where a plan names no benefits."""
    found = model.investment
    if found is None:
        return []
    fiscal = found.fiscal
    whole = [fiscal.whole_back, fiscal.whole_cash, fiscal.whole_others, fiscal.whole_net]
    horizons = [getattr(each, name) for each in fiscal.present for name in FISCAL]
    cash = [each.cash for each in fiscal.present if each.cash is not None]
    presents = [*found.present, *found.actions.values()]
    presents += [] if found.staffed is None else [found.staffed.present]
    return [row for present in presents for row in _of_present(present)] + whole + horizons + cash


def _of_present(present: Present) -> Iterator[Row]:
    yield from (getattr(present, name) for name in MEASURES)
    yield from present.parts.values()
    if present.waiting is not None:
        yield from (getattr(present.waiting, name) for name in WAITING)
