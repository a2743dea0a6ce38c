"""The quality of the money: R37 to R43."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios import Thresholds
from tests.costing.small_plans import fact
from tests.scenarios.sound_plan import MONEY, findings, line, of_rule

LEVER = {"kind": "finance_lever", "name": "Levy", "payer": "Health", "indicator": "share", "output": "law",
         "yearly": fact(1000, MONEY)}  # fmt: skip
CONTRACT = {
    "kind": "service_contract", "name": "Clubhouse", "payer": "Health", "indicator": "people", "output": "support",
    "people": {2025: 0, 2026: 100}, "price": fact(1000, f"{MONEY}/people"), "indirect": fact(0.12),
    "transport": fact(50, f"{MONEY}/people"), "tender": fact(500, MONEY), "contract_years": 3,
}  # fmt: skip


def test_an_action_that_is_not_complete_stops_the_plan(tmp_path):
    bare = {"kind": "programme", "name": "Talks", "yearly": fact(1000, MONEY)}
    told = {**bare, "name": "Visits", "owner": "A friend", "payer": "Health", "output": "visits"}
    (found,) = of_rule("R37", findings(tmp_path, {"actions.talks": bare, "actions.visits": told}))
    assert (found.severity, found.element) == ("BLOCK", "talks")
    assert found.message == "not complete: Talks (payer, indicator, output, owner) and Visits (indicator)"
    assert found.remedy.startswith("Give actions.talks.payer, actions.talks.indicator, ")


def test_the_menu_completes_an_action(tmp_path):
    assert of_rule("R37", findings(tmp_path, {"actions": {"law": {"menu": "law.reform"}}})) == []


def test_an_action_that_costs_nothing_is_a_warning(tmp_path):
    (found,) = of_rule("R37", findings(tmp_path, {"actions.talks": line("Talks", 0)}))
    assert (found.severity, found.element, found.message) == ("WARN", "talks", "costs nothing in any year: Talks")


def test_a_package_whose_contacts_others_make_may_cost_nothing(tmp_path):
    clinic = {"menu": "svc.cmhc", "units": {2025: 0, 2026: 2}, "running": fact(1e5, f"{MONEY}/centre"), "posts": {},
              "contacts": fact(9000, "contact/centre")}  # fmt: skip
    talks = {"kind": "treatment_package", "name": "Talks", "payer": "Health", "indicator": "people", "output": "talks",
             "people": {2025: 0, 2026: 100},
             "contacts": {"talk": {"contacts": fact(5, "contact/people"), "at": "clinic"}}}  # fmt: skip
    assert of_rule("R37", findings(tmp_path, {"actions.clinic": clinic, "actions.talks": talks})) == []


@pytest.mark.parametrize(
    ("payer", "line_", "told"),
    [
        ("Labour", None, True), ("Labour", "no", True), ("Labour", "yes", False), ("Ministry of Health", None, False),
        ("Health insurance", None, False), ("Insurer; labour", None, False),
    ],
)  # fmt: skip
def test_other_ministries_have_a_line_of_their_own(tmp_path, payer, line_, told):
    changes: dict[str, Any] = {"actions.jobs": line("Jobs", payer=payer)}
    if line_ is not None:
        changes["ministries"] = {payer: {"budget_line": line_}}
    found = of_rule("R38", findings(tmp_path, changes))
    assert bool(found) == told
    for one in found:
        assert (one.severity, one.element) == ("WARN", "jobs")
        # 100 thousand in each of 13 years
        assert one.message == (
            "ARD 1.3 million is asked of payers of whom no budget line of their own is known: 'Labour'"
        )


@pytest.mark.parametrize(
    ("funding", "said"),
    [
        ({"source": "grant", "ends": 2029}, "Talks (ARD 100.0 thousand a year after 2029)"),
        ({"source": "grant"}, "Talks (ARD 100.0 thousand a year and nobody says until when)"),
        ({"source": "grant", "ends": 2038}, ""),
        ({"source": "grant", "ends": 2029, "successor": "Treasury, agreed in 2025"}, ""),
        ({"source": "loan", "ends": 2029}, ""),
    ],
)
def test_grants_that_end_need_a_successor(tmp_path, funding, said):
    found = of_rule("R39", findings(tmp_path, {"actions.talks": line("Talks", funding=funding)}))
    assert bool(found) == bool(said)
    for one in found:
        assert (one.severity, one.element) == ("WARN", "talks")
        assert one.message == f"a grant pays recurrent cost and no successor is named: {said}"


def test_homes_paid_by_a_grant_need_a_successor_too(tmp_path):
    (found,) = of_rule("R39", findings(tmp_path, {"places.own_flat.funding": {"source": "grant", "ends": 2035}}))
    assert found.element == "own_flat"
    capital = {"kind": "facility", "name": "House", "units": {2025: 0, 2027: 1}, "build": fact(1e5, f"{MONEY}/centre"),
               "funding": {"source": "grant", "ends": 2027}}  # fmt: skip
    assert of_rule("R39", findings(tmp_path, {"actions.house": capital})) == []


def test_money_set_apart_has_another_side(tmp_path):
    levy = {**LEVER, "lever": "domestic revenue"}
    (found,) = of_rule("R40", findings(tmp_path, {"actions.levy": levy}))
    assert (found.severity, found.message) == ("WARN", "money is set apart and its other side is not said: Levy")
    assert found.remedy.startswith("Give actions.levy.offset and actions.levy.volume_response: ")
    (found,) = of_rule("R40", findings(tmp_path, {"actions.levy": {**LEVER, "ring_fence": "yes"}}))
    assert found.remedy == "Give actions.levy.offset: the share of it that other budgets take back"
    said = {**levy, "offset": 0.3, "volume_response": -0.4}
    assert of_rule("R40", findings(tmp_path, {"actions.levy": said})) == []
    assert of_rule("R40", findings(tmp_path, {"actions.levy": {**LEVER, "lever": "insurance"}})) == []


def test_money_for_each_person_does_not_fall_back(tmp_path):
    less = {"actions.children": None, "mental_health_budget": fact(3.2e7, MONEY)}
    (found,) = of_rule("R41", findings(tmp_path, less))
    assert found.severity == "WARN"
    assert found.message.startswith("real money for mental health falls below the base year for each person in ")
    assert of_rule("R41", findings(tmp_path, less, Thresholds(falling_back=0.5))) == []
    assert of_rule("R41", findings(tmp_path)) == []


def test_a_contract_pays_its_full_cost_and_lasts(tmp_path):
    assert of_rule("R42", findings(tmp_path, {"actions.club": CONTRACT})) == []
    without = {key: value for key, value in CONTRACT.items() if key not in ("indirect", "transport")}
    (found,) = of_rule("R42", findings(tmp_path, {"actions.club": {**without, "contract_years": 1}}))
    assert (found.severity, found.element) == ("WARN", "club")
    assert found.message == "contracts below full cost: Clubhouse (no indirect cost, no transport, 1 years long)"
    short = {key: value for key, value in CONTRACT.items() if key not in ("tender", "contract_years")}
    (found,) = of_rule("R42", findings(tmp_path, {"actions.club": short}))
    assert found.message.endswith(" Clubhouse (no length)")


def test_insurance_that_pays_for_beds_alone_keeps_them_full(tmp_path):
    law = {
        "exclusions_forbidden": {2025: 0, 2027: 1},
        "psychological_covered": {2025: 0, 2027: 0},
        "bed_covered": "yes",
    }
    (found,) = of_rule("R43", findings(tmp_path, {"indicators.h1_3": law}))
    assert (found.severity, found.element) == ("WARN", "h1_3")
    assert found.message == (
        "insurance pays for beds in psychiatric hospitals and not for community care, psychological interventions and "
        "long-term care"
    )
    covered = {
        **law,
        "psychological_covered": {2025: 0, 2027: 1},
        "community_covered": "yes",
        "long_term_covered": "yes",
    }
    assert of_rule("R43", findings(tmp_path, {"indicators.h1_3": covered})) == []
    assert of_rule("R43", findings(tmp_path, {"indicators.h1_3": {**law, "bed_covered": "no"}})) == []
