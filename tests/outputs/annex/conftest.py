"""Workbooks that several files of tests read."""

from pathlib import Path

import pytest

from tests.outputs.annex.plans import EXAMPLES, write


@pytest.fixture(scope="session")
def annexes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The annexes of the example plans, written once; nobody writes into them."""
    folder = tmp_path_factory.mktemp("annex")
    return {name: write(name, folder) for name in EXAMPLES}
