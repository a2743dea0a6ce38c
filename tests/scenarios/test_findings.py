"""What the rules say of a projection as a whole: order, scenarios, limits; a sound plan is not stopped."""

from __future__ import annotations

import pytest

from scenarios import Thresholds, broken, find
from tests.costing.small_plans import fact, projected
from tests.scenarios.sound_plan import MONEY, changed, findings, of_rule


def test_a_sound_plan_is_neither_stopped_nor_warned_of(tmp_path):
    assert {one.severity for one in findings(tmp_path)} == {"INFO"}


def test_a_finding_is_a_sentence_with_what_would_mend_it(tmp_path):
    (found,) = of_rule("R01", findings(tmp_path, {"institutions.north.gate": 0}))
    assert (found.severity, found.scenario, found.element, found.year) == ("BLOCK", "reform", "north", None)
    assert str(found) == (
        "BLOCK R01: reform: people may leave North Hospital before homes have stood ready: this run is not valid. "
        "Set institutions.north.gate to 1."
    )


def test_every_scenario_is_looked_at_and_the_gravest_comes_first(tmp_path):
    tree = changed({"institutions.north.assessed": {2026: 40}})
    tree["scenarios"] = {
        "forced": {"what": "no gate", "institutions.north.gate": 0, "institutions.north.assessed": {2026: 60}}
    }
    found = find(projected(tmp_path, tree))
    order = ["BLOCK", "WARN", "INFO"]
    assert [one.severity for one in found] == sorted((one.severity for one in found), key=order.index)
    assert {(one.severity, one.scenario) for one in found} == {
        ("BLOCK", "forced"), ("WARN", "reform"), ("INFO", "forced"), ("INFO", "reform"),
    }  # fmt: skip


def test_messages_are_ascii_and_end_without_a_stop(tmp_path):
    changes = {"institutions.north.gate": 0, "institutions.north.staff": None, "financing": {}}
    for one in findings(tmp_path, changes):
        assert str(one).isascii()
        assert not one.message.endswith(".")
        assert not one.remedy.endswith(".")


def test_no_remedy_asks_for_more_years_of_an_institution(tmp_path):
    short = {"institutions.north.assessed": {2026: 5}, "financing.bridge.limit": fact(1e5, MONEY)}
    for one in findings(tmp_path, short):
        assert "later" not in one.remedy
        assert "keep" not in one.remedy.lower()


def test_a_changed_limit_is_used_and_printed(tmp_path):
    found = findings(tmp_path, limits=Thresholds(people_per_home=2))
    (size,) = of_rule("R06", found)
    assert size.message == "3 people live in one home of 'Shared home', to which people of North Hospital move"
    (limit,) = of_rule("LIMIT", found, "INFO")
    assert limit.message == (
        "the limit 'people_per_home' (people in one home above whom it is asked whether it is an institution) is 2; "
        "ours is 6"
    )


def test_limits_are_given_by_name():
    assert Thresholds.of({"pace": 3}).pace == 3
    with pytest.raises(ValueError, match="there is no limit called 'speed'; there are people, appropriation_years"):
        Thresholds.of({"speed": 3})
    with pytest.raises(ValueError, match=r"the limit 'pace' must be at least 0 \(got -1\)"):
        Thresholds.of({"pace": -1})


def test_broken_keeps_what_is_as_grave_or_graver(tmp_path):
    found = findings(tmp_path, {"institutions.north.gate": 0, "institutions.north.assessed": None})
    assert {one.severity for one in broken(found, "BLOCK")} == {"BLOCK"}
    assert {one.severity for one in broken(found, "WARN")} == {"BLOCK", "WARN"}


def test_building_work_of_before_the_plan_is_a_warning(tmp_path):
    centres = {
        "kind": "facility", "name": "Centres", "units": {2025: 0, 2026: 2, 2027: 4},
        "build": fact(100, f"{MONEY}/centre"), "profile": [0.5, 0.3, 0.2],
    }  # fmt: skip
    found, _ = of_rule("CAPITAL", find(projected(tmp_path, {"actions": {"centres": centres}})))
    # of the two of 2026, 0.3 + 0.2; of the two of 2027, 0.2
    assert (found.rule, found.severity, found.element, found.year) == ("CAPITAL", "WARN", "centres", 2026)
    assert str(found) == (
        "WARN CAPITAL: reform: building work worth 1.4 centre of Centres would fall before 2026. "
        "It is charged to 2026: open later, or make sure the money is there."
    )
