"""Computing a book: what is asked for, once for what no drawn input reaches, in blocks of draws for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from costing.lines.arrays import Array
from costing.lines.book import Book, Input
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
    moving: Compiled


def run(book: Book, draws: Draws | None = None, keep: Iterable[Row] | None = None, block: int | None = None) -> Results:
    """Compute a book and keep the asked rows (all of them when `keep` is None), `block` draws at a time.

    Raises `RecordError` for draws that fit no input, and for a result that is not a number.
    """
    rows = list(book.rows if keep is None else keep)
    blocks = list(stream(book, draws, rows, block))
    if len(blocks) == 1:
        return blocks[0]
    arrays = {row.index: _joined(blocks, row) for row in rows}
    return Results(arrays, sum(part.draws for part in blocks))


def stream(book: Book, draws: Draws | None, keep: Sequence[Row], block: int | None = None) -> Iterator[Results]:
    """The same block by block, so that a reader can reduce each block and memory stays flat."""
    book.check_promises()
    tables = {book.inputs[address].index: table for address, table in _tables(book, draws or {}).items()}
    program = _program(book, tuple(row.index for row in keep), frozenset(tables))
    fixed = program.fixed({row.index: row.values for row in program.inputs}, 1)
    count = max((table.shape[1] for table in tables.values()), default=1)
    size = _block(keep) if block is None else block
    for start in range(0, count, size):
        stop = min(start + size, count)
        given = fixed | {i: table if table.shape[1] == 1 else table[:, start:stop] for i, table in tables.items()}
        yield Results(_checked(book, program.moving(given, stop - start)), stop - start)


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
    plan = book.plan_columns
    return Program(
        inputs,
        compile_steps(once, sorted(wanted), frozenset(row.index for row in inputs), plan),
        compile_steps(moving, keep, wanted | drawn, plan),
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


def _joined(blocks: Sequence[Results], row: Row) -> Array:
    drawn = all(part[row].shape[1] == part.draws for part in blocks)
    return np.concatenate([part[row] for part in blocks], axis=1) if drawn else blocks[0][row]


def _checked(book: Book, arrays: dict[int, Array]) -> dict[int, Array]:
    for index, values in arrays.items():
        if not np.isfinite(values).all():
            raise RecordError(f"'{book.rows[index].address}' is not a number in some year: an input makes no sense")
    return arrays
