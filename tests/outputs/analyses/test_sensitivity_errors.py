"""What people read who ask something that is not there, or does not go together."""

import pytest

from tests.command import ARANDIA, careshift, changed_plan

WRONG = {
    "unknown outcome": (["--outcome", "reform/centrs"], "unknown line"),
    "unknown scenario": (["--against", "tomorrow"], "no scenario is called 'tomorrow'"),
    "no outcome": (["--outcome", ""], "names no outcome; name one, such as reform/total"),
    "against itself": (["--outcome", "reform/total", "--against", "reform"], "is of that scenario; name another"),
    "the plan against itself": (["--against", "reform"], "is of that scenario; name another"),
    "a year outside": (["--outcome", "reform/2050/total"], "are 2025 to 2030"),
    "unknown figure": (["--figure", "catchmnt"], "no uncertain figure is called so"),
    "figure without range": (["--figure", "institutions.stonefield.fixed"], "has no range, so it cannot vary"),
    "one figure for two": (["--method", "two-way", "--figure", "catchment"], "two-way needs two figures"),
    "the same figure twice": (
        ["--method", "two-way", "--figure", "catchment", "--figure", "actions.centres.catchment"], "are the same",
    ),
    "no threshold": (["--method", "switching", "--outcome", "reform/total"], "--outcome ADDRESS --threshold X"),
    "no threshold of a corner": (["--method", "discovery", "--outcome", "reform/total"], "--threshold X"),
    "a threshold of nothing": (["--method", "switching", "--threshold", "5"], "say which with --outcome"),
    "a threshold for nothing": (["--threshold", "5"], "--threshold belongs to switching and discovery, not to tornado"),
    "one draw": (["--method", "importance", "--draws", "1"], "--draws 1: too few; importance needs 100 or more"),
    "one trajectory": (["--method", "morris", "--draws", "1"], "Morris needs 2 trajectories or more"),
    "no power of two": (["--method", "sobol", "--draws", "1000"], "the nearest is 1024"),
    "a figure where all vary": (["--method", "information", "--figure", "pay.*"], "is of all figures drawn"),
    "a budget that is no money": (["--method", "information", "--outcome", "reform/BI01"], "a budget is set in money"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_question_is_told_plainly(name, tmp_path):
    words, said = WRONG[name]
    done = careshift("sensitivity", ARANDIA, *words, "-o", tmp_path / "results")
    assert done.code == 2, done.out + done.err
    assert said in " ".join(done.err.split())
    assert done.out == ""
    assert "Traceback" not in done.err
    assert not (tmp_path / "results").exists()


STILL = """
plan: "An office and nothing else"
country: ARA
years: 2026-2028
pay: {nurse: {value: 30000, unit: ARD 2025/FTE, source: made up, fixed: made up}}
actions:
  office:
    menu: gov.unit
    yearly: {value: 100000, unit: ARD 2025, source: made up, fixed: made up}
    meetings: {value: 4, unit: event, source: made up, fixed: made up}
    members: {value: 10, unit: people/event, source: made up, fixed: made up}
    posts: {psychologist: 1}
"""


@pytest.mark.parametrize("method", ["tornado", "morris", "sobol", "importance", "switching", "discovery"])
def test_a_plan_without_uncertain_figures_has_nothing_to_vary(method, tmp_path):
    plan = tmp_path / "still.yaml"
    plan.write_text(STILL, encoding="utf-8")
    done = careshift("sensitivity", plan, "--method", method, "-o", tmp_path / "results")
    assert done.code == 2
    assert "there is nothing to vary; give figures of the plan a range: low, high and interval" in done.err


def test_a_run_of_it_with_draws_says_that_all_draws_are_the_same(tmp_path):
    plan = tmp_path / "still.yaml"
    plan.write_text(STILL, encoding="utf-8")
    done = careshift("run", plan, "--draws", "100", "-o", tmp_path / "results")
    assert done.code == 0, done.err
    assert "100 draws are enough" in done.out


STEADY = {
    "tornado": "No figure moves it.",
    "morris": "is the same in all 64 cases: no figure moves it.",
    "sobol": "no figure moves it.",
    "importance": "is the same in all 128 draws: no figure moves it.",
}


@pytest.mark.parametrize("method", STEADY)
def test_an_outcome_that_no_figure_moves_is_told_as_such(method, tmp_path):
    draws = "8" if method == "morris" else "128"
    words = ("--method", method, "--outcome", "reform/2030/crisis/teams", "--draws", draws, "-o", tmp_path)
    done = careshift("sensitivity", ARANDIA, *words)
    assert done.code == 0, done.err
    assert STEADY[method] in " ".join(done.out.split())


def test_a_problem_of_the_plan_ends_with_exit_code_3(tmp_path):
    plan = changed_plan(tmp_path, "    catchment: {", "    catchmint: {")
    assert careshift("sensitivity", plan, "-o", tmp_path / "results").code == 3


def test_a_file_that_is_not_there_ends_with_exit_code_5(tmp_path):
    assert careshift("sensitivity", tmp_path / "none.yaml").code == 5
    assert careshift("afford", tmp_path / "none.yaml").code == 5


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path):
    careshift("sensitivity", ARANDIA, "-o", tmp_path)
    (folder,) = tmp_path.iterdir()
    (folder / "analysis.json").unlink()
    done = careshift("sensitivity", ARANDIA, "-o", tmp_path)
    assert done.code == 5
    assert "was not written by CareShift and is left alone" in done.err
