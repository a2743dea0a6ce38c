"""From draws of figures to the inputs of a book."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from costing import COUNTED, Book
from parameters import Draws, Scenario, driven

Array = NDArray[np.float64]


def drawn_inputs(book: Book, draws: Draws, scenario: Scenario | None = None) -> dict[str, Array]:
    """The draws that reach a book, by the address of its inputs; those of single years of a list become one table.

    Args:
        book: the scenario as lines.
        draws: values by the address of a figure.
        scenario: whose shared drivers multiply the figures that they drive.
    """
    drawn: Mapping[str, Array] = draws
    if scenario is not None and scenario.drivers:
        drawn = driven(draws, scenario.drivers, scenario.figures)
    found = {address: values for address, values in drawn.items() if address in book.inputs}
    for address, values in drawn.items():
        series, _, year = address.rpartition(".")
        if address in found or series not in book.inputs or not year.isdigit() or int(year) not in book.years:
            continue
        whole = book.inputs[series].values
        if len(whole) == book.columns:
            table = found.get(series, np.repeat(whole, len(values), axis=1))
            table[book.years.index(int(year))] = values
            found[series] = table
    return found


def uncounted(book: Book, count: int) -> dict[str, Array]:
    """The switch of contingencies turned off, if the book has any.

    Draws carry no optimism bias and no physical contingency, which stand for what draws show; the base case does.
    """
    return {COUNTED: np.zeros(count)} if COUNTED in book.inputs else {}
