"""What keeps the house in order: import direction, size, names, and no address of a package index."""

import ast
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.longest import FILES

ROOT = Path(__file__).resolve().parent.parent
ORDER = ["parameters", "costing", "scenarios", "outputs", "cli_options", "cli_analyses", "cli", "careshift"]
SKIPPED = {"results", "dist", "build", "__pycache__"}
HOSTS = ["py" + "pi.org", "py" + "pi.python", "python" + "hosted", "conda." + "anaconda"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def kept_files() -> Iterator[Path]:
    """Every file of the repository, without what the tools leave behind."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in SKIPPED and (name[0] != "." or name == ".ci")]
        yield from (Path(folder, name) for name in names)


MODULES = sorted(file for file in kept_files() if file.suffix == ".py")
OURS = [file for file in MODULES if file.relative_to(ROOT).parts[0].removesuffix(".py") in ORDER]


def part_of(file: Path) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(file: Path) -> Iterator[tuple[str, str | None]]:
    """Each (module, name) that a file imports; the name is None for a plain `import module`."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from ((node.module or "", alias.name) for alias in node.names)


def public_names(part: str) -> set[str]:
    tree = ast.parse((ROOT / part / "__init__.py").read_bytes())
    assigned = {ast.unparse(node.targets[0]): node.value for node in tree.body if isinstance(node, ast.Assign)}
    return set(ast.literal_eval(assigned["__all__"])) if "__all__" in assigned else set()


def relative(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", OURS, ids=relative)
def test_imports_go_one_way(file):
    allowed = ORDER[: ORDER.index(part_of(file)) + 1]
    wrong = [module for module, _ in imports(file) if module.split(".")[0] in set(ORDER) - set(allowed)]
    assert not wrong, f"{relative(file)} may import only {allowed}"


@pytest.mark.parametrize("file", OURS, ids=relative)
def test_other_parts_are_used_by_their_public_names(file):
    others = set(ORDER[:4]) - {part_of(file)}
    used = [(module, name) for module, name in imports(file) if module.split(".")[0] in others]
    wrong = [(module, name) for module, name in used if "." in module or (name and name not in public_names(module))]
    assert not wrong, f"{relative(file)} reaches inside: {wrong}"


@pytest.mark.parametrize("part", ORDER[:4])
def test_each_part_lists_its_public_names(part):
    assert public_names(part)


@pytest.mark.parametrize("file", MODULES, ids=relative)
def test_a_module_is_short_and_named_after_its_subject(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300
    assert file.stem not in {"util", "utils", "helpers", "misc", "common"}


def test_no_package_index_is_named():
    named = re.compile("|".join(map(re.escape, HOSTS)).encode(), re.IGNORECASE)
    assert [relative(file) for file in kept_files() if named.search(file.read_bytes())] == []


def test_the_lock_holds_hashes_and_no_address():
    assert not re.search(r"://|^--|\s--(?!hash=)|@ ", LOCK, re.MULTILINE)
    pins = re.findall(r"^[a-z0-9-]+==\S+ \\$", LOCK, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^\w.*\n    --hash=sha256:[0-9a-f]{64}", LOCK, re.MULTILINE)) > 0


def test_the_lock_has_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK, re.MULTILINE))
    for text in project["dependencies"] + project["optional-dependencies"]["dev"]:
        wanted = Requirement(text)
        assert wanted.specifier.contains(pins[canonicalize_name(wanted.name)]), f"{text}: python3.11 tasks.py lock"


def test_the_test_files_begun_first_are_there():
    assert [file for file in FILES if not (ROOT / file).is_file()] == []
