"""Actions that would silently cost nothing, or say one thing twice, are refused with a message that says what to do."""

from __future__ import annotations

from typing import Any

import pytest

from costing import RecordError
from parameters import PlanError
from tests.costing.small_plans import fact, reform

PEOPLE = {"people": {2026: 10}}
PRICE = fact(10, "ARD 2025/people")
PACKAGE = {"kind": "treatment_package", "name": "Package"}
LATER = {"left_out": "after this plan"}
"""What is left out need not say how much of it there is; what is there already must fit together all the same."""
BOARD = {"kind": "governance", "name": "Board"}
SITES = {"kind": "site_work", "name": "Sites"}
AT_SITES = SITES | {"sites": {2026: 1}}
CONTRACT = {"kind": "service_contract", "name": "Contract"}
DIGITAL = {"kind": "digital_support", "name": "Digital"}
LEVER = {"kind": "finance_lever", "name": "Lever"}
HOW_MANY = "people, or prevalence and coverage"


def talks(**settings: Any) -> dict[str, Any]:
    """A package whose contacts are `settings`."""
    return PACKAGE | PEOPLE | {"contacts": {"talk": {"contacts": fact(1, "contact/people")} | settings}}


@pytest.mark.parametrize(
    ("action", "message"),
    [
        (PACKAGE | LATER, "say how many people: a path of people, or prevalence and coverage"),
        (PACKAGE | PEOPLE | {"coverage": {2026: 1}}, "how many people by people and by coverage: keep one of them"),
        (PACKAGE | PEOPLE | {"prevalence": fact(0.1)}, "by people and by prevalence: keep one of them"),
        (
            PACKAGE | LATER | {"prevalence": fact(0.1)},
            "prevalence is given without coverage: add coverage, a path of the share",
        ),
        (talks(), "contacts.talk: says not what its contacts cost: give minutes by cadre"),
        (talks(how="staff already paid"), "says not what its contacts cost"),
        (
            talks(minutes={"nurse": fact(30, "minute/contact")}, visit_price=fact(1, "ARD 2025/contact")),
            "visit_price does nothing as the contacts are posts: take it out, or say how: visits",
        ),
        (
            PACKAGE | PEOPLE | {"psychiatric_bed_day": fact(1, "ARD 2025/day")},
            "psychiatric_bed_day is given without psychiatric_bed_days",
        ),
        (BOARD | {"meetings": 4}, "meetings is given without members"),
        (BOARD | {"participants": {2026: 4}}, "participants is given without participant_days"),
        (BOARD | {"participant_days": fact(4, "day")}, "participant_days is given without participants"),
        (BOARD | {"posts_per_place": {"nurse": fact(1, "FTE/site")}}, "posts_per_place is given without places"),
        (BOARD | {"reports": 1}, "reports is given without per_report"),
        (BOARD | {"trips": 1}, "trips is given without per_trip"),
        (BOARD | {"consultations": {2026: 1}}, "consultations is given without per_consultation"),
        (BOARD | {"cases": {2026: 1}}, "cases is given without per_case"),
        (BOARD | {"equipment": fact(1, "ARD 2025")}, "equipment is given without life"),
        (BOARD | {"posts": {"nurse": 1}, "start": 2028, "end": 2027}, "is 2027, before the start in 2028"),
        (SITES | LATER, "say how many sites: a path of sites, or coverage with all_sites or people_per_site"),
        (AT_SITES | {"all_sites": fact(3, "site")}, "says how many sites by sites and by all_sites: keep one"),
        (AT_SITES | {"coverage": {2026: 1}}, "coverage does nothing beside a path of sites"),
        (AT_SITES | {"kit": fact(1, "ARD 2025/site")}, "kit is given without life"),
        (AT_SITES | {"visits": 1}, "visits is given without per_visit"),
        (AT_SITES | {"trained": fact(1, "people/site")}, "trained is given without training_days"),
        (AT_SITES | {"trainers": fact(1, "people/site")}, "trainers is given without trained"),
        (AT_SITES | {"trainee_time": {"nurse": fact(1)}}, "trainee_time is given without trained"),
        (CONTRACT | {"price": PRICE}, f"price is given without {HOW_MANY}"),
        (CONTRACT | {"transport": PRICE}, f"transport is given without {HOW_MANY}"),
        (CONTRACT | {"caseload": {"nurse": fact(9, "people/FTE")}}, f"caseload is given without {HOW_MANY}"),
        (CONTRACT | {"contacts": fact(1, "contact/people")}, f"contacts is given without {HOW_MANY}"),
        (CONTRACT | {"tender": fact(1, "ARD 2025")}, "tender is given without contract_years"),
        (CONTRACT | {"other_direct": fact(0.1)}, "other_direct is given without staff"),
        (
            CONTRACT | {"posts_per_organization": {"nurse": fact(1, "FTE/organization")}},
            "posts_per_organization is given without organizations",
        ),
        (DIGITAL | {"licence": PRICE}, f"licence is given without {HOW_MANY}"),
        (DIGITAL | {"connection": PRICE}, f"connection is given without {HOW_MANY}"),
        (DIGITAL | {"guides": {"nurse": fact(9, "people/FTE")}}, f"guides is given without {HOW_MANY}"),
        (DIGITAL | {"devices": fact(0.1)}, f"devices is given without {HOW_MANY}"),
        (DIGITAL | PEOPLE | {"devices": fact(0.1)}, "devices is given without device"),
        (DIGITAL | PEOPLE | {"devices": fact(0.1), "device": PRICE}, "devices is given without device_life"),
        (DIGITAL | {"platform": fact(1, "ARD 2025")}, "platform is given without platform_life"),
        (LEVER | {"systems": fact(1, "ARD 2025")}, "systems is given without systems_life"),
    ],
)
def test_an_action_that_would_do_nothing_is_refused(tmp_path, action: dict[str, Any], message):
    with pytest.raises(RecordError, match=message):
        reform(tmp_path, {"actions": {"one": action}})


def test_a_psychiatric_bed_day_has_no_default_and_the_message_says_why(tmp_path):
    action = PACKAGE | PEOPLE | {"psychiatric_bed_days": fact(3, "day/people")}
    with pytest.raises(RecordError) as refused:
        reform(tmp_path, {"actions": {"one": action}})
    message = str(refused.value)
    assert "psychiatric_bed_days are given without psychiatric_bed_day" in message
    assert "from their accounts" in message
    assert "WHO-CHOICE is a model of general hospitals" in message
    assert "four- and five-fold, either way (Czechia: EUR 59, USD 66, printed, USD 264 modelled" in message
    assert message.isascii()


def test_bed_days_of_a_service_need_their_number(tmp_path):
    actions = {"one": PACKAGE | PEOPLE | {"bed_days_at": "law"}, "law": {"kind": "programme", "name": "Law"}}
    with pytest.raises(RecordError, match="bed_days_at is given without bed_days, so it would do nothing"):
        reform(tmp_path, {"actions": actions})


@pytest.mark.parametrize("missing", ["bed_day", "visit"])
def test_a_general_hospital_without_a_price_is_refused_with_what_to_add(tmp_path, missing):
    action = PACKAGE | PEOPLE | {"bed_days": fact(1, "day/people")}
    if missing == "visit":
        action = talks(how="visits")
    tree = {"general_hospital": None, "actions": {"one": action}}
    with pytest.raises(RecordError, match=rf"general hospital is not known: give general_hospital.{missing}"):
        reform(tmp_path, tree)


def test_the_printed_relation_takes_international_dollars_only(tmp_path):
    action = PACKAGE | PEOPLE | {"bed_days": fact(1, "day/people")}
    income = {"bed_day": None, "gdp_per_head_2010": fact(9000, "ARD 2025/people")}
    with pytest.raises(RecordError, match=r"gdp_per_head_2010 must be in I\$ 2010/people \(got ARD 2025/people\)"):
        reform(tmp_path, {"general_hospital": income, "actions": {"one": action}})


def test_contacts_are_made_at_an_action_of_the_plan(tmp_path):
    with pytest.raises(PlanError, match="must name one of the actions"):
        reform(tmp_path, {"actions": {"one": talks(at="nowhere")}})
