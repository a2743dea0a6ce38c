"""Computing: what is drawn, what is kept, in which blocks, and what is refused."""

import math

import numpy as np
import pytest

from costing.lines import Book, RecordError, lag, run, stream
from costing.lines.engine import LARGEST_BLOCK, PROGRAMS


@pytest.fixture
def book():
    """Cost = people x price in each year; people grow."""
    book = Book(2025, 2028, tail=0)
    on = book.scope("a")
    people = on.stock("people", on.input("at start", 100, "people"))
    people.becomes(people.before * (1 + on.input("growth", 0.5)))
    plan = on.series("plan", [0, 1, 2, 3])
    on.line("cost", people * on.input("price", 2, "PEN 2024/people", lower=0) * plan)
    on.line("fixed", plan * 7)
    return book


def test_the_base_case_is_one_draw(book):
    results = run(book)
    assert results.draws == 1
    assert results[book["a/people"]].tolist() == [[100], [150], [225], [337.5]]
    assert results[book["a/cost"]].tolist() == [[0], [300], [900], [2025]]


def test_only_kept_rows_are_in_the_results(book):
    results = run(book, keep=[book["a/cost"]])
    assert book["a/cost"] in results
    assert book["a/people"] not in results


def test_what_no_draw_reaches_stays_one_draw_wide(book):
    results = run(book, {"a/price": [1.0, 2.0, 3.0]})
    assert results.draws == 3
    assert results[book["a/people"]].shape == (4, 1)
    assert results[book["a/price"]].tolist() == [[1, 2, 3]]
    assert results[book["a/cost"]][1].tolist() == [150, 300, 450]


@pytest.mark.parametrize("block", [1, 2, 3, 1024, None])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_blocks_are_joined(book, block, count):
    prices = np.arange(1.0, count + 1)
    results = run(book, {"a/price": prices}, block=block)
    assert results.draws == count
    assert results[book["a/cost"]].tolist() == np.outer([0, 150, 450, 1012.5], prices).tolist()
    fixed = np.broadcast_to(results[book["a/fixed"]], (4, count))
    assert fixed.tolist() == np.outer([0, 7, 14, 21], np.ones(count)).tolist()


def test_blocks_can_be_reduced_one_by_one(book):
    cost, prices = book["a/cost"], np.arange(1.0, 8)
    parts = [(part.draws, float(part[cost].sum())) for part in stream(book, {"a/price": prices}, [cost], 3)]
    assert [draws for draws, _ in parts] == [3, 3, 1]
    assert sum(total for _, total in parts) == pytest.approx(run(book, {"a/price": prices})[cost].sum())


def test_blocks_are_smaller_when_much_is_kept():
    book = Book(2025, 2060)
    on = book.scope("a")
    x = on.input("x", 1)
    rows = [on.line(f"row {k}", x * on.book.since) for k in range(600)]
    draws = {"a/x": np.ones(LARGEST_BLOCK)}
    assert [part.draws for part in stream(book, draws, rows[:1])] == [LARGEST_BLOCK]
    assert next(stream(book, draws, rows)).draws == 2**24 // (600 * 39)


@pytest.mark.parametrize("plan", [[2.0, 3.0], [[2.0, 3.0]], [[2.0, 3.0]] * 4])
def test_an_input_a_year_is_drawn_as_a_whole_or_year_by_year(book, plan):
    assert run(book, {"a/plan": plan})[book["a/fixed"]].tolist() == [[14, 21]] * 4


def test_one_value_stands_in_every_draw(book):
    results = run(book, {"a/price": [1.0, 2.0], "a/growth": 0.0})
    assert results[book["a/cost"]][1].tolist() == [100, 200]


@pytest.mark.parametrize(
    ("draws", "message"),
    [
        ({"a/prise": [1.0], "b": [1.0]}, "no input of 'reform' is called a/prise, b"),
        ({"a/price": [1.0, 2.0], "a/growth": [1.0] * 3}, "inputs are drawn 2, 3 times: give all as many draws"),
        ({"a/price": [[1.0], [2.0]]}, "draws of 'a/price' have the shape (2, 1), but it has 1 values a draw"),
        ({"a/price": np.ones((1, 1, 2))}, "draws of 'a/price' have the shape (1, 1, 2)"),
        ({"a/price": []}, "draws of 'a/price' have the shape (0,)"),
        ({"a/price": [1.0, -1.0]}, "a draw of 'a/price' is -1, but it is never below 0"),
        ({"a/growth": [1.0, math.nan]}, "a draw of 'a/growth' is nan"),
        ({"a/growth": [math.inf]}, "is not a number in some year: an input makes no sense"),
    ],
)
def test_draws_that_make_no_sense_are_refused(book, draws, message):
    with pytest.raises(RecordError) as refused:
        run(book, draws)
    assert message in str(refused.value)


def test_a_program_is_written_once_and_few_are_kept(book):
    cost = book["a/cost"]
    run(book, keep=[cost])
    (program,) = book.programs.values()
    run(book, keep=[cost])
    assert list(book.programs.values()) == [program]
    for row in book.rows:
        for draws in ({}, {"a/price": [1.0]}):
            run(book, draws, keep=[row])
    assert len(book.programs) == PROGRAMS


def test_a_book_may_grow_between_runs(book):
    before = run(book)
    row = book.scope("b").line("sum of two years", book["a/cost"] + lag(book["a/cost"], 1))
    after = run(book)
    assert row not in before
    assert after[row][:, 0].tolist() == [0, 300, 1200, 2925]


def test_changed_values_of_an_input_are_used(book):
    run(book)
    book.inputs["a/price"].values = np.array([[4.0]])
    assert run(book)[book["a/cost"]][:, 0].tolist() == [0, 600, 1800, 4050]


def test_results_that_somebody_looks_at_are_never_overwritten(book):
    cost = book["a/cost"]
    row = run(book, {"a/price": np.arange(1.0, 5)}, [cost])[cost][1]
    before = row.copy()
    for factor in range(2, 5):
        run(book, {"a/price": factor * np.arange(1.0, 5)}, [cost])
    assert row.tolist() == before.tolist() == [150, 300, 450, 600]


def test_blocks_that_somebody_keeps_are_never_overwritten(book):
    cost, prices = book["a/cost"], np.arange(1.0, 8)
    blocks = list(stream(book, {"a/price": prices}, [cost], 2))
    assert [value for block in blocks for value in block[cost][1]] == (150 * prices).tolist()


def test_a_block_computed_again_after_another_is_the_same(book):
    cost, first, second = book["a/cost"], {"a/price": np.arange(1.0, 5)}, {"a/price": np.arange(5.0, 9)}
    found = [run(book, prices, [cost])[cost].tobytes() for prices in (first, second, first)]
    assert found[0] == found[2] != found[1]


def test_a_value_that_is_no_number_is_found_in_a_block_of_any_shape(book):
    prices = np.array([1.0, 2.0, np.inf, 4.0])
    for block in (1, 3, 4):
        with np.errstate(all="ignore"), pytest.raises(RecordError, match="a/cost' is not a number"):
            run(book, {"a/price": prices}, [book["a/cost"]], block=block)
