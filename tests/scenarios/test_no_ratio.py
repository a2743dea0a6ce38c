"""Where nothing is spent there is no ratio: whoever asks for one is told, and net present value is known."""

from math import isnan

import pytest

from costing import Book, run
from costing.present_value import Discounting
from scenarios import Evaluation, UnknownAddressError, cases, find_outcome, present_spread, project, whole_plan
from scenarios.sensitivity.drawn_cases import drawn_cases
from tests.costing.small_plans import fact, small_plan

CASH = {
    "kind": "transfer", "name": "Cash", "recipients": {2025: 0, 2026: 100}, "amount": fact(10, "ARD 2025/people/month"),
}  # fmt: skip
YEARS = {"value": 0.02, "unit": "", "low": 0.01, "high": 0.03, "interval": "90%", "kind": "pert", "grade": "D"}
LAW = {
    "kind": "programme", "name": "Law", "start": 2026,
    "yearly": {**YEARS, "value": 100, "unit": "ARD 2025", "low": 50, "high": 150},
}  # fmt: skip


def plan(folder, actions):
    gain = {"kind": "treatment_benefit", "name": "Groups", "people": {2026: 400}, "healthy_years": YEARS}
    return small_plan(folder, {"actions": actions, "benefits": {"gain": gain}})


@pytest.mark.parametrize(("cost", "ratio"), [(50, 2), (0.006, 100 / 0.006), (0.004, 0), (0, 0), (-50, 0)])
def test_a_ratio_is_taken_only_over_a_cost_above_nothing(cost, ratio):
    book = Book(2025, 2030)
    on = book.scope("a test")
    money = on.input("cost", cost, "ARD 2025", address="cost")
    benefits = on.input("benefits", 100, "ARD 2025", address="benefits")
    way = Discounting("a test", "own", 5, book.always, None)
    row = way.over(on, "ratio", benefits, money)
    assert run(book)[row][0, 0] == pytest.approx(ratio)


def test_a_ratio_that_is_not_there_is_refused_as_an_outcome_and_the_net_is_not(tmp_path):
    found = plan(tmp_path, {"cash": CASH})
    asked = Evaluation.of(found, lambda models: [find_outcome(models, "reform/ratio-with-health")])
    with pytest.raises(UnknownAddressError) as refused:
        asked.base()
    assert str(refused.value).startswith("reform/investment-case/at-own-rate-plan-years/")
    assert "the plan costs no more than no change: there is no ratio" in str(refused.value)
    assert "ask for net-present-value" in str(refused.value)
    net = Evaluation.of(found, lambda models: [find_outcome(models, "reform/net-present-value-with-health")])
    assert net.base()[0] > 0
    with pytest.raises(UnknownAddressError, match="there is no ratio"):
        asked.at({address: net.values_at(address, [0.1, 0.5, 0.9]) for address in net.figures})


def test_a_ratio_that_is_not_there_is_refused_in_draws(tmp_path):
    projection = project(plan(tmp_path, {"cash": CASH}), 20, names=["reform"])
    models = {name: one.model for name, one in projection.scenarios.items()}
    with pytest.raises(UnknownAddressError, match="in 20 of 20 cases: there is no ratio"):
        drawn_cases(projection, find_outcome(models, "reform/ratio"))
    one, present = projection.scenarios["reform"], whole_plan(cases(projection)["reform"])
    spread = present_spread(one, present, "ratio_with_health")
    assert all(isnan(value) for value in (spread.base, spread.bare, spread.p10, spread.p50, spread.p90))
    assert present_spread(one, present, "net_with_health").p10 > 0


def test_a_ratio_that_is_there_is_what_it_was(tmp_path):
    projection = project(plan(tmp_path, {"law": LAW}), 20, names=["reform"])
    one, present = projection.scenarios["reform"], whole_plan(cases(projection)["reform"])
    spread = present_spread(one, present, "ratio_with_health")
    drawn = one.drawn[present.health][0] / one.drawn[present.cost][0]
    assert spread.p10 < spread.p50 < spread.p90
    assert drawn.min() < spread.p10
    assert drawn.max() > spread.p90
    asked = Evaluation.of(projection.plan, lambda models: [find_outcome(models, "reform/ratio-with-health")])
    assert asked.base()[0] == pytest.approx(spread.base)
