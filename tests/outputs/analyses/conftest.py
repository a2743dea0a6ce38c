"""Analyses of the tutorial's plan, made once."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.command import ARANDIA, Done, careshift


@dataclass(frozen=True)
class Made:
    """A command that was run, and the folder it wrote."""

    done: Done
    folder: Path

    @property
    def record(self) -> dict[str, Any]:
        """The record in the folder."""
        (file,) = self.folder.glob("*.json")
        return json.loads(file.read_text(encoding="utf-8"))


ASKED = {
    "tornado": ["--outcome", "reform/total", "--outcome", "reform/2030/centres"],
    "two-way": ["--figure", "catchment", "--figure", "actions.centres.build"],
    "morris": ["--draws", "8"],
    "sobol": ["--draws", "64", "--top", "3"],
    "importance": ["--draws", "200"],
    "switching": [],
    "discovery": ["--draws", "400"],
    "information": ["--draws", "300", "--probability", "75%"],
}


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> dict[str, Made]:
    """Every method of sensitivity, and afford, by name."""
    found = {}
    for method, words in ASKED.items():
        parent = tmp_path_factory.mktemp(method)
        done = careshift("sensitivity", ARANDIA, "--method", method, *words, "-o", parent)
        assert done.code == 0, done.err
        found[method] = Made(done, next(parent.iterdir()))
    parent = tmp_path_factory.mktemp("afford")
    found["afford"] = Made(careshift("afford", ARANDIA, "--draws", "400", "-o", parent), next(parent.iterdir()))
    return found


@pytest.fixture(scope="session")
def run(tmp_path_factory) -> Made:
    """A run with draws."""
    parent = tmp_path_factory.mktemp("run")
    done = careshift("run", ARANDIA, "--draws", "200", "-o", parent)
    return Made(done, next(parent.iterdir()))
