"""Who pays as tables, charts, the fiscal note and a sentence."""

import pytest

from costing import kinds
from outputs.charts import write_charts
from outputs.fiscal_note import fiscal_note, rolled_out
from outputs.funding_said import funding_sentence, terms_of
from outputs.tables import tables
from parameters import Draws, load_plan
from scenarios import find, project
from tests.command import plan_without_ceiling
from tests.outputs.annex.plans import projection

NAME = "funded"


@pytest.fixture(scope="module")
def found():
    return tables(projection(NAME), [])


def test_sources_and_gap_add_up_to_the_cost_of_the_plan_in_every_scenario_and_year(found):
    funding = found["funding"]
    paid = funding[funding["kind"] != "households"].groupby(["scenario", "year"])["paid"].sum()
    cost = found["summary"].set_index(["scenario", "year"])["total_nominal"]
    assert len(paid) == len(cost) == 4 * 9
    assert all(paid[key] == pytest.approx(cost[key], abs=0.005) for key in cost.index)


def test_actions_add_up_to_the_same(found):
    actions, funding = found["funding_by_action"], found["funding"]
    for measure, kind in (("funded", "source"), ("gap", "gap")):
        one = actions.groupby(["scenario", "year"])[measure].sum()
        other = funding[funding["kind"] == kind].groupby(["scenario", "year"])["paid"].sum()
        assert all(one[key] == pytest.approx(other[key], abs=0.005) for key in one.index)


def test_ceilings_and_estimates(found):
    ceilings, beside = found["ceilings"], found["reconciliation"]
    assert set(ceilings["ceiling"]) == {"cap", "cap_new", "cap_all"}
    assert all(row.room == pytest.approx(row.limit - row.cost) for row in ceilings.itertuples())
    assert all(row.excess == max(0, -row.room) for row in ceilings.itertuples())
    given = beside[beside["estimate"].notna()]
    assert set(given["year"]) == {2026, 2027, 2028}
    assert len(given) == 4 * 3
    together = given["modelled"] + given["unmodelled"] + given["beyond"]
    assert list(together) == pytest.approx(list(given["estimate"]))


def test_residuals_are_the_same_in_every_scenario(found):
    beside = found["reconciliation"].set_index(["scenario", "year"])
    for scenario in ("reform", "no_tax", "no_bridge"):
        assert list(beside.loc[scenario, "beyond"].dropna()) == list(beside.loc["status_quo", "beyond"].dropna())


def test_every_column_is_in_the_codebook(found):
    known = set(zip(found["codebook"]["file"], found["codebook"]["column"], strict=True))
    for name in ("funding", "funding_by_action", "ceilings", "reconciliation"):
        assert {(f"{name}.csv", column) for column in found[name].columns} <= known


def test_the_charts_bring_their_numbers_and_their_finding(tmp_path):
    write_charts(tmp_path, projection(NAME))
    for stem in ("07-funding", "08-ceilings"):
        assert all((tmp_path / f"{stem}{ending}").stat().st_size > 0 for ending in (".png", ".svg", ".csv"))
    assert "Sources pay" in (tmp_path / "07-funding.svg").read_text(encoding="utf-8")
    assert "Above the ceiling: Health ministry" in (tmp_path / "08-ceilings.svg").read_text(encoding="utf-8")
    numbers = (tmp_path / "07-funding.csv").read_text(encoding="utf-8-sig").splitlines()
    assert "paid by nobody (gap): ARD million a year, cash" in numbers[0]
    assert len(numbers) == 9


def test_the_sentence_and_the_terms():
    one = projection(NAME).scenarios["reform"]
    said = funding_sentence(projection(NAME), one)
    assert said.startswith("Sources pay ")
    assert "first in 2027" in said
    terms = {each.name: each for each in terms_of(projection(NAME))}
    assert terms["donor"].pays == "new policy; only crisis; recurrent cost"
    assert (terms["donor"].security, terms["donor"].budget) == ("voted", "off budget")


def test_the_fiscal_note_has_what_a_budget_office_asks_for():
    text = fiscal_note(projection(NAME), find(projection(NAME)))
    titles = ("Proposal", "Cost by year", "Payers", "Sources", "What nobody pays", "Offsets", "Ceilings and estimates",
              "Commitments", "Sensitivity", "Assumptions", "Open rules")  # fmt: skip
    for title in titles:
        assert f"\n## {title}\n" in text
    assert f"- Roll-out year: {rolled_out(projection(NAME), projection(NAME).scenarios['reform'])} " in text
    assert "- No draws were made: run with --draws" in text
    assert "- Window: 2026 to 2028" in text
    assert "| Donor | voted | off budget |" in text


def test_the_fiscal_note_of_a_plan_without_sources_and_with_draws(tmp_path):
    plan = load_plan(plan_without_ceiling(tmp_path), kinds())
    drawn = project(plan, Draws.latin_hypercube(plan.scenarios["reform"].parameters(), 20, 0))
    text = fiscal_note(drawn, [])
    assert "(P80)" in text
    assert "- No ceiling is given." in text
    assert "No rule has anything to say." in text
