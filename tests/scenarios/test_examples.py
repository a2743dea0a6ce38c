"""What the rules say of the example plans."""

from functools import cache
from pathlib import Path

import pytest

from costing import kinds
from parameters import Plan, load_plan
from scenarios import Finding, Thresholds, find, project

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@cache
def loaded(name: str) -> Plan:
    return load_plan(EXAMPLES / name / "plan.yaml", kinds(), limits=Thresholds.names())


@cache
def findings(name: str) -> tuple[Finding, ...]:
    return tuple(find(project(loaded(name))))


@pytest.mark.parametrize("name", ["peru", "czechia", "kenya", "arandia", "rushed"])
def test_nothing_in_an_example_looks_unlikely(name):
    assert loaded(name).warnings == ()


@pytest.mark.parametrize("name", ["peru", "czechia", "kenya", "arandia"])
def test_a_plan_shown_as_an_example_to_follow_breaks_no_rule(name):
    assert not [str(found) for found in findings(name) if found.severity == "BLOCK"]


@pytest.mark.parametrize(
    ("rule", "severity"), [("R01", "BLOCK"), ("R02", "BLOCK"), ("R09", "WARN"), ("R10", "BLOCK"), ("R14", "WARN")]
)
def test_a_rushed_underfunded_closure_is_told_so(rule, severity):
    said = {(found.rule, found.severity) for found in findings("rushed") if found.scenario == "reform"}
    assert (rule, severity) in said


def test_people_for_whom_no_home_is_ever_opened_are_named():
    messages = [found.message for found in findings("rushed") if found.rule == "R01"]
    expected = "for 298 people who leave Greymoor Hospital no home is ever opened, and none is in any total"
    assert expected in messages


def test_a_bridge_that_still_owes_at_the_end_is_named():
    owing = [found for found in findings("rushed") if found.scenario == "paced" and found.rule == "R02"]
    assert [found.severity for found in owing] == ["INFO"]
    assert owing[0].message.startswith("the bridge still owes ARD 23.7 million (cash) at the end of 2035")


def test_mending_the_rushed_closure_leaves_no_rule_broken():
    assert not [str(found) for found in findings("rushed") if found.scenario == "paced" and found.severity == "BLOCK"]


def test_nobody_is_counted_as_treated_in_kenya_for_whom_there_is_no_trained_counsellor():
    """Every post of the plan has somebody, and at each year end as many counsellors are trained as have posts."""
    one = project(load_plan(EXAMPLES / "kenya" / "plan.yaml", kinds()), names=["reform"]).scenarios["reform"]
    work, plan_years = one.model.workforce, slice(1, 11)
    assert float(one.values(work.needed)[plan_years].min()) > 0
    assert float(one.values(work.gap)[plan_years].max()) == 0
    posts = one.values(work.cadres["community_health_worker"].needed)[plan_years]
    address = "counsellors/added/trained-people-at-year-end"
    (trained,) = (row for row in one.model.book.rows if row.address == address)
    assert (one.values(trained)[plan_years] >= posts).all()
