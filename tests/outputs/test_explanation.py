"""Explanations: from any total down to figures with their sources, in every scenario of every example."""

import pytest

from costing import kinds
from outputs import explain, explanation_record, explanation_text
from parameters import load_plan
from scenarios import UnknownAddressError, project
from tests.command import changed_plan


def every(told):
    yield told
    for part in told.parts:
        yield from every(part)


def test_every_total_reaches_figures_with_sources_or_choices(example):
    _, projection = example
    for name in projection.scenarios:
        for year in (projection.plan.first, projection.plan.last):
            whole = explain(projection, f"{name}/{year}/total", depth=-1)
            ends = [told for told in every(whole) if not told.reason.parts]
            assert ends
            for told in ends:
                assert told.leaf or told.constant or told.reason.words, f"{told.row.address} ends in nothing"
                if told.leaf:
                    assert told.leaf.origin
                    assert told.leaf.lever or told.leaf.source, f"{told.leaf.address} has no source"


def test_no_part_is_given_twice(arandia):
    told = every(explain(arandia, "reform/2030/total", depth=-1))
    places = [(t.row.address, t.reason.year) for t in told if t.reason.parts and not t.again]
    assert len(places) == len(set(places))


def test_the_last_level_is_the_plan_line(arandia):
    told = explain(arandia, "reform/2028/centres/added/pay-nurse-cost-nominal", depth=-1)
    (pay,) = [t for t in every(told) if t.leaf and t.leaf.address == "pay.nurse"]
    assert pay.leaf.origin.startswith("parameters/countries/ARA.yaml:")
    assert pay.leaf.source
    assert told.reason.value == pytest.approx(arandia.scenarios["reform"].values(told.row)[3])


def test_the_text_says_words_figures_and_source(arandia):
    text = explanation_text(explain(arandia, "reform/2028/centres/added/pay-nurse-cost-nominal", depth=1))
    assert "= nurse: full-time posts x pay, nurse x price index, pay" in text
    assert "range 27 000 to 33 000 (90%)" in text
    assert "source (grade D): invented for the tutorial" in text
    assert text.isascii()


def test_it_says_which_side_binds(arandia):
    told = explain(arandia, "reform/2028/stonefield/wards-open")
    assert told.reason.binding
    assert "decided by: " in explanation_text(told)


def test_where_it_stands_in_the_annex_is_said(arandia):
    told = explain(arandia, "reform/2028/total", depth=0)
    text = explanation_text(told, lambda row, year: f"{row.label} {year}")
    assert text.endswith("in the annex: total, nominal 2028\n")


def test_the_record_holds_the_figure_of_the_plan(arandia):
    record = explanation_record(explain(arandia, "reform/actions.centres.catchment"))
    assert record["figure"]["low"] == 80000
    assert record["figure"]["origin"].startswith("plan.yaml:")


SHARED = """uncertainty:
  drivers:
    pay_scale: {value: 1, low: 0.9, high: 1.2, interval: 90%, source: assumption, note: "Talks are open.", of: [pay.*]}
"""


def test_a_shared_driver_is_named_where_it_multiplies(tmp_path):
    plan = changed_plan(tmp_path, "\nplaces:\n", f"\n{SHARED}\nplaces:\n")
    projection = project(load_plan(plan, kinds()))
    told = explain(projection, "reform/pay.nurse")
    assert "also multiplied by pay scale, 0.9 to 1.2" in explanation_text(told)
    assert explanation_record(told)["multiplied_by"][0]["address"] == "uncertainty.drivers.pay_scale"
    message = r"a shared driver of draws, which is 1 in the base case; it multiplies .*pay\.nurse"
    with pytest.raises(UnknownAddressError, match=message):
        explain(projection, "reform/uncertainty.drivers.pay_scale")


@pytest.mark.parametrize(
    ("short", "address"),
    [
        ("reform/2028", "plan/total-nominal"),
        ("reform/2028/total", "plan/total-nominal"),
        ("reform/2028/centres", "centres/sums/total-nominal"),
        ("reform/2028/double-funding", "transition/double-funding"),
        ("reform/2028/centres/existing/psychiatrist-full", "centres/existing/psychiatrist-full-time-posts"),
        ("reform/2028/crisis/vehicles-units-fitted-out", "crisis/added/vehicles-units-fitted-out"),
        ("reform/break-even-year", "transition/break-even-year"),
        ("/reform/2028/plan/total-real/", "plan/total-real"),
    ],
)
def test_short_ways_to_say_an_address(short, address, arandia):
    assert explain(arandia, short, depth=0).row.address == address


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("reform/2028/cnetres", "did you mean centres"),
        ("reform/2028/pay-nurse-cost", "several lines fit"),
        ("refrom/2028/total", "no scenario is called 'refrom'; there are status_quo, reform, later"),
        ("reform/2042/total", "the years are 2025 to 2030"),
        ("reform/centres", "has a figure for each year: say which, such as reform/2026/centres"),
        ("reform/2028/BI99", "this plan records no BI99; indicators here: BI01, "),
        ("reform/2028/zzzzzzzz", "actions and institutions are centres, crisis, unit, oversight, stonefield"),
    ],
)
def test_a_miss_says_what_is_near(address, message, arandia):
    with pytest.raises(UnknownAddressError, match=message):
        explain(arandia, address)
