"""A stored run that tests may alter."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.command import ARANDIA, careshift


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tutorial's plan, without its annex."""
    folder = tmp_path_factory.mktemp("results")
    return Path(careshift("run", ARANDIA, "-o", folder, "--only", "report", "--quiet").out.strip())


@pytest.fixture
def folder(stored: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(stored, tmp_path / stored.name))
