"""What people read when something is wrong: file, line, name, what is wrong, what to do; and the exit code."""

from pathlib import Path

import pytest

import cli
import outputs
import scenarios
from tests.command import ARANDIA, careshift, changed_plan

BUILD = "build: {value: 400000, unit: ARD 2025/centre"
CASES = {
    "unknown key": ("    catchment: {", "    catchmint: {", "unknown key", "did you mean 'catchment'?"),
    "wrong type": ("teams: {2025: 0, 2028: 4}", "teams: {2025: 0, 2028: four}", "must be a number (got 'four')", ""),
    "negative staff": ("psychologist: {value: 2,", "psychologist: {value: -2,", "must be >= 0 (got -2)", ""),
    "missing source": (
        'wards: {value: 4, unit: ward, source: "invented for the tutorial", ',
        "wards: {value: 4, unit: ward, ",
        "is missing: a fact needs its source",
        "source: assumption",
    ),
    "unknown currency": (BUILD, "build: {value: 400000, unit: EUR 2025/centre", "no exchange rate for EUR", "convert"),
    "money without a year": (
        BUILD,
        "build: {value: 400000, unit: ARD/centre",
        "needs its price year",
        "ARD 2025/centre",
    ),
    "wrong unit": (BUILD, "build: {value: 400000, unit: ARD 2025/team", "must be 'money/centre'", ""),
    "duplicate key": ("country: ARA", "country: ARA\ncountry: ARA", "is given twice (first on line 5)", ""),
    "a country of two letters": ("country: ARA", "country: NO", "(got 'NO')", "Norway is NOR"),
    "years turned round": ("years: 2026-2030", "years: 2030-2026", "must be 1 to 30 years", ""),
    "a date out of range": ("moratorium: 2026.0", "moratorium: 1926.0", "1926", ""),
    "a scenario that touches nothing": (
        "    institutions.stonefield.moves",
        "    institutions.stonefeld.moves",
        "unknown address",
        "did you mean 'institutions.stonefield.moves'?",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_plan_with_a_problem_is_told_with_line_and_hint(name, tmp_path):
    old, new, message, hint = CASES[name]
    plan = changed_plan(tmp_path, old, new)
    lines = plan.read_text(encoding="utf-8").splitlines()
    line = max(number for number, text in enumerate(lines, 1) if new.splitlines()[-1] in text)
    done = careshift("run", plan, "-o", tmp_path / "results")
    assert done.code == 3
    assert done.out == ""
    assert f"plan.yaml:{line}: " in done.err
    assert message in done.err
    assert hint in done.err
    assert "nothing was computed" in done.err
    assert not (tmp_path / "results").exists()
    assert done.err.isascii()


def test_all_problems_come_at_once(tmp_path):
    plan = changed_plan(tmp_path, "    catchment: {", "    catchmint: {")
    plan.write_text(plan.read_text(encoding="utf-8").replace("psychologist: {value: 2,", "psychologist: {value: -2,"))
    assert "2 problems in plan.yaml" in careshift("check", plan).out


@pytest.mark.parametrize(
    ("text", "message"),
    [("a: [1, 2\nb: {", "is not YAML"), ("", "is empty"), ("- 1\n- 2\n", "must hold keys and values")],
)
def test_a_file_that_is_no_plan(text, message, tmp_path):
    plan = tmp_path / "plan.yaml"
    plan.write_text(text)
    done = careshift("run", plan)
    assert done.code == 3
    assert message in done.err


def test_a_plan_that_cannot_be_written_as_lines_is_told_with_its_line(tmp_path):
    plan = changed_plan(tmp_path, BUILD, "build: {value: 400000, unit: USD 1990/centre")
    for done in (careshift("run", plan, "-o", tmp_path), careshift("check", plan)):
        assert done.code == 3
        line = plan.read_text().split("USD 1990/centre")[0].count("\n") + 1
        said = f"plan.yaml:{line}: actions.centres.build: is in [USD 1990/centre], but exchange_rate.1990"
        assert said in done.out + done.err


def test_a_missing_file(tmp_path):
    done = careshift("run", tmp_path / "nowhere.yaml")
    assert done.code == 5
    assert "nowhere.yaml: there is no such file" in done.err


def test_an_unknown_scenario():
    done = careshift("run", ARANDIA, "-s", "refrom")
    assert done.code == 2
    assert "no scenario is called 'refrom'; there are status_quo, reform, later" in done.err


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("discount_rate", "write ADDRESS=VALUE"),
        ("actions.centres.catchmint=3", "did you mean 'actions.centres.catchment'?"),
        ("actions.centres.catchment=many", "must be a number (got 'many')"),
    ],
)
def test_a_wrong_set(setting, message):
    done = careshift("run", ARANDIA, "--set", setting)
    assert done.code == 2
    assert message in done.err


def test_an_address_set_twice():
    done = careshift("run", ARANDIA, "--set", "discount_rate=0.05", "--set", "discount_rate=0.06")
    assert (done.code, "is given twice" in done.err) == (2, True)


def test_a_results_folder_below_a_file(tmp_path):
    (tmp_path / "file").write_text("in the way")
    done = careshift("run", ARANDIA, "-o", tmp_path / "file" / "results")
    assert done.code == 5
    assert f"{tmp_path / 'file'} is a file; choose another folder with -o" in done.err


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path):
    name = Path(careshift("run", ARANDIA, "-o", tmp_path / "other", "--only", "data", "--quiet").out.strip()).name
    folder = tmp_path / name
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    done = careshift("run", ARANDIA, "-o", tmp_path, "--only", "data")
    assert done.code == 5
    assert "was not written by CareShift and is left alone" in done.err
    assert (folder / "letter.txt").read_text() == "mine"


def interrupted(*_):
    raise KeyboardInterrupt


@pytest.mark.parametrize("part", ["record_text", "write_inputs", "write_tables"])
def test_an_interrupted_run_leaves_nothing_half_written(part, tmp_path, monkeypatch):
    monkeypatch.setattr(f"outputs.results_folder.{part}", interrupted)
    done = careshift("run", ARANDIA, "-o", tmp_path, "--only", "data")
    assert done.code == 130
    assert "nothing half-written" in done.err
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_rerun_keeps_the_earlier_results(tmp_path, monkeypatch):
    careshift("run", ARANDIA, "-o", tmp_path, "--only", "data")
    (folder,) = tmp_path.iterdir()
    before = (folder / "run.json").read_bytes()
    monkeypatch.setattr("outputs.results_folder.write_tables", interrupted)
    assert careshift("run", ARANDIA, "-o", tmp_path, "--only", "data").code == 130
    assert list(tmp_path.iterdir()) == [folder]
    assert (folder / "run.json").read_bytes() == before


def test_a_defect_is_owned_and_its_traceback_saved(tmp_path, monkeypatch):
    monkeypatch.setattr(scenarios, "find", lambda _: 1 / 0)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done = careshift("run", ARANDIA, "-o", tmp_path / "results")
    (saved,) = tmp_path.glob("careshift-traceback-*.txt")
    assert done.code == 1
    assert "a defect in CareShift, not in your plan: ZeroDivisionError" in done.err
    assert str(saved) in done.err
    assert "Traceback" not in done.err
    assert "Traceback" in saved.read_text()


@pytest.mark.parametrize("words", [["nonsense"], ["run"], ["run", ARANDIA, "--draws", "many"]])
def test_wrong_use(words):
    assert careshift(*words).code == 2


def test_the_parts_are_those_that_can_be_written():
    assert cli.PARTS == outputs.PARTS
