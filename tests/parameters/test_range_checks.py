"""Ranges that no distribution has between the bounds of its setting are told, with their line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from parameters import Parameter, Plan
from parameters.range_checks import missed_end

Load = Callable[..., Plan]


def figure(low: float, value: float, high: float, **more: Any) -> Parameter:
    return Parameter(**{"value": value, "low": low, "high": high, "interval": 0.9, "source": "s", "least": 0.0, **more})


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        (figure(0.02, 0.1, 0.9, most=1.0),
         "is drawn with P5 0.0373, not 0.02: no pert distribution between 0 and 1 has the quantiles 0.02 and 0.9"),
        (figure(0.6, 0.7, 1, most=1.0, interval=0.8),
         "is drawn with P90 0.924, not 1: no pert distribution between 0 and 1 has the quantiles 0.6 and 1"),
        (figure(10, 40, 100, kind="normal", interval=0.5),
         "is drawn with P25 35, not 10: no normal distribution above 0 has the quantiles 10 and 100"),
        (figure(10, 40, 100, kind="uniform", interval=0.5),
         "is drawn with P25 33.3, not 10: no uniform distribution above 0 has the quantiles 10 and 100"),
    ],
)  # fmt: skip
def test_an_end_that_is_missed_is_told(stated: Parameter, message: str) -> None:
    assert missed_end(stated) == message


@pytest.mark.parametrize(
    "stated",
    [
        figure(0, 3, 10),
        figure(0, 0.3, 0.5, most=1.0),
        figure(10, 40, 100),
        figure(300, 2800, 14_000),
        figure(0.7, 0.85, 0.95, most=1.0),
        figure(0.6, 0.7, 1, most=1.0, interval=1.0),
        figure(0.85, 0.95, 1, most=1.0),
        figure(10, 40, 100, kind="lognormal", interval=0.5),
        figure(10, 40, 100, kind="gamma", interval=0.5),
        Parameter(value=3, standard_error=1, source="s", least=0.0),
        Parameter(value=3, source="s", fixed="counted"),
    ],
)
def test_a_range_that_is_drawn_as_stated_is_not(stated: Parameter) -> None:
    """Neither is a low end at the bound, which is the least value."""
    assert not missed_end(stated)


def test_the_warning_of_a_plan_names_address_file_and_line(load: Load) -> None:
    text = "leave_share: {value: 0.7, low: 0.6, high: 0.9, interval: 80%, source: s}\n"
    assert [str(found) for found in load(text).warnings] == [
        "plan.yaml:18: leave_share: is drawn with P90 0.848, not 0.9: "
        "no pert distribution between 0 and 0.9 has the quantiles 0.6 and 0.9"
    ]
