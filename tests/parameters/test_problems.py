from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parameters.documents import Mark
from parameters.problems import Collector, PlanError, Problem, ascii_text, counted, did_you_mean


def test_a_problem_shows_file_line_address_message_and_a_caret_under_the_value() -> None:
    problem = Problem(
        "plan.yaml", 14, 21, "actions[2].staff.psychiatrist", "must be >= 0 (got -1)", "", "      psychiatrist: -1"
    )
    assert str(problem) == (
        "plan.yaml:14: actions[2].staff.psychiatrist: must be >= 0 (got -1)\n"
        "    14 |       psychiatrist: -1\n"
        "                             ^"
    )


def test_a_hint_stands_on_its_own_line() -> None:
    problem = Problem(
        "plan.yaml", 22, 5, "actions[3].coverage_tarjet", "unknown key", "did you mean 'coverage_target'?"
    )
    assert str(problem) == (
        "plan.yaml:22: actions[3].coverage_tarjet: unknown key\n       hint: did you mean 'coverage_target'?"
    )


def test_a_problem_of_a_workbook_names_its_cell() -> None:
    assert str(Problem("plan.xlsx", 0, 1, "pay.nurse", "must be a number", cell="Actions!F3")) == (
        "plan.xlsx: Actions!F3: pay.nurse: must be a number"
    )


def test_a_problem_without_a_line_names_the_file_only() -> None:
    assert str(Problem("plan.yaml", 0, 1, "", "there is no such file")) == "plan.yaml: there is no such file"


def test_a_tab_in_the_line_does_not_move_the_caret() -> None:
    assert str(Problem("p", 1, 4, "a", "m", excerpt="a:\tb")).splitlines()[1:] == ["     1 | a: b", "            ^"]


def test_messages_are_ascii_and_keep_their_length() -> None:
    assert ascii_text("V\u00edctor \u2013 \u201cx\u201d") == 'V?ctor - "x"'


@given(st.text())
def test_any_text_becomes_ascii_of_the_same_length(text: str) -> None:
    clean = text.encode("utf-8", "replace").decode("utf-8")
    assert ascii_text(clean).isascii()
    assert len(ascii_text(clean)) == len(clean)


def test_the_nearest_known_name_is_suggested() -> None:
    assert did_you_mean("nurs", ["nurse", "psychologist"]) == "did you mean 'nurse'?"


def test_nothing_is_suggested_when_nothing_is_near() -> None:
    assert did_you_mean("zzz", ["nurse"]) == ""


def test_counts_are_said_in_words() -> None:
    one = Problem("p", 1, 1, "a", "m")
    assert counted([one, one], [one]) == "2 problems, 1 warning"
    assert counted([one]) == "1 problem"


def test_an_error_lists_problems_then_warnings_then_a_closing_sentence() -> None:
    error = PlanError([Problem("plan.yaml", 3, 1, "a", "bad")], [Problem("plan.yaml", 8, 1, "b", "odd")])
    assert str(error).splitlines() == [
        "plan.yaml:3: a: bad",
        "warning: plan.yaml:8: b: odd",
        "1 problem, 1 warning in plan.yaml; nothing was computed.",
    ]


def test_the_same_problem_is_said_once() -> None:
    problems = Collector()
    for _ in range(2):
        problems.add(Mark("plan.yaml", 3, 1), "a", "bad")
    assert len(problems.problems) == 1
