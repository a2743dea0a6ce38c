"""`careshift fit`: what it writes can be read, and fits when it is run."""

import json

import pytest

from costing import CENT
from outputs import opened_plan
from scenarios import project
from tests.command import careshift, plan_without_ceiling
from tests.costing.small_plans import small_plan
from tests.scenarios.fitting.money_plans import budget, short_plan


@pytest.fixture
def short(tmp_path):
    tree = short_plan(1.35e6)
    tree["financing"]["hope"] = budget(5e6, terms={"security": "asked"})
    small_plan(tmp_path, tree)
    return tmp_path / "plan.yaml"


def test_what_is_written_fits_when_it_is_run(short):
    done = careshift("fit", short)
    assert (done.code, done.err) == (0, "")
    assert done.out.isascii()
    assert [line for line in done.out.splitlines() if len(line) > 100 and not line.startswith("wrote ")] == []
    projection = project(opened_plan(short))
    for name in ("fits", "fits_plus_5"):
        one = projection.scenarios[name]
        plan = one.model.book.plan_columns
        assert (one.values(one.model.financing.total.gap)[plan] <= CENT).all()
    assert careshift("run", short, "-s", "fits", "--only", "data", "-o", short.parent / "results").code == 0


def test_the_file_says_why(short):
    careshift("fit", short)
    text = (short.parent / "scenarios" / "fits.yaml").read_text(encoding="utf-8")
    assert "rights come first" in text
    assert "# Campaign: left out" in text
    assert "financing.hope: null" in text
    assert "actions.campaign.left_out:" in text


def test_a_second_fit_writes_the_same(short):
    first = careshift("fit", short).out
    text = (short.parent / "scenarios" / "fits.yaml").read_bytes()
    assert careshift("fit", short).out == first
    assert (short.parent / "scenarios" / "fits.yaml").read_bytes() == text


def test_a_program_gets_json_with_what_is_lost(short):
    record = json.loads(careshift("fit", short, "--json", "-o", short.parent / "elsewhere").out)
    fits, more, whole = record["cut_lines"]
    assert (fits["fits"], more["fits"], whole["fits"]) == (True, True, False)
    assert fits["cuts"][0]["action"] == "campaign"
    assert whole["missing"][0]["amount"] > 0
    assert (short.parent / "elsewhere" / "fits.yaml").is_file()


def test_a_gate_is_not_met_where_nothing_helps(tmp_path):
    tree = short_plan(9e6)
    tree["financing"]["cap"] = {"kind": "ceiling", "amount": {2026: {"value": 1000, "unit": "ARD 2025"}}}
    small_plan(tmp_path, tree)
    done = careshift("fit", tmp_path / "plan.yaml", "--fail-over")
    assert done.code == 4
    assert "What must give in 20" in done.out
    assert "North Hospital" in done.out
    assert not (tmp_path / "scenarios").exists()


def test_a_file_of_somebody_else_is_left_alone(short):
    own = short.parent / "scenarios" / "fits.yaml"
    own.parent.mkdir()
    own.write_text("scenario: fits\nwhat: mine\n", encoding="utf-8")
    done = careshift("fit", short)
    assert done.code == 5
    assert "left alone" in done.err
    assert own.read_text(encoding="utf-8") == "scenario: fits\nwhat: mine\n"


def test_nothing_to_fit_to_is_a_problem_of_the_plan(tmp_path):
    done = careshift("fit", plan_without_ceiling(tmp_path), "-o", tmp_path / "fitted")
    assert done.code == 3
    assert "nothing to fit to" in done.err
    assert not (tmp_path / "fitted").exists()


def test_a_missing_plan_is_a_missing_file(tmp_path):
    assert careshift("fit", tmp_path / "no.yaml").code == 5
