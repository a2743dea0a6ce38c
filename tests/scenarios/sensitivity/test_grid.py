"""Two-way: a table of outcomes over the values of two figures."""

import numpy as np
import pytest

from scenarios import UnknownAddressError
from scenarios.sensitivity import grid
from tests.scenarios.sensitivity.linear_plans import A, B, asked, linear_plan


@pytest.fixture
def plan(tmp_path):
    return linear_plan(tmp_path)


def test_every_value_of_one_figure_meets_every_value_of_the_other(plan):
    (found,) = grid(asked(plan, "reform/total"), ("a.yearly", "b.yearly"), 3)
    assert (found.rows.address, found.rows.values) == (A, (80, 110, 140))
    assert (found.columns.address, found.columns.values, found.columns.unit) == (B, (40, 50, 60), "ARD 2025")
    expected = 5 * (1010 + np.array([80, 110, 140])[:, None] + np.array([40, 50, 60]))
    assert found.table == pytest.approx(expected)
    assert found.base == pytest.approx(5 * 1160)


def test_values_may_be_given(plan):
    (found,) = grid(asked(plan, "reform/2027/total"), (A, B), 2, {0: [0, 100]})
    assert found.rows.values == (0, 100)
    assert found.table == pytest.approx(np.array([[1050, 1070], [1150, 1170]]))


def test_each_scenario_has_steps_of_its_own_range(plan):
    (found,) = grid(asked(plan, "dearer/total", against="reform"), (A, B), 2)
    assert found.table == pytest.approx(5 * np.array([[8, 8], [14, 14]]))


def test_names_are_proven(plan):
    evaluation = asked(plan, "reform/total")
    with pytest.raises(UnknownAddressError, match=r"did you mean 'actions.a.yearly'"):
        grid(evaluation, ("actions.a.yaerly", B))
    with pytest.raises(ValueError, match="are the same"):
        grid(evaluation, ("a.yearly", A))
    with pytest.raises(ValueError, match="at least one value"):
        grid(evaluation, (A, B), 3, {1: []})
