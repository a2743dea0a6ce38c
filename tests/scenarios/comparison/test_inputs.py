"""What differs in inputs, and which money may be subtracted."""

from pathlib import Path

import pytest

from costing import kinds
from parameters import load_plan
from scenarios import Compared, Side, compare, project
from tests.command import ARANDIA, EXAMPLES
from tests.costing.small_plans import fact, projected


def side(path: Path, label: str, overrides: dict[str, str] | None = None) -> Side:
    return Side(label, project(load_plan(path, kinds(), overrides), names=["status_quo", "reform"]), "reform")


def rewritten(folder: Path, *replaced: tuple[str, str]) -> Path:
    text = ARANDIA.read_text(encoding="utf-8")
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def first() -> Side:
    return side(ARANDIA, "first")


def held(first: Side, path: Path, overrides: dict[str, str] | None = None) -> Compared:
    (found,) = compare([first, side(path, "other", overrides)]).others
    return found


def said(found: Compared) -> dict[str, tuple[str, str, str]]:
    return {one.address: (one.what, one.old, one.new) for one in found.inputs}


def test_a_figure_that_differs_says_what_of_it(first, tmp_path):
    old = 'running: {value: 8000, unit: ARD 2025/people, low: 6000, high: 10000, interval: 90%, source: "invented'
    new = 'running: {value: 8800, unit: ARD 2025/people, low: 7000, high: 10000, interval: 90%, source: "found'
    found = held(first, rewritten(tmp_path, (old, new)))
    (one,) = found.inputs
    assert (one.address, one.what) == ("places.supported_home.running", "value, range, source")
    assert (one.old, one.new, one.relative) == ("8000", "8800", pytest.approx(0.1))
    assert one.range_old.startswith("low 6000, high 10000")
    assert one.source_new == "found for the tutorial (grade D)"
    assert one.origin_new.startswith("plan.yaml:")


def test_paths_lists_and_words_stand_in_one_line(first, tmp_path):
    replaced = [
        ("moratorium: 2026.0 ", "moratorium: 2027.0 "),
        ("{2026: 30, 2027: 60, 2028: 60, 2029: 40}", "{2026: 30, 2027: 60, 2028: 50, 2029: 40}"),
        ("coverage: {2025: 0.20, 2030: 0.60}", "coverage: {2025: 0.20, 2029: 0.60}"),
        ("profile: [0.5, 0.5]", "profile: [0.4, 0.6]"),
        ("fixed_class: goods", "fixed_class: pay"),
    ]
    found = said(held(first, rewritten(tmp_path, *replaced)))
    assert found == {
        "institutions.stonefield.moratorium": ("value", "2026", "2027"),
        "institutions.stonefield.moves": (
            "value", "{2026: 30, 2027: 60, 2028: 60, 2029: 40}", "{2026: 30, 2027: 60, 2028: 50, 2029: 40}",
        ),
        "institutions.stonefield.fixed_class": ("value", "goods", "pay"),
        "actions.centres.coverage": ("value", "{2025: 0.2, 2030: 0.6}, straight", "{2025: 0.2, 2029: 0.6}, straight"),
        "actions.centres.profile": ("value", "{1: 0.5, 2: 0.5}", "{1: 0.4, 2: 0.6}"),
    }  # fmt: skip


def test_an_action_that_only_one_has_is_one_line(first, tmp_path):
    action = (
        '  campaign: {kind: programme, name: "Campaign", yearly: {value: 5, unit: ARD 2025, source: s, fixed: s}}\n'
    )
    found = held(first, rewritten(tmp_path, ("\nactions:\n", f"\nactions:\n{action}")))
    assert said(found) == {"actions.campaign": ("only in other", "", "Campaign")}


def test_different_years_are_compared_where_they_overlap(first, tmp_path):
    found = held(first, rewritten(tmp_path, ("years: 2026-2030", "years: 2026-2032")))
    assert found.pair.years == tuple(range(2026, 2031))
    assert "different years (2026-2030 and 2026-2032): amounts are those of 2026-2030" in found.pair.notes[0]
    assert said(found) == {"years": ("value", "2026-2030", "2026-2032")}
    assert [one.year for one in found.totals if one.difference_real is not None] == list(found.pair.years)
    differences = {one.figure: one.difference for one in found.figures}
    assert differences["present value, real"] is None
    assert differences["total, real"] is not None


def test_money_of_two_currencies_is_not_subtracted(first):
    found = held(first, EXAMPLES / "czechia" / "plan.yaml")
    assert found.pair.bases == ()
    assert found.pair.notes[0] == "money is not subtracted: ARD and CZK are different currencies"
    assert found.drivers == found.lines == found.reasons == []
    assert found.inputs
    differences = {one.figure: one.difference for one in found.figures}
    assert differences["total, real"] is None
    assert differences["total, nominal"] is None
    assert differences["full-time posts needed, 2030"] is not None
    assert all(one.difference_nominal is None for one in found.totals)


def test_real_money_of_two_base_years_is_not_subtracted_but_cash_is(tmp_path):
    action = {"kind": "programme", "name": "Campaign", "yearly": fact(100, "ARD 2025"), "start": 2027.0}
    sides = []
    for label, years in (("first", "2026-2030"), ("other", "2027-2031")):
        (tmp_path / label).mkdir()
        sides.append(Side(label, projected(tmp_path / label, {"years": years, "actions": {"one": action}}), "reform"))
    (found,) = compare(sides).others
    assert found.pair.bases == ("nominal",)
    assert "prices of 2025 and 2026 are different money" in found.pair.notes[0]
    assert {one.basis for one in found.drivers} == {"nominal"}
    (whole,) = found.sums("nominal", "all")
    assert (whole.first, whole.other, whole.scope) == (400, 400, 0)
    assert not any(line.only for line in found.lines)
    assert {one.figure: one.difference for one in found.figures}["total, real"] is None


def test_findings_appear_and_vanish(first, tmp_path):
    found = held(first, ARANDIA, {"institutions.stonefield.gate": "0"})
    appears = {one.rule: one for one in found.findings if one.change == "appears"}
    assert appears["R01"].severity == "BLOCK"
    assert appears["R01"].severity_first == ""
    (back,) = compare([side(ARANDIA, "other", {"institutions.stonefield.gate": "0"}), first]).others
    assert "R01" in {one.rule for one in back.findings if one.change == "vanishes"}


def test_indicators_are_those_of_the_last_common_year(first):
    found = held(first, ARANDIA, {"pay.nurse": "{times: 1.2}"})
    assert {one.year for one in found.indicators} <= {2030, None}
    assert any(one.difference for one in found.indicators)


SHARED = """uncertainty:
  drivers:
    pay_scale: {value: 1, low: 0.9, high: 1.2, interval: 90%, source: assumption, note: "Talks are open.", of: [pay.*]}
  correlations:
    - {of: [actions.centres.catchment, uncertainty.drivers.pay_scale], rank: -0.4}
"""


def test_shared_drivers_and_correlations_are_inputs_and_are_drawn_once_for_both(first, tmp_path):
    path = rewritten(tmp_path, ("\nplaces:\n", f"\n{SHARED}\nplaces:\n"))
    found = said(held(first, path))
    assert found == {
        "uncertainty.drivers.pay_scale": ("only in other", "", "1"),
        "uncertainty.drivers.pay_scale.of": ("only in other", "", "pay.*"),
        "uncertainty.correlations.1": (
            "only in other", "", "actions.centres.catchment, uncertainty.drivers.pay_scale: rank -0.4",
        ),
    }  # fmt: skip
    shared = side(path, "shared")
    (same,) = compare([shared, side(path, "again")], draws=20).others
    assert {(one.p10, one.p90, one.chance_more) for one in same.ranges} == {(0, 0, 0)}
