"""Elements that a plan might have, as examples of sections that it leaves empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from parameters.documents import Mark, Node

_MARK = Mark("example")


def imagined(first: int, last: int) -> Mapping[str, Mapping[str, Node]]:
    """By section and name: what an element could say.

    Args:
        first: the base year, where paths begin.
        last: the last year of the plan.
    """
    half = (first + last) // 2
    written: dict[str, dict[str, Any]] = {
        "places": {"supported_home": {"menu": "di.homes", "name": "Supported home, two to four people"}},
        "institutions": {
            "hospital": {
                "menu": "di.rundown",
                "name": "Name of the hospital",
                "residents": {"value": 200, "unit": "people"},
                "places": "supported_home",
                "moves": {first + 2: 40, first + 3: 60},
                "moratorium": first + 1.0,
            }
        },
        "actions": {
            "centres": {"menu": "svc.cmhc", "coverage": {first: 0.2, last: 0.6}},
            "crisis": {"menu": "svc.crisisteam", "teams": {first: 0, last: 12}},
            "unit": {"menu": "gov.unit", "start": first + 1.0},
        },
        "benefits": {"treatment": {"kind": "treatment_benefit", "of": "centres"}},
        "financing": {
            "bridge": {"ring_fence": 1, "pays_capital": 1},
            "health_budget": {"kind": "ceiling"},
        },
        "indicators": {"h1_1": {"unit_exists": {first: 0, half: 1}, "meeting_held": {first: 0, half: 1}}},
        "scenarios": {
            "later": {
                "what": "The same moves a year later, so that homes have more time",
                "institutions.hospital.delay": 1,
            }
        },
    }
    return {section: {name: _node(each) for name, each in found.items()} for section, found in written.items()}


def _node(value: Any) -> Node:
    if isinstance(value, dict):
        return Node({str(key): _node(child) for key, child in value.items()}, _MARK)
    return Node(value, _MARK)
