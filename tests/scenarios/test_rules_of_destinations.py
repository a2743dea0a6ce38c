"""Where people go: R06, R07, R08, R10, R12, R13, and homes for children (R24)."""

from __future__ import annotations

import pytest

from tests.costing.small_plans import fact
from tests.scenarios.sound_plan import MONEY, answers, findings, group, home, of_rule

NORTH = "institutions.north"
SHARED = "places.shared_home"
MAKE_AN_INSTITUTION = (
    "housemates_imposed", "staff_imposed", "cannot_come_and_go", "on_institution_grounds", "tied_to_treatment",
)  # fmt: skip


@pytest.mark.parametrize("rule", MAKE_AN_INSTITUTION)
def test_any_one_of_five_house_rules_makes_an_institution(tmp_path, rule):
    (found,) = of_rule("R06", findings(tmp_path, {f"{SHARED}.house_rules": answers(**{rule: "yes"})}))
    assert (found.severity, found.element, found.year) == ("BLOCK", "shared_home", None)
    assert found.message.startswith(
        "'Shared home', to which people of North Hospital move, is an institution by its house rules: "
    )


def test_what_makes_it_an_institution_is_said(tmp_path):
    rules = answers(tied_to_treatment="yes", staff_imposed="yes")
    (found,) = of_rule("R06", findings(tmp_path, {f"{SHARED}.house_rules": rules}))
    assert found.message.endswith(
        ": people do not choose who supports them and the home is lost when treatment is refused"
    )


@pytest.mark.parametrize("rule", ["fixed_routine", "few_contacts"])
def test_the_other_two_house_rules_are_signs_of_one(tmp_path, rule):
    (found,) = of_rule("R06", findings(tmp_path, {f"{SHARED}.house_rules": answers(**{rule: "yes"})}))
    assert (found.severity, found.element) == ("WARN", "shared_home")


def test_questions_that_nobody_answered_are_a_warning(tmp_path):
    (found,) = of_rule("R06", findings(tmp_path, {f"{SHARED}.house_rules": None}))
    assert found.severity == "WARN"
    assert found.message == (
        "nobody has answered the seven questions on daily life in 'Shared home', to which people of North Hospital move"
    )


def test_a_home_to_which_nobody_moves_is_not_looked_at(tmp_path):
    unused = home("Nobody's", house_rules=answers(cannot_come_and_go="yes"), provider="not ready")
    assert {one.severity for one in findings(tmp_path, {"places.unused": unused})} == {"INFO"}


def test_homes_of_people_not_admitted_are_looked_at_too(tmp_path):
    changes = {
        "places.other": home("Other home", house_rules=answers(cannot_come_and_go="yes")),
        f"{NORTH}.not_admitted": {"lasting": fact(0.5), "home": "other"},
    }
    (found,) = of_rule("R06", findings(tmp_path, changes))
    assert (found.severity, found.element) == ("BLOCK", "other")


def test_more_than_six_people_in_a_home_are_asked_about(tmp_path):
    (found,) = of_rule("R06", findings(tmp_path, {f"{SHARED}.people_per_home": fact(12, "people")}))
    assert found.severity == "WARN"
    assert of_rule("R06", findings(tmp_path, {f"{SHARED}.people_per_home": fact(6, "people")})) == []


def test_both_readings_of_units_in_general_hospitals_are_shown(tmp_path):
    units = {
        "menu": "svc.genhosp", "name": "Units", "at_start": fact(0, "unit"), "units": {2025: 0, 2027: 2},
        "running": fact(1e6, f"{MONEY}/unit"),
    }  # fmt: skip
    (found,) = of_rule("R07", findings(tmp_path, {"actions": {"units": units}}), "INFO")
    assert found.year == 2038
    assert "(ARD 2.0 million) count as community, " in found.message
    assert of_rule("R07", findings(tmp_path), "INFO") == []


@pytest.mark.parametrize("where", ["nursing or social-care home", "prison", "street", "unknown"])
def test_nobody_is_sent_to_another_institution(tmp_path, where):
    (found,) = of_rule("R08", findings(tmp_path, {f"{SHARED}.destination": where}))
    assert (found.severity, found.element) == ("BLOCK", "north")
    assert found.message == f"the plan sends 80 people (40% of the moves) of North Hospital to 'Shared home': {where}"


def test_a_group_home_is_no_home_for_a_child(tmp_path):
    changes = {f"{NORTH}.groups.high.people": "children", f"{SHARED}.destination": "group home"}
    (found,) = of_rule("R24", findings(tmp_path, changes))
    assert (found.severity, found.message) == ("BLOCK", "children of North Hospital are to live in Shared home")
    assert of_rule("R24", findings(tmp_path, {f"{SHARED}.destination": "group home"})) == []


def test_nobody_is_handed_to_a_provider_that_is_not_ready(tmp_path):
    (found,) = of_rule("R10", findings(tmp_path, {f"{SHARED}.provider": "not ready"}))
    assert (found.severity, found.element) == ("BLOCK", "shared_home")
    assert found.message == (
        "the provider of 'Shared home', to which people of North Hospital move, has no licence, staff or first payment "
        "yet"
    )


def test_families_are_paid_and_not_the_default(tmp_path):
    unpaid = home("Family", destination="family", running=fact(0, f"{MONEY}/people"), posts={})
    nothing, most = of_rule("R12", findings(tmp_path, {"places.own_flat": unpaid}))
    assert nothing.message == "families are to take in 120 people of North Hospital, and nothing is paid for it"
    assert most.message == "60% of the people who leave North Hospital are to live with their families"
    assert {nothing.severity, most.severity} == {"WARN"}


def test_half_to_families_that_are_paid_is_no_finding(tmp_path):
    half = {f"{NORTH}.groups.{name}": group(to={"own_flat": 0.5, "shared_home": 0.5}) for name in ("low", "high")}
    found = findings(tmp_path, {"places.own_flat": home("Family", destination="family"), **half})
    assert of_rule("R12", found) == []


def test_there_is_a_choice_of_housing(tmp_path):
    one = {f"{NORTH}.groups.{name}": group(to={"own_flat": 1}) for name in ("low", "high")}
    found = findings(tmp_path, one)
    (few,) = of_rule("R13", found)
    assert few.message == (
        "only Flat of one's own is paid for the people of North Hospital: they have no choice of housing"
    )
    (own,) = of_rule("R13", found, "INFO")
    assert own.message == "100% of the people who move from North Hospital get a home of their own"
