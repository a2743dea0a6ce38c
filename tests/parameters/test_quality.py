"""Fields about the analysis itself, and the section of a plan that answers them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parameters import Plan, Problem, checklists, plan_schema, quality_fields

Load = Callable[..., Plan]
Refused = Callable[..., tuple[Problem, ...]]


def test_what_a_plan_says_is_kept_and_part_of_the_fingerprint(load: Load) -> None:
    plan = load("quality: {funding: nobody}\n")
    assert plan.quality == {"funding": "nobody"}
    assert plan.resolved["quality"] == plan.quality
    assert plan.fingerprint() != load().fingerprint()
    assert load().quality == {}


@pytest.mark.parametrize(
    ("written", "address", "message"),
    [
        ("quality: {fundng: x}", "quality.fundng", "unknown field"),
        ("quality: {funding: 3}", "quality.funding", "must be said in words (got 3)"),
        ("quality: {funding: ' '}", "quality.funding", "must be said in words (got ' ')"),
        ("quality: yes", "quality", "must hold fields and what is to be said in them (got 'yes')"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(refused: Refused, written: str, address: str, message: str) -> None:
    (problem,) = refused(f"{written}\n")
    assert (problem.address, problem.message) == (address, message)
    assert problem.line > 0


def test_a_field_that_is_misspelt_is_guessed(refused: Refused) -> None:
    (problem,) = refused("quality: {fundng: x}\n")
    assert problem.hint == "did you mean 'funding'?"


def test_the_schema_knows_every_field() -> None:
    assert set(plan_schema({})["properties"]["quality"]["properties"]) == set(quality_fields())


def test_every_item_of_a_checklist_is_answered_by_known_fields_and_every_field_answers_one() -> None:
    asked = {name for one in checklists() for item in one.items for name in item.fields}
    assert asked <= set(quality_fields())
    assert set(quality_fields()) - asked == {"service_use"} - asked
    assert all(item.fields for one in checklists() for item in one.items)
    assert all(one.title and one.source.strip() and one.note for one in checklists())
