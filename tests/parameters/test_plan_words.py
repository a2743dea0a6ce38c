"""Groups considered, ministries with a budget line: sections of the plan as a whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parameters import KindSchema, Plan, Problem, plan_schema
from parameters.library import Library

Load = Callable[..., Plan]
Refused = Callable[..., tuple[Problem, ...]]


def test_reasons_for_groups_are_kept_and_part_of_the_fingerprint(load: Load) -> None:
    plan = load("considered: {prisoners: the prison service has its own plan}\n")
    assert plan.considered == {"prisoners": "the prison service has its own plan"}
    assert plan.resolved["considered"] == plan.considered
    assert plan.fingerprint() != load().fingerprint()


def test_ministries_with_a_budget_line_are_kept_and_part_of_the_fingerprint(load: Load) -> None:
    plan = load("ministries: {Health: {budget_line: yes}}\n")
    assert plan.ministries == {"Health": True}
    assert load("ministries: {Health: {budget_line: no}}\n").ministries == {"Health": False}
    for said in ("false", "NO", "'False '"):
        assert load(f"ministries: {{Health: {{budget_line: {said}}}}}\n").ministries == {"Health": False}
    assert plan.fingerprint() != load().fingerprint()


def test_a_plan_need_not_say_either(load: Load) -> None:
    assert (load().considered, load().ministries) == ({}, {})


@pytest.mark.parametrize(
    ("written", "address", "message", "hint"),
    [
        ("considered: {prisonrs: x}", "considered.prisonrs", "unknown group", "did you mean 'prisoners'?"),
        ("considered: {zzz: x}", "considered.zzz", "unknown group",
         "the groups are: complex_needs, intellectual_disability, migrants, prisoners, women, lgbtiq, children, "
         "older_adults"),
        ("considered: {women: 3}", "considered.women", "must be the reason, in words (got 3)", ""),
        ("considered: 3", "considered", "must hold groups and reasons (got 3)", ""),
        ("ministries: {Heath: {budget_line: yes}}", "ministries.Heath", "pays for nothing in the plan",
         "did you mean 'Health'?"),
        ("ministries: {Zzz: {budget_line: yes}}", "ministries.Zzz", "pays for nothing in the plan",
         "the payers are: Health"),
        ("ministries: {Health: {budget_line: maybe}}", "ministries.Health.budget_line",
         "must be yes or no (got 'maybe')", ""),
        ("ministries: {Health: {}}", "ministries.Health.budget_line", "must be yes or no", ""),
        ("ministries: {Health: {budget_line: yes, more: 3}}", "ministries.Health.more", "unknown key", ""),
        ("ministries: 3", "ministries", "must hold payers (got 3)", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_line(
    refused: Refused, written: str, address: str, message: str, hint: str
) -> None:
    [problem] = refused(written + "\n")
    assert (problem.address, problem.message, problem.hint) == (address, message, hint)
    assert problem.line > 0


@pytest.mark.parametrize("entry", ["considered.women: x", "ministries.Health.budget_line: no", "rules.pace: 3"])
def test_no_scenario_changes_them(refused: Refused, entry: str) -> None:
    [problem] = refused(f"scenarios: {{other: {{{entry}}}}}\n")
    assert problem.message == "belongs to the plan as a whole; no scenario changes it"


def test_the_schema_knows_the_groups(kinds: dict[str, KindSchema], library: Library) -> None:
    properties = plan_schema(kinds, library)["properties"]
    assert "prisoners" in properties["considered"]["properties"]
    assert properties["ministries"]["additionalProperties"]["required"] == ["budget_line"]
