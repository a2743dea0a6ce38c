"""Draws computed block by block, in this process or on any executor, with the same bytes wherever they are computed."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import IO, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from costing import Book, Model, Results, Row, record, run
from parameters import Plan, block_sizes, scenario_draws
from scenarios.inputs import drawn_inputs, uncounted

Array = NDArray[np.float64]
Found = TypeVar("Found")

IN_MEMORY = 2**26
"""Bytes of drawn values of a scenario that are held in memory; more of them go to a temporary file."""
WAITING = 8
"""Most tasks that an executor is given before the first is taken back: memory stays flat however many there are."""


@dataclass(frozen=True)
class Task:
    """A block of draws of one scenario: everything that another process must know to compute it."""

    plan: bytes
    scenario: str
    rows: tuple[str, ...]
    seed: int
    size: int
    number: int


def carried(plan: Plan) -> bytes:
    """A plan in the form in which it travels to other processes."""
    return pickle.dumps(replace(plan, resolved={}, warnings=()), protocol=5)


@lru_cache(maxsize=8)
def _model(plan: bytes, scenario: str) -> Model:
    """A scenario recorded once in each process that computes it."""
    read: Plan = pickle.loads(plan)
    return record(read, read.scenarios[scenario])


def compute(task: Task) -> list[Array]:
    """The values of the rows of a task, each of shape (year or 1, draw)."""
    model = _model(task.plan, task.scenario)
    return computed(model, task)


def computed(model: Model, task: Task) -> list[Array]:
    """The same for a scenario that is recorded already."""
    draws = scenario_draws(model.scenario, task.size, task.seed, task.number)
    rows = [model.book[address] for address in task.rows]
    inputs = drawn_inputs(model.book, draws, model.scenario) | uncounted(model.book, task.size)
    found = run(model.book, inputs, rows)
    return [_whole(found[row], task.size) for row in rows]


def _whole(values: Array, size: int) -> Array:
    """Values with a column for each draw, also where no drawn figure reaches them."""
    return values if values.shape[1] == size else np.repeat(values, size, axis=1)


def in_turn(work: Callable[[Any], Found], tasks: Iterable[Any], executor: Executor) -> Iterator[Found]:
    """What an executor makes of tasks, in their order, few of them waiting at a time."""
    waiting: deque[Future[Found]] = deque()
    for task in tasks:
        waiting.append(executor.submit(work, task))
        if len(waiting) >= WAITING:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@dataclass
class Drawn:
    """The drawn values of kept rows, in memory or, where they are many, in a temporary file read row by row.

    `drawn[row]` has the shape (year or 1, draw).
    """

    book: Book
    rows: tuple[Row, ...]
    draws: int
    blocks: list[list[Array]] = field(default_factory=list)
    file: IO[bytes] | None = None
    sizes: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        lengths = [1 if row.scalar else self.book.columns for row in self.rows]
        self.starts = dict(zip((row.index for row in self.rows), np.cumsum([0, *lengths]), strict=False))
        self.lengths = dict(zip((row.index for row in self.rows), lengths, strict=True))
        self.height = sum(lengths)
        if self.height * self.draws * 8 > IN_MEMORY:
            self.file = tempfile.TemporaryFile(prefix="careshift-draws-")  # noqa: SIM115 - as long as the values live
            weakref.finalize(self, self.file.close)

    def add(self, block: list[Array]) -> None:
        """Take the next block in: one array a row, in the order of `rows`."""
        whole = [
            np.broadcast_to(values, (self.lengths[row.index], values.shape[1]))
            for row, values in zip(self.rows, block, strict=True)
        ]
        self.sizes.append(whole[0].shape[1] if whole else 0)
        if self.file is None:
            self.blocks.append([np.ascontiguousarray(values) for values in whole])
        else:
            for values in whole:
                self.file.write(np.ascontiguousarray(values).tobytes())

    def __contains__(self, row: Row) -> bool:
        return row.book is self.book and row.index in self.starts

    def __getitem__(self, row: Row) -> Array:
        if row not in self:
            raise KeyError(f"'{row.address}' was not kept")
        if self.file is None:
            position = [kept.index for kept in self.rows].index(row.index)
            return np.concatenate([block[position] for block in self.blocks], axis=1)
        return np.concatenate(list(self._pieces(self.file, row)), axis=1)

    def _pieces(self, file: IO[bytes], row: Row) -> Iterator[Array]:
        done = 0
        for size in self.sizes:
            file.seek(8 * (done * self.height + self.starts[row.index] * size))
            length = self.lengths[row.index]
            yield np.frombuffer(file.read(8 * length * size)).reshape(length, size)
            done += size


@dataclass(frozen=True)
class Drawing:
    """How draws are made: how many, from which seed, and who computes (this process, if nobody is named).

    What is found does not depend on who computes.
    """

    count: int
    seed: int = 0
    executor: Executor | None = None


def drawn_results(
    plan: Plan, models: Mapping[str, Model], rows: Mapping[str, Sequence[Row]], drawing: Drawing
) -> dict[str, Drawn]:
    """The drawn values of kept rows, scenario by scenario.

    Args:
        plan: the plan, which travels to the processes of an executor.
        models: its scenarios, recorded.
        rows: which rows of each are kept.
        drawing: how many draws, their seed, and who computes.
    """
    count, seed, executor = drawing.count, drawing.seed, drawing.executor
    kept = {name: Drawn(model.book, tuple(dict.fromkeys(rows[name])), count) for name, model in models.items()}
    whole = carried(plan) if executor is not None else b""
    tasks = [
        Task(whole, name, tuple(row.address for row in kept[name].rows), seed, size, number)
        for number, size in enumerate(block_sizes(count))
        for name in models
    ]
    found = in_turn(compute, tasks, executor) if executor else (computed(models[task.scenario], task) for task in tasks)
    for task, block in zip(tasks, found, strict=True):
        kept[task.scenario].add(block)
    return kept


def as_drawn(results: Results, book: Book, rows: Iterable[Row]) -> Drawn:
    """Values that were computed at once, such as those of a table of draws."""
    wanted = tuple(dict.fromkeys(rows))
    drawn = Drawn(book, wanted, results.draws)
    drawn.add([_whole(results[row], results.draws) for row in wanted])
    return drawn
