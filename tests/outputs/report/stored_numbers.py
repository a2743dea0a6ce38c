"""Every number that a document shows, looked up in the results folder it was made from."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

NUMBER = re.compile(r"(?<![\w.,/-])[+-]?(?:\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?(?![\w])")
SCALES = (1.0, 1e3, 1e6, 0.01)
"""Amounts are shown whole, in thousands and millions; shares in percent."""


def numbers_in(text: str) -> list[str]:
    """The numbers of a text as they are written."""
    plain = text.replace("\u00a0", " ").replace("\u2060", "")
    return [found.lstrip("+-") for found in NUMBER.findall(plain)]


def missing(text: str, folder: Path, files: Iterable[str] = ()) -> list[str]:
    """The numbers of a text that stand in none of the files (all, if none is named)."""
    return [one for one in numbers_in(text) if not _known(one, folder, tuple(files))]


def _known(one: str, folder: Path, files: tuple[str, ...]) -> bool:
    held = _held(folder, files)
    parts = one.split(" ")
    return _rounded("".join(parts)) in held or (len(parts) > 1 and all(_rounded(part) in held for part in parts))


def _rounded(text: str) -> str:
    decimals = len(text.partition(".")[2])
    return f"{float(text):.{decimals}f}"


@cache
def _held(folder: Path, files: tuple[str, ...]) -> frozenset[str]:
    """Every stored number as it may be shown."""
    numbers = {abs(value) for value in _values(folder, files)}
    return frozenset(f"{value / scale:.{decimals}f}"
                     for value in numbers for scale in SCALES for decimals in range(7))  # fmt: skip


def _values(folder: Path, files: tuple[str, ...]) -> Iterator[float]:
    wanted = [folder / file for file in files] or [*folder.glob("data/*.csv"), *folder.glob("charts/*.csv"),
                                                   folder / "run.json"]  # fmt: skip
    for file in wanted:
        if file.suffix == ".json":
            yield from _leaves(json.loads(file.read_text(encoding="utf-8")))
        else:
            with file.open(encoding="utf-8-sig", newline="") as opened:
                for row in csv.reader(opened):
                    for cell in row:
                        yield from _of(cell)


def _leaves(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _of(str(key))
            yield from _leaves(child)
    elif isinstance(value, list):
        for child in value:
            yield from _leaves(child)
    elif isinstance(value, (int, float)):
        yield float(value)
    else:
        yield from _of(str(value))


def _of(cell: str) -> Iterator[float]:
    """A number, or those in a text."""
    try:
        yield float(cell)
    except ValueError:
        for found in numbers_in(cell):
            yield float(found.replace(" ", ""))
            yield from (float(part) for part in found.split(" "))
