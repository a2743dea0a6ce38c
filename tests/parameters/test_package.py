from __future__ import annotations

import subprocess
import sys

import pytest

import parameters


def test_every_public_name_can_be_loaded() -> None:
    assert all(getattr(parameters, name) is not None for name in parameters.__all__)
    assert dir(parameters) == sorted(parameters.__all__)


def test_every_public_name_has_a_home() -> None:
    assert sorted(parameters.__all__) == sorted(name for names in parameters._HOMES.values() for name in names)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'parameter_set'"):
        _ = parameters.parameter_set


@pytest.mark.parametrize(
    ("names", "heavy"),
    [
        ("", "pydantic ruamel numpy scipy"),
        ("Number, kind_schema", "pydantic ruamel numpy"),
        ("load_plan", "numpy scipy"),
    ],
)
def test_heavy_libraries_are_loaded_only_by_what_needs_them(names: str, heavy: str) -> None:
    load = f"from parameters import {names}" if names else "import parameters"
    code = f"import sys; {load}; print([name for name in {heavy.split()} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
