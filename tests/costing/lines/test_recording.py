"""Recording: units are checked, slips are refused with a sentence that says what to do."""

import numpy as np
import pytest

from costing.lines import (
    Book,
    RecordError,
    ago,
    exp,
    floor,
    lag,
    lead,
    least,
    most,
    over_years,
    power,
    ratio,
    reached,
    run,
    shift,
    smooth,
    total,
    where,
    whole,
)
from parameters.units import UnitError


@pytest.fixture
def book():
    return Book(2025, 2027, tail=1)


@pytest.fixture
def on(book):
    return book.scope("centres", area="SR")


def values(row):
    return run(row.book)[row][:, 0].tolist()


def test_a_book_says_its_years(book):
    assert book.columns == 4
    assert book.years == (2025, 2026, 2027, 2028)
    assert book.years[book.plan_columns] == (2026, 2027)


def test_a_book_has_its_calendar(book):
    assert values(book.year) == [2025, 2026, 2027, 2028]
    assert values(book.since) == [0, 1, 2, 3]
    assert values(book.first) == [0, 1, 0, 0]
    assert values(book.later) == [0, 1, 1, 1]
    assert values(book.start) == [2026]
    assert values(book.end) == [2028]


def test_a_line_has_the_address_and_tags_of_its_scope(on):
    row = on.part("Staff & pay", level="2").line("Nurses, FTE", on.input("nurses", 3, "FTE") * 2)
    assert row.address == "centres/staff-pay/nurses-fte"
    assert row.tags == {"area": "SR", "level": "2"}
    assert on.book[row.address] is row
    assert repr(row) == "<centres/staff-pay/nurses-fte [FTE]>"


def test_an_input_stands_at_its_dotted_address(on):
    row = on.input("catchment", 100000, "people/centre", address="centres.catchment")
    assert on.book.inputs["centres.catchment"] is row


def test_an_input_used_twice_is_one_row(on):
    first = on.input("pay", 10, "PEN 2024/FTE", address="pay.nurse", lower=0)
    again = on.part("elsewhere").input("salary", 10, "PEN 2024/FTE", address="pay.nurse", lower=1)
    assert again is first
    assert first.lower == 1


def test_nothing_added_and_one_time_leave_no_trace(on):
    row = on.input("nurses", 3, "FTE")
    assert [row + 0, 0 + row, row - 0, row * 1, 1 * row, row / 1] == [row] * 6
    assert sum([row]) is row
    assert total([]) == 0
    assert total([row]) is row
    assert total([row, on.const(0)]) is row


def test_numpy_numbers_leave_the_arithmetic_to_the_line(on):
    row = on.input("nurses", 3.0)
    assert values(on.line("more", np.float64(2) * row + np.float64(1))) == [7]


def test_a_line_may_be_a_plain_number(on):
    assert values(on.line("nothing", total([]))) == [0]
    assert values(on.flow("one", 1)) == [0, 1, 1, 1]


def test_minus_a_line(on):
    assert values(on.line("less", -on.input("nurses", 3.0))) == [-3]


def test_a_stock_remembers(on):
    stock = on.stock("open", 2, "centre")
    opening = on.flow("opening", on.series("opening plan", [9, 1, 2, 3], "centre"))
    stock.becomes(stock.before + opening)
    assert values(stock) == [2, 3, 5, 8]
    assert values(opening) == [0, 1, 2, 3]


def test_a_stock_may_become_a_number(on):
    stock = on.stock("open", 2)
    stock.becomes(5)
    assert values(stock) == [2, 5, 5, 5]


@pytest.mark.parametrize("given", [4, "number", "scalar"])
def test_a_promise_has_a_value_in_every_year(on, given):
    promise = on.promise("freed")
    later = on.line("freed a year ago", lag(promise, 1) + 0)
    promise.becomes({"number": on.input("n", 4), "scalar": on.input("m", 2) * 2}.get(given, given))
    assert values(promise) == [4, 4, 4, 4]
    assert values(later) == [0, 4, 4, 4]


def test_what_may_be_divided_by(on):
    above = on.input("above", 4, lower=0.1)
    x = on.input("x", 3)
    for divisor in (
        above,
        most(x, 1),
        above * above,
        above / above,
        above + above,
        exp(x),
        power(above, x),
        whole(above),
    ):
        assert (x / divisor).unit.pure
    grown = on.stock("index", 1, above_zero=True)
    grown.becomes(grown.before * (1 + above))
    assert (x / grown).unit.pure


REFUSED = [
    (lambda on, x, row: bool(x), "a line has no truth value while recording; use where"),
    (lambda on, x, row: x < 3, "lines cannot be compared while recording; use reached"),
    (lambda on, x, row: x >= row, "lines cannot be compared while recording"),
    (lambda on, x, row: x + 0.1234567890123456789, "cannot be written exactly with 15 digits; make it an input"),
    (lambda on, x, row: x + float("nan"), "nan cannot be written exactly"),
    (lambda on, x, row: x + Book(2025, 2026).since, "'years since the base year' belongs to another book"),
    (lambda on, x, row: on.line("y", Book(2025, 2026).since), "'y' is given a line of another book"),
    (lambda on, x, row: least(1, 2), "least of plain numbers only"),
    (lambda on, x, row: x / row, "'row' may be 0: divide by an input above 0, by most"),
    (lambda on, x, row: x / on.const(0), "0 may be 0: divide by"),
    (lambda on, x, row: x / whole(on.input("small", 1, lower=1e-12)), "an unnamed expression may be 0"),
    (lambda on, x, row: x / floor(on.input("small", 1, lower=0.5)), "an unnamed expression may be 0"),
    (lambda on, x, row: ratio(x, row + 1, 0), "ratio repeats its argument 2: give that a line of its own"),
    (lambda on, x, row: smooth(x + 1), "smooth repeats its argument 1: give that a line of its own"),
    (lambda on, x, row: power(row, 2), "'row' may be 0 or below: a power needs a base above 0"),
    (lambda on, x, row: power(-2, x), "-2 may be 0 or below: a power needs"),
    (lambda on, x, row: power(2, 3), "power of plain numbers only"),
    (lambda on, x, row: total([x, row, x]), "a line stands twice in a total: 'x', 'row', 'x'"),
    (lambda on, x, row: total([x * k for k in range(2, 40)]), "a total of 38 lines is too long for one cell"),
    (lambda on, x, row: lag(x, 1), "'x': only a row with a value a year can be seen from another year"),
    (lambda on, x, row: ago(row + 1, 1), "an unnamed expression: only a row with a value a year"),
    (lambda on, x, row: lag(row, -1), "lag of 'row' looks -1 years away: it must be 0 or more"),
    (lambda on, x, row: lead(row, -2), "lead of 'row' looks -2 years away: it must be 0 or more"),
    (lambda on, x, row: shift(row, row), "'row' must be one plain number for all years to say how far to look"),
    (lambda on, x, row: shift(row, on.input("far", 2, "month")), "'far' must be one plain number for all years"),
    (lambda on, x, row: over_years(x), "'x': only a row with a value a year can be gathered over the years"),
    (lambda on, x, row: over_years(row * 2), "an unnamed expression: only a row"),
    (lambda on, x, row: over_years(row, "mean"), "a row can be gathered by sum, max or min, not by 'mean'"),
    (lambda on, x, row: on.line("row", x), "two lines are called 'centres/row': give one of them another label"),
    (lambda on, x, row: on.series("short", [1, 2]), "'short' has 2 values for 4 years"),
    (lambda on, x, row: on.input("low", -1, lower=0), "'centres/low' is -1, but it must never be below 0"),
    (lambda on, x, row: on.input("low", float("nan")), "'centres/low' is nan"),
    (lambda on, x, row: on.series("low", [1, 2, -3, 4], lower=0), "'centres/low' is -3, but it must never be below 0"),
    (
        lambda on, x, row: on.stock("s", 0, above_zero=True),
        "'s' claims to stay above 0, but its base-year value 0 may not",
    ),
    (lambda on, x, row: on.stock("s", 1, above_zero=True).becomes(x), "'s' claims to stay above 0, but 'x' may not"),
]


@pytest.mark.parametrize(("write", "message"), REFUSED, ids=[message[:40] for _, message in REFUSED])
def test_a_slip_is_refused(on, write, message):
    x, row = on.input("x", 3), on.line("row", on.book.since * 2)
    with pytest.raises(RecordError) as refused:
        write(on, x, row)
    assert message in str(refused.value)


def test_a_formula_of_too_many_lines_is_refused(on):
    inputs = [on.input(f"x{k}", k) for k in range(9)]
    on.line("eight", sum(inputs[:8]) + sum(inputs[:8]))
    on.line("a total counts as one", total(inputs) + inputs[0])
    with pytest.raises(RecordError, match="'nine' speaks of more than 8 lines: give a part of it a name"):
        on.line("nine", sum(inputs))


def test_one_look_used_often_counts_once(on):
    stock = on.stock("s", 1)
    on.line("often", sum(stock.before * k for k in range(2, 14)))


def test_a_value_is_given_once(on):
    for row in (on.stock("stock", 1), on.promise("promise")):
        row.becomes(on.input(f"{row.label}, value", 2))
        with pytest.raises(RecordError, match=f"'{row.label}' is given a value twice"):
            row.becomes(3)


def test_an_open_promise_is_an_error_with_its_name(on):
    on.promise("staff freed")
    on.stock("staff", 3)
    with pytest.raises(RecordError, match=r"never given a value: centres/staff-freed, centres/staff$"):
        run(on.book)


MIXED = [
    (lambda a, b: a + b, "<'salary' [PEN 2024]> and <'drug price' [USD 2019]> cannot be added, compared or assigned"),
    (least, "<'salary' [PEN 2024]> and <'drug price' [USD 2019]> cannot be added"),
    (lambda a, b: reached(a, 3), "<'salary' [PEN 2024]> and <3 []> cannot be added, compared or assigned"),
    (lambda a, b: where(a, b, b), "<'salary' [PEN 2024]> must be a plain number"),
    (lambda a, b: where(a.book.first, a, b), "cannot be added, compared or assigned"),
    (lambda a, b: exp(a), "<'salary' [PEN 2024]> must be a plain number"),
    (lambda a, b: power(2, b), "<'drug price' [USD 2019]> must be a plain number"),
    (lambda a, b: smooth(a), "<'salary' [PEN 2024]> must be a plain number"),
    (lambda a, b: ratio(a, a, b), "<'drug price' [USD 2019]> stands in for a ratio in []"),
    (lambda a, b: a * b, "<'salary' [PEN 2024]> and <'drug price' [USD 2019]>: [PEN 2024] cannot be multiplied by"),
    (lambda a, b: b / (b / a) / (b / a), "the result would mix money"),
    (lambda a, b: a.scope.line("claim", a, "USD 2019"), "'claim' claims [USD 2019] but is [PEN 2024]"),
    (
        lambda a, b: a.scope.line("x", a, base=b),
        "the base-year value of 'x' is [USD 2019] where the line is [PEN 2024]",
    ),
    (
        lambda a, b: a.scope.stock("x", a, "people"),
        "the base-year value of 'x' is [PEN 2024] where the line is [people]",
    ),
    (lambda a, b: a.scope.promise("x", "people").becomes(a), "'x' claims [people] but is [PEN 2024]"),
    (lambda a, b: a.scope.input("x", 1, "nurse"), "unknown unit 'nurse' in 'nurse'"),
    (lambda a, b: a.scope.input("x", 1, "people", address=a.address), "is used in [PEN 2024] and in [people]"),
]


@pytest.mark.parametrize(("write", "message"), MIXED, ids=[message[:40] for _, message in MIXED])
def test_units_that_do_not_fit_are_refused(on, write, message):
    salary = on.input("salary", 5, "PEN 2024", lower=1)
    with pytest.raises(UnitError) as refused:
        write(salary, on.input("drug price", 7, "USD 2019", lower=1))
    assert message in str(refused.value)
    assert str(refused.value).count(message) == 1


def test_zero_fits_any_unit(on):
    pay = on.input("pay", 5, "PEN 2024")
    assert str(least(pay, 0).unit) == str((0 - pay).unit) == str(where(on.book.first, pay, 0).unit) == "PEN 2024"
    assert on.line("none", 0, "PEN 2024").unit == pay.unit
    assert on.flow("paid", pay).unit == pay.unit
