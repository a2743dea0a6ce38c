"""`careshift explain`: any figure of a run or a plan, down to its sources and its cell in the annex."""

import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.command import ARANDIA, careshift, changed_plan

NURSES = "reform/2028/centres/added/pay-nurse-cost-nominal"


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """A run of a plan of one's own, and its results folder."""
    home = tmp_path_factory.mktemp("explain")
    plan = changed_plan(home)
    return plan, Path(careshift("run", plan, "-o", home / "results", "--quiet").out.strip())


def test_a_figure_of_a_run_is_taken_down_to_its_source(results):
    done = careshift("explain", results[1], NURSES)
    assert done.code == 0
    assert done.err == ""
    assert "= nurse: full-time posts x pay, nurse x price index, pay" in done.out
    assert "pay.nurse, parameters/countries/ARA.yaml:" in done.out
    assert "source (grade D): invented for the tutorial" in done.out


def test_the_cell_named_holds_the_figure(results):
    out = careshift("explain", results[1], NURSES, "--json").out
    record = json.loads(out)
    sheet, cell = re.fullmatch(r"'?(.+?)'?!([$A-Z0-9]+)", record["annex"]).groups()
    book = openpyxl.load_workbook(results[1] / "annex.xlsx", data_only=True)
    assert book[sheet][cell.replace("$", "")].value == pytest.approx(record["value"])


def test_a_plan_file_is_explained_like_its_run(results):
    assert careshift("explain", ARANDIA, NURSES).out == careshift("explain", results[1], NURSES).out


def test_overrides_of_the_run_are_kept(results, tmp_path):
    words = ("--only", "data", "--quiet", "--set", "pay.nurse=31000")
    folder = careshift("run", ARANDIA, "-o", tmp_path, *words).out.strip()
    done = careshift("explain", folder, "reform/pay.nurse")
    assert "= 31 000 ARD 2025/FTE" in done.out
    assert "pay.nurse, --set" in done.out
    assert done.err == ""


def test_a_plan_that_changed_since_is_told_and_the_run_explained_as_it_was(results, tmp_path):
    plan = changed_plan(tmp_path)
    folder = careshift("run", plan, "-o", tmp_path, "--only", "data", "--quiet").out.strip()
    before = careshift("explain", folder, NURSES).out
    changed_plan(tmp_path, "nurse: {value: 3, unit: FTE/centre", "nurse: {value: 5, unit: FTE/centre")
    done = careshift("explain", folder, NURSES)
    assert done.out == before
    assert "has changed since this run; this explains the run as it was" in done.err


def copied(results: tuple[Path, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(results[1], tmp_path / "copy"))


def alter(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_run_whose_inputs_or_record_were_altered_is_neither_explained_nor_compared(results, tmp_path):
    folder = copied(results, tmp_path)
    alter(folder, "inputs/plan.yaml", "nurse: {value: 3,", "nurse: {value: 5,")
    alter(folder, "run.json", '"set": {}', '"set": {"pay.nurse": "31000"}')
    for command in (("explain", folder, NURSES), ("compare", folder, f"{folder}:later")):
        done = careshift(*command)
        assert (done.code, done.out) == (5, "")
        assert done.err.splitlines() == [
            f"careshift: {folder} is not as its run wrote it, so it cannot be explained or compared",
            "  run.json: changed since the run",
            "  inputs/plan.yaml: changed since the run",
            f"run the plan again: careshift run {results[0].as_posix()} --set pay.nurse=31000 -o {tmp_path.as_posix()}",
        ]


def test_an_altered_table_does_not_matter_as_everything_is_costed_again(results, tmp_path):
    folder = copied(results, tmp_path)
    alter(folder, "data/ledger.csv", "reform", "mine")
    done = careshift("explain", folder, NURSES)
    assert (done.code, done.err) == (0, "")
    assert done.out == careshift("explain", results[1], NURSES).out


def test_inputs_that_changed_in_a_folder_without_hashes_are_told(results, tmp_path):
    folder = copied(results, tmp_path)
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    del record["written"], record["seal"]
    (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
    assert careshift("explain", folder, NURSES).err == ""
    alter(folder, "inputs/plan.yaml", "nurse: {value: 3,", "nurse: {value: 5,")
    done = careshift("explain", folder, NURSES)
    assert done.code == 0
    assert "figures may differ" in done.err


@pytest.mark.parametrize("lacking", ["seed", "draws", "fingerprint", "request", "scenarios"])
def test_a_record_that_does_not_say_what_it_was_made_from_is_refused(lacking, results, tmp_path):
    folder = copied(results, tmp_path)
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    del record[lacking]
    (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
    done = careshift("explain", folder, NURSES)
    assert done.code == 5
    assert "run.json does not say what it was made from; run the plan again" in done.err


@pytest.mark.parametrize("command", ["explain", "compare", "run", "check"])
def test_a_record_in_place_of_a_plan_is_told(command, results):
    words = (NURSES,) if command == "explain" else ()
    done = careshift(command, results[1] / "run.json", *words)
    assert done.code == 5
    said = f"run.json is the record of a run and no plan; explain, compare and export take its folder: {results[1]}"
    assert said in done.err


def test_depth(results):
    told = [careshift("explain", results[1], "reform/2028/total", "--depth", depth).out for depth in (0, 1, 2, -1)]
    lengths = [len(text) for text in told]
    assert lengths == sorted(set(lengths))


@pytest.mark.parametrize(
    ("address", "message"),
    [("reform/2028/cnetres", "hint: did you mean centres"), ("refrom/2028/total", "no scenario is called 'refrom'")],
)
def test_an_unknown_address(address, message, results):
    done = careshift("explain", results[1], address)
    assert done.code == 2
    assert message in done.err
    assert done.out == ""


def test_a_folder_that_is_no_run(tmp_path):
    done = careshift("explain", tmp_path, NURSES)
    assert done.code == 5
    assert "is not a results folder: it holds no run.json" in done.err


@pytest.mark.parametrize(
    ("text", "message"), [("{", "cannot be read"), ("[]", "is not a record"), ('{"run": 1}', "run the plan again")]
)
def test_a_record_that_is_broken(text, message, tmp_path):
    (tmp_path / "run.json").write_text(text)
    done = careshift("explain", tmp_path, NURSES)
    assert done.code == 5
    assert message in done.err


def test_a_run_without_its_inputs(results, tmp_path):
    folder = tmp_path / "copy"
    shutil.copytree(results[1], folder)
    shutil.rmtree(folder / "inputs")
    assert "is missing, so the run cannot be explained" in careshift("explain", folder, NURSES).err
