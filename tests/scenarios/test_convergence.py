"""Whether draws suffice: mean, P50 and P80 by number of draws, with the standard error between parts of them."""

import math

import numpy as np
import pytest

from scenarios import settling


def test_it_is_told_after_each_tenth_of_the_draws():
    found = list(settling("reform", "total_real", "ARD 2025", np.arange(2000.0)))
    assert [one.draws for one in found] == [200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800, 2000]
    assert found[-1].mean == pytest.approx(999.5)
    assert found[-1].p80 == pytest.approx(np.quantile(np.arange(2000.0), 0.8))


def test_the_standard_error_is_that_of_ten_parts():
    drawn = np.repeat(np.arange(10.0), 20)  # ten parts of 20 equal draws: 0, 1, ... 9
    last = list(settling("reform", "total_real", "ARD", drawn))[-1]
    assert last.p80_error == pytest.approx(np.std(np.arange(10), ddof=1) / math.sqrt(10))
    assert last.p80_half == pytest.approx(2.262157 * last.p80_error)  # Student's t, 9 degrees of freedom
    assert last.at_most
    assert last.width == pytest.approx(np.quantile(drawn, 0.9) - np.quantile(drawn, 0.1))
    assert last.precision == pytest.approx(last.p80_half / last.width)
    assert not last.enough
    assert last.needed == math.ceil(200 * (last.precision / 0.1) ** 2 / 1000) * 1000


def test_many_independent_draws_are_enough():
    drawn = np.random.default_rng(0).normal(100, 5, 20_000)
    last = list(settling("reform", "total_real", "ARD", drawn))[-1]
    assert last.enough
    assert last.needed == 20_000
    assert not last.at_most
    assert abs(last.p80 - (100 + 5 * 0.8416)) < 3 * last.p80_error


def test_from_ten_blocks_on_the_standard_error_is_that_of_blocks():
    drawn = np.concatenate([np.repeat(np.arange(12.0), 1000), np.full(500, 99.0)])  # the last block is not whole
    last = list(settling("reform", "total_real", "ARD", drawn))[-1]
    assert last.mean_error == pytest.approx(np.std(np.arange(12), ddof=1) / math.sqrt(12))
    assert last.p80_half == pytest.approx(2.200985 * last.p80_error)  # 11 degrees of freedom
    assert not last.at_most


@pytest.mark.parametrize("count", [100, 1000])
def test_an_interval_of_independent_draws_holds_the_true_value_19_times_in_20(count):
    stream, true = np.random.default_rng(0), math.exp(0.5 * 0.8416212)
    found = [list(settling("", "", "", np.exp(0.5 * stream.standard_normal(count))))[-1] for _ in range(300)]
    assert np.mean([abs(one.p80 - true) <= one.p80_half for one in found]) == pytest.approx(0.95, abs=0.03)


def test_too_few_draws_say_nothing_of_their_precision():
    last = list(settling("reform", "total_real", "ARD", np.arange(99.0)))[-1]
    assert (last.p80_error, last.precision, last.enough, last.needed) == (None, None, False, 0)


def test_where_nothing_varies_any_number_of_draws_is_enough():
    last = list(settling("reform", "total_real", "ARD", np.full(300, 7.0)))[-1]
    assert (last.precision, last.enough) == (0.0, True)


def test_one_draw_is_told_as_it_is():
    (only,) = settling("reform", "total_real", "ARD", np.array([3.0]))
    assert (only.draws, only.mean, only.p50, only.p80, only.width) == (1, 3.0, 3.0, 3.0, 0.0)
