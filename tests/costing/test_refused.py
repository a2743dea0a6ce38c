"""Plans that would silently cost nothing, or say one thing twice, are refused with a message that names the setting."""

from __future__ import annotations

from typing import Any

import pytest

from costing import RecordError
from tests.costing.small_plans import CONSTANT, fact, reform

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
        ({"kind": "facility", "name": "Centres"}, "say how many units"),
        ({"kind": "facility", "name": "Centres", "coverage": {2026: 1}}, "say how many units"),
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
