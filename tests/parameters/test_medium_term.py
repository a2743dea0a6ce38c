"""Budgets and outturns of past years in a plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parameters import Plan, Problem

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
        ("approved: {payer: {Health: 1}}", "medium_term.approved.payer: unknown key", "did you mean 'payers'"),
        ("approved: {payers: {Health: -1}}", "medium_term.approved.payers.Health: must be >= 0", ""),
    ],
)
def test_what_is_wrong_is_said_with_its_address(refused: Refused, text: str, message: str, hint: str) -> None:
    (problem,) = refused(past(text))
    assert message in str(problem)
    assert hint in str(problem)
