"""Who pays: R02, R36, R39 and R40 of a plan that names its sources; CEILING, RECONCILE and FISCAL."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios import Finding, Thresholds, find
from tests.costing.small_plans import fact, projected
from tests.scenarios.sound_plan import MONEY, findings, of_rule

TALKS = {"kind": "programme", "name": "Talks", "payer": "Health", "yearly": fact(100, MONEY), "at_start": fact(0.5)}
VISITS = {"kind": "programme", "name": "Visits", "payer": "Social", "yearly": fact(40, MONEY), "start": 2027}


def giver(amount: float, security: str = "voted", **settings: Any) -> dict[str, Any]:
    """A budget of so much a year."""
    terms = {"security": security, **settings.pop("terms", {})}
    return {"kind": "budget", "name": "Treasury", "amount": {2026: fact(amount, MONEY)}, "terms": terms, **settings}


def grant(amount: float, last: int, **settings: Any) -> dict[str, Any]:
    """A grant of so much a year up to a year."""
    years = {year: fact(amount, MONEY) for year in range(2026, last + 1)}
    terms = {"end": float(last + 1), "security": "voted"}
    return {"kind": "grant", "name": "Donor", "amount": years, "terms": terms, **settings}


def said(folder: Any, rule: str, limits: Thresholds | None = None, **tree: Any) -> list[Finding]:
    """What a rule says of talks, of which half is new and costs 50, and visits, 40 from 2027."""
    whole = {"actions": {"talks": TALKS, "visits": VISITS}, **tree}
    return of_rule(rule, find(projected(folder, whole), limits), "BLOCK", "WARN", "INFO")


def test_a_plan_that_names_no_source_is_told_that_its_money_is_not_known(tmp_path):
    (found,) = of_rule("R36", findings(tmp_path), "INFO")
    assert found.message == "no ceiling or source is given: whether the plan fits the money is not known"
    assert said(tmp_path, "R02") == []


def test_a_ceiling_is_no_source(tmp_path):
    cap = {"kind": "ceiling", "name": "Cap", "amount": {2026: fact(1000, MONEY)}}
    (found,) = said(tmp_path, "R36", financing={"cap": cap})
    assert found.message == "no source is given: whether the plan fits the money is not known"


def test_money_that_is_voted_in_every_year_is_enough(tmp_path):
    treasury = {"treasury": giver(90)}
    assert said(tmp_path, "R02", financing=treasury) == []
    assert said(tmp_path, "R36", financing=treasury) == []


def test_a_year_that_nobody_was_asked_to_pay_stops_the_plan_and_names_what_is_not_paid(tmp_path):
    treasury = {"treasury": giver(60)}
    (found,) = said(tmp_path, "R02", financing=treasury)
    assert (found.severity, found.year) == ("BLOCK", 2027)
    assert found.message == "ARD 30 of 2027 is neither voted, promised nor asked for (ARD 120 in 2027-2030)"
    (found,) = said(tmp_path, "R36", financing=treasury)
    assert (found.severity, found.year) == ("WARN", 2027)
    assert found.message == (
        "the plan costs ARD 30 more than there is in 2027 (short in 2027-2030): not paid in full in 2027: "
        "Visits (ARD 30)"
    )


def test_what_is_only_promised_or_asked_for_is_not_enough_for_the_year_under_an_appropriation(tmp_path):
    money = {"treasury": giver(60, "promised"), "towns": giver(50, "asked", name="Towns")}
    soon, later = said(tmp_path, "R02", financing=money)
    assert (soon.severity, soon.year) == ("BLOCK", 2026)
    assert soon.message == ("ARD 50 of 2026 is only promised or asked for, and the money of that year must be voted")
    assert (later.severity, later.year) == ("WARN", 2027)
    assert later.message == "of what 2027-2030 cost, ARD 240 is only promised and ARD 120 is only asked for"
    assert said(tmp_path, "R36", financing=money) == []


def test_voted_money_that_is_left_over_counts_in_the_year_under_an_appropriation(tmp_path):
    money = {"treasury": giver(60), "donor": grant(30, 2026, terms={"security": "asked", "pays": {"payers": "Health"}})}
    assert said(tmp_path, "R02", financing=money)[0].year == 2027  # 50 of 2026: 30 asked for, and 40 left of the 60
    short = {**money, "treasury": giver(45)}
    (soon, _) = [one for one in said(tmp_path, "R02", financing=short) if one.severity == "BLOCK"]
    assert {soon.year, _.year} == {2026, 2027}
    assert "ARD 5 of 2026 is only promised or asked for" in {soon.year: soon, _.year: _}[2026].message


def test_how_many_years_must_be_voted_is_a_limit(tmp_path):
    money = {"treasury": giver(90, "promised")}
    (later,) = said(tmp_path, "R02", Thresholds(appropriation_years=0), financing=money)
    assert (later.severity, later.year) == ("WARN", 2026)


def test_sources_pay_for_what_the_bridge_cannot(tmp_path):
    short = {"financing.bridge.limit": fact(8e5, MONEY)}
    (found,) = of_rule("R02", findings(tmp_path, short), "BLOCK")
    assert "of the change has no money" in found.message
    covered = {**short, "financing.treasury": giver(2e7)}
    assert of_rule("R02", findings(tmp_path, covered), "BLOCK") == []
    alone = {"financing": {"treasury": giver(2e7)}}
    assert of_rule("R02", findings(tmp_path, alone), "BLOCK") == []


def test_a_grant_that_ends_leaves_a_gap_that_is_told_with_its_year(tmp_path):
    money = {"donor": grant(30, 2028), "treasury": giver(70)}
    (found,) = said(tmp_path, "R39", financing=money)
    assert (found.severity, found.element, found.year) == ("WARN", "donor", 2029)
    # 90 a year: 30 by the donor or by the treasury that comes first; 70 are left for 90
    assert found.message == (
        "'Donor' pays ARD 30 of recurrent cost in 2028 and ARD 0 in 2029: nobody pays ARD 20 of the difference"
    )


def test_a_grant_after_which_others_pay_is_no_cliff(tmp_path):
    assert said(tmp_path, "R39", financing={"donor": grant(30, 2028), "treasury": giver(90)}) == []
    assert said(tmp_path, "R39", financing={"donor": grant(30, 2030), "treasury": giver(50)}) == []


@pytest.mark.parametrize("given", [(), ("response",), ("response", "offset")])
def test_a_tax_says_its_other_side(tmp_path, given):
    tax = {"kind": "earmark", "name": "Levy", "base": fact(100, MONEY), "new_rate": {2026: 0.1}}
    tax |= {name: fact(-0.5 if name == "response" else 0.1) for name in given}
    found = said(tmp_path, "R40", financing={"levy": tax})
    assert [(one.severity, one.element) for one in found] == [("WARN", "levy")][: len(given) < 2]
    for one in found:
        assert one.message == "a tax is set apart and its other side is not said: Levy"
        assert "financing.levy.offset (the share of it that other budgets take back)" in one.remedy
        assert ("financing.levy.response" in one.remedy) == (not given)


def test_a_broken_ceiling_is_told_by_ministry_with_its_first_year(tmp_path):
    cap = {"kind": "ceiling", "name": "Social budget", "payer": "Social", "amount": {2026: fact(30, MONEY)}}
    (found,) = said(tmp_path, "CEILING", financing={"cap": cap})
    assert (found.severity, found.element, found.year) == ("WARN", "cap", 2027)
    assert found.message == "Social: ARD 10 above the ceiling 'Social budget' in 2027 (ARD 40 in 2027-2030)"
    assert said(tmp_path, "CEILING", financing={"cap": cap | {"amount": {2026: fact(40, MONEY)}}}) == []


def test_what_is_recorded_and_not_modelled_is_told_above_five_percent(tmp_path):
    (found,) = said(tmp_path, "RECONCILE", mental_health_budget=fact(200, MONEY))
    assert (found.severity, found.year) == ("WARN", 2025)
    assert found.message == "ARD 150 of the ARD 200 recorded for 2025 (75%) is not modelled"
    (found,) = said(tmp_path, "RECONCILE", mental_health_budget=fact(40, MONEY))
    assert found.message == "ARD 10 of the ARD 40 recorded for 2025 (25%) is modelled beyond what is recorded"
    assert said(tmp_path, "RECONCILE", mental_health_budget=fact(52, MONEY)) == []
    assert len(said(tmp_path, "RECONCILE", Thresholds(residual=0.01), mental_health_budget=fact(52, MONEY))) == 1


def test_forward_estimates_that_differ_are_told_with_their_years(tmp_path):
    recorded = fact(50, MONEY)
    (found,) = said(
        tmp_path, "RECONCILE", forward_estimates={2026: 51, 2027: 60, 2028: 40}, mental_health_budget=recorded
    )
    assert (found.severity, found.year) == ("WARN", 2027)
    assert found.message == (
        "the forward estimate of 2027 is ARD 10 above what the plan models without new policy, with what it does not "
        "model (apart in 2027-2028)"
    )
    assert said(tmp_path, "RECONCILE", forward_estimates={2026: 51}, mental_health_budget=recorded) == []


def test_the_service_of_a_loan_is_told(tmp_path):
    bank = {
        "kind": "loan", "name": "Bank", "amount": {2026: fact(90, MONEY)}, "interest": fact(0.1), "years": 3,
        "grace": 2,
    }  # fmt: skip
    (found,) = said(tmp_path, "FISCAL", financing={"bank": bank})
    assert (found.severity, found.year) == ("INFO", 2027)
    # interest of 9 in 2027, 2028 and 2029, of 6 in 2030; 30 repaid in 2029 and in 2030
    assert found.message == (
        "interest and repayment of loans are ARD 93 in 2027-2030, ARD 39 in 2029, beside the cost of the plan; "
        "ARD 30 is still owed at the end of 2030"
    )
    assert said(tmp_path, "FISCAL", financing={"treasury": giver(90)}) == []
