"""Peeling and pasting, on cases whose boxes are known."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.sensitivity.prim import Box, joined, quasi_p, trajectory

GRID = np.arange(1, 101, dtype=float)[:, None]
"""A hundred cases of one figure: 1, 2, ... 100."""


def test_a_peel_takes_a_twentieth_of_the_box_and_lies_between_cases():
    boxes = trajectory(GRID, GRID[:, 0] > 60, least=0.3)
    assert [box.low[0] for box in boxes[:4]] == [-np.inf, 5.5, 9.5, 13.5]  # 5 of 100, then 4 of 95, then 4 of 91
    assert all(np.isinf(box.high[0]) for box in boxes)


def test_what_is_peeled_too_far_is_pasted_back():
    interest = (GRID[:, 0] > 40) & (GRID[:, 0] != 100)
    last = trajectory(GRID, interest)[-1]
    inside = last.holds(GRID)
    assert interest[inside].all()
    assert last.low[0] == pytest.approx(40.5, abs=2)
    assert inside.sum() >= 56


@pytest.mark.parametrize("seed", range(3))
def test_a_planted_box_is_found_again(seed):
    cases = np.random.default_rng(seed).random((2000, 6))
    interest = (cases[:, 1] > 0.6) & (cases[:, 4] > 0.2) & (cases[:, 4] < 0.7)
    last = trajectory(cases, interest)[-1]
    inside = last.holds(cases)
    assert interest[inside].mean() > 0.97
    assert inside[interest].mean() > 0.9
    assert {1, 4} <= set(last.limited)
    assert last.low[1] == pytest.approx(0.6, abs=0.03)
    assert (last.low[4], last.high[4]) == pytest.approx((0.2, 0.7), abs=0.03)


def test_equal_values_stay_together():
    cases = np.repeat([[1.0], [2.0], [3.0]], [80, 10, 10], axis=0)
    boxes = trajectory(cases, cases[:, 0] == 3)
    assert [box.low[0] for box in boxes] == [-np.inf, 1.5, 2.5]


def test_nothing_is_peeled_where_nothing_varies_or_all_is_of_interest():
    assert len(trajectory(np.ones((100, 2)), np.arange(100) < 20)) == 1
    assert len(trajectory(GRID, np.ones(100, dtype=bool))) == 1


def test_boxes_of_some_columns_become_boxes_of_all():
    (box,) = joined([Box(np.array([1.0]), np.array([np.inf]))], [2], 3)
    assert list(box.low) == [-np.inf, -np.inf, 1]
    assert box.limited == [2]


def test_quasi_p_is_the_tail_of_a_binomial():
    assert quasi_p(3, 3, 10, 5) == pytest.approx(1 / 8)
    assert quasi_p(2, 0, 10, 5) == pytest.approx(1)
    assert quasi_p(4, 1, 8, 2) == pytest.approx(1 - 0.75**4)
    assert quasi_p(0, 0, 10, 5) == 1


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(60, 300), st.integers(1, 4))
def test_boxes_never_grow_too_small_and_peeling_never_loses_density(seed, count, width):
    stream = np.random.default_rng(seed)
    cases = stream.random((count, width)).round(2)
    interest = stream.random(count) < cases[:, 0]
    boxes = trajectory(cases, interest)
    sizes = [int(box.holds(cases).sum()) for box in boxes]
    densities = [interest[box.holds(cases)].mean() for box in boxes if interest.any()]
    assert min(sizes) >= 0.05 * count
    assert all(after >= before - 1e-12 for before, after in pairwise(densities))
