"""One-way: a linear plan has a tornado that can be worked out by hand."""

from pathlib import Path

import numpy as np
import pytest

from costing import kinds
from parameters import load_plan
from scenarios.sensitivity import tornado
from tests.scenarios.sensitivity.linear_plans import A, B, C, asked, linear_plan

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def plan(tmp_path):
    return linear_plan(tmp_path)


def test_every_figure_moves_alone_between_its_stated_ends(plan):
    (found,) = tornado(asked(plan, "reform/total"), [C, A, B])
    assert found.base == pytest.approx(5 * 1160)
    assert [bar.address for bar in found.bars] == [A, B, C]
    first = found.bars[0]
    assert (first.value, first.low, first.high, first.interval, first.unit) == (100, 80, 140, 1, "ARD 2025")
    assert (first.at_low, first.at_high) == pytest.approx((5 * 1140, 5 * 1200))
    assert [bar.width for bar in found.bars] == pytest.approx([300, 100, 10])


def test_shares_are_those_of_squared_widths(plan):
    (found,) = tornado(asked(plan, "reform/total"), [C, A, B])
    whole = 300**2 + 100**2 + 10**2
    assert [bar.share for bar in found.bars] == pytest.approx([300**2 / whole, 100**2 / whole, 10**2 / whole])


def test_all_figures_may_be_moved_over_the_same_share_of_their_probability(plan):
    (found,) = tornado(asked(plan, "reform/total"), share=0.8)
    assert (found.bars[0].low, found.bars[0].high, found.bars[0].interval) == pytest.approx((86, 134, 0.8))
    assert found.bars[0].at_low == pytest.approx(5 * 1146)


def test_without_names_all_uncertain_figures_of_the_plan_move(plan):
    (found,) = tornado(asked(plan, "reform/total"))
    assert [(bar.address, bar.width > 0) for bar in found.bars] == [
        (A, True),
        (B, True),
        (C, True),
        ("pay.nurse", False),
    ]


def test_several_outcomes_have_a_tornado_each(plan):
    whole, year = tornado(asked(plan, "reform/total", "reform/2030/a"), [A, B])
    assert (whole.outcome.year, year.outcome.year) == (None, 2030)
    assert [(bar.address, bar.at_low, bar.at_high) for bar in year.bars] == [(A, 80, 140), (B, 100, 100)]


@pytest.mark.parametrize("other", ["reform", "twin"])
def test_a_scenario_against_itself_has_no_width_at_all(plan, other):
    (found,) = tornado(asked(plan, "reform/total", against=other))
    assert found.base == 0
    assert all(bar.at_low == bar.at_high == bar.width == bar.share == 0 for bar in found.bars)


def test_each_scenario_moves_a_figure_between_ends_of_its_own(plan):
    (found,) = tornado(asked(plan, "dearer/total", against="reform"))
    by_address = {bar.address: bar for bar in found.bars}
    assert found.base == pytest.approx(5 * 10)
    assert (by_address[A].at_low, by_address[A].at_high) == pytest.approx((5 * 8, 5 * 14))
    assert by_address[B].at_low == pytest.approx(found.base)
    assert by_address[B].width == pytest.approx(0, abs=1e-9)


def test_a_figure_known_in_one_scenario_moves_only_in_the_other(plan):
    (found,) = tornado(asked(plan, "reform/total", against="sure"))
    bar = found.bars[0]
    assert (bar.address, bar.at_low, bar.at_high) == (A, pytest.approx(-100), pytest.approx(200))


def test_nothing_uncertain_leaves_no_bars(plan):
    (found,) = tornado(asked(plan, "sure/2030/law"), [])
    assert (found.base, found.bars) == (1000, ())


def test_the_width_of_a_curved_figure_reaches_back_to_the_base_case(plan, monkeypatch):
    evaluation = asked(plan, "reform/total")
    monkeypatch.setattr(type(evaluation), "base", lambda self: np.array([0.0]))
    monkeypatch.setattr(type(evaluation), "each", lambda self, values: np.array([[3.0, 4.0]]))
    assert tornado(evaluation, [A])[0].bars[0].width == 4


@pytest.mark.parametrize(("end", "value"), [("at_low", 80000), ("at_high", 125000)])
def test_arandia_costs_what_a_plan_with_that_figure_does(end, value):
    address, file = "actions.centres.catchment", ROOT / "examples" / "arandia" / "plan.yaml"
    (found,) = tornado(asked(load_plan(file, kinds()), "reform/total"))
    bar = next(bar for bar in found.bars if bar.address == address)
    other = asked(load_plan(file, kinds(), {address: str(value)}), "reform/total").base()[0]
    assert getattr(bar, end) == pytest.approx(other, rel=1e-12)
    assert other != pytest.approx(found.base, rel=1e-3)
