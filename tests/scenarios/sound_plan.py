"""A small plan that no rule stops, and how a test changes one thing in it."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

from scenarios import Finding, Thresholds, find
from tests.costing.small_plans import fact, projected

MONEY = "ARD 2025"
QUESTIONS = (
    "fixed_routine", "housemates_imposed", "staff_imposed", "cannot_come_and_go", "on_institution_grounds",
    "tied_to_treatment", "few_contacts",
)  # fmt: skip


def answers(**yes: str) -> dict[str, str]:
    return dict.fromkeys(QUESTIONS, "no") | yes


def home(name: str, **settings: Any) -> dict[str, Any]:
    return {
        "menu": "di.homes", "name": name, "house_rules": answers(), "provider": "licensed and staffed",
        "running": fact(20000, f"{MONEY}/people"), "posts": {"nurse": fact(0.2, "FTE/people")}, **settings,
    }  # fmt: skip


def group(**settings: Any) -> dict[str, Any]:
    return {
        "residents": fact(100, "people"), "deaths": fact(0), "moves": dict.fromkeys(range(2027, 2031), 25),
        "to": {"own_flat": 0.6, "shared_home": 0.4}, **settings,
    }  # fmt: skip


def one_offs() -> dict[str, Any]:
    """What is paid once, with the stop rule and the review of deaths."""
    return {
        "planning": {"social_worker": fact(40, "hour/people")}, "supporter_hours": fact(10, "hour/people"),
        "supporter_pay": fact(8, f"{MONEY}/hour"), "follow_up": fact(2000, f"{MONEY}/people"),
        "stop_rule": "yes", "death_review": fact(1000, f"{MONEY}/people"),
    }  # fmt: skip


def line(name: str, amount: float = 1e5, **settings: Any) -> dict[str, Any]:
    """An action of the plan's own that costs as much every year from 2026 on."""
    usual = {"kind": "programme", "name": name, "payer": "Health", "indicator": "people served", "output": "support"}
    return {**usual, "yearly": fact(amount, MONEY), "start": 2026.0, **settings}


def actions() -> dict[str, Any]:
    """What a plan holds beside homes: eyes from outside, peers, children, older adults, income, work, general care."""
    return {
        "oversight": {"menu": "gov.monitor", "payer": "Health"},
        "surveys": {"menu": "inf.exit"},
        "voices": line("Organizations of people with lived experience", tags={"directive": "1.4"}),
        "peers": line("Peer support", posts={"peer_worker": 5}, tags={"setting": "community"}),
        "children": line("Support for children in their families", 2.6e6, tags={"group": "children"}),
        "older": line("Support for older adults at home", 2.6e6, tags={"group": "older_adults"}),
        "income": line("Disability allowance", tags={"function": "F10.1.1"}),
        "work": line("Paid work with support", tags={"function": "F10.5.0"}),
        "general": {"menu": "svc.phc", "targets": {2025: 0, 2028: 200}},
    }


def sound() -> dict[str, Any]:
    """200 people of North Hospital move in four years to homes of two kinds; nobody dies, nobody is admitted."""
    nurse = {
        "posts": fact(80, "FTE"), "redeployed": 0.5, "retired": 0.3, "compensated": 0.2,
        **{name: fact(3000, f"{MONEY}/FTE") for name in ("retraining", "retirement", "compensation")},
    }  # fmt: skip
    north = {
        "menu": "di.rundown", "name": "North Hospital", "groups": {"low": group(), "high": group()},
        "wards": fact(4, "ward"), "moratorium": 2026, "assessed": {2026: 60}, "staff": {"nurse": nurse},
        "one_offs": one_offs(), "fixed": fact(2e6, MONEY), "step": fact(3.2e6, MONEY), "variable": fact(1.6e6, MONEY),
    }  # fmt: skip
    return {
        "years": "2026-2038",
        "mental_health_budget": fact(6.8e6, MONEY),
        "places": {
            "own_flat": home("Flat of one's own", destination="own home", people_per_home=fact(1, "people")),
            "shared_home": home("Shared home", support="high", people_per_home=fact(3, "people")),
        },
        "institutions": {"north": north},
        "actions": actions(),
        "workforce": {"graduates": {name: fact(60, "FTE") for name in ("nurse", "social_worker", "peer_worker")}},
        "financing": {"bridge": {"ring_fence": 1, "pays_capital": 1, "limit": fact(2e7, MONEY)}},
    }


def changed(settings: dict[str, Any]) -> dict[str, Any]:
    """The sound plan with settings replaced by their address; None takes one away."""
    tree = deepcopy(sound())
    for address, value in settings.items():
        *path, last = address.split(".")
        node = tree
        for key in path:
            node = node.setdefault(key, {})
        if value is None:
            del node[last]
        else:
            node[last] = value
    return tree


def findings(folder: Path, settings: dict[str, Any] | None = None, limits: Thresholds | None = None) -> list[Finding]:
    return find(projected(folder, changed(settings or {})), limits)


def of_rule(rule: str, found: list[Finding], *severities: str) -> list[Finding]:
    return [one for one in found if one.rule == rule and one.severity in (severities or ("BLOCK", "WARN"))]
