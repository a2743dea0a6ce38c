"""One plan that uses every action of the menu: it is whole, its sums hold, and its annex is what the engine says."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from costing import CENT, kinds
from outputs.annex import write_annex
from outputs.static_check import static_check
from parameters import Element, MenuEntry, Plan, Scenario, load_menu, load_plan
from scenarios import Finding, Projection, find, project
from tests.calculated import Cells
from tests.command import ROOT, careshift
from tests.outputs.annex.plans import Info
from tests.outputs.annex.reading import differences, values

FILE = ROOT / "tests" / "data" / "whole_menu" / "plan.yaml"
REFORM, STAFFED = "reform", "staffed"
CODES = ("payer", "setting", "function", "provider", "hc", "area", "directive")
DRAWS = 200
RUN, OFFICE = 60, 60
"""Seconds that nothing of this size may take: of computing, with the annex, and of LibreOffice. On an idle machine a
run takes a third of it; the rest is for slow ones."""


@pytest.fixture(scope="module")
def menu() -> dict[str, MenuEntry]:
    return load_menu()


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(FILE, kinds())


@pytest.fixture(scope="module")
def timed(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> tuple[Projection, list[Finding], Path, float]:
    """The projection, what the rules find, the annex, and the seconds of computing they took."""
    begun, file = time.process_time(), tmp_path_factory.mktemp("whole_menu") / "annex.xlsx"
    projection = project(plan)
    found = find(projection)
    write_annex(file, projection, found, Info())
    return projection, found, file, time.process_time() - begun


@pytest.fixture(scope="module")
def projection(timed: tuple[Projection, list[Finding], Path, float]) -> Projection:
    return timed[0]


def part_of(element: Element, address: str) -> Any:
    """A setting of an element by its address below it, None if it is left out."""
    found: Any = element.settings
    for key in address.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def used(scenario: Scenario, name: str, entry: MenuEntry) -> bool:
    """Whether a plan uses a menu entry: as an element, or as the setting of an institution that it is."""
    if entry.part:
        return any(part_of(one, entry.part) not in (None, {}) for one in scenario.institutions.values())
    return any(element.menu is not None and element.menu.id == name for element in scenario.elements())


def test_it_loads_and_nothing_is_odd_about_its_figures(plan: Plan) -> None:
    assert plan.warnings == ()


def test_it_uses_every_action_of_the_menu(plan: Plan, menu: dict[str, MenuEntry]) -> None:
    scenario = plan.scenarios[REFORM]
    assert [name for name, entry in menu.items() if not used(scenario, name, entry)] == []


def test_every_action_costs_something_and_none_of_them_an_absurd_sum(
    projection: Projection, menu: dict[str, MenuEntry]
) -> None:
    """Not more than a thousandth of the income of the country in any year, nor more than 20 dollars a head."""
    one = projection.scenarios[REFORM]
    most: dict[str, float] = defaultdict(float)
    for entry in one.model.ledger.entries:
        most[entry.tags["menu"]] = max(most[entry.tags["menu"]], float(one.values(entry.real).max()))
    assert [name for name in menu if most[name] < CENT] == []
    people, income = 2_000_000, 20_000
    dear = {name: cost for name, cost in most.items() if cost > 0.001 * people * income or cost > 20 * 5 * people}
    assert dear == {}


def test_the_check_leaves_no_directive_out() -> None:
    done = careshift("check", FILE)
    assert done.code == 0, done.err
    assert "Every directive has an action." in done.out
    assert "for other ministries without" not in done.out


def test_no_rule_stops_it(timed: tuple[Projection, list[Finding], Path, float]) -> None:
    assert [(one.rule, one.scenario, one.message) for one in timed[1] if one.severity == "BLOCK"] == []


def test_nothing_is_told_to_be_costed_twice(timed: tuple[Projection, list[Finding], Path, float]) -> None:
    assert [one.message for one in timed[1] if one.rule in ("R45", "ORDER")] == []


def test_every_line_says_who_pays_and_what_for(projection: Projection) -> None:
    for one in projection.scenarios.values():
        empty = [(entry.nominal.address, code) for entry in one.model.ledger.entries for code in CODES
                 if entry.tags.get(code, "") in ("", "outside")]  # fmt: skip
        assert empty == []


def test_lines_elements_and_totals_agree(projection: Projection) -> None:
    for one in projection.scenarios.values():
        model = one.model
        for kind in ("nominal", "real"):
            total = one.values(getattr(model.totals, kind))
            by_element = sum(one.values(getattr(sums, kind)) for sums in model.elements.values())
            by_line = sum(one.values(getattr(entry, kind)) for entry in model.ledger.entries)
            assert by_element == pytest.approx(total, rel=1e-9)
            assert by_line == pytest.approx(total, rel=1e-9)


def test_openings_wait_for_staff_where_the_scenario_says_so(projection: Projection) -> None:
    one = projection.scenarios[STAFFED]
    people = one.model.workforce
    waited = [float((one.values(each.asked) - one.values(each.opening)).max()) for each in people.waiting]
    assert max(waited) >= 1
    assert projection.scenarios[REFORM].model.workforce.waiting == ()


def test_every_indicator_of_the_health_sector_is_there(projection: Projection) -> None:
    codes = {one.code for one in projection.scenarios[REFORM].model.indicators}
    assert {f"H1.{n}" for n in range(1, 5)} | {f"H2.{n}" for n in range(1, 6)} <= codes
    assert {f"H3.{n}" for n in range(1, 5)} | {"BI09", "BI14", "BI32"} <= codes


def test_every_formula_of_the_annex_gives_what_the_engine_says(
    timed: tuple[Projection, list[Finding], Path, float],
    cells_of: Callable[..., dict[Path, Cells]],
) -> None:
    file = timed[2]
    assert static_check(file) == []
    stored = values(file)
    assert [place for place, value in stored.items() if value == "NOT OK"] == []
    assert differences(stored, cells_of({file: (file, {})}, seconds=OFFICE)[file]) == []


def test_a_run_does_not_take_long(timed: tuple[Projection, list[Finding], Path, float]) -> None:
    assert timed[3] < RUN


def test_draws_give_numbers_and_no_cost_below_nothing(plan: Plan, projection: Projection) -> None:
    """Only what is saved, and what ends, may be below 0."""
    entries = projection.scenarios[REFORM].model.ledger.entries
    keep = [lambda model, n=n: model.ledger.entries[n].nominal for n in range(len(entries))]
    one = project(plan, DRAWS, seed=1, names=[REFORM], keep=keep).scenarios[REFORM]  # type: ignore[arg-type]
    assert one.drawn is not None
    drawn = {entry.nominal.address: (entry, one.drawn[entry.nominal]) for entry in one.model.ledger.entries}
    assert [address for address, (_, values) in drawn.items() if not np.isfinite(values).all()] == []
    least = {address: values.min() for address, (entry, values) in drawn.items() if entry.tags["standing"] != "saving"}
    assert {address: value for address, value in least.items() if value < -CENT} == {}
    total = one.drawn[one.model.totals.nominal]
    assert total.shape[1] == DRAWS
    assert np.isfinite(total).all()
    assert np.ptp(total[-1]) > 0
