"""Scenarios may give figures of the world that country and plan leave out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parameters import KindSchema, Plan, Problem, plan_schema
from parameters.library import Library
from parameters.new_entries import world_may_hold

Load = Callable[..., Plan]
Refused = Callable[..., tuple[Problem, ...]]
FACT = "source: s, fixed: f"


def test_a_scenario_may_add_figures_below_each_other(load: Load) -> None:
    posts = f"{{value: 50, unit: FTE, {FACT}}}"
    leaving = f"{{value: 0.1, {FACT}}}"
    plan = load(
        f"scenarios: {{other: {{workforce.in_post.nurse: {posts}, workforce.leaving.nurse: {leaving},"
        f" workforce.limit_openings: 1, taxes.goods: {leaving}}}}}\n"
    )
    world = plan.scenarios["other"].world
    assert world["workforce"]["in_post"]["nurse"].value == 50
    assert (world["workforce"]["limit_openings"].value, world["taxes"]["goods"].value) == (1, 0.1)
    assert "workforce" not in plan.scenarios["reform"].world


@pytest.mark.parametrize("address", ["workforce.in_pst.nurse", "taxes.good", "pay.nurs", "field_costs.venu"])
def test_a_misspelled_figure_is_not_a_new_one(refused: Refused, address: str) -> None:
    [problem] = refused(f"scenarios: {{other: {{{address}: {{value: 1, {FACT}}}}}}}\n")
    assert problem.message == "unknown address: the plan has nothing there"


def test_the_workforce_is_counted_in_cadres_of_pay(refused: Refused) -> None:
    [problem] = refused(f"workforce: {{in_post: {{nurs: {{value: 3, unit: FTE, {FACT}}}}}}}\n")
    assert (problem.address, problem.message) == ("workforce.in_post.nurs", "is not a cadre of 'pay'")
    assert problem.hint == "did you mean 'nurse'?"


@pytest.mark.parametrize(
    ("written", "address", "message"),
    [
        (f"pay: {{NAME: {{value: 3, unit: TSD 2025/FTE, {FACT}}}}}", "pay.NAME", "NAME stands for a name"),
        (f"workforce: {{in_post: {{NAME: {{value: 3, {FACT}}}}}}}", "workforce.in_post.NAME",
         "NAME stands for a cadre"),
        ("uncertainty: {drivers: {NAME: {value: 1, of: [pay.*]}}}", "uncertainty.drivers.NAME",
         "NAME stands for a name"),
    ],
)  # fmt: skip
def test_what_a_form_writes_in_place_of_a_name_is_told(
    refused: Refused, written: str, address: str, message: str
) -> None:
    [problem] = refused(written + "\n")
    assert (problem.address, problem.message) == (address, message)


@pytest.mark.parametrize(
    ("written", "address", "hint"),
    [
        ("taxes: {good: 3}", "taxes.good", "did you mean 'goods'?"),
        ("field_costs: {venu: 3}", "field_costs.venu", "did you mean 'venue'?"),
        ("useful_lives: {bulding: 3}", "useful_lives.bulding", "did you mean 'building'?"),
        ("workforce: {limit_opening: 1}", "workforce.limit_opening", "did you mean 'limit_openings'?"),
    ],
)
def test_an_unknown_key_of_the_world_is_told_with_a_hint(
    refused: Refused, written: str, address: str, hint: str
) -> None:
    [problem] = refused(written + "\n")
    assert (problem.address, problem.message, problem.hint) == (address, "unknown key", hint)


def test_years_of_a_series_may_be_new() -> None:
    assert world_may_hold(["deflator", "2030"])
    assert not world_may_hold(["deflator", "latest"])


def test_the_schema_has_every_section_of_the_world(kinds: dict[str, KindSchema], library: Library) -> None:
    found = plan_schema(kinds, library)["properties"]
    assert set(found["general_hospital"]["properties"]) == {"bed_day", "visit", "gdp_per_head_2010"}
    assert "anyOf" in found["workforce"]["properties"]["limit_openings"]
    assert found["useful_lives"]["additionalProperties"] is False
