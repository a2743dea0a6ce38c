"""Small plans whose money is short: a hospital that is run down, services that can wait, eyes that cannot."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.costing.small_plans import fact
from tests.scenarios.sound_plan import MONEY, home, line, one_offs


def money(amount: float) -> dict[int, Any]:
    return {2026: fact(amount, MONEY)}


def budget(amount: float, **settings: Any) -> dict[str, Any]:
    return {"kind": "budget", "amount": money(amount), "terms": {"security": "voted"}, **settings}


def service(priority: float | None = None, **settings: Any) -> dict[str, Any]:
    ranked = {} if priority is None else {"priority": priority}
    return {
        "menu": "svc.crisisteam", "teams": {2025: 0, 2028: 8}, "posts": {"nurse": fact(4, "FTE/team")},
        "running": fact(20000, f"{MONEY}/team"), "contacts": fact(1000, "contact/team"), **ranked, **settings,
    }  # fmt: skip


def short_plan(amount: float = 2e6, **actions: Any) -> dict[str, Any]:
    """A hospital that closes over a bridge, eyes from outside, a crisis service and work by the year."""
    usual = {
        "oversight": {"menu": "gov.monitor", "yearly": fact(50000, MONEY)},
        "teams": service(1),
        "campaign": line("Campaign", 200000, priority=2),
    }
    north = {
        "menu": "di.rundown", "name": "North Hospital", "residents": fact(100, "people"), "deaths": fact(0),
        "wards": fact(4, "ward"), "moratorium": 2026, "moves": {2027: 50, 2028: 50}, "places": "flat",
        "one_offs": one_offs(), "fixed": fact(2e6, MONEY), "step": fact(3.2e6, MONEY), "variable": fact(1.6e6, MONEY),
    }  # fmt: skip
    return deepcopy(
        {
            "places": {"flat": home("Flat")},
            "institutions": {"north": north},
            "actions": {**usual, **actions},
            "financing": {
                "bridge": {"ring_fence": 1, "pays_capital": 1},
                "treasury": budget(amount),
                "change": budget(4e6, terms={"security": "voted", "pays": {"elements": ["north", "oversight"]}}),
            },
        }
    )
