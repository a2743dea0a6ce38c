"""Stored runs: an ordinary plan with draws, and one that rules refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import EXAMPLES, ROOT, careshift

BENEFITS = ROOT / "tests" / "data" / "benefits"


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


@pytest.fixture(scope="session")
def bought(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan that closes an institution and names benefits, with draws; rules refuse it."""
    return stored(tmp_path_factory.mktemp("bought"), BENEFITS / "plan.yaml", "--draws", 40)


@pytest.fixture(scope="session")
def sold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same plan without its institution, which is what rules refuse: a valid plan that says what it buys."""
    without = ("institutions.north", "places.flat", "benefits.leaving")
    settings = [word for address in without for word in ("--set", f"{address}=null")]
    return stored(tmp_path_factory.mktemp("sold"), BENEFITS / "plan.yaml", "--draws", 40, *settings)


@pytest.fixture(scope="session")
def spare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small plan with benefits: nothing is spent on one action, and of another no benefit is named; no draws."""
    nothing = ("--set", "actions.psychosis.left_out=not now", "--set", "benefits.work=null")
    return stored(tmp_path_factory.mktemp("spare"), BENEFITS / "small.yaml", *nothing)
