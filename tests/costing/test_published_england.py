"""England's services of 2024/25 as a plan (case 3 of the validation note), and beds given up for crisis teams."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scenarios import Projected
from tests.costing.small_plans import fact, reform, years

FILE = Path(__file__).parents[1] / "data" / "england_2024_25.csv"
MILLION = 1e6
CRISIS, ACUTE = "a02", "d200mhps"
GIVEN_UP = 0.1
"""The share of acute bed-days of adults that the reallocation gives up."""


def services() -> Iterator[dict[str, str]]:
    with FILE.open(encoding="utf-8") as text:
        yield from csv.DictReader(line for line in text if not line.startswith("#"))


def name_of(one: dict[str, str]) -> str:
    """A name of an element begins with a letter."""
    code = one["code"].lower()
    return code if code[0].isalpha() else f"d{code}"


def as_actions() -> dict[str, Any]:
    """Each service as one unit that makes its contacts, each kind of ward as days that people spend there.

    Pounds stand as the dinars of Arandia. Only days x price count: one day for each "person" of a ward.
    """
    actions: dict[str, Any] = {}
    for one in services():
        activity, price = float(one["activity"]), float(one["unit_cost"])
        if one["unit"] == "contact":
            actions[name_of(one)] = {
                "kind": "facility", "thing": "service", "whole_units": "no", "opening": 0, "name": one["service"],
                "at_start": fact(1, "service"), "units": {2025: 1}, "contacts": fact(activity, "contact/service"),
                "per_contact": fact(price, "ARD 2025/contact"),
            }  # fmt: skip
        else:
            actions[name_of(one)] = {
                "kind": "treatment_package", "name": one["service"], "people": {2025: activity}, "at_start": fact(1),
                "psychiatric_bed_days": fact(1, "day/people"), "psychiatric_bed_day": fact(price, "ARD 2025/day"),
            }  # fmt: skip
    return {"population_growth": fact(0), "years": "2026-2027", "actions": actions}


def pounds(one: Projected, unit: str, what: str = "total-real") -> float:
    """What all services of a unit cost in the first plan year."""
    return sum(years(one, f"{name_of(service)}/sums/{what}")[0] for service in services() if service["unit"] == unit)


@pytest.fixture(scope="module")
def england(tmp_path_factory):
    return reform(tmp_path_factory.mktemp("england"), as_actions())


@pytest.fixture(scope="module")
def reallocated(tmp_path_factory):
    """A tenth of acute bed-days is given up, and its money buys contacts of crisis teams."""
    tree = as_actions()
    acute, crisis = tree["actions"][ACUTE], tree["actions"][CRISIS]
    days, cost = acute["people"][2025], acute["psychiatric_bed_day"]["value"]
    acute["people"] = {2025: days, 2026: days * (1 - GIVEN_UP)}
    bought = GIVEN_UP * days * cost / (crisis["contacts"]["value"] * crisis["per_contact"]["value"])
    crisis["units"] = {2025: 1, 2026: 1 + bought}
    return reform(tmp_path_factory.mktemp("reallocated"), tree)


def test_activity_adds_up_to_what_is_published():
    activity = {
        unit: sum(int(one["activity"]) for one in services() if one["unit"] == unit) for unit in ("contact", "day")
    }
    assert activity == {"contact": 22_844_196, "day": 6_349_385}


def test_contacts_and_bed_days_cost_what_is_published(england):
    assert pounds(england, "contact") / MILLION == pytest.approx(6_988.9, abs=0.05)
    assert pounds(england, "day") / MILLION == pytest.approx(5_318.0, abs=0.05)


def test_it_is_all_baseline(england):
    total = years(england, england.model.totals.baseline_real.address)[0]
    assert total / MILLION == pytest.approx(6_988.9 + 5_318.0, abs=0.05)
    assert years(england, england.model.totals.new_real.address)[0] == 0


def test_acute_bed_days_given_up_pay_for_contacts_of_crisis_teams(reallocated, england):
    saved = 246_176.7 * 719.09782  # the bed-days fall over 2026, so that 2027 is the first whole year without them
    assert years(reallocated, f"{ACUTE}/sums/new-policy-real")[1] == pytest.approx(-saved, rel=1e-8)
    assert years(reallocated, f"{CRISIS}/sums/new-policy-real")[1] == pytest.approx(saved, rel=1e-8)
    # GBP 177.0m are 496 102 contacts at GBP 356.83, a quarter more than before
    contacts = years(reallocated, f"{CRISIS}/added/contacts")[1]
    assert contacts == pytest.approx(saved / 356.832461, rel=1e-8)
    assert contacts / 2_005_759 == pytest.approx(0.2473, abs=5e-5)
    # the whole costs what it cost, to the penny, and nothing else has moved
    before, after = (years(one, one.model.totals.real.address)[1] for one in (england, reallocated))
    assert after == pytest.approx(before, abs=0.005)
    assert years(reallocated, reallocated.model.totals.baseline_real.address)[1] == pytest.approx(before, abs=0.005)
