"""What would change a plan unseen is told: renamed and copied sheets, merged cells, lost columns, hidden rows, Menu."""

import pytest

from parameters.documents import Mark, Node
from parameters.moves import Move, moved_figure
from parameters.problems import Collector
from parameters.workbook.book import read_plan_book
from parameters.workbook.cells import Cell, Page
from tests.parameters.workbook.crafted import SHEET, changed, opened, put
from tests.parameters.workbook.pages import read, saved, table

HEAD = ["element", "setting", "value", 2026, 2027, 2028]
PLAN = table("Plan", ["setting", "value"], ["years", "2026-2028"])
ACTIONS = table("Actions", HEAD, ["centres", "menu", "svc.cmhc"])
EMPTY = [table(sheet, HEAD) for sheet in ("Places", "Institutions", "Benefits", "Financing", "Indicators", "Scenarios")]
EMPTY += [table(sheet, HEAD[1:]) for sheet in ("Country", "Uncertainty")]


def said(tmp_path, *pages):
    """Problems and warnings of a workbook file."""
    problems, warnings = Collector(), Collector()
    read_plan_book(saved(tmp_path / "plan.xlsx", pages), "plan.xlsx", problems, warnings)
    return [str(one) for one in problems.problems], [str(one) for one in warnings.problems]


def renamed(page, name):
    return Page(name, page.cells)


def test_a_renamed_sheet_is_a_problem_with_the_names_that_are_absent(tmp_path):
    problems, warnings = said(tmp_path, PLAN, *EMPTY, renamed(ACTIONS, "Activities"))
    assert problems == [
        "plan.xlsx: Activities: looks like a sheet of a plan, but has the name of none: its rows would be left out\n"
        "       hint: rename it to Actions, or clear its row of headers if it is no part of the plan"
    ]
    assert warnings == ["plan.xlsx: not all of it could be read: the rest of the plan is checked once that is mended"]


def test_a_renamed_sheet_with_no_near_name_is_offered_those_that_are_absent(tmp_path):
    problems, _ = said(tmp_path, PLAN, *EMPTY[1:], renamed(ACTIONS, "Was wir tun"))
    assert problems[0].endswith(
        "hint: rename it to one of Places, Actions, or clear its row of headers if it is no part of the plan"
    )


def test_another_sheet_without_the_headers_of_a_plan_is_a_warning(tmp_path):
    notes = table("Notes", ["setting the scene", "value for money"], ["a", 1])
    assert said(tmp_path, PLAN, *EMPTY, ACTIONS, notes) == (
        [],
        ["plan.xlsx: Notes: is no sheet of a plan and is not read"],
    )


def test_a_sheet_with_headers_and_no_rows_that_say_something_is_a_warning(tmp_path):
    problems, warnings = said(tmp_path, PLAN, *EMPTY, ACTIONS, table("Spare", HEAD, ["centres", "menu"]))
    assert (problems, len(warnings)) == ([], 1)


@pytest.mark.parametrize("name", ["Actions (2)", "Actions_2", "Copy of Actions"])
def test_a_copy_that_says_something_else_is_a_problem(tmp_path, name):
    copy = table(name, HEAD, ["centres", "menu", "svc.ward"])
    problems, warnings = said(tmp_path, PLAN, *EMPTY, ACTIONS, copy)
    assert problems == [
        f"plan.xlsx: {name}: looks like a copy of Actions, says something else, and would not be read\n"
        "       hint: keep one of the two under the name Actions, and take the other out"
    ]
    assert warnings == []


def test_a_copy_that_says_the_same_is_a_warning(tmp_path):
    problems, warnings = said(tmp_path, PLAN, *EMPTY, ACTIONS, renamed(ACTIONS, "Actions (2)"))
    assert problems == []
    assert warnings == ["plan.xlsx: Actions (2): is a copy of Actions and is not read\n       hint: take it out"]


def test_a_sheet_that_the_form_has_lost_is_a_warning_and_a_small_workbook_of_ones_own_is_none(tmp_path):
    assert said(tmp_path, PLAN, ACTIONS) == ([], [])
    assert said(tmp_path, table("Start", ["x"]), PLAN, *EMPTY) == (
        [],
        [
            "plan.xlsx: has no sheet Actions: nothing of it is part of the plan\n"
            "       hint: if it was taken out by mistake, take the sheet back from a copy"
        ],
    )


def test_what_is_typed_into_menu_is_named(tmp_path):
    menu = table("Menu", HEAD, ["ips", "menu", "inc.ips"], ["ips", "people", 5], ["ips", "teams", None, None, 2, 4])
    problems, warnings = said(tmp_path, PLAN, *EMPTY, ACTIONS, menu)
    assert problems == []
    assert warnings == [
        "plan.xlsx: Menu: nothing that is typed here counts: Menu!C3, Menu!E4, Menu!F4\n"
        "       hint: copy the rows to the sheet Actions, and type there"
    ]


def test_an_error_in_a_sheet_that_is_passed_over_is_no_problem(tmp_path):
    path = saved(tmp_path / "plan.xlsx", [renamed(PLAN, "Mine"), PLAN])
    rows = b'<worksheet><sheetData><row r="1"><c t="e"><v>#REF!</v></c><c><v>5</v></c></row></sheetData></worksheet>'
    book, messages = opened(changed(path, {SHEET: rows}), wanted=["plan"], glance=True)
    assert messages == []
    assert [(page.read, len(page.cells)) for page in book.pages.values()] == [(False, 1), (True, 4)]


def test_merged_cells_and_hidden_rows_are_read_from_the_file(tmp_path):
    path = saved(tmp_path / "plan.xlsx", [PLAN])
    merged = put("</sheetData>", '</sheetData><mergeCells><mergeCell ref="B2:D3"/><mergeCell ref="?"/></mergeCells>')
    book, _ = opened(changed(changed(path, {SHEET: merged}), {SHEET: put('<row r="2"', '<row hidden="1" r="2"')}))
    page = book.pages["Plan"]
    assert (page.merged, page.hidden_rows) == (((2, 2, 3, 4),), {2})


def merged(page, *stretches):
    return Page(page.name, page.cells, merged=stretches)


def test_merged_cells_below_the_headers_are_a_problem_that_names_them():
    page = table("Actions", HEAD, ["centres", "moves", None, None, 40])
    _, problems, _ = read(merged(page, (2, 4, 2, 6)))
    assert problems == [
        "plan.xlsx: Actions!D2:F2: the cells are merged into one: what it holds counts for the first of them alone\n"
        "       hint: unmerge them, and write into each cell what it should say"
    ]


def test_a_merged_element_is_one_problem():
    page = table("Actions", HEAD, ["centres", "menu", "svc.cmhc"], [None, "people", 5], [None, "name", "x"])
    book, problems, _ = read(merged(page, (2, 1, 4, 1)))
    assert [problem.split(":")[1:3] for problem in problems] == [[" Actions!A2", "A4"]]
    assert not book.whole, "what the rows say is checked once they are told apart"


def test_merged_titles_headings_and_notes_beside_the_table_are_let_be():
    page = table("Actions", ["Our plan"], HEAD, ["Services"], ["centres", "menu", "svc.cmhc", None, None, None, None])
    found, problems, warnings = read(merged(page, (1, 1, 1, 6), (3, 1, 3, 6), (4, 8, 5, 9)))
    assert (problems, warnings) == ([], [])
    assert "centres" in found.tree.items["actions"].items


def test_a_plan_year_without_a_column_is_named():
    page = table("Actions", ["element", "setting", "value", 2026], ["centres", "moves", None, 40])
    _, problems, warnings = read(PLAN, page)
    assert problems == []
    assert warnings == [
        "plan.xlsx: Actions: has no columns for the years 2027-2028: what happens there counts as 0, "
        "a path runs straight on\n"
        "       hint: write each year as the header of a column of its own, if something is planned in it"
    ]


def test_a_gap_between_years_is_named_where_the_plan_does_not_say_its_years():
    _, _, warnings = read(table("Actions", [*HEAD[:4], 2028, 2031], ["centres", "moves", None, 40]))
    assert "has no columns for the years 2027, 2029-2030: what happens" in warnings[0]


def test_years_need_no_columns_where_nothing_is_written_by_year():
    assert read(PLAN, table("Actions", [*HEAD[:3], 2028], ["centres", "menu", "svc.cmhc"]))[1:] == ([], [])


def test_years_with_any_dash_are_years():
    plan = table("Plan", ["setting", "value"], ["years", "2026 \u2013 2027"])
    _, _, warnings = read(plan, table("Actions", HEAD[:4], ["centres", "moves", None, 40]))
    assert "has no column for the year 2027: what happens" in warnings[0]


def test_hidden_rows_that_say_something_are_a_warning():
    page = table("Actions", HEAD, ["centres", "menu", "svc.cmhc"], ["centres", "name"], ["centres", "people", 5])
    _, problems, warnings = read(Page("Actions", page.cells, hidden_rows=frozenset({2, 3, 4})))
    assert problems == []
    assert warnings == [
        "plan.xlsx: Actions: 2 hidden rows count (2, 4)\n"
        "       hint: show them, so that everybody sees what the plan says"
    ]


def test_a_year_that_became_a_date_is_still_a_year():
    page = table("Actions", ["element", "setting", "value", "2026-01-01T00:00:00"], ["centres", "moves", None, 40])
    found, problems, warnings = read(page)
    assert (problems, warnings) == ([], [])
    assert found.tree.items["actions"].items["centres"].items["moves"].items["2026"].value == 40


def test_a_row_of_headers_without_its_setting_says_which_is_missing():
    _, problems, _ = read(table("Actions", ["x"], ["element", "settings", "value"], ["centres", "menu", "svc.cmhc"]))
    assert problems[0].startswith("plan.xlsx: Actions: has no row of headers: row 2 holds 'value', but no 'setting'")


def test_cells_of_a_formula_in_menu_count_as_typed(tmp_path):
    menu = table("Menu", HEAD, ["ips", "people", None])
    menu = Page("Menu", {**menu.cells, (2, 3): Cell(5, True)})
    assert "Menu!C2" in said(tmp_path, PLAN, *EMPTY, ACTIONS, menu)[1][0]


def test_a_value_that_looks_like_a_factor_is_answered_with_the_column_change():
    mark = Mark("plan.xlsx", 10, 4, cell="Scenarios!D10")
    old = Node({key: Node(value, mark) for key, value in {"value": 7e5, "low": 6e5, "high": 8e5}.items()}, mark)
    for value, hint in ((1.1, "if it is a factor, write times into the column 'change'"), (5e5, "")):
        warnings = Collector()
        moved_figure("pay.nurse", old, Move("set", value), Node(value, mark), warnings)
        assert [one.hint for one in warnings.problems] == [hint]
