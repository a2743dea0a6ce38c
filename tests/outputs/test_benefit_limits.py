"""What holds the ratios of a plan down: posts that nobody fills, and what is not costed."""

import re

import pytest

from costing import kinds
from outputs.benefit_limits import not_costed_said, staffed_said
from parameters import load_plan
from scenarios import cases, present_spread, project, whole_plan
from tests.command import ROOT


@pytest.fixture(scope="module")
def unstaffed():
    return project(load_plan(ROOT / "tests" / "data" / "benefits" / "plan.yaml", kinds()))


@pytest.fixture(scope="module")
def staffed():
    return project(load_plan(ROOT / "examples" / "kenya" / "plan.yaml", kinds()))


def test_ratios_of_filled_posts_are_said_where_posts_are_empty_and_are_below_those_of_the_plan(unstaffed) -> None:
    said = staffed_said(unstaffed, "reform")
    without, with_health = map(float, re.findall(r"\d\.\d\d", said))
    one = unstaffed.scenarios["reform"]
    whole = whole_plan(cases(unstaffed)["reform"])
    assert without < present_spread(one, whole, "ratio").base
    assert with_health < present_spread(one, whole, "ratio_with_health").base
    assert said.startswith("If only posts that somebody fills treat, at the same cost: ")


def test_nothing_is_said_of_empty_posts_where_every_post_has_somebody(staffed) -> None:
    assert staffed_said(staffed, "reform") == ""


def test_training_that_nobody_pays_is_named_as_what_makes_ratios_too_high(unstaffed, staffed) -> None:
    expected = "Not costed: training and supervision and contingencies; so the ratios are too high."
    assert not_costed_said(unstaffed, "reform") == expected
    assert not_costed_said(staffed, "reform") == ""
