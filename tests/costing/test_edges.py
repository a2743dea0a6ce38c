"""Plans at the edge of sense: they are computed without a warning, and nothing in them is not a number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scenarios import Projected, Projection
from tests.costing.small_plans import CONSTANT, fact, projected, years

MONEY = "ARD 2025"


def hospital(**settings: Any) -> dict[str, Any]:
    return {
        "kind": "institution", "name": "North", "places": "flat", "residents": fact(200, "people"),
        "wards": fact(4, "ward"), "deaths": fact(0.03), "moves": {2026: 100, 2027: 100}, "moratorium": 2026,
        "fixed": fact(2e6, MONEY), "step": fact(3.2e6, MONEY), "variable": fact(1.6e6, MONEY), **settings,
    }  # fmt: skip


def centres(**settings: Any) -> dict[str, Any]:
    return {
        "kind": "facility", "name": "Centres", "coverage": {2025: 0, 2030: 1}, "catchment": fact(1e5, "people/centre"),
        "build": fact(100, f"{MONEY}/centre"), "profile": [0.5, 0.5], "running": fact(1, f"{MONEY}/centre"),
        "equipment": fact(5, f"{MONEY}/centre"), "life": fact(5), "posts": {"nurse": fact(3, "FTE/centre")}, **settings,
    }  # fmt: skip


FLAT = {"kind": "home", "name": "Flat", "running": fact(22000, f"{MONEY}/people"), "build": fact(9, f"{MONEY}/people")}


def tree(**more: Any) -> dict[str, Any]:
    whole = {"places": {"flat": FLAT}, "institutions": {"north": hospital()}, "actions": {"centres": centres()}}
    return {**whole, **more}


def sound(projection: Projection) -> Projected:
    """Every row of every scenario is a number, and stocks of people stay within what there is."""
    for one in projection.scenarios.values():
        for row in one.model.book.rows:
            assert np.isfinite(one.base[row]).all(), row.address
        for down in one.model.institutions.values():
            assert one.values(down.residents).min() >= 0
            assert np.diff(one.values(down.beds)).max(initial=0) <= 0
    return projection.scenarios["reform"]


def inflation(rate: float) -> dict[str, Any]:
    return CONSTANT | {name: fact(rate) for name in ("inflation", "foreign_inflation", "depreciation")}


@pytest.mark.parametrize(
    "changed",
    [
        {"years": "2026-2026", "institutions": {"north": hospital(moves={2026: 100})},
         "actions": {"centres": centres(coverage={2026: 0.5})}},
        {"years": "2026-2055"},
        {"prices": inflation(0)},
        {"prices": inflation(-0.2)},
        {"prices": inflation(0.9)},
        {"institutions": {"north": hospital(deaths=fact(0))}},
        {"institutions": {"north": hospital(deaths=fact(0.5), deaths_outside=fact(0.5))}},
        {"institutions": {"north": hospital(moves={})}},
        {"institutions": {"north": hospital(moves={2026: 1e6})}},
        {"institutions": {"north": hospital(move_time=0, lead_months=11)}},
        {"institutions": {"north": hospital(move_time=0.999, lead_months=0, delay=10)}},
        {"institutions": {"north": hospital(moratorium=2025)}},
        {"institutions": {"north": hospital(moratorium=2031)}},
        {"institutions": {"north": hospital(free_places={"flat": fact(1e6, "people")}, gate=0)}},
        {"institutions": {"north": hospital(places_open={"flat": {2026: 0}})}},
        {"institutions": {"north": hospital(places_open={"flat": {2030: 1000}}, places_time=0.999, lead_months=11)}},
        {"institutions": {"north": hospital(other=fact(500, "people"), admissions=fact(0, "people"))}},
        {"institutions": {"north": hospital(admissions=fact(900, "people"), beds=fact(1000, "people"))}},
        {"institutions": {"north": hospital(fixed=fact(0, MONEY), step=fact(0, MONEY), variable=fact(0, MONEY))}},
        {"institutions": {"north": hospital(wards=fact(0.5, "ward"))}},
        {"institutions": {"north": hospital(wards=fact(7, "ward"), ward_lag=40, site_lag=40)}},
        {"institutions": {"north": hospital(), "south": hospital(moves={2028: 3})}},
        {"institutions": {}, "places": {}},
        {"actions": {}},
        {"actions": {}, "institutions": {}, "places": {}},
        {"actions": {"centres": centres(coverage={2026: 0})}},
        {"actions": {"centres": centres(catchment=fact(1e12, "people/centre"))}},
        {"actions": {"centres": centres(at_start=fact(500, "centre"))}},
        {"actions": {"centres": centres(coverage={2026: 1, 2030: 0})}},
        {"actions": {"centres": centres(opening=0, preopening=24)}},
        {"actions": {"centres": centres(opening=1, life=fact(1))}},
        {"population_growth": fact(-0.4)},
        {"discount_rate": fact(0)},
        {"discount_rate": fact(-0.1)},
    ],
    ids=str,
)  # fmt: skip
def test_it_is_computed_without_a_warning(tmp_path: Path, changed: dict[str, Any]):
    sound(projected(tmp_path, tree(**changed)))


def test_a_huge_catchment_still_needs_one_centre(tmp_path):
    one = sound(projected(tmp_path, tree(actions={"centres": centres(catchment=fact(1e9, "people/centre"))})))
    assert years(one, "centres/added/units-open") == [1] * 5


def test_nobody_moves_twice_and_the_site_closes_for_good(tmp_path):
    one = sound(projected(tmp_path, tree(institutions={"north": hospital(moves={2026: 1e6})})))
    down = one.model.institutions["north"]
    assert years(one, "north/residents-at-year-end") == [0] * 5
    assert years(one, "north/people-moving")[1:] == [0] * 4
    assert years(one, "north/site-open") == [1, 0, 0, 0, 0]
    assert years(one, down.budget.cost.address)[1:] == [0] * 4


def test_moves_delayed_beyond_the_plan_never_happen_and_cost_nothing(tmp_path):
    one = sound(projected(tmp_path, tree(institutions={"north": hospital(delay=10, moratorium=2031)})))
    assert one.values(one.model.transition.community)[one.model.book.plan_columns].max() == 0
    assert one.values(one.model.transition.capital)[one.model.book.plan_columns].max() == 0
    assert years(one, "north/residents-at-year-end") == pytest.approx([200] * 5)


def test_homes_that_would_open_after_the_plan_are_not_built_in_it(tmp_path):
    late = hospital(moves={2030: 50}, delay=1, moratorium=2031)
    place = FLAT | {"profile": [0.5, 0.5]}
    one = sound(projected(tmp_path, tree(institutions={"north": late}, places={"flat": place})))
    assert years(one, "transition/homes-capital") == [0] * 5


def test_two_institutions_share_a_kind_of_home(tmp_path):
    both = {"north": hospital(moves={2026: 10}), "south": hospital(moves={2026: 30})}
    one = sound(projected(tmp_path, tree(institutions=both)))
    assert years(one, "transition/community-cost")[1] == pytest.approx(40 * 22000)
    assert {entry.tags["element"] for entry in one.model.ledger.of(homes="flat")} == {"north", "south"}


def test_a_plan_with_nothing_in_it_costs_nothing(tmp_path):
    one = sound(projected(tmp_path, {"places": {}}))
    assert one.values(one.model.totals.nominal).tolist() == [0] * 9
    assert one.model.transition is None


def test_two_kinds_of_homes_of_one_title_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    groups = {
        name: {"residents": fact(100, "people"), "deaths": fact(0.03), "moves": {2026: 50}, "to": {home: 1}}
        for name, home in (("low", "flat"), ("high", "other_flat"))
    }
    left_out = ("residents", "deaths", "moves", "places")
    north = {name: value for name, value in hospital().items() if name not in left_out}
    places = {"flat": FLAT, "other_flat": {**FLAT, "running": fact(44000, f"{MONEY}/people")}}
    whole = tree(places=places, institutions={"north": {**north, "groups": groups}})
    one = sound(projected(tmp_path, whole))
    flat, other = (
        next(row for row in one.model.book.rows if row.address.startswith(f"north/homes/flat-{name}/"))
        for name in ("flat", "other-flat")
    )
    assert flat.scope.path != other.scope.path
