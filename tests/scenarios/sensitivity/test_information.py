"""The value of information, where it is known: sums of normal figures, and two options."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from scenarios.sensitivity.bins import line, quantile
from scenarios.sensitivity.information import evppi, information, usual_groups

WEIGHTS = {"x": 3.0, "w": 2.0, "u": 1.0, "nothing": 0.0}
WHOLE = sqrt(14)
"""The standard deviation of the sum."""


def normal(count=4000, seed=0):
    stream = np.random.default_rng(seed)
    figures = {name: stream.normal(size=count) for name in WEIGHTS}
    return 100 + sum(weight * figures[name] for name, weight in WEIGHTS.items()), figures


def saved(known, probability=0.8):
    """What it saves to know a part of the variance: the loss is in proportion to the standard deviation left."""
    return (WHOLE - sqrt(14 - known)) * norm.pdf(norm.ppf(probability)) / (1 - probability)


@pytest.fixture(scope="module")
def found():
    groups = {"x and w": ["x", "w"], "u and nothing": ["u", "nothing"], "all": list(WEIGHTS)}
    return information(*normal(), 0.8, groups)


def test_a_missing_unit_weighs_as_four_idle_ones_at_p80(found):
    assert found.weight == pytest.approx(4)
    assert found.budget == pytest.approx(np.quantile(normal()[0], 0.8))
    assert found.reserve == pytest.approx(WHOLE * norm.ppf(0.8), rel=0.03)


def test_the_loss_is_what_lies_idle_and_four_times_what_is_missing(found):
    cost, _ = normal()
    assert found.idle == pytest.approx(np.mean(np.maximum(found.budget - cost, 0)))
    assert found.missing == pytest.approx(np.mean(np.maximum(cost - found.budget, 0)))
    assert found.loss == pytest.approx(found.idle + 4 * found.missing)
    assert found.reserve == pytest.approx(found.idle - found.missing)


def test_to_know_everything_saves_the_whole_loss(found):
    assert found.loss == pytest.approx(saved(14), rel=0.03)


def test_the_best_budget_loses_least():
    cost, figures = normal(500)
    best = information(cost, figures).loss
    for budget in np.quantile(cost, np.linspace(0.05, 0.95, 91)):
        assert best <= np.mean(np.maximum(budget - cost, 0) + 4 * np.maximum(cost - budget, 0)) + 0.02


def test_figures_are_worth_what_normal_sums_say(found):
    worth = {one.name: one for one in found.worth}
    assert [one.name for one in found.worth[:2]] == ["x", "w"]
    for name, weight in WEIGHTS.items():
        assert worth[name].value == pytest.approx(saved(weight**2), abs=max(3 * worth[name].error, 0.03))
    assert worth["x"].clear
    assert not worth["nothing"].clear
    assert worth["x"].share == pytest.approx(saved(9) / saved(14), rel=0.07)


def test_the_reserve_would_be_smaller(found):
    worth = {one.name: one for one in found.worth}
    assert worth["x"].smaller == pytest.approx((WHOLE - sqrt(5)) * norm.ppf(0.8), abs=0.2)
    assert worth["nothing"].smaller == pytest.approx(0, abs=0.1)


def test_groups_are_worth_what_they_explain_together(found):
    groups = {one.name: one for one in found.groups}
    assert groups["x and w"].value == pytest.approx(saved(13), rel=0.05)
    assert groups["u and nothing"].value == pytest.approx(saved(1), abs=0.06)
    assert groups["all"].value == pytest.approx(found.loss, rel=0.01)
    assert groups["x and w"].figures == ("x", "w")


def test_figures_that_move_as_one_are_worth_what_one_of_them_is():
    cost, figures = normal(1000)
    found = information(cost, {"x": figures["x"], "twin": 2 * figures["x"]}, groups={"both": ["x", "twin"]})
    assert found.groups[0].value == pytest.approx(found.worth[0].value, rel=0.05)


@pytest.mark.parametrize("probability", [0.5, 0.9])
def test_other_probabilities(probability):
    found = information(*normal(), probability)
    assert found.weight == pytest.approx(probability / (1 - probability))
    assert found.worth[0].value == pytest.approx(saved(9, probability), rel=0.08)


def test_the_estimate_is_right_on_average_even_with_few_draws():
    many = [{one.name: one.value for one in information(*normal(500, seed)).worth} for seed in range(30)]
    for name, least in (("x", 0.06), ("w", 0.1)):
        assert np.mean([one[name] for one in many]) == pytest.approx(saved(WEIGHTS[name] ** 2), rel=least)
    assert np.mean([one["nothing"] for one in many]) < 0.02


def test_what_is_not_a_straight_line_is_seen_too():
    stream = np.random.default_rng(3)
    x, rest = stream.normal(size=4000), stream.normal(size=4000)
    (one,) = information(x**2 + 0.1 * rest, {"x": x}).worth
    assert one.share > 0.9


def test_the_standard_error_is_as_large_as_estimates_differ():
    found = [information(*normal(1000, seed)).worth[0] for seed in range(30)]
    spread = np.std([one.value for one in found])
    assert 0.5 * spread < np.mean([one.error for one in found]) < 2 * spread


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([0.5, 0.8, 0.95]))
def test_no_value_is_below_nothing_or_above_everything(seed, probability):
    stream = np.random.default_rng(seed)
    x, rest = stream.gamma(2, size=200), stream.lognormal(size=200)
    found = information(x * rest, {"x": x, "same": np.ones(200)}, probability)
    for one in found.worth:
        assert 0 <= one.value <= found.loss
        assert 0 <= one.share <= 1


def test_a_certain_cost_leaves_nothing_to_learn():
    found = information(np.full(200, 5.0), {"x": np.arange(200.0)})
    assert (found.loss, found.worth[0].value, found.worth[0].smaller) == (0, 0, 0)


def test_too_few_draws_and_odd_probabilities_are_refused():
    with pytest.raises(ValueError, match="100 draws"):
        information(np.ones(50), {})
    with pytest.raises(ValueError, match="between 0 and 1"):
        information(np.ones(500), {}, 1.0)
    with pytest.raises(ValueError, match="100 draws"):
        evppi(np.ones((2, 50)), np.ones(50))


@pytest.mark.parametrize("ahead", [0.5, 1.0])
def test_two_options_are_worth_what_the_normal_formula_says(ahead):
    """Of a difference with mean m of which s is explained, knowing it is worth s phi(m / s) - m Phi(-m / s)."""
    estimates = []
    for seed in range(10):
        stream = np.random.default_rng(seed)
        x, rest, other = stream.normal(size=(3, 2000))
        estimates.append(evppi(np.array([other, other + ahead + x + 1.5 * rest]), x))
    expected = norm.pdf(ahead) - ahead * norm.cdf(-ahead)
    assert np.mean([one.value for one in estimates]) == pytest.approx(expected, abs=0.02)
    whole = sqrt(1 + 1.5**2)
    known = whole * norm.pdf(ahead / whole) - ahead * norm.cdf(-ahead / whole)
    assert np.mean([one.everything for one in estimates]) == pytest.approx(known, rel=0.05)
    assert all(one.best == 1 for one in estimates)


def test_what_has_nothing_to_do_with_a_choice_is_worth_nothing():
    x, one, two = np.random.default_rng(1).normal(size=(3, 2000))
    assert evppi(np.array([one, two + 1]), x).value < 0.01
    both = evppi(np.array([one, two]), np.stack([one, two], axis=1))
    assert both.value == pytest.approx(both.everything, rel=0.01)
    assert both.everything == pytest.approx(sqrt(2) * norm.pdf(0), rel=0.1)


def test_figures_of_a_section_or_an_element_are_learnt_together():
    names = ["pay.nurse", "pay.doctor", "actions.homes.rent", "actions.homes.life", "actions.crisis.cars", "inflation"]
    assert usual_groups(names) == {"pay": names[:2], "actions.homes": names[2:4]}


def test_a_short_quantile_and_a_line_are_those_of_numpy():
    values = np.random.default_rng(0).normal(size=37)
    for probability in (0.0, 0.1, 0.5, 0.8, 1.0):
        assert quantile(values, probability) == pytest.approx(np.quantile(values, probability))
    known = np.arange(37.0)
    assert line(known, values)[::-1] == pytest.approx(tuple(np.polyfit(known, values, 1)))
    assert line(np.full(37, 5.0), values) == pytest.approx((values.mean(), 0))
