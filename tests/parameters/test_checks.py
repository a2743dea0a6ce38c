from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from parameters import Plan, PlanError
from parameters.checks import price_year
from tests.costing.small_plans import fact, small_plan

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
        (f"pay: {{doctor: {{value: 300000, unit: TSD 2025/FTE, {FACT}}}}}",
         "plan.yaml:18: pay.doctor: is 15.0 times GDP a head (above 10); used as given"),
        (f"weekly_hours: {{value: 80, {FACT}}}",
         "plan.yaml:18: weekly_hours: 80 is outside 20 to 60 hours; used as given"),
        (f"on_costs: {{value: 1.5, {FACT}}}", "plan.yaml:18: on_costs: 1.5 is outside 0 to 1; used as given"),
        (f"population: {{value: 1, unit: people, {FACT}}}",
         "plan.yaml:18: population: is 1, a millionth of the 1.0 million people that comes with the country profile; "
         "check the unit: whole numbers, not thousands or millions; a year, not a month"),
        (f"prices: {{inflation: {{value: 7, {FACT}}}}}",
         "plan.yaml:18: prices.inflation: is 7, 233 times the 0.03 that comes with the country profile; 7% is written "
         "0.07"),
        (f"pay: {{nurse: {{value: 2500, unit: TSD 2025/FTE, {FACT}}}}}",
         "plan.yaml:18: pay.nurse: is 2,500, 1/12 of the 30,000 TSD 2025/FTE that comes with the country profile; "
         "check the unit: whole numbers, not thousands or millions; a year, not a month"),
        (f"pay: {{nurse: {{value: 1000, unit: USD 2019/FTE, {FACT}}}}}",
         "plan.yaml:18: pay.nurse: is 1,000 USD 2019/FTE, 1/6 of the 30,000 TSD 2025/FTE (about 6,000 USD 2019/FTE) "
         "that comes with the country profile; check the unit: whole numbers, not thousands or millions; a year, "
         "not a month"),
        (f"    catchment: {{value: 8, unit: people/centre, {FACT}}}",
         "plan.yaml:18: actions.centres.catchment: is 8, 1/10,000 of the 80,000 people/centre that comes with the "
         "country profile; check the unit: whole numbers, not thousands or millions; a year, not a month"),
        ("    spend: {points: {2026: 3, 2027: 2}, unit: TSD 2025}",
         "plan.yaml:18: actions.centres.spend.2027: falls from 3 to 2; used as given"),
        ("    spend: {2028: {value: 40, low: 10, high: 100, interval: 50%, kind: normal, unit: TSD 2025, source: s}}",
         "plan.yaml:18: actions.centres.spend.2028: is drawn with P25 35, not 10: no normal distribution above 0 has "
         "the quantiles 10 and 100"),
        ("    spend: {points: {2026: 3}, unit: TSD 1990}",
         "plan.yaml:18: actions.centres.spend.2026: is in prices of 1990, far from the base year 2025"),
        (f"    build: {{value: 3, unit: USD 1990/centre, {FACT}}}",
         "plan.yaml:18: actions.centres.build: is in prices of 1990, far from the base year 2025"),
    ],
)  # fmt: skip
def test_what_looks_unlikely_is_a_warning_with_its_line(load: Load, more: str, warning: str) -> None:
    assert [str(found) for found in load(more + "\n").warnings] == [warning]


@pytest.mark.parametrize("pay", [7000, 30000, 130000])
def test_a_figure_within_four_times_the_range_of_the_shipped_one_is_taken_without_a_word(load: Load, pay: int) -> None:
    assert load(f"pay: {{nurse: {{value: {pay}, unit: TSD 2025/FTE, {FACT}}}}}\n").warnings == ()


def test_a_scenario_that_puts_a_figure_far_from_the_shipped_one_is_told_at_its_line(load: Load) -> None:
    [warning] = load("scenarios:\n  typo: {parameters: {pay.nurse: {times: 0.001}}}\n").warnings
    assert (warning.line, warning.address) == (19, "pay.nurse")
    assert warning.message.startswith("is 30, a thousandth of the 30,000 TSD 2025/FTE")


def test_more_moves_than_residents_are_a_warning(load: Load, plan_text: str) -> None:
    [warning] = load(text=plan_text.replace("2028: 60", "2028: 70")).warnings
    assert warning.address == "institutions.old_hospital.moves"
    assert warning.message == "plans 110 moves for 100 residents; nobody moves twice"


def test_an_institution_and_a_home_without_menu_payer_and_tags_belong_to_nobody(load: Load, plan_text: str) -> None:
    bare = plan_text.replace("    payer: Health\n", "").replace("menu: tst.homes", "kind: homes")
    said = "{}: has neither menu nor payer and tags: its money has no payer, no function and no directive; give menu, "
    assert [str(found) for found in load(text=bare).warnings] == [
        said.format("plan.yaml:4: places.house.menu") + "such as di.homes, or payer and tags of your own",
        said.format("plan.yaml:6: institutions.old_hospital.menu")
        + "such as di.rundown, or payer and tags of your own",
    ]
    [home] = load(text=bare.replace("places: house", "places: house\n    tags: {hc: HC.1.1}")).warnings
    assert home.address == "places.house.menu"


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
    assert load(f"pay: {{doctor: {{value: 300000, unit: USD 2019/FTE, {FACT}}}}}\n").warnings == ()


def test_a_sound_plan_has_no_warning(load: Load) -> None:
    assert load().warnings == ()


def test_the_price_year_is_read_off_the_unit() -> None:
    assert [price_year(unit) for unit in ("PEN 2024/FTE", "I$ 2010", "people/centre", "")] == [2024, 2010, None, None]


def test_a_base_year_whose_prices_are_not_known_is_warned_of_and_carried_on(tmp_path: Path) -> None:
    plan = small_plan(tmp_path, {"country": "KEN", "years": "2027-2030", "actions": {}})
    said = [warning.message for warning in plan.warnings if warning.address == "deflator.2026"]
    assert len(set(said)) == 1
    assert said[0].startswith("prices of 2026, the year before the plan, are not known: those of 2025 are carried on")


TALK = {"kind": "treatment_package", "name": "Talking", "people": {2026: 10}}


@pytest.mark.parametrize(
    ("name", "value", "between"),
    [
        ("more_in_work", 0.1, "0.01 to 0.09"),
        ("output_of_worker", 0.4, "0.5 to 1"),
        ("improvement", 0.6, "0.12 to 0.55"),
    ],
)
def test_a_figure_outside_the_range_of_its_own_template_is_a_warning(tmp_path, name, value, between):
    gain = {"template": "benefit_depression", "of": "talk", name: fact(value)}
    [warning] = small_plan(tmp_path, {"actions": {"talk": TALK}, "benefits": {"gain": gain}}).warnings
    assert warning.address == f"benefits.gain.{name}"
    assert warning.message == f"{value:g} is outside {between}, the range of benefit_depression; used as given"


@pytest.mark.parametrize("value", [0.01, 0.05, 0.09])
def test_a_figure_within_the_range_of_its_template_is_fine(tmp_path, value):
    gain = {"template": "benefit_depression", "of": "talk", "more_in_work": fact(value)}
    assert small_plan(tmp_path, {"actions": {"talk": TALK}, "benefits": {"gain": gain}}).warnings == ()


def test_figures_of_a_benefit_without_template_have_no_range_to_be_outside(tmp_path):
    gain = {"kind": "treatment_benefit", "of": "talk", "more_in_work": fact(0.5)}
    assert small_plan(tmp_path, {"actions": {"talk": TALK}, "benefits": {"gain": gain}}).warnings == ()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"output_of_worker": fact(70)}, "benefits.gain.output_of_worker: must be <= 3 (got 70)"),
        ({"more_at_work": fact(5)}, "benefits.gain.more_at_work: must be <= 1 (got 5)"),
        ({"more_in_work": fact(50)}, "benefits.gain.more_in_work: must be <= 2 (got 50)"),
        ({"relative_work": fact(90)}, "benefits.gain.relative_work: must be <= 2 (got 90)"),
        ({"worth_of_hour": fact(26)}, "benefits.gain.worth_of_hour: must be <= 3 (got 26)"),
        ({"carers_hours": fact(8761, "hour/people")}, "benefits.gain.carers_hours: must be <= 8760 (got 8761)"),
        ({"carers_hours": fact(-8761, "hour/people")}, "benefits.gain.carers_hours: must be >= -8760 (got -8761)"),
    ],
)
def test_figures_of_a_benefit_that_can_only_be_slips_are_refused(tmp_path, settings, said):
    gain = {"kind": "treatment_benefit", "of": "talk", **settings}
    with pytest.raises(PlanError) as refused:
        small_plan(tmp_path, {"actions": {"talk": TALK}, "benefits": {"gain": gain}})
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("name", "unit", "value", "most"),
    [("output_in_work", "", 4, 3), ("worth_of_hour", "", 4, 3), ("family_hours", "hour/people", 9000, 8760)],
)
def test_slips_in_what_leaving_brings_are_refused(tmp_path, name, unit, value, most):
    with pytest.raises(PlanError) as refused:
        small_plan(tmp_path, {"benefits": {"out": {"kind": "leaving_benefit", name: fact(value, unit)}}})
    assert f"benefits.out.{name}: must be <= {most} (got {value})" in str(refused.value)


def test_nobody_needs_more_days_less_than_a_year_has(tmp_path):
    bed = {"days": fact(366, "day/people"), "variable": fact(0.5)}
    gain = {"kind": "treatment_benefit", "of": "talk", "avoided": {"beds": bed}}
    with pytest.raises(PlanError, match=r"benefits.gain.avoided.beds.days: must be <= 365 \(got 366\)"):
        small_plan(tmp_path, {"actions": {"talk": TALK}, "benefits": {"gain": gain}})
