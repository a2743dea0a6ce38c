"""A comparison written: a workbook with its tables beside it, or a folder with both; nothing half-written is seen."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from outputs.asked import WrongUseError
from outputs.cells import Record
from outputs.codebook_compare import COMPARED
from outputs.csv_file import write_csv
from outputs.placed_folder import ResultsError
from scenarios import Comparison

WORKBOOK = "comparison.xlsx"
MARK = "codebook.csv"
"""The table by which a folder of ours is known."""


def places(target: Path) -> tuple[Path, Path]:
    """Where the workbook and the folder of the tables go.

    Args:
        target: ``FILE.xlsx``, whose tables go to ``FILE-data`` beside it; anything else is a folder.

    Raises:
        WrongUseError: a new name has another ending.
        ResultsError: something that is not ours is in the way.
    """
    single = target.suffix.lower() == ".xlsx"
    if target.suffix and not single and not target.exists():
        raise WrongUseError(f"-o {target}: name a workbook, FILE.xlsx, or a folder, without an ending")
    book = target if single else target / WORKBOOK
    data = target.with_name(f"{target.stem}-data") if single else target / "data"
    _check(book, data)
    return book, data


def write_comparison(target: Path, comparison: Comparison, tables: Mapping[str, Sequence[Record]]) -> list[Path]:
    """Write the workbook and every table as CSV.

    Args:
        target: a workbook or a folder, see `places`.
        comparison: what was compared.
        tables: its tables.

    Returns:
        What was written: the workbook and the folder of the tables.

    Raises:
        ResultsError: something that is not ours is in the way, or the place cannot be written.
    """
    book, data = places(target)
    try:
        _write(book, data, comparison, tables)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        advice = "close its files in other programs, or choose another place with -o"
        raise ResultsError(f"cannot write {target} ({reason}); {advice}") from error
    return [book, data]


def _check(book: Path, data: Path) -> None:
    if book.is_dir():
        raise ResultsError(f"cannot write {book}: it is a folder; choose another name with -o")
    for place in (data, *data.parents):
        if place.exists() and not place.is_dir():
            raise ResultsError(f"cannot write {data}: {place} is a file; choose another place with -o")
    if (data.parent / "run.json").is_file() and data.name == "data":
        raise ResultsError(f"{data.parent} holds the results of a run and is left alone; choose another place with -o")
    if data.is_dir() and any(data.iterdir()):
        kept = (data / MARK).read_text(encoding="utf-8-sig", errors="replace") if (data / MARK).is_file() else ""
        if "drivers.csv" not in kept:
            raise ResultsError(f"{data} was not written by careshift compare and is left alone; choose another place")


def _write(book: Path, data: Path, comparison: Comparison, tables: Mapping[str, Sequence[Record]]) -> None:
    from outputs.compare_book import write_book

    book.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=book.parent))
    try:
        write_book(made / "book.xlsx", comparison)
        for name, rows in tables.items():
            write_csv(made / f"{name}.csv", COMPARED[name], (row.values() for row in rows))
        data.mkdir(parents=True, exist_ok=True)
        for old in data.glob("*.csv"):
            if old.stem in COMPARED and old.stem not in tables:
                old.unlink()
        for name in tables:
            os.replace(made / f"{name}.csv", data / f"{name}.csv")
        os.replace(made / "book.xlsx", book)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def json_of(tables: Mapping[str, Sequence[Record]]) -> dict[str, list[Record]]:
    """The tables for programs, without the codebook and without single lines."""
    kept = {name: list(rows) for name, rows in tables.items() if name not in ("codebook", "lines")}
    return json.loads(json.dumps(kept, allow_nan=False))  # type: ignore[no-any-return]
