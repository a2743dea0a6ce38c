"""Sobol indices of plans: exact for a linear one, groups, correlated figures, executors, Arandia."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from costing import kinds
from parameters import load_plan
from scenarios.sensitivity import REST, Sampling, sobol
from scenarios.sensitivity.sobol import foremost
from tests.scenarios.sensitivity.linear_plans import TREE, A, B, C, asked, linear_plan

SMALL = Sampling(128)
VARIANCES = np.array([60.0, 20, 2]) ** 2
SHARES = VARIANCES / VARIANCES.sum()


@pytest.fixture
def evaluation(tmp_path):
    return asked(linear_plan(tmp_path), "reform/total")


@pytest.fixture(scope="module")
def arandia():
    folder = Path(__file__).resolve().parents[3] / "examples" / "arandia"
    return asked(load_plan(folder / "plan.yaml", kinds()), "reform/total", "reform/2030/total")


def test_a_linear_plan_is_shared_out_in_proportion_to_variances(evaluation):
    (found,) = sobol(evaluation, [A, B, C], others=False, sampling=Sampling(1024))
    assert [share.name for share in found.shares] == [A, B, C]
    for share, expected in zip(found.shares, SHARES, strict=True):
        assert share.first == pytest.approx(expected, abs=share.first_confidence + 1e-3)
        assert share.total == pytest.approx(expected, abs=share.total_confidence + 1e-3)
    assert all(abs(pair.second) <= pair.second_confidence for pair in found.pairs)
    assert found.cases == 1024 * 8
    assert found.mean == pytest.approx(5 * 1170, rel=1e-4)
    assert found.deviation == pytest.approx(5 * (VARIANCES.sum() / 12) ** 0.5, rel=1e-3)
    assert abs(found.together) < 0.05


def test_figures_that_are_not_named_vary_together_so_that_none_is_left_out(evaluation):
    (found,) = sobol(evaluation, top=1, sampling=Sampling(512))
    assert found.groups == (A, REST)
    rest = next(share for share in found.shares if share.name == REST)
    assert {B, C} <= set(rest.members)
    assert rest.total == pytest.approx(SHARES[1] + SHARES[2], abs=rest.total_confidence + 1e-3)
    assert len(found.pairs) == 1


def test_they_may_be_held_instead(evaluation):
    (found,) = sobol(evaluation, [B], others=False, sampling=SMALL)
    assert (found.groups, found.shares[0].total) == ((B,), pytest.approx(1, abs=0.2))
    assert found.mean == pytest.approx(5 * 1160, rel=1e-3)


def test_the_widest_bars_of_several_outcomes_take_turns(tmp_path):
    plan = linear_plan(tmp_path)
    assert foremost(asked(plan, "reform/2030/b", "reform/2030/c"), 2) == (B, C)
    assert foremost(asked(plan, "reform/total"), 9) == (A, B, C)


def test_a_scenario_against_itself_has_no_shares_at_all(tmp_path):
    (found,) = sobol(asked(linear_plan(tmp_path), "reform/total", against="twin"), [A], sampling=SMALL)
    assert [(share.first, share.first_confidence, share.total) for share in found.shares] == [(0, 0, 0)] * 2
    assert (found.deviation, found.pairs[0].second) == (0, 0)
    assert found.convergence.statement == "Settled: none of the figures moves this outcome."


def test_figures_that_go_together_have_one_share(tmp_path):
    tree = TREE | {"uncertainty": {"correlations": [{"of": [B, A], "rank": 0.9}]}}
    evaluation = asked(linear_plan(tmp_path, tree), "reform/total")
    (found,) = sobol(evaluation, [C, A, B], others=False, sampling=Sampling(1024))
    assert found.groups == (C, f"{B} + {A}")
    assert found.shares[0].members == (B, A)
    spread = np.sqrt((VARIANCES.sum() + 2 * 0.9 * 60 * 20) / 12)
    assert found.deviation == pytest.approx(5 * spread, rel=0.02)
    assert found.shares[0].first > 0.95


def test_without_uncertain_figures_there_is_nothing_to_share_out(evaluation):
    with pytest.raises(ValueError, match="no uncertain figure reaches this outcome"):
        sobol(evaluation, [], others=False)


def test_the_same_seed_gives_the_same_bytes_whoever_computes(arandia):
    here = sobol(arandia, top=3, sampling=Sampling(64, seed=5))
    with ProcessPoolExecutor(1) as executor:
        there = sobol(replace(arandia, executor=executor), top=3, sampling=Sampling(64, seed=5))
    assert [one.shares for one in here] == [one.shares for one in there]
    assert [one.pairs for one in here] == [one.pairs for one in there]
    assert here[0].shares != sobol(arandia, top=3, sampling=Sampling(64, seed=6))[0].shares


def test_arandia_is_explained_by_its_widest_bars(arandia):
    whole, last = sobol(arandia, top=4, sampling=Sampling(256, second=False))
    for found in (whole, last):
        assert len(found.shares) == 5
        assert found.shares[0].name == foremost(replace(arandia, outcomes=(found.outcome,)), 1)[0]
        assert sum(share.first for share in found.shares) == pytest.approx(1, abs=0.15)
        assert found.pairs == ()
        assert found.cases == 256 * 7
