"""Workbooks that somebody hands in, opened without trust: read by a process of its own, refused in plain words."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from parameters.problems import Collector, Problem
from parameters.workbook.archive import PASSWORD
from parameters.workbook.cells import Book, Cell, Page
from parameters.workbook.limits import LARGEST_FILE, MOST_SAID, SECONDS
from parameters.workbook.refusal import SAVE_AGAIN, Reason
from parameters.workbook.sheet_cells import MISSING, PLAIN

_HOME = str(Path(__file__).resolve().parents[2])
_START = "import sys; sys.path.append(sys.argv[1]); from parameters.workbook.reading_process import main; main()"
_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 1 << 20
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_TOO_SLOW: Reason = (
    f"could not be read within {SECONDS} seconds",
    "keep the sheets of the plan alone, without other data, and save it again",
)
_STOPPED: Reason = ("could not be read: the reading process ended early", SAVE_AGAIN)


def open_book(
    path: Path,
    name: str,
    problems: Collector,
    *,
    wanted: Collection[str] | None = None,
    formulas_count: bool = True,
    glance: bool = False,
    keep_unusable: bool = False,
) -> Book | None:
    """What a workbook (.xlsx) holds, or None with every reason among ``problems``.

    The file is read by a separate process with little memory and time. Refused are files with macros, links to
    other files, embedded objects, controls or connections, files behind a password and files that unpack to more
    than a plan can need (`limits`). Nothing in a file is carried out: a formula counts with the value that is stored
    beside it, and text is text, whatever it begins with.

    Args:
        path: the file.
        name: what it is called in messages.
        problems: where problems go, each with its cell (``plan.xlsx: Actions!F3``). A cell that cannot be used (an
            error value, a date that is none) is a problem, left out of the book, and does not end the reading.
        wanted: names of the sheets to read, in any case; the others come without cells. None reads all.
        formulas_count: False if the caller ignores formula cells: an error in one is then no problem, and the cell
            comes as a formula without a stored value.
        glance: True if the sheets that are not wanted come with their cells too, as far as they can be read; nothing
            in them is a problem.
        keep_unusable: True if cells that cannot be used stay in the book, with their `Cell.fault`, and the caller
            tells them: only the caller knows which cells mean something.

    Returns:
        The sheets that hold cells, in the order of the file; a hidden sheet that was read is among ``warnings``.
    """
    names = None if wanted is None else [sheet.strip().casefold() for sheet in wanted]
    answer = _answer(path, json.dumps([names, formulas_count, glance]))
    if "refused" in answer:
        problems.extend(Problem(name, 0, 1, "", message, hint) for message, hint in answer["refused"])
        return None
    pages = {sheet["name"]: _page(sheet, answer["texts"]) for sheet in answer["sheets"]}
    if keep_unusable:
        pages = {sheet["name"]: _with_faults(pages[sheet["name"]], sheet.pop("unusable")) for sheet in answer["sheets"]}
    for sheet in answer["sheets"]:
        problems.extend(_complaints(sheet, pages[sheet["name"]], name))
    return Book(name, pages, tuple(_hidden(pages, name)))


def _answer(path: Path, wishes: str) -> dict[str, Any]:
    """What the reading process tells (`reading_process.read_workbook`), or what keeps it from reading."""
    try:
        with path.open("rb") as file:
            if reason := _not_a_zip(file):
                return _refused(reason)
            return _read(file, wishes)
    except FileNotFoundError:
        return _refused(("there is no such file", ""))
    except OSError as error:
        return _refused((f"cannot be read ({error.strerror or type(error).__name__})", ""))


def _refused(reason: Reason) -> dict[str, Any]:
    return {"refused": [reason]}


def _not_a_zip(file: BinaryIO) -> Reason | None:
    """What a file is instead of a workbook, from its beginning; None for a zip."""
    size = file.seek(0, 2)
    file.seek(0)
    head = file.read(_HEAD)
    if not size:
        return "is empty", SAVE_AGAIN
    if size > LARGEST_FILE:
        return f"has {size:,} bytes; the most is {LARGEST_FILE:,}", "keep the sheets of the plan alone"
    if head.startswith(_ZIP):
        return None
    if head.startswith(_COMPOUND):
        protected = "EncryptedPackage".encode("utf-16-le") in head + file.read()
        return PASSWORD if protected else ("is a workbook of an old kind (.xls)", SAVE_AGAIN)
    if b"\0" not in head:
        return "is text (such as a .csv file), not a workbook", SAVE_AGAIN
    return "is not a workbook", SAVE_AGAIN


def _read(file: BinaryIO, wishes: str) -> dict[str, Any]:
    options = ["-I", "-S", *(["-B"] if sys.dont_write_bytecode else [])]
    command = [sys.executable, *options, "-c", _START, _HOME, wishes]
    file.seek(0)
    try:
        done = subprocess.run(
            command,
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
            creationflags=_NO_WINDOW,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return _refused(_TOO_SLOW)
    except ValueError:  # it was stopped before it could answer
        return _refused(_STOPPED)
    return answer


def _page(sheet: Mapping[str, Any], texts: Sequence[str]) -> Page:
    cells: dict[tuple[int, int], Cell] = {}
    for row, column, kind, said in sheet["cells"]:
        value = texts[said[0]] if isinstance(said, list) else said
        cells[(row, column)] = Cell(value, kind != PLAIN, kind == MISSING)
    merged = tuple((top, left, bottom, right) for top, left, bottom, right in sheet["merged"])
    return Page(sheet["name"], cells, sheet["hidden"], sheet["read"], merged, frozenset(sheet["hidden_rows"]))


def _with_faults(page: Page, unusable: Sequence[tuple[int, int, str, str]]) -> Page:
    faults = {(row, column): Cell(None, fault=(message, hint)) for row, column, message, hint in unusable}
    return replace(page, cells={**page.cells, **faults}) if faults else page


def _complaints(sheet: Mapping[str, Any], page: Page, name: str) -> Iterator[Problem]:
    complaints = sorted([*sheet["complaints"], *sheet.get("unusable", ())])
    for row, column, message, hint in complaints[:MOST_SAID]:
        yield Problem(name, row, column, "", message, hint, cell=page.place(row, column))
    if more := sheet["more"] + max(len(complaints) - MOST_SAID, 0):
        message = f"{more:,} more {'cell' if more == 1 else 'cells'} like these"
        yield Problem(name, 0, 1, "", message, cell=page.name)


def _hidden(pages: Mapping[str, Page], name: str) -> Iterator[Problem]:
    for page in pages.values():
        if page.hidden and page.read:
            hint = "show it (right-click on any tab > Unhide), so that everybody sees what the plan says"
            yield Problem(name, 0, 1, "", "is a hidden sheet; what it says counts", hint, cell=page.name)
