"""A plan as a function of its figures."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from parameters import probabilities
from scenarios import Evaluation, UnknownAddressError, find_outcome, project
from tests.costing.small_plans import fact, small_plan

MONEY = "ARD 2025"
PLAN: dict[str, Any] = {
    "pay": {"nurse": {"value": 30000, "unit": "ARD 2025/FTE", "low": 20000, "high": 40000}},
    "actions": {
        "teams": {
            "kind": "mobile_team", "name": "Teams", "at_start": fact(0, "team"), "teams": {2025: 10},
            "posts": {"nurse": fact(2, "FTE/team")},
        },
        "law": {"kind": "programme", "name": "Law", "yearly": {**fact(1000, MONEY), "low": 500, "high": 2000}},
    },
    "scenarios": {"dearer": {"parameters": {"pay.nurse": {"times": 1.1}}}},
}  # fmt: skip
del PLAN["actions"]["law"]["yearly"]["fixed"]


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    return small_plan(tmp_path_factory.mktemp("plan"), PLAN)


def evaluation(plan, *addresses, **more):
    return Evaluation.of(plan, lambda models: [find_outcome(models, address) for address in addresses], **more)


def test_the_base_case_is_that_of_the_projection(plan):
    found = evaluation(plan, "reform/total", "reform/2030/law", "dearer/2030/total").base()
    projection = project(plan)
    reform, dearer = projection.scenarios["reform"], projection.scenarios["dearer"]
    assert found[0] == reform.values(reform.model.undiscounted)[0]
    assert found[1] == reform.values(reform.model.elements["law"].nominal)[5]
    assert found[2] == dearer.values(dearer.model.totals.nominal)[5]


def test_values_move_an_outcome_and_all_others_stay(plan):
    asked = evaluation(plan, "reform/2030/law", "reform/2030/teams")
    found = asked.at({"actions.law.yearly": np.array([1000.0, 3000.0])})
    assert found[0, 1] == pytest.approx(3 * found[0, 0])
    assert found[1, 0] == found[1, 1] == asked.base()[1]


def test_probabilities_follow_the_distribution_of_each_scenario(plan):
    asked = evaluation(plan, "reform/2030/teams", "dearer/2030/teams")
    reform, dearer = asked.drawn({"pay.nurse": np.array([0.1, 0.5, 0.9])})
    np.testing.assert_allclose(dearer, 1.1 * reform)


def test_cases_are_the_draws_of_a_projection(plan):
    projection = project(plan, 500, seed=2)
    one = projection.scenarios["reform"]
    asked = evaluation(plan, "reform/total", bare=True)
    given = {address: probabilities(address, 500, 2) for address in asked.figures}
    np.testing.assert_array_equal(asked.drawn(given)[0], one.drawn[one.model.undiscounted][0])


def test_a_scenario_against_itself_is_exactly_nothing(plan):
    asked = Evaluation.of(plan, lambda models: [find_outcome(models, "reform/total", against="reform")])
    assert not asked.drawn({"pay.nurse": np.linspace(0, 1, 50)}).any()


def test_only_figures_with_a_range_that_reach_a_line_can_move(plan):
    assert set(evaluation(plan, "reform/total").figures) == {"pay.nurse", "actions.law.yearly"}


def test_an_executor_finds_the_same(plan):
    asked = evaluation(plan, "reform/total", "reform/2030/teams")
    given = {"pay.nurse": np.linspace(0.001, 0.999, 5000)}
    with ThreadPoolExecutor(1) as executor:
        np.testing.assert_array_equal(replace(asked, executor=executor).drawn(given), asked.drawn(given))


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("reform/2031/total", "the years of 'total cost' are 2025 to 2030"),
        ("reform/2030/teem", "unknown line"),
        ("nowhere/2030/total", "unknown line"),
        ("refrm/2030/total", "no scenario is called 'refrm'; there are status_quo, reform, dearer"),
        ("reform/totl", "did you mean total"),
    ],
)
def test_what_is_not_there_is_named(plan, address, message):
    with pytest.raises(UnknownAddressError, match=message):
        evaluation(plan, address)


def test_a_scenario_to_compare_with_must_be_there(plan):
    with pytest.raises(
        UnknownAddressError, match="no scenario is called 'worse'; there are status_quo, reform, dearer"
    ):
        Evaluation.of(plan, lambda models: [find_outcome(models, "total", against="worse")])


@pytest.mark.parametrize(
    ("address", "label", "year"),
    [
        ("total", "total cost", None),
        ("reform/total", "total cost", None),
        ("2030/total", "total cost", 2030),
        ("dearer/teams", "cost of Teams", None),
        ("reform/BI04", "BI04, real mental health spending, base year is 1", 2030),
    ],
)
def test_outcomes_are_said_in_short(plan, address, label, year):
    found = evaluation(plan, address).outcomes[0]
    assert (found.label, found.year) == (label, year)


def test_a_sum_over_years_is_that_of_the_plan_years(plan):
    asked = evaluation(plan, "reform/law")
    projection = project(plan)
    one = projection.scenarios["reform"]
    assert asked.base()[0] == pytest.approx(one.values(one.model.elements["law"].real)[1:6].sum())
