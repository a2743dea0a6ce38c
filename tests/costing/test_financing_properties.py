"""What holds of every plan and every source of money, looked for by hypothesis, and against a plain reference."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from costing import Model, Results, Row, record, run
from costing.existing_money import BRIDGE, BUDGET, OTHERS, RELEASED, of_the_change
from tests.costing.reference_financing import Cost, Giver, allocate, may_pay
from tests.costing.small_plans import fact, small_plan
from tests.examples import examples

Array = NDArray[np.float64]
MONEY, CENT, DRAWS = "ARD 2025", 0.005, 3
AUTOMATIC = (BUDGET, OTHERS, RELEASED, BRIDGE)
EXAMPLES = examples(25)
shares = st.sampled_from([0.0, 0.3, 1.0])
amounts = st.sampled_from([0, 50, 300, 2000])


def whole_plan() -> dict[str, Any]:
    """An institution that closes with its homes, a service with buildings, peers, a law that ends, monitoring."""
    return {
        "years": "2026-2031",
        "places": {
            "flat": {
                "kind": "home", "name": "Flat", "payer": "Social", "running": fact(10, f"{MONEY}/people"),
                "build": fact(5, f"{MONEY}/people"),
            },
        },
        "institutions": {
            "north": {
                "kind": "institution", "name": "North", "payer": "Health", "residents": fact(100, "people"),
                "wards": fact(10, "ward"), "deaths": fact(0.03), "moves": {2026: 20, 2027: 70}, "places": "flat",
                "moratorium": 2026, "fixed": fact(100, MONEY), "step": fact(1000, MONEY), "variable": fact(900, MONEY),
                "one_offs": {"package": fact(3, f"{MONEY}/people"), "better_care": fact(1, f"{MONEY}/people")},
            },
        },
        "actions": {
            "centres": {
                "kind": "facility", "name": "Centres", "payer": "Health", "tags": {"setting": "community"},
                "units": {2025: 0, 2026: 2, 2027: 4}, "build": fact(300, f"{MONEY}/centre"),
                "running": fact(50, f"{MONEY}/centre"),
            },
            "peers": {
                "kind": "programme", "name": "Peers", "payer": "Social", "yearly": fact(100, MONEY),
                "at_start": fact(0.4), "tags": {"setting": "community", "directive": "3.1"},
            },
            "law": {
                "kind": "programme", "name": "Law", "payer": "Justice", "yearly": fact(80, MONEY), "at_start": fact(1),
                "end": 2028.5, "tags": {"setting": "cross-cutting"},
            },
            "eyes": {"menu": "gov.monitor", "payer": "Justice", "yearly": fact(30, MONEY), "posts": {}, "start": 2027},
        },
    }  # fmt: skip


def some(options: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(options), min_size=1, max_size=2, unique=True)


PAYS = st.fixed_dictionaries(
    {},
    optional={
        "payers": some(["Health", "Social", "Justice"]),
        "elements": some(["north", "centres", "peers", "law", "eyes"]),
        "settings": some(["community", "institution", "cross-cutting"]),
        "nature": st.sampled_from(["any", "recurrent", "capital"]),
        "policy": st.sampled_from(["new", "existing", "any"]),
    },
)


@st.composite
def givers(draw: Any) -> dict[str, Any]:
    """Budgets, grants and loans on any terms; sometimes a bridge, and a budget that does not keep everything."""
    found: dict[str, Any] = {}
    for number in range(draw(st.integers(0, 4))):
        terms = {"pays": draw(PAYS), "security": draw(st.sampled_from(["voted", "promised", "asked"]))}
        terms |= draw(st.fixed_dictionaries({}, optional={"order": st.integers(1, 3), "end": st.just(2028.5)}))
        yearly = {2026: fact(draw(amounts), MONEY), 2028: fact(draw(amounts), MONEY)}
        found[f"giver{number}"] = {"kind": "budget", "name": f"Giver {number}", "amount": yearly, "terms": terms}
    if draw(st.booleans()):
        found["existing_budget"] = {"kept": {2025: 1, 2028: draw(shares)}}
    if draw(st.booleans()):
        fence = draw(shares)
        found["bridge"] = {
            "ring_fence": fence, "retained": (1 - fence) / 2, "lag_years": draw(st.integers(0, 2)),
            "pays_capital": draw(shares), "interest": 0.05, "limit": fact(draw(amounts), MONEY),
        }  # fmt: skip
        if draw(st.booleans()):
            found["bridge"]["voted"] = {2026: fact(draw(amounts), MONEY), 2029: fact(draw(amounts), MONEY)}
    return found


@st.composite
def plans(draw: Any) -> dict[str, Any]:
    tree = whole_plan() | {"financing": draw(givers())}
    if draw(st.booleans()):
        tree["institutions"]["north"]["voted"] = {2026: draw(st.sampled_from([0.5, 0.9, 1.1]))}
    for name in draw(st.lists(st.sampled_from(["centres", "peers", "law"]), unique=True)):
        tree["actions"][name]["priority"] = draw(st.integers(1, 3))
    return tree


def costed(tree: Mapping[str, Any]) -> tuple[Model, Results]:
    """A plan over draws of all that sources and bridges hold and of some prices."""
    with tempfile.TemporaryDirectory() as folder:
        plan = small_plan(Path(folder), tree)
    model = record(plan, plan.scenarios["reform"])
    book, moved = model.book, {}
    for place, (address, row) in enumerate(book.inputs.items()):
        drawn = address.startswith(("financing.giver", "financing.bridge.limit", "actions.", "places."))
        if drawn and row.unit.money and row.values.shape == (1, 1):
            moved[address] = row.values[0] * np.array([1.0, 0.5 + place % 7 / 4, 1.5 - place % 5 / 4])
    with np.errstate(all="raise"):
        return model, run(book, moved)


def values(model: Model, results: Results, row: Row) -> Array:
    return np.broadcast_to(results[row], (model.book.columns, DRAWS)).astype(float)


def pieces(
    tree: Mapping[str, Any], model: Model, results: Results
) -> Iterator[tuple[int, int, list[Cost], list[Giver]]]:
    """Costs and givers of each year and draw."""
    money = model.financing
    holds = {source.name: values(model, results, source.holds) for source in money.sources}
    lines = [(e.tags, values(model, results, e.nominal), id(e) in money.existing) for e in model.ledger.entries]
    capital = tree["financing"].get("bridge", {}).get("pays_capital")
    for year in range(model.book.plan_columns.stop):
        for draw in range(DRAWS):
            costs = [Cost(tags, amount[year, draw], existing) for tags, amount, existing in lines]
            found = [Giver(BUDGET, holds[BUDGET][year, draw], lambda cost: cost.existing, automatic=True)]
            for name in (OTHERS, RELEASED, BRIDGE):
                if name in holds:
                    wide = name == RELEASED
                    found.append(Giver(name, holds[name][year, draw], _of_change(wide), True, capital=capital))
            for name, element in tree["financing"].items():
                if element.get("kind") == "budget":
                    terms = element["terms"]
                    may, order = may_pay(terms["pays"]), terms.get("order", float("inf"))
                    found.append(Giver(name, holds[name][year, draw], may, order=order))
            yield year, draw, costs, found


def _of_change(wide: bool) -> Any:
    return lambda cost: cost.change or (wide and not cost.existing and cost.tags["setting"] == "community")


@given(plans())
@EXAMPLES
def test_lines_pay_what_the_plain_reference_pays(tree):
    model, results = costed(tree)
    money = model.financing
    paid = {name: values(model, results, row) for name, row in money.paid.items()}
    funded = {name: values(model, results, one.funded) for name, one in money.elements.items()}
    actions = ["centres", "peers", "law"]
    ranks = {name: tree["actions"][name].get("priority", 9) for name in actions}
    elements = ["north", "eyes", *sorted(actions, key=lambda name: (ranks[name], actions.index(name)))]
    for year, draw, costs, found in pieces(tree, model, results):
        by_giver, by_element = allocate(costs, found, elements)
        assert {name: row[year, draw] for name, row in paid.items()} == pytest_approx(by_giver)
        assert {name: row[year, draw] for name, row in funded.items()} == pytest_approx(by_element)


def pytest_approx(wanted: Mapping[str, float]) -> Any:
    import pytest

    return pytest.approx(wanted, abs=1e-6)


@given(plans())
@EXAMPLES
def test_every_view_of_the_money_adds_up_and_nobody_pays_what_they_do_not_hold(tree):
    model, results = costed(tree)
    money, inside = model.financing, slice(0, model.book.plan_columns.stop)

    def of(row: Row) -> Array:
        return values(model, results, row)[inside]

    def together(rows: Any) -> Array:
        return np.sum([of(row) for row in rows], axis=0)

    cost, funded, gap = of(money.total.cost), of(money.total.funded), of(money.total.gap)
    assert np.abs(cost - of(model.totals.nominal)).max() < CENT
    views = {
        "gap and funded": funded + gap,
        "ledger": together(entry.nominal for entry in model.ledger.entries),
        "pots": together(pot.need for pot in money.pots),
        "elements": together(one.cost for one in money.elements.values()),
    }
    for name, view in views.items():
        assert np.abs(view - cost).max() < CENT, name
    paid = {
        "sources": together(money.paid.values()),
        "security": together(money.secure.values()),
        "elements": together(one.funded for one in money.elements.values()),
        "pots": together(row for pot in money.pots for row in pot.paid.values()),
        "holds less unused": together(s.holds for s in money.sources) - together(money.unused.values()),
    }
    for name, view in paid.items():
        assert np.abs(view - funded).max() < CENT, name
    assert np.abs(together(pot.left for pot in money.pots) - gap).max() < CENT
    assert gap.min() > -CENT
    for source in money.sources:
        assert of(money.paid[source.name]).min() > -CENT
        assert of(money.unused[source.name]).min() > -CENT
        mine = [pot for pot in money.pots if source.name in pot.sources]
        assert all(source.may(entry, id(entry) in money.existing) for pot in mine for entry in pot.entries)
    for one in money.elements.values():
        assert of(one.gap).min() > -CENT


@given(plans())
@EXAMPLES
def test_released_money_is_spent_once_and_not_before_it_is_released_and_the_bridge_is_as_its_ledger_says(tree):
    look_at_released_money(tree)


@pytest.mark.parametrize("voted", [0.5, 0.9, 1.1])
def test_what_fills_the_gap_of_a_vote_is_not_voted_again_as_released(voted):
    tree = whole_plan()
    tree["institutions"]["north"]["voted"] = {2026: voted}
    bridge = {"ring_fence": 0.3, "retained": 0.35, "lag_years": 1, "pays_capital": 0.0, "limit": fact(0, MONEY)}
    tree["financing"] = {"bridge": bridge}
    look_at_released_money(tree)


def look_at_released_money(tree: dict[str, Any]) -> None:
    model, results = costed(tree)
    money, bridge = model.financing, model.bridge
    if bridge is None:
        return
    change = model.transition
    assert change is not None
    inside = slice(0, model.book.plan_columns.stop)

    def of(row: Row) -> Array:
        return values(model, results, row)[inside]

    lag = tree["financing"]["bridge"]["lag_years"]
    released, spent = of(change.released), of(money.paid[RELEASED]) + of(bridge.repaid)
    assert (spent - of(bridge.ring_fenced)).max() < CENT
    before = np.vstack([np.zeros((lag, DRAWS)), released])[: len(released)]
    assert (spent - before).max() < CENT  # prices are constant
    for_change = [p for p in money.pots if all(of_the_change(e, id(e) in money.existing) for e in p.entries)]
    used = np.sum([of(p.paid[RELEASED]) for p in for_change if RELEASED in p.paid], axis=0)
    capital = of(change.capital) * (1 - tree["financing"]["bridge"]["pays_capital"])
    assert np.abs(used - of(bridge.used)).max() < CENT
    assert np.abs(of(money.paid[BRIDGE]) - of(bridge.drawn)).max() < CENT
    others = [p.paid[name] for p in for_change for name in p.paid if name not in AUTOMATIC]
    left = np.sum([of(p.left) for p in for_change], axis=0) + np.sum([of(row) for row in others], axis=0)
    assert np.abs(left - of(bridge.gap) - capital).max() < CENT
