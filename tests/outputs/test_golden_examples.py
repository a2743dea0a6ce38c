"""The stored results of the examples: `python3.11 tasks.py golden` writes them anew."""

import pytest

from outputs import tables
from outputs.csv_file import csv_text
from scenarios import find
from tests.command import EXAMPLES


def rounded(value: object) -> object:
    """Ten digits, nothing below a millionth: as much as every machine agrees on."""
    return float(f"{round(value, 6):.10g}") if isinstance(value, float) else value


@pytest.mark.parametrize("table", ["summary", "transition"])
def test_the_results_of_an_example_are_those_stored(table, example, golden):
    name, projection = example
    frame = tables(projection, find(projection))[table]
    rows = ([rounded(value) for value in row] for row in frame.itertuples(index=False))
    golden(EXAMPLES / name / "expected" / f"{table}.csv", csv_text(frame.columns, rows))
