"""Golden test 2 of the model: a training cascade with turnover, refreshers every other year and lasting supervision."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ruamel.yaml import YAML

from costing import kinds
from parameters import load_plan
from scenarios import Projected, project
from tests.costing.small_plans import fact, projected, reform, years

FILE = Path(__file__).parents[1] / "data" / "golden_task_sharing.yaml"
STAYED = [90, 180, 270, 360, 360, 360]
NEW = [110, 120, 130, 40, 40, 40]
TRAINED = [200, 300, 400, 400, 400, 400]
REFRESHED = [45, 40.5, 125.55, 130.005, 206.9955, 137.70405]
AVERAGE = [150, 250, 350, 400, 400, 400]
CLASSES = [6, 6, 7, 2, 2, 2]
CLASSES_AGAIN = [3, 3, 7, 7, 11, 7]
FIRST = [30_700, 32_400, 36_100, 10_800, 10_800, 10_800]
AGAIN = [2_775, 2_617.5, 7_194.25, 7_350.175, 11_644.8425, 7_619.64175]
SUPERVISION = [7_020, 11_700, 16_380, 18_720, 18_720, 18_720]
CASH = [40_495, 46_717.5, 59_674.25, 36_870.175, 41_164.8425, 37_139.64175]
PEOPLE = {
    "trained-people-who-stayed": STAYED,
    "newly-trained-people": NEW,
    "trained-people-at-year-end": TRAINED,
    "people-refreshed": REFRESHED,
    "trained-people-average": AVERAGE,
    "classes-of-the-first-course": CLASSES,
    "classes-of-refreshers": CLASSES_AGAIN,
}
EXACT: dict[str, Any] = {"rel": 1e-14, "abs": 0}


def golden() -> dict[str, Any]:
    tree: dict[str, Any] = YAML(typ="safe").load(FILE)
    return tree


@pytest.fixture(scope="module")
def one() -> Projected:
    with np.errstate(all="raise"):
        return project(load_plan(FILE, kinds()), names=["reform"]).scenarios["reform"]


def spent(one: Projected, what: str) -> list[float]:
    """Cost at base prices of a part of the work, baseline and new policy together."""
    plan = one.model.book.plan_columns
    entries = [one.values(e.real)[plan] for e in one.model.ledger.entries if f"/{what}/" in e.real.address]
    return [float(value) for value in np.sum(entries, axis=0)]


@pytest.mark.parametrize("line", PEOPLE)
def test_the_people_of_the_table(one, line):
    assert years(one, f"cascade/all-together/{line}") == pytest.approx(PEOPLE[line], **EXACT)


@pytest.mark.parametrize(
    ("what", "expected"), [("first-course", FIRST), ("refresher", AGAIN), ("supervision", SUPERVISION)]
)
def test_the_costs_of_the_table(one, what, expected):
    assert spent(one, what) == pytest.approx(expected, **EXACT)


def test_the_cash_of_the_table_is_the_baseline_with_the_new_policy(one):
    assert years(one, "cascade/sums/total-real") == pytest.approx(CASH, **EXACT)
    baseline, new = (years(one, f"cascade/sums/{what}-real") for what in ("baseline", "new-policy"))
    assert [a + b for a, b in zip(baseline, new, strict=True)] == pytest.approx(CASH, **EXACT)
    assert all(amount > 0 for amount in baseline)


def test_the_baseline_keeps_the_people_of_the_base_year(one):
    assert years(one, "cascade/existing/trained-people-at-year-end") == pytest.approx([100] * 6)
    assert years(one, "cascade/existing/newly-trained-people") == pytest.approx([10] * 6)
    # 45, 40.5, (10 + 45) x 0.81, (10 + 40.5) x 0.81, (10 + 44.55) x 0.81, (10 + 40.905) x 0.81
    refreshed = [45, 40.5, 44.55, 40.905, 44.1855, 41.23305]
    assert years(one, "cascade/existing/people-refreshed") == pytest.approx(refreshed)
    # one class of the first course; three classes of refreshers; 10 groups
    first = 10 * (5 * 30 + 20) + 1 * 5 * 400
    again = [people * (30 + 5) + 3 * 400 for people in refreshed]
    supervision = 10 * 12 * (2 * 12 + 15)
    expected = [first + amount + supervision for amount in again]
    assert years(one, "cascade/sums/baseline-real") == pytest.approx(expected)


def test_counted_as_one_plan_it_is_the_same_cash(tmp_path):
    tree = golden()
    everybody = reform(tmp_path, tree)
    del tree["actions"]["cascade"]["at_start"]
    # without base-year people all are new: 200 to train, not 110, and nobody to refresh in the first two years
    fresh = reform(tmp_path, tree)
    assert years(fresh, "cascade/added/newly-trained-people") == pytest.approx([200, *NEW[1:]])
    assert years(fresh, "cascade/added/people-refreshed")[:3] == pytest.approx([0, 0, 162])
    assert years(everybody, "cascade/sums/total-real") == pytest.approx(CASH, **EXACT)


def test_the_status_quo_is_the_baseline_and_the_base_year_has_no_new_policy(tmp_path):
    both = projected(tmp_path, golden()).scenarios
    quo, reformed = both["status_quo"], both["reform"]
    assert years(quo, "cascade/sums/total-real") == years(reformed, "cascade/sums/baseline-real")
    address = "cascade/sums/new-policy-real"
    assert reformed.values(reformed.model.book[address])[0] == 0


def test_supervisors_by_post_cost_what_their_hours_cost(tmp_path):
    tree = golden()
    cascade = tree["actions"]["cascade"]
    del cascade["supervisor_pay"]
    cascade["supervisor"] = "nurse"
    one = reform(tmp_path, tree)
    # 2 085.714 x 0.85 hours a year of a full-time post; 150 / 10 x 12 x 2 hours in the first year
    year = 365 / 7 * 40 * 0.85
    posts = [average / 10 * 24 / year for average in AVERAGE]
    held = [years(one, post.filled.address) for post in one.model.world.posts]
    assert np.sum(held, axis=0) == pytest.approx(posts)
    pay = [number * 30_000 * 1.2 + average / 10 * 12 * 15 for number, average in zip(posts, AVERAGE, strict=True)]
    assert spent(one, "supervision") == pytest.approx(pay)


def test_a_plan_that_gives_up_training_saves(tmp_path):
    tree = golden()
    tree["actions"]["cascade"]["targets"] = {2026: 0}
    one = reform(tmp_path, tree)
    assert years(one, "cascade/all-together/trained-people-at-year-end")[:2] == pytest.approx([90, 81])
    assert years(one, "cascade/ended/newly-trained-people-besides-the-base-year-system") == pytest.approx([-10] * 6)
    assert max(years(one, "cascade/sums/new-policy-real")) < 0
    reached = [years(one, row.address) for row in one.model.world.reached["cascade"]]
    assert np.sum(reached, axis=0)[:2] == pytest.approx([90, 81])


def test_nobody_in_the_base_year_is_all_new(tmp_path):
    tree = golden()
    tree["actions"]["cascade"]["at_start"] = fact(0, "people")
    one = reform(tmp_path, tree)
    assert years(one, "cascade/sums/baseline-real") == [0] * 6
    assert {e.tags["standing"] for e in one.model.ledger.entries if "/added/" in e.real.address} == {"new"}
