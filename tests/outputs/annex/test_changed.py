"""What is changed in the file comes out as if the engine had been run with it."""

import pytest
from openpyxl import load_workbook

from tests.outputs.annex.editing import edited
from tests.outputs.annex.inputs import model_differences, read_inputs, rerun, typed_cells
from tests.outputs.annex.reading import values
from tests.outputs.annex.variations import all_at_random

RANDOM = {"arandia": 6, "czechia": 2, "peru": 2}
SINGLE = {
    "moratorium": ("institutions.stonefield.moratorium", (2027.25,)),
    "moves": ("institutions.stonefield.moves", (0, 10, 70, 0, 90, 20, 0, 0, 0)),
    "lead months": ("institutions.stonefield.lead_months", (7,)),
    "catchment": ("actions.centres.catchment", (61000,)),
    "pay of a nurse": ("pay.nurse", (21111,)),
    "inflation": ("prices.inflation", (0.081,)),
    "wards": ("institutions.stonefield.wards", (7,)),
    "base year": ("base_year", (2027,)),
    "delay": ("institutions.stonefield.delay", (1.35,)),
    "level of a path": ("actions.centres.coverage.1", (0.9,)),
    "year of a path": ("actions.centres.coverage.1.year", (2028.5,)),
    "gate": ("institutions.stonefield.gate", (0,)),
    "time of opening": ("actions.centres.opening", (0.9,)),
}


@pytest.fixture(scope="module")
def inputs(annexes):
    return {name: read_inputs(file) for name, file in annexes.items()}


def test_each_input_changed_alone(annexes, inputs, office, tmp_path):
    known, changes, files = inputs["arandia"], {}, []
    for what, (address, new) in SINGLE.items():
        changes[what] = {("reform", address): new}
        cells = typed_cells(known, changes[what])
        files.append(edited(annexes["arandia"], tmp_path / f"{what}.xlsx", cells))
    done = office(files, tmp_path / "done")
    for file, (what, change) in zip(done, changes.items(), strict=True):
        results, found = rerun("arandia", known, change), values(file, "Model ")
        assert model_differences("arandia", found, rerun("arandia", known, {})) != [], f"{what} changes nothing"
        assert model_differences("arandia", found, results) == [], what


def test_a_planner_changes_many_inputs_with_another_program(annexes, inputs, office, tmp_path):
    """openpyxl writes no results, so that every figure must be computed from the formulas."""
    known = inputs["arandia"]
    change = {("reform", address): new for address, new in SINGLE.values()}
    book = load_workbook(annexes["arandia"])
    for (sheet, row, column), value in typed_cells(known, change).items():
        book[sheet].cell(row, column).value = value
    book.save(tmp_path / "planner.xlsx")
    (done,) = office([tmp_path / "planner.xlsx"], tmp_path / "done")
    assert model_differences("arandia", values(done, "Model "), rerun("arandia", known, change)) == []


def test_all_inputs_changed_at_random(annexes, inputs, office, tmp_path):
    cases = [(name, seed) for name, count in RANDOM.items() for seed in range(count)]
    files, changes = [], {}
    for name, seed in cases:
        changes[name, seed] = all_at_random(name, inputs[name], seed)
        cells = typed_cells(inputs[name], changes[name, seed])
        files.append(edited(annexes[name], tmp_path / f"{name}-{seed}.xlsx", cells))
    done = office(files, tmp_path / "done")
    for file, (name, seed) in zip(done, cases, strict=True):
        found = values(file, "Model ")
        wrong = model_differences(name, found, rerun(name, inputs[name], changes[name, seed]))
        broken = [place for place, value in found.items() if isinstance(value, str) and value.startswith(("#", "Err:"))]
        assert (wrong, broken) == ([], []), (name, seed)


def test_a_scenario_that_changes_nothing_follows_the_plan(annexes, inputs):
    known = inputs["arandia"]
    assert known["status_quo", "pay.nurse"].linked
    assert known["later", "pay.nurse"].linked
    assert not known["later", "institutions.stonefield.moves"].linked
    assert not known["reform", "pay.nurse"].linked


def test_what_a_scenario_lacks_is_an_empty_cell(inputs):
    assert ("reform", "places.supported_home.running") in inputs["arandia"]
    assert ("status_quo", "places.supported_home.running") not in inputs["arandia"]
