from __future__ import annotations

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import spearmanr

from parameters.correlated import together
from parameters.draws import probabilities


def columns(width: int, count: int, seed: int = 0) -> list[numpy.ndarray]:
    return [probabilities(f"figure.{place}", count, seed) for place in range(width)]


@given(st.floats(-0.97, 0.97), st.integers(0, 50))
@settings(max_examples=40, deadline=None)
def test_two_columns_get_the_rank_correlation_that_was_asked_for(rank: float, seed: int) -> None:
    first, second = together(columns(2, 1000, seed), rank)
    assert spearmanr(first, second).statistic == pytest.approx(rank, abs=0.03)


@pytest.mark.parametrize(("width", "rank"), [(3, -0.49), (3, 0.6), (5, 0.9), (12, 0.3)])
def test_any_two_columns_of_a_group_go_together_alike(width: int, rank: float) -> None:
    found = spearmanr(numpy.stack(together(columns(width, 1000), rank), axis=1)).statistic
    assert found[~numpy.eye(width, dtype=bool)] == pytest.approx(rank, abs=0.04)


@given(st.integers(2, 6), st.integers(1, 60), st.floats(-0.15, 0.95))
@settings(max_examples=40, deadline=None)
def test_no_value_changes_and_the_first_column_keeps_its_order(width: int, count: int, rank: float) -> None:
    before = columns(width, count)
    after = together(before, rank)
    assert numpy.array_equal(before[0], after[0])
    for old, new in zip(before, after, strict=True):
        assert numpy.array_equal(numpy.sort(old), numpy.sort(new))


def test_a_correlation_of_zero_is_none() -> None:
    first, second = together(columns(2, 1000), 0.0)
    assert abs(spearmanr(first, second).statistic) < 0.02
