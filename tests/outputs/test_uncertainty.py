"""Ranges: quantiles of sums, differences draw by draw."""

from pathlib import Path

import numpy as np
import pytest

from costing import kinds
from outputs import tables
from outputs.run_record import run_record
from outputs.run_text import run_text
from parameters import load_plan
from scenarios import project
from tests.outputs.conftest import Info


def of_plan(found):
    """The rows of the whole plan, by scenario, figure and period."""
    return found[found.level == "plan"].set_index(["scenario", "figure", "period"])


@pytest.fixture
def ranges(drawn):
    return of_plan(tables(drawn, [])["uncertainty"])


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


def test_the_contingency_that_draws_imply_is_said_where_the_base_case_holds_one(drawn):
    file = Path(__file__).parents[1] / "data" / "priced.yaml"
    plan = load_plan(file, kinds())
    found = project(plan, 100, names=["status_quo", "reform"])
    wide = of_plan(tables(found, [])["uncertainty"])
    row = wide.loc[("reform", "total_real", "plan")]
    assert row.implied == pytest.approx(row.p80 - row.bare)
    assert row.bare < row.base
    none = of_plan(tables(drawn, [])["uncertainty"])
    assert (none.bare == none.base).all()
    text = run_text(run_record(found, [], Info(draws=100), {}), Path("results"))
    assert "The base case holds contingencies, draws do not (reform: total without them" in " ".join(text.split())
    assert "ranges lean to one side" not in text
