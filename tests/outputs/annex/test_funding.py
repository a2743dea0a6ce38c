"""Who pays, in the annex: live with every amount of a source, each check seen to break, sheets that follow."""

import pytest
from openpyxl.utils.cell import coordinate_to_tuple

from outputs.annex import annex_cell
from outputs.static_check import static_check
from tests.outputs.annex.inputs import model_differences, read_inputs, rerun, typed_cells
from tests.outputs.annex.plans import projection, write
from tests.outputs.annex.reading import close, differences, values
from tests.outputs.annex.variations import all_at_random

NAME, REFORM = "funded", "reform"
SHEETS = ("By funding source", "Funding of actions", "Fiscal", "Medium-term form", "Fiscal note")
CHANGES = {
    "treasury": {(REFORM, "financing.treasury.amount.0"): (50000.0,)},
    "donor": {
        (REFORM, "financing.donor.amount"): (0, 900000, *(0 for _ in range(10))),
        (REFORM, "financing.donor.terms.end"): (2027.0,),
    },
    "others": {
        (REFORM, "financing.tobacco.base"): (2e8,),
        (REFORM, "financing.lend.grace"): (3.0,),
        (REFORM, "financing.insurer.members.0"): (5e5,),
        (REFORM, "financing.bridge.limit"): (4e6,),
    },
    "frame": {(REFORM, "financing.cap.amount.0"): (3e6,), (REFORM, "execution.capital"): (0.3,)},
}


@pytest.fixture(scope="module")
def annex(tmp_path_factory):
    return write(NAME, tmp_path_factory.mktemp("funded"))


@pytest.fixture(scope="module")
def inputs(annex):
    return read_inputs(annex)


@pytest.fixture(scope="module")
def stored(annex):
    return values(annex)


def model():
    return projection(NAME).scenarios[REFORM].model


def at(row, year):
    sheet, cell = annex_cell(projection(NAME), REFORM, row, year).split("!")
    return (sheet.strip("'"), *coordinate_to_tuple(cell))


def line(stored, head):
    """A cell of the first reform line of the ledger, by the heading of its column."""
    (column,) = (at for (where, row, at), value in stored.items() if where == "Lines" and (row, value) == (6, head))
    first = min(row for (where, row, at), value in stored.items() if (where, at, value) == ("Lines", 1, REFORM))
    return "Lines", first, column


def breaks(stored):
    """What is typed over in one file, and the checks that must see it."""
    money = model().financing
    pot = next(pot for pot in money.pots if "treasury" in pot.paid)
    paid, released = money.paid["treasury"], money.paid["released_money"]
    ceilings = {at(money.ceilings[name].cost, 2028): 1.0 for name in ("cap", "cap_new", "cap_all")}
    return {
        "sources": ({at(paid, 2028): 9e6, at(released, 2027): 5e6}, [
            "Treasury: pays no more than it holds", "Treasury: pays nothing that it may not pay",
            "Released money is spent at most once",
            "Released money is never spent before it is released and voted again",
        ]),
        "gap": ({at(money.total.gap, 2028): 9e6, **ceilings}, [
            "Gap + funded = cost of the plan", "Actions add up: gap",
            "By funding source, every year: sources and gap add up to the cost of the plan",
            "Ceiling 'Health ministry' is held against what Health pays",
            "Ceiling 'All ministries' is held against what every payer pays",
            "Ceiling 'New capital' is held against what every payer pays",
        ]),
        "funded": ({at(money.total.funded, 2028): 9e6, at(model().reconciliation.beyond, 2027): 1.0,
                    line(stored, "directive"): "Dnone"}, [
            "Funding by source = funding of the plan", "No change + residuals = forward estimates",
            "Fiscal, every year with an estimate: no change + residuals = forward estimates",
            "Medium-term form, years to come: three classifications add up to the Model total",
        ]),
        "pots": ({at(pot.paid["treasury"], 2028): 9e6, line(stored, "payer"): "P9"}, [
            f"{pot.title.capitalize()} (may be paid by: {', '.join(pot.sources)}): no more is paid than it costs",
            "Ceiling 'Health ministry' is held against what Health pays",
        ]),
        "action": ({at(money.elements["crisis"].funded, 2028): 9e6, at(money.elements["crisis"].cost, 2028): 9e6,
                    line(stored, "pot"): "pot99"}, [
            "Funding by action = funding by source", "Actions add up: cost",
            "Funding of actions, every year: funding by action = funding by source",
            f"{holding().title.capitalize()} (may be paid by: {', '.join(holding().sources)}): "
            "paid + left = its ledger lines",
        ]),
    }  # fmt: skip


def holding():
    """The pot of the first line of the ledger."""
    first = model().ledger.entries[0]
    return next(pot for pot in model().financing.pots if any(entry is first for entry in pot.entries))


@pytest.fixture(scope="module")
def recalculated(annex, inputs, stored, cells_of):
    """The file as written, with each break, with each change of a source, and with two sets of inputs at random."""
    live = next(place for place, value in stored.items() if place[0] == "Settings" and value == REFORM)
    changes = CHANGES | {f"random {seed}": all_at_random(NAME, inputs, seed) for seed in range(2)}
    typed = {f"broken: {name}": cells for name, (cells, _) in breaks(stored).items()}
    typed |= {f"changed: {name}": typed_cells(inputs, new) for name, new in changes.items()}
    typed |= {"live": {live: "no_tax"}}
    return cells_of({name: (annex, cells) for name, cells in ({"stored": {}} | typed).items()}), changes


def result(found, check):
    """What the Checks sheet says of a check: of the plan as written, where every scenario has it."""
    rows = [row for (where, row, at), value in found.items() if (where, at, value) == ("Checks", 1, check)]
    (row,) = [row for row in rows if found["Checks", row, 2] in (REFORM, "live")]
    return found["Checks", row, 6]


def test_excel_takes_every_formula_and_no_check_is_broken(annex, stored):
    assert static_check(annex) == []
    assert [place for place, value in stored.items() if value == "NOT OK"] == []


def test_every_formula_gives_what_is_stored(stored, recalculated):
    assert differences(stored, recalculated[0]["stored"]) == []


def test_every_check_sees_what_it_is_for(stored, recalculated):
    for name, (_, checks) in breaks(stored).items():
        found = recalculated[0][f"broken: {name}"]
        for check in checks:
            assert (result(stored, check), result(found, check)) == ("OK", "NOT OK"), (name, check)


def test_what_is_typed_for_a_source_is_what_the_engine_says(inputs, recalculated):
    done, changes = recalculated
    before = rerun(NAME, inputs, {})
    for name, change in changes.items():
        found = done[f"changed: {name}"]
        assert model_differences(NAME, found, before) != [], f"{name} changes nothing"
        assert model_differences(NAME, found, rerun(NAME, inputs, change)) == [], name
        if name in CHANGES:
            assert [place for place, value in found.items() if value == "NOT OK"] == [], name


def rows(found, sheet, label):
    """The rows of a sheet with a label in their first column."""
    return sorted(row for (where, row, at), value in found.items() if (where, at, value) == (sheet, 1, label))


def test_the_sheets_follow_the_live_scenario(recalculated):
    other = projection(NAME).scenarios["no_tax"]
    found, money = recalculated[0]["live"], other.model.financing
    (gap, *_) = rows(found, "By funding source", "Gap: nobody pays")
    expected = other.values(money.total.gap) / 1e6
    assert all(close(found["By funding source", gap, 4 + year], expected[year]) for year in range(1, 9))
    tax = rows(found, "By funding source", "Tobacco tax")
    assert all(found["By funding source", tax[1], 4 + year] == 0 for year in range(9))
    assert found["By funding source", 2, 1].startswith("Scenario shown: no_tax. Amounts in million ARD, nominal")
    broken = [place for place, value in found.items() if str(value).startswith(("#", "Err:"))]
    assert broken == []


def test_the_sentence_says_how_much_is_paid_and_from_when_it_is_not(stored):
    said = stored["By funding source", 5, 1]
    assert said.startswith("Sources pay ")
    assert said.endswith(" (cash of all plan years)")
    assert ", first in 2027, in million ARD" in said
    assert stored["Fiscal note", 5, 1] == said
    assert said in {value for (where, _, _), value in stored.items() if where == "Cover"}


def test_unfunded_actions_stand_first_by_name(stored):
    (head,) = rows(stored, "Funding of actions", "action or institution")
    table = [[stored["Funding of actions", head + 1 + n, at] for at in (1, 5, 8)] for n in range(4)]
    assert [state for _, _, state in table] == ["not paid in full"] * 3 + ["paid in full"]
    assert [gap for _, gap, _ in table] == sorted((gap for _, gap, _ in table), reverse=True)
    assert table[-1][0] == "Independent visits, complaints and redress"


def test_the_form_has_three_years_by_three_classifications_and_says_what_is_not_given(stored):
    heads = ("outturn 2022", "outturn 2023", "outturn 2024", "approved 2025", "revised 2025", "budget year 2026",
             "outer year 2027", "outer year 2028")  # fmt: skip
    sheet = "Medium-term form"
    found = [row for (where, row, at), value in stored.items() if (where, at, value) == (sheet, 3, heads[0])]
    assert len(found) == 3
    total = projection(NAME).scenarios[REFORM].values(model().totals.nominal)
    for row in sorted(found):
        assert [stored[sheet, row, 3 + place] for place in range(8)] == list(heads)
        (end,) = [at for at in range(row, row + 12) if stored.get((sheet, at, 2)) == "Total"]
        assert [stored[sheet, end, 8 + year] for year in range(3)] == pytest.approx(total[1:4] / 1e6)
    (health,) = [row for (where, row, at), value in stored.items() if (where, at, value) == (sheet, 2, "Health")]
    assert [stored[sheet, health, 3 + place] for place in range(5)] == [6.1, 6.5, 7.0, 7.6, 7.5]
    (justice,) = [row for (where, row, at), value in stored.items() if (where, at, value) == (sheet, 2, "Justice")]
    assert stored[sheet, justice, 11] == "all past years"
    assert (sheet, justice, 3) not in stored


def test_without_sources_and_ceilings_the_sheets_say_so(tmp_path):
    found = values(write("czechia", tmp_path), SHEETS)
    assert {where for where, _, _ in found} == set(SHEETS)
    assert {value for (_, _, at), value in found.items() if at == 11} >= {"all past years"}
