"""Training, places of study and transfers: what is refused, what goes to which view and code, what others may ask."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from costing import RecordError
from costing.lines import run
from parameters import Draws, PlanError
from scenarios import Projected
from tests.costing.small_plans import fact, projected, reform, years

DAY = fact(2, "day")
PRICE = fact(1, "ARD 2025/people")
CASCADE = {"kind": "training_cascade", "name": "Cascade", "leaving": fact(0.1)}
TRAINING = CASCADE | {"targets": {2026: 10}}
COURSE = TRAINING | {"course_days": DAY, "per_diem": fact(1, "ARD 2025/people/day")}
GROUPS = TRAINING | {"ratio": fact(5, "people"), "sessions": fact(6, "session")}
HOURS = GROUPS | {"supervision_hours": fact(2, "hour/session")}
PAID = HOURS | {"supervisor_pay": fact(9, "ARD 2025/hour")}
STUDY = {
    "kind": "training_places", "name": "School", "cadre": "nurse", "places": {2026: 5}, "years": fact(3),
    "drop_out": fact(0.1), "joins": fact(1),
}  # fmt: skip
BENEFIT = {"kind": "transfer", "name": "Benefit"}
MONTHLY = BENEFIT | {"amount": fact(5, "ARD 2025/people/month")}
SHARE = fact(0.1)
LATER = {"left_out": "after this plan"}
"""What is left out need not say how much of it there is; what it says must fit together all the same."""


@pytest.mark.parametrize(
    ("action", "message"),
    [
        (CASCADE | LATER, "say who is to be trained: either a path of targets, or eligible and coverage"),
        (CASCADE | LATER | {"coverage": {2026: 0.5}}, "say who is to be trained"),
        (TRAINING | {"coverage": {2026: 0.5}}, "trained by targets and by coverage: keep one of them"),
        (TRAINING | {"per_diem": fact(1, "ARD 2025/people/day")}, "per_diem is given without course_days"),
        (TRAINING | {"travel": fact(1, "ARD 2025/people/day")}, "travel is given without course_days"),
        (TRAINING | {"journey": PRICE}, "journey is given without course_days"),
        (TRAINING | {"class_size": fact(20, "people")}, "class_size is given without course_days"),
        (COURSE | {"venue": fact(1, "ARD 2025/day")}, "venue is given without class_size"),
        (COURSE | {"trainers": fact(1, "people")}, "trainers is given without class_size"),
        (
            COURSE | {"class_size": fact(20, "people"), "trainer_fee": fact(1, "ARD 2025/people/day")},
            "trainer_fee is given without trainers",
        ),
        (TRAINING | {"refresher_days": DAY}, "refresher_days is given without refresh_every"),
        (TRAINING | {"refresher_material": PRICE}, "refresher_material is given without refresh_every"),
        (TRAINING | {"refresh_every": 2}, "refresh_every is given without refresher_days"),
        (TRAINING | {"sessions": fact(6, "session")}, "sessions is given without ratio"),
        (TRAINING | {"ratio": fact(5, "people")}, "ratio is given without sessions"),
        (TRAINING | {"supervision_hours": fact(2, "hour/session")}, "supervision_hours is given without sessions"),
        (
            TRAINING | {"supervision_travel": fact(2, "ARD 2025/session")},
            "supervision_travel is given without sessions",
        ),
        (
            COURSE | {"workers": "nurse", "paid_by": "one"},
            "paid_by and workers or worker_hour are both given: keep one",
        ),
        (HOURS, "supervision_hours is given without supervisor or supervisor_pay"),
        (GROUPS | {"supervisor": "nurse"}, "supervisor is given without supervision_hours"),
        (PAID | {"supervisor": "nurse"}, "supervisor and supervisor_pay are both given: keep one of them"),
        (
            TRAINING | {"workers": "nurse", "worker_hour": fact(2, "ARD 2025/hour")},
            "workers and worker_hour are both given: keep one of them",
        ),
        (TRAINING | {"contact_minutes": fact(30, "minute/contact")}, "contact_minutes is given without contacts_per"),
        (
            TRAINING | {"specialist_minutes": fact(30, "minute/contact")},
            "specialist_minutes is given without contacts_per_worker",
        ),
        (STUDY, "places of study would cost nothing: give tuition, bursary or both"),
        (MONTHLY | {"recipients": {2026: 5}, "eligible": SHARE}, "by recipients and by eligible: keep one of them"),
        (BENEFIT | LATER, "say what is given: amount, share_of_income or share_of_pay"),
        (MONTHLY | LATER | {"share_of_income": SHARE}, "by amount and by share_of_income: keep one of them"),
        (BENEFIT | LATER | {"thing": "FTE", "share_of_pay": SHARE}, "share_of_pay is given without cadre"),
        (MONTHLY | LATER | {"cadre": "nurse"}, "cadre is given without share_of_pay"),
        (BENEFIT | LATER | {"share_of_pay": SHARE, "cadre": "nurse"}, "share_of_pay is given to FTE, not to people"),
        (
            BENEFIT | LATER | {"thing": "organization", "share_of_income": SHARE},
            "share_of_income is given to people, not to organization: give thing: people",
        ),
        (MONTHLY | {"recipients": {2026: 5}, "start": 2028, "end": 2027}, "is 2027, before the start in 2028"),
    ],
)
def test_a_setting_that_would_do_nothing_or_is_missing_is_refused(tmp_path, action: dict[str, Any], message):
    with pytest.raises(RecordError, match=message):
        reform(tmp_path, {"actions": {"one": action}})


def test_a_cadre_without_pay_is_refused_with_the_cadre_that_was_meant(tmp_path):
    with pytest.raises(PlanError) as refusal:
        reform(tmp_path, {"actions": {"school": STUDY | {"cadre": "nurze", "tuition": PRICE}}})
    assert "actions.school.cadre: is not a cadre of 'pay' (got 'nurze')" in str(refusal.value)
    assert "nurse" in str(refusal.value).split("(got 'nurze')")[1]


def test_another_cadre_without_pay_is_refused_with_those_that_have_it(tmp_path):
    with pytest.raises(PlanError, match=r"the cadres are: psychiatrist, psychologist"):
        reform(tmp_path, {"actions": {"one": PAID | {"workers": "zzzzzz"}}})


# Codes and views


@pytest.mark.parametrize(
    ("paid_as", "econ", "view", "price_class"),
    [
        ("cash benefit", "E2721", "cash", "transfers"),
        ("in kind", "E2722", "both", "goods"),
        ("grant", "E2821", "both", "transfers"),
        ("allowance", "E2111", "both", "pay"),
        ("insurance benefit", "E2712", "both", "transfers"),
    ],
)
def test_each_way_of_paying_has_its_code_class_and_view(tmp_path, paid_as, econ, view, price_class):
    action = MONTHLY | {"eligible": SHARE, "paid_as": paid_as, "admin_rate": SHARE}
    paid, work = reform(tmp_path, {"actions": {"one": action}}).model.ledger.entries
    assert [paid.tags[name] for name in ("econ", "view", "price_class")] == [econ, view, price_class]
    assert [work.tags[name] for name in ("econ", "view", "input")] == ["E22", "both", "administration"]


def test_a_bursary_is_cash_only_and_tuition_is_in_both_views(tmp_path):
    entries = reform(tmp_path, {"actions": {"one": STUDY | {"tuition": PRICE, "bursary": PRICE}}}).model.ledger.entries
    assert [(e.label, e.tags["econ"], e.tags["view"]) for e in entries] == [
        ("tuition", "E22", "both"),
        ("bursaries", "E2821", "cash"),
    ]


def test_time_of_workers_is_in_no_cash_total(tmp_path):
    one = reform(
        tmp_path, {"actions": {"one": COURSE | {"travel": fact(0, "ARD 2025/people/day"), "workers": "nurse"}}}
    )
    (time,) = one.model.ledger.economic
    assert time.tags["view"] == "economic"
    assert years(one, time.nominal.address)[0] > 0
    assert years(one, "one/sums/total-nominal")[0] == 20


# What others read


def test_graduates_trained_people_and_contacts_are_there_for_others(tmp_path):
    lay = PAID | {"at_start": fact(4, "people"), "contacts_per_worker": fact(50, "contact/people")}
    tree = {"actions": {"school": STUDY | {"bursary": PRICE}, "lay": lay}, "years": "2026-2031"}
    one = reform(tmp_path, tree)
    assert together(one, one.model.world.reached["lay"])[:2] == pytest.approx([10, 10])
    # 4 stay or are replaced, 3.6 of them and 6.4 new ones: 4 x 0.95 + 6.4 / 2 on average
    assert together(one, one.model.world.capacity["lay"])[:2] == pytest.approx([50 * 7, 50 * 10])
    # 5 begin in 2026 and finish by the end of 2028
    assert together(one, one.model.world.graduates["nurse"]) == pytest.approx([0, 0, 0, 5 * 0.9**3, 0, 0])
    quo = projected(tmp_path, tree).scenarios["status_quo"]
    assert together(quo, quo.model.world.capacity["lay"])[:2] == pytest.approx([200, 200])
    assert "nurse" not in quo.model.world.graduates


def together(one: Projected, rows: list[Any]) -> list[float]:
    return [float(value) for value in np.sum([years(one, row.address) for row in rows], axis=0)]


def test_uncertain_turnover_study_and_refreshers_are_drawn_without_fault(tmp_path):
    lay = PAID | {"at_start": fact(4, "people"), "refresh_every": 2, "refresher_material": PRICE}
    tree = {"years": "2026-2033", "actions": {"lay": lay, "school": STUDY | {"bursary": PRICE}}}
    draws = {
        "actions.lay.leaving": np.array([0, 0.05, 0.5, 0.999, 1]),
        "actions.lay.refresh_every": np.array([1, 1.9, 2, 3, 20]),
        "actions.school.drop_out": np.array([0, 1e-12, 0.1, 0.5, 0.95]),
        "actions.school.years": np.array([1, 2.7, 3, 6, 3]),
    }
    one = projected(tmp_path, tree, Draws(draws, 5)).scenarios["reform"]
    book = one.model.book
    with np.errstate(all="raise"):
        found = run(book, draws)
    # nobody is lost: the target of 10 is met whoever leaves; everybody who begins to study is paid for in the end
    assert found[book["lay/all-together/trained-people-at-year-end"]][1:9] == pytest.approx(10 * np.ones((8, 5)))
    assert (found[book["lay/all-together/people-refreshed"]] >= 0).all()
    # 1 year; 2 whole years; 1 + 0.9 + 0.81; 1 + 0.5 + ... + 0.5^5; 1 + 0.05 + 0.0025
    paid = [5, 10, 13.55, 9.84375, 5.2625]
    assert found[book["school/added/students"]].sum(axis=0) == pytest.approx(paid)
    assert found[book["school/added/years-of-study-still-to-be-paid"]][-1] == pytest.approx([0] * 5, abs=1e-9)


@pytest.mark.parametrize("kind", ["training_cascade", "site_work"])
def test_time_of_staff_whom_the_plan_pays_is_not_counted_again(tmp_path, kind):
    cascade, said = COURSE | {"journey": PRICE}, {"workers": "nurse"}
    if kind == "site_work":
        lesson = {"trained": fact(2, "people/site"), "training_days": DAY, "train_every": fact(2)}
        cascade = {"kind": "site_work", "name": "Rights", "sites": {2025: 0, 2026: 3}} | lesson
        said = {"trainee_time": {"nurse": fact(1)}}
    team = {"kind": "programme", "name": "Team", "posts": {"nurse": 3}}
    outside = reform(tmp_path, {"actions": {"team": team, "course": cascade | said}})
    inside = reform(tmp_path, {"actions": {"team": team, "course": cascade | {"paid_by": "team"}}})
    assert [entry.label for entry in outside.model.ledger.economic if "time" in entry.label]
    assert not [entry.label for entry in inside.model.ledger.economic if "time" in entry.label]


def test_who_pays_for_staff_at_sites_is_said_once(tmp_path):
    site = {"kind": "site_work", "name": "Rights", "sites": {2026: 3}, "trained": fact(2, "people/site")}
    said = {"training_days": DAY, "trainee_time": {"nurse": fact(1)}, "paid_by": "one"}
    with pytest.raises(RecordError, match="trainee_time and paid_by are both given: keep one of them"):
        reform(tmp_path, {"actions": {"one": site | said}})
