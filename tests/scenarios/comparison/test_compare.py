"""Plans compared: each driver alone where only it changes, sums in every way, nothing where nothing differs."""

from copy import deepcopy
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from costing import kinds
from parameters import load_plan
from scenarios import DRIVERS, Comparison, Side, compare, project
from tests.command import ARANDIA
from tests.costing.small_plans import CLASSES, CONSTANT, fact, projected

MONEY = "ARD 2025"
PRICED = Path(__file__).parents[2] / "data" / "priced.yaml"
CENT = 0.005


def team(nurses: float = 2.0, amount: float = 1000.0, **settings) -> dict:
    """Posts with the employer's contributions, and a yearly amount, from 2027 to 2028."""
    usual = {"kind": "programme", "name": "Team", "start": 2027.0, "end": 2029.0}
    return {**usual, "yearly": fact(amount, MONEY), "posts": {"nurse": fact(nurses, "FTE")}, **settings}


BASE = {"on_costs": fact(0.2), "pay": {"nurse": fact(100, f"{MONEY}/FTE")}, "actions": {"team": team()}}
INFLATION = {"prices": CONSTANT | {"inflation": fact(0.1), "imported_share": {name: fact(0) for name in CLASSES}}}


def changed(**settings) -> dict:
    return deepcopy(BASE) | settings


def held(folder: Path, first: dict, other: dict) -> Comparison:
    """The reform of one plan against that of another."""
    sides = []
    for label, tree in (("first", first), ("other", other)):
        place = folder / label
        place.mkdir(exist_ok=True)
        sides.append(Side(label, projected(place, tree), "reform"))
    return compare(sides)


def drivers(comparison: Comparison, basis: str = "real", by: str = "all", key: str = "") -> dict[str, float]:
    (one,) = [x for x in comparison.others[0].sums(basis, by) if x.key == key]
    return {name: getattr(one, name) for name in DRIVERS if abs(getattr(one, name)) > CENT}


def test_a_rise_in_pay_is_price_also_of_the_contributions_on_it(tmp_path):
    dearer = changed(pay={"nurse": fact(110, f"{MONEY}/FTE")})
    # 2 nurses, 2 years, 10 more each, and a fifth of that as contributions
    assert drivers(held(tmp_path, BASE, dearer)) == pytest.approx({"price": 48})


def test_higher_contributions_are_price(tmp_path):
    assert drivers(held(tmp_path, BASE, changed(on_costs=fact(0.3)))) == pytest.approx({"price": 40})


def test_more_posts_are_volume_also_of_the_contributions_on_them(tmp_path):
    more = changed(actions={"team": team(nurses=3)})
    assert drivers(held(tmp_path, BASE, more)) == pytest.approx({"volume": 240})


def test_all_a_year_later_is_timing_that_comes_to_nothing_at_constant_prices(tmp_path):
    later = changed(actions={"team": team(start=2028.0, end=2030.0)})
    found = held(tmp_path, BASE, later)
    assert drivers(found) == {}
    assert drivers(found, by="year", key="2027") == pytest.approx({"timing": -1240})
    assert drivers(found, by="year", key="2028") == {}
    assert drivers(found, by="year", key="2029") == pytest.approx({"timing": 1240})


def test_all_a_year_later_costs_more_cash_because_of_timing(tmp_path):
    later = changed(actions={"team": team(start=2028.0, end=2030.0)}, **INFLATION)
    found = held(tmp_path, changed(**INFLATION), later)
    # 1 240 a year at 1.1^2 and 1.1^3, or at 1.1^3 and 1.1^4
    assert drivers(found, "nominal") == pytest.approx({"timing": 1240 * (1.1**4 - 1.1**2)})
    assert drivers(found, "real") == {}


def test_another_inflation_is_price_in_cash_and_nothing_in_real_money(tmp_path):
    found = held(tmp_path, BASE, changed(**INFLATION))
    assert drivers(found, "nominal") == pytest.approx({"price": 1240 * (1.1**2 + 1.1**3 - 2)})
    assert drivers(found, "real") == {}


def test_an_action_that_only_one_has_is_scope(tmp_path):
    two = changed(actions={"team": team(), "more": team(nurses=1, name="More")})
    found = held(tmp_path, BASE, two)
    assert drivers(found) == pytest.approx({"scope": 2240})
    assert drivers(found, by="element", key="more") == pytest.approx({"scope": 2240})
    assert drivers(held(tmp_path, two, BASE)) == pytest.approx({"scope": -2240})
    assert {line.only for line in found.others[0].lines if line.element == "more"} == {"other"}


def test_what_begins_after_the_plan_is_scope(tmp_path):
    never = changed(actions={"team": team(start=2031.0, end=2031.0)})
    assert drivers(held(tmp_path, BASE, never)) == pytest.approx({"scope": -2480})


def test_another_payer_moves_money_and_changes_no_driver(tmp_path):
    first, other = (changed(actions={"team": team(payer=name)}) for name in ("Health", "Labour"))
    found = held(tmp_path, first, other).others[0]
    assert {one.key: one.moved for one in found.sums("real", "payer")} == pytest.approx(
        {"Health": -2480, "Labour": 2480}
    )
    assert {one.key: one.difference for one in found.sums("real", "payer")}["Health"] == pytest.approx(-2480)
    assert found.sums("real", "all")[0].difference == 0


def test_what_is_moved_and_dearer_is_price_with_the_new_payer(tmp_path):
    first = changed(actions={"team": team(payer="Health")})
    other = changed(actions={"team": team(payer="Labour", amount=1100)})
    found = held(tmp_path, first, other)
    assert drivers(found, by="payer", key="Labour") == pytest.approx({"price": 200})
    assert drivers(found, by="payer", key="Health") == {}


@cache
def sides(path: Path, *names: str) -> list[Side]:
    projection = project(load_plan(path, kinds()))
    return [Side(name, projection, name) for name in names]


@pytest.mark.parametrize(
    ("plan", "names"),
    [(ARANDIA, ("reform", "later")), (ARANDIA, ("status_quo", "reform")), (PRICED, ("reform", "slow")),
                        (PRICED, ("reform", "frozen")), (PRICED, ("slow", "procured"))],
)  # fmt: skip
def test_every_way_of_summing_comes_to_the_difference_of_the_totals(plan, names):
    first, other = sides(plan, *names)
    (found,) = compare([first, other]).others
    for basis in ("nominal", "real"):
        apart = first.projection.difference(names[1], lambda m, basis=basis: getattr(m.totals, basis), names[0])
        plan_years = apart[first.model.book.plan_columns]
        for by in ("all", "element", "payer", "economic", "year"):
            groups = found.sums(basis, by)
            assert sum(one.difference for one in groups) == pytest.approx(plan_years.sum(), abs=CENT)
            for one in groups:
                parts = one.scope + one.volume + one.timing + one.price + one.moved
                assert parts == pytest.approx(one.other - one.first, abs=CENT)
        by_year = [one.difference for one in found.sums(basis, "year")]
        np.testing.assert_allclose(by_year, plan_years, atol=CENT)
        lines = sum(line.amounts[basis, "difference"] for line in found.lines)
        assert lines == pytest.approx(plan_years.sum(), abs=CENT)


@pytest.mark.parametrize(("plan", "name"), [(ARANDIA, "reform"), (PRICED, "reform")])
def test_what_is_bought_comes_to_the_ledger(plan, name):
    """Lines put on other lines are taken apart into quantities and prices; together they are what they were."""
    (side,) = sides(plan, name)
    found = compare([side, side]).others[0].lines
    entries = {entry.nominal.address: entry for entry in side.model.ledger.entries}
    for address, entry in entries.items():
        parts = sum(line.amounts["nominal", "first"] for line in found if line.address == address)
        whole = side.one.values(entry.nominal)[side.model.book.plan_columns].sum()
        assert parts == pytest.approx(whole, abs=CENT), address


def test_a_rise_in_price_of_a_plan_with_contingencies_and_taxes_is_price_alone(tmp_path):
    first = project(load_plan(PRICED, kinds()), names=["reform"])
    dearer = load_plan(PRICED, kinds(), {"pay.nurse": "{times: 1.1}"})
    found = compare([Side("a", first, "reform"), Side("b", project(dearer, names=["reform"]), "reform")])
    assert list(drivers(found)) == ["price"]


def test_a_scenario_against_itself_is_exactly_nothing_in_every_draw():
    first, _ = sides(ARANDIA, "reform", "later")
    (found,) = compare([first, first], draws=40).others
    assert not any(getattr(one, name) for one in found.drivers for name in (*DRIVERS, "moved", "difference"))
    assert not any((r.p10, r.p50, r.p90, r.base, r.chance_more) != (0, 0, 0, 0, 0) for r in found.ranges)
    assert found.inputs == found.findings == found.reasons == []
    assert not any(one.difference for one in (*found.figures, *found.indicators))


def test_ranges_are_those_of_differences_taken_draw_by_draw():
    plan = load_plan(ARANDIA, kinds())
    drawn = project(plan, 300, seed=2)
    expected = np.quantile(drawn.difference("later", lambda m: m.undiscounted, "reform", drawn=True), (0.1, 0.5, 0.9))
    (found,) = compare([Side(name, drawn, name) for name in ("reform", "later")], draws=300, seed=2).others
    (whole,) = [r for r in found.ranges if (r.basis, r.by, r.figure) == ("real", "all", "difference")]
    assert (whole.p10, whole.p50, whole.p90) == pytest.approx(tuple(expected), abs=CENT)
    assert whole.chance_more == 1


def test_the_reasons_begin_with_the_greatest():
    first, other = sides(ARANDIA, "reform", "later")
    (found,) = compare([first, other]).others
    assert [reason.driver for reason in found.reasons] == ["scope", "volume"]
    assert found.reasons[0].element == "stonefield"


def test_it_takes_two_to_compare():
    with pytest.raises(ValueError, match="nothing to compare with"):
        compare(sides(ARANDIA, "reform"))


programmes = st.fixed_dictionaries({
    "nurses": st.floats(0, 5).map(lambda x: round(x, 2)),
    "amount": st.floats(0, 1e6).map(lambda x: round(x, 2)),
    "start": st.floats(2026, 2028).map(lambda x: round(x, 2)),
    "end": st.floats(2028, 2031).map(lambda x: round(x, 2)),
})  # fmt: skip
plans = st.fixed_dictionaries({
    "actions": st.dictionaries(st.sampled_from(["one", "two", "three"]), programmes, min_size=1),
    "pay": st.floats(1, 1e5).map(lambda x: round(x, 2)),
    "inflation": st.floats(0, 0.2).map(lambda x: round(x, 3)),
    "physical": st.sampled_from([None, 0.1, 0.3]),
    "tax": st.sampled_from([None, 0.18]),
})  # fmt: skip


def tree(drawn: dict) -> dict:
    found = {
        "actions": {name: team(**one, name=name) for name, one in drawn["actions"].items()},
        "pay": {"nurse": fact(drawn["pay"], f"{MONEY}/FTE")},
        "prices": {"inflation": fact(drawn["inflation"])},
    }
    if drawn["physical"] is not None:
        found["contingencies"] = {"physical": {"goods": fact(drawn["physical"]), "pay": fact(drawn["physical"])}}
    if drawn["tax"] is not None:
        found["taxes"] = {"goods": fact(drawn["tax"])}
    return found


@settings(max_examples=12, phases=(Phase.explicit, Phase.generate))  # a plan takes too long to be made simpler
@given(plans, plans)
def test_the_parts_of_random_plans_add_up_to_the_cent(tmp_path_factory, first, other):
    comparison = held(tmp_path_factory.mktemp("plans"), tree(first), tree(other))
    (found,) = comparison.others
    for basis in ("nominal", "real"):
        (whole,) = found.sums(basis, "all")
        totals = [
            sum(getattr(year, f"total_{basis}") for year in years) for years in (comparison.first_totals, found.totals)
        ]
        assert whole.scope + whole.volume + whole.timing + whole.price == pytest.approx(totals[1] - totals[0], abs=CENT)


def test_a_tax_or_contingency_that_only_one_has_is_price(tmp_path):
    taxed = changed(taxes={"goods": fact(0.2)}, contingencies={"physical": {"goods": fact(0.1)}})
    # 1 000 a year in 2 years: a tenth more, and a fifth on all of that
    assert drivers(held(tmp_path, BASE, taxed)) == pytest.approx({"price": 2 * (100 + 220)})
    assert drivers(held(tmp_path, taxed, BASE)) == pytest.approx({"price": -640})


def test_another_title_makes_no_difference(tmp_path):
    text = ARANDIA.read_text(encoding="utf-8")
    title = "Supported home, two to four people who chose each other"
    assert title in text
    (tmp_path / "plan.yaml").write_text(text.replace(title, "Home of one's own choice"), encoding="utf-8")
    (first,) = sides(ARANDIA, "reform")
    renamed = project(load_plan(tmp_path / "plan.yaml", kinds(), {"pay.nurse": "{times: 1.1}"}), names=["reform"])
    found = compare([first, Side("renamed", renamed, "reform")])
    assert list(drivers(found)) == ["price"]
    assert not any(line.only for line in found.others[0].lines)
