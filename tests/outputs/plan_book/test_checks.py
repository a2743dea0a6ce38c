"""What cells let in is what the loader accepts."""

from collections.abc import Iterator
from typing import Any

import pytest

from outputs.plan_book.lists import Lists
from parameters import Choice, Code, Number, Reference, menu_ids
from parameters.codes import check_code
from parameters.documents import Mark, Node
from parameters.elements import Sources, with_defaults
from parameters.figures import Calendar, Reader
from parameters.library import shipped
from parameters.parameter import GRADES, KINDS
from parameters.problems import Collector
from parameters.reading import read
from parameters.templates import template_for
from tests.outputs.plan_book.books import TYPED, Check, Line, checks, heading, lines, opened, seen, words

NAMES = ("peru", "KEN")
SHEETS = (*TYPED, "Menu")
HERE = Mark("here")


def reader(name: str, problems: Collector) -> Reader:
    sections = ("places", "institutions", "actions")
    return Reader(problems, Calendar(2026, 2035), seen(name).cadres, None, {s: seen(name).names(s) for s in sections})


def accepts(name: str, setting: Any, value: Any) -> bool:
    problems = Collector()
    read(reader(name, problems), setting, Node(value, HERE), "here")
    return not problems.problems


def value_checks(name: str, sheet: str) -> Iterator[tuple[Line, Check]]:
    """Lines of a sheet, each with the check of its value."""
    column = heading(opened(name)[sheet])[1]["value"]
    found = {each.row: each for each in checks(name, sheet) if each.column == column}
    for line in lines(name, sheet):
        if line.row in found:
            yield line, found[line.row]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("sheet", SHEETS)
def test_lists_hold_what_the_loader_accepts_and_nothing_that_it_refuses(name: str, sheet: str) -> None:
    for line, check in value_checks(name, sheet):
        setting, key = line.line.slot.setting, line.line.row.setting.rpartition(".")[2]
        if check.rule.type == "list" and key not in ("menu", "template", "kind", "country"):
            listed = words(name, check.rule)
            refused = [word for word in listed if not _takes(name, key, line, word)]
            assert not refused, f"{sheet}!{line.row}: {refused}"
            assert not _takes(name, key, line, "no such word")
            if isinstance(setting, Choice):
                assert tuple(listed) == setting.options


def _takes(name: str, key: str, line: Line, word: str) -> bool:
    """Whether the loader accepts a word; keys that every element has are read by name."""
    setting = line.line.slot.setting
    if isinstance(setting, Code):
        return check_code(setting.classification, Node(word, HERE), key, Collector())
    return accepts(name, setting, word)


def test_choices_of_a_kind_have_a_list_and_other_words_are_stopped() -> None:
    found = [
        (line, check)
        for sheet in SHEETS
        for line, check in value_checks("KEN", sheet)
        if isinstance(line.line.slot.setting, Choice)
    ]
    assert len(found) > 40
    assert {check.rule.type for _, check in found} == {"list"}
    assert {check.rule.errorStyle or "stop" for line, check in found if line.line.kind != "example"} <= {"stop"}


def test_menu_ids_are_those_that_a_section_takes() -> None:
    outlook = seen("KEN")
    for sheet in ("Places", "Institutions", "Actions"):
        listed = next(
            words("KEN", check.rule) for line, check in value_checks("KEN", sheet) if line.line.row.setting == "menu"
        )
        section = sheet.lower()
        taken = [each for each in menu_ids() if _menu_is_taken(section, each, outlook.kinds)]
        assert listed == taken


def _menu_is_taken(section: str, menu: str, kinds: Any) -> bool:
    problems = Collector()
    node = Node({"menu": Node(menu, HERE, HERE)}, HERE)
    with_defaults(Sources(kinds, shipped(), None, problems), section, "thing", node)
    return not problems.problems


def test_templates_fit_the_action_that_they_are_offered_for() -> None:
    found = [
        (line, words("peru", check.rule))
        for line, check in value_checks("peru", "Actions")
        if line.line.row.setting == "template" and check.rule.type == "list"
    ]
    assert found
    for line, listed in found:
        own = seen("peru").thing("actions", line.line.row.element).own
        assert all(template_for(shipped(), Node(word, HERE), own, "here", Collector()) for word in listed)


def test_countries_are_those_that_have_a_profile() -> None:
    found = [
        words("KEN", check.rule) for line, check in value_checks("KEN", "Plan") if "country" in line.line.row.setting
    ]
    assert "KEN" in found[0]
    assert len(found[0]) == 15


def test_names_of_other_elements_only_warn_because_new_ones_may_be_added() -> None:
    found = [
        (words("peru", check.rule), check.rule.errorStyle)
        for sheet in ("Actions", "Benefits", "Institutions")
        for line, check in value_checks("peru", sheet)
        if isinstance(line.line.slot.setting, Reference) and check.rule.type == "list"
    ]
    assert (list(seen("peru").names("places")), "warning") in found


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("sheet", SHEETS)
def test_bounds_of_numbers_are_those_of_the_loader(name: str, sheet: str) -> None:
    for line, check in value_checks(name, sheet):
        setting = line.line.slot.setting
        if isinstance(setting, Number) and sheet != "Scenarios":
            assert check.rule.type == ("whole" if line.line.slot.whole else "decimal")
            assert (check.rule.errorStyle or "stop") == "stop"
            least, most = _ends(check.rule)
            known = reader(name, Collector())
            for value in (least, most, 0.5, -0.5, 1e6):
                if abs(value) < 1e17:
                    inside = least < value <= most if check.rule.operator == "greaterThan" else least <= value <= most
                    assert inside == (not known._outside(setting, value)), (sheet, line.row, value)


def _ends(rule: Any) -> tuple[float, float]:
    if rule.operator in ("greaterThan", "greaterThanOrEqual"):
        return float(rule.formula1), 1e18
    return float(rule.formula1), float(rule.formula2)


def test_grades_and_kinds_of_range_are_checked_in_rows_still_to_come() -> None:
    page = opened("KEN")["Actions"]
    _, place = heading(page)
    below = page.max_row + 50
    for header, expected in (("grade", GRADES), ("kind of range", KINDS)):
        rules = [
            rule
            for rule in page.data_validations.dataValidation
            if page.cell(below, place[header]).coordinate in rule.sqref
        ]
        assert [words("KEN", rule) for rule in rules] == [list(expected)]


@pytest.mark.parametrize("name", NAMES)
def test_messages_fit_into_their_boxes(name: str) -> None:
    told = 0
    for sheet in SHEETS:
        for rule in opened(name)[sheet].data_validations.dataValidation:
            assert len(rule.promptTitle or "") <= 32
            assert len(rule.errorTitle or "") <= 32
            assert len(rule.prompt or "") <= 255
            assert len(rule.error or "") <= 255
            assert rule.type != "list" or len(str(rule.formula1)) <= 257
            told += bool(rule.prompt)
    assert told > 100


def test_a_message_says_unit_default_and_its_source() -> None:
    prompts = {
        line.line.row.setting: check.rule.prompt
        for line, check in value_checks("peru", "Actions")
        if line.line.row.element == "centres"
    }
    assert "In people/centre" in prompts["catchment"]
    assert "If left out: 50000 people/centre (country profile: " in prompts["catchment"]


def test_units_of_money_are_offered_with_the_price_year_of_the_plan() -> None:
    page = opened("peru")["Actions"]
    column = heading(page)[1]["unit"]
    found = {each.row: each.rule for each in checks("peru", "Actions") if each.column == column}
    row = next(each.row for each in lines("peru", "Actions") if each.line.row.setting == "build")
    assert words("peru", found[row])[:2] == ["PEN 2025/centre", "PEN 2024/centre"]
    assert found[row].errorStyle == "warning"


def test_a_post_may_be_chosen_by_cadre() -> None:
    page = opened("peru")["Actions"]
    column = heading(page)[1]["setting"]
    found = {each.row: each.rule for each in checks("peru", "Actions") if each.column == column}
    row = next(each.row for each in lines("peru", "Actions") if each.line.row.setting == "posts.NAME")
    assert "posts.nurse" in words("peru", found[row])


def test_a_year_in_which_money_ends_is_a_whole_number() -> None:
    found = [check.rule for line, check in value_checks("peru", "Actions") if line.line.row.setting == "funding.ends"]
    assert {(rule.type, rule.formula1, rule.formula2) for rule in found} == {("whole", "1000", "9999")}


def test_lists_that_no_check_holds_stand_on_codes() -> None:
    lists = Lists()
    assert lists.source("short", ["yes", "no"]) == ["yes", "no"]
    assert lists.source("with a comma", ["a, b", "c"]) == "=Codes!$A$6:$A$7"
    lists.know({"x1": "the first"})
    assert lists.source("long", [f"x{number}" for number in range(100)]) == "=Codes!$B$6:$B$105"
    assert lists.source("long", ['say "so"']) == "=Codes!$D$6:$D$6"
    assert lists.source("again", ["a, b", "c"]) == "=Codes!$A$6:$A$7"
    assert [each.title for _, each in lists.columns()] == ["with a comma", "long", "long (2)"]


def test_codes_says_what_words_mean() -> None:
    page = opened("peru")["Codes"]
    found = {cell.value: cell.column for cell in page[5]}
    column = found["menu, Actions"]
    said = {row[column - 1].value: row[column].value for row in page.iter_rows(min_row=6)}
    assert said["svc.cmhc"] == "Community mental health centre"
