"""The new cost kind that CONTRIBUTING shows: its files, put where it says, are all that it takes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import ROOT

PARTS = ("parameters", "costing", "scenarios", "outputs", "tests/costing")
FILES = ("cli.py", "cli_analyses.py", "cli_options.py", "careshift.py", "pyproject.toml")
SHOWN = re.compile(
    r"`((?:costing|tests/cases|parameters/menu)/[\w.-]+\.\w+)`(?:(?!```).)*?:\n\n```\w+\n(.*?)```\n", re.DOTALL
)
MENU = "parameters/menu/2.3-inclusion.yaml"
PLAN = """
plan: "A table for everybody"
country: ARA
years: 2026-2030
actions:
  table:
    menu: inc.table
    coverage: {2025: 0, 2030: 0.001}
    meal: {value: 4, unit: ARD 2025/people/event, source: invented, fixed: invented}
"""
SAY = """
import cli, sys
for words in (["check", "plan.yaml"], ["schema"], ["params", "--csv"], ["actions", "inc.table"]):
    try:
        cli.main(words)
    except SystemExit as left:
        assert not left.code, (words, left.code)
    print("-----")
"""
BARE = """
import careshift
try:
    careshift.project(careshift.load("bare.yaml"))
except Exception as told:
    print(told)
"""


@pytest.fixture(scope="module")
def blocks() -> dict[str, str]:
    """The files that CONTRIBUTING shows, by their place."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return dict(SHOWN.findall(text))


@pytest.fixture(scope="module")
def copy(blocks: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """CareShift with the new kind, its case and its menu entry added, and nothing else changed."""
    folder = tmp_path_factory.mktemp("contributed")
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in FILES:
        shutil.copy(ROOT / file, folder / file)
    for place, text in blocks.items():
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(old + text, encoding="utf-8")
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return folder


def asked(folder: Path, *words: str) -> str:
    done = subprocess.run([sys.executable, *words], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_shows_a_kind_a_case_and_a_menu_entry(blocks: dict[str, str]) -> None:
    assert list(blocks) == ["costing/evening_table.py", "tests/cases/evening_table.yaml", MENU]


def test_its_case_comes_to_what_was_computed_by_hand(copy: Path) -> None:
    words = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/costing/test_cases.py", "-k", "evening_table")
    said = asked(copy, *words)
    assert "2 passed" in said


def test_check_schema_params_and_the_menu_know_it(copy: Path) -> None:
    checked, schema, params, shown = asked(copy, "-c", SAY).split("-----\n")[:4]
    assert "no problems" in checked
    assert "evening_table" in json.dumps(json.loads(schema))
    assert "inc.table.evenings" in params
    assert "menu: inc.table" in shown


def test_what_is_missing_is_told_with_its_address(copy: Path) -> None:
    (copy / "bare.yaml").write_text(PLAN.replace("    coverage: {2025: 0, 2030: 0.001}\n", ""), encoding="utf-8")
    said = asked(copy, "-c", BARE)
    assert "actions.table.people: is missing; kind 'evening_table' needs it, or else coverage" in said
