"""The figures of several regions as columns of one book: for each region as many columns as there are draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from costing import Book
from parameters import Own, Region

Array = NDArray[np.float64]


def regional_inputs(
    book: Book, regions: Sequence[Region], inputs: Mapping[str, ArrayLike], size: int
) -> dict[str, Array]:
    """Inputs with the columns of the first region, then those of the second, and so on.

    What no region has of its own is the same in all of them, draw by draw.

    Args:
        book: a scenario as lines.
        regions: those that are computed together.
        inputs: drawn values by address, shape (draw,) or (year, draw).
        size: how many draws, 1 for the base case.

    Returns:
        Tables by the address of an input, shape (year or 1, region x draw).
    """
    own = _own_inputs(book, regions)
    return {address: _columns(book, address, inputs.get(address), own.get(address, []), (len(regions), size))
            for address in dict.fromkeys([*inputs, *own])}  # fmt: skip


Told = tuple[int, int | None, Own]
"""The position of a region, the column of the book (None for all of them), and what the region says."""


def _own_inputs(book: Book, regions: Sequence[Region]) -> dict[str, list[Told]]:
    """What regions say, by the address of the input that it reaches."""
    found: dict[str, list[Told]] = {}
    for position, region in enumerate(regions):
        for address, own in region.own.items():
            series, _, year = address.rpartition(".")
            if address in book.inputs:
                found.setdefault(address, []).append((position, None, own))
            elif series in book.inputs and year.isdigit() and int(year) in book.years:
                found.setdefault(series, []).append((position, book.years.index(int(year)), own))
    return found


def _columns(book: Book, address: str, drawn: ArrayLike | None, told: list[Told], shape: tuple[int, int]) -> Array:
    written = book.inputs[address].values
    values = np.atleast_2d(np.asarray(written if drawn is None else drawn, dtype=float))
    if told and len(values) < len(written):
        values = np.repeat(values, len(written), axis=0)
    table = np.empty((len(values), *shape))
    table[:] = values[:, None, :]
    for position, column, own in told:
        rows = slice(None) if column is None else slice(column, column + 1)
        table[rows, position] = moved(own, table[rows, position], written[rows])
    return table.reshape(len(values), -1)


def moved(own: Own, values: Array, written: Array) -> Array:
    """What values of a figure are in a region; the plan's own value becomes exactly the region's own.

    Args:
        own: what the region says.
        values: of the scenario, drawn or not, shape (year or 1, draw).
        written: what the scenario says itself, shape (year or 1, 1).
    """
    if own.value == own.plan:
        return values
    if own.way == "own":
        other = own.value + np.broadcast_to(written, values.shape)
    elif own.way == "plus":
        other = values + (own.value - own.plan)
    else:
        other = np.where(values == own.plan, own.value, values * (own.value / own.plan))
    least = -np.inf if own.least is None else own.least
    return np.clip(other, least, np.inf if own.most is None else own.most)
