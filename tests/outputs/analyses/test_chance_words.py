"""What is said of the money where base case and draws differ by contingencies, and in which money."""

import csv

import openpyxl
import pytest

from outputs.analyses.chance_words import budget_said, chance_said
from outputs.analyses.value_said import fine_money
from scenarios.affordability import affordability
from tests.command import careshift, changed_plan
from tests.outputs.analyses.looked_up import not_found, values_of
from tests.scenarios.affordability.drawn_plans import cap, drawn

BIAS = """
contingencies:
  optimism_bias: {buildings: {value: 1.2, unit: "", source: made up, fixed: made up}}
"""
GATE = ("-s", "reform", "--draws", "300", "--probability", "50%", "--fail-over")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plan")
    file = changed_plan(folder)
    file.write_text(file.read_text(encoding="utf-8") + BIAS, encoding="utf-8")
    done = careshift("afford", file, *GATE, "-o", folder / "results")
    return done, " ".join(done.out.split()), next((folder / "results").iterdir())


def rows_of(folder, name):
    with (folder / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def test_both_chances_are_said_with_what_draws_do_not_carry(made):
    _, said, folder = made
    (row,) = [row for row in rows_of(folder, "affordability") if (row["item"], row["period"]) == ("all", "plan")]
    chances = tuple(f"{100 * float(row[mark]):.0f} of 100 draws" for mark in ("chance", "chance_with"))
    assert f"in every year in {chances[0]};" in said
    told = "Draws carry no optimism bias or contingency: with the plan's contingencies left on it is "
    assert f"{told}{chances[1]}." in said
    assert float(row["chance_with"]) < 0.5 < float(row["chance"])


def test_a_base_case_that_breaks_what_most_draws_keep_is_warned_of(made):
    assert (
        "WARNING: the base case, which holds contingencies, breaks 'What all ministries may spend' in 2026, 2027 and "
        "2028, although half of the draws or more do not."
    ) in made[1]


def test_a_p80_below_the_base_case_is_warned_of(made):
    _, said, folder = made
    (row,) = [row for row in rows_of(folder, "budgets")
              if (row["item"], row["period"], row["money"]) == ("", "plan", "nominal")]  # fmt: skip
    assert float(row["below_base"]) == pytest.approx(float(row["base"]) - float(row["p80"]))
    less = fine_money(float(row["below_base"]), "ARD")
    assert f"WARNING: P80 is {less} below the base case, which holds contingencies" in said


def test_the_gate_takes_the_lower_chance_and_says_which(made):
    done, _, folder = made
    assert done.code == 4
    assert "with the plan's contingencies left on; and --fail-over was asked for" in done.err
    (row,) = [row for row in rows_of(folder, "affordability") if (row["item"], row["period"]) == ("all", "plan")]
    assert f"below 50 %: reform {100 * float(row['chance_with']):.1f} %" in done.err


def test_bare_and_room_stand_in_columns_of_their_own(made):
    done, said, folder = made
    heads = [line.split() for line in done.out.splitlines() if line.startswith("year ")]
    assert "bare" in heads[0]
    assert heads[1].count("bare") == 2
    assert max(map(len, done.out.splitlines())) <= 110
    text = said.replace("What all ministries may spend", "").partition("2026-2030 reform")[2].rpartition("Results:")[0]
    years = set(map(str, range(2025, 2031)))
    assert [each for each in not_found(text, values_of(folder / "data")) if each not in years] == []


def test_what_must_give_is_told_with_both_chances(made):
    assert "with contingencies left on)" in made[1].partition("without ")[2]


def test_budgets_are_said_in_cash_with_real_money_beside_it(made):
    _, said, folder = made
    rows = {row["money"]: row for row in rows_of(folder, "budgets") if (row["item"], row["period"]) == ("", "plan")}
    cash, real = ({mark: f"ARD {float(rows[kind][mark]) / 1e6:.1f} million" for mark in ("base", "bare", "p50", "p80")}
                  for kind in ("nominal", "real"))  # fmt: skip
    assert (
        f"Cash of 2026-2030: {cash['p50']} are enough in half of the draws, {cash['p80']} in 8 of 10; the base case is "
        f"{cash['base']} with contingencies and {cash['bare']} without. At 2025 prices: P50 {real['p50']}, "
        f"P80 {real['p80']}, base case {real['base']} with contingencies"
    ) in said
    chart = (folder / "charts" / "12-affordability.csv").read_text(encoding="utf-8-sig")
    assert "budget (ARD million, cash of 2026-2030)" in chart


def test_the_sheet_shows_what_is_bare_beside_what_is_not(tmp_path):
    file = changed_plan(tmp_path)
    file.write_text(file.read_text(encoding="utf-8") + BIAS, encoding="utf-8")
    careshift("run", file, "--draws", "100", "--only", "annex", "-o", tmp_path / "results")
    sheet = openpyxl.load_workbook(next((tmp_path / "results").iterdir()) / "annex.xlsx")["Uncertainty"]
    *_, heads = (row for row in sheet.iter_rows(values_only=True) if row[0] == "ceiling, or sources")
    assert {"cost without contingency", "room without contingency", "chance with contingencies left on"} <= {*heads}
    told = [str(row[0]) for row in sheet.iter_rows(values_only=True)]
    assert any("than the base case: it holds contingencies, and draws carry none." in each for each in told)
    assert any("Cash of 2026-2030: " in each and "At 2025 prices: " in each for each in told)
    assert any("WARNING: the base case, which holds contingencies, breaks" in each for each in told)


def test_without_contingencies_nothing_is_said_of_them(tmp_path):
    found = affordability(drawn(tmp_path, {"cap": cap((200, 200, 145, 200, 200))}), "reform", 0.5)
    assert "contingenc" not in chance_said(found) + budget_said(found, "ARD", 2025)
    assert "WARNING: the base case breaks 'Ministry' in 2028, although half of the draws" in chance_said(found)
    assert "WARNING: P80" not in budget_said(found, "ARD", 2025)
