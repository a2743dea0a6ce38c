"""What is stored beside a formula is what the formula gives."""

import pandas as pd
import pytest
from openpyxl.utils.cell import coordinate_to_tuple

from outputs.annex import annex_cell, write_annex
from outputs.static_check import static_check
from tests.outputs.annex.editing import corrupted
from tests.outputs.annex.plans import EXAMPLES, Info, projection, write
from tests.outputs.annex.reading import differences, formulas, values


@pytest.fixture(scope="module")
def recalculated(annexes, cells_of):
    return cells_of({name: (file, {}) for name, file in annexes.items()})


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_formula_gives_what_is_stored(annexes, recalculated, name):
    assert differences(values(annexes[name]), recalculated[name]) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_formula_is_one_that_excel_takes(annexes, name):
    assert static_check(annexes[name]) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_formula_stands_without_its_result_and_no_check_is_broken(annexes, name):
    found = values(annexes[name])
    assert [place for place in formulas(annexes[name]) if place not in found] == []
    assert [place for place, value in found.items() if value == "NOT OK"] == []
    assert [place for place, value in found.items() if isinstance(value, bool) or value == ""] == []


def test_a_corrupted_result_and_a_corrupted_formula_are_both_seen(annexes, cells_of, tmp_path):
    first, second = (_place(annex_cell(projection("arandia"), "reform", _total("arandia"), y)) for y in (2027, 2028))
    result = corrupted(annexes["arandia"], tmp_path / "result.xlsx", first, result=12345.0)
    wrong = corrupted(result, tmp_path / "both.xlsx", second, formula="1+1")
    found = differences(values(wrong), cells_of({"wrong": (wrong, {})})["wrong"])
    for sheet, row, column in (first, second):
        assert any(one.startswith(f"{sheet} row {row} column {column}: ") for one in found), column


def _total(name):
    return projection(name).scenarios["reform"].model.totals.nominal


def _place(reference):
    sheet, cell = reference.split("!")
    row, column = coordinate_to_tuple(cell)
    return sheet.strip("'"), row, column


@pytest.mark.parametrize("name", EXAMPLES)
def test_pandas_openpyxl_and_libreoffice_see_the_totals_of_the_engine(annexes, recalculated, name):
    one = projection(name).scenarios["reform"]
    total, found, again = one.model.totals.nominal, values(annexes[name]), recalculated[name]
    table = pd.read_excel(annexes[name], sheet_name="Model reform", header=4, index_col=0)
    for year, value in zip(one.model.book.years, one.values(total), strict=True):
        assert table.loc[total.address, year] == pytest.approx(value, rel=1e-12)
        place = _place(annex_cell(projection(name), "reform", total, year))
        assert found[place] == pytest.approx(value, rel=1e-12)
        assert again[place] == pytest.approx(value, rel=1e-12)


def test_the_same_inputs_give_the_same_bytes(annexes, tmp_path):
    again = write("arandia", tmp_path)
    assert again.read_bytes() == annexes["arandia"].read_bytes()


def test_a_figure_that_is_no_number_stops_the_export(tmp_path, monkeypatch):
    one = projection("arandia")
    results = one.scenarios["reform"].base
    broken = {index: array.copy() for index, array in results.arrays.items()}
    broken[one.scenarios["reform"].model.totals.nominal.index][2] = float("nan")
    monkeypatch.setattr(type(results), "__getitem__", lambda self, row: broken.get(row.index, self.arrays[row.index]))
    with pytest.raises(ValueError, match=r"Model .* would hold nan"):
        write_annex(tmp_path / "never.xlsx", one, [], Info())
    assert not (tmp_path / "never.xlsx").exists()
