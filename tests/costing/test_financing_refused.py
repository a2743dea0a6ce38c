"""Sources of money and ceilings that say what cannot be are refused, with the place and what to do."""

from __future__ import annotations

from typing import Any

import pytest

from costing import RecordError
from outputs.faults import problem_of
from parameters import PlanError
from tests.costing.small_plans import fact, reform, small_plan

MONEY = "ARD 2025"
TALKS = {"kind": "programme", "name": "Talks", "payer": "Health", "yearly": fact(100, MONEY)}
TREASURY = {"kind": "budget", "name": "Treasury", "amount": {2026: fact(60, MONEY)}}
INSURER = {"kind": "insurance", "name": "Insurer", "members": {2026: fact(60, "people")}}
CEILING = {"kind": "ceiling", "name": "Ceiling", "amount": {2026: fact(60, MONEY)}}


def plan(**financing: Any) -> dict[str, Any]:
    return {"actions": {"talks": TALKS}, "financing": financing}


def pays(**what: Any) -> dict[str, Any]:
    return TREASURY | {"terms": {"pays": what}}


@pytest.mark.parametrize(
    ("financing", "message"),
    [
        (
            {"a": pays(payers="health")},
            r"financing.a.terms.pays: no cost has the payer 'health'; did you mean 'Health'",
        ),
        ({"a": pays(elements=["talk"])}, r"no cost has the element 'talk'; did you mean 'talks'"),
        ({"a": pays(areas="9")}, r"no cost has the area '9'; the plan has: "),
        ({"a": pays(settings="moon")}, r"no cost has the setting 'moon'; the plan has: "),
        ({"a": pays(directives="7.7")}, r"no cost has the directive '7.7'"),
        ({"a": TREASURY | {"terms": {"start": 2028, "end": 2027}}}, "terms.end is 2027, before the start in 2028"),
        ({"a": TREASURY | {"terms": {"end": 2025.5}}}, "terms.end is 2025.5, before the start in 2026"),
        ({"a": TREASURY, "b": TREASURY | {"name": "treasury"}}, r"financing.b.name: financing.a is also called"),
        ({"a": CEILING, "b": TREASURY | {"name": "Ceiling"}}, r"rename one of them"),
        ({"released_money": TREASURY}, r"financing.released_money: every plan may have a source of this name"),
        ({"a": CEILING | {"payer": "Helth"}}, r"financing.a.payer: no cost is paid by 'Helth'; did you mean 'Health'"),
        ({"a": CEILING | {"payer": "War"}}, r"the payers of the plan are: Health"),
        ({"a": INSURER}, r"financing.a: holds nothing: give contribution, or tariff and service"),
        (
            {"a": INSURER | {"tariff": fact(1, f"{MONEY}/contact")}},
            r"a.tariff: holds nothing without service: give both",
        ),
        ({"a": INSURER | {"service": "talks"}}, r"a.service: holds nothing without tariff: give both"),
        (
            {"a": INSURER | {"service": "talks", "tariff": fact(1, f"{MONEY}/contact")}},
            r"financing.a.service: the contacts of 'talks' are not counted; give it contacts, or give a contribution",
        ),
        (
            {"a": {"kind": "existing_budget", "name": "A"}, "b": {"kind": "existing_budget", "name": "B"}},
            r"financing.a and financing.b both say what is kept of the existing budget: keep one of them",
        ),
    ],
)
def test_money_that_cannot_be_is_refused(tmp_path, financing, message):
    with pytest.raises(RecordError, match=message):
        reform(tmp_path, plan(**financing))


@pytest.mark.parametrize(
    ("financing", "message"),
    [
        ({"a": TREASURY | {"terms": {"scheme": "HF.9.9"}}}, "terms.scheme: unknown code of the financing scheme"),
        ({"a": TREASURY | {"terms": {"revenue": "FS.1.9"}}}, "terms.revenue: unknown code of the revenue of financing"),
        ({"a": TREASURY | {"amount": {2026: fact(-1, MONEY)}}}, "must be >= 0"),
        ({"a": TREASURY | {"amount": {2042: fact(1, MONEY)}}}, "is outside the base year and plan years"),
        ({"a": TREASURY | {"terms": {"security": "hoped"}}}, "must be one of voted, promised, asked"),
        ({"a": pays(nature="big")}, "must be one of any, recurrent, capital"),
        ({"a": pays(payers=[])}, "must hold a word at least"),
        ({"a": pays(payer="Health")}, "unknown"),
        ({"a": INSURER | {"collected": fact(1.2)}}, "must be <= 1"),
        ({"a": INSURER | {"service": "talk"}}, "must name one of the actions"),
        ({"a": {"kind": "loan", "name": "Bank", "amount": {2026: fact(1, MONEY)}}}, "interest: is missing"),
        ({"a": {"kind": "treasurer", "name": "A"}}, "unknown cost kind 'treasurer'"),
    ],
)
def test_words_and_figures_are_checked_when_they_are_read(tmp_path, financing, message):
    with pytest.raises(PlanError, match=message):
        small_plan(tmp_path, plan(**financing))


def test_an_unknown_code_names_the_nearest_one_and_its_line(tmp_path):
    with pytest.raises(PlanError) as raised:
        small_plan(tmp_path, plan(a=TREASURY | {"terms": {"scheme": "HF.1.1.9"}}))
    (problem,) = raised.value.problems
    assert "HF.1.1" in problem.hint
    assert "HF.1.1.9" in problem.excerpt


def test_a_refused_source_is_told_with_its_line(tmp_path):
    made = small_plan(tmp_path, plan(a=CEILING | {"payer": "Helth"}))
    problem = problem_of(RecordError("financing.a.payer: no cost is paid by 'Helth'"), made, tmp_path)
    text = (tmp_path / "plan.yaml").read_text().splitlines()
    assert (problem.address, problem.message) == ("financing.a.payer", "no cost is paid by 'Helth'")
    assert text[problem.line - 1].strip().startswith('"a":')
