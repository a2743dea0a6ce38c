"""Altering a results folder as somebody with an editor does, and seeing what is in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any


def files(folder: Path) -> set[str]:
    """The paths of all files, from the folder on."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def contents(folder: Path) -> dict[str, bytes]:
    """All files with what they hold."""
    return {name: (folder / name).read_bytes() for name in files(folder)}


def change(file: Path, old: str, new: str) -> None:
    """Replace a text once."""
    content = file.read_bytes()
    assert old.encode() in content, f"{file.name} has no {old!r}"
    file.write_bytes(content.replace(old.encode(), new.encode(), 1))


def record_of(folder: Path) -> dict[str, Any]:
    """The record of a run."""
    found: dict[str, Any] = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    return found


def record_with(folder: Path, alter: Callable[[dict[str, Any]], object]) -> None:
    """Alter the record of a run."""
    record = record_of(folder)
    alter(record)
    (folder / "run.json").write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def without_hashes(folder: Path) -> None:
    """Make a run look like one of a version that kept none."""
    record_with(folder, lambda record: [record.pop("seal"), record.pop("written")])
