from __future__ import annotations

import math

import pytest

from parameters.roots import solved


def test_two_equations_are_solved() -> None:
    found = solved(lambda x, y: (x * x + y * y - 5, x * y - 2), (3.0, 0.5))
    assert found == pytest.approx((2, 1))


def test_a_start_that_is_the_solution_is_kept() -> None:
    assert solved(lambda x, y: (x - 1, y), (1.0, 0.0)) == (1.0, 0.0)


def test_what_has_no_solution_is_told() -> None:
    assert solved(lambda x, y: (x * x + 1, y), (0.5, 0.5)) is None
    assert solved(lambda x, y: (1.0, 1.0), (0.0, 0.0)) is None
    assert solved(lambda x, y: (math.nan, math.nan), (0.0, 0.0)) is None


def test_steps_are_shortened_where_the_whole_one_leaves_the_known() -> None:
    found = solved(lambda x, y: (math.log(x) if x > 0 else math.nan, y), (7.0, 1.0))
    assert found == pytest.approx((1, 0))
