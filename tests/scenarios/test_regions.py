"""Regions as columns of one book: each is what a plan of its own would be, and their sum is taken draw by draw."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import cache

import numpy as np
import pytest

from costing import RecordError
from parameters import scenario_draws
from scenarios import Projection, RegionalProjection, project, project_regions, region_values, regions_apart
from scenarios import regions as regional
from scenarios.regions import FIGURES
from tests.regional_plans import DRAWS, alone, regional_plan

KEPT = ("total_nominal", "total_real", "double_funding_nominal")
"""What `project` keeps for every draw, year by year."""
SMALL = "region,name,population\nall,All of it,2000000\n"


@cache
def costed() -> RegionalProjection:
    return project_regions(regional_plan(), DRAWS)


@cache
def whole() -> Projection:
    return project(regional_plan(), DRAWS)


def years(projection: Projection) -> int:
    return projection.plan.last - projection.plan.base_year + 1


@pytest.mark.parametrize("code", ["N", "M", "S"])
def test_every_region_is_what_a_plan_of_its_own_would_be(code: str) -> None:
    own = project(alone(code), DRAWS)
    position = [region.code for region in costed().regions].index(code)
    for name, one in own.scenarios.items():
        for figure, pick in FIGURES.items():
            row, found = pick(one.model), costed().scenarios[name]
            if row is None:
                assert not found.base[figure][:, position].any()
                assert not found.drawn[figure][:, position].any()
                continue
            np.testing.assert_allclose(
                found.base[figure][:, position], one.values(row)[: years(own)], rtol=1e-9, atol=1e-4
            )
            if figure in KEPT:
                assert one.drawn is not None
                drawn = one.drawn[row][: years(own)]
                np.testing.assert_allclose(found.drawn[figure][:, position], drawn, rtol=1e-9, atol=1e-4)


def test_the_sum_of_regions_is_the_sum_of_plans_draw_by_draw() -> None:
    plans = [project(alone(code), DRAWS, names=["reform"]).scenarios["reform"] for code in ("N", "M", "S")]
    found = costed().scenarios["reform"]
    base = sum(one.values(one.model.totals.real)[:6] for one in plans)
    drawn = sum(one.drawn[one.model.totals.real][:6] for one in plans if one.drawn is not None)
    np.testing.assert_allclose(found.total("total_real"), base, rtol=1e-9)
    np.testing.assert_allclose(found.drawn_total("total_real"), drawn, rtol=1e-9)
    values = [one for one in region_values(costed(), whole()) if (one.scenario, one.region) == ("reform", "sum")]
    (over_plan,) = [one for one in values if (one.figure, one.period) == ("total_real", "plan")]
    status_quo = costed().scenarios["status_quo"]
    (more,) = [one for one in values if (one.figure, one.period) == ("difference_real", "2027")]
    apart = np.asarray(drawn)[2] - status_quo.drawn_total("total_real")[2]
    assert more.p10 == pytest.approx(np.quantile(apart, 0.1), rel=1e-9)
    assert over_plan.p80 == pytest.approx(np.quantile(np.sum(drawn, axis=0) - np.asarray(drawn)[0], 0.8), rel=1e-9)


def test_one_region_with_the_plans_own_values_is_the_plan() -> None:
    plan = regional_plan(SMALL)
    found, own = project_regions(plan, 1100, 3), project(plan, 1100, seed=3)
    for name, one in own.scenarios.items():
        for figure in KEPT:
            row = FIGURES[figure](one.model)
            assert row is not None
            assert one.drawn is not None
            np.testing.assert_allclose(found.scenarios[name].total(figure), one.values(row)[:6], rtol=1e-12)
            np.testing.assert_allclose(found.scenarios[name].drawn_total(figure), one.drawn[row][:6], rtol=1e-12)
        assert regions_apart(found, own, name).difference == pytest.approx(0, abs=1e-6)


def test_the_same_bytes_come_from_other_processes_and_from_a_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regional, "IN_MEMORY", 0)
    with ProcessPoolExecutor(2) as executor:
        found = project_regions(regional_plan(), DRAWS, executor=executor)
    for name, one in costed().scenarios.items():
        for figure, values in one.drawn.items():
            assert found.scenarios[name].drawn[figure].tobytes() == values.tobytes()
            assert found.scenarios[name].base[figure].tobytes() == one.base[figure].tobytes()


def test_regions_share_the_draws_of_national_figures() -> None:
    table = SMALL.replace("all,All of it", "a,First") + "b,Second,2000000\n"
    one = project_regions(regional_plan(table), 50, names=["reform"]).scenarios["reform"]
    np.testing.assert_array_equal(one.drawn["total_real"][:, 0], one.drawn["total_real"][:, 1])
    assert one.drawn["total_real"][3, 0].std() > 0


def test_what_a_scenario_changes_by_a_share_changes_in_every_region() -> None:
    """The second region has half of the moves, in the plan as in the scenario that begins a year later."""
    table = "region,name,population,institutions.stonefield.moves times\na,First,2000000,\nb,Second,2000000,0.5\n"
    found = project_regions(regional_plan(table), names=["reform", "later"])
    for one in found.scenarios.values():
        assert one.base["double_funding_real"][:, 1].sum() < one.base["double_funding_real"][:, 0].sum()


def test_where_units_divide_evenly_the_sum_of_the_regions_is_the_plan() -> None:
    """Two halves of the country, each with half of the centres; everything else stands in the first."""
    heads = ("institutions.stonefield", "actions.crisis", "actions.unit", "actions.oversight")
    table = (
        f"region,name,population,actions.centres.at_start,{','.join(heads)}\n"
        "a,First,1000000,2,yes,yes,yes,yes\nb,Second,1000000,2,no,no,no,no\n"
    )
    steady = "population_growth: {value: 0, source: a test, fixed: nobody more}\n"
    plan = regional_plan(table, steady, old="2025: 0.20, 2030: 0.60", new="2025: 0.20, 2030: 0.70")
    found, own = project_regions(plan), project(plan)
    for name in own.scenarios:
        assert regions_apart(found, own, name).difference == pytest.approx(0, abs=1e-5)
        assert regions_apart(found, own, name).summed > 0


def test_forty_seven_regions_and_a_thousand_draws_are_one_call() -> None:
    rows = "".join(f"R{number},,{20_000 * number + 40_000}\n" for number in range(47))
    one = project_regions(regional_plan(f"region,name,population\n{rows}"), 1000, names=["reform"]).scenarios["reform"]
    assert one.drawn["total_real"].shape == (6, 47, 1000)
    assert (np.diff(one.base["total_real"].sum(axis=0)) >= -1e-6).all()
    assert one.base["total_real"].sum(axis=0)[46] > one.base["total_real"].sum(axis=0)[0]


def test_shared_drivers_drive_the_figures_of_every_region() -> None:
    """Pay is fixed in the plan; a driver moves it, in a region with dearer staff in the same proportion."""
    driver = "pay_scale: {value: 1, low: 0.8, high: 1.2, source: assumption, note: as wide as inflation, of: [pay.*]}"
    table = SMALL.replace("population", "population,pay times,actions.oversight").replace("2000000", "2000000,1.5,no")
    plan = regional_plan(table, f"uncertainty:\n  drivers:\n    {driver}\n")
    still = project_regions(regional_plan(table), 100, names=["reform"]).scenarios["reform"].drawn["total_real"]
    moved = project_regions(plan, 100, names=["reform"]).scenarios["reform"].drawn["total_real"]
    scale = scenario_draws(plan.scenarios["reform"], 100, 0, 0)["uncertainty.drivers.pay_scale"]
    assert np.corrcoef((moved - still)[3, 0], scale)[0, 1] > 0.99


def test_without_draws_there_is_a_base_case_alone() -> None:
    found = project_regions(regional_plan(), names=["reform"])
    assert found.scenarios["reform"].drawn == {}
    values = list(region_values(found, project(regional_plan(), names=["reform"])))
    assert {one.p50 for one in values} == {None}
    assert {one.region for one in values} == {"N", "M", "S", "sum", "plan"}


def test_a_plan_without_regions_is_refused() -> None:
    with pytest.raises(ValueError, match=r"name a table of them with regions: regions\.csv"):
        project_regions(alone("N"))


def test_what_another_action_needs_is_missed_with_the_regions_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise RecordError("actions.jobs: needs actions.unit")

    monkeypatch.setattr(regional, "record", refused)
    with pytest.raises(
        RecordError, match=r"needs actions\.unit \(in region N, without actions\.oversight, actions\.unit, "
    ):
        regional.record_regions(regional_plan())
