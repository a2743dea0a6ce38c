"""Stored runs: an ordinary plan with draws, and one that rules refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import EXAMPLES, careshift


def stored(folder: Path, *words: object) -> Path:
    """The results folder of a run, without its annex."""
    done = careshift("run", *words, "-o", folder, "--only", "report", "--quiet")
    assert done.code == 0, done.err
    return Path(done.out.strip())


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Arandia with draws."""
    return stored(tmp_path_factory.mktemp("drawn"), EXAMPLES / "arandia" / "plan.yaml", "--draws", 40)


@pytest.fixture(scope="session")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rushed closure, which is not valid."""
    return stored(tmp_path_factory.mktemp("refused"), EXAMPLES / "rushed" / "plan.yaml")
