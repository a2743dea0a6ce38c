"""What a plan says of an element beside its cost: owner, output, funding, what it is kept apart from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from parameters import KindSchema, Plan, Problem, kind_schema, plan_schema
from parameters.library import Library

Load = Callable[..., Plan]
Refused = Callable[..., tuple[Problem, ...]]
FUNDED = "    funding: {source: grant, status: promised, ends: 2029, successor: the treasury}\n"


def about(plan: Plan, scenario: str = "reform") -> dict[str, Any]:
    return dict(plan.scenarios[scenario].actions["centres"].about)


def test_what_a_plan_leaves_open_comes_from_the_menu_or_is_the_usual(load: Load) -> None:
    assert about(load()) == {
        "owner": "Health",
        "indicator": "Centres",
        "output": "",
        "funding": {"source": "treasury", "status": "asked", "ends": None, "successor": ""},
        "apart_from": {},
        "priority": None,
        "left_out": "",
    }


def test_a_plan_says_who_owns_an_element_what_it_yields_and_who_pays(load: Load) -> None:
    lines = "    owner: The unit\n    indicator: I\n    output: O\n    apart_from: {house: other people}\n"
    found = about(load(lines + FUNDED))
    assert (found["owner"], found["indicator"], found["output"]) == ("The unit", "I", "O")
    assert found["funding"] == {"source": "grant", "status": "promised", "ends": 2029, "successor": "the treasury"}
    assert found["apart_from"] == {"house": "other people"}


def test_all_of_it_is_in_the_resolved_plan_and_its_fingerprint(load: Load) -> None:
    plan = load(FUNDED)
    assert plan.resolved["actions"]["centres"]["funding"]["ends"] == 2029
    assert plan.resolved["actions"]["centres"]["owner"] == "Health"
    assert plan.fingerprint() != load().fingerprint()


@pytest.mark.parametrize(
    ("entry", "key", "value"),
    [
        ("actions.centres.owner: Somebody", "owner", "Somebody"),
        ("actions.centres.output: Something", "output", "Something"),
        ("actions.centres.apart_from.house: why", "apart_from", {"house": "why"}),
        ("actions.centres.funding.source: loan", "funding",
         {"source": "loan", "status": "asked", "ends": None, "successor": ""}),
        ("actions.centres.funding.ends: 2028", "funding",
         {"source": "treasury", "status": "asked", "ends": 2028, "successor": ""}),
    ],
)  # fmt: skip
def test_a_scenario_may_change_it(load: Load, entry: str, key: str, value: Any) -> None:
    plan = load(f"scenarios: {{other: {{{entry}}}}}\n")
    assert about(plan, "other")[key] == value
    assert about(plan)[key] == about(load())[key]


@pytest.mark.parametrize(
    ("line", "address", "message", "hint"),
    [
        ("owner: 3.5", "owner", "must be text (got 3.5)", "if it is text, write it in double quotes"),
        ("output: []", "output", "must be text (got a list)", "if it is text, write it in double quotes"),
        ("funding: grant", "funding", "must hold source, status, ends and successor (got 'grant')",
         "write {source: grant, status: promised, ends: 2029}"),
        ("funding: {source: grants}", "funding.source",
         "must be one of treasury, insurance, grant, loan, local government, community, other ministry (got 'grants')",
         "did you mean 'grant'?"),
        ("funding: {status: sure}", "funding.status", "must be one of asked, promised, voted, spent (got 'sure')", ""),
        ("funding: {ends: soon}", "funding.ends",
         "must be the last year with this money, such as 2029 (got 'soon')", ""),
        ("funding: {succesor: x}", "funding.succesor", "unknown key", "did you mean 'successor'?"),
        ("apart_from: house", "apart_from",
         "must hold names of other elements and why they do not cover the same thing (got 'house')", ""),
        ("apart_from: {house: ' '}", "apart_from.house", "must be text (got ' ')", ""),
        ("apart_from: {hose: x}", "apart_from.hose",
         "must be the name of another action, place or institution of the plan", "did you mean 'house'?"),
        ("ownr: x", "ownr", "unknown key", "did you mean 'owner'?"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(
    action: Callable[[str], Problem], line: str, address: str, message: str, hint: str
) -> None:
    problem = action(line)
    assert (problem.address, problem.message, problem.hint) == (f"actions.centres.{address}", message, hint)
    assert problem.line == 18


def test_a_part_of_an_institution_is_no_element(refused: Refused) -> None:
    [problem] = refused("  package: {menu: tst.package}\n")
    assert problem.address == "actions.package.menu"
    assert problem.message == "tst.package is a part of an institution: give institutions.NAME.moves"


def test_an_indicator_has_the_kind_that_it_is_called_by(
    load: Load, refused: Refused, kinds: dict[str, KindSchema], library: Library
) -> None:
    def h9_1(on: Any) -> None:
        """An indicator for tests."""

    kinds["h9_1"] = kind_schema(h9_1, "indicator")
    assert load("indicators: {h9_1: {}}\n").scenarios["reform"].indicators["h9_1"].kind == "h9_1"
    added = load("scenarios: {other: {indicators.h9_1: {}}}\n")
    assert list(added.scenarios["other"].indicators) == ["h9_1"]
    assert "h9_1" in plan_schema(kinds, library)["properties"]["indicators"]["properties"]
    [problem] = refused("indicators: {h9_2: {}}\n")
    assert (problem.message, problem.hint) == ("there is no indicator 'h9_2'", "did you mean 'h9_1'?")
    [problem] = refused("indicators: {other: {}}\n")
    assert problem.hint == "the indicators are: h9_1"


def test_the_schema_has_its_shape(kinds: dict[str, KindSchema], library: Library) -> None:
    [element] = plan_schema(kinds, library)["properties"]["actions"]["patternProperties"].values()
    assert element["properties"]["owner"] == {"type": "string"}
    assert element["properties"]["funding"]["properties"]["status"] == {"enum": ["asked", "promised", "voted", "spent"]}
    assert "tst.package" not in plan_schema(kinds, library)["properties"]["institutions"]["patternProperties"]


def test_an_action_has_a_priority_and_may_be_left_out(load: Load) -> None:
    found = about(load("    priority: 0\n    left_out: no money\n"))
    assert (found["priority"], found["left_out"]) == (0, "no money")
    assert load("    priority: 0\n").resolved["actions"]["centres"]["priority"] == 0


def test_a_priority_is_a_number_from_0_on(refused: Refused) -> None:
    (problem,) = refused("    priority: high\n")
    assert problem.address == "actions.centres.priority"
    assert problem.message == "must be a number from 0 on; the lowest is paid first and cut last (got 'high')"
