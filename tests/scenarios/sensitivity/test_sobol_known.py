"""Our wrapper on SALib's own test functions, whose indices are known."""

import numpy as np
import pytest

from scenarios.sensitivity import Sampling
from scenarios.sensitivity.sobol import shared
from scenarios.sensitivity.sobol_indices import indices
from scenarios.sensitivity.sobol_sample import mixed, points, swaps
from tests.scenarios.sensitivity.linear_plans import columns

THREE = {name: (name,) for name in ("x1", "x2", "x3")}
EIGHT = {f"x{number}": (f"x{number}",) for number in range(1, 9)}
ROUNDING = 2e-3
A_OF_G = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])


def ishigami(given):
    from SALib.test_functions import Ishigami

    return Ishigami.evaluate(-np.pi + 2 * np.pi * columns(given, list(THREE)))[None]


def sobol_g(given):
    from SALib.test_functions import Sobol_G

    return Sobol_G.evaluate(columns(given, list(EIGHT)))[None]


def ishigami_known():
    """First, total and the pairs that are not 0, from the variances of its terms."""
    a, b = 7.0, 0.1
    one = 0.5 * (1 + b * np.pi**4 / 5) ** 2
    two = a**2 / 8
    both = b**2 * np.pi**8 * (1 / 18 - 1 / 50)
    whole = one + two + both
    return np.array([one, two, 0]) / whole, np.array([one + both, two, both]) / whole, {("x1", "x3"): both / whole}


def g_known():
    parts = 1 / (3 * (1 + A_OF_G) ** 2)
    whole = np.prod(1 + parts) - 1
    total = [part * np.prod(1 + np.delete(parts, place)) / whole for place, part in enumerate(parts)]
    pairs = {(f"x{i + 1}", f"x{j + 1}"): parts[i] * parts[j] / whole for i in range(8) for j in range(i + 1, 8)}
    return parts / whole, np.array(total), pairs


@pytest.mark.parametrize(
    ("function", "groups", "known"), [(ishigami, THREE, ishigami_known()), (sobol_g, EIGHT, g_known())]
)
def test_known_indices_come_back_within_their_confidence(function, groups, known):
    (found,) = shared(mixed(function), groups, Sampling(4096, seed=0))
    first, total, second = known
    by_name = {share.name: share for share in found.shares}
    for name, one, whole in zip(groups, first, total, strict=True):
        share = by_name[name]
        assert share.first == pytest.approx(one, abs=share.first_confidence + ROUNDING)
        assert share.total == pytest.approx(whole, abs=share.total_confidence + ROUNDING)
    for pair in found.pairs:
        expected = second.get((pair.one, pair.other), 0.0)
        assert pair.second == pytest.approx(expected, abs=pair.second_confidence + ROUNDING)
    assert found.shares[0].total_confidence < 0.06


def test_salib_and_we_say_the_same_of_ishigami():
    known = [0.3139, 0.4424, 0.0], [0.5576, 0.4424, 0.2437]
    assert [values.round(4).tolist() for values in ishigami_known()[:2]] == list(known)


@pytest.mark.parametrize("second", [True, False])
def test_the_sample_is_salibs_and_so_are_indices_and_bootstrap(second):
    from SALib.analyze.sobol import analyze
    from SALib.sample.sobol import sample

    names, seed = list(THREE), 7
    problem = {"num_vars": 3, "names": names, "bounds": [[0, 1]] * 3}
    whole = sample(problem, 64, calc_second_order=second, seed=seed)
    outcome = ishigami(dict(zip(names, whole.T, strict=True)))[0]
    ours = mixed(ishigami)(*points(names, Sampling(64, second, seed)), swaps(THREE, second))[0]
    assert (ours.T.ravel() == outcome).all()
    theirs = analyze(problem, outcome, calc_second_order=second, seed=seed + 1)
    found = indices(names, ours, second, seed)
    assert (found.first == theirs["S1"]).all()
    assert (found.total == theirs["ST"]).all()
    assert found.first_confidence == pytest.approx(theirs["S1_conf"], rel=1e-9)
    assert found.total_confidence == pytest.approx(theirs["ST_conf"], rel=1e-9)
    if second:
        assert found.second == pytest.approx(theirs["S2"], nan_ok=True)
        assert found.second_confidence == pytest.approx(theirs["S2_conf"], rel=1e-9, nan_ok=True)


def test_one_argument_alone_has_everything():
    (found,) = shared(mixed(lambda given: given["x"][None]), {"x": ("x",)}, Sampling(256))
    assert found.shares[0].first == pytest.approx(1, abs=0.05)
    assert found.pairs == ()


def test_a_group_has_the_share_of_its_members_and_of_what_they_do_together():
    (found,) = shared(mixed(ishigami), {"x1 and x3": ("x1", "x3"), "x2": ("x2",)}, Sampling(2048))
    _, total, _ = ishigami_known()
    share = next(one for one in found.shares if one.name == "x1 and x3")
    assert share.first == pytest.approx(total[0], abs=share.first_confidence + ROUNDING)
    assert share.total == pytest.approx(total[0], abs=share.total_confidence + ROUNDING)


def test_convergence_is_stated_with_what_to_do():
    (few,) = shared(mixed(ishigami), THREE, Sampling(64))
    assert [step.count for step in few.convergence.steps] == [32, 64]
    assert not few.convergence.settled
    assert few.convergence.enough >= 1024
    assert few.convergence.statement.startswith("Not settled: with N = 64 the share of x")
    assert few.convergence.statement.endswith(f"N = {few.convergence.enough} should be enough.")
    (many,) = shared(mixed(ishigami), THREE, Sampling(8192, second=False))
    assert many.convergence.settled
    assert [step.count for step in many.convergence.steps] == [1024, 2048, 4096, 8192]
    assert max(many.convergence.widest, many.convergence.moved) <= 0.05
    assert many.convergence.enough == 8192
    assert many.convergence.statement.startswith("Settled: with N = 8192 every share is known to +/- 0.0")


def test_too_few_points_to_compare_are_never_settled():
    (found,) = shared(mixed(ishigami), THREE, Sampling(32))
    assert (found.convergence.settled, found.convergence.enough) == (False, 256)
    assert "too few points" in found.convergence.statement


@pytest.mark.parametrize(("wrong", "near"), [(1000, 1024), (0, 4), (1, 4), (3000, 4096)])
def test_n_is_a_power_of_two(wrong, near):
    with pytest.raises(ValueError, match=f"got {wrong}.; the nearest is {near}"):
        Sampling(wrong)


def test_a_seed_is_not_negative():
    with pytest.raises(ValueError, match="the seed must be 0 or above"):
        Sampling(64, seed=-1)
