"""What is changed in the file comes out as if the engine had been run with it."""

import pytest
from hypothesis import settings
from openpyxl import load_workbook

from tests.outputs.annex.inputs import model_differences, read_inputs, rerun, typed_cells
from tests.outputs.annex.variations import all_at_random

NIGHTLY = settings.default.max_examples > 50
RANDOM = {"arandia": 6, "czechia": 2, "peru": 2} if NIGHTLY else {"arandia": 2, "czechia": 1, "peru": 1}
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


def test_each_input_changed_alone(annexes, inputs, cells_of):
    known = inputs["arandia"]
    changes = {what: {("reform", address): new} for what, (address, new) in SINGLE.items()}
    typed = {what: (annexes["arandia"], typed_cells(known, change)) for what, change in changes.items()}
    for what, found in cells_of(typed, "Model ").items():
        results = rerun("arandia", known, changes[what])
        assert model_differences("arandia", found, rerun("arandia", known, {})) != [], f"{what} changes nothing"
        assert model_differences("arandia", found, results) == [], what


def test_a_planner_changes_many_inputs_with_another_program(annexes, inputs, cells_of, tmp_path):
    """openpyxl writes no results, so that every figure must be computed from the formulas."""
    known = inputs["arandia"]
    change = {("reform", address): new for address, new in SINGLE.values()}
    book = load_workbook(annexes["arandia"])
    for (sheet, row, column), value in typed_cells(known, change).items():
        book[sheet].cell(row, column).value = value
    file = tmp_path / "planner.xlsx"
    book.save(file)
    found = cells_of({"changed": (file, {})}, "Model ")["changed"]
    assert model_differences("arandia", found, rerun("arandia", known, change)) == []


def test_all_inputs_changed_at_random(annexes, inputs, cells_of):
    cases = [(name, seed) for name, count in RANDOM.items() for seed in range(count)]
    changes = {(name, seed): all_at_random(name, inputs[name], seed) for name, seed in cases}
    typed = {case: (annexes[case[0]], typed_cells(inputs[case[0]], new)) for case, new in changes.items()}
    for (name, seed), found in cells_of(typed, "Model ").items():
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
