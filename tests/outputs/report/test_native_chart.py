"""Charts of slides, from the rows of a chart's csv."""

from __future__ import annotations

from pathlib import Path

import pytest

from outputs.report.blocks import Grid, Picture
from outputs.report.native_chart import native_chart


def chart(folder: Path, stem: str, text: str):
    (folder / f"{stem}.csv").write_text(text, encoding="utf-8")
    svg = folder / f"{stem}.svg"
    return native_chart(Picture(stem, stem, stem, svg, svg.with_suffix(".png"), 0.0, Grid("", [], [], "")))


def test_lines_over_years_with_the_unit_they_share(tmp_path):
    found = chart(tmp_path, "03-totals", "year,status_quo (ARD million),reform (ARD million)\n2025,1,1\n2026,1,2.5\n")
    assert (found.kind, found.unit, list(found.categories)) == ("lines", "ARD million", ["2025", "2026"])
    assert [(one.name, list(one.values)) for one in found.series] == [("no change", [1, 1]), ("the plan", [1, 2.5])]


def test_a_waterfall_hangs_between_levels(tmp_path):
    rows = "bar,step (ARD),reached (ARD)\nbudget,7,7\nless,-2,5\nhospitals,,5\nhomes,3,8\nall,8,8\n"
    found = chart(tmp_path, "04-waterfall", rows)
    held, totals, less, more = (list(one.values) for one in found.series)
    assert totals == [7, 0, 5, 0, 8]
    assert less == [0, 2, 0, 0, 0]
    assert more == [0, 0, 0, 3, 0]
    assert held == [0, 5, 0, 5, 0]


def test_a_tornado_crosses_at_the_base_case(tmp_path):
    rows = "figure,low,high,at low (cost),base (cost),at high (cost)\npay,1,2,90,100,130\nrent,1,2,95,100,99\n"
    found = chart(tmp_path, "11-tornado", rows)
    assert (found.kind, found.crossing, found.unit) == ("bars", 100, "cost")
    assert [list(one.values) for one in found.series] == [[90, 95], [130, 99]]


def test_wards_of_each_institution_stand_side_by_side(tmp_path):
    rows = "institution,year,wards open,site open\nA,2025,4,1\nA,2026,2,1\nB,2025,1,1\nB,2026,0,0\n"
    found = chart(tmp_path, "05-closings", rows)
    assert [(one.name, list(one.values)) for one in found.series] == [("A", [4, 2]), ("B", [1, 0])]


def test_a_chart_nobody_has_heard_of_is_columns_by_its_first_column(tmp_path):
    rows = "package,ratio on output,ratio with health\ndepression,1.8,3\npsychosis,0.6,1.2\n"
    found = chart(tmp_path, "30-something", rows)
    assert found.kind == "columns"
    assert list(found.categories) == ["depression", "psychosis"]
    assert [one.name for one in found.series] == ["ratio on output", "ratio with health"]


@pytest.mark.parametrize("text", ["", "year,a\n"])
def test_no_rows_no_chart(tmp_path, text):
    assert chart(tmp_path, "03-totals", text) is None
