"""A run with draws: its tables, charts, sentences and the sheet Uncertainty."""

import csv
import json

import openpyxl
import pytest

from tests.command import ARANDIA, careshift
from tests.outputs.analyses.looked_up import not_found, values_of

TABLES = (
    "uncertainty", "importance", "tornado", "affordability", "affordability_curve", "budgets", "must_give",
    "convergence",
)  # fmt: skip


@pytest.fixture(scope="module")
def sheets(run):
    return openpyxl.load_workbook(run.folder / "annex.xlsx")


def rows_of(folder, name):
    with (folder / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def test_every_table_is_there_and_explained(run):
    known = {row["file"] for row in rows_of(run.folder, "codebook")}
    for name in TABLES:
        assert rows_of(run.folder, name), name
        assert f"{name}.csv" in known


def test_the_charts_come_with_their_numbers(run):
    for stem in ("10-fan", "11-tornado", "12-affordability", "13-convergence", "14-importance"):
        for end in ("png", "svg", "csv"):
            assert (run.folder / "charts" / f"{stem}.{end}").stat().st_size > 100


def test_the_fan_has_the_ceiling_and_the_base_case(run):
    with (run.folder / "charts" / "10-fan.csv").open(encoding="utf-8-sig") as opened:
        rows = list(csv.DictReader(opened))
    assert [row["year"] for row in rows] == ["2026", "2027", "2028", "2029", "2030"]
    unit = "(ARD million a year, cash)"
    assert float(rows[0][f"ceiling: What all ministries may spend {unit}"]) == 12.9
    assert all(float(row[f"P10 {unit}"]) < float(row[f"P50 {unit}"]) < float(row[f"P90 {unit}"]) for row in rows)


def test_what_the_run_says_of_the_draws_stands_in_its_tables(run):
    record = run.record
    values = values_of(run.folder / "data")
    assert not_found(f"{record['sure']} {record['enough']}", values) == []
    table = run.done.out.partition("Ranges over")[2].partition("P10: one")[0].partition("\n\n")[2]
    assert not_found(table, values) == []


def test_the_first_sentences_say_range_base_case_drivers_and_chance(run):
    said = run.record["sure"]
    parts = (
        "In 8 of 10 draws the plan costs ARD", "more than no change", "in all.", "cost more",
        "It spreads mostly because of people for each unit in Community mental health centre",
        "It stays within 'What all ministries may spend' in every year in", "is most at risk",
    )  # fmt: skip
    for part in parts:
        assert part in said
    assert " ".join(said.split()) in " ".join(run.done.out.split())


def test_double_funding_is_said_with_how_many_draws_still_have_some(run):
    rows = {(row["scenario"], row["level"], row["figure"], row["period"]): row
            for row in rows_of(run.folder, "uncertainty")}  # fmt: skip
    whole = rows["reform", "plan", "double_funding_real", "plan"]
    low, high = (float(whole[mark]) / 1e6 for mark in ("p10", "p90"))
    some = 100 * float(rows["reform", "plan", "double_funding_nominal", "2030"]["above_zero"])
    still = f"{some:.0f} of 100 draws still have some" if some else "no draw still has any"
    said = f"In 8 of 10 draws double funding comes to ARD {low:.1f} million to {high:.1f} million; "
    assert f"{said}{still} in 2030." in run.record["sure"]


def test_without_draws_nothing_is_said_of_them(tmp_path):
    done = careshift("run", ARANDIA, "--only", "data", "-o", tmp_path)
    (folder,) = tmp_path.iterdir()
    assert json.loads((folder / "run.json").read_text(encoding="utf-8"))["sure"] == ""
    assert not {f"{name}.csv" for name in TABLES} & {file.name for file in (folder / "data").iterdir()}
    assert "Ranges over" not in done.out


def test_the_sheet_says_that_it_holds_engine_values(sheets):
    assert "ENGINE VALUES: results of 200 draws, not formulas" in sheets["Uncertainty"]["A3"].value
    assert not [cell for row in sheets["Uncertainty"] for cell in row if cell.data_type == "f"]


def test_the_sheet_holds_the_ranges_of_the_table(sheets, run):
    row = next(row for row in rows_of(run.folder, "uncertainty")
               if (row["scenario"], row["level"], row["figure"], row["period"])
               == ("reform", "plan", "difference_real", "plan"))  # fmt: skip
    found = [cells for cells in sheets["Uncertainty"].iter_rows(values_only=True)
             if cells[:2] == ("reform", "above no change")]  # fmt: skip
    wanted = [float(row[mark]) / 1e6 for mark in ("base", "p10", "p50", "p80", "p90")]
    assert found[0][2:7] == pytest.approx(wanted)


def test_the_sheet_has_five_charts_and_the_cover_its_sentences(sheets, run):
    assert len(sheets["Uncertainty"]._charts) == 5
    cover = [str(cell.value) for row in sheets["Cover"].iter_rows() for cell in row if cell.value]
    assert sum("Uncertainty!" in text for text in cover) == 4
    assert "Uncertainty" in [row[0].value for row in sheets["Contents"].iter_rows()]


def test_few_draws_are_told_to_be_too_few(tmp_path):
    done = careshift("run", ARANDIA, "--draws", "20", "--only", "data", "-o", tmp_path)
    assert "20 draws are too few to say how sure P80 is: ask for 1 000 or more." in done.out


def test_below_ten_blocks_the_error_of_p80_is_an_upper_limit(run):
    assert " at most (" in run.record["enough"]
    assert {row["at_most"] for row in rows_of(run.folder, "convergence") if row["precision"]} == {"yes"}


def test_one_draw_is_no_defect(tmp_path):
    done = careshift("run", ARANDIA, "--draws", "1", "--only", "charts", "--only", "data", "-o", tmp_path)
    assert done.code == 0, done.err
    assert "1 draw is too few to say how sure P80 is" in done.out
    assert "8 of 10 draws" not in done.out


def test_the_same_run_writes_the_same_annex(run, tmp_path):
    careshift("run", ARANDIA, "--draws", "200", "--only", "annex", "-o", tmp_path)
    (again,) = tmp_path.iterdir()
    assert again.name == run.folder.name
    assert (again / "annex.xlsx").read_bytes() == (run.folder / "annex.xlsx").read_bytes()
