"""The process that reads a workbook: it has little memory and little time, reads one open file and writes JSON.

It is started by `opening.open_book` with the file as its standard input; it needs the standard library alone.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator, Sized
from dataclasses import dataclass
from typing import Any, BinaryIO

from parameters.workbook.archive import Archive
from parameters.workbook.contents import Contents, Sheet, read_contents
from parameters.workbook.dangers import find_dangers
from parameters.workbook.limits import (
    GLANCED_CELLS,
    MEMORY,
    MOST_CELLS,
    MOST_SAID,
    MOST_UNUSABLE,
    PROCESSOR_SECONDS,
)
from parameters.workbook.markup import read_markup
from parameters.workbook.refusal import SAVE_AGAIN, RefusedError
from parameters.workbook.sheet_cells import SheetCells


@dataclass(frozen=True)
class Wishes:
    """What is wanted of a workbook.

    Attributes:
        wanted: the names of the sheets to read, in lower case (`str.casefold`); None reads all.
        formulas_count: whether what formulas store is used.
        glance: whether the cells of the other sheets are told too, as far as they can be read.
    """

    wanted: frozenset[str] | None = None
    formulas_count: bool = True
    glance: bool = False


def main() -> None:
    """Read the workbook on standard input and write what it holds, or why it is not read, to standard output."""
    _cap()
    wanted, formulas_count, glance = json.loads(sys.argv[-1])
    with open(0, "rb", closefd=False) as file:
        wishes = Wishes(None if wanted is None else frozenset(wanted), formulas_count, glance)
        answer = read_workbook(file, wishes)
    sys.stdout.buffer.write(json.dumps(answer, allow_nan=False).encode("ascii"))


def read_workbook(file: BinaryIO, wishes: Wishes) -> dict[str, Any]:
    """What a workbook holds, as JSON can say it.

    Args:
        file: the open file.
        wishes: which sheets are read, and how.

    Returns:
        Either ``refused``, the reasons (what is wrong, what to do); or ``texts`` and ``sheets``, each with ``name``,
        ``hidden``, ``read``, ``merged``, ``hidden_rows``, ``cells`` (`sheet_cells.Found`; a text is a list of one
        number, its place in ``texts``, so that one that stands in very many cells is said once), ``complaints`` and
        ``unusable`` (`sheet_cells.Complaint`), and ``more``, how many of them are not told. Never an exception.
    """
    try:
        archive = Archive(file)
        if reasons := find_dangers(archive):
            raise RefusedError(*reasons)
        contents = read_contents(archive)
        texts: dict[str, int] = {}
        sheets = [_said(*read, texts) for read in _sheets(archive, contents, wishes)]
        return {"sheets": sheets, "texts": list(texts)}
    except RefusedError as refused:
        return {"refused": list(refused.reasons)}
    except MemoryError:
        return {"refused": [("needs too much memory", "keep the sheets of the plan alone, and save it again")]}
    except Exception as error:  # whatever a file made by hand sets off: its owner is told, and sees no traceback
        return {"refused": [(f"is damaged ({type(error).__name__})", SAVE_AGAIN)]}


def _sheets(archive: Archive, contents: Contents, wishes: Wishes) -> Iterator[tuple[Sheet, SheetCells, bool]]:
    room = MOST_CELLS
    for sheet in contents.sheets:
        chosen = wishes.wanted is None or sheet.name.strip().casefold() in wishes.wanted
        reader = SheetCells(contents, room if chosen else GLANCED_CELLS, chosen and wishes.formulas_count)
        if chosen:
            read_markup(sheet.part, archive.chunks(sheet.part), reader)
            room -= len(reader.found)
        elif wishes.glance:
            with contextlib.suppress(RefusedError):  # nobody asked for it: what can be read of it is enough
                read_markup(sheet.part, archive.chunks(sheet.part), reader)
            reader.complaints, reader.unusable, reader.far = [], [], 0
        yield sheet, reader, chosen


def _said(sheet: Sheet, reader: SheetCells, read: bool, texts: dict[str, int]) -> dict[str, Any]:
    cells = [
        (row, column, kind, [texts.setdefault(value, len(texts))] if isinstance(value, str) else value)
        for row, column, kind, value in reader.found
    ]
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "read": read,
        "merged": reader.merged,
        "hidden_rows": sorted(reader.hidden & {row for row, *_ in reader.found}),
        "cells": cells,
        "complaints": reader.complaints[:MOST_SAID],
        "unusable": reader.unusable[:MOST_UNUSABLE],
        "more": _over(reader.complaints, MOST_SAID) + _over(reader.unusable, MOST_UNUSABLE) + max(reader.far - 1, 0),
    }


def _over(told: Sized, most: int) -> int:
    return max(len(told) - most, 0)


def _cap() -> None:
    """Limit memory, processor time and open files, where the platform can."""
    try:
        import resource
    except ImportError:  # Windows: the limits of the parser and the time limit of the parent hold
        return
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # a platform that knows the limit but does not hold it
            _, hard = resource.getrlimit(limit)
            resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main()
