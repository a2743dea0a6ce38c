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


def test_more_institutions_than_colours_are_shown_as_the_picture(tmp_path):
    rows = "".join(f"House {place},2025,4,1\n" for place in range(7))
    assert chart(tmp_path, "05-closings", f"institution,year,wards open,site open\n{rows}") is None


def test_pairs_of_columns_have_their_ranges_and_a_line_at_1(tmp_path):
    rows = 'of,without (r),"without, P10 (r)","without, P50 (r)","without, P90 (r)"\nplan,2,1,1.5,3\njobs,0.5,,,\n'
    found = chart(tmp_path, "15-benefit-cost", rows)
    bars, line = found.series
    assert (found.kind, found.unit) == ("columns", "r")
    assert (bars.name, bars.values, bars.low, bars.high) == ("without", [2, 0.5], [1, None], [3, None])
    assert (line.name, line.values, line.line) == ("1: brings what it costs", [1, 1], True)
    assert len(chart(tmp_path, "16-inaction", rows).series) == 1


def test_what_people_and_money_are_compared_with_is_a_line_over_the_columns(tmp_path):
    money = "year,institutions (m),community (m),indexed institution budget (m),double funding (m)\n2026,5,3,6,2\n"
    people = 'year,in institutions (people),flat (people),beds,"residents, no change (people)"\n2026,5,3,6,8\n'
    double, shift = chart(tmp_path, "02-double-funding", money), chart(tmp_path, "01-shift", people)
    assert [one.name for one in double.series if one.line] == ["indexed institution budget"]
    assert [one.name for one in shift.series if one.line] == ["residents, no change"]
    assert [one.name for one in shift.series if not one.line] == ["in institutions", "flat"]


def test_the_curve_of_acceptability_is_of_shares_of_100(tmp_path):
    rows = "value (times income a head),reform (% of draws)\n0,20\n0.1,55\n"
    found = chart(tmp_path, "17-acceptability", rows)
    assert (found.kind, found.percent, found.axis) == ("lines", True, "value (times income a head)")
    assert [(one.name, list(one.values)) for one in found.series] == [("the plan", [20, 55])]


@pytest.mark.parametrize("text", ["", "year,a\n"])
def test_no_rows_no_chart(tmp_path, text):
    assert chart(tmp_path, "03-totals", text) is None
