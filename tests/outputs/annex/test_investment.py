"""The Investment case sheet: live down to the inputs, the two ratios side by side, engine values named as such."""

import pytest
from openpyxl import load_workbook

from costing import kinds
from outputs.annex import write_annex
from outputs.annex.tongue import catalogue_of
from outputs.static_check import static_check
from parameters import load_plan
from scenarios import Finding, cases, find, project, whole_plan
from tests.costing.small_plans import fact, projected
from tests.outputs.annex.inputs import read_inputs
from tests.outputs.annex.plans import ROOT, Info, projection
from tests.outputs.annex.reading import differences, formulas, values

SMALL = ROOT / "tests" / "data" / "benefits" / "small.yaml"
SHEET = "Investment case"


@pytest.fixture(scope="module")
def drawn():
    return project(load_plan(SMALL, kinds()), 60)


@pytest.fixture(scope="module")
def annex(drawn, tmp_path_factory):
    file = tmp_path_factory.mktemp("investment") / "small.xlsx"
    write_annex(file, drawn, find(drawn), Info())
    return file


@pytest.fixture(scope="module")
def spoken(drawn, tmp_path_factory):
    """The annex in French."""
    file = tmp_path_factory.mktemp("french") / "french.xlsx"
    write_annex(file, drawn, find(drawn), Info(), "fr")
    return file


@pytest.fixture(scope="module")
def recalculated(annex, spoken, cells_of):
    """The annex recalculated as it is, after health was said to be worth nothing, and in French."""
    [place] = read_inputs(annex)["reform", "healthy_year_value"].cells
    return cells_of({"same": (annex, {}), "no health": (annex, {place: 0.0}), "french": (spoken, {})})


def rows(cells):
    """The sheet by the first cell of each row."""
    found = {}
    for (sheet, row, column), value in cells.items():
        if sheet == SHEET:
            found.setdefault(row, {})[column] = value
    return {str(cells[1]): cells for cells in found.values() if 1 in cells}


def test_the_static_check_finds_nothing(annex):
    assert list(static_check(annex)) == []


def test_every_formula_gives_what_is_stored(annex, recalculated):
    assert differences(values(annex), recalculated["same"]) == []


def test_ratios_are_live_and_those_of_the_model(annex, drawn):
    one, present = drawn.scenarios["reform"], whole_plan(cases(drawn)["reform"])
    found = rows(values(annex))["the plan's own rate, 2026-2030"]
    head = rows(values(annex))["0%, 10 years"]
    assert set(found) == set(head)
    assert found[6] == pytest.approx(float(one.values(present.ratio)[0]))
    assert found[7] == pytest.approx(float(one.values(present.ratio_with_health)[0]))
    written = {row for _, row, column in formulas(annex, SHEET) if column == 6}
    assert len(written) > 10


def test_where_health_is_worth_nothing_the_two_ratios_agree_live(annex, recalculated):
    for label in ("the plan's own rate, 2026-2030", "3%, 30 years", "Treatment of psychosis"):
        before, after = rows(values(annex))[label], rows(recalculated["no health"])[label]
        assert before[6] < before[7]
        assert after[6] == pytest.approx(before[6])
        assert after[6] == pytest.approx(after[7])


def test_payback_public_budgets_and_carers_time_are_live(annex, drawn):
    one, case = drawn.scenarios["reform"], cases(drawn)["reform"]
    found = rows(values(annex))
    assert "Of it, time that carers are asked for, which nobody pays" in found
    assert {f"Paid by {who}, beside public budgets" for who in ("households", "donors", "others")} <= set(found)
    far = next(each for each in case.fiscal.present if each.horizon == 30 and not each.own)
    assert found["30 years"][5] == pytest.approx(float(one.values(far.share)[0]))
    [place] = [row for (_, row, column), value in values(annex, SHEET).items() if (column, value) == (1, "30 years")]
    assert (place, 5) in {(row, column) for _, row, column in formulas(annex, SHEET)}


@pytest.fixture(scope="module")
def free(tmp_path_factory, cells_of):
    """A plan that gives money to people, which costs nothing in the economic view; recalculated by LibreOffice."""
    folder = tmp_path_factory.mktemp("free")
    gain = {"kind": "treatment_benefit", "name": "Groups", "people": {2026: 400}, "of_working_age": fact(1),
            "in_work": fact(0.3), "more_at_work": fact(0.05), "of": "cash"}  # fmt: skip
    cash = {"kind": "transfer", "name": "Cash", "recipients": {2025: 0, 2026: 100}, "payer": "Donors",
            "amount": fact(10, "ARD 2025/people/month")}  # fmt: skip
    tree = {"discount_rate": fact(0), "healthy_year_value": fact(0), "gdp_per_head": fact(20_000, "ARD 2025"),
            "working_age": fact(0.6), "employment": fact(0.5), "actions": {"cash": cash},
            "benefits": {"gain": gain}}  # fmt: skip
    file = folder / "free.xlsx"
    write_annex(file, projected(folder, tree), [], Info())
    return file, cells_of({file: (file, {})})[file]


def test_where_nothing_is_spent_ratios_are_empty_and_the_net_is_said_live(free):
    for cells in (values(free[0]), free[1]):
        found = rows(cells)
        for label in ("the plan's own rate, 2026-2030", "Cash"):
            assert (found[label][6], found[label][7]) == ("-", "-")
        said = [label for label in found if "no ratio" in label]
        # 400 people, each 0.3 x 0.05 x 66 666.67, in five years
        assert said == [
            "Scenario shown: reform. In the economic view it costs no more than no change: no ratio, net gain, "
            "thousand ARD: 2000 without the value of health, 2000 with it"
        ]
        assert any("are spent less than before, and " in label for label in found)
    assert differences(values(free[0]), free[1]) == []
    assert list(static_check(free[0])) == []


def test_the_cover_says_of_the_scenario_shown_both_ratios_with_two_decimals_and_what_comes_back(annex, drawn):
    cover = [str(value) for value in values(annex, "Cover").values()]
    one, present = drawn.scenarios["reform"], whole_plan(cases(drawn)["reform"])
    without, with_health = (f"{float(one.values(row)[0]):.2f}" for row in (present.ratio, present.ratio_with_health))
    said = (
        "Scenario shown: reform. For each ARD of economic cost over 2026-2030 it brings "
        f"{without} without the value of health, {with_health} with it (base case, discounted)"
    )
    assert said in cover
    assert any("spent come back; the reform is not promised to pay for itself" in text for text in cover)


def test_ranges_are_named_as_engine_values(annex):
    found = rows(values(annex))
    [title] = [label for label in found if label.startswith("ENGINE VALUES")]
    assert "do not follow what is typed into Inputs" in title
    assert found["reform, the plan's own rate, 2026-2030"][3] < found["reform, the plan's own rate, 2026-2030"][5]
    assert "reform, Treatment of psychosis" in found


def test_a_plan_without_benefits_has_no_such_sheet(tmp_path):
    one = projection("arandia")
    write_annex(tmp_path / "a.xlsx", one, [], Info())
    assert SHEET not in load_workbook(tmp_path / "a.xlsx", read_only=True).sheetnames


def test_while_a_rule_is_broken_the_cover_and_the_sheet_promise_nothing(drawn, tmp_path):
    broken = [Finding("R01", "BLOCK", "reform", "", None, "no homes", "open some")]
    write_annex(tmp_path / "a.xlsx", drawn, broken, Info())
    refused = "Not valid: 1 BLOCK finding is open, so costs or people may be missing."
    for sheet in ("Cover", SHEET):
        texts = [str(value) for value in values(tmp_path / "a.xlsx", sheet).values()]
        assert any(text.startswith(refused) for text in texts)
        assert not any(text.startswith(("Scenario shown", "Without the value", "With the value")) for text in texts)


def test_the_sheet_says_that_its_money_is_real_whatever_settings_say(annex):
    assert any(
        label.startswith("Everything here is real, in thousand ARD 2025, whatever Settings ")
        for label in rows(values(annex))
    )


def test_in_french_the_sheet_says_the_same_in_other_words_with_the_same_numbers(annex, spoken, recalculated):
    assert list(static_check(spoken)) == []
    assert differences(values(spoken), recalculated["french"]) == []
    english, french = values(annex, SHEET), values(spoken, SHEET)
    assert set(english) == set(french)
    for place, value in english.items():
        assert isinstance(value, str) or value == french[place], place
    known = catalogue_of("fr").messages
    assert all(french[place] == known[value] for place, value in english.items() if value in known)
    said = [value for value in french.values() if isinstance(value, str)]
    for start in ("Tout est ici en réel, en milliers de ARD 2025", "Scénario affiché", "Avec la valeur de la santé"):
        assert any(text.startswith(start) for text in said), start
    assert "Payé par les ménages, hors budgets publics" in said
    assert not any(word in text for text in said for word in (" the ", " brings ", " come back", "value of health"))


@pytest.mark.parametrize(("scenario", "count", "said"), [
    ("reform", 2, "2 constats BLOCK restent ouverts"), ("status_quo", 1, "1 constat BLOCK du scénario « status_quo »"),
])  # fmt: skip
def test_why_nothing_is_promised_is_said_in_french(drawn, tmp_path, scenario, count, said):
    broken = [Finding("R01", "BLOCK", scenario, "", None, "no homes", "open some")] * count
    write_annex(tmp_path / "a.xlsx", drawn, broken, Info(), "fr")
    assert any(
        text.startswith(f"Non valide : {said}") for text in map(str, values(tmp_path / "a.xlsx", SHEET).values())
    )
