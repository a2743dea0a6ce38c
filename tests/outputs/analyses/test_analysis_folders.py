"""What analyses write: every figure that is said stands in a table, every column is explained, the same bytes twice."""

import csv

import openpyxl
import pytest

from tests.command import ARANDIA, careshift
from tests.outputs.analyses.conftest import ASKED
from tests.outputs.analyses.looked_up import not_found, values_of

EVERY = [*ASKED, "afford"]


def rows_of(folder, name):
    with (folder / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


@pytest.mark.parametrize("method", EVERY)
def test_every_figure_that_is_printed_stands_in_a_table(method, made):
    text = made[method].done.out.partition("\n")[2].rpartition("Results:")[0]
    text = text.replace("What all ministries may spend", "")
    years = set(map(str, range(2025, 2031)))
    assert [number for number in not_found(text, values_of(made[method].folder / "data")) if number not in years] == []


@pytest.mark.parametrize("method", EVERY)
def test_the_codebook_explains_every_column(method, made):
    folder = made[method].folder
    known = {(row["file"], row["column"]) for row in rows_of(folder, "codebook")}
    for file in (folder / "data").glob("*.csv"):
        columns = file.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
        assert {(file.name, column) for column in columns} <= known


@pytest.mark.parametrize("method", EVERY)
def test_the_record_holds_what_is_said_and_every_table(method, made):
    record = made[method].record
    assert record["method"] == method
    assert record["analysis"] == made[method].folder.name
    printed = " ".join(made[method].done.out.split())
    assert all(" ".join(sentence.split()) in printed for sentence in record["sentences"])
    assert set(record["tables"]) == {file.stem for file in (made[method].folder / "data").glob("*.csv")} - {"codebook"}


@pytest.mark.parametrize("method", EVERY)
def test_what_is_printed_is_ascii_and_not_wide(method, made):
    assert made[method].done.out.isascii()
    assert max(map(len, made[method].done.out.splitlines())) <= 110


@pytest.mark.parametrize("method", EVERY)
def test_a_chart_comes_as_picture_drawing_and_numbers(method, made):
    charts = made[method].folder / "charts"
    found = {file.name for file in charts.iterdir()} if charts.is_dir() else set()
    stems = {name.rpartition(".")[0] for name in found}
    assert found == {f"{stem}.{end}" for stem in stems for end in ("png", "svg", "csv")}
    assert bool(stems) == (method not in ("switching", "discovery"))


@pytest.mark.parametrize("method", EVERY)
def test_the_workbook_says_that_it_holds_engine_values(method, made):
    book = openpyxl.load_workbook(made[method].folder / f"{method}.xlsx", read_only=True)
    assert book.sheetnames[0] == "Finding"
    assert all("Engine values" in str(sheet["A2"].value) for sheet in book)


@pytest.mark.parametrize("method", ["tornado", "afford"])
def test_the_same_inputs_give_the_same_folder_and_bytes(method, made, tmp_path):
    words = ["afford", ARANDIA, "--draws", "400"] if method == "afford" else [
        "sensitivity", ARANDIA, "--method", method, *ASKED[method]]  # fmt: skip
    careshift(*words, "-o", tmp_path)
    (again,) = tmp_path.iterdir()
    first = made[method].folder
    assert again.name == first.name
    names = {file.relative_to(first) for file in first.rglob("*") if file.is_file()}
    assert names == {file.relative_to(again) for file in again.rglob("*") if file.is_file()}
    assert [name for name in names if (first / name).read_bytes() != (again / name).read_bytes()] == []


def test_another_question_gets_another_folder(made, tmp_path):
    careshift("sensitivity", ARANDIA, "--seed", "3", "-o", tmp_path)
    assert next(tmp_path.iterdir()).name != made["tornado"].folder.name


def test_json_is_the_record_with_its_folder(tmp_path):
    done = careshift("sensitivity", ARANDIA, "--top", "1", "--json", "-o", tmp_path)
    assert done.out.startswith('{\n  "folder": ')
    assert '"at_low"' in done.out


def test_two_processes_find_the_same(made, tmp_path):
    words = ("sensitivity", ARANDIA, "--method", "importance", *ASKED["importance"], "-o", tmp_path, "--jobs", 2)
    assert careshift(*words).code == 0
    (again,) = tmp_path.iterdir()
    table = "data/importance.csv"
    assert (again / table).read_bytes() == (made["importance"].folder / table).read_bytes()


def test_the_tornado_of_an_outcome_in_a_year_is_in_cash_of_that_year(made):
    rows = rows_of(made["tornado"].folder, "tornado")
    assert {row["outcome"] for row in rows} == {
        "reform/plan/total-of-the-plan-years-real",
        "reform/2030/centres/sums/total-nominal",
    }
    assert {row["outcome_unit"] for row in rows if "/2030/" in row["outcome"]} == {"ARD"}


def test_a_ceiling_is_what_switching_asks_for_where_no_outcome_is_named(made):
    assert "It holds while people for each unit in Community mental health centre is above" in " ".join(
        made["switching"].done.out.split()
    )


def test_where_a_goal_holds_everywhere_the_table_says_so(made):
    line = next(line for line in made["switching"].done.out.splitlines() if line.startswith("pay.nurse"))
    assert "everywhere in the plausible range" in line
    assert line.endswith("100")
    assert "6 figures have no switching value in the plausible range" in " ".join(made["switching"].done.out.split())


def test_the_loss_of_a_budget_is_said_as_what_it_is(made):
    said = " ".join(made["information"].done.out.split())
    assert "counting a missing unit as 3 idle ones, that is an expected loss of" in said
    row = rows_of(made["information"].folder, "information")[0]
    loss = float(row["idle"]) + 3 * float(row["missing"])
    assert float(row["loss"]) == pytest.approx(loss)


def test_what_is_clear_comes_first_and_noise_is_marked(made):
    rows = [row for row in rows_of(made["information"].folder, "information") if row["group"] == "no"]
    assert [row["clear"] for row in rows] == sorted((row["clear"] for row in rows), reverse=True)
    assert {row["clear"] for row in rows} == {"yes", "no"}
    assert "not told apart" in made["information"].done.out


def test_a_corner_is_told_with_its_error(made):
    row = rows_of(made["discovery"].folder, "discovery")[0]
    told = f"{100 * float(row['density']):.0f} +- {100 * float(row['error']):.0f} of 100 draws"
    assert told in " ".join(made["discovery"].done.out.split())


def test_a_threshold_may_be_the_least_too(tmp_path):
    words = ("sensitivity", ARANDIA, "--method", "switching", "--outcome", "reform/total", "--threshold", "69000000")
    most, least = (careshift(*words, *more, "-o", tmp_path).out for more in ([], ["--at-least"]))
    assert "Not in the base case: total cost of reform stays at most ARD 69.0 million" in " ".join(most.split())
    assert "Total cost of reform stays at least ARD 69.0 million in the base case" in " ".join(least.split())


def test_a_corner_is_searched_for_a_threshold(tmp_path):
    words = ("--method", "discovery", "--outcome", "reform/total", "--threshold", "72000000", "--draws", "400")
    done = careshift("sensitivity", ARANDIA, *words, "-o", tmp_path)
    assert "Total cost of reform is above ARD 72.0 million in " in " ".join(done.out.split())
