"""Every ledger line carries the strategic action of the menu that it belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.costing.small_plans import fact, projected, reform
from tests.scenarios.sound_plan import MONEY, changed, home

SETTINGS = {
    "institutions.north.one_offs.package": fact(500, f"{MONEY}/people"),
    "institutions.north.site": {"decommissioning": fact(1e5, MONEY)},
    "institutions.north.groups.low.admissions": fact(5, "people"),
    "institutions.north.groups.low.deaths_outside": fact(0),
    "institutions.north.not_admitted": {
        "home": "own_flat", "lasting": fact(0.5), "crisis": fact(1000, f"{MONEY}/people"),
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("menu", "labels"),
    [
        ("di.assess", {"pay, social worker", "chosen supporters"}),
        ("di.package", {"move packages"}),
        ("di.follow", {"follow-up for 24 months", "review of each death"}),
        ("di.staff", {"retraining", "retirement", "compensation"}),
        ("di.estate", {"decommissioning"}),
        ("di.homes", {"homes and support bought", "pay, nurse"}),
        ("di.moratorium", {"crisis care"}),
        ("di.rundown", {"fixed cost", "ward cost", "resident cost", "fixed cost no longer paid"}),
    ],
)
def test_lines_of_a_run_down_belong_to_the_action_that_sets_them(tmp_path: Path, menu: str, labels: set[str]) -> None:
    model = projected(tmp_path, changed(SETTINGS)).scenarios["reform"].model
    assert labels <= {entry.label for entry in model.ledger.of(menu=menu)}


def test_frozen_beds_pay_teams_of_their_own_action(tmp_path: Path) -> None:
    model = projected(tmp_path, changed({"institutions.north.freeze": 1})).scenarios["reform"].model
    assert {entry.tags["input"] for entry in model.ledger.of(menu="di.freeze")} == {"mobile teams"}


def test_other_lines_carry_the_action_of_their_element(tmp_path: Path) -> None:
    tree = {
        "actions": {
            "centres": {
                "menu": "svc.cmhc", "units": {2026: 1}, "running": fact(1, f"{MONEY}/centre"),
            },
            "ours": {"kind": "programme", "name": "Ours", "yearly": fact(1, MONEY)},
        }
    }  # fmt: skip
    model = reform(tmp_path, tree).model
    assert {entry.tags["menu"] for entry in model.ledger.of(element="centres")} == {"svc.cmhc"}
    assert {entry.tags["menu"] for entry in model.ledger.of(element="ours")} == {""}


def test_homes_without_a_menu_belong_to_homes_ready_before_the_move(tmp_path: Path) -> None:
    own = {key: value for key, value in home("Own").items() if key != "menu"}
    model = projected(tmp_path, changed({"places.own_flat": own})).scenarios["reform"].model
    assert {entry.tags["menu"] for entry in model.ledger.of(homes="own_flat")} == {"di.homes"}
