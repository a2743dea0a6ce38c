"""What people see of benefits: tables, the paragraph, the record, charts; and nothing of them where there are none."""

import csv

import numpy as np
import pytest

from costing import kinds
from outputs.benefit_chart import benefit_charts
from outputs.benefit_record import investment_record
from outputs.benefit_said import benefits_said, fiscal_said, losers, turning_said, waiting_said
from outputs.charts import write_charts
from outputs.left_out import left_out
from outputs.parameter_table import figures_used
from outputs.tables import tables
from parameters import PlanError, load_plan
from scenarios import Projection, cases, project
from tests.command import ROOT
from tests.costing.small_plans import fact, projected

SMALL = ROOT / "tests" / "data" / "benefits" / "small.yaml"
OF_BENEFITS = {
    "benefits", "investment", "benefits_by_action", "acceptability", "inaction", "fiscal_return", "fiscal_horizons",
    "payback",
}  # fmt: skip
VALUED = {"healthy_year_value", "tax_share", "tax_take"}


def of(overrides=None, draws=None) -> Projection:
    return project(load_plan(SMALL, kinds(), overrides or {}), draws)


@pytest.fixture(scope="module")
def base():
    return of()


@pytest.fixture(scope="module")
def drawn():
    return of(draws=100)


@pytest.fixture(scope="module")
def found(drawn):
    return tables(drawn, [])


def test_every_table_is_there_and_in_the_codebook(found):
    assert set(found) >= OF_BENEFITS
    known = set(zip(found["codebook"]["file"], found["codebook"]["column"], strict=True))
    for name in OF_BENEFITS:
        assert {(f"{name}.csv", column) for column in found[name].columns} <= known


def test_the_chances_need_draws(base):
    assert set(tables(base, [])) & OF_BENEFITS == OF_BENEFITS - {"acceptability"}


def test_the_status_quo_brings_nothing_and_stands_nowhere(found):
    for name in OF_BENEFITS:
        assert set(found[name]["scenario"]) == {"reform"}


def test_both_ratios_stand_side_by_side_and_come_from_their_parts(found):
    one = found["investment"]
    base = one[one["case"] == "base"]
    assert len(base) == 10
    for row in base.itertuples():
        parts = row.output + row.carers + row.avoided + row.released
        assert row.benefits_without_health == pytest.approx(parts)
        assert row.ratio_without_health == pytest.approx(parts / row.cost)
        assert row.ratio_with_health == pytest.approx((parts + row.health_value) / row.cost)
        assert row.net_with_health == pytest.approx(row.net_without_health + row.health_value)
    assert list(one["case"][:5]) == ["base", "without_contingency", "P10", "P50", "P90"]


def test_benefits_by_year_add_up_to_the_social_benefits_of_the_year(found):
    one, public = found["benefits"], found["fiscal_return"].set_index("year")
    for year, rows in one.groupby("year"):
        together = rows["output"].sum() + rows["carers"].sum() + rows["avoided"].sum()
        assert public.loc[year, "social_benefits"] == pytest.approx(together)  # nothing is released here


def test_fiscal_and_social_return_are_told_apart(found):
    rows = found["fiscal_return"]
    assert list(rows["comes_back"]) == pytest.approx(list(rows["taxes"] + rows["public_saved"]))
    assert list(rows["fiscal_net"]) == pytest.approx(list(rows["comes_back"] - rows["cash_cost"]))
    assert list(rows["social_net_without_health"]) == pytest.approx(list(rows["social_benefits"] - rows["social_cost"]))
    later = rows[rows["year"] > 2025]
    assert (later["comes_back"] < later["social_benefits"]).all()


def test_never_to_begin_loses_the_net_present_value(found):
    never, case = found["inaction"], found["investment"]
    assert list(never["never_without_health"]) == list(case["net_without_health"])
    assert list(never["never_with_health"]) == list(case["net_with_health"])
    assert (never["year_later_with_health"] > never["year_later_without_health"]).all()


def test_an_action_that_loses_is_shown_with_its_numbers(found, drawn):
    one = found["benefits_by_action"]
    base = one[one["case"] == "base"].set_index("action")
    assert dict(base["loses"]) == {"depression": "", "jobs": "also with health", "psychosis": "without health"}
    assert base.loc["psychosis", "ratio_without_health"] < 1 < base.loc["psychosis", "ratio_with_health"]
    lost = losers(drawn, "reform")
    assert {each["action"] for each in lost} == {"psychosis", "jobs"}
    assert lost[0]["net"] < lost[1]["net"] < 0
    first = drawn.scenarios["reform"].model.scenario.actions[lost[0]["action"]].title
    less = "2 of 3 actions with a named benefit bring less than the cost, without the value of health: "
    assert f"{less}{first} (0." in benefits_said(drawn, "reform")


def test_where_nothing_is_spent_there_is_no_ratio_and_nobody_loses():
    one = of({"actions.psychosis.left_out": "not now"})
    rows = tables(one, [])["benefits_by_action"].set_index("action")
    assert rows.loc["psychosis", "ratio_without_health"] is None
    assert rows.loc["psychosis", "loses"] == ""
    assert [each["action"] for each in losers(one, "reform")] == ["jobs"]


def test_where_health_is_worth_nothing_both_ratios_agree_in_every_table():
    found = tables(of({"healthy_year_value": "0"}), [])
    for name in ("investment", "benefits_by_action"):
        assert list(found[name]["ratio_without_health"]) == list(found[name]["ratio_with_health"])
        assert list(found[name]["net_without_health"]) == list(found[name]["net_with_health"])
    assert list(found["inaction"]["year_later_without_health"]) == list(found["inaction"]["year_later_with_health"])


def test_the_paragraph_says_both_ratios_ranges_waiting_and_public_budgets(drawn, base):
    said = benefits_said(drawn, "reform")
    record = investment_record(drawn, "reform")["investment"]
    near = record["at_own_rate"]["plan_years"]
    without, with_health = (
        f"{one['p50']:.2f} (8 of 10: {one['p10']:.2f} to {one['p90']:.2f})"
        for one in (near["ratio"], near["ratio_with_health"])
    )
    base_case = f"base case {near['ratio']['base']:.2f} and {near['ratio_with_health']['base']:.2f}"
    assert (
        f": {without} without the value of health, {with_health} with it, in the middle of the draws; {base_case}. "
    ) in said
    assert "To begin a year later loses ARD " in said
    assert "come back in taxes and services needed less (" in said
    assert " The reform is not promised to pay for itself. " in said
    far = record["at_own_rate"]["30_years"]
    assert (
        f"Over 30 years, with 2030 repeated: {far['ratio']['p50']:.2f} and {far['ratio_with_health']['p50']:.2f}."
        in said
    )
    assert ", undiscounted; " in said
    assert "draws" not in benefits_said(base, "reform")
    assert benefits_said(base, "status_quo") == ""


def test_actions_without_a_named_benefit_are_counted(base):
    assert "no named benefit" not in benefits_said(base, "reform")
    said = benefits_said(of({"benefits.work": "null"}), "reform")
    assert "1 action has no named benefit." in said


SLOW = {
    "discount_rate": fact(0), "population": fact(1_000_000, "people"), "population_growth": fact(0),
    "working_age": fact(0.6), "employment": fact(0.5), "healthy_year_value": fact(0),
    "actions": {"care": {"kind": "programme", "name": "Care", "yearly": fact(1_000_000, "ARD 2025"), "start": 2026}},
}  # fmt: skip


@pytest.mark.parametrize(
    ("people", "said", "payback"),
    [
        (
            {2025: 300, 2026: 1100, 2027: 500, 2028: 4100, 2029: 3500, 2030: 4100},
            "; it is paid back from 2029.",
            ("2029", "2029"),
        ),
        (
            {2026: 400, 2029: 400, 2030: 2600},
            "; it is not paid back within 2026-2030; with 2030 repeated every year after, from 2034.",
            ("not within 2026-2030", "2034"),
        ),
        (
            {2026: 400},
            "; it is not paid back within 2026-2030; with 2030 repeated every year after, not within 30 years.",
            ("not within 2026-2030", "not by 2055"),
        ),
    ],
)
def test_the_trough_and_the_payback_are_said_also_where_there_is_none(tmp_path, people, said, payback):
    gain = {"kind": "treatment_benefit", "people": people, "of_working_age": fact(1), "in_work": fact(0.3),
            "more_at_work": fact(0.05)}  # fmt: skip
    one = projected(tmp_path, {**SLOW, "benefits": {"gain": gain}})
    told = turning_said(one, "reform")
    assert "years cost more than they bring, most of all 2026 (by ARD 0.6 million)" in told
    assert told.endswith(said)
    paid = tables(one, [])["payback"]
    assert [(row.payback, row.payback_long, row.until) for row in paid.itertuples()] == [(*payback, 2055)] * 2
    turning = investment_record(one, "reform")["investment"]["turning"]["without"]
    assert (turning["payback"], turning["payback_long"]) == payback
    assert "1 action has no named benefit" in benefits_said(one, "reform")
    assert "of ARD 5.0 million spent, " in fiscal_said(one, "reform")
    assert ("saves" in waiting_said(one, "reform")) == (people[max(people)] == 400)


def test_figures_of_benefits_count_only_where_there_are_benefits(base):
    without = of({"benefits.recovery": "null", "benefits.work": "null", "benefits.relief": "null"})
    assert {leaf.address for leaf in figures_used(base)} >= VALUED
    assert not VALUED & {leaf.address for leaf in figures_used(without)}
    assert set(tables(without, [])) & OF_BENEFITS == set()
    assert benefit_charts(without, "reform", "") == []
    assert investment_record(without, "reform") == {}
    assert "benefits" in left_out(without)
    assert "benefits" not in left_out(base)


def test_a_scenario_that_takes_an_action_away_says_whose_benefit_that_was(tmp_path):
    file = tmp_path / "plan.yaml"
    text = SMALL.read_text(encoding="utf-8")
    file.write_text(f"{text}scenarios:\n  fewer: {{what: Fewer, actions.jobs: null}}\n", encoding="utf-8")
    with pytest.raises(PlanError) as refused:
        load_plan(file, kinds())
    assert "benefits.work.of: is of actions.jobs, which scenarios.fewer takes away" in str(refused.value)
    assert "take benefits.work away there too (benefits.work: null)" in str(refused.value)
    file.write_text(
        text + "scenarios:\n  fewer: {what: Fewer, actions.jobs: null, benefits.work: null}\n", encoding="utf-8"
    )
    assert set(load_plan(file, kinds()).scenarios["fewer"].benefits) == {"recovery", "relief"}
    with pytest.raises(PlanError, match="which --set takes away"):
        load_plan(SMALL, kinds(), {"actions.jobs": "null"})


def test_the_charts_bring_their_numbers_and_their_finding(tmp_path, base):
    made = [file.stem for file in write_charts(tmp_path, base)]
    assert made[-2:] == ["15-benefit-cost", "16-inaction"]
    drawing = (tmp_path / "15-benefit-cost.svg").read_text(encoding="utf-8")
    assert "2 of 3 actions with a named benefit bring less than the cost" in " ".join(drawing.split())
    with (tmp_path / "15-benefit-cost.csv").open(encoding="utf-8-sig", newline="") as file:
        names = [row["of"] for row in csv.DictReader(file)]
    assert names == ["The whole plan, 2026-2030", "The whole plan, 30 years", "Treatment of depression",
                     "Jobs with support", "Treatment of psychosis"]  # fmt: skip
    assert len((tmp_path / "16-inaction.csv").read_text(encoding="utf-8-sig").splitlines()) == 3


def test_the_bars_have_the_ranges_of_the_draws(drawn):
    first, second = benefit_charts(drawn, "reform", "source")
    assert len(first.rows[0]) == len(second.rows[0]) == 9
    for row in first.rows:
        _, without, low, high, *_ = row.values()
        assert low < high
        assert without >= 0


def test_ratios_of_filled_posts_stand_beside_those_of_all_people_in_the_plan_years_alone(found, drawn):
    one, case = drawn.scenarios["reform"], cases(drawn)["reform"]
    rows = found["investment"]
    own = rows[(rows["rate"] == "own") & (rows["horizon"] == "plan")].set_index("case")
    present = case.staffed.present
    assert own.loc["base", "ratio_filled_posts_without_health"] == float(one.values(present.ratio)[0])
    assert own.loc["base", "ratio_filled_posts_with_health"] == float(one.values(present.ratio_with_health)[0])
    drawn_ratio = one.drawn[present.ratio][0]
    assert own.loc["P50", "ratio_filled_posts_without_health"] == pytest.approx(float(np.quantile(drawn_ratio, 0.5)))
    others = rows[(rows["rate"] != "own") | (rows["horizon"] != "plan")]
    assert others["ratio_filled_posts_without_health"].isna().all()


def test_the_record_holds_what_filled_posts_bring_and_what_is_not_costed(drawn):
    record, present = investment_record(drawn, "reform")["investment"], cases(drawn)["reform"].staffed.present
    one = drawn.scenarios["reform"]
    assert record["filled_posts"]["ratio"] == float(one.values(present.ratio)[0])
    assert record["filled_posts"]["ratio_with_health"] == float(one.values(present.ratio_with_health)[0])
    assert record["filled_posts"]["unknown_cadres"] == sorted(
        {name for each in cases(drawn)["reform"].staffed.filled.values() for name in each.unknown}
    )
    assert record["not_costed"] == ["training and supervision", "contingencies"]
