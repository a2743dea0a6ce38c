"""Ledger lines in a national chart of accounts: every line once, or an error that names line and rules."""

from __future__ import annotations

import pytest

from costing import RecordError, kinds, record
from parameters import load_plan
from tests.command import careshift
from tests.national_plans import plan_with, projected

HEAD = "chart: A test\ncolumns:\n  item:\n    title: Item\n    rules:\n"
PAY = '      - {code: "1", name: Pay, when: {econ: E21}}\n'
ASSETS = '      - {code: "2", name: Assets, when: {nature: capital}, exclusive: yes}\n'
ALSO = '      - {code: "3", name: Buildings, when: {econ: E3111}, exclusive: yes}\n'
REST = '      - {code: "9", name: The rest}\n'


def refused(folder, text: str) -> str:
    plan = load_plan(plan_with(folder, "chart.yaml", text), kinds())
    with pytest.raises(RecordError) as refusal:
        record(plan, plan.scenarios["reform"])
    return str(refusal.value)


def test_a_line_that_no_rule_takes_is_named_with_its_tags(tmp_path):
    said = refused(tmp_path, HEAD + PAY + ASSETS)
    assert said.startswith("crosswalk chart.yaml: column item: no rule takes the line 'centres: ")
    assert "(econ E22, function F07.2.2, payer Health, standing " in said
    assert "add a rule, or a last one without when" in said
    assert "; and " in said.rpartition(": ")[2] or " more" in said


def test_a_line_that_two_exclusive_rules_take_is_named_with_both(tmp_path):
    said = refused(tmp_path, HEAD + PAY + ASSETS + ALSO + REST)
    assert "the exclusive rules '2' (chart.yaml:7) and '3' (chart.yaml:8) both take the line 'centres: " in said
    assert "narrow one of them" in said


def test_without_the_mark_the_first_rule_wins(tmp_path):
    text = (HEAD + PAY + ASSETS + ALSO + REST).replace(", exclusive: yes", "")
    plan = load_plan(plan_with(tmp_path, "chart.yaml", text), kinds())
    model = record(plan, plan.scenarios["reform"])
    assert model.national is not None
    found = {(entry.tags["econ"], model.national.of(entry)[0].code) for entry in model.ledger.entries}
    assert ("E31112", "2") in found
    assert ("E2111", "1") in found
    assert ("E22", "9") in found
    assert not any(code == "3" for _, code in found)


@pytest.mark.parametrize("text", [HEAD + PAY, HEAD + PAY + ASSETS + ALSO + REST])
def test_check_says_so_and_nothing_is_computed(tmp_path, text):
    done = careshift("check", plan_with(tmp_path, "chart.yaml", text))
    assert done.code == 3
    assert "crosswalk chart.yaml: column item" in done.out + done.err


def test_a_plan_without_a_crosswalk_has_no_national_form():
    from tests.outputs.conftest import projected as example

    assert example("arandia").scenarios["reform"].model.national is None


def test_a_column_may_repeat_a_tag_with_its_name():
    model = projected("uemoa").scenarios["reform"].model
    assert model.national is not None
    codes = {model.national.of(entry)[0] for entry in model.ledger.entries}
    assert {code.code for code in codes} == {entry.tags["element"] for entry in model.ledger.entries}
    assert all(code.name for code in codes)
