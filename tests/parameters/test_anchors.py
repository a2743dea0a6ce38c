"""Anchors: published costs as multiples of income a head."""

from __future__ import annotations

from pathlib import Path

import pytest

from parameters import PlanError, load_menu
from parameters.anchors import MEASURES, family_of, load_families
from parameters.library import Library

GOOD = (
    "families:\n  f: {title: f, actions: [a.b]}\n"
    "anchors:\n  x: {family: f, measure: unit, country: PER, what: w, value: 200, low: 100, unit: PEN 2018, "
    "source: s, grade: B, income: {value: 50, unit: PEN 2018/people, source: s, grade: D}}\n"
)


def test_every_shipped_anchor_has_an_income_of_its_country_and_year() -> None:
    for family in load_families().values():
        assert family.anchors, family.id
        for anchor in family.anchors:
            assert anchor.measure in MEASURES
            assert 0 < anchor.lowest <= anchor.highest
            assert len(anchor.country) == 3
            assert len(anchor.unit.split()) == 2


def test_every_family_is_of_actions_of_the_menu() -> None:
    menu = load_menu()
    assert all(action in menu for family in load_families().values() for action in family.actions)


def test_an_action_has_one_family_or_none() -> None:
    found = family_of("svc.cmhc")
    assert found is not None
    assert found.title == "community mental health centres"
    assert family_of("gov.unit") is None


def test_an_anchor_is_told_as_multiples_of_income_a_head(tmp_path: Path) -> None:
    (tmp_path / "anchors.yaml").write_text(GOOD)
    [anchor] = load_families(Library(tmp_path))["f"].of("unit")
    assert (anchor.lowest, anchor.highest) == (2, 4)


@pytest.mark.parametrize(
    ("old", "new", "address", "message"),
    [
        ("value: 200", "value: none", "anchors.x.value", "must be a number above 0 (got none)"),
        ("value: 50", "value: 0", "anchors.x.income.value", "must be a number above 0 (got 0)"),
        ("measure: unit", "measure: unti", "anchors.x.measure", "unknown measure"),
        ("family: f,", "family: g,", "anchors.x.family", "unknown family"),
        ("what: w,", "wat: w,", "anchors.x.wat", "unknown key"),
        ("title: f,", "titel: f,", "families.f.titel", "unknown key"),
    ],
)
def test_a_file_of_anchors_that_breaks_a_rule_is_refused(
    tmp_path: Path, old: str, new: str, address: str, message: str
) -> None:
    (tmp_path / "anchors.yaml").write_text(GOOD.replace(old, new, 1))
    with pytest.raises(PlanError) as error:
        load_families(Library(tmp_path))
    assert (address, message) in [(one.address, one.message.split(" '")[0]) for one in error.value.problems]
