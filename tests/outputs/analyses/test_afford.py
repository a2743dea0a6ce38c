"""Whether the money is enough, as the command `afford` says it."""

import csv

import pytest

from tests.command import ARANDIA, careshift, plan_without_ceiling
from tests.regional_plans import plan_in


def chances(folder):
    with (folder / "data" / "affordability.csv").open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    return {(row["scenario"], row["item"], row["period"]): float(row["chance"]) for row in rows}


def test_the_chance_of_all_years_is_not_above_that_of_any_year(made):
    found = chances(made["afford"].folder)
    whole = found["reform", "all_ministries", "plan"]
    assert 0 < whole < 1
    assert all(whole <= found["reform", "all_ministries", str(year)] for year in range(2026, 2031))
    assert found["reform", "all", "plan"] == whole


def test_the_gate_ends_with_exit_code_4(tmp_path):
    done = careshift("afford", ARANDIA, "--draws", "200", "--probability", "95%", "--fail-over", "-o", tmp_path)
    assert done.code == 4
    assert "the chance to stay within all limits is below 95 %: reform" in done.err
    assert "--fail-over was asked for" in done.err
    assert "Results:" in done.out


def test_a_lower_chance_that_is_wanted_is_met(tmp_path):
    words = ("--draws", "200", "--probability", "0.2", "--fail-over", "-s", "reform")
    assert careshift("afford", ARANDIA, *words, "-o", tmp_path).code == 0


def test_only_the_named_scenarios_are_told(tmp_path):
    done = careshift("afford", ARANDIA, "--draws", "100", "-s", "later", "-o", tmp_path)
    assert "later: " in done.out
    assert "reform: " not in done.out


def test_what_is_missing_is_said_at_the_chance_that_was_asked_for(tmp_path):
    done = careshift("afford", ARANDIA, "--draws", "200", "-s", "reform", "--probability", "90%", "-o", tmp_path)
    data = next(tmp_path.iterdir()) / "data"
    with (data / "affordability.csv").open(encoding="utf-8-sig", newline="") as opened:
        rows = {row["period"]: row for row in csv.DictReader(opened) if row["item"] == "all_ministries"}
    assert all(row["more_wanted"] == row["more_90"] for row in rows.values())
    assert rows["plan"]["first"] == ""
    missing = float(rows["2026"]["more_90"])
    assert missing > float(rows["2026"]["more_80"])
    said = " ".join(done.out.split())
    assert f"In 9 of 10 draws at most ARD {missing / 1e3:.1f} thousand is missing in 2026;" in said
    assert "to add: for a chance of 90 %:" in said


@pytest.mark.parametrize("words", [["afford", "--draws", "100"], ["sensitivity"]])
def test_figures_of_a_plan_with_regions_are_said_to_be_of_the_plan_as_one(words, tmp_path):
    done = careshift(words[0], plan_in(tmp_path), *words[1:], "-o", tmp_path / "results")
    assert done.code == 0, done.err
    assert "of the plan as one, not of its regions: `careshift run` gives the sum" in " ".join(done.out.split())


def test_a_plan_without_ceilings_and_sources_is_told_what_to_write(tmp_path):
    done = careshift(
        "afford", plan_without_ceiling(tmp_path), "--draws", "100", "--fail-over", "-o", tmp_path / "results"
    )
    assert done.code == 0
    assert "neither a ceiling nor a source of money" in " ".join(done.out.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--draws", "1"], "--draws 1: too few; a chance needs 100 or more"),
        (["--probability", "often"], "'often' is no chance: write 80% or 0.8"),
        (["--probability", "100%"], "100% is not between 0% and 100%"),
        (["--probability", "80"], "80 is not between 0% and 100%"),
        (["-s", "never"], "no scenario is called 'never'; there are status_quo, reform, later"),
    ],
)
def test_a_wrong_question_is_told_plainly(words, said, tmp_path):
    done = careshift("afford", ARANDIA, *words, "-o", tmp_path / "results")
    assert done.code == 2
    assert said in " ".join(done.err.split())
    assert not (tmp_path / "results").exists()
