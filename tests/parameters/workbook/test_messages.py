"""What is wrong in a workbook is told with its cell, in words, all at once; what is not read is told too."""

import pytest

from parameters.figures import Calendar, Reader
from parameters.problems import Collector
from parameters.settings import Number
from parameters.workbook.cells import Cell, Page
from tests.parameters.workbook.pages import read, table

HEAD = ["element", "setting", "value", "unit", "low", "high", "source", 2026, 2027, "comment"]


def actions(*rows, head=HEAD):
    """Problems and warnings of a sheet Actions."""
    _, problems, warnings = read(table("Actions", head, *rows))
    return problems, warnings


def tree(*pages):
    book, problems, warnings = read(*pages)
    assert (problems, warnings) == ([], [])
    return book.tree


def plain(node):
    from parameters.documents import plain as unmarked

    return unmarked(node)


def test_columns_are_found_by_header_in_any_order_and_below_other_rows():
    page = table("Actions", ["Fill this in"], [], [2027, "Comment", "VALUE", " setting ", "element", "name", 2026],
                 [6, None, None, "moves", "centres", "Centres", 5])  # fmt: skip
    assert plain(tree(page)) == {"actions": {"centres": {"moves": {"2026": 5, "2027": 6}}}}


def test_rows_that_say_nothing_are_passed_over():
    page = table("Actions", [*HEAD, "default"], ["centres"], ["centres", "posts.nurse", *[None] * 8, 4], [None],
                 ["centres", "menu", "svc.cmhc"])  # fmt: skip
    assert plain(tree(page)) == {"actions": {"centres": {"menu": "svc.cmhc"}}}


def test_a_sheet_without_a_row_of_headers_is_a_problem_of_the_sheet():
    _, problems, _ = read(table("Actions", ["element", "settings", "value"], ["centres", "menu", "svc.cmhc"]))
    assert len(problems) == 1
    assert problems[0].startswith(
        "plan.xlsx: Actions: has no row of headers: row 1 holds 'value', but no 'setting'\n       hint: the headers of"
    )


def test_a_header_row_below_row_20_is_not_found():
    _, problems, _ = read(table("Actions", *[["x"]] * 20, HEAD, ["centres", "menu", "svc.cmhc"]))
    assert "has no row of headers" in problems[0]


def test_a_sheet_without_its_column_of_elements_is_a_problem():
    problems, _ = actions(["menu", "svc.cmhc"], head=["setting", "value"])
    assert problems == [
        "plan.xlsx: Actions: has no column 'element' in its row of headers, 1\n"
        "       hint: write 'element' above the names of actions, homes and so on"
    ]


def test_a_header_given_twice_names_both_cells():
    problems, _ = actions(head=["element", "setting", "value", "Value"])
    assert problems == [
        "plan.xlsx: Actions!D1: the header 'value' is given twice (first in C1)\n"
        "       hint: take one of the columns out"
    ]


def test_a_setting_given_twice_names_both_cells():
    problems, _ = actions(["centres", "menu", "a"], ["centres", "people", 5], ["centres", "menu", "b"])
    assert problems == [
        "plan.xlsx: Actions!C4: actions.centres.menu: is given twice (first in Actions!C2)\n"
        "       hint: keep one of the two rows"
    ]


def test_a_row_given_twice_is_one_problem():
    row = ["centres", "build", 5, "ARD 2025", 4, 6, "assumption"]
    problems, _ = actions(row, ["centres", "moves", *[None] * 5, 3, 4], row, ["centres", "moves", *[None] * 5, 3, 4])
    assert problems == [
        "plan.xlsx: Actions!C4: actions.centres.build: is given twice (first in Actions!C2)\n"
        "       hint: keep one of the two rows",
        "plan.xlsx: Actions!H5: actions.centres.moves: is given twice (first in Actions!H3)\n"
        "       hint: keep one of the two rows",
    ]


def test_a_key_of_a_figure_given_twice_names_both_cells():
    problems, _ = actions(["c", "build", 5, "ARD 2025"], ["c", "build.unit", "ARD 2024"])
    assert problems[0].startswith("plan.xlsx: Actions!C3: actions.c.build.unit: is given twice (first in Actions!D2)")


def test_a_value_where_parts_are_and_parts_where_a_value_is():
    problems, _ = actions(["c", "posts", 5], ["c", "posts.nurse", 1], ["c", "to.a", 1], ["c", "to", 2])
    assert [problem.splitlines()[0] for problem in problems] == [
        "plan.xlsx: Actions!C3: actions.c.posts.nurse: names a part of something that has a value of its own "
        "(Actions!C2)",
        "plan.xlsx: Actions!C5: actions.c.to: has parts of its own too (first in Actions!C4)",
    ]


def test_years_and_a_value_in_one_row():
    book, problems, _ = read(table("Actions", HEAD, ["c", "moves", 5, None, None, None, None, 40]))
    assert problems[0].startswith("plan.xlsx: Actions!C2: actions.c.moves: the row gives years too (Actions!H2)")
    again = Collector()
    Reader(again, Calendar(2026, 2035)).figure(Number(), book.tree.items["actions"].items["c"].items["moves"], "moves")
    assert [str(one) for one in again.problems] == problems, "what cannot be read is not missing besides"


@pytest.mark.parametrize("header", ["2026.5", "FY 2026", "26", "2026-27"])
def test_a_header_that_is_no_year_is_a_problem_if_its_column_holds_something(header):
    problems, warnings = actions(["c", "moves", None, 5], head=["element", "setting", "value", header])
    assert problems == [
        f"plan.xlsx: Actions!D1: '{header}' is no year such as 2026, and no other header of this sheet\n"
        "       hint: write the year with four digits, or clear the column"
    ]
    assert (actions(["c", "menu", "a"], head=["element", "setting", "value", header]), warnings) == (([], []), [])


def test_a_misspelled_header_is_a_problem_and_another_one_a_warning():
    problems, warnings = actions(["c", "a", 1, 2, 3], head=["element", "setting", "value", "comments", "owner"])
    assert problems == [
        "plan.xlsx: Actions!D1: 'comments' is no header of this sheet\n       hint: did you mean 'comment'?"
    ]
    assert warnings == ["plan.xlsx: Actions!E1: the column 'owner' is not read: this sheet has no such header"]


def test_a_value_in_a_column_without_a_header_is_told():
    _, warnings = actions(["c", "a", 1, None, 7], head=["element", "setting", "value"])
    assert warnings == ["plan.xlsx: Actions!E2: stands in a column without a header and is not read"]


def test_a_row_without_element_says_which_one_was_last():
    problems, _ = actions(["centres", "menu", "svc.cmhc"], [None, "people", 5])
    assert problems == [
        "plan.xlsx: Actions!A3: is empty: which element the row 'people' speaks of is not said\n"
        "       hint: write 'centres', if the row belongs to it"
    ]


def test_a_row_without_setting():
    problems, _ = actions(["centres", None, 5])
    assert problems[0].startswith("plan.xlsx: Actions!C2: actions.centres: has a value and no setting")


def test_an_element_may_hold_nothing():
    assert plain(tree(table("Indicators", HEAD, ["coverage", None, "{}"], ["money", None, "null"]))) == {
        "indicators": {"coverage": {}, "money": None}
    }


@pytest.mark.parametrize(
    ("setting", "said"),
    [("posts..nurse", "write names with dots"), ('posts."nurse', "write names with dots"), ("a[b]", "write names"),
     ("a[0]b", "a dot is missing before 'b'")],
)  # fmt: skip
def test_a_setting_that_is_no_path(setting, said):
    problems, _ = actions(["c", setting, 5])
    assert problems[0].startswith(f"plan.xlsx: Actions!B2: {setting}: is no setting")
    assert said in problems[0]


@pytest.mark.parametrize("text", ["[0.4, 0.6", "[0.4; 0.6}", "{nurse: 1"])
def test_brackets_that_are_not_closed(text):
    problems, _ = actions(["c", "profile", text])
    what = "a list" if text[0] == "[" else "a mapping"
    assert problems[0].startswith(
        f"plan.xlsx: Actions!C2: actions.c.profile: is not {what} that can be read (got {text})"
    )
    assert "if it is text, write it in double quotes" in problems[0]


def test_a_list_with_a_gap_and_one_that_is_mixed_with_names():
    problems, _ = actions(["c", "shares[0]", 1], ["c", "shares[2]", 1], ["c", "to[0]", 1], ["c", "to.a", 1])
    assert [problem.splitlines()[0] for problem in problems] == [
        "plan.xlsx: Actions!C2: actions.c.shares: leaves out an entry of a list: [1] is missing",
        "plan.xlsx: Actions!C4: actions.c.to: mixes names and positions of a list",
    ]


def test_a_change_that_is_no_verb_and_one_that_is_not_alone():
    head = ["element", "setting", "change", "value", "low"]
    _, problems, _ = read(
        table("Scenarios", head, ["later", "pay.nurse", "time", 1.1], ["later", "pay.nurse", "plus", None],
              ["later", "pay.nurse", "set", 5, 4])
    )  # fmt: skip
    assert problems[0] == (
        "plan.xlsx: Scenarios!C2: scenarios.later.pay.nurse: must be one of set, times, plus, plain (got 'time')\n"
        "       hint: did you mean 'times'?"
    )
    assert "a row with 'set' needs the address of one figure and a value, and nothing else" in problems[-1]


def test_a_change_without_a_value_is_told():
    _, problems, _ = read(table("Scenarios", ["element", "setting", "change", "value"], ["later", "pay", "times"]))
    assert problems == ["plan.xlsx: Scenarios!D2: scenarios.later.pay: is empty: a row with 'times' needs a value"]


def test_a_formula_counts_with_its_stored_value_and_is_told():
    page = table("Plan", ["setting", "value"], ["plan", "A"])
    cells = {**page.cells, (2, 2): Cell("A plan", formula=True), (3, 1): Cell("years"), (3, 2): Cell(None, True, True)}
    book, problems, warnings = read(Page("Plan", cells))
    assert book.tree.items["plan"].value == "A plan"
    assert warnings == ["plan.xlsx: Plan!B2: holds a formula; its stored value is taken (A plan)"]
    assert problems == [
        "plan.xlsx: Plan!B3: holds a formula that nobody has calculated yet\n"
        "       hint: open the file in a spreadsheet programme and save it, or write the value instead of the formula"
    ]


def test_everything_wrong_is_told_at_once():
    problems, _ = actions(["c", "a", 1], ["c", "a", 2], [None, "b", 1], ["c", "x[", 1], ["c", "p", "[1"])
    assert [problem.split(":")[1].strip() for problem in problems] == [
        "Actions!C3",
        "Actions!A4",
        "Actions!B5",
        "Actions!C6",
    ]
