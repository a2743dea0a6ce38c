"""Regions in the results folder: the table, the record, the line that a run prints, the sheet of the annex."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from outputs.region_summary import regions_said
from outputs.static_check import static_check
from tests.command import ARANDIA, careshift
from tests.outputs.annex.reading import formulas, values
from tests.regional_plans import plan_in


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of a plan with three regions and 50 draws."""
    place = tmp_path_factory.mktemp("regions")
    done = careshift("run", plan_in(place), "-o", place / "results", "--draws", 50, "--only", "data", "--only", "annex")
    assert done.code == 0, done.err
    (place / "printed.txt").write_text(done.out, encoding="utf-8")
    (found,) = (place / "results").iterdir()
    return found


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "data" / "regions.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def picked(folder: Path, figure: str, period: str, scenario: str = "reform") -> dict[str, dict[str, str]]:
    keys = {"scenario": scenario, "figure": figure, "period": period}
    return {row["region"]: row for row in rows(folder) if all(row[key] == value for key, value in keys.items())}


def test_the_table_holds_every_region_their_sum_and_the_plan_as_one(folder: Path) -> None:
    found = picked(folder, "total_real", "plan")
    assert list(found) == ["N", "M", "S", "sum", "plan"]
    base = {code: float(row["base"]) for code, row in found.items()}
    assert base["sum"] == pytest.approx(base["N"] + base["M"] + base["S"])
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert base["plan"] == pytest.approx(record["scenarios"]["reform"]["total_real"], abs=0.01)
    assert all(float(row["p10"]) < float(row["p50"]) < float(row["p80"]) < float(row["p90"]) for row in found.values())
    for nineties in ("p10", "p90"):
        parts = sum(float(found[code][nineties]) for code in ("N", "M", "S"))
        assert float(found["sum"][nineties]) != pytest.approx(parts, rel=1e-4)
    years = {row["period"] for row in rows(folder) if row["figure"] == "total_nominal"}
    assert years == {"2025", "2026", "2027", "2028", "2029", "2030"}


def test_a_region_without_institution_pays_nothing_twice(folder: Path) -> None:
    found = {code: float(row["base"]) for code, row in picked(folder, "double_funding_nominal", "2027").items()}
    assert found["N"] == found["S"] == 0
    assert found["M"] == found["sum"] > 0
    assert not picked(folder, "double_funding_nominal", "2027", "status_quo")


def test_every_column_is_in_the_codebook(folder: Path) -> None:
    with (folder / "data" / "codebook.csv").open(encoding="utf-8-sig") as file:
        known = [row["column"] for row in csv.DictReader(file) if row["file"] == "regions.csv"]
    assert known == list(rows(folder)[0])


def test_the_table_of_regions_is_copied_and_the_run_can_be_explained(folder: Path) -> None:
    assert (folder / "inputs" / "regions.csv").read_bytes() == (folder.parents[1] / "regions.csv").read_bytes()
    done = careshift("explain", folder, "reform/2030/total", "--depth", "0")
    assert (done.code, done.err) == (0, "")


def test_the_line_printed_says_what_the_table_says(folder: Path) -> None:
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))["regions"]
    found = {code: float(row["base"]) for code, row in picked(folder, "total_real", "plan").items()}
    assert (record["regions"], record["file"], record["scenario"]) == (3, "regions.csv", "reform")
    assert record["sum_real"] == pytest.approx(found["sum"], abs=0.01)
    assert record["difference_real"] == pytest.approx(found["sum"] - found["plan"], abs=0.011)
    printed = " ".join((folder.parents[1] / "printed.txt").read_text(encoding="utf-8").split())
    assert regions_said(record, "ARD") in printed
    assert f"{found['sum'] / 1e6:.1f} million in all" in printed


def test_the_sheet_says_that_it_holds_engine_values_and_adds_up_what_it_shows(folder: Path) -> None:
    file = folder / "annex.xlsx"
    stored, written = values(file, "Regions"), formulas(file, "Regions")
    assert str(stored["Regions", 3, 1]).startswith("Engine values: ")
    (at,) = (
        row for (_, row, column), text in stored.items() if text == "reform: total, real, ARD 2025" and column == 1
    )
    assert [stored["Regions", at + row, 1] for row in (2, 3, 4, 5)] == ["N", "M", "S", "sum"]
    shown = {row: float(str(stored["Regions", at + row, 9])) for row in (2, 3, 4, 5, 6, 7)}
    assert written["Regions", at + 5, 9] == f"=SUM(I{at + 2}:I{at + 4})"
    assert shown[5] == pytest.approx(shown[2] + shown[3] + shown[4], rel=1e-12)
    assert shown[7] == pytest.approx(shown[5] - shown[6])
    table = picked(folder, "total_real", "plan")["sum"]
    assert shown[5] == pytest.approx(float(table["base"]), rel=1e-12)
    assert stored["Regions", at + 5, 10] == pytest.approx(float(table["p10"]))
    assert static_check(file) == []


def test_a_plan_without_regions_has_neither_table_nor_sheet_nor_line(tmp_path: Path) -> None:
    done = careshift("run", ARANDIA, "-o", tmp_path, "--only", "data")
    assert "in all, as the plan" not in done.out
    (found,) = tmp_path.iterdir()
    assert not (found / "data" / "regions.csv").exists()
    assert "regions" not in json.loads((found / "run.json").read_text(encoding="utf-8"))
    assert regions_said({}, "ARD") == ""


def test_what_uses_a_service_cannot_stand_in_a_region_without_it(tmp_path: Path) -> None:
    table = "region,name,population,actions.centres\na,First,1000000,yes\nb,Second,1000000,no\n"
    old = "  unit:\n    menu: gov.unit\n"
    asks = "  depression:\n    menu: int.psych\n    template: package_depression\n    coverage: {2026: 0.02}\n"
    plan = plan_in(tmp_path, table, old, f"{asks}    contacts: {{reviews: {{at: centres}}}}\n{old}")
    done = careshift("check", plan)
    assert done.code == 3
    told = "actions.depression.contacts.reviews.at: needs actions.centres, which does not stand in region b"
    assert f"regions.csv: {told}" in done.out


def test_check_counts_the_regions(tmp_path: Path) -> None:
    done = careshift("check", plan_in(tmp_path))
    assert (done.code, "3 regions (regions.csv).\n" in done.out) == (0, True)


def test_a_plan_rolled_forward_says_that_its_regions_are_to_be_counted_anew(tmp_path: Path) -> None:
    plan = plan_in(tmp_path, "region,name,population,actions.unit\nall,All of it,2000000,yes\n")
    outturns = tmp_path / "outturns.csv"
    outturns.write_text("year,element,amount\n2026,centres,5000000\n", encoding="utf-8")
    done = careshift("roll", plan, "--outturns", outturns, "-o", tmp_path / "rolled")
    assert done.code == 0, done.err
    told = (tmp_path / "rolled" / "CHANGES.md").read_text(encoding="utf-8")
    assert "- regions.csv: its figures are those of 2025: count the regions anew" in told
