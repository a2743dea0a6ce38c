"""The menu as `careshift actions` shows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from costing import kinds
from outputs import Asked, Shelf, WrongUseError, actions_said, opened_plan
from outputs.annex.keys import FUNCTIONS, keys_of
from parameters import SECTIONS, directive_titles, load_menu, load_plan, load_templates, menu_ids
from scenarios import project
from tests.command import careshift

SMALL = "plan: Small\ncountry: ARA\nyears: 2026-2030\n"


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(load_menu(), load_templates(), kinds())


def test_actions_are_listed_under_areas_and_directives(shelf: Shelf) -> None:
    text, record = actions_said(shelf, Asked())
    lines = text.splitlines()
    assert lines[0] == "1  Leadership and governance"
    assert lines[1] == f"1.1  {directive_titles()['1.1']}"
    assert any(line.startswith("  svc.cmhc ") and line.endswith("Community mental health centre") for line in lines)
    assert {each["id"] for each in record} == {name for name in shelf.menu if not name.startswith("sector.")}
    assert f"{len(record)} actions." in lines[-1]
    assert text.isascii()


@pytest.mark.parametrize(
    ("asked", "has", "lacks"),
    [
        (Asked(directive="2.4"), "di.rundown", "svc.cmhc"),
        (Asked(area="2"), "svc.cmhc", "gov.unit"),
        (Asked(("CRISIS", "team")), "svc.crisisteam", "svc.cmhc"),
        (Asked(("round", "clock")), "svc.crisisteam", "di.rundown"),
        (Asked(("h3.3",)), "wf.cascade", "di.rundown"),
    ],
)
def test_a_list_may_be_of_a_directive_of_an_area_or_of_words_in_names_and_drivers(
    shelf: Shelf, asked: Asked, has: str, lacks: str
) -> None:
    _, record = actions_said(shelf, asked)
    ids = [each["id"] for each in record]
    assert has in ids
    assert lacks not in ids


@pytest.mark.parametrize("asked", [Asked(sectors=True), Asked(area="S")])
def test_directives_for_other_ministries_are_listed_when_asked(shelf: Shelf, asked: Asked) -> None:
    _, record = actions_said(shelf, asked)
    assert {each["id"] for each in record} == {name for name in shelf.menu if name.startswith("sector.")}


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (Asked(("svc.cmch",)), "no action has all of this: svc.cmch; did you mean svc.cmhc?"),
        (Asked(("qqqqqq",)), "no action has all of this: qqqqqq"),
        (Asked(("qqqqqq",), templates=True), "no template has all of this: qqqqqq"),
        (Asked(area="9"), "there is no area 9; there are 1, 2, 3, 4, 5, S"),
        (Asked(area="1", directive="2.1"), "there is no such action"),
    ],
)
def test_what_is_not_there_is_said(shelf: Shelf, asked: Asked, message: str) -> None:
    with pytest.raises(WrongUseError) as error:
        actions_said(shelf, asked)
    assert str(error.value) == message


def test_a_directive_that_is_not_there_is_said(shelf: Shelf) -> None:
    with pytest.raises(WrongUseError, match=r"there is no directive 9\.9; there are 1\.1, "):
        actions_said(shelf, Asked(directive="9.9"))


def test_one_action_is_shown_with_its_figures_and_lines_to_paste(shelf: Shelf) -> None:
    text, record = actions_said(shelf, Asked(("svc.crisisteam",)))
    assert text.startswith("svc.crisisteam  Mobile crisis team")
    for said in (
        "cost kind       mobile_team: A team that goes to people",
        "reference       2.1; Interior 1 (from WHO guidance for other sectors)",
        "vehicle_life: 6, 4 to 9; assumption (grade D). Years a vehicle lasts.",
        "    menu: svc.crisisteam",
        "    # posts: by cadre, FTE/team",
        "    # one way of saying it: teams, or coverage, or people",
        "    # coverage: a path by year",
    ):
        assert said in text
    assert record["figures"][0]["address"] == "svc.crisisteam.opening"
    assert record["snippet"] in text


def test_what_goes_with_an_action_is_named(shelf: Shelf) -> None:
    entry = next(entry for entry in shelf.menu.values() if entry.after and entry.overlaps)
    text, record = actions_said(shelf, Asked((entry.id,)))
    assert f"begins after    {entry.after[0]}" in text
    assert "overlaps with   " in text
    assert record["after"] == list(entry.after)


def test_a_part_of_an_institution_is_pasted_into_the_institution(shelf: Shelf) -> None:
    text, _ = actions_said(shelf, Asked(("di.package",)))
    assert "institutions:\n  NAME_OF_THE_INSTITUTION:\n    one_offs:\n      package:" in text


@pytest.mark.parametrize("name", menu_ids())
def test_the_lines_to_paste_are_yaml_for_the_right_section(shelf: Shelf, name: str) -> None:
    entry = shelf.menu[name]
    _, record = actions_said(shelf, Asked((name,)))
    [(section, elements)] = YAML(typ="safe").load(record["snippet"]).items()
    assert section == SECTIONS[shelf.kinds[entry.kind].section]
    if not entry.part:
        assert [element["menu"] for element in elements.values()] == [name]


def test_lines_to_paste_that_need_nothing_make_a_plan(shelf: Shelf, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    _, record = actions_said(shelf, Asked(("svc.crisisteam",)))
    plan.write_text(SMALL + record["snippet"], encoding="utf-8")
    assert list(load_plan(plan, kinds()).scenarios["reform"].actions) == ["crisisteam"]


def test_templates_are_listed_and_shown(shelf: Shelf) -> None:
    text, record = actions_said(shelf, Asked(templates=True))
    assert {each["id"] for each in record} == set(shelf.templates)
    assert f"{len(record)} template" in text
    first = record[0]
    text, one = actions_said(shelf, Asked((first["id"],)))
    assert f"    template: {first['id']}" in text
    assert one["figures"]
    assert one["source"] == first["source"]
    _, some = actions_said(shelf, Asked((first["family"],), templates=True))
    assert first["id"] in [each["id"] for each in some]


def test_what_is_pasted_of_a_benefit_is_a_plan(shelf: Shelf, tmp_path: Path) -> None:
    text, _ = actions_said(shelf, Asked(("benefit_depression",)))
    assert "fits            treatment_benefit (What people gain whom an action of the plan treats" in text
    pasted = text.partition("In a plan:\n\n")[2].replace("NAME", "talk")
    care = "{menu: int.psych, template: package_depression, coverage: {2026: 0.1}}"
    plan = tmp_path / "plan.yaml"
    plan.write_text(f"{SMALL}actions: {{talk: {care}}}\n{pasted}", encoding="utf-8")
    [benefit] = load_plan(plan, kinds()).scenarios["reform"].benefits.values()
    assert (benefit.id, benefit.kind, benefit.template) == ("depression", "treatment_benefit", "benefit_depression")


def test_the_annex_has_a_name_for_the_function_of_every_action(shelf: Shelf) -> None:
    assert {entry.tags["function"] for entry in shelf.menu.values()} <= set(FUNCTIONS)


def test_the_annex_calls_directives_by_their_titles(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    team = "{menu: svc.crisisteam, teams: {2026: 1}, running: {value: 9, unit: ARD 2025/team, source: s, fixed: f}"
    other = f"{team.replace('running', 'tags: {directive: 9.9}, running')}}}"
    plan.write_text(f"{SMALL}actions:\n  team: {team}}}\n  other: {other}\n", encoding="utf-8")
    names = keys_of(project(opened_plan(plan))).names["directive"]
    assert names == {"D2.1": f"2.1 {directive_titles()['2.1']}", "D9.9": "Directive 9.9"}


def test_an_action_names_the_templates_that_fit_it(shelf: Shelf) -> None:
    template = next(iter(shelf.templates.values()))
    text, record = actions_said(shelf, Asked((template.fits[0],)))
    assert template.id in record["templates"]
    assert f"{template.id} (" in text


def test_the_command_prints_text_or_json() -> None:
    assert "svc.cmhc" in careshift("actions", "--directive", "2.1").out
    found = json.loads(careshift("actions", "svc.cmhc", "--json").out)
    assert found["kind"] == "facility"
    done = careshift("actions", "svc.cmch")
    assert (done.code, done.err) == (2, "careshift: no action has all of this: svc.cmch; did you mean svc.cmhc?\n")


def test_check_says_which_directives_a_plan_leaves_out(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(SMALL + "actions:\n  team: {menu: svc.crisisteam, teams: {2026: 1}}\n", encoding="utf-8")
    out = careshift("check", plan).out
    missing = [name for name in directive_titles() if name not in ("2.1", "S")]
    listed = [f"  {name} {directive_titles()[name]}" for name in missing]
    assert "\n".join(["Directives without an action:", *listed]) in out
    assert "Directives for other ministries without an action: 35 of 36." in out
    record = json.loads(careshift("check", plan, "--json").out)
    assert record["directives_left_out"] == missing
    assert "sector.interior.1" not in record["sector_directives_left_out"]
    assert len(record["sector_directives_left_out"]) == 35


def test_a_plan_with_problems_leaves_nothing_out(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("plan: x\n", encoding="utf-8")
    record = json.loads(careshift("check", tmp_path / "plan.yaml", "--json").out)
    assert record["directives_left_out"] == []
