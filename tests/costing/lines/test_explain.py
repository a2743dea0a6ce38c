"""Why a figure is what it is."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costing.lines import Book, Input, ago, lag, least, most, over_years, power, rest, run
from costing.lines.explain import _Told, amount, reason
from tests.costing.lines.random_books import random_book
from tests.costing.lines.reference import Reference


@pytest.fixture
def on():
    return Book(2025, 2028, tail=1).scope("hospital")


@pytest.fixture
def moving(on):
    residents = on.stock("residents", on.input("at start", 50, "people"))
    free = on.series("places free", [0, 5, 80, 7, 7], "people")
    moving = on.flow(
        "moving", most(0, least(residents.before, rest(free, on.series("taken", [0, 1, 1, 9, 0], "people"))))
    )
    residents.becomes(residents.before - moving)
    return moving


def test_a_figure_is_said_in_labels_and_in_figures(moving):
    told = reason(run(moving.book), moving, 2026)
    assert (told.row, told.year, told.value) == (moving, 2026, 4)
    assert told.words == "the most of (0; the least of (residents of 2025; what is left of (places free - taken)))"
    assert told.figures == "the most of (0; the least of (50 people; what is left of (5 people - 1 people)))"


@pytest.mark.parametrize(
    ("year", "binding"),
    [(2026, "what is left of (places free - taken)"), (2027, "residents of 2026"), (2028, "residents of 2027")],
)
def test_the_side_that_binds_is_told(moving, year, binding):
    assert reason(run(moving.book), moving, year).binding == binding


def test_the_parts_are_rows_with_their_year(moving):
    told = reason(run(moving.book), moving, 2027)
    assert [(row.label, year) for row, year in told.parts] == [
        ("residents", 2026),
        ("places free", 2027),
        ("taken", 2027),
    ]


def test_the_base_year_is_explained_by_its_own_value(moving):
    results = run(moving.book)
    assert reason(results, moving, 2025).words == "0"
    assert reason(results, moving.book["hospital/residents"], 2025).words == "at start"


def test_a_recurrence_stops_at_last_year(on):
    stock = on.stock("stock", 1)
    stock.becomes(stock.before * 2)
    told = reason(run(on.book), stock, 2028)
    assert told.words == "stock of 2027 x 2"
    assert told.figures == "4 x 2"
    assert told.parts == ((stock, 2027),)


def test_an_input_needs_no_reason(on):
    told = reason(run(on.book), on.book.base)
    assert (told.year, told.value, told.words, told.parts) == (None, 2025, "", ())


def test_a_lag_before_the_plan_says_so(on):
    row = on.line("row", lag(on.book.since, 3) + 1)
    told = reason(run(on.book), row, 2026)
    assert told.words == "(0, for no computed year of years since the base year + 1)"
    assert told.figures == "(0 + 1)"
    assert told.parts == ()


def test_a_drawn_distance_is_a_part(on):
    life = on.input("life", 2)
    row = on.line("row", ago(on.book.since, life) * 3)
    told = reason(run(on.book), row, 2028)
    assert told.words == "years since the base year of 2026 x 3"
    assert told.parts == ((on.book.since, 2026), (life, None))


def test_a_sum_over_the_years_has_every_year(on):
    row = on.line("row", over_years(on.book.since) / 2)
    told = reason(run(on.book), row)
    assert told.words == "sum of years since the base year over the plan years / 2"
    assert told.figures == "6 / 2"
    assert [year for _, year in told.parts] == [2026, 2027, 2028]


def test_words_say_in_which_order_to_compute(on):
    a, b, c = (on.input(label, value, lower=1) for label, value in (("a", 12), ("b", 3), ("c", 2)))
    said = {
        "a / (b x c)": a / (b * c),
        "a / b x c": a / b * c,
        "a / (b / c)": a / (b / c),
        "a x b / c": a * b / c,
        "((a x b) to the power of (c / b))": power(a * b, c / b),
        "a x (b - c)": a * (b - c),
    }
    for text, line in said.items():
        row = on.line(f"row {len(on.book.rows)}", line)
        told = reason(run(on.book), row)
        assert told.words == text
        if "power" not in text:
            assert eval(told.figures.replace(" x ", " * ")) == told.value


def test_a_year_outside_the_book_is_an_error(moving):
    with pytest.raises(KeyError, match="hospital/moving has the years 2025 to 2029, not 2031"):
        reason(run(moving.book), moving, 2031)


@given(choose=st.randoms(use_true_random=False))
def test_the_figures_add_up_to_the_value(choose):
    book = random_book(choose)
    results, reference = run(book), Reference(book)
    for row in book.rows:
        for column in range(1 if row.scalar else book.columns):
            year = None if row.scalar else book.years[column]
            told = reason(results, row, year)
            formula = row.base if row.base is not None and column == 0 else row.formula
            if isinstance(row, Input):
                continue
            assert _Told(results, column).number(formula) == pytest.approx(told.value, rel=1e-9, abs=1e-9)
            for part, when in told.parts:
                assert part.scalar == (when is None)
                assert reason(results, part, when).value == pytest.approx(
                    reference.value(part, 0 if when is None else book.years.index(when)), rel=1e-9, abs=1e-9
                )


def test_every_figure_leads_to_inputs():
    book = random_book(Random(3))
    results = run(book)
    todo, seen = [(book.rows[-1], None if book.rows[-1].scalar else book.years[-1])], set()
    while todo:
        row, year = todo.pop()
        if (row, year) not in seen:
            seen.add((row, year))
            todo += reason(results, row, year).parts
    assert any(isinstance(row, Input) for row, _ in seen)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1605.94, "people", "1 605.9 people"),
        (38400, "PEN 2024", "38 400 PEN 2024"),
        (2030, "", "2030"),
        (0.0345, "", "0.0345"),
        (-0.0, "", "0"),
        (1234567.8, "PEN", "1 234 568 PEN"),
        (12, "FTE", "12 FTE"),
        (-2500, "people", "-2 500 people"),
    ],
)
def test_amounts(value, unit, text):
    assert amount(value, unit) == text
