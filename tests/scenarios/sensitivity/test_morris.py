"""Morris: exact for a linear plan, and SALib's own test function through our wrapper."""

import numpy as np
import pytest

from scenarios.sensitivity import morris
from scenarios.sensitivity.morris import effects
from tests.scenarios.sensitivity.linear_plans import A, B, C, asked, columns, linear_plan


def ishigami(given):
    from SALib.test_functions import Ishigami

    return Ishigami.evaluate(-np.pi + 2 * np.pi * columns(given, ["x1", "x2", "x3"]))[None]


def test_ishigami_is_ordered_as_it_is_known_to_be():
    (found,) = effects(ishigami, ["x1", "x2", "x3"], 400, seed=1, between=(0, 1))
    by_name = {effect.address: effect for effect in found}
    # With four levels the effects of x1 are 9 + or - 7.7 by x3, those of x2 7.875 up or down, those of x3 half of x1's.
    assert found[0].address in ("x1", "x2")
    assert by_name["x2"].absolute == pytest.approx(7.875, abs=0.01)
    assert abs(by_name["x2"].mean) < 1
    assert by_name["x3"].absolute < min(by_name["x1"].absolute, by_name["x2"].absolute)
    assert by_name["x3"].deviation > by_name["x3"].absolute  # x3 acts only together with x1


def test_a_linear_plan_has_the_same_effect_everywhere(tmp_path):
    (found,) = morris(asked(linear_plan(tmp_path), "reform/total"), [C, B, A], 10, seed=4)
    assert [effect.address for effect in found.effects] == [A, B, C]
    assert [effect.absolute for effect in found.effects] == pytest.approx([5 * 60 * 0.9, 5 * 20 * 0.9, 5 * 2 * 0.9])
    assert [effect.mean for effect in found.effects] == [effect.absolute for effect in found.effects]
    assert [effect.deviation for effect in found.effects] == pytest.approx([0, 0, 0], abs=1e-8)
    assert [effect.confidence for effect in found.effects] == pytest.approx([0, 0, 0], abs=1e-8)
    assert (found.trajectories, found.cases, found.seed) == (10, 40, 4)


def test_the_same_seed_gives_the_same_effects_and_another_gives_others():
    first, again, other = (effects(ishigami, ["x1", "x2", "x3"], 10, seed=seed) for seed in (0, 0, 1))
    assert first == again
    assert first != other


def test_a_scenario_against_itself_has_no_effects(tmp_path):
    (found,) = morris(asked(linear_plan(tmp_path), "reform/total", against="twin"), [A, B], 5)
    assert all(effect.absolute == effect.deviation == effect.confidence == 0 for effect in found.effects)


def test_without_figures_there_are_no_effects(tmp_path):
    (found,) = morris(asked(linear_plan(tmp_path), "reform/total"), [])
    assert found.effects == ()
