"""`--fail-over`: exit code 4 with one sentence when the rules find something as grave."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command import careshift
from tests.costing.small_plans import small_plan
from tests.scenarios.sound_plan import changed


@pytest.fixture
def written(tmp_path):
    def write(settings: dict[str, Any] | None = None) -> Path:
        small_plan(tmp_path, changed(settings or {}))
        return tmp_path / "plan.yaml"

    return write


STOPPED = {"institutions.north.gate": 0}
WARNED = {"institutions.north.assessed": None}


def test_a_run_with_a_block_ends_with_4_and_one_sentence(written, tmp_path):
    done = careshift("run", written(STOPPED), "-o", tmp_path / "results", "--only", "data", "--fail-over", "BLOCK")
    assert done.code == 4
    assert done.err == "careshift: 1 BLOCK finding (R01), and --fail-over BLOCK was asked for\n"
    assert "NOT VALID" in done.out  # the results are written all the same
    assert list((tmp_path / "results").iterdir())


def test_without_the_option_the_same_run_ends_well(written, tmp_path):
    assert careshift("run", written(STOPPED), "-o", tmp_path / "results", "--only", "data").code == 0


@pytest.mark.parametrize(
    ("settings", "level", "code"), [(WARNED, "BLOCK", 0), (WARNED, "WARN", 4), (STOPPED, "WARN", 4), ({}, "WARN", 0)]
)
def test_check_ends_with_4_only_then(written, settings, level, code):
    done = careshift("check", written(settings), "--fail-over", level)
    assert done.code == code
    assert "nothing was written" in done.out
    assert careshift("check", written(settings)).code == 0


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            STOPPED | WARNED,
            "Rules: R01 would block: a run is not valid until that is mended; R14 would warn. careshift check {} ",
        ),
        (STOPPED, "BLOCK R01: "),
        ({}, "Rules: none would block or warn, which does not make a plan right."),
    ],
)
def test_check_says_what_blocks_and_which_rules_would_warn(written, settings, said):
    plan = written(settings)
    assert said.format(plan) in " ".join(careshift("check", plan).out.split())


def test_check_lists_what_the_rules_find(written):
    done = careshift("check", written(WARNED), "--fail-over", "warn")
    assert "WARN R14: nobody says with how many people of North Hospital" in done.out
    assert done.err == "careshift: 1 BLOCK or WARN finding (R14), and --fail-over WARN was asked for\n"


def test_check_gives_findings_as_data(written):
    done = careshift("check", written(WARNED), "--json", "--fail-over", "BLOCK")
    found = json.loads(done.out)
    assert [one["rule"] for one in found["findings"] if one["severity"] == "WARN"] == ["R14"]
    assert json.loads(careshift("check", written(WARNED), "--json").out) == found


def test_another_word_is_wrong_use(written):
    assert careshift("check", written(), "--fail-over", "INFO").code == 2


def test_the_tables_of_a_run_hold_indicators(written, tmp_path):
    careshift("run", written(), "-o", tmp_path / "results", "--only", "data")
    (folder,) = (tmp_path / "results").iterdir()
    first, *rows = (folder / "data" / "indicators.csv").read_text(encoding="utf-8-sig").splitlines()
    assert first == "scenario,indicator,element,measure,year,value,unit"
    assert any(row.startswith("reform,BI22,north,") for row in rows)
    assert "indicators.csv,measure," in (folder / "data" / "codebook.csv").read_text(encoding="utf-8-sig")
