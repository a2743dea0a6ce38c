"""The Workforce sheet and openings that wait: the file and the engine say the same, and the switch is live."""

import pytest
from openpyxl.utils.cell import coordinate_to_tuple

from outputs.annex import annex_cell
from outputs.annex.contents import NAMES
from outputs.static_check import static_check
from tests.outputs.annex.inputs import model_differences, read_inputs, rerun, typed_cells
from tests.outputs.annex.plans import projection, write
from tests.outputs.annex.reading import broken_checks, differences, values
from tests.outputs.annex.variations import all_at_random

NAME, SHEET = "staffed", "Workforce"
LIMIT = ("reform", "workforce.limit_openings")


@pytest.fixture(scope="module")
def annex(tmp_path_factory):
    return write(NAME, tmp_path_factory.mktemp("staffed"))


@pytest.fixture(scope="module")
def inputs(annex):
    return read_inputs(annex)


def test_the_scenarios_differ_in_what_opens_and_nothing_opens_without_staff_where_it_waits():
    scenarios = projection(NAME).scenarios
    opened = {name: [] for name in scenarios}
    for name, one in scenarios.items():
        for waiting in one.model.workforce.waiting:
            opened[name].append([round(float(value)) for value in one.values(waiting.opening)[1:8]])
    assert opened["status_quo"] == []
    assert opened["reform"] == [[2, 1, 1, 1, 0, 0, 0], [2, 1, 0, 0, 0, 0, 0]]
    assert opened["waiting"] != opened["reform"]
    assert all(sum(late) <= sum(early) for late, early in zip(opened["waiting"], opened["reform"], strict=True))


def test_excel_takes_every_formula_and_no_check_is_broken(annex):
    assert static_check(annex) == []
    assert [place for place, value in values(annex).items() if value == "NOT OK"] == []


def test_the_sheet_names_the_shortest_cadre_and_the_openings(annex):
    found = values(annex, SHEET)
    texts = [value for value in found.values() if isinstance(value, str)]
    assert any(text.startswith("Nobody fills ") and text.endswith(tuple("0123456789")) for text in texts)
    assert {"Nurse", "Psychologist", "Manager", "Centres: opening", "Crisis teams: to open in the year"} <= set(texts)
    assert "People redeployed to the community (they stay in post)" in texts


@pytest.fixture(scope="module")
def recalculated(annex, inputs, cells_of):
    """The file as written, with the live scenario another, with openings that wait, and with all inputs at random."""
    live = projection_cell(annex)
    changes = {"limit": {LIMIT: (1.0,)}, **{f"random {seed}": all_at_random(NAME, inputs, seed) for seed in range(2)}}
    typed = {"stored": {}, "live": {live: "waiting"}, "broken": broken()}
    typed |= {what: typed_cells(inputs, new) for what, new in changes.items()}
    return cells_of({what: (annex, cells) for what, cells in typed.items()}), changes


def broken():
    """Wages and people typed over on the Model sheet."""
    people = projection(NAME).scenarios["reform"].model.workforce
    cells = [annex_cell(projection(NAME), "reform", row, 2028) for row in (people.cadres["nurse"].bill, people.in_post)]
    return {(sheet.strip("'"), *coordinate_to_tuple(cell)): 9e6 for sheet, cell in (one.split("!") for one in cells)}


def test_the_checks_of_wages_and_people_see_what_they_are_for(recalculated):
    assert broken_checks(recalculated[0]["broken"]) == {
        ("Wage bill of every cadre = full-time posts x pay x index", "reform"),
        ("People in post of all cadres add up", "reform"),
    }


def projection_cell(annex):
    """Where Settings says which scenario is shown."""
    assert NAMES["live_scenario"][0] == "live"
    return next(place for place, value in values(annex, "Settings").items() if value == "reform")


def test_every_formula_gives_what_is_stored(annex, recalculated):
    assert differences(values(annex), recalculated[0]["stored"]) == []


def test_openings_wait_when_one_is_typed_for_the_limit(inputs, recalculated):
    done, changes = recalculated
    for what, change in changes.items():
        assert model_differences(NAME, done[what], rerun(NAME, inputs, change)) == [], what
    assert model_differences(NAME, done["limit"], rerun(NAME, inputs, {})) != []


def test_the_limit_typed_over_gives_the_scenario_in_which_openings_wait(recalculated):
    waiting = projection(NAME).scenarios["waiting"]
    found = recalculated[0]["limit"]
    rows = {value: row for (sheet, row, column), value in found.items() if (sheet, column) == ("Model reform", 1)}
    for one in waiting.model.workforce.waiting:
        stored = [found["Model reform", rows[one.opening.address], column] for column in range(5, 13)]
        assert stored == pytest.approx(list(waiting.values(one.opening)[:8]))


def test_the_sheet_follows_the_live_scenario(recalculated):
    waiting = projection(NAME).scenarios["waiting"]
    found = {place: value for place, value in recalculated[0]["live"].items() if place[0] == SHEET}
    (row,) = [row for (_, row, _), value in found.items() if value == "Centres: opening"]
    expected = list(waiting.values(waiting.model.workforce.waiting[0].opening)[:8])
    assert [found[SHEET, row, column] for column in range(4, 12)] == pytest.approx(expected)
    assert [place for place, value in found.items() if str(value).startswith(("#", "Err:"))] == []
