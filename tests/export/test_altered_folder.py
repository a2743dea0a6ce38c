"""No document is made from a results folder that was altered, and each file is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.command import ARANDIA, careshift
from tests.export.altering import change, contents, record_of, record_with


def without_block(folder: Path) -> None:
    record_with(folder, lambda record: record.update(findings=[], valid=True))


def without_scenarios(folder: Path) -> None:
    record_with(folder, lambda record: record.update(scenarios={}))


def without_finding(folder: Path) -> None:
    table = folder / "data" / "findings.csv"
    table.write_bytes(b"\n".join(table.read_bytes().split(b"\n")[:-2]) + b"\n")


ALTERED = {
    "a figure of a chart": (lambda run: change(run / "charts/03-totals.csv", "2030", "2031"),
                            "charts/03-totals.csv: changed since the run"),
    "text for a number": (lambda run: change(run / "data/transition.csv", ",2028,", ",many,"),
                          "data/transition.csv: changed since the run"),
    "a finding taken out": (without_finding, "data/findings.csv: changed since the run"),
    "findings taken out of the record": (without_block, "run.json: changed since the run"),
    "scenarios taken out of the record": (without_scenarios, "run.json: changed since the run"),
    "a sentence": (lambda run: change(run / "run.json", "Against no change", "Without any change"),
                   "run.json: changed since the run"),
    "the seal taken out": (lambda run: record_with(run, lambda record: record.pop("seal")),
                           "run.json: changed since the run"),
    "the hashes taken out": (lambda run: record_with(run, lambda record: record.pop("written")),
                             "run.json: changed since the run"),
    "no table": (lambda run: (run / "data/staff.csv").unlink(), "data/staff.csv: missing"),
    "an empty table": (lambda run: (run / "data/staff.csv").write_bytes(b""), "data/staff.csv: emptied"),
    "no picture": (lambda run: (run / "charts/01-shift.png").unlink(), "charts/01-shift.png: missing"),
    "no drawing": (lambda run: (run / "charts/01-shift.svg").unlink(), "charts/01-shift.svg: missing"),
    "a broken picture": (lambda run: (run / "charts/01-shift.png").write_bytes(b"no picture"),
                         "charts/01-shift.png: changed since the run"),
    "a chart of somebody else": (lambda run: shutil.copy(run / "charts/01-shift.svg", run / "charts/99-mine.svg"),
                                 "charts/99-mine.svg: not of this run; take it out of the folder"),
    "a folder in place of a table": (lambda run: [(run / "data/staff.csv").unlink(), (run / "data/staff.csv").mkdir()],
                                     "data/staff.csv: missing"),
}  # fmt: skip


@pytest.mark.parametrize("what", ALTERED)
def test_what_was_altered_is_named_and_nothing_is_written(folder, what):
    alter, fault = ALTERED[what]
    alter(folder)
    before = contents(folder)
    done = careshift("export", folder)
    assert (done.code, done.out) == (5, "")
    first, *faults, again = done.err.splitlines()
    assert first == f"careshift: no document was made: {folder} is not as its run wrote it"
    assert faults == [f"  {fault}"]
    assert again == f"run the plan again: careshift run {ARANDIA.as_posix()} -o {folder.parent.as_posix()}"
    assert contents(folder) == before


def test_everything_that_was_altered_is_told_at_once(folder):
    shutil.rmtree(folder / "charts")
    change(folder / "data/layers.csv", "0", "1")
    (folder / "data/staff.csv").unlink()
    without_block(folder)
    drawn = len([name for name in record_of(folder)["written"] if name.startswith("charts/")])
    assert careshift("export", folder, "--brief").err.splitlines()[1:-1] == [
        "  run.json: changed since the run",
        "  data/layers.csv: changed since the run",
        "  data/staff.csv: missing",
        f"  charts/: missing, with all its {drawn} files",
    ]


def test_a_file_that_another_program_keeps_is_named(folder, monkeypatch):
    reading = Path.read_bytes

    def refuse(file: Path) -> bytes:
        if file.name == "staff.csv":
            raise PermissionError(13, "Permission denied", str(file))
        return reading(file)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    done = careshift("export", folder)
    assert done.code == 5
    assert "\n  data/staff.csv: cannot be read (Permission denied); close it in other programs\n" in done.err


def test_a_document_that_another_program_keeps_is_named_and_nothing_half_written_stays(folder, monkeypatch):
    before = contents(folder)
    replacing = Path.replace

    def refuse(file: Path, target: Path) -> Path:
        if Path(target).name == "report.html":
            raise PermissionError(13, "Permission denied", str(target))
        return replacing(file, target)

    monkeypatch.setattr(Path, "replace", refuse)
    done = careshift("export", folder)
    assert (done.code, done.out) == (5, "")
    said = f"careshift: cannot write {folder / 'report.html'} (Permission denied); close it in other programs\n"
    assert done.err == said
    assert contents(folder) == before


def test_a_document_that_cannot_be_made_leaves_the_others_as_they_were(folder, monkeypatch):
    change(folder / "report.html", "<title>", "<title>Mine: ")
    before = contents(folder)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("outputs.report.slides.write_slides", full)
    done = careshift("export", folder)
    assert done.code == 5
    assert f"cannot write {folder / 'slides.pptx'} (No space left on device)" in done.err
    assert contents(folder) == before


def test_line_ends_that_git_changed_and_litter_of_systems_do_no_harm(folder):
    for file in [*folder.glob("data/*.csv"), *folder.glob("charts/*.svg"), folder / "run.json"]:
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    (folder / "data/.DS_Store").write_bytes(b"\0")
    (folder / "charts/Thumbs.db").write_bytes(b"\0")
    (folder / "data/~$staff.csv").write_bytes(b"\0")
    assert careshift("export", folder).code == 0


def test_what_is_not_read_may_be_changed(folder):
    (folder / "report.html").unlink()
    (folder / "letter.txt").write_text("mine", encoding="utf-8")
    (folder / "inputs/plan.yaml").write_text("", encoding="utf-8")
    assert careshift("export", folder, "--report").code == 0
