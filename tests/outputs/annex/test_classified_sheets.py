"""The sheets of classifications and the national budget: live, adding up, and each check sees what it is for."""

from __future__ import annotations

import pytest

from outputs.annex import write_annex
from outputs.static_check import static_check
from tests.calculated import sheet_names
from tests.national_plans import projected
from tests.outputs.annex.inputs import read_inputs
from tests.outputs.annex.plans import Info
from tests.outputs.annex.reading import broken_checks, close, differences, values

FORM, REFORM = "uemoa", "reform"
CLASSES = "every year: classes add up to the Model total"
MOVES = "every year: the changes of functions and payers add up to that of the Model total"
SIGNED = "all payments of the plan years are committed in one of them"
UNKNOWN = "No line has an unknown provider, scheme, level, region, book or national code"


@pytest.fixture(scope="module")
def annex(tmp_path_factory):
    file = tmp_path_factory.mktemp("form") / "form.xlsx"
    write_annex(file, projected(FORM), [], Info())
    return file


@pytest.fixture(scope="module")
def stored(annex):
    return values(annex)


def line(stored, head):
    """The cell of the first reform line of the ledger under a heading."""
    column = next(at for (sheet, row, at), value in stored.items() if (sheet, row, value) == ("Lines", 6, head))
    first = min(row for (sheet, row, at), value in stored.items() if (sheet, at, value) == ("Lines", 1, REFORM))
    return "Lines", first, column


def total_row(stored, sheet, text):
    return max(row for (where, row, at), value in stored.items() if (where, at, value) == (sheet, 2, text))


def amount(stored, sheet, row):
    """The cell of 2027 of a row of a table."""
    return sheet, row, 6


def setting(stored, label):
    row = next(row for (where, row, at), value in stored.items() if (where, at, value) == ("Settings", 1, label))
    return "Settings", row, 2


def breaks(stored):
    """What is typed, and the checks that must see it."""
    found = {
        tag: ({line(stored, tag): "nothing"}, (UNKNOWN, f"{sheet}, {CLASSES}"))
        for tag, sheet in (
            ("national", "National budget"), ("provider", "Health accounts"), ("scheme", "Health accounts"),
            ("level", "Level and book"), ("book", "Level and book"),
        )
    }  # fmt: skip
    moved = min(row for (where, row, at), value in stored.items()
                if (where, at) == ("Functions and payers", 1) and str(value).startswith("F0"))  # fmt: skip
    paid = total_row(stored, "National budget", "Total of the national budget") - 1
    signed = total_row(stored, "National budget", "Total of the commitments") - 1
    matrix = total_row(stored, "Programme x economic", "Total of the programmes") - 1
    return {
        **found,
        "moved": ({amount(stored, "Functions and payers", moved): 1e6}, (f"Functions and payers, {MOVES}",)),
        "paid": ({amount(stored, "National budget", paid): 1e6}, (f"National budget, {CLASSES}",)),
        "signed": ({amount(stored, "National budget", signed): 1e6}, (f"National budget, {SIGNED}",)),
        "matrix": ({amount(stored, "Programme x economic", matrix): 1e6}, (f"Programme x economic, {CLASSES}",)),
    }


@pytest.fixture(scope="module")
def typed(annex, stored, cells_of):
    """The annex after different cells were typed over, recalculated in one go."""
    pay = read_inputs(annex)[REFORM, "pay.nurse"].cells[0]
    cells = {name: new for name, (new, _) in breaks(stored).items()}
    cells |= {"nothing": {}, "pay": {pay: 31234.0}}
    cells["real"] = {
        setting(stored, "Amounts: nominal (cash) or real"): "real",
        setting(stored, "Live scenario"): "later",
    }
    return cells_of({name: (annex, new) for name, new in cells.items()})


def test_the_file_has_no_fault_that_can_be_seen_without_computing(annex):
    assert list(static_check(annex)) == []


def test_the_annex_recalculates_to_what_is_stored(stored, typed):
    assert differences(stored, typed["nothing"]) == []


def test_every_check_and_no_other_sees_what_it_is_for(stored, typed):
    assert broken_checks(stored) == set()
    for name, (_, checks) in breaks(stored).items():
        assert broken_checks(typed[name]) == {(what, "all" if what == UNKNOWN else "live") for what in checks}, name
        assert typed[name]["Checks", 5, 6] == "NOT OK", name


@pytest.mark.parametrize("change", ["pay", "real"])
def test_the_checks_hold_whatever_is_typed_or_shown(typed, change):
    assert typed[change]["Checks", 5, 6] == "OK"


def test_the_national_budget_follows_the_live_scenario_and_real_prices(stored, typed):
    one = projected(FORM).scenarios["later"]
    expected = one.values(one.model.totals.real) / 1e6
    for sheet, text in (
        ("National budget", "Total of the national budget"), ("Programme x economic", "Total of the programmes"),
        ("Health accounts", "Total by provider (SHA 2011)"), ("Level and book", "Total by level of government"),
    ):  # fmt: skip
        row = total_row(stored, sheet, text)
        assert all(close(typed["real"][sheet, row, 4 + year], expected[year]) for year in range(6)), sheet


def test_the_sentence_says_what_moves_and_stands_on_the_cover(stored, typed):
    said = stored["Functions and payers", 5, 1]
    assert said.startswith("In 2030 against 2025: specialized hospital services (07.3.2) -")
    assert said in {value for (sheet, _, _), value in stored.items() if sheet == "Cover"}
    assert typed["real"]["Functions and payers", 5, 1] != said


def test_an_annex_without_a_crosswalk_has_no_national_sheet(arandia_annex):
    sheets = set(sheet_names(arandia_annex))
    assert "National budget" not in sheets
    assert {"Health accounts", "Level and book", "Programme x economic", "Functions and payers"} <= sheets
