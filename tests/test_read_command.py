"""The command `read`: what it prints, how it ends, and where it looks for the plan."""

import json

from tests.command import careshift
from tests.outputs.annex_read.annexes import home, places, typed

CATCHMENT = "actions.centres.catchment"


def test_the_command_writes_a_scenario_and_says_so(tmp_path):
    plan, annex = home(tmp_path)
    done = careshift("read", typed(annex, {("reform", CATCHMENT): 90000}), "--plan", plan, "--scenario", "larger")
    file = plan.parent / "scenarios" / "larger.yaml"
    assert (done.code, done.out.splitlines()[-1]) == (0, f"wrote {file}")
    assert done.err == (
        "note: in the annex faster and status_quo followed what was typed into the plan's column; as scenarios they "
        "stay as they are. No change keeps the old values too, so that what a run with the scenario costs against no "
        "change is not what the typed annex says. To change the plan for all of them, write the values into the plan\n"
    )
    assert file.is_file()


def test_json_has_every_change(tmp_path):
    plan, annex = home(tmp_path)
    file = typed(annex, {("reform", CATCHMENT): 90000})
    done = careshift("read", file, "--plan", plan, "--dry-run", "--json")
    assert json.loads(done.out)["changes"] == [
        {
            "cell": f"Inputs!N{places()['reform', CATCHMENT][1]}", "address": CATCHMENT, "column": "reform",
            "old": 50000, "new": 90000, "unit": "people/centre", "scenario": "edited",
        }
    ]  # fmt: skip


def test_problems_end_with_3_wrong_use_with_2_and_a_missing_file_with_5(tmp_path):
    plan, annex = home(tmp_path)
    assert careshift("read", typed(annex, {("reform", CATCHMENT): -1}), "--plan", plan).code == 3
    assert careshift("read", annex).code == 2
    assert careshift("read", tmp_path / "none.xlsx").code == 5
