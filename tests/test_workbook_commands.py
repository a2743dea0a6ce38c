"""A plan in a workbook is taken wherever one in YAML is, and figures are the same."""

import json
import shutil
from functools import partial

import pytest

from outputs import opened_plan, plan_file
from outputs.asked import WrongUseError
from tests.command import ARANDIA, EXAMPLES, careshift
from tests.parameters.workbook.pages import changed, pages_of, saved, saved_plan, table
from tests.regional_plans import plan_in
from tests.workbook_plans import tutorial_book


@pytest.fixture
def book(tmp_path):
    """The tutorial's plan as a workbook with cells changed."""
    return partial(tutorial_book, tmp_path)


def test_run_costs_a_workbook_and_the_stored_run_is_explained_from_its_copy(book, results):
    file, _ = book()
    done = careshift("run", file, "-o", results, "--only", "data", "--quiet")
    assert done.code == 0
    (folder,) = results.iterdir()
    assert (folder / "inputs" / "plan.xlsx").read_bytes() == file.read_bytes()
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert record["files"][0] == "plan.xlsx"
    same = careshift("run", ARANDIA, "-o", results / "yaml", "--only", "data", "--json")
    assert json.loads(same.out)["fingerprint"] == record["fingerprint"]
    origins = (folder / "data" / "parameters.csv").read_text(encoding="utf-8")
    assert "plan.xlsx: Actions!" in origins
    told = careshift("explain", folder, "reform/2030/centres", "--depth", "-1")
    assert (told.code, told.err) == (0, "")
    assert "plan.xlsx: Actions!" in told.out


def test_a_stored_run_says_that_its_workbook_has_changed_since(book, results):
    file, _ = book()
    careshift("run", file, "-o", results, "--only", "data", "--quiet")
    (folder,) = results.iterdir()
    book(("Actions", "centres", "catchment", "value", 90000))
    told = careshift("explain", folder, "reform/2030/total")
    assert told.code == 0
    assert "plan.xlsx has changed since this run" in told.err


def test_compare_finds_nothing_between_a_plan_and_its_workbook(book):
    file, _ = book()
    done = careshift("compare", ARANDIA, file, "--json")
    assert done.code == 0
    told = careshift("compare", f"{file}:later", f"{ARANDIA}:later")
    assert told.code == 0
    assert careshift("compare", file).code == 0


def test_sensitivity_and_afford_take_a_workbook(book, results):
    file, _ = book()
    done = careshift("sensitivity", file, "--figure", "actions.centres.catchment", "-o", results)
    assert done.code == 0
    done = careshift("afford", file, "--draws", "100", "-o", results)
    assert done.code == 0


def test_values_are_replaced_in_a_workbook_too(book):
    file, _ = book()
    changed_plan = opened_plan(file, {"actions.centres.catchment": "80000"})
    assert changed_plan.scenarios["reform"].parameters()["actions.centres.catchment"].value == 80000


def test_fit_writes_its_scenarios_beside_a_workbook_and_they_are_read_with_it(book):
    file, _ = book()
    done = careshift("fit", file)
    assert done.code == 0
    written = sorted((file.parent / "scenarios").glob("*.yaml"))
    assert written
    assert {path.stem for path in written} <= set(opened_plan(file).scenarios)


def test_roll_writes_yaml_and_says_so(book, tmp_path):
    file, _ = book()
    outturns = tmp_path / "out.csv"
    outturns.write_text(
        "year,element,payer,class,amount,what,address,value,unit,source\n2026,stonefield,,,9100000,homes,,,,\n",
        encoding="utf-8",
    )
    done = careshift("roll", file, "--outturns", outturns, "-o", tmp_path / "new")
    assert (done.code, done.err) == (0, "")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "CHANGES.md", "outturns.csv", "plan.yaml", "previous.xlsx",
    ]  # fmt: skip
    assert "The new plan is YAML; a workbook again: careshift convert" in done.out
    assert "The old plan is previous.xlsx" in (tmp_path / "new" / "CHANGES.md").read_text(encoding="utf-8")
    other = careshift("roll", ARANDIA, "--outturns", outturns, "-o", tmp_path / "yaml")
    assert other.code == 0
    rolled = opened_plan(tmp_path / "new" / "plan.yaml")
    assert rolled.fingerprint() == opened_plan(tmp_path / "yaml" / "plan.yaml").fingerprint()
    assert "# What the planner chooses:" in (tmp_path / "new" / "plan.yaml").read_text(encoding="utf-8")


def test_roll_tells_problems_of_a_workbook_with_their_cells(book, tmp_path):
    file, (cell,) = book(("Actions", "centres", "catchment", "value", -5))
    done = careshift("roll", file, "--outturns", file, "-o", tmp_path / "new")
    assert done.code == 3
    assert f"plan.xlsx: {cell}: actions.centres.catchment" in done.err


def test_a_folder_stands_for_the_workbook_in_it(book):
    file, _ = book()
    assert plan_file(file.parent) == file
    assert careshift("check", file.parent).code == 0
    assert careshift("explain", file.parent, "reform/2030/total").code == 0


def test_a_folder_with_both_says_to_name_the_file(book):
    file, _ = book()
    shutil.copy(ARANDIA, file.parent / "plan.yaml")
    with pytest.raises(WrongUseError, match=r"holds plan.yaml and plan.xlsx; name the file that is meant"):
        plan_file(file.parent)
    assert careshift("check", file.parent).code == 2


def test_scenario_files_beside_a_workbook_are_scenarios_of_it(book):
    file, _ = book()
    (file.parent / "scenarios").mkdir()
    (file.parent / "scenarios" / "more.yaml").write_text(
        "scenario: more\nactions.centres.coverage: {2025: 0.2, 2030: 0.8}\n"
    )
    assert list(opened_plan(file).scenarios) == ["status_quo", "reform", "later", "more"]


def test_a_scenario_file_that_the_workbook_holds_is_not_read_and_told_if_it_differs(tmp_path):
    folder = tmp_path / "peru"
    shutil.copytree(EXAMPLES / "peru", folder)
    file = saved_plan(folder / "plan.xlsx", folder / "plan.yaml")
    plan = opened_plan(file)
    assert list(plan.scenarios) == ["status_quo", "reform", "faster"]
    assert plan.warnings == ()
    more = folder / "scenarios" / "faster.yaml"
    more.write_text(more.read_text(encoding="utf-8").replace("2031: 0.75", "2031: 0.7"), encoding="utf-8")
    (warning,) = opened_plan(file).warnings
    assert str(warning) == (
        "scenarios/faster.yaml: is not read: plan.xlsx holds this scenario, and says something else"
    )


def test_a_scenario_of_the_workbook_and_a_file_of_the_same_name_are_a_problem(book):
    file, _ = book()
    (file.parent / "scenarios").mkdir()
    (file.parent / "scenarios" / "later.yaml").write_text("scenario: later\nwhat: x\n")
    done = careshift("check", file)
    assert done.code == 3
    assert "scenarios.later: is given twice (first in plan.xlsx: Scenarios!" in done.out


def test_regions_stand_on_a_sheet_and_their_problems_name_its_cells(tmp_path):
    plan = plan_in(tmp_path)
    pages = pages_of(plan)
    (tmp_path / "book").mkdir()
    file = saved(tmp_path / "book" / "plan.xlsx", pages.values())
    found = opened_plan(file)
    assert found.regions.file == "plan.xlsx: Regions"
    assert found.files[0] == "plan.xlsx"
    assert found.regions.each == opened_plan(plan).regions.each
    for value, said in (("many", "must be a number, without separators (got 'many')"), (None, "is missing for region")):
        saved(
            file,
            [*(page for name, page in pages.items() if name != "Regions"), changed(pages["Regions"], (2, 3), value)],
        )
        done = careshift("check", file)
        assert done.code == 3
        assert "plan.xlsx: Regions!C2: population" in done.out
        assert said in done.out


def test_a_sheet_of_regions_that_the_plan_does_not_name_is_told(book):
    file, _ = book(more=[table("Regions", ["region", "name", "population"], ["N", "North", 5])])
    done = careshift("check", file)
    assert done.code == 0
    assert (
        "warning: plan.xlsx: Regions: is not read: no setting 'regions' on the sheet Plan names the table" in done.out
    )


def test_two_sheets_of_one_name_are_a_problem(book):
    file, _ = book(more=[table("Plan ", ["setting", "value"], ["plan", "Another"])])
    done = careshift("check", file)
    assert done.code == 3
    assert "plan.xlsx: Plan : is a second sheet of this name (the first is 'Plan')" in done.out
