from __future__ import annotations

from collections.abc import Callable

import pytest

from parameters import Element, Parameter, Plan, Problem

Load = Callable[..., Plan]
Refused = Callable[..., tuple[Problem, ...]]


def centres(plan: Plan) -> Element:
    return plan.scenarios["reform"].actions["centres"]


def figure(plan: Plan, name: str) -> Parameter:
    found = centres(plan).settings[name]
    assert isinstance(found, Parameter)
    return found


def test_a_default_of_the_country_lies_over_the_default_of_the_menu(load: Load) -> None:
    found = figure(load(), "catchment")
    assert (found.value, found.origin) == (80000, "library/countries/TST.yaml:34")


def test_the_plan_lies_over_both(load: Load) -> None:
    found = figure(load("    catchment: {value: 70000, source: own, fixed: law}\n"), "catchment")
    assert (found.value, found.origin, found.low) == (70000, "plan.yaml:18", None)


def test_a_default_of_the_menu_lies_over_the_default_of_the_cost_kind(load: Load) -> None:
    found = figure(load(), "opening")
    assert (found.value, found.origin) == (0.4, "library/menu/9.9.yaml:15")


def test_a_default_of_the_cost_kind_is_shown_with_its_origin(load: Load) -> None:
    ramp = centres(load()).settings["ramp"]
    assert isinstance(ramp, tuple)
    assert [(share.value, share.origin) for share in ramp if isinstance(share, Parameter)] == [
        (0.5, "default of centre"),
        (1.0, "default of centre"),
    ]
    assert centres(load()).settings["thing"] == "centre"


def test_one_cadre_of_the_defaults_may_be_taken_out(load: Load) -> None:
    more = "    posts: {nurse: ~, psychologist: {value: 1, source: s, fixed: f}}\n"
    posts = centres(load(more)).settings["posts"]
    assert isinstance(posts, dict)
    assert list(posts) == ["psychologist"]


def test_an_element_has_the_name_the_tags_and_the_payer_of_its_menu_entry(load: Load) -> None:
    element = centres(load())
    assert (element.title, element.kind, element.address) == ("Test centre", "centre", "actions.centres")
    assert element.origin == "plan.yaml:14"
    assert element.menu is not None
    assert element.menu.reference == "9.9.1"
    assert element.tags == {
        "directive": "9.9",
        "area": "9",
        "function": "F07.2.2",
        "provider": "HP.3.4.2",
        "setting": "community",
        "payer": "Health",
        "level": "central",
    }


def test_the_plan_may_give_its_own_name_tags_and_payer(load: Load) -> None:
    element = centres(load("    name: Ours\n    payer: Social ministry\n    tags: {setting: general care}\n"))
    assert element.title == "Ours"
    assert (element.tags["payer"], element.tags["setting"]) == ("Social ministry", "general care")
    assert element.tags["function"] == "F07.2.2"


def test_the_only_kind_of_a_section_need_not_be_named(load: Load) -> None:
    assert load().scenarios["reform"].institutions["old_hospital"].kind == "hospital"


@pytest.mark.parametrize(
    ("line", "address", "message", "hint"),
    [
        ("  more: {menu: tst.center}", ".menu", "is not in the menu (got 'tst.center')", "did you mean 'tst.centre'?"),
        ("  more: {menu: 3}", ".menu", "is not in the menu (got 3)", ""),
        ("  more: {menu: TEST Centre}", ".menu", "is not in the menu (got 'TEST Centre')", "write tst.centre"),
        (
            "  more: {menu: tst.unbuilt}",
            ".kind",
            "unknown cost kind 'unbuilt'",
            "the kinds are: centre, homes, hospital",
        ),
        ("  more: {kind: cenre, name: x}", ".kind", "unknown cost kind 'cenre'", "did you mean 'centre'?"),
        ("  more: {kind: homes, name: x}", ".kind", "kind 'homes' belongs to places, not actions", ""),
        ("  more: 3", "", "must hold keys and values (got 3)", ""),
    ],
)
def test_an_action_that_breaks_a_rule_is_refused(
    refused: Refused, line: str, address: str, message: str, hint: str
) -> None:
    [problem] = refused(line + "\n")
    assert (problem.address, problem.message, problem.hint) == (f"actions.more{address}", message, hint)
    assert problem.line == 18


def test_a_misspelt_setting_that_is_needed_is_not_missing_besides(refused: Refused, plan_text: str) -> None:
    [problem] = refused(text=plan_text.replace("at_start:", "at_strat:"))
    assert (problem.message, problem.hint) == ("unknown key", "did you mean 'at_start'?")


def test_an_element_without_menu_and_kind_is_refused_where_there_are_several_kinds(
    refused: Refused, plan_text: str, kinds: dict[str, object]
) -> None:
    kinds["other"] = kinds["centre"]
    [problem] = refused("  more: {name: x}\n", text=plan_text)
    assert problem.message == "needs menu: with an id of the menu, or kind: and name:"


def test_a_name_is_small_letters_digits_and_underscores(refused: Refused) -> None:
    [problem] = refused("  More Centres: {menu: tst.centre, at_start: {value: 1, source: s, fixed: f}}\n")
    assert problem.message == "a name has small letters, digits and _, and starts with a letter"


def test_a_default_that_the_kind_does_not_know_is_a_problem_of_the_menu(
    refused: Refused, kinds: dict[str, object], plan_text: str
) -> None:
    kinds["centre"] = kinds["homes"]
    found = refused(text=plan_text.replace("tst.homes", "tst.centre"))
    assert any(problem.file == "library/menu/9.9.yaml" and problem.message == "unknown key" for problem in found)
