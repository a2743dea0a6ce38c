"""The lines of prices that the Fiscal sheet and the checks read, with the names by which they find them."""

from __future__ import annotations

from collections.abc import Iterator

from costing import Model, Row, Tail

LAYERS = {
    "base": "New spending as estimated",
    "optimism_bias": "Optimism bias",
    "physical": "Physical contingency",
    "taxes": "Taxes",
    "real": "New spending, real",
    "price": "Price contingency: what rising prices add",
    "nominal": "New spending, nominal",
    "others": "Baseline, savings and what is paid out of savings, nominal",
}
"""What new spending is made of, in this order."""
VIEWS = {
    "capital_cash": "Capital, paid when it is bought",
    "transfers_cash": "Transfers and taxes, paid",
    "annuities": "Capital, annuities of what is in use",
    "unpaid": "Unpaid time, and time paid already",
    "baseline": "Economic cost of the baseline",
    "new": "Economic cost of new policy, less savings",
    "total": "Economic cost",
}
"""How the economic view comes from cash."""
WHOLE = {"undiscounted": "at 0 %", "present_value": "at the plan's discount rate"}
TAIL = {
    "capital": "Capital",
    "recurrent": "Running cost that goes on",
    "each": "Running cost of one building in the year after the plan",
    "left": "Left behind by what opens in the year, for each later year",
    "left_so_far": "Left behind by all that has opened, for each later year",
}
"""What capital costs afterwards."""


def price_figures(model: Model) -> Iterator[tuple[str, str, Row]]:
    """Name, label and line: ``layers.base``, ``economic.total``, ``tail.capital.centres``, ``rate.B.buildings``."""
    for name, label in LAYERS.items():
        yield f"layers.{name}", label, getattr(model.layers, name)
    for name, label in (VIEWS | WHOLE).items():
        yield f"economic.{name}", label, getattr(model.economic, name)
    for key, tail in model.tails.items():
        for name, row in of_tail(tail):
            yield f"tail.{name}.{key}", f"{tail.title}: {TAIL[name]}", row
    for key, rate in model.on_top.rates.known.items():
        yield f"rate.{key}", rate.label, rate


def of_tail(tail: Tail) -> Iterator[tuple[str, Row]]:
    """What there is of a tail, by measure."""
    for name in TAIL:
        row: Row | None = getattr(tail, name)
        if row is not None:
            yield name, row
