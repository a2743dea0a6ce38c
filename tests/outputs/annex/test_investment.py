"""The Investment case sheet: live down to the inputs, the two ratios side by side, engine values named as such."""

import pytest
from openpyxl import load_workbook

from costing import kinds
from outputs.annex import write_annex
from outputs.static_check import static_check
from parameters import load_plan
from scenarios import cases, find, project, whole_plan
from tests.outputs.annex.editing import edited
from tests.outputs.annex.inputs import read_inputs
from tests.outputs.annex.plans import ROOT, Info, projection
from tests.outputs.annex.reading import differences, formulas, values

SMALL = ROOT / "tests" / "data" / "benefits" / "small.yaml"
SHEET = "Investment case"


@pytest.fixture(scope="module")
def drawn():
    return project(load_plan(SMALL, kinds()), 60)


@pytest.fixture(scope="module")
def annex(drawn, tmp_path_factory):
    file = tmp_path_factory.mktemp("investment") / "small.xlsx"
    write_annex(file, drawn, find(drawn), Info())
    return file


@pytest.fixture(scope="module")
def recalculated(annex, office, tmp_path_factory):
    """The annex recalculated as it is, and after health was said to be worth nothing."""
    folder = tmp_path_factory.mktemp("recalculated")
    [place] = read_inputs(annex)["reform", "healthy_year_value"].cells
    changed = edited(annex, folder / "no_health.xlsx", {place: 0.0})
    return office([annex, changed], folder / "done")


def rows(file):
    """The sheet by the first cell of each row."""
    found = {}
    for (_, row, column), value in values(file, SHEET).items():
        found.setdefault(row, {})[column] = value
    return {str(cells[1]): cells for cells in found.values() if 1 in cells}


def test_the_static_check_finds_nothing(annex):
    assert list(static_check(annex)) == []


def test_every_formula_gives_what_is_stored(annex, recalculated):
    assert differences(values(annex), values(recalculated[0])) == []


def test_ratios_are_live_and_those_of_the_model(annex, drawn):
    one, present = drawn.scenarios["reform"], whole_plan(cases(drawn)["reform"])
    found = rows(annex)["the plan's own rate, 2026-2030"]
    head = rows(annex)["0%, 10 years"]
    assert set(found) == set(head)
    assert found[6] == pytest.approx(float(one.values(present.ratio)[0]))
    assert found[7] == pytest.approx(float(one.values(present.ratio_with_health)[0]))
    written = {row for _, row, column in formulas(annex, SHEET) if column == 6}
    assert len(written) > 10


def test_where_health_is_worth_nothing_the_two_ratios_agree_live(annex, recalculated):
    for label in ("the plan's own rate, 2026-2030", "3%, 30 years", "Treatment of psychosis"):
        before, after = rows(annex)[label], rows(recalculated[1])[label]
        assert before[6] < before[7]
        assert after[6] == pytest.approx(before[6])
        assert after[6] == pytest.approx(after[7])


def test_the_cover_says_both_ratios_and_what_comes_back(annex):
    cover = [str(value) for value in values(annex, "Cover").values()]
    assert any("the plan brings" in text and "without the value of health, " in text for text in cover)
    assert any("spent come back; the reform is not promised to pay for itself" in text for text in cover)


def test_ranges_are_named_as_engine_values(annex):
    found = rows(annex)
    [title] = [label for label in found if label.startswith("ENGINE VALUES")]
    assert "do not follow what is typed into Inputs" in title
    assert found["reform, own, plan"][3] < found["reform, own, plan"][5]
    assert "reform, Treatment of psychosis" in found


def test_a_plan_without_benefits_has_no_such_sheet(tmp_path):
    one = projection("arandia")
    write_annex(tmp_path / "a.xlsx", one, [], Info())
    assert SHEET not in load_workbook(tmp_path / "a.xlsx", read_only=True).sheetnames
