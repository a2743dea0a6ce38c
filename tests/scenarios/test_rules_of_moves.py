"""Support before the move, pace, beds, and what each person gets: R01, R04, R11, R14, R18-R21."""

from __future__ import annotations

from typing import Any

import pytest

from tests.costing.small_plans import fact
from tests.scenarios.sound_plan import MONEY, findings, group, of_rule, one_offs

NORTH = "institutions.north"
SHORT = {"own_flat": {2026: 20, 2027: 40, 2028: 60}, "shared_home": {2026: 80}}


def test_people_who_cannot_move_are_told_with_who_owns_it_and_what_ends_it_by_when(tmp_path):
    (found,) = of_rule("R01", findings(tmp_path, {f"{NORTH}.places_open": SHORT}))
    assert (found.severity, found.element, found.year) == ("WARN", "north", 2027)
    # 30 of the 50 of 2027 go to own flats, 20 of which stand ready; 60 by April 2028 are enough for 60
    assert found.message == "10 people cannot move in 2027 at North Hospital: 10 homes short"
    assert found.remedy == (
        "Housing and social protection: open 10 more homes before April 2027. As planned, the last of them move in 2028"
    )


def test_as_many_more_homes_as_the_remedy_says_mend_it(tmp_path):
    mended = {**SHORT, "own_flat": {2026: 30, 2027: 30, 2028: 60}}
    assert of_rule("R01", findings(tmp_path, {f"{NORTH}.places_open": mended})) == []


def test_homes_and_assessors_that_are_short_are_one_sentence(tmp_path):
    changes = {f"{NORTH}.places_open": SHORT, f"{NORTH}.assessed": {2026: 26, 2030: 200}}
    first = of_rule("R01", findings(tmp_path, changes))[0]
    # homes for 40; assessors for 26 and a quarter of the way to 200: 69.5 in 2027, enough
    assert first.message == "10 people cannot move in 2027 at North Hospital: 10 homes short"
    changes[f"{NORTH}.assessed"] = {2027: 26, 2028: 200}
    first = of_rule("R01", findings(tmp_path, changes))[0]
    assert first.message == "24 people cannot move in 2027 at North Hospital: 10 homes short; 14 without an assessor"
    assert first.remedy == (
        "Housing and social protection: open 10 more homes before April 2027; Health: assessors for 14 people more in "
        "2027 (institutions.north.assessed). As planned, the last of them move in 2028"
    )


def test_assessors_alone_are_a_matter_of_pace(tmp_path):
    found = findings(tmp_path, {f"{NORTH}.assessed": {2026: 40}})
    assert of_rule("R01", found) == []
    assert [(one.year, one.message) for one in of_rule("R14", found)] == [
        (2026 + n, f"{10 * n} people cannot move in {2026 + n} at North Hospital: {10 * n} without an assessor")
        for n in (1, 2, 3, 4)
    ]


def test_years_that_are_alike_are_told_once(tmp_path):
    places = {"own_flat": {2026: 20}, "shared_home": {2026: 80}}
    last = of_rule("R01", findings(tmp_path, {f"{NORTH}.places_open": places}))[-1]
    assert last.message == "100 people cannot move in 2030-2038 at North Hospital: 100 homes short"
    assert last.remedy.endswith("As planned, people still wait at the end of 2038")


@pytest.mark.parametrize("people", [0.2, 0.49])
def test_a_part_of_a_person_is_no_finding(tmp_path, people):
    homes = {"own_flat": {2026: 30 - people, 2027: 30, 2028: 60}, "shared_home": {2026: 80}}
    assert of_rule("R01", findings(tmp_path, {f"{NORTH}.places_open": homes})) == []


def test_without_the_gate_people_who_leave_before_a_home_is_ready_are_counted(tmp_path):
    late = {"own_flat": {2028: 120}, "shared_home": {2028: 80}}
    (found,) = of_rule("R01", findings(tmp_path, {f"{NORTH}.gate": 0, f"{NORTH}.places_open": late}))
    assert (found.severity, found.year) == ("BLOCK", 2027)
    # homes opened in the middle of 2028 have not stood ready for three months when the people of 2028 leave
    assert found.message == (
        "100 of 200 people leave North Hospital in 2027-2028 before a home has stood ready for them: this run is not "
        "valid"
    )
    assert found.remedy == "Set institutions.north.gate to 1, and open 50 more homes before April 2027"


LEAVING = {"other": fact(6, "people"), "own_decision": fact(2, "people"), "admissions": fact(0, "people")}


def test_people_who_leave_by_their_own_decision_need_a_home_from_that_day(tmp_path):
    changes = {f"{NORTH}.groups.low": group(**LEAVING)}
    (found,) = of_rule("R01", findings(tmp_path, changes))
    assert (found.severity, found.year) == ("BLOCK", 2026)
    assert found.message.startswith(
        "no home is paid for people who leave North Hospital by their own decision from 2026 on ("
    )
    assert "own_decision_home" in found.remedy
    assert of_rule("R01", findings(tmp_path, {**changes, f"{NORTH}.own_decision_home": "own_flat"})) == []


ADMITTED = {"admissions": fact(5, "people"), "other": fact(5, "people")}


def test_admissions_without_a_moratorium_stop_the_plan(tmp_path):
    changes = {f"{NORTH}.groups.low": group(**ADMITTED), f"{NORTH}.moratorium": None}
    (found,) = of_rule("R04", findings(tmp_path, changes))
    assert (found.severity, found.year) == ("BLOCK", 2026)
    assert found.message == (
        "North Hospital still admits 5 people for a long stay in 2026, and no date is set from which there are none"
    )
    assert found.remedy.startswith("Set institutions.north.moratorium to 2026")
    assert of_rule("R04", findings(tmp_path, {f"{NORTH}.groups.low": group(**ADMITTED)})) == []


def test_people_not_admitted_need_help_in_a_crisis_and_some_of_them_a_home(tmp_path):
    changes = {f"{NORTH}.groups.low": group(**ADMITTED)}
    found = findings(tmp_path, changes)
    (crisis,), (lasting,) = of_rule("R18", found), of_rule("R19", found)
    assert (crisis.severity, crisis.year, lasting.severity, lasting.year) == ("BLOCK", 2026, "BLOCK", 2026)
    assert crisis.message == (
        "North Hospital does not admit 5 people any more in 2026, and the plan pays for no crisis care in 2026-2038"
    )
    assert lasting.message == (
        "North Hospital does not admit 65 people by 2038 who would have been before, and nobody says how many of them "
        "need a lasting place"
    )
    support_ = {"lasting": fact(0.5), "home": "shared_home", "crisis": fact(1000, f"{MONEY}/people")}
    found = findings(tmp_path, {**changes, f"{NORTH}.not_admitted": support_})
    assert of_rule("R18", found) + of_rule("R19", found) == []


def test_crisis_teams_of_the_plan_are_help_in_a_crisis_from_their_year_on(tmp_path):
    teams = {
        "menu": "svc.crisisteam", "at_start": fact(0, "team"), "teams": {2027: 0, 2028: 2},
        "running": fact(1e5, f"{MONEY}/team"),
    }  # fmt: skip
    changes = {f"{NORTH}.groups.low": group(**ADMITTED), "actions": {"crisis": teams}}
    (found,) = of_rule("R18", findings(tmp_path, changes))
    assert found.message.endswith("the plan pays for no crisis care in 2026-2027")


def test_planning_with_each_person_is_paid(tmp_path):
    (found,) = of_rule("R11", findings(tmp_path, {f"{NORTH}.one_offs.planning": None}))
    assert (found.severity, found.year) == ("BLOCK", 2027)
    assert found.message == "no hours are paid to plan with people who move from North Hospital (200 people; 2027-2030)"
    assert found.remedy == "Give institutions.north.one_offs.planning: hours by cadre for each person"


def test_a_supporter_of_their_own_choice_is_paid(tmp_path):
    nobody = {f"{NORTH}.one_offs.supporter_hours": None, f"{NORTH}.one_offs.supporter_pay": None}
    (found,) = of_rule("R11", findings(tmp_path, nobody))
    assert found.severity == "WARN"


def test_the_pace_at_most_doubles(tmp_path):
    changes = {f"{NORTH}.groups.low.moves": {2027: 5, 2028: 95}, f"{NORTH}.assessed": {2026: 200}}
    (found,) = of_rule("R14", findings(tmp_path, changes))
    assert (found.severity, found.year) == ("WARN", 2028)
    assert found.message == "moves from North Hospital rise to 120 people in 2028, 4.0 times the 30 of 2027"
    changes[f"{NORTH}.groups.low.moves"] = {2027: 25, 2028: 75}
    assert of_rule("R14", findings(tmp_path, changes)) == []  # 50, then 100: twice


def test_the_pace_cannot_be_judged_without_assessors(tmp_path):
    (found,) = of_rule("R14", findings(tmp_path, {f"{NORTH}.assessed": None}))
    assert found.severity == "WARN"
    assert found.message.endswith("assessors can plan a move each year: the pace cannot be judged")


def test_the_share_of_people_with_high_support_needs_among_those_who_remain_is_shown(tmp_path):
    later = {f"{NORTH}.groups.low.moves": {2027: 50, 2028: 50}, f"{NORTH}.assessed": {2026: 100}}
    (found,) = of_rule("R14", findings(tmp_path, later), "INFO")
    assert found.year == 2029
    assert found.message == (
        "of the 25 people who remain at North Hospital at the end of 2029, 100% have high support needs (50% before "
        "the plan)"
    )


def test_follow_up_is_paid(tmp_path):
    (found,) = of_rule("R20", findings(tmp_path, {f"{NORTH}.one_offs.follow_up": None}))
    assert (found.severity, found.year) == ("WARN", 2027)
    assert found.message == "nobody is paid to follow up people who leave North Hospital (200 people; 2027-2030)"


def unreviewed() -> dict[str, Any]:
    return {name: value for name, value in one_offs().items() if name not in ("stop_rule", "death_review")}


def test_deaths_stop_the_moves_and_are_reviewed(tmp_path):
    changes = {f"{NORTH}.groups.low.deaths": fact(0.03), f"{NORTH}.one_offs": unreviewed()}
    (found,) = of_rule("R20", findings(tmp_path, changes), "BLOCK")
    assert found.message.startswith("no rule says when deaths stop the moves and no independent review of each death")
    assert "(North Hospital; deaths expected outside by 2038: " in found.message
    assert found.remedy == "Give institutions.north.one_offs.stop_rule and institutions.north.one_offs.death_review"


def test_prisons_and_forensic_beds_are_asked_for_while_beds_close(tmp_path):
    (found,) = of_rule("R21", findings(tmp_path), "INFO")
    assert found.message == "200 beds close by 2038; prisons and forensic beds are not counted in the plan"
