"""What stands in the cells of an annex, and where two of them differ."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from openpyxl import load_workbook

MONEY, NOISE, RELATIVE = 1e-5, 1e-9, 1e-9
OVERALL = 5
"""The row of the Checks sheet that holds the verdict over all checks."""
Place = tuple[str, int, int]
Cells = dict[Place, object]


def values(file: Path, only: str | tuple[str, ...] = "") -> Cells:
    """Every cell that is not empty, as stored: sheet, row and column (from 1); `only` sheets that start so."""
    return dict(_stored(file, file.stat().st_mtime_ns, only))


@lru_cache(maxsize=6)  # a whole annex takes seconds to read, and tests ask for the same ones
def _stored(file: Path, _: int, only: str | tuple[str, ...]) -> Cells:
    book, found = load_workbook(file, read_only=True, data_only=True), {}
    for sheet in (sheet for sheet in book.worksheets if sheet.title.startswith(only)):
        for row, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            found |= {
                (sheet.title, row, column): value for column, value in enumerate(cells, start=1) if value is not None
            }
    book.close()
    return found


def formulas(file: Path, only: str | tuple[str, ...] = "") -> Cells:
    """The text of every formula."""
    book, found = load_workbook(file, read_only=True), {}
    for sheet in (sheet for sheet in book.worksheets if sheet.title.startswith(only)):
        for row in sheet.iter_rows():
            found |= {(sheet.title, cell.row, cell.column): cell.value for cell in row if cell.data_type == "f"}
    book.close()
    return found


def broken_checks(found: Mapping[Place, object]) -> set[tuple[object, object]]:
    """Every check of the Checks sheet that is not OK, with its scope."""
    rows = [row for (sheet, row, column), value in found.items() if (sheet, column, value) == ("Checks", 6, "NOT OK")]
    return {(found["Checks", row, 1], found["Checks", row, 2]) for row in rows if row > OVERALL}


def close(one: object, other: object, noise: float = NOISE) -> bool:
    """Equal to 1e-9 of the number; around 0 to 1e-9, and in amounts of money to a hundred-thousandth."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= max(noise, RELATIVE * max(abs(one), abs(other)))
    return one == other


def _noise(cells: Mapping[Place, object], place: Place) -> float:
    """A millionth where whole units of money stand: the last digits of billions."""
    sheet, row, _ = place
    column = {"Key figures": 4, "Indicators": 5}.get(sheet, 3)
    unit = "PEN" if sheet == "Lines" else cells.get((sheet, row, column), "")
    whole = sheet.startswith("Model ") or sheet in ("Lines", "Key figures", "Indicators")
    return MONEY if whole and re.search(r"\b[A-Z]{3}\b", str(unit)) else NOISE


def differences(stored: Mapping[Place, object], found: Mapping[Place, object]) -> list[str]:
    """Every cell of `stored` that is another in `found`."""
    return list(_differences(stored, found))


def _differences(stored: Mapping[Place, object], found: Mapping[Place, object]) -> Iterator[str]:
    for (sheet, row, column), value in stored.items():
        other = found.get((sheet, row, column))
        if not close(value, other, _noise(stored, (sheet, row, column))):
            yield f"{sheet} row {row} column {column}: {value!r} is {other!r}"
