"""Whatever stands in a plan, it is read or refused: nothing else ever happens."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from parameters import KindSchema, PlanError, load_plan
from parameters.library import Library

MORE = """\
    spend: {points: {2026: 1, 2028: 2}, unit: TSD 2025, factor: {value: 1, low: 0.9, high: 1.1, source: s}}
    profile: [0.4, 0.6]
    tags: {payer: x}
scenarios:
  fast: {what: x, parameters: {pay.nurse: {times: 1.1}, actions.centres.coverage.1.year: {plus: 1}}}
  slow: {actions.centres: null, places.house.running: {value: 3, unit: TSD 2025/people, source: s, fixed: f}}
"""
ODD: list[Any] = [
    *(None, True, 0, -1, 1.5, float("nan"), float("inf"), 10**400, "", "x", "2026-2030", [], [1], [[1]], {}),
    *({"value": 1}, {"value": None}, {2027: 1}, {2027: {"value": None}}, {"points": 3}, {"points": {}}, {"set": 1}),
]


def places(node: Any, trail: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        yield (*trail, key)
        yield from places(child, (*trail, key))


@pytest.fixture
def tree(plan_text: str) -> Any:
    return YAML(typ="safe", pure=True).load(plan_text + MORE)


@given(data=st.data())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_at_any_place_of_a_plan_is_read_or_refused(
    data: st.DataObject, tree: Any, tmp_path: Path, kinds: dict[str, KindSchema], library: Library
) -> None:
    whole = deepcopy(tree)
    trail = data.draw(st.sampled_from(list(places(whole))))
    node = whole
    for key in trail[:-1]:
        node = node[key]
    node[trail[-1]] = deepcopy(data.draw(st.sampled_from(ODD)))
    text = io.StringIO()
    YAML(typ="safe", pure=True).dump(whole, text)
    (tmp_path / "plan.yaml").write_text(text.getvalue())
    with suppress(PlanError):
        assert load_plan(tmp_path / "plan.yaml", kinds, library=library).fingerprint()
