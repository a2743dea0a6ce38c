"""Staff, closing date, sale: R15, R16, R17, R46; and released money is never average cost times people (R03)."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.costing.small_plans import fact, projected
from tests.scenarios.sound_plan import MONEY, changed, findings, of_rule

NORTH = "institutions.north"
NURSE = f"{NORTH}.staff.nurse"


def test_staff_of_wards_that_close_have_a_road(tmp_path):
    (found,) = of_rule("R15", findings(tmp_path, {f"{NORTH}.staff": None}))
    assert (found.severity, found.element, found.year) == ("BLOCK", "north", 2028)
    assert found.message == "wards of North Hospital close from 2028 on, and nobody says where their staff go"


@pytest.mark.parametrize(
    ("price", "share", "said"),
    [("retraining", "redeployed", "50%"), ("retirement", "retired", "30%"), ("compensation", "compensated", "20%")],
)
def test_each_road_is_paid(tmp_path, price, share, said):
    (found,) = of_rule("R15", findings(tmp_path, {f"{NURSE}.{price}": None}))
    assert (found.severity, found.year) == ("BLOCK", 2028)
    assert found.message == (
        f"{said} of the 80.0 posts of nurse freed at North Hospital are to be {share}, and no {price} is paid"
    )


def test_a_road_may_cost_nothing_if_that_is_said(tmp_path):
    assert of_rule("R15", findings(tmp_path, {f"{NURSE}.retirement": fact(0, f"{MONEY}/FTE")})) == []


def test_freed_posts_without_a_destination_stop_the_plan(tmp_path):
    (found,) = of_rule("R46", findings(tmp_path, {f"{NURSE}.redeployed": 0.2}))
    assert (found.severity, found.element, found.year) == ("BLOCK", "north", 2028)
    # 20 posts a ward, four wards, 30 % of them
    assert found.message.startswith("6.0 posts of nurse at North Hospital have no destination in 2028, 24.0 in 2038: ")


def test_redeployment_needs_posts_that_the_plan_pays(tmp_path):
    (found,) = of_rule("R46", findings(tmp_path, {f"places.{name}.posts": {} for name in ("own_flat", "shared_home")}))
    assert (found.severity, found.year) == ("WARN", 2028)
    assert found.message == (
        "by 2028, 10.0 nurse posts are to be redeployed, and the plan pays 0.0 new ones outside institutions (short in "
        "2028-2038)"
    )


def test_a_site_without_a_closing_date_and_half_empty_for_years(tmp_path):
    date, empty = of_rule("R17", findings(tmp_path, {f"{NORTH}.groups.low.moves": {2027: 25}, "years": "2026-2034"}))
    assert (date.severity, date.year, empty.severity, empty.year) == ("WARN", 2034, "WARN", 2031)
    assert date.message.startswith("North Hospital has no closing date by 2034: residents left then: 75 people; ")
    # 75 of 200 from the end of 2030 on
    assert empty.message == (
        "the site of North Hospital stands less than 50% full for 4 years (2031-2034), at its whole fixed cost"
    )


def test_three_half_empty_years_are_borne(tmp_path):
    found = of_rule("R17", findings(tmp_path, {f"{NORTH}.groups.low.moves": {2027: 25}, "years": "2026-2033"}))
    assert [one.year for one in found] == [2033]


def test_a_sale_is_late_uncertain_and_for_the_community(tmp_path):
    site = {"sale": fact(5e6, MONEY), "probability": fact(1), "delay": 0, "kept": 0.5}
    (found,) = of_rule("R16", findings(tmp_path, {f"{NORTH}.site": site}))
    assert found.message == (
        "the sale of the site of North Hospital (ARD 5.0 million): it is taken as certain, it comes 0 years after the "
        "closing and only 50% of it is kept for the community"
    )
    sound = {"sale": fact(5e6, MONEY), "probability": fact(0.5), "delay": 2}
    assert of_rule("R16", findings(tmp_path, {f"{NORTH}.site": sound})) == []


@settings(max_examples=12, deadline=None)
@given(
    moves=st.lists(st.integers(0, 60), min_size=5, max_size=5),
    shares=st.tuples(st.floats(0, 3e6), st.floats(0, 3e6), st.floats(0, 3e6)),
)
def test_money_is_released_by_people_wards_and_the_site_only(moves, shares):
    fixed, step, variable = shares
    by_year = dict(zip(range(2027, 2032), moves, strict=True))
    changes = {f"{NORTH}.groups.{name}.moves": by_year for name in ("low", "high")}
    changes |= {f"{NORTH}.assessed": {2026: 1000}, f"{NORTH}.staff": None}
    changes |= {f"{NORTH}.{n}": fact(v, MONEY) for n, v in (("fixed", fixed), ("step", step), ("variable", variable))}
    with tempfile.TemporaryDirectory() as folder:
        one = projected(Path(folder), changed(changes)).scenarios["reform"]
    down = one.model.institutions["north"]
    inside = one.model.book.plan_columns
    assert down.wards is not None
    assert down.site is not None
    assert down.people is not None
    gone = 1 - one.values(down.people.average)[inside] / 200
    wards, site = (one.values(row)[inside] for row in (down.wards, down.site))
    expected = variable * gone + step * (1 - wards / 4) + fixed * (1 - site)
    assert np.allclose(one.values(down.budget.released)[inside], expected, atol=0.01)
