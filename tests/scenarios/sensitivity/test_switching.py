"""Switching values: where a figure makes a goal met or missed, worked out by hand."""

import numpy as np
import pytest

from scenarios import UnknownAddressError
from scenarios.evaluation import Evaluation
from scenarios.sensitivity import WITHIN, Goal, switching, within_ceiling
from scenarios.sensitivity.switching import crossings
from tests.scenarios.sensitivity.linear_plans import A, B, C, asked, linear_plan, with_ceiling

YEARS = range(2026, 2031)


def of_one(function, goal):
    """The crossings of a function of one probability."""
    (found,) = crossings(lambda given: np.atleast_2d(function(given["x"])), goal, ["x"])
    return found


def test_the_goal_holds_below_the_value_at_which_the_cost_reaches_its_limit(tmp_path):
    found = switching(asked(linear_plan(tmp_path), "reform/total"), Goal(5 * 1175))
    assert (found.holds, found.margin) == (True, pytest.approx(75))
    first = found.rows[0]
    assert (first.address, first.direction, first.value, first.unit) == (A, "below", 100, "ARD 2025")
    assert first.switches == pytest.approx([115])
    assert (first.holding, first.failing) == pytest.approx((35 / 60, 25 / 60))
    assert (first.low, first.high) == pytest.approx((80.6, 139.4))
    assert not first.jumps


def test_a_figure_that_cannot_change_it_says_so_and_comes_last(tmp_path):
    found = switching(asked(linear_plan(tmp_path), "reform/total"), Goal(5 * 1175), [A, B, C])
    assert [(row.address, row.direction, row.holding) for row in found.rows[1:]] == [(B, "always", 1), (C, "always", 1)]
    missed = switching(asked(linear_plan(tmp_path), "reform/total"), Goal(5 * 1149.5), [C, B, A])
    assert not missed.holds
    assert [(row.address, row.direction) for row in missed.rows] == [(A, "below"), (B, "never"), (C, "never")]
    assert missed.rows[0].switches == pytest.approx([89.5])


def test_figures_come_in_the_order_of_how_likely_they_are_to_change_it(tmp_path):
    found = switching(asked(linear_plan(tmp_path), "reform/total"), Goal(5 * 1160.5), [A, B, C])
    assert [(row.address, row.direction) for row in found.rows] == [(A, "below"), (B, "below"), (C, "below")]
    assert [row.failing for row in found.rows] == pytest.approx([39.5 / 60, 9.5 / 20, 0.5 / 2])


def test_at_least_holds_above(tmp_path):
    found = switching(asked(linear_plan(tmp_path), "reform/total"), Goal(5 * 1155, at_most=False), [B])
    assert (found.rows[0].direction, found.rows[0].switches) == ("above", pytest.approx([45]))


def test_a_ceiling_holds_where_no_year_breaks_it(tmp_path):
    plan = linear_plan(tmp_path, with_ceiling(dict.fromkeys(YEARS, 2000) | {2028: 1170}))
    evaluation = Evaluation.of(plan, lambda models: within_ceiling(models, "reform", "limit"))
    assert [outcome.year for outcome in evaluation.outcomes] == list(YEARS)
    found = switching(evaluation, WITHIN)
    assert (found.holds, found.margin) == (True, pytest.approx(10, abs=0.01))
    assert found.rows[0].switches == pytest.approx([110], abs=0.01)


def test_a_ceiling_that_is_exactly_used_up_is_kept(tmp_path):
    plan = linear_plan(tmp_path, with_ceiling(dict.fromkeys(YEARS, 1160)))
    evaluation = Evaluation.of(plan, lambda models: within_ceiling(models, "reform", "limit"))
    assert switching(evaluation, WITHIN).holds


def test_an_unknown_ceiling_or_scenario_is_named(tmp_path):
    models = asked(linear_plan(tmp_path, with_ceiling({2026: 5})), "reform/total").models
    with pytest.raises(UnknownAddressError, match="there are limit"):
        within_ceiling(models, "reform", "lim")
    with pytest.raises(UnknownAddressError, match="no scenario is called 'reforn'"):
        within_ceiling(models, "reforn", "limit")


def test_a_difference_between_scenarios_may_switch(tmp_path):
    found = switching(asked(linear_plan(tmp_path), "dearer/total", against="reform"), Goal(5 * 11))
    assert (found.rows[0].address, found.rows[0].direction) == (A, "below")
    assert found.rows[0].switches == pytest.approx([110 * 1.1])  # the figure of the first scenario


def test_several_switching_values_are_all_reported():
    hill = of_one(lambda x: -((x - 0.5) ** 2), Goal(-0.04, at_most=False))
    assert (hill.points, hill.holding) == (pytest.approx((0.3, 0.7)), (False, True, False))
    waves = of_one(lambda x: np.sin(4 * np.pi * x), Goal(0.0))
    assert (waves.points, waves.holding) == (pytest.approx((0.25, 0.5, 0.75)), (False, True, False, True))


def test_a_jump_is_found_where_it_is_and_called_one():
    steps = of_one(lambda x: np.ceil(10 * x), Goal(4.5))
    assert (steps.points, steps.holding, steps.jumps) == (pytest.approx([0.4]), (True, False), True)


def test_without_figures_only_the_base_case_is_looked_at(tmp_path):
    found = switching(asked(linear_plan(tmp_path), "reform/total"), Goal(0), [])
    assert (found.holds, found.rows) == (False, ())
