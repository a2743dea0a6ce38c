"""The workforce beside the rest of the book: what it reads, what it leaves alone, and the wage bill of every cadre."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from costing import kinds
from costing.lines.order import steps
from parameters import load_plan
from scenarios import Projection, project
from tests.costing.small_plans import fact, projected, reform

ROOT = Path(__file__).parents[2]


@cache
def example(name: str) -> Projection:
    return project(load_plan(ROOT / "examples" / name / "plan.yaml", kinds()))


@pytest.mark.parametrize("name", ["arandia", "czechia", "peru"])
def test_the_wage_bill_of_every_cadre_is_its_posts_times_its_pay(name):
    for one in example(name).scenarios.values():
        for cadre in one.model.workforce.cadres.values():
            if cadre.wages is not None and cadre.bill is not None:
                assert one.values(cadre.wages) == pytest.approx(one.values(cadre.bill), abs=0.005, rel=1e-12)


def test_a_plan_that_does_not_limit_openings_computes_no_line_of_the_workforce_for_its_totals():
    one = example("arandia").scenarios["reform"]
    needed = {row.address for step in steps([one.model.totals.nominal]) for row in step.rows}
    assert not any(address.startswith("workforce") for address in needed)
    assert not any("staff-for-openings" in address for address in one.model.book.addresses)


def test_without_reform_institutions_keep_their_posts(tmp_path):
    north = {
        "kind": "institution", "name": "North", "residents": fact(20, "people"), "wards": fact(2, "ward"),
        "deaths": fact(0), "moves": {2026: 20}, "places": "flat",
        **{name: fact(1, "ARD 2025") for name in ("fixed", "step", "variable")},
        "staff": {"nurse": {"posts": fact(10, "FTE"), "redeployed": 1.0}},
    }  # fmt: skip
    tree = {"places": {"flat": {"kind": "home", "name": "Flat"}}, "institutions": {"north": north}}
    found = projected(tmp_path, tree).scenarios
    for name, last in (("status_quo", 10.0), ("reform", 0.0)):
        posts = found[name].model.workforce.cadres["nurse"].institutions
        assert posts is not None
        assert found[name].values(posts)[[0, 5]] == pytest.approx([10, last])


def test_frozen_beds_keep_their_posts_as_mobile_teams_and_idle_people_hold_none(tmp_path):
    north = {
        "kind": "institution", "name": "North", "residents": fact(20, "people"), "wards": fact(2, "ward"),
        "deaths": fact(0), "moves": {2026: 20}, "places": "flat", "freeze": 0.5,
        **{name: fact(1, "ARD 2025") for name in ("fixed", "step", "variable")},
        "staff": {"nurse": {"posts": fact(10, "FTE")}},
    }  # fmt: skip
    known = {
        "in_post": {"nurse": fact(10, "FTE")},
        "leaving": {"nurse": fact(0)},
        "graduates": {"nurse": fact(0, "FTE")},
    }
    tree = {
        "places": {"flat": {"kind": "home", "name": "Flat"}}, "institutions": {"north": north}, "workforce": known,
    }  # fmt: skip
    one = reform(tmp_path, tree)
    nurse = one.model.workforce.cadres["nurse"]
    # all 10 posts are freed in 2027; half become mobile teams, half of the people are paid without a post
    assert one.values(nurse.needed)[:4] == pytest.approx([10, 10, 5, 5])
    assert one.values(nurse.in_post)[:4] == pytest.approx([10, 10, 10, 10])
    assert one.values(nurse.unused)[:4] == pytest.approx([0, 0, 5, 5])
    assert nurse.paid is not None
    assert one.values(nurse.paid)[:4] == pytest.approx([0, 0, 5, 5])


def test_indicators_of_staff_are_lines_by_cadre_and_for_the_population():
    one = example("arandia").scenarios["reform"]
    found = {(each.measure, each.element): one.values(each.row) for each in one.model.indicators if each.code == "BI32"}
    people = one.values(one.model.world.population)
    needed = found["full-time posts needed", ""]
    assert found["full-time posts needed for 100 000 people", ""] == pytest.approx(needed / people * 100_000)
    by_cadre = [values for (measure, cadre), values in found.items() if measure == "wage bill" and cadre]
    assert np.sum(by_cadre, axis=0) == pytest.approx(found["wage bill", ""])
