"""What every test may ask for."""

import gc
import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from cli_options import SEARCHES
from tests.calculated import Place, calculated
from tests.chromium import Opened, find_chromium, opened
from tests.longest import place
from tests.office import find_office, recalculate

# Derandomized: the same examples on every machine, so a failure is never a matter of luck.
settings.register_profile(
    "ci", max_examples=50, derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("nightly", settings.get_profile("ci"), max_examples=1000)
settings.load_profile("ci")  # another with: pytest --hypothesis-profile=nightly

gc.set_threshold(*SEARCHES)  # as in a command: a test that calls no command is as quick


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh-golden", action="store_true", help="rewrite stored results instead of comparing")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--refresh-golden"):
        items[:] = [item for item in items if "golden" in getattr(item, "fixturenames", ())]
    items.sort(key=lambda item: place(item.nodeid.partition("::")[0]))


def pytest_collection_finish() -> None:
    gc.freeze()  # what is there before the first test stays to the end


@pytest.fixture(scope="session")
def office() -> Callable[[Sequence[Path], Path], list[Path]]:
    """LibreOffice as a function `(files, folder) -> recalculated files`; all files of a test in one call."""
    if find_office() is None:
        required = "CARESHIFT_REQUIRE_OFFICE" in os.environ
        (pytest.fail if required else pytest.skip)("LibreOffice (soffice) is not installed")
    return recalculate


@pytest.fixture(scope="session")
def cells_of(office: object) -> Callable[..., dict[Any, dict[Place, object]]]:
    """LibreOffice as a function from `{key: (file, values to type)}` to `{key: cells}`; all of a test in one call."""
    return calculated


@pytest.fixture(scope="session")
def chromium() -> Callable[..., AbstractContextManager[Opened]]:
    """The system's Chromium as a function `(file, width) -> page`."""
    if find_chromium() is None:
        required = "CARESHIFT_REQUIRE_CHROMIUM" in os.environ
        (pytest.fail if required else pytest.skip)("Chromium is not installed")
    return opened


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """An empty folder for the results of a run."""
    folder = tmp_path / "results"
    folder.mkdir()
    return folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with the stored one, or stores it when asked with --refresh-golden."""

    def compare(stored: Path, text: str) -> None:
        if request.config.getoption("--refresh-golden"):
            stored.parent.mkdir(parents=True, exist_ok=True)
            stored.write_text(text, encoding="utf-8", newline="\n")
        assert text == stored.read_text(encoding="utf-8"), f"{stored} differs; if meant: python3.11 tasks.py golden"

    return compare
