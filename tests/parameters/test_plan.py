from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from parameters import KindSchema, Parameter, Plan, PlanError, Problem, load_plan
from parameters.library import Library

Load = Callable[..., Plan]
Refused = Callable[..., tuple[Problem, ...]]


def test_a_plan_has_title_country_currency_and_years(load: Load) -> None:
    plan = load()
    assert (plan.title, plan.country, plan.currency) == ("A small plan", "TST", "TSD")
    assert (plan.base_year, plan.first, plan.last) == (2025, 2026, 2030)


def test_the_status_quo_comes_first_and_does_nothing_new(load: Load) -> None:
    scenarios = load().scenarios
    assert list(scenarios) == ["status_quo", "reform"]
    assert [scenario.reform for scenario in scenarios.values()] == [False, True]
    assert scenarios["status_quo"].parameters() == scenarios["reform"].parameters()


def test_a_plan_names_every_file_it_was_read_from(load: Load) -> None:
    assert load().files == ("plan.yaml", "library/countries/TST.yaml", "library/menu/9.9.yaml", "library/norms.yaml")


def test_the_world_has_figures_by_name_and_by_year(load: Load) -> None:
    world = load().scenarios["reform"].world
    assert (world["pay"]["nurse"].value, world["exchange_rate"][2019].unit) == (30000, "TSD/USD")
    assert world["prices"]["real_growth"]["pay"].address == "prices.real_growth.pay"


def test_a_section_of_the_world_may_be_overridden_in_part(load: Load) -> None:
    world = load("pay: {nurse: {value: 1, unit: TSD 2025/FTE, source: s, fixed: f}}\n").scenarios["reform"].world
    assert (world["pay"]["nurse"].value, world["pay"]["psychologist"].value) == (1, 36000)


def test_the_discount_rate_comes_from_the_norms(load: Load) -> None:
    rate = load().scenarios["reform"].world["discount_rate"]
    assert (rate.value, rate.origin) == (0.03, "library/norms.yaml:1")


@pytest.mark.parametrize(
    ("old", "new", "address", "message"),
    [
        ("plan: A small plan\n", "", "plan", "is missing: its title"),
        ("country: TST\n", "", "country", "is missing: a code such as PER"),
        ("years: 2026-2030\n", "", "years", "is missing: such as 2026-2035"),
        ("plan: A small plan", "plan: [Draft]", "plan", "must be text (got a list)"),
        ("2026-2030", "soon", "years", "must be first and last year, such as 2026-2035 (got 'soon')"),
        ("2026-2030", "2030-2026", "years", "must be 1 to 30 years (got -3)"),
        ("2026-2030", "2026-2056", "years", "must be 1 to 30 years (got 31)"),
        ("places: {house: {menu: tst.homes}}", "places: 3", "places", "must hold names (got 3)"),
    ],
)
def test_a_plan_that_breaks_a_rule_is_refused(
    refused: Refused, plan_text: str, *, old: str, new: str, address: str, message: str
) -> None:
    assert (address, message) in [(p.address, p.message) for p in refused(text=plan_text.replace(old, new))]


def test_an_unknown_key_is_refused_with_a_suggestion(refused: Refused) -> None:
    [problem] = refused("populaton: 3\n")
    assert str(problem) == "plan.yaml:18: populaton: unknown key\n       hint: did you mean 'population'?"


def test_no_is_text_and_no_country(refused: Refused, plan_text: str) -> None:
    [problem] = refused(text=plan_text.replace("TST", "NO"))
    assert problem.message == "must be the code of a country profile (got 'NO')"
    assert problem.hint == "country codes have three letters; Norway is NOR; shipped: TST"


@pytest.mark.parametrize(
    ("text", "address", "message"),
    [
        ("populaton_growth: 3", "populaton_growth", "unknown key"),
        ("population: 3", "population", "is a fact and needs its source (got only 3)"),
        ("pay: 3", "pay", "must hold keys and values (got 3)"),
        ("prices: {inflaton: 3}", "prices.inflaton", "unknown key"),
        ("prices: {inflation: ~}", "prices.inflation", "is missing"),
        ("ppp: {soon: 3}", "ppp.soon", "must be a year (got 'soon')"),
        ("weekly_hours: {value: 169, source: s, fixed: f}", "weekly_hours", "must be <= 168 (got 169)"),
        ("exchange_rate: {2025: {value: 1, unit: USD/TSD, source: s, fixed: f}}", "exchange_rate.2025.unit",
         "the unit must be 'TSD/USD' (got 'USD/TSD')"),
    ],
)  # fmt: skip
def test_a_section_of_the_world_that_breaks_a_rule_is_refused(
    refused: Refused, text: str, address: str, message: str
) -> None:
    [problem] = refused(text + "\n")
    assert (problem.address, problem.message) == (address, message)


def test_a_section_that_nobody_gives_is_missing(tmp_path: Path, kinds: dict[str, KindSchema]) -> None:
    (tmp_path / "library/countries").mkdir(parents=True)
    (tmp_path / "library/norms.yaml").write_text("discount_rate: {value: 0.03, source: s, fixed: f}")
    (tmp_path / "library/countries/TST.yaml").write_text("currency: TSD")
    (tmp_path / "plan.yaml").write_text("plan: x\ncountry: TST\nyears: 2026-2030\n")
    with pytest.raises(PlanError) as refusal:
        load_plan(tmp_path / "plan.yaml", kinds, library=Library(tmp_path / "library"))
    [first] = [problem for problem in refusal.value.problems if problem.address == "population"]
    assert first.message == "is missing: neither the country profile nor the plan gives it"
    assert first.line == 2


def test_a_plan_that_is_not_there_is_refused(tmp_path: Path, kinds: dict[str, KindSchema]) -> None:
    with pytest.raises(PlanError, match=r"plan\.yaml: there is no such file\n1 problem in plan\.yaml"):
        load_plan(tmp_path / "plan.yaml", kinds)


def test_what_comes_after_set_lies_over_every_scenario(load: Load) -> None:
    plan = load("scenarios: {slow: {}}\n", overrides={"pay.nurse": "31000", "actions.centres.opening": "{plus: 0.1}"})
    for scenario in plan.scenarios.values():
        found = scenario.parameters()
        assert (found["pay.nurse"].value, found["actions.centres.opening"].value) == (31000, 0.5)
        assert [str(change) for change in scenario.changes] == [
            "pay.nurse: 30000 -> 31000",
            "actions.centres.opening: 0.4 -> 0.5",
        ]


def test_set_may_replace_a_whole_setting(load: Load) -> None:
    plan = load(overrides={"institutions.old_hospital.moves": "{2029: 5}"})
    assert "institutions.old_hospital.moves.2029" in plan.scenarios["reform"].parameters()


@pytest.mark.parametrize(
    ("address", "text", "message"),
    [
        ("pay.nurs", "3", "unknown address: the plan has nothing there"),
        ("pay.nurse", "[3", "is not YAML: expected ',' or ']', but got '<stream end>'"),
        ("actions.centres.opening", "3", "must be <= 1 (got 3)"),
        ("pay.nurse", "", "is empty"),
    ],
)
def test_a_set_that_cannot_be_used_is_a_problem_of_the_command_line(
    refused: Refused, address: str, text: str, message: str
) -> None:
    [problem] = refused(overrides={address: text})
    assert (problem.file, problem.message) == ("--set", message)


def test_a_set_for_an_action_that_one_scenario_leaves_out_is_fine(load: Load) -> None:
    plan = load("scenarios: {without: {actions.centres: ~}}\n", overrides={"actions.centres.opening": "0.1"})
    assert plan.scenarios["without"].actions == {}


def test_the_resolved_plan_shows_every_default_with_its_source_and_origin(load: Load) -> None:
    resolved = load().resolved
    assert resolved["actions"]["centres"]["catchment"]["origin"] == "library/countries/TST.yaml:34"
    assert resolved["actions"]["centres"]["posts"]["nurse"]["source"] == "norm"
    assert resolved["actions"]["centres"]["coverage"]["points"][2029]["value"] == 0.9
    assert resolved["institutions"]["old_hospital"]["places"] == "house"
    assert json.dumps(resolved)


def test_the_fingerprint_is_that_of_the_content_not_of_the_place(load: Load, plan_text: str) -> None:
    first = load().fingerprint()
    assert len(first) == 64
    assert load(text="# a remark\n" + plan_text).fingerprint() == first


@pytest.mark.parametrize(
    "more",
    [
        "    opening: 0.3\n",
        "scenarios: {slow: {actions.centres.opening: 0.3}}\n",
        "    thing: centre\n    name: Other\n",
    ],
)
def test_another_figure_scenario_or_name_changes_the_fingerprint(load: Load, more: str) -> None:
    assert load(more).fingerprint() != load().fingerprint()


def test_the_fingerprint_holds_no_path_of_the_machine(load: Load, tmp_path: Path) -> None:
    assert str(tmp_path) not in json.dumps(load().resolved)


def test_every_figure_has_an_address_that_leads_to_it(load: Load) -> None:
    found = load().scenarios["reform"].parameters()
    assert all(isinstance(leaf, Parameter) and leaf.address == address for address, leaf in found.items())
    assert all(leaf.origin for leaf in found.values())
