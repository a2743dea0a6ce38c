"""What carries an investment case, which cost has a benefit named, and who lives outside, against the case itself."""

import pytest

from costing import kinds
from outputs.benefit_said import benefits_said
from outputs.benefit_sure import in_size_of, moved, net_said
from outputs.tables import tables
from outputs.validity import case_refused
from parameters import load_plan
from scenarios import (
    Finding,
    benefit_parts,
    cases,
    cost_parts,
    healthy_year_worth,
    outside,
    project,
    shares_of_cost,
    whole_plan,
)
from tests.command import ROOT

DATA = ROOT / "tests" / "data" / "benefits"


@pytest.fixture(scope="module")
def plan():
    return project(load_plan(DATA / "plan.yaml", kinds()))


def test_the_parts_of_benefits_and_of_cost_add_up_to_those_of_the_case(plan):
    one, whole = plan.scenarios["reform"], whole_plan(cases(plan)["reform"])
    cost, money, health = (float(one.values(row)[0]) for row in (whole.cost, whole.money, whole.health))
    parts, costs = benefit_parts(one), cost_parts(one)
    assert sum(each.money for each in parts) == pytest.approx(money)
    assert sum(each.health for each in parts) == pytest.approx(health)
    assert sum(each.cost for each in costs) == pytest.approx(cost)
    assert sum(shares_of_cost(costs).values()) == pytest.approx(1)
    assert sum(each.share for each in parts) == pytest.approx(1)


def test_without_what_carries_it_the_ratio_is_that_of_the_rest(plan):
    one, whole = plan.scenarios["reform"], whole_plan(cases(plan)["reform"])
    most = benefit_parts(one)[0]
    assert most.of == "talking"
    ratio, cost = (float(one.values(row)[0]) for row in (whole.ratio, whole.cost))
    assert most.ratio == pytest.approx(ratio - most.money / cost)


def test_actions_without_a_named_benefit_hold_a_part_of_the_cost():
    one = project(load_plan(DATA / "small.yaml", kinds(), {"benefits.work": "null"}))
    jobs = next(each for each in cost_parts(one.scenarios["reform"]) if each.element == "jobs")
    assert jobs.group == "unnamed"
    assert f"{100 * jobs.share:.0f} % of actions without one" in benefits_said(one, "reform")
    rows = tables(one, [])["benefit_parts"]
    whole = rows[(rows["side"] == "cost, all") & (rows["group"] == "unnamed")]
    assert list(whole["value"]) == pytest.approx([jobs.cost])


def test_people_outside_are_those_of_the_plan_less_those_of_no_change(plan):
    people, years, late = outside(plan.scenarios["reform"], plan.scenarios["status_quo"])
    rows = tables(plan, [])["transition"]
    mine = rows[rows["scenario"] == "reform"].set_index("year")["leavers"]
    assert people == pytest.approx(mine[2035])
    assert late == pytest.approx((mine[2034] + mine[2035]) / 2)
    assert years == pytest.approx(mine.sum() - (mine[2025] + mine[2035]) / 2)
    assert benefits_said(plan, "reform").startswith(f"In 2035 {people:.0f} people live outside institutions who would ")


def test_a_healthy_year_is_worth_so_many_incomes(plan):
    times, money = healthy_year_worth(plan.scenarios["reform"])
    facts = plan.scenarios["reform"].model.scenario.parameters()
    assert times == pytest.approx(facts["healthy_year_value"].value)
    assert money > 0


def test_while_a_rule_is_broken_nothing_is_said_but_that(plan):
    broken = [Finding("R01", "BLOCK", "reform", "", None, "no homes", "open some")]
    said = benefits_said(plan, "reform", broken)
    assert said.startswith("Not valid: 1 BLOCK finding is open, so costs or people may be missing. No ratio, payback")
    assert "KES" not in said
    assert case_refused(broken, "faster").startswith("Not valid: 1 BLOCK finding of scenario 'reform' is open")


def test_amounts_below_nothing_are_said_with_a_verb():
    assert net_said(-5, "ARD") == "a net loss of ARD 5"
    assert moved(-4e6, "ARD") == "saves ARD 4.0 million"
    assert in_size_of(25_600, 25_800_000) == "0.03 million"
