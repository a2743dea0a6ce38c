"""What was typed in place of a number is answered with the number that was meant, or with both that it may be."""

import pytest

from parameters.documents import Mark, Node
from parameters.number_hints import bound_hint, change_hint, hint_at, list_hint, number_hint


@pytest.mark.parametrize(
    ("written", "hint"),
    [("0,125", "write 0.125"), ("0,5", "write 0.5"), ("12,5", "write 12.5"),
     ("1,250", "write 1250 if the comma parts thousands, 1.250 if it is a decimal comma"),
     ("200,000", "write 200000 if the comma parts thousands, 200.000 if it is a decimal comma"),
     ("1,250,000", "write 1250000, without separators"), ("1 250", "write 1250, without separators"),
     ("1900-07-18T00:00:00", "the cell is formatted as a date: format it as a number and type the number again"),
     ("-1,250", "write -1250 if the comma parts thousands, -1.250 if it is a decimal comma"),
     ("-1,5", "write -1.5"), ("- 1 250", "write -1250, without separators"), ("\u22121,5", "write -1.5"),
     ("\u22125", "write -5, with the minus of the keyboard"), ("\u22122%", "write -0.02"), ("-5", ""),
     ("20%", "write 0.2"), ("-2%", "write -0.02"),
     ("+10%", "a scenario that raises something by 10% says times and 1.1"),
     ("12,5 %", "write 0.125"), ("100.000.000", "write 100000000, without separators"),
     ("1.000", "write 1000 if the point parts thousands, 1.000 if it is a decimal point"),
     ("1.234.567,89", "write 1234567.89, without separators"), ("1,234.5", "write 1234.5, without separators"),
     ("1 250,5", "write 1250.5, without separators"), ("1,234,56", ""), ("0.125", ""), ("many", "")],
)  # fmt: skip
def test_hints_for_numbers(written, hint):
    assert number_hint(written) == hint


@pytest.mark.parametrize("written", ["2027-06-01T00:00:00", "2027-06-01"])
def test_a_date_is_one_only_where_a_date_is_meant(written):
    in_a_file = Node(written, Mark("plan.yaml", 3, 3))
    assert hint_at(in_a_file, dated=True) == "write 2027.42, a date in years"
    assert hint_at(in_a_file) == ""


def test_a_date_that_is_none_is_answered_with_one_in_years():
    hint = hint_at(Node("1/7/2026", Mark("plan.yaml", 3, 3)), dated=True)
    assert hint == "a date is written in years, such as 2026.5 for the first of July 2026"


@pytest.mark.parametrize(
    ("written", "verb", "hint"),
    [("10%", "plus", "to raise it by 10%, write times and 1.1"),
     ("-10%", "plus", "to lower it by 10%, write times and 0.9"),
     ("+10 %", "times", "to raise it by 10%, write times and 1.1"),
     ("\u221210%", "times", "to lower it by 10%, write times and 0.9"),
     ("10%", "times", "to raise it by 10%, write times and 1.1; to lower it, times and 0.9"),
     ("90%", "times", "write 0.9 for 90% of it, 1.9 to raise it by 90%"), ("1,5", "times", "write 1.5")],
)  # fmt: skip
def test_a_change_in_percent_is_answered_with_its_factor(written, verb, hint):
    assert change_hint(Node(written, Mark("plan.yaml", 3, 3)), verb) == hint


def test_a_difference_in_percent_is_no_low_figure():
    low, share = (Node(written, Mark("plan.yaml", 3, 3)) for written in ("-10%", "10%"))
    assert bound_hint(low) == "write the figure itself, not how far it is from the value"
    assert bound_hint(share) == "write 0.1"


@pytest.mark.parametrize(
    ("written", "in_a_cell", "in_a_file"),
    [("-", "leave the cell empty", ""), ("N/A", "leave the cell empty", ""), ("several", "", ""),
     ("2 or 3", "", ""), ("Q3", "", ""),
     ("12", "the cell holds text that looks like a number: clear it, format it as a number, and write the number again",
      ""),
     *[(said, "write the number alone; its unit stands in the column 'unit'",
        "write the number alone; its unit stands beside it, under unit")
       for said in ("300 people", "about 1 200 people", "KES 500,000")],
     ("2.5 million", "write the number in full, with all its zeros; its unit stands in the column 'unit'",
      "write the number in full, with all its zeros; its unit stands beside it, under unit")],
)  # fmt: skip
def test_what_to_do_with_words_in_place_of_a_number(written, in_a_cell, in_a_file):
    assert hint_at(Node(written, Mark("plan.xlsx", 3, 3, cell="Actions!C3"))) == in_a_cell
    assert hint_at(Node(written, Mark("plan.yaml", 3, 3))) == in_a_file


@pytest.mark.parametrize(
    ("written", "hint"),
    [("0.5, 0.5", "write [0.5, 0.5]"), ("0.5; 0.5", "write [0.5, 0.5]"), ("(0.25,0.75)", "write [0.25, 0.75]"),
     ("0,4; 0,6", "write [0.4, 0.6]"), ("0,4, 0,6", "write [0.4, 0.6]"), ("50%, 50 %", "write [0.5, 0.5]"),
     ("half, half", ""), ("", "")],
)  # fmt: skip
def test_shares_that_are_no_list_are_answered_with_the_list(written, hint):
    assert list_hint(Node(written, Mark("plan.yaml", 3, 3))) == hint


@pytest.mark.parametrize(
    ("entries", "wrong"),
    [([0, 5, 0, 5], True), ([0, "5; 0", 5], True), ([0, 1, 0, 9], True), ([0.5, 1.5], False), ([0, 1], False),
     ([1, 0], False), ([0, 0.5, 1], False)],
)  # fmt: skip
def test_a_list_that_decimal_commas_have_made_longer_is_noticed(entries, wrong):
    mark = Mark("plan.yaml", 3, 3)
    hint = list_hint(Node(tuple(Node(entry, mark) for entry in entries), mark))
    assert hint == ("write decimals with a point, such as 0.5: a comma parts the entries" if wrong else "")
