"""The section `uncertainty`: shared drivers and correlations, read, checked, drawn and multiplied."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy
import pytest
from scipy.stats import spearmanr

from parameters import Draws, KindSchema, Plan, Problem, driven, load_plan, plan_schema, scenario_draws
from parameters.library import Library

Load = Callable[..., Plan]
Refused = Callable[..., tuple[Problem, ...]]

SCALE = "value: 1, low: 0.9, high: 1.2, interval: 90%, source: pay law"
BUILD = "    build: {value: 1000, unit: TSD 2025/centre, low: 800, high: 1500, interval: 90%, source: a survey}\n"
DRIVER = f"uncertainty:\n  drivers:\n    scale: {{{SCALE}, of: pay.*}}\n"
GROUP = "uncertainty:\n  correlations:\n    - {of: [pay.nurse, actions.centres.build], rank: 0.8}\n"
ADDRESS = "uncertainty.drivers.scale"


def test_a_plan_without_the_section_shares_nothing(load: Load) -> None:
    scenario = load().scenarios["reform"]
    assert (scenario.drivers, scenario.uncertainty.correlations) == ({}, ())
    assert "uncertainty" not in load().resolved


def test_a_driver_is_a_figure_and_knows_what_it_multiplies(load: Load) -> None:
    scenario = load(DRIVER).scenarios["reform"]
    assert scenario.drivers == {ADDRESS: tuple(f"pay.{name}" for name in scenario.world["pay"])}
    assert scenario.parameters()[ADDRESS].value == 1
    assert ADDRESS not in scenario.figures
    assert ADDRESS in scenario.uncertain


def test_a_pattern_means_no_year_of_a_path(load: Load) -> None:
    scenario = load(DRIVER.replace("pay.*", "actions.centres.coverage.*")).scenarios["reform"]
    parts = ("0", "1", "delay", "factor")
    assert scenario.drivers[ADDRESS] == tuple(f"actions.centres.coverage.{part}" for part in parts)


def test_a_star_stands_for_anything_and_a_list_for_all_of_it(load: Load) -> None:
    scenario = load(BUILD + DRIVER.replace("pay.*", "[actions.*.build, pay.nurse]")).scenarios["reform"]
    assert scenario.drivers[ADDRESS] == ("pay.nurse", "actions.centres.build")


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("pay.*", "pey.*", "pey.* fits no figure of the plan", "did you mean 'pay.*'?"),
        ("pay.*", "pay.n*x", "pay.n*x fits no figure of the plan", "one that begins so: pay.nurse"),
        ("pay.*", "pay.nurze", "pay.nurze is no figure of the plan", "did you mean 'pay.nurse'?"),
        ("pay.*", "actions.centres.coverage.0.year",
         "actions.centres.coverage.0.year is a year, which cannot be multiplied", ""),
        (", of: pay.*", "", "is missing: the addresses of figures",
         "such as of: [pay.*], where * stands for anything"),
        ("pay.*", "[7]", "must be addresses of figures (got 7)", "such as of: [pay.*], where * stands for anything"),
        ("value: 1,", "value: 1.05,", "must be 1, which leaves the base case as it is (got 1.05)",
         "low and high say from which to which factor it goes"),
        ("low: 0.9, high: 1.2, interval: 90%", "fixed: agreed", "needs a range: without one it changes nothing",
         "add low and high, or a standard_error"),
        ("low: 0.9", "low: 0", "must be > 0 (got 0)", ""),
        (", source: pay law", "", "is missing: a fact needs its source",
         "add source: '...', or source: assumption"),
        ("drivers:", "driver:", "unknown key", "did you mean 'drivers'?"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_driver_is_told(refused: Refused, old: str, new: str, message: str, hint: str) -> None:
    [problem] = refused(DRIVER.replace(old, new))
    assert (problem.message, problem.hint) == (message, hint)
    assert problem.address.startswith("uncertainty.driver")
    assert problem.line > 16


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("rank: 0.8", "rank: 1", "must be a number above -1 and below 1 for 2 figures (got 1)"),
        ("rank: 0.8", "rank: .nan", "must be a number above -1 and below 1 for 2 figures (got nan)"),
        (", rank: 0.8", "", "is missing: how much they go together, from -1 to 1"),
        ("build], rank: 0.8", "build, pay.doctor], rank: -0.5",
         "must be a number above -0.5 and below 1 for 3 figures (got -0.5)"),
        ("[pay.nurse, actions.centres.build]", "pay.nurse", "needs at least two figures"),
        ("build], rank: 0.8}", "build], rank: 0.8}\n    - {of: [pay.nurse, pay.doctor], rank: 0.1}",
         "pay.nurse is in a group already (plan.yaml:21)"),
        ("pay.nurse", "pay.nurze", "pay.nurze is no figure of the plan"),
        ("pay.nurse", "pay.*", "pay.* is a pattern: a group names each of its figures"),
        ("pay.nurse", "actions.centres.at_start",
         "actions.centres.at_start has no range, so that it cannot go together with another"),
        ("- {of", "-\n      rnak: 1\n    - {of", "unknown key"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_group_is_told(refused: Refused, old: str, new: str, message: str) -> None:
    problems = refused(BUILD + GROUP.replace(old, new))
    assert message in [problem.message for problem in problems]
    assert all(problem.address.startswith("uncertainty.correlations") for problem in problems)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("uncertainty: 5\n", "must hold drivers and correlations (got 5)"),
        ("uncertainty: {drivers: [1]}\n", "must hold drivers by name (got a list)"),
        ("uncertainty: {correlations: {a: 1}}\n",
         "must be a list of groups, each {of: [...], rank: ...} (got a mapping)"),
    ],
)  # fmt: skip
def test_a_section_of_another_shape_is_told(refused: Refused, text: str, message: str) -> None:
    assert [problem.message for problem in refused(text)] == [message]


def test_the_section_is_in_the_resolved_plan_and_in_the_fingerprint(load: Load) -> None:
    plan = load(DRIVER)
    assert plan.resolved["uncertainty"] == {
        "drivers": {
            "scale": {
                "value": 1, "unit": "", "low": 0.9, "high": 1.2, "interval": 0.9, "kind": "pert", "source": "pay law",
                "of": ["pay.*"], "origin": "plan.yaml:20",
            }
        }
    }  # fmt: skip
    changed = {DRIVER.replace("1.2", "1.3"), DRIVER.replace("pay.*", "pay.nurse"), BUILD + GROUP, ""}
    changed |= {BUILD + GROUP.replace("0.8", "0.7")}
    assert len({load(text).fingerprint() for text in changed} | {plan.fingerprint()}) == 6


def test_the_schema_knows_the_section(kinds: dict[str, KindSchema], library: Library) -> None:
    section = plan_schema(kinds, library)["properties"]["uncertainty"]["properties"]
    [driver] = section["drivers"]["patternProperties"].values()
    assert {"value", "low", "standard_error", "of"} <= set(driver["properties"])
    assert set(section["correlations"]["items"]["properties"]) == {"of", "rank"}


def test_a_scenario_and_the_command_line_change_a_driver(load: Load) -> None:
    wider = f"scenarios: {{test: {{{ADDRESS}: {{value: 1, low: 0.5, high: 2, source: ours, of: pay.nurse}}}}}}\n"
    plan = load(DRIVER + wider)
    assert plan.scenarios["test"].drivers[ADDRESS] == ("pay.nurse",)
    assert plan.scenarios["reform"].drivers[ADDRESS] == ("pay.nurse", "pay.psychologist")
    other = load(BUILD + GROUP, overrides={"uncertainty.correlations.0.rank": "0.1"})
    assert other.scenarios["reform"].uncertainty.correlations[0].rank == 0.1


def test_a_driver_is_drawn_as_a_column_of_its_own_and_other_streams_stay(load: Load) -> None:
    with_driver, without = (scenario_draws(load(BUILD + text).scenarios["reform"], 100, 0) for text in (DRIVER, ""))
    assert set(with_driver) - set(without) == {ADDRESS}
    assert all(numpy.array_equal(with_driver[address], without[address]) for address in without)


def test_a_driver_multiplies_what_is_drawn_and_what_is_fixed(load: Load) -> None:
    of = "[actions.centres.build, actions.centres.at_start]"
    scenario = load(BUILD + DRIVER.replace("pay.*", of)).scenarios["reform"]
    draws = scenario_draws(scenario, 50, 0)
    found = driven(draws, scenario.drivers, scenario.figures)
    assert found["actions.centres.build"] == pytest.approx(draws["actions.centres.build"] * draws[ADDRESS])
    assert found["actions.centres.at_start"] == pytest.approx(3 * draws[ADDRESS])
    assert numpy.array_equal(found[ADDRESS], draws[ADDRESS])


def test_two_drivers_of_a_figure_multiply_it_twice(load: Load) -> None:
    scenario = load(f"{DRIVER}    talks: {{{SCALE}, of: pay.nurse}}\n").scenarios["reform"]
    values = {ADDRESS: numpy.array([1.1, 0.9]), "uncertainty.drivers.talks": numpy.array([1.2, 1.0])}
    nurse = scenario.figures["pay.nurse"].value
    assert driven(values, scenario.drivers, scenario.figures)["pay.nurse"] == pytest.approx([1.32 * nurse, 0.9 * nurse])


def test_a_driver_that_was_not_drawn_multiplies_nothing(load: Load) -> None:
    scenario = load(DRIVER).scenarios["reform"]
    assert driven(Draws.base(), scenario.drivers, scenario.figures) == {}


def test_a_driven_share_stays_a_share(load: Load) -> None:
    scenario = load(DRIVER.replace("pay.*", "actions.centres.coverage.1")).scenarios["reform"]
    found = driven({ADDRESS: numpy.array([1.05, 1.2])}, scenario.drivers, scenario.figures)
    assert found["actions.centres.coverage.1"] == pytest.approx([0.945, 1])


def test_correlated_figures_go_together_and_keep_their_values(load: Load) -> None:
    together, apart = (scenario_draws(load(BUILD + text).scenarios["reform"], 1000, 0) for text in (GROUP, ""))
    names = ("pay.nurse", "actions.centres.build")
    assert spearmanr(*(together[name] for name in names)).statistic == pytest.approx(0.8, abs=0.02)
    assert abs(spearmanr(*(apart[name] for name in names)).statistic) < 0.1
    for name in apart:
        assert numpy.array_equal(numpy.sort(together[name]), numpy.sort(apart[name]))
        assert name == names[1] or numpy.array_equal(together[name], apart[name])


def test_a_driver_may_go_together_with_a_figure(load: Load) -> None:
    group = f"{DRIVER}  correlations: [{{of: [{ADDRESS}, actions.centres.build], rank: -0.6}}]\n"
    draws = scenario_draws(load(BUILD + group).scenarios["reform"], 1000, 0)
    assert spearmanr(draws[ADDRESS], draws["actions.centres.build"]).statistic == pytest.approx(-0.6, abs=0.02)


def test_a_scenario_without_one_of_a_group_draws_the_others_alike(load: Load) -> None:
    plan = load(f"{BUILD}{GROUP}scenarios: {{test: {{parameters: {{pay.nurse: 900000}}}}}}\n")
    first, other = (scenario_draws(plan.scenarios[name], 100, 0) for name in ("reform", "test"))
    assert "pay.nurse" not in other
    assert numpy.array_equal(first["actions.centres.build"], other["actions.centres.build"])


def test_a_country_may_share_drivers_and_a_plan_need_not_have_what_they_mean(
    tmp_path: Path, kinds: dict[str, KindSchema], library: Library, plan_text: str
) -> None:
    copied = tmp_path / "library"
    shutil.copytree(str(library.folder), copied)
    profile = copied / "countries" / "TST.yaml"
    section = DRIVER.replace("pay.*", "[pay.*, actions.*.nothing]")
    profile.write_text(profile.read_text(encoding="utf-8").replace("menu:", f"{section}menu:"), encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(plan_text, encoding="utf-8")
    plan = load_plan(tmp_path / "plan.yaml", kinds, library=Library(copied, "library"))
    assert plan.scenarios["reform"].drivers == {ADDRESS: ("pay.nurse", "pay.psychologist")}
    assert plan.scenarios["reform"].parameters()[ADDRESS].origin.startswith("library/countries/TST.yaml:")
