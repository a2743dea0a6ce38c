"""One meaning in four tellings: NumPy, spreadsheet, words and plain Python agree on every function and nasty number."""

import itertools
import math
import re

import numpy as np
import pytest

from costing.lines import FUNCTIONS, Book, RecordError, Row, least, run
from costing.lines.line import record
from tests.costing.lines.reference import MEANING
from tests.costing.lines.sheets import read_workbook, write_workbook

NASTY = [
    0.0,
    -0.0,
    1e-10,
    0.1 + 0.2 - 0.3,
    0.5,
    1.0,
    1.5,
    2.5,
    -0.5,
    -1.5,
    3 - 1e-10,
    3 + 1e-10,
    1e6 + 0.5,
    -7.25,
    1e15,
]
HUGE = [1e300, -1e300, 1.7e308]
POSITIVE = [number for number in NASTY if number > 0]
ARGUMENTS = {
    "divide": (NASTY, POSITIVE),
    "power": (POSITIVE, NASTY),
    "exp": (NASTY,),
    "smooth": (NASTY,),
    "whole": (NASTY,),
    "floor": (NASTY,),
    "clip": (NASTY, [0.0, -1.5], [1.0, 1e15]),
    "where": ([0.0, 1.0, 0.5], NASTY, [4.0]),
    "ratio": (NASTY, NASTY, [0.0, -3.0]),
    "reached": (NASTY, NASTY),
    "rest": (NASTY, NASTY, [0.0, 2.5]),
}
WORDS = [
    (r"the least of \((.*); (.*)\)", "least"),
    (r"the most of \((.*); (.*)\)", "most"),
    (r"\((.*), kept between (.*) and (.*)\)", "clip"),
    (r"what is left of \((.*?) - (.*) - (.*)\)", "rest"),
    (r"\((.*), rounded up\)", "whole"),
    (r"\((.*), rounded down\)", "floor"),
    (r"\(1 if (.*) has reached (.*), else 0\)", "reached"),
    (r"\(if (.*) then (.*), else (.*)\)", "where"),
    (r"\((.*) / (.*), or (.*) where that is 0\)", "ratio"),
    (r"\(an s-curve of (.*)\)", "smooth"),
    (r"e to the power of \((.*)\)", "exp"),
    (r"\((.*) to the power of (.*)\)", "power"),
    (r"\((.*) \+ (.*)\)", "add"),
    (r"\((.*) - (.*)\)", "subtract"),
    (r"(.*) x (.*)", "multiply"),
    (r"(.*) / (.*)", "divide"),
]


def cases():
    """(function, arguments, what plain Python says) wherever that is a number."""
    for name, meaning in MEANING.items():
        for arguments in itertools.product(*ARGUMENTS.get(name, (NASTY + HUGE, NASTY + HUGE))):
            try:
                value = meaning(*arguments)
            except OverflowError:
                continue
            too_small = (
                name == "power" and value == 0
            )  # NumPy says 0, LibreOffice #NUM!: 1e-10 to the power of a million
            if math.isfinite(value) and not too_small:
                yield name, arguments, value


CASES = list(cases())


def near(value, arguments):
    """1e-9 of the result, and of what was added up: the last digits of 1e15 are not ours to promise."""
    largest = max(abs(argument) for argument in arguments)
    return pytest.approx(value, rel=1e-9, abs=max(1e-9, 1e-15 * largest))


@pytest.fixture(scope="module")
def table():
    """A book with one input for each number and one line for each case."""
    book = Book(2025, 2026, tail=0)
    on = book.scope("cases")
    inputs = {}
    for number in {repr(number): number for case in CASES for number in case[1]}.values():
        lower = 1e-17 if number > 0 else -math.inf
        inputs[repr(number)] = on.input(f"number {number!r}".replace("-", "minus "), number, lower=lower)
    rows = []
    for n, (name, arguments, _) in enumerate(CASES):
        lines = [inputs[repr(argument)] for argument in arguments]
        if name == "total" and lines[0] is lines[1]:
            lines[1] = on.line(f"again {n}", lines[1] * 1.0)
        rows.append(on.line(f"case {n}", record(name, *lines)))
    return book, rows


def test_every_function_of_the_table_is_tried():
    assert set(MEANING) == set(FUNCTIONS) == {name for name, _, _ in CASES}


def test_numpy(table):
    book, rows = table
    with np.errstate(all="raise", under="ignore"):
        results = run(book)
    for row, (name, arguments, value) in zip(rows, CASES, strict=True):
        assert results[row].shape == (1, 1)
        assert float(results[row][0, 0]) == near(value, arguments), (name, arguments)


def test_numpy_leaves_no_minus_zero_after_rounding(table):
    book, rows = table
    results = run(book)
    for row, (name, _, _) in zip(rows, CASES, strict=True):
        if name in ("whole", "floor", "reached"):
            assert math.copysign(1, results[row][0, 0]) > 0 or results[row][0, 0] < 0


def test_libreoffice(table, office, tmp_path):
    book, rows = table
    file = write_workbook(tmp_path / "functions.xlsx", {"functions": (book, run(book))})
    (saved,) = office([file], tmp_path / "saved")
    found = read_workbook(saved, {"functions": book})["functions"]
    for row, (name, arguments, value) in zip(rows, CASES, strict=True):
        (cell,) = found[row.index]
        assert type(cell) in (int, float), (name, arguments, cell)
        assert cell == near(value, arguments), (name, arguments)


def meant(text: str) -> float:
    """What a sentence about numbers means."""
    for pattern, name in WORDS:
        told = re.fullmatch(pattern, text)
        if told:
            return MEANING[name](*map(float, told.groups()))
    raise AssertionError(f"nobody would understand {text!r}")


def test_words():
    for name, arguments, value in CASES:
        text = FUNCTIONS[name].words([repr(argument) for argument in arguments])
        assert meant(text) == near(value, arguments), text


def test_numbers_too_large_are_refused():
    book = Book(2025, 2026)
    on = book.scope("a")
    large = on.input("large", 1e308)
    on.line("larger", large * large)
    with np.errstate(over="ignore"), pytest.raises(RecordError, match=r"'a/larger' is not a number in some year"):
        run(book)


def test_a_formula_of_constants_alone_is_still_an_array():
    book = Book(2025, 2026)
    row: Row = book.scope("a").line("two", least(book.root.const(2), 3))
    assert run(book)[row].tolist() == [[2.0]]
