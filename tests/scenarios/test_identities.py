"""What must hold to the cent in every scenario and every draw of the example plans."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from costing import COUNTED, Model, Results, Row, kinds, run
from parameters import Draws, Plan, load_plan
from scenarios import Thresholds, project
from scenarios.inputs import drawn_inputs

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PRICED = Path(__file__).resolve().parents[1] / "data" / "priced.yaml"
DRAWS = 40
CASES = [
    (name, scenario)
    for name, scenarios in {
        "arandia": ("reform", "later"),
        "peru": ("reform", "faster"),
        "czechia": ("reform", "later"),
        "rushed": ("reform", "paced"),
        "priced": ("reform", "slow", "frozen", "procured"),
    }.items()
    for scenario in scenarios
]


@cache
def plan_of(name: str) -> Plan:
    file = PRICED if name == "priced" else EXAMPLES / name / "plan.yaml"
    return load_plan(file, kinds(), limits=Thresholds.names())


@cache
def drawn(name: str, scenario: str) -> tuple[Model, Results]:
    plan = plan_of(name)
    model = project(plan, names=[scenario]).scenarios[scenario].model
    table = Draws.latin_hypercube(plan.scenarios[scenario].parameters(), DRAWS, 1)
    inputs = drawn_inputs(model.book, table)
    if COUNTED in model.book.inputs:  # draws carry no contingencies, the base case does: both must add up
        inputs[COUNTED] = np.arange(DRAWS) % 2.0
    return model, run(model.book, inputs)


def cents(results: Results, *rows: Row) -> list[np.ndarray]:
    """Plan years of each row, all draws."""
    plan = rows[0].book.plan_columns
    return [results[row][plan] for row in rows]


@pytest.mark.parametrize(("name", "scenario"), CASES)
def test_everybody_is_somewhere(name, scenario):
    model, results = drawn(name, scenario)
    for down in model.institutions.values():
        assert down.people is not None
        for group in down.people.groups:
            living = results[group.residents]
            start, end = living[:-1], living[1:]
            moved = sum(results[way.moves][1:] for way in group.ways)
            came = start + results[group.admitted][1:]
            went = moved + results[group.deaths][1:] + results[group.other][1:]
            np.testing.assert_allclose(came, went + end, atol=1e-8)


@pytest.mark.parametrize(("name", "scenario"), CASES)
def test_nobody_moves_without_a_place_while_the_gate_is_on(name, scenario):
    model, results = drawn(name, scenario)
    for down in model.institutions.values():
        assert down.gate is not None
        gated = results[down.gate][0] > 0.5
        for offer in down.offers.values():
            spare = results[offer.ready] - results[offer.moved]
            assert (np.broadcast_to(spare, (len(spare), DRAWS))[:, np.broadcast_to(gated, DRAWS)] >= -1e-8).all()


@pytest.mark.parametrize(("name", "scenario"), CASES)
def test_the_bridge_and_released_money_add_up_to_the_cent(name, scenario):
    model, results = drawn(name, scenario)
    bridge, change = model.bridge, model.transition
    assert bridge is not None
    assert change is not None
    fenced, kept, returned, released = cents(
        results, bridge.ring_fenced, bridge.retained, bridge.returned, change.released
    )
    np.testing.assert_allclose(fenced + kept + returned, released, atol=0.005)
    used, repaid, surplus, need, drawn_, gap = cents(
        results, bridge.used, bridge.repaid, bridge.surplus, bridge.need, bridge.drawn, bridge.gap
    )
    np.testing.assert_allclose(used + repaid + surplus, fenced, atol=0.005)
    np.testing.assert_allclose(used + drawn_ + gap, need, atol=0.005)
    opening, interest, closing = cents(results, bridge.opening, bridge.interest, bridge.balance)
    np.testing.assert_allclose(opening + interest + drawn_ - repaid, closing, atol=0.005)


@pytest.mark.parametrize(("name", "scenario"), CASES)
def test_double_funding_is_its_lasting_and_its_passing_part(name, scenario):
    model, results = drawn(name, scenario)
    change = model.transition
    assert change is not None
    double, lasting, passing = cents(results, change.double_funding, change.lasting, change.passing)
    np.testing.assert_allclose(lasting + passing, double, atol=0.005)
    assert (lasting >= 0).all()
    assert (passing >= -0.005).all()
