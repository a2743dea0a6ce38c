"""What was typed in place of a number is answered with the number that was meant, or with both that it may be."""

import pytest

from parameters.documents import Mark, Node
from parameters.figures import hint_at, number_hint


@pytest.mark.parametrize(
    ("written", "hint"),
    [("0,125", "write 0.125"), ("0,5", "write 0.5"), ("12,5", "write 12.5"),
     ("1,250", "write 1250 if the comma parts thousands, 1.250 if it is a decimal comma"),
     ("200,000", "write 200000 if the comma parts thousands, 200.000 if it is a decimal comma"),
     ("1,250,000", "write 1250000, without separators"), ("1 250", "write 1250, without separators"),
     ("2027-06-01T00:00:00", "write 2027.42, a date in years"), ("2027-06-01", "write 2027.42, a date in years"),
     ("20%", "write 0.2"), ("many", "")],
)  # fmt: skip
def test_hints_for_numbers(written, hint):
    assert number_hint(written) == hint


@pytest.mark.parametrize(
    ("written", "hint"),
    [("-", "leave the cell empty"), ("N/A", "leave the cell empty"),
     ("300 people", "write the number alone; its unit stands in the column 'unit'"), ("several", "")],
)  # fmt: skip
def test_hints_in_a_workbook(written, hint):
    assert hint_at(Node(written, Mark("plan.xlsx", 3, 3, cell="Actions!C3"))) == hint
    assert hint_at(Node(written, Mark("plan.yaml", 3, 3))) == ""
