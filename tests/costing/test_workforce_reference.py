"""The workforce in lines against plain Python over random plans, and what always holds of openings that wait."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from costing import Model, Results, Row, record, run
from tests.costing.reference_workforce import CADRES, Country, Service, Years, follow
from tests.costing.small_plans import fact, small_plan
from tests.examples import examples

Array = NDArray[np.float64]
LAST = 6
COLUMNS = LAST + 4
KINDS = {"first": ("facility", "units", "centre"), "second": ("mobile_team", "teams", "team"),
         "third": ("facility", "units", "centre")}  # fmt: skip
EXAMPLES = examples(50)


@cache
def model() -> Model:
    """Three actions with units, the third in fractions, beside a programme."""
    levels = dict.fromkeys(range(2025, 2026 + LAST), 1)
    actions: dict[str, Any] = {
        name: {
            "kind": kind, "name": name, path: levels, "opening": 0.5, "at_start": fact(1, thing),
            "posts": {cadre: fact(1, f"FTE/{thing}") for cadre in CADRES},
        }
        for name, (kind, path, thing) in KINDS.items()
    }  # fmt: skip
    actions["third"]["whole_units"] = "no"
    posts = {cadre: fact(1, "FTE") for cadre in CADRES}
    actions["programme"] = {"kind": "programme", "name": "Programme", "posts": posts, "start": 2028}
    known = {"in_post": "FTE", "leaving": "", "graduates": "FTE", "joining": ""}
    workforce = {section: {cadre: fact(0.1, unit) for cadre in CADRES} for section, unit in known.items()}
    tree = {"years": f"2026-{2025 + LAST}", "actions": actions, "workforce": {**workforce, "limit_openings": 1}}
    with TemporaryDirectory() as folder:
        plan = small_plan(Path(folder), tree)
    return record(plan, plan.scenarios["reform"])


numbers = st.integers(0, 6).map(float)
posts = st.sampled_from([0.0, 0.3, 1.0, 2.0, 4.5])
people = st.sampled_from([0.0, 0.3, 1.0, 5.0, 12.0, 40.0])
rates = st.sampled_from([0.0, 0.05, 0.2])


@st.composite
def services(draw: Any, whole: bool = True) -> Service:
    levels = [0.0, *(draw(numbers if whole else st.sampled_from([0.0, 0.5, 1.7, 4.0])) for _ in range(LAST))]
    needed = {cadre: draw(posts) for cadre in CADRES}
    return Service(levels, needed, draw(st.sampled_from([0.0, 1.0])), whole, draw(st.sampled_from([0.0, 0.25, 0.5])))


@st.composite
def countries(draw: Any, limit: bool | None = None) -> Country:
    def each(what: Any) -> dict[str, float]:
        return {cadre: draw(what) for cadre in CADRES}

    begun = draw(st.integers(1, LAST))
    return Country(each(people), each(rates), each(people), each(rates), each(posts), begun,
                   draw(st.booleans()) if limit is None else limit)  # fmt: skip


def computed(country: Country, found: list[Service]) -> Results:
    inputs: dict[str, float] = {"workforce.limit_openings": float(country.limit)}
    for cadre in CADRES:
        for section in ("in_post", "leaving", "graduates", "joining"):
            inputs[f"workforce.{section}.{cadre}"] = getattr(country, section)[cadre]
        inputs[f"actions.programme.posts.{cadre}"] = country.programme[cadre]
    inputs["actions.programme.start"] = 2025.0 + country.programme_from
    for (name, (_, path, _)), one in zip(KINDS.items(), found, strict=True):
        at = f"actions.{name}."
        inputs |= {f"{at}{path}.{n}": level for n, level in enumerate(one.wanted)}
        inputs |= {f"{at}posts.{cadre}": posts for cadre, posts in one.posts.items()}
        inputs |= {f"{at}at_start": one.at_start, f"{at}opening": one.opening_time}
    with np.errstate(all="raise"):
        return run(model().book, {name: np.array([value]) for name, value in inputs.items()})


three = st.tuples(services(), services(), services(whole=False)).map(list)


@given(country=countries(), found=three)
@EXAMPLES
def test_people_posts_and_openings_are_those_of_plain_python(country, found):
    results, expected = computed(country, found), follow(country, found, LAST, COLUMNS)
    for cadre in CADRES:
        one = model().workforce.cadres[cadre]
        assert line(results, one.in_post) == pytest.approx(expected.in_post[cadre], abs=1e-9)
        assert line(results, one.needed) == pytest.approx(expected.needed[cadre], abs=1e-9)
        assert line(results, one.gap) == pytest.approx(expected.gap[cadre], abs=1e-9)
    for waiting, opening in zip(model().workforce.waiting, expected.opening, strict=True):
        assert line(results, waiting.opening) == pytest.approx(opening, abs=1e-9)


@given(country=countries(limit=True), found=three)
@EXAMPLES
def test_no_opening_makes_a_gap_in_the_year_it_happens_in(country, found):
    results = computed(country, found)
    for cadre in CADRES:
        one = model().workforce.cadres[cadre]
        uses = [posts.posts[cadre] > 0 for posts in found]
        opened = sum(line(results, w.opening) for w, used in zip(model().workforce.waiting, uses, strict=True) if used)
        gap = line(results, one.gap)
        assert np.all(gap[np.asarray(opened) > 1e-6] < 1e-6)


@given(country=countries(limit=False), found=three)
@EXAMPLES
def test_without_the_limit_units_open_as_the_plan_says(country, found):
    results = computed(country, found)
    for waiting in model().workforce.waiting:
        assert line(results, waiting.opening) == pytest.approx(line(results, waiting.asked))


@given(country=countries(limit=True), found=three)
@EXAMPLES
def test_the_action_that_comes_first_in_the_plan_never_waits_for_those_after_it_in_a_year(country, found):
    """Whatever the others ask for in the first year, the first action opens the same units then."""
    modest = [found[0], *(replace(one, wanted=[0.0] * (LAST + 1)) for one in found[1:])]
    opening = model().workforce.waiting[0].opening
    assert line(computed(country, found), opening)[1] == line(computed(country, modest), opening)[1]


def line(results: Results, row: Row) -> Array:
    values: Array = np.broadcast_to(results[row][:, 0], (COLUMNS,))
    return values


def test_the_reference_follows_a_case_of_the_yaml_file():
    """First case of two competing actions, computed by hand in tests/cases/workforce.yaml."""
    nothing = dict.fromkeys(CADRES, 0.0)
    nurses = {"nurse": 2.0, "psychologist": 0.0}
    country = Country({**nothing, "nurse": 10.0}, nothing, {**nothing, "nurse": 3.0}, nothing, nothing, 1, True)
    wanted = [0.0, *([3.0] * 5)]
    found: Years = follow(country, [Service(wanted, nurses, 1), Service(wanted, nurses)], 5, 6)
    assert found.opening == [[0, 1, 1, 0, 0, 0], [0, 0, 1, 1, 1, 0]]
    assert found.needed["nurse"] == [2, 3, 6, 9, 11, 12]
