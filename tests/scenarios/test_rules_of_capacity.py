"""Whether services can do what packages ask of them: CAPACITY, and the table of services."""

from __future__ import annotations

from typing import Any

import pytest

from outputs.tables import tables
from scenarios import Finding, find
from tests.costing.small_plans import fact, projected

CENTRES = {
    "kind": "facility", "name": "Centres", "at_start": fact(2, "centre"), "units": {2025: 2},
    "contacts": fact(500, "contact/centre"), "beds": fact(2, "bed/centre"), "occupancy": fact(0.5),
}  # fmt: skip
SAME = {"population_growth": fact(0)}


def plan(people: float, **settings: Any) -> dict[str, Any]:
    """A package for so many people from 2028 on, four contacts each at the centres."""
    talk = {"contacts": fact(4, "contact/people"), "at": "centres"}
    package = {
        "kind": "treatment_package", "name": "Talking", "people": {2025: people}, "start": 2028,
        "contacts": {"talk": talk},
    } | settings  # fmt: skip
    return {**SAME, "actions": {"centres": CENTRES, "talking": package}}


def found(folder: Any, tree: dict[str, Any]) -> list[Finding]:
    return [one for one in find(projected(folder, tree)) if one.rule == "CAPACITY"]


def test_a_service_that_is_asked_for_too_much_is_named_with_its_worst_year(tmp_path):
    (one,) = found(tmp_path, plan(200))
    assert (one.severity, one.scenario, one.element, one.year) == ("WARN", "reform", "centres", 2028)
    # 2 x 500 x 0.5 = 500 contacts, and 200 x 4 are asked for
    assert one.message == ("'Centres' can give 500 contacts in 2028 and is asked for 800, 160% (too many in 2028-2030)")
    assert one.remedy == (
        "Open more of actions.centres, ask less of it, or have the work done elsewhere at its own cost"
    )


def test_a_service_that_is_just_full_is_not_asked_for_too_much(tmp_path):
    assert found(tmp_path, plan(125)) == []


def test_bed_days_are_counted_as_contacts_are(tmp_path):
    stays = {"contacts": {}, "bed_days": fact(10, "day/people"), "bed_days_at": "centres"}
    # 2 x 2 x 0.5 x 365 = 730 bed-days
    assert found(tmp_path, plan(73, **stays)) == []
    (one,) = found(tmp_path, plan(74, **stays))
    assert "can give 730 bed days in 2028 and is asked for 740" in one.message


def test_a_service_that_says_no_capacity_cannot_be_asked(tmp_path):
    tree = plan(10)
    tree["actions"]["centres"] = {key: CENTRES[key] for key in CENTRES if key != "contacts"}
    (one,) = found(tmp_path, tree)
    assert one.message == "40 contacts a year are asked of 'Centres', which does not say how many it can give"
    assert one.remedy == "Give actions.centres.contacts, or another service"


def test_a_service_that_is_asked_nothing_is_no_matter(tmp_path):
    assert found(tmp_path, plan(0)) == []


def test_the_table_of_services_shows_capacity_what_is_asked_and_the_share(tmp_path):
    table = tables(projected(tmp_path, plan(100)), [])["services"]
    rows = table[(table.scenario == "reform") & (table.element == "centres") & (table.unit == "contact")]
    assert list(rows.year) == [2025, 2026, 2027, 2028, 2029, 2030]
    assert list(rows.capacity) == pytest.approx([500] * 6)
    assert list(rows.asked) == pytest.approx([0, 0, 0, 400, 400, 400])
    assert list(rows.share_used) == pytest.approx([0, 0, 0, 0.8, 0.8, 0.8])
    beds = table[(table.scenario == "status_quo") & (table.unit == "bed day")]
    assert list(beds.capacity) == pytest.approx([730] * 6)
