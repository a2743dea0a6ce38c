"""What is said of benefits where there is no ratio, where carers give time, by whom it is paid, and what is assumed."""

import pytest

from costing import kinds
from outputs import opened
from outputs.benefit_record import investment_record
from outputs.benefit_said import benefits_said, fiscal_said, losers, ratios_said, waiting_said
from outputs.tables import tables
from parameters import PlanError, load_plan
from scenarios import cases, project, whole_plan
from tests.command import ROOT
from tests.costing.small_plans import fact, projected, small_plan

SMALL = ROOT / "tests" / "data" / "benefits" / "small.yaml"
SLOW = {
    "discount_rate": fact(0), "population": fact(1_000_000, "people"), "population_growth": fact(0),
    "working_age": fact(0.6), "employment": fact(0.5), "healthy_year_value": fact(0),
    "actions": {"care": {"kind": "programme", "name": "Care", "yearly": fact(1_000_000, "ARD 2025"), "start": 2026}},
}  # fmt: skip
YEARS = {"value": 0.02, "unit": "", "low": 0.01, "high": 0.03, "interval": "90%", "kind": "pert", "grade": "D"}
CASH = {
    "kind": "transfer", "name": "Cash", "recipients": {2025: 0, 2026: 100}, "amount": fact(10, "ARD 2025/people/month"),
}  # fmt: skip
GAIN = {
    "kind": "treatment_benefit", "name": "Groups", "of_working_age": fact(1), "in_work": fact(0.3),
    "more_at_work": fact(0.05), "people": {2026: 400},
}  # fmt: skip


def free(folder, draws=None, **more):
    """Money given to people costs nothing in the economic view; what 400 people bring is 400 000 a year."""
    benefits = {"gain": {**GAIN, "healthy_years": YEARS, **more}}
    tree = {**SLOW, "healthy_year_value": fact(1), "actions": {"cash": CASH}, "benefits": benefits}
    return project(small_plan(folder, tree), draws)


def test_where_nothing_is_spent_no_ratio_is_said_and_the_net_is(tmp_path):
    one = free(tmp_path)
    said = ratios_said(one, "reform")
    assert said.startswith(
        "In the economic view it costs no more than no change: no ratio, net gain of ARD 2.0 million without the "
    )
    assert benefits_said(one, "reform").startswith(said)
    found = tables(one, [])["investment"]
    assert found["cost"].max() == 0
    assert found["ratio_without_health"].isna().all()
    assert found["ratio_with_health"].isna().all()
    record = investment_record(one, "reform")["investment"]["at_own_rate"]["plan_years"]
    assert record["ratio"] == {"base": None}
    assert record["net"]["base"] == pytest.approx(2_000_000)


def test_what_only_takes_away_is_said_as_a_loss(tmp_path):
    one = free(tmp_path, avoided={"visits": {"days": fact(-100, "day/people"), "price": fact(50, "ARD 2025/day"),
                                             "variable": fact(1)}})  # fmt: skip
    # 400 x (1 000 - 5 000) in each of five years
    assert "no ratio, net loss of ARD 8.0 million without the value of health" in ratios_said(one, "reform")
    assert "saves ARD 1.6 million without the value of health, ARD " in waiting_said(one, "reform")


def test_where_some_draws_spend_nothing_the_ratio_has_no_range(tmp_path):
    one = free(tmp_path, draws=60)
    found = tables(one, [])["investment"]
    assert set(found["case"]) >= {"base", "P10", "P50", "P90"}
    assert found["ratio_with_health"].isna().all()
    assert found["net_with_health"].notna().all()
    assert "In some draws nothing is spent, so that ratios have no range; in " in benefits_said(one, "reform")
    assert "median" not in ratios_said(one, "reform")


def test_an_action_that_takes_away_loses_although_it_costs_nothing(tmp_path):
    gain = {**GAIN, "of": "cash", "more_at_work": fact(0), "carers_hours": fact(-10, "hour/people")}
    tree = {**SLOW, "actions": {"cash": CASH}, "benefits": {"gain": gain}}
    one = projected(tmp_path, tree)
    # 400 people x 10 hours are asked for: that is a cost, and there is a ratio of 0
    [found] = losers(one, "reform")
    assert (found["action"], found["ratio"]) == ("cash", 0)
    assert "(0.00; health not counted)" in benefits_said(one, "reform")
    taken = {**GAIN, "of": "cash", "more_at_work": fact(0), "avoided": {
        "beds": {"days": fact(-1, "day/people"), "price": fact(10, "ARD 2025/day"), "variable": fact(1)}}}  # fmt: skip
    one = projected(tmp_path, {**tree, "benefits": {"gain": taken}})
    rows = tables(one, [])["benefits_by_action"]
    assert list(rows["loses"]) == ["also with health"]
    # 400 days more of 10 in each of five years
    assert "Cash (no cost, a net loss of ARD 20.0 thousand)" in benefits_said(one, "reform")


def test_time_that_carers_are_asked_for_is_said_and_is_in_the_cost(tmp_path):
    gain = {**GAIN, "carers_hours": fact(-219, "hour/people")}
    tree = {**SLOW, "weekly_hours": fact(42, "hour"), "leave_share": fact(0), "gdp_per_head": fact(20_000, "ARD 2025"),
            "benefits": {"gain": gain}}  # fmt: skip
    one = projected(tmp_path, tree)
    # 400 x 219 hours x 66 666.67 / 2 190 in each of five years, beside a million a year
    assert "The cost holds ARD 13.3 million of time that carers are asked for" in benefits_said(one, "reform")
    found = tables(one, [])
    rows = found["investment"][found["investment"]["horizon"] == "plan"]
    assert list(rows["carers_asked"]) == pytest.approx([400 * 219 * 66666.6666667 / 2190 * 5])
    assert list(rows["cost"]) == pytest.approx([5e6 + 400 * 219 * 66666.6666667 / 2190 * 5])
    assert list(rows["carers"]) == [0]
    economic = found["economic"]
    asked = economic[(economic["line"] == "carers' time asked for") & (economic["year"] == 2027)]
    assert list(asked["real"]) == pytest.approx([400 * 219 * 66666.6666667 / 2190])
    assert list(asked["view"]) == ["economic"]


def test_what_households_and_donors_pay_is_no_money_of_public_budgets(tmp_path):
    law = {"kind": "programme", "yearly": fact(100_000, "ARD 2025"), "start": 2026}
    tree = {
        **SLOW, "benefits": {"gain": GAIN},
        "actions": {
            "state": {**law, "name": "State", "payer": "Health"},
            "families": {**law, "name": "Families", "payer": "Households"},
            "abroad": {**law, "name": "Abroad", "payer": "Donors"},
        },
    }  # fmt: skip
    one = projected(tmp_path, tree)
    said = fiscal_said(one, "reform")
    assert "Public budgets alone, at 2025 prices, undiscounted: of ARD 0.5 million spent, " in said
    assert " Households, donors and others pay ARD 1.0 million beside. " in said
    found = tables(one, [])
    rows = found["fiscal_return"].set_index("year").loc[2027]
    assert (rows["cash_cost"], rows["paid_by_households"], rows["paid_by_donors"]) == (100_000, 100_000, 100_000)
    horizons = found["fiscal_horizons"].set_index("horizon")
    # nothing is discounted: 100 000 in each of 5 and of 30 years
    assert horizons.loc["plan", "cash_cost"] == pytest.approx(500_000)
    assert horizons.loc["30", "public_cost"] == pytest.approx(3_000_000)
    assert horizons.loc["30", "share"] == pytest.approx(horizons.loc["30", "comes_back"] / 3_000_000)
    assert investment_record(one, "reform")["investment"]["fiscal_real"]["paid_by_others"] == 1_000_000


def test_it_is_said_how_much_of_what_is_bought_is_assumed(tmp_path):
    base = project(load_plan(SMALL, kinds()))
    assert "figures behind the benefits are assumptions; 100 % of their value rests on one or more of them." in (
        benefits_said(base, "reform")
    )
    ours = {"source": "assumption", "grade": "D", "note": "ours"}
    guessed = {"value": 0.05, "unit": "", "low": 0.01, "high": 0.1, "interval": "90%", "kind": "pert", **ours}
    other = {**GAIN, "name": "Others", "people": {2026: 1200}, "more_at_work": guessed}
    tree = {**SLOW, "benefits": {"gain": GAIN, "other": other}}
    found = investment_record(projected(tmp_path, tree), "reform")["investment"]["assumed_share"]
    # three quarters of the people are those of the benefit with an assumption
    assert found["assumptions"] == 1
    assert found["of_value"] == pytest.approx(0.75)
    assert found["share"] == pytest.approx(1 / found["figures"], abs=1e-4)


def place(folder) -> int:
    """The line of the plan in which the benefit begins."""
    lines = (folder / "plan.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if line.strip().startswith('"g":'))


@pytest.mark.parametrize("name", ["working_age", "employment", "healthy_year_value"])
def test_a_figure_of_the_country_that_is_missing_is_told_with_the_line_of_the_benefit(tmp_path, name):
    law = {"kind": "programme", "name": "Law", "yearly": fact(1, "ARD 2025"), "start": 2026}
    gain = {"kind": "treatment_benefit", "name": "G", "people": {2026: 10}, "more_at_work": fact(0.1)}
    plan = small_plan(tmp_path, {"actions": {"law": law}, "benefits": {"g": gain}, name: None})
    with pytest.raises(PlanError) as refused:
        opened.projected(plan, tmp_path / "plan.yaml")
    line = place(tmp_path)
    assert str(refused.value).startswith(f"plan.yaml:{line}: benefits.g: needs {name}: add to the plan or the country")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"deaths": fact(0.1)}, "deaths and fewer_deaths belong together: give both"),
        ({"disability": fact(0.1)}, "disability and improvement belong together: give both, or healthy_years"),
        ({"people": None, "of": "law"}, "how many people actions.law reaches is not known: give people"),
    ],
)
def test_what_a_benefit_lacks_is_told_with_its_line(tmp_path, change, said):
    law = {"kind": "programme", "name": "Law", "yearly": fact(1, "ARD 2025"), "start": 2026}
    gain = {"kind": "treatment_benefit", "name": "G", "people": {2026: 10}, **change}
    given = {key: value for key, value in gain.items() if value is not None}
    plan = small_plan(tmp_path, {"actions": {"law": law}, "benefits": {"g": given}})
    with pytest.raises(PlanError) as refused:
        opened.projected(plan, tmp_path / "plan.yaml")
    line = place(tmp_path)
    assert str(refused.value).startswith(f"plan.yaml:{line}: benefits.g: {said}")


def test_all_benefits_that_need_people_are_told_at_once_with_what_to_write(tmp_path):
    law = {"kind": "programme", "name": "Law", "yearly": fact(1, "ARD 2025"), "start": 2026}
    one = {"kind": "treatment_benefit", "name": "G", "of": "law", "deaths": fact(0.1), "fewer_deaths": fact(0.1)}
    benefits = {"g": one, "h": {**one, "name": "H"}, "i": {**one, "name": "I", "people": {2026: 10}}}
    plan = small_plan(tmp_path, {"actions": {"law": law}, "benefits": benefits})
    with pytest.raises(PlanError) as refused:
        opened.projected(plan, tmp_path / "plan.yaml")
    assert "at year end, such as {2025: 0, 2026: 100}; the same for benefits.h" in str(refused.value)
    assert "benefits.i" not in str(refused.value).splitlines()[0]


def test_healthy_years_have_a_unit_of_their_own():
    case = cases(project(load_plan(SMALL, kinds()), names=["reform"]))["reform"]
    rows = [case.sums.healthy_years, whole_plan(case).healthy_years, *(each.healthy_years for each in case.benefits)]
    assert {str(row.unit) for row in rows} == {"healthy-year"}
