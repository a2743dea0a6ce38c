"""One action and another: ORDER, and what may be costed twice (R45)."""

from __future__ import annotations

from dataclasses import replace

from scenarios import Thresholds
from scenarios.rules import Case
from scenarios.rules.order import overlaps
from tests.costing.small_plans import fact, projected
from tests.scenarios.sound_plan import MONEY, changed, findings, of_rule

TEAMS = {
    "menu": "svc.outreach", "name": "Outreach", "at_start": fact(0, "team"), "teams": {2025: 0, 2027: 2},
    "running": fact(1e5, f"{MONEY}/team"), "posts": {},
}  # fmt: skip
GENERAL = {"menu": "wf.posts", "sites": {2025: 0, 2030: 50}}


def test_what_the_menu_advises_and_the_plan_leaves_out_is_told(tmp_path):
    (found,) = of_rule("ORDER", findings(tmp_path, {"actions.outreach": TEAMS}), "INFO")
    assert found.message == (
        "the menu advises, and the plan leaves out: wf.posts (before Outreach, Flat of one's own and Shared home) and "
        "di.plan (before North Hospital)"
    )


def test_an_action_that_begins_before_what_it_needs_is_a_warning(tmp_path):
    late = {**GENERAL, "sites": {2025: 0, 2028: 0, 2032: 50}}
    changes = {"actions.outreach": TEAMS, "actions.posts": late}
    (found,) = of_rule("ORDER", findings(tmp_path, changes))
    assert (found.severity, found.element, found.year) == ("WARN", "outreach", 2026)
    assert found.message == (
        "begins too early: Outreach (2026) before wf.posts (2029), Flat of one's own (2027) before wf.posts (2029) and "
        "Shared home (2027) before wf.posts (2029)"
    )
    assert of_rule("ORDER", findings(tmp_path, {"actions.outreach": TEAMS, "actions.posts": GENERAL})) == []


def test_what_runs_already_has_begun(tmp_path):
    running = {**GENERAL, "sites": {2025: 10, 2028: 10, 2032: 50}, "at_start": fact(1)}
    assert of_rule("ORDER", findings(tmp_path, {"actions.outreach": TEAMS, "actions.posts": running})) == []


def test_the_institution_closes_after_its_team_has_begun(tmp_path):
    team = {"menu": "di.plan", "yearly": fact(1e5, MONEY), "start": 2029.0, "posts": {}}
    (found,) = of_rule("ORDER", findings(tmp_path, {"actions.team": team}))
    assert (found.element, found.year) == ("north", 2027)
    assert found.message == "begins too early: North Hospital (2027) before di.plan (2029)"


def test_services_that_may_hold_the_same_are_a_warning(tmp_path):
    older = {"menu": "svc.older", "name": "Visits", "teams": {2025: 0, 2027: 2}, "running": fact(1e5, f"{MONEY}/team")}
    both = {"actions.outreach": TEAMS, "actions.visits": {**older, "posts": {}}}
    (found,) = of_rule("R45", findings(tmp_path, both))
    assert (found.severity, found.element) == ("WARN", "outreach")
    assert found.message == "may cover the same thing: Outreach with Visits"
    assert found.remedy == (
        "Cost each once, where it is staffed, or say in actions.outreach.apart_from.visits why they differ"
    )
    for one, other in (("outreach", "visits"), ("visits", "outreach")):
        said = {**both[f"actions.{one}"], "apart_from": {other: "People over 65 have visits"}}
        assert of_rule("R45", findings(tmp_path, {**both, f"actions.{one}": said})) == []


def test_a_part_of_an_institution_may_hold_the_same_as_an_action(tmp_path):
    (found,) = of_rule("R45", findings(tmp_path, {"actions": {"outreach": TEAMS}, "institutions.north.freeze": 1}))
    assert (found.severity, found.element) == ("WARN", "outreach")
    assert found.message == "may cover the same thing: Outreach with di.freeze of North Hospital"


def test_what_makes_another_unnecessary_is_told(tmp_path):
    tree = changed({"actions.outreach": TEAMS, "actions.unit": {"menu": "di.plan", "yearly": fact(1e5, MONEY)}})
    one = projected(tmp_path, tree).scenarios["reform"]
    outreach = one.model.scenario.actions["outreach"]
    assert outreach.menu is not None
    instead = replace(outreach, menu=replace(outreach.menu, replaces=("di.plan",)))
    scenario = replace(one.model.scenario, actions={**one.model.scenario.actions, "outreach": instead})
    case = Case("reform", replace(one, model=replace(one.model, scenario=scenario)), "ARD", Thresholds())
    (found,) = [one for one in overlaps(case) if "unnecessary" in one.message]
    assert found.message == "may make each other unnecessary: Outreach with unit"
