"""A plan whose cost is a sum of three figures in each of five years: what every analysis must say of it is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from parameters import Plan
from scenarios import Evaluation, find_outcome
from tests.costing.small_plans import fact, small_plan

MONEY = "ARD 2025"
A, B, C = (f"actions.{name}.yearly" for name in ("a", "b", "c"))


def ranged(value: float, low: float, high: float, **more: Any) -> dict[str, Any]:
    """A figure of money with a uniform distribution between low and high, unless ``more`` says otherwise."""
    said = {"value": value, "unit": MONEY, "low": low, "high": high, "kind": "uniform", "source": "a test"}
    return said | more


def action(yearly: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "programme", "name": "An action", "start": 2026.0, "yearly": yearly}


TREE: dict[str, Any] = {
    "actions": {
        "a": action(ranged(100, 80, 140)),
        "b": action(ranged(50, 40, 60)),
        "c": action(ranged(10, 9, 11)),
        "law": action(fact(1000, MONEY)),
    },
    "scenarios": {
        "twin": {"what": "nothing else"},
        "dearer": {"what": "a costs more", "parameters": {A: {"times": 1.1}}},
        "sure": {"what": "a is known", "actions.a.yearly": fact(100, MONEY)},
    },
}
"""The cost of the plan is 5 x (a + b + c + 1000)."""


def with_ceiling(amounts: Mapping[int, float]) -> dict[str, Any]:
    limit = {
        "kind": "ceiling",
        "name": "What may be spent",
        "amount": {year: fact(amount, MONEY) for year, amount in amounts.items()},
    }
    return TREE | {"financing": {"limit": limit}}


def linear_plan(folder: Path, tree: Mapping[str, Any] = TREE) -> Plan:
    return small_plan(folder, tree)


def asked(plan: Plan, *addresses: str, against: str | None = None) -> Evaluation:
    """The plan asked for outcomes by their addresses."""
    return Evaluation.of(plan, lambda models: [find_outcome(models, address, against) for address in addresses])


def columns(given: Mapping[str, np.ndarray], names: Sequence[str]) -> np.ndarray:
    """Arguments by name as SALib's functions want them, shape (case, argument)."""
    return np.stack([given[name] for name in names], axis=1)
