from __future__ import annotations

from typing import Any

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parameters import Draws, Parameter, quantiles
from parameters.distributions import fitted
from parameters.draws import probabilities


def figure(value: float, low: float, high: float, **more: Any) -> Parameter:
    return Parameter(value=value, low=low, high=high, source="s", **more)


NURSE, HOURS = figure(30, 27, 33, interval=0.9), figure(40, 38, 44)
THREE = st.tuples(st.floats(0.01, 1), st.floats(0.001, 1), st.floats(0.001, 1))


@pytest.mark.parametrize("kind", ["pert", "triangular", "uniform", "normal", "lognormal", "gamma", "beta"])
@pytest.mark.parametrize("interval", [0.5, 0.9, 0.99])
def test_the_quantiles_that_were_given_come_back(kind: str, interval: float) -> None:
    parameter = figure(0.3, 0.2, 0.6, kind=kind, interval=interval)
    tail = (1 - interval) / 2
    assert quantiles(parameter, [tail, 1 - tail]) == pytest.approx([0.2, 0.6], rel=1e-6)


@given(THREE, st.sampled_from(["pert", "triangular"]), st.floats(0.5, 1))
@settings(max_examples=60, deadline=None)
def test_the_quantiles_of_a_peaked_distribution_come_back(
    three: tuple[float, float, float], kind: str, interval: float
) -> None:
    low, up, more = three
    parameter = figure(low + up, low, low + up + more, kind=kind, interval=interval)
    tail = (1 - interval) / 2
    span = up + more
    assert quantiles(parameter, [tail, 1 - tail]) == pytest.approx([low, low + span], abs=1e-6 * span)


@given(THREE, st.sampled_from(["normal", "lognormal", "gamma"]), st.floats(0.5, 0.99))
@settings(max_examples=60, deadline=None)
def test_the_quantiles_of_an_unbounded_distribution_come_back(
    three: tuple[float, float, float], kind: str, interval: float
) -> None:
    low, up, more = three
    parameter = figure(low + up, low, low + up + more, kind=kind, interval=interval)
    tail = (1 - interval) / 2
    assert quantiles(parameter, [tail, 1 - tail]) == pytest.approx([low, low + up + more], rel=1e-6)


@given(st.floats(0.02, 0.9), st.floats(0.01, 0.08), st.floats(0.5, 0.99))
@settings(max_examples=60, deadline=None)
def test_the_quantiles_of_a_beta_come_back(low: float, width: float, interval: float) -> None:
    parameter = figure(low, low, low + width, kind="beta", interval=interval)
    tail = (1 - interval) / 2
    assert quantiles(parameter, [tail, 1 - tail]) == pytest.approx([low, low + width], rel=1e-5)


@pytest.mark.parametrize("value", [27, 30, 33])
@pytest.mark.parametrize("kind", ["pert", "triangular"])
def test_a_range_of_all_the_probability_is_never_left(kind: str, value: float) -> None:
    drawn = quantiles(figure(value, 27, 33, kind=kind), numpy.linspace(0, 1, 1001))
    assert drawn.min() == pytest.approx(27)
    assert drawn.max() == pytest.approx(33)
    assert numpy.all(numpy.diff(drawn) >= -1e-12)


def test_the_mean_of_a_pert_is_four_parts_of_its_mode() -> None:
    drawn = quantiles(figure(30, 27, 36), (numpy.arange(20000) + 0.5) / 20000)
    assert drawn.mean() == pytest.approx((27 + 4 * 30 + 36) / 6, rel=1e-4)


def test_draws_stay_within_the_bounds_of_the_setting() -> None:
    share = figure(0.9, 0.6, 0.99, interval=0.5, kind="normal", most=1.0, least=0.0)
    assert quantiles(share, [0.0001, 0.9999]).max() == 1.0


def test_a_figure_without_a_range_keeps_its_value() -> None:
    fixed = Parameter(value=7, source="s", fixed="f")
    assert list(quantiles(fixed, [0.1, 0.9])) == [7, 7]
    with pytest.raises(ValueError, match="has no range"):
        fitted(fixed)


def test_the_base_case_draws_nothing() -> None:
    assert (dict(Draws.base()), Draws.base().count) == ({}, 1)


def test_only_uncertain_figures_are_drawn() -> None:
    draws = Draws.latin_hypercube({"pay": NURSE, "law": Parameter(value=1, source="s", fixed="f")}, 10, 1)
    assert list(draws) == ["pay"]
    assert (draws["pay"].shape, draws["pay"].dtype, draws.count, draws.seed) == ((10,), numpy.dtype("float64"), 10, 1)


def test_another_figure_leaves_the_draws_of_the_first_as_they_are() -> None:
    alone = Draws.latin_hypercube({"pay": NURSE}, 50, 7)
    both = Draws.latin_hypercube({"hours": HOURS, "pay": NURSE}, 50, 7)
    assert numpy.array_equal(alone["pay"], both["pay"])


@pytest.mark.parametrize("seed", [0, 1, -1, 2**70])
def test_the_same_seed_gives_the_same_draws_and_zero_is_a_seed(seed: int) -> None:
    first, again = (Draws.latin_hypercube({"pay": NURSE}, 20, seed)["pay"] for _ in range(2))
    assert numpy.array_equal(first, again)
    assert not numpy.array_equal(first, Draws.latin_hypercube({"pay": NURSE}, 20, seed + 1)["pay"])


@given(st.text(max_size=20), st.integers(1, 300), st.integers())
@settings(max_examples=30, deadline=None)
def test_each_slice_of_probability_is_drawn_once(address: str, count: int, seed: int) -> None:
    address = address.encode("utf-8", "replace").decode()
    drawn = probabilities(address, count, seed)
    assert sorted(numpy.floor(drawn * count).astype(int)) == list(range(count))


def test_two_figures_are_drawn_independently() -> None:
    draws = Draws.latin_hypercube({"a": NURSE, "b": NURSE}, 2000, 3)
    assert abs(numpy.corrcoef(draws["a"], draws["b"])[0, 1]) < 0.06


def test_at_least_one_draw_is_asked_for() -> None:
    with pytest.raises(ValueError, match="count must be at least 1"):
        Draws.latin_hypercube({}, 0, 1)
