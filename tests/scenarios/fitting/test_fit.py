"""Fitting: what it writes fits, in this order, and never at the cost of people who moved."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costing import CENT
from parameters import PlanError
from scenarios import Fitted, fit
from tests.costing.small_plans import small_plan
from tests.examples import examples
from tests.scenarios.fitting.money_plans import budget, money, service, short_plan


def fitted(folder: Path, tree: dict[str, Any], count_asked: bool = False) -> Fitted:
    small_plan(folder, tree)
    return fit(folder / "plan.yaml", count_asked)


def cuts(found: Fitted, which: int = 0) -> dict[str, str]:
    """What each action is cut to, in short."""
    line = found.lines[which]
    return {n: "out" if c.out else f"{c.delay} later, {c.share:g}" for n, c in line.cuts.items()}


def test_what_fits_is_left_alone(tmp_path):
    found = fitted(tmp_path, short_plan(5e6))
    assert found.whole.fits
    assert [dict(line.cuts) for line in found.lines] == [{}, {}]


def test_the_lowest_priority_is_cut_first(tmp_path):
    found = fitted(tmp_path, short_plan(1.35e6))
    assert not found.whole.fits
    assert cuts(found) == {"campaign": "out"}
    assert found.lines[0].fits


def test_a_left_out_priority_is_the_last(tmp_path):
    tree = short_plan(1.35e6)
    del tree["actions"]["campaign"]["priority"]
    tree["actions"]["teams"]["priority"] = 7
    assert "campaign" in cuts(fitted(tmp_path, tree))


def test_money_that_comes_later_delays(tmp_path):
    tree = short_plan()
    tree["financing"]["treasury"]["amount"] = {2027: money(0)[2026], 2028: money(5e6)[2026]}
    tree["actions"] = {"oversight": tree["actions"]["oversight"], "teams": service(events=None)}
    del tree["actions"]["teams"]["events"]
    found = fitted(tmp_path, tree)
    ((name, cut),) = found.lines[0].cuts.items()
    assert (name, cut.out, cut.share) == ("teams", False, 1.0)
    assert cut.delay > 0
    assert found.lines[0].changes.moves == {"actions.teams.teams.delay": {"plus": cut.delay}}


def test_what_is_too_large_is_shrunk(tmp_path):
    tree = short_plan(600000)
    del tree["actions"]["campaign"], tree["institutions"], tree["financing"]["bridge"], tree["financing"]["change"]
    found = fitted(tmp_path, tree)
    cut = found.lines[0].cuts["teams"]
    assert 0 < cut.share < 1
    spent = [line.trial.results[line.trial.model.totals.nominal].sum() for line in found.lines]
    assert spent[1] >= spent[0]


def test_what_others_need_is_not_cut_before_them(tmp_path):
    board = {"menu": "gov.committee", "yearly": {"value": 200000, "unit": "ARD 2025"}}
    unit = {"menu": "gov.unit", "yearly": {"value": 100000, "unit": "ARD 2025"}, "priority": 9}
    tree = short_plan(250000, unit=unit, board={**board, "priority": 1})
    del tree["institutions"], tree["financing"]["bridge"], tree["financing"]["change"]
    del tree["actions"]["teams"], tree["actions"]["campaign"]
    found = fitted(tmp_path, tree)
    assert found.lines[0].fits
    assert cuts(found)["board"] == "out"  # although its priority is higher


def test_a_ceiling_is_kept_by_its_payer_alone(tmp_path):
    tree = short_plan(9e6)
    tree["actions"]["campaign"]["payer"] = "Information"
    tree["financing"]["cap"] = {"kind": "ceiling", "payer": "Information", "amount": money(100000)}
    found = fitted(tmp_path, tree)
    assert list(cuts(found)) == ["campaign"]
    assert found.missing[0].what == "above the ceiling 'cap'"


def test_money_only_asked_for_counts_if_asked_to(tmp_path):
    tree = short_plan(1.35e6)
    tree["financing"]["hope"] = budget(5e6, terms={"security": "asked"})
    without, counting = fitted(tmp_path, tree), fitted(tmp_path, tree, count_asked=True)
    assert without.lines[0].money.settings == {"financing.hope": None}
    assert cuts(without) == {"campaign": "out"}
    assert cuts(counting) == {}


def test_what_cannot_fit_says_the_year_and_how_much(tmp_path):
    tree = short_plan(9e6)
    tree["financing"]["change"]["amount"] = money(1000)
    tree["financing"]["bridge"]["limit"] = {"value": 1000, "unit": "ARD 2025"}
    tree["financing"]["treasury"]["terms"]["pays"] = {"elements": ["teams", "campaign"]}
    line = fitted(tmp_path, tree).lines[0]
    assert not line.fits
    assert line.trial.shortfalls[0].amount > CENT
    assert "oversight" not in line.cuts


def test_there_must_be_something_to_fit_to(tmp_path):
    tree = short_plan()
    tree["financing"] = {"bridge": {"ring_fence": 1}}
    with pytest.raises(PlanError, match="nothing to fit to"):
        fitted(tmp_path, tree)


def test_ceilings_alone_are_enough(tmp_path):
    tree = short_plan()
    tree["financing"] = {"cap": {"kind": "ceiling", "payer": "Health", "amount": money(6e6), "policy": "new"}}
    found = fitted(tmp_path, tree)
    assert {one.what for one in found.missing} <= {"above the ceiling 'cap'"}


def test_a_plan_without_benefits_loses_none(tmp_path):
    found = fitted(tmp_path, short_plan(1.35e6))
    assert found.lost_benefits(found.lines[0]) == []


@settings(examples(4), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    amount=st.integers(0, 30).map(lambda n: n * 1e5),
    cap=st.integers(8, 30).map(lambda n: n * 5e5),
    priorities=st.permutations([1, 2]),
)
def test_what_fit_makes_fits_and_touches_nothing_protected(tmp_path, amount, cap, priorities):
    tree = short_plan(amount)
    tree["financing"]["cap"] = {"kind": "ceiling", "payer": "Health", "amount": money(cap), "policy": "new"}
    for name, priority in zip(("teams", "campaign"), priorities, strict=True):
        tree["actions"][name]["priority"] = priority
    found = fitted(tmp_path, tree)
    for line in found.lines:
        touched = {address.split(".")[1] for address in (*line.changes.settings, *line.changes.moves)}
        assert touched <= {"teams", "campaign"}
        assert all(address.startswith("actions.") for address in (*line.changes.settings, *line.changes.moves))
        if line.fits:
            results, money_ = line.trial.results, line.trial.model.financing
            plan = line.trial.model.book.plan_columns
            assert all((results[one.excess][plan] <= CENT).all() for one in money_.ceilings.values())
            assert (results[money_.total.gap][plan] <= CENT).all()
        whole, now = found.whole, line.trial
        for name, down in whole.model.institutions.items():
            moved = now.results[now.model.institutions[name].residents]
            assert (moved == whole.results[down.residents]).all()
