"""How a plan is paid, in the run text, in run.json and in what `check` says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from outputs.bridge_sentence import bridge_sentence
from outputs.funding_summary import funding_record, funding_said, sources_said
from outputs.left_out import left_out
from scenarios import Projection
from tests.costing.small_plans import fact, projected, small_plan

MONEY = "ARD 2025"
FOLDER = Path(__file__).parents[1] / "cases"
ACTIONS = {
    "talks": {"kind": "programme", "name": "Talks", "payer": "Health", "yearly": fact(100, MONEY)},
    "visits": {"kind": "programme", "name": "Visits", "payer": "Social", "yearly": fact(40, MONEY), "start": 2028},
}
TREASURY = {
    "kind": "budget", "name": "Treasury", "amount": {2026: fact(110, MONEY)}, "terms": {"security": "voted"},
}  # fmt: skip
CAP = {"kind": "ceiling", "name": "Social budget", "payer": "Social", "amount": {2026: fact(30, MONEY)}}


def tree(**financing: Any) -> dict[str, Any]:
    return {"actions": ACTIONS, "financing": financing}


@pytest.fixture
def paid(tmp_path: Any) -> Projection:
    """Talks, 100 a year, and visits, 40 from 2028, of which 110 are paid."""
    return projected(tmp_path, tree(treasury=TREASURY, cap=CAP))


def test_the_run_says_what_is_paid_what_is_not_and_which_ceiling_is_broken(paid):
    said = funding_said(paid, paid.scenarios["reform"])
    # 620 in all, 530 paid
    assert said.startswith(
        "Sources pay 85.5 % of cost over 2026-2030 (cash): voted ARD 530, promised ARD 0, asked ARD 0"
    )
    assert "gap ARD 90, first in 2028. Not paid in full: Visits (ARD 90)." in said
    assert said.endswith("Above a ceiling: Social budget (ARD 30) from 2028.")
    assert funding_said(paid, paid.scenarios["status_quo"]) == ""


def test_run_json_holds_the_same_as_data(paid):
    found = funding_record(paid, "reform")
    assert (found["cost_nominal"], found["funded_nominal"], found["gap_nominal"]) == (620, 530, 90)
    assert (found["source_given"], found["gap_first_year"]) == (True, 2028)
    assert found["gap_nominal_by_year"] == {"2026": 0, "2027": 0, "2028": 30, "2029": 30, "2030": 30}
    assert found["not_paid_in_full"] == [
        {"element": "visits", "title": "Visits", "gap_nominal": 90, "first_year": 2028}
    ]
    (cap,) = found["ceilings_broken"]
    assert (cap["ceiling"], cap["payer"], cap["excess_nominal"], cap["first_year"]) == ("cap", "Social", 30, 2028)
    assert funding_record(paid, "status_quo") == {}


def test_a_plan_without_a_source_has_no_gap_but_money_that_is_not_known(tmp_path):
    projection = projected(tmp_path, tree())
    said = funding_said(projection, projection.scenarios["reform"])
    assert said == "The plan names no source of money: who pays for new policy is not known."
    assert funding_record(projection, "reform")["source_given"] is False


def test_check_names_the_sources_before_anything_is_computed(tmp_path):
    plan = small_plan(tmp_path, tree(treasury=TREASURY, towns={**TREASURY, "name": "Towns", "terms": {}}, cap=CAP))
    assert sources_said(plan) == "Sources of money: Treasury (voted), Towns (asked). 1 ceiling."
    without = small_plan(tmp_path, tree(cap=CAP))
    assert sources_said(without) == (
        "The plan names no source of money: who pays for new policy is not known. 1 ceiling."
    )


def test_what_is_not_costed_names_what_no_action_is_for(tmp_path):
    missing = left_out(projected(tmp_path, tree()))
    assert "treatment packages and their medicines (no action of the plan)" in missing
    price = fact(1, f"{MONEY}/people")
    care = {"kind": "treatment_package", "name": "Care", "people": {2026: 10}, "medicines": price}
    more = projected(tmp_path, {"actions": {"care": care}})
    assert not any("treatment packages" in one for one in left_out(more))


@pytest.mark.parametrize(
    ("others", "said"), [(True, "are left for other sources."), (False, "are paid by nobody (gap).")]
)
def test_what_the_bridge_does_not_pay_is_for_other_sources_where_there_are_any(tmp_path, others, said):
    cases = YAML(typ="safe").load((FOLDER / "financing_bridge.yaml").read_text(encoding="utf-8"))
    plan = cases[3]["plan"]
    if not others:
        plan = {**plan, "financing": {"bridge": plan["financing"]["bridge"]}}
    projection = projected(tmp_path, plan)
    assert bridge_sentence(projection, projection.scenarios["reform"]).endswith(said)
