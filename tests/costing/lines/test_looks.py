"""Other years: a flow is 0 outside the computed years, a stock has its base value before them."""

import numpy as np
import pytest

from costing.lines import Book, RecordError, ago, lag, lead, most, over_years, run, shift, whole


@pytest.fixture
def on():
    return Book(2025, 2027, tail=2).scope("a")


@pytest.fixture
def flow(on):
    return on.series("flow", [1, 2, 3, 4, 5])


def values(line, on):
    row = on.line("seen", line + 0)
    return run(on.book)[row][:, 0].tolist()


def test_lag(on, flow):
    assert values(lag(flow, 2), on) == [0, 0, 1, 2, 3]


def test_ago(on, flow):
    assert values(ago(flow, 2), on) == [1, 1, 1, 2, 3]


def test_lead(on, flow):
    assert values(lead(flow, 2), on) == [3, 4, 5, 0, 0]


@pytest.mark.parametrize(("years", "seen"), [(2, [0, 0, 1, 2, 3]), (-2, [3, 4, 5, 0, 0]), (0, [1, 2, 3, 4, 5])])
def test_shift(on, flow, years, seen):
    assert values(shift(flow, years), on) == seen
    on.line("also", shift(flow, on.input("years", years)) + 0)
    assert run(on.book)[on.book["a/also"]][:, 0].tolist() == seen


@pytest.mark.parametrize("look", [lag, lead])
def test_beyond_every_year(on, flow, look):
    assert values(look(flow, 99), on) == [0, 0, 0, 0, 0]


@pytest.mark.parametrize(("how", "gathered"), [("sum", 5), ("max", 3), ("min", 2)])
def test_only_the_plan_years_are_gathered(on, flow, how, gathered):
    row = on.line("gathered", over_years(flow, how) + 0)
    assert row.scalar
    assert run(on.book)[row].tolist() == [[gathered]]


@pytest.mark.parametrize("look", [lag, ago, lead, shift])
def test_a_drawn_distance_is_that_distance_in_each_draw(on, flow, look):
    distance = on.input("years", 1)
    drawn = on.line("drawn", look(flow, distance) + 0)
    fixed = [on.line(f"fixed {k}", look(flow, k) + 0) for k in range(7)]
    results = run(on.book, {"a/years": np.arange(7.0)})
    assert results[drawn].shape == (5, 7)
    for k, row in enumerate(fixed):
        assert results[drawn][:, k].tolist() == results[row][:, 0].tolist()


def test_a_drawn_distance_within_a_circle(on):
    life = on.input("life", 2, lower=1)
    fitted = on.stock("fitted", 0)
    fitted.becomes(on.series("opening", [0, 3, 1, 0, 0]) + lag(fitted, life))
    results = run(on.book, {"a/life": [1.0, 2.0, 9.0]})
    assert results[fitted].T.tolist() == [[0, 3, 4, 4, 4], [0, 3, 1, 3, 1], [0, 3, 1, 0, 0]]


def test_a_drawn_distance_looks_at_a_drawn_flow(on):
    size, distance = on.input("size", 1), on.input("years", 1)
    flow = on.line("flow", on.book.since * size)
    seen = on.line("seen", lag(flow, distance) + 0)
    results = run(on.book, {"a/years": [1.0, 2.0], "a/size": [10.0, 1.0]})
    assert results[seen].T.tolist() == [[0, 0, 10, 20, 30], [0, 0, 0, 1, 2]]


def test_a_distance_is_rounded_in_a_line_of_its_own(on, flow):
    life = on.line("life, whole years", most(1, whole(on.input("life", 1.2))))
    seen = on.line("seen", lag(flow, life) + 0)
    assert run(on.book)[seen][:, 0].tolist() == [0, 0, 1, 2, 3]


def test_a_distance_that_is_not_whole_is_refused(on, flow):
    on.line("seen", lag(flow, on.input("life", 1.2)) + 0)
    with pytest.raises(RecordError, match="'a/life' says how many years away to look: round it to whole years"):
        run(on.book)


@pytest.mark.parametrize("look", [lag, ago, lead])
def test_a_distance_below_0_is_refused(on, flow, look):
    on.line("seen", look(flow, on.input("life", -1)) + 0)
    with pytest.raises(RecordError, match="'a/life' says to look -1 years away: it must be 0 or more"):
        run(on.book)


def test_within_a_circle_a_distance_of_0_is_refused_in_any_draw(on):
    fitted = on.stock("fitted", 1)
    fitted.becomes(ago(fitted, on.input("life", 1)) + 1)
    run(on.book)
    with pytest.raises(RecordError, match="'a/life' says to look 0 years away: it must be 1 or more"):
        run(on.book, {"a/life": [2.0, 0.0, 1.0]})
