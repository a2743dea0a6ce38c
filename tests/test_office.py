"""The check is itself checked: LibreOffice must compute, not repeat what is stored."""

import subprocess
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook

from tests.calculated import Formula
from tests.office import recalculate


def workbook(file: Path, stored: float) -> Path:
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Model")
        sheet.write_row("A1", [2, 3])
        sheet.write_formula("C1", "=A1*B1", value=stored)
    return file


def result(file: Path) -> object:
    return load_workbook(file, data_only=True)["Model"]["C1"].value


def test_a_wrong_stored_result_is_computed_anew(office, tmp_path):
    files = [workbook(tmp_path / "right.xlsx", 6), workbook(tmp_path / "wrong.xlsx", 999)]
    assert [result(file) for file in files] == [6, 999]
    assert [result(file) for file in office(files, tmp_path / "recalculated")] == [6, 6]


def test_values_are_typed_into_the_file_as_it_was_and_all_is_computed_anew(cells_of, tmp_path):
    with xlsxwriter.Workbook(tmp_path / "two sheets.xlsx") as book:
        sheet, other = book.add_worksheet("Model"), book.add_worksheet("Pr\u00e9vu & r\u00e9el")
        sheet.write_row("A1", [2, 3, 'a, "b"\nc'])
        sheet.write_number("A2", 0.125, book.add_format({"num_format": "0%"}))
        sheet.write_formula("B2", "=A1*B1/7", value=999)
        other.write_formula("C3", '=IF(ISNUMBER(Model!B2),"","none")', value="")
        other.write_formula("C4", "=Model!C1", value="x")
    file, place = tmp_path / "two sheets.xlsx", ("Pr\u00e9vu & r\u00e9el", 4, 3)
    first, alone, plan = ("Model", 1, 1), ("Model", 2, 2), workbook(tmp_path / "plan.xlsx", 999)
    typed = {first: Formula("=1/0"), ("Model", 1, 3): "=\u00e9", alone: 1e-7 / 3}
    found = cells_of({"same": (file, {}), "number": (file, {first: 0.1}), "typed": (file, typed), "again": (file, {}),
                      "other file": (plan, {first: 5})})  # fmt: skip
    assert found["same"] == found["again"] == {
        first: 2, ("Model", 1, 2): 3, ("Model", 1, 3): "a, \"b\"\nc", ("Model", 2, 1): 0.125,
        alone: pytest.approx(6 / 7, rel=1e-13), place: "a, \"b\"\nc",
    }  # fmt: skip
    assert found["number"][alone] == pytest.approx(0.3 / 7, rel=1e-13)
    assert (found["typed"][first], found["typed"][place]) == ("#DIV/0!", "=\u00e9")
    assert found["typed"][alone] == pytest.approx(1e-7 / 3, rel=1e-12)
    assert found["other file"]["Model", 1, 3] == 15
    assert set(cells_of({1: (plan, {})}, "No such sheet")[1]) == set()


def test_a_workbook_that_cannot_be_opened_is_an_error(cells_of, tmp_path):
    with pytest.raises(FileNotFoundError):
        cells_of({1: (tmp_path / "absent.xlsx", {})})
    with pytest.raises(RuntimeError, match="LibreOffice failed"):
        cells_of({1: (workbook(tmp_path / "plan.xlsx", 6), {("Model", 1, 0): 1})})


def test_a_file_that_cannot_be_read_is_an_error(office, tmp_path):
    with pytest.raises(RuntimeError, match="did not save absent"):
        office([tmp_path / "absent.xlsx"], tmp_path / "recalculated")


@pytest.mark.usefixtures("office")
def test_it_does_not_wait_for_ever(tmp_path):
    with pytest.raises(subprocess.TimeoutExpired):
        recalculate([workbook(tmp_path / "plan.xlsx", 6)], tmp_path / "recalculated", seconds=0.05)


@pytest.mark.parametrize("names", [("a/plan.xlsx", "b/plan.xlsx"), ("saved/plan.xlsx",)])
def test_no_workbook_is_saved_over_another(tmp_path, names):
    with pytest.raises(ValueError, match="one name"):
        recalculate([tmp_path / name for name in names], tmp_path / "saved")
