"""What can be said in several ways: the plan's way takes back what the menu said in another."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pytest

from parameters import Number, kind_schema
from tests.costing.small_plans import fact, small_plan


def settings(folder, **given):
    plan = small_plan(folder, {"actions": {"unit": {"menu": "gov.unit", **given}}})
    return plan.scenarios["reform"].actions["unit"].settings


def test_the_menu_s_way_stays_where_the_plan_says_nothing(tmp_path: Path) -> None:
    found = settings(tmp_path)
    assert "people_per_post" in found
    assert "posts" not in found


def test_the_plan_s_own_posts_are_not_added_to_those_of_the_menu(tmp_path: Path) -> None:
    found = settings(tmp_path, posts={"psychologist": 2})
    assert list(found["posts"]) == ["psychologist"]
    assert "people_per_post" not in found


def test_a_plan_may_take_a_way_of_the_menu_away(tmp_path: Path) -> None:
    found = settings(tmp_path, people_per_post=None)
    assert "people_per_post" not in found
    assert "posts" not in found


def test_a_plan_may_say_it_in_both_ways_itself(tmp_path: Path) -> None:
    found = settings(tmp_path, posts={"lawyer": 1}, people_per_post={"manager": fact(1e6, "people/FTE")})
    assert list(found["posts"]) == ["lawyer"]
    assert found["people_per_post"]["manager"].value == 1e6


def test_a_way_that_takes_no_setting_of_the_kind_is_a_slip_of_the_programmer() -> None:
    def work(on: object, *, posts: Annotated[float, Number()] = 0) -> None:
        """Work."""

    with pytest.raises(TypeError, match="work: a way of saying something takes people, which is no setting"):
        kind_schema(work, "action", ((("posts",), ("people",)),))
