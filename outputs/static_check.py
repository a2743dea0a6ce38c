"""What is wrong with the formulas of a workbook, found without computing it.

LibreOffice forgives what Excel refuses, so a file that recalculates well is not yet a good file: here a range needs
every cell in it, whatever a function may pick out of it, and the limits are those of Excel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import unescape
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from zipfile import ZipFile

import numpy as np
from numpy.typing import NDArray
from openpyxl.utils import column_index_from_string, get_column_letter
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

FUNCTIONS = frozenset(
    ("SUM", "SUMIFS", "IF", "MIN", "MAX", "INT", "EXP", "INDEX", "MATCH", "COUNTIF", "ABS", "ROUND", "IFERROR", "NPV")
)
LONGEST, MOST_ARGUMENTS, MOST_DIGITS = 8192, 255, 15
TOKEN = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")
    |(?P<call>[A-Za-z_][\w.]*)\(
    |(?:(?P<sheet>'(?:[^']|'')+'|[\w.\[\]]+)!)?
     (?:(?P<cell>\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)|(?P<lines>\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+))
     (?![\w.])
    |(?P<number>(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?)
    |(?P<name>[A-Za-z_\\][\w.]*)
    |(?P<mark>[(),{}\#])""",
    re.VERBOSE,
)
CELL = re.compile(r'<c r="([A-Z]+)(\d+)"([^>]*)><f[^>]*>([^<]*)</f>(?:<v>([^<]*)</v>)?')
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Fault(NamedTuple):
    """Something wrong with a formula cell."""

    sheet: str
    cell: str
    what: str


class Area(NamedTuple):
    """A rectangle of cells; first and last row and column, from 0."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int


@dataclass
class _Sheet:
    formulas: dict[tuple[int, int], str]
    results: dict[tuple[int, int], object]
    numbers: NDArray[np.int64] = field(default_factory=lambda: np.empty((0, 0), dtype=np.int64))
    """The number of the formula in each cell, -1 where there is none."""


def static_check(file: Path) -> list[Fault]:
    """The faults of every formula of an .xlsx file, in the order of its sheets; at last, the circles."""
    sheets, names = _read(file)
    faults: list[Fault] = []
    cells: list[tuple[str, int, int]] = []
    needs: list[set[Area]] = []
    for name, sheet in sheets.items():
        sheet.numbers = _numbered(sheet, len(cells))
        for (row, column), text in sheet.formulas.items():
            cells.append((name, row, column))
            needs.append(set())
            wrong = [*_result(sheet.results.get((row, column))), *_formula(text, name, sheets, names, needs[-1])]
            faults += [Fault(name, f"{get_column_letter(column + 1)}{row + 1}", what) for what in wrong]
    return faults + _circles(cells, needs, sheets)


def _read(file: Path) -> tuple[dict[str, _Sheet], dict[str, str]]:
    with ZipFile(file) as parts:
        book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
        links = ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
        targets = {link.get("Id"): str(link.get("Target")).removeprefix("/xl/") for link in links}
        sheets = {str(sheet.get("name")): _cells(parts.read(f"xl/{targets[sheet.get(LINK)]}").decode())
                  for sheet in book.iter(f"{{{MAIN}}}sheet")}  # fmt: skip
    return sheets, {str(name.get("name")): str(name.text) for name in book.iter(f"{{{MAIN}}}definedName")}


def _cells(text: str) -> _Sheet:
    """The formulas of a sheet and their stored results, from its text: ten times as fast as by openpyxl.

    Raises:
        ValueError: there is a formula that was not found.
    """
    formulas: dict[tuple[int, int], str] = {}
    results: dict[tuple[int, int], object] = {}
    found = CELL.findall(text)
    if len(found) != len(re.findall(r"<f[ />]", text)):
        raise ValueError("a sheet holds a formula that is not written as XlsxWriter writes them")
    for letters, number, about, formula, result in found:
        place = int(number) - 1, _column(letters)
        formulas[place] = "=" + unescape(formula)
        if result:
            results[place] = result == "1" if 't="b"' in about else result
    return _Sheet(formulas, results)


def _numbered(sheet: _Sheet, start: int) -> NDArray[np.int64]:
    places = np.array(list(sheet.formulas), dtype=np.int64).reshape(-1, 2)
    numbers = np.full(places.max(axis=0, initial=-1) + 1, -1, dtype=np.int64)
    numbers[places[:, 0], places[:, 1]] = np.arange(start, start + len(places))
    return numbers


def _result(value: object) -> Iterator[str]:
    if value is None or value == "":
        yield "has no stored result"
    elif isinstance(value, bool):
        yield f"has the result {value}, not a number"
    elif isinstance(value, str) and value.startswith("#"):
        yield f"has the result {value}"


def _formula(
    text: str, here: str, sheets: Mapping[str, _Sheet], names: Mapping[str, str], needs: set[Area]
) -> Iterator[str]:
    """What is wrong in one formula; the areas it speaks of go into `needs`."""
    if len(text) > LONGEST:
        yield f"is {len(text)} characters long, over {LONGEST}"
    calls: list[list[str | int]] = []
    for token in TOKEN.finditer(text, 1):
        kind = token.lastgroup
        if kind == "call":
            calls.append([token["call"].upper(), 1])
            if token["call"].upper() not in FUNCTIONS:
                yield f"calls {token['call'].upper()}"
        elif kind == "mark":
            yield from _mark(token["mark"], calls)
        elif kind in ("cell", "lines"):
            yield from _area(token, here, sheets, needs)
        elif kind == "number":
            digits = re.sub(r"[Ee].*|\.", "", token["number"]).strip("0")
            if len(digits) > MOST_DIGITS:
                yield f"holds {token['number']}, more than {MOST_DIGITS} digits"
        elif kind == "name":
            yield from _name(token["name"], here, sheets, names, needs)


def _mark(mark: str, calls: list[list[str | int]]) -> Iterator[str]:
    if mark == "(":
        calls.append(["", 1])
    elif mark == "," and calls:
        calls[-1][1] = int(calls[-1][1]) + 1
    elif mark == ")" and calls:
        name, count = calls.pop()
        if int(count) > MOST_ARGUMENTS:
            yield f"gives {name} {count} arguments, over {MOST_ARGUMENTS}"
    elif mark in "{}#":
        yield "holds an array or an error"


def _name(
    name: str, here: str, sheets: Mapping[str, _Sheet], names: Mapping[str, str], needs: set[Area]
) -> Iterator[str]:
    if name.upper() in ("TRUE", "FALSE"):
        yield f"holds {name.upper()}"
    elif name not in names:
        yield f"speaks of {name}, which is not defined"
    else:
        yield from _formula(f"={names[name]}", here, sheets, {}, needs)


def _area(token: re.Match[str], here: str, sheets: Mapping[str, _Sheet], needs: set[Area]) -> Iterator[str]:
    sheet = here if token["sheet"] is None else token["sheet"].strip("'").replace("''", "'")
    if sheet not in sheets:
        yield f"speaks of the sheet {sheet!r}, which is missing"
        return
    needs.add(_rectangle(sheet, token["cell"] or token["lines"]))


@lru_cache(maxsize=100_000)
def _rectangle(sheet: str, text: str) -> Area:
    ends = text.replace("$", "").split(":")
    (top, left), (bottom, right) = _corner(ends[0], 0), _corner(ends[-1], 2**20)
    return Area(sheet, min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def _corner(text: str, otherwise: int) -> tuple[int, int]:
    letters = text.rstrip("0123456789")
    row = text[len(letters) :]
    return int(row) - 1 if row else otherwise, _column(letters) if letters else otherwise


@cache
def _column(letters: str) -> int:
    return int(column_index_from_string(letters)) - 1


def _circles(cells: list[tuple[str, int, int]], needs: list[set[Area]], sheets: Mapping[str, _Sheet]) -> list[Fault]:
    """Every cell that needs itself; each area is one point of the graph, however many cells speak of it."""
    numbers: dict[Area, int] = {area: len(cells) + n for n, area in enumerate(set().union(*needs))}
    starts = [np.array([n for n, areas in enumerate(needs) for _ in areas], dtype=np.int64)]
    ends = [np.array([numbers[area] for areas in needs for area in areas], dtype=np.int64)]
    for area, number in numbers.items():
        inside = sheets[area.sheet].numbers[area.top : area.bottom + 1, area.left : area.right + 1]
        found = inside[inside >= 0]
        starts.append(np.full(len(found), number))
        ends.append(found)
    edges = np.concatenate(starts), np.concatenate(ends)
    size = len(cells) + len(numbers)
    graph = csr_array((np.ones(len(edges[0]), dtype=np.int8), edges), shape=(size, size))
    group = connected_components(graph, connection="strong")[1]
    large = np.bincount(group, minlength=1)[group[: len(cells)]] > 1
    return [
        Fault(cells[n][0], f"{get_column_letter(cells[n][2] + 1)}{cells[n][1] + 1}", "needs itself in a circle")
        for n in np.flatnonzero(large)
    ]
