"""BENEFIT: templates where they do not belong, several conditions, jobs twice, cost that is not whole, high ratios."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from costing import RecordError
from parameters import load_menu, load_templates
from scenarios import Finding, not_costed
from scenarios.rules import Case
from scenarios.rules.benefit_sense import RULES
from scenarios.thresholds import Thresholds
from tests.costing.small_plans import fact, projected, reform
from tests.scenarios.sound_plan import MONEY

PILLS = {
    "menu": "int.psych", "name": "Talking", "people": {2026: 100}, "contacts": {},
    "medicines": fact(9e4, f"{MONEY}/people"),
}  # fmt: skip
OTHER = {**PILLS, "name": "Relief of worry"}
JOBS = {"menu": "inc.ips", "name": "Jobs", "people": {2026: 100}}
GAIN = {"template": "benefit_depression", "name": "Depression", "of": "talk"}
WORK = {"template": "benefit_supported_employment", "name": "Work", "of": "jobs"}
COURSE = {
    "kind": "training_cascade", "name": "Course", "targets": {2026: 10}, "course_days": fact(4, "day"),
    "class_size": fact(20, "people"), "leaving": fact(0.1),
}  # fmt: skip
SAFE = {"contingencies": {"standard": {"base": fact(0.1)}}}


def said(folder: Path, actions: dict[str, Any], benefits: dict[str, Any], **more: Any) -> list[Finding]:
    limits = more.pop("limits", None) or Thresholds()
    projection = projected(folder, {"actions": {**actions, "course": COURSE}, "benefits": benefits, **more})
    case = Case("reform", projection.scenarios["reform"], "ARD", limits, projection.plan)
    found = [finding for rule in RULES for finding in rule(case)]
    return [one for one in found if "not costed" not in one.message]


def test_a_template_where_it_belongs_is_sound(tmp_path):
    assert said(tmp_path, {"talk": PILLS}, {"gain": GAIN}) == []


def test_a_template_for_people_of_other_actions_is_a_warning(tmp_path):
    [found] = said(tmp_path, {"jobs": JOBS}, {"gain": {**GAIN, "of": "jobs"}})
    assert (found.severity, found.element) == ("WARN", "gain")
    assert found.message == (
        "Depression takes benefit_depression for Jobs: it was written for package_depression, int.psych, int.lay, "
        "int.family, drug.supply, svc.cmhc, svc.phc, svc.digital, svc.special and svc.older"
    )
    assert found.remedy == (
        "Take the template that fits in benefits.gain, or give its figures with their sources instead"
    )


def test_a_package_has_the_benefit_of_its_own_condition(tmp_path):
    care = {"menu": "int.psych", "template": "package_psychosis", "name": "Care", "people": {2026: 100}}
    [found] = said(tmp_path, {"talk": care}, {"gain": GAIN})
    assert found.message.startswith(
        "Depression takes benefit_depression for Care: it was written for package_depression"
    )
    assert said(tmp_path, {"talk": care}, {"gain": {**GAIN, "template": "benefit_psychosis"}}) == []


def test_actions_and_benefits_of_ones_own_fit_everywhere(tmp_path):
    own = {**PILLS, "kind": "treatment_package"}
    del own["menu"]
    assert said(tmp_path, {"talk": own}, {"gain": GAIN}) == []


def test_every_action_that_a_benefit_was_written_for_is_one_of_the_menu_or_a_template():
    known = {*load_menu(), *load_templates()}
    benefits = [one for one in load_templates().values() if one.family == "benefit"]
    assert {name for one in benefits for name in one.of} <= known
    assert [one.id for one in benefits if not one.of] == ["benefit_leaving"]


def test_people_with_two_conditions_are_counted_twice(tmp_path):
    both = {"gain": GAIN, "worry": {**GAIN, "template": "benefit_anxiety", "name": "Anxiety", "of": "ease"}}
    [found] = said(tmp_path, {"talk": PILLS, "ease": OTHER}, both)
    assert found.severity == "WARN"
    assert found.message == (
        "people of Talking and Relief of worry are counted in each: somebody with two conditions gains health and work "
        "twice"
    )
    assert found.remedy == (
        "Give otherwise for the share who are in another package, or apart_from with the reason between actions"
    )
    apart = {**OTHER, "apart_from": {"talk": "for people who have no depression"}}
    assert said(tmp_path, {"talk": PILLS, "ease": apart}, both) == []


def test_work_of_jobs_and_of_treatment_of_the_same_people_is_a_warning(tmp_path):
    both = {"gain": {**GAIN, "name": "Recovery"}, "work": WORK}
    [found] = said(tmp_path, {"talk": PILLS, "jobs": JOBS}, both)
    assert (found.severity, found.element) == ("WARN", "work")
    assert found.message == "Work and Recovery count work of people who may be the same"
    assert found.remedy == "Count their work in one of them (more_in_work and more_at_work of 0 in benefits.gain)"


def test_work_of_jobs_beside_treatment_of_other_people_is_sound(tmp_path):
    both = {"gain": GAIN, "work": WORK}
    apart = {**JOBS, "apart_from": {"talk": "for people who are in no treatment"}}
    assert said(tmp_path, {"talk": PILLS, "jobs": apart}, both) == []
    mild = {"menu": "int.psych", "template": "package_depression", "name": "Talking", "people": {2026: 100}}
    assert said(tmp_path, {"talk": mild, "jobs": JOBS}, both) == []


def test_a_ratio_above_those_printed_asks_to_look_again(tmp_path):
    cheap = {**PILLS, "medicines": fact(1, f"{MONEY}/people")}
    whole, action = said(tmp_path, {"talk": cheap}, {"gain": GAIN}, limits=Thresholds(printed_ratio=0))
    assert (whole.severity, action.severity) == ("WARN", "WARN")
    assert whole.message.startswith("the plan brings ")
    assert action.message.startswith("Talking brings ")
    assert action.message.endswith(
        " times its cost, without the value of health and what is released: packages of the seven countries of "
        "Chisholm and others (Front Health Serv 2023;3:1214885) bring at most 0"
    )
    assert action.remedy == "Look again at whom it counts, what each gains and what is in its cost"


def test_the_highest_ratio_printed_is_the_limit(tmp_path):
    cheap = {
        "kind": "treatment_package", "name": "Talking", "people": {2026: 100}, "medicines": fact(1, f"{MONEY}/people"),
    }  # fmt: skip
    found = said(tmp_path, {"talk": cheap}, {"gain": GAIN})
    assert [one.message.partition(" brings ")[0] for one in found] == ["the plan", "Talking"]
    assert all(one.message.endswith("bring at most 10.6") for one in found)


def test_training_and_contingencies_that_are_not_costed_are_told_beside_benefits(tmp_path):
    tree = {"actions": {"talk": PILLS}, "benefits": {"gain": GAIN}}
    projection = projected(tmp_path, tree)
    case = Case("reform", projection.scenarios["reform"], "ARD", Thresholds(), projection.plan)
    [found] = [finding for rule in RULES for finding in rule(case)]
    assert found.severity == "WARN"
    assert found.message == (
        "what treatment brings is counted whole, and training and supervision and contingencies are not costed: ratios "
        "are too high by what they would cost"
    )
    assert found.remedy == (
        "Add actions that train and supervise, and contingencies; or say so wherever a ratio is shown"
    )


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ({}, ("training and supervision", "contingencies")),
        ({"actions": {"talk": PILLS, "course": COURSE}}, ("contingencies",)),
        (
            {"actions": {"talk": PILLS, "course": {**COURSE, "left_out": "later"}}},
            ("training and supervision", "contingencies"),
        ),
        ({"benefits": {}}, ()),
        ({"actions": {"jobs": JOBS}, "benefits": {"work": WORK}}, ()),
    ],
)  # fmt: skip
def test_what_is_not_costed_is_known(tmp_path, more, missing):
    assert not_costed(reform(tmp_path, {"actions": {"talk": PILLS}, "benefits": {"gain": GAIN}, **more})) == missing


@pytest.mark.parametrize("rate", [-0.01, 0.16])
def test_benefits_are_not_discounted_at_rates_that_are_slips(tmp_path, rate):
    tree = {"actions": {"talk": PILLS}, "benefits": {"gain": GAIN}, "discount_rate": fact(rate)}
    with pytest.raises(RecordError) as refused:
        reform(tmp_path, tree)
    assert str(refused.value) == (
        f"discount_rate: benefits are discounted at 0% to 15% a year, and this is {100 * rate:g}%: write 0.03 for 3%"
    )
    assert reform(tmp_path, {**tree, "benefits": {}}).model.investment is None


@pytest.mark.parametrize("rate", [0, 0.15])
def test_benefits_are_discounted_at_rates_up_to_the_edges(tmp_path, rate):
    tree = {"actions": {"talk": PILLS}, "benefits": {"gain": GAIN}, "discount_rate": fact(rate)}
    assert reform(tmp_path, tree).model.investment is not None
