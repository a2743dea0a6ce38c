"""Rows and columns that were moved, added, deleted or emptied: found by address, or said."""

import pytest
from openpyxl import load_workbook

from outputs import Wishes, read_annex
from outputs.opened import opened_plan
from parameters import PlanError
from tests.command import careshift
from tests.outputs.annex_read.annexes import MOVES, home, places

CATCHMENT = "actions.centres.catchment"


@pytest.fixture
def mailed(tmp_path):
    return home(tmp_path)


def problems(annex, plan, **wishes):
    with pytest.raises(PlanError) as refused:
        read_annex(annex, Wishes(plan=plan, **wishes))
    assert [path.name for path in (plan.parent / "scenarios").iterdir()] == ["faster.yaml"]
    return str(refused.value).splitlines()


def moved(annex, change):
    """The annex after a change by openpyxl, with stored years as numbers."""
    years = load_workbook(annex, data_only=True)["Inputs by year"]
    book = load_workbook(annex)
    for column in range(7, years.max_column + 1):
        book["Inputs by year"].cell(5, column).value = years.cell(5, column).value
    change(book)
    target = annex.with_name("moved.xlsx")
    book.save(target)
    return target


def test_sheets_may_be_sorted_and_columns_inserted(mailed):
    plan, annex = mailed

    def change(book):
        page = book["Inputs"]
        page.insert_cols(3)
        page.cell(5, 3).value = "our remark"
        page.cell(9, 3).value = "to be asked"
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=7)]
        for row, values in enumerate(sorted(rows, key=lambda values: values[0], reverse=True), start=7):
            for column, value in enumerate(values, start=1):
                page.cell(row, column).value = value
        at = next(row for row in range(6, page.max_row) if page.cell(row, 1).value == CATCHMENT)
        page.cell(at, 15).value = 90000

    said = read_annex(moved(annex, change), Wishes(plan=plan))
    assert [(one["address"], one["old"], one["new"]) for one in said.record["changes"]] == [(CATCHMENT, 50000, 90000)]
    assert said.record["not_taken"] == said.record["missing"] == []


def test_what_is_not_taken_is_said_with_its_cell(mailed):
    plan, annex = mailed

    def change(book):
        page = book["Inputs"]
        rows = {page.cell(row, 1).value: row for row in range(6, page.max_row + 1)}
        page.cell(rows[CATCHMENT], 14).value = "=50000*1.1"
        page.cell(page.max_row + 2, 14).value = 12
        page.cell(rows["discount_rate"], 1).value = None

    said = read_annex(moved(annex, change), Wishes(plan=plan))
    told = {one["cell"].split("!")[0]: one["said"] for one in said.record["not_taken"]}
    texts = [one["said"] for one in said.record["not_taken"]]
    assert f"{CATCHMENT}: a formula is not taken; type the value" in texts
    assert texts.count("is not taken: the row has no address") == 2
    assert said.record["missing"] == ["discount_rate"]
    assert "Rows that are gone (1); their values stay: discount_rate" in said.text
    assert set(told) == {"Inputs"}


def test_rows_and_columns_that_are_there_twice_are_refused(mailed):
    plan, annex = mailed

    def change(book):
        page = book["Inputs"]
        rows = {page.cell(row, 1).value: row for row in range(6, page.max_row + 1)}
        page.cell(rows["discount_rate"], 1).value = "pay.nurse"
        page.cell(5, 17).value = "faster"

    told = problems(moved(annex, change), plan)
    assert any("pay.nurse: is there twice (first in Inputs!A" in line for line in told)
    assert any(line == "moved.xlsx: Inputs!Q5: 'faster' has a column already (Inputs!P5)" for line in told)


def test_an_emptied_figure_is_refused_and_an_emptied_year_is_0(mailed):
    plan, annex = mailed

    def empty(book):
        book["Inputs"].cell(places()["reform", CATCHMENT][1], 14).value = None

    told = problems(moved(annex, empty), plan)
    assert told[0].endswith(f"{CATCHMENT}: was emptied")
    assert told[1] == "       hint: type 0 if nothing is meant, or 50000 as it was"

    def nothing(book):
        book["Inputs by year"].cell(*places()["reform", f"{MOVES}.2031"][1:]).value = None

    said = read_annex(moved(annex, nothing), Wishes(plan=plan))
    assert [one["said"] for one in said.record["taken"]] == ["was emptied: read as 0"]
    assert opened_plan(plan).scenarios["edited"].parameters()[f"{MOVES}.2031"].value == 0


def test_what_is_no_annex_is_told(mailed, tmp_path):
    plan, annex = mailed

    def without(name):
        def change(book):
            del book[name]

        return change

    assert problems(moved(annex, without("Inputs")), plan)[0] == (
        "moved.xlsx: is not an annex of CareShift: it has no sheet 'Inputs'"
    )
    assert problems(moved(annex, without("Cover")), plan)[0] == (
        "moved.xlsx: Cover: does not say which run it is of: its Cover has no fingerprint"
    )
    said = read_annex(moved(annex, without("Inputs by year")), Wishes(plan=plan))
    assert said.record["not_taken"] == [
        {"cell": "Inputs by year", "said": "the sheet is gone: nothing of it was compared"}
    ]
    with pytest.raises(FileNotFoundError):
        read_annex(tmp_path / "none.xlsx", Wishes(plan=plan))


def test_an_annex_in_its_run_folder_needs_no_plan(tmp_path, monkeypatch):
    plan, _ = home(tmp_path, "arandia")
    monkeypatch.chdir(tmp_path)
    assert careshift("run", "arandia/plan.yaml", "--only", "annex", "--draws", "20", "--quiet").code == 0
    (annex,) = tmp_path.glob("results/*/annex.xlsx")
    assert careshift("read", annex).out.startswith("annex.xlsx: nothing was changed against arandia-")
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("discount_rate", "# changed\ndiscount_rate", 1) + "\n# more\n", encoding="utf-8")
    done = careshift("read", annex)
    changed = "has changed since this annex was made; compared with the plan as it was"
    assert done.err == f"note: arandia/plan.yaml {changed}\n"
    assert done.out.startswith("annex.xlsx: nothing was changed against arandia-")
    mailed = tmp_path / "mailed.xlsx"
    mailed.write_bytes(annex.read_bytes())
    done = careshift("read", mailed, "--plan", plan)
    assert done.out.startswith("mailed.xlsx: nothing was changed against arandia-")
    other = home(tmp_path / "other", "czechia")[0]
    assert careshift("read", mailed, "--plan", other).code == 3
