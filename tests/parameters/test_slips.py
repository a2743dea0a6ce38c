"""Rows under a mistyped name are one problem, that of the name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from costing import kinds as all_kinds
from parameters import Collector, KindSchema, Plan, Problem
from parameters.elements import Sources
from parameters.library import Library
from parameters.slips import mended, tell_slips_of_scenarios
from tests.parameters.workbook.pages import read, table

Load = Callable[..., Plan]
Refused = Callable[..., tuple[Problem, ...]]


def moved(text: str, line: str, name: str) -> str:
    """The small plan with one setting of the hospital, or of the centres, under another name."""
    entry = next(found for found in text.splitlines() if found.strip().startswith(line))
    rest = text.replace(f"{entry}\n", "")
    section = "institutions:\n" if text.index(entry) < text.index("actions:\n") else "actions:\n"
    return rest.replace(section, f"{section}  {name}:\n{entry}\n")


@pytest.mark.parametrize(
    ("line", "name", "address", "message"),
    [
        ("residents:", "old_hosptial", "institutions.old_hosptial",
         "has nothing but residents, which 'old_hospital' lacks"),
        ("moves:", "Old hospital", "institutions.Old hospital", "has nothing but moves, which 'old_hospital' lacks"),
        ("coverage:", "center", "actions.center", "has nothing but coverage, which 'centres' lacks"),
        ("kind: centre", "centers", "actions.centers", "has nothing but kind, which 'centres' lacks"),
        ("menu: tst.centre", "centers", "actions.centers", "has nothing but menu, which 'centres' lacks"),
    ],
)  # fmt: skip
def test_a_mistyped_name_is_one_problem_with_the_name_that_was_meant(
    refused: Refused, plan_text: str, *, line: str, name: str, address: str, message: str
) -> None:
    text = plan_text.replace("menu: tst.centre", "kind: centre\n    name: Centres") if line[0] == "k" else plan_text
    [problem] = refused(text=moved(text, line, name))
    assert (problem.address, problem.message) == (address, message)
    assert problem.hint == f"did you mean '{message.split(chr(39))[1]}'?"


def test_the_name_with_fewer_rows_is_the_mistyped_one(refused: Refused, plan_text: str) -> None:
    text = plan_text.replace("    name: Old hospital\n", "    name: Old hospital\n  old_hopsital:\n")
    [problem] = refused(text=text)
    assert (problem.address, problem.message) == (
        "institutions.old_hospital", "has nothing but name, which 'old_hopsital' lacks",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["old_hospital_2", "old_hospital2"])
def test_a_second_one_of_the_same_kind_is_no_slip(refused: Refused, plan_text: str, name: str) -> None:
    text = plan_text.replace("institutions:\n", f"institutions:\n  {name}: {{moratorium: 2028.5}}\n")
    text = text.replace("    moratorium: 2027.5\n", "")
    assert [(p.address, p.message) for p in refused(text=text)] == [
        (f"institutions.{name}.residents", "is missing; kind 'hospital' needs it")
    ]


def test_two_that_both_say_what_they_are_are_two(refused: Refused, plan_text: str) -> None:
    urban = "  centres_urban: {kind: centre, name: Urban, opening: 0.5}\n"
    text = plan_text.replace("  centres:\n", "  centres_rural:\n").replace("actions:\n", f"actions:\n{urban}")
    assert {problem.address for problem in refused(text=text)} == {"actions.centres_urban.at_start"}


def test_a_few_rows_under_a_name_that_is_none_are_one_problem_with_a_name_to_write(refused: Refused) -> None:
    [problem] = refused("  Day House:\n    opening: 0.5\n")
    assert (problem.address, problem.hint) == ("actions.Day House", "write day_house")


def test_what_speaks_of_a_name_that_is_none_is_told_with_the_name_that_can_be_one(
    refused: Refused, plan_text: str
) -> None:
    text = (
        plan_text.replace("old_hospital:", "Old Hospital:") + "scenarios: {later: {institutions.Old Hospital: null}}\n"
    )
    assert [(problem.address, problem.hint) for problem in refused(text=text)] == [
        ("institutions.Old Hospital", "write old_hospital"),
        ("scenarios.later.institutions.Old Hospital", "did you mean 'institutions.old_hospital'?"),
    ]


def test_in_a_workbook_a_row_that_begins_nothing_is_told_even_if_nothing_is_lacking(
    kinds: dict[str, KindSchema], library: Library
) -> None:
    rows = table("Places", ["element", "setting", "value"], ["house", "menu", "tst.homes"], ["hose", "running", 5])
    sources = Sources(kinds, library, None, Collector())
    found = mended(sources, "places", read(rows)[0].tree.items["places"].items)
    assert list(found) == ["house"]
    assert [str(one).splitlines() for one in sources.problems.problems] == [
        ["plan.xlsx: Places!A3: places.hose: has nothing but running, which 'house' lacks",
         "       hint: did you mean 'house'? If not, give 'hose' a row with its name"]
    ]  # fmt: skip


def test_an_indicator_called_by_its_kind_is_no_slip_of_another(library: Library) -> None:
    rows = table("Indicators", ["element", "setting", "value"], ["h1_1", "name", "A"], ["h2_1", "owner", "B"])
    sources = Sources(all_kinds(), library, None, Collector())
    assert list(mended(sources, "indicators", read(rows)[0].tree.items["indicators"].items)) == ["h1_1", "h2_1"]
    assert sources.problems.problems == []


def test_in_lines_it_may_be_meant(load: Load, plan_text: str) -> None:
    running = "hose: {running: {value: 5, unit: TSD 2025/people, source: s, fixed: f}}"
    places = load(text=plan_text.replace("places: {", f"places: {{{running}, ")).scenarios["reform"].places
    assert set(places) == {"house", "hose"}


def test_a_mistyped_scenario_is_a_warning_in_a_workbook() -> None:
    rows = [["later", "what", "A year later"], *(["later", f"pay.{cadre}", 5] for cadre in "abcd")]
    rows += [["latr", f"pay.{cadre}", 6] for cadre in "efgh"]
    tree = read(table("Scenarios", ["element", "setting", "value"], *rows))[0].tree
    warnings = Collector()
    tell_slips_of_scenarios(tree.items["scenarios"], warnings)
    assert [str(one).splitlines() for one in warnings.problems] == [
        ["plan.xlsx: Scenarios!A7: scenarios.latr: has nothing but pay.e, pay.f, pay.g and 1 more, which 'later' lacks",
         "       hint: did you mean 'later'?"]
    ]  # fmt: skip
