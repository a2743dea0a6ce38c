"""The run-down in lines against the same equations in plain Python, over random institutions; and what always holds."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from costing import Model, Results, Row, record, run
from tests.costing.reference_run_down import Institution
from tests.costing.reference_run_down import run as by_hand
from tests.costing.small_plans import fact, small_plan

Array = NDArray[np.float64]
LAST, DRAWS = 12, 60
AT = "institutions.north."
KINDS = [
    {"listed": listed, "moratorium": moratorium, "recorded": recorded}
    for listed, moratorium, recorded in product((False, True), repeat=3)
]


def settings(listed: bool, moratorium: bool, recorded: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": "institution", "name": "North", "places": "flat",
        "residents": fact(200, "people"), "wards": fact(4, "ward"), "deaths": fact(0.03),
        "deaths_outside": fact(0.02), "moves": {2027: 50}, "move_time": 0.5, "delay": 0, "lead_months": 3,
        "free_places": {"flat": fact(0, "people")}, "gate": 1, "ward_lag": 0, "site_lag": 0,
        "fixed": fact(2e6, "ARD 2025"), "step": fact(3.2e6, "ARD 2025"), "variable": fact(1.6e6, "ARD 2025"),
        "other": fact(5, "people"), "beds": fact(210, "people"),
    }  # fmt: skip
    if listed:
        found |= {"places_open": {"flat": {2026: 50}}, "places_time": 0.5}
    if moratorium:
        found["moratorium"] = 2027.0
    if recorded:
        found["admissions"] = fact(10, "people")
    return found


@cache
def model(listed: bool, moratorium: bool, recorded: bool) -> Model:
    tree = {
        "years": f"2026-{2025 + LAST}",
        "places": {"flat": {"kind": "home", "name": "Flat", "running": fact(22000, "ARD 2025/people")}},
        "institutions": {"north": settings(listed, moratorium, recorded)},
    }
    with TemporaryDirectory() as folder:
        plan = small_plan(Path(folder), tree)
    return record(plan, plan.scenarios["reform"])


def random_inputs(kind: dict[str, bool], seed: int) -> dict[str, Array]:
    """Values of every setting, many of them on the edges where something tips."""
    rng = np.random.default_rng(seed)

    def pick(*values: float) -> Array:
        return rng.choice(np.array(values), DRAWS)

    def flow() -> Array:
        table = np.zeros((LAST + 4, DRAWS))
        table[1 : LAST + 1] = rng.choice([0, 0, 10, 37.5, 60, 120], (LAST, DRAWS))
        return table

    found = {
        "residents": pick(120, 200, 333.3), "wards": pick(1, 3, 4, 7), "deaths": pick(0, 0.03, 0.2, 0.5),
        "deaths_outside": pick(0, 0.05), "other": pick(0, 8, 50), "beds": pick(0, 200, 260),
        "move_time": pick(0, 0.1, 0.25, 0.5, 0.9), "delay": pick(0, 0, 0.4, 0.75, 1, 2.5),
        "lead_months": pick(0, 1, 3, 6, 11), "free_places.flat": pick(0, 0, 15), "gate": pick(0, 1, 1, 1),
        "ward_lag": pick(0, 0, 1, 2), "site_lag": pick(0, 0, 1, 3), "moves": flow(),
    }  # fmt: skip
    if kind["listed"]:
        found |= {"places_open.flat": flow(), "places_time": pick(0, 0.25, 0.5, 0.9)}
    if kind["moratorium"]:
        found["moratorium"] = pick(2025, 2026, 2026.5, 2028, 2030.25)
    if kind["recorded"]:
        found["admissions"] = pick(0, 5, 30)
    return {AT + name: values for name, values in found.items()}


def hand(kind: dict[str, bool], inputs: dict[str, Array], draw: int) -> Institution:
    def flow(values: Array) -> dict[int, float]:
        return {year: float(values[year, draw]) for year in range(1, LAST + 1)}

    given = {
        name.removeprefix(AT).removesuffix(".flat"): flow(values) if values.ndim == 2 else float(values[draw])
        for name, values in inputs.items()
    }
    given["gate"] = given["gate"] > 0.5
    given["moratorium"] = given["moratorium"] - 2025 if kind["moratorium"] else None
    for lag in ("ward_lag", "site_lag"):
        given[lag] = int(given[lag])
    return Institution(**given)


def computed(kind: dict[str, bool], inputs: dict[str, Array]) -> tuple[Model, Results]:
    one = model(**kind)
    with np.errstate(all="raise"):
        return one, run(one.book, inputs)


def rows(one: Model) -> dict[str, Row | None]:
    down = one.institutions["north"]
    people, places = down.people, down.offers["flat"].places
    assert people is not None
    return {
        "residents": people.residents, "beds": people.beds, "wards": down.wards, "leavers": down.leavers,
        "moves": people.moves, "deaths": people.deaths, "admissions": people.admitted, "average": people.average,
        "places": places.years, "site": one.book["north/site-open"],
    }  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_the_lines_are_the_equations_in_plain_python(kind):
    inputs = random_inputs(kind, 1)
    one, results = computed(kind, inputs)
    for draw in range(DRAWS):
        expected = by_hand(hand(kind, inputs, draw), LAST)
        for name, row in rows(one).items():
            got = np.broadcast_to(results[row][: LAST + 1], (LAST + 1, DRAWS))[:, draw]
            wanted = getattr(expected, name)
            assert got == pytest.approx(wanted, abs=1e-7), f"{name}, draw {draw}: {hand(kind, inputs, draw)}"


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_what_always_holds(kind):
    inputs = random_inputs(kind, 2)
    one, results = computed(kind, inputs)
    down = one.institutions["north"]
    people = down.people
    assert people is not None
    plan = slice(1, LAST + 1)

    def of(row: Row | None) -> Array:
        return np.broadcast_to(results[row], (LAST + 4, DRAWS))[plan]

    residents, moved = of(people.residents), of(people.moves).cumsum(0)
    gone = moved + of(people.deaths).cumsum(0) + of(people.other).cumsum(0)
    start = inputs[AT + "residents"]
    # everybody is somewhere: start + admissions = moved + died + other discharges + still there
    assert start + of(people.admitted).cumsum(0) == pytest.approx(gone + residents, abs=1e-7)
    for name in ("residents", "moves", "deaths", "other", "admitted", "waiting", "beds"):
        row = getattr(people, name)
        assert of(row).min() >= 0, row
    ready = of(one.book["north/places-flat/places-ready-so-far"])
    gated = inputs[AT + "gate"] > 0.5
    assert (moved - ready)[:, gated].max() <= 1e-9
    beds = np.vstack([results[people.beds][:1] + np.zeros(DRAWS), of(people.beds)])
    assert np.diff(beds, axis=0).max() <= 0
    assert (residents - of(people.beds)).max() <= 1e-7
    assert (of(down.leavers) - moved).max() <= 1e-9
    money_always_holds(one, results, plan)


def money_always_holds(one: Model, results: Results, plan: slice) -> None:
    down, change = one.institutions["north"], one.transition
    assert change is not None
    budget = down.budget
    assert np.array_equal(results[budget.cost], results[budget.base] - results[budget.released])
    shares = {"fixed": "site-open", "ward": "wards-as-a-share-of-the-base-year"}
    for part, share in shares.items():
        released = -results[one.book[f"north/released/{part}-cost-no-longer-paid-cost-nominal"]][plan]
        whole = results[one.book[f"north/budget/{part}-cost-cost-nominal"]][plan]
        gone = 1 - results[one.book[f"north/{share}"]][plan]
        assert released == pytest.approx(whole * gone, rel=1e-9, abs=1e-6)
    assert (results[change.double_funding] >= 0).all()


def test_a_later_place_never_brings_a_move_forward():
    kind = {"listed": True, "moratorium": True, "recorded": False}
    inputs = random_inputs(kind, 3)
    inputs |= {AT + "moratorium": np.full(DRAWS, 2025.0), AT + "other": np.zeros(DRAWS), AT + "gate": np.ones(DRAWS)}
    row = rows(model(**kind))["moves"]
    sooner = computed(kind, inputs)[1][row].cumsum(0)
    by_year = dict(inputs)
    by_year[AT + "places_open.flat"] = np.roll(inputs[AT + "places_open.flat"], 1, axis=0)
    later = dict(inputs) | {AT + "places_time": np.minimum(0.95, inputs[AT + "places_time"] + 0.2)}
    for changed in (by_year, later):
        assert (computed(kind, changed)[1][row].cumsum(0) - sooner).max() <= 1e-9


def test_a_longer_lead_never_lowers_double_funding():
    kind = {"listed": False, "moratorium": True, "recorded": False}
    inputs = random_inputs(kind, 4)
    nobody = np.zeros(DRAWS)
    inputs |= {AT + name: nobody for name in ("deaths", "deaths_outside", "other", "delay")}
    inputs[AT + "gate"] = np.ones(DRAWS)
    moves = inputs[AT + "moves"]
    moves[8:] = 0
    moves *= inputs[AT + "residents"] / np.maximum(1, moves.sum(0))  # the whole run-down lies within the plan
    change = model(**kind).transition
    assert change is not None
    before = np.full(DRAWS, -1.0)
    for months in (0, 2, 5, 8, 11):
        results = computed(kind, inputs | {AT + "lead_months": np.full(DRAWS, float(months))})[1]
        now = results[change.total_real][0]
        assert (now - before).min() >= -1e-6
        before = now
