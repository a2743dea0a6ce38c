"""The file of a national chart of accounts: what it says, and every way of writing it wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from parameters import Plan, Problem, plan_schema
from parameters.library import Library, shipped
from parameters.problems import Collector

Load = Callable[..., Plan]
Refused = Callable[..., tuple[Problem, ...]]
Wrong = tuple[str, str, str, str, str]
"""What is written otherwise and how; address, message and hint."""
CHART = """\
chart: A test chart
source: a test
columns:
  item:
    title: Item
    rules:
      - {code: "2.6", name: Assets, when: {econ: E31}, check: yes}
      - {code: "2.1", name: Pay, when: {econ: [E21, E273]}, exclusive: yes}
      - {code: "2.3", name: The rest}
  action: {title: Action, tag: element}
order: [action]
"""
NAMED = "crosswalk: chart.yaml\n"


def written(folder: Path, text: str) -> None:
    (folder / "chart.yaml").write_text(text, encoding="utf-8")


def test_a_chart_beside_the_plan_is_read_and_part_of_the_fingerprint(load: Load, tmp_path: Path) -> None:
    written(tmp_path, CHART)
    plan = load(NAMED)
    chart = plan.crosswalk
    assert chart is not None
    assert (chart.title, chart.file, chart.amounts) == ("A test chart", "chart.yaml", ("payments",))
    assert [column.name for column in chart.columns] == ["item", "action"]
    assert chart.sorting == (1, 0)
    assert [(rule.code, rule.check, rule.exclusive) for rule in chart.columns[0].rules] == [
        ("2.6", True, False), ("2.1", False, True), ("2.3", False, False)
    ]  # fmt: skip
    assert "chart.yaml" in plan.files
    written(tmp_path, CHART.replace("Assets", "Things"))
    assert load(NAMED).fingerprint() != plan.fingerprint() != load().fingerprint()


def test_the_first_rule_that_matches_is_asked_by_code_and_what_is_below_it(load: Load, tmp_path: Path) -> None:
    written(tmp_path, CHART)
    chart = load(NAMED).crosswalk
    assert chart is not None
    assets, pay, rest = chart.columns[0].rules
    assert assets.matches({"econ": "E31112"})
    assert pay.matches({"econ": "E2731"})
    assert not pay.matches({"econ": "E22"})
    assert not pay.matches({})
    assert rest.matches({})


def test_a_plan_need_not_name_one(load: Load) -> None:
    assert load().crosswalk is None
    assert load("crosswalk:\n").crosswalk is None


@pytest.mark.parametrize("name", ["peru", "kenya"])
def test_the_shipped_charts_have_no_problems_and_mark_what_was_not_read(name: str, load: Load, tmp_path: Path) -> None:
    text = shipped().text(f"crosswalks/{name}.yaml")
    written(tmp_path, text)
    chart = load(NAMED).crosswalk
    assert chart is not None
    assert chart.source
    assert any(rule.check for column in chart.columns for rule in column.rules)
    assert "check: yes" in text


@pytest.mark.parametrize("name", ["peru", "kenya"])
def test_a_shipped_chart_is_named_without_its_ending(name: str, tmp_path: Path) -> None:
    from parameters.crosswalk import read_crosswalk
    from parameters.documents import Mark, Node

    problems = Collector()
    chart = read_crosswalk(Node(name, Mark("plan.yaml", 1)), tmp_path / "plan.yaml", shipped(), problems)
    assert chart is not None
    assert chart.file == f"parameters/crosswalks/{name}.yaml"
    assert not problems.problems


@pytest.mark.parametrize(
    ("named", "message", "hint"),
    [
        ("nothing.yaml", "there is no such file beside the plan (got 'nothing.yaml')", "these come along: none"),
        ("../chart.yaml", "must be a file in the folder of the plan (got '../chart.yaml')",
         "put the file into the folder of the plan, or below it"),
        ("/chart.yaml", "must be a file in the folder of the plan (got '/chart.yaml')",
         "put the file into the folder of the plan, or below it"),
        ("C:/chart.yaml", "must be a file in the folder of the plan (got 'C:/chart.yaml')",
         "put the file into the folder of the plan, or below it"),
        ("[a, b]", "must be the name of a file (got a list)", ""),
    ],
)  # fmt: skip
def test_a_file_that_is_not_there_is_refused(refused: Refused, named: str, message: str, hint: str) -> None:
    (problem,) = refused(f"crosswalk: {named}\n")
    assert (problem.address, problem.message, problem.hint) == ("crosswalk", message, hint)


@pytest.mark.parametrize(
    "wrong",
    [
        ("order: [action]", "order: [acton]", "order", "there is no column 'acton'", "did you mean 'action'?"),
        ("order: [action]", "order: 3", "order", "must be a list of names (got 3)", ""),
        ("order: [action]", "amounts: [payment]", "amounts", "unknown amount 'payment'", "did you mean 'payments'?"),
        ("order: [action]", "ordre: [action]", "ordre", "unknown key", "did you mean 'order'?"),
        ("tag: element", "tag: elment", "columns.action.tag", "unknown tag 'elment'", "did you mean 'element'?"),
        ("tag: element", "tga: element", "columns.action.tga", "unknown key", "did you mean 'tag'?"),
        ("tag: element", "tag: element, rules: []", "columns.action",
         "needs rules: with codes, or tag: with the tag that it repeats, not both", ""),
        ("{title: Action, tag: element}", "Action", "columns.action",
         "must hold title, and rules or tag (got 'Action')", ""),
        ("{econ: E31}", "{econ: E39}", "columns.item.rules.0.when.econ",
         "unknown code of the economic class, GFSM 2014 (got 'E39')",
         "did you mean 'E31'? (Investment in nonfinancial assets)"),
        ("{econ: E31}", "{ecno: E31}", "columns.item.rules.0.when.ecno", "unknown tag", "did you mean 'econ'?"),
        ("{econ: E31}", "E31", "columns.item.rules.0.when", "must hold tags and values (got 'E31')", ""),
        ('"2.6"', "2.6", "columns.item.rules.0.code", "must be text (got 2.6)",
         'write a code in quotes, such as "0131"'),
        ("check: yes", "check: maybe", "columns.item.rules.0.check", "must be yes or no (got 'maybe')", ""),
        ("check: yes", "chek: yes", "columns.item.rules.0.chek", "unknown key", "did you mean 'check'?"),
        ("chart: A test chart\n", "", "chart", "is missing", ""),
    ],
)  # fmt: skip
def test_what_is_written_wrong_is_told_with_file_and_line(refused: Refused, tmp_path: Path, wrong: Wrong) -> None:
    old, new, address, message, hint = wrong
    assert old in CHART
    written(tmp_path, CHART.replace(old, new, 1))
    problem = next(each for each in refused(NAMED) if each.address == address)
    assert (problem.message, problem.file) == (message, "chart.yaml")
    assert problem.line > 0
    assert problem.hint == hint


@pytest.mark.parametrize(
    "text", ["chart: x\n", "chart: x\ncolumns:\n", "chart: x\ncolumns: {a: {rules: 3}}\n", "- 1\n"]
)
def test_a_chart_without_columns_is_refused(refused: Refused, tmp_path: Path, text: str) -> None:
    written(tmp_path, text)
    assert all(problem.file == "chart.yaml" for problem in refused(NAMED))


def test_no_scenario_changes_the_chart(refused: Refused, tmp_path: Path) -> None:
    written(tmp_path, CHART)
    assert refused(f"{NAMED}scenarios: {{other: {{crosswalk: peru}}}}\n")


def test_the_schema_knows_the_crosswalk(library: Library) -> None:
    assert plan_schema({}, library)["properties"]["crosswalk"]["type"] == "string"
