"""SENSE: unit costs beside the highest and the lowest published ones of their kind of service."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scenarios import Finding, Thresholds, find
from tests.costing.small_plans import fact, projected
from tests.scenarios.sound_plan import MONEY, changed, of_rule


def centre(cost: float, **settings: Any) -> dict[str, Any]:
    """Ten centres that have stood since the base year and cost this much each; income a head is ARD 20 000."""
    return {
        "menu": "svc.cmhc", "name": "Centres", "at_start": fact(10, "centre"), "units": {2025: 10},
        "running": fact(cost, f"{MONEY}/centre"), **settings,
    }  # fmt: skip


def said(folder: Path, action: dict[str, Any], limits: Thresholds | None = None) -> list[Finding]:
    found = find(projected(folder, {"actions": {"centres": action}}), limits)
    return of_rule("SENSE", found, "WARN", "INFO")


@pytest.mark.parametrize("cost", [20_000 * 26.8, 20_000 * 28.5, 20_000 * 28.58 * 1.24, 20_000 * 26.73 / 1.24])
def test_a_centre_that_costs_what_published_ones_do_raises_nothing(tmp_path, cost):
    assert said(tmp_path, centre(cost)) == []


def test_a_centre_that_costs_twice_the_highest_published_is_a_warning(tmp_path):
    [found] = said(tmp_path, centre(20_000 * 28.5878 * 3.1))
    assert (found.severity, found.element, found.year) == ("WARN", "centres", 2030)
    assert found.message == (
        "one centre costs ARD 1.8 million in 2030 at base-year prices, 88.6 times income a head: 3.1 times the highest "
        "published for community mental health centres (CZE: CZK 15 000 000 of 2017, 28.6 times income a head)"
    )
    assert found.remedy.startswith("See that posts, pay and units are meant so. Published: Yearly running cost of a")


def test_a_centre_that_costs_a_little_less_than_the_lowest_published_is_told(tmp_path):
    [found] = said(tmp_path, centre(20_000 * 26.73 / 1.5))
    assert found.severity == "INFO"
    assert "0.67 times the lowest published for community mental health centres (BRA: BRL 768 210" in found.message


def test_a_centre_that_costs_a_fifth_of_the_lowest_published_is_a_warning(tmp_path):
    [found] = said(tmp_path, centre(20_000 * 26.73 / 5))
    assert found.severity == "WARN"
    assert "0.2 times the lowest" in found.message


def test_the_factor_of_a_warning_is_a_limit(tmp_path):
    [found] = said(tmp_path, centre(20_000 * 28.5878 * 3.1), Thresholds(unit_cost_factor=4))
    assert found.severity == "INFO"


def test_a_contact_is_compared_too(tmp_path):
    contacts = {"contacts": fact(1000, "contact/centre"), "occupancy": fact(1)}
    [found] = said(tmp_path, centre(20_000 * 30, **contacts))  # 0.03 times income for each contact
    assert found.message.startswith("one contact costs ARD 600 in 2030 at base-year prices, 0.03 times income a head")
    assert found.severity == "INFO"  # of one country alone


def test_where_only_one_country_has_published_there_is_no_warning(tmp_path):
    work = {
        "menu": "inc.ips", "at_start": fact(1, "team"), "people": {2025: 60}, "running": fact(2e7, f"{MONEY}/team"),
    }  # fmt: skip
    [found] = said(tmp_path, work)
    assert found.severity == "INFO"
    assert found.message.startswith("one contact costs")


def test_a_night_in_a_unit_is_compared(tmp_path):
    unit = {
        "menu": "svc.genhosp", "at_start": fact(1, "unit"), "units": {2025: 1}, "beds": fact(10, "bed/unit"),
        "occupancy": fact(1), "running": fact(3650 * 20_000 * 0.1, f"{MONEY}/unit"),
    }  # fmt: skip
    [found] = said(tmp_path, unit)
    assert found.severity == "WARN"
    assert found.message.startswith("one night or bed-day costs ARD 2.0 thousand")


def test_a_place_to_which_people_move_is_compared(tmp_path):
    settings = {f"places.{name}.running": fact(20_000 * 8, f"{MONEY}/people") for name in ("own_flat", "shared_home")}
    found = of_rule("SENSE", find(projected(tmp_path, changed(settings))), "WARN", "INFO")
    assert [(one.element, one.severity) for one in found] == [("own_flat", "WARN"), ("shared_home", "WARN")]
    assert "published for supported living (NZL: NZD 92 710 of 2015" in found[0].message


def test_an_action_that_nobody_has_published_a_cost_of_is_not_compared(tmp_path):
    assert said(tmp_path, {"menu": "gov.unit", "yearly": fact(1e9, MONEY)}) == []
