"""What must give: the lowest rank first, no more than is needed, and never what is protected."""

from pathlib import Path

import pytest

from costing import kinds
from parameters import load_plan
from scenarios import project
from scenarios.affordability import affordability, kept_rows
from scenarios.affordability.limits import limits, spent
from tests.costing.small_plans import fact
from tests.scenarios.affordability.drawn_plans import OF_A, A, B, cap, drawn, yearly
from tests.scenarios.fitting.money_plans import budget
from tests.scenarios.sensitivity.linear_plans import MONEY, ranged

LATE = (500, 500, 145, 160, 200)
"""Ceilings that only bind from 2028 on."""


def gives(projection, probability=0.8):
    return affordability(projection, "reform", probability).gives


def test_the_last_action_gives_as_much_as_is_needed(tmp_path):
    (found,) = gives(drawn(tmp_path, {"cap": cap(LATE)}))
    assert (found.year, found.chance, found.wanted) == (2028, pytest.approx(0.6), 0.8)
    (given,) = found.given
    assert (given.action, given.begins, given.share) == ("two", 2028, 0.08)  # 150 - 0.08 x 70 is below 145
    assert given.amount == pytest.approx(46)  # of 10, 20, 40, 40, 70
    assert given.chance == pytest.approx(0.8)
    assert found.missing == pytest.approx(11)
    assert found.reached


def test_what_is_cut_makes_all_years_fit_and_what_is_not_needed_for_that_is_left_alone(tmp_path):
    (found,) = gives(drawn(tmp_path, {"cap": cap()}))
    assert found.year == 2026
    (given,) = found.given  # two costs nothing in 2026, and 5 % of one would do there; draw 1 needs 5 of 80 in 2028
    assert (given.action, given.share) == ("one", 0.07)
    assert (found.window, given.chance, given.window) == pytest.approx((0.4, 0.8, 0.8))
    assert found.reached


def test_it_is_asked_for_all_years_though_each_year_alone_is_sure_enough(tmp_path):
    (found,) = gives(drawn(tmp_path, {"cap": cap((115, 500, 148, 500, 500))}, {A: OF_A, B: (70, 20, 40, 10, 5)}))
    # 2026: draw 5 is above 115, the others are not; 2028, A + B: 150, 110, 140, 120, 145, draw 1 is above 148
    assert (found.year, found.chance, found.window) == (2026, pytest.approx(0.8), pytest.approx(0.6))
    (given,) = found.given
    assert (given.action, given.share) == ("two", 0.03)  # 2 of 70
    assert (given.chance, given.window, found.reached) == (pytest.approx(0.8), pytest.approx(0.8), True)


def test_priorities_decide_and_what_is_not_needed_is_given_back(tmp_path):
    ranked = {
        "one": yearly(fact(100, MONEY), priority=2),
        "two": yearly(fact(50, MONEY), priority=1),
        "three": yearly(ranged(10, 5, 20), priority=3),
    }
    (found,) = gives(drawn(tmp_path, {"cap": cap((90,) * 5)}, {"actions.three.yearly": (9, 10, 10, 11)}, **ranked))
    assert [given.action for given in found.given] == ["one"]  # three goes first, and comes back: one is enough
    assert found.given[0].share == pytest.approx(0.71)  # 161 - 71
    assert (found.chance, found.given[0].chance, found.reached) == (0, 1, True)


def test_several_give_in_the_order_of_their_rank(tmp_path):
    (found,) = gives(drawn(tmp_path, {"cap": cap((500, 500, 20, 500, 500))}))
    assert [(given.action, given.share) for given in found.given] == [("two", 1), ("one", 0.82)]  # 110 x 0.18 < 20
    assert [given.chance for given in found.given] == pytest.approx([0, 0.8])


def test_what_is_never_cut_is_named_with_the_reason(tmp_path):
    watch = {"menu": "gov.monitor", "yearly": fact(300, MONEY)}
    (found,) = gives(drawn(tmp_path, {"cap": cap()}, oversight=watch))
    assert not found.reached
    assert [given.action for given in found.given] == ["two", "one"]
    assert found.given[-1].share == 1
    (kept,) = found.kept
    assert (kept.action, kept.reason) == ("oversight", "eyes from outside")
    assert kept.amount > 300  # its usual staff too


def test_money_of_sources_is_short_in_their_pot_alone(tmp_path):
    treasury = budget(60, terms={"security": "voted", "pays": {"elements": ["two"]}})
    rest = budget(500, terms={"security": "voted", "pays": {"elements": ["one"]}})
    assert gives(drawn(tmp_path, {"treasury": treasury, "rest": rest})) == ()
    small = {**treasury, "amount": {2026: fact(30, MONEY)}}
    (found,) = gives(drawn(tmp_path, {"treasury": small, "rest": rest}))
    assert (found.key, found.year) == ("sources", 2028)
    assert [given.action for given in found.given] == ["two"]


def test_nothing_gives_where_the_chance_is_enough_or_nothing_is_new(tmp_path):
    projection = drawn(tmp_path, {"cap": cap()})
    assert gives(projection, 0.4) == ()
    assert affordability(projection, "status_quo").gives == ()


def test_leaving_an_action_out_of_the_plan_gives_the_same_chance():
    file = Path(__file__).parents[3] / "examples" / "arandia" / "plan.yaml"
    ceiling = "{kind: ceiling, name: All, amount: {2026: {value: 11500000, unit: ARD 2025}}}"
    money = {"financing.all_ministries": ceiling}
    plan = load_plan(file, kinds(), money)
    one = project(plan, 100, keep=[kept_rows]).scenarios["reform"]
    (limit,) = limits(one.model)
    left = limit.pools[0].over(one, drawn=True) - spent(one, limit.pools[0], "crisis")
    without = load_plan(file, kinds(), money | {"actions.crisis.left_out": '"no money"'})
    other = project(without, 100, keep=[kept_rows])
    held = affordability(other, "reform").held[0]
    assert [year.chance for year in held.years] == pytest.approx(list((left <= 0.005).mean(axis=1)))
    assert 0 < held.years[0].chance < 1
