"""Stored tables read back as text."""

import pytest

from outputs.csv_rows import rows_of
from outputs.placed_folder import ResultsError


def test_a_stored_table_that_cannot_be_read_is_told_with_its_line(tmp_path):
    table = tmp_path / "staff.csv"
    with pytest.raises(ResultsError, match=r"staff.csv is missing; run the plan again"):
        rows_of(table)
    table.write_text("cadre,posts\nnurse,1\nnurse," + "1" * 140_000, encoding="utf-8")
    with pytest.raises(ResultsError, match=r"staff.csv:3: is not a table \(field larger .*\); run the plan again"):
        rows_of(table)
