"""What people install is complete."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("parameters", "costing", "scenarios", "outputs")
TOP = {"cli.py", "cli_analyses.py", "cli_options.py", "careshift.py"}


def build(target: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    with zipfile.ZipFile(build("wheel", tmp_path_factory.mktemp("wheel"))) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    with tarfile.open(build("sdist", tmp_path_factory.mktemp("sdist"))) as archive:
        return {name.split("/", 1)[1] for name in archive.getnames()}


def package_files() -> set[str]:
    """Every file of the packages, code and data, as the repository has them."""
    found = (file for part in PARTS for file in (ROOT / part).rglob("*") if file.is_file())
    return {file.relative_to(ROOT).as_posix() for file in found if "__pycache__" not in file.parts}


def example_files() -> set[str]:
    """Every file of the examples, where the wheel puts it."""
    found = (file for file in (ROOT / "examples").rglob("*") if file.is_file())
    return {f"outputs/{file.relative_to(ROOT).as_posix()}" for file in found}


def test_the_wheel_holds_the_parts_their_data_and_the_examples_and_nothing_else(wheel):
    held = {name for name in wheel if ".dist-info/" not in name}
    assert held == package_files() | example_files() | TOP


@pytest.mark.parametrize("folder", ["parameters/countries/", "parameters/menu/"])
def test_country_profiles_and_menu_travel_along(wheel, sdist, folder):
    assert [name for name in wheel & sdist if name.startswith(folder) and name.endswith(".yaml")]


def test_the_command_is_in_the_wheel(wheel):
    assert any(name.endswith(".dist-info/entry_points.txt") for name in wheel)


def test_the_sdist_can_be_tested(sdist):
    needed = {"pyproject.toml", "requirements.lock", "tasks.py", "LICENSE", "tests/conftest.py"}
    assert needed | package_files() | TOP <= sdist
