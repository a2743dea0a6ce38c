"""Staffing templates: laid over menu and country, under the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from parameters import (
    KindSchema,
    Plan,
    PlanError,
    Problem,
    check_shipped,
    load_templates,
    own_figures,
    plan_schema,
    shipped_figures,
)
from parameters.documents import plain
from parameters.library import Library

Load = Callable[..., Plan]
Refused = Callable[..., tuple[Problem, ...]]
WRITTEN = "    template: small_team\n"
GOOD = "a: {name: N, source: S, fits: [tst.centre], settings: {opening: 0.5}}"


def of(folder: Path, text: str, family: str = "centre") -> Library:
    (folder / "templates").mkdir()
    (folder / "templates/centre.yaml").write_text(f"family: {family}\ntemplates:\n  {text}\n")
    return Library(folder)


def test_a_template_says_where_it_is_from_and_what_it_fits(library: Library) -> None:
    found = load_templates(library)["small_team"]
    assert (found.name, found.family, found.source) == ("A small team", "centre", "Somebody 2020, p. 3")
    assert (found.note, found.fits) == ("Works where distances are short", ("tst.centre",))
    assert found.origin == "library/templates/centre.yaml:3"
    assert [figure.address for figure in own_figures(found)] == ["small_team.posts.psychologist"]


def test_its_settings_replace_whole_settings_of_menu_and_country(load: Load) -> None:
    element = load(WRITTEN).scenarios["reform"].actions["centres"]
    posts = element.settings["posts"]
    assert isinstance(posts, dict)
    assert {name: (leaf.value, leaf.origin) for name, leaf in posts.items()} == {
        "psychologist": (1, "library/templates/centre.yaml:9")
    }
    assert "catchment" not in element.settings
    assert element.template == "small_team"


def test_the_plan_lies_over_the_template(load: Load) -> None:
    posts = "    posts: {psychologist: {value: 3, unit: FTE/centre, source: own, fixed: own}}\n"
    more = "    catchment: {value: 70000, unit: people/centre, source: own, fixed: own}\n"
    settings = load(WRITTEN + posts + more).scenarios["reform"].actions["centres"].settings
    assert settings["posts"]["psychologist"].value == 3  # type: ignore[index, union-attr]
    assert settings["catchment"].value == 70000  # type: ignore[union-attr]


def test_a_template_takes_back_what_the_menu_says_in_another_way(load: Load, kinds: dict[str, KindSchema]) -> None:
    kinds["centre"] = replace(kinds["centre"], either=((("posts",), ("opening",)),))
    assert "opening" in load().scenarios["reform"].actions["centres"].settings
    assert "opening" not in load(WRITTEN).scenarios["reform"].actions["centres"].settings


def test_a_template_is_part_of_the_resolved_plan_and_of_its_fingerprint(load: Load) -> None:
    assert load(WRITTEN).resolved["actions"]["centres"]["template"] == "small_team"
    assert load(WRITTEN).fingerprint() != load().fingerprint()
    assert "library/templates/centre.yaml" in load(WRITTEN).files


@pytest.mark.parametrize(
    ("more", "address", "message", "hint"),
    [
        ("    template: smal_team\n", "actions.centres.template", "is not among the templates (got 'smal_team')",
         "did you mean 'small_team'?"),
        ("    template: 3\n", "actions.centres.template", "is not among the templates (got 3)",
         "careshift actions --templates lists them"),
        ("  more: {kind: centre, name: x, template: small_team, at_start: {value: 1, source: s, fixed: f}}\n",
         "actions.more.template", "needs menu: beside it (got 'small_team')", "small_team fits tst.centre"),
    ],
)  # fmt: skip
def test_a_template_that_is_not_there_is_told(
    refused: Refused, more: str, address: str, message: str, hint: str
) -> None:
    [problem] = refused(more)
    assert (problem.address, problem.message, problem.hint) == (address, message, hint)


def test_a_template_for_something_else_is_refused(refused: Refused, plan_text: str) -> None:
    text = plan_text.replace("{menu: tst.homes}", "{menu: tst.homes, template: small_team}")
    [problem] = refused(text=text)
    assert problem.message == "does not fit tst.homes (got 'small_team')"
    assert problem.hint == "small_team fits tst.centre"


def test_no_scenario_changes_the_template_of_an_element_by_itself(refused: Refused) -> None:
    [problem] = refused(WRITTEN + "scenarios: {other: {actions.centres.template: small_team}}\n")
    assert problem.message == "decides all settings of the element and cannot change by itself"
    assert problem.hint == "write actions.centres as a whole, with its own menu, template and settings"


def test_a_scenario_may_write_an_element_with_its_template(load: Load) -> None:
    new = "{menu: tst.centre, template: small_team, at_start: {value: 1, source: s, fixed: f}}"
    plan = load(f"scenarios: {{other: {{actions.centres: {new}}}}}\n")
    assert plan.scenarios["other"].actions["centres"].template == "small_team"


@pytest.mark.parametrize(
    ("text", "address", "message"),
    [
        ("A: " + GOOD[3:], "A", "a name has small letters, digits and _, and starts with a letter"),
        (GOOD.replace("name: N", "name: 3"), "a.name", "must be text (got 3)"),
        (GOOD.replace("source: S, ", ""), "a.source", "must be text"),
        (GOOD.replace("fits: [tst.centre]", "fits: tst.centre"), "a.fits", "must be a list of menu ids or of kinds"),
        (GOOD.replace("{opening: 0.5}", "{}"), "a.settings", "must hold settings of a cost kind"),
        (GOOD.replace("fits", "suits"), "a.suits", "unknown key"),
    ],
)
def test_a_template_that_breaks_a_rule_is_refused(tmp_path: Path, text: str, address: str, message: str) -> None:
    with pytest.raises(PlanError) as error:
        load_templates(of(tmp_path, text))
    assert (address, message) in [(problem.address, problem.message) for problem in error.value.problems]


def test_a_family_is_one_of_six(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match=r"family: must be one of crisis, general hospital, .* \(got 'ward'\)"):
        load_templates(of(tmp_path, GOOD, family="ward"))


def test_a_template_given_twice_is_refused(tmp_path: Path) -> None:
    library = of(tmp_path, GOOD)
    (tmp_path / "templates/peer.yaml").write_text(f"family: peer\ntemplates:\n  {GOOD}\n")
    with pytest.raises(PlanError, match=r"a: is given twice \(first in parameters/templates/centre\.yaml:3\)"):
        load_templates(library)


def test_an_unknown_key_of_the_file_is_told(tmp_path: Path) -> None:
    library = of(tmp_path, GOOD)
    with (tmp_path / "templates/centre.yaml").open("a") as file:
        file.write("familiy: centre\n")
    with pytest.raises(PlanError, match="familiy: unknown key"):
        load_templates(library)


def test_shipped_templates_are_checked_against_the_kinds_that_they_fit(
    tmp_path: Path, kinds: dict[str, KindSchema], library: Library
) -> None:
    of(tmp_path, "a: {name: N, source: S, fits: [tst.centre, tst.center], settings: {openig: 0.5, posts: ~}}")
    (tmp_path / "menu").mkdir()
    (tmp_path / "menu/9.9.yaml").write_text(library.text("menu/9.9.yaml"))
    (tmp_path / "norms.yaml").write_text("discount_rate: {value: 0.03, source: s, fixed: f}")
    found = check_shipped(kinds, Library(tmp_path))
    assert [(problem.address, problem.message, problem.hint) for problem in found] == [
        ("a.openig", "unknown key", "did you mean 'opening'?"),
        ("a.fits", "unknown menu id tst.center", "did you mean 'tst.centre'?"),
    ]


def test_the_schema_lists_the_templates_of_a_section(kinds: dict[str, KindSchema], library: Library) -> None:
    properties = plan_schema(kinds, library)["properties"]
    [element] = properties["actions"]["patternProperties"].values()
    assert element["properties"]["template"] == {"enum": ["small_team"]}
    [place] = properties["places"]["patternProperties"].values()
    assert place["properties"]["template"] == {"enum": []}


def test_figures_of_templates_are_listed_with_what_is_shipped(library: Library) -> None:
    found = {figure.address: figure for figure in shipped_figures(library=library) if figure.where == "template"}
    assert found["small_team.posts.psychologist"].unit == "FTE/centre"
    assert "catchment" in plain(load_templates(library)["small_team"].settings)
