"""Budgets, chances and first years, against sums done by hand."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costing import run
from scenarios import project
from scenarios.affordability import PLAN, SOURCES, FirstYear, affordability, how_to_limit
from scenarios.blocks import as_drawn
from tests.scenarios.affordability.drawn_plans import A, B, cap, drawn
from tests.scenarios.fitting.money_plans import budget
from tests.scenarios.sensitivity.linear_plans import MONEY, ranged


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return affordability(drawn(tmp_path_factory.mktemp("plan"), {"cap": cap()}), "reform")


def budget_of(found, period, item="", money="nominal"):
    return next(b for b in found.budgets if (b.period, b.item, b.money) == (period, item, money))


def test_budgets_of_years_and_of_the_plan(found):
    first = budget_of(found, "2026")
    assert (first.base, first.bare, first.expected, first.p50) == pytest.approx((100, 100, 104, 100))
    assert first.p80 == pytest.approx(116)  # a fifth of the way from 110 to 140
    assert (first.contingency_80, first.share_80) == pytest.approx((16, 0.16))
    assert (first.contingency_50, first.share_50) == pytest.approx((0, 0))
    whole = budget_of(found, PLAN)
    assert (whole.base, whole.p50) == pytest.approx((650, 610))
    assert whole.p80 == pytest.approx(660)  # of 510, 580, 610, 620, 820: sums first, quantiles last
    assert budget_of(found, PLAN, money="real").p80 == pytest.approx(660)
    assert found.sum_of_p80 == pytest.approx(700)  # 116 + 116 + 3 x 156: not the P80 of the sum


def test_what_is_under_a_ceiling_has_budgets_of_its_own(found):
    assert budget_of(found, "2028", "cap").p80 == pytest.approx(156)
    assert budget_of(found, PLAN, "cap").p80 == pytest.approx(660)


def test_the_curve_meets_the_budgets(found):
    points = {(point.item, point.period, point.money, point.chance): point.level for point in found.curve}
    assert points["", PLAN, "nominal", 0.8] == pytest.approx(660)
    assert points["cap", "2028", "nominal", 0.5] == pytest.approx(140)
    levels = [point.level for point in found.curve if (point.item, point.period) == ("", "2026")]
    assert levels == sorted(levels)


def test_chances_by_year_and_of_all_years_at_once(found):
    (held,) = found.held
    assert [year.chance for year in held.years] == pytest.approx([0.6, 0.6, 0.6, 0.8, 1])
    assert held.chance == pytest.approx(0.4)  # draws 2 and 3 alone stay within it in every year
    assert found.chance == pytest.approx(0.4)
    assert found.yearly == tuple((year.year, year.chance) for year in held.years)
    assert held.years[0].error == pytest.approx((0.6 * 0.4 / 5) ** 0.5)
    assert not found.sure


def test_room_excess_and_levels(found):
    (held,) = found.held
    assert [year.room for year in held.years] == pytest.approx([5, 5, -5, 10, 50])
    assert held.years[2].expected == pytest.approx((5 + 35) / 5)
    assert held.years[2].p90 == pytest.approx(5 + 0.6 * 30)
    assert (held.years[0].level.p50, held.years[0].level.p80) == pytest.approx((100, 116))
    assert held.years[0].more.p80 == pytest.approx(11)  # 5 and a fifth of the way to 35
    assert (held.more.p50, held.more.p80) == pytest.approx((5, 11))
    assert held.times.p50 == pytest.approx(150 / 145)


def test_first_years(found):
    (held,) = found.held
    assert (held.first_base, held.first_below) == (2028, 2026)
    shares = {one.year: one.share for one in held.first}
    assert shares == pytest.approx({2026: 0.4, 2027: 0, 2028: 0.2, 2029: 0, 2030: 0, None: 0.4})
    assert held.first[-1] == FirstYear(None, pytest.approx(0.4))


def test_a_limit_may_be_drawn_too(tmp_path):
    amount = {2026: ranged(105, 90, 200)}
    projection = drawn(
        tmp_path, {"cap": cap() | {"amount": amount}}, {A: (100, 100), "financing.cap.amount.0": (99, 101)}
    )
    (held,) = affordability(projection, "reform").held
    assert held.years[0].chance == pytest.approx(0.5)
    assert held.years[0].limit == pytest.approx(105)
    assert held.times is not None
    assert held.years[0].level.p80 == pytest.approx(100)


def test_sources_leave_a_gap(tmp_path):
    found = affordability(drawn(tmp_path, {"treasury": budget(120)}), "reform")
    (held,) = found.held
    assert (held.key, held.kind, held.times) == (SOURCES, SOURCES, None)
    assert [year.chance for year in held.years] == pytest.approx([0.8, 0.8, 0.4, 0.4, 0.4])
    assert held.chance == pytest.approx(0.4)
    assert (held.years[2].cost, held.years[2].limit, held.years[2].room) == pytest.approx((150, 120, -30))
    assert held.years[2].more.p50 == pytest.approx(20)
    assert held.years[2].level is None


def test_ceilings_and_sources_hold_together(tmp_path):
    found = affordability(drawn(tmp_path, {"cap": cap(), "treasury": budget(130)}), "reform")
    assert [held.chance for held in found.held] == pytest.approx([0.4, 0.4])  # draws 2 and 3; draws 2 and 4
    assert found.chance == pytest.approx(0.2)


def test_without_limits_there_are_budgets_and_what_to_write(tmp_path):
    projection = drawn(tmp_path, {})
    found = affordability(projection, "reform")
    assert (found.held, found.chance, found.yearly, found.gives) == ((), None, (), ())
    assert found.sure
    assert budget_of(found, PLAN).p80 == pytest.approx(660)
    said = how_to_limit(projection.plan)
    assert "my_ceiling: {kind: ceiling" in said
    assert f"unit: {MONEY}" in said
    assert said.isascii()


def test_what_to_write_can_be_written(tmp_path):
    written = {"kind": "ceiling", "name": "Health ministry", "amount": {2026: {"value": 1000000, "unit": MONEY}}}
    found = affordability(drawn(tmp_path, {"my_ceiling": written}), "reform")
    assert found.chance == 1


def test_no_draws_no_chances(tmp_path):
    plan = drawn(tmp_path, {"cap": cap()}).plan
    with pytest.raises(ValueError, match="no draws"):
        affordability(project(plan), "reform")


CAPS = {name: f"financing.{name}.amount.0" for name in ("low", "high")}


@pytest.fixture(scope="module")
def two_ceilings(tmp_path_factory):
    money = {name: cap(name=name) | {"amount": {2026: ranged(150, 1, 999)}} for name in CAPS}
    table = {address: (1.0, 1.0) for address in (A, B, *CAPS.values())}
    return drawn(tmp_path_factory.mktemp("plan"), money, table)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.floats(50, 200), st.floats(5, 100), st.floats(60, 300)), min_size=2, max_size=30),
    st.floats(0, 50),
)
def test_chances_are_shares_that_grow_with_the_ceiling(two_ceilings, draws, more):
    columns = np.array(draws).T
    table = dict(zip((A, B, *CAPS.values()), (*columns, columns[2] + more), strict=True))
    one = two_ceilings.scenarios["reform"]
    rows = one.drawn.rows
    again = replace(one, drawn=as_drawn(run(one.model.book, table, rows), one.model.book, rows))
    found = affordability(replace(two_ceilings, scenarios={"reform": again}), "reform")
    low, high = found.held
    for held in (low, high):
        assert 0 <= held.chance <= min(year.chance for year in held.years) <= 1
        assert sum(first.share for first in held.first) == pytest.approx(1)
        assert held.first[-1].share == pytest.approx(held.chance)
    assert all(year.chance <= other.chance for year, other in zip(low.years, high.years, strict=True))
    assert low.chance <= high.chance
    assert found.chance == pytest.approx(low.chance)
