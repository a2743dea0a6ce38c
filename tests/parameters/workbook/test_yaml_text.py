"""The YAML of a converted plan reads like a planner's file, and its comments stand where they stood."""

import pytest

from parameters.documents import read_text
from parameters.problems import Collector
from parameters.workbook.remarks import Remark, remarks_of
from parameters.workbook.rows import plan_rows
from parameters.workbook.yaml_lines import wrapped
from parameters.workbook.yaml_text import yaml_text
from tests.parameters.workbook.pages import read_rows
from tests.parameters.workbook.random_trees import node

LIKE_A_PLANNER = """\
# What the file is.
# Two lines.

plan: "Arandia, a plan"
country: ARA
years: 2026-2030
rules: {R09: 0.5}

# Where people go.
places:
  # The first.
  home:  # di.homes
    menu: di.homes
    running:
      value: 8000
      unit: ARD 2025/people
      low: 6000
      high: 10000
      interval: 90%
      source: "A long title of a book: with a subtitle"
      grade: D
      note: >-
        A note that is so long that nobody wants to read it in one line, because it goes on and on, and then
        ends here.
    life: {value: 7, unit: "", source: invented, fixed: invented}
    # Above a setting.
    moves: {2026: 30, 2027: 60}  # beside it,
                                 # and further
    shares: [0.5, 0.5]
    # At the end of the element.
  # At the end of the section.

uncertainty:
  drivers:
    pay: {value: 1, low: 0.9, high: 1.2, source: assumption, of: [pay.*]}
  correlations:
    - of: [pay.nurse, pay.psychiatrist]
      rank: 0.8
    # Above the second.
    - of: [a, b]  # beside
      rank: 0.5

scenarios:
  later:
    what: Later
    institutions.stonefield.moves: {2027: 30, 2028: 60}
    parameters:
      pay.nurse: {times: 1.1}

# The last word.
"""


def read(text):
    problems = Collector()
    tree = read_text(text, "plan.yaml", problems)
    assert problems.problems == []
    return tree, remarks_of(text, tree)


def test_a_planners_file_comes_out_as_it_went_in():
    assert yaml_text(*read(LIKE_A_PLANNER)) == LIKE_A_PLANNER


def test_a_planners_file_comes_out_of_a_workbook_as_it_went_in():
    book, problems, warnings = read_rows(plan_rows(*read(LIKE_A_PLANNER)))
    assert (problems, warnings) == ([], [])
    assert yaml_text(book.tree, book.remarks) == LIKE_A_PLANNER


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("a: 1 # x\n", [Remark(("a",), "beside", "x")]),
        ("#x\n\n# y\na: 1\n", [Remark(("a",), "above", "x"), Remark(("a",), "above", "y")]),
        ("a:\n  # x\n  b: 1\n", [Remark(("a", "b"), "above", "x")]),
        ("a: # x\n  b: 1\n", [Remark(("a",), "beside", "x")]),
        ("a:\n  b: 1\n  # x\nc: 2\n", [Remark(("a",), "end", "x")]),
        ("a:\n  b: 1\n# x\nc: 2\n", [Remark(("c",), "above", "x")]),
        ("a: 1\n# x\n", [Remark((), "end", "x")]),
        ("a: '# no'\nb: x#y\nc: |\n  # no\n", []),
        ("a: |  # x\n  text\nb: 1\n", [Remark(("a",), "beside", "x")]),
        ("a: >-\n  text\n# x\nb: 1\n", [Remark(("b",), "above", "x")]),
        ("a: {b: 1, # x\n    c: 2} # y\n", [Remark(("a",), "beside", "x"), Remark(("a", "c"), "beside", "y")]),
        ("a:\n- 1 # x\n# y\n- 2\n", [Remark(("a", 0), "beside", "x"), Remark(("a", 1), "above", "y")]),
        ("a: 1  # x\n      # y\nb: 2\n", [Remark(("a",), "beside", "x\ny")]),
        ("\ufeff# x\na: 1\n", [Remark(("a",), "above", "x")]),
    ],
)
def test_comments_are_found_with_their_places(text, remarks):
    tree = read_text(text.removeprefix("\ufeff"), "plan.yaml", Collector())
    assert list(remarks_of(text.removeprefix("\ufeff"), tree)) == remarks


def test_a_comment_inside_a_figure_stands_beside_it_in_a_workbook():
    rows = plan_rows(*read("actions:\n  a:\n    b:\n      value: 1\n      low: 0  # why\n      # and\n      high: 2\n"))
    (row,) = rows["Actions"]
    assert row.comment == "why\nand"


def test_a_comment_about_a_setting_that_is_not_given_names_it_and_is_not_lost():
    book, _, _ = read_rows({"Actions": [*plan_rows(node({"actions": {"a": {"menu": "x"}}}))["Actions"], _offer()]})
    assert yaml_text(book.tree, book.remarks) == "actions:\n  a:\n    menu: x\n    # posts.nurse: ask the ministry\n"


def _offer():
    from parameters.workbook.plan_row import PlanRow

    return PlanRow("a", "posts.nurse", comment="ask the ministry")


@pytest.mark.parametrize(
    "text",
    ["one\ntwo", "one\n\ntwo\n", "long " * 40 + "end", "long " * 40 + "end\n", "  begins " * 20, "ends " * 40, "\n\n",
     "tab\t" * 40, "x" * 200, "long  gaps  " * 20 + "end", "- list " * 30 + "x", "# mark " * 30 + "x",
     "é ü ñ " * 30 + "."],
)  # fmt: skip
def test_texts_of_every_shape_come_back(text):
    tree = node({"plan": text, "places": {"a": {"note": text, "x": {"value": 1, "note": text}}}})
    found, _ = read(yaml_text(tree))
    assert found.items["plan"].value == text
    assert found.items["places"].items["a"].items["x"].items["note"].value == text


def test_years_that_do_not_fit_stand_below_each_other():
    years = node({str(year): year * 1000 + 0.5 for year in range(2025, 2046)})
    lines = wrapped("    moves:", years)
    assert max(map(len, lines)) <= 110
    assert len(lines) > 1
    assert {line[:12] for line in lines[1:]} == {" " * 12}
    assert (
        read("    moves:".strip() + "\n".join(lines).removeprefix("    moves:") + "\n")[0].items["moves"].items.keys()
        == years.items.keys()
    )


def test_lists_of_figures_and_lists_in_lists_come_back():
    tree = node(
        {"actions": {"a": {"shares": [{"value": 0.4, "source": "x " * 80 + "y", "fixed": "z"}, 0.6, [1, [2]], {}, []]}}}
    )
    assert yaml_text(read(yaml_text(tree))[0]) == yaml_text(tree)
