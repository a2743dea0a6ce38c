"""BENEFIT: people whom nobody can treat, more people than there are, people without cost, people treated before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scenarios import Finding, find, whole_plan
from scenarios.rules import Case
from scenarios.rules.benefit_people import RULES
from scenarios.thresholds import Thresholds
from tests.costing.small_plans import fact, projected, reform
from tests.scenarios.sound_plan import MONEY

HOUR = {"psychologist": fact(60, "minute/contact")}
TALK = {"contacts": fact(10, "contact/people"), "minutes": HOUR}
CARE = {"kind": "treatment_package", "name": "Talking", "people": {2026: 360}, "contacts": {"talk": TALK}}
GAIN = {
    "kind": "treatment_benefit", "name": "Relief", "of": "talk", "healthy_years": fact(0.1), "of_working_age": fact(1),
    "in_work": fact(0.5), "more_in_work": fact(0.1),
}  # fmt: skip
POST = {"weekly_hours": fact(40, "hour"), "leave_share": fact(0.1)}


def tree(**more: Any) -> dict[str, Any]:
    return {"actions": {"talk": CARE}, "benefits": {"gain": GAIN}, "population_growth": fact(0), **POST, **more}


def said(folder: Path, **more: Any) -> list[Finding]:
    projection = projected(folder, tree(**more))
    case = Case("reform", projection.scenarios["reform"], "ARD", Thresholds(), projection.plan)
    return [finding for rule in RULES for finding in rule(case)]


def there(posts: float, coming: float = 0, cadre: str = "psychologist") -> dict[str, Any]:
    """People of a cadre: in post in the base year, and so many who come each year; nobody leaves."""
    said_of = {"in_post": fact(posts, "FTE"), "graduates": fact(coming, "FTE"), "leaving": fact(0)}
    return {name: {cadre: figure} for name, figure in said_of.items()}


def test_people_are_counted_whom_nobody_is_there_to_treat(tmp_path):
    one = reform(tmp_path, tree(workforce=there(0)))
    cadre = one.model.workforce.cadres["psychologist"]
    needed = float(one.values(cadre.needed)[1])
    [found] = said(tmp_path, workforce=there(0))
    assert (found.severity, found.element, found.year) == ("WARN", "gain", 2026)
    assert found.message == (
        f"Relief: in 2026 nobody fills {needed:.1f} of {needed:.1f} posts of psychologist, so that of 360 people "
        "counted at most 0 can be treated"
    )
    assert found.remedy == (
        "Train or recruit them in time, or reach fewer people; data/investment.csv has the ratio of filled posts"
    )


def test_staff_of_whom_nobody_says_how_many_there_are_is_told_and_taken_to_be_there(tmp_path):
    minutes = {"occupational_therapist": fact(60, "minute/contact")}
    care = {**CARE, "contacts": {"talk": {**TALK, "minutes": minutes}}}
    [found] = said(tmp_path, actions={"talk": care})
    assert found.severity == "WARN"
    assert found.message == (
        "nobody says who is to treat the people of Relief: posts of occupational therapist are taken to be filled"
    )
    assert found.remedy == (
        "Say how many there are and come (workforce.in_post, graduates or joining); until then they count"
    )
    case = reform(tmp_path, tree(actions={"talk": care})).model.investment
    assert case.staffed.filled["gain"].unknown == ("occupational_therapist",)


def test_people_for_whom_there_is_staff_are_sound(tmp_path):
    assert said(tmp_path, workforce=there(0, coming=50)) == []


def test_benefits_of_filled_posts_alone_are_those_of_the_weakest_cadre(tmp_path):
    # 0.3 posts' worth of psychologists come each year: 0.3, 0.6, ... of the posts needed are filled
    one = reform(tmp_path, tree(workforce=there(0, coming=0.3), discount_rate=fact(0)))
    case, model = one.model.investment, one.model
    needed = one.values(model.workforce.cadres["psychologist"].needed)[1:6]
    share = np.minimum(1, 0.3 * np.arange(1, 6) / needed)
    output = one.values(case.sums.output)[1:6]
    present = case.staffed.present
    got = float(one.values(present.parts["output"])[0])
    assert 0 < got < output.sum()
    assert got == pytest.approx(float((output * share).sum()))
    assert float(one.values(present.cost)[0]) == pytest.approx(float(one.values(whole_plan(case).cost)[0]))
    health = one.values(case.sums.health)[1:6]
    assert float(one.values(present.health)[0]) == pytest.approx(float((health * share).sum()))


def test_one_cadre_that_is_not_there_leaves_nobody_treated_whoever_else_is(tmp_path):
    both = {"psychologist": fact(30, "minute/contact"), "nurse": fact(30, "minute/contact")}
    care = {**CARE, "contacts": {"talk": {**TALK, "minutes": both}}}
    many, none = there(0, coming=50), there(0, cadre="nurse")
    staff = {name: many[name] | none[name] for name in many}
    one = reform(tmp_path, tree(actions={"talk": care}, workforce=staff))
    case = one.model.investment
    assert list(one.values(case.staffed.filled["gain"].shares["psychologist"])[1:6]) == [1] * 5
    assert float(one.values(case.staffed.present.money)[0]) == 0
    assert float(one.values(whole_plan(case).money)[0]) > 0
    [found] = said(tmp_path, actions={"talk": care}, workforce=staff)
    assert "posts of nurse, so that of 360 people counted at most 0 can be treated" in found.message


def test_staff_of_the_team_that_treats_counts_too(tmp_path):
    team = {"kind": "mobile_team", "name": "Team", "teams": {2026: 2}, "posts": {"nurse": fact(2, "FTE/team")},
            "contacts": fact(2000, "contact/team")}  # fmt: skip
    care = {**CARE, "contacts": {"talk": {"contacts": fact(10, "contact/people"), "at": "team"}}}
    found = said(tmp_path, actions={"team": team, "talk": care}, workforce=there(0, coming=1, cadre="nurse"))
    # two teams of 2 nurses open in the middle of 2026, 2 posts on average, and one nurse has come
    [first] = found
    assert (first.element, first.year) == ("gain", 2026)
    assert first.message == (
        "Relief: in 2026 nobody fills 1.0 of 2.0 posts of nurse, so that of 360 people counted at most 180 can be "
        "treated"
    )


def test_a_benefit_without_posts_of_the_plan_has_no_case_of_filled_posts(tmp_path):
    pills = {
        "kind": "treatment_package",
        "name": "Pills",
        "people": {2026: 10},
        "medicines": fact(9, f"{MONEY}/people"),
    }
    assert reform(tmp_path, tree(actions={"talk": pills})).model.investment.staffed is None
    assert said(tmp_path, actions={"talk": pills}) == []


def test_no_more_people_gain_than_live_in_the_country(tmp_path):
    many = {"gain": {**GAIN, "people": {2026: 1001}}}
    found, *others = said(tmp_path, population=fact(1000, "people"), benefits=many, workforce=there(0, coming=50))
    assert (found.severity, others) == ("BLOCK", [])
    assert (found.element, found.year) == ("gain", 2026)
    assert found.message == "Relief counts 1 001 people in 2026, and 1 000 live there"
    assert found.remedy == "Look at benefits.gain.people"


def test_everybody_in_the_country_is_not_too_many(tmp_path):
    found = said(tmp_path, population=fact(1000, "people"), benefits={"gain": {**GAIN, "people": {2026: 1000}}})
    assert [one for one in found if one.severity == "BLOCK"] == []


@pytest.mark.parametrize(("people", "told"), [(361, True), (360, False), (100, False)])
def test_no_more_people_gain_than_the_action_reaches(tmp_path, people, told):
    found = said(tmp_path, benefits={"gain": {**GAIN, "people": {2026: people}}}, workforce=there(0, coming=50))
    assert [(one.severity, one.element, one.year) for one in found] == [("WARN", "gain", 2026)] * told
    if told:
        assert found[0].message == "Relief counts 361 people in 2026, and Talking reaches 360 people by new policy"
        assert found[0].remedy == "Leave benefits.gain.people out, or have the action reach as many"


def test_people_without_an_action_have_no_cost(tmp_path):
    alone = {name: value for name, value in GAIN.items() if name != "of"} | {"people": {2026: 10}}
    [found] = said(tmp_path, benefits={"gain": alone})
    assert (found.severity, found.element) == ("WARN", "gain")
    assert found.message == "counts people of its own, and no action whose cost it is laid beside: Relief"
    assert found.remedy == (
        "Give benefits.gain.of, the action that reaches them: what reaches nobody has no cost either"
    )


@pytest.mark.parametrize(
    ("reach", "said_of"),
    [
        ({"people": {2025: 300, 2026: 360}}, "people of 300 people"),
        ({"prevalence": fact(0.02), "coverage": {2025: 0.05, 2030: 0.2}}, "coverage of 5%"),
    ],
)
def test_people_treated_in_the_base_year_must_be_said_to_be(tmp_path, reach, said_of):
    care = {"kind": "treatment_package", "name": "Pills", **reach, "medicines": fact(9, f"{MONEY}/people")}
    [found] = said(tmp_path, actions={"talk": care})
    assert (found.severity, found.element) == ("WARN", "talk")
    assert found.message == (
        f"Pills has {said_of} in 2025 and does not say that it runs then: whom it reaches already count as reached by "
        "new policy, with what they cost and gain"
    )
    assert found.remedy == "Give actions.talk.at_start: 1 if they are treated already, or let the path begin at 0"
    assert said(tmp_path, actions={"talk": {**care, "at_start": fact(1)}}) == []


@pytest.mark.parametrize("people", [{2025: 0, 2026: 360}, {2026: 360}])
def test_a_path_that_begins_at_nothing_or_with_the_plan_says_nothing_of_the_base_year(tmp_path, people):
    care = {"kind": "treatment_package", "name": "Pills", "people": people, "medicines": fact(9, f"{MONEY}/people")}
    assert said(tmp_path, actions={"talk": care}) == []


def test_people_treated_in_the_base_year_are_neither_cost_nor_gain(tmp_path):
    """The same people by the action's own reach and by a path of the benefit: 300 before, 420 in the end."""
    path = {2025: 300, 2026: 420}
    care = {
        "kind": "treatment_package", "name": "Pills", "people": path, "medicines": fact(9, f"{MONEY}/people"),
        "at_start": fact(1),
    }  # fmt: skip
    told = reform(tmp_path, tree(actions={"talk": care}, benefits={"gain": {**GAIN, "people": path}}))
    [mine] = told.model.investment.benefits
    assert list(told.values(mine.reached)[:4]) == [0, 60, 120, 120]
    one = reform(tmp_path, tree(actions={"talk": care}))
    [other] = one.model.investment.benefits
    assert list(one.values(other.reached)[:4]) == [0, 60, 120, 120]


def test_a_plan_without_benefits_hears_nothing_of_their_people(tmp_path):
    assert said(tmp_path, benefits={}, workforce=there(0)) == []
    assert [one for one in find(projected(tmp_path, tree(benefits={}))) if one.rule == "BENEFIT"] == []
