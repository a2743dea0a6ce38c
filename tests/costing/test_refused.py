"""Plans that would silently cost nothing, or say one thing twice, are refused with a message that names the setting."""

from __future__ import annotations

from typing import Any

import pytest

from costing import RecordError
from outputs.opened import recorded
from parameters import PlanError
from tests.costing.small_plans import CONSTANT, fact, reform, small_plan

FACILITY = {"kind": "facility", "name": "Centres", "units": {2026: 1}}
TEAM = {"kind": "mobile_team", "name": "Teams", "teams": {2026: 1}}
PROGRAMME = {"kind": "programme", "name": "Law"}
PRICE = fact(10, "ARD 2025")


@pytest.mark.parametrize(
    ("action", "message"),
    [
        (FACILITY | {"equipment": fact(1, "ARD 2025/centre")}, "equipment is given without life"),
        (TEAM | {"equipment": fact(1, "ARD 2025/team")}, "equipment is given without life"),
        (FACILITY | {"per_contact": fact(1, "ARD 2025/contact")}, "per_contact is given without contacts"),
        (TEAM | {"vehicles": fact(1, "vehicle/team")}, "vehicles is given without vehicle_price"),
        (
            TEAM | {"vehicles": fact(1, "vehicle/team"), "vehicle_price": fact(1, "ARD 2025/vehicle")},
            "vehicles is given without vehicle_life",
        ),
        (TEAM | {"kilometres": fact(1, "km/vehicle")}, "kilometres is given without per_kilometre"),
        (
            TEAM | {"kilometres": fact(1, "km/vehicle"), "per_kilometre": fact(1, "ARD 2025/km")},
            "kilometres is given without vehicles",
        ),
        (PROGRAMME | {"events": {2026: 1}}, "events is given without per_event"),
        (PROGRAMME | {"sites": {2026: 1}}, "sites is given without per_site"),
        (PROGRAMME | {"per_site": fact(1, "ARD 2025/site")}, "per_site is given without sites"),
        (PROGRAMME | {"coverage": {2026: 1}}, "coverage is given without per_head"),
        (PROGRAMME | {"yearly": PRICE, "start": 2028, "end": 2027}, "is 2027, before the start in 2028"),
        (PROGRAMME | {"yearly": PRICE, "end": 2025.5}, "is 2025.5, before the start in 2026"),
        (
            FACILITY | {"coverage": {2026: 1}, "catchment": fact(1000, "people/centre")},
            "units are needed by units and by coverage",
        ),
        (
            TEAM | {"people": {2026: 10}, "caseload": fact(10, "people/team")},
            "units are needed by units and by people",
        ),
    ],
)
def test_a_setting_that_would_do_nothing_is_refused(tmp_path, action: dict[str, Any], message):
    with pytest.raises(RecordError, match=message):
        reform(tmp_path, {"actions": {"one": action}})


def test_what_can_be_said_in_several_ways_is_asked_of_all_elements_at_once(tmp_path):
    hospital = {
        "residents": fact(9, "people"), "moves": {2026: 1}, "wards": fact(1, "ward"),
        "fixed": PRICE, "step": PRICE, "variable": PRICE,
    }  # fmt: skip
    bare = {"kind": "facility", "name": "Centres"}
    actions = {
        "one": bare, "two": bare | {"coverage": {2026: 1}}, "later": bare | {"left_out": "after this plan"},
        "team": {"kind": "mobile_team", "name": "Team", "caseload": fact(9, "people/team")},
        "benefit": {"kind": "transfer", "name": "Benefit", "cadre": "nurse"},
        "typo": bare | {"coverrage": {2026: 1}},
    }  # fmt: skip
    with pytest.raises(PlanError) as refused:
        reform(tmp_path, {"institutions": {"north": hospital}, "actions": actions})
    assert [f"{each.address}: {each.message}" for each in refused.value.problems] == [
        "institutions.north.deaths: is missing; kind 'institution' needs it, or else groups",
        "institutions.north.places: is missing; kind 'institution' needs it, or else groups",
        "actions.one.units: is missing; kind 'facility' needs it, or else coverage and catchment",
        "actions.two.catchment: is missing; kind 'facility' needs it, or else units",
        "actions.team.people: is missing; kind 'mobile_team' needs it, or else teams, or coverage and catchment",
        "actions.benefit.share_of_pay: is missing; kind 'transfer' needs it, or else amount, or share_of_income",
        "actions.benefit.recipients: is missing; kind 'transfer' needs it, or else eligible",
        "actions.typo.coverrage: unknown key",
    ]


def test_what_recording_refuses_of_several_elements_is_told_at_once(tmp_path):
    team = TEAM | {"kilometres": fact(1, "km/vehicle")}
    one = FACILITY | {"equipment": fact(1, "ARD 2025/centre")}
    plan = small_plan(tmp_path, {"actions": {"one": one, "fine": FACILITY, "two": team}})
    with pytest.raises(PlanError) as refused:
        recorded(plan, tmp_path / "plan.yaml")
    assert [f"{each.address}: {each.message}" for each in refused.value.problems] == [
        "actions.one: equipment is given without life, so it would cost nothing: add life",
        "actions.two: kilometres is given without per_kilometre, so it would cost nothing: add per_kilometre",
    ]


def test_furniture_of_a_home_needs_its_life(tmp_path):
    place = {"kind": "home", "name": "Flat", "equipment": fact(1, "ARD 2025/people")}
    hospital = {
        "kind": "institution", "name": "North", "places": "flat", "moves": {2026: 1},
        "residents": fact(10, "people"), "wards": fact(1, "ward"), "deaths": fact(0),
        "fixed": PRICE, "step": PRICE, "variable": PRICE,
    }  # fmt: skip
    with pytest.raises(RecordError, match="equipment is given without life"):
        reform(tmp_path, {"places": {"flat": place}, "institutions": {"north": hospital}})


def test_an_action_and_an_institution_cannot_have_one_name(tmp_path):
    hospital = {
        "kind": "institution", "name": "North", "places": "flat", "moves": {2026: 1},
        "residents": fact(10, "people"), "wards": fact(1, "ward"), "deaths": fact(0),
        "fixed": PRICE, "step": PRICE, "variable": PRICE,
    }  # fmt: skip
    tree = {
        "places": {"flat": {"kind": "home", "name": "Flat"}},
        "institutions": {"north": hospital},
        "actions": {"north": PROGRAMME | {"yearly": PRICE}},
    }
    with pytest.raises(RecordError, match="one name: rename one"):
        reform(tmp_path, tree)


def test_money_of_a_year_without_a_price_level_is_refused_with_what_to_add(tmp_path):
    action = PROGRAMME | {"yearly": fact(10, "ARD 2013")}
    with pytest.raises(RecordError, match=r"actions.one.yearly is in \[ARD 2013\], but deflator.2013 is not known"):
        reform(tmp_path, {"actions": {"one": action}})


def test_money_of_a_year_without_an_exchange_rate_is_refused_with_what_to_add(tmp_path):
    action = PROGRAMME | {"yearly": fact(10, "USD 2013")}
    with pytest.raises(RecordError, match=r"exchange_rate.2013 is not known: add it, with its source"):
        reform(tmp_path, {"actions": {"one": action}, "prices": CONSTANT})
