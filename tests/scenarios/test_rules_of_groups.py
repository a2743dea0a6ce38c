"""Nobody is left out: R24 and R25 (children, older adults), R26 (others), R27 (people with lived experience)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.costing.small_plans import fact
from tests.scenarios.sound_plan import MONEY, findings, line, of_rule

NORTH = "institutions.north"


@pytest.mark.parametrize(
    ("rule", "action", "group", "who"),
    [("R24", "children", "children", "children"), ("R25", "older", "older_adults", "older adults")],
)
def test_a_group_needs_money_of_its_own_or_a_reason(tmp_path, rule, action, group, who):
    (found,) = of_rule(rule, findings(tmp_path, {f"actions.{action}": None}))
    assert (found.severity, found.message) == ("WARN", f"no action is for {who}")
    reason = {f"actions.{action}": None, f"considered.{group}": "The education plan pays for them."}
    found = of_rule(rule, findings(tmp_path, reason), "BLOCK", "WARN", "INFO")
    assert [one.severity for one in found] == ["INFO"]
    assert found[0].message == f"no money of its own for {who}, because: The education plan pays for them"


def test_the_share_of_a_group_is_shown(tmp_path):
    (found,) = of_rule("R24", findings(tmp_path), "INFO")
    assert found.year == 2038
    assert found.message.startswith("ARD 2.6 million of 2038, ")
    assert found.message.endswith("% of the plan, is for children")


def test_a_line_of_nothing_is_no_line(tmp_path):
    nothing = line("Support for children", 0, tags={"group": "children"})
    assert of_rule("R24", findings(tmp_path, {"actions.children": nothing}))


def test_places_and_services_for_children_are_no_institutions(tmp_path):
    tagged = {"places.shared_home.tags": {"group": "children"}, "places.shared_home.destination": "group home"}
    (found,) = of_rule("R24", findings(tmp_path, tagged))
    assert (found.severity, found.message) == ("BLOCK", "'Shared home' for children is a group home")
    ward = line("Ward for children", tags={"group": "children", "setting": "institution"})
    (found,) = of_rule("R24", findings(tmp_path, {"actions.ward": ward}))
    assert (found.severity, found.message) == ("BLOCK", "new money for children in an institution: Ward for children")


def test_the_tag_of_an_institution_says_who_lives_there(tmp_path):
    changes = {f"{NORTH}.tags": {"group": "children"}, "places.shared_home.destination": "group home"}
    (found,) = of_rule("R24", findings(tmp_path, changes))
    assert (found.severity, found.message) == ("BLOCK", "children of North Hospital are to live in Shared home")
    assert of_rule("R24", findings(tmp_path, {f"{NORTH}.tags": {"group": "children"}})) == []


def test_groups_that_are_left_out_are_named(tmp_path):
    served = {
        "actions.women": line("Safe houses", tags={"group": "women"}),
        "considered": {"migrants": "Served in every centre, with interpreters."},
        "population_groups": {"women": fact(0.5)},
    }
    (found,) = of_rule("R26", findings(tmp_path, served), "INFO")
    assert found.message == (
        "no action is for people with complex needs, people with an intellectual disability, people in prison and "
        "LGBTIQ+ people, and no reason is given"
    )
    reasons = dict.fromkeys(
        ("complex_needs", "intellectual_disability", "migrants", "prisoners", "women", "lgbtiq"), "Served by all."
    )
    assert of_rule("R26", findings(tmp_path, {"considered": reasons}), "INFO") == []


def test_people_with_lived_experience_are_paid(tmp_path):
    (found,) = of_rule("R27", findings(tmp_path, {"actions.voices": None}))
    assert found.severity == "WARN"
    assert found.message == (
        "people with lived experience are not paid for taking part in decisions or organizations of their own "
        "(civ.participation, civ.grants)"
    )
    (found,) = of_rule("R27", findings(tmp_path, {"actions.peers": line("Advice")}))
    assert found.message == "people with lived experience are not paid for posts of peer workers in services"


def test_the_share_of_peer_workers_is_shown(tmp_path):
    only: dict[str, Any] = {"actions.peers": line("Peers", posts={"peer_worker": 20})}
    only |= {f"places.{name}.posts": {"nurse": fact(0.1, "FTE/people")} for name in ("own_flat", "shared_home")}
    (found,) = of_rule("R27", findings(tmp_path, {**only, "actions.general": None}), "INFO")
    # 20 of the 20 posts of nurses in homes for 200 people, and these 20
    assert found.message == "50% of the posts in services outside institutions in 2038 are of peer workers"


def test_a_plan_that_changes_no_services_is_not_asked_for_them(tmp_path):
    law = {"plan": "law", "places": {}, "institutions": {}, "financing": {}, "actions": {"law": {"menu": "law.reform"}}}
    said = {one.rule for one in findings(tmp_path, law)}
    assert not said & {"R24", "R25", "R26", "R27", "R29", "R30", "R31", "R44"}


def test_money_of_the_base_year_counts(tmp_path):
    old = line("Clinic for children", yearly=fact(5e5, MONEY), at_start=fact(1), tags={"group": "children"})
    assert of_rule("R24", findings(tmp_path, {"actions.children": old})) == []
