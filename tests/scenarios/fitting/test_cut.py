"""What a cut makes of paths, flows and dates."""

import pytest

from scenarios.fitting.cut import Cut, Span, changes
from tests.costing.small_plans import fact, small_plan
from tests.scenarios.fitting.money_plans import service
from tests.scenarios.sound_plan import MONEY, line


def made(folder, action, cut):
    plan = small_plan(folder, {"actions": {"one": action}})
    return changes(plan.scenarios["reform"].actions["one"], cut, Span(2026, 2030))


def test_a_path_from_nothing_is_delayed_and_shrunk_where_it_stands(tmp_path):
    found = made(tmp_path, service(), Cut(2, 0.5))
    assert found.settings == {}
    assert found.moves == {"actions.one.teams.delay": {"plus": 2}, "actions.one.teams.factor": {"times": 0.5}}


def test_a_path_that_begins_at_once_waits_at_nothing(tmp_path):
    found = made(tmp_path, service(teams={2026: 3, 2030: 11}), Cut(1))
    assert found.settings == {"actions.one.teams": {2025: 0, 2026: 0, 2027: 3, 2030: 9}}


def test_what_runs_already_is_kept(tmp_path):
    found = made(tmp_path, service(at_start=fact(4, "team"), teams={2025: 4, 2029: 12}), Cut(1, 0.5))
    assert found.settings == {"actions.one.teams": {2025: 4, 2026: 4, 2030: 8}}


def test_a_flow_is_shifted_and_what_comes_after_the_plan_is_gone(tmp_path):
    action = line("Events", events={2026: 4, 2030: 8}, per_event=fact(100, f"{MONEY}/event"), end=2028.0)
    found = made(tmp_path, action, Cut(1, 0.25))
    assert found.settings == {
        "actions.one.start": 2027, "actions.one.end": 2029, "actions.one.events": {2027: 1},
    }  # fmt: skip


@pytest.mark.parametrize("cut", [Cut(5), Cut(0, 0.5)])
def test_what_cannot_be_cut_like_that_is_said(tmp_path, cut):
    assert made(tmp_path, line("Work"), cut) is None


def test_left_out_keeps_what_runs_already(tmp_path):
    found = made(tmp_path, line("Work"), Cut(out=True, because="no money"))
    assert found.settings == {"actions.one.left_out": "no money"}
