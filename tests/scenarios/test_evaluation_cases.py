"""Cases of an evaluation in which some figures keep their own value, and mixtures of two tables of draws."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from tests.scenarios.sensitivity.linear_plans import A, B, C, asked, linear_plan

OWN = np.nan


@pytest.fixture
def evaluation(tmp_path):
    return asked(linear_plan(tmp_path), "reform/2030/total", "dearer/2030/total")


def test_where_a_value_is_nan_each_scenario_keeps_its_own(evaluation):
    found = evaluation.at({A: np.array([0.0, OWN, OWN]), B: np.array([OWN, 0.0, OWN])})
    assert found == pytest.approx(np.array([[1060, 1110, 1160], [1060, 1120, 1170]]))
    assert (found[:, 2] == evaluation.base()).all()


def test_where_a_probability_is_nan_too(evaluation):
    found = evaluation.drawn({A: np.array([0.5, OWN])})
    assert found == pytest.approx(np.array([[1170, 1160], [1000 + 121 + 60, 1170]]))


def test_scenarios_may_be_given_different_values(evaluation):
    found = evaluation.each({"reform": {A: np.array([1.0, 2.0])}, "dearer": {B: np.array([0.0, OWN])}})
    assert found == pytest.approx(np.array([[1061, 1062], [1120, 1170]]))
    assert evaluation.each({"reform": {A: np.array([1.0, 2.0])}, "dearer": {}})[1] == pytest.approx([1170, 1170])


def test_a_figure_that_no_scenario_has_changes_nothing(evaluation):
    assert (evaluation.at({"pay.nobody": np.array([5.0])})[:, 0] == evaluation.base()).all()


@pytest.mark.parametrize("threads", [0, 2])
def test_mixtures_are_the_same_as_draws_put_together_one_by_one(evaluation, threads):
    stream = np.random.default_rng(0)
    first, second = ({name: stream.random(7) for name in (A, B, C)} for _ in range(2))
    swaps = [frozenset(), frozenset([A]), frozenset([B, C]), frozenset([A, B, C])]
    expected = [evaluation.drawn({n: (second if n in swap else first)[n] for n in first}) for swap in swaps]
    with ThreadPoolExecutor(max(threads, 1)) as executor:
        found = replace(evaluation, executor=executor if threads else None).mixed(first, second, swaps)
    assert found.shape == (2, 4, 7)
    assert (found == np.stack(expected, axis=1)).all()
