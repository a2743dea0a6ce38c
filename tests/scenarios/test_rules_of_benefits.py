"""BENEFIT: gains counted twice, work inside the value of health, treatment that is only a cost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scenarios import Finding, Thresholds
from scenarios.rules import Case
from scenarios.rules.benefits import RULES
from tests.costing.small_plans import fact, projected
from tests.scenarios.sound_plan import MONEY

CARE = {
    "menu": "int.psych", "name": "Talking", "prevalence": fact(0.02), "coverage": {2025: 0, 2029: 0.2},
    "medicines": fact(10, f"{MONEY}/people"),
}  # fmt: skip
GAIN = {"template": "benefit_depression", "name": "Depression", "of": "talk"}
HEALTH_ALONE = {"kind": "treatment_benefit", "name": "Days", "of": "talk", "healthy_years": fact(0.1)}
WORK_ALONE = {"kind": "treatment_benefit", "name": "Jobs", "of": "talk", "more_in_work": fact(0.1)}


def said(folder: Path, benefits: dict[str, Any], limits: Thresholds | None = None, **more: Any) -> list[Finding]:
    """What the rules of one file say: those of people and of sense have tests of their own."""
    projection = projected(folder, {"actions": {"talk": CARE}, "benefits": benefits, **more})
    case = Case("reform", projection.scenarios["reform"], "ARD", limits or Thresholds(), projection.plan)
    return [finding for rule in RULES for finding in rule(case)]


def test_one_benefit_of_each_action_is_sound(tmp_path):
    assert said(tmp_path, {"gain": GAIN}) == []


def test_a_gain_of_the_same_people_counted_twice_is_a_warning(tmp_path):
    [found] = said(tmp_path, {"gain": GAIN, "again": {**GAIN, "template": "benefit_anxiety", "name": "Anxiety"}})
    assert (found.severity, found.element) == ("WARN", "again")
    assert found.message == "Depression and Anxiety both count health and work of the people of Talking"
    assert found.remedy == (
        "Keep it in one of benefits.gain and benefits.again: what somebody gains is gained once. Different people of "
        "one action are two actions"
    )


def test_two_benefits_may_count_different_gains_of_the_same_people(tmp_path):
    assert said(tmp_path, {"health": HEALTH_ALONE, "work": WORK_ALONE}) == []


def test_people_of_actions_that_may_cover_the_same_may_be_the_same_people(tmp_path):
    medicines = {
        "menu": "drug.supply", "name": "Medicines", "prevalence": fact(0.02), "coverage": {2025: 0, 2029: 0.2},
    }  # fmt: skip
    both = {"gain": GAIN, "pills": {**HEALTH_ALONE, "name": "Pills", "of": "drugs"}}
    [found] = said(tmp_path, both, actions={"talk": CARE, "drugs": medicines})
    assert found.message == (
        "Depression and Pills both count health of people of Talking and Medicines, who may be the same"
    )
    apart = {**medicines, "apart_from": {"talk": "for people who are not in sessions"}}
    assert said(tmp_path, both, actions={"talk": CARE, "drugs": apart}) == []


def test_people_who_left_are_counted_once(tmp_path):
    north = {
        "menu": "di.rundown", "name": "North", "residents": fact(100, "people"), "deaths": fact(0),
        "wards": fact(4, "ward"), "moves": {2027: 40}, "places": "flat", "fixed": fact(1e6, MONEY),
        "step": fact(1e6, MONEY), "variable": fact(5e5, MONEY),
    }  # fmt: skip
    more = {
        "actions": {}, "institutions": {"north": north, "south": {**north, "name": "South"}},
        "places": {"flat": {"menu": "di.homes", "name": "Flat", "running": fact(1, f"{MONEY}/people")}},
    }  # fmt: skip
    out = {"template": "benefit_leaving", "name": "Out of North", "institutions": ["north"]}
    south = {**out, "name": "Out of South", "institutions": ["south"]}
    assert said(tmp_path, {"out": out, "south": south}, **more) == []
    whole = {"template": "benefit_leaving", "name": "Out"}
    [found] = said(tmp_path, {"out": out, "all": whole}, **more)
    assert found.message == "Out of North and Out both count health, work and time of carers of the people who left"


def test_time_of_families_with_whom_people_live_must_be_counted(tmp_path):
    north = {
        "menu": "di.rundown", "name": "North", "residents": fact(100, "people"), "deaths": fact(0),
        "wards": fact(4, "ward"), "moves": {2027: 40}, "places": "kin", "fixed": fact(1e6, MONEY),
        "step": fact(1e6, MONEY), "variable": fact(5e5, MONEY),
    }  # fmt: skip
    home = {"menu": "di.homes", "name": "With family", "running": fact(1, f"{MONEY}/people")}
    more = {"actions": {}, "institutions": {"north": north}, "places": {"kin": {**home, "destination": "family"}}}
    out = {"kind": "leaving_benefit", "name": "Out", "carers_hours": fact(-10, "hour/people")}
    [found] = said(tmp_path, {"out": out}, **more)
    assert (found.severity, found.message) == (
        "WARN", "people leave North to live with their families, and nobody counts the time they give",
    )  # fmt: skip
    assert found.remedy == "Give family_hours in a leaving_benefit: in the economic view that time is a cost"
    assert said(tmp_path, {"out": {**out, "family_hours": fact(500, "hour/people")}}, **more) == []
    elsewhere = {**more, "places": {"kin": home}}
    assert said(tmp_path, {"out": out}, **elsewhere) == []


def test_a_value_of_health_that_holds_output_is_a_warning_beside_output(tmp_path):
    [found] = said(tmp_path, {"gain": GAIN}, healthy_year_value=fact(2.3))
    assert found.severity == "WARN"
    assert found.message == (
        "a healthy year is valued at 2.3 times income a head, and Depression counts restored work beside it: values "
        "above 1.3 hold the person's output"
    )


@pytest.mark.parametrize(("value", "benefit"), [(1.3, GAIN), (2.3, HEALTH_ALONE)])
def test_a_smaller_value_or_health_without_output_is_sound(tmp_path, value, benefit):
    assert said(tmp_path, {"gain": benefit}, healthy_year_value=fact(value)) == []


def test_the_value_from_which_it_is_a_warning_is_a_limit(tmp_path):
    found = said(tmp_path, {"gain": GAIN}, Thresholds(value_with_output=2.5), healthy_year_value=fact(2.3))
    assert found == []


def test_treatment_whose_gain_nobody_counts_is_told(tmp_path):
    free = {"kind": "treatment_benefit", "name": "Relief", "of": "talk", "carers_hours": fact(10, "hour/people")}
    [found] = said(tmp_path, {"relief": free})
    assert (found.severity, found.element) == ("INFO", "talk")
    assert found.message == "treats people, and no benefit counts their health or their work: Talking"
    assert said(tmp_path, {"health": HEALTH_ALONE}) == []


def test_a_benefit_that_counts_nothing_is_told(tmp_path):
    empty = {"kind": "treatment_benefit", "name": "Nothing", "people": {2026: 10}}
    [found] = said(tmp_path, {"gain": GAIN, "nothing": empty})
    assert (found.severity, found.element) == ("INFO", "nothing")
    assert found.message == "counts nothing, neither health nor work, time of carers or services: Nothing"


def test_a_plan_without_benefits_hears_nothing_of_them(tmp_path):
    assert said(tmp_path, {}) == []
