"""A mean and its standard error: its rules, and where it goes beside low and high."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from parameters import KindSchema, Parameter, Plan, Problem, plan_schema, shown_range
from parameters.library import Library
from parameters.parameter import bound_faults, faults

Load = Callable[..., Plan]
Refused = Callable[..., tuple[Problem, ...]]
BUILD = "    build: {value: 1000, standard_error: 100, unit: TSD 2025/centre, source: a survey}\n"


def messages(**figure: Any) -> list[str]:
    return [f"{fault.field}: {fault.message}" for fault in faults({"value": 0.5, "source": "s", **figure}, lever=False)]


def test_a_mean_with_its_standard_error_is_good() -> None:
    assert messages(standard_error=0.1) == []
    assert messages(standard_error=0.1, kind="beta", source="assumption", note="ours") == []
    assert Parameter(value=5, standard_error=1, source="s").uncertain


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        ({"standard_error": 0}, "standard_error: must be above 0 (got 0)"),
        ({"low": 0.4}, "low: is not needed beside standard_error, which says the range by itself (got 0.4)"),
        ({"interval": 0.9}, "interval: is not needed beside standard_error, which says the range by itself (got 0.9)"),
        ({"fixed": "counted"}, "fixed: is not needed beside standard_error"),
        ({"kind": "pert"}, "kind: pert needs low and high"),
        ({"kind": "gamma", "value": -1}, "value: must be above 0 for kind gamma (got -1)"),
        ({"kind": "beta", "value": 1}, "value: must be below 1 for kind beta (got 1)"),
        ({"kind": "beta", "standard_error": 0.5},
         "standard_error: must be below 0.5 for kind beta with mean 0.5 (got 0.5)"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_told(figure: dict[str, Any], message: str) -> None:
    assert messages(**{"standard_error": 0.1, **figure}) == [message]


@pytest.mark.parametrize(("bounds", "side"), [((0.0, None), "above 0"), ((None, 1.0), "below 1")])
def test_a_normal_distribution_too_wide_for_its_bounds_is_told(
    bounds: tuple[float | None, float | None], side: str
) -> None:
    *_, fault = bound_faults({"value": 0.8, "standard_error": 0.9}, bounds)
    assert fault.message == f"a normal distribution that stays {side} with mean 0.8 needs less (got 0.9)"
    assert bool(list(bound_faults({"value": 0.8, "standard_error": 0.9, "kind": "gamma"}, bounds))) == (bounds[1] == 1)
    assert not list(bound_faults({"value": 0.8, "standard_error": 0.1}, bounds))


@pytest.mark.parametrize(
    ("figure", "bounds", "between", "hint"),
    [
        ((0.8, 0.19, "normal"), (0.0, 1.0), "between 0 and 1", "write kind: beta, as the source has it"),
        ((0.8, 0.3, "lognormal"), (0.0, 1.0), "between 0 and 1", "write kind: beta, as the source has it"),
        ((0.8, 0.3, "gamma"), (0.0, 1.0), "between 0 and 1", "write kind: beta, as the source has it"),
        ((2, 2, "gamma"), (1.0, None), "above 1", "write kind: lognormal, as the source has it"),
        ((10, 9.9, "normal"), (0.0, None), "above 0", "write kind: lognormal or gamma, as the source has it"),
        ((0.5, 0.45, "beta"), (0.0, 0.9), "between 0 and 0.9", "give low, high and interval"),
    ],
)
def test_a_mean_and_error_that_no_distribution_between_the_bounds_has_is_told(
    figure: tuple[float, float, str], bounds: tuple[float | None, float | None], between: str, hint: str
) -> None:
    value, error, kind = figure
    [fault] = bound_faults({"value": value, "standard_error": error, "kind": kind}, bounds)
    assert fault.message == f"a {kind} distribution that stays {between} with mean {value} needs less (got {error})"
    assert (fault.hint if isinstance(fault.hint, str) else fault.hint.lines) == hint
    assert not list(bound_faults({"value": value, "standard_error": error / 4, "kind": kind}, bounds))


def test_a_problem_stands_at_its_key(refused: Refused) -> None:
    [problem] = refused(BUILD.replace("100,", "-3,"))
    assert str(problem).splitlines()[0] == (
        "plan.yaml:18: actions.centres.build.standard_error: must be above 0 (got -3)"
    )
    [problem] = refused(BUILD.replace("100,", "lots,"))
    assert problem.message == "must be a number (got 'lots')"
    [problem] = refused(BUILD.replace("100,", "2000,"))
    assert problem.message == "a normal distribution that stays above 0 with mean 1000 needs less (got 2000)"


def test_it_is_written_as_it_was_read(load: Load) -> None:
    figure = load(BUILD).scenarios["reform"].parameters()["actions.centres.build"]
    assert figure.written() == {
        "value": 1000, "unit": "TSD 2025/centre", "standard_error": 100, "kind": "normal", "source": "a survey",
    }  # fmt: skip
    assert load(BUILD).resolved["actions"]["centres"]["build"]["standard_error"] == 100
    assert load(BUILD).fingerprint() != load(BUILD.replace("100,", "101,")).fingerprint()


def moved(load: Load, move: str) -> Parameter:
    plan = load(f"{BUILD}scenarios:\n  test: {{parameters: {{actions.centres.build: {move}}}}}\n")
    return plan.scenarios["test"].parameters()["actions.centres.build"]


@pytest.mark.parametrize(
    ("move", "value", "error"),
    [("{times: 1.1}", 1100, 110), ("{plus: 50}", 1050, 100), ("{set: 1100}", 1100, 100), ("{set: 1200}", 1200, None)],
)
def test_a_scenario_moves_the_error_with_the_mean(load: Load, move: str, value: float, error: float | None) -> None:
    """A mean set to another value keeps its error within the middle 90 %, 836 to 1 164."""
    figure = moved(load, move)
    assert (figure.value, figure.standard_error) == (value, error)


def test_a_mean_set_far_away_loses_its_error_with_a_warning(load: Load) -> None:
    plan = load(f"{BUILD}scenarios:\n  test: {{parameters: {{actions.centres.build: 1200}}}}\n")
    [warning] = [found for found in plan.warnings if found.address == "actions.centres.build"]
    assert warning.message == "1200 is outside its range 835.5 to 1164.5; used without a range"


def test_a_plan_may_give_an_error_to_a_figure_of_the_menu_only_as_a_whole(refused: Refused) -> None:
    """Low and high below it would stay, and a figure has one range."""
    problems = refused("pay: {nurse: {standard_error: 500}}\n")
    assert {problem.address for problem in problems} >= {"pay.nurse.low"}


def test_the_range_that_is_shown_lies_within_the_bounds() -> None:
    figure = Parameter(value=0.9, standard_error=0.08, source="s", least=0.0, most=1.0)
    known = shown_range(figure)
    assert known is not None
    assert known.interval == 0.9
    assert (known.low, known.high) == pytest.approx((0.743, 0.99), abs=0.01)


def test_the_schema_knows_it(kinds: dict[str, KindSchema], library: Library) -> None:
    properties: Iterable[str] = plan_schema(kinds, library)["$defs"]["figure"]["properties"]
    assert "standard_error" in properties
