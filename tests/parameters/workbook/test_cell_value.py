"""Values in cells: text as it stands, lists in brackets, quotes only where a text would be taken for something else."""

import math

import pytest

from parameters.documents import Mark, Node
from parameters.problems import Collector
from parameters.workbook.cell_value import LONGEST, LONGEST_LIST, Lists, cell_of, read_cell
from parameters.workbook.sheet_columns import Entry
from tests.parameters.workbook.random_trees import node

CELL = Mark("plan.xlsx", 3, 6, cell="Actions!F3")


def back(value, header="value"):
    cell = cell_of(node(value), header)
    problems = Collector()
    found = read_cell(Entry(cell, CELL), header, "x", problems)
    assert problems.problems == []
    return cell, found


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("svc.cmhc", "svc.cmhc"),
        ("12", "12"),
        ("no", "no"),
        ("", '""'),
        ("null", '"null"'),
        ("[x", '"[x"'),
        (" x", '" x"'),
        ('"x"', '"\\"x\\""'),
        (None, "null"),
        (True, True),
        (0.1 + 0.2, 0.1 + 0.2),
        (math.inf, ".inf"),
        (-math.inf, "-.inf"),
        ([0.4, 0.6], "[0.4, 0.6]"),
        (["a, b", "12", None], '["a, b", "12", null]'),
        ([], "[]"),
        ({}, "{}"),
    ],
)
def test_a_value_stands_in_its_cell_and_comes_back(value, cell):
    held, found = back(value)
    assert (held, type(held)) == (cell, type(cell))
    assert found == Node(node(value).value, CELL, CELL) or _plain(found) == value


def _plain(found):
    from parameters.documents import plain

    return plain(found)


def test_no_number_comes_back_as_itself():
    assert math.isnan(back(math.nan)[1].value)


def test_a_list_in_a_cell_has_the_mark_of_the_cell_throughout():
    _, found = back([1, [2]])
    assert {child.mark for child in found.value} == {CELL}


def test_named_parts_and_texts_that_are_too_long_stand_in_no_cell():
    assert cell_of(node({"a": 1}), "value") is None
    assert cell_of(node([{"a": 1}]), "value") is None
    assert cell_of(node("x" * (LONGEST + 1)), "value") is None
    assert cell_of(node("x" * LONGEST), "value") == "x" * LONGEST


@pytest.mark.parametrize("text", ["[in brackets]", '"quoted"', "null", " spaced ", "line\nline\n", "=1+1"])
def test_notes_and_sources_are_taken_as_they_stand(text):
    assert back(text, "note") == (text, Node(text, CELL, CELL))


def test_a_year_typed_as_a_source_is_text():
    found = read_cell(Entry(2020, CELL), "source", "x", Collector())
    assert found.value == "2020"


def test_units_and_grades_lose_spaces_around_them():
    assert read_cell(Entry(" D ", CELL), "grade", "x", Collector()).value == "D"
    assert cell_of(node(" D"), "grade") is None


@pytest.mark.parametrize("value", [5, "", '""', "\x01", None, [1], "  "])
def test_what_a_text_column_cannot_hold_is_written_in_a_row_of_its_own(value):
    cell = cell_of(node(value), "note")
    assert cell == '""' if value == "" else cell is None


def test_a_long_list_stands_in_rows_of_its_own_and_is_refused_in_a_cell():
    assert cell_of(node(["x" * 10] * 200), "value") is None
    problems = Collector()
    read_cell(Entry(f"[{'1, ' * LONGEST_LIST}]", CELL), "value", "x", problems)
    assert "holds a list of more than 2,000 characters, or the workbook too many lists" in str(problems.problems[0])


def test_a_flood_of_lists_is_refused():
    lists, problems = Lists(left=100), Collector()
    for _ in range(40):
        read_cell(Entry("[1, 2]", CELL), "value", "x", problems, lists)
    (problem,) = problems.problems
    assert problem.cell == "Actions!F3"
