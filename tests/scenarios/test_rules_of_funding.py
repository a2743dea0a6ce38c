"""What must be in the budget: R28 (more than medicines), R29, R30 (homes, income, work), R31 (general care), R44."""

from __future__ import annotations

from typing import Any

import pytest

from tests.costing.small_plans import fact
from tests.scenarios.sound_plan import MONEY, findings, line, of_rule

NORTH = "institutions.north"
PACKAGE = {
    "kind": "treatment_package", "name": "Care for depression", "payer": "Health", "indicator": "people",
    "output": "care", "people": {2025: 0, 2026: 1000}, "medicines": fact(50, f"{MONEY}/people"),
}  # fmt: skip
ALONE = {name: None for name in ("places.own_flat.posts", "places.shared_home.posts")}


def medicines_only() -> dict[str, Any]:
    """A plan that pays for medicines, and for nobody who listens."""
    nothing = {f"actions.{name}": None for name in ("oversight", "peers", "general", "surveys")}
    planned = {f"{NORTH}.one_offs.planning": {"nurse": fact(40, "hour/people")}}
    return {"actions.package": PACKAGE, **nothing, **planned}


def test_medicines_alone_are_no_treatment(tmp_path):
    (found, taper) = of_rule("R28", findings(tmp_path, medicines_only()))
    assert (found.severity, found.message) == ("BLOCK", "treatment is paid for, and no psychological or social support")
    assert taper.severity == "WARN"


def test_the_share_of_medicines_is_shown(tmp_path):
    talk = line("Talking", posts={"psychologist": 1}, yearly=fact(0, MONEY))
    found = findings(tmp_path, {**medicines_only(), "actions.talk": talk})
    assert not of_rule("R28", found, "BLOCK")
    (shown,) = of_rule("R28", found, "INFO")
    assert shown.year == 2038
    # 50 for each of 1 000; a psychologist's pay is 36 thousand
    assert shown.message.startswith("medicines take 58% of ")


def test_whoever_buys_medicines_pays_for_help_with_stopping_them(tmp_path):
    (found,) = of_rule("R28", findings(tmp_path, {"actions.package": PACKAGE}))
    assert found.severity == "WARN"
    # 50 for each of 1 000, in 13 years, of whom there are 500 on average in the first
    assert found.message == "medicines are bought (ARD 625.0 thousand), and nobody is paid to help people to stop them"
    taper = {"menu": "drug.taper", "units": {2025: 0, 2027: 1}, "running": fact(1e5, f"{MONEY}/clinic"), "posts": {}}
    assert of_rule("R28", findings(tmp_path, {"actions.package": PACKAGE, "actions.taper": taper})) == []


def test_a_plan_that_buys_no_treatment_is_not_asked(tmp_path):
    assert of_rule("R28", findings(tmp_path), "BLOCK", "WARN", "INFO") == []


def test_someone_outside_looks_while_people_move(tmp_path):
    (found,) = of_rule("R29", findings(tmp_path, {"actions.oversight": None}))
    assert (found.severity, found.year) == ("BLOCK", 2027)
    assert found.message == "people leave institutions in 2027-2030, and no independent visits and complaints are paid"


def test_eyes_from_outside_come_before_the_first_move(tmp_path):
    (found,) = of_rule("R29", findings(tmp_path, {"actions.oversight.start": 2029.0}))
    assert (found.severity, found.year) == ("BLOCK", 2027)
    assert found.message.startswith("people leave institutions in 2027-2028, ")
    assert found.remedy == "Add gov.monitor, or let it start by 2027"


def test_surveys_and_eyes_where_services_only_open_are_a_warning(tmp_path):
    (found,) = of_rule("R29", findings(tmp_path, {"actions.surveys": None}))
    assert found.severity == "WARN"
    assert found.message == (
        "services change, and nothing is paid for surveys of people who use and leave services (inf.exit)"
    )
    centres = {"menu": "svc.cmhc", "units": {2025: 0, 2027: 2}, "running": fact(1e5, f"{MONEY}/centre"), "posts": {}}
    only = {"places": {}, "institutions": {}, "financing": {}, "actions": {"centres": centres}}
    (found,) = of_rule("R29", findings(tmp_path, only))
    assert found.severity == "WARN"
    assert "independent visits and complaints (gov.monitor) and surveys" in found.message


@pytest.mark.parametrize("need", ["income", "work"])
def test_homes_without_income_or_work_are_a_warning(tmp_path, need):
    (found,) = of_rule("R30", findings(tmp_path, {f"actions.{need}": None}))
    assert found.severity == "WARN"
    assert found.message.endswith(f" in 2038, and nothing is for {need}")


def test_no_money_for_homes_income_and_work_stops_the_plan(tmp_path):
    nothing = {f"places.{name}.running": None for name in ("own_flat", "shared_home")}
    (found,) = of_rule("R30", findings(tmp_path, {**nothing, "actions.income": None, "actions.work": None}))
    assert found.severity == "BLOCK"
    assert found.message == "no money is planned for the homes, the income or the work of people who leave"


def test_money_for_homes_income_and_work_is_shown(tmp_path):
    (found,) = of_rule("R30", findings(tmp_path), "INFO")
    # a home of 20 thousand for each of 200 people, and 200 thousand for income and work
    assert (
        found.message == "homes, income and work of 200 people who leave, and of others, have ARD 4.2 million in 2038"
    )


def test_general_care_is_paid_and_supervised(tmp_path):
    (found,) = of_rule("R31", findings(tmp_path, {"actions.general": None}))
    assert (found.severity, found.message) == ("WARN", "nothing is paid for mental health in general care")
    alone = {"actions.general.supervision_hours": fact(0, "hour/session")}
    (found,) = of_rule("R31", findings(tmp_path, alone))
    assert found.message == "general care (general) has no supervision that the plan pays for"


def test_access_to_services_that_open_is_asked_for(tmp_path):
    (found,) = of_rule("R44", findings(tmp_path), "INFO")
    assert found.message == "no ramps, plain formats, interpreters or transport are paid for Peer support and general"
    ramps = {"menu": "svc.access", "sites": {2025: 0, 2028: 100}}
    assert of_rule("R44", findings(tmp_path, {"actions.ramps": ramps}), "INFO") == []
