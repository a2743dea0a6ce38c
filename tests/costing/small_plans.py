"""Tiny plans for tests: written to a file and loaded as any plan is, in the invented country Arandia."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from costing import kinds
from parameters import Draws, Plan, load_plan
from scenarios import Projected, Projection, project

CLASSES = ("pay", "goods", "medicines", "construction", "equipment", "transfers")
FACT = {"source": "a test", "fixed": "a test"}


def fact(value: float, unit: str = "") -> dict[str, Any]:
    return {"value": value, "unit": unit, **FACT}


CONSTANT = {
    **{name: fact(0) for name in ("inflation", "foreign_inflation", "depreciation")},
    "real_growth": {name: fact(0) for name in CLASSES},
}
"""Constant prices: no inflation, no relative price change."""


def small_plan(folder: Path, tree: Mapping[str, Any]) -> Plan:
    """Load a plan: facts need no source here, and `prices: constant` is short for a world without inflation."""
    whole = {"plan": "a test", "country": "ARA", "years": "2026-2030", **tree}
    if whole.get("prices", "constant") == "constant":
        whole["prices"] = CONSTANT
    file = folder / "plan.yaml"
    file.write_text(json.dumps(_sourced(whole), indent=1, ensure_ascii=False), encoding="utf-8")  # YAML, written fast
    return load_plan(file, kinds())


def projected(folder: Path, tree: Mapping[str, Any], draws: Draws | None = None) -> Projection:
    with np.errstate(all="raise"):
        return project(small_plan(folder, tree), draws)


def reform(folder: Path, tree: Mapping[str, Any]) -> Projected:
    return projected(folder, tree).scenarios["reform"]


def years(one: Projected, address: str) -> list[float]:
    """A line in the plan years."""
    book = one.model.book
    return [float(value) for value in one.values(book[address])[book.plan_columns]]


def _sourced(node: Any) -> Any:
    if not isinstance(node, Mapping):
        return node
    filled = {key: _sourced(child) for key, child in node.items()}
    if "value" not in filled:
        return filled
    added = {"source": "a test"} if "low" in filled else FACT
    return {**added, **filled}
