"""Shared drivers and correlations in results: the base case stays, ranges follow."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from parameters import scenario_draws
from scenarios import Evaluation, find_outcome, project
from tests.costing.small_plans import fact, small_plan

MONEY = "ARD 2025"
SCALE = "uncertainty.drivers.scale"


def drawn(value: float, unit: str, low: float, high: float) -> dict[str, Any]:
    return {"value": value, "unit": unit, "low": low, "high": high, "source": "s"}


PLAN: dict[str, Any] = {
    "pay": {"nurse": drawn(30000, f"{MONEY}/FTE", 25000, 36000), "psychologist": fact(40000, f"{MONEY}/FTE")},
    "actions": {
        "teams": {
            "kind": "mobile_team", "name": "Teams", "at_start": fact(0, "team"), "teams": {2025: 10},
            "posts": {"nurse": fact(2, "FTE/team"), "psychologist": fact(1, "FTE/team")},
        },
        "law": {"kind": "programme", "name": "Law", "yearly": drawn(1000, MONEY, 500, 2000)},
    },
}  # fmt: skip
DRIVER = {"drivers": {"scale": {**drawn(1, "", 0.8, 1.3), "of": "pay.*"}}}


@pytest.fixture(scope="module")
def plans(tmp_path_factory):
    """The plan without and with a driver, and one in which all pay is 1.1 times as high."""
    texts = {
        "apart": PLAN,
        "shared": {**PLAN, "uncertainty": DRIVER},
        "dearer": {**PLAN, "pay": {"nurse": drawn(33000, f"{MONEY}/FTE", 27500, 39600),
                                   "psychologist": fact(44000, f"{MONEY}/FTE")}},
    }  # fmt: skip
    return {name: small_plan(tmp_path_factory.mktemp(name), text) for name, text in texts.items()}


def teams(plan: Any, year: int = 2030) -> Evaluation:
    return Evaluation.of(plan, lambda models: [find_outcome(models, f"reform/{year}/teams")])


def test_the_base_case_does_not_know_of_a_driver(plans):
    assert teams(plans["shared"]).base() == pytest.approx(teams(plans["apart"]).base(), rel=1e-15)


def test_a_driver_at_a_value_moves_every_pay_by_it_the_fixed_one_too(plans):
    assert teams(plans["shared"]).at({SCALE: np.array([1.1])})[:, 0] == pytest.approx(teams(plans["dearer"]).base())


def test_a_driver_is_a_figure_of_every_analysis_that_reaches_its_lines(plans):
    assert set(teams(plans["shared"]).figures) == {"pay.nurse", "actions.law.yearly", SCALE}


def test_draws_are_those_without_the_driver_times_the_driver(plans):
    """With one driver of all pay, what teams cost in a draw is the factor times what they cost without it."""
    found = {}
    for name in ("apart", "shared"):
        projection = project(plans[name], 200, seed=0, keep=[lambda model: model.elements["teams"].nominal])
        reform = projection.scenarios["reform"]
        found[name] = reform.drawn[reform.model.elements["teams"].nominal][5]
    factor = scenario_draws(plans["shared"].scenarios["reform"], 200, 0)[SCALE]
    np.testing.assert_allclose(found["shared"], factor * found["apart"])
    assert np.quantile(found["shared"], 0.9) > np.quantile(found["apart"], 0.9)


def test_what_goes_together_spreads_further_and_what_evens_out_less_far(tmp_path_factory):
    widths = {}
    for rank in (-0.9, 0.0, 0.9):
        two = {
            name: {"kind": "programme", "name": name, "yearly": drawn(1000, MONEY, 500, 2000)}
            for name in ("one", "two")
        }
        group = {"of": ["actions.one.yearly", "actions.two.yearly"], "rank": rank}
        text = {"actions": two, "uncertainty": {"correlations": [group]}}
        projection = project(small_plan(tmp_path_factory.mktemp("rank"), text), 1000, seed=0)
        reform = projection.scenarios["reform"]
        low, high = np.quantile(reform.drawn[reform.model.totals.nominal][5], [0.1, 0.9])
        widths[rank] = high - low
    assert widths[-0.9] < 0.6 * widths[0.0]
    assert widths[0.9] > 1.2 * widths[0.0]
