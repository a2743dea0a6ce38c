"""Ranks: priorities, needs, and what is never cut."""

from scenarios.fitting.ranks import needs, order_of_cuts, protected
from tests.costing.small_plans import small_plan
from tests.scenarios.fitting.money_plans import service, short_plan
from tests.scenarios.sound_plan import line


def scenario(folder, **actions):
    return small_plan(folder, short_plan(**actions)).scenarios["reform"]


def test_later_in_the_plan_is_cut_first_and_priorities_come_before_it(tmp_path):
    found = scenario(tmp_path, one=line("One"), two=line("Two"), three=line("Three", priority=0))
    assert order_of_cuts(found, {"oversight"}) == ["two", "one", "campaign", "teams", "three"]


def test_a_need_is_ranked_above_what_needs_it(tmp_path):
    unit = {"menu": "gov.unit", "priority": 99}
    found = scenario(tmp_path, unit=unit, board={"menu": "gov.committee", "priority": 0})
    order = order_of_cuts(found, {"oversight"})
    assert needs(found)["board"] == {"unit"}
    assert order.index("board") < order.index("unit")


def test_eyes_and_what_homes_need_are_never_cut(tmp_path):
    trained = {"menu": "wf.posts", "sites": {2025: 0, 2028: 20}}
    found = scenario(tmp_path, posts=trained, more=service())
    kept = protected(found)
    assert kept == {"oversight": "eyes from outside", "posts": "Flat needs it"}
