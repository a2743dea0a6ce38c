"""careshift export: documents from a stored run, without costing it again; tests/export has what it refuses."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import pytest

import cli_options
import outputs
from tests.command import ARANDIA, careshift


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("results")
    return Path(careshift("run", ARANDIA, "-o", folder, "--only", "report", "--quiet").out.strip())


@pytest.fixture
def folder(stored: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(stored, tmp_path / stored.name))


def files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_a_report_brings_what_it_is_made_from(stored):
    assert {"report.html", "run.json", "data/quality.csv", "charts/01-shift.csv"} <= files(stored)
    assert "annex.xlsx" not in files(stored)


def test_all_documents_are_made_in_time_and_the_plan_is_not_needed(folder, monkeypatch):
    monkeypatch.setattr(outputs, "projected", None)
    shutil.rmtree(folder / "inputs")
    begun = time.process_time()
    done = careshift("export", folder)
    assert (done.code, done.err) == (0, "")
    assert time.process_time() - begun < 6
    assert done.out.splitlines() == [f"wrote {folder / name}" for name in ("report.html", "brief.docx", "slides.pptx")]
    assert not [name for name in files(folder) if "unfinished" in name]


@pytest.mark.parametrize("words", [("--brief",), ("--slides", "--for", "treasury"), ("--brief", "--for", "advocacy")])
def test_only_what_is_asked_for_is_written(folder, words):
    before = files(folder)
    assert careshift("export", folder, *words).code == 0
    name = words[0].removeprefix("--") + (f"-{words[-1]}" if len(words) > 1 else "")
    assert files(folder) - before == {f"{name}.{'docx' if 'brief' in name else 'pptx'}"}


def test_programs_get_the_files_as_json(folder):
    done = careshift("export", folder, "--report", "--json")
    assert json.loads(done.out) == [(folder / "report.html").as_posix()]


def test_an_unknown_reader_is_wrong_use(folder):
    assert careshift("export", folder, "--for", "nobody").code == 2


def test_the_command_offers_what_can_be_written():
    assert tuple(outputs.DOCUMENTS) == cli_options.DOCUMENTS
    assert outputs.READERS == cli_options.READERS
