"""Checks of what is put on top of new spending, and of the economic view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outputs.annex.checked import MONEY, Check, figures_of, years_of
from outputs.annex.classified import Tables
from outputs.annex.tongue import say

ON_TOP = {"B": "optimism bias", "C": "physical contingency", "T": "tax"}
"""The layer that a rate makes, by the first letter of its key."""
SUMS = {
    "Layers of new spending add up, real": (
        "layers.base", "+layers.optimism_bias", "+layers.physical", "+layers.taxes", "-layers.real",
    ),
    "New spending, nominal = real + price contingency": ("layers.real", "+layers.price", "-layers.nominal"),
    "New spending + baseline + savings = total": ("layers.nominal", "+layers.others", "-total_nominal"),
    "Economic cost = cash - capital - transfers + annuities + unpaid time": (
        "total_real", "-economic.capital_cash", "-economic.transfers_cash", "+economic.annuities", "+economic.unpaid",
        "-economic.total",
    ),
}  # fmt: skip
FIGURES = {"optimism bias": "optimism_bias", "physical contingency": "physical", "tax": "taxes", "base": "base"}
NEW = ("new", "expansion")
"""Standings of new spending."""


def price_checks(tables: Tables, scenario: str) -> Iterator[Check]:
    """Every check of prices in a scenario."""
    for what, terms in SUMS.items():
        yield Check(what, scenario, MONEY, figures_of(tables, scenario, *terms))
    for layer, name in FIGURES.items():
        parts = tuple({"layer": layer, "standing": standing} for standing in NEW)
        cells = _summed(tables, scenario, parts, f"layers.{name}")
        yield Check(say("Lines add up to the layer: {layer}", layer=say(layer)), scenario, MONEY, cells)
    all_new = tuple({"standing": standing} for standing in NEW)
    cells = _summed(tables, scenario, all_new, "layers.nominal", block="nominal")
    yield Check("Lines add up to new spending, nominal", scenario, MONEY, cells)
    for key in tables.annex.projection.scenarios[scenario].model.on_top.rates.known:
        layer = ON_TOP[key[0]]
        yield Check(
            say("{layer} = rate x base: {key}", layer=say(layer.capitalize()), key=key),
            scenario,
            MONEY,
            _rated(tables, scenario, key),
        )


def _summed(
    tables: Tables, scenario: str, parts: tuple[Mapping[str, str], ...], figure: str, *, block: str = "real"
) -> tuple[tuple[str, float], ...]:
    """Lines by their keys, less a key figure."""

    def cell(year: int) -> tuple[str, float]:
        text, value = "", 0.0
        for wanted in parts:
            formula, amount = _lines(tables, year, {"scenario": scenario, **wanted}, block)
            text, value = f"{text}+{formula}", value + amount
        total = tables.figures.cell(scenario, figure, year)
        return f"{text.removeprefix('+')}-{total}", value - tables.figures.value(scenario, figure, year)

    return years_of(tables, cell)


def _rated(tables: Tables, scenario: str, key: str) -> tuple[tuple[str, float], ...]:
    """What was written with a rate, less the rate times all else that carries it."""
    layer, rate = ON_TOP[key[0]], f"rate.{key}"
    carries = {"scenario": scenario, f"rate of {layer}": key}

    def cell(year: int) -> tuple[str, float]:
        whole, everything = _lines(tables, year, carries)
        made, amount = _lines(tables, year, {**carries, "layer": layer})
        reference, share = tables.figures.cell(scenario, rate), tables.figures.value(scenario, rate)
        return f"{made}-{reference}*({whole}-{made})", amount - share * (everything - amount)

    return years_of(tables, cell)


def _lines(tables: Tables, year: int, wanted: Mapping[str, str], block: str = "real") -> tuple[str, float]:
    """Lines with the wanted keys: the formula and what it comes to."""
    ledger = tables.ledger
    keys = "".join(f',{ledger.keys(kind)},"{key}"' for kind, key in wanted.items())
    return f"SUMIFS({ledger.amounts(block, year)}{keys})", ledger.total(block, year, **wanted)
