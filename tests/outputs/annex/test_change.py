"""A plan that uses all of the change: what is typed into its annex comes out as if the engine had been run with it."""

import numpy as np
import pytest
from openpyxl.utils.cell import coordinate_to_tuple

from outputs.annex import annex_cell, write_annex
from outputs.static_check import static_check
from scenarios import find
from tests.outputs.annex.inputs import model_differences, read_inputs, rerun, typed_cells
from tests.outputs.annex.plans import CHANGE, Info, projection, write
from tests.outputs.annex.reading import broken_checks, close, differences, values
from tests.outputs.annex.variations import all_at_random

REFORM, SEEDS = "reform", 4
LATE = {(REFORM, f"places.{home}.delay"): (1.0,) for home in ("flat", "house")}
OFF = {(REFORM, "institutions.north.gate"): (0.0,)}
SHEETS = ("Transition", "Transition north", "Transition home_south")
FIRST = 4
"""Column of the base year on the Transition sheets (from 1)."""


@pytest.fixture(scope="module")
def annex(tmp_path_factory):
    return write(CHANGE, tmp_path_factory.mktemp("change"))


@pytest.fixture(scope="module")
def known(annex):
    return read_inputs(annex)


@pytest.fixture(scope="module")
def stored(annex):
    return values(annex)


def model():
    return projection(CHANGE).scenarios[REFORM].model


def at(row, year):
    sheet, cell = annex_cell(projection(CHANGE), REFORM, row, year).split("!")
    return (sheet.strip("'"), *coordinate_to_tuple(cell))


def breaks():
    """What is typed over on the Model sheet, and the checks that must see it."""
    one, bridge, down = model(), model().bridge, model().institutions["north"]
    low = down.people.groups[0]
    ends = "start + admitted = moved + died + other + end"
    change = one.transition
    return {
        "people": ({at(low.residents, 2028): 70.0, at(down.people.beds, 2029): 500.0}, (
            f"North Hospital, low need: {ends}", f"North Hospital: {ends}", "North Hospital: beds never rise",
        )),
        "places": ({at(down.offers["house"].moves, 2028): 90.0}, (
            "North Hospital: while the gate is on nobody moves without a place, house",
        )),
        "money": ({at(change.passing, 2028): 5e6, at(change.community, 2029): 5e6, at(change.one_offs, 2030): 9e6,
                   at(change.capital, 2027): 9e6, at(change.released, 2029): 1e6}, (
            "Double funding = lasting + passing", "Lines of the change add up: community",
            "Lines of the change add up: one-off costs", "Lines of the change add up: capital",
            "Released + institution cost = institution budget",
        )),
        "released": ({at(bridge.returned, 2029): 9e6, at(bridge.surplus, 2030): 9e6, at(bridge.gap, 2031): 9e6}, (
            "Bridge: released = ring-fenced + retained + returned", "Bridge: ring-fenced = used + repaid + surplus",
            "Bridge: need = used + drawn + gap", "Released money is spent at most once",
        )),
        "owed": ({at(bridge.balance, 2029): 9e6, at(bridge.opening, 2031): 9e6}, (
            "Bridge: opening + drawn + interest - repaid = closing", "Bridge: opening = closing of the year before",
        )),
        "insurer": ({at(one.institutions["home_south"].insurer.saved, 2029): 9e6}, (
            "South Home: insurer saves less what the owner loses = no longer spent",
        )),
    }  # fmt: skip


@pytest.fixture(scope="module")
def done(annex, known, cells_of):
    """The annex after different cells were typed over, recalculated in one go."""
    changes = {"late": LATE, "late, gate off": LATE | OFF}
    changes |= {f"random {seed}": all_at_random(CHANGE, known, seed) for seed in range(SEEDS)}
    typed = {name: typed_cells(known, new) for name, new in changes.items()}
    typed |= {name: cells for name, (cells, _) in breaks().items()}
    typed |= {"live": {live(annex): "frozen"}, "same": {}}
    found = cells_of({name: (annex, cells) for name, cells in typed.items()})
    return {name: (changes.get(name, {}), cells) for name, cells in found.items()}


def live(annex):
    cells = values(annex, "Settings")
    return next((where, row, 2) for (where, row, column), text in cells.items() if text == "Live scenario")


def said(found, sheet, label, column=FIRST):
    row = next(row for (where, row, at), value in found.items() if (where, at, value) == (sheet, 1, label))
    return found.get((sheet, row, column))


def shown(found, sheet, label):
    """A row of a sheet over the base year and the plan years."""
    row = next(row for (where, row, at), value in found.items() if (where, at, value) == (sheet, 1, label))
    return np.array([found[sheet, row, FIRST + year] for year in range(9)])


def test_every_formula_is_one_that_excel_takes_and_gives_what_is_stored(annex, stored, done):
    assert static_check(annex) == []
    assert differences(stored, done["same"][1]) == []
    assert [place for place, value in stored.items() if value == "NOT OK"] == []


def test_homes_that_come_a_year_later_in_the_file_are_as_a_rerun(done, known):
    changes, found = done["late"]
    results, one = rerun(CHANGE, known, changes)[REFORM], projection(CHANGE).scenarios[REFORM]
    assert model_differences(CHANGE, found, rerun(CHANGE, known, changes)) == []
    down, change, bridge = model().institutions["north"], model().transition, model().bridge
    million = 1e6
    for label, row, size in (
        ("Moved to a home", down.people.moves, 1), ("Wards open", down.wards, 1),
    ):  # fmt: skip
        assert shown(found, "Transition north", label) == pytest.approx(results[row][:9, 0] / size, abs=1e-8)
        assert not np.allclose(results[row][:9, 0], one.values(row)[:9])
    for label, row in (
        ("Double funding: both systems above the budget", change.double_funding), ("Drawn", bridge.drawn),
        ("Owed at the end of the year", bridge.balance), ("One-off costs", change.one_offs),
    ):  # fmt: skip
        assert shown(found, "Transition", label) == pytest.approx(results[row][:9, 0] / million, abs=1e-8)
        assert not np.allclose(results[row][:9, 0], one.values(row)[:9])
    assert said(found, "Cover", "All checks", 2) == "OK"


def test_a_gate_that_is_turned_off_in_the_file_is_said(done, known):
    changes, found = done["late, gate off"]
    assert model_differences(CHANGE, found, rerun(CHANGE, known, changes)) == []
    assert said(found, "Transition", "Gates, all institutions") == "not valid: a gate is off"
    assert said(found, "Cover", "Gates, as the file stands", 2) == "not valid: a gate is off"
    assert said(done["late"][1], "Cover", "Gates, as the file stands", 2) == "every gate is on"
    assert shown(found, "Transition north", "Waiting for a home: would have moved, no home ready").max() == 0


@pytest.mark.parametrize("seed", range(SEEDS))
def test_all_inputs_changed_at_random(done, known, seed):
    changes, found = done[f"random {seed}"]
    assert model_differences(CHANGE, found, rerun(CHANGE, known, changes)) == []
    broken = [place for place, value in found.items() if isinstance(value, str) and value.startswith(("#", "Err:"))]
    assert broken == []
    wrong = [found["Checks", row, 1] for (sheet, row, column), value in found.items()
             if (sheet, column, value) == ("Checks", 6, "NOT OK")]  # fmt: skip
    assert [what for what in wrong if not str(what).startswith(("Baseline as", "Price indices"))] == []


def test_each_check_of_the_change_and_no_other_sees_what_it_is_for(stored, done):
    assert broken_checks(stored) == set()
    for name, (_, checks) in breaks().items():
        assert broken_checks(done[name][1]) == {(check, REFORM) for check in checks}, name


def test_where_a_vote_is_short_the_file_follows_the_engine_and_sees_more_released_than_saved(tmp_path, cells_of):
    one = projection(CHANGE, ("institutions.north.voted", "{2026: 0.9}"))
    model, file = one.scenarios[REFORM].model, tmp_path / "voted.xlsx"
    write_annex(file, one, find(one), Info())
    cells = [annex_cell(one, REFORM, model.transition.released, year).split("!") for year in (2029, 2030)]
    more = {(sheet.strip("'"), *coordinate_to_tuple(cell)): 9e9 for sheet, cell in cells}
    found = cells_of({"same": (file, {}), "more": (file, more)})
    assert differences(values(file), found["same"]) == []
    assert broken_checks(found["same"]) == set()
    assert ("Released is no more than budget less institution cost", REFORM) in broken_checks(found["more"])


def test_the_sheets_follow_the_live_scenario(done):
    found, one = done["live"][1], projection(CHANGE).scenarios["frozen"]
    change = one.model.transition
    assert shown(found, "Transition", "Released: budget less institution cost") == pytest.approx(
        one.values(change.released)[:9] / 1e6
    )
    assert said(found, "Transition", "Break-even year: no double funding from then on").startswith("never: ")


def test_people_and_money_add_up_over_the_sheets(stored):
    parts = SHEETS[1:]
    for label in ("Moved to a home", "Died in the institution", "Institution cost", "One-off costs"):
        both = sum(shown(stored, sheet, label) for sheet in parts)
        assert shown(stored, "Transition", label) == pytest.approx(both)
    steps = ("Indexed institution budget", "No longer spent in institutions (less)", "People in homes (more)",
             "Places opened ahead or empty (more)", "One-off costs (more)",
             "People not admitted, own decision, mobile teams (more)")  # fmt: skip
    total = sum(shown(stored, "Transition", label) for label in steps)
    assert total == pytest.approx(shown(stored, "Transition", "Everything together"))


def test_findings_of_the_engine_and_of_the_file_agree(stored):
    waiting = {finding.year for finding in find(projection(CHANGE)) if finding.rule == "R01" and finding.year}
    row = shown(stored, "Transition north", "Waiting for a home: would have moved, no home ready")
    short = {2025 + year for year in range(1, 9) if row[year] >= 0.5}
    assert short <= waiting
    assert "homes are short" in said(stored, "Transition", "R01, waiting for a home")
    assert "freed posts are still paid" in said(
        stored, "Transition", "R46, freed posts without a destination in the last year"
    )


def test_nothing_is_shown_that_is_not_a_figure(stored):
    assert all(close(value, value) for (sheet, _, _), value in stored.items() if sheet in SHEETS)
