"""Annexes of plans of other shapes: one year, twenty-five years, no institution, a scenario that changes pay."""

import re

import pytest

from costing import kinds
from outputs.annex import write_annex
from outputs.static_check import static_check
from parameters import load_plan
from scenarios import find, project
from tests.outputs.annex.plans import ROOT, Info
from tests.outputs.annex.reading import differences, values

TEXT = (ROOT / "examples" / "arandia" / "plan.yaml").read_text(encoding="utf-8")
DEARER = '  dearer:\n    what: "=Nurses cost more"\n    parameters: {pay.nurse: {times: 1.1}}\n'


def without(section, text):
    """The plan without one of its sections."""
    return re.sub(rf"(?ms)^{section}:\n.*?(?=^\S)", "", text + "end:\n").removesuffix("end:\n")


def shorter(text):
    """The plan for one year."""
    cut = {
        "2026-2030": "2026-2026",
        "2026: 30, 2027: 60, 2028: 60, 2029: 40": "2026: 30",
        "{2025: 0.20, 2030: 0.60}": "{2025: 0.20, 2026: 0.60}",
        "{2025: 0, 2028: 4}": "{2025: 0, 2026: 4}",
        "assessed: {2026: 30, 2027: 60}": "assessed: {2026: 30}",
    }
    for old, new in cut.items():
        text = text.replace(old, new)
    return re.sub(r"\n      20(27|28|29|30): \{value: .*", "", text)  # the ceilings of later years


PLANS = {
    "dearer": TEXT.rstrip() + "\n" + DEARER,
    "short": without("scenarios", shorter(TEXT)),
    "long": TEXT.replace("years: 2026-2030", "years: 2026-2050"),
    "no_institution": without("scenarios", without("institutions", without("places", TEXT))),
}


@pytest.fixture(scope="module")
def annexes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    files = {}
    for name, text in PLANS.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        one = project(load_plan(folder / f"{name}.yaml", kinds()))
        files[name] = folder / f"{name}.xlsx"
        write_annex(files[name], one, find(one), Info())
    return files


@pytest.mark.parametrize("name", PLANS)
def test_excel_takes_every_formula(annexes, name):
    assert static_check(annexes[name]) == []


def test_every_formula_gives_what_is_stored(annexes, cells_of):
    for file, done in cells_of({file: (file, {}) for file in annexes.values()}).items():
        found = values(file)
        assert differences(found, done) == []
        assert [place for place, value in found.items() if value == "NOT OK"] == [], file


def test_a_baseline_that_a_scenario_changes_is_said_by_name(annexes):
    found = values(annexes["dearer"], "Checks")
    said = "Baseline as in no change; differs by name: pay.nurse"
    (row,) = (row for (_, row, column), value in found.items() if (column, value) == (1, said))
    assert (found["Checks", row, 2], found["Checks", row, 6]) == ("dearer", "meant")


def test_the_change_log_says_what_a_scenario_changes(annexes):
    found = values(annexes["dearer"], "Change log")
    rows = [[found.get(("Change log", row, column)) for column in range(1, 5)] for row in range(6, 9)]
    assert ["dearer", "pay.nurse", "30000", "33000"] in [[str(cell).removesuffix(".0") for cell in row] for row in rows]


def test_without_an_institution_there_is_no_transition(annexes):
    sheets = {where for where, _, _ in values(annexes["no_institution"])}
    assert "Transition" not in sheets
    assert {"Scenarios", "Checks", "By payer"} <= sheets
