"""The check is itself checked: LibreOffice must compute, not repeat what is stored."""

import subprocess
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook

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
