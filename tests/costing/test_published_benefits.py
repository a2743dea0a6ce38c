"""Printed ratios of benefits to cost, through the lines that every plan's investment case has.

Chisholm and others 2016 (Lancet Psychiatry 3:415-24): treatment of depression and anxiety in 36 countries; by groups of
countries in test_published_groups. Chisholm and others 2023 (Front Health Serv 3:1214885): seven countries, of which
four are shipped. Only abstracts were read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from costing import Present, Row, kinds
from costing.investment import Investment
from parameters import load_plan
from scenarios import Projected, Projection, project
from tests.command import ROOT
from tests.costing.small_plans import fact, projected, reform

KENYA = ROOT / "tests" / "data" / "benefits" / "plan.yaml"
PACKAGES = ("depression", "psychosis", "bipolar", "alcohol")
REACHED = {"depression": 0.2, "psychosis": 0.5, "bipolar": 0.3, "alcohol": 0.1}
SEVEN = ("KEN", "NPL", "PHL", "UGA")
"""Those of the seven countries that are shipped."""
OUTPUT_ALONE, WITH_HEALTH = (0.0, 10.6), (0.4, 30.3)
"""Lowest and highest ratio of the seven countries, by condition."""
FOUND = {
    "KEN": (6.2, 0.6, 0.7, 5.4), "NPL": (4.4, 0.5, 0.5, 3.7), "PHL": (7.1, 0.6, 0.9, 6.3), "UGA": (3.7, 0.3, 0.4, 3.0),
}  # fmt: skip
"""What ours come to on output alone, by package: nothing printed says more than the range."""
A_HEAD = (0.4, 2.4)
"""US$ a head a year that their packages cost, lowest and highest."""


@pytest.fixture(scope="module")
def kenya() -> Projection:
    return project(load_plan(KENYA, kinds()))


def case(one: Projected) -> Investment:
    found = one.model.investment
    assert found is not None
    return found


def number(one: Projected, row: Row) -> float:
    return float(one.values(row)[0])


def ratios(one: Projected, present: Present) -> tuple[float, float]:
    """Without and with the value of health."""
    return number(one, present.ratio), number(one, present.ratio_with_health)


def printed_plan(**more: Any) -> dict[str, Any]:
    """147 are spent a year; 230 and 169 of output and 310 of health come of it: a thousand people, income a head 1 000.

    Half of people are of working age and all of them in work, so that a worker's output is 2 000: 115 and 84.5 workers'
    worth of work are 230 and 169 thousand; 0.31 healthy years each are 310 thousand.
    """
    people = {"kind": "treatment_benefit", "people": {2026: 1000}, "of_working_age": fact(1)}
    return {
        "population": fact(1_000_000, "people"), "population_growth": fact(0), "gdp_per_head": fact(1000, "ARD 2025"),
        "working_age": fact(0.5), "employment": fact(1), "healthy_year_value": fact(1),
        "actions": {"care": {"kind": "programme", "name": "Care", "yearly": fact(147_000, "ARD 2025"), "start": 2026}},
        "benefits": {
            "depression": {**people, "name": "Depression", "in_work": fact(0.5), "more_at_work": fact(0.23),
                           "healthy_years": fact(0.31)},
            "anxiety": {**people, "name": "Anxiety", "in_work": fact(0.5), "more_in_work": fact(0.169)},
        },
        **more,
    }  # fmt: skip


@pytest.mark.parametrize("discount", [0.0, 0.03, 0.05])
def test_printed_totals_come_out_as_they_were_put_in(tmp_path: Path, discount: float) -> None:
    """A check of the lines and not of the figures, which are printed totals turned round."""
    one = reform(tmp_path, printed_plan(discount_rate=fact(discount)))
    for present in case(one).present:  # the same in every year, so the same at every rate and horizon
        without, with_health = ratios(one, present)
        assert without == pytest.approx((230 + 169) / 147), f"{present.rate}, {present.horizon} years"
        assert with_health == pytest.approx((230 + 169 + 310) / 147), f"{present.rate}, {present.horizon} years"
        assert (round(without, 2), round(with_health, 2)) == (2.71, 4.82)


def test_where_health_is_worth_nothing_the_two_ratios_are_one(tmp_path: Path) -> None:
    one = reform(tmp_path, printed_plan(healthy_year_value=fact(0)))
    same = project(load_plan(KENYA, kinds(), {"healthy_year_value": "0"})).scenarios["reform"]
    for each in (one, same):
        for present in (*case(each).present, *case(each).actions.values()):
            without, with_health = ratios(each, present)
            assert without == with_health
            assert number(each, present.net) == number(each, present.net_with_health)


def four_packages(folder: Path, country: str) -> Projected:
    """With the output of a whole worker, as printed cases have it; who is reached, over ten years, is ours."""
    whole = fact(1)
    tree = {
        "country": country, "years": "2026-2035", "prices": {},
        "actions": {
            name: {"menu": "int.psych", "template": f"package_{name}", "coverage": {2025: 0, 2035: REACHED[name]}}
            for name in PACKAGES
        },
        "benefits": {
            f"of_{name}": {"template": f"benefit_{name}", "of": name, "output_of_worker": whole} for name in PACKAGES
        },
    }  # fmt: skip
    return projected(folder, tree).scenarios["reform"]


@pytest.mark.parametrize("country", SEVEN)
def test_four_packages_lie_between_the_ratios_of_seven_countries(tmp_path: Path, country: str) -> None:
    one = four_packages(tmp_path, country)
    for name in PACKAGES:
        without, with_health = ratios(one, case(one).actions[name])
        said = f"{country}, {name}: {without:.2f} on output alone, {with_health:.2f} with the value of health"
        print(said)
        assert OUTPUT_ALONE[0] <= without <= OUTPUT_ALONE[1], said
        assert WITH_HEALTH[0] <= with_health <= WITH_HEALTH[1], said
        assert with_health > without, said


@pytest.mark.parametrize(("country", "expected"), FOUND.items())
def test_each_package_comes_to_what_was_found(tmp_path: Path, country: str, expected: tuple[float, ...]) -> None:
    """On output alone, to one decimal: the printed range is wide, so a change of any figure is to be seen here."""
    one = four_packages(tmp_path, country)
    found = tuple(round(ratios(one, case(one).actions[name])[0], 1) for name in PACKAGES)
    assert found == expected


@pytest.mark.parametrize("country", SEVEN)
def test_two_of_four_packages_give_back_what_is_printed_for_most_conditions(tmp_path: Path, country: str) -> None:
    """More than 1 on output alone, and more than 2 with health: print says "for most conditions", ours are half."""
    one = four_packages(tmp_path, country)
    found = {name: ratios(one, case(one).actions[name]) for name in PACKAGES}
    assert {name for name, (without, _) in found.items() if without > 1} == {"depression", "alcohol"}, found
    assert {name for name, (_, with_health) in found.items() if with_health > 2} == {"depression", "alcohol"}, found


@pytest.mark.parametrize("country", SEVEN)
def test_four_packages_cost_a_head_what_seven_countries_pay(tmp_path: Path, country: str) -> None:
    """On average over the ten years in which they grow, and in the last of them; in dollars of the base year."""
    one = four_packages(tmp_path, country)
    book, world = one.model.book, one.model.world
    rate = world.scenario.world["exchange_rate"][2025].value
    each = (one.values(case(one).sums.cost) / one.values(world.population) / rate)[book.plan_columns]
    assert len(each) == 10
    for year in (each.mean(), each[-1]):
        assert A_HEAD[0] <= year <= A_HEAD[1], f"{country}: US$ {year:.2f} a head"


def test_depression_in_kenya_beside_the_country_s_own_case(kenya: Projection) -> None:
    """4.0 in ten years (Kenya, Mental Health Investment Case 2021, as quoted; with or without health is not said).

    As shipped the model comes near it. With what printed cases assume, a whole worker's output and all of the effect at
    once, it is nearly twice that: the page of decisions says so.
    """
    shipped, _ = talking(kenya.scenarios["reform"])
    printed = {"benefits.depression.output_of_worker": "1", "benefits.depression.ramp": "[1]"}
    as_printed, with_health = talking(project(load_plan(KENYA, kinds(), printed)).scenarios["reform"])
    assert shipped == pytest.approx(4.0, rel=0.15)
    assert as_printed == pytest.approx(7.1, abs=0.1)
    assert with_health > 2 * 4.0


def talking(one: Projected) -> tuple[float, float]:
    return ratios(one, case(one).actions["talking"])


def test_a_package_that_gives_back_less_than_it_costs_stands_there_with_its_number(kenya: Projection) -> None:
    one = kenya.scenarios["reform"]
    found = {name: ratios(one, present) for name, present in case(one).actions.items()}
    assert set(found) == {"talking", "psychoses", "moods", "drinking", "outreach", "jobs"}
    below = {name for name, (without, _) in found.items() if without < 1}
    assert below == {"psychoses", "moods", "outreach", "jobs"}, found
    assert found["psychoses"][0] < 1 < found["psychoses"][1], found
    assert number(one, case(one).actions["psychoses"].net) < 0
    assert found["talking"][0] > 1, found


def test_leaving_claims_no_health_and_asks_families_for_time(kenya: Projection) -> None:
    one = kenya.scenarios["reform"]
    [leaving] = [each for each in case(one).benefits if each.element == "leaving"]
    assert (one.values(leaving.healthy_years) == 0).all()
    assert (one.values(leaving.carers) == 0).all()
    assert (one.values(leaving.asked)[3:] > 0).all()  # a cost, and no smaller benefit
