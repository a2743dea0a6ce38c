"""What a plan pays or takes for granted without saying so: empty homes, admissions, units that the base year lacks."""

from __future__ import annotations

import pytest

from scenarios import find
from tests.costing.small_plans import fact, projected
from tests.scenarios.sound_plan import MONEY, findings, group, of_rule

NORTH = "institutions.north"


def test_homes_for_people_who_are_not_there_are_told(tmp_path):
    more = {f"{NORTH}.groups.low.moves": {2027: 25, 2028: 25, 2029: 25, 2030: 40}, f"{NORTH}.assessed": {2026: 70}}
    (found,) = of_rule("PLACES", findings(tmp_path, more))
    assert (found.severity, found.element, found.year) == ("WARN", "north", 2030)
    assert found.message == (
        "homes for 65 people open for North Hospital from 2030 on and stay paid, although only 50 people are left to "
        "move"
    )
    assert found.remedy == "Plan fewer moves or homes from 2030 on"


def test_homes_that_wait_for_assessors_are_not_too_many(tmp_path):
    found = findings(tmp_path, {f"{NORTH}.assessed": {2026: 10}, "financing.bridge.limit": fact(1e9, MONEY)})
    assert of_rule("PLACES", found) == []


def test_places_that_stand_empty_in_the_end_are_counted(tmp_path):
    assert of_rule("PLACES", findings(tmp_path), "INFO") == []
    dying = {f"{NORTH}.groups.{name}": group(deaths_outside=fact(0.05)) for name in ("low", "high")}
    (found,) = of_rule("PLACES", findings(tmp_path, dying), "INFO")
    assert found.year == 2038
    assert found.message.endswith("of the 200 places paid for people of North Hospital stand empty at the end of 2038")


def test_admissions_that_nobody_recorded_are_told(tmp_path):
    steady = group(other=fact(6, "people"))
    (found,) = of_rule("ADMISSIONS", findings(tmp_path, {f"{NORTH}.groups.low": steady}), "INFO")
    assert found.message == (
        "admissions of 6.0 a year to North Hospital are taken, so that residents stay 200 without change"
    )
    recorded = group(other=fact(6, "people"), admissions=fact(6, "people"))
    assert of_rule("ADMISSIONS", findings(tmp_path, {f"{NORTH}.groups.low": recorded}), "INFO") == []


@pytest.mark.parametrize(("have", "told"), [(3, True), (4, False), (5, False)])
def test_units_that_the_base_year_lacks_are_told_with_both_numbers(tmp_path, have, told):
    centres = {
        "menu": "svc.cmhc", "name": "Centres", "at_start": fact(have, "centre"), "units": {2025: 4, 2030: 6},
        "running": fact(1e5, f"{MONEY}/centre"),
    }  # fmt: skip
    found = of_rule("START", findings(tmp_path, {"actions": {"centres": centres}}))
    assert bool(found) == told
    for one in found:
        assert (one.severity, one.element, one.year) == ("WARN", "centres", 2026)
        assert one.message == "Centres: 2025 needs 4 centre by the plan's own coverage or path, and has 3"


STORE = {"kind": "facility", "name": "Store", "units": {2026: 0, 2027: 1}, "build": fact(5e4, f"{MONEY}/centre")}


def test_capital_that_nobody_pays_to_run_is_told_and_may_be_waived(tmp_path):
    (found,) = of_rule("CAPITAL", findings(tmp_path, {"actions": {"store": STORE}}))
    assert (found.severity, found.element, found.year) == ("WARN", "store", 2027)
    assert found.message == "ARD 50.0 thousand of capital, at base-year prices, for Store leave no running cost behind"
    assert "upkeep, running, posts" in found.remedy
    waived = {"actions": {"store": {**STORE, "tags": {"running_by": "the municipality"}}}}
    (said,) = of_rule("CAPITAL", findings(tmp_path, waived), "INFO")
    assert said.remedy == "The plan says who pays for running it: the municipality"
    run = {"actions": {"store": {**STORE, "running": fact(1, f"{MONEY}/centre")}}}
    assert of_rule("CAPITAL", findings(tmp_path, run), "WARN", "INFO") == []


@pytest.mark.parametrize(("take_up", "warned"), [({}, True), ({"take_up": {2026: 0, 2030: 0.4}}, False)])
def test_a_transfer_to_everybody_at_once_is_warned_of(tmp_path, take_up, warned):
    income = {"kind": "transfer", "name": "Income", "eligible": fact(0.01), "share_of_income": fact(0.2), **take_up}
    found = find(projected(tmp_path, {"actions": {"income": income}}))
    said = [one.message for one in found if one.rule == "START"]
    assert [one.startswith("everybody who is entitled to 'Income' receives it") for one in said] == [True] * warned
