"""What `careshift export` says of folders that it cannot make documents from, and how they are made again."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from outputs import export_run
from tests.command import ARANDIA, careshift
from tests.export.altering import change, record_of, without_hashes

EXPORTING = sys.modules["outputs.export_run"]
"""The module; the function has the same name."""


def test_the_command_to_run_again_has_scenarios_settings_draws_and_the_copy_of_the_plan(tmp_path):
    plan = Path(shutil.copy(ARANDIA, tmp_path / "mine.yaml"))
    words = ("--set", "discount_rate=0.05", "--draws", 3, "--seed", 7, "-s", "reform", "-s", "status_quo",
             "--only", "data", "--only", "charts", "--quiet")  # fmt: skip
    run = Path(careshift("run", plan, *words, "-o", tmp_path / "my results").out.strip())
    plan.unlink()
    (run / "data/staff.csv").unlink()
    again = careshift("export", run).err.splitlines()[-1]
    assert again == (
        f'run the plan again: careshift run "{(run / "inputs" / "mine.yaml").as_posix()}" -s reform -s status_quo'
        f' --set discount_rate=0.05 --draws 3 --seed 7 -o "{(tmp_path / "my results").as_posix()}"'
    )


def test_a_run_of_a_version_that_kept_no_hashes_is_refused(folder):
    without_hashes(folder)
    done = careshift("export", folder)
    assert (done.code, done.out) == (5, "")
    first, again = done.err.splitlines()
    assert "is of an older CareShift; its run.json holds no hashes of its files" in first
    assert again.startswith("run the plan again: careshift run ")


def test_a_run_that_says_nothing_of_its_plan_is_to_be_run_again(folder):
    (folder / "run.json").write_text("{}", encoding="utf-8")
    assert careshift("export", folder).err.endswith("\nrun the plan again: careshift run PLAN\n")


def test_parts_that_stay_from_an_earlier_run_keep_their_hashes(folder):
    change(folder / "data/staff.csv", "0", "1")
    assert careshift("run", ARANDIA, "-o", folder.parent, "--only", "charts").code == 0
    assert careshift("export", folder).err.splitlines()[1:-1] == ["  data/staff.csv: changed since the run"]
    assert careshift("run", ARANDIA, "-o", folder.parent, "--only", "data").code == 0
    assert careshift("export", folder).code == 0


def test_parts_that_stay_from_a_version_without_hashes_are_named(folder):
    without_hashes(folder)
    assert careshift("run", ARANDIA, "-o", folder.parent, "--only", "charts").code == 0
    assert careshift("export", folder).err.splitlines()[1:-1] == [
        "  data/: of an older CareShift, which kept no hashes"
    ]


def test_a_run_without_charts_is_refused_with_what_to_do(tmp_path):
    run = careshift("run", ARANDIA, "-o", tmp_path, "--only", "data", "--quiet").out.strip()
    done = careshift("export", run, "--brief")
    assert done.code == 5
    assert "holds no charts; run the plan again without --only" in done.err


def test_a_run_of_another_version_that_lacks_something_is_no_defect(folder, monkeypatch):
    def lack(*_: object) -> None:
        raise KeyError("benefits")

    monkeypatch.setattr(EXPORTING, "write_documents", lack)
    monkeypatch.setattr(EXPORTING, "own_version", lambda: "99.0")
    done = careshift("export", folder)
    assert done.code == 5
    made = record_of(folder)["careshift"]
    assert f"was written by CareShift {made}, and this is 99.0, which cannot make documents from it" in done.err
    assert "run the plan again: careshift run " in done.err


def test_a_defect_of_ours_is_owned(folder, monkeypatch):
    def fail(*_: object) -> None:
        raise KeyError("benefits")

    monkeypatch.setattr(EXPORTING, "write_documents", fail)
    with pytest.raises(KeyError):
        export_run(folder)


def test_what_is_no_results_folder_is_told_with_what_may_be_meant(tmp_path, stored):
    plans = tmp_path / "plans"
    plans.mkdir()
    plan = Path(shutil.copy(ARANDIA, plans / "plan.yaml"))
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    said = {
        tmp_path / "none": "there is no folder ",
        plan: f"is a file and not a results folder; if it is a plan, run it first: careshift run {plan}",
        tmp_path / "letter.txt": "is a file and not a results folder; name the folder that a run has written",
        stored / "run.json": f"is the record of a run; name its folder: {stored}",
        tmp_path: "is not a results folder: it holds no run.json\n",
        plans: f"it holds no run.json, but a plan; run it first: careshift run {plan}",
        stored.parent: f"it holds no run.json; the runs in it: {stored.name}",
    }
    for place, message in said.items():
        done = careshift("export", place)
        assert (done.code, done.out) == (5, "")
        assert message in done.err


@pytest.mark.parametrize("text", ["{", "", "[]", "\0", "\udcff"])
def test_a_record_that_cannot_be_read_is_to_be_made_again(folder, text):
    (folder / "run.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    done = careshift("export", folder)
    assert (done.code, done.out) == (5, "")
    assert str(folder / "run.json") in done.err
    assert "run the plan again" in done.err
    assert "Traceback" not in done.err


def test_a_record_that_another_program_keeps_is_named(folder, monkeypatch):
    def refuse(file: Path, **_: object) -> str:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(Path, "read_text", refuse)
    done = careshift("export", folder)
    assert done.code == 5
    assert f"{folder / 'run.json'} cannot be read (Permission denied); close it in other programs" in done.err
