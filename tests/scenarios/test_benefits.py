"""What benefits come to over draws: ranges, and the chance that they exceed cost against a healthy year's value."""

import numpy as np
import pytest

from costing import kinds
from parameters import load_plan
from scenarios import (
    Projection,
    UnknownAddressError,
    acceptability,
    at_own_rate,
    cases,
    chance_above,
    find_outcome,
    find_row,
    project,
    project_regions,
    spread,
    whole_plan,
    without_benefit,
)
from tests.command import ARANDIA, ROOT

SMALL = ROOT / "tests" / "data" / "benefits" / "small.yaml"


def of(overrides=None, draws=None) -> Projection:
    return project(load_plan(SMALL, kinds(), overrides or {}), draws, names=["reform"])


@pytest.fixture(scope="module")
def drawn():
    return of(draws=100)


def test_every_figure_of_every_rate_and_horizon_and_action_has_its_range(drawn):
    one, case = drawn.scenarios["reform"], cases(drawn)["reform"]
    assert len(case.present) == 10
    assert set(case.actions) == {"depression", "jobs", "psychosis"}
    for present in (*case.present, *case.actions.values()):
        for row in (present.cost, present.money, present.health, present.ratio, present.net_with_health):
            found = spread(one, row)
            assert found.p10 <= found.p50 <= found.p90
            values = one.drawn[row][0]
            assert found.p50 == pytest.approx(np.quantile(values, 0.5))
            assert found.above == pytest.approx((values > found.base).mean())


def test_ratios_over_draws_are_ratios_draw_by_draw(drawn):
    one, present = drawn.scenarios["reform"], whole_plan(cases(drawn)["reform"])
    cost, money, health = (one.drawn[row][0] for row in (present.cost, present.money, present.health))
    assert one.drawn[present.ratio][0] == pytest.approx(money / cost)
    assert one.drawn[present.ratio_with_health][0] == pytest.approx((money + health) / cost)


def test_the_chance_at_no_value_of_health_is_that_of_the_ratio_without_it(drawn):
    one, case = drawn.scenarios["reform"], cases(drawn)["reform"]
    found = acceptability(one)
    assert [each.times for each in found[:24]] == pytest.approx([step / 10 for step in range(24)])
    assert len(found) == 4 * 24
    [first] = [each for each in found if each.own and each.times == 0]
    assert first.chance == chance_above(one, whole_plan(case))
    chances = [each.chance for each in found if each.own]
    assert chances == sorted(chances)


def test_the_chance_at_another_value_is_worked_out_draw_by_draw(drawn):
    one, present = drawn.scenarios["reform"], whole_plan(cases(drawn)["reform"])
    [at] = [each for each in acceptability(one) if each.own and each.times == 0.7]
    cost, money, years = (one.drawn[row][0] for row in (present.cost, present.money, present.incomes))
    assert at.chance == (money + 0.7 * years > cost).mean()
    value = one.drawn[present.health][0] / years
    assert np.ptp(value) > 0.3  # the plan's own value is drawn, and does not enter


def test_without_draws_there_are_neither_ranges_nor_chances():
    projection = of()
    one, present = projection.scenarios["reform"], whole_plan(cases(projection)["reform"])
    assert spread(one, present.ratio).p10 is None
    assert chance_above(one, present) is None
    assert acceptability(one) == []


def test_a_plan_without_benefits_has_no_case():
    projection = project(load_plan(ARANDIA, kinds()), names=["reform"])
    assert cases(projection) == {}
    assert acceptability(projection.scenarios["reform"]) == []
    with pytest.raises(UnknownAddressError, match=r"(?s)ratio: the plan names no benefits.*benefits:"):
        find_row(projection.scenarios["reform"].model, "ratio")


def test_an_action_of_which_no_benefit_is_named_is_known():
    assert without_benefit(of().scenarios["reform"]) == ()
    assert without_benefit(of({"benefits.work": "null"}).scenarios["reform"]) == ("jobs",)
    left_out = {"benefits.work": "null", "actions.jobs.left_out": "not now"}
    assert without_benefit(of(left_out).scenarios["reform"]) == ()


def test_waiting_loses_the_same_at_every_horizon_since_the_last_year_goes_on():
    projection = of()
    one, case = projection.scenarios["reform"], cases(projection)["reform"]
    lost = [spread(one, each.waiting.net).base for each in (whole_plan(case), at_own_rate(case, 30))]
    assert lost[0] == pytest.approx(lost[1])


def test_a_region_in_which_an_action_does_not_stand_is_costed_without_its_benefit(tmp_path):
    (tmp_path / "regions.csv").write_text("region,name,population,actions.jobs\nN,N,300000,no\nS,S,700000,\n", "utf-8")
    file = tmp_path / "plan.yaml"
    file.write_text(f"{SMALL.read_text(encoding='utf-8')}\nregions: regions.csv\n", encoding="utf-8")
    found = project_regions(load_plan(file, kinds()))
    north, south = found.scenarios["reform"].base["total_real"][-1]
    assert 0 < north < south


@pytest.mark.parametrize(
    ("short", "label"),
    [
        ("ratio", "benefit-cost ratio without the value of health"),
        ("ratio-with-health", "benefit-cost ratio with the value of health"),
        ("net-present-value", "net present value without the value of health"),
        ("net-present-value-with-health", "net present value with the value of health"),
    ],
)
def test_what_a_plan_buys_can_be_asked_for_in_short(short, label):
    models = {name: one.model for name, one in of().scenarios.items()}
    found = find_outcome(models, f"reform/{short}")
    assert (found.label, found.year) == (label, None)
    assert found.line.startswith("investment-case/at-own-rate-plan-years/")
