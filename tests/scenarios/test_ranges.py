"""Ranges of the plan, its programmes and elements: sums within each draw, quantiles last."""

import numpy as np
import pytest

from costing import kinds
from parameters import load_plan
from scenarios import Range, how_sure, project
from tests.command import ARANDIA


@pytest.fixture(scope="module")
def drawn():
    return project(load_plan(ARANDIA, kinds()), 200, seed=1)


@pytest.fixture(scope="module")
def found(drawn) -> dict[tuple[str, str, str, str, str], Range]:
    return {(one.scenario, one.level, one.item, one.figure, one.period): one for one in how_sure(drawn).ranges}


def test_a_range_is_of_the_sums_of_each_draw(drawn, found):
    one = drawn.scenarios["reform"]
    row = one.model.elements["centres"].real
    draws = one.drawn[row][one.model.book.plan_columns].sum(axis=0)
    told = found["reform", "element", "centres", "total_real", "plan"]
    assert [told.p10, told.p50, told.p80, told.p90] == pytest.approx(np.quantile(draws, [0.1, 0.5, 0.8, 0.9]))
    assert told.mean == pytest.approx(draws.mean())
    assert told.above == np.mean(draws > told.base)
    assert told.title == "Community mental health centre"


def test_a_programme_is_summed_from_its_elements_within_each_draw(drawn, found):
    one = drawn.scenarios["reform"]
    parts = [one.drawn[one.model.elements[name].nominal][3] for name in ("centres", "crisis")]
    told = found["reform", "programme", "2.1", "total_nominal", "2028"]
    assert told.p80 == pytest.approx(np.quantile(sum(parts), 0.8))
    apart = sum(found["reform", "element", name, "total_nominal", "2028"].p80 for name in ("centres", "crisis"))
    assert told.p80 < apart or told.p80 == pytest.approx(apart)


def test_programmes_and_elements_come_to_the_plan_in_the_base_case(found):
    for level in ("programme", "element"):
        parts = [
            one.base for key, one in found.items() if key[:2] == ("later", level) and key[3:] == ("total_real", "plan")
        ]
        assert sum(parts) == pytest.approx(found["later", "plan", "", "total_real", "plan"].base)


def test_a_difference_is_taken_draw_by_draw_also_of_elements(drawn, found):
    picked = drawn.difference("reform", lambda model: model.elements["centres"].real, drawn=True)
    apart = picked[drawn.scenarios["reform"].model.book.plan_columns].sum(axis=0)
    told = found["reform", "element", "centres", "difference_real", "plan"]
    assert [told.p10, told.p90] == pytest.approx(np.quantile(apart, [0.1, 0.9]))


def test_what_the_status_quo_does_not_have_differs_by_all_of_it(found):
    keys = ("reform", "element", "crisis"), ("plan",)
    total, apart = (found[(*keys[0], figure, *keys[1])] for figure in ("total_real", "difference_real"))
    assert (total.p10, total.p90) == pytest.approx((apart.p10, apart.p90))


def test_every_year_and_every_part_has_its_range(drawn, found):
    items = {key[2] for key in found if key[:2] == ("reform", "element")}
    assert items == set(drawn.scenarios["reform"].model.elements)
    for item in items:
        years = {key[4] for key in found if key[:4] == ("reform", "element", item, "total_nominal")}
        assert years == {str(year) for year in drawn.years}


def test_the_status_quo_has_no_difference(found):
    assert not any(key[0] == "status_quo" and "difference" in key[3] for key in found)


def test_without_draws_there_are_no_ranges():
    assert how_sure(project(load_plan(ARANDIA, kinds()))).ranges == []


def test_what_was_worked_out_is_kept_with_the_projection(drawn):
    assert how_sure(drawn) is how_sure(drawn)
    assert how_sure(drawn).ranges is how_sure(drawn).ranges


def test_the_tornado_and_the_importance_are_of_the_difference_that_the_plan_makes(drawn):
    sure = how_sure(drawn)
    assert (sure.outcome.scenario, sure.outcome.against, sure.outcome.year) == ("reform", "status_quo", None)
    assert sure.tornado.base == pytest.approx(drawn.difference("reform", lambda model: model.undiscounted)[0])
    assert sure.tornado.bars[0].address == sure.importance.weights[0].address == "actions.centres.catchment"
    up, down = sure.leaning
    assert up > down > 0


def test_the_share_of_draws_that_have_any(drawn, found):
    one = drawn.scenarios["reform"]
    draws = one.drawn[one.model.transition.double_funding][one.model.book.plan_columns]
    for place, year in enumerate(drawn.years):
        told = found["reform", "plan", "", "double_funding_nominal", str(year)]
        assert told.above_zero == np.mean(draws[place] > 0.005)
