"""Random plans: whatever is typed is found, nothing else, and the scenario costs what the engine says of it."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from outputs.annex_read.new_scenarios import new_scenarios, proved
from outputs.annex_read.origin import Origin
from outputs.opened import opened_plan
from parameters import Cell
from scenarios import project
from tests.costing.small_plans import small_plan
from tests.outputs.annex.random_plans import OTHER, random_tree
from tests.outputs.annex_read.pages import Pages

MOST = 6
"""Cells that are typed over."""


def typed_over(pages, dice):
    """Some cells with another value each: a half or nine tenths is within the limits of any figure that is no date."""
    typed = {}
    for (name, address), place in dice.sample(sorted(pages.places.items()), len(pages.places)):
        value = pages.pages[place[0]].cells[place[1:]].value
        # --set takes a factor with its source alone, and a lag is whole years
        usual = name != "status_quo" and not address.endswith((".factor", ".lag_years"))
        if usual and 0 < value < 1900 and len(typed) < MOST:
            typed[name, address] = (place, value * dice.choice([0.5, 0.9]))
    return typed


@settings(max_examples=max(10, settings.default.max_examples // 10))
@given(st.integers(0, 10**6))
def test_what_is_typed_into_the_cells_of_a_random_plan_comes_back_and_costs_the_same(seed):
    dice = random.Random(seed)
    tree = random_tree(dice)
    assume(all(sum(one["moves"].values()) for one in tree.get("institutions", {}).values()))  # somebody lives there
    with TemporaryDirectory() as folder:
        plan, file = small_plan(Path(folder), tree), Path(folder) / "plan.yaml"
        pages = Pages(project(plan))
        unchanged = pages.read({})
        assert (unchanged.edits, unchanged.problems, unchanged.passed, unchanged.absent) == ([], [], [], [])

        typed = typed_over(pages, dice)
        found = pages.read({place: Cell(value) for place, value in typed.values()})
        assert {(edit.scenario, edit.address): edit.new for edit in found.edits} == {
            key: value for key, (_, value) in typed.items()
        }
        assert found.problems == found.passed == []

        made = new_scenarios(found, Origin(plan, file, file), "", None, "run")
        proved(made, Origin(plan, file, file), "annex.xlsx")
        (file.parent / "scenarios").mkdir()
        for one in made:
            (file.parent / "scenarios" / f"{one.name}.yaml").write_text(one.file.text, encoding="utf-8")
        again = project(opened_plan(file))
        for one in made:
            overrides = {each.address: repr(each.value) for each in one.typed}
            wanted, scenario = project(opened_plan(file, overrides)).scenarios[one.of], again.scenarios[one.name]
            assert scenario.base[scenario.model.totals.nominal].tolist() == (
                wanted.base[wanted.model.totals.nominal].tolist()
            ), one.name
        assert {one.of for one in made} <= {"reform", OTHER}
