"""How fast and how large the engine is on a full-size plan: `PYTHONPATH=. python benchmarks/engine.py`.

Draws a second on one core, against the same lines as plain Python one draw at a time, and the peak memory of 10 000
draws with every row computed. Machines differ: read the ratio.
"""

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

import numpy as np
from _plan import full_plan
from _scalar import scalar_function

from costing.lines import Book, Input, Row, run, stream

DRAWS, REPEATS, PLAIN_DRAWS = 10_000, 7, 40


def seconds(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """The median duration of some work."""
    found = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def drawable(book: Book) -> list[Input]:
    """The inputs that a plan would draw: one number each, and not the calendar."""
    return [row for row in book.inputs.values() if row.scalar and row is not book.base]


def table(rows: Sequence[Input], draws: int) -> dict[str, np.ndarray]:
    """Draws within 8 % of each input's value."""
    random = np.random.default_rng(2025)
    return {row.address: row.values[0, 0] * random.uniform(0.92, 1.08, draws) for row in rows}


def base_case() -> None:
    start = time.perf_counter()
    book, _ = full_plan()
    recorded = time.perf_counter()
    run(book)
    first = time.perf_counter()
    computed = [row for row in book.rows if not isinstance(row, Input)]
    ledger = sum(row.label.endswith(": nominal") for row in book.rows)
    print(f"{ledger} ledger lines, {len(computed)} computed rows, {len(drawable(book))} inputs, {book.columns} years")
    again = seconds(lambda: run(book))
    print(f"record {recorded - start:.3f} s, base case: first {first - recorded:.3f} s, again {again:.4f} s")
    small, _ = full_plan(facilities=10, institutions=2)
    start = time.perf_counter()
    run(small)
    print(f"base case of {len(small.rows)} rows, first {time.perf_counter() - start:.3f} s")


def speed() -> None:
    book, overall = full_plan()
    rows = drawable(book)
    plain = plain_speed(book, overall, rows)
    print(f"plain Python: {plain:8.0f} draws a second")
    for title, drawn in (("40 inputs drawn", rows[:: len(rows) // 40][:40]), ("every input drawn", rows)):
        draws = table(drawn, DRAWS)
        run(book, draws, [overall])
        found = DRAWS / seconds(lambda draws=draws: run(book, draws, [overall]))
        print(f"{title}: {found:8.0f} draws a second, {found / plain:4.0f} x plain Python")


def plain_speed(book: Book, overall: Row, rows: Sequence[Input]) -> float:
    """Draws a second of plain Python; its results are the engine's."""
    draws = table(rows, PLAIN_DRAWS)
    compute = scalar_function(book, [overall])
    given = {row.index: _plain(row) for row in book.inputs.values()}
    cases = [given | {book.inputs[a].index: float(v[k]) for a, v in draws.items()} for k in range(PLAIN_DRAWS)]
    found = np.array([compute(case)[0] for case in cases]).T
    np.testing.assert_allclose(run(book, draws, [overall])[overall], found, rtol=1e-9)
    return 1 / seconds(lambda: compute(cases[0]), repeats=2 * PLAIN_DRAWS)


def _plain(row: Input) -> float | list[float]:
    return float(row.values[0, 0]) if row.scalar else row.values[:, 0].tolist()


def memory() -> None:
    """Runs in a process of its own."""
    import resource

    book, _ = full_plan()
    draws = table(drawable(book), DRAWS)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sums = np.zeros(len(book.rows))
    start = time.perf_counter()
    for part in stream(book, draws, book.rows):
        for row in book.rows:
            values = part[row]
            sums[row.index] += values.mean() * part.draws
    taken = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{DRAWS} draws, every row computed and reduced: {taken:.1f} s, peak {peak / 1024:.0f} MB", end="")
    print(f" (of it {before / 1024:.0f} MB before computing: Python, the book and the draws)")


if __name__ == "__main__":
    if "--memory" in sys.argv:
        memory()
    else:
        base_case()
        speed()
        if sys.platform != "win32":
            subprocess.run([sys.executable, __file__, "--memory"], check=True)
