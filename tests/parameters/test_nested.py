"""Settings inside settings: sections, tables, and figures for each of some elements of another section."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Annotated, Any

import pytest

from costing import kinds
from parameters import Number, Parameter, PlanError, load_plan, plan_schema, section_of

PLAN = """\
plan: A test
country: ARA
years: 2026-2030
places:
  own_flat: {kind: home, name: Flat}
  shared_home: {kind: home, name: Shared}
institutions:
  north:
    kind: institution
    name: North
    wards: {value: 4, unit: ward, source: s, fixed: f}
    fixed: {value: 1, unit: ARD 2025, source: s, fixed: f}
    step: {value: 1, unit: ARD 2025, source: s, fixed: f}
    variable: {value: 1, unit: ARD 2025, source: s, fixed: f}
    groups:
      low:
        residents: {value: 100, unit: people, source: s, fixed: f}
        deaths: {value: 0.03, unit: "", source: s, fixed: f}
        moves: {2027: 40}
        to: {own_flat: 0.6, shared_home: 0.4}
"""
AT = "institutions.north."
GROUP = AT + "groups.low"


def load(folder: FilePath, *more: str, plan: str = PLAN, **overrides: str) -> Any:
    file = folder / "plan.yaml"
    file.write_text(plan + "".join(f"    {line}\n" for line in more), encoding="utf-8")
    return load_plan(file, kinds(), {key.replace("__", "."): text for key, text in overrides.items()})


def problems(folder: FilePath, *more: str, plan: str = PLAN) -> list[tuple[str, str, str]]:
    with pytest.raises(PlanError) as refusal:
        load(folder, *more, plan=plan)
    return [(one.address, one.message, one.hint) for one in refusal.value.problems]


def changed(old: str, new: str) -> str:
    assert old in PLAN
    return PLAN.replace(old, new)


MESSAGES = [
    ("{own_flat: 0.6, shared_home: 0.4}", "{own_flt: 0.6, shared_home: 0.4}", f"{GROUP}.to.own_flt",
     "unknown name among the places", "did you mean 'own_flat'?"),
    ("{own_flat: 0.6, shared_home: 0.4}", "{own_flat: 0.6, shared_home: 0.3}", f"{GROUP}.to",
     "the shares must add up to 1 (got 0.9)", ""),
    ("{own_flat: 0.6, shared_home: 0.4}", "{own_flat: 1.6, shared_home: -0.6}", f"{GROUP}.to.own_flat",
     "must be <= 1 (got 1.6)", ""),
    ("{own_flat: 0.6, shared_home: 0.4}", "own_flat", f"{GROUP}.to",
     "must hold an entry for each of the places meant (got 'own_flat')", ""),
    ("        moves: {2027: 40}\n", "", f"{GROUP}.moves", "is missing", ""),
    ("        deaths: {value", "        death: {value", f"{GROUP}.death", "unknown key", "did you mean 'deaths'?"),
    ("value: 0.03", "value: 0.6", f"{GROUP}.deaths", "must be <= 0.5 (got 0.6)", ""),
    ("{2027: 40}", "{2035: 40}", f"{GROUP}.moves.2035", "is outside the plan years, 2026 to 2030", ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "address", "message", "hint"), MESSAGES)
def test_a_wrong_group_is_told_where_and_how(tmp_path, old, new, *, address, message, hint):
    assert (address, message, hint) in problems(tmp_path, plan=changed(old, new))


MORE = [
    ("staff: {nurse: 3}", "staff.nurse", "must hold settings (got 3)", ""),
    ("staff: 3", "staff", "must hold names, each with its settings (got 3)", ""),
    ("staff: {nurse: {follow: beds}}", "staff.nurse.follow", "must be one of wards, site, residents (got 'beds')", ""),
    ("staff: {NAME: {follow: site}}", "staff.NAME", "NAME stands for a name", "write the name that is meant"),
    ("staff: {nurse: {}}", "staff.nurse.posts", "is missing", ""),
    ("site: yes", "site", "must hold settings (got 'yes')", ""),
    ("site: {sold: 1}", "site.sold", "unknown key", ""),
    ("one_offs: {planning: {nurs: 40}}", "one_offs.planning.nurs", "is not a cadre of 'pay'", "did you mean 'nurse'?"),
    ("not_admitted: {home: flat}", "not_admitted.home", "must name one of the places (got 'flat')", None),
    ("places_open: {2026: 50}", "places_open.2026", "unknown name among the places",
     "the places are: own_flat, shared_home"),
    ("places_open: {own_flat: 50}", "places_open.own_flat", "must hold a number for each year (got 50)",
     "write {2026: 50}"),
    ("free_places: {own_flat: 5}", "free_places.own_flat", "is a fact and needs its source (got only 5)", None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "address", "message", "hint"), MORE)
def test_a_wrong_section_or_table_is_told_where_and_how(tmp_path, line, address, message, hint):
    found = problems(tmp_path, line)
    assert any(
        (one, said) == (AT + address, message) and (hint is None or hint == told) for one, said, told in found
    ), found


def test_what_a_row_leaves_out_is_its_default_and_can_be_changed(tmp_path):
    weight = f"{GROUP}.weight"
    kept = load(tmp_path).scenarios["reform"].parameters()[weight]
    assert (kept.value, kept.origin, kept.lever) == (1, "default of CareShift", True)
    plan = load(tmp_path, **{weight: "0.7", f"{GROUP}.own_decision": "{value: 2, source: s, fixed: f}"})
    found = plan.scenarios["reform"]
    assert found.parameters()[weight].value == 0.7
    assert found.parameters()[f"{GROUP}.own_decision"].value == 2
    assert [str(change) for change in found.changes] == [f"{weight}: 1 -> 0.7", f"{GROUP}.own_decision: nothing -> 2"]


def test_a_scenario_may_change_a_flow_of_a_group_and_give_a_new_row(tmp_path):
    more = f"""\
scenarios:
  later:
    {GROUP}.moves: {{2029: 40}}
    {AT}staff: {{nurse: {{posts: {{value: 9, unit: FTE, source: s, fixed: f}}}}}}
"""
    later = load(tmp_path, plan=PLAN + more).scenarios["later"]
    settings = later.institutions["north"].settings
    assert list(settings["groups"]["low"]["moves"].values) == [2029]
    assert later.parameters()[f"{AT}staff.nurse.redeployed"].value == 0  # a default of the new row


def test_every_figure_of_a_group_has_the_address_under_which_it_was_written(tmp_path):
    found = load(tmp_path).scenarios["reform"].parameters()
    assert found[f"{GROUP}.to.own_flat"].value == 0.6
    assert found[f"{GROUP}.moves.2027"].value == 40
    assert all(isinstance(one, Parameter) and one.address == address for address, one in found.items())


def test_a_financing_element_has_a_kind_of_its_own_section(tmp_path):
    plan = load(tmp_path, plan=PLAN + "financing: {bridge: {ring_fence: 0.7}}\n")
    assert plan.scenarios["reform"].financing["bridge"].kind == "bridge"
    assert plan.resolved["financing"]["bridge"]["ring_fence"]["value"] == 0.7
    told = problems(tmp_path, plan=PLAN + "financing: {bridge: {ring_fence: 1.7}}\n")
    assert told == [("financing.bridge.ring_fence", "must be <= 1 (got 1.7)", "")]


def test_the_schema_of_a_plan_knows_rows_and_sections():
    rules = plan_schema(kinds())["properties"]["institutions"]["patternProperties"]["^[a-z][a-z0-9_]*$"]["allOf"]
    (settings,) = [rule["then"]["properties"] for rule in rules]
    (group,) = settings["groups"]["patternProperties"].values()
    assert group["additionalProperties"] is False
    assert {"residents", "to", "moves", "weight"} <= set(group["properties"])
    assert "decommissioning" in settings["site"]["properties"]


def test_a_field_that_does_not_say_what_it_holds_is_refused():
    @dataclass(frozen=True)
    class Wrong:
        one: Annotated[float, Number()]
        two: float = 0

    with pytest.raises(TypeError, match="argument two needs Annotated"):
        section_of(Wrong)
