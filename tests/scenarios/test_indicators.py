"""Indicators BI16-BI23 of the sound plan: 50 of 200 people move in the middle of each of 2027-2030."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from costing import Row
from scenarios import Projection, indicators
from tests.costing.small_plans import fact, projected
from tests.scenarios.sound_plan import MONEY, answers, changed, group

Found = dict[tuple[str, str, str], dict[int | None, float]]


def values(one: Projection, scenario: str = "reform") -> Found:
    found: Found = {}
    for value in indicators(one):
        if value.scenario == scenario:
            found.setdefault((value.indicator, value.element, value.measure), {})[value.year] = value.value
    return found


@pytest.fixture
def projection(tmp_path) -> Projection:
    return projected(tmp_path, changed({}))


@pytest.fixture
def found(projection) -> Found:
    return values(projection)


def years(one: Projection, row: Row) -> list[float]:
    inside = one.scenarios["reform"].model.book.plan_columns
    return [float(value) for value in one.scenarios["reform"].values(row)[inside]]


def of_the_change(found: Found) -> set[str]:
    return {indicator for indicator, _, _ in found if "BI16" <= indicator <= "BI23"}


def test_each_indicator_of_the_change_is_there(found):
    assert of_the_change(found) == {f"BI{n}" for n in range(16, 24)}


def test_indicators_that_are_lines_are_told_beside_them(found):
    assert {"BI01", "BI05", "BI14", "BI32", "BI34"} <= {indicator for indicator, _, _ in found}


def test_residents_and_beds_of_an_institution_start_in_the_base_year(found):
    for measure in ("residents", "beds"):
        assert found["BI16", "north", measure][2025] == 200
        assert found["BI16", "north", measure][2028] == pytest.approx(100)
    assert found["BI16", "north", "spend"][2025] == pytest.approx(6.8e6)
    assert not any(found["BI16", "north", "long-stay admissions"].values())


def test_the_status_quo_has_levels_only(projection):
    quo = values(projection, "status_quo")
    assert of_the_change(quo) == {"BI16"}
    assert quo["BI16", "north", "residents"][2030] == 200


def test_double_funding_has_a_passing_and_a_lasting_part(found):
    parts = [found["BI17", "", name] for name in ("double funding", "passing part", "lasting part")]
    for whole, passing, lasting in zip(*(part.values() for part in parts), strict=True):
        assert whole == pytest.approx(passing + lasting)
    assert found["BI17", "", "double funding, all years"][None] == pytest.approx(sum(parts[0].values()))
    assert found["BI17", "", "double funding, highest year"][None] == max(parts[0].values())


def test_savings_in_cash_are_told_by_what_releases_them(found):
    parts = [values for (_, _, measure), values in found.items() if measure.startswith("released, cash: ")]
    whole = found["BI18", "", "released, cash"]
    assert len(parts) >= 3
    assert {year: sum(part[year] for part in parts) for year in whole} == pytest.approx(whole)
    # the average of a quarter of people gone for half a year: what must not be promised; released is a quarter of that
    assert found["BI18", "", "not cash: average cost times people gone"][2027] == pytest.approx(6.8e6 / 8)
    assert whole[2027] == pytest.approx(1.6e6 / 8)


def test_beds_filled_again_are_not_cash(tmp_path):
    settings = {"institutions.north.groups.low": group(admissions=fact(5, "people"), other=fact(5, "people")),
                "institutions.north.moratorium": 2027}  # fmt: skip
    found = values(projected(tmp_path, changed(settings)))
    filled = found["BI18", "", "not cash: beds freed and filled again"]
    assert filled[2026] == pytest.approx(5)
    assert filled[2027] == 0


def test_the_recycling_rate_is_told_where_money_is_released(found):
    rate = found["BI19", "", "recycling rate"]
    assert 2026 not in rate
    assert rate[2027] == 0  # voted a year later
    assert rate[2035] == pytest.approx(1)


def test_break_even_is_a_year(projection, found):
    change = projection.scenarios["reform"].model.transition
    assert change is not None
    assert found["BI20", "", "break-even year"] == {None: 2031}
    assert found["BI20", "", "never breaks even: 1, otherwise 0"] == {None: 0}
    lasts = found["BI20", "", "cost difference that lasts, 2038"][None]
    assert lasts == pytest.approx(years(projection, change.extra)[-1])


def test_places_ready_per_person_due(found):
    ready = found["BI21", "north", "places ready per person due to move"]
    assert ready == pytest.approx(dict.fromkeys(range(2027, 2031), 1.0))


def test_places_that_are_short_are_below_one(tmp_path):
    places = {"own_flat": {2026: 15, 2027: 45, 2028: 60}, "shared_home": {2026: 80}}
    found = values(projected(tmp_path, changed({"institutions.north.places_open": places})))
    # 15 flats and 80 places in shared homes for 50 people
    assert found["BI21", "", "places ready per person due to move"][2027] == pytest.approx(95 / 50)


def test_money_for_a_person_outside_and_inside(found):
    outside = found["BI22", "", "money for a person outside"]
    inside = found["BI22", "", "budget for a resident of the base year"]
    assert inside[2028] == pytest.approx(34000)
    assert 2026 not in outside
    assert found["BI22", "north", "outside over inside"][2028] == pytest.approx(outside[2028] / 34000)
    # homes bought and a fifth of a nurse, and follow-up for 2 000 until 2032
    assert outside[2028] - outside[2036] == pytest.approx(2000)


def test_where_leavers_live(tmp_path):
    rules: dict[str, Any] = {"places.shared_home.house_rules": answers(staff_imposed="yes")}
    found = values(projected(tmp_path, changed(rules)))
    assert found["BI23", "", "leavers living in: own home"][2030] == pytest.approx(120)
    assert found["BI23", "", "leavers living in: supported home"][2030] == pytest.approx(80)
    assert found["BI23", "", "share living like in an institution"][2030] == pytest.approx(0.4)
    assert 2026 not in found["BI23", "", "share living like in an institution"]


def test_no_value_is_missing_or_endless(tmp_path):
    dying = {f"institutions.north.groups.{name}.deaths": fact(0.03) for name in ("low", "high")}
    built = {"places.own_flat.build": fact(10000, f"{MONEY}/people")}
    assert all(np.isfinite(value.value) for value in indicators(projected(tmp_path, changed(dying | built))))
