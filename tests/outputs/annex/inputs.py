"""The input cells of an annex as a planner finds them, and the engine rerun with what is typed there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from costing import Book, Results, Row, run
from tests.outputs.annex.editing import Place
from tests.outputs.annex.plans import projection
from tests.outputs.annex.reading import MONEY, NOISE, Cells, close, formulas, values

SCALAR, FIRST = 4, 5
"""Columns of single values and of the base year (from 1) of a Model sheet."""


@dataclass(frozen=True)
class Typed:
    """An input of a scenario: its cells, and whether it only points to the cells of the plan."""

    cells: tuple[Place, ...]
    values: tuple[float, ...]
    linked: bool


Inputs = dict[tuple[str, str], Typed]
"""By scenario and address."""


def read_inputs(file: Path) -> Inputs:
    """Every input cell, found by the headings and addresses that stand in the file."""
    known, linked = values(file, ("Inputs", "Inputs by year")), set(formulas(file, ("Inputs", "Inputs by year")))
    found: Inputs = {}
    heads = {column: str(known["Inputs", 5, column]).split(" (")[0] for column in _columns(known, "Inputs", 5)}
    first = next(column for column, head in heads.items() if head == "read by") + 1
    for row in _rows(known, "Inputs"):
        for column in (column for column in heads if column >= first and ("Inputs", row, column) in known):
            place = ("Inputs", row, column)
            typed = Typed((place,), (known[place],), place in linked)
            found[heads[column], known["Inputs", row, 1]] = typed
    sheet = "Inputs by year"
    for row in _rows(known, sheet):
        cells = tuple((sheet, row, column) for column in _columns(known, sheet, 5) if column > 6)
        typed = Typed(cells, tuple(known[cell] for cell in cells), cells[0] in linked)
        found[known[sheet, row, 5], known[sheet, row, 1]] = typed
    return found


def _columns(cells: Cells, sheet: str, row: int) -> list[int]:
    return [column for where, at, column in cells if (where, at) == (sheet, row)]


def _rows(cells: Cells, sheet: str) -> list[int]:
    return [row for where, row, column in cells if where == sheet and column == 1 and row > 5]


def typed_cells(inputs: Inputs, changes: Mapping[tuple[str, str], tuple[float, ...]]) -> dict[Place, float]:
    """The cells to type over for new values by scenario and address."""
    return {cell: value for key, new in changes.items() for cell, value in zip(inputs[key].cells, new, strict=True)}


def rerun(name: str, inputs: Inputs, changes: Mapping[tuple[str, str], tuple[float, ...]]) -> dict[str, Results]:
    """Every scenario computed by the engine with what is typed: what a scenario links to comes from the plan."""
    results = {}
    for scenario, one in projection(name).scenarios.items():
        book = one.model.book
        draws = {}
        for (owner, address), typed in inputs.items():
            source = ("reform", address) if typed.linked else (owner, address)
            if owner == scenario and source in changes and address in book.inputs:
                draws[address] = np.array(changes[source], dtype=float).reshape(-1, 1)
        results[scenario] = run(book, draws)
    return results


def model_differences(name: str, cells: Cells, results: Mapping[str, Results]) -> list[str]:
    """Every row of every Model sheet that is not what the engine says."""
    return [
        f"{name} {scenario} {line.address} {column}: file {there!r}, engine {here!r}"
        for scenario, one in projection(name).scenarios.items()
        for line, here, there, column in _pairs(one.model.book, cells, results[scenario], f"Model {scenario}")
        if not close(here, there, MONEY if line.unit.money else NOISE)
    ]


def _pairs(book: Book, cells: Cells, results: Results, sheet: str) -> Iterator[tuple[Row, float, object, int]]:
    """Each figure of a scenario as the engine and as the file has it."""
    rows = {cells[sheet, row, 1]: row for row in _rows(cells, sheet)}
    for line in book.rows:
        values = results[line][:, 0].tolist()
        count, start = (1, SCALAR) if line.scalar else (book.columns, FIRST)
        for column, value in enumerate(values if len(values) == count else values * count):
            yield line, value, cells.get((sheet, rows[line.address], start + column)), column
