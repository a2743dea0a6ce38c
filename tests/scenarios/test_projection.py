"""Scenarios projected: what differs between them, draw by draw, and what does not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from costing import Model, Row
from parameters import Draws
from scenarios import Projection, project
from scenarios.inputs import drawn_inputs
from tests.costing.small_plans import fact, projected, small_plan

MONEY = "ARD 2025"
PLAN: dict[str, Any] = {
    "pay": {"nurse": {"value": 30000, "unit": "ARD 2025/FTE", "low": 20000, "high": 40000}},
    "actions": {
        "centres": {
            "kind": "facility", "name": "Centres", "at_start": fact(2, "centre"), "units": {2025: 2, 2030: 7},
            "posts": {"nurse": fact(3, "FTE/centre")},
        },
        "law": {"kind": "programme", "name": "Law", "yearly": fact(1000, MONEY)},
    },
    "scenarios": {
        "twin": {"what": "nothing else"},
        "more": {"what": "twice as many", "actions.centres.units": {2025: 2, 2030: 12}},
        "dearer": {"what": "pay rises", "parameters": {"pay.nurse": {"times": 1.1}}},
    },
}  # fmt: skip


def nominal(model: Model) -> Row:
    return model.totals.nominal


@pytest.fixture
def draws() -> Draws:
    return Draws({"pay.nurse": np.linspace(20000.0, 40000.0, 5)}, 5)


@pytest.fixture
def projection(tmp_path, draws) -> Projection:
    return projected(tmp_path, PLAN, draws)


def test_status_quo_and_reform_come_first(projection):
    assert list(projection.scenarios) == ["status_quo", "reform", "twin", "more", "dearer"]
    assert projection.years == (2026, 2027, 2028, 2029, 2030)
    assert [name for name, _ in projection.reforms] == ["reform", "twin", "more", "dearer"]


def test_only_the_asked_scenarios_are_projected(tmp_path):
    assert list(project(small_plan(tmp_path, PLAN), names=["reform"]).scenarios) == ["reform"]


@pytest.mark.parametrize("drawn", [False, True])
def test_a_scenario_against_itself_differs_by_exactly_nothing(projection, drawn):
    for name in projection.scenarios:
        assert not projection.difference(name, nominal, name, drawn=drawn).any()
    assert not projection.difference("twin", nominal, "reform", drawn=drawn).any()


def test_the_difference_from_the_status_quo_is_the_new_policy(projection):
    new = projection.scenarios["reform"]
    expected = new.values(new.model.totals.new_nominal)
    assert projection.difference("reform", nominal) == pytest.approx(expected)


def test_differences_are_taken_draw_by_draw(projection):
    difference = projection.difference("more", nominal, "reform", drawn=True)
    # five units and ten more by 2030, one and two a year: 4 + 0.5 against 8 + 1 unit-years in 2030
    pay = np.linspace(20000, 40000, 5)
    assert difference[5] == pytest.approx(4.5 * 3 * pay * 1.2)


def test_adding_a_scenario_changes_no_other(tmp_path, draws):
    fewer = PLAN | {"scenarios": {"twin": PLAN["scenarios"]["twin"]}}
    before, after = projected(tmp_path, fewer, draws), projected(tmp_path, PLAN, draws)
    for name, one in before.scenarios.items():
        row = one.model.totals.nominal
        other = after.scenarios[name]
        assert np.array_equal(one.values(row), other.values(other.model.totals.nominal))
        assert one.drawn is not None
        assert other.drawn is not None
        assert np.array_equal(one.drawn[row], other.drawn[other.model.totals.nominal])


def test_a_scenario_that_changes_pay_changes_the_baseline_too(projection):
    row, old = (projection.scenarios[name] for name in ("dearer", "reform"))
    dearer = row.values(row.model.totals.baseline_nominal)
    assert dearer == pytest.approx(1.1 * old.values(old.model.totals.baseline_nominal))


def test_a_line_that_was_not_kept_is_named_by_its_scenario(projection):
    with pytest.raises(KeyError, match="scenario reform has no such drawn line"):
        projection.difference("reform", lambda model: model.per_head, drawn=True)
    with pytest.raises(KeyError, match="has no such line"):
        projection.difference("reform", lambda model: model.transition and model.transition.extra)


def test_without_draws_there_is_only_the_base_case(tmp_path):
    one = projected(tmp_path, PLAN).scenarios["reform"]
    assert one.drawn is None


def test_a_year_of_a_list_may_be_uncertain(tmp_path):
    law = {
        "kind": "programme", "name": "Talks", "per_event": fact(10, f"{MONEY}/event"),
        "events": {2026: 5, 2028: {"value": 4, "low": 2, "high": 9}},
    }  # fmt: skip
    plan = small_plan(tmp_path, {"actions": {"talks": law}})
    draws = Draws.latin_hypercube(plan.scenarios["reform"].parameters(), 4, 0)
    assert "actions.talks.events.2028" in draws
    one = project(plan, draws).scenarios["reform"]
    assert one.drawn is not None
    total = one.drawn[one.model.totals.nominal]
    assert total[3] == pytest.approx(10 * draws["actions.talks.events.2028"])
    assert total[1].tolist() == [50] * 4


def test_draws_that_no_line_uses_are_left_out(tmp_path):
    book = projected(tmp_path, PLAN).scenarios["reform"].model.book
    given = Draws({"exchange_rate.2019": np.ones(3), "pay.nurse": np.ones(3), "actions.gone.x.2027": np.ones(3)}, 3)
    assert set(drawn_inputs(book, given)) == {"pay.nurse"}
