"""Rows and columns that were moved, added, deleted or emptied: found by address, or said."""

import re
import sys

import pytest
from openpyxl import Workbook, load_workbook

from outputs import Wishes, read_annex
from parameters import PlanError
from tests.command import careshift
from tests.outputs.annex_read.annexes import MOVES, home, places, typed

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
    """The annex after a change by openpyxl, which stores no result of a formula."""
    book = load_workbook(annex)
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
        at = next(row for row in range(6, page.max_row + 1) if page.cell(row, 1).value == CATCHMENT)
        page.cell(at, 15).value = 90000

    said = read_annex(moved(annex, change), Wishes(plan=plan))
    assert [(one["address"], one["old"], one["new"]) for one in said.record["changes"]] == [(CATCHMENT, 50000, 90000)]
    assert said.record["not_taken"] == said.record["missing"] == []
    (order,) = said.record["taken"]
    assert order["said"].startswith("rows stand in another order: figures were found by their address. If the sheet")


def test_what_is_no_annex_is_told(mailed, tmp_path):
    plan, _ = mailed

    def only(*names):
        book = Workbook()
        for name in names:
            book.create_sheet(name)["A1"] = "address"
        book.save(tmp_path / "other.xlsx")
        return problems(tmp_path / "other.xlsx", plan)[:2]

    no_figures = "other.xlsx: is not an annex of CareShift: it has no sheet 'Inputs'"
    assert only("Cover", "Notes") == [no_figures, "       hint: its sheets are Sheet, Cover, Notes"]
    convert = "careshift check other.xlsx, or careshift convert other.xlsx plan.yaml"
    assert only("Plan", "Actions") == [no_figures, f"       hint: it is a plan in a workbook: {convert}"]
    assert only("Inputs") == [
        "other.xlsx: Cover: does not say which run it is of: its Cover has no fingerprint",
        "       hint: keep the sheet Cover as it was exported",
    ]
    with pytest.raises(FileNotFoundError):
        read_annex(tmp_path / "none.xlsx", Wishes(plan=plan))


def test_an_annex_in_its_run_folder_needs_no_plan(tmp_path, monkeypatch):
    plan, other = home(tmp_path)
    monkeypatch.chdir(tmp_path)
    chosen = ("--draws", "20", "--set", "discount_rate=0.05")
    assert careshift("run", "small/plan.yaml", "--only", "annex", *chosen, "--quiet").code == 0
    (annex,) = tmp_path.glob("results/*/annex.xlsx")
    setting = "note: the run was made with --set discount_rate=0.05; run the new scenario with it too\n"
    done = careshift("read", annex)
    assert (done.out.split(" against ")[0], done.err) == ("annex.xlsx: nothing was changed", setting)
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("residents: {value: 40", "residents: {value: 41"), encoding="utf-8")
    changed = "has changed since this annex was made; compared with the"
    done = careshift("read", annex)
    assert done.err == f"note: small/plan.yaml {changed} plan as it was\n{setting}"
    assert done.out.startswith("annex.xlsx: nothing was changed against small-")
    mailed = tmp_path / "mailed.xlsx"
    mailed.write_bytes(annex.read_bytes())
    done = careshift("read", mailed, "--plan", plan)
    assert done.out.startswith("mailed.xlsx: nothing was changed against small-")
    assert done.err == f"note: {plan} {changed} run {annex.parent.relative_to(tmp_path)}\n{setting}"
    assert careshift("read", mailed, "--plan", home(tmp_path / "other", "arandia")[0]).code == 3
    done = careshift("read", other, "--run", annex.parent)
    assert done.code == 3
    assert re.search(rf": is of small-\w+, but {re.escape(str(annex.parent))} holds {annex.parent.name}\n", done.err)


def test_a_scenario_whose_plan_is_gone_needs_a_place(tmp_path, monkeypatch):
    plan, _ = home(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert careshift("run", "small/plan.yaml", "--only", "annex", "--quiet").code == 0
    (annex,) = tmp_path.glob("results/*/annex.xlsx")
    plan.unlink()
    annex = typed(annex, {("reform", CATCHMENT): 90000})
    done = careshift("read", annex)
    assert (done.code, done.out) == (2, "")
    assert "the plan of this run is not there any more (plan.yaml): say where with -o DIR" in done.err
    done = careshift("read", annex, "-o", "elsewhere")
    assert (done.code, [path.name for path in (tmp_path / "elsewhere").iterdir()]) == (0, ["edited.yaml"])
    told = "a scenario counts when it lies in the folder scenarios beside the plan, not in elsewhere"
    assert done.err.splitlines()[-1] == f"note: {told}"


def test_an_annex_with_draws_that_came_by_mail_needs_its_plan_alone(tmp_path, monkeypatch):
    plan, annex = home(tmp_path, draws=20)
    said = read_annex(annex, Wishes(plan=plan))
    assert (said.notes, said.record["not_taken"]) == ((), [])
    monkeypatch.setattr(sys.modules["outputs.run_info"], "own_version", lambda: "99.9")
    told = r"note: this annex is of CareShift \S+: what differs may come from that"
    (note,) = read_annex(annex, Wishes(plan=plan)).notes
    assert re.fullmatch(told, note)


def test_sheets_that_were_renamed_are_found_by_their_headings(mailed):
    plan, annex = mailed

    def rename(book):
        book["Inputs"].title, book["Inputs by year"].title = "Entradas", "Moves"
        book["Moves"].cell(*places()["reform", f"{MOVES}.2027"][1:]).value = 9

    said = read_annex(moved(annex, rename), Wishes(plan=plan, dry=True))
    assert [one["said"] for one in said.record["taken"]] == [
        "was read as the sheet 'Inputs'", "was read as the sheet 'Inputs by year'"
    ]  # fmt: skip
    assert [(one["address"], one["new"]) for one in said.record["changes"]] == [(f"{MOVES}.2027", 9)]


def test_figures_typed_into_computed_sheets_and_what_is_gone_are_told(mailed):
    plan, annex = mailed

    def change(book):
        book["Settings"]["C17"] = 1.05
        book["Medium-term form"]["C8"] = 1_000_000
        for column in range(4, 11):
            book["By programme"].cell(8, column).value = 99
        book["Model reform"]["I18"] = 7
        book.create_sheet("Our notes")["A1"] = 5
        book["Inputs"].cell(*places()["address", "discount_rate"][1:]).value = None
        del book["Inputs by year"]

    said = read_annex(moved(annex, change), Wishes(plan=plan))
    why = "is not read: this sheet is computed; type over the blue cells of Inputs, or write it into the plan"
    assert [(one["cell"], one["said"]) for one in said.record["not_taken"][1:]] == [
        ("Inputs by year", "the sheet is gone: nothing of it was compared"),
        ("Settings!C17", f"1.05 {why}"), ("Model reform!I18", f"7 {why}"),
        *((f"By programme!{letter}8", f"99 {why}") for letter in "DEFGH"),
        ("By programme", "2 more figures were typed into this sheet, and are not read"),
        ("Medium-term form!C8", f"1000000 {why}"),
    ]  # fmt: skip
    assert said.text.startswith("moved.xlsx: no value was typed over that can be taken, against small-")
    assert "\nRows that are gone (1); their values stay: discount_rate\n" in said.text
