"""Computing both sides of a comparison: the base case, the base case as draws are made, and draws block by block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from costing import Results, Row, run
from parameters import block_sizes, scenario_draws
from scenarios.comparison.explained import Group, Matched, Sum, differences, summed
from scenarios.comparison.sides import Pair, Side
from scenarios.inputs import drawn_inputs, uncounted

Array = NDArray[np.float64]
VALUES = 2**23
"""How many values of lines are held at once (64 MiB for each side), so that memory does not grow with the draws."""
FEWEST = 50
"""Draws that are computed at once, at least."""


def base(pair: Pair, lines: Sequence[Matched]) -> tuple[Results, Results]:
    """Both sides in the base case."""
    first, other = _rows(lines)
    return run(pair.first.model.book, {}, first), run(pair.other.model.book, {}, other)


def bare(pair: Pair, lines: Sequence[Matched]) -> tuple[Results, Results]:
    """Both sides in the base case without contingencies, which draws carry neither."""
    books = (pair.first.model.book, pair.other.model.book)
    first, other = (run(book, uncounted(book, 1), rows) for book, rows in zip(books, _rows(lines), strict=True))
    return first, other


def drawn(pair: Pair, lines: Sequence[Matched], count: int, seed: int) -> dict[str, dict[Group, Sum]]:
    """The sums of differences for every draw, by basis; a figure that both sides have is drawn once for both."""
    found: dict[str, list[dict[Group, Sum]]] = {basis: [] for basis in pair.bases}
    for results, size in _blocks(pair, _rows(lines), (count, seed)):
        for basis, sums in found.items():
            sums.append(summed(pair, differences(pair, lines, results, basis), size))
    return {basis: {group: _joined([one[group] for one in sums]) for group in sums[0]} for basis, sums in found.items()}


def _blocks(
    pair: Pair, rows: tuple[list[Row], list[Row]], drawing: tuple[int, int]
) -> Iterator[tuple[tuple[Results, Results], int]]:
    count, seed = drawing
    height = max(
        side.model.book.columns * len(wanted) for side, wanted in zip((pair.first, pair.other), rows, strict=True)
    )
    most = max(FEWEST, VALUES // max(1, height))
    for number, size in enumerate(block_sizes(count)):
        inputs = [_inputs(side, size, seed, number) for side in (pair.first, pair.other)]
        for start in range(0, size, most):
            part = slice(start, min(start + most, size))
            first, other = (
                run(side.model.book, {address: values[..., part] for address, values in given.items()}, wanted)
                for side, given, wanted in zip((pair.first, pair.other), inputs, rows, strict=True)
            )
            yield (first, other), part.stop - part.start


def _inputs(side: Side, size: int, seed: int, number: int) -> dict[str, Array]:
    model = side.model
    draws = scenario_draws(model.scenario, size, seed, number)
    return drawn_inputs(model.book, draws, model.scenario) | uncounted(model.book, size)


def _rows(lines: Sequence[Matched]) -> tuple[list[Row], list[Row]]:
    """Every row that must be computed on each side."""
    first = dict.fromkeys(row for line in lines if line.first for row in line.first.rows)
    other = dict.fromkeys(row for line in lines if line.other for row in line.other.rows)
    return list(first), list(other)


def _joined(parts: list[Sum]) -> Sum:
    return Sum(
        np.concatenate([part.first for part in parts]),
        np.concatenate([part.other for part in parts]),
        np.concatenate([part.drivers for part in parts], axis=1),
        np.concatenate([part.moved for part in parts]),
    )
