"""The notebook's way in."""

import subprocess
import sys
from pathlib import Path

import pytest

import careshift

ROOT = Path(__file__).resolve().parent.parent
SHADOWS = ["parameters/__init__.py", "outputs/__init__.py", "scenarios.py", "cli.py"]


def python(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs `code` as a notebook in `folder` would: the folder comes first on Python's path, then CareShift."""
    start = f"import sys; sys.path[:0] = ['', {str(ROOT)!r}]; import careshift; "
    return subprocess.run([sys.executable, "-c", start + code], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", SHADOWS)
def test_a_file_with_the_name_of_a_part_is_named(tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    said = python("careshift.load('plan.yaml')", tmp_path).stderr
    place = tmp_path / name.removesuffix("/__init__.py")
    assert f"a part called '{place.stem}', but Python finds {place.resolve()} in its place" in said
    assert "Rename that file or folder" in said


def test_a_part_that_was_already_imported_is_seen(tmp_path):
    (tmp_path / "costing.py").touch()
    said = python("import costing; sys.path.remove(''); careshift.load('plan.yaml')", tmp_path).stderr
    assert str(tmp_path.resolve() / "costing.py") in said


def test_a_folder_of_results_called_outputs_is_harmless(tmp_path):
    (tmp_path / "outputs").mkdir()
    done = python("careshift._find_own_parts()", tmp_path)
    assert done.returncode == 0, done.stderr


def test_importing_it_is_light(tmp_path):
    done = python("print({'numpy', 'pandas', 'pydantic', 'parameters'} & set(sys.modules))", tmp_path)
    assert done.stdout.strip() == "set()"


def test_it_knows_its_version():
    assert careshift.__version__


def test_the_example_is_loaded_and_costed():
    plan = careshift.load(ROOT / "examples/arandia/plan.yaml")
    assert "reform" in plan.scenarios
    assert careshift.project(plan) is not None
