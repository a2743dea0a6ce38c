from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parameters import FlowValue, Plan, Problem, Scenario
from parameters.moves import moved

Load = Callable[..., Plan]
Refused = Callable[..., tuple[Problem, ...]]


@pytest.fixture
def scenario(load: Load) -> Callable[[str], Scenario]:
    """The scenario ``test`` with these entries."""
    return lambda entries: load(f"scenarios:\n  test: {{{entries}}}\n").scenarios["test"]


@pytest.fixture
def fault(refused: Refused) -> Callable[[str], Problem]:
    """The one problem of the scenario ``test`` with these entries."""

    def problem(entries: str) -> Problem:
        found = refused(f"scenarios:\n  test: {{{entries}}}\n")
        assert len(found) == 1, "\n".join(map(str, found))
        assert found[0].line == 19
        return found[0]

    return problem


Make = Callable[[str], Scenario]
Fault = Callable[[str], Problem]


def value(scenario: Scenario, address: str) -> float:
    return scenario.parameters()[address].value


def test_a_scenario_without_entries_is_the_plan(scenario: Make, load: Load) -> None:
    assert scenario("").parameters() == load().scenarios["reform"].parameters()


def test_a_scenario_replaces_a_whole_setting(scenario: Make) -> None:
    made = scenario("institutions.old_hospital.moves: {2027: 60}")
    flow = made.institutions["old_hospital"].settings["moves"]
    assert isinstance(flow, FlowValue)
    assert list(flow.values) == [2027]
    assert str(made.changes[0]) == "institutions.old_hospital.moves: {2027: 40, 2028: 60} -> {2027: 60}"
    assert made.changes[0].origin == "plan.yaml:19"


def test_a_scenario_leaves_the_plan_as_it_is(load: Load) -> None:
    plan = load("scenarios: {test: {parameters: {pay.nurse: {times: 2}}}}\n")
    assert [value(found, "pay.nurse") for found in plan.scenarios.values()] == [30000, 30000, 60000]


def test_times_moves_the_range_too(scenario: Make) -> None:
    found = scenario("parameters: {pay.nurse: {times: 1.1}}").parameters()["pay.nurse"]
    assert (found.value, found.low, found.high, found.source) == (33000, 29700, 36300, "ministry")
    assert found.origin == "plan.yaml:19"


def test_plus_moves_the_range_too(scenario: Make) -> None:
    found = scenario("parameters: {pay.nurse: {plus: -1000}}").parameters()["pay.nurse"]
    assert (found.value, found.low, found.high) == (29000, 26000, 32000)


def test_set_keeps_a_range_that_holds_the_new_value(scenario: Make) -> None:
    found = scenario("parameters: {pay.nurse: {set: 28000}}").parameters()["pay.nurse"]
    assert (found.value, found.low, found.high) == (28000, 27000, 33000)


def test_set_beyond_the_range_goes_without_one_and_warns(load: Load) -> None:
    plan = load("scenarios:\n  test: {parameters: {pay.nurse: {set: 50000}}}\n")
    found = plan.scenarios["test"].parameters()["pay.nurse"]
    assert (found.value, found.low, found.fixed) == (50000, None, "set by plan.yaml:19")
    assert [str(warning) for warning in plan.warnings] == [
        "plan.yaml:19: pay.nurse: 50000 is outside its range 27000 to 33000; used without a range"
    ]


def test_set_beyond_the_range_of_an_assumption_is_no_assumption_any_more(load: Load) -> None:
    more = "    build: {value: 5, unit: TSD 2025/centre, low: 4, high: 6, source: assumption, note: n}\n"
    plan = load(more + "scenarios: {test: {actions.centres.build: 9}}\n")
    assert not plan.scenarios["test"].parameters()["actions.centres.build"].assumption


def test_a_plain_number_at_a_figure_sets_its_value(scenario: Make) -> None:
    found = scenario("pay.nurse: 28000").parameters()["pay.nurse"]
    assert (found.value, found.source) == (28000, "ministry")


def test_a_negative_times_turns_the_range_round(scenario: Make) -> None:
    found = scenario("parameters: {prices.inflation: {times: -1}}").parameters()["prices.inflation"]
    assert found.value == -0.03


def test_a_point_of_a_path_is_moved_by_its_position_or_its_year(scenario: Make) -> None:
    address = "actions.centres.coverage.1"
    assert value(scenario("parameters: {actions.centres.coverage.1: {times: 0.5}}"), address) == 0.45
    assert value(scenario("actions.centres.coverage.2029: 0.5"), address) == 0.5


def test_the_year_of_a_point_may_be_moved(scenario: Make) -> None:
    made = scenario("parameters: {actions.centres.coverage.1.year: {plus: 1}, actions.centres.coverage.1: 0.8}")
    assert value(made, "actions.centres.coverage.1.year") == 2030
    assert value(made, "actions.centres.coverage.1") == 0.8
    assert "actions.centres.coverage.1.year: 2029 -> 2030" in [str(change) for change in made.changes]


def test_the_delay_and_the_factor_of_a_path_may_be_moved_also_if_not_written(scenario: Make) -> None:
    made = scenario("parameters: {actions.centres.coverage.delay: {plus: 0.5}, actions.centres.coverage.factor: 0.9}")
    assert value(made, "actions.centres.coverage.delay") == 0.5
    assert value(made, "actions.centres.coverage.factor") == 0.9
    assert value(made, "actions.centres.coverage.1") == 0.9


def test_a_year_may_be_added_to_a_flow(scenario: Make) -> None:
    assert value(scenario("institutions.old_hospital.moves.2029: 5"), "institutions.old_hospital.moves.2029") == 5


def test_a_setting_that_the_plan_leaves_out_may_be_given(scenario: Make) -> None:
    made = scenario("actions.centres.fee: {value: 5, unit: TSD 2025}")
    assert value(made, "actions.centres.fee") == 5
    assert str(made.changes[0]) == "actions.centres.fee: nothing -> 5"


def test_a_cadre_may_be_added_to_the_posts(scenario: Make) -> None:
    made = scenario("actions.centres.posts.psychologist: {value: 1, source: s, fixed: f}")
    assert value(made, "actions.centres.posts.psychologist") == 1


def test_a_share_of_a_list_may_be_moved(scenario: Make) -> None:
    assert value(scenario("parameters: {actions.centres.ramp.0: 0.6}"), "actions.centres.ramp.0") == 0.6


def test_an_action_may_be_left_out_or_added(scenario: Make) -> None:
    assert scenario("actions.centres: ~").actions == {}
    added = scenario("actions.more: {menu: tst.centre, at_start: {value: 1, source: s, fixed: f}}")
    assert value(added, "actions.more.catchment") == 80000


def test_a_section_of_the_world_that_is_one_figure_may_be_replaced(scenario: Make) -> None:
    assert value(scenario("population: {value: 5, source: s, fixed: f}"), "population") == 5


def test_a_scenario_says_in_one_sentence_what_it_is(scenario: Make, load: Load) -> None:
    assert scenario("what: Faster.").title == "Faster."
    assert load("scenarios: {no_bridge: {}}\n").scenarios["no_bridge"].title == "no bridge"


def test_a_scenario_may_have_a_file_of_its_own(load: Load, tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios/fast.yaml").write_text("scenario: fast\nwhat: Faster.\npay.nurse: 28000\n")
    plan = load()
    assert plan.scenarios["fast"].changes[0].origin == "scenarios/fast.yaml:3"
    assert plan.files[:2] == ("plan.yaml", "scenarios/fast.yaml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("what: x\n", "is missing: the name of the scenario"),
        ("scenario: slow\n", "must be the name of the file, fast (got 'slow')"),
        ("", "is empty"),
        ("scenario: fast\npay.nurs: 3\n", "unknown address: the plan has nothing there"),
    ],
)
def test_a_scenario_file_that_breaks_a_rule_is_refused(
    refused: Refused, tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios/fast.yaml").write_text(text)
    [problem] = refused()
    assert (problem.file, problem.message) == ("scenarios/fast.yaml", message)


def test_a_name_in_the_plan_and_in_a_file_is_given_twice(refused: Refused, tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios/fast.yaml").write_text("scenario: fast\n")
    [problem] = refused("scenarios: {fast: {}}\n")
    assert problem.message == "is given twice (first in plan.yaml:18)"


UNKNOWN = "unknown address: the plan has nothing there"


@pytest.mark.parametrize(
    ("entries", "message", "hint"),
    [
        ("pay.nurs: 3", UNKNOWN, "did you mean 'pay.nurse'?"),
        ("institutions.old_hospitl.moves: {}", UNKNOWN, "did you mean 'institutions.old_hospital.moves'?"),
        ("actions.centres.covrage: {2026: 1}", UNKNOWN, "did you mean 'actions.centres.coverage'?"),
        ("actions.more: {name: x}", UNKNOWN, "did you mean 'actions.centres'?"),
        ("parameters: {pay.nurs: 3}", UNKNOWN, "did you mean 'pay.nurse'?"),
        ("parameters: {pay.nurs.year: 3}", UNKNOWN, "did you mean 'pay.nurse'?"),
        ("actions: {}", "is a whole section", "name one thing in it, such as actions.centres"),
        ("parameters: {pay: 3}", "is not a single figure", "name one of them, such as pay.nurse"),
        ("parameters: {actions.centres.coverage: {times: 2}}", "is not a single figure",
         "use actions.centres.coverage.factor"),
        ("parameters: {pay.nurse: {times: 2, plus: 1}}",
         "needs exactly one of set, times and plus (got times, plus)", ""),
        ("parameters: {pay.nurse: more}", "needs exactly one of set, times and plus (got 'more')", ""),
        ("parameters: {pay.nurse: {times: lots}}", "must be a number (got 'lots')", ""),
        ("parameters: {pay.nurse: {plus: 10%}}", "must be a number (got '10%')",
         "to raise it by 10%, write times and 1.1"),
        ("parameters: {pay.nurse: {set: 2027-07-01}}", "must be a number (got '2027-07-01')", ""),
        ("parameters: {institutions.old_hospital.moratorium: {set: 2027-07-01}}",
         "must be a number (got '2027-07-01')", "write 2027.5, a date in years"),
        ("parameters: 3", "must hold addresses with set, times or plus (got 3)", ""),
        ("what: [a]", "must be one sentence (got a list)", ""),
        ("parameters: {actions.centres.coverage.1.year: 2028.5}",
         "the year of a point must be a whole number (got 2028.5)", "use the path's delay"),
        ("parameters: {actions.centres.coverage.1.year: 2025}", "the path has a point in 2025 already", ""),
        ("parameters: {actions.centres.opening: {times: 3}}", "must be <= 1 (got 1.2)", ""),
    ],
)  # fmt: skip
def test_a_scenario_that_breaks_a_rule_is_refused(fault: Fault, entries: str, message: str, hint: str) -> None:
    problem = fault(entries)
    assert (problem.message, problem.hint) == (message, hint)


@pytest.mark.parametrize(
    "entries",
    [
        "pay.nurse: 28000, parameters: {pay.nurse: {times: 2}}",
        "institutions.old_hospital.moves: {2027: 1}, institutions.old_hospital.moves.2028: 2",
        "institutions.old_hospital.moves.2028: 2, institutions.old_hospital.moves: {2027: 1}",
        "actions.centres.coverage.1: 0.5, actions.centres.coverage.2029: 0.6",
    ],
)
def test_touching_one_thing_twice_is_refused(fault: Fault, entries: str) -> None:
    assert "touches what" in fault(entries).message


@pytest.mark.parametrize("name", ["status_quo", "reform"])
def test_the_names_that_every_plan_has_are_reserved(refused: Refused, name: str) -> None:
    [problem] = refused(f"scenarios: {{{name}: {{}}}}\n")
    assert problem.message == "this name is taken: every plan has status_quo and reform by itself"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("scenarios: 3", "must hold names (got 3)"),
        ("scenarios: {fast: 3}", "must hold addresses and what is new there (got 3)"),
        ("scenarios: {Fast: {}}", "a name has small letters, digits and _, and starts with a letter"),
    ],
)
def test_a_list_of_scenarios_that_breaks_a_rule_is_refused(refused: Refused, text: str, message: str) -> None:
    assert [problem.message for problem in refused(text + "\n")] == [message]


@given(st.floats(-1e6, 1e6), st.floats(0.1, 10))
def test_times_there_and_back_is_the_same_figure(start: float, factor: float) -> None:
    assert moved("times", moved("times", start, factor), 1 / factor) == pytest.approx(start, rel=1e-9, abs=1e-9)


def test_what_a_scenario_takes_away_and_is_needed_is_told_with_who_took_it(refused: Refused) -> None:
    [problem] = refused("scenarios: {later: {actions.centres.at_start: null}}\n")
    assert (problem.address, problem.message) == (
        "actions.centres.at_start", "is missing: scenarios.later takes it away; kind 'centre' needs it",
    )  # fmt: skip
