"""Importance from draws: shares that add up, draws made again from plan and seed, advice where little is explained."""

import numpy as np
import pytest

from scenarios import find_outcome, project
from scenarios.sensitivity import importance, importance_of
from scenarios.sensitivity.drawn_cases import figures_drawn
from tests.costing.small_plans import fact
from tests.scenarios.sensitivity.linear_plans import MONEY, TREE, A, B, C, action, linear_plan, ranged

COUNT = 1000


def uniform(names, count=COUNT, seed=1):
    stream = np.random.default_rng(seed)
    return {name: stream.random(count) for name in names}


def test_a_linear_outcome_is_explained_whole_in_the_right_shares():
    drawn = uniform("abc", 20_000)
    found = importance(drawn, 30 * drawn["a"] - 10 * drawn["b"] + 5, "values")
    assert (found.r2, found.adjusted, found.good) == (pytest.approx(1), pytest.approx(1), True)
    assert [weight.address for weight in found.weights] == ["a", "b", "c"]
    assert [weight.share for weight in found.weights] == pytest.approx([0.9, 0.1, 0], abs=0.01)
    assert [weight.coefficient for weight in found.weights] == pytest.approx([0.9**0.5, -(0.1**0.5), 0], abs=0.01)
    assert [weight.correlation for weight in found.weights] == pytest.approx([0.95, -0.32, 0], abs=0.02)


@pytest.mark.parametrize("scale", ["ranks", "values"])
def test_shares_add_up_to_r2_also_where_figures_go_together(scale):
    drawn = uniform("abcd", 300)
    drawn["e"] = drawn["a"] + 0.2 * drawn["b"]
    found = importance(drawn, np.exp(2 * drawn["a"]) + drawn["e"] * drawn["c"], scale)
    assert sum(weight.share for weight in found.weights) == pytest.approx(found.r2)
    assert min(weight.share for weight in found.weights) >= 0
    assert found.adjusted < found.r2 < 1


def test_figures_that_are_one_and_the_same_share_alike():
    drawn = uniform("ab")
    drawn["c"] = 2 * drawn["a"]
    found = {weight.address: weight.share for weight in importance(drawn, drawn["a"] + drawn["b"]).weights}
    assert found["a"] == pytest.approx(found["c"])
    assert found["a"] + found["c"] == pytest.approx(found["b"], rel=0.2)


def test_ranks_follow_a_curve_that_only_rises():
    drawn = uniform("a")
    outcome = np.exp(10 * drawn["a"])
    assert importance(drawn, outcome).r2 == pytest.approx(1)
    assert importance(drawn, outcome, "values").r2 < 0.6


def test_an_outcome_that_no_figure_moves_alone_is_sent_to_sobol():
    drawn = uniform("ab")
    found = importance(drawn, (drawn["a"] - 0.5) * (drawn["b"] - 0.5))
    assert (found.good, found.advice.endswith("run Sobol, which also shows what they do together")) == (False, True)


def test_more_figures_than_draws_are_told_how_many_draws_they_need():
    names = [f"x{number}" for number in range(60)]
    drawn = uniform(names, 50)
    found = importance(drawn, 10 * drawn["x7"] + sum(drawn.values()))
    assert (found.kept, found.draws, len(found.weights)) == (16, 50, 60)
    assert found.weights[0].address == "x7"
    assert found.advice == "too few draws for so many figures: make at least 180 draws"


def test_figures_that_were_left_out_count_against_the_regression():
    names = [f"x{number}" for number in range(60)]
    drawn = uniform(names, 120)
    found = importance(drawn, sum(drawn.values()), "values")
    assert found.kept == 40
    assert found.adjusted == pytest.approx(1 - (1 - found.r2) * 119 / 59)
    assert found.advice == "too few draws for so many figures: make at least 180 draws"


def test_an_outcome_that_nothing_moves_has_no_shares():
    found = importance(uniform("ab"), np.full(COUNT, 3.0))
    assert (found.r2, found.kept, [weight.share for weight in found.weights]) == (0, 0, [0, 0])
    assert importance({}, np.arange(5.0)).weights == ()
    assert importance({"a": np.ones(5)}, np.arange(5.0)).r2 == 0


def test_the_draws_of_a_run_are_made_again_from_plan_seed_and_number(tmp_path):
    plan = linear_plan(tmp_path)
    projection = project(plan, 1200, seed=3)
    one = projection.scenarios["reform"]
    drawn = figures_drawn(one.model.scenario, [A, B, C, "actions.law.yearly"], (1200, 3))
    total = one.drawn[one.model.undiscounted][0]
    assert total == pytest.approx(5 * (1000 + drawn[A] + drawn[B] + drawn[C]))
    found = importance_of(projection, find_outcome({"reform": one.model}, "reform/total"), 3, "values")
    assert found.r2 == pytest.approx(1)
    assert [weight.address for weight in found.weights[:3]] == [A, B, C]
    variances = np.array([60.0, 20, 2]) ** 2
    assert [weight.share for weight in found.weights[:3]] == pytest.approx(variances / variances.sum(), abs=0.02)


def test_a_difference_goes_back_to_what_differs(tmp_path):
    projection = project(linear_plan(tmp_path), 400)
    models = {name: one.model for name, one in projection.scenarios.items()}
    found = importance_of(projection, find_outcome(models, "dearer/total", "reform"), 0)
    assert (found.weights[0].address, found.weights[0].share) == (A, pytest.approx(1, abs=1e-3))


def test_a_run_without_draws_cannot_be_asked(tmp_path):
    projection = project(linear_plan(tmp_path))
    models = {name: one.model for name, one in projection.scenarios.items()}
    with pytest.raises(ValueError, match="has no draws: project with draws"):
        importance_of(projection, find_outcome(models, "reform/total"), 0)


def test_figures_that_a_plan_says_go_together_are_drawn_so(tmp_path):
    tree = TREE | {"uncertainty": {"correlations": [{"of": [A, B], "rank": 0.8}]}}
    plan = linear_plan(tmp_path, tree)
    drawn = figures_drawn(plan.scenarios["reform"], [A, B, C], (COUNT, 0))
    assert np.corrcoef(drawn[A], drawn[B])[0, 1] == pytest.approx(0.8, abs=0.02)
    assert abs(np.corrcoef(drawn[A], drawn[C])[0, 1]) < 0.1


def test_a_driver_is_a_figure_among_others(tmp_path):
    driver = {"value": 1, "low": 0.5, "high": 1.5, "kind": "uniform", "of": ["actions.law.yearly"], "source": "a test"}
    tree = {
        "actions": {"law": action(fact(1000, MONEY)), "a": action(ranged(100, 99, 101))},
        "uncertainty": {"drivers": {"wages": driver}},
    }
    projection = project(linear_plan(tmp_path, tree), 200)
    models = {name: one.model for name, one in projection.scenarios.items()}
    found = importance_of(projection, find_outcome(models, "reform/total"), 0)
    assert found.weights[0].address == "uncertainty.drivers.wages"
    assert found.weights[0].share > 0.99
