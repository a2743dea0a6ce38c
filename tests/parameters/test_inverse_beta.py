from __future__ import annotations

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import betaincinv

from parameters.inverse_beta import WORTH, checked_inverse, inverse_beta

EVENLY = (numpy.arange(20_000) + 0.5) / 20_000


@given(st.floats(1, 5))
@settings(max_examples=15, deadline=None)
def test_the_table_gives_what_scipy_gives(power: float) -> None:
    found = inverse_beta(power, 6 - power, EVENLY)
    assert numpy.abs(found - betaincinv(power, 6 - power, EVENLY)).max() < 1e-11


@pytest.mark.parametrize("power", [1, 1.2, 3, 5])
def test_both_ends_and_what_lies_beyond_the_table_are_right(power: float) -> None:
    asked = numpy.concatenate([[0, 1e-30, 1e-12, 1e-6, 1 - 1e-6, 1 - 1e-12, 1], EVENLY[:WORTH]])
    found = inverse_beta(power, 6 - power, asked)
    assert numpy.array_equal(found[[0, 6]], [0, 1])
    assert found == pytest.approx(betaincinv(power, 6 - power, asked), abs=1e-12)


def test_few_values_are_those_of_scipy_to_the_last_bit() -> None:
    asked = EVENLY[: WORTH - 1]
    assert numpy.array_equal(inverse_beta(2.5, 3.5, asked), betaincinv(2.5, 3.5, asked))


def test_an_answer_of_scipy_that_is_wrong_is_not_taken() -> None:
    """SciPy 1.17 says 1."""
    powers, asked = (1.3819558918370332, 1.0329128709531459), numpy.array([0.9])
    assert checked_inverse(*powers, asked) == pytest.approx(betaincinv(*powers, 0.90000000001), abs=1e-9)
    assert 0.92 < checked_inverse(*powers, asked)[0] < 0.93


@given(st.floats(0.05, 4), st.floats(0, 1))
@settings(max_examples=15, deadline=None)
def test_the_table_serves_any_weight(weight: float, part: float) -> None:
    powers = (1 + weight * part, 1 + weight * (1 - part))
    assert numpy.abs(inverse_beta(*powers, EVENLY) - checked_inverse(*powers, EVENLY)).max() < 1e-11


def test_values_keep_the_shape_that_was_asked_for() -> None:
    assert inverse_beta(2.5, 3.5, EVENLY.reshape(4, 5000)).shape == (4, 5000)
