"""Budgets and outturns of past years in a plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parameters import Plan, Problem
from tests.parameters.workbook.pages import read, table

Load = Callable[..., Plan]
Refused = Callable[..., tuple[Problem, ...]]


def past(text: str) -> str:
    """A section on past years."""
    return f"medium_term:\n  {text}\n"


def test_past_years_are_read_by_payer_class_and_programme(load: Load) -> None:
    text = 'outturns: {2023: {payers: {Local government: 5}, economic: {E21: 3}, programmes: {"2.4": 5}}}'
    found = load(past(text)).scenarios["reform"].world["medium_term"]["outturns"][2023]
    assert found["payers"]["Local government"].value == 5
    assert found["payers"]["Local government"].address == "medium_term.outturns.2023.payers.Local government"
    assert (found["economic"]["E21"].value, found["programmes"]["2.4"].value) == (3, 5)


def test_what_was_approved_and_revised_has_no_year(load: Load) -> None:
    found = load(past("approved: {payers: {Health: 4}}")).scenarios["reform"].world["medium_term"]
    assert found["approved"]["payers"]["Health"].value == 4
    assert "revised" not in found


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("outturns: {last: {payers: {Health: 1}}}", "medium_term.outturns.last: must be a year (got 'last')", ""),
        ("revised: {economic: {E20: 1}}", "medium_term.revised.economic.E20: unknown key", "did you mean 'E2"),
        ('revised: {programmes: {"2.44": 1}}', "is not a directive of the menu", "did you mean '2.4'"),
        ("revised: {programmes: {NAME: 1}}", "is not a directive of the menu", "the directives are: 1.1, 1.2, 1.3"),
        (
            'revised: {programmes: {"2": {"4": 1}}}',
            "revised.programmes.2: holds names where a figure should be",
            'a name with a dot stands in double quotes, such as programmes."2.4"',
        ),
        ("approved: {payer: {Health: 1}}", "medium_term.approved.payer: unknown key", "did you mean 'payers'"),
        ("approved: {payers: {Health: -1}}", "medium_term.approved.payers.Health: must be >= 0", ""),
    ],
)
def test_what_is_wrong_is_said_with_its_address(refused: Refused, text: str, message: str, hint: str) -> None:
    (problem,) = refused(past(text))
    assert message in str(problem)
    assert hint in str(problem)


@pytest.mark.parametrize("address", ['medium_term.approved.programmes."2.4"', "medium_term.approved.programmes.2.4"])
def test_a_scenario_and_the_command_line_reach_a_name_with_a_dot(load: Load, address: str) -> None:
    approved = past('approved: {programmes: {"2.4": 5}}')
    scenario = load(f"{approved}scenarios: {{more: {{parameters: {{'{address}': {{times: 2}}}}}}}}\n").scenarios["more"]
    assert scenario.world["medium_term"]["approved"]["programmes"]["2.4"].value == 10
    assert [change.address for change in scenario.changes] == ["medium_term.approved.programmes.2.4"]
    made = load(approved, overrides={address: "7"}).scenarios["reform"]
    assert made.parameters()["medium_term.approved.programmes.2.4"].value == 7


def test_a_scenario_adds_a_name_with_a_dot_in_quotes_and_without_them_is_told_to_write_them(
    load: Load, refused: Refused
) -> None:
    entry = past("revised: {payers: {Health: 4}}") + "scenarios: {more: {'medium_term.revised.payers.%s': 3}}\n"
    payers = load(entry % '"Min. of Work"').scenarios["more"].world["medium_term"]["revised"]["payers"]
    assert payers["Min. of Work"].value == 3
    [problem] = refused(entry % "Min. of Work")
    assert problem.message == "unknown address: the plan has nothing there"
    quoted = 'medium_term.revised.payers."Min. of Work"'
    assert problem.hint == f"a name with a dot stands in double quotes: {quoted}"


def test_a_workbook_writes_such_addresses_alike() -> None:
    address = 'medium_term.approved.programmes."2.4"'
    rows = [["more", address, 5], ["more", f"{address}: value", 5]]
    for row, inside in zip(rows, ((), ("value",)), strict=True):
        book, problems, _ = read(table("Scenarios", ["element", "setting", "value"], row))
        node = book.tree.items["scenarios"].items["more"].items[address]
        assert (problems, tuple(node.items)) == ([], inside)
