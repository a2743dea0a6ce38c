"""A difference by driver, computed by hand; the parts always add up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from scenarios.comparison.drivers import DRIVERS, Flow, by_driver


def flow(quantity, unit_cost) -> Flow:
    quantity, unit_cost = (np.array(values, dtype=float).reshape(-1, 1) for values in (quantity, unit_cost))
    return Flow(quantity, np.broadcast_to(unit_cost, quantity.shape))


def drivers(first, other) -> dict[str, list[float]]:
    """Each driver's part, by year."""
    found = by_driver(first, other)
    return {name: found[number, :, 0].tolist() for number, name in enumerate(DRIVERS)}


def summed(first, other) -> dict[str, float]:
    return {name: sum(values) for name, values in drivers(first, other).items()}


def test_a_dearer_price_alone_is_price():
    found = drivers(flow([10, 20], [5]), flow([10, 20], [6]))
    assert found == {"scope": [0, 0], "volume": [0, 0], "timing": [0, 0], "price": [10, 20]}


def test_more_bought_in_the_same_proportion_is_volume():
    found = drivers(flow([10, 20], [5]), flow([20, 40], [5]))
    assert found == {"scope": [0, 0], "volume": [50, 100], "timing": [0, 0], "price": [0, 0]}


def test_the_same_bought_a_year_later_at_constant_prices_is_timing_that_comes_to_nothing():
    found = drivers(flow([10, 20, 0], [5]), flow([0, 10, 20], [5]))
    assert found == {"scope": [0, 0, 0], "volume": [0, 0, 0], "timing": [-50, -50, 100], "price": [0, 0, 0]}


def test_the_same_bought_a_year_later_at_rising_prices_costs_more_because_of_timing():
    # 10 pieces at 100 in the first year, or at 110 in the second
    assert summed(flow([10, 0], [100, 110]), flow([0, 10], [100, 110])) == {
        "scope": 0, "volume": 0, "timing": 100, "price": 0,
    }  # fmt: skip


def test_a_line_that_only_one_has_is_scope():
    line = flow([10, 20], [5])
    assert summed(None, line) == {"scope": 150, "volume": 0, "timing": 0, "price": 0}
    assert summed(line, None) == {"scope": -150, "volume": 0, "timing": 0, "price": 0}


def test_a_line_of_which_one_buys_nothing_in_any_year_is_scope():
    assert summed(flow([0, 0], [5]), flow([10, 20], [7])) == {"scope": 210, "volume": 0, "timing": 0, "price": 0}


def test_volume_and_price_together_share_what_neither_makes_alone():
    # from 10 at 5 to 12 at 7: (12 - 10) x (5 + 7) / 2 = 12 and (7 - 5) x (10 + 12) / 2 = 22; together 84 - 50 = 34
    found = summed(flow([10], [5]), flow([12], [7]))
    assert found == pytest.approx({"scope": 0, "volume": 12, "timing": 0, "price": 22})


def test_all_three_factors_are_averaged_over_the_six_orders():
    # Q 1 -> 2, shares (1, 0) -> (0, 1), unit costs (10, 20) -> (11, 22): from 10 to 44.
    # Worked out order by order, year 1: 10 -> 0, year 2: 0 -> 44.
    before, after = (1, (1, 0), (10, 20)), (2, (0, 1), (11, 22))
    expected = np.zeros(3)
    for order in ((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)):
        now = list(before)
        for factor in order:
            cost = now[0] * sum(share * unit for share, unit in zip(now[1], now[2], strict=True))
            now[factor] = after[factor]
            changed = now[0] * sum(share * unit for share, unit in zip(now[1], now[2], strict=True))
            expected[factor] += (changed - cost) / 6
    found = summed(flow([1, 0], [10, 20]), flow([0, 2], [11, 22]))
    assert [found["volume"], found["timing"], found["price"]] == pytest.approx(expected.tolist())
    assert sum(found.values()) == pytest.approx(34)


def test_what_is_taken_back_in_some_years_is_a_quantity_of_its_own():
    # bought 3 and taken back 3: their sum is nothing, yet a price that doubles costs 3 more and 3 less
    found = drivers(flow([3, -3], [10]), flow([3, -3], [20]))
    assert found == {"scope": [0, 0], "volume": [0, 0], "timing": [0, 0], "price": [30, -30]}


def test_a_saving_that_grows_is_volume():
    assert summed(flow([-1, -1], [100]), flow([-2, -2], [100]))["volume"] == -200


def test_what_only_one_takes_back_of_a_line_of_both_is_volume():
    found = drivers(flow([2, 2], [10]), flow([2, -1], [10]))
    # bought: 4 in all -> 2 in all and earlier; taken back: 1 in the second year
    assert found["scope"] == [0, 0]
    assert sum(found["volume"]) == pytest.approx(-20 - 10)
    assert sum(found["timing"]) == pytest.approx(0)


def test_each_draw_is_taken_apart_by_itself():
    first, other = flow([10, 20], [5]), flow([20, 40], [5])
    none = Flow(np.zeros((2, 1)), other.unit_cost)
    both = Flow(np.hstack([other.quantity, none.quantity]), np.hstack([other.unit_cost, other.unit_cost]))
    found = by_driver(first, both)
    assert found[:, :, 0].sum(axis=1).tolist() == [0, 150, 0, 0]
    assert found[:, :, 1].sum(axis=1).tolist() == [-150, 0, 0, 0]


amounts = arrays(float, (4, 3), elements=st.floats(-1e3, 1e3).map(lambda x: 0.0 if abs(x) < 1e-3 else x))
costs = arrays(float, (4, 3), elements=st.floats(0, 1e6))


@given(amounts, costs, amounts, costs)
def test_the_parts_add_up_in_every_year_and_draw(here, cost_here, there, cost_there):
    first, other = Flow(here, cost_here), Flow(there, cost_there)
    found = by_driver(first, other)
    np.testing.assert_allclose(found.sum(axis=0), other.cost - first.cost, rtol=0, atol=1e-3)


@given(amounts, costs, amounts, costs)
def test_the_way_back_is_the_opposite(here, cost_here, there, cost_there):
    first, other = Flow(here, cost_here), Flow(there, cost_there)
    np.testing.assert_allclose(by_driver(first, other), -by_driver(other, first), rtol=1e-9, atol=1e-3)


@given(amounts, costs)
def test_a_line_against_itself_is_exactly_nothing(quantity, unit_cost):
    line = Flow(quantity, unit_cost)
    assert not by_driver(line, line).any()
