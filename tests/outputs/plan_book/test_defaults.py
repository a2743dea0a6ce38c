"""What a workbook shows as a default is what the plan is costed with."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from outputs import opened_plan
from parameters import OF_ELEMENTS
from parameters.workbook.setting_path import split
from tests.outputs.plan_book.books import COUNTRIES, Line, book, heading, lines, opened


@cache
def resolved(name: str) -> Mapping[str, Any]:
    """The plan with all its defaults, as it is costed."""
    return opened_plan(book(name)).resolved


def default_lines(name: str, sheet: str) -> Iterator[Line]:
    yield from (each for each in lines(name, sheet) if each.line.kind == "offer" and each.line.default is not None)


def costed(name: str, sheet: str, each: Line) -> Any:
    """What stands in the resolved plan at the place of a line."""
    found: Any = resolved(name)[sheet.lower()][each.line.row.element] if sheet in OF_ELEMENTS else resolved(name)
    setting = each.line.row.setting
    for part in split("tags.payer" if setting == "payer" else setting):
        found = found[int(part) if str(part).isdigit() and part not in found else part]
    return found


@pytest.mark.parametrize("name", COUNTRIES)
def test_every_default_shown_is_the_one_that_is_taken(name: str) -> None:
    compared = 0
    for sheet in (*OF_ELEMENTS, "Country"):
        for each in default_lines(name, sheet):
            shown, taken = each.line.default, costed(name, sheet, each)
            if isinstance(shown, Mapping):
                assert {key: taken[key] for key in ("value", "unit")} == {
                    "value": shown["value"], "unit": shown.get("unit", taken["unit"]),
                }  # fmt: skip
                assert taken.get("source") == shown.get("source")
                assert (taken.get("low"), taken.get("high")) == (shown.get("low"), shown.get("high"))
            elif isinstance(taken, Mapping):
                assert taken["value"] == shown
            else:
                assert taken == shown
            compared += 1
    assert compared > 100


@pytest.mark.parametrize("name", COUNTRIES)
def test_every_figure_that_is_taken_and_not_written_is_shown(name: str) -> None:
    shown = {
        f"{sheet.lower()}.{each.line.row.element}.{each.line.row.setting}"
        for sheet in OF_ELEMENTS
        for each in default_lines(name, sheet)
    } | {each.line.row.setting for each in default_lines(name, "Country")}
    scenario = opened_plan(book(name)).scenarios["reform"]
    for address, leaf in scenario.parameters().items():
        if "plan.xlsx" not in leaf.origin and leaf.fixed != f"no {address.rpartition('.')[2]} is given":
            assert address in shown, address


def test_default_and_source_are_said_in_the_cells() -> None:
    page = opened("peru")["Actions"]
    _, place = heading(page)
    found = {each.line.row.setting: each.row for each in lines("peru", "Actions") if each.line.row.element == "centres"}

    def said(setting: str) -> tuple[Any, Any]:
        row = found[setting]
        return page.cell(row, place["default"]).value, page.cell(row, place["default from"]).value

    assert said("life") == ("7 (5 to 10)", "menu: assumption")
    assert said("catchment")[0] == "50000 people/centre"
    assert said("catchment")[1].startswith("country profile: ")
    assert said("funding.status") == ("asked", "CareShift")
    assert said("equipment") == ("in PEN 2025/centre", None)


def test_templates_and_norms_are_named() -> None:
    country = opened("peru")["Country"]
    _, place = heading(country)
    norms = {each.line.row.setting: each.row for each in lines("peru", "Country")}
    assert country.cell(norms["tax_take"], place["default from"]).value.startswith("norms: ")


def test_what_nobody_gives_is_marked_as_needed() -> None:
    page = opened("KEN")["Institutions"]
    _, place = heading(page)
    found = {each.line.row.setting: each.row for each in lines("KEN", "Institutions")}
    assert page.cell(found["wards"], place["default"]).value == "needed, in ward"
    assert page.cell(found["beds"], place["default"]).value == "in people"
    deaths, residents = (page.cell(found[name], place["default"]) for name in ("deaths", "residents"))
    assert (deaths.value, deaths.font.b) == ("needed, unless you give groups", True)
    assert residents.value == "needed, unless you give groups; such as 200 people"
    assert page.cell(found["moratorium"], place["default"]).value == "such as 2026"


@pytest.mark.parametrize(("sheet", "menu"), [("Institutions", "di.rundown"), ("Places", "di.homes")])
def test_what_only_the_menu_gives_is_no_default_of_an_example_that_may_go_without_it(sheet: str, menu: str) -> None:
    page = opened("KEN")[sheet]
    _, place = heading(page)
    shown = {each.line.row.setting: page.cell(each.row, place["default"]).value for each in lines("KEN", sheet)}
    assert {name for name, text in shown.items() if str(text).startswith(f"if menu is {menu}: ")} == {
        "payer", "indicator", "output"
    }  # fmt: skip
    assert shown["funding.source"] == "treasury"


def test_what_a_rule_asks_for_names_the_rule_in_a_colour_of_its_own() -> None:
    page = opened("KEN")["Institutions"]
    _, place = heading(page)
    found = {each.line.row.setting: page.cell(each.row, place["default"]) for each in lines("KEN", "Institutions")}
    assert found["one_offs.follow_up"].value == "rule R20 may ask for it, in KES 2025/people"
    looks = [found[name].font.color.rgb for name in ("one_offs.follow_up", "wards", "beds")]
    assert looks[0] == looks[1] != looks[2]
    assert not found["one_offs.follow_up"].font.b
    country = opened("KEN")["Country"]
    _, place = heading(country)
    rows = {each.line.row.setting: each.row for each in lines("KEN", "Country")}
    assert country.cell(rows["population"], place["default"]).font.color.rgb == looks[2]


def test_a_setting_said_in_one_way_is_not_offered_in_another() -> None:
    offered = {each.line.row.setting for each in lines("peru", "Actions") if each.line.row.element == "centres"}
    assert "coverage" in offered
    assert "units" not in offered


@pytest.mark.parametrize("name", [*COUNTRIES, "KEN"])
def test_a_setting_stands_in_one_row_of_its_element(name: str) -> None:
    for sheet in OF_ELEMENTS:
        found = [
            (each.line.row.element, each.line.row.setting)
            for each in lines(name, sheet)
            if each.line.kind in ("given", "offer", "example") and not each.line.row.setting.endswith(".")
        ]
        assert len(found) == len(set(found))
