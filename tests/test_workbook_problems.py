"""What is wrong with a plan in a workbook is told with its cells, in words, all at once."""

import json
from functools import partial

import pytest

from parameters.workbook.cells import cell_name
from tests.command import ARANDIA, careshift
from tests.parameters.workbook.pages import pages_of, place, saved, table
from tests.workbook_plans import tutorial_book


@pytest.fixture
def book(tmp_path):
    """The tutorial's plan as a workbook with cells changed."""
    return partial(tutorial_book, tmp_path)


def test_check_takes_a_workbook(book):
    file, _ = book()
    done = careshift("check", file)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{file}: no problems, 0 warnings.")


def test_a_problem_names_its_cell_and_the_exit_code_is_that_of_plan_problems(book):
    file, (cell,) = book(("Institutions", "stonefield", "wards", "value", -5))
    done = careshift("check", file)
    assert done.code == 3
    assert f"plan.xlsx: {cell}: institutions.stonefield.wards: must be > 0 (got -5)" in done.out
    assert "1 problem in plan.xlsx; nothing was computed." in done.out


def test_all_problems_are_told_at_once_sheet_after_sheet_row_after_row(book):
    file, cells = book(
        ("Actions", "crisis", "vehicles", "unit", "people"),
        ("Actions", "centres", "catchment", "grade", "E"),
        ("Places", "supported_home", "running", "source", None),
        ("Institutions", "stonefield", "deaths", "value", 7),
    )
    done = careshift("check", file)
    assert done.code == 3
    told = [line.split(": ")[1] for line in done.out.splitlines() if line.startswith("plan.xlsx: ")]
    assert told == [told[0], cells[3], cells[1], cells[0]]
    assert told[0].startswith("Places!")


def test_each_slip_of_a_planner_is_one_problem_that_says_what_to_write(book):
    file, cells = book(
        ("Places", "supported_home", "posts.nurse", "setting", "posts.NAME"),
        ("Institutions", "stonefield", "wards", "element", "stonfield"),
        ("Actions", "centres", "coverage", 2028, "-"),
        ("Actions", "centres", "profile", "value", "0,5; 0,5"),
        ("Actions", "centres", "running", "value", "80.000.000"),
    )
    expected = [
        ("places.supported_home.posts.NAME: NAME stands for a cadre",
         "write a cadre for NAME, such as posts.psychiatrist; the sheet Codes lists the cadres"),
        ("institutions.stonfield: has nothing but wards, which 'stonefield' lacks", "did you mean 'stonefield'?"),
        ("actions.centres.coverage.2028: must be a number (got '-')", "leave the cell empty"),
        ("actions.centres.profile: must be a list of shares such as [0.4, 0.6] (got '0,5; 0,5')", "write [0.5, 0.5]"),
        ("actions.centres.running.value: must be a number (got '80.000.000')", "write 80000000, without separators"),
    ]  # fmt: skip
    told = zip(cells, expected, strict=True)
    lines = [line for cell, (said, hint) in told for line in (f"plan.xlsx: {cell}: {said}", f"       hint: {hint}")]
    assert careshift("check", file).out.splitlines()[:-1] == lines


def test_an_unknown_setting_is_told_at_the_cell_that_names_it(book):
    file, (cell,) = book(("Actions", "centres", "catchment", "setting", "catchmant"))
    done = careshift("check", file)
    assert f"plan.xlsx: {cell}: actions.centres.catchmant: unknown" in done.out
    assert "did you mean 'catchment'?" in done.out


def test_an_unknown_menu_entry_is_told_at_its_cell(book):
    file, (cell,) = book(("Actions", "centres", "menu", "value", "svc.cmhx"))
    assert (
        f"plan.xlsx: {cell}: actions.centres.menu: is not in the menu (got 'svc.cmhx')" in careshift("check", file).out
    )


@pytest.mark.parametrize("text", ["100000", " 1e5"])
def test_a_number_that_is_stored_as_text_is_told_with_what_to_do(book, text):
    file, (cell,) = book(("Actions", "centres", "catchment", "value", text))
    done = careshift("check", file)
    assert f"plan.xlsx: {cell}: actions.centres.catchment.value: must be a number (got '{text.strip()}')" in done.out
    assert "hint: the cell holds text that looks like a number: clear it, format it as a number, and write" in done.out


def test_a_number_pasted_with_narrow_spaces_is_told_how_to_write_it(book):
    file, _ = book(("Actions", "centres", "catchment", "value", "100\u202f000"))
    assert "hint: write 100000, without separators" in careshift("check", file).out


def test_a_year_that_holds_text_and_a_percentage_written_as_text(book):
    file, cells = book(
        ("Institutions", "stonefield", "moves", 2027, "60"), ("Actions", "centres", "coverage", 2030, "60 %")
    )
    done = careshift("check", file)
    assert f"plan.xlsx: {cells[0]}: institutions.stonefield.moves.2027: must be a number (got '60')" in done.out
    assert f"plan.xlsx: {cells[1]}: actions.centres.coverage" in done.out
    assert "hint: write 0.6" in done.out


def test_a_year_outside_the_plan_is_told_at_its_cell(book):
    file, _ = book(("Plan", "", "years", "value", "2026-2029"))
    done = careshift("check", file)
    assert done.code == 3
    assert "actions.centres.coverage.2030: is outside the base year and plan years, 2025 to 2029" in done.out
    assert "plan.xlsx: Actions!" in done.out


def test_a_fact_without_source_is_told_in_words_of_a_workbook(book):
    pages = pages_of(ARANDIA)
    row, column = place(pages["Actions"], "catchment", "value", "centres")
    cells = {at: cell for at, cell in pages["Actions"].cells.items() if at[0] != row or at[1] <= column}
    pages["Actions"] = type(pages["Actions"])("Actions", cells)
    file, _ = book()
    saved(file, pages.values())
    done = careshift("check", file)
    source = cell_name(*place(pages["Actions"], "catchment", "source", "centres"))
    message = "actions.centres.catchment: is a fact and needs its source (got only 100000)"
    assert f"plan.xlsx: Actions!{source}: {message}" in done.out
    assert "hint: fill in unit, low, high, interval, source and grade in the same row" in done.out


def test_a_missing_title_is_told_at_the_cell_that_waits_for_it(book):
    file, (cell,) = book(("Plan", "", "plan", "value", None))
    assert f"plan.xlsx: {cell}: plan: is missing: its title" in careshift("check", file).out


def test_json_gives_cell_row_and_column(book):
    file, (cell,) = book(("Actions", "centres", "catchment", "value", -5))
    problem = json.loads(careshift("check", file, "--json").out)["problems"][0]
    assert (problem["cell"], problem["file"]) == (cell, "plan.xlsx")
    assert cell.endswith(str(problem["line"]))


def test_sheets_that_are_no_part_of_a_plan_are_not_read_and_told(book):
    file, _ = book(more=[table("Notes", ["anything"], [1]), table("Action", ["x"])])
    done = careshift("check", file)
    assert done.code == 0
    assert "warning: plan.xlsx: Notes: is no sheet of a plan and is not read" in done.out
    assert "did you mean 'Actions'?" in done.out


def test_a_workbook_without_any_sheet_of_a_plan_is_refused(tmp_path):
    file = saved(tmp_path / "other.xlsx", [table("Data", ["a", "b"])])
    done = careshift("check", file)
    assert done.code == 3
    assert "other.xlsx: holds none of the sheets of a plan: Plan, Country, Places" in done.out
    assert "hint: careshift init --format xlsx writes a workbook to start from" in done.out


def test_a_warning_of_a_figure_names_its_cell(book):
    file, (cell,) = book(("Institutions", "stonefield", "deaths", "value", 0.9))
    assert f"plan.xlsx: {cell}" in careshift("check", file).out


def test_what_cannot_be_written_as_lines_is_told_with_its_cell(book):
    file, (cell, _) = book(
        ("Actions", "unit", "menu", "element", "unit"), ("Actions", "unit", "yearly", "setting", "equipment")
    )
    done = careshift("check", file)
    assert done.code == 3
    assert f"plan.xlsx: {cell}: actions.unit: equipment is given without life" in done.out
