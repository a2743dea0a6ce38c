"""careshift compare, as an analyst types it."""

import csv
import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from outputs.compare_sides import compared_sides
from tests.command import ARANDIA, EXAMPLES, careshift, changed_plan

LATER = f"{ARANDIA}:later"


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The plan against its scenario, over draws, with the workbook and its tables."""
    book = tmp_path_factory.mktemp("compared") / "later.xlsx"
    return careshift("compare", ARANDIA, LATER, "--draws", 30, "-o", book), book, book.with_name("later-data")


def test_the_sentence_comes_first_and_says_why(written):
    done, _, _ = written
    assert (done.code, done.err) == (0, "")
    title, blank, *lines = done.out.splitlines()
    assert title == "later against reform: Arandia, from one hospital to homes and centres 2026-2030"
    assert blank == ""
    text = " ".join(lines[:6])
    assert text.startswith("later costs ARD 1.4 million more (+) than reform over 2026-2030 at 2025 prices: ")
    assert "That is because of scope (+ARD 2.0 million, all of it Stonefield Hospital)" in text
    assert "In 30 draws (seed 0) the difference is " in text
    assert "later costs more than reform in 100 % of them." in text


def test_what_is_printed_is_ascii_in_lines_that_fit(written):
    done, book, _ = written
    assert done.out.isascii()
    assert [line for line in done.out.splitlines() if len(line) > 100 and str(book.parent) not in line] == []


def test_every_figure_of_the_text_is_in_the_tables(written):
    done, _, data = written
    (whole,) = [row for row in table(data, "drivers") if (row["basis"], row["by"]) == ("real", "all")]
    by_driver = done.out.split("Difference by driver")[1].splitlines()
    for name in ("scope", "volume", "timing", "price", "difference"):
        line = next(line for line in by_driver if line.startswith(f"{name} "))
        assert float(line.split()[1]) == pytest.approx(float(whole[name]) / 1e6, abs=0.051)
    (ranged,) = [row for row in table(data, "ranges")
                 if (row["basis"], row["by"], row["figure"]) == ("real", "all", "difference")]  # fmt: skip
    assert f"+ARD {float(ranged['p10']) / 1e6:.1f} million to" in " ".join(done.out.split())
    assert {row["address"] for row in table(data, "inputs")} == {"institutions.stonefield.moves"}


def test_the_tables_have_the_columns_of_the_codebook(written):
    _, _, data = written
    told = table(data, "codebook")
    for file in {row["file"] for row in told}:
        columns = [row["column"] for row in told if row["file"] == file]
        assert (data / file).read_text(encoding="utf-8-sig").splitlines()[0].split(",") == columns
    assert {path.name for path in data.iterdir()} == {row["file"] for row in told}


def test_a_rerun_gives_the_same_bytes(written, tmp_path):
    _, book, data = written
    again = tmp_path / "later.xlsx"
    careshift("compare", ARANDIA, LATER, "--draws", 30, "-o", again)
    assert again.read_bytes() == book.read_bytes()
    for path in data.iterdir():
        assert (tmp_path / "later-data" / path.name).read_bytes() == path.read_bytes()


def test_every_formula_gives_what_is_stored_and_every_check_holds(written, office, tmp_path):
    _, book, _ = written
    broken = tmp_path / "broken.xlsx"
    changed = load_workbook(book)
    lines = changed["Lines"]
    heading = [cell.value for cell in lines[5]]
    row = next(row for row in lines.iter_rows(min_row=6) if row[heading.index("real: volume")].value)
    row[heading.index("real: volume")].value += 1000
    changed.save(broken)
    right, wrong = (load_workbook(file, data_only=True) for file in office([book, broken], tmp_path / "done"))
    stored, formulas = load_workbook(book, data_only=True), load_workbook(book)
    compared = 0
    for sheet in formulas:
        for cell in (cell for cells in sheet.iter_rows() for cell in cells if cell.data_type == "f"):
            was, now = stored[sheet.title][cell.coordinate].value, right[sheet.title][cell.coordinate].value
            assert now == (was if isinstance(was, str) else pytest.approx(was, rel=1e-9, abs=1e-4)), cell
            compared += 1
    assert compared > 300
    assert said(right) == {"OK"}
    assert "NOT OK" in said(wrong)
    assert right["Summary"].sheet_properties.tabColor is not None


def said(book) -> set[str]:
    """What the checks say."""
    return {cell.value for sheet in book for row in sheet.iter_rows() for cell in row
            if cell.value in ("OK", "NOT OK")}  # fmt: skip


def test_a_plan_alone_is_held_against_its_other_scenarios():
    sides, _ = compared_sides([str(ARANDIA)])
    assert [side.label for side in sides] == ["reform", "later"]


def test_a_plan_without_other_scenarios_is_held_against_no_change(tmp_path):
    plan = changed_plan(tmp_path)
    plan.write_text(plan.read_text(encoding="utf-8").split("\nscenarios:")[0] + "\n", encoding="utf-8")
    sides, _ = compared_sides([str(tmp_path)])
    assert [side.label for side in sides] == ["status_quo", "reform"]


def test_several_plans_are_told_apart_by_their_names(tmp_path):
    changed_plan(tmp_path)
    sides, _ = compared_sides([str(ARANDIA), str(tmp_path)])
    assert [side.label for side in sides] == ["arandia", tmp_path.name]
    sides, _ = compared_sides([str(ARANDIA), f"{tmp_path}:later"])
    assert [side.label for side in sides] == ["arandia:reform", f"{tmp_path.name}:later"]


def test_a_folder_whose_name_has_a_colon_is_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan:new").mkdir()
    changed_plan(tmp_path / "plan:new")
    sides, _ = compared_sides(["plan:new", "plan:new:later"])
    assert [(side.source, side.name) for side in sides] == [("plan:new", "reform"), ("plan:new", "later")]


def test_a_run_is_compared_as_it_was(tmp_path):
    plan = changed_plan(tmp_path)
    words = ("-o", tmp_path / "results", "--only", "data", "--quiet")
    run = careshift("run", plan, *words).out.strip()
    dear = careshift("run", plan, *words, "--set", "actions.centres.running=90000").out.strip()
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("fixed_class: goods", "fixed_class: pay"), encoding="utf-8"
    )
    done = careshift("compare", run, dear, "--json")
    record = json.loads(done.out)
    assert [row["address"] for row in record["inputs"]] == ["actions.centres.running"]
    (whole,) = [row for row in record["drivers"] if (row["basis"], row["by"]) == ("real", "all")]
    assert whole["price"] == pytest.approx(whole["difference"])
    assert "has changed since this run; the run is compared as it was" in " ".join(done.err.split())


@pytest.mark.parametrize("by", ["payer", "year", "driver"])
def test_the_difference_is_shown_by(by):
    out = careshift("compare", ARANDIA, LATER, "--by", by).out
    assert (f"By {by}, ARD million at 2025 prices, all of 2026-2030:" in out) == (by != "driver")


def test_two_currencies_are_not_subtracted():
    done = careshift("compare", ARANDIA, EXAMPLES / "czechia")
    assert done.code == 0
    assert "What czechia costs is not held against what arandia costs." in done.out
    assert "note: money is not subtracted: ARD and CZK are different currencies" in done.out


def test_a_plan_against_itself_costs_the_same():
    done = careshift("compare", ARANDIA, ARANDIA)
    assert "reform (2) costs the same as reform" in done.out
    assert "Nothing that they buy differs." in " ".join(done.out.split())
    assert "No input differs." in done.out
    assert "The rules find the same in both." in done.out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ([f"{ARANDIA}:later"], 2, "nothing to compare with"),
        ([ARANDIA, f"{ARANDIA}:never"], 2, "no scenario is called 'never'; there are status_quo, reform, later"),
        ([ARANDIA, "nowhere.yaml"], 5, "nowhere.yaml: there is no such file"),
        ([ARANDIA, "C:\\plans\\plan.yaml"], 5, "there is no such file"),
        ([ARANDIA, EXAMPLES], 5, "is not a results folder"),
        ([ARANDIA, LATER, "--by", "colour"], 2, "Invalid value for '--by'"),
        ([], 2, "Missing argument"),
    ],
)
def test_what_cannot_be_compared_says_why(words, code, message):
    done = careshift("compare", *words)
    assert done.code == code
    assert message in " ".join(done.err.split())
    assert done.out == ""


def test_problems_of_a_plan_name_the_plan(tmp_path):
    changed_plan(tmp_path, "    catchment: {", "    catchmint: {")
    done = careshift("compare", ARANDIA, tmp_path)
    assert done.code == 3
    assert f"problems in {tmp_path.as_posix()}" in done.err or f"problem in {tmp_path.as_posix()}" in done.err


def test_nothing_of_others_is_overwritten(tmp_path):
    run = careshift("run", ARANDIA, "-o", tmp_path, "--only", "data", "--quiet").out.strip()
    other = tmp_path / "other"
    (other / "data").mkdir(parents=True)
    (other / "data" / "mine.csv").write_text("mine")
    for place, message in ((run, "holds the results of a run"), (other, "was not written by careshift compare"),
                           (ARANDIA, "is a file")):  # fmt: skip
        done = careshift("compare", ARANDIA, LATER, "-o", place)
        assert done.code == 5
        assert message in " ".join(done.err.split())
    assert [path.name for path in (other / "data").iterdir()] == ["mine.csv"]


def test_a_folder_takes_the_workbook_and_the_tables(tmp_path):
    target = tmp_path / "compared"
    for _ in range(2):
        assert careshift("compare", ARANDIA, LATER, "-o", target).code == 0
    assert {path.name for path in target.iterdir()} == {"comparison.xlsx", "data"}
    assert not (target / "data" / "ranges.csv").exists()


def test_a_name_with_another_ending_is_refused(tmp_path):
    done = careshift("compare", ARANDIA, LATER, "-o", tmp_path / "b" / "file.txt")
    assert done.code == 2
    assert "name a workbook, FILE.xlsx, or a folder" in " ".join(done.err.split())
    assert list(tmp_path.iterdir()) == []


def test_long_names_and_names_like_formulas_do_no_harm(tmp_path):
    folder = tmp_path / "=1+1, a folder with a long name"
    folder.mkdir()
    changed_plan(folder, "value: 80000,", "value: 90000,")
    done = careshift("compare", ARANDIA, folder, "-o", tmp_path / "out.xlsx")
    assert done.code == 0
    assert max(len(line) for line in done.out.splitlines() if str(tmp_path) not in line) <= 100
    rows = table(tmp_path / "out-data", "drivers")
    assert {row["scenario"] for row in rows} == {"'=1+1, a folder with a long name"}
    book = load_workbook(tmp_path / "out.xlsx")
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row
                if isinstance(cell.value, str) and cell.value.startswith("=1+1")]  # fmt: skip
    with zipfile.ZipFile(tmp_path / "out.xlsx") as parts:
        chart = parts.read("xl/charts/chart1.xml").decode()
    assert "<c:f>1+1" not in chart
