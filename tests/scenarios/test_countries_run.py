"""A small plan runs in every country that is shipped, and every figure of a profile says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from parameters import Parameter, Plan, country_codes
from scenarios import Projection, project
from tests.costing.small_plans import fact, small_plan

CADRES = {
    "psychiatrist", "general_doctor", "psychologist", "nurse", "social_worker", "occupational_therapist", "pharmacist",
    "nurse_technician", "administrator", "driver", "support_worker", "peer_worker", "manager", "lawyer", "economist",
    "public_health_officer", "teacher", "community_health_worker",
}  # fmt: skip
DETAILS = ("population_groups", "field_costs", "general_hospital", "workforce")
COUNTRIES = (
    "ARA", "BIH", "BRA", "CZE", "ETH", "GEO", "GHA", "IND", "KEN", "LBN", "NPL", "PER", "PHL", "PRT", "UGA",
)  # fmt: skip
WITHOUT_NURSES_IN_POST = {"KEN", "PHL", "PRT"}
"""No density of mental health nurses was found for them."""


def plan_for(folder: Path, code: str) -> Plan:
    """Five centres with a tenth of every cadre, prices of fees and venues among their costs, and a crisis team."""
    return small_plan(folder, {
        "country": code, "years": "2026-2035", "prices": {},
        "actions": {
            "centres": {
                "menu": "svc.cmhc", "at_start": fact(0, "centre"), "units": {2025: 0, 2030: 5},
                "posts": {cadre: fact(0.1, "FTE/centre") for cadre in sorted(CADRES)},
                "running": fact(1000, "USD 2019/centre"), "equipment": fact(1000, "I$ 2019/centre"),
            },
            "crisis": {
                "menu": "svc.crisisteam", "at_start": fact(0, "team"), "teams": {2025: 0, 2028: 2},
                "round_the_clock": {"nurse": fact(1, "post/team")},
            },
        },
    })  # fmt: skip


@pytest.fixture(scope="module", params=COUNTRIES)
def ran(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Projection:
    return project(plan_for(tmp_path_factory.mktemp(request.param), request.param))


def world(ran: Projection) -> Mapping[str, Any]:
    return ran.scenarios["reform"].model.scenario.world


def figures(node: Any) -> Iterator[Parameter]:
    if isinstance(node, Parameter):
        yield node
    elif isinstance(node, Mapping):
        for child in node.values():
            yield from figures(child)


def test_the_list_of_countries_is_the_shipped_one():
    assert tuple(country_codes()) == COUNTRIES


def test_the_plan_costs_something_in_every_later_year(ran):
    added = ran.difference("reform", lambda model: model.totals.nominal)
    assert (added[5:] > 0).all()


def test_every_standard_cadre_has_a_pay(ran):
    assert set(world(ran)["pay"]) >= CADRES
    assert all(pay.value > 0 for pay in world(ran)["pay"].values())


def test_a_doctor_is_not_paid_less_than_a_support_worker(ran):
    pay = ran.scenarios["reform"].model.world.pay
    values = ran.scenarios["reform"].values
    assert values(pay["psychiatrist"])[0] > values(pay["support_worker"])[0]


def test_people_in_work_produce_income_a_head_of_everybody(ran):
    known = world(ran)
    age, employed = known["working_age"], known["employment"]
    assert 0.29 < age.value * employed.value < 0.6 or ran.plan.country == "NPL"
    assert 0.03 < known["tax_share"].value < 0.4  # Ethiopia printed 0.034 in 2024
    assert 0.2 <= known["healthy_year_value"].value <= 1.3
    if ran.plan.country != "ARA":
        children = known["population_groups"]["children"].value
        assert age.value == pytest.approx(
            1 - children * 15 / 18, abs=0.005
        )  # of 15 and over, as the employment rate is


def test_the_groups_of_the_population_are_shares(ran):
    shares = world(ran)["population_groups"]
    assert {"children", "older_adults"} <= set(shares)
    assert 0.05 < shares["children"].value + shares["older_adults"].value < 0.7


def test_work_in_the_field_has_its_prices(ran):
    prices = world(ran)["field_costs"]
    assert set(prices) == {"per_diem", "travel", "venue", "fee", "consultant"}
    assert prices["consultant"].value > prices["per_diem"].value > 0


def test_a_general_hospital_has_its_price_or_the_income_behind_it(ran):
    assert set(world(ran)["general_hospital"]) in ({"gdp_per_head_2010"}, {"bed_day", "visit"})


def test_the_workforce_says_who_leaves(ran):
    workforce = world(ran)["workforce"]
    assert {"psychiatrist", "nurse"} <= set(workforce["leaving"])
    in_post = set(workforce.get("in_post", {}))
    assert ("nurse" in in_post) is (ran.plan.country not in WITHOUT_NURSES_IN_POST)


def test_every_figure_has_unit_source_and_range_or_a_reason_why_not(ran):
    bare = [
        figure.address
        for name in (*DETAILS, "pay", "population", "deflator", "exchange_rate", "ppp", "prices")
        for figure in figures(world(ran)[name])
        if not figure.source or not figure.grade or (figure.low is None and not figure.fixed)
    ]
    assert bare == []


def test_a_range_holds_its_value(ran):
    assert [
        figure.address
        for figure in figures(dict(world(ran)))
        if figure.low is not None and not figure.low <= figure.value <= figure.high
    ] == []


def test_prices_of_2019_can_be_brought_to_the_base_year(ran):
    code = ran.plan.country
    years = {2010, 2019, 2025} if code == "ARA" else {2010, *range(2019, 2026)}
    assert years <= set(world(ran)["deflator"])
    assert {2010, 2019, 2025} <= set(world(ran)["exchange_rate"])
