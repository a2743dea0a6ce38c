"""Chances with the contingencies of a plan left on, and what must give then; sums by hand.

A physical contingency of a tenth adds 10 to A and 5 to B in the base case; draws carry none, so it is added to them:

    draw                    1    2    3    4    5     base  bare
    A + 10                 90  100  110  120  150      110   100
    A + B + 15            165  125  155  135  195      165   150
    2026 and 2027, ceiling 105: draws 1 and 2 stay within it; 2028, 145: draws 2 and 4; 2029, 160: 2, 3 and 4
"""

import numpy as np
import pytest

from scenarios.affordability import affordability
from tests.costing.small_plans import fact
from tests.scenarios.affordability.drawn_plans import cap, drawn
from tests.scenarios.fitting.money_plans import budget

TENTH = {"contingencies": {"physical": {"goods": fact(0.1)}}}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return affordability(drawn(tmp_path_factory.mktemp("plan"), {"cap": cap()}, more=TENTH), "reform", 0.4)


def test_draws_carry_no_contingency_and_the_base_case_does(found):
    (held,) = found.held
    assert [year.cost for year in held.years] == pytest.approx([110, 110, 165, 165, 165])
    assert [year.bare for year in held.years] == pytest.approx([100, 100, 150, 150, 150])
    assert [year.room for year in held.years] == pytest.approx([-5, -5, -20, -5, 35])
    assert [year.bare_room for year in held.years] == pytest.approx([5, 5, -5, 10, 50])
    assert (held.first_base, held.first_bare, held.contingencies) == (2026, 2028, True)
    assert found.contingencies


def test_contingencies_are_added_to_each_draw_for_the_second_chance(found):
    (held,) = found.held
    assert [year.chance for year in held.years] == pytest.approx([0.6, 0.6, 0.6, 0.8, 1])
    assert [year.chance_with for year in held.years] == pytest.approx([0.4, 0.4, 0.4, 0.6, 1])
    assert (held.chance, held.chance_with) == pytest.approx((0.4, 0.2))  # with them, draw 2 alone
    assert (found.chance, found.chance_with, found.lower) == pytest.approx((0.4, 0.2, 0.2))
    assert found.yearly_with == tuple((year.year, year.chance_with) for year in held.years)
    assert not found.sure  # 0.4 is wanted: it is met without contingencies only


def test_what_must_give_fits_with_contingencies_too(found):
    (give,) = found.gives
    assert (give.window, give.window_with) == pytest.approx((0.4, 0.2))
    (last,) = give.given
    assert (last.action, last.window >= 0.4, last.window_with) == ("two", True, pytest.approx(0.4))
    assert last.share == 0.27  # draw 1 needs 165 - 145 = 20 of 75
    assert give.reached


def test_what_sources_have_left_pays_contingencies_first(tmp_path):
    (held,) = affordability(drawn(tmp_path, {"treasury": budget(130)}, more=TENTH), "reform").held
    assert [year.chance for year in held.years] == pytest.approx([0.8, 0.8, 0.4, 0.4, 0.4])
    assert [year.chance_with for year in held.years] == pytest.approx([0.8, 0.8, 0.2, 0.2, 0.2])  # 120; 125 of 130
    assert held.years[0].bare_room == pytest.approx(0)
    assert (held.years[2].room, held.years[2].bare_room) == pytest.approx((-35, -20))


def test_without_contingencies_both_chances_are_one(tmp_path):
    found = affordability(drawn(tmp_path, {"cap": cap(), "treasury": budget(130)}), "reform")
    assert not found.contingencies
    for held in found.held:
        assert (held.chance_with, held.first_bare) == (held.chance, held.first_base)
        assert not held.contingencies
        assert np.allclose([year.bare_room for year in held.years], [year.room for year in held.years])
    assert found.chance_with == found.chance
