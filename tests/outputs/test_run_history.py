"""What changed since an earlier run stands in run.json and in the Change log of the annex."""

import json

import pytest

from tests.command import ARANDIA, careshift
from tests.outputs.annex.reading import values


def run(folder, *more, pay):
    """A run of the tutorial's plan with another pay of nurses: its folder."""
    done = careshift("run", ARANDIA, "-o", folder, "--only", "annex", "--set", f"pay.nurse={pay}", "--quiet", *more)
    assert done.code == 0, done.err
    return folder / done.out.strip().rsplit("/", 1)[-1]


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """Three runs, each compared with the one before."""
    folder = tmp_path_factory.mktemp("history")
    first = run(folder, pay=30000)
    second = run(folder, "--since", first, pay=31000)
    return first, second, run(folder, "--since", second, pay=32000)


def record(folder):
    return json.loads((folder / "run.json").read_text(encoding="utf-8"))


def logged(folder):
    cells = values(folder / "annex.xlsx", "Change log")
    rows = range(1, 1 + max(row for _, row, _ in cells))
    return [tuple(cells.get(("Change log", row, column)) for column in range(1, 5)) for row in rows]


def test_what_is_different_is_told_with_old_and_new_and_the_totals(runs):
    first, second, _ = runs
    (step,) = record(second)["history"]
    changes = {address: (old, new) for address, old, new in step["changes"]}
    assert step["run"] == first.name
    assert changes["pay.nurse"] == ("30000 ARD 2025/FTE", "31000 ARD 2025/FTE")
    old, new = (record(folder)["scenarios"]["reform"]["total_real"] for folder in (first, second))
    assert changes["reform: total, real"] == (f"{old:.2f}", f"{new:.2f}")
    figures = {address for address in changes if not address.endswith(": total, real")}
    assert figures == {"pay.nurse", "scenarios.status_quo", "scenarios.reform", "scenarios.later"}
    assert all("31000" in changes[address][1] for address in figures)


def test_the_change_log_tells_all_steps_the_newest_first(runs):
    first, second, third = runs
    found = logged(third)
    titles = [row[0] for row in found if str(row[0]).startswith("Since run ")]
    assert [title.split(" (")[0] for title in titles] == [f"Since run {second.name}", f"Since run {first.name}"]
    pays = [row[2:] for row in found if row[1] == "pay.nurse" and row[0] is None]
    assert pays == [("31000 ARD 2025/FTE", "32000 ARD 2025/FTE"), ("30000 ARD 2025/FTE", "31000 ARD 2025/FTE")]


def test_without_since_nothing_beside_the_plan_decides_what_is_written(runs, tmp_path):
    first, second, _ = runs
    alone = run(tmp_path, pay=31000)
    assert alone.name == second.name
    assert "history" not in record(alone)
    assert not [row for row in logged(first) if str(row[0]).startswith("Since run ")]
    again = run(tmp_path / "again", pay=31000)
    assert (again / "annex.xlsx").read_bytes() == (alone / "annex.xlsx").read_bytes()


def test_a_run_compared_with_itself_tells_nothing(runs, tmp_path):
    same = run(tmp_path, "--since", runs[0], pay=30000)
    assert record(same)["history"][0]["changes"] == []
    assert "Nothing: the same figures and the same totals." in [row[1] for row in logged(same)]


def test_a_folder_that_holds_no_run_is_refused(tmp_path):
    done = careshift("run", ARANDIA, "-o", tmp_path / "results", "--since", tmp_path)
    assert done.code != 0
    assert "is not a results folder: it holds no run.json" in " ".join((done.err + done.out).split())
    (tmp_path / "run.json").write_text("{}", encoding="utf-8")
    done = careshift("run", ARANDIA, "-o", tmp_path / "results", "--since", tmp_path)
    assert done.code != 0
    assert "cannot be compared with: plan.resolved.yaml or run.json is incomplete" in " ".join(
        (done.err + done.out).split()
    )
