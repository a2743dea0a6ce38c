"""What the rules say of a projection, and what would mend it."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios import Finding, find
from tests.costing.small_plans import fact, projected

MONEY = "ARD 2025"


def plan(scenarios: dict[str, Any] | None = None, **settings: Any) -> dict[str, Any]:
    north = {
        "kind": "institution", "name": "North Hospital", "places": "flat", "residents": fact(200, "people"),
        "wards": fact(4, "ward"), "deaths": fact(0), "moves": {2027: 50, 2028: 50}, "moratorium": 2026,
        "fixed": fact(2e6, MONEY), "step": fact(3.2e6, MONEY), "variable": fact(1.6e6, MONEY), **settings,
    }  # fmt: skip
    flat = {"kind": "home", "name": "Flat", "running": fact(22000, f"{MONEY}/people")}
    return {"places": {"flat": flat}, "institutions": {"north": north}, "scenarios": scenarios or {}}


def findings(tmp_path, tree: dict[str, Any]) -> list[Finding]:
    return find(projected(tmp_path, tree))


def test_a_sound_plan_has_none(tmp_path):
    assert findings(tmp_path, plan()) == []


def test_the_gate_off_is_a_block_with_the_setting_that_mends_it(tmp_path):
    (found,) = findings(tmp_path, plan(gate=0))
    assert (found.rule, found.severity, found.scenario, found.element) == ("R01", "BLOCK", "reform", "north")
    assert found.year is None
    assert str(found) == (
        "BLOCK R01: reform: people may leave North Hospital before homes have stood ready: this run is not valid. "
        "Set institutions.north.gate to 1."
    )


def test_people_who_cannot_move_are_counted_by_year_with_the_homes_that_are_short(tmp_path):
    found = findings(tmp_path, plan(places_open={2026: 20, 2027: 50, 2028: 30}))
    assert [(one.rule, one.severity, one.year) for one in found] == [("R01", "WARN", 2027), ("R01", "WARN", 2028)]
    # 20 homes for 50 people; the year after 70 for 100
    assert [one.message for one in found] == [
        "30 people cannot move in 2027 at North Hospital: 30 homes short",
        "30 people cannot move in 2028 at North Hospital: 30 homes short",
    ]
    assert found[0].remedy == "Open 30 more places in time for 2027"


def test_as_many_more_places_as_the_remedy_says_mend_it(tmp_path):
    assert findings(tmp_path, plan(places_open={2026: 50, 2027: 50})) == []


def test_with_the_gate_off_nobody_waits(tmp_path):
    found = findings(tmp_path, plan(gate=0, places_open={2030: 1}))
    assert [one.severity for one in found] == ["BLOCK"]


def test_building_work_of_before_the_plan_is_a_warning(tmp_path):
    centres = {
        "kind": "facility", "name": "Centres", "units": {2025: 0, 2026: 2, 2027: 4},
        "build": fact(100, f"{MONEY}/centre"), "profile": [0.5, 0.3, 0.2],
    }  # fmt: skip
    (found,) = findings(tmp_path, {"actions": {"centres": centres}})
    # of the two of 2026, 0.3 + 0.2; of the two of 2027, 0.2
    assert (found.rule, found.severity, found.element, found.year) == ("CAPITAL", "WARN", "centres", 2026)
    assert str(found) == (
        "WARN CAPITAL: reform: building work worth 1.4 centre of Centres would fall before 2026. "
        "It is charged to 2026: open later, or make sure the money is there."
    )


def test_every_scenario_is_looked_at_and_the_gravest_comes_first(tmp_path):
    tree = plan(
        {"forced": {"what": "no gate", "institutions.north.gate": 0}},
        places_open={2026: 20, 2027: 80},
    )
    found = findings(tmp_path, tree)
    assert [(one.severity, one.scenario) for one in found] == [("BLOCK", "forced"), ("WARN", "reform")]


@pytest.mark.parametrize("people", [0.2, 0.49])
def test_a_part_of_a_person_is_no_finding(tmp_path, people):
    assert findings(tmp_path, plan(places_open={2026: 50 - people, 2027: 60})) == []
