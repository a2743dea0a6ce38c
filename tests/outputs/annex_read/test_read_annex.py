"""What a planner typed into an annex comes back as a scenario that costs what the annex says."""

import re

import pytest
from openpyxl import load_workbook

from outputs import Wishes, WrongUseError, read_annex
from outputs.opened import opened_plan
from parameters import PlanError
from scenarios import project
from tests.outputs.annex.editing import edited
from tests.outputs.annex_read.annexes import MOVES, home, places, typed

CATCHMENT = "actions.centres.catchment"
COVERAGE = "actions.centres.coverage"
TEAMS = "actions.crisis_teams.teams"
ASSESSED = "institutions.north.assessed"


@pytest.fixture
def mailed(tmp_path):
    return home(tmp_path)


def problems(annex, plan, **wishes):
    with pytest.raises(PlanError) as refused:
        read_annex(annex, Wishes(plan=plan, **wishes))
    assert [path.name for path in (plan.parent / "scenarios").iterdir()] == ["faster.yaml"]
    return str(refused.value).splitlines()


@pytest.mark.parametrize(
    ("example", "language", "draws"),
    [("small", "en", 0), ("small", "fr", 0), ("small", "es", 20), ("kenya", "en", 0)],
)
def test_an_annex_that_nobody_changed_changes_nothing(tmp_path, example, language, draws):
    plan, annex = home(tmp_path, example, language, draws)
    before = sorted(plan.parent.rglob("*"))
    said = read_annex(annex, Wishes(plan=plan))
    assert said.text.startswith("annex.xlsx: nothing was changed against ")
    assert said.record["changes"] == said.record["not_taken"] == said.record["missing"] == said.record["written"] == []
    assert said.notes == ()
    assert sorted(plan.parent.rglob("*")) == before


def test_values_become_a_scenario_beside_the_plan(mailed):
    plan, annex = mailed
    said = read_annex(typed(annex, {("reform", CATCHMENT): 90000, ("reform", f"{MOVES}.2027"): 6}), Wishes(plan=plan))
    file = plan.parent / "scenarios" / "edited.yaml"
    catchment = "Inputs!N" + str(places()["reform", CATCHMENT][1])
    moves = "Inputs by year!I" + str(places()["reform", f"{MOVES}.2027"][1])
    run = said.record["run"]
    assert file.read_text(encoding="utf-8") == (
        f"# Typed into typed.xlsx, the annex of {run}, column reform; written by careshift read.\n"
        "scenario: edited\n"
        'what: "What was typed into typed.xlsx"\n'
        "parameters:\n"
        f"  {CATCHMENT}: 90000  # {catchment} (was 50000)\n"
        f"  {MOVES}.2027: 6  # {moves} (was 10)\n"
    )
    lines = [re.sub(" {2,}", " | ", line) for line in said.text.splitlines()]
    assert lines[0] == f"Typed into typed.xlsx, column reform (the plan), against {run}:"
    assert f"{catchment} | {CATCHMENT} | 50000 -> 90000 | people/centre" in lines
    assert f"{moves} | {MOVES}.2027 | 10 -> 6 | people" in lines
    assert lines[-1] == f"wrote {file}"
    assert opened_plan(plan).scenarios["edited"].parameters()[CATCHMENT].value == 90000


def test_figures_that_cannot_be_typed_over_do_not_look_as_if_they_could(mailed):
    book = load_workbook(mailed[1])

    def paper(scenario, address):
        sheet, row, column = places()[scenario, address]
        return book[sheet].cell(row, column).fill.fill_type

    for address in (CATCHMENT, f"{MOVES}.2027"):
        assert (paper("status_quo", address), paper("reform", address)) == (None, "solid")
    assert paper("faster", CATCHMENT) == "solid"


def test_a_dry_run_writes_nothing(mailed):
    plan, annex = mailed
    said = read_annex(typed(annex, {("reform", CATCHMENT): 90000}), Wishes(plan=plan, dry=True))
    assert said.text.endswith("\nnothing was written; it would be edited.yaml\n")
    assert [path.name for path in (plan.parent / "scenarios").iterdir()] == ["faster.yaml"]


def test_another_scenario_keeps_what_it_changes_and_takes_over_what_it_follows(mailed):
    plan, annex = mailed
    cells = {
        ("reform", CATCHMENT): 90000, ("faster", f"{COVERAGE}.1"): 0.8, ("faster", f"{COVERAGE}.1.year"): 2028,
        ("faster", f"{MOVES}.2027"): 7, ("faster", f"{ASSESSED}.delay"): 1,
    }  # fmt: skip
    said = read_annex(typed(annex, cells), Wishes(plan=plan))
    assert [path.rsplit("/", 1)[1] for path in said.record["written"]] == ["edited.yaml", "faster_edited.yaml"]
    loaded = opened_plan(plan)
    faster, new = loaded.scenarios["faster"].parameters(), loaded.scenarios["faster_edited"].parameters()
    changed = {address: new[address].value for address in new if new[address].value != faster[address].value}
    assert changed == {
        CATCHMENT: 90000, f"{COVERAGE}.1": 0.8, f"{COVERAGE}.1.year": 2028, f"{MOVES}.2027": 7, f"{ASSESSED}.delay": 1
    }  # fmt: skip


def test_whole_paths_may_move_a_year(mailed):
    plan, annex = mailed
    years = {("reform", f"{TEAMS}.{place}.year"): year for place, year in enumerate((2026, 2028, 2029))}
    read_annex(typed(annex, years), Wishes(plan=plan, scenario="later_teams"))
    text = (plan.parent / "scenarios" / "later_teams.yaml").read_text(encoding="utf-8")
    assert f"\n{TEAMS}: {{2026: 0, 2028: 4, 2029: 8}}  # " in text


def test_a_year_of_a_list_that_was_empty_can_be_filled_and_one_that_was_not_be_emptied(mailed):
    plan, annex = mailed
    gone = edited(annex, annex.with_name("x.xlsx"), {places()["reform", f"{MOVES}.2029"]: 2})
    book = gone.read_bytes()
    read_annex(gone, Wishes(plan=plan))
    assert book == gone.read_bytes()
    assert opened_plan(plan).scenarios["edited"].parameters()[f"{MOVES}.2029"].value == 2


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        (("reform", CATCHMENT), -5, f"{CATCHMENT}: must be > 0 (got -5)"),
        (("reform", "discount_rate"), "5%", "discount_rate: must be a number (got '5%')\n       hint: write 0.05"),
        (
            ("reform", CATCHMENT), "many",
            f"{CATCHMENT}: must be a number (got 'many')\n       hint: type the number; it was 50000",
        ),
        (
            ("reform", "base_year"), 2026,
            "base_year: belongs to the plan as a whole; no scenario changes it\n"
            "       hint: change the years in the plan, or roll it forward: careshift roll",
        ),
        (
            ("status_quo", CATCHMENT), 90000,
            f"{CATCHMENT}: nothing can be changed in status_quo: every plan has it by itself\n"
            "       hint: type into the column of the plan",
        ),
        (
            ("status_quo", f"{MOVES}.2027"), 1,
            f"{MOVES}.2027: nothing can be changed in status_quo: every plan has it by itself\n"
            "       hint: type into the row of the plan",
        ),
        (("reform", f"{MOVES}.2025"), 1, f"{MOVES}.2025: is outside the plan years, 2026 to 2029"),
        (
            ("reform", "contingencies.count"), 0,
            "contingencies.count: no scenario can change this\n       hint: write it into the plan",
        ),
        (
            ("address", "pay.nurse"), "pay.nurze",
            "pay.nurze: is no address of this plan\n       hint: did you mean 'pay.nurse'?",
        ),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_taken_is_named_and_nothing_is_written(mailed, cell, value, said):
    plan, annex = mailed
    sheet, row, column = places()[cell]
    place = f"{sheet}!{'ABCDEFGHIJKLMNOPQ'[column - 1]}{row}"
    told = "\n".join(problems(typed(annex, {cell: value}), plan))
    assert told == f"typed.xlsx: {place}: {said}\n1 problem in typed.xlsx; nothing was computed."


def test_all_problems_are_told_at_once(mailed):
    plan, annex = mailed
    cells = {("reform", CATCHMENT): -5, ("reform", "discount_rate"): "5%", ("reform", f"{MOVES}.2025"): 1}
    assert problems(typed(annex, cells), plan)[-1] == "3 problems in typed.xlsx; nothing was computed."


def test_a_unit_cannot_be_changed_with_the_value(mailed):
    plan, annex = mailed
    told = problems(typed(annex, {("reform", CATCHMENT): 90, ("unit", CATCHMENT): "thousand"}), plan)
    assert told[0].endswith(f"{CATCHMENT}: the unit was 'people/centre'; a scenario keeps it")
    assert told[1] == "       hint: write 'people/centre' again, and the value in it"


def test_sources_and_notes_are_told_not_taken(mailed):
    plan, annex = mailed
    said = read_annex(typed(annex, {("source", CATCHMENT): "=my own count"}), Wishes(plan=plan))
    cell = f"Inputs!H{places()['source', CATCHMENT][1]}"
    told = f"{CATCHMENT}: source is not taken: a scenario changes values; write it into the plan"
    assert said.record["not_taken"] == [{"cell": cell, "said": told}]
    assert said.record["written"] == []


def test_a_value_outside_its_range_is_a_warning_that_names_the_cell(mailed):
    plan, annex = mailed
    said = read_annex(typed(annex, {("reform", "discount_rate"): 0.09}), Wishes(plan=plan))
    cell = f"Inputs!N{places()['reform', 'discount_rate'][1]}"
    message = "discount_rate: 0.09 is outside its range 0.03 to 0.06; used without a range"
    assert said.record["warnings"] == [f"typed.xlsx: {cell}: {message}"]
    assert said.notes[-1] == f"warning: typed.xlsx: {cell}: {message}"


def test_a_name_is_never_written_over(mailed):
    plan, annex = mailed
    file = typed(annex, {("reform", CATCHMENT): 90000})
    first, second = (read_annex(file, Wishes(plan=plan)).record["written"][0] for _ in range(2))
    assert (first[-11:], second[-13:]) == ("edited.yaml", "edited_2.yaml")
    with pytest.raises(WrongUseError, match=r"^there is a scenario 'faster' already; choose another name with --scen"):
        read_annex(file, Wishes(plan=plan, scenario="faster"))
    with pytest.raises(WrongUseError, match=r"^--scenario =x: a name has small letters, digits and _, and starts with"):
        read_annex(file, Wishes(plan=plan, scenario="=x"))


def test_an_annex_of_a_plan_that_has_changed_is_refused_without_its_run(mailed):
    plan, annex = mailed
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("value: 50000", "value: 50001", 1), encoding="utf-8")
    told = problems(annex, plan)
    assert "is not the plan it was made from, or has changed since" in told[0]
    assert told[0].startswith("annex.xlsx: Cover!B")
    assert told[1].startswith("       hint: name the folder of that run: --run results/small-")


def test_an_annex_alone_says_what_is_missing(mailed):
    _, annex = mailed
    with pytest.raises(WrongUseError) as refused:
        read_annex(annex, Wishes())
    assert str(refused.value) == (
        f"{annex} does not lie in the folder of its run: name its plan with --plan, or that folder with --run"
    )
    with pytest.raises(WrongUseError, match=r"^name the plan \(--plan\) or the folder of the run \(--run\), not both$"):
        read_annex(annex, Wishes(plan=annex, run=annex))


def test_the_scenario_costs_what_the_annex_says(mailed, office, tmp_path):
    plan, annex = mailed
    cells = {
        ("reform", CATCHMENT): 90000, ("reform", f"{COVERAGE}.1"): 0.8, ("reform", f"{COVERAGE}.1.year"): 2028,
        ("reform", f"{MOVES}.2027"): 6, ("reform", f"{COVERAGE}.factor"): 1.1, ("faster", "discount_rate"): 0.05,
        ("faster", f"{ASSESSED}.1"): 30,
    }  # fmt: skip
    (changed,) = office([typed(annex, cells)], tmp_path / "saved")
    said = read_annex(changed, Wishes(plan=plan))
    assert {(one["column"], one["address"], one["new"]) for one in said.record["changes"]} == {
        (column, address, new) for (column, address), new in cells.items()
    }
    projection = project(opened_plan(plan))
    page = load_workbook(changed, data_only=True)["Key figures"]
    shown = {row[0].value: [cell.value for cell in row[1:]] for row in page.iter_rows()}
    for column, name in {"reform": "edited", "faster": "faster_edited"}.items():
        figures = [value for value in shown[f"{column}.total_nominal"] if isinstance(value, (int, float))]
        one = projection.scenarios[name]
        wanted = one.base[one.model.totals.nominal][: len(figures), 0].tolist()
        assert figures == pytest.approx(wanted, abs=0.005)
