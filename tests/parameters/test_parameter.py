from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from parameters import Parameter
from parameters.parameter import faults, share


def messages(lever: bool = False, **figure: Any) -> list[str]:
    return [f"{fault.field}: {fault.message}" for fault in faults({"value": 5, **figure}, lever)]


def test_a_fact_with_a_source_and_a_reason_for_having_no_range_is_good() -> None:
    assert messages(source="census", fixed="counted") == []


def test_a_fact_with_a_source_and_a_range_is_good() -> None:
    assert messages(source="census", low=4, high=6) == []


def test_a_fact_needs_its_source() -> None:
    assert messages(fixed="counted") == ["source: is missing: a fact needs its source"]


def test_a_fact_needs_a_range_or_a_reason() -> None:
    assert messages(source="census") == ["value: has no range"]


def test_a_range_needs_both_ends() -> None:
    assert messages(source="census", low=4) == ["high: is missing: a range needs low and high, and 'high' is not given"]


def test_the_value_lies_in_its_range() -> None:
    assert messages(source="census", low=6, high=7) == ["value: must lie between low and high (got 5, outside 6 to 7)"]


def test_low_is_not_above_high() -> None:
    assert messages(source="census", low=7, high=6) == ["low: must be <= high (got 7 and 6)"]


def test_a_range_and_a_reason_for_having_none_do_not_go_together() -> None:
    assert messages(source="s", low=4, high=6, fixed="f") == ["fixed: is not needed beside low and high"]


def test_an_assumption_needs_a_range_and_a_note() -> None:
    assert messages(source="assumption", fixed="f") == [
        "source: an assumption needs low and high",
        "source: an assumption needs a note with the reasoning",
    ]


@pytest.mark.parametrize("kind", ["normal", "lognormal", "gamma", "beta"])
def test_kinds_without_ends_need_an_interval_below_all(kind: str) -> None:
    found = messages(source="s", value=0.5, low=0.4, high=0.6, kind=kind)
    assert found == [f"kind: {kind} needs an interval below 100%"]


@pytest.mark.parametrize("kind", ["lognormal", "gamma", "beta"])
def test_kinds_of_positive_values_need_a_low_above_zero(kind: str) -> None:
    found = messages(source="s", value=0.5, low=0, high=0.6, kind=kind, interval=0.9)
    assert found == [f"low: must be above 0 for kind {kind} (got 0)"]


def test_a_beta_lies_below_one() -> None:
    found = messages(source="s", value=0.5, low=0.1, high=1, kind="beta", interval=0.9)
    assert found == ["high: must be below 1 for kind beta (got 1)"]


@pytest.mark.parametrize("interval", [0, 1.5])
def test_an_interval_is_a_share(interval: float) -> None:
    assert messages(source="s", low=4, high=6, interval=interval)[0].startswith("interval: must be above 0%")


def test_a_lever_needs_no_source() -> None:
    assert messages(lever=True) == []


def test_an_interval_may_be_written_in_percent() -> None:
    assert Parameter(value=5, low=4, high=6, interval="90%", source="s").interval == 0.9  # type: ignore[arg-type]
    assert share("ninety %") == "ninety %"


def test_a_parameter_that_breaks_a_rule_is_not_made() -> None:
    with pytest.raises(ValidationError, match="a fact needs its source"):
        Parameter(value=5, fixed="counted")


def test_a_parameter_with_an_unknown_key_is_not_made() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Parameter(value=5, lever=True, sauce="x")  # type: ignore[call-arg]


def test_a_parameter_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Parameter(value=5, lever=True).value = 6


def test_a_range_of_no_width_is_no_uncertainty() -> None:
    assert not Parameter(value=0, low=0, high=0, source="s").uncertain
    assert Parameter(value=0, low=0, high=1, source="s").uncertain


def test_an_assumption_says_so() -> None:
    assert Parameter(value=5, low=4, high=6, source="Assumption", note="n").assumption


def test_a_figure_is_written_without_what_was_left_out() -> None:
    assert Parameter(value=0, source="s", fixed="f").written() == {"value": 0, "unit": "", "source": "s", "fixed": "f"}


@given(st.floats(1, 99))
def test_percent_and_share_are_the_same(percent: float) -> None:
    assert share(f"{percent}%") == pytest.approx(percent / 100)
