"""What rules ask for is named beside them, so that a planner sees it before a rule speaks."""

from __future__ import annotations

import re

from costing import kinds
from parameters.slots.kinds import Fields
from scenarios import asked_settings, find
from tests.costing.small_plans import fact, projected
from tests.scenarios.sound_plan import changed

OF_ALL = ("actions", "")
SILENT = ("one_offs", "staff", "assessed")


def test_what_a_rule_tells_to_give_to_an_institution_is_said_beforehand(tmp_path) -> None:
    bare = {f"institutions.north.{name}": None for name in SILENT}
    turned = {f"institutions.north.groups.low.{name}": fact(10, "people") for name in ("admissions", "other")}
    unasked = {"places.shared_home.house_rules": None}
    findings = find(projected(tmp_path, changed(bare | turned | unasked)))
    asked = asked_settings()
    told = {
        (kind, name, finding.rule)
        for finding in findings
        for section, name in re.findall(r"(institutions|places)\.\w+\.([a-z_.]+)", finding.remedy)
        for kind in ("institution" if section == "institutions" else "home",)
    }
    assert {rule for _, _, rule in told} >= {"R06", "R11", "R14", "R15", "R19", "R20"}
    unsaid = [
        (kind, name, rule)
        for kind, name, rule in told
        if not any(key[0] == kind and key[1].startswith(name) and asked[key] == rule for key in asked)
    ]
    assert not unsaid


def test_every_setting_that_a_rule_asks_for_exists() -> None:
    for kind, setting in asked_settings():
        if kind not in OF_ALL:
            schema = kinds()[kind]
            assert Fields(schema.settings, schema.doc).at(tuple(setting.split("."))), (kind, setting)
