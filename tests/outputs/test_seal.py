"""Hashes by which a results folder is known to be as its run wrote it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from outputs.seal import faults, sealed
from tests.command import ARANDIA, careshift

FILES = {"data/a.csv": b"x\n1\n", "charts/b.png": b"\x89", "inputs/plan.yaml": b"", "c.txt": b"c"}
OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
RECORD: dict[str, Any] = {"run": "a-1", "scenarios": {"reform": {"total": 1.5}, "later": {}}, "title": "Città"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_every_file_of_tables_charts_and_inputs_has_the_hash_that_other_programs_find(folder):
    written = sealed(RECORD, folder, {})["written"]
    assert list(written) == ["data/a.csv", "charts/b.png", "inputs/plan.yaml"]
    assert written["data/a.csv"] == hashlib.sha256(b"x\n1\n").hexdigest()
    assert written["inputs/plan.yaml"] == OF_NOTHING


def test_the_seal_is_of_the_content_and_not_of_its_form(folder):
    whole = sealed(RECORD, folder, {})
    for text in (json.dumps(whole), json.dumps(whole, indent=4, ensure_ascii=False)):
        assert faults(folder, json.loads(text)) == []


@pytest.mark.parametrize(
    "change",
    [{"run": "a-2"}, {"title": "Citta"}, {"scenarios": {"later": {}, "reform": {"total": 1.5}}}, {"more": None},
     {"scenarios": {"reform": {"total": 1.51}, "later": {}}}],
)  # fmt: skip
def test_whatever_is_changed_in_the_record_breaks_the_seal(folder, change):
    assert faults(folder, {**sealed(RECORD, folder, {}), **change}) == ["run.json: changed since the run"]


def test_an_empty_file_that_was_empty_is_as_it_was(folder):
    assert faults(folder, sealed(RECORD, folder, {}), ("inputs",)) == []


def test_hashes_of_parts_that_are_not_written_are_those_of_the_run_before(folder, tmp_path_factory):
    before = sealed(RECORD, folder, {})
    made = tmp_path_factory.mktemp("made")
    (made / "data").mkdir()
    (made / "data/new.csv").write_bytes(b"x\n")
    written = sealed(RECORD, made, before)["written"]
    assert list(written) == ["data/new.csv", "charts/b.png", "inputs/plan.yaml"]
    assert written["charts/b.png"] == before["written"]["charts/b.png"]


@pytest.mark.parametrize("before", [{}, {"written": None}, {"written": ["data/a.csv"]}])
def test_a_run_before_that_has_no_hashes_gives_none(before, tmp_path):
    assert sealed(RECORD, tmp_path, before)["written"] == {}


def test_the_same_run_has_the_same_seal_wherever_it_is_written(tmp_path):
    places = [tmp_path / name for name in ("one", "other")]
    for place in places:
        careshift("run", ARANDIA, "-o", place, "--only", "report", "--quiet")
    one, other = (next(place.glob("*/run.json")).read_bytes() for place in places)
    assert one == other
    assert len(json.loads(one)["written"]) > 40
