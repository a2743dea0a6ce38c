"""Every form in which sources print a figure comes back from its distribution: quantiles, means, standard errors."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from parameters import Parameter, quantiles, shown_range
from parameters.cut import Cut
from parameters.distributions import fitted
from parameters.families import Beta, Family, Gamma, LogNormal, Normal, Pert, Triangular
from parameters.fits import Asked, by_quantiles
from parameters.moment_fits import by_moments

KINDS = ("pert", "triangular", "uniform", "normal", "lognormal", "gamma", "beta")
OF_MOMENTS = ("normal", "lognormal", "gamma", "beta")
BOUNDS = {"none": {}, "far": {"least": 0.0, "most": 1.0}, "near": {"least": 0.1, "most": 0.75}}
TRIGGERS = {"pert": 12.4135, "triangular": 15.6508}
"""The low end at which 40 to 100 reaches 0 by itself."""
EVENLY = (numpy.arange(100_000) + 0.5) / 100_000
THREE = st.tuples(st.floats(0.01, 1), st.floats(0.001, 1), st.floats(0.001, 1))


def figure(value: float, low: float, high: float, **more: Any) -> Parameter:
    return Parameter(value=value, low=low, high=high, source="s", **more)


def mean_of(value: float, error: float, **more: Any) -> Parameter:
    return Parameter(value=value, standard_error=error, source="s", **more)


def ends(parameter: Parameter) -> Any:
    tail = (1 - parameter.interval) / 2
    return quantiles(parameter, [tail, 1 - tail])


@pytest.mark.parametrize("bounds", BOUNDS)
@pytest.mark.parametrize("interval", [0.5, 0.9, 0.99])
@pytest.mark.parametrize("kind", KINDS)
def test_the_quantiles_that_were_given_come_back(kind: str, interval: float, bounds: str) -> None:
    parameter = figure(0.3, 0.22, 0.45, kind=kind, interval=interval, **BOUNDS[bounds])
    assert ends(parameter) == pytest.approx([0.22, 0.45], rel=1e-6)


@given(THREE, st.sampled_from(["pert", "triangular"]), st.floats(0.5, 1))
@settings(max_examples=60, deadline=None)
def test_the_quantiles_of_a_peaked_distribution_come_back(
    three: tuple[float, float, float], kind: str, interval: float
) -> None:
    low, up, more = three
    parameter = figure(low + up, low, low + up + more, kind=kind, interval=interval)
    assert ends(parameter) == pytest.approx([low, low + up + more], abs=1e-6 * (up + more))


@given(THREE, st.sampled_from(["normal", "lognormal", "gamma"]), st.floats(0.5, 0.99))
@settings(max_examples=60, deadline=None)
def test_the_quantiles_of_an_unbounded_distribution_come_back(
    three: tuple[float, float, float], kind: str, interval: float
) -> None:
    low, up, more = three
    parameter = figure(low + up, low, low + up + more, kind=kind, interval=interval)
    assert ends(parameter) == pytest.approx([low, low + up + more], rel=1e-6)


@given(st.floats(0.02, 0.9), st.floats(0.01, 0.08), st.floats(0.5, 0.99))
@settings(max_examples=60, deadline=None)
def test_the_quantiles_of_a_beta_come_back(low: float, width: float, interval: float) -> None:
    parameter = figure(low, low, low + width, kind="beta", interval=interval)
    assert ends(parameter) == pytest.approx([low, low + width], rel=1e-5)


FAMILIES: dict[str, Family] = {
    "normal": Normal(0.3, 1.2),
    "lognormal": LogNormal(Normal(0.1, 0.7)),
    "gamma": Gamma(2.5, 0.8),
    "beta": Beta(2.0, 3.0),
    "pert": Pert(-3.0, -1.0, 2.0),
    "triangular": Triangular(-3.0, -1.5, 1.0),
}


@given(st.sampled_from(sorted(FAMILIES)), st.floats(0, 0.3), st.floats(0.6, 1), st.sampled_from([0.25, 0.05, 0.01]))
@settings(max_examples=80, deadline=None)
def test_the_quantiles_of_a_cut_distribution_come_back(kind: str, first: float, last: float, tail: float) -> None:
    """A range read off a distribution that is cut somewhere, given with the bounds that cut it."""
    family = FAMILIES[kind]
    cut = Cut(family, (float(family.at(numpy.array(first))), float(family.at(numpy.array(last)))))
    low, high = (float(value) for value in cut.at(numpy.array([tail, 1 - tail])))
    peak = getattr(family, "peak", (low + high) / 2)
    assume(low <= peak <= high)
    found = by_quantiles(Asked(kind, low, peak, high, tail, cut.bounds))
    assert found.at(numpy.array([tail, 1 - tail])) == pytest.approx([low, high], abs=1e-7 * (high - low))


@pytest.mark.parametrize("bounds", ["far", "near"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_gathers_at_a_bound_and_nothing_lies_beyond(kind: str, bounds: str) -> None:
    parameter = figure(0.5, 0.2, 0.7, kind=kind, interval=0.6, **BOUNDS[bounds])
    drawn = quantiles(parameter, EVENLY)
    assert drawn.min() >= BOUNDS[bounds]["least"]
    assert drawn.max() <= BOUNDS[bounds]["most"]
    assert numpy.all(numpy.diff(drawn) > 0)


@pytest.mark.parametrize("kind", ["pert", "triangular", "uniform", "normal"])
def test_a_low_end_at_the_bound_is_the_least_value_and_high_comes_back(kind: str) -> None:
    parameter = figure(1, 0, 3, kind=kind, interval=0.9, least=0.0)
    assert quantiles(parameter, [0, 0.95]) == pytest.approx([0, 3], abs=1e-7)
    assert quantiles(parameter, [0.01]) > 0


def test_a_low_end_nearer_to_the_bound_than_the_kind_can_follow_is_a_quantile_before_the_cut() -> None:
    """5 % of a normal distribution above 0 cannot lie below 0.01 of 3: at the most 1.7 % of the width do."""
    drawn = quantiles(figure(1, 0.03, 3, kind="normal", interval=0.9, least=0.0), [0.05, 0.95])
    assert drawn[0] > 0.1
    assert drawn[1] == pytest.approx(3)
    followed = quantiles(figure(1, 0.06, 3, kind="normal", interval=0.9, least=0.0), [0.05, 0.95])
    assert followed == pytest.approx([0.06, 3])


def test_a_high_end_at_the_bound_is_the_greatest_value_and_low_comes_back() -> None:
    parameter = figure(0.9, 0.6, 1, interval=0.9, least=0.0, most=1.0)
    assert quantiles(parameter, [0.05, 1]) == pytest.approx([0.6, 1])


def test_a_positive_figure_whose_range_would_reach_below_its_bound_never_comes_near_zero() -> None:
    """People per post: on its own scale it would start at -192 811, and posts are people divided by it."""
    people = figure(2_000_000, 500_000, 5_000_000, interval=0.9, least=2.0)
    assert ends(people) == pytest.approx([500_000, 5_000_000])
    assert quantiles(people, EVENLY).min() > 180_000
    logs = numpy.log(quantiles(people, EVENLY))
    counts, places = numpy.histogram(logs, 60)
    assert places[counts.argmax()] == pytest.approx(numpy.log(2_000_000), abs=0.2)


@pytest.mark.parametrize("three", [(10, 40, 100), (1, 10, 10), (0.05, 0.2, 0.5), (2, 8, 24), (150, 390, 600)])
def test_a_pert_that_would_reach_below_zero_starts_there_with_its_value_the_most_likely(three: Any) -> None:
    low, value, high = three
    amount = figure(value, low, high, interval=0.9, least=0.0)
    found = fitted(amount).__self__  # type: ignore[attr-defined]
    assert ends(amount) == pytest.approx([low, high])
    assert (found.start + found.span * found.family.start, found.start + found.span * found.family.peak) == (
        pytest.approx((0, value), abs=1e-9)
    )
    assert 0.05 < found.family.weight < 4


def test_the_weight_and_end_of_a_pert_that_starts_at_zero() -> None:
    """Weight 1.99 and end 125.8: powers 1.634 and 2.360 of the beta, whose mean is 0.4091 of the width."""
    drawn = quantiles(figure(40, 10, 100, interval=0.9, least=0.0), EVENLY)
    assert drawn.mean() == pytest.approx(51.47, abs=0.01)
    assert quantiles(figure(40, 10, 100, interval=0.9, least=0.0), [1]) == pytest.approx([125.8], abs=0.05)


def test_nothing_jumps_where_a_pert_begins_to_reach_below_zero() -> None:
    """On the logarithm the mean would fall from 51.5 to 44.3."""
    for kind in ("pert", "triangular"):
        before, after = (quantiles(figure(40, low, 100, kind=kind, interval=0.9, least=0.0), EVENLY)
                         for low in (TRIGGERS[kind] + 0.005, TRIGGERS[kind] - 0.005))  # fmt: skip
        assert numpy.abs(before - after).max() < 0.1


def test_a_triangular_that_would_reach_below_zero_is_cut_with_its_value_the_most_likely() -> None:
    amount = figure(40, 10, 100, kind="triangular", interval=0.9, least=0.0)
    assert ends(amount) == pytest.approx([10, 100])
    counts, places = numpy.histogram(quantiles(amount, EVENLY), 60)
    assert places[counts.argmax()] == pytest.approx(40, abs=3)


def test_a_range_that_no_pert_from_zero_has_is_one_of_the_logarithm() -> None:
    report = figure(2800, 300, 14_000, interval=0.9, least=0.0)
    assert ends(report) == pytest.approx([300, 14_000])
    assert quantiles(report, [0.5]) == pytest.approx(2363, rel=1e-3)


def test_where_nothing_has_both_ends_the_one_that_misses_least_is_drawn() -> None:
    """The logarithm has P95 = 0.654; the cut pert P5 = 0.037 and P95 = 0.9."""
    assert ends(figure(0.1, 0.02, 0.9, interval=0.9, least=0.0, most=1.0)) == pytest.approx([0.0373, 0.9], abs=1e-4)


@pytest.mark.parametrize("kind", ["gamma", "beta"])
def test_a_range_that_is_next_to_nothing_is_normal(kind: str) -> None:
    narrow = figure(0.5, 0.5 - 1e-7, 0.5 + 1e-7, kind=kind, interval=0.9)
    assert ends(narrow) - 0.5 == pytest.approx([-1e-7, 1e-7], rel=1e-6)
    known = quantiles(mean_of(0.5, 1e-7, kind=kind), EVENLY)
    assert known.std() == pytest.approx(1e-7, rel=1e-3)


def test_where_another_bound_leaves_the_logarithm_no_way_the_figure_itself_is_cut() -> None:
    share = figure(0.3, 0.2, 0.6, interval=0.5, least=0.0, most=1.0)
    assert ends(share) == pytest.approx([0.2, 0.6])
    assert quantiles(share, [1e-6]) < 0.001


@pytest.mark.parametrize("value", [27, 30, 33])
@pytest.mark.parametrize("kind", ["pert", "triangular"])
def test_a_range_of_all_the_probability_is_never_left(kind: str, value: float) -> None:
    drawn = quantiles(figure(value, 27, 33, kind=kind), numpy.linspace(0, 1, 1001))
    assert drawn.min() == pytest.approx(27)
    assert drawn.max() == pytest.approx(33)
    assert numpy.all(numpy.diff(drawn) >= -1e-12)


def test_the_mean_of_a_pert_is_four_parts_of_its_mode() -> None:
    assert quantiles(figure(30, 27, 36), EVENLY).mean() == pytest.approx((27 + 4 * 30 + 36) / 6, rel=1e-6)


def test_the_mean_of_a_triangular_is_that_of_its_corners() -> None:
    drawn = quantiles(figure(30, 27, 36, kind="triangular"), EVENLY)
    assert drawn.mean() == pytest.approx((27 + 30 + 36) / 3, rel=1e-6)


@pytest.mark.parametrize("kind", OF_MOMENTS)
def test_the_mean_and_the_standard_error_that_were_given_come_back(kind: str) -> None:
    drawn = quantiles(mean_of(0.4, 0.06, kind=kind), EVENLY)
    assert (drawn.mean(), drawn.std()) == pytest.approx((0.4, 0.06), rel=1e-3)


@pytest.mark.parametrize("kind", OF_MOMENTS)
@pytest.mark.parametrize("bounds", [{"least": 0.0}, {"least": 0.25, "most": 0.7}, {"most": 0.55}])
def test_the_mean_and_the_standard_error_come_back_after_a_cut(kind: str, bounds: dict[str, float]) -> None:
    drawn = quantiles(mean_of(0.4, 0.09, kind=kind, **bounds), EVENLY)
    assert (drawn.mean(), drawn.std()) == pytest.approx((0.4, 0.09), rel=1e-3)
    assert bounds.get("least", -1) <= drawn.min() < drawn.max() <= bounds.get("most", 9)


@given(st.sampled_from(["normal", "lognormal", "gamma"]), st.floats(0, 0.3), st.floats(0.7, 1))
@settings(max_examples=60, deadline=None)
def test_the_moments_of_a_cut_distribution_come_back(kind: str, first: float, last: float) -> None:
    family: Any = FAMILIES[kind]
    cut = Cut(family, (float(family.at(numpy.array(first))), float(family.at(numpy.array(last)))))
    mean, square = (moment / (last - first) for moment in family.moments(*cut.bounds))
    assume(mean > 0)
    found: Any = by_moments(kind, mean, (square - mean**2) ** 0.5, cut.bounds)
    again, squared = (moment / (found.beyond[1] - found.beyond[0]) for moment in found.family.moments(*found.bounds))
    assert found.start + found.span * again == pytest.approx(mean, abs=1e-6)
    assert found.span * (squared - again**2) ** 0.5 == pytest.approx((square - mean**2) ** 0.5, rel=1e-5)


def test_moments_that_no_cut_distribution_has_hold_before_the_cut() -> None:
    drawn = quantiles(mean_of(1, 2, least=0.0), EVENLY)
    before = Normal(1, 2)
    share = EVENLY * (1 - before.below(0)) + before.below(0)
    assert drawn == pytest.approx(before.at(share))


def test_the_kind_of_a_mean_with_its_standard_error_is_normal_if_it_is_not_named() -> None:
    assert mean_of(10, 2).kind == "normal"
    assert quantiles(mean_of(10, 2), [0.5, 0.975]) == pytest.approx([10, 10 + 2 * 1.959964])


def test_what_is_shown_of_a_standard_error_are_its_five_and_ninety_five_percent_quantiles() -> None:
    assert shown_range(mean_of(10, 2)) == (6.71029, 13.2897, 0.9)
    assert shown_range(figure(5, 4, 6, interval=0.8)) == (4, 6, 0.8)
    assert shown_range(Parameter(value=7, source="s", fixed="f")) is None


def test_a_figure_without_a_range_keeps_its_value() -> None:
    fixed = Parameter(value=7, source="s", fixed="f")
    assert list(quantiles(fixed, [0.1, 0.9])) == [7, 7]
    with pytest.raises(ValueError, match="has no range"):
        fitted(fixed)


def test_a_range_that_no_distribution_has_is_refused() -> None:
    with pytest.raises(ValueError, match=r"a\.b: no beta distribution has quantiles in the ratio"):
        quantiles(figure(0.5, 1e-300, 1 - 1e-16, kind="beta", interval=0.999, address="a.b"), [0.5])
