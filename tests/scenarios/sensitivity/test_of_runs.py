"""Corners and the value of information of a run."""

from pathlib import Path

import pytest

from costing import kinds
from parameters import load_plan
from scenarios import find_outcome, project
from scenarios.affordability import affordability, kept_rows
from scenarios.sensitivity.drawn_cases import drawn_cases
from scenarios.sensitivity.of_runs import budget_information, limit_corner, outcome_corner

FILE = Path(__file__).parents[3] / "examples" / "arandia" / "plan.yaml"
CATCHMENT = "actions.centres.catchment"
CAP = {"financing.all_ministries": "{kind: ceiling, name: All, amount: {2026: {value: 17000000, unit: ARD 2025}}}"}


@pytest.fixture(scope="module")
def run():
    return project(load_plan(FILE, kinds(), CAP), 1500, names=["status_quo", "reform"], keep=[kept_rows])


@pytest.fixture(scope="module")
def total(run):
    return find_outcome({name: one.model for name, one in run.scenarios.items()}, "reform/total")


def test_cases_are_the_draws_of_the_run(run, total):
    drawn = drawn_cases(run, total)
    one = run.scenarios["reform"]
    assert drawn.cases.shape == (1500, len(drawn.names))
    assert list(drawn.outcome) == list(one.drawn[one.model.undiscounted][0])
    direct = project(run.plan, 1500, names=["reform"]).scenarios["reform"]
    assert list(drawn.outcome) == list(direct.drawn[direct.model.undiscounted][0])


def test_the_corner_of_a_broken_ceiling(run):
    found = limit_corner(run, "reform", "all_ministries")
    held = affordability(run, "reform").held[0]
    assert found.share == pytest.approx(1 - held.chance)
    assert found.verdict == "found"
    assert CATCHMENT in {one.figure for one in found.corner.conditions}
    assert limit_corner(run, "reform") == found


def test_an_unknown_limit_is_named(run):
    with pytest.raises(ValueError, match="no limit called 'cap'; there are: all_ministries"):
        limit_corner(run, "reform", "cap")


def test_the_corner_beyond_a_threshold(run, total):
    budget = budget_information(run, total).budget
    found = outcome_corner(run, total, budget)
    assert found.share == pytest.approx(0.2, abs=0.001)
    assert found.corner.conditions[0].figure == CATCHMENT
    assert found.corner.conditions[0].high is not None  # fewer people for each centre: more centres
    below = outcome_corner(run, total, budget, above=False)
    assert below.share == pytest.approx(0.8, abs=0.001)


def test_what_to_learn_first(run, total):
    found = budget_information(run, total)
    assert found.worth[0].name == CATCHMENT
    assert found.worth[0].clear
    assert found.worth[0].share > 0.5
    assert found.worth[0].smaller > 0
    assert "actions.centres" in {one.name for one in found.groups}
    assert found.groups[0].value >= found.worth[0].value * 0.95


def test_a_run_without_draws_is_refused(total):
    bare = project(load_plan(FILE, kinds(), CAP), names=["reform"])
    with pytest.raises(ValueError, match="no draws"):
        budget_information(bare, total)
