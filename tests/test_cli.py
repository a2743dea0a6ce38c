"""The commands, as a planner types them."""

import csv
import gc
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from cli_options import SEARCHES
from tests.command import ARANDIA, EXAMPLES, ROOT, careshift, changed_plan


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """A whole run of the tutorial's plan, and its folder."""
    done = careshift("run", ARANDIA, "-o", tmp_path_factory.mktemp("results"))
    return done, Path(done.out.split("Results: ")[1].splitlines()[0])


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_run_says_the_sentence_first(run):
    done, _ = run
    assert done.code == 0
    assert done.err == ""
    title, blank, sentence, *_ = done.out.splitlines()
    assert title == "Arandia, from one hospital to homes and centres 2026-2030"
    assert blank == ""
    assert sentence.startswith("Against no change, the plan costs ARD ")


def test_a_run_prints_ascii_in_lines_that_fit(run):
    done, folder = run
    assert done.out.isascii()
    assert [line for line in done.out.splitlines() if len(line) > 100 and str(folder) not in line] == []


def test_a_run_writes_one_folder_with_everything(run):
    _, folder = run
    written = set(files(folder))
    assert {"run.json", "plan.resolved.yaml", "annex.xlsx", "inputs/plan.yaml"} <= written
    charts = ("01-shift", "02-double-funding", "03-totals")
    assert {f"charts/{stem}.{end}" for stem in charts for end in ("png", "svg", "csv")} <= written
    tables = ("ledger", "summary", "staff", "beds", "transition", "findings", "parameters", "codebook")
    assert {f"data/{name}.csv" for name in tables} <= written
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_the_resolved_plan_says_where_each_figure_comes_from(run):
    _, folder = run
    resolved = YAML(typ="safe").load(folder / "plan.resolved.yaml")
    assert resolved["institutions"]["stonefield"]["residents"]["origin"].startswith("plan.yaml:")
    assert resolved["pay"]["nurse"]["origin"].startswith("parameters/countries/ARA.yaml:")


def test_a_rerun_is_byte_identical_whatever_the_hash_seed(run, tmp_path):
    _, folder = run
    script = "import sys, cli; cli.main(sys.argv[1:])"
    command = [sys.executable, "-c", script, "run", str(ARANDIA), "-o", str(tmp_path), "--quiet"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    again = Path(done.stdout.strip())
    assert again.name == folder.name
    assert files(again) == files(folder)


def test_a_rerun_into_the_same_place_replaces_the_folder(tmp_path):
    first = careshift("run", ARANDIA, "-o", tmp_path, "--only", "data")
    (folder,) = tmp_path.iterdir()
    before = files(folder)
    assert careshift("run", ARANDIA, "-o", tmp_path, "--only", "data").out == first.out
    assert list(tmp_path.iterdir()) == [folder]
    assert files(folder) == before


def test_only_a_part_keeps_what_an_earlier_run_left(tmp_path):
    careshift("run", ARANDIA, "-o", tmp_path, "--only", "charts")
    careshift("run", ARANDIA, "-o", tmp_path, "--only", "data")
    (folder,) = tmp_path.iterdir()
    assert {"charts", "data"} <= {path.name for path in folder.iterdir()}


def test_other_inputs_make_another_folder(tmp_path):
    asked = ["", "--set discount_rate=0.05", "--draws 20", "--draws 20 --seed 1", "-s later"]
    for words in asked:
        assert careshift("run", ARANDIA, "-o", tmp_path, "--only", "data", *words.split()).code == 0
    assert len(list(tmp_path.iterdir())) == 5


def test_json_has_what_the_table_says(tmp_path):
    record = json.loads(careshift("run", ARANDIA, "-o", tmp_path, "--only", "data", "--json").out)
    assert record["sentence"].startswith("Against no change")
    assert list(record["scenarios"]) == ["status_quo", "reform", "later"]
    assert record["scenarios"]["status_quo"]["difference_real"] == 0
    assert record["scenarios"]["later"]["changes"][0]["address"] == "institutions.stonefield.moves"
    stored = json.loads(Path(record.pop("folder"), "run.json").read_text(encoding="utf-8"))
    assert record == stored


def test_quiet_prints_only_the_folder(tmp_path):
    out = careshift("run", ARANDIA, "-o", tmp_path, "--only", "data", "--quiet").out
    assert [Path(line) for line in out.splitlines()] == list(tmp_path.iterdir())


def test_a_chosen_scenario_stands_beside_no_change(tmp_path):
    out = careshift("run", ARANDIA, "-o", tmp_path, "--only", "data", "-s", "later", "--json").out
    assert list(json.loads(out)["scenarios"]) == ["status_quo", "later"]


def test_a_scenario_alone_has_its_own_sentence(tmp_path):
    out = careshift("run", ARANDIA, "-o", tmp_path, "--only", "data", "-s", "later").out
    assert "Against no change, scenario 'later' costs ARD " in out
    assert "later/2030/total" in out


def test_no_change_alone_is_a_run_too(tmp_path):
    done = careshift("run", ARANDIA, "-o", tmp_path, "-s", "status_quo", "--only", "data", "--only", "charts")
    assert done.code == 0
    assert "going on as now costs the same" in done.out


def test_many_scenarios_are_printed_as_far_as_they_fit(tmp_path):
    plan = changed_plan(tmp_path)
    more = "".join(f"  scenario_{n}: {{institutions.stonefield.lead_months: {n}}}\n" for n in range(6))
    plan.write_text(plan.read_text(encoding="utf-8") + more, encoding="utf-8")
    out = careshift("run", plan, "-o", tmp_path, "--only", "data").out
    assert " more in data/summary.csv" in out
    assert max(len(line) for line in out.split("Results:")[0].splitlines()) <= 100


def test_open_shows_the_folder(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr("click.launch", opened.append)
    folder = careshift("run", ARANDIA, "-o", tmp_path, "--only", "data", "--quiet", "--open").out.strip()
    assert opened == [folder]


def test_set_changes_the_figures_and_is_recorded(tmp_path):
    plain = json.loads(careshift("run", ARANDIA, "-o", tmp_path, "--only", "data", "--json").out)
    words = ("--set", "actions.centres.running=160000")
    dearer = json.loads(careshift("run", ARANDIA, "-o", tmp_path, "--only", "data", "--json", *words).out)
    assert dearer["scenarios"]["reform"]["total_real"] > plain["scenarios"]["reform"]["total_real"]
    assert dearer["request"]["set"] == {"actions.centres.running": "160000"}


def test_draws_give_ranges(tmp_path):
    done = careshift("run", ARANDIA, "-o", tmp_path, "--only", "data", "--draws", "50", "--seed", "3")
    assert "Ranges over 50 draws (seed 3), ARD million at 2025 prices" in done.out
    assert "P10" in done.out


def test_the_folder_of_a_plan_may_stand_for_it(tmp_path):
    assert careshift("check", ARANDIA.parent).code == 0


@pytest.mark.parametrize("example", ["arandia", "czechia", "kenya", "peru"])
def test_the_examples_have_no_problems(example):
    done = careshift("check", EXAMPLES / example / "plan.yaml")
    assert done.code == 0
    assert ": no problems, " in done.out


def test_check_as_json(tmp_path):
    plan = changed_plan(tmp_path, "    catchment: {", "    catchmint: {")
    done = careshift("check", plan, "--json")
    record = json.loads(done.out)
    assert done.code == 3
    assert not record["valid"]
    assert record["problems"][0]["line"] == plan.read_text().split("catchmint")[0].count("\n") + 1


def test_strict_checks_stop_at_warnings(tmp_path):
    plan = changed_plan(tmp_path, "country: ARA", "country: ARA\ndiscount_rate: {value: 0.2, source: s, fixed: given}")
    assert careshift("check", plan).code == 0
    done = careshift("check", plan, "--strict")
    assert done.code == 4
    assert "warning: plan.yaml:6: discount_rate: 20% is outside 0% to 10%; used as given" in done.out


@pytest.mark.parametrize("country", ["ARA", "CZE", "PER"])
def test_init_writes_a_whole_example_that_runs(country, tmp_path):
    done = careshift("init", tmp_path / "mine", "--country", country)
    assert done.code == 0
    assert f"Next: careshift run {tmp_path / 'mine' / 'plan.yaml'}" in done.out
    assert json.loads((tmp_path / "mine" / "careshift.schema.json").read_text())["title"] == "CareShift plan"
    assert careshift("run", tmp_path / "mine", "-o", tmp_path, "--only", "data").code == 0


def test_init_blank_is_a_plan_without_problems(tmp_path):
    assert careshift("init", tmp_path, "--country", "BRA", "--blank").code == 0
    assert careshift("check", tmp_path / "plan.yaml").code == 0
    assert careshift("run", tmp_path / "plan.yaml", "-o", tmp_path, "--only", "data").code == 0


def test_a_blank_plan_can_be_run_with_its_annex(tmp_path):
    careshift("init", tmp_path, "--country", "BRA", "--blank")
    done = careshift("run", tmp_path / "plan.yaml", "-o", tmp_path / "results")
    assert done.code == 0, done.err
    assert list(tmp_path.glob("results/*/annex.xlsx"))


def test_warnings_of_a_plan_are_printed_with_its_results(tmp_path):
    careshift("init", tmp_path)
    plan = tmp_path / "plan.yaml"
    assert "2029: 40" in plan.read_text()
    plan.write_text(plan.read_text().replace("2029: 40", "2029: 400"))
    done = careshift("run", plan, "-o", tmp_path / "results", "--only", "data")
    assert "550 moves for 200 residents" in " ".join(done.out.split())


def test_the_total_of_all_years_is_explained_by_its_short_name(tmp_path):
    careshift("init", tmp_path)
    done = careshift("explain", tmp_path / "plan.yaml", "reform/total")
    assert done.code == 0, done.err
    assert "total of the plan years, real" in done.out


def test_init_overwrites_nothing(tmp_path):
    (tmp_path / "plan.yaml").write_text("mine")
    done = careshift("init", tmp_path)
    assert (done.code, (tmp_path / "plan.yaml").read_text()) == (2, "mine")
    assert "is there already; nothing was written" in done.err


@pytest.mark.parametrize(("country", "message"), [("BRA", "try --blank"), ("XXX", "no profile of XXX")])
def test_init_of_a_country_without_an_example(country, message, tmp_path):
    done = careshift("init", tmp_path / "new", "--country", country)
    assert done.code == 2
    assert message in done.err


def test_params_lists_figures_with_their_sources():
    out = careshift("params", "--country", "PER").out
    assert "PER" in out
    assert " assumptions." in out


def test_params_as_csv():
    rows = list(csv.DictReader(io.StringIO(careshift("params", "--country", "per", "--missing", "--csv").out)))
    assert rows
    assert all(row["assumption"] == "yes" or not row["source"] for row in rows)


def test_params_of_an_unknown_country():
    assert careshift("params", "--country", "XXX").code == 2


def test_countries():
    out = careshift("countries").out
    assert [line for line in out.splitlines() if line.startswith("PER ")]


def test_schema():
    assert json.loads(careshift("schema").out)["required"] == ["plan", "country", "years"]


def test_a_command_seldom_searches_for_memory_to_give_back():
    before = gc.get_threshold()
    gc.set_threshold(700)
    try:
        careshift("--version")
        assert gc.get_threshold() == SEARCHES
    finally:
        gc.set_threshold(*before)


def test_version_and_help():
    assert careshift("--version").out.startswith("careshift ")
    done = careshift("--help")
    assert done.code == 0
    assert {"actions", "check", "explain", "init", "params", "run"} <= set(done.out.split())
