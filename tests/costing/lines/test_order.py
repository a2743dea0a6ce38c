"""Any line may look at any earlier year; within a year no line may need itself."""

import itertools

import numpy as np
import pytest

from costing.lines import Book, RecordError, ago, lag, lead, over_years, rest, run, shift


@pytest.fixture
def on():
    return Book(2025, 2028, tail=1).scope("a")


def message(row):
    with pytest.raises(RecordError) as refused:
        run(row.book)
    return str(refused.value)


def test_a_circle_within_a_year_is_refused_with_its_chain(on):
    pay = on.promise("pay")
    tax = on.line("tax", pay * 0.2)
    net = on.line("net", pay - tax)
    pay.becomes(net + 100)
    told = message(pay)
    assert told.startswith("needs itself in the same year: ")
    chain = told.split(": ")[1].split(" <- ")
    assert chain[0] == chain[-1]
    assert set(chain) <= {"'pay'", "'tax'", "'net'"}
    needs = {("'pay'", "'net'"), ("'net'", "'pay'"), ("'net'", "'tax'"), ("'tax'", "'pay'")}
    assert set(itertools.pairwise(chain)) <= needs


def test_a_line_that_is_itself_is_refused(on):
    pay = on.promise("pay")
    pay.becomes(pay + 1)
    assert message(pay) == "needs itself in the same year: 'pay' <- 'pay'"


def test_lines_of_one_label_are_told_apart_by_address(on):
    first, second = on.part("x").promise("pay"), on.part("y").promise("pay")
    first.becomes(second + 1)
    second.becomes(first + 1)
    assert "'a/x/pay' <- 'a/y/pay'" in message(first) or "'a/y/pay' <- 'a/x/pay'" in message(first)


def test_a_lag_of_no_years_is_the_same_year(on):
    pay = on.promise("pay")
    pay.becomes(lag(pay, 0) + 1)
    assert message(pay) == "needs itself in the same year: 'pay' <- 'pay'"


def test_a_memory_without_a_beginning_is_refused(on):
    pay = on.promise("pay")
    pay.becomes(ago(pay, 1) + 1)
    assert message(pay) == "needs itself in the base year: 'pay' <- 'pay'"


def test_a_lag_begins_with_nothing(on):
    pay = on.promise("pay")
    pay.becomes(lag(pay, 1) + 1)
    assert run(on.book)[pay][:, 0].tolist() == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("ahead", [lambda row: lead(row, 1), lambda row: shift(row, 1), over_years])
def test_a_look_ahead_within_a_circle_is_refused_by_name(on, ahead):
    stock = on.stock("stock", 1)
    plan = on.line("plan", ahead(stock) + 1)
    stock.becomes(stock.before + plan)
    assert message(stock) == "'plan' looks ahead at 'stock', which depends on it in turn"


@pytest.mark.parametrize("ahead", [lambda row: lead(row, 1), over_years])
def test_a_base_year_value_may_not_need_the_years_after_it(on, ahead):
    flow = on.promise("flow")
    stock = on.stock("stock", ahead(flow))
    stock.becomes(stock.before + 1)
    flow.becomes(stock + 1)
    assert message(stock) == "'stock' looks ahead at 'flow', which depends on it in turn"


def test_a_base_year_value_may_be_a_total_of_what_does_not_depend_on_it(on):
    plan = on.series("plan", [1, 2, 3, 4, 5])
    stock = on.stock("to do", over_years(plan))
    stock.becomes(stock.before - plan)
    assert run(on.book)[stock][:, 0].tolist() == [9, 7, 4, 0, -5]


def test_a_circle_through_several_files_is_computed_year_by_year(on):
    freed = on.promise("staff freed", "FTE")
    staff = on.stock("staff", 10, "FTE")
    staff.becomes(staff.before + freed)
    places = on.line("places", staff * on.const(2, "people/FTE"))
    residents = on.stock("residents", 100, "people")
    residents.becomes(rest(residents.before, places))
    freed.becomes(lag(on.flow("left", residents.before - residents), 1) * on.const(0.1, "FTE/people"))
    results = run(on.book)
    assert results[residents][:, 0].tolist() == [100, 80, 56, 27.2, 0]
    assert results[staff][:, 0] == pytest.approx([10, 10, 12, 14.4, 17.28])


def test_only_what_is_asked_for_is_computed(on):
    large = on.input("large", 1e308)
    on.line("too large", large * large)
    fine = on.line("fine", large * 0.5)
    with np.errstate(all="raise"):
        assert run(on.book, keep=[fine])[fine].tolist() == [[5e307]]


def test_a_long_chain_is_no_problem(on):
    row = on.line("first", on.book.since + 1)
    for k in range(5000):
        row = on.line(f"row {k}", row * 1 + 1)
    promised = on.promise("last")
    promised.becomes(row + lag(promised, 1))
    assert run(on.book, keep=[promised])[promised][:2, 0].tolist() == [5001, 10003]
