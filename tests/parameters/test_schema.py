from __future__ import annotations

import json
from typing import Any

from parameters import KindSchema, plan_schema
from parameters.library import Library
from parameters.plan import TOP


def schema(kinds: dict[str, KindSchema], library: Library) -> dict[str, Any]:
    return plan_schema(kinds, library)


def rule(kinds: dict[str, KindSchema], library: Library) -> dict[str, Any]:
    [element] = schema(kinds, library)["properties"]["actions"]["patternProperties"].values()
    [found] = element["allOf"]
    return dict(found)


def test_the_schema_is_json(kinds: dict[str, KindSchema], library: Library) -> None:
    assert json.loads(json.dumps(schema(kinds, library)))["title"] == "CareShift plan"


def test_it_knows_every_key_of_a_plan_and_no_other(kinds: dict[str, KindSchema], library: Library) -> None:
    found = schema(kinds, library)
    assert set(found["properties"]) == set(TOP)
    assert found["additionalProperties"] is False


def test_countries_and_menu_ids_are_listed(kinds: dict[str, KindSchema], library: Library) -> None:
    found = schema(kinds, library)
    assert found["properties"]["country"] == {"enum": ["TST"]}
    [element] = found["properties"]["actions"]["patternProperties"].values()
    assert element["properties"]["menu"] == {"enum": ["tst.centre"]}


def test_settings_depend_on_the_kind_or_on_the_menu_id(kinds: dict[str, KindSchema], library: Library) -> None:
    found = rule(kinds, library)
    assert found["if"]["anyOf"][1]["properties"]["menu"] == {"enum": ["tst.centre"]}
    assert set(kinds["centre"].settings) <= set(found["then"]["properties"])
    assert found["then"]["description"] == "A centre for tests."


def test_each_setting_has_the_shape_it_is_written_in(kinds: dict[str, KindSchema], library: Library) -> None:
    shapes = rule(kinds, library)["then"]["properties"]
    assert shapes["at_start"]["$ref"] == "#/$defs/figure"
    assert shapes["opening"]["anyOf"][0] == {"type": "number", "minimum": 0, "maximum": 1}
    assert shapes["thing"] == {"enum": ["centre", "unit"]}
    assert shapes["note"] == {"type": "string"}
    assert shapes["profile"]["type"] == "array"
    assert "points" in shapes["coverage"]["anyOf"][1]["properties"]
    assert shapes["build"]["description"] == "unit: money/{thing}"


def test_sections_of_the_world_are_closed(kinds: dict[str, KindSchema], library: Library) -> None:
    prices = schema(kinds, library)["properties"]["prices"]
    assert prices["additionalProperties"] is False
    assert set(prices["properties"]["real_growth"]["properties"]) == {
        "pay", "goods", "medicines", "construction", "equipment", "transfers",
    }  # fmt: skip
