"""Corners in which plans fail: found where they are, and not where there are none."""

import numpy as np
import pytest

from scenarios.sensitivity.discovery import FOUND, NONE, TOO_FEW, Discovery, discover

NAMES = ("pay", "inflation", "places", "moves", "rent", "coverage")
UNITS = np.array([20000.0, 0.02, 3.0, 40.0, 500.0, 0.1])
"""What stands for 0.5 of each figure."""


def cases(seed: int, count: int = 2000) -> np.ndarray:
    return np.random.default_rng(seed).random((count, len(NAMES)))


def found(share: np.ndarray, failed: np.ndarray, **settings: float) -> Discovery:
    return discover(share * 2 * UNITS, failed, NAMES, **settings)


@pytest.mark.parametrize("seed", range(3))
def test_a_planted_corner_is_told_in_the_units_of_its_figures(seed):
    share = cases(seed)
    result = found(share, (share[:, 0] > 0.7) & (share[:, 3] < 0.4))
    assert result.verdict == FOUND
    conditions = {one.figure: one for one in result.corner.conditions}
    assert set(conditions) == {"pay", "moves"}
    assert conditions["pay"].high is None
    assert conditions["pay"].low == pytest.approx(28000, rel=0.04)
    assert conditions["moves"].low is None
    assert conditions["moves"].high == pytest.approx(32, rel=0.06)
    assert result.corner.coverage > 0.9
    assert result.corner.density > 0.8
    assert all(one.quasi_p < 1e-6 for one in result.corner.conditions)


def test_of_dense_enough_corners_the_one_that_holds_most_failures_is_taken():
    share = cases(7, 4000)
    result = found(share, np.random.default_rng(8).random(4000) < share[:, 0])  # the dearer pay is, the more fail
    (condition,) = result.corner.conditions
    assert condition.low == pytest.approx(0.6 * 40000, rel=0.08)  # above it 80 % fail; higher up, more, but fewer cases
    assert result.corner.coverage == pytest.approx(0.4 * 0.8 / 0.5, abs=0.08)
    assert result.corner.density == pytest.approx(0.8, abs=2 * result.corner.error)
    count = result.corner.cases
    assert result.corner.error == pytest.approx((0.8 * 0.2 / count) ** 0.5, rel=0.05)


def test_of_corners_that_hold_as_many_the_densest_is_taken():
    share = cases(7)
    result = found(share, share[:, 0] > 0.75)
    (condition,) = result.corner.conditions
    assert condition.low == pytest.approx(0.75 * 40000, rel=0.03)
    assert result.corner.coverage > 0.97


def test_what_is_said_of_a_corner_is_not_too_good_for_having_been_picked():
    """Among 12 figures two make 82 % fail: new cases say the same of the boxes as was said of them."""
    said, true = [], []
    for seed in range(12):
        stream = np.random.default_rng(seed)
        share = stream.random((800, 12))
        risk = np.where((share[:, 0] > 0.6) & (share[:, 1] > 0.5), 0.82, 0.05)
        result = discover(share, stream.random(800) < risk, [str(place) for place in range(12)])
        if result.corner is None:
            continue
        new = np.random.default_rng(1000 + seed).random((20_000, 12))
        inside = np.ones(20_000, dtype=bool)
        for one in result.corner.conditions:
            values = new[:, int(one.figure)]
            inside &= (values >= (one.low or -np.inf)) & (values <= (one.high or np.inf))
        fails = np.where((new[:, 0] > 0.6) & (new[:, 1] > 0.5), 0.82, 0.05)
        said.append(result.corner.density)
        true.append(fails[inside].mean())
    assert len(said) >= 8
    assert np.mean(said) == pytest.approx(np.mean(true), abs=0.02)


def test_figures_of_a_corner_are_measured_where_they_were_not_searched():
    share = cases(3)
    failed = (share[:, 0] > 0.7) & (share[:, 3] < 0.4)
    result = found(share, failed)
    half, rest = share[1000:], failed[1000:]
    inside = np.ones(1000, dtype=bool)
    for one in result.corner.conditions:
        place = NAMES.index(one.figure)
        values = half[:, place] * 2 * UNITS[place]
        inside &= (values >= (one.low or -np.inf)) & (values <= (one.high or np.inf))
    assert result.corner.cases == inside.sum()
    assert result.corner.density == pytest.approx(rest[inside].mean())
    assert result.corner.coverage == pytest.approx(inside[rest].mean())
    assert result.corner.mass == pytest.approx(inside.mean())
    assert (result.cases, result.checked) == (1000, 1000)


@pytest.mark.parametrize("seed", range(5))
def test_there_is_no_corner_where_failing_is_chance(seed):
    result = found(cases(seed), np.random.default_rng(100 + seed).random(2000) < 0.2)
    assert result.verdict == NONE
    assert result.share == pytest.approx(0.2, abs=0.04)


def test_the_nearest_to_a_corner_is_told_where_none_is_dense_enough():
    share = cases(2)
    result = found(share, (share[:, 0] > 0.5) & (np.random.default_rng(9).random(2000) < 0.5))
    assert result.verdict == NONE
    assert result.corner.conditions[0].figure == "pay"
    assert 0.4 < result.corner.density < 0.65


def test_at_most_so_many_conditions():
    share = cases(4, 4000)
    failed = (share > 0.25).all(axis=1)
    assert len(found(share, failed).corner.conditions) <= 3
    assert len(found(share, failed, most=2, density=0.3).corner.conditions) <= 2


def test_where_nearly_everything_fails_the_corner_is_searched_in_which_it_holds():
    share = cases(5)
    result = found(share, ~((share[:, 0] < 0.3) & (share[:, 1] < 0.5)))
    assert (result.verdict, result.holding) == (FOUND, True)
    assert {one.figure: one.low for one in result.corner.conditions} == {"pay": None, "inflation": None}


def test_too_few_failures_say_nothing():
    share = cases(6)
    for failed in (share[:, 0] > 2, share[:, 0] > 0.99, share[:, 0] < 2):
        assert (found(share, failed).verdict, found(share, failed).corner) == (TOO_FEW, None)


def test_samples_of_salib_can_be_searched():
    from SALib.sample import sobol

    problem = {"num_vars": 6, "names": list(NAMES), "bounds": [[0, 2 * unit] for unit in UNITS]}
    sample = sobol.sample(problem, 256, seed=1)
    result = discover(sample, (sample[:, 0] > 28000) & (sample[:, 4] > 600), problem["names"])
    assert result.verdict == FOUND
    assert {one.figure for one in result.corner.conditions} == {"pay", "rent"}


def test_the_first_search_is_told_step_by_step():
    share = cases(1)
    result = found(share, (share[:, 0] > 0.7) & (share[:, 3] < 0.4))
    first, *_, last = result.steps
    assert (first.conditions, first.coverage, first.mass) == (0, 1, 1)
    assert last.density > 0.9
    assert last.mass >= 0.05


def test_shapes_must_fit():
    with pytest.raises(ValueError, match="shape"):
        discover(cases(1), np.ones(3, dtype=bool), NAMES)
