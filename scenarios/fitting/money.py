"""The money that a plan is fitted to: which sources count, and 5 % more of everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from parameters import Element, FlowValue, Parameter, PathValue, Scenario
from scenarios.fitting.cut import Changes
from scenarios.fitting.shortfall import NO_SOURCES

AMOUNTS = ("amount", "limit", "contribution", "tariff", "base", "voted", "voted_per_place")
"""Settings that say how much money a source or a ceiling is."""


def counted_only(scenario: Scenario, count_asked: bool) -> Changes:
    """Without money that is only asked for, unless it is counted."""
    dropped = [] if count_asked else asked(scenario)
    return Changes({element.address: None for element in dropped})


def asked(scenario: Scenario) -> list[Element]:
    """Sources of the plan whose money is only asked for."""
    return [one for one in scenario.financing.values() if one.kind not in NO_SOURCES and _security(one) == "asked"]


def more(scenario: Scenario, without: Changes, times: float) -> Changes:
    """Every amount of the sources and ceilings that are left, so many times as large."""
    moves: dict[str, Mapping[str, float]] = {}
    for element in scenario.financing.values():
        if element.address not in without.settings and element.kind != "households":
            for name in AMOUNTS:
                moves |= {address: {"times": times} for address in _figures(element.settings.get(name))}
    return Changes({}, moves)


def _security(element: Element) -> str:
    terms: Any = element.settings.get("terms")
    given = terms.get("security") if isinstance(terms, Mapping) else None
    return str(given or "asked")


def _figures(value: Any) -> Iterator[str]:
    """Addresses of the figures that move an amount."""
    if isinstance(value, PathValue):
        yield f"{value.address}.factor"
    elif isinstance(value, FlowValue):
        yield from (leaf.address for leaf in value.values.values())
    elif isinstance(value, Parameter):
        yield value.address
