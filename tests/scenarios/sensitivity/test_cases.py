"""Tables in which one figure moves at a time, and the ends between which it moves."""

import numpy as np
import pytest

from parameters import Parameter
from scenarios.sensitivity.cases import alone, ends

FIGURE = Parameter(value=100, low=80, high=140, interval=0.9, kind="uniform", source="a test")


def test_each_figure_has_cases_of_its_own():
    table = alone({"a": np.array([1.0, 2.0]), "c": np.array([5.0, 6.0])}, ["a", "b", "c"], 2)
    own = np.nan
    assert list(table) == ["a", "c"]
    np.testing.assert_array_equal(table["a"], [1, 2, own, own, own, own])
    np.testing.assert_array_equal(table["c"], [own, own, own, own, 5, 6])


def test_the_ends_are_those_stated():
    assert ends(FIGURE) == (80, 140, 0.9)


def test_or_those_that_hold_a_share_of_the_probability():
    width = 60 / 0.9
    assert ends(FIGURE, 0.5) == pytest.approx((110 - width / 4, 110 + width / 4, 0.5))


def test_a_figure_with_a_standard_error_has_ends_that_hold_nine_tenths():
    figure = Parameter(value=100, standard_error=10, kind="normal", source="a test")
    assert ends(figure) == pytest.approx((83.5515, 116.449, 0.9), rel=1e-5)
