"""People who do the work: R32, R33, R34 and R35, each with a plan that raises it and one that does not."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios import Finding, Thresholds, find
from tests.costing.small_plans import fact, projected
from tests.scenarios.sound_plan import MONEY, changed, of_rule

COURSE = {"course_days": fact(4, "day"), "class_size": fact(20, "people"), "leaving": fact(0.1)}
AGAIN = {"refresh_every": fact(2), "refresher_days": fact(2, "day")}
SUPPORT = {"ratio": fact(10, "people"), "sessions": fact(12, "session"), "supervision_hours": fact(2, "hour/session")}


def findings(folder: Any, tree: dict[str, Any], **limits: float) -> list[Finding]:
    return find(projected(folder, tree), Thresholds(**limits))


def cascade(*parts: dict[str, Any], **settings: Any) -> dict[str, Any]:
    action = {"kind": "training_cascade", "name": "Course for nurses", "targets": {2026: 100}, "supervisor": "nurse"}
    for part in (COURSE, *parts, settings):
        action |= part
    return {"actions": {"course": {key: value for key, value in action.items() if value is not None}}}


def test_training_with_refreshers_and_supervision_is_sound(tmp_path):
    found = findings(tmp_path, cascade(AGAIN, SUPPORT))
    assert of_rule("R32", found) == of_rule("R33", found) == []


@pytest.mark.parametrize(
    ("parts", "missing", "remedy"),
    [
        ([SUPPORT], "no refreshers", "refresh_every and refresher_days"),
        ([AGAIN, {"supervisor": None}], "no supervision", "ratio, sessions and supervision_hours"),
        (
            [{"supervisor": None}],
            "no refreshers and no supervision",
            "refresh_every and refresher_days and ratio, sessions and supervision_hours",
        ),
        (
            [AGAIN, SUPPORT, {"sessions": fact(0, "session")}],
            "no supervision",
            "ratio, sessions and supervision_hours",
        ),
    ],
)
def test_training_that_is_not_followed_up_is_a_warning(tmp_path, parts, missing, remedy):
    (found,) = of_rule("R32", findings(tmp_path, cascade(*parts)))
    assert (found.severity, found.element) == ("WARN", "course")
    assert found.message == f"people trained by 'Course for nurses' get {missing} in the years after"
    assert found.remedy == f"Give {remedy} of actions.course"


def test_several_courses_without_follow_up_are_one_warning(tmp_path):
    tree = cascade(SUPPORT)
    tree["actions"]["second"] = tree["actions"]["course"] | {"name": "Course for teachers"}
    (found,) = of_rule("R32", findings(tmp_path, tree))
    assert found.message == (
        "people trained by 'Course for nurses' and 'Course for teachers' get no refreshers in the years after"
    )
    assert found.remedy == "Give refresh_every and refresher_days of actions.course and actions.second"


def test_courses_for_officials_need_no_supervisor(tmp_path):
    tree = cascade(AGAIN, {"supervisor": None})
    tree["actions"]["course"]["tags"] = {"setting": "cross-cutting"}
    found = findings(tmp_path, tree)
    assert of_rule("R32", found) == []
    assert [one.message for one in of_rule("R32", found, "INFO")] == [
        "people trained by 'Course for nurses' get no supervision in the years after"
    ]


def test_a_supervisor_of_too_many_is_a_warning(tmp_path):
    many = {"ratio": fact(20, "people")}
    (found,) = of_rule("R33", findings(tmp_path, cascade(AGAIN, SUPPORT, many)))
    assert found.message == "one supervisor has 20 people of 'Course for nurses' to support"
    assert found.remedy == "At most 15 people for each supervisor (actions.course.ratio)"
    assert of_rule("R33", findings(tmp_path, cascade(AGAIN, SUPPORT, many), people_per_supervisor=20)) == []


def test_supervisors_whom_nobody_pays_are_a_warning(tmp_path):
    free = {"supervisor": None, "supervisor_pay": fact(0, f"{MONEY}/hour")}
    (found,) = of_rule("R33", findings(tmp_path, cascade(AGAIN, SUPPORT, free)))
    assert found.message == "nobody pays the supervisors of 'Course for nurses'"
    assert found.remedy == "Give actions.course.supervisor (a cadre) or supervisor_pay"
    paid = {**free, "supervisor_pay": fact(9, f"{MONEY}/hour")}
    assert of_rule("R33", findings(tmp_path, cascade(AGAIN, SUPPORT, paid))) == []


def staffed(nurses: float, **workforce: Any) -> dict[str, Any]:
    """Five centres of two nurses each in 2026 and so many graduates a year."""
    posts = {"nurse": fact(2, "FTE/centre")}
    known = {
        "in_post": {"nurse": fact(0, "FTE")}, "leaving": {"nurse": fact(0)},
        "graduates": {"nurse": fact(nurses, "FTE")}, **workforce,
    }  # fmt: skip
    centres = {"kind": "facility", "name": "Centres", "units": {2026: 5}, "posts": posts}
    return {"workforce": known, "actions": {"centres": centres}}


def test_posts_for_which_there_is_nobody_are_told_with_cadre_and_years(tmp_path):
    (found,) = of_rule("R34", findings(tmp_path, staffed(3)))
    # 3, 6, 9 and 12 nurses for 5 posts on average in 2026 and 10 from 2027
    assert (found.severity, found.year, found.element) == ("WARN", 2026, "")
    assert found.message == "there is nobody for 4.0 of 10.0 posts of nurse (2027, short in 2026-2028)"
    assert found.remedy == (
        "Train or recruit them in time (actions of training_places, workforce.graduates, workforce.joining) or let "
        "openings wait: workforce.limit_openings: 1"
    )
    assert of_rule("R34", findings(tmp_path, staffed(3), staff_gap=4)) == []


def test_only_the_shortest_cadres_are_named(tmp_path):
    tree = staffed(5)
    names = ("pharmacist", "administrator", "driver", "manager")
    tree["actions"]["centres"]["posts"] |= {name: fact(n, "FTE/centre") for n, name in enumerate(names, start=1)}
    found = [one for one in of_rule("R34", findings(tmp_path, tree)) if "nobody says" in one.message]
    assert [one.message.endswith(" and posts of 1 more cadre (data/workforce.csv)") for one in found] == [True]


def test_people_enough_are_no_finding(tmp_path):
    assert of_rule("R34", findings(tmp_path, staffed(5))) == []


def test_a_cadre_of_which_nobody_knows_anything_is_asked_for(tmp_path):
    tree = staffed(5)
    tree["actions"]["centres"]["posts"]["pharmacist"] = fact(1, "FTE/centre")
    (found,) = of_rule("R34", findings(tmp_path, tree))
    assert found.message == "nobody says who is to fill 5.0 of 5.0 posts of pharmacist (2027, short in 2026-2030)"
    assert found.remedy == (
        "Say how many there are and come: workforce.in_post and workforce.graduates or joining, such as of pharmacist"
    )


def test_openings_that_wait_are_told_and_leave_no_gap(tmp_path):
    (found,) = of_rule("R34", findings(tmp_path, staffed(3, limit_openings=1)))
    # nurses for 1, 3, 4 and 6 centres
    assert (found.severity, found.year, found.element) == ("WARN", 2026, "centres")
    assert found.message == "4 of 5 openings of 'Centres' wait in 2026 for nurse (2026-2028)"
    assert found.remedy == "Train or recruit them in time, or put the action before others in the plan"
    (found,) = of_rule("R34", findings(tmp_path, staffed(1, limit_openings=1)))
    assert found.message == "5 of 5 openings of 'Centres' wait in 2026 for nurse (2026-2030); 3 have not opened by 2030"
    assert of_rule("R34", findings(tmp_path, staffed(10, limit_openings=1))) == []


def test_a_programme_does_not_wait_and_is_told_when_openings_do(tmp_path):
    tree = staffed(0, limit_openings=1)
    tree["actions"] = {"unit": {"kind": "programme", "name": "Unit", "posts": {"nurse": fact(2, "FTE")}}}
    (found,) = of_rule("R34", findings(tmp_path, tree))
    assert found.message == (
        "there is nobody for 2.0 of 2.0 posts of nurse (2026, short in 2026-2030); these posts are not of openings, "
        "which wait"
    )
    assert found.remedy.endswith("or plan for fewer posts")


def test_homes_without_staff_stop_the_plan_where_openings_wait(tmp_path):
    few = {"workforce.graduates.nurse": fact(0, "FTE"), "workforce.leaving": {"nurse": fact(0)}}
    few |= {"workforce.in_post": {"nurse": fact(80, "FTE")}}
    (found,) = of_rule("R34", findings(tmp_path, changed(few)))
    assert found.severity == "WARN"
    (found,) = of_rule("R34", findings(tmp_path, changed({**few, "workforce.limit_openings": 1})))
    assert (found.severity, found.year) == ("BLOCK", 2027)
    # 50 people in homes of 0.2 nurses, from April on: 37.5 x 0.2 = 7.5, beside the 80 of the wards
    assert found.message == (
        "there is nobody for 7.5 posts of nurse in 2027 (short in 2027-2030), and homes need 7.5: people would move "
        "without support"
    )
    assert found.remedy == ("Train or recruit them before 2027, or move fewer people in a year until they are there")
    assert of_rule("R34", findings(tmp_path, changed({"workforce.limit_openings": 1}))) == []


def house(**settings: Any) -> dict[str, Any]:
    action = {"kind": "facility", "name": "Crisis house", "thing": "house", "units": {2026: 1}, **settings}
    return {"actions": {"house": action}}


BEDS = {"beds": fact(6, "bed/house")}


def test_a_service_with_beds_has_a_post_filled_day_and_night(tmp_path):
    few = house(**BEDS, posts={"nurse": fact(2, "FTE/house")})
    (found,) = of_rule("R35", findings(tmp_path, few))
    assert (found.severity, found.element) == ("BLOCK", "house")
    assert found.message == (
        "'Crisis house' is there day and night: a house has 2.0 full-time posts, and one post filled round the clock "
        "takes 4.9"
    )
    assert found.remedy == "Give actions.house.round_the_clock: at least 1 post"
    half = house(**BEDS, round_the_clock={"nurse": fact(0.5, "post/house")})
    (found,) = of_rule("R35", findings(tmp_path, half))
    assert found.severity == "BLOCK"
    enough = house(**BEDS, round_the_clock={"nurse": fact(1, "post/house")})
    assert of_rule("R35", findings(tmp_path, enough)) == []
    assert of_rule("R35", findings(tmp_path, house(posts={"nurse": fact(2, "FTE/house")}))) == []


def test_posts_enough_for_the_nights_that_no_line_pays_as_nights_are_a_warning(tmp_path):
    (found,) = of_rule("R35", findings(tmp_path, house(**BEDS, posts={"nurse": fact(8, "FTE/house")})))
    assert found.severity == "WARN"
    assert found.message == (
        "'Crisis house' is there day and night: a house has 8.0 full-time posts, which no line fills round the clock: "
        "nights carry no premium"
    )


def test_a_crisis_team_may_be_on_call_at_night(tmp_path):
    team = {"menu": "svc.crisisteam", "teams": {2026: 1}, "posts": {"nurse": fact(4, "FTE/team")}}
    tree = {"actions": {"team": {**team, "round_the_clock": {}, "on_call": fact(5000, f"{MONEY}/team")}}}
    (found,) = of_rule("R35", findings(tmp_path, tree), "INFO", "WARN", "BLOCK")
    assert found.severity == "INFO"
    assert found.message.endswith("none of them filled round the clock; on_call must pay for the nights")
    assert found.remedy == "Otherwise give actions.team.round_the_clock"


def test_homes_of_high_support_have_someone_there_at_night(tmp_path):
    at = "places.shared_home"
    (found,) = of_rule("R35", findings(tmp_path, changed({f"{at}.running": None})))
    assert (found.severity, found.element) == ("BLOCK", "shared_home")
    assert found.message == (
        "'Shared home' is there day and night: a home has 0.6 full-time posts, and one post filled round the clock "
        "takes 4.9"
    )
    night = {f"{at}.round_the_clock": {"nurse": fact(0.34, "post/people")}, f"{at}.running": None}
    assert of_rule("R35", findings(tmp_path, changed(night)), "BLOCK", "WARN", "INFO") == []
    (found,) = of_rule("R35", findings(tmp_path, changed({})), "INFO")
    assert "running must pay for the nights" in found.message


def test_homes_with_support_by_the_hour_need_nobody_at_night(tmp_path):
    living = {"menu": "svc.living", "units": {2026: 3}}
    assert of_rule("R35", findings(tmp_path, {"actions": {"living": living}}), "INFO", "WARN", "BLOCK") == []
