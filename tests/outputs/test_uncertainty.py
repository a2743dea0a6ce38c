"""Ranges: quantiles of sums, differences draw by draw."""

import numpy as np
import pytest

from outputs import tables


@pytest.fixture
def ranges(drawn):
    return tables(drawn, [])["uncertainty"].set_index(["scenario", "figure", "period"])


def test_the_range_of_the_plan_is_the_quantile_of_its_sums(ranges, drawn):
    one = drawn.scenarios["reform"]
    draws = one.drawn[one.model.totals.real][one.model.book.plan_columns].sum(axis=0)
    row = ranges.loc[("reform", "total_real", "plan")]
    assert [row.p10, row.p50, row.p90] == pytest.approx(np.quantile(draws, [0.1, 0.5, 0.9]))


def test_quantiles_of_years_do_not_add_up(ranges, drawn):
    years = sum(ranges.loc[("reform", "total_real", str(year))].p90 for year in drawn.years)
    assert years > ranges.loc[("reform", "total_real", "plan")].p90


def test_differences_are_taken_draw_by_draw(ranges, drawn):
    apart = drawn.difference("reform", lambda model: model.undiscounted, drawn=True)[0]
    row = ranges.loc[("reform", "difference_real", "plan")]
    assert [row.p10, row.p90] == pytest.approx(np.quantile(apart, [0.1, 0.9]))
    separate = ranges.loc[("reform", "total_real", "plan")].p90 - ranges.loc[("status_quo", "total_real", "plan")].p90
    assert row.p90 != pytest.approx(separate)


def test_without_draws_there_is_no_such_table(arandia):
    assert "uncertainty" not in tables(arandia, [])


def test_the_status_quo_has_no_difference(ranges):
    assert {figure for name, figure, _ in ranges.index if name == "status_quo"} == {
        "total_real", "total_nominal", "present_value_real",
    }  # fmt: skip
