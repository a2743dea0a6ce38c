from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from parameters import Plan
from parameters.checks import price_year
from tests.costing.small_plans import small_plan

Load = Callable[..., Plan]
FACT = "source: s, fixed: f"


@pytest.mark.parametrize(
    ("more", "warning"),
    [
        (f"discount_rate: {{value: 0.12, {FACT}}}",
         "plan.yaml:18: discount_rate: 12% is outside 0% to 10%; used as given"),
        (f"discount_rate: {{value: -0.01, {FACT}}}",
         "plan.yaml:18: discount_rate: -1% is outside 0% to 10%; used as given"),
        (f"prices: {{inflation: {{value: 0.5, {FACT}}}}}",
         "plan.yaml:18: prices.inflation: 50% a year is outside -5% to 30%; used as given"),
        (f"pay: {{nurse: {{value: 300000, unit: TSD 2025/FTE, {FACT}}}}}",
         "plan.yaml:18: pay.nurse: is 15.0 times GDP a head (above 10); used as given"),
        (f"weekly_hours: {{value: 80, {FACT}}}",
         "plan.yaml:18: weekly_hours: 80 is outside 20 to 60 hours; used as given"),
        (f"on_costs: {{value: 1.5, {FACT}}}", "plan.yaml:18: on_costs: 1.5 is outside 0 to 1; used as given"),
        ("    spend: {points: {2026: 3, 2027: 2}, unit: TSD 2025}",
         "plan.yaml:18: actions.centres.spend.1: falls from 3 to 2; used as given"),
        (f"    build: {{value: 3, unit: USD 1990/centre, {FACT}}}",
         "plan.yaml:18: actions.centres.build: is in prices of 1990, far from the base year 2025"),
    ],
)  # fmt: skip
def test_what_looks_unlikely_is_a_warning_with_its_line(load: Load, more: str, warning: str) -> None:
    assert [str(found) for found in load(more + "\n").warnings] == [warning]


def test_more_moves_than_residents_are_a_warning(load: Load, plan_text: str) -> None:
    [warning] = load(text=plan_text.replace("2028: 60", "2028: 70")).warnings
    assert warning.address == "institutions.old_hospital.moves"
    assert warning.message == "plans 110 moves for 100 residents; nobody moves twice"


def test_a_warning_of_a_scenario_stands_at_its_line(load: Load) -> None:
    plan = load("scenarios:\n  dear: {parameters: {discount_rate: {set: 0.2}}}\n")
    assert [warning.line for warning in plan.warnings] == [19]


def test_a_warning_about_the_command_line_has_no_line(load: Load) -> None:
    [warning] = load(overrides={"discount_rate": "0.2"}).warnings
    assert str(warning) == "--set: discount_rate: 20% is outside 0% to 10%; used as given"


@pytest.mark.parametrize("edge", ["0", "0.1"])
def test_the_edges_of_the_discount_rate_are_fine(load: Load, edge: str) -> None:
    assert load(overrides={"discount_rate": edge}).warnings == ()


def test_pay_is_compared_in_one_currency_and_price_year_only(load: Load) -> None:
    assert load(f"pay: {{nurse: {{value: 300000, unit: USD 2019/FTE, {FACT}}}}}\n").warnings == ()


def test_a_sound_plan_has_no_warning(load: Load) -> None:
    assert load().warnings == ()


def test_the_price_year_is_read_off_the_unit() -> None:
    assert [price_year(unit) for unit in ("PEN 2024/FTE", "I$ 2010", "people/centre", "")] == [2024, 2010, None, None]


def test_a_base_year_whose_prices_are_not_known_is_warned_of_and_carried_on(tmp_path: Path) -> None:
    plan = small_plan(tmp_path, {"country": "KEN", "years": "2027-2030", "actions": {}})
    said = [warning.message for warning in plan.warnings if warning.address == "deflator.2026"]
    assert len(set(said)) == 1
    assert said[0].startswith("prices of 2026, the year before the plan, are not known: those of 2025 are carried on")
