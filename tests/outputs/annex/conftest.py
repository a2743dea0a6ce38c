"""Workbooks that several files of tests read."""

from pathlib import Path

import pytest

from tests.outputs.annex.plans import EXAMPLES, write


@pytest.fixture(scope="session")
def arandia_annex(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The annex of the tutorial's plan, written once; nobody writes into it."""
    return write("arandia", tmp_path_factory.mktemp("annex"))


@pytest.fixture(scope="session")
def annexes(arandia_annex: Path) -> dict[str, Path]:
    """The annexes of the example plans, written once; nobody writes into them."""
    return {name: arandia_annex if name == "arandia" else write(name, arandia_annex.parent) for name in EXAMPLES}
