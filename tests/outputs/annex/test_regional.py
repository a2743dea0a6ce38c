"""Regions in the annex: every line of every region stands there and ties to the plan; each check sees its fault."""

from dataclasses import replace

import numpy as np
import openpyxl
import pandas as pd
import pytest

from outputs.annex import write_annex
from outputs.static_check import static_check
from scenarios import project, project_regions, regional_lines
from tests.outputs.annex.plans import Info
from tests.outputs.annex.reading import differences, values
from tests.regional_plans import alone, regional_plan

REFORM, SHEET = "reform", "Regional lines"
SUMS = "Lines of regions add up to the sum of the regions, {}"
TIED = "Lines of every region add up to its total"
AS_ONE = "Lines of regions less what regions apart cost more = total of the plan, as exported"


@pytest.fixture(scope="module")
def plan():
    return regional_plan()


@pytest.fixture(scope="module")
def one(plan):
    return replace(project(plan), regions=project_regions(plan))


@pytest.fixture(scope="module")
def annex(one, tmp_path_factory):
    file = tmp_path_factory.mktemp("regional") / "regional.xlsx"
    write_annex(file, one, [], Info())
    return file


@pytest.fixture(scope="module")
def stored(annex):
    return values(annex)


@pytest.fixture(scope="module")
def table(annex):
    """The lines of regions as pandas reads them: keys, years as text, those of real cost with .1 after them."""
    return pd.read_excel(annex, sheet_name=SHEET, header=5)


def first_line(stored):
    return next(row for (sheet, row, column), value in sorted(stored.items(), key=lambda one: str(one[0]))
                if (sheet, column, value) == (SHEET, 1, REFORM))  # fmt: skip


def breaks(stored):
    row = first_line(stored)
    pay = next(place for place, value in stored.items() if place[0] == "Inputs" and value == 30000)
    return {
        "amount": ({(SHEET, row, 12): 9e6, (SHEET, row, 19): 9e6, (SHEET, row, 24): 9e6},
                   (SUMS.format("nominal"), SUMS.format("real"), TIED, AS_ONE)),
        "scenario": ({(SHEET, row, 1): "nobody"}, (SUMS.format("nominal"), SUMS.format("real"), TIED, AS_ONE)),
        "region": ({(SHEET, row, 2): "REG99"}, (TIED,)),
        "changed": ({pay: 40000.0}, ()),
    }  # fmt: skip


@pytest.fixture(scope="module")
def done(annex, stored, cells_of):
    """The annex as written and with each break, recalculated in one go."""
    typed = {"same": {}} | {name: cells for name, (cells, _) in breaks(stored).items()}
    return cells_of({name: (annex, cells) for name, cells in typed.items()})


def result(found, check):
    rows = [row for (where, row, column), value in found.items() if (where, column, value) == ("Checks", 1, check)]
    (row,) = (row for row in rows if found["Checks", row, 2] == REFORM)
    return found["Checks", row, 6]


def test_excel_takes_every_formula_and_the_annex_recalculates_to_what_is_stored(annex, stored, done):
    assert static_check(annex) == []
    assert differences(stored, done["same"]) == []
    assert done["same"]["Checks", 5, 6] == "OK"


def test_each_check_of_regions_sees_what_it_is_for(stored, done):
    for name, (_, checks) in breaks(stored).items():
        for check in checks:
            assert (result(stored, check), result(done[name], check)) == ("OK", "NOT OK"), (name, check)


def test_regions_are_engine_values_so_that_a_change_in_the_file_is_no_fault(done):
    assert done["changed"]["Checks", 5, 6] == "OK"
    assert "changed since export" in done["changed"].values()


@pytest.mark.parametrize("code", ["N", "M", "S"])
def test_the_lines_of_a_region_are_those_of_the_region_as_a_plan_of_its_own(table, code):
    """By programme, economic class and year, nominal and real."""
    model = (hand := project(alone(code)).scenarios[REFORM]).model
    found = table[(table["scenario"] == REFORM) & (table["code"] == code)].groupby(["element", "economic"]).sum()
    expected: dict[tuple[str, str], np.ndarray] = {}
    for entry in model.ledger.entries:
        costs = np.stack([np.broadcast_to(hand.values(row), 9)[:6] for row in (entry.nominal, entry.real)])
        key = entry.tags["element"], entry.tags["econ"]
        expected[key] = expected.get(key, np.zeros((2, 6))) + costs
    for key, costs in expected.items():
        for year in range(6):
            if key in found.index:
                assert found.loc[key, f"{2025 + year}"] == pytest.approx(costs[0, year], rel=1e-9, abs=1e-6)
                assert found.loc[key, f"{2025 + year}.1"] == pytest.approx(costs[1, year], rel=1e-9, abs=1e-6)
            else:
                assert not costs.any(), key
    assert set(found.index) <= set(expected)


def test_pandas_and_openpyxl_read_the_sum_of_regions_of_the_engine(annex, table, one):
    engine = one.regions.scenarios[REFORM].total("total_nominal")
    for year in range(6):
        assert table.loc[table["scenario"] == REFORM, f"{2025 + year}"].sum() == pytest.approx(engine[year], rel=1e-12)
    book = openpyxl.load_workbook(annex, data_only=True)
    rows = list(book[SHEET].iter_rows(min_row=7, values_only=True))
    assert len(rows) == len(table)
    assert sum(row[11] for row in rows if row[0] == REFORM) == pytest.approx(engine[1], rel=1e-12)


def test_the_same_plan_gives_the_same_bytes(one, annex, tmp_path):
    write_annex(tmp_path / "again.xlsx", one, [], Info())
    assert (tmp_path / "again.xlsx").read_bytes() == annex.read_bytes()


def test_lines_that_are_no_numbers_stop_the_export(one, tmp_path, monkeypatch):
    from outputs.annex import regional_sheet

    def broken(*about):
        found = regional_lines(*about)
        found.real[0, 0, 0] = float("nan")
        return found

    monkeypatch.setattr(regional_sheet, "regional_lines", broken)
    with pytest.raises(ValueError, match="Regional lines!"):
        write_annex(tmp_path / "never.xlsx", one, [], Info())
    assert not (tmp_path / "never.xlsx").exists()


def test_a_plan_without_regions_has_no_lines_of_regions():
    with pytest.raises(ValueError, match="the plan has no regions"):
        regional_lines(alone("N"), REFORM, lambda entry: ())
