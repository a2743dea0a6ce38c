"""Printed arithmetic that the lines must reproduce (cases 1, 2, 4 and 6 of the validation note)."""

from __future__ import annotations

import numpy as np
import pytest

from costing.annuity import annuity
from costing.lines import Book, Input, Row, Scope, run, total
from costing.who_choice import bed_day, centre_visit, hospital_visit
from parameters import Unit, UnitError


@pytest.fixture
def on() -> Scope:
    return Book(2025, 2030).scope("published")


def figure(on: Scope, label: str, value: float, unit: str) -> Input:
    return on.input(label, value, unit, address=label, lower=1e-9)


def value(row: Row) -> float:
    with np.errstate(all="raise"):
        return float(run(row.book)[row][0, 0])


# Case 1: Friendship Bench, Healey 2022


def yearly(on: Scope, rate: float, life: float) -> float:
    phases = [figure(on, f"phase {n}", amount, "USD 2019") for n, amount in enumerate((64751, 120709, 289382))]
    price = on.line("all phases", phases[0] + phases[1] + phases[2])
    assert value(price) == 474_842
    interest = on.input("rate", rate, "", address="rate", lower=-0.5)
    years = on.input("life", life, "", address="life", lower=1)
    return value(annuity(on, "annual equivalent", price=price, rate=interest, life=years))


def test_the_annual_equivalent_of_an_investment(on):
    assert yearly(on, 0.03, 10) == pytest.approx(55_665.97, abs=0.005)


def test_without_interest_it_is_an_equal_share_of_the_price(on):
    assert yearly(on, 0, 10) == pytest.approx(47_484.2, rel=1e-12)


def test_it_pays_the_price_back_with_interest(on):
    paid = yearly(on, 0.07, 4)
    assert sum(paid / 1.07**year for year in range(1, 5)) == pytest.approx(474_842)


def test_it_is_steady_where_interest_goes_to_nothing(on):
    yearly(on, 0.03, 10)
    row = on.book["published/annual-equivalent"]
    with np.errstate(all="raise"):
        found = run(on.book, {"rate": np.array([0.0, 1e-13, 1e-9, 1e-7, 1e-5])})[row][0]
    assert found == pytest.approx([47_484.2] * 5, rel=1e-4)
    assert (np.diff(found) > -0.01).all()


def test_a_share_of_shared_overhead(on):
    parts = [figure(on, f"part {n}", amount, "USD 2019") for n, amount in enumerate((251640, 24024, 6617))]
    overhead = on.line("overhead", parts[0] + parts[1] + parts[2])
    assert value(overhead) == 282_281
    assert value(on.line("attributable", overhead * 0.4)) == pytest.approx(112_912, abs=0.5)


# Case 2: WHO-CHOICE, Stenberg 2018


@pytest.mark.parametrize(
    ("income", "day", "one_visit"),
    [
        (894, 6.84, 1.73), (4298, 44.48, 6.72), (8795, 104.4, 12.5), (14815, 194.4, 19.62), (35433, 549.6, 41.73),
        (42180, 676.5, 48.53),
    ],
)  # fmt: skip
def test_bed_days_and_visits_follow_income(on, income, day, one_visit):
    gdp = figure(on, "gdp", income, "I$ 2010/people")
    assert value(bed_day(on, gdp)) == pytest.approx(day, rel=1e-3)
    assert value(centre_visit(on, gdp)) == pytest.approx(one_visit, rel=1e-3, abs=0.005)  # printed to the cent


def test_a_visit_to_a_hospital_costs_more_than_one_to_a_health_centre(on):
    found = value(hospital_visit(on, figure(on, "gdp", 4298, "I$ 2010/people")))
    assert found == pytest.approx(6.72 * 1.407, rel=1e-3)


def test_from_international_dollars_through_local_money_to_dollars(on):
    day = figure(on, "bed-day", 44.48, "I$ 2010/day")
    ppp = figure(on, "ppp", 3336.99, "IDR 2010/I$ 2010")
    rate = figure(on, "exchange rate", 9090.43, "IDR 2010/USD 2010")
    dollars = on.line("bed-day in dollars", day * ppp / rate, "USD 2010/day")
    assert value(dollars) == pytest.approx(16.33, abs=0.005)


def test_income_in_other_money_is_refused(on):
    with pytest.raises(UnitError):
        bed_day(on, figure(on, "gdp", 4298, "USD 2010/people"))


# Case 4: Ethiopia's wage chain, Stelmach 2022


@pytest.fixture
def hourly(on: Scope) -> Row:
    """An hour in Birr of 2019: 17 726 Birr a year (2008) / 1 920 hours x 2.4987."""
    year = figure(on, "pay of 2008", 17726, "ETB 2008/FTE")
    hours = figure(on, "hours", 1920, "hour/FTE")
    growth = figure(on, "consumer prices", 2.4987, "ETB 2019/ETB 2008")
    then = on.line("an hour of 2008", year / hours)
    assert value(then) == pytest.approx(9.232, abs=5e-4)
    return on.line("an hour of 2019", then * growth, "ETB 2019/hour")


def test_the_right_chain_gives_the_printed_steps(on, hourly):
    rate = figure(on, "exchange rate", 29.07, "ETB 2019/USD 2019")
    assert value(hourly) == pytest.approx(23.07, abs=0.005)
    assert value(on.line("in dollars", hourly / rate, "USD 2019/hour")) == pytest.approx(0.794, abs=5e-4)


def test_the_right_division_gives_international_dollars(on, hourly):
    ppp = figure(on, "ppp", 10.406, "ETB 2019/I$ 2019")
    assert value(on.line("in I$", hourly / ppp, "I$ 2019/hour")) == pytest.approx(2.22, abs=0.005)


def test_dividing_dollars_by_local_money_per_international_dollar_is_refused_with_both_units(on, hourly):
    ppp = figure(on, "ppp", 10.406, "ETB 2019/I$ 2019")
    dollars = on.line("in dollars", hourly / figure(on, "exchange rate", 29.07, "ETB 2019/USD 2019"))
    with pytest.raises(UnitError) as refusal:
        dollars / ppp
    assert "USD 2019/hour" in str(refusal.value)
    assert "ETB 2019/I$ 2019" in str(refusal.value)


def test_the_units_alone_refuse_it_too():
    with pytest.raises(UnitError, match=r"USD 2019/hour.*ETB 2019/I\$ 2019"):
        Unit.parse("USD 2019/hour") / Unit.parse("ETB 2019/I$ 2019")


def test_adding_price_years_is_refused_with_both_units(on):
    with pytest.raises(UnitError, match=r"'old' \[PEN 2019\].*'new' \[PEN 2024\]"):
        figure(on, "old", 1, "PEN 2019") + figure(on, "new", 1, "PEN 2024")


# Case 6: identities of one line


@pytest.mark.parametrize(("spent", "centres", "each"), [(23_251_017, 32, 726_594), (29_995_220, 41, 731_591)])
def test_perus_centres_of_2018(on, spent, centres, each):
    money, count = figure(on, "spent", spent, "PEN 2018"), figure(on, "centres", centres, "centre")
    assert value(on.line("a centre", money / count, "PEN 2018/centre")) == pytest.approx(each, abs=0.5)


@pytest.mark.parametrize(
    ("then", "now"), [(28_305, 35_978), (33_086.25, 42_056), (32_130, 40_840), (39_780, 50_564)]
)  # CAPS I, II, i, AD
def test_brazils_federal_transfers_of_2011_in_money_of_2023(on, then, now):
    month = figure(on, "a month of 2011", then, "BRL 2011/centre/month")
    change = figure(on, "re-basing", 1.2711, "BRL 2023/BRL 2011")
    assert value(on.line("a month of 2023", month * change, "BRL 2023/centre/month")) == pytest.approx(now, abs=1)


def test_czechia_discharged_and_not_discharged(on):
    outside, inside = (figure(on, name, cost, "EUR 2016/people") for name, cost in (("out", 8503), ("in", 16425)))
    assert value(on.line("one for the other", outside / inside, "")) == pytest.approx(0.518, abs=5e-4)


def test_englands_long_stay_people_in_the_community(on):
    money, people = figure(on, "predicted", 391e6, "GBP"), figure(on, "people", 24_000, "people")
    assert value(on.line("a person", money / people, "GBP/people")) == pytest.approx(16_292, abs=0.5)


@pytest.mark.parametrize(
    ("benefits", "printed", "low", "high"), [((230, 169), 2.71, 2.3, 3.0), ((230, 169, 310), 4.82, 3.3, 5.7)]
)
def test_benefits_of_treatment_for_each_dollar(on, benefits, printed, low, high):
    """Chisholm 2016, thousand millions: output restored (depression, anxiety), then health as well, over the cost."""
    parts = [figure(on, f"benefit {n}", amount, "USD") for n, amount in enumerate(benefits)]
    gained = on.line("benefits", total(parts))
    found = value(on.line("for each dollar", gained / figure(on, "cost", 147, "USD"), ""))
    assert found == pytest.approx(printed, abs=0.005)
    assert low <= found <= high
