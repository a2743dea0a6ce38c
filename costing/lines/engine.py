"""Computing a book: what is asked for, once for what no drawn input reaches, in blocks of draws for the rest."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from costing.lines.arrays import Array
from costing.lines.book import Book, Input
from costing.lines.in_place import InPlace, in_place
from costing.lines.line import RecordError, Row
from costing.lines.numpy_writer import Compiled, compile_steps
from costing.lines.order import Step, steps

Draws = Mapping[str, ArrayLike]
"""Input address to one value a draw, shape (draw,); an input a year may also have one a year, shape (year, draw)."""

LARGEST_BLOCK, SMALLEST_BLOCK = 2048, 128
BLOCK_VALUES = 2**24
"""How many values of kept rows a block may hold (128 MiB), unless the caller says how many draws it is."""

PROGRAMS = 16


@dataclass(frozen=True)
class Results:
    """Computed lines. `results[row]` has the shape (year or 1, draw or 1)."""

    arrays: Mapping[int, Array]
    draws: int = 1

    def __getitem__(self, row: Row) -> Array:
        return self.arrays[row.index]

    def __contains__(self, row: Row) -> bool:
        return row.index in self.arrays


@dataclass(frozen=True)
class Program:
    """What is computed once (`fixed`, from `inputs` as they are) and what for each block of draws (`moving`)."""

    inputs: tuple[Input, ...]
    fixed: Compiled
    moving: InPlace


def run(book: Book, draws: Draws | None = None, keep: Iterable[Row] | None = None, block: int | None = None) -> Results:
    """Compute a book and keep the asked rows (all of them when `keep` is None), `block` draws at a time.

    Raises `RecordError` for draws that fit no input, and for a result that is not a number.
    """
    rows = list(book.rows if keep is None else keep)
    computation = _Computation.of(book, draws, rows)
    memory = computation.memory(computation.count)
    parts = [part.arrays for part in computation.blocks(_block(rows) if block is None else block, memory)]
    whole = dict(zip(computation.program.moving.kept, memory, strict=True))
    return Results({row.index: _joined(parts, whole, row.index) for row in rows}, computation.count)


def stream(book: Book, draws: Draws | None, keep: Sequence[Row], block: int | None = None) -> Iterator[Results]:
    """The same block by block, so that a reader can reduce each block and memory stays flat."""
    yield from _Computation.of(book, draws, keep).blocks(_block(keep) if block is None else block)


@dataclass(frozen=True)
class _Computation:
    """A program with what it starts from: the drawn inputs, the arrays that no draw reaches and the number of draws."""

    book: Book
    program: Program
    tables: Mapping[int, Array]
    fixed: Mapping[int, Array]
    keep: tuple[int, ...]
    count: int

    @staticmethod
    def of(book: Book, draws: Draws | None, keep: Sequence[Row]) -> _Computation:
        book.check_promises()
        given = {book.inputs[address].index: table for address, table in _tables(book, draws or {}).items()}
        tables = {index: table for index, table in given.items() if table.shape[1] > 1}
        rows = tuple(row.index for row in keep)
        program = _program(book, rows, frozenset(tables))
        fixed = program.fixed({row.index: given.get(row.index, row.values) for row in program.inputs}, 1)
        count = next((table.shape[1] for table in tables.values()), 1)
        return _Computation(book, program, tables, fixed, rows, count)

    def memory(self, draws: int) -> Array:
        """Memory for the kept rows that draws reach, (row, year, draw): one piece, for pages cost much."""
        return np.empty((len(self.program.moving.kept), self.book.columns, draws))

    def blocks(self, size: int, memory: Array | None = None) -> Iterator[Results]:
        """The results of each block of draws; the kept rows in their part of `memory` where it is given."""
        moving, years = self.program.moving, self.book.columns
        for start in range(0, self.count, size):
            part = slice(start, min(start + size, self.count))
            draws = part.stop - part.start
            kept = self.memory(draws) if memory is None else memory[:, :, part]
            given = {**self.fixed, **{index: table[:, part] for index, table in self.tables.items()}}
            rows = dict(zip(moving.kept, kept, strict=True))
            tables = _WORKING.tables((moving.tables, years, draws), moving.vectors * draws)
            small = moving.compute(given, rows, *tables)
            rest = {index: given[index] for index in self.keep if index in given} | small
            if not _sound(kept):
                _check(self.book, rows)
            _check(self.book, rest)
            yield Results(rows | rest, draws)


class _Working(threading.local):
    """Memory of each thread that is used again by every block of every book: new pages cost as much as arithmetic."""

    def __init__(self) -> None:
        self.memory: Array = np.empty(0)

    def tables(self, shape: tuple[int, int, int], further: int) -> tuple[list[Array], list[Array]]:
        """As many tables of year by draw as `shape` says, and `further` numbers as vectors with one a draw."""
        numbers = math.prod(shape)
        if self.memory.size < numbers + further:
            self.memory = np.empty(numbers + further)
        vectors = self.memory[numbers : numbers + further].reshape(-1, shape[2])
        return list(self.memory[:numbers].reshape(shape)), list(vectors)


_WORKING = _Working()


def _tables(book: Book, draws: Draws) -> dict[str, Array]:
    """The draws as arrays (year or 1, draw or 1), each proven to fit its input."""
    unknown = sorted(set(draws) - set(book.inputs))
    if unknown:
        raise RecordError(f"no input of '{book.scenario}' is called {', '.join(unknown)}")
    tables = {address: _table(book.inputs[address], values) for address, values in draws.items()}
    lengths = {table.shape[1] for table in tables.values()} - {1}
    if len(lengths) > 1:
        raise RecordError(f"inputs are drawn {', '.join(map(str, sorted(lengths)))} times: give all as many draws")
    return tables


def _table(row: Input, values: ArrayLike) -> Array:
    table = np.atleast_2d(np.asarray(values, dtype=float))
    if len(table) not in (1, len(row.values)) or table.ndim != 2 or table.shape[1] == 0:
        wanted = f"{len(row.values)} values a draw"
        raise RecordError(f"draws of '{row.address}' have the shape {np.shape(values)}, but it has {wanted}")
    least = float(table.min())
    if not least >= row.lower:
        raise RecordError(f"a draw of '{row.address}' is {least:.6g}, but it is never below {row.lower:.6g}")
    return np.repeat(table, len(row.values), axis=0) if len(table) < len(row.values) else table


def _block(keep: Sequence[Row]) -> int:
    values = sum(1 if row.scalar else row.book.columns for row in keep)
    return min(LARGEST_BLOCK, max(SMALLEST_BLOCK, BLOCK_VALUES // max(1, values)))


def _program(book: Book, keep: tuple[int, ...], drawn: frozenset[int]) -> Program:
    """The program for these kept rows and drawn inputs, written once: a formula never changes after it is given."""
    key = (keep, drawn)
    if key not in book.programs:
        while len(book.programs) >= PROGRAMS:
            del book.programs[next(iter(book.programs))]
        book.programs[key] = _written(book, keep, drawn)
    found = book.programs[key]
    assert isinstance(found, Program)
    return found


def _written(book: Book, keep: tuple[int, ...], drawn: frozenset[int]) -> Program:
    still, moving = _parted(steps(book.rows[index] for index in keep), drawn)
    used = frozenset(keep).union(*(step.needs for step in moving))
    inputs = tuple(step.rows[0] for step in still if isinstance(step.rows[0], Input))
    once = [step for step in still if not isinstance(step.rows[0], Input)]
    wanted = frozenset(row.index for step in still for row in step.rows) & used
    plan, given = book.plan_columns, dict.fromkeys(wanted, False) | dict.fromkeys(drawn, True)
    return Program(
        inputs,
        compile_steps(once, sorted(wanted), frozenset(row.index for row in inputs), plan),
        in_place(moving, keep, given, plan),
    )


def _parted(order: Sequence[Step], drawn: frozenset[int]) -> tuple[list[Step], list[Step]]:
    """The steps that no drawn input reaches, and the others without the drawn inputs themselves."""
    reached = set(drawn)
    still: list[Step] = []
    moving: list[Step] = []
    for step in order:
        if not reached.isdisjoint(step.needs):
            reached.update(row.index for row in step.rows)
            moving.append(step)
        elif step.rows[0].index not in drawn:
            still.append(step)
    return still, moving


def _joined(blocks: Sequence[Mapping[int, Array]], memory: Mapping[int, Array], index: int) -> Array:
    """A kept row over all blocks: in the memory already, one number a draw, or the same for all draws."""
    if index in memory:
        return memory[index]
    parts = [block[index] for block in blocks]
    return parts[0] if len(parts) == 1 or parts[0] is parts[1] else np.concatenate(parts, axis=1)


def _sound(values: Array) -> bool:
    """Whether all values are certainly numbers: then so is the sum of their squares, which is the quickest to ask."""
    if not values.flags.c_contiguous:
        return False
    flat = values.reshape(-1)
    with np.errstate(all="ignore"):
        return math.isfinite(np.dot(flat, flat))


def _check(book: Book, arrays: Mapping[int, Array]) -> None:
    for index, values in arrays.items():
        if not np.isfinite(values).all():
            raise RecordError(f"'{book.rows[index].address}' is not a number in some year: an input makes no sense")
