"""What a cut plan buys less: healthy years, work and net benefits, beside the money that was missing."""

import pytest

from outputs.fit_text import fit_record, fit_text
from scenarios import Fitted, fit
from scenarios.fitting.cut import Cut
from scenarios.fitting.lost import lost_benefits
from scenarios.fitting.trial import Trials
from tests.costing.small_plans import fact, small_plan
from tests.scenarios.fitting.money_plans import budget

PLAN = {
    "discount_rate": fact(0), "gdp_per_head": fact(20_000, "ARD 2025"), "working_age": fact(0.6),
    "employment": fact(0.5), "healthy_year_value": fact(0.5),
    "actions": {
        "talking": {
            "kind": "treatment_package", "name": "Talking", "people": {2025: 0, 2026: 1000},
            "medicines": fact(2000, "ARD 2025/people"),
        },
    },
    "benefits": {
        "gain": {
            "kind": "treatment_benefit", "name": "Groups", "of": "talking", "healthy_years": fact(0.02),
            "of_working_age": fact(1), "in_work": fact(0.3), "more_at_work": fact(0.05),
        },
    },
    "financing": {"treasury": budget(0)},
}  # fmt: skip


def cut(folder, how: Cut):
    small_plan(folder, PLAN)
    trials = Trials(folder / "plan.yaml")
    return {one.name: one for one in lost_benefits(trials.whole, trials.at({"talking": how}))}


def test_an_action_that_is_left_out_loses_all_that_it_brings(tmp_path):
    lost = cut(tmp_path, Cut(out=True))
    # 500 people, then 1 000 four times, x 0.02; each of them 0.3 x 0.05 x 66 666.67 = 1 000 of output; 2 000 of cost
    assert lost["healthy_years"].less == pytest.approx(90)
    assert (lost["healthy_years"].unit, lost["output"].unit) == ("healthy-year", "ARD 2025")
    assert lost["output"].less == pytest.approx(4_500_000)
    assert lost["net"].less == pytest.approx(4_500_000 - 9_000_000)
    assert lost["net_with_health"].less == pytest.approx(4_500_000 - 9_000_000 + 90 * 10_000)
    assert all(one.left == pytest.approx(0) for one in lost.values())
    assert [one.present for one in lost.values()] == [False, False, True, True]


def test_an_action_a_year_later_loses_its_last_year(tmp_path):
    lost = cut(tmp_path, Cut(delay=1))
    assert lost["healthy_years"].less == pytest.approx(20)
    assert lost["net"].less == pytest.approx(1_000_000 - 2_000_000)


def fitted(folder) -> Fitted:
    small_plan(folder, PLAN)
    return fit(folder / "plan.yaml")


def test_what_is_lost_is_printed_with_its_sign_and_given_to_programs(tmp_path):
    found = fitted(tmp_path)
    assert found.lines[0].cuts["talking"].out
    text = fit_text(found, "a test", [])
    assert "  what it buys, against the whole plan, all of 2026-2030:" in text
    assert "    lost: healthy life years: -90\n" in text
    assert "    lost: restored output (at 2025 prices): -ARD 4.5 million\n" in text
    said = "benefits less cost, without the value of health (discounted, at 2025 prices): +ARD 4.5 million"
    assert f" lost: {said} " in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 100
    [first, *_] = fit_record(found, "a test", [])["cut_lines"]
    by_name = {one["name"]: one for one in first["lost_benefits"]}
    assert by_name["healthy_years"]["less"] == pytest.approx(90)
    assert by_name["net"]["what"] == "benefits less cost, without the value of health"
