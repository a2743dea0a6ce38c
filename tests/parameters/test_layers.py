from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from parameters.documents import Mark, Node, plain
from parameters.layers import merged


def node(value: Any, file: str = "a") -> Node:
    if isinstance(value, dict):
        value = {str(key): node(child, file) for key, child in value.items()}
    return Node(value, Mark(file, 1))


def over(lower: Any, upper: Any, **options: bool) -> Any:
    result = merged(node(lower), node(upper), **options)
    assert result is not None
    return plain(result)


leaves = st.fixed_dictionaries({"value": st.integers()}) | st.text()
mappings = st.recursive(leaves, lambda inner: st.dictionaries(st.sampled_from("abcd"), inner, min_size=1), max_leaves=8)


def test_keys_of_both_layers_are_kept() -> None:
    assert over({"a": {"x": "1"}}, {"a": {"y": "2"}}) == {"a": {"x": "1", "y": "2"}}


def test_a_figure_is_replaced_with_its_unit_range_and_source() -> None:
    lower = {"pay": {"value": 1, "low": 0, "high": 2, "source": "old"}}
    assert over(lower, {"pay": {"value": 5, "source": "new"}}) == {"pay": {"value": 5, "source": "new"}}


def test_keys_without_a_value_change_the_figure_below() -> None:
    assert over({"pay": {"value": 1, "low": 0}}, {"pay": {"low": 0.5}}) == {"pay": {"value": 1, "low": 0.5}}


def test_a_plain_number_replaces_a_figure() -> None:
    assert over({"pay": {"value": 1, "source": "old"}}, {"pay": 0}) == {"pay": 0}


def test_a_path_is_replaced_as_a_whole() -> None:
    assert over({"c": {2025: 1, 2030: 2}}, {"c": {2026: 3}}) == {"c": {"2026": 3}}
    assert over({"c": {2025: 1}}, {"c": {"points": {2026: 3}}}) == {"c": {"points": {"2026": 3}}}


def test_a_series_of_the_world_is_merged_year_by_year() -> None:
    assert over({"c": {2025: 1}}, {"c": {2026: 3}}, whole_series=False) == {"c": {"2025": 1, "2026": 3}}


def test_nothing_written_over_something_removes_it() -> None:
    assert over({"posts": {"nurse": 1, "doctor": 2}}, {"posts": {"nurse": None}}) == {"posts": {"doctor": 2}}


def test_every_figure_keeps_the_place_it_was_written_at() -> None:
    result = merged(node({"a": {"x": "1"}}, "low"), node({"a": {"y": "2"}}, "up"))
    assert result is not None
    assert [child.mark.file for child in result.items["a"].items.values()] == ["low", "up"]


@given(mappings)
def test_a_layer_over_nothing_and_nothing_over_a_layer_are_that_layer(value: Any) -> None:
    whole = node(value)
    assert merged(None, whole) is whole
    assert merged(whole, None) is whole


@given(mappings)
def test_a_layer_over_itself_is_that_layer(value: Any) -> None:
    assert over(value, value) == plain(node(value))


@given(st.dictionaries(st.sampled_from("abcd"), leaves), st.dictionaries(st.sampled_from("abcd"), leaves))
def test_the_later_layer_wins(lower: dict[str, Any], upper: dict[str, Any]) -> None:
    assert over({"z": "", **lower}, {"z": "", **upper}) == {"z": "", **lower, **upper}
