"""What is put on top of prices: it adds up, draws carry none of it, and it changes no saving."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from costing import COUNTED, RecordError, in_view, kinds, run
from parameters import Draws, PlanError, load_plan
from scenarios import Projected, Projection, project
from tests.costing.small_plans import fact, projected

PRICED = Path(__file__).parents[1] / "data" / "priced.yaml"
DRAWS = 60
CENT = 0.005


@cache
def drawn() -> Projection:
    return project(load_plan(PRICED, kinds()), DRAWS, seed=1)


def one(name: str = "reform") -> Projected:
    return drawn().scenarios[name]


def summed(found: Projected, rows) -> np.ndarray:
    return sum(found.values(row) for row in rows)


@pytest.mark.parametrize("name", ["reform", "slow", "frozen", "procured"])
def test_the_layers_of_new_spending_add_up_to_its_nominal_cost(name):
    found, layers = one(name), one(name).model.layers
    parts = [layers.base, layers.optimism_bias, layers.physical, layers.taxes]
    values = found.values
    np.testing.assert_allclose(summed(found, parts), values(layers.real), atol=CENT)
    np.testing.assert_allclose(values(layers.real) + values(layers.price), values(layers.nominal), atol=CENT)
    total = values(found.model.totals.nominal)
    np.testing.assert_allclose(values(layers.nominal) + values(layers.others), total, atol=CENT)
    assert all(values(part).max() > 0 for part in (*parts, layers.price))


@pytest.mark.parametrize("name", ["reform", "procured"])
def test_each_line_on_top_is_its_rate_times_what_it_is_put_on(name):
    """Summed by rate: what carries a rate, times the rate, is what was written with it."""
    found, model = one(name), one(name).model
    for key, rate in model.on_top.rates.known.items():
        carriers = [e for e in model.ledger.entries if key in model.on_top.carried.get(id(e), {}).values()]
        written = [e for e in carriers if model.on_top.carried[id(e)].get(e.layer) == key]
        under = [entry for entry in carriers if entry not in written]
        expected = summed(found, [entry.real for entry in under]) * found.values(rate)[0]
        np.testing.assert_allclose(summed(found, [entry.real for entry in written]), expected, atol=CENT)


def test_lines_on_top_have_the_tags_of_what_they_belong_to():
    model = one().model
    kinds_of_tags = {(e.tags["element"], e.tags["econ"], e.tags["standing"]) for e in model.ledger.of(layer="base")}
    for layer in ("optimism bias", "physical contingency", "tax"):
        for entry in model.ledger.of(layer=layer):
            assert (entry.tags["element"], entry.tags["econ"], entry.tags["standing"]) in kinds_of_tags
            assert layer == "tax" or entry.tags["standing"] in ("new", "expansion")
            assert (entry.tags["view"] == "cash") == (layer == "tax" or entry.capital)


def test_nothing_is_put_on_what_is_released():
    found = one()
    bare = run(found.model.book, {COUNTED: np.zeros(1)})
    change, book = found.model.transition, found.model.book
    for row in (change.base, change.institutions, change.released, found.model.totals.baseline_nominal):
        np.testing.assert_allclose(found.values(row), bare[row][:, 0], atol=CENT)
    for row in (change.community, change.one_offs, change.capital, change.double_funding, change.lasting):
        plan = book.plan_columns
        assert found.values(row)[plan].sum() > bare[row][plan, 0].sum() + 1


def test_double_funding_is_the_sum_of_ledger_lines_with_what_is_on_top():
    found = one()
    ledger, change = found.model.ledger, found.model.transition
    homes = [entry for entry in ledger.entries if "homes" in entry.tags and not entry.capital]
    once = [entry for entry in ledger.entries if entry.tags.get("change") == "one-off"]
    spent = summed(found, [entry.nominal for entry in (*homes, *once)])
    extra = spent + found.values(change.institutions) - found.values(change.base)
    np.testing.assert_allclose(found.values(change.extra)[1:], extra[1:], atol=CENT)
    assert {entry.layer for entry in (*homes, *once)} >= {"base", "physical contingency", "tax"}


def test_draws_carry_neither_optimism_bias_nor_physical_contingency():
    layers = one().model.layers
    keep = [lambda m: m.layers.optimism_bias, lambda m: m.layers.physical, lambda m: m.layers.taxes]
    plan = project(load_plan(PRICED, kinds()), DRAWS, seed=1, names=["reform"], keep=keep)
    found = plan.scenarios["reform"]
    same = found.model.layers
    assert np.abs(found.drawn[same.optimism_bias]).max() == 0
    assert np.abs(found.drawn[same.physical]).max() == 0
    assert found.drawn[same.taxes].max() > 0
    assert one().values(layers.optimism_bias).max() > 0


def test_p80_less_the_base_case_without_contingencies_is_what_the_draws_imply():
    found = one()
    row = found.model.undiscounted
    bare = run(found.model.book, {COUNTED: np.zeros(1)})[row][0, 0]
    assert found.bare[row][0, 0] == bare
    assert bare < found.values(row)[0]
    implied = np.quantile(found.drawn[row], 0.8) - bare
    assert 0 < implied < found.values(row)[0] - bare


def test_the_base_case_among_draws_keeps_its_contingencies():
    plan = load_plan(PRICED, kinds())
    found = project(plan, Draws.base(), names=["reform"]).scenarios["reform"]
    assert found.drawn[found.model.undiscounted][0, 0] == found.values(found.model.undiscounted)[0]


@pytest.mark.parametrize("name", ["status_quo", "reform", "frozen"])
def test_the_economic_view_is_the_sum_of_its_lines(name):
    found, view = one(name), one(name).model.economic
    lines = in_view(found.model.ledger, "economic")
    np.testing.assert_allclose(summed(found, [line.real for line in lines]), found.values(view.total), atol=CENT)
    cash = in_view(found.model.ledger, "cash")
    np.testing.assert_allclose(summed(found, [line.real for line in cash]), found.values(found.model.totals.real),
                               atol=CENT)  # fmt: skip


def test_no_new_policy_carries_taxes_only():
    quo = drawn().scenarios["status_quo"].model
    assert {entry.layer for entry in quo.ledger.entries} == {"base", "tax"}
    assert quo.tails == {}


def test_the_budget_of_an_institution_and_what_it_no_longer_spends_carry_no_tax():
    for name in ("status_quo", "reform", "frozen"):
        entries = one(name).model.ledger.of(layer="tax")
        inside = [e for e in entries if e.tags["setting"] == "institution" and e.tags["standing"] != "new"]
        assert not inside
        assert not [e for e in entries if e.tags["standing"] == "transfer-in"]


def test_what_is_saved_and_what_is_added_of_one_thing_carry_one_tax(tmp_path):
    old = {"kind": "programme", "name": "Old", "yearly": fact(10, "ARD 2025"), "at_start": fact(1), "end": 2027}
    new = {"kind": "programme", "name": "New", "yearly": fact(10, "ARD 2025"), "start": 2027}
    plan = {"taxes": {"goods": fact(0.2)}, "actions": {"old": old, "new": new}}
    found = projected(tmp_path, plan).scenarios["reform"]
    assert found.values(found.model.totals.nominal)[found.model.book.plan_columns] == pytest.approx(12)


def test_money_given_to_people_carries_no_tax(tmp_path):
    prices = {"fee": fact(9, "ARD 2025/people/day"), "per_diem": fact(5, "ARD 2025/people/day")}
    board = {"kind": "governance", "name": "Board", "meetings": 1, "members": 3, "travel": fact(2, "ARD 2025/people")}
    course = {"kind": "training_cascade", "name": "Course", "targets": {2026: 10}, "leaving": fact(0),
              "course_days": fact(1, "day"), "journey": fact(0, "ARD 2025/people")}  # fmt: skip
    plan = {"taxes": {"goods": fact(0.2)}, "actions": {"board": board, "course": course},
            "field_costs": {**prices, "venue": fact(1, "ARD 2025/day")}}  # fmt: skip
    taxed = projected(tmp_path, plan).scenarios["reform"].model.ledger.of(layer="tax")
    assert not [entry.label for entry in taxed if "fee" in entry.label or "diem" in entry.label]
    assert [entry.label for entry in taxed if "journeys of members" in entry.label or "lines from" in entry.label]


@pytest.mark.parametrize("name", ["pay", "transfers"])
def test_pay_and_transfers_are_not_taxed(tmp_path, name):
    with pytest.raises(PlanError, match=rf"taxes\.{name}: is not taxed: pay and transfers are money that people are"):
        projected(tmp_path, small(taxes={name: fact(0.1)}))


def small(**given):
    law = {"kind": "programme", "name": "Law", "yearly": fact(10, "ARD 2025")}
    return {"actions": {"law": law}, **given}


def test_a_share_of_something_that_is_not_in_the_plan_is_refused(tmp_path):
    with pytest.raises(RecordError, match=r"contingencies\.procured\.centres: no action, place or institution of"):
        projected(tmp_path, small(contingencies={"procured": {"centres": 1}}))


@pytest.mark.parametrize(("given", "said"), [
    ({"contingencies": {"physical": {"good": fact(0.1)}}}, "contingencies.physical.good"),
    ({"contingencies": {"optimism_bias": {"houses": fact(0.1)}}}, "contingencies.optimism_bias.houses"),
    ({"taxes": {"goods": fact(1.5)}}, "taxes.goods"),
])  # fmt: skip
def test_a_rate_of_nothing_known_or_above_all_is_refused(tmp_path, given, said):
    with pytest.raises(PlanError, match=said):
        projected(tmp_path, small(**given))


def test_a_building_needs_a_useful_life(tmp_path):
    centres = {"kind": "facility", "name": "Centres", "units": {2026: 1}, "build": fact(10, "ARD 2025/centre")}
    with pytest.raises(RecordError, match=r"how long a building lasts is not known: add useful_lives\.building"):
        projected(tmp_path, {"actions": {"centres": centres}, "useful_lives": None})
