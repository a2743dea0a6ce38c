"""Groups and kinds of homes in lines against plain Python over random institutions, and what always holds."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from costing import Model, Results, Row, record, run
from tests.costing.reference_groups import Group, Kind, Plan, State
from tests.costing.reference_groups import run as by_hand
from tests.costing.small_plans import fact, small_plan

Array = NDArray[np.float64]
LAST, DRAWS = 12, 80
AT = "institutions.north."
GROUPS = ("low", "high", "children")
MONEY = "ARD 2025"
CENT = 0.005


def group() -> dict[str, Any]:
    people = {name: fact(10, "people") for name in ("residents", "other", "own_decision", "admissions")}
    rates = {name: fact(0.03) for name in ("deaths", "deaths_outside")}
    return {**people, **rates, "moves": {2027: 50}, "to": {"flat": 0.5, "shared": 0.5}, "weight": 1}


@cache
def model() -> Model:
    price = fact(22000, f"{MONEY}/people")
    home = {"kind": "home", "running": price, "posts": {"nurse": fact(0.2, "FTE/people")}, "build": price}
    home |= {"delay": 0, "lead_months": 3}
    nurse = {"posts": fact(30, "FTE"), "redeployed": 0.5, "retired": 0.2, "follow": "residents"}
    north = {
        "kind": "institution", "name": "North", "wards": fact(4, "ward"), "moratorium": 2027.0, "move_time": 0.5,
        "groups": {name: group() for name in GROUPS}, "places_open": {"shared": {2026: 50}}, "places_time": 0.5,
        "free_places": {name: fact(0, "people") for name in ("flat", "shared")}, "gate": 1,
        "assessed": {2026: 40, 2037: 40}, "staff": {"nurse": nurse}, "own_decision_home": "flat",
        "not_admitted": {"lasting": fact(0.5), "home": "shared", "crisis": fact(900, f"{MONEY}/people")},
        "one_offs": {"planning": {"nurse": fact(30, "hour/people")}, "follow_up": price, "better_care": price},
        "site": {"empty": fact(9e4, MONEY), "sale": fact(9e5, MONEY), "probability": fact(0.5)},
        "per_diem": fact(30000, f"{MONEY}/people"),
        "fixed": fact(2e6, MONEY), "step": fact(3.2e6, MONEY), "variable": fact(1.6e6, MONEY),
    }  # fmt: skip
    bridge = {"ring_fence": 0.6, "retained": 0.2, "interest": 0.05, "limit": fact(2e6, MONEY), "pays_capital": 1}
    prices = {"inflation": fact(0.04), "foreign_inflation": fact(0.02), "depreciation": fact(0.03)}
    tree = {
        "years": f"2026-{2025 + LAST}", "prices": prices, "institutions": {"north": north},
        "places": {"flat": {**home, "name": "Flat"}, "shared": {**home, "name": "Shared"}},
        "financing": {"bridge": bridge},
    }  # fmt: skip
    with TemporaryDirectory() as folder:
        plan = small_plan(Path(folder), tree)
    return record(plan, plan.scenarios["reform"])


def random_inputs(seed: int) -> dict[str, Array]:
    """Values of every setting of people and homes, many of them on the edges where something tips."""
    rng = np.random.default_rng(seed)

    def pick(*values: float) -> Array:
        return rng.choice(np.array(values), DRAWS)

    def flow() -> Array:
        table = np.zeros((LAST + 4, DRAWS))
        table[1 : LAST + 1] = rng.choice([0, 0, 10, 37.5, 60], (LAST, DRAWS))
        return table

    found = {
        "wards": pick(1, 4, 7), "moratorium": pick(2025, 2026, 2026.5, 2028, 2030.25), "move_time": pick(0, 0.25, 0.9),
        "places_open.shared": flow(), "places_time": pick(0, 0.25, 0.5), "free_places.flat": pick(0, 15),
        "free_places.shared": pick(0, 7), "gate": pick(0, 1, 1, 1), "assessed.0": pick(0, 15, 60, 1000),
    }  # fmt: skip
    found["assessed.1"] = found["assessed.0"]
    for name in GROUPS:
        share = pick(0, 0.25, 0.5, 1)
        found |= {
            f"groups.{name}.{key}": values
            for key, values in {
                "residents": pick(40, 80, 133.3), "deaths": pick(0, 0.03, 0.2, 0.5), "deaths_outside": pick(0, 0.05),
                "other": pick(5, 30), "own_decision": pick(0, 2, 5), "admissions": pick(0, 5, 30),
                "weight": pick(0.5, 1, 1.7), "moves": flow(), "to.flat": share, "to.shared": 1 - share,
            }.items()
        }  # fmt: skip
    places = {
        f"places.{kind}.{key}": pick(*values)
        for kind in ("flat", "shared")
        for key, values in (("delay", (0, 0, 0.4, 1, 2.5)), ("lead_months", (0, 3, 6, 11)))
    }
    return {AT + key: values for key, values in found.items()} | places


def hand(inputs: dict[str, Array], draw: int) -> Plan:
    def figure(address: str) -> float:
        return float(inputs[address][draw])

    def flow(address: str) -> dict[int, float]:
        return {year: float(inputs[address][year, draw]) for year in range(1, LAST + 1)}

    def one(name: str) -> Group:
        at = f"{AT}groups.{name}."
        names = ("residents", "deaths", "deaths_outside", "other", "own_decision", "admissions", "weight")
        to = {kind: figure(f"{at}to.{kind}") for kind in ("flat", "shared")}
        return Group(*(figure(at + key) for key in names), flow(f"{at}moves"), to)

    def kind(name: str) -> Kind:
        listed = flow(f"{AT}places_open.{name}") if name == "shared" else None
        at = f"places.{name}."
        free = figure(f"{AT}free_places.{name}")
        return Kind(figure(f"{at}delay"), figure(f"{at}lead_months") / 12, listed, free)

    return Plan(
        {name: one(name) for name in GROUPS}, {name: kind(name) for name in ("flat", "shared")},
        figure(f"{AT}wards"), figure(f"{AT}moratorium") - 2025, figure(f"{AT}move_time"), figure(f"{AT}places_time"),
        figure(f"{AT}gate") > 0.5, figure(f"{AT}assessed.0"),
    )  # fmt: skip


def computed(inputs: dict[str, Array]) -> Results:
    with np.errstate(all="raise"):
        return run(model().book, inputs)


def rows() -> dict[str, Row | None]:
    down = model().institutions["north"]
    people = down.people
    assert people is not None
    return {
        "residents": people.residents, "beds": people.beds, "wards": down.wards, "leavers": people.leavers,
        "moves": people.moves, "deaths": people.deaths, "admitted": people.admitted, "waiting": people.waiting,
        "unplanned": people.unplanned,
        "weighed": model().book["north/residents-as-a-share-of-the-base-year-by-what-they-cost"],
    }  # fmt: skip


def test_the_lines_are_the_equations_in_plain_python():
    inputs = random_inputs(1)
    results = computed(inputs)
    down = model().institutions["north"]
    for draw in range(DRAWS):
        expected: State = by_hand(hand(inputs, draw), LAST)
        for name, row in rows().items():
            got = of(results, row)[: LAST + 1, draw]
            assert got == pytest.approx(getattr(expected, name), abs=1e-7), f"{name}, draw {draw}: {hand(inputs, draw)}"
        places = sum(of(results, offer.places.years)[: LAST + 1, draw] for offer in down.offers.values())
        assert places == pytest.approx(expected.places, abs=1e-7), draw


def of(results: Results, row: Row | None) -> Array:
    assert row is not None
    return np.broadcast_to(results[row], (LAST + 4, DRAWS))


def test_everybody_of_every_group_is_somewhere():
    inputs = random_inputs(2)
    results = computed(inputs)
    people = model().institutions["north"].people
    assert people is not None
    for one in people.groups:
        came = of(results, one.admitted).cumsum(0)
        moved = sum(of(results, way.moves) for way in one.ways).cumsum(0)
        gone = moved + of(results, one.deaths).cumsum(0) + of(results, one.other).cumsum(0)
        start = inputs[f"{AT}groups.{one.name}.residents"]
        assert np.abs(start + came - gone - of(results, one.residents)).max() < 1e-9
        left = (moved + of(results, one.own).cumsum(0)) - of(results, one.died_outside).cumsum(0)
        assert np.abs(left - of(results, one.leavers)).max() < 1e-9
        alive = of(results, one.residents)
        assert ((alive == 0) | (alive > 9e-7)).all()  # nobody is left by rounding
        for row in (one.residents, one.deaths, one.other, one.admitted, one.not_admitted, one.average, one.leavers):
            assert of(results, row).min() >= 0, row


def test_no_move_without_a_place_and_no_bed_comes_back():
    inputs = random_inputs(3)
    results = computed(inputs)
    down = model().institutions["north"]
    people, gated = down.people, inputs[AT + "gate"] > 0.5
    assert people is not None
    for offer in down.offers.values():
        moved = of(results, offer.moves).cumsum(0)
        assert (moved - of(results, offer.ready))[:, gated].max() <= 1e-8
        stand = of(results, offer.places.open) + inputs[f"{AT}free_places.{offer.name}"]
        assert (moved - stand)[: LAST + 1, gated].max() <= 1e-8
    assert (of(results, people.moves) - inputs[AT + "assessed.0"]).max() <= 1e-9
    assert np.diff(of(results, people.beds), axis=0).max() <= 0
    assert (of(results, people.residents) - of(results, people.beds)).max() <= 1e-7


def test_with_the_gate_off_as_many_people_or_more_have_moved_by_any_date():
    inputs = random_inputs(4)
    nobody, enough = np.zeros(DRAWS), np.full(DRAWS, 1e6)
    for name in GROUPS:
        inputs |= {f"{AT}groups.{name}.{key}": nobody for key in ("deaths", "other", "own_decision", "admissions")}
    inputs |= {AT + "assessed.0": enough, AT + "assessed.1": enough}
    moves = rows()["moves"]
    with_gate = of(computed(inputs | {AT + "gate": np.ones(DRAWS)}), moves).cumsum(0)
    without = of(computed(inputs | {AT + "gate": nobody}), moves).cumsum(0)
    assert (with_gate - without).max() <= 1e-8
    assert (without - with_gate).max() > 1


def test_the_money_adds_up_to_the_cent_in_every_draw():
    results = computed(random_inputs(5))
    found = model()
    down, change, bridge = found.institutions["north"], found.transition, found.bridge
    assert change is not None
    assert bridge is not None

    def money(row: Row | None) -> Array:
        return of(results, row)[: LAST + 1]

    assert np.abs(money(change.base) - money(change.institutions) - money(change.released)).max() < CENT
    assert np.abs(sum(money(e.nominal) for e in down.budget.entries) + money(down.budget.released)).max() < CENT
    split = money(bridge.ring_fenced) + money(bridge.retained) + money(bridge.returned)
    assert np.abs(money(change.released) - split).max() < CENT
    spent = money(bridge.used) + money(bridge.repaid) + money(bridge.surplus)
    assert np.abs(money(bridge.ring_fenced) - spent).max() < CENT
    assert np.abs(money(bridge.need) - money(bridge.used) - money(bridge.drawn) - money(bridge.gap)).max() < CENT
    owed = money(bridge.opening) + money(bridge.interest) + money(bridge.drawn) - money(bridge.repaid)
    assert np.abs(money(bridge.balance) - owed).max() < CENT
    assert np.abs(money(bridge.balance)[:-1] - money(bridge.opening)[1:]).max() == 0
    for name in ("ring_fenced", "used", "drawn", "gap", "repaid", "surplus", "balance", "interest", "need"):
        assert money(getattr(bridge, name)).min() >= -CENT, name
    insurer = down.insurer
    assert insurer is not None
    added = money(insurer.deficit) - money(insurer.before)
    assert np.abs(money(insurer.saved) - added - money(down.budget.released)).max() < CENT
    extra = money(change.community) + money(change.one_offs) + money(change.institutions) - money(change.base)
    assert np.abs(money(change.double_funding) - np.maximum(0, extra)).max() < CENT
    assert np.abs(money(change.lasting) + money(change.passing) - money(change.double_funding)).max() < CENT


def test_released_money_is_never_average_cost():
    results = computed(random_inputs(6))
    found = model()
    down, indices = found.institutions["north"], found.world.ledger.indices
    parts = {"fixed": ("site-open", 2e6, "goods"), "ward": ("wards-as-a-share-of-the-base-year", 3.2e6, "pay")}
    parts["resident"] = ("residents-as-a-share-of-the-base-year-by-what-they-cost", 1.6e6, "goods")
    for name, (share, amount, index) in parts.items():
        saved = of(results, found.book[f"north/released/{name}-cost-no-longer-paid-cost-nominal"])
        still = of(results, found.book[f"north/{share}"])
        expected = amount * of(results, indices[index]) * (1 - still)
        assert np.abs(saved + expected)[1 : LAST + 1].max() < CENT
    crowded = of(results, down.site) > 0.5
    fixed = of(results, found.book["north/released/fixed-cost-no-longer-paid-cost-nominal"])
    assert not fixed[crowded].any()  # however many have left
