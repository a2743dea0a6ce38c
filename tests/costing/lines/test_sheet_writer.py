"""How formulas stand in the model sheet."""

import pytest

from costing.lines import Book, ago, clip, lag, lead, over_years, ratio, rest, shift, total, whole
from costing.lines.sheet_writer import SheetWriter, letters


@pytest.fixture
def on():
    return Book(2025, 2028, tail=1).scope("a")


def formulas(row):
    """The formulas of a row; scalars in column B, the base year in C, the years since the base year in row 3."""
    book = row.book
    places = {other.index: place(other) for other in book.rows}
    writer = SheetWriter(book, places | {book.since.index: 3, book.later.index: 6, book.end.index: 8}, 1, 2)
    return [writer.formula(row, column) for column in range(1 if row.scalar else row.book.columns)]


def place(row):
    return row.index + 1


def test_columns_have_letters():
    assert [letters(k) for k in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_a_row_speaks_of_its_own_column_and_a_scalar_is_anchored(on):
    row = on.line("row", on.book.since * on.input("x", 3))
    assert formulas(row)[:2] == [f"(C3*$B${place(row) - 1})", f"(D3*$B${place(row) - 1})"]


def test_a_scalar_line_is_one_cell(on):
    assert formulas(on.line("end", on.book.end - 1)) == ["($B$8-1)"]


def test_the_base_year_has_its_own_formula(on):
    row = on.flow("row", on.book.since * 2)
    assert formulas(row)[:2] == ["0", "(D3*2)"]


def test_a_stock_refers_to_the_column_on_its_left(on):
    stock = on.stock("s", 5)
    stock.becomes(stock.before * 2)
    n = place(stock)
    assert formulas(stock) == ["5", f"(C{n}*2)", f"(D{n}*2)", f"(E{n}*2)", f"(F{n}*2)"]


def test_other_years_are_other_columns(on):
    since = on.book.since
    assert formulas(on.line("lag", lag(since, 2) + 0)) == ["0", "0", "C3", "D3", "E3"]
    assert formulas(on.line("ago", ago(since, 2) + 0)) == ["C3", "C3", "C3", "D3", "E3"]
    assert formulas(on.line("lead", lead(since, 2) + 0)) == ["E3", "F3", "G3", "0", "0"]
    assert formulas(on.line("shift", shift(since, -1) + 0)) == ["D3", "E3", "F3", "G3", "0"]


def test_only_the_plan_years_are_gathered(on):
    assert formulas(on.line("most", over_years(on.book.since, "max") + 0)) == ["MAX($D$3:$F$3)"]


def test_a_drawn_distance_in_a_circle_reads_strictly_to_the_left(on):
    life, stock = on.input("life", 2, lower=1), on.stock("s", 0)
    stock.becomes(lag(stock, life) + 1)
    n = place(stock)
    assert formulas(stock)[1:3] == [
        f"(IF(D3-$B${n - 1}<0,0,INDEX($C{n}:C{n},1,D3-$B${n - 1}+1))+1)",
        f"(IF(E3-$B${n - 1}<0,0,INDEX($C{n}:D{n},1,E3-$B${n - 1}+1))+1)",
    ]


def test_a_drawn_distance_outside_a_circle_reads_its_own_column_too(on):
    far = on.input("far", 2)
    row = on.line("row", ago(on.book.since, far) + 0)
    assert formulas(row)[1] == f"INDEX($C3:D3,1,MAX(0,D3-$B${place(far)})+1)"


def test_a_drawn_look_ahead_reads_every_year(on):
    far = on.input("far", 2)
    row = on.line("row", lead(on.book.since, far) + 0)
    assert (
        formulas(row)[1]
        == f"IF(D3+$B${place(far)}<0,0,IF(D3+$B${place(far)}>4,0,INDEX($C3:$G3,1,D3+$B${place(far)}+1)))"
    )


def test_neighbours_in_a_sum_are_a_range(on):
    a, b = on.line("a", on.book.since * 2), on.line("b", on.book.since * 3)
    x = on.input("x", 1)
    c = on.line("c", on.book.since * 4)
    row = on.line("sum", total([a, b, x, c, a * 2]))
    n = place(a)
    assert formulas(row)[0] == f"SUM(C{n}:C{n + 1},$B${n + 2},C{n + 3},(C{n}*2))"


def test_functions_are_spelled_as_the_spreadsheet_knows_them(on):
    since, below = on.book.since, on.book.later
    row = on.line("row", whole(clip(since, -1, 2.5)) + ratio(since, below, 0) - rest(below, since))
    assert formulas(row)[0] == "(((-INT(1E-9-MIN(MAX(C3,(-1)),2.5)))+IF(ABS(C6)>1E-9,C3/C6,0))-MAX(0,C6-C3))"


def test_small_and_large_constants(on):
    assert formulas(on.line("row", on.book.end * 1e-12 + 1e20)) == ["(($B$8*1E-12)+1E+20)"]


def test_an_input_has_no_formula(on):
    with pytest.raises(ValueError, match="a/x has no formula"):
        formulas(on.input("x", 1))
