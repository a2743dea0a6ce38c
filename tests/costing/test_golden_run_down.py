"""Golden test 1 of the model: 200 people, four wards, 50 move at the start of each of years 2 to 5."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ruamel.yaml import YAML

from costing import kinds
from parameters import load_plan
from scenarios import Projected, project
from tests.costing.small_plans import CONSTANT, fact, reform, years

FILE = Path(__file__).parents[1] / "data" / "golden_run_down.yaml"
MILLION = 1e6
COMMUNITY = [0.55, 1.65, 2.75, 3.85, 4.40, 4.40, 4.40]
INSTITUTION = [6.8, 6.4, 5.2, 4.0, 2.8, 0, 0]
EXTRA = [0.55, 1.25, 1.15, 1.05, 0.40, -2.40, -2.40]
RELEASED = [0, 0.4, 1.6, 2.8, 4.0, 6.8, 6.8]
NAIVE = [0, 1.7, 3.4, 5.1, 6.8, 6.8, 6.8]
SO_FAR = [0.55, 1.80, 2.95, 4.00, 4.40, 2.00, -0.40]

Changed = Callable[..., Projected]


@pytest.fixture
def golden(tmp_path: Path) -> Changed:
    """The reform of the golden plan, with other settings of its institution."""

    def changed(more: dict[str, Any] | None = None, **settings: Any) -> Projected:
        tree = YAML(typ="safe").load(FILE) | (more or {})
        tree["institutions"]["north"] |= settings
        return reform(tmp_path, tree)

    return changed


def seven(one: Projected, name: str) -> list[float]:
    row = getattr(one.model.transition, name)
    return [value / MILLION for value in years(one, row.address)][:7]


def people(one: Projected, name: str, count: int = 7) -> list[float]:
    down = one.model.institutions["north"]
    row = getattr(down if hasattr(down, name) else down.people, name)
    return years(one, row.address)[:count]


def one_figure(one: Projected, name: str) -> float:
    return float(one.values(getattr(one.model.transition, name))[0])


def agrees(one: Projected) -> None:
    for name, expected in (
        ("community", COMMUNITY), ("institutions", INSTITUTION), ("extra", EXTRA), ("released", RELEASED),
        ("naive", NAIVE), ("extra_so_far", SO_FAR), ("double_funding", [max(0, extra) for extra in EXTRA]),
    ):  # fmt: skip
        assert seven(one, name) == pytest.approx(expected, abs=0.005 / MILLION), name
    assert one_figure(one, "total_real") == pytest.approx(4.4e6, abs=0.005)
    assert one_figure(one, "peak_real") == pytest.approx(1.25e6, abs=0.005)
    assert one_figure(one, "break_even") == 2031  # year 6
    assert one_figure(one, "payback") == 2032  # year 7


def test_the_plan_file_gives_the_table_to_the_cent():
    with np.errstate(all="raise"):
        agrees(project(load_plan(FILE, kinds()), names=["reform"]).scenarios["reform"])


def test_the_same_places_listed_by_year_give_the_same(golden):
    agrees(golden(places_open={"flat": {2026: 50, 2027: 50, 2028: 50, 2029: 50}}, places_time=0.5))


def test_two_institutions_that_split_the_people_add_up_to_the_same(golden):
    tree = YAML(typ="safe").load(FILE)["institutions"]["north"]
    half = {name: {**tree[name], "value": tree[name]["value"] / 2} for name in ("fixed", "step", "variable")}
    sizes = {"residents": fact(100, "people"), "wards": fact(2, "ward"), "moves": dict.fromkeys(range(2027, 2031), 25)}
    both = {name: tree | half | sizes for name in ("north", "south")}
    one = golden({"institutions": both})
    # half an institution of 2 wards closes them in steps of 50, one ward later in years 3 and 5 than one of 4 wards
    assert seven(one, "community") == pytest.approx(COMMUNITY)
    assert seven(one, "institutions") == pytest.approx([6.8, 6.4, 6.0, 4.0, 3.6, 0, 0])
    assert seven(one, "naive") == pytest.approx(NAIVE)
    totals = one.model.elements
    parts = [one.values(totals[name].nominal) for name in ("north", "south")]
    assert np.sum(parts, axis=0) == pytest.approx(one.values(one.model.totals.nominal))


def test_the_base_year_has_no_extra(golden):
    one = golden()
    for name in ("community", "capital", "released", "naive", "extra", "extra_so_far", "double_funding"):
        assert one.values(getattr(one.model.transition, name))[0] == 0, name
    assert one.values(one.model.transition.institutions)[0] == 6.8e6


def test_with_deaths_the_spot_check_of_the_model_holds(golden):
    one = golden(deaths=fact(0.03), move_time=0.5, lead_months=3)
    assert people(one, "residents", 5) == pytest.approx([194, 138.93, 85.5121, 33.6967, 0], abs=5e-5)
    assert people(one, "moves", 5) == pytest.approx([0, 50, 50, 50, 33.1836], abs=5e-5)
    assert people(one, "deaths", 2)[1] == pytest.approx(5.07, abs=1e-9)
    assert people(one, "average", 2)[1] == pytest.approx(166.465, abs=1e-9)


def test_a_year_of_delay_moves_everything_by_a_year(golden):
    one = golden(delay=1)
    assert seven(one, "community") == pytest.approx([0, *COMMUNITY[:6]])
    assert seven(one, "institutions") == pytest.approx([6.8, *INSTITUTION[:6]])
    assert one_figure(one, "break_even") == 2032
    assert one_figure(one, "payback") == 2033


def test_a_delay_of_part_of_a_year(golden):
    one = golden(delay=0.4)
    # homes 0.4 - 0.5 = 0.1 years before the year of the move: 0.1 x 50 x 22 000; then 50 + 0.1 x 50 people ...
    assert seven(one, "community") == pytest.approx([0.11, 1.21, 2.31, 3.41, 4.4, 4.4, 4.4])
    # average residents: 200 - 0.6 x 50 = 170, 120, 70, 20, 0; wards follow the people of last year's end as before
    residents = [8000 * average / MILLION for average in (200, 170, 120, 70, 20, 0, 0)]
    wards = [3.2, 3.2, 2.4, 1.6, 0.8, 0, 0]
    fixed = [2.0] * 5 + [0, 0]
    expected = [sum(parts) for parts in zip(residents, wards, fixed, strict=True)]
    assert seven(one, "institutions") == pytest.approx(expected)


def test_too_few_places_hold_people_back_who_are_counted_and_move_later(golden):
    one = golden(places_open={"flat": {2026: 50, 2027: 20, 2028: 50, 2029: 80}}, places_time=0.5)
    assert people(one, "moves") == pytest.approx([0, 50, 20, 50, 80, 0, 0])
    # 30 wait in 2028 and 2029 for a home that opens in mid-2029, and move with the 50 of 2030
    assert people(one, "waiting") == pytest.approx([0, 0, 30, 30, 0, 0, 0])
    assert seven(one, "waiting") == pytest.approx([0, 0, 30e-6, 30e-6, 0, 0, 0])


def test_a_place_listed_too_late_in_the_year_serves_the_next_one(golden):
    one = golden(places_open={"flat": {2026: 50, 2027: 150}}, places_time=0.75)
    # places of late 2026 have stood ready for three months only on 1 January 2027: the lead is six months
    assert people(one, "moves") == pytest.approx([0, 0, 50, 100, 50, 0, 0])
    assert people(one, "waiting") == pytest.approx([0, 50, 50, 0, 0, 0, 0])


def test_with_the_gate_off_people_move_as_planned(golden):
    one = golden(gate=0, places_open={"flat": {2030: 10}}, lead_months=6)
    assert people(one, "moves") == pytest.approx([0, 50, 50, 50, 50, 0, 0])
    assert people(one, "waiting") == [0] * 7


def test_the_gate_sets_the_earliest_move_of_the_first_year_and_no_gate_sets_none(golden):
    moves = {2026: 50}
    assert golden(moves=moves, lead_months=6).values(_fraction(golden(moves=moves)))[1] == 0.5
    ungated = golden(moves=moves, gate=0)
    assert ungated.values(_fraction(ungated))[1] == 0
    assert people(ungated, "average", 1) == [150]


def _fraction(one: Projected) -> Any:
    return one.model.book["north/places-flat/moves-happen-at-fraction-in-each-year"]


def test_wards_and_site_may_follow_later(golden):
    one = golden(ward_lag=1, site_lag=2)
    assert people(one, "wards", 10) == [4, 4, 4, 3, 2, 1, 0, 0, 0, 0]
    fixed = [2.0] * 7 + [0]
    got = years(one, "north/released/fixed-cost-no-longer-paid-cost-nominal")
    assert [2e6 + value for value in got[:8]] == pytest.approx([value * MILLION for value in fixed])


def test_free_places_let_people_move_before_new_homes_are_ready(golden):
    one = golden(moves={2026: 30}, places_open={"flat": {2027: 100}}, free_places={"flat": fact(20, "people")})
    assert people(one, "moves") == pytest.approx([20, 0, 10, 0, 0, 0, 0])
    assert people(one, "waiting") == pytest.approx([10, 10, 0, 0, 0, 0, 0])


def test_admissions_end_with_the_moratorium_in_the_middle_of_a_year(golden):
    one = golden(deaths=fact(0.1), other=fact(10, "people"), moratorium=2027.5, moves={2028: 100})
    recorded = (10 + 0.1 * (200 - 5)) / 0.95  # deaths and discharges of the base year; newcomers die too, half as often
    assert people(one, "admitted", 4) == pytest.approx([recorded, recorded / 2, 0, 0])
    assert people(one, "not_admitted", 4) == pytest.approx([0, recorded / 2, recorded, recorded])
    assert people(one, "residents", 1) == pytest.approx([200])  # as in the base year
    # 2027: 200 + 15.5263 - 10 - 0.1 x (200 + 7.7632 - 5) = 185.25
    assert people(one, "residents", 2)[1] == pytest.approx(200 + recorded / 2 - 10 - 0.1 * (195 + recorded / 4))
    assert people(one, "beds", 2) == pytest.approx([200, people(one, "residents", 2)[1]])


def test_other_discharges_keep_their_share_of_a_shrinking_institution(golden):
    one = golden(other=fact(20, "people"), moves={2027: 90})
    # nobody dies: 200 - 20 = 180; 180 - 18 - 90 = 72; 72 x 0.9
    assert people(one, "residents", 3) == pytest.approx([180, 72, 64.8])


def test_without_a_moratorium_a_bed_is_not_filled_again_once_a_person_has_moved(golden):
    tree = YAML(typ="safe").load(FILE)["institutions"]["north"]
    del tree["moratorium"]
    one = golden({"institutions": {"north": tree | {"deaths": fact(0.05), "moves": {2027: 40}}}})
    assert people(one, "residents", 4) == pytest.approx([200, 160, 160, 160])
    assert people(one, "beds", 4) == pytest.approx([200, 160, 160, 160])


def test_waiting_people_do_not_lower_admissions(golden):
    tree = YAML(typ="safe").load(FILE)["institutions"]["north"]
    del tree["moratorium"]
    stuck = {"deaths": fact(0.05), "moves": {2027: 150}, "move_time": 0.5, "places_open": {"flat": {2030: 1}}}
    one = golden({"institutions": {"north": tree | stuck}})
    assert people(one, "residents", 4) == pytest.approx([200] * 4)
    assert people(one, "waiting", 4) == pytest.approx([0, 150, 150, 150])


def test_an_overcrowded_institution_does_not_empty_by_itself(golden):
    tree = YAML(typ="safe").load(FILE)["institutions"]["north"]
    del tree["moratorium"]
    one = golden({"institutions": {"north": tree | {"deaths": fact(0.05), "moves": {}, "beds": fact(150, "people")}}})
    assert people(one, "residents", 3) == pytest.approx([200] * 3)


def test_payback_is_counted_in_real_money(golden):
    inflation = {"inflation": fact(0.5), "foreign_inflation": fact(0.5), "depreciation": fact(0)}
    one = golden({"prices": CONSTANT | inflation})
    # in nominal money the late, inflated savings pay back in 2031 already; in money of one year it stays 2032
    assert one_figure(one, "break_even") == 2031
    assert one_figure(one, "payback") == 2032
    spent = years(one, "transition/spent-on-the-change-with-capital-real")[:7]
    assert spent == pytest.approx([extra * MILLION for extra in EXTRA])
    assert one_figure(one, "total_real") == pytest.approx(4.4e6)


def test_discounting_makes_payback_later(golden):
    one = golden()
    # discounted at 3 %: 4.0426 owed after year 5, 2.0100 and 1.9514 and 1.8946 come back: nothing is owed in year 8
    assert one_figure(one, "payback_discounted") == 2033


def test_no_double_funding_is_none_needed(golden):
    one = golden(moves={})
    assert one_figure(one, "break_even") == 0
    assert one_figure(one, "payback") == 0
    assert one_figure(one, "total_real") == 0


def test_double_funding_to_the_end_is_not_by_the_end(golden):
    one = golden({"years": "2026-2030"})
    assert one_figure(one, "break_even") == 2031  # the year after the plan
    assert one_figure(one, "payback") == 2031
